"""End to end: a repository and a command give the output on file, compared whole.

A case is a folder of tests/golden/scan. It reads like a page of the manual:

    input/          the files. What looks live is written as a shape, see support/shapes.py
    setup           a shell script that makes the repository of them; without it all are committed
    command         one line for the shell; `waybill` is the program
    stdout          what it prints, expected
    stderr, exit    the same, where there is anything on it and where it is not 0

`command.NAME` is another command on the same repository, with stdout.NAME and so on. With
WAYBILL_UPDATE_GOLDEN set, what is expected is written anew: read the difference before you
believe it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import shapes

CASES = os.path.join(os.environ["WAYBILL_SOURCE"], "tests", "golden", "scan")
WAYBILL = os.path.abspath(os.environ["WAYBILL"])
UPDATE = os.environ.get("WAYBILL_UPDATE_GOLDEN")

# The repository is shown under this name, and lives under one that is as long, for lines are broken.
SHOWN = "/home/sam/projects/waybill-test"
# The day by which the age of facts is judged: 2026-11-21.
TODAY = "1795219200"


def environment(home):
    """Nothing of the machine's own; commits that get the same ids everywhere."""
    return {
        "PATH": os.path.join(home, "bin") + os.pathsep + os.environ["PATH"],
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": TODAY,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Sam",
        "GIT_AUTHOR_EMAIL": "sam@example.com",
        "GIT_AUTHOR_DATE": "1700000000 +0000",
        "GIT_COMMITTER_NAME": "Sam",
        "GIT_COMMITTER_EMAIL": "sam@example.com",
        "GIT_COMMITTER_DATE": "1700000000 +0000",
        **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
    }


def read(path, default=""):
    if not os.path.exists(path):
        return default
    with open(path, encoding="utf-8") as file:
        return file.read()


class Case:
    """A case's repository, made anew in a folder of its own."""

    def __init__(self, name):
        self.folder = os.path.join(CASES, name)
        for parent in (tempfile.gettempdir(), "/tmp"):
            self.home = os.path.realpath(tempfile.mkdtemp(prefix="w-", dir=parent))
            length = len(SHOWN) - len(self.home) - 1
            if length > 0:
                break
            shutil.rmtree(self.home)
        else:
            raise unittest.SkipTest(f"no temporary folder has a name as short as {SHOWN}")
        self.root = os.path.join(self.home, "r" * length)
        self.environment = environment(self.home)
        os.mkdir(os.path.join(self.home, "bin"))
        os.symlink(WAYBILL, os.path.join(self.home, "bin", "waybill"))
        with open(os.path.join(self.home, ".gitconfig"), "w", encoding="utf-8") as file:
            file.write("[init]\n\tdefaultBranch = main\n[protocol \"file\"]\n\tallow = always\n"
                       "[advice]\n\tdetachedHead = false\n[core]\n\tfsync = none\n")

    def make(self):
        source = os.path.join(self.folder, "input")
        os.mkdir(self.root)
        for folder, _, names in os.walk(source):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), source)
                os.makedirs(os.path.dirname(os.path.join(self.root, path)), exist_ok=True)
                with open(os.path.join(source, path), "rb") as file:
                    content = shapes.expand(file.read(), path)
                with open(os.path.join(self.root, path), "wb") as file:
                    file.write(content)
        setup = read(os.path.join(self.folder, "setup"),
                     "git init -q\ngit add -A\ngit commit -qm 'The first'\n")
        done = self.shell("set -eu\n" + shapes.expand(setup.encode(), "setup").decode())
        if done.returncode != 0:
            raise AssertionError(f"setup: {done.stderr}")

    def shell(self, script):
        return subprocess.run(["sh", "-c", script], cwd=self.root, env=self.environment,
                              capture_output=True, timeout=120, encoding="utf-8",
                              stdin=subprocess.DEVNULL)

    def said(self, text):
        text = text.replace(self.root, SHOWN)
        return re.sub(r'("name": ?"waybill",\s*"version": ?)"[^"]*"', r'\1"VERSION"', text)

    def remove(self):
        shutil.rmtree(self.home)


class Golden(unittest.TestCase):
    maxDiff = None


def compare(test, case, command):
    """Runs one command of the case and holds what it does against what is on file."""
    suffix = command[len("command"):]
    done = case.shell(read(os.path.join(case.folder, command)))
    happened = {
        "exit": "" if done.returncode == 0 else f"{done.returncode}\n",
        "stderr": case.said(done.stderr),
        "stdout": case.said(done.stdout),
    }
    for stream, now in happened.items():
        path = os.path.join(case.folder, stream + suffix)
        if UPDATE and now:
            with open(path, "w", encoding="utf-8") as file:
                file.write(now)
        elif UPDATE and os.path.exists(path):
            os.remove(path)
        test.assertEqual(now, read(path), f"{stream} of {os.path.basename(case.folder)}: {command}")


def test_of(name):
    def test(self):
        case = Case(name)
        self.addCleanup(case.remove)
        case.make()
        commands = sorted(c for c in os.listdir(case.folder) if c.split(".")[0] == "command")
        self.assertTrue(commands, "a case has a command")
        for command in commands:
            with self.subTest(command=command):
                compare(self, case, command)
    return test


for each in sorted(os.listdir(CASES)):
    setattr(Golden, "test_" + each.replace("-", "_"), test_of(each))

if __name__ == "__main__":
    sys.exit(unittest.main())
