"""A git repository in a folder of its own, for tests that run the program in it."""

import json
import os
import shutil
import subprocess
import tempfile
import textwrap
import unittest

import shapes

WAYBILL = os.path.abspath(os.environ["WAYBILL"])


def secret(name):
    """A credential, another one for each name."""
    return shapes.made("AKIA<[A-Z2-7]{16}>", name)


def key(name):
    """A line with a credential in it."""
    return f'{name} = "{secret(name)}"\n'


class Project(unittest.TestCase):
    def setUp(self):
        self.home = os.path.realpath(tempfile.mkdtemp(prefix="waybill-project-"))
        self.addCleanup(shutil.rmtree, self.home)
        self.root = os.path.join(self.home, "work")
        self.environment = {
            **{name: value for name, value in os.environ.items()
               if not name.startswith(("GIT_", "WAYBILL_FINGER"))},
            "HOME": self.home,
            "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": "1795219200",  # 2026-11-21
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Sam", "GIT_AUTHOR_EMAIL": "sam@example.com",
            "GIT_COMMITTER_NAME": "Sam", "GIT_COMMITTER_EMAIL": "sam@example.com",
        }
        os.mkdir(self.root)
        self.git("init", "-q", "-b", "main")

    def forgive_libgit2(self):
        """Its release 1.5 leaks with each repository of format version 1 (tests/support/repository.c)."""
        known = os.path.join(self.home, "leaks")
        with open(known, "w", encoding="utf-8") as file:
            file.write("leak:git_repository_open_ext\n")
        self.environment["LSAN_OPTIONS"] = f"suppressions={known}:print_suppressions=0"
        self.environment["ASAN_OPTIONS"] = \
            self.environment.get("ASAN_OPTIONS", "") + ":fast_unwind_on_malloc=0"

    def write(self, contents):
        for name, content in contents.items():
            path = os.path.join(self.root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)

    def read(self, name):
        with open(os.path.join(self.root, name), encoding="utf-8") as file:
            return file.read()

    def exists(self, name):
        return os.path.exists(os.path.join(self.root, name))

    def run_in(self, command, cwd=None, **environment):
        return subprocess.run(command, cwd=cwd or self.root, capture_output=True, timeout=120,
                              env={**self.environment, **environment}, encoding="utf-8",
                              stdin=subprocess.DEVNULL, check=False)

    def git(self, *arguments, cwd=None, fails=False):
        done = self.run_in(["git", *arguments], cwd)
        self.assertEqual(done.returncode != 0, fails, done.stderr + done.stdout)
        return done.stdout.strip()

    def commit(self, contents=()):
        self.write(dict(contents))
        self.git("add", "-A")
        self.git("commit", "-qm", "change")
        return self.git("rev-parse", "HEAD")

    def waybill(self, *arguments, exits=0, cwd=None, **environment):
        """What is printed on standard output; on an error that on standard error."""
        done = self.run_in([WAYBILL, *arguments], cwd, **environment)
        self.assertEqual(done.returncode, exits, done.stdout + done.stderr)
        return done.stdout if exits in (0, 1) else done.stdout + done.stderr

    def scan(self, *arguments, exits=0, **environment):
        """The report, as JSON."""
        return json.loads(self.waybill("scan", "--format", "json", *arguments, exits=exits,
                                       **environment))

    def findings_in(self, contents):
        """The findings in these files, which are all that there is. Texts are written without their common indent."""
        self.write({name: textwrap.dedent(text).lstrip("\n") for name, text in contents.items()})
        report = self.scan("--fail-on", "never")
        self.assertEqual(report["coverage"]["files"], len(contents))
        return report["findings"]

    def assert_shows_none(self, text, *names):
        for name in names:
            self.assertNotIn(secret(name), text)
