#!/bin/sh
# The job of templates/waybill.yml: scans what the pipeline is about, shows the report in the log,
# writes the files that GitLab reads, and ends with the exit code of `waybill scan`.
#
#   merge request   its commits, one by one, by the policy of the commit that it starts from
#   push            the pushed commits; of a new branch those that the default branch has not
#   schedule        the whole history
#   all else        the files of the commit: tags, pipelines that are started by hand or by others
#
# $WAYBILL_SCAN asks for one of them in any pipeline: commits, history or files.
set -u

: "${WAYBILL_SCAN:=auto}" "${WAYBILL_FAIL_ON:=credential,card,health,bulk-personal}"
: "${WAYBILL_PATH:=.}" "${WAYBILL_CONFIG_FROM:=}"
: "${CI_COMMIT_SHA:?}" "${CI_DEFAULT_BRANCH:?}" "${CI_PIPELINE_SOURCE:=}"
: "${CI_COMMIT_BRANCH:=}" "${CI_COMMIT_TAG:=}" "${CI_COMMIT_BEFORE_SHA:=}" "${CI_MERGE_REQUEST_IID:=}"

# The files that templates/waybill.yml names, too.
security='gl-secret-detection-report.json'
quality='gl-code-quality-report.json'
tests='waybill-junit.xml'
report='waybill.json'
page='waybill.html'

# GitLab writes zeros for no commit.
case $CI_COMMIT_BEFORE_SHA in
*[!0]*) before=$CI_COMMIT_BEFORE_SHA ;;
*) before= ;;
esac

waybill=$(command -v waybill) || waybill=$(cd -- "$(dirname -- "$0")/.." && pwd -P)/waybill

say() {
    printf 'waybill: %s\n' "$*"
}

give_up() {
    say "$*"
    exit 3
}

is_shallow() {
    [ -s .git/shallow ]
}

# Is this commit in the clone? A range without commits is soon read, and refused where its ends are
# not there. (The image may have no git.)
has() {
    "$waybill" scan --trust-owner --no-config --range "$1..$1" --format jsonl >/dev/null 2>&1
}

# Sets $what: commits, history or files.
choose() {
    what=$WAYBILL_SCAN
    case $what in
    auto) ;;
    commits | history | files) return ;;
    *)
        say "there is no scan '$what'; there are auto, commits, history and files"
        exit 2
        ;;
    esac
    if [ "$CI_PIPELINE_SOURCE" = schedule ]; then
        what=history
    elif [ -n "$CI_MERGE_REQUEST_IID$before" ] || [ "$CI_PIPELINE_SOURCE,$CI_COMMIT_TAG" = push, ]; then
        what=commits
    else
        what=files
    fi
}

# Sets $base to the commit that the pipeline's commits start from; to nothing where they are all.
find_base() {
    if [ -n "$CI_MERGE_REQUEST_IID" ]; then
        base=$CI_MERGE_REQUEST_DIFF_BASE_SHA
        has "$base" || give_up "the commit that the merge request starts from, $base, is not here"
        return
    fi
    base=$before
    if [ -n "$base" ]; then
        ! has "$base" || return 0
        # What a forced push has replaced is on no branch, and so in no clone.
        ! is_shallow || give_up "the commit before the push, $base, is not here"
        say "the commit before the push, $base, is gone; this is scanned as a new branch is"
    fi
    base=
    [ "$CI_COMMIT_BRANCH" != "$CI_DEFAULT_BRANCH" ] || return 0
    base=refs/remotes/origin/$CI_DEFAULT_BRANCH
    has "$base" || give_up "the default branch, $CI_DEFAULT_BRANCH, is not here"
}

# Sets $what, $base and $policy.
decide() {
    base='' policy=$WAYBILL_CONFIG_FROM
    choose
    [ "$what" = commits ] || return 0
    find_base
    [ -n "$base" ] || what=history
    # A merge request cannot let itself off.
    [ -z "$CI_MERGE_REQUEST_IID" ] || : "${policy:=$base}"
}

# scan OPTION...: the owner of a checkout may be another user than that of the job's container.
scan() {
    [ -z "$policy" ] || set -- "$@" "--config-from=$policy"
    "$waybill" scan --trust-owner --color never "$@" -- "$WAYBILL_PATH"
}

# GitLab compares the code quality of a merge request with that of the branch that it is for, and
# takes for mended what the default branch's security report has no more: both are of all files.
scan_files() {
    set -- --report "codequality=$quality"
    [ "$CI_COMMIT_BRANCH" != "$CI_DEFAULT_BRANCH" ] || set -- "$@" --report "gitlab=$security"
    scan --rev "$CI_COMMIT_SHA" --fail-on never --format jsonl "$@" >/dev/null
}

run() {
    decide
    case $what in
    # The commit of a pipeline for merged results brings what is new on the target branch, too.
    commits) set -- --range "$base..${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}" ;;
    history) set -- --history ;;
    files) set -- --rev "$CI_COMMIT_SHA" ;;
    esac
    scan "$@" --fail-on "$WAYBILL_FAIL_ON" --report "gitlab=$security" \
        --report "codequality=$quality" --report "junit=$tests" --report "json=$report" \
        --report "html=$page"
    code=$?
    [ "$what" = files ] || [ ! -s "$report" ] || scan_files
    return "$code"
}

# What an earlier job on this machine may have left must not be taken for the reports of this one.
rm -f "$security" "$quality" "$tests" "$report" "$page"
# In a checkout this builds it.
"$waybill" --version || exit 3
(run) 2>&1
code=$?
if [ "$code" -ge 2 ] && is_shallow; then
    say 'this clone is shallow; to get all of it, set in the variables of the job GIT_DEPTH: "0"'
fi
exit "$code"
