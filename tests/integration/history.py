"""Ranges and histories, end to end: what is found with which commit, what is refused with which
help, and that neither the number of workers nor a time budget changes what is told.
"""

import json
import os
import unittest

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

    def test_removed_tools_are_not_in_use(self):
        self.commit({"CLAUDE.md": "be nice\n"})
        self.assertNotEqual(self.scan("--history")["tools_in_use"], [])
        self.git("rm", "-q", "CLAUDE.md")
        self.git("commit", "-qm", "gone")
        self.assertEqual(self.scan("--history")["tools_in_use"], [])


if __name__ == "__main__":
    unittest.main(argv=["history.py", "History"])
