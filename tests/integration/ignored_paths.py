"""`ignore: paths:` leaves the same files out whatever is scanned, and each is told."""

import os
import unittest

from project import Project, key

CONFIG = "ignore: {paths: ['gen/', '/src/*.min.js', '!keep.py']}\n"


class IgnoredPaths(Project):
    def setUp(self):
        super().setUp()
        self.write({".waybill.yml": CONFIG, "a.py": key("a"), "gen/b.py": key("b"),
                    "src/gen/c.py": key("c"), "src/x.min.js": key("x"),
                    "lib/x.min.js": key("y"), "gen/keep.py": key("k")})

    def assert_left_out(self, report, prefix=""):
        skipped = sorted(s["path"] for s in report["coverage"]["skipped"]
                         if s["reason"] == "excluded")
        self.assertEqual(skipped, [prefix + name for name in (
            "gen/b.py", "gen/keep.py", "src/gen/c.py", "src/x.min.js")])
        self.assertEqual(sorted(f["path"] for f in report["findings"]),
                         [prefix + "a.py", prefix + "lib/x.min.js"])
        self.assertTrue(report["coverage"]["complete"])

    def test_in_every_mode(self):
        self.assert_left_out(self.scan())
        self.git("add", "-A")
        self.assert_left_out(self.scan("--staged", "--fail-on", "never"))
        self.commit()
        self.assert_left_out(self.scan("--rev", "HEAD"))
        self.assert_left_out(self.scan("--config-from", "HEAD"))

    def test_without_git_from_each_named_folder(self):
        config = os.path.join(self.root, ".waybill.yml")
        os.rename(os.path.join(self.root, ".git"), os.path.join(self.home, "git"))
        self.assert_left_out(self.scan("--no-git", "--config", config, "."))
        self.assert_left_out(self.scan("--no-git", "--config", config, self.root + "/"),
                             self.root + "/")
        self.assert_left_out(self.scan("--no-git", "--config", config, "./../work"), "../work/")

    def test_patterns_that_leave_nothing_out_are_told(self):
        self.write({".waybill.yml": "ignore:\n  paths:\n    - gen/\n    - old/\n    - '!x'\n"})
        notices = self.scan()["suppressions"]["notices"]
        self.assertEqual([(n["kind"], n["by"], n["line"], n["words"]) for n in notices],
                         [("unused", "config", 4, "no file has a path that it leaves out")])
        os.mkdir(os.path.join(self.root, "part"))
        self.write({"part/a.py": "x = 1\n"})
        self.assertEqual(self.scan("part")["suppressions"]["notices"], [])

    def test_standard_input_by_its_name(self):
        report = self.scan("--stdin", "--stdin-filename", "gen/b.py", "--config", ".waybill.yml")
        self.assertEqual(report["coverage"]["skipped"],
                         [{"path": "gen/b.py", "reason": "excluded"}])


if __name__ == "__main__":
    unittest.main()
