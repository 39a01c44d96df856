#!/bin/sh
# hooks/action.sh, the script of action.yml, in an environment made up like a runner's.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

export HOME="$scratch" GIT_CONFIG_NOSYSTEM=1 XDG_CONFIG_HOME="$scratch/none"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX
unset INPUT_PATH INPUT_FAIL_ON INPUT_COMMITS INPUT_CONFIG_FROM INPUT_FORMAT INPUT_OUTPUT INPUT_SARIF EVENT_BASE EVENT_HEAD
mkdir bin temp checkout
ln -s "$WAYBILL" bin/waybill
export PATH="$scratch/bin:$PATH"
export GITHUB_WORKSPACE="$scratch/checkout" GITHUB_ACTION_PATH="$WAYBILL_SOURCE"
export GITHUB_OUTPUT="$scratch/output" GITHUB_STEP_SUMMARY="$scratch/summary"
export RUNNER_TEMP="$scratch/temp"

fail() {
    printf 'FAILED: %s\n' "$*"
    cat "$scratch/said" "$GITHUB_OUTPUT" "$GITHUB_STEP_SUMMARY"
    exit 1
}

# step CODE [NAME=VALUE...]: one run of the step with these inputs.
step() {
    expected=$1
    shift
    code=0
    : >"$GITHUB_OUTPUT"
    : >"$GITHUB_STEP_SUMMARY"
    env "$@" sh "$WAYBILL_SOURCE/hooks/action.sh" >"$scratch/said" 2>"$scratch/errors" || code=$?
    [ ! -s "$scratch/errors" ] || fail "it writes to standard error: $(cat "$scratch/errors")"
    [ "$code" -eq "$expected" ] || fail "exit $code instead of $expected: $*"
}

# The value of an output, read the way the runner does: NAME<<WORD, lines, WORD.
output() {
    awk -v name="$1" '
        end == "" { split($0, part, "<<"); end = part[2]; key = part[1]; next }
        $0 == end { end = ""; next }
        key == name { print }' "$GITHUB_OUTPUT"
}

is() {
    [ "$1" = "$2" ] || fail "'$1' is not '$2'"
}

# What the runner would obey: all but the lines between stop-commands and its word.
obeyed() {
    awk '
        word != "" { if ($0 == "::" word "::") word = ""; next }
        /^::stop-commands::/ { word = substr($0, 18); next }
        { print }' "$scratch/said"
}

git init -q checkout
printf 'print("hello")\n' >checkout/hello.py

step 0
is "$(output findings)" 0
case $(output tier) in
low | medium | high) ;;
*) fail 'no tier' ;;
esac
jq -e '.assessment.tier' "$(output report)" >/dev/null || fail 'the report is no JSON'
grep -q '^## Risk tier: ' "$GITHUB_STEP_SUMMARY" || fail 'no summary'
is "$(obeyed)" ''

# A credential, beside a file whose name is made to be taken for a command or a code span.
letters=$(printf 'waybill action test' | sha256sum | tr '0-9a-f' 'A-P' | cut -c 1-16)
secret=$(printf 'waybill action secret' | sha256sum | tr '0-5' 'Q-V' | cut -c 1-40)
# shellcheck disable=SC2016 # it must not be expanded
odd='::error::````` $(touch made)'
printf 'aws_access_key_id = "%s"\naws_secret_access_key = "%s"\n' "AKIA$letters" "$secret" |
    tee checkout/settings.py >"checkout/$odd.py"
step 1
[ "$(output findings)" -ge 2 ] || fail 'too few findings'
is "$(output findings)" "$(jq '.findings | length' "$(output report)")"
is "$(output tier)" "$(jq -r '.assessment.tier' "$(output report)")"
# An annotation for each finding, and the word on the step.
is "$(obeyed | wc -l)" "$(($(output findings) + 1))"
is "$(obeyed | grep -c '^::error title=[a-z0-9-]*,file=[^:]*,line=[0-9]*,[^:]*::')" "$(output findings)"
obeyed | tail -n 1 | grep -q '^::error title=waybill::' || fail 'the runner is not told'
! grep -q -r -e "$letters" -e "$secret" "$scratch/said" "$GITHUB_STEP_SUMMARY" "$scratch/temp" ||
    fail 'the credential was shown'
[ ! -e checkout/made ] || fail 'a file name was run'
# shellcheck disable=SC2016 # a code span, no command
grep -q '`settings.py:1`' "$GITHUB_STEP_SUMMARY" || fail 'the summary names no file'

# Inputs: another threshold, another folder, each form of the report in a named file.
step 0 INPUT_FAIL_ON=never
mkdir checkout/clean
printf 'print("hello")\n' >checkout/clean/hello.py
step 0 INPUT_PATH=clean
is "$(output findings)" 0
step 1 INPUT_FORMAT=text INPUT_OUTPUT=../report.txt
is "$(output report)" "$scratch/checkout/../report.txt"
grep -q settings.py report.txt || fail 'the text report names no file'
step 1 INPUT_FORMAT=jsonl "INPUT_OUTPUT=$scratch/one
two.jsonl"
is "$(output report)" "$scratch/one
two.jsonl"
is "$(jq -s length "$(output report)")" "$(output findings)"
step 1 INPUT_SARIF=out.sarif
is "$(output sarif)" "$scratch/checkout/out.sarif"
is "$(jq '.runs[0].results | length' "$(output sarif)")" "$(output findings)"
rm checkout/out.sarif

# What is wrong with the step ends with 2, what cannot be done with 3, and both are told.
step 2 INPUT_FAIL_ON=everything
obeyed | grep -q '^::error ' || fail 'wrong usage is not told'
step 2 INPUT_FORMAT=pdf
step 2 INPUT_PATH=nowhere
step 3 INPUT_OUTPUT=no/such/folder/report.json
printf 'ownr: startup\n' >checkout/.waybill.yml
step 2
grep -q '.waybill.yml:1:1' "$scratch/said" || fail 'the place of the error is not told'
rm checkout/.waybill.yml

# A checkout cannot leave itself out when the policy is another commit's.
git -C checkout -c user.name=Sam -c user.email=sam@example.com commit -q --allow-empty -m base
printf 'ignore: {paths: ["*.py"]}\n' >checkout/.waybill.yml
step 0
step 1 INPUT_CONFIG_FROM=HEAD
step 2 INPUT_CONFIG_FROM=nowhere
rm checkout/.waybill.yml

# The commits of a push, of a new branch (whose base is zeros), and of a range that is not there.
commit() {
    git -C commits add -A
    git -C commits -c user.name=Sam -c user.email=sam@example.com commit -qm "$1"
}
git init -q commits
printf 'x = 1\n' >commits/a.py
commit one
before=$(git -C commits rev-parse HEAD)
printf 'aws_access_key_id = "%s"\n' "AKIA$letters" >commits/a.py
commit two
printf 'x = 1\n' >commits/a.py
commit three
after=$(git -C commits rev-parse HEAD)
step 0 GITHUB_WORKSPACE="$scratch/commits"
is "$(output findings)" 0
step 1 GITHUB_WORKSPACE="$scratch/commits" INPUT_COMMITS=event EVENT_BASE="$before" EVENT_HEAD="$after"
is "$(output findings)" 1
step 0 GITHUB_WORKSPACE="$scratch/commits" INPUT_COMMITS=event EVENT_BASE="$after" EVENT_HEAD="$after"
step 1 GITHUB_WORKSPACE="$scratch/commits" INPUT_COMMITS=event EVENT_HEAD="$after" \
    EVENT_BASE=0000000000000000000000000000000000000000
step 1 GITHUB_WORKSPACE="$scratch/commits" INPUT_COMMITS=HEAD~2..HEAD
step 2 GITHUB_WORKSPACE="$scratch/commits" INPUT_COMMITS=nowhere..HEAD

# A text longer than a summary may be is cut, and the step ends as it would.
cat >bin/long <<'LONG'
#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
    --output) echo '{"findings": [], "assessment": {"tier": "low"}}' >"$2" ;;
    --report) awk 'BEGIN { for (i = 0; i < 40000; i++) print "a line of a long, long report", i }' >"${2#*=}" ;;
    esac
    shift
done
LONG
chmod +x bin/long
ln -sf long bin/waybill
step 0
is "$(output tier)" low
[ "$(wc -c <"$GITHUB_STEP_SUMMARY")" -lt 1048576 ] || fail 'the summary is too long'
tail -n 1 "$GITHUB_STEP_SUMMARY" | grep -q 'longer than a summary' || fail 'the cut is not told'

# Without waybill on the PATH it is the one of the action's own checkout.
rm bin/waybill
mkdir -p own/hooks
cp "$WAYBILL_SOURCE/hooks/action.sh" own/hooks/
mv bin/long own/waybill
WAYBILL_SOURCE="$scratch/own" GITHUB_ACTION_PATH="$scratch/own" step 0
