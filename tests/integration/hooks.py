"""`waybill hook` install, uninstall and status: wherever git looks for hooks, and beside those of others."""

import os
import shutil
import subprocess
import unittest

from hook_project import FOREIGN, GIT_VERSION, Hooks
from project import WAYBILL, key, secret


class Installing(Hooks):
    TYPES = ("pre-commit", "pre-merge-commit", "commit-msg", "pre-push", "pre-receive")

    def test_each_type_and_again_and_away(self):
        for name in self.TYPES:
            path = os.path.join(self.hooks, name)
            self.hook("install", name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            self.assertIn("already", self.hook("install", name))
            subprocess.run(["sh", "-n", path], check=True)
            self.hook("uninstall", name)
            self.assertFalse(os.path.exists(path), text)

    def test_foreign_hooks_come_back_as_they_were(self):
        for mode in (0o755, 0o700, 0o644):
            path = self.foreign("pre-push", mode)
            self.hook("install", "pre-push")
            self.hook("install", "pre-push")
            self.hook("install", "--whole-file", "pre-push")
            self.hook("uninstall")
            with open(path, encoding="utf-8") as file:
                self.assertEqual(file.read(), FOREIGN)
            self.assertEqual(os.stat(path).st_mode & 0o777, mode)
            self.assertEqual([n for n in os.listdir(self.hooks) if "waybill" in n], [])

    def test_status_tells_what_runs(self):
        self.assertIn("pre-commit        not installed", self.hook("status", exits=1))
        self.foreign("pre-commit")
        self.hook("install")
        self.assertIn("pre-commit        installed, after the one that was there",
                      self.hook("status"))
        os.chmod(os.path.join(self.hooks, "pre-commit"), 0o644)
        self.assertIn("NOT RUN", self.hook("status", exits=1))
        os.chmod(os.path.join(self.hooks, "pre-commit"), 0o755)
        self.git("config", "core.hooksPath", "elsewhere")
        told = self.hook("status", exits=1)
        self.assertIn("core.hooksPath, local", told)
        self.assertIn("NOT RUN", told)

    def test_hooks_path_of_every_scope(self):
        folder = os.path.join(self.home, "other hooks")
        self.git("config", "--global", "core.hooksPath", folder)
        self.assertIn("global", self.hook("install"))
        self.stage({"a.py": key("a")})
        self.refused("commit", "-m", "a")
        self.git("config", "core.hooksPath", ".githooks")
        self.hook("install")
        self.assertTrue(self.exists(".githooks/pre-commit"))
        self.git("config", "extensions.worktreeConfig", "true")
        self.git("config", "--worktree", "core.hooksPath", folder + "2")
        self.assertIn("worktree", self.hook("install"))
        self.assertTrue(os.path.exists(folder + "2/pre-commit"))
        self.refused("commit", "-m", "a")

    def test_a_missing_program_refuses_or_warns(self):
        copy = os.path.join(self.home, "waybill-copy")
        shutil.copy(WAYBILL, copy)
        self.assertEqual(self.run_in([copy, "hook", "install"]).returncode, 0)
        os.remove(copy)
        self.stage({"b.py": "x = 1\n"})
        path = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep)
                               if not os.path.exists(os.path.join(p, "waybill")))
        said = self.says("commit", "-m", "b", refused=True, PATH=path)
        self.assertEqual(said.count("waybill: "), 3, said)
        self.git("config", "waybill.missing", "warn")
        self.assertEqual(self.says("commit", "-m", "b", PATH=path).count("waybill: "), 3)
        self.stage({"a.py": key("a")})  # in PATH it is found again
        self.refused("commit", "-m", "a")
        # What it says to run is what wrote it.
        for options in (("--in-config",), ("--global",), ("--global", "--in-config")):
            self.hook("install", *options)
        for name, words in ((self.root + "/.git/waybill-hooks", "install --in-config`"),
                            (self.home + "/config/waybill/hooks", "install --global`"),
                            (self.home + "/config/waybill/hooks-in-config",
                             "install --global --in-config`")):
            with open(name + "/pre-commit", encoding="utf-8") as file:
                self.assertIn(words, file.read())


class Global(Hooks):
    def test_every_repository_and_its_own_hooks(self):
        self.foreign("pre-commit")
        self.foreign("post-commit")
        self.hook("install", "--global")
        self.hook("install", "--global")
        self.assertIn("installed", self.hook("status", "--global"))
        self.stage({"a.py": "x = 1\n"})
        self.says("commit", "-m", "a")
        self.assertRegex(self.log(), r"(?s)foreign \S*/pre-commit.*foreign \S*/post-commit")
        self.stage({"a.py": key("a")})
        self.refused("commit", "-m", "a")
        self.hook("uninstall", "--global")
        self.says("commit", "-m", "a")
        self.git("config", "--global", "core.hooksPath", fails=True)

    def test_a_push_into_a_work_tree_goes_on_as_before(self):
        """A hook push-to-checkout would have to do itself what git does without one."""
        self.commit({"a.py": "x = 1\n"})
        other = os.path.join(self.home, "other")
        self.git("clone", "-q", self.root, other)
        self.git("config", "receive.denyCurrentBranch", "updateInstead")
        self.hook("install", "--global")
        with open(os.path.join(other, "a.py"), "w", encoding="utf-8") as file:
            file.write("x = 2\n")
        self.says("commit", "-am", "two", cwd=other)
        self.says("push", "origin", "main", cwd=other)
        self.assertEqual(self.read("a.py"), "x = 2\n")

    def test_a_folder_of_the_users_own(self):
        folder = os.path.join(self.home, "mine")
        self.foreign("pre-commit", folder=folder)
        self.git("config", "--global", "core.hooksPath", "~/mine")
        self.hook("install", "--global")
        self.stage({"a.py": key("a")})
        self.refused("commit", "-m", "a")
        self.assertIn("foreign", self.log())
        self.hook("uninstall", "--global")
        self.assertEqual(os.listdir(folder), ["pre-commit"])
        self.assertEqual(self.git("config", "--global", "core.hooksPath"), "~/mine")


class InConfig(Hooks):
    """Older versions of git take no notice, so with one of these only what they do not do is tried."""

    NEW = GIT_VERSION >= (2, 54)

    def runs(self, *command, words="is refused", **others):
        """A commit or push that git refuses where it is new enough; without a commit of it."""
        if self.NEW:
            self.assertIn(words, self.says(*command, refused=True, **others))

    def setting(self, name):
        return self.run_in(["git", "config", "--get-all", name]).stdout.strip()

    def test_of_the_user(self):
        self.commit({"b.py": "x = 1\n"})
        self.hook("install", "--global", "--in-config", "pre-commit", "pre-push")
        self.hook("install", "--global", "--in-config", "pre-commit", "pre-push")
        self.assertIn("pre-push          by hook.waybill-pre-push", self.hook("status", "--global"))
        self.assertIn("pre-push          by hook.waybill-pre-push (global", self.hook("status"))
        self.assertEqual(self.setting("hook.waybill-pre-push.event"), "pre-push")
        self.git("config", "core.hooksPath", fails=True)
        self.stage({"a.py": key("a")})
        # As git would run it.
        command = self.setting("hook.waybill-pre-commit.command")
        done = self.run_in(["sh", "-c", command + ' "$@"', command])
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("a.py:1:", done.stderr)
        if self.NEW:
            self.assertIn("waybill-pre-commit", self.git("hook", "list", "pre-commit"))
        self.runs("commit", "-m", "a")
        linked = os.path.join(self.home, "linked")
        self.git("worktree", "add", "-q", linked, "HEAD")
        shutil.copy(os.path.join(self.root, "a.py"), linked)
        self.git("add", "-A", cwd=linked)
        self.runs("commit", "-m", "a", cwd=linked)
        self.git("commit", "-qn", "-m", "by force")
        self.git("init", "-q", "--bare", self.home + "/server.git")
        self.runs("push", self.home + "/server.git", "main", words="the push is refused")
        self.hook("uninstall", "--global")
        self.git("config", "--get-regexp", "^hook", fails=True)
        told = self.hook("status", "--global", exits=1)
        self.assertIn("neither core.hooksPath nor hook.waybill-TYPE", told)
        self.assertIn("pre-commit        not installed", told)
        self.assertIn("no hooks were installed with --global",
                      self.hook("uninstall", "--global", exits=3))
        self.assertEqual(os.listdir(os.path.join(self.home, "config", "waybill")), [])

    def test_of_one_repository(self):
        self.commit({".pre-commit-config.yaml": "repos: []\n"})
        self.assertIn("--in-config", self.hook("install", exits=3))
        self.hook("install", "--in-config", "pre-commit", "commit-msg")
        self.foreign("pre-commit")
        self.write({"a.py": key("a")})
        self.git("add", "-N", "a.py")
        self.runs("commit", "-am", "another index")
        self.runs("commit", "-m", "another index", "--", "a.py")
        self.runs("commit", "--allow-empty", "-m", "use " + secret("b"))
        self.git("add", "-A")
        if self.NEW:  # the file is run all the same
            self.assertIn("foreign", self.log())
        # What is written into the configuration does not hold a path that would change.
        moved = os.path.join(self.home, "it's moved")
        os.rename(self.root, moved)
        self.runs("commit", "-m", "moved", cwd=moved)
        self.hook("uninstall", cwd=moved)
        self.assertFalse(os.path.exists(os.path.join(moved, ".git", "waybill-hooks")))
        self.git("config", "--get-regexp", "^hook", cwd=moved, fails=True)
        self.says("commit", "-m", "away", cwd=moved)

    def test_what_is_not_enabled(self):
        self.hook("install", "--global", "--in-config")
        for name in ("hook.waybill-pre-commit.enabled", "hook.pre-commit.enabled"):
            self.git("config", name, "false")
            told = self.hook("status", exits=1)
            self.assertIn(f"pre-commit        NOT RUN: {name} is false", told)
            self.assertIn(f"git config {name} true", self.waybill("doctor", exits=1))
            if self.NEW and (name.startswith("hook.way") or GIT_VERSION >= (2, 55)):
                self.stage({name + ".py": key("a")})
                self.says("commit", "-m", "not enabled")
            self.git("config", "--unset", name)
        self.hook("status")
        self.assertIn("older ones do not", self.waybill("doctor"))
        # Another one that is enabled runs all the same.
        self.git("config", "hook.waybill-pre-commit.enabled", "false")
        self.git("config", "hook.mine.event", "pre-commit")
        self.git("config", "hook.mine.command", "waybill hook run pre-commit")
        self.assertIn("pre-commit        by hook.mine (local", self.hook("status"))
        self.git("config", "--remove-section", "hook.mine")
        self.git("config", "--unset", "hook.waybill-pre-commit.enabled")
        self.git("config", "hook.waybill-pre-commit.event", "")  # takes back what was named before
        self.assertIn("pre-commit        not installed", self.hook("status"))

    def test_what_runs_twice_is_told(self):
        self.hook("install", "--global", "--in-config", "pre-push")
        self.assertNotIn("too", self.hook("install", "pre-commit"))
        self.assertIn("hook.waybill-pre-push of the global", self.hook("install", "pre-push"))
        told = self.hook("status")
        self.assertRegex(told, r"pre-push +installed\n +by hook.waybill-pre-push")

    def test_a_server(self):
        server = self.home + "/server.git"
        self.git("init", "-q", "--bare", server)
        self.hook("install", "--in-config", cwd=server)
        self.commit({"a.py": key("a")})
        self.runs("push", server, "main")


class Places(Hooks):
    """Wherever git looks for hooks."""

    def expect(self, folder, *arguments, cwd=None, **environment):
        """Installs it where git says that hooks are, and commits."""
        cwd = cwd or self.root
        self.assertEqual(
            os.path.realpath(os.path.join(cwd, self.run_in(
                ["git", "rev-parse", "--git-path", "hooks"], cwd, **environment).stdout.rstrip("\n"))),
            os.path.realpath(folder))
        self.hook("install", "pre-commit", *arguments, cwd=cwd, **environment)
        self.assertTrue(os.path.exists(os.path.join(folder, "pre-commit")))
        with open(os.path.join(cwd, "a.py"), "w", encoding="utf-8") as file:
            file.write(key("a"))
        self.git("add", "-A", cwd=cwd)
        self.refused("commit", "-m", "a", cwd=cwd, **environment)
        self.hook("uninstall", cwd=cwd, **environment)
        self.assertEqual(os.listdir(folder), [])

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.hooks)

    def config(self, name, hooks_path):
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"[core]\n\thooksPath = {hooks_path}\n")
        return path

    def test_system_configuration(self):
        system = self.config("system", self.home + "/of the system")
        variables = {"GIT_CONFIG_SYSTEM": system, "GIT_CONFIG_NOSYSTEM": "0"}
        self.expect(self.home + "/of the system", **variables)
        self.assertIn("system configuration", self.hook("status", exits=1, **variables))
        self.assertIn(self.hooks, self.hook("status", exits=1, GIT_CONFIG_SYSTEM=system))

    def test_another_file_of_the_user(self):
        user = self.config("user", "~/of the user")
        self.expect(self.home + "/of the user", GIT_CONFIG_GLOBAL=user)
        self.assertIn(self.hooks, self.hook("status", exits=1, GIT_CONFIG_GLOBAL="/dev/null"))
        other = os.path.join(self.home, "new")
        self.hook("install", "--global", GIT_CONFIG_GLOBAL=other)
        self.assertEqual(self.git("config", "-f", other, "core.hooksPath"),
                         self.home + "/config/waybill/hooks")
        self.assertFalse(os.path.exists(os.path.join(self.home, ".gitconfig")))

    def test_included_configuration(self):
        included = self.config("included", "folder/of hooks")
        self.git("config", "--global", f"includeIf.gitdir:{self.root}/.path", included)
        self.expect(self.root + "/folder/of hooks")
        self.git("config", "--global", "--remove-section", f"includeIf.gitdir:{self.root}/")
        self.git("config", "--global", "includeIf.onbranch:main.path", included)
        self.expect(self.root + "/folder/of hooks")
        self.git("config", "--global", "--remove-section", "includeIf.onbranch:main")
        self.git("config", "--global", "includeIf.hasconfig:remote.*.url:https://example.com/**.path",
                 included)
        self.assertIn("git may look elsewhere", self.hook("status", exits=1))

    def test_names_of_every_kind(self):
        for name in ("a b", "it's", 'q"d', "$(touch x)", "new\nline", "-x", "ü", "%s", "back\\slash"):
            root = os.path.join(self.home, name)
            self.git("init", "-q", root)
            shutil.rmtree(root + "/.git/hooks")
            self.expect(root + "/.git/hooks", cwd=root)
            self.git("config", "core.hooksPath", "../hooks " + name, cwd=root)
            self.expect(self.home + "/hooks " + name, cwd=root)

    def test_what_only_git_can_follow(self):
        for value in ("~root/hooks", "%(prefix)/hooks", "", "~no such user/x"):
            self.git("config", "core.hooksPath", value)
            for action in ("install", "status", "uninstall"):
                self.assertIn("cannot follow", self.hook(action, exits=3))
            self.assertIn("core.hooksPath (local", self.waybill("doctor", exits=1))
        self.assertFalse(os.path.exists(self.hooks))

    def test_submodules_and_other_places_of_git(self):
        other = os.path.join(self.home, "other")
        self.git("init", "-q", other)
        self.git("commit", "-q", "--allow-empty", "-m", "first", cwd=other)
        self.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", other, "part")
        shutil.rmtree(self.root + "/.git/modules/part/hooks")
        self.expect(self.root + "/.git/modules/part/hooks", cwd=self.root + "/part")
        self.git("config", "core.hooksPath", ".hooks", cwd=self.root + "/part")
        self.expect(self.root + "/part/.hooks", cwd=self.root + "/part")
        separate = os.path.join(self.home, "separate")
        self.git("init", "-q", "--separate-git-dir", separate + ".git", separate)
        shutil.rmtree(separate + ".git/hooks")
        self.expect(separate + ".git/hooks", cwd=separate)

    def test_linked_work_trees(self):
        self.git("commit", "-q", "--allow-empty", "-m", "first")
        linked = os.path.join(self.home, "linked")
        self.git("worktree", "add", "-q", linked)
        self.expect(self.hooks, cwd=linked)
        self.git("config", "core.hooksPath", "in/it")
        self.expect(linked + "/in/it", cwd=linked)
        self.git("config", "extensions.worktreeConfig", "true")
        self.git("config", "--worktree", "core.hooksPath", "~/of one", cwd=linked)
        self.expect(self.home + "/of one", cwd=linked)
        self.expect(self.root + "/in/it")

    def test_links_and_what_is_no_folder(self):
        real = os.path.join(self.home, "real")
        os.mkdir(real)
        os.symlink(real, self.hooks)
        self.expect(real)
        os.rmdir(real)
        self.assertIn("No such file", self.hook("install", exits=3))
        os.remove(self.hooks)
        self.write({".git/hooks": ""})
        self.assertIn("Not a directory", self.hook("install", exits=3))
        self.hook("status", exits=1)
        os.remove(self.hooks)
        os.makedirs(self.hooks + "/pre-commit")
        self.assertIn("there is a folder", self.hook("install", exits=3))
        self.hook("uninstall")
        self.assertEqual(os.listdir(self.hooks), ["pre-commit"])

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_a_folder_that_may_not_be_written(self):
        os.mkdir(self.hooks, 0o555)
        self.assertIn("Permission denied", self.hook("install", exits=3))


class Foreign(Hooks):
    """Hooks of others, which are to go on as before."""

    def put(self, content, mode=0o755):
        path = os.path.join(self.hooks, "pre-commit")
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, mode)
        return path

    def test_each_goes_on_as_before(self):
        with open(shutil.which("true"), "rb") as file:
            program = file.read()
        with open(shutil.which("false"), "rb") as file:
            failing = file.read()
        for content, mode, refuses in (
                (program, 0o755, False), (failing, 0o755, True), (failing, 0o644, False),
                (b"exit 0\n", 0o755, False),  # without a first line that names a shell
                (b"#!/bin/sh\r\nexit 0\r\n", 0o755, True), (b"\0" * 2000000, 0o644, False)):
            path = self.put(content, mode)
            before = self.run_in(["git", "commit", "--allow-empty", "-m", "alone"]).returncode
            self.assertEqual(before != 0, refuses)
            self.hook("install", "pre-commit")
            self.says("commit", "--allow-empty", "-m", "after it", refused=refuses)
            self.hook("uninstall")
            with open(path, "rb") as file:
                self.assertEqual(file.read(), content)
            self.assertEqual(os.stat(path).st_mode & 0o777, mode)

    def test_links(self):
        shared = self.foreign("shared", folder=self.home)
        path = os.path.join(self.hooks, "pre-commit")
        for target in (shared, "../../../shared", "../gone"):
            os.symlink(target, path)
            self.hook("install", "pre-commit")
            self.says("commit", "--allow-empty", "-m", "after it")
            self.hook("uninstall")
            self.assertEqual(os.readlink(path), target)
            os.remove(path)
        self.assertEqual(self.log().count("foreign"), 2)

    def test_what_is_in_the_way_of_keeping_it(self):
        for made in ("file", "link", "folder"):
            path, kept = self.put(b"#!/bin/sh\n"), self.hooks + "/pre-commit.before-waybill"
            if made == "file":
                shutil.copy(path, kept)
            elif made == "link":
                os.symlink("/nonexistent", kept)
            else:
                os.mkdir(kept)
            self.assertIn("cannot be kept", self.hook("install", exits=3))
            with open(path, "rb") as file:
                self.assertEqual(file.read(), b"#!/bin/sh\n")
            (os.rmdir if made == "folder" else os.remove)(kept)
            os.remove(path)
        # One that comes there later is not taken for a hook that was there, nor lost.
        self.hook("install", "pre-commit")
        os.mkdir(kept)
        self.says("commit", "--allow-empty", "-m", "a folder")
        self.hook("uninstall")
        self.assertFalse(os.path.exists(path))
        self.assertTrue(os.path.isdir(kept))

    def test_one_that_runs_waybill_itself(self):
        self.put(b"#!/bin/sh\nexec waybill hook run pre-commit\n")
        self.assertIn("another program's, which speaks of waybill", self.hook("status"))
        self.stage({"a.py": key("a")})
        self.refused("commit", "-m", "a")

    def test_status_tells_of_one_that_is_kept_and_not_run(self):
        self.put(b"#!/bin/sh\nexit 1\n", 0o644)
        self.hook("install", "pre-commit")
        self.assertIn("kept, as it is not executable", self.hook("status"))


if __name__ == "__main__":
    unittest.main()
