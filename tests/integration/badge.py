"""`waybill badge`: the tier as an SVG."""

import os
import subprocess
import unittest
import xml.etree.ElementTree as xml

from project import WAYBILL, Project, key

SVG = "{http://www.w3.org/2000/svg}"


class Badge(Project):
    def words(self, svg):
        """What it says, in each of the ways it does."""
        subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=svg, check=True,
                       encoding="utf-8")
        root = xml.fromstring(svg)
        self.assertEqual(root.tag, f"{SVG}svg")
        self.assertEqual(root.get("role"), "img")
        said = root.get("aria-label")
        self.assertEqual(root.find(f"{SVG}title").text, said)
        self.assertEqual(": ".join(text.text for text in root.iter(f"{SVG}text")), said)
        return said

    def test_it_says_the_tier(self):
        self.write({"a.py": "x = 1\n"})
        for options, tier in ((["--owner", "oss"], "low"), (["--owner", "startup"], "medium"),
                              (["--owner", "enterprise", "--sector", "health"], "high")):
            svg = self.waybill("badge", *options)
            self.assertEqual(self.words(svg), f"waybill: {tier} risk")
            self.assertEqual(self.waybill("scan", "--format", "badge", *options), svg)

    def test_the_exit_code_is_that_of_a_scan(self):
        self.write({"a.py": key("K")})
        self.assertEqual(self.words(self.waybill("badge")), "waybill: medium risk")
        svg = self.waybill("badge", "--fail-on", "credential", exits=1)
        self.assertEqual(self.words(svg), "waybill: medium risk")
        self.write({".waybill.yml": "fail_on: credential\n"})
        self.waybill("badge", exits=1)
        self.write({".waybill.yml": "fail_on: cards\n"})
        self.assertNotIn("<svg", self.waybill("badge", exits=2))

    def test_an_incomplete_scan_has_no_tier(self):
        self.write({"a.py": key("K"), "b.py": "x = 1\n" * 100})
        done = self.run_in([WAYBILL, "badge", "--owner", "oss", "--max-file-size", "100"])
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(self.words(done.stdout), "waybill: incomplete")
        svg = self.waybill("badge", "--max-file-size", "100", "--fail-on", "credential", exits=1)
        self.assertEqual(self.words(svg), "waybill: incomplete")

    def test_a_file_is_written_whole_or_not_at_all(self):
        self.write({"a.py": "x = 1\n"})
        self.assertEqual(self.waybill("badge", "--owner", "oss", "-o", "../badge.svg"), "")
        with open(os.path.join(self.home, "badge.svg"), encoding="utf-8") as file:
            self.assertEqual(self.words(file.read()), "waybill: low risk")
        self.waybill("badge", "-o", "no/such/folder/badge.svg", exits=3)
        done = self.run_in([WAYBILL, "badge", "-o", "../badge.svg", "no-such-folder"])
        self.assertNotEqual(done.returncode, 0)
        with open(os.path.join(self.home, "badge.svg"), encoding="utf-8") as file:
            self.assertEqual(self.words(file.read()), "waybill: low risk")

    def test_a_report_gives_the_badge_of_its_scan(self):
        self.write({"a.py": key("K"), "b.py": "x = 1\n" * 100})
        report = os.path.join(self.home, "report.json")
        for options, exits in ((["--owner", "oss"], 0), (["--owner", "startup"], 0),
                               (["--owner", "oss", "--max-file-size", "100"], 3)):
            self.run_in([WAYBILL, "scan", "--format", "json", "-o", report, *options])
            there = self.run_in([WAYBILL, "badge", *options])
            again = self.run_in([WAYBILL, "badge", "--from", report, *options[:2]], cwd=self.home)
            self.assertEqual((again.returncode, again.stdout), (exits, there.stdout), again.stderr)
        self.waybill("badge", "--from", report, "--fail-on", "credential", exits=1)
        self.assertIn("cannot be used together", self.waybill("badge", "--from", report, ".",
                                                              exits=2))

    def test_the_same_tier_gives_the_same_bytes(self):
        self.write({"a/b.py": "x = 1\n"})
        svg = self.waybill("badge", "--owner", "oss")
        self.assertEqual(self.waybill("badge", "--owner", "oss", "-j1", "a"), svg)
        self.assertEqual(self.waybill("badge", "--owner", "oss", "--no-git", self.root,
                                      cwd=self.home, SOURCE_DATE_EPOCH="0"), svg)
        self.commit()
        self.assertEqual(self.waybill("badge", "--owner", "oss", "--rev", "HEAD"), svg)


if __name__ == "__main__":
    unittest.main()
