"""waybill on its own source: whatever it says there its authors should have seen first."""

import json
import os
import subprocess
import sys
import unittest

SOURCE = os.environ["WAYBILL_SOURCE"]


class Itself(unittest.TestCase):
    def test_is_read_to_the_end_and_carries_nothing(self):
        done = subprocess.run([os.environ["WAYBILL"], "scan", "--format", "json", SOURCE], check=False,
                              capture_output=True, encoding="utf-8", timeout=240)
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads(done.stdout)
        self.assertTrue(report["coverage"]["complete"])
        self.assertEqual(report["assessment"]["tier"], "low", report["assessment"]["rows"])
        self.assertEqual([notice for notice in report["suppressions"]["notices"]], [])
        self.assertEqual(report["tools_in_use"], [])


if __name__ == "__main__":
    if not os.path.exists(os.path.join(SOURCE, ".git")):
        sys.exit(77)
    unittest.main()
