#!/bin/sh
# The step of action.yml: scans the checkout once, shows the report in the log, in the job's summary
# and as annotations, writes the files that are asked for, sets the outputs, and ends with the exit
# code of `waybill scan`.
#
# File names and texts of the checkout are anybody's. Nothing of them is evaluated, or printed where
# the runner takes lines for commands, but for the annotations, which waybill escapes
# (`--format github`).
set -u

: "${INPUT_PATH:=.}" "${INPUT_FAIL_ON:=credential,card,health,bulk-personal}"
: "${INPUT_COMMITS:=}" "${INPUT_CONFIG_FROM:=}" "${INPUT_FORMAT:=json}" "${INPUT_OUTPUT:=}"
: "${INPUT_SARIF:=}"
: "${EVENT_BASE:=}" "${EVENT_HEAD:=}"
: "${GITHUB_WORKSPACE:?}" "${GITHUB_ACTION_PATH:?}" "${GITHUB_OUTPUT:?}" "${GITHUB_STEP_SUMMARY:?}"

# GitHub drops a summary of more than 1 MiB.
summary_most=900000

cd "$GITHUB_WORKSPACE" || exit 3
scratch=$(mktemp -d "${RUNNER_TEMP:-/tmp}/waybill.XXXXXX") || exit 3

# A word that nothing in the checkout can have foreseen.
token=$(od -A n -N 16 -t x1 /dev/urandom | tr -d ' \n')
[ "${#token}" -eq 32 ] || exit 3

# set_output NAME VALUE, also of several lines.
set_output() {
    printf '%s<<%s\n%s\n%s\n' "$1" "$token" "$2" "$token" >>"$GITHUB_OUTPUT"
}

# The range to scan; empty for the files. A push that makes a branch has no commit before it (all
# zeros), and some events have none at all: then it is all of the history up to there.
range_of() {
    case $INPUT_COMMITS in
    event) ;;
    *)
        printf '%s' "$INPUT_COMMITS"
        return
        ;;
    esac
    case $EVENT_BASE in
    *[!0]*) printf '%s..%s' "$EVENT_BASE" "${EVENT_HEAD:-HEAD}" ;;
    *) printf 'history' ;;
    esac
}

# The one scan. The owner of a checkout may be another user than the one of a container's step.
scan() {
    case $range in
    '') set -- ;;
    history) set -- --history ;;
    *) set -- --range "$range" ;;
    esac
    [ -z "$INPUT_CONFIG_FROM" ] || set -- "$@" "--config-from=$INPUT_CONFIG_FROM"
    [ "$report" = "$scratch/report.json" ] || set -- "$@" --report "$INPUT_FORMAT=$report"
    [ -z "$INPUT_SARIF" ] || set -- "$@" --report "sarif=$INPUT_SARIF"
    "$waybill" scan --trust-owner --color never --fail-on "$INPUT_FAIL_ON" \
        --format json --output "$scratch/report.json" \
        --report "text=$scratch/report.text" --report "markdown=$scratch/summary.md" \
        --report "github=$scratch/annotations" "$@" -- "$INPUT_PATH"
}

# The tier in a JSON report. Within the strings of JSON each quote has a backslash in front, so this
# is found where it is a key and nowhere else.
tier_of() {
    tr -d ' \t\n' <"$1" | sed -n 's/.*"assessment":{"tier":"\([a-z]*\)".*/\1/p'
}

count_findings() {
    grep -o '"fingerprint" *:' "$1" | wc -l | tr -d ' '
}

# A path of this workspace, absolute.
absolute() {
    case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$GITHUB_WORKSPACE" "$1" ;;
    esac
}

summarize() {
    [ -s "$scratch/summary.md" ] || return 0
    if [ "$(wc -c <"$scratch/summary.md")" -le "$summary_most" ]; then
        cat "$scratch/summary.md" >>"$GITHUB_STEP_SUMMARY"
    else
        echo 'The report is longer than a summary may be; it is in the log.' >>"$GITHUB_STEP_SUMMARY"
    fi
}

report_and_scan() {
    waybill=$(command -v waybill) || waybill=$GITHUB_ACTION_PATH/waybill
    range=$(range_of)
    report=${INPUT_OUTPUT:-$scratch/report.$INPUT_FORMAT}
    scan
    code=$?
    [ -s "$scratch/report.json" ] || return "$code"

    set_output tier "$(tier_of "$scratch/report.json")"
    set_output findings "$(count_findings "$scratch/report.json")"
    cat "$scratch/report.text"
    summarize
    set_output report "$(absolute "$report")"
    [ -z "$INPUT_SARIF" ] || set_output sarif "$(absolute "$INPUT_SARIF")"
    return "$code"
}

# Between these two lines the runner obeys no command that may stand in a report.
echo "::stop-commands::$token"
report_and_scan 2>&1
code=$?
echo "::$token::"
[ ! -s "$scratch/annotations" ] || cat "$scratch/annotations"

case $code in
0) ;;
1) echo "::error title=waybill::The checkout carries what fail-on names; the summary tells what" ;;
2) echo "::error title=waybill::The step or the configuration is wrong; the log tells what" ;;
*) echo "::error title=waybill::Not all of the checkout could be looked at; the log tells why" ;;
esac
exit "$code"
