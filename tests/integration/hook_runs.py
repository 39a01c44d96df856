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

    def test_many_findings_are_told_once(self):
        self.stage({"a.py": "".join(key(f"k{i}") for i in range(60))})
        said = self.refused("commit", "-m", "many")
        self.assertRegex(said, r"a\.py:\d+:\d+: (.|\n)*and \d+ more: waybill scan --staged\n")
        self.assertLess(said.count("confidence"), 10, said)  # where it is not that of the one above
        self.assertLess(len(said.splitlines()), 27)

    def test_what_is_refused_is_what_changes(self):
        self.commit({"f.txt": "".join(f"{i}\n" for i in range(50))})
        refused = self.refused
        # A new commit in place of the last one is compared with that.
        self.stage({"f.txt": self.read("f.txt") + key("b")})
        refused("commit", "--amend", "--no-edit")
        self.git("commit", "-qn", "-m", "by force")
        self.says("commit", "--amend", "-m", "another message")
        # Moved and changed; taken away; a link; the mode alone.
        self.git("mv", "f.txt", "g.txt")
        self.stage({"g.txt": self.read("g.txt") + key("c")})
        self.assertIn("g.txt:52:", refused("commit", "-m", "moved"))
        self.git("reset", "-q", "--hard")
        self.git("rm", "-q", "f.txt")
        self.says("commit", "-m", "taken away")
        os.symlink(secret("c"), os.path.join(self.root, "link"))
        self.git("add", "-A")
        refused("commit", "-m", "link")
        self.git("reset", "-q", "--hard")
        os.chmod(os.path.join(self.root, "old.py"), 0o755)
        self.says("commit", "-am", "mode")
        self.write({"new.py": key("b")})
        self.git("add", "-N", "new.py")
        self.says("commit", "--allow-empty", "-m", "only meant to be added")
        refused("commit", "-am", "added")

    def test_parts_of_a_file(self):
        self.commit({"f.txt": "".join(f"{i}\n" for i in range(50))})
        self.write({"f.txt": self.read("f.txt").replace("1\n", "one\n", 1) + key("b")})
        for answers, refuses in (("y\nn\n", False), ("y\n", True)):
            done = subprocess.run(["git", "commit", "-p", "-m", "part"], cwd=self.root,
                                  env=self.environment, input=answers, capture_output=True,
                                  encoding="utf-8", check=False)
            self.assertEqual(done.returncode != 0, refuses, done.stdout + done.stderr)

    def test_conflicts(self):
        self.commit({"f.txt": "".join(f"{i}\n" for i in range(50))})
        self.git("switch", "-qc", "side")
        self.stage({"f.txt": self.read("f.txt").replace("9\n", "nine\n", 1)})
        self.says("commit", "-m", "side")
        self.git("switch", "-q", "main")
        self.stage({"f.txt": self.read("f.txt").replace("9\n", "neun\n", 1)})
        self.says("commit", "-m", "main")
        self.git("merge", "-q", "side", fails=True)
        self.assertIn("a merge conflict", self.waybill("hook", "run", "pre-commit", exits=3))
        self.stage({"f.txt": "resolved\n", "b.py": key("b")})
        self.assertIn("b.py:1:", self.refused("commit", "-m", "merged"))

    def test_an_index_in_two_files_or_of_folders(self):
        self.commit({"in/a.py": "x = 1\n", "out/b.py": "x = 1\n"})
        for command in (("update-index", "--split-index"), ("update-index", "--no-split-index"),
                        ("sparse-checkout", "set", "--cone", "--sparse-index", "in")):
            self.git(*command)
            self.write({"in/a.py": f"x = '{command}'\n"})
            self.says("commit", "-am", "fine")
            self.write({"in/a.py": key("b")})
            self.refused("commit", "-am", "all")
            self.refused("commit", "-m", "one file", "--", "in/a.py")
            self.git("add", "in")
            self.assertIn("in/a.py:1:", self.refused("commit", "-m", "index"))
            self.git("reset", "-q", "--hard")

    def test_an_error_tells_each_way_on_in_a_line(self):
        self.stage({"a.py": "x = 1\n"})
        self.git("update-index", "--split-index")
        os.remove(os.path.join(self.root, self.git("rev-parse", "--shared-index-path")))
        said = self.waybill("hook", "run", "pre-commit", exits=3)
        self.assertRegex(said, r"^waybill: the commit was not checked:(.|\n)*\nTo join it: git "
                               r"update-index --no-split-index\n(.|\n)*\nTo go on unchecked this once: ")

    def test_baseline_and_configuration_hold(self):
        self.write({"c.py": key("c")})
        self.waybill("baseline", "create", "-q")
        self.git("add", "-A")
        self.says("commit", "-m", "known")
        self.stage({".waybill.yml": "fail_on: [never]\n", "b.py": key("b")})
        self.says("commit", "-m", "never")
        # What more is asked for than findings is looked for then.
        for word in ("undeclared", "low", "tool"):
            self.stage({".waybill.yml": f"fail_on: [{word}]\n", "CLAUDE.md": "# Rules\n"})
            self.assertIn("as fail_on asks for it", self.refused("commit", "-m", word))

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
        self.git("tag", "-am", "release " + secret("c"), "v1", "main~2")
        said = self.refused("push", "origin", "v1")
        self.assertIn("  tag v1, line 1: ", said)
        self.assertNotIn("rebase", said)
        self.write({"t": key("c")})
        self.git("tag", "of-a-file", self.git("hash-object", "-w", "t"))
        self.assertIn("  tag of-a-file, line 1: ", self.refused("push", "origin", "of-a-file"))

    def test_what_is_gone_is_edited_or_allowed_where_it_is(self):
        self.hook("install", "pre-push", "commit-msg")
        self.commit({"b.py": key("b")})
        bad = self.git("rev-parse", "--short=12", "HEAD")
        self.commit({"b.py": "x = 1\n"})
        said = self.refused("push", "origin", "main")
        self.assertIn(f"  git rebase -i {bad}^\n", said)
        self.assertNotIn("waybill:allow", said)
        for line in said.splitlines():
            if "fingerprint" in line:
                self.commit({".waybill.yml": line.strip().replace("...", "revoked in May") + "\n"})
        self.says("push", "origin", "main")
        self.commit({"c.py": key("c")})
        self.commit({"d.py": key("a")})
        self.assertIn("git rebase -i COMMIT^\n", self.refused("push", "origin", "main"))
        said = self.says("commit", "--allow-empty", "-m", "use " + secret("b"), refused=True)
        self.assertIn("fingerprint: ", said)

    def test_several_references_at_once(self):
        self.hook("install", "pre-push")
        for name in "bc":
            self.git("switch", "-qc", name, "main")
            self.commit({name + ".py": key(name)})
        said = self.refused("push", "origin", "b", "c", "main:refs/heads/fine")
        self.assertIn("for 2 findings", said)
        self.refused("push", "--mirror", "origin")
        self.says("push", "origin", "main:refs/heads/fine", ":main", refused=True)  # by the server
        self.says("push", "origin", "main:refs/heads/fine")
        self.git("switch", "-q", "--orphan", "apart")
        self.commit({"o.py": key("a")})
        self.refused("push", "--force", "origin", "apart:fine")
        self.refused("push", self.server, "apart")  # no remote, but an address
        self.says("push", self.server, "main:refs/heads/other")

    def test_a_merge_that_brings_in_its_own(self):
        self.hook("install", "pre-push")
        self.git("switch", "-qc", "side")
        self.commit({"s.py": "x = 1\n"})
        self.git("switch", "-q", "main")
        self.commit({"m.py": "x = 1\n"})
        self.git("merge", "-q", "--no-commit", "side")
        self.commit({"evil.py": key("b")})
        self.assertIn("evil.py:1:", self.refused("push", "origin", "main"))

    def test_shallow_and_partial_clones(self):
        self.forgive_libgit2()
        self.git("config", "uploadpack.allowFilter", "true", cwd=self.server)
        for name, option in (("shallow", "--depth=1"), ("partial", "--filter=blob:none")):
            clone = os.path.join(self.home, name)
            self.commit({"x.py": f"x = '{option}'\n"})
            self.git("push", "-q", "origin", "main")
            self.git("clone", "-q", option, "file://" + self.server, clone)
            self.hook("install", "pre-push", cwd=clone)
            for content, run in (("x = 1\n", self.says), (key("b"), self.refused)):
                with open(os.path.join(clone, "new.py"), "w", encoding="utf-8") as file:
                    file.write(content)
                self.git("add", "-A", cwd=clone)
                self.git("commit", "-qm", "new", cwd=clone)
                run("push", "origin", "HEAD:refs/heads/" + name, cwd=clone)

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

    @unittest.skipIf(os.geteuid() != 0, "only root can give files away")
    def test_a_server_of_another_user(self):
        self.hook("install", cwd=self.server)
        for folder, _, files in os.walk(self.server):
            for name in [folder] + [os.path.join(folder, name) for name in files]:
                os.chown(name, 65534, 65534)
        self.git("config", "--global", "safe.directory", "*")
        self.bad_commits()
        self.assertIn("the push is refused", self.refused("push", "origin", "main"))
        self.says("push", "origin", "main~2:refs/heads/fine")

    def test_a_server_takes_all_or_nothing(self):
        self.hook("install", cwd=self.server)
        self.bad_commits()
        said = self.refused("push", "origin", "main", "main~2:refs/heads/fine")
        self.assertNotIn("--no-verify", said)
        self.assertIn(".waybill.yml of the default branch", self.refused("push", "origin", "main"))
        self.git("rev-parse", "--verify", "-q", "refs/heads/fine", cwd=self.server, fails=True)
        self.assertEqual(self.git("count-objects", cwd=self.server).split()[0], "3")

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
