#!/bin/sh
# The job of templates/waybill.yml: scans what the pipeline is about, shows the report in the log,
# writes the files that GitLab reads, and ends as `waybill scan` does.
#
# The checkout is anybody's: names, contents and messages. Nothing of it is evaluated. The image
# needs waybill and sh, not git.
set -u

: "${WAYBILL_PATH:=.}" "${WAYBILL_SCAN:=auto}" "${WAYBILL_CONFIG_FROM:=auto}"
: "${WAYBILL_FAIL_ON:=default}"
: "${CI_COMMIT_SHA:?}" "${CI_DEFAULT_BRANCH:?}" "${CI_PIPELINE_SOURCE:=}" "${CI_COMMIT_BRANCH:=}"
: "${CI_COMMIT_TAG:=}" "${CI_COMMIT_BEFORE_SHA:=}" "${CI_MERGE_REQUEST_IID:=}"
: "${CI_MERGE_REQUEST_DIFF_BASE_SHA:=}" "${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:=}"

# The files that templates/waybill.yml names, too.
security='gl-secret-detection-report.json'
quality='gl-code-quality-report.json'
tests='waybill-junit.xml'
report='waybill.json'
page='waybill.html'

say() {
    printf 'waybill: %s\n' "$*"
}

note() {
    say "$1"
}

# --- What to scan

# A push gives the commit before it. What a forced one replaced is on no branch and so in no clone.
choose_push() {
    if has_commit "$CI_COMMIT_BEFORE_SHA"; then
        choose_range "$CI_COMMIT_BEFORE_SHA" "$CI_COMMIT_SHA"
    elif is_commit "$CI_COMMIT_BEFORE_SHA" && [ -s .git/shallow ]; then
        without_commits
    else
        choose_new "refs/heads/$CI_COMMIT_BRANCH" "$CI_DEFAULT_BRANCH" "$CI_COMMIT_SHA"
    fi
}

# What to scan, and whose .waybill.yml and baseline hold: a change must not let itself off.
choose() {
    base=
    [ -z "$CI_MERGE_REQUEST_IID" ] || base=${CI_MERGE_REQUEST_DIFF_BASE_SHA:-none}
    if [ "$WAYBILL_SCAN" != auto ]; then
        scanned=$WAYBILL_SCAN
    elif [ -n "$base" ]; then
        # A merged result has all that is new on the target branch, too: its own commits are the source's.
        choose_range "$base" "${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}"
    elif is_commit "$CI_COMMIT_BEFORE_SHA" || [ "$CI_PIPELINE_SOURCE,$CI_COMMIT_TAG" = push, ]; then
        choose_push
    else
        scanned=files # tags, schedules, pipelines that are started by hand or by others
    fi
    choose_policy "$WAYBILL_CONFIG_FROM" "$base"
}

# --- The scan

# scan_with OPTION...: the owner of a clone may be another user than that of the job's container.
scan_with() {
    [ -z "$policy" ] || set -- "$@" "$policy"
    "$program" scan --trust-owner --color never "$@" -- "$path"
}

# Sets $code.
scan_chosen() {
    case $scanned in
    # Of the commit and not of the folder, where artifacts of other jobs lie.
    files) set -- --rev "$CI_COMMIT_SHA" ;;
    history) set -- --history ;;
    *) set -- --range "$scanned" ;;
    esac
    scan_with "$@" --fail-on "$WAYBILL_FAIL_ON" --report "json=$report" --report "html=$page" \
        --report "junit=$tests" --report "gitlab=$security" --report "codequality=$quality"
    code=$?
    if [ "$code" -eq 0 ] && [ -n "$short" ]; then
        code=3
    fi
}

# GitLab compares the code quality of a merge request with that of the branch that it is for, and
# takes for mended what the default branch's security report has no more: both are of all files.
report_files() {
    set -- --report "codequality=$quality"
    [ "$CI_COMMIT_BRANCH" != "$CI_DEFAULT_BRANCH" ] || set -- "$@" --report "gitlab=$security"
    scan_with --rev "$CI_COMMIT_SHA" --fail-on never --format jsonl "$@" >/dev/null
}

scan_and_tell() {
    choose
    say "pipeline $CI_PIPELINE_SOURCE, scanning $scanned $policy"
    scan_chosen
    # Both ends are there, but not all between them.
    if [ "$code,$WAYBILL_SCAN" = 3,auto ] && [ ! -s "$report" ]; then
        without_commits
        scan_chosen
    fi
    if [ "$scanned" != files ] && [ -s "$report" ]; then
        report_files
    fi
    tell_verdict
}

tell_verdict() {
    case $code in
    0) ;;
    1) say 'The job fails: found is what fail_on names.' ;;
    2) say 'The job fails: its inputs or the configuration are wrong.' ;;
    *) say 'The job fails: not all could be looked at.' ;;
    esac
    if [ "$code" -ge 2 ] && [ -z "$short" ] && [ -s .git/shallow ]; then
        say "This clone is shallow. $deepen"
    fi
}

# What another job may have left here is not taken for the reports of this one.
rm -f "$security" "$quality" "$tests" "$report" "$page"

case $WAYBILL_SCAN in
auto | files | history | *..*) ;;
*)
    say "WAYBILL_SCAN: '$WAYBILL_SCAN' is none of auto, files, history and A..B"
    exit 2
    ;;
esac

hooks=$(cd -- "$(dirname -- "$0")" && pwd -P)
program=$(command -v waybill)
case $program in
/*) ;;
*) program=${hooks%/*}/waybill ;; # none, or one of the checkout, where PATH has '.'
esac
"$program" --version || exit 3 # in a checkout of waybill this builds it
code=3
# shellcheck disable=SC2034 # for ci.sh
path=$WAYBILL_PATH run=pipeline deepen='Set in the variables of the job GIT_DEPTH: "0".'
# shellcheck source=hooks/ci.sh
. "$hooks/ci.sh"
scan_and_tell 2>&1
exit "$code"
