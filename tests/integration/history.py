"""Ranges and histories, end to end: what is found with which commit, what is refused with which
help, and that neither the number of workers nor a time budget changes what is told.
"""

import json
import os
import subprocess
import unittest
import zlib

from sources import Sources, key


class History(Sources):
    def places(self, report):
        return [(f["path"], f["commit"], f["gone"]) for f in report["findings"]]

    def head(self, rev="HEAD"):
        return self.git("rev-parse", rev)

    def test_a_secret_added_and_removed_in_a_range_is_found_with_its_commit(self):
        self.commit({"a.py": "x = 1\n"})
        self.commit({"src/k.py": key("one")})
        added = self.head()
        self.commit({"src/k.py": "x = 1\n"})
        self.assert_found(self.scan())
        report = self.scan("--range", "HEAD~2..HEAD")
        self.assertEqual(self.places(report), [("src/k.py", added, True)])
        self.assertEqual(report["repository"]["mode"], "range")
        self.assertEqual(report["repository"]["head"], self.head())
        self.assertEqual(report["coverage"]["commits"], 2)
        self.assertEqual(self.scan("--since", "HEAD~2"), report)
        text = self.run_in(["waybill", "scan", "--since", "HEAD~2"]).stdout
        self.assertIn(f"src/k.py:1:8 (commit {added[:12]})", text)

    def test_a_secret_that_stays_is_told_once_with_the_commit_that_brought_it(self):
        self.commit({"k.py": key("one")})
        first = self.head()
        for i in range(5):
            self.commit({"k.py": f"x = {i}\n" + key("one") * (1 + i % 2)})
        report = self.scan("--history")
        self.assertEqual(self.places(report), [("k.py", first, False)])
        self.git("gc", "-q")
        self.assertEqual(self.scan("--history"), report)

    def test_messages_are_searched_and_authors_are_not_told(self):
        self.commit({"a.py": "x = 1\n"})
        self.git("-c", "user.email=" + key("mail").split('"')[1] + "@example.com", "commit", "-q",
                 "--allow-empty", "-m", "it was " + key("message"))
        self.git("tag", "-a", "-m", "tagged " + key("tag"), "v1")
        report = self.scan("--history", "--all")
        self.assertEqual([f["path"] for f in report["findings"]],
                         [".git/COMMIT_EDITMSG", ".git/refs/tags/v1"])
        self.assertEqual({f["commit"] for f in report["findings"]}, {self.head()})
        self.assertEqual([f["path"] for f in self.scan("--history")["findings"]],
                         [".git/COMMIT_EDITMSG"])

    def test_any_number_of_workers_gives_the_same_bytes(self):
        for i in range(12):
            self.commit({f"d{i % 3}/f{j}.py": f"n = {i}\n" + (key(f"k{j}") if j % 9 == i % 9 else "")
                         for j in range(20)})
        self.git("gc", "-q")
        outputs = {self.run_in(["waybill", "scan", "--history", "--format", "json", "-j", jobs])
                   .stdout for jobs in ("1", "2", "3", "8")}
        self.assertEqual(len(outputs), 1)
        self.assertGreater(len(json.loads(outputs.pop())["findings"]), 10)

    def test_scans_with_a_budget_find_together_what_one_finds(self):
        for i in range(4):
            self.commit({f"f{i}-{j}.py": f"n = {j}\n" * 2000 + key(f"k{i}{j}")
                         for j in range(200)})
        whole = self.scan("--history")
        found, cursor, scans = set(), [], 0
        while True:
            done = self.run_in(["waybill", "scan", "--history", "--time-budget", "1ms", "-j2",
                                "--format", "json", *cursor])
            report = json.loads(done.stdout)
            found |= {(f["fingerprint"], f["commit"]) for f in report["findings"]}
            scans += 1
            coverage = report["coverage"]
            if done.returncode == 0:
                self.assertEqual((coverage["left"], coverage["resume"]), (0, ""))
                break
            self.assertEqual(done.returncode, 3)
            self.assertFalse(coverage["complete"])
            self.assertIn("time-limit", [s["reason"] for s in coverage["skipped"]])
            cursor = ["--resume-from", coverage["resume"]]
        self.assertEqual(found, {(f["fingerprint"], f["commit"]) for f in whole["findings"]})
        self.assertGreater(scans, 2)
        self.commit({"more.py": "x = 1\n"})
        self.assertIn("has changed since", self.refusal("--history", *cursor, exits=2))

    def test_an_empty_range_says_so(self):
        self.commit({"a.py": key("a")})
        for quiet in ([], ["-q"]):
            done = self.run_in(["waybill", "scan", "--range", "HEAD..HEAD", *quiet])
            self.assertEqual(done.returncode, 0)
            self.assertIn("The range is empty", done.stdout)
        self.assertTrue(self.scan("--range", "HEAD..HEAD")["coverage"]["complete"])

    def test_what_is_no_range_is_refused_with_help(self):
        self.commit({"a.py": "x = 1\n"})
        self.assertIn("--since REV", self.refusal("--range", "HEAD", exits=2))
        self.assertIn("nowhere is not in", self.refusal("--range", "nowhere..HEAD", exits=2))
        self.assertIn("nowhere is not in", self.refusal("--since", "nowhere", exits=2))
        self.assertIn("cannot be used together",
                      self.refusal("--range", "a..b", "--since", "c", exits=2))

    def test_a_shallow_clone_says_how_to_get_the_rest(self):
        self.commit({"a.py": key("a")})
        base = self.head()
        self.commit({"a.py": "x = 1\n"})
        self.commit({"b.py": "x = 1\n"})
        shallow = os.path.join(self.home, "shallow")
        self.git("clone", "-q", "--depth", "1", "file://" + self.root, shallow)
        report = self.scan("--history", cwd=shallow, exits=3)
        self.assertTrue(report["repository"]["shallow"])
        self.assert_skipped(report, **{".git/shallow": "cut-off"})
        self.assertIn("fetch-depth: 0",
                      self.refusal("--range", base + "..HEAD", cwd=shallow, exits=2))
        self.git("fetch", "-q", "--unshallow", cwd=shallow)
        report = self.scan("--range", base + "..HEAD", cwd=shallow)
        self.assert_found(report)
        self.assert_found(self.scan("--history", cwd=shallow), "a.py")

    def test_missing_objects_make_it_incomplete(self):
        self.commit({"a.py": key("a")})
        self.commit({"a.py": "x = 1\n", "b.py": key("b")})
        gone = self.head("HEAD~1:a.py")
        os.remove(os.path.join(self.root, ".git", "objects", gone[:2], gone[2:]))
        report = self.scan("--history", exits=3)
        self.assert_found(report, "b.py")
        self.assert_skipped(report, **{"a.py": "missing-object"})

    def test_the_configuration_is_that_of_the_last_commit(self):
        self.commit({"vendor/k.py": key("a"), "k.py": key("b")})
        self.commit({".waybill.yml": "ignore:\n  paths: [vendor/]\n"})
        report = self.scan("--history")
        self.assert_found(report, "k.py")
        self.assert_skipped(report, **{"vendor/k.py": "excluded"})
        self.assert_found(self.scan("--range", "HEAD~1..HEAD"))

    def test_progress_is_told_when_asked_and_never_in_the_report(self):
        self.commit({"a.py": "x = 1\n"})
        done = self.run_in(["waybill", "scan", "--history", "--progress", "--format", "json"])
        self.assertEqual(done.returncode, 0)
        json.loads(done.stdout)

    def test_marks_hold_in_every_version_and_their_flaws_are_not_told(self):
        unused = "# waybill:allow aws-access-key-id reason=\"it is gone\"\n"
        self.commit({"a.py": "x = 1\n" * 3 + unused, "b.py": "y = 1\n" + unused})
        self.commit({"b.py": unused + key("b")})
        self.commit({f"k{i}.py": key(f"k{i}") for i in range(200)})
        report = self.scan("--history")
        self.assertEqual(report["suppressions"]["notices"], [])
        self.assertEqual([f["path"] for f in report["findings"] if f["suppressed"]], ["b.py"])
        self.assertEqual(len(report["findings"]), 201)

    def test_removed_tools_are_not_in_use(self):
        self.commit({"CLAUDE.md": "be nice\n"})
        self.assertNotEqual(self.scan("--history")["tools_in_use"], [])
        self.git("rm", "-q", "CLAUDE.md")
        self.git("commit", "-qm", "gone")
        self.assertEqual(self.scan("--history")["tools_in_use"], [])


class Hostile(Sources):
    """Repositories that git would not make."""

    def write_object(self, kind, content):
        done = subprocess.run(["git", "hash-object", "-t", kind, "--literally", "-w", "--stdin"],
                              input=content, cwd=self.root, env=self.environment,
                              capture_output=True, check=True)
        return done.stdout.decode().strip()

    def write_as(self, name, kind, content):
        """An object under an id that is not its own."""
        path = os.path.join(self.root, ".git", "objects", name[:2], name[2:])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(zlib.compress(b"%s %d\0" % (kind.encode(), len(content)) + content))
        return name

    def tree(self, *entries):
        return b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(id)
                        for mode, name, id in entries)

    def commit_of(self, tree, *parents, message="m", time="1700000000"):
        head = f"tree {tree}\n" + "".join(f"parent {parent}\n" for parent in parents)
        person = f"Sam <sam@example.com> {time} +0000"
        return head + f"author {person}\ncommitter {person}\n\n{message}\n"

    def set_head(self, commit):
        with open(os.path.join(self.root, ".git", "refs", "heads", "main"), "w",
                  encoding="ascii") as file:
            file.write(commit + "\n")

    def bomb(self, text):
        """Ten folders in each of ten folders, ten deep, down to one file."""
        below = self.write_object("tree", self.tree(
            ("100644", b"k.py", self.write_object("blob", text.encode()))))
        for _ in range(10):
            below = self.write_object("tree", self.tree(
                *(("40000", b"%d" % i, below) for i in range(10))))
        return below

    def test_trees_of_trees_end(self):
        first = self.write_object("commit", self.commit_of(self.bomb("x = 1\n")).encode())
        second = self.write_object("commit",
                                   self.commit_of(self.bomb(key("k")), first).encode())
        self.set_head(second)
        report = self.scan("--history")
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(report["findings"][0]["path"], "0/" * 10 + "k.py")
        self.assertEqual(self.scan("--range", "HEAD~1..HEAD")["findings"][0]["path"],
                         "0/" * 10 + "k.py")

    def test_what_contains_itself_ends(self):
        blob = self.write_object("blob", key("k").encode())
        own = self.write_as("aa" * 20, "tree",
                            self.tree(("40000", b"a", "aa" * 20), ("40000", b"b", "aa" * 20),
                                      ("100644", b"k", blob)))
        one = self.write_as("bb" * 20, "commit", self.commit_of(own, "cc" * 20).encode())
        self.write_as("cc" * 20, "commit", self.commit_of(own, one, "cc" * 20).encode())
        self.set_head(one)
        report = self.scan("--history", "--all")
        self.assertEqual([f["path"] for f in report["findings"]], ["k"])
        self.assertEqual(report["coverage"]["commits"], 2)

    def test_names_and_order_of_trees_are_anybodys(self):
        keys = [self.write_object("blob", key(f"k{i}").encode()) for i in range(5)]
        tree = self.write_object("tree", self.tree(
            ("100644", b"z", keys[0]), ("100644", b"a\n\x1b[2J", keys[1]),
            ("100644", b"a", keys[2]), ("100644", b"a", keys[3]), ("120777", b"..", keys[4])))
        before = self.write_object("tree", self.tree(("100644", b"a", keys[2])))
        first = self.write_object("commit", self.commit_of(before).encode())
        self.set_head(self.write_object("commit", self.commit_of(tree, first).encode()))
        paths = [f["path"] for f in self.scan("--history")["findings"]]
        self.assertEqual(sorted(paths), sorted(["z", "a\n\x1b[2J", "a", "a", ".."]))
        text = self.run_in(["waybill", "scan", "--history", "-v"])
        self.assertNotIn("\x1b", text.stdout)

    def test_damaged_trees_are_listed(self):
        good = self.write_object("blob", key("k").encode())
        entry = self.tree(("100644", b"k.py", good))
        for broken in (b"100644 x", b"100644 a/b\0" + b"i" * 20, b"junk\0" + b"i" * 20):
            folder = self.write_object("tree", entry + broken)
            tree = self.write_object("tree", self.tree(("40000", b"f", folder)))
            self.set_head(self.write_object("commit", self.commit_of(tree).encode()))
            report = self.scan("--history", exits=3)
            self.assert_found(report, "f/k.py")
            self.assert_skipped(report, f="unreadable")

    def test_a_path_without_end_is_cut(self):
        below = self.write_object("tree", self.tree(
            ("100644", b"k.py", self.write_object("blob", key("deep").encode()))))
        for _ in range(30):
            below = self.write_object("tree", self.tree(("40000", b"f" * 200, below)))
        blob = self.write_object("blob", key("top").encode())
        tree = self.write_object("tree", self.tree(("40000", b"f", below), ("100644", b"k", blob)))
        self.set_head(self.write_object("commit", self.commit_of(tree).encode()))
        report = self.scan("--history", exits=3)
        self.assert_found(report, "k")
        self.assertEqual([s["reason"] for s in report["coverage"]["skipped"]], ["unreadable"])

    def test_commits_without_sense_are_read_as_far_as_they_make_some(self):
        blob = self.write_object("blob", key("k").encode())
        tree = self.write_object("tree", self.tree(("100644", b"k", blob)))
        empty = self.write_object("tree", b"")
        parents = [self.write_object("commit", self.commit_of(empty, time=time, message=str(i))
                                     .encode())
                   for i, time in enumerate(["-1", "x", "99999999999999999999", "1", ""] * 40)]
        self.set_head(self.write_object("commit", self.commit_of(tree, *parents).encode()))
        report = self.scan("--history")
        self.assert_found(report, "k")
        self.assertEqual(report["coverage"]["commits"], 201)
        bare = self.write_object("commit", f"tree {tree}\n".encode())
        self.set_head(self.write_object("commit", self.commit_of(empty, bare).encode()))
        self.assert_found(self.scan("--history"), "k")


if __name__ == "__main__":
    unittest.main(argv=["history.py", "History", "Hostile"])
