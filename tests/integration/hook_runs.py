"""What the hooks of waybill refuse and let through, as real git commits, merges, pushes and receives."""

import os
import subprocess
import unittest

from hook_project import Hooks
from project import WAYBILL, key, secret


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


if __name__ == "__main__":
    unittest.main()
