"""The manual page waybill(1): complete, and sound for those that show it."""

import re
import shutil
import subprocess
import unittest

from project import Project


class ManPage(Project):
    def setUp(self):
        super().setUp()
        self.page = self.waybill("help", "--man")

    def shown(self):
        """What a reader sees."""
        done = subprocess.run(["groff", "-man", "-Tascii", "-ww", "-P-c"], input=self.page,
                              capture_output=True, encoding="utf-8", timeout=60, check=True)
        self.assertEqual(done.stderr, "")
        return re.sub(".\x08", "", done.stdout)

    def test_mandoc_has_nothing_to_say(self):
        if not shutil.which("mandoc"):
            self.skipTest("there is no mandoc")
        done = subprocess.run(["mandoc", "-Tlint"], input=self.page, capture_output=True,
                              encoding="utf-8", timeout=60, check=False)
        self.assertEqual((done.stdout, done.stderr), ("", ""))

    def test_all_commands_and_options_are_there(self):
        if not shutil.which("groff"):
            self.skipTest("there is no groff")
        shown = self.shown()
        commands = re.findall(r"^  ([a-z]+) ", self.waybill("help"), re.MULTILINE)
        self.assertGreater(len(commands), 8)
        for command in commands:
            self.assertIn(f"   waybill {command}\n", shown)
            for option in re.findall(r"^ +(?:-., )?(--[a-z-]+)", self.waybill("help", command),
                                     re.MULTILINE):
                self.assertRegex(shown, rf"(?m)^ +(-., )?{option}\b")
        for word in ("severity:critical", "ignore: findings:", "NO_COLOR", "-j, --jobs N"):
            self.assertIn(word, shown)

    def test_nothing_is_taken_for_a_request(self):
        for line in self.page.splitlines():
            self.assertNotIn("'", line[:1])
            if line.startswith("."):
                self.assertRegex(line, r'^\.(\\"|TH|SH|SS|PP|TP|br)')

    def test_the_same_page_each_time(self):
        self.assertEqual(self.page, self.waybill("help", "--man", SOURCE_DATE_EPOCH="86400"))
        self.assertRegex(self.page, r"\n\.TH WAYBILL 1 20\d\d-\d\d-\d\d ")


if __name__ == "__main__":
    unittest.main()
