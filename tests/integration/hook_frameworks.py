"""pre-commit, prek, lefthook and husky, as far as they are installed."""

import os
import shutil
import unittest

from hook_project import Hooks
from project import WAYBILL, key, secret


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
            for files in ([], ["a.py"]):
                self.waybill("hook", "run", "pre-commit", *files, exits=exits,
                             PRE_COMMIT_FROM_REF=start, PRE_COMMIT_TO_REF=last)
        # Of a first push they tell no commit to start from; prek tells the last one.
        pushed = {"PRE_COMMIT_REMOTE_BRANCH": "refs/heads/main", "PRE_COMMIT_LOCAL_BRANCH": "HEAD"}
        for variables in (pushed, {**pushed, "PRE_COMMIT_TO_REF": last}):
            done = self.run_in([WAYBILL, "hook", "run", "pre-commit", "b.py"], **variables)
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.stderr, "(?s)the push is refused.* a.py:1:.*git push --no-verify")

    def test_messages_of_the_framework(self):
        for name in (".git/COMMIT_EDITMSG", ".git/MERGE_MSG"):
            self.write({name: "use " + secret("a")})
            done = self.run_in([WAYBILL, "hook", "run", "pre-commit", "--", name])
            self.assertIn("commit message, line 1", done.stderr)

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
        done = self.run_in(["git", "push", "origin", "HEAD:refs/heads/main"])
        self.assertIn("old.py:1:", done.stdout + done.stderr)  # in history from the first commit on
        self.git("push", "-q", "--no-verify", "origin", "HEAD~1:refs/heads/main")
        self.git("commit", "-q", "--no-verify", "-m", "b")
        self.write({"b.py": "x = 1\n"})
        self.git("commit", "-q", "--no-verify", "-am", "b is gone")
        said = self.run_in(["git", "push", "origin", "HEAD:main"])
        self.assertEqual(said.returncode, 1)
        self.assertIn("b.py:2:", said.stdout + said.stderr)
        self.assertIn("the push is refused", said.stdout + said.stderr)
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

    def refuses_the_rest(self):
        """Messages, merges and pushes."""
        self.git("reset", "-q", "--hard")
        done = self.run_in(["git", "commit", "--allow-empty", "-m", "use " + secret("b")])
        self.assertIn("commit message, line 1", done.stdout + done.stderr)
        self.git("switch", "-qc", "side")
        self.write({"s.py": key("c")})
        self.git("add", "s.py")
        self.git("commit", "-q", "--no-verify", "-m", "side")
        self.git("switch", "-q", "main")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "main")
        done = self.run_in(["git", "merge", "-q", "side", "-m", "merge"])
        self.assertIn("the merge is refused", done.stdout + done.stderr)
        self.git("merge", "--abort")
        self.git("init", "-q", "--bare", self.home + "/further.git")
        done = self.run_in(["git", "push", self.home + "/further.git", "side"])
        self.assertIn("the push is refused", done.stdout + done.stderr)

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
        self.write({"lefthook.yml": self.read("lefthook.yml") +
                    "pre-merge-commit:\n  commands:\n    waybill:\n"
                    "      run: waybill hook run pre-merge-commit\n"
                    "commit-msg:\n  commands:\n    waybill:\n"
                    "      run: waybill hook run commit-msg {1}\n"})
        self.git("add", "lefthook.yml")
        self.git("commit", "-q", "--no-verify", "-m", "further hooks")
        self.assertEqual(self.run_in([program, "install"]).returncode, 0)
        self.refuses_the_rest()

    def test_the_snippet_of_husky(self):
        program = self.framework("husky")
        self.assertEqual(self.run_in([program]).returncode, 0)
        self.write({".husky/pre-commit": self.snippet("husky")})
        self.refuses_in_framework()
        # The further lines of docs/hooks.md.
        self.write({".husky/commit-msg": 'waybill hook run commit-msg "$1"\n',
                    ".husky/pre-merge-commit": "waybill hook run pre-merge-commit\n",
                    ".husky/pre-push": 'waybill hook run pre-push -- "$@"\n'})
        self.refuses_the_rest()

    def test_pre_commit(self):
        self.framework_works(self.framework("pre-commit"))

    def test_prek(self):
        self.framework_works(self.framework("prek"))


if __name__ == "__main__":
    unittest.main()
