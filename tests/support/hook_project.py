"""A repository whose hooks are tried, by the git that is first in PATH, or by the program $WAYBILL_TEST_GIT."""

import os
import re
import shutil
import subprocess

from project import WAYBILL, Project, secret

FOREIGN = '#!/bin/sh\necho "foreign $0 $*" >>"$HOME/log"\n{ cat; } >>"$HOME/log"\nexit ${FOREIGN:-0}\n'
GIT = os.environ.get("WAYBILL_TEST_GIT") or shutil.which("git")
TOLD = subprocess.run([GIT, "version"], capture_output=True, encoding="utf-8", check=True).stdout
GIT_VERSION = tuple(map(int, re.search(r"(\d+)\.(\d+)", TOLD).groups()))


class Hooks(Project):
    def setUp(self):
        self.path = os.pathsep.join([os.path.dirname(GIT), os.path.dirname(WAYBILL),
                                     os.environ["PATH"]])
        super().setUp()
        self.hooks = os.path.join(self.root, ".git", "hooks")
        self.environment.update(PATH=self.path, XDG_CONFIG_HOME=os.path.join(self.home, "config"))

    def hook(self, *arguments, exits=0, **others):
        return self.waybill("hook", *arguments, exits=exits, **others)

    def says(self, *command, refused=False, cwd=None, **environment):
        """What git says on standard error; it must fail where it is to be refused."""
        done = self.run_in(["git", *command], cwd, **environment)
        self.assertEqual(done.returncode != 0, refused, done.stdout + done.stderr)
        self.assert_shows_none(done.stdout + done.stderr, "a", "b", "c")
        return done.stderr

    def stage(self, contents):
        self.write(contents)
        self.git("add", "-A")

    def refused(self, *command, **others):
        before = self.git("rev-parse", "--all")
        said = self.says(*command, refused=True, **others)
        self.assertIn("is refused", said)
        self.assertEqual(self.git("rev-parse", "--all"), before)
        return said

    def foreign(self, name, mode=0o755, folder=None):
        path = os.path.join(folder or self.hooks, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(FOREIGN)
        os.chmod(path, mode)
        return path

    def log(self):
        path = os.path.join(self.home, "log")
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8") as file:
            return file.read()
