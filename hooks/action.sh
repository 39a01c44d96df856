#!/bin/sh
# The step of action.yml: scans the checkout, shows the report in the log and in the job's summary,
# sets the outputs, and ends with the exit code of `waybill scan`.
#
# Two runs, since a report has one form: the first one decides and is read by this script, the
# second one is for people. File names and texts of the checkout are anybody's, so nothing of them
# is printed where the runner takes lines for commands, or evaluated.
set -u

: "${INPUT_PATH:=.}" "${INPUT_FAIL_ON:=credential,card,health,bulk-personal}"
: "${INPUT_COMMITS:=}" "${INPUT_CONFIG_FROM:=}" "${INPUT_FORMAT:=json}" "${INPUT_OUTPUT:=}"
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

# scan FORMAT FAIL-ON FILE: the report of the checkout in that file. The owner of a checkout may be
# another user than the one of a container's step.
scan() {
    format=$1 fail_on=$2 output=$3
    case $range in
    '') set -- ;;
    history) set -- --history ;;
    *) set -- --range "$range" ;;
    esac
    "$waybill" scan --trust-owner --color never --format "$format" --fail-on "$fail_on" \
        --output "$output" "$@" \
        ${INPUT_CONFIG_FROM:+"--config-from=$INPUT_CONFIG_FROM"} -- "$INPUT_PATH"
}

# The tier in a JSON report. Within the strings of JSON each quote has a backslash in front, so this
# is found where it is a key and nowhere else.
tier_of() {
    tr -d ' \t\n' <"$1" | sed -n 's/.*"assessment":{"tier":"\([a-z]*\)".*/\1/p'
}

count_findings() {
    grep -o '"fingerprint" *:' "$1" | wc -l | tr -d ' '
}

# A file as Markdown, between fences longer than any run of backticks in it.
fenced() {
    LC_ALL=C awk -v most="$summary_most" '
        {
            size += length($0) + 1
            if (size > most) {
                cut = 1
                exit
            }
            lines[++count] = $0
            rest = $0
            while (match(rest, /`+/)) {
                if (RLENGTH > longest)
                    longest = RLENGTH
                rest = substr(rest, RSTART + RLENGTH)
            }
        }
        END {
            fence = "```"
            while (length(fence) <= longest)
                fence = fence "`"
            print fence "text"
            for (i = 1; i <= count; i++)
                print lines[i]
            print fence
            if (cut)
                print "\nThe report is longer than a summary may be; the rest is in the log."
        }' "$1"
}

report_and_scan() {
    waybill=$(command -v waybill) || waybill=$GITHUB_ACTION_PATH/waybill
    range=$(range_of)
    scan json "$INPUT_FAIL_ON" "$scratch/report.json"
    code=$?
    [ -s "$scratch/report.json" ] || return "$code"

    set_output tier "$(tier_of "$scratch/report.json")"
    set_output findings "$(count_findings "$scratch/report.json")"
    if scan text never "$scratch/report.text" || [ -s "$scratch/report.text" ]; then
        cat "$scratch/report.text"
        fenced "$scratch/report.text" >>"$GITHUB_STEP_SUMMARY"
    fi

    report=${INPUT_OUTPUT:-$scratch/report.$INPUT_FORMAT}
    case $INPUT_FORMAT in
    json | text)
        [ "$report" = "$scratch/report.$INPUT_FORMAT" ] ||
            cat "$scratch/report.$INPUT_FORMAT" >"$report" || return 3
        ;;
    *)
        scan "$INPUT_FORMAT" never "$report"
        status=$?
        [ "$status" -ne 2 ] || return 2
        ;;
    esac
    case $report in
    /*) ;;
    *) report=$GITHUB_WORKSPACE/$report ;;
    esac
    set_output report "$report"
    return "$code"
}

# Between these two lines the runner obeys no command that may stand in a report.
echo "::stop-commands::$token"
report_and_scan 2>&1
code=$?
echo "::$token::"

case $code in
0) ;;
1) echo "::error title=waybill::The checkout carries what fail-on names; the summary tells what" ;;
2) echo "::error title=waybill::The step or the configuration is wrong; the log tells what" ;;
*) echo "::error title=waybill::Not all of the checkout could be looked at; the log tells why" ;;
esac
exit "$code"
