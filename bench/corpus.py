"""The corpora that are measured: trees of sources out of Debian and npm packages, each a git
repository with one commit. They are made once, in build/bench/, and kept.

Debian packages are named by a pattern, of which the newest that apt knows is taken, since names
carry versions that differ between releases. What was taken is written down beside the corpus.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import tarfile
import urllib.parse

# Of each corpus: packages of Debian as patterns, packages of npm with their versions, and what of
# the tree is left out to keep the measurement short.
CORPORA = {
    # Go, Python, Ruby, PHP, JavaScript, TypeScript, SQL, HTML, CSS, YAML, JSON
    "programs": {
        "debian": [
            r"golang-1\.\d+-src", "python3-django", "python3-twisted", "redmine", "wordpress",
            "phpmyadmin", "ruby-activerecord", "ruby-actionpack",
        ],
        "npm": [
            "express@4.18.2", "lodash@4.17.21", "react-dom@18.2.0", "typescript@5.0.4",
            "webpack@5.88.2", "@angular/core@16.2.0", "date-fns@2.30.0", "rxjs@7.8.1",
            "aws-sdk@2.1400.0", "core-js@3.32.0",
        ],
    },
    # C, headers, assembly, device trees, plain text
    "linux": {
        "debian": [r"linux-source-\d+\.\d+"],
        "without": ["drivers"],
    },
}


def run(*command, cwd=None):
    subprocess.run(command, cwd=cwd, check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL)


def numbers(name):
    return [int(digits) for digits in re.findall(r"\d+", name)]


def newest(pattern):
    """The package of this name, or of the highest version in its name."""
    known = subprocess.run(["apt-cache", "pkgnames", re.split(r"[\\.]", pattern)[0]], check=True,
                           stdout=subprocess.PIPE, encoding="utf-8").stdout.split()
    names = [name for name in known if re.fullmatch(pattern, name)]
    if not names:
        raise SystemExit(f"apt knows no package {pattern}; try: apt-get update")
    return max(names, key=numbers)


def fetch_debian(pattern, scratch, tree):
    """Unpacks a package, and the archive that a package of sources is, into the tree."""
    name = newest(pattern)
    run("apt-get", "download", "-q", "-o", "APT::Sandbox::User=root", name, cwd=scratch)
    (deb,) = [file for file in os.listdir(scratch) if file.endswith(".deb")]
    path = os.path.join(scratch, deb)
    into = os.path.join(tree, name)
    run("dpkg-deb", "-x", path, into)
    os.unlink(path)
    for archive in glob.glob(os.path.join(into, "usr", "src", "*.tar.*")):
        run("tar", "-xf", archive, "-C", into)
        os.unlink(archive)
    return urllib.parse.unquote(deb.removesuffix(".deb"))


def fetch_npm(package, scratch, tree):
    run("npm", "pack", "--silent", "--ignore-scripts", package, cwd=scratch)
    (archive,) = [file for file in os.listdir(scratch) if file.endswith(".tgz")]
    path = os.path.join(scratch, archive)
    with tarfile.open(path) as tar:
        tar.extractall(os.path.join(tree, "npm", archive.removesuffix(".tgz")))
    os.unlink(path)
    return package


def leave_out(tree, names):
    for folder, folders, _ in os.walk(tree):
        for name in names:
            if name in folders:
                shutil.rmtree(os.path.join(folder, name))
                folders.remove(name)


def git(tree, *arguments):
    run("git", "-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0",
        "-c", "core.excludesFile=/dev/null", "-c", "core.autocrlf=false", *arguments, cwd=tree)


def make(name, folder):
    """Makes a corpus unless it is there; gives the path of its tree and what it is made of."""
    home = os.path.join(folder, name)
    tree = os.path.join(home, "tree")
    made_of = os.path.join(home, "made-of.json")
    if not os.path.exists(made_of):
        print(f"making the corpus {name}", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        scratch = os.path.join(home, "scratch")
        os.makedirs(scratch)
        os.mkdir(tree)
        parts = CORPORA[name]
        packages = [fetch_debian(pattern, scratch, tree) for pattern in parts["debian"]]
        packages += [fetch_npm(package, scratch, tree) for package in parts.get("npm", [])]
        leave_out(tree, parts.get("without", []))
        git(tree, "init", "-q")
        git(tree, "add", "--all", "--force")
        git(tree, "commit", "-qm", "corpus")
        git(tree, "repack", "-qad")
        with open(made_of, "w", encoding="utf-8") as file:
            json.dump(packages, file)
    with open(made_of, encoding="utf-8") as file:
        return tree, json.load(file)


def regular_files(tree):
    """The tracked regular files with their sizes: what every contestant is asked to read."""
    listed = subprocess.run(["git", "ls-files", "-z", "--stage"], cwd=tree, check=True,
                            stdout=subprocess.PIPE).stdout
    files = []
    for entry in listed.split(b"\0")[:-1]:
        mode, path = entry.split(b" ", 1)[0], entry.split(b"\t", 1)[1]
        if mode.startswith(b"100"):
            files.append((path, os.stat(os.path.join(os.fsencode(tree), path)).st_size))
    return files
