"""The corpora that are measured. They are made once, in build/bench/, and kept.

Two are trees of sources out of Debian and npm packages, each a git repository with one commit.
Debian packages are named by a pattern, of which the newest that apt knows is taken, since names
carry versions that differ between releases. What was taken is written down beside the corpus.
From the tree of programs come a sample of it, for those that would take minutes for the whole,
and a repository with a history. The last is a repository with ten staged files.

The objects of git lie beside a work tree, not in it, so that who walks the files as they are does
not read them too.
"""

import glob
import json
import os
import random
import re
import shutil
import string
import subprocess
import tarfile
import urllib.parse
import zlib

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


def init(tree):
    """Makes a repository, or moves that of a corpus made before the objects lay beside it."""
    git(tree, "init", "-q", "--initial-branch=main", "--separate-git-dir",
        os.path.join(os.path.dirname(tree), "git"))
    with open(os.path.join(tree, ".git"), "w", encoding="utf-8") as file:
        file.write("gitdir: ../git\n")
    git(tree, "config", "user.name", "bench")  # kingfisher makes a commit of what is staged
    git(tree, "config", "user.email", "bench@example.com")


def commit_all(tree, message):
    init(tree)
    git(tree, "add", "--all", "--force")
    git(tree, "commit", "-qm", message)
    git(tree, "repack", "-qad")


def fill_from_packages(name, tree):
    scratch = os.path.join(os.path.dirname(tree), "scratch")
    os.mkdir(scratch)
    parts = CORPORA[name]
    packages = [fetch_debian(pattern, scratch, tree) for pattern in parts["debian"]]
    packages += [fetch_npm(package, scratch, tree) for package in parts.get("npm", [])]
    leave_out(tree, parts.get("without", []))
    commit_all(tree, "corpus")
    return packages


SAMPLE = 50  # one file of so many


def fill_sample(tree):
    whole = os.path.join(os.path.dirname(os.path.dirname(tree)), "programs", "tree")
    for path, _ in regular_files(whole)[::SAMPLE]:
        path = os.fsdecode(path)
        os.makedirs(os.path.join(tree, os.path.dirname(path)), exist_ok=True)
        shutil.copyfile(os.path.join(whole, path), os.path.join(tree, path))
    commit_all(tree, "sample")
    return [f"each {SAMPLE}th file of programs"]


COMMITS = 8000
HISTORY = 5  # one file of so many is in the first commit


class History:
    """Files as lists of lines, and edits that look like work: a few lines of a file give way to
    some of another file of its kind. Seven edits in ten go to a tenth of the files.
    """

    def __init__(self, tree, stream):
        self.stream = stream
        self.random = random.Random(1)
        self.files = {}
        for path, size in regular_files(tree)[::HISTORY]:
            if size <= 65536 and path.isascii() and b'"' not in path:
                with open(os.path.join(os.fsencode(tree), path), "rb") as file:
                    self.files[path] = file.read().split(b"\n")
        self.kinds = {}
        for path in self.files:
            self.kinds.setdefault(os.path.splitext(path)[1], []).append(path)
        self.all = list(self.files)
        self.often = self.random.sample(self.all, len(self.all) // 10)

    def edit(self, path):
        lines = self.files[path]
        other = self.files[self.random.choice(self.kinds[os.path.splitext(path)[1]])]
        start, end = self.random.randint(0, len(lines)), self.random.randint(0, len(other))
        lines[start:start + self.random.randrange(8)] = other[end:end + self.random.randrange(12)]

    def commit(self, number, paths):
        self.stream.write(b"commit refs/heads/main\n"
                          b"committer bench <bench@example.com> %d +0000\n"
                          b"data <<END\nchange %d\nEND\n" % (1500000000 + 3600 * number, number))
        for path in paths:
            data = b"\n".join(self.files[path])
            self.stream.write(b'M 100644 inline "%s"\ndata %d\n%s\n' % (path, len(data), data))

    def write(self):
        self.commit(0, self.all)
        for number in range(1, COMMITS):
            paths = {self.random.choice(self.often if self.random.random() < .7 else self.all)
                     for _ in range(self.random.randrange(1, 6))}
            for path in sorted(paths):
                self.edit(path)
            self.commit(number, sorted(paths))


def fill_history(tree):
    whole = os.path.join(os.path.dirname(os.path.dirname(tree)), "programs", "tree")
    init(tree)
    with subprocess.Popen(["git", "fast-import", "--quiet"], cwd=tree,
                          stdin=subprocess.PIPE) as importer:
        History(whole, importer.stdin).write()
        importer.stdin.close()
        if importer.wait() != 0:
            raise SystemExit("git fast-import failed")
    git(tree, "repack", "-qadf", "--window=10", "--depth=50")
    git(tree, "reset", "-q", "--hard")
    return [f"each {HISTORY}th file of programs that is no larger than 64 KB",
            f"{COMMITS - 1:,} commits of one to five edits"]


def token(seed):
    """A token of GitHub's form that was never given out, with the checksum that belongs to it."""
    letters = string.digits + string.ascii_uppercase + string.ascii_lowercase
    body = "".join(random.Random(seed).choices(letters, k=30))
    check, digits = zlib.crc32(body.encode()), ""
    for _ in range(6):
        check, digit = divmod(check, 62)
        digits = letters[digit] + digits
    return f"ghp_{body}{digits}"


def fill_staged(tree):
    """What a hook meets: ten changed files, staged, in a repository of a hundred."""
    for number in range(100):
        with open(os.path.join(tree, f"module_{number}.py"), "w", encoding="utf-8") as file:
            file.writelines(f"def f{line}(x):\n    return x + {line}\n" for line in range(99))
    commit_all(tree, "a hundred files")
    for number in range(10):
        with open(os.path.join(tree, f"module_{number}.py"), "a", encoding="utf-8") as file:
            file.write("def last(x):\n    return x\n")
            if number < 2:
                file.write(f'GITHUB_TOKEN = "{token(number)}"\n')
    git(tree, "add", ".")
    return ["a hundred files of a hundred functions", "a function more in ten of them",
            "a token in two of those"]


DERIVED = {"sample": fill_sample, "history": fill_history, "staged": fill_staged}


def make(name, folder):
    """Makes a corpus unless it is there; gives the path of its tree and what it is made of."""
    home = os.path.join(folder, name)
    tree = os.path.join(home, "tree")
    made_of = os.path.join(home, "made-of.json")
    if not os.path.exists(made_of):
        print(f"making the corpus {name}", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        os.makedirs(tree)
        parts = DERIVED[name](tree) if name in DERIVED else fill_from_packages(name, tree)
        with open(made_of, "w", encoding="utf-8") as file:
            json.dump(parts, file)
    if os.path.isdir(os.path.join(tree, ".git")):
        init(tree)
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
