# shellcheck shell=sh disable=SC2034 # its results are for those who source it
# What the jobs of CI systems have in common: which commits a run is about, whether they are there, and
# whose policy holds. Sourced by action.sh and gitlab.sh, which set $program and $path, $run (what a run is
# called there) and $deepen (how to get the whole history), and define note(), which tells a sentence.
#
# git is not needed. Results are in $scanned ("files", "history" or a range), $policy (an option, or
# empty) and $short ("yes": the scan cannot be complete).

: "${program:?}" "${path:?}" "${run:?}" "${deepen:?}"
scanned='' policy='' short=''

is_commit() {
    case $1 in
    *[!0]*) return 0 ;;
    *) return 1 ;; # none, or the zeros of a reference that was not there
    esac
}

# True where the clone has that commit: an empty range tells.
has_commit() {
    is_commit "$1" && "$program" scan --quiet --trust-owner --no-config --range "$1..$1" \
        -- "$path" >/dev/null 2>&1
}

fall_short() {
    note "$1"
    [ -n "$short" ] || note "$deepen"
    short=yes
}

without_commits() {
    scanned=files
    fall_short "The commits of this $run are not all in the clone, so its files are scanned as they are: \
what one commit brought and a later one took out again is not seen."
}

# choose_range FROM TO
choose_range() {
    scanned=$1..$2
    if ! has_commit "$1" || ! has_commit "$2"; then
        without_commits
    fi
}

# A new reference has no commit before it, and a forced push often one that nothing refers to any
# more. New is then what the default branch lacks, and all of the default branch itself:
# choose_new REFERENCE DEFAULT_BRANCH COMMIT
choose_new() {
    default=refs/remotes/origin/$2
    if [ "$1" != "refs/heads/$2" ] && has_commit "$default"; then
        note "This reference is new or was forced: new is what $2 lacks."
        choose_range "$default" "$3"
    else
        scanned=history
        note 'The default branch is new or was forced, or is not in the clone: scanned is all history.'
    fi
}

# choose_policy WHOSE BASE: a commit, "checkout", or "auto", which is the checkout's own where there is
# no base, a commit that the run goes on top of.
choose_policy() {
    case $1:$2 in
    auto: | checkout:*) return ;;
    auto:*) policy=--config-from=$2 ;;
    *)
        policy=--config-from=$1
        return
        ;;
    esac
    if ! has_commit "$2"; then
        policy=--no-config
        fall_short "The configuration and baseline of the commit that this $run goes on top of are not in \
the clone, and its own could let it off, so that none is used."
    fi
}
