"""`waybill hook`: real git that commits, merges and pushes, and the frameworks as far as they are installed."""

import os
import shutil
import subprocess
import unittest

from project import WAYBILL, Project, key, secret

FOREIGN = '#!/bin/sh\necho "foreign $0 $*" >>"$HOME/log"\n{ cat; } >>"$HOME/log"\nexit ${FOREIGN:-0}\n'


class Hooks(Project):
    def setUp(self):
        super().setUp()
        self.environment["PATH"] = os.path.dirname(WAYBILL) + os.pathsep + os.environ["PATH"]
        self.hooks = os.path.join(self.root, ".git", "hooks")
        self.environment.update(XDG_CONFIG_HOME=os.path.join(self.home, "config"))

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


class Committing(Hooks):
    def setUp(self):
        super().setUp()
        self.commit({"old.py": key("a") + "x = 1\ny = 1\nz = 1\n"})
        self.hook("install", "pre-commit", "pre-merge-commit", "commit-msg")

    def test_whatever_index_git_makes(self):
        self.write({"old.py": key("a") + key("b")})
        self.says("commit", "--allow-empty", "-m", "nothing of the work tree")
        self.refused("commit", "-am", "all")
        self.refused("commit", "-m", "one file", "--", "old.py")
        self.git("add", "-A")
        self.refused("commit", "-m", "index")
        self.says("commit", "--no-verify", "-m", "by force")

    def test_only_changed_lines(self):
        self.stage({"old.py": key("a") + "x = 2\ny = 1\nz = 1\n"})
        self.says("commit", "-m", "another line")
        self.git("mv", "old.py", "new.py")
        self.says("commit", "-m", "renamed")
        self.stage({"new.py": "# above\n" + key("a") + "x = 2\ny = 1\nz = 1\n" + key("b")})
        said = self.refused("commit", "-m", "one more")
        self.assertIn("new.py:6:", said)
        self.assertNotIn("new.py:2:", said)
        self.assertIn("1 on lines that are not changed", said)
        self.hook("install", "--whole-file")
        self.assertIn("new.py:2:", self.refused("commit", "-m", "whole files"))

    def test_names_of_files_cannot_harm_a_terminal(self):
        self.stage({"\x1b[31m\n::error::x\u202e.py": key("b")})
        said = self.refused("commit", "-m", "b")
        self.assertIn("\\x1b[31m\\n\\x3a:error::x\\u{202e}.py:1:", said)
        self.assertNotIn("\x1b", said)

    def test_columns_that_grow(self):
        mails = "".join(f"petra{i}.meier@wohnbau.de\n" for i in range(60))
        cards = "4539578763621486\n4916338506082832\n4556015886206505\n4539048040151731\n"
        people = "name,email,ssn\n" + "".join(
            f"Petra M,petra{i}.meier@wohnbau.de,536-22-87{i:02d}\n" for i in range(40))
        self.hook("uninstall")
        self.commit({"m.txt": mails + "\nend\n", "c.txt": cards + "\nend\n", "p.csv": people})
        self.hook("install", "pre-commit")
        self.stage({"m.txt": mails + "\nthe end\n", "c.txt": cards + "\nthe end\n"})
        self.says("commit", "-m", "other lines")
        for name, text in (("m.txt", mails + mails.replace("petra", "hans")),
                           ("c.txt", cards + "4716461583322103\n"),
                           ("p.csv", people + "Hans M,hans.meier@wohnbau.de,536-23-8711\n")):
            self.stage({name: text})
            self.assertIn(name + ":1:1", self.refused("commit", "-m", "more"))
            self.git("reset", "-q", "--hard")

    def test_what_the_message_says(self):
        self.stage({"a.py": "x = 1\n" + key("b")})
        said = self.refused("commit", "-m", "b")
        for words in ("a.py:2:6: AWS access key id", "confidence: ", "To fix it: ",
                      'waybill:allow aws-access-key-id reason="..."', "git commit --no-verify"):
            self.assertIn(words, said)
        mark = '# waybill:allow aws-access-key-id reason="revoked in May"\n'
        self.stage({"a.py": "x = 1\n" + mark + key("b")})
        self.assertEqual(self.says("commit", "-qm", "allowed"), "")

    def test_baseline_and_configuration_hold(self):
        self.write({"c.py": key("c")})
        self.waybill("baseline", "create", "-q")
        self.git("add", "-A")
        self.says("commit", "-m", "known")
        self.stage({".waybill.yml": "fail_on: [never]\n", "b.py": key("b")})
        self.says("commit", "-m", "never")

    def test_a_foreign_hook_runs_first_and_may_refuse(self):
        self.foreign("pre-commit", folder=self.hooks + "/x")
        self.hook("uninstall")
        self.foreign("pre-commit")
        self.foreign("commit-msg")
        self.hook("install", "pre-commit", "commit-msg")
        self.stage({"a.py": "x = 1\n"})
        self.says("commit", "-m", "a")
        self.assertRegex(self.log(), r"(?s)foreign \S*pre-commit\S* \n.*"
                                     r"foreign \S*commit-msg\S* .git/COMMIT_EDITMSG")
        self.stage({"a.py": key("b")})
        self.assertNotIn("waybill", self.says("commit", "-m", "a", refused=True, FOREIGN="1"))
        self.refused("commit", "-m", "a")

    def test_messages_without_comments(self):
        self.assertIn("commit message, line 1",
                      self.refused("commit", "--allow-empty", "-m", "use " + secret("a")))
        editor = "sh -c 'printf \"%s\\n\" \"$MESSAGE\" >\"$1\"' -"
        scissors = "\n# ------------------------ >8 ------------------------\n"
        cut = scissors + "# Everything below it will be ignored.\n"  # as -v has it
        for message, refused in (
                ("fine\n# " + secret("a"), False),
                ("fine" + scissors + secret("a"), True),
                ("fine\n" + secret("a") + cut, True),
                ("fine\n; " + secret("a"), True)):
            run = self.refused if refused else self.says
            run("commit", "--allow-empty", GIT_EDITOR=editor, MESSAGE=message)
        self.says("commit", "-v", "--allow-empty", GIT_EDITOR=editor,
                  MESSAGE="fine" + cut + secret("a"))
        self.git("config", "core.commentChar", ";")
        self.says("commit", "--allow-empty", GIT_EDITOR=editor, MESSAGE="x\n; " + secret("a"))
        self.refused("commit", "--allow-empty", GIT_EDITOR=editor, MESSAGE="x\n# " + secret("a"))
        self.git("config", "commit.cleanup", "whitespace")
        self.refused("commit", "--allow-empty", GIT_EDITOR=editor, MESSAGE="x\n; " + secret("a"))
        self.refused("commit", "--allow-empty", "-m", "x\n\n; " + secret("a"))

    def test_merges(self):
        self.git("switch", "-qc", "side")
        self.write({"side.py": key("b")})
        self.git("add", "-A")
        self.git("commit", "--no-verify", "-qm", "side")
        self.git("switch", "-q", "main")
        self.says("commit", "--allow-empty", "-qm", "main")
        self.assertIn("the merge is refused", self.refused("merge", "-q", "side", "-m", "merge"))
        self.says("merge", "--abort")
        self.says("merge", "-q", "--no-verify", "side", "-m", "merge")

    def test_linked_work_trees(self):
        linked = os.path.join(self.home, "linked")
        self.git("worktree", "add", "-q", linked)
        with open(os.path.join(linked, "a.py"), "w", encoding="utf-8") as file:
            file.write(key("b"))
        self.git("add", "-A", cwd=linked)
        self.refused("commit", "-m", "linked", cwd=linked)
        self.assertIn("installed", self.hook("status", cwd=linked))

    def test_a_hook_that_cannot_work_says_how_to_go_on(self):
        self.stage({".waybill.yml": "no_such_key: 1\n"})
        said = self.says("commit", "-m", "broken", refused=True)
        self.assertIn("the commit was not checked: .waybill.yml:1", said)
        self.assertIn("git commit --no-verify", said)

    def test_a_time_budget_ends_as_incomplete(self):
        big = "x = 'some text that is read'\n" * 20000
        self.hook("install", "--time-budget", "1ms")
        self.stage({f"{i}.py": big for i in range(20)})
        said = self.refused("commit", "-m", "big")
        self.assertIn("not all of it could be looked at", said)
        self.assertIn("the time budget ended before it", said)
        self.assertIn("--time-budget TIME", said)
        self.hook("install")
        self.says("commit", "-qm", "big")


class Pushing(Hooks):
    def setUp(self):
        super().setUp()
        self.commit({"a.py": "x = 1\n"})
        self.server = os.path.join(self.home, "server.git")
        self.git("init", "-q", "--bare", "-b", "main", self.server)
        self.git("remote", "add", "origin", self.server)
        self.git("push", "-q", "origin", "main")

    def bad_commits(self):
        """A credential that comes and goes."""
        self.commit({"b.py": key("b")})
        return self.commit({"b.py": "x = 1\n"})

    def test_ranges_of_references(self):
        self.hook("install", "pre-push")
        self.bad_commits()
        self.assertIn("b.py:1:", self.refused("push", "origin", "main"))
        self.refused("push", "origin", "main:refs/heads/new")
        self.says("push", "origin", "main~2:refs/heads/old")
        self.says("push", "--no-verify", "origin", "main")
        self.says("push", "origin", "main:refs/heads/new")  # on the remote already
        self.says("push", "origin", ":new", ":old")
        self.says("push", "--force", "origin", "main~2:main")
        self.git("tag", "-am", "release " + secret("c"), "v1")
        self.refused("push", "origin", "v1")

    def test_a_remote_that_is_further(self):
        self.hook("install", "pre-push")
        self.bad_commits()
        self.git("push", "-q", "--no-verify", "origin", "main")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD~2")
        self.git("reset", "-q", "--hard", "HEAD~2")
        other = os.path.join(self.home, "other")
        self.git("clone", "-q", self.server, other)
        self.git("commit", "-q", "--allow-empty", "-m", "theirs", cwd=other)
        self.git("push", "-q", "origin", "main", cwd=other)
        self.commit({"c.py": "x = 1\n"})
        self.says("push", "--force", "origin", "main")  # its id there is not known here

    def test_only_changed_lines(self):
        self.commit({"b.py": key("b")})
        self.git("push", "-q", "origin", "main")
        self.hook("install", "pre-push")
        self.commit({"b.py": key("b") + "x = 1\n"})
        self.says("push", "origin", "main")

    def test_foreign_hooks_get_arguments_and_input(self):
        self.foreign("pre-push")
        self.hook("install", "pre-push")
        head = self.commit({"c.py": "x = 1\n"})
        self.says("push", "origin", "main")
        self.assertRegex(self.log(), rf"foreign \S*pre-push\S* origin {self.server}\n"
                                     rf"refs/heads/main {head} refs/heads/main [0-9a-f]{{40}}\n$")

    def test_a_server_refuses(self):
        self.hook("install", cwd=self.server)
        self.assertTrue(os.path.exists(os.path.join(self.server, "hooks", "pre-receive")))
        self.bad_commits()
        self.assertIn("the push is refused", self.refused("push", "origin", "main"))
        self.refused("push", "origin", "main:refs/heads/new")
        self.git("reset", "-q", "--hard", "HEAD~2")
        self.commit({"c.py": "x = 2\n"})
        self.says("push", "origin", "main")
        self.says("push", "origin", "main:refs/heads/new")
        self.says("push", "origin", ":new")
        # What is pushed does not say by itself what it may hold.
        self.commit({".waybill.yml": "fail_on: [never]\n", "b.py": key("b")})
        self.refused("push", "origin", "main")

    def test_a_server_without_commits(self):
        empty = os.path.join(self.home, "empty.git")
        self.git("init", "-q", "--bare", empty)
        self.hook("install", cwd=empty)
        self.says("push", empty, "main")
        self.bad_commits()
        self.refused("push", empty, "main")

    def test_other_input_is_refused(self):
        for text in ("refs/heads/main 123 refs/heads/main 456\n", "x\n", "a b c d e\n"):
            done = subprocess.run([WAYBILL, "hook", "run", "pre-push", "origin", "url"], text=True,
                                  input=text, cwd=self.root, env=self.environment,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, 2, done.stderr)


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


    def test_hooks_of_gits_configuration(self):
        self.hook("install", "--in-config", exits=2)
        self.hook("install", "--global", "--in-config", "pre-commit", "pre-push")
        self.hook("install", "--global", "--in-config", "pre-commit", "pre-push")
        self.assertIn("pre-push          installed", self.hook("status", "--global"))
        self.assertEqual(self.git("config", "--get-all", "hook.waybill-pre-push.event"), "pre-push")
        self.git("config", "core.hooksPath", fails=True)
        command = self.git("config", "--get-all", "hook.waybill-pre-commit.command")
        self.stage({"a.py": key("a")})
        # As git would run it.
        done = self.run_in(["sh", "-c", command + ' "$@"', command])
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("a.py:1:", done.stderr)
        if "waybill-pre-commit" in self.run_in(["git", "hook", "list", "pre-commit"]).stdout:
            self.refused("commit", "-m", "a")
        self.hook("uninstall", "--global")
        self.git("config", "--get-regexp", "^hook", fails=True)
        self.hook("status", "--global", exits=3)


class Frameworks(Hooks):
    def test_a_snippet_instead(self):
        for file, words in ((".pre-commit-config.yaml", "- repo: local"), ("lefthook.yml", "use_stdin"),
                            (".husky/pre-commit", "waybill hook run"), ("prek.toml", "[[repos]]")):
            self.write({file: "x\n"})
            self.assertIn(words, self.hook("install", exits=3))
            self.assertFalse(os.path.exists(os.path.join(self.hooks, "pre-commit")))
            self.write({file: "x: waybill\n"})
            self.assertIn("already", self.hook("install"))
            os.remove(os.path.join(self.root, file))
            if file.startswith(".husky"):
                shutil.rmtree(os.path.join(self.root, ".husky"))
        self.write({".pre-commit-config.yaml": "repos: []\n"})
        self.hook("install", "--force")
        self.stage({"a.py": key("a")})
        self.refused("commit", "-m", "a")

    def test_named_files_are_read_as_they_are(self):
        self.commit({"a.py": key("a"), "b.py": "x = 1\n"})
        self.waybill("hook", "run", "pre-commit", "--", "b.py")
        self.waybill("hook", "run", "pre-commit", "--", "./a.py", exits=1)
        self.waybill("hook", "run", "pre-commit", "--", "../a.py", exits=2)
        self.waybill("hook", "run", "pre-commit", "--", "gone.py", exits=3)

    def test_ranges_of_the_framework(self):
        first = self.commit({"b.py": "x = 1\n"})
        self.commit({"a.py": key("a")})
        last = self.commit({"a.py": "x = 1\n"})
        for start, exits in ((first, 1), (last, 0)):
            self.waybill("hook", "run", "pre-commit", "a.py", exits=exits,
                         PRE_COMMIT_FROM_REF=start, PRE_COMMIT_TO_REF=last)

    def framework(self, *names):
        for name in names:
            found = shutil.which(name)
            if found:
                return found
        return self.skipTest("none of them is installed: " + ", ".join(names))

    def framework_works(self, program):
        self.environment.update(PRE_COMMIT_HOME=os.path.join(self.home, "cache"),
                                PREK_HOME=os.path.join(self.home, "cache"))
        repository = os.path.join(self.home, "hook-repository")
        self.git("init", "-q", repository)
        shutil.copy(os.path.join(os.environ["WAYBILL_SOURCE"], ".pre-commit-hooks.yaml"), repository)
        self.git("add", "-A", cwd=repository)
        self.git("commit", "-qm", "hooks", cwd=repository)
        rev = self.git("rev-parse", "HEAD", cwd=repository)
        self.commit({".pre-commit-config.yaml": f"repos: [{{repo: {repository}, rev: {rev}, "
                                                "hooks: [{id: waybill}]}]\n", "old.py": key("a")})
        for types in ([], ["-t", "pre-push"], ["-t", "commit-msg"]):
            self.assertEqual(self.run_in([program, "install", *types]).returncode, 0)
        self.stage({"b.py": "x = 1\n", "old.py": key("a") + "x = 1\n"})
        self.says("commit", "-m", "another line")
        self.stage({"b.py": "x = 1\n" + key("b")})
        self.assertIn("b.py:2:", self.says("commit", "-m", "b", refused=True))
        done = self.run_in([program, "run", "--all-files"])
        self.assertIn("old.py:1:", done.stdout + done.stderr)
        done = self.run_in([program, "run", "--files", "old.py"])
        self.assertIn("old.py:1:", done.stdout + done.stderr)
        self.assertNotIn("b.py", done.stdout + done.stderr)

        server = os.path.join(self.home, "server.git")
        self.git("init", "-q", "--bare", server)
        self.git("remote", "add", "origin", server)
        self.git("push", "-q", "--no-verify", "origin", "HEAD~1:refs/heads/main")
        self.git("commit", "-q", "--no-verify", "-m", "b")
        self.write({"b.py": "x = 1\n"})
        self.git("commit", "-q", "--no-verify", "-am", "b is gone")
        said = self.run_in(["git", "push", "origin", "HEAD:main"])
        self.assertEqual(said.returncode, 1)
        self.assertIn("b.py:2:", said.stdout + said.stderr)
        done = self.run_in(["git", "commit", "--allow-empty", "-m", secret("c")])
        self.assertEqual(done.returncode, 1)
        self.assertIn("commit message, line 1", done.stdout + done.stderr)

    def snippet(self, framework):
        """What `waybill hook install` says to add."""
        told = self.hook("install", exits=3)
        self.assertIn(f"The hooks here are {framework}'s", told)
        return "".join(line[4:] + "\n" for line in told.splitlines() if line.startswith("    "))

    def refuses_in_framework(self):
        self.stage({"b.py": "x = 1\n"})
        self.assertEqual(self.run_in(["git", "commit", "-m", "good"]).returncode, 0)
        self.stage({"b.py": key("b")})
        done = self.run_in(["git", "commit", "-m", "bad"])
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("b.py:1:", done.stdout + done.stderr)

    def test_the_snippet_of_pre_commit(self):
        program = self.framework("pre-commit", "prek")
        self.commit({".pre-commit-config.yaml": "repos: []\n"})
        self.write({".pre-commit-config.yaml": self.snippet("pre-commit")})
        self.assertEqual(self.run_in([program, "install"]).returncode, 0)
        self.refuses_in_framework()

    def test_the_snippet_of_prek(self):
        program = self.framework("prek")
        self.commit({"prek.toml": "repos = []\n"})
        self.write({"prek.toml": self.snippet("prek")})
        self.assertEqual(self.run_in([program, "install"]).returncode, 0)
        self.refuses_in_framework()

    def test_the_snippet_of_lefthook(self):
        program = self.framework("lefthook")
        self.commit({"lefthook.yml": "# none yet\n"})
        self.write({"lefthook.yml": self.snippet("lefthook")})
        self.assertEqual(self.run_in([program, "install"]).returncode, 0)
        self.refuses_in_framework()
        server = os.path.join(self.home, "server.git")
        self.git("init", "-q", "--bare", server)
        self.git("remote", "add", "origin", server)
        self.git("push", "-q", "origin", "main")
        self.git("commit", "-q", "--no-verify", "-m", "bad")
        done = self.run_in(["git", "push", "origin", "main"])
        self.assertIn("the push is refused", done.stdout + done.stderr)

    def test_the_snippet_of_husky(self):
        program = self.framework("husky")
        self.assertEqual(self.run_in([program]).returncode, 0)
        self.write({".husky/pre-commit": self.snippet("husky")})
        self.refuses_in_framework()

    def test_pre_commit(self):
        self.framework_works(self.framework("pre-commit"))

    def test_prek(self):
        self.framework_works(self.framework("prek"))


if __name__ == "__main__":
    unittest.main()
