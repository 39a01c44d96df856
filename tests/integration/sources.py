"""Where the bytes come from, end to end: real repositories in each state that git leaves them in.

Every file with a key in it must be found where it counts and nowhere else, and whatever waybill
refuses it must name with a command that helps: the command is then run.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest

import shapes

WAYBILL = os.path.abspath(os.environ["WAYBILL"])
NOBODY = 65534


def key(name):
    """A line with a credential, another one for each name."""
    return f'{name} = "{shapes.made("AKIA<[A-Z2-7]{16}>", name)}"\n'


class Sources(unittest.TestCase):
    def setUp(self):
        self.home = os.path.realpath(tempfile.mkdtemp(prefix="waybill-sources-"))
        self.addCleanup(shutil.rmtree, self.home)
        self.root = os.path.join(self.home, "work")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "HOME": self.home,
            "XDG_CONFIG_HOME": os.path.join(self.home, "none"),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "PATH": os.path.join(self.home, "bin") + os.pathsep + os.environ["PATH"],
            # libgit2 1.5 loses some memory for each repository of format version 1 that it opens.
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0",
        }
        os.mkdir(os.path.join(self.home, "bin"))
        os.symlink(WAYBILL, os.path.join(self.home, "bin", "waybill"))
        self.write({"../.gitconfig": "[user]\n\tname = Sam\n\temail = sam@example.com\n"
                                     "[init]\n\tdefaultBranch = main\n[core]\n\tfsync = none\n"
                                     "[protocol \"file\"]\n\tallow = always\n"})
        self.git("init", "-q")

    def write(self, contents, root=None):
        for name, content in contents.items():
            path = os.path.join(root or self.root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)

    def run_in(self, command, cwd=None, **environment):
        return subprocess.run(command, cwd=cwd or self.root, capture_output=True, timeout=120,
                              env={**self.environment, **environment}, encoding="utf-8",
                              stdin=subprocess.DEVNULL, check=False)

    def git(self, *arguments, cwd=None, fails=False):
        done = self.run_in(["git", *arguments], cwd)
        self.assertEqual(done.returncode != 0, fails, done.stderr)
        return done.stdout.strip()

    def commit(self, contents):
        self.write(contents)
        self.git("add", "-A")
        self.git("commit", "-qm", "change")

    def scan(self, *arguments, cwd=None, exits=0, **environment):
        """The report, as JSON."""
        done = self.run_in([WAYBILL, "scan", "--format", "json", "--fail-on", "never", *arguments],
                           cwd, **environment)
        self.assertEqual(done.returncode, exits, done.stderr)
        self.assertEqual(done.stderr, "")
        return json.loads(done.stdout)

    def assert_found(self, report, *paths):
        self.assertEqual([f["path"] for f in report["findings"]], sorted(paths))

    def assert_skipped(self, report, **paths):
        self.assertEqual({s["path"]: s["reason"] for s in report["coverage"]["skipped"]}, paths)

    def refusal(self, *arguments, cwd=None, exits=3, **environment):
        """What is said on standard error: one line, and no report."""
        done = self.run_in([WAYBILL, "scan", *arguments], cwd, **environment)
        self.assertEqual(done.returncode, exits, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Awaybill: [^\n]+\n\Z")
        return done.stderr


class Staged(Sources):
    def test_part_of_a_file_is_staged(self):
        self.commit({"a.py": "one = 1\ntwo = 2\nthree = 3\n"})
        self.write({"a.py": key("one") + "two = 2\n" + key("three")})
        whole = self.git("diff", "-U0")
        second = whole.index("@@ -3")
        self.write({"../half.patch": whole[:second]})
        self.git("apply", "--cached", "--unidiff-zero", "../half.patch")
        report = self.scan("--staged")
        self.assertEqual([f["line"] for f in report["findings"]], [1])
        self.assertEqual([f["line"] for f in self.scan()["findings"]], [1, 3])

    def test_a_file_announced_with_intent_to_add_is_told(self):
        self.commit({"a.py": "x = 1\n"})
        self.write({"b.py": key("b")})
        self.git("add", "-N", "b.py")
        report = self.scan("--staged")
        self.assert_found(report)
        self.assert_skipped(report, **{"b.py": "intent-to-add"})
        self.assertTrue(report["coverage"]["complete"])
        self.assert_found(self.scan(), "b.py")

    def test_a_renamed_file_is_told_under_its_new_name(self):
        self.commit({"old.py": key("a"), "same.py": "x = 1\n"})
        self.git("mv", "old.py", "new.py")
        self.git("mv", "same.py", "other.py")
        self.assert_found(self.scan("--staged"), "new.py")

    def test_a_change_of_the_mode_or_a_removal_brings_nothing_new(self):
        self.commit({"tool.sh": key("a"), "gone.py": key("b")})
        self.git("update-index", "--chmod=+x", "tool.sh")
        self.git("rm", "-q", "gone.py")
        report = self.scan("--staged")
        self.assert_found(report)
        self.assertEqual(report["coverage"]["files"], 0)

    def test_everything_is_new_before_the_first_commit(self):
        self.write({"a.py": key("a"), "b.py": key("b")})
        self.git("add", "a.py")
        report = self.scan("--staged")
        self.assert_found(report, "a.py")
        self.assertEqual(report["repository"]["head"], "")
        self.assert_found(self.scan(), "a.py", "b.py")

    def test_a_merge_conflict_is_not_decided(self):
        self.commit({"a.py": "x = 1\n"})
        self.git("checkout", "-qb", "other")
        self.commit({"a.py": key("other")})
        self.git("checkout", "-q", "main")
        self.commit({"a.py": key("main")})
        self.git("merge", "-q", "other", fails=True)
        self.assert_skipped(self.scan("--staged", exits=3), **{"a.py": "unmerged"})

    def test_a_linked_work_tree_has_an_index_of_its_own(self):
        self.commit({"a.py": "x = 1\n"})
        linked = os.path.join(self.home, "linked")
        self.git("worktree", "add", "-q", "--detach", linked)
        self.write({"b.py": key("b")}, linked)
        self.git("add", "b.py", cwd=linked)
        self.write({"c.py": key("c")})
        self.git("add", "c.py")
        self.assert_found(self.scan("--staged", cwd=linked), "b.py")
        self.assert_found(self.scan(cwd=linked), "b.py")
        self.assert_found(self.scan("--staged"), "c.py")


class Hook(Sources):
    """A hook of our own that keeps the report, for what `git commit` shows to its hooks."""

    def setUp(self):
        super().setUp()
        self.commit({"a.py": "a = 1\n", "b.py": "b = 1\n", "deep/c.py": "c = 1\n"})
        self.report = os.path.join(self.home, "report.json")
        hook = os.path.join(self.root, ".git", "hooks", "pre-commit")
        self.write({hook: f"#!/bin/sh\nenv | grep ^GIT_INDEX_FILE= >{self.home}/index\n"
                          f"exec waybill scan --staged --format json --output {self.report}\n"})
        os.chmod(hook, 0o755)

    def refused(self, *arguments, cwd=None):
        """The paths that the hook found keys in, and the index it was shown."""
        head = self.git("rev-parse", "HEAD")
        self.git("commit", *arguments, cwd=cwd, fails=True)
        self.assertEqual(self.git("rev-parse", "HEAD"), head)
        with open(self.report, encoding="utf-8") as file:
            found = [f["path"] for f in json.load(file)["findings"]]
        with open(os.path.join(self.home, "index"), encoding="utf-8") as file:
            return found, os.path.basename(file.read().strip())

    def test_commit_all_takes_changes_but_nothing_untracked(self):
        self.write({"a.py": key("a"), "new.py": key("new")})
        found, index = self.refused("-am", "all")
        self.assertEqual(found, ["a.py"])
        self.assertNotEqual(index, "index")  # a temporary one, or the test shows nothing

    def test_commit_of_a_file_takes_that_one_only(self):
        self.write({"a.py": key("a"), "b.py": key("b")})
        self.git("add", "b.py")
        found, index = self.refused("-m", "one", "--", "a.py")
        self.assertEqual(found, ["a.py"])
        self.assertNotEqual(index, "index")

    def test_commit_from_a_folder_takes_what_is_staged_anywhere(self):
        self.write({"b.py": key("b"), "deep/c.py": key("c")})
        self.git("add", "-A")
        self.assertEqual(self.refused("-m", "deep", cwd=os.path.join(self.root, "deep"))[0],
                         ["b.py", "deep/c.py"])

    def test_commit_of_another_work_tree_by_option(self):
        elsewhere = os.path.join(self.home, "elsewhere")
        shutil.copytree(self.root, elsewhere, ignore=shutil.ignore_patterns(".git"))
        self.write({"a.py": key("a")}, elsewhere)
        head = self.git("rev-parse", "HEAD")
        self.git(f"--git-dir={self.root}/.git", f"--work-tree={elsewhere}", "commit", "-qam", "x",
                 cwd=elsewhere, fails=True)
        self.assertEqual(self.git("rev-parse", "HEAD"), head)

    def test_a_clean_commit_goes_through(self):
        self.write({"a.py": "a = 2\n"})
        self.git("commit", "-qam", "clean")
        self.write({"a.py": key("a")})  # not staged
        self.git("commit", "-q", "--allow-empty", "-m", "nothing")


class Formats(Sources):
    """What libgit2 cannot read is refused with a command that helps."""

    def promised(self, said, pattern):
        command = re.search(pattern, said)
        self.assertTrue(command, said)
        return command.group().replace("PATH", ".")

    def test_a_repository_with_sha256_ids(self):
        other = os.path.join(self.home, "other")
        self.git("init", "-q", "--object-format=sha256", other)
        self.write({"a.py": key("a")}, other)
        self.git("add", "-A", cwd=other)
        self.git("commit", "-qm", "x", cwd=other)
        for mode in ([], ["--staged"], ["--rev", "HEAD"]):
            said = self.refusal(*mode, cwd=other)
            self.assertIn("objectformat = sha256", said)
            command = self.promised(said, r"waybill scan --no-git PATH")
        done = self.run_in(shlex.split(command) + ["--format", "jsonl"], other)
        self.assertEqual((done.returncode, done.stdout.count("aws-access-key-id")), (0, 1))

    def test_a_split_index(self):
        names = [f"folder{i % 7}/{i}.txt" for i in range(100)]
        self.commit({"a.py": "x = 1\n", **{name: name for name in names}})
        self.git("update-index", "--split-index")
        self.write({"b.py": key("b"), names[50]: key("c")})
        self.git("rm", "-q", *names[:5])
        self.git("add", "-A")
        self.assert_found(self.scan("--staged"), "b.py", names[50])
        self.assertEqual(self.scan()["coverage"]["files"], 97)
        os.remove(os.path.join(self.root, self.git("rev-parse", "--shared-index-path")))
        self.assertIn("split", self.refusal("--staged"))

    def test_a_sparse_index(self):
        self.commit({"in/a.py": key("a"), "out/b.py": key("b"), "out/deep/c.py": "x = 1\n",
                     "top.py": "x = 1\n"})
        self.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
        report = self.scan()
        self.assert_found(report, "in/a.py")
        self.assert_skipped(report, **{"out/b.py": "not-checked-out",
                                       "out/deep/c.py": "not-checked-out"})
        self.assert_found(self.scan("--rev", "HEAD"), "in/a.py", "out/b.py")
        self.assertEqual(self.scan("--staged")["findings"], [])
        self.write({"in/d.py": key("c")})
        self.git("add", "in")
        self.assert_found(self.scan("--staged"), "in/d.py")

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "takes root and setpriv")
    def test_a_repository_of_another_user(self):
        self.commit({"a.py": key("a")})
        theirs = os.path.join(self.home, "their home")
        os.mkdir(theirs)
        os.chown(theirs, NOBODY, NOBODY)
        os.chmod(self.home, 0o755)
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        scan = [*as_nobody, WAYBILL, "scan", "--format", "jsonl"]

        done = self.run_in(scan, HOME=theirs)
        self.assertEqual((done.returncode, done.stdout), (3, ""), done.stderr)
        self.assertIn("belongs to another user", done.stderr)
        trusting = self.promised(done.stderr, r"waybill scan --trust-owner")
        lasting = self.promised(done.stderr, r"git config --global --add safe\.directory [^;]+")

        trusted = self.run_in([*as_nobody, *shlex.split(trusting), "--format", "jsonl"], HOME=theirs)
        self.assertEqual((trusted.returncode, trusted.stdout.count("\n")), (0, 1), trusted.stderr)
        self.assertEqual(self.run_in([*as_nobody, *shlex.split(lasting)], HOME=theirs).returncode, 0)
        after = self.run_in(scan, HOME=theirs)
        self.assertEqual((after.returncode, after.stdout), (0, trusted.stdout), after.stderr)


class Clones(Sources):
    def setUp(self):
        super().setUp()
        self.commit({"old.py": key("old")})
        self.commit({"a.py": key("a"), "old.py": "x = 1\n"})
        self.other = os.path.join(self.home, "other")

    def test_a_shallow_clone(self):
        self.git("clone", "-q", "--depth=1", f"file://{self.root}", self.other)
        self.assert_found(self.scan(cwd=self.other), "a.py")
        self.assert_found(self.scan("--rev", "HEAD", cwd=self.other), "a.py")
        said = self.refusal("--rev", "HEAD~1", cwd=self.other, exits=2)
        self.assertIn("git fetch --unshallow", said)
        self.git("fetch", "-q", "--unshallow", cwd=self.other)
        self.assert_found(self.scan("--rev", "HEAD~1", cwd=self.other), "old.py")

    def test_a_partial_clone_lacks_what_was_not_fetched(self):
        self.git("config", "uploadpack.allowFilter", "true")
        self.git("clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{self.root}",
                 self.other)
        report = self.scan("--rev", "HEAD", cwd=self.other, exits=3)
        self.assert_skipped(report, **{"a.py": "missing-object", "old.py": "missing-object"})

    def test_a_clone_that_borrows_objects_and_one_that_is_packed(self):
        self.git("clone", "-q", "--shared", self.root, self.other)
        self.assert_found(self.scan("--rev", "HEAD", cwd=self.other), "a.py")
        self.git("gc", "-q")
        self.assert_found(self.scan("--rev", "HEAD~1"), "old.py")

    def test_a_bare_clone_has_commits_only(self):
        self.git("clone", "-q", "--bare", self.root, self.other)
        self.assert_found(self.scan("--rev", "main", self.other), "a.py")
        for mode in ([], ["--staged"]):
            said = self.refusal(*mode, self.other)
            self.assertIn("waybill scan --rev HEAD", said)

    def test_a_submodule_is_scanned_by_itself(self):
        self.git("submodule", "--quiet", "add", self.root, "library")
        for mode in ([], ["--staged"]):
            self.assert_skipped(self.scan(*mode), library="submodule")
        self.git("commit", "-qm", "with a library")
        self.assert_skipped(self.scan("--rev", "HEAD"), library="submodule")
        self.assert_found(self.scan(cwd=os.path.join(self.root, "library")), "a.py")


class Places(Sources):
    def test_a_folder_narrows_the_work_tree_and_keeps_paths_from_the_root(self):
        self.commit({"a.py": key("a"), "sub/b.py": key("b")})
        self.assert_found(self.scan("sub"), "sub/b.py")
        self.assert_found(self.scan(cwd=os.path.join(self.root, "sub")), "sub/b.py")
        self.assert_found(self.scan("..", cwd=os.path.join(self.root, "sub")), "a.py", "sub/b.py")

    def test_a_file_takes_another_command(self):
        self.commit({"a.py": key("a")})
        said = self.refusal("a.py", exits=2)
        self.assertIn("waybill scan --no-git PATH", said)
        self.assert_found(self.scan("--no-git", "a.py"), "a.py")

    def test_what_git_ignores_is_left_out_unless_it_is_tracked(self):
        self.write({".gitignore": "*.log\n", "a.log": key("a"), "b.log": key("b")})
        self.git("add", "-f", "a.log", ".gitignore")
        self.write({".git/info/exclude": "private/\n", "private/c.py": key("c")})
        self.assert_found(self.scan(), "a.log")
        self.assert_found(self.scan("--no-git", "."), "a.log", "b.log", "private/c.py")

    def test_a_revision_is_a_tag_an_id_or_an_error_that_names_it(self):
        self.commit({"a.py": key("a")})
        self.git("tag", "-am", "v1", "v1")
        for name in ("v1", "HEAD", self.git("rev-parse", "HEAD")[:10], "HEAD^{tree}"):
            self.assert_found(self.scan("--rev", name), "a.py")
        for name in ("nowhere", "HEAD:a.py", "--all", ""):
            said = self.run_in([WAYBILL, "scan", f"--rev={name}"])
            self.assertIn(said.returncode, (2, 3), name)
            self.assertEqual(said.stdout, "")
            self.assertIn(name, said.stderr)

    def test_a_folder_without_a_repository(self):
        plain = os.path.join(self.home, "plain")
        self.write({"a.py": key("a")}, plain)
        for mode in ([], ["--staged"], ["--rev", "HEAD"]):
            self.assertIn("waybill scan --no-git PATH", self.refusal(*mode, cwd=plain))
        self.assert_found(self.scan("--no-git", ".", cwd=plain), "a.py")

    def test_modes_do_not_mix(self):
        self.commit({"a.py": "x = 1\n"})
        for options in (["--staged", "--rev", "HEAD"], ["--no-git", "--staged", "."],
                        ["--stdin", "--staged"], ["--stdin-filename", "x"]):
            self.refusal(*options, exits=2)


if __name__ == "__main__":
    unittest.main()
