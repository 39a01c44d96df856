#!/bin/sh
# `cmake --install` lays down a program that runs on its own, with its hooks and its pages.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cmake --install "$WAYBILL_BUILD" --prefix "$scratch/there" >/dev/null
cd "$scratch/there"
for file in bin/waybill share/doc/waybill/LICENSE share/doc/waybill/README.md \
    share/man/man1/waybill.1 share/bash-completion/completions/waybill share/zsh/site-functions/_waybill \
    share/fish/vendor_completions.d/waybill.fish \
    share/doc/waybill/hacking.md share/doc/waybill/waybill.schema.json share/waybill/hooks; do
    [ -e "$file" ] || {
        echo "not installed: $file"
        exit 1
    }
done

# The version has one place.
version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$WAYBILL_SOURCE/CMakeLists.txt")
[ -n "$version" ]
bin/waybill --version | grep -F "$version" >/dev/null
