#!/bin/sh
# The exit codes of docs/output.md, one after the other.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX SOURCE_DATE_EPOCH
export HOME="$scratch" GIT_CONFIG_NOSYSTEM=1 XDG_CONFIG_HOME="$scratch/none"

fail() {
    printf 'FAILED: %s\n' "$*"
    cat "$scratch/out" "$scratch/err"
    exit 1
}

# expect CODE ARGUMENT...: what waybill says goes to the files `out` and `err`. An error is one line
# and stands alone; a report may have any.
expect() {
    expected=$1
    shift
    code=0
    "$WAYBILL" "$@" >"$scratch/out" 2>"$scratch/err" || code=$?
    [ "$code" -eq "$expected" ] || fail "exit $code instead of $expected: $*"
    if [ "$code" -eq 2 ]; then
        [ ! -s "$scratch/out" ] || fail "an error, and output: $*"
        [ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "not one line: $*"
        grep -q '^waybill: ' "$scratch/err" || fail "no error is told: $*"
    fi
}

letters=$(printf 'waybill exit codes' | sha256sum | tr '0-9a-f' 'A-P' | cut -c 1-16)
secret=$(printf 'waybill exit secret' | sha256sum | tr '0-5' 'Q-V' | cut -c 1-40)
git init -q clean
printf 'print("hello")\n' >clean/hello.py
git init -q dirty
printf 'aws_access_key_id = "%s"\naws_secret_access_key = "%s"\n' "AKIA$letters" "$secret" \
    >dirty/settings.py

# 0: complete, and below the threshold.
expect 0 --help
expect 0 help scan
expect 0 --version
expect 0 scan clean
expect 0 advise clean
expect 0 scan dirty
expect 0 scan --fail-on never dirty
expect 0 scan --fail-on finding clean

# 1: at the threshold, by the command line or the configuration, which gives way.
for list in finding credential severity:low low credential,card; do
    expect 1 scan --fail-on "$list" dirty
done
printf 'fail_on: credential\n' >dirty/.waybill.yml
expect 1 scan dirty
expect 0 scan --fail-on never dirty
rm dirty/.waybill.yml
git -C dirty add settings.py
(cd dirty && expect 1 scan --staged)
(cd dirty && expect 0 scan --staged --fail-on never)
(cd clean && expect 0 scan --staged)

# 2: the command line, the configuration, the patterns.
expect 2
expect 2 scna
expect 2 scan --nonsense
expect 2 scan --staged --rev HEAD
expect 2 scan clean dirty
expect 2 scan --fail-on everything clean
expect 2 scan --config nowhere.yml clean
expect 2 scan --rev no-such-revision clean
printf 'owner: oss\nsectr: health\n' >clean/.waybill.yml
expect 2 scan clean
grep -q ':2:1: .*sector' err || fail 'the place and the nearest key are not told'
rm clean/.waybill.yml
printf 'patterns: []\nnonsense\n' >patterns.yml
expect 2 scan --patterns patterns.yml clean

# 3: incomplete, or unable.
mkdir plain
printf 'print("hello")\n' >plain/hello.py
expect 3 scan plain
expect 0 scan --no-git plain
awk 'BEGIN { for (i = 0; i < 1000; i++) print "print(" i ")" }' >clean/long.py
expect 3 scan --max-file-size 1K clean
expect 3 scan --output no/such/folder/report.txt clean
rm clean/long.py

# 1 wins over 3.
awk 'BEGIN { for (i = 0; i < 1000; i++) print "print(" i ")" }' >dirty/long.py
expect 3 scan --max-file-size 1K dirty
expect 1 scan --max-file-size 1K --fail-on credential dirty

# Output that cannot be written is 3 and told; a reader that has left early is 3, and no news.
if [ -e /dev/full ]; then
    code=0
    "$WAYBILL" scan clean >/dev/full 2>err || code=$?
    [ "$code" -eq 3 ] || fail "exit $code with a full disk"
    grep -q '^waybill: ' err || fail 'a full disk is not told'
fi
code=0
"$WAYBILL" scan clean >&- 2>err || code=$?
[ "$code" -eq 3 ] || fail "exit $code without an output"
mkfifo pipe
: >err
(
    code=0
    "$WAYBILL" scan clean >pipe 2>err || code=$?
    echo "$code" >code
) &
exec 9<pipe
exec 9<&-
wait
[ "$(cat code)" -eq 3 ] || fail "exit $(cat code) with a reader that has left"
[ ! -s err ] || fail 'a reader that has left is told'
