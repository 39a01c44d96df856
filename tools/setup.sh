# shellcheck shell=sh
# What ./waybill, tests/run, bench/run and the action do before they can work: install the packages
# that are missing, install the grammars, configure and build. Sourced by them with $root set to the
# checkout.
#
# It talks on standard error only, reads nothing from standard input, and ends the script with 3
# where something cannot be done, after saying how to do it by hand. Where $setup_quiet is set, what
# apt, npm and CMake say is kept in build/setup.log and shown only when one of them fails.

: "${root:?}"

setup_say() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
}

setup_give_up() {
    setup_say "$*"
    exit 3
}

# Runs a step's command.
setup_run() {
    if [ -z "${setup_quiet:-}" ]; then
        "$@" </dev/null >&2
    elif ! "$@" </dev/null >>"$root/build/setup.log" 2>&1; then
        printf '%s\n' "--- the end of $root/build/setup.log" >&2
        tail -n 40 "$root/build/setup.log" >&2
        printf '%s\n' '---' >&2
        return 1
    fi
}

# Makes build/ and takes its lock until the script ends, so that two calls do not build at once.
# The lock goes with descriptor 9, which no child that may outlive the script should keep.
setup_begin() {
    if ! mkdir -p "$root/build" 2>/dev/null || [ ! -w "$root/build" ]; then
        setup_give_up "cannot write to $root/build"
    fi
    if command -v flock >/dev/null; then
        exec 9>"$root/build/.lock"
        flock -n 9 || {
            setup_say 'waiting for another call that builds'
            flock 9
        }
    fi
    : >"$root/build/setup.log"
}

# True where what a package brings is there: setup_has PROBE WHAT
setup_has() {
    case $1 in
    command) command -v "$2" >/dev/null ;;
    library) command -v pkg-config >/dev/null && pkg-config --exists "$2" ;;
    file) [ -e "$2" ] ;;
    esac
}

# Prints the packages of the sets that are missing: setup_missing SET...
setup_missing() {
    while read -r set package probe what; do
        case " $* " in
        *" $set "*) setup_has "$probe" "$what" || printf ' %s' "$package" ;;
        esac
    done <"$root/tools/packages"
}

# Sets $setup_as_root to what has to stand before a command that needs root's rights.
setup_find_root() {
    if [ "$(id -u)" = 0 ]; then
        setup_as_root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }; }; then
        setup_as_root=sudo
    else
        return 1
    fi
}

setup_packages() {
    missing=$(setup_missing "$@")
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        setup_say 'these are missing, by their Debian names; install them and call again:'
        printf ' %s\n' "$missing" >&2
        exit 3
    fi
    if ! setup_find_root; then
        setup_say 'packages are missing and installing them takes root; run these and call again:'
        printf '  sudo %s\n' 'apt-get update' "apt-get install --no-install-recommends$missing" >&2
        exit 3
    fi
    setup_say "installing$missing"
    # An update that fails may still leave lists that are good enough.
    # shellcheck disable=SC2086 # $missing is a list, and $setup_as_root may be empty
    {
        setup_run $setup_as_root apt-get update -q -o DPkg::Lock::Timeout=300 || :
        setup_run $setup_as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -qy --no-install-recommends -o DPkg::Lock::Timeout=300 $missing ||
            setup_give_up "apt-get install$missing failed"
    }
    missing=$(setup_missing "$@")
    [ -z "$missing" ] || setup_give_up "still missing after apt-get:$missing"
}

# The grammars' sources, as the lock file has them. A copy of it beside them says that they are all
# there: npm ci may have been interrupted.
setup_grammars() {
    if cmp -s "$root/grammars/package-lock.json" "$root/grammars/node_modules/.waybill-lock.json"; then
        return 0
    fi
    setup_say 'fetching the grammars (npm ci --ignore-scripts)'
    (cd "$root/grammars" && setup_run npm ci --ignore-scripts --no-audit --no-fund) ||
        setup_give_up 'npm ci failed in grammars/'
    cp "$root/grammars/package-lock.json" "$root/grammars/node_modules/.waybill-lock.json"
}

# Configures and builds a preset: setup_build PRESET TARGET [CMAKE_OPTION...]
setup_build() {
    preset=$1 target=$2
    shift 2
    cache=$root/build/$preset/CMakeCache.txt
    # A checkout that was moved or copied takes its build folder along, which CMake refuses.
    if [ -e "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        rm -rf "${root:?}/build/$preset"
    fi
    # All of what is changed from here on counts as newer than this build.
    mkdir -p "$root/build/$preset"
    : >"$root/build/$preset/.begun"
    setup_run cmake -S "$root" --preset "$preset" "$@" ||
        setup_give_up "configuring $preset failed"
    setup_run cmake --build "$root/build/$preset" --target "$target" ||
        setup_give_up "building $preset failed"
    mv "$root/build/$preset/.begun" "$root/build/$preset/.built"
}

# Which version the checkout is, and what this machine is called in hooks/releases.
setup_version() {
    sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$root/CMakeLists.txt"
}

setup_platform() {
    uname -s -m | tr 'A-Z ' 'a-z-'
}

# Gives the lock back, for a script that goes on after building.
setup_end() {
    exec 9>&-
}
