"""Every format of one scan: what other programs read of it, and what a hostile repository cannot do to it."""

import json
import os
import unittest

import shown_formats
from project import Project, key, secret



class Files(Project):
    def setUp(self):
        super().setUp()
        self.commit({"app.py": key("one"), "large.txt": "x" * 3000})

    def test_one_scan_writes_every_report(self):
        arguments = [part for name in shown_formats.names() for part in ("--report", f"{name}=out.{name}")]
        shown = self.waybill("scan", *arguments)
        self.assertIn("RISK TIER", shown)
        for name in shown_formats.names():
            if name != "text":
                alone = self.waybill("scan", "--rev", "HEAD", "--format", name)
                together = self.waybill("scan", "--rev", "HEAD", "--format", name, "--report",
                                        f"{name}=again")
                self.assertEqual((alone, alone), (together, self.read("again")), name)
            self.assertTrue(self.read(f"out.{name}"), name)

    def test_a_report_is_written_before_the_exit_code_says_no(self):
        self.waybill("scan", "--fail-on", "credential", "--report", "json=r.json", exits=1)
        self.assertTrue(json.loads(self.read("r.json"))["findings"])
        self.waybill("scan", "--max-file-size", "2K", "--report", "json=r.json", exits=3)
        self.assertFalse(json.loads(self.read("r.json"))["coverage"]["complete"])

    def test_one_that_cannot_be_written_is_named_and_keeps_no_other(self):
        told = self.waybill("scan", "--report", "json=no/such/r.json", "--report", "jsonl=b.jsonl",
                            exits=3)
        self.assertIn("no/such/r.json", told)
        self.assertIn("RISK TIER", told)
        self.assertEqual(len(self.read("b.jsonl").splitlines()), 1)
        self.assertEqual(sorted(os.listdir(self.root)), [".git", "app.py", "b.jsonl", "large.txt"])

    def test_two_reports_cannot_go_to_one_file(self):
        os.mkdir(os.path.join(self.root, "out"))
        os.symlink("out", os.path.join(self.root, "link"))
        for first, second in (("r", "r"), ("r", "./r"), ("out/r", "link/r"), ("out/r", "out//r")):
            for arguments in (["--report", f"json={first}", "--report", f"html={second}"],
                              ["--output", first, "--report", f"html={second}"]):
                told = self.waybill("scan", *arguments, exits=2)
                self.assertIn("two reports would be written to", told)
        self.waybill("scan", "--report", "json=r", "--report", "json=out/r")

    def test_a_format_without_findings_to_tell_is_refused(self):
        self.assertIn("prints none", self.waybill("advise", "--report", "jsonl=x", exits=2))
        self.waybill("advise", "--report", "json=x")
        self.assertTrue(json.loads(self.read("x"))["advice"])

    def test_a_value_is_in_none_of_them(self):
        for name in shown_formats.names():
            self.assert_shows_none(self.waybill("scan", "--format", name), "one")
        self.assertTrue(secret("one"))


if __name__ == "__main__":
    unittest.main()
