#!/bin/sh
# `waybill hook`: real commits that the installed hook refuses or lets through, in all the places
# where git looks for hooks, and what it does with hooks that are not its own.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# Nothing of the machine's own configuration, but who commits.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX
export HOME="$scratch" GIT_CONFIG_NOSYSTEM=1 XDG_CONFIG_HOME="$scratch/none"
git config --global user.name waybill
git config --global user.email waybill@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

fail() {
    printf 'FAILED: %s\n' "$*"
    [ ! -e "$scratch/said" ] || cat "$scratch/said"
    exit 1
}

# expect CODE COMMAND...: runs it, with all it says in the file `said`.
expect() {
    expected=$1
    shift
    code=0
    "$@" >"$scratch/said" 2>&1 || code=$?
    [ "$code" -eq "$expected" ] || fail "exit $code instead of $expected: $*"
}

says() {
    grep -q -- "$1" "$scratch/said" || fail "it does not say: $1"
}

# Shaped like a key pair of a cloud provider, and made here so that no file of ours holds one.
letters=$(printf 'waybill hook test' | sha256sum | tr '0-9a-f' 'A-P' | cut -c 1-16)
access_key=AKIA$letters
secret_key=$(printf 'waybill hook secret' | sha256sum | tr '0-5' 'Q-V' | cut -c 1-40)
write_credential() {
    printf 'aws_access_key_id = "%s"\naws_secret_access_key = "%s"\n' "$access_key" "$secret_key" >"$1"
}

# refused COMMAND...: a commit that must fail, without a word of the credential.
refused() {
    before=$(git rev-parse -q --verify HEAD || echo none)
    expect 1 "$@"
    [ "$(git rev-parse -q --verify HEAD || echo none)" = "$before" ] || fail "it was committed: $*"
    ! grep -q -e "$letters" -e "$secret_key" "$scratch/said" || fail "the credential was shown"
}

# One repository from its first commit on.
git init -q work
cd work
expect 0 "$WAYBILL" hook install
says "Installed .*/work/.git/hooks/pre-commit"
[ -x .git/hooks/pre-commit ] || fail 'the hook is not executable'
cp -p .git/hooks/pre-commit ../first
expect 0 "$WAYBILL" hook install
says 'already installed'
cmp .git/hooks/pre-commit ../first || fail 'installing again changed the hook'

write_credential settings.py
git add settings.py
refused git commit -m 'first'
says settings.py
printf 'name = "waybill"\n' >settings.py
git add settings.py
expect 0 git commit -m 'first'

# What is committed counts: not the work tree, and whatever index git makes for it.
write_credential settings.py
expect 0 git commit --allow-empty -m 'nothing of the work tree'
refused git commit -a -m 'all'
refused git commit -m 'one file' settings.py
git add settings.py
printf 'name = "waybill"\n' >settings.py
refused git commit -m 'the index holds it still'
git reset -q
mkdir folder
write_credential folder/deep.py
git add folder/deep.py
cd folder
refused git commit -m 'from below'
cd ..
expect 0 git commit --no-verify -m 'by force'
expect 0 git commit --amend --no-edit
git rm -q folder/deep.py
expect 0 git commit -m 'taken out'

# Linked work trees share the hook.
git worktree add -q ../linked HEAD
cd ../linked
write_credential linked.py
git add linked.py
refused git commit -m 'linked'
expect 0 "$WAYBILL" hook install
says 'already installed: .*/work/.git/hooks/pre-commit'
cd ../work

# Another hook stays, runs first, and comes back.
expect 0 "$WAYBILL" hook uninstall
[ ! -e .git/hooks/pre-commit ] || fail 'the hook is still there'
expect 0 "$WAYBILL" hook uninstall pre-commit
says 'no pre-commit hook to remove'
printf '#!/bin/sh\nexit 0\n' >../foreign
chmod +x ../foreign
cp -p ../foreign .git/hooks/pre-commit
expect 0 "$WAYBILL" hook uninstall pre-commit
says "not waybill's"
cmp .git/hooks/pre-commit ../foreign || fail 'the other hook was changed'
expect 0 "$WAYBILL" hook install pre-commit
cmp .git/hooks/pre-commit.before-waybill ../foreign || fail 'the other hook was not kept'
write_credential chained.py
git add chained.py
refused git commit -m 'chained'
git rm -q --cached chained.py
rm .git/hooks/pre-commit
ln -s ../../../foreign .git/hooks/pre-commit
expect 3 "$WAYBILL" hook install pre-commit
says 'already there'
rm .git/hooks/pre-commit.before-waybill
expect 0 "$WAYBILL" hook install pre-commit
[ ! -L .git/hooks/pre-commit ] || fail 'the hook was written through a link'
[ "$(wc -l <../foreign)" -eq 2 ] || fail 'the file behind the link was changed'
expect 0 "$WAYBILL" hook uninstall pre-commit
[ "$(readlink .git/hooks/pre-commit)" = ../../../foreign ] || fail 'the link did not come back'
expect 0 "$WAYBILL" hook install

# core.hooksPath: relative to the top of the work tree, absolute, and in the home folder.
git config core.hooksPath .githooks
(cd folder 2>/dev/null || mkdir folder && cd folder && "$WAYBILL" hook install --quiet)
[ -x .githooks/pre-commit ] || fail 'core.hooksPath was not heeded'
write_credential paths.py
git add paths.py
refused git commit -m 'hooks path'
git rm -q --cached paths.py
# shellcheck disable=SC2088 # it is for git to expand
git config core.hooksPath '~/a folder of hooks'
expect 0 "$WAYBILL" hook install
[ -x "$HOME/a folder of hooks/pre-commit" ] || fail 'core.hooksPath in the home folder'
git config --unset core.hooksPath

# Every byte that a path may have: the program's own is written into the hook.
odd="$scratch/it's a \"\$HOME\" \`pwd\` \\ folder"
mkdir "$odd"
cp "$WAYBILL" "$odd/waybill"
expect 0 "$odd/waybill" hook install
write_credential odd.py
git add odd.py
refused git commit -m 'odd'
says odd.py

# A hook whose program is gone refuses, and says what to do.
rm "$odd/waybill"
git rm -q --cached odd.py
git add -N odd.py
expect 1 git commit --allow-empty -m 'unchecked'
says 'not checked'
says 'waybill hook install'
says '--no-verify'
[ "$(grep -c '^waybill: ' "$scratch/said")" -eq 3 ] || fail 'not three lines'

# Where there is no hooks folder to be had.
git init -q --template= ../bare-bones
cd ../bare-bones
rm -rf .git/hooks
expect 0 "$WAYBILL" hook install
[ -x .git/hooks/pre-commit ] || fail 'the hooks folder was not made'
git config core.hooksPath /dev/null
expect 3 "$WAYBILL" hook install
cd "$scratch"
expect 3 "$WAYBILL" hook install
expect 2 "$WAYBILL" hook
expect 2 "$WAYBILL" hook install no-such-hook
