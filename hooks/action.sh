#!/bin/sh
# The steps of action.yml:
#
#   find    which program scans: a released one, loaded and checked, the one in PATH, or one to build
#   build   builds it from the action's own files, or takes the one that the cache had
#   scan    scans once, shows the report in the log, in the job's summary and as annotations, writes
#           the files that are asked for, sets the outputs, and ends as `waybill scan` does
#
# The checkout is anybody's: names, contents and messages. Nothing of it is evaluated, or printed
# where the runner takes lines for commands, but for the annotations, which waybill escapes
# (`--format github`). No token is used.
set -u

: "${GITHUB_ACTION_PATH:?}" "${GITHUB_OUTPUT:?}" "${RUNNER_TEMP:=/tmp}"
action=$GITHUB_ACTION_PATH
# shellcheck disable=SC2034 # both are for setup.sh
root=$action setup_quiet=yes
# shellcheck source=tools/setup.sh
. "$action/tools/setup.sh"

# A word that nothing in the checkout can have foreseen.
token=$(od -A n -N 16 -t x1 /dev/urandom | tr -d ' \n')
[ "${#token}" -eq 32 ] || exit 3

# set_output NAME VALUE, also of several lines.
set_output() {
    printf '%s<<%s\n%s\n%s\n' "$1" "$token" "$2" "$token" >>"$GITHUB_OUTPUT"
}

# annotate LEVEL WORDS, see "Workflow commands" in GitHub's documentation.
annotate() {
    printf '::%s title=waybill::%s\n' "$1" "$(printf '%s' "$2" | sed 's/%/%25/g' | tr '\r\n' '  ')"
}

# give_up CODE WORDS
give_up() {
    annotate error "$2"
    exit "$1"
}

# --- The program

# Sets $sum and $address to those of a row of hooks/releases; fails where there is none.
find_release() {
    row=$(version=$1 platform=$2 awk '
        !/^#/ && $1 == ENVIRON["version"] && $2 == ENVIRON["platform"] {
            known = length($3) == 64 && $3 !~ /[^0-9a-f]/ && $4 ~ /^https:../
            print known ? $3 " " $4 : "bad"
            exit
        }' "$action/hooks/releases")
    [ "$row" != bad ] ||
        give_up 2 "hooks/releases: the row of $1 $2 needs a SHA-256 and an https address"
    sum=${row%% *} address=${row#* }
    [ -n "$row" ]
}

is_release() {
    printf '%s  %s\n' "$sum" "$1" | sha256sum -c >/dev/null 2>&1
}

# Loads what find_release() found to $program. It is given the right to run once it is known.
load_release() {
    command -v curl >/dev/null || give_up 3 'a released waybill is loaded with curl, which is missing'
    loaded=$(mktemp "$program.XXXXXX") || exit 3
    curl --fail --silent --show-error --location --proto '=https' --retry 3 --max-time 300 \
        --output "$loaded" "$address" || give_up 3 "waybill $1 could not be loaded from $address"
    if ! is_release "$loaded"; then
        rm -f "$loaded"
        give_up 3 "what $address gave is not waybill $1: its SHA-256 is another one. It was not run"
    fi
    chmod 755 "$loaded" && mv "$loaded" "$program" || exit 3
}

# All that the program is built from, lock file and system included: cached programs of other
# sources, or with other libraries, are other programs.
name_of_build() {
    # shellcheck source=/dev/null
    system=$(. /etc/os-release && printf '%s-%s' "$ID" "${VERSION_ID:-rolling}") || system=unknown
    sources=$(cd "$action" && find CMakeLists.txt CMakePresets.json cmake grammars patterns policy \
        scanner tools waybill -name node_modules -prune -o -type f -print |
        LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -c 1-64)
    printf 'waybill-%s-%s-%s' "$(uname -m)" "$system" "$sources"
}

# Sets $program to its place among the runner's tools: keep_in NAME.
keep_in() {
    program=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/waybill/$1/waybill
    mkdir -p "${program%/*}" || give_up 3 "no folder can be made for waybill in ${program%/waybill/*}"
}

find_program() {
    : "${INPUT_VERSION:=}"
    own=$(setup_version)
    version=${INPUT_VERSION#v}
    : "${version:=$own}"
    platform=$(setup_platform)

    if [ "$version" = installed ]; then
        program=$(command -v waybill) || give_up 2 'version: installed, but there is no waybill in PATH'
        case $program in
        /*) ;;
        *) give_up 2 'version: installed, but PATH has a folder of the checkout before any other waybill' ;;
        esac
    elif find_release "$version" "$platform"; then
        keep_in "$version-$platform"
        is_release "$program" || load_release "$version"
    elif [ "$version" = "$own" ]; then
        key=$(name_of_build)
        keep_in "$key"
        set_output cache-key "$key"
    else
        give_up 2 "version: there is no release $version for $platform; hooks/releases of this action has all"
    fi
    set_output program "$program"
}

# The program of a cache is all there is of that build, and needs its libraries.
add_libraries() {
    (
        setup_begin
        setup_packages build
    )
}

build_program() {
    : "${PROGRAM:?}"
    if [ -x "$PROGRAM" ]; then
        "$PROGRAM" --version 2>/dev/null && return
        add_libraries && "$PROGRAM" --version && return
    fi
    "$action/waybill" --version && cp "$action/build/release/waybill" "$PROGRAM.new" &&
        mv "$PROGRAM.new" "$PROGRAM" && return
    give_up 3 'waybill could not be built; the log tells why. It runs on Linux'
}

# --- What to scan

# What is told in the log, in the summary and with the verdict.
note() {
    notes="${notes:+$notes }$1"
}

choose_push() {
    if ! is_commit "$EVENT_AFTER"; then
        scanned=nothing
        note 'The push deleted a reference: there is nothing to scan.'
    elif has_commit "$EVENT_BEFORE"; then
        choose_range "$EVENT_BEFORE" "$EVENT_AFTER"
    elif is_commit "$EVENT_BEFORE" && [ "$EVENT_FORCED" != true ]; then
        without_commits
    else
        choose_new "${GITHUB_REF:-}" "$EVENT_DEFAULT_BRANCH" "$EVENT_AFTER"
    fi
}

# What to scan, and whose .waybill.yml and baseline hold: a change must not let itself off.
choose() {
    base=
    case $GITHUB_EVENT_NAME in
    pull_request* | merge_group) base=${EVENT_BASE:-none} ;;
    esac
    if [ "$INPUT_SCAN" != auto ]; then
        scanned=$INPUT_SCAN
    elif [ -n "$base" ]; then
        choose_range "$base" "$EVENT_HEAD"
    elif [ "$GITHUB_EVENT_NAME" = push ]; then
        choose_push
    else
        scanned=files # schedule, workflow_dispatch, release and the like have no commits
    fi
    [ "$scanned" = nothing ] || choose_policy "$INPUT_CONFIG_FROM" "$base"
}

# --- The scan

# own_file FILE: what is written into the checkout stays there, and does not go where its links lead.
own_file() {
    case $1 in
    /* | '') return ;;
    esac
    folder=$(cd -- "$(dirname -- "./$1")" 2>/dev/null && pwd -P) || return 0
    case $folder/ in
    "$(pwd -P)"/*) ;;
    *) give_up 2 "$1 is not in the workspace: a link leads out of it" ;;
    esac
    [ ! -L "$1" ] || rm -f -- "./$1"
}

own_files() {
    own_file "$INPUT_SARIF"
    while IFS= read -r line; do
        own_file "${line#*=}"
    done <<REPORTS
$INPUT_REPORTS
REPORTS
}

# scan_once OPTION...: the options say what. The owner of a checkout may be another user than the one
# of a container's step.
scan_once() {
    [ -z "$policy" ] || set -- "$@" "$policy"
    [ -z "$INPUT_SARIF" ] || set -- "$@" --report "sarif=$INPUT_SARIF"
    while IFS= read -r line; do
        [ -z "$line" ] || set -- "$@" --report "$line"
    done <<REPORTS
$INPUT_REPORTS
REPORTS
    "$program" scan --trust-owner --color never --fail-on "$INPUT_FAIL_ON" \
        --format json --output "$report" --report "text=$scratch/report.text" \
        --report "markdown=$scratch/summary.md" --report "github=$scratch/annotations" \
        "$@" -- "$path"
}

# A link may lead anywhere.
is_file() {
    [ -f "$1" ] && [ ! -L "$1" ]
}

# Where there is no git, actions/checkout loads the files alone.
scan_plain_files() {
    note 'The checkout is no git repository: all its files were scanned.'
    set -- --no-git
    if [ -z "$policy" ] && is_file "$path/.waybill.yml"; then
        set -- "$@" --config "$path/.waybill.yml"
    fi
    if [ -z "$policy" ] && is_file "$path/.waybill-baseline.json"; then
        set -- "$@" --baseline "$path/.waybill-baseline.json"
    fi
    scan_once "$@"
}

scan_files() {
    scan_once
    code=$?
    if [ ! -s "$report" ] && [ ! -e .git ] && [ ! -e "$path/.git" ]; then
        scan_plain_files
        code=$?
    fi
}

scan_commits() {
    scan_once --range "$scanned"
    code=$?
    # Both ends are there, but not all between them.
    if [ "$code" -eq 3 ] && [ ! -s "$report" ] && [ "$INPUT_SCAN" = auto ]; then
        without_commits
        scan_files
    fi
}

scan_chosen() {
    case $scanned in
    nothing) code=0 ;;
    files) scan_files ;;
    history)
        scan_once --history
        code=$?
        ;;
    *) scan_commits ;;
    esac
    if [ "$code" -eq 0 ] && [ -n "$short" ]; then
        code=3
    elif [ "$code" -eq 3 ] && [ -z "$short" ] && [ -s .git/shallow ]; then
        note "The clone is shallow. $deepen"
    fi
}

# --- What is told

# A word in the JSON report: word_of PATTERN. A quote within a string has a backslash in front, so
# that a key is found where it is one and nowhere else.
word_of() {
    tr -d ' \t\n' <"$report" | sed -n "s/.*$1\([a-z]*\).*/\1/p"
}

set_outputs() {
    set_output scanned "$scanned"
    if [ "$scanned" = nothing ]; then
        set_output complete true
        set_output findings 0
    fi
    [ -s "$report" ] || return 0
    set_output tier "$(word_of '"assessment":{"tier":"')"
    set_output findings "$(grep -o '"fingerprint" *:' "$report" | wc -l | tr -d ' ')"
    if [ -n "$short" ]; then
        set_output complete false
    else
        set_output complete "$(word_of '"complete":')"
    fi
    set_output report "$report"
    case $INPUT_SARIF in
    '') ;;
    /*) set_output sarif "$INPUT_SARIF" ;;
    *) set_output sarif "$GITHUB_WORKSPACE/$INPUT_SARIF" ;;
    esac
}

# GitHub drops a summary of more than 1 MiB.
summarize() {
    [ -z "$notes" ] || printf '> [!WARNING]\n> %s\n\n' "$notes" >>"$GITHUB_STEP_SUMMARY"
    [ -s "$scratch/summary.md" ] || return 0
    if [ "$(wc -c <"$scratch/summary.md")" -le 1000000 ]; then
        cat "$scratch/summary.md" >>"$GITHUB_STEP_SUMMARY"
    else
        echo 'The report is longer than a summary may be; it is in the log.' >>"$GITHUB_STEP_SUMMARY"
    fi
}

scan_and_tell() {
    choose
    echo "waybill: event $GITHUB_EVENT_NAME, scanning $scanned ${policy:-}"
    [ -z "$notes" ] || echo "waybill: $notes"
    scan_chosen
    [ ! -s "$scratch/report.text" ] || cat "$scratch/report.text"
    set_outputs
    summarize
}

scan_step() {
    : "${GITHUB_WORKSPACE:?}" "${GITHUB_STEP_SUMMARY:?}" "${PROGRAM:?}" "${GITHUB_EVENT_NAME:=}"
    : "${INPUT_PATH:=.}" "${INPUT_SCAN:=auto}" "${INPUT_CONFIG_FROM:=auto}" "${INPUT_SARIF:=}"
    : "${INPUT_FAIL_ON:=default}" "${INPUT_REPORTS:=}"
    : "${EVENT_BASE:=}" "${EVENT_HEAD:=}" "${EVENT_BEFORE:=}" "${EVENT_AFTER:=}" "${EVENT_FORCED:=}"
    : "${EVENT_DEFAULT_BRANCH:=}"
    case $INPUT_SCAN in
    auto | files | history | *..*) ;;
    *) give_up 2 "scan: '$INPUT_SCAN' is none of auto, files, history and A..B" ;;
    esac
    cd "$GITHUB_WORKSPACE" || exit 3
    own_files
    scratch=$(mktemp -d "$RUNNER_TEMP/waybill.XXXXXX") || exit 3
    report=$scratch/report.json notes='' code=3
    program=$PROGRAM path=$INPUT_PATH run=$GITHUB_EVENT_NAME
    # shellcheck disable=SC2016,SC2034 # for ci.sh
    deepen='Give actions/checkout `fetch-depth: 0`; or say `scan: files` and `config-from: checkout`.'
    # shellcheck source=hooks/ci.sh
    . "$action/hooks/ci.sh"

    # Between these two lines the runner obeys no command that may stand in a report.
    echo "::stop-commands::$token"
    scan_and_tell 2>&1
    echo "::$token::"

    # GitHub shows ten errors of a step, and the annotations are nine at most.
    case $code in
    0) [ -z "$notes" ] || annotate notice "$notes" ;;
    1) annotate error "Found is what fail-on names; the summary tells what. $notes" ;;
    2) annotate error 'The step or the configuration is wrong; the log tells what' ;;
    *) annotate error "Not all could be looked at; the log tells why. $notes" ;;
    esac
    [ ! -s "$scratch/annotations" ] || cat "$scratch/annotations"
    exit "$code"
}

case ${1-} in
find) find_program ;;
build) build_program ;;
scan) scan_step ;;
*) give_up 2 "hooks/action.sh: '${1-}' is none of find, build and scan" ;;
esac
