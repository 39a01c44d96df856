"""The baseline, end to end: what is known fails nothing, stays in the tier, and can only shrink."""

import json
import os
import unittest

import shapes
from project import Project, key, secret

NAME = ".waybill-baseline.json"


def customers(count):
    return "name,mail\n" + "".join(f"p{i},p{i}.meier@wohnbau.de\n" for i in range(count))


class Baseline(Project):
    def entries(self):
        return [entry for entry in json.loads(self.read(NAME))["entries"] if entry]

    def paths(self):
        return [entry["path"] for entry in self.entries()]

    def known(self, report):
        return sorted(f["path"] for f in report["findings"]
                      if f["suppressed"] and f["suppressed"]["by"] == "baseline")

    def notices(self, report):
        return [(n["kind"], n["by"], n["line"]) for n in report["suppressions"]["notices"]]


class WhatIsKnown(Baseline):
    def setUp(self):
        super().setUp()
        self.commit({"a.py": key("a"), "src/b.py": key("b"), "c.csv": customers(30)})
        self.waybill("baseline", "create", "-q")

    def test_fails_nothing_and_stays_in_the_tier(self):
        report = self.scan("--fail-on", "ratchet,credential,bulk-personal,severity:low")
        self.assertEqual(self.known(report), ["a.py", "c.csv", "src/b.py"])
        self.assertTrue(all(f["counts"] for f in report["findings"]))
        self.assertIn(report["assessment"]["tier"], ("medium", "high"))
        self.assertEqual(report["suppressions"]["count"], 0)
        self.assertEqual(report["suppressions"]["baseline"],
                         {"path": NAME, "entries": 3, "here": 3, "moved": 0, "gone": 0})
        self.assertEqual(self.scan("--baseline", self.empty(), exits=1, *(
            "--fail-on", "ratchet"))["assessment"]["tier"], report["assessment"]["tier"])

    def empty(self):
        self.write({"../empty.json":
                    '{"waybill_baseline": 1, "key": "none", "entries": []}'})
        return os.path.join(self.home, "empty.json")

    def test_holds_no_value_and_one_entry_a_line(self):
        text = self.read(NAME)
        self.assert_shows_none(text, "a", "b")
        self.assertNotIn("wohnbau", text)
        self.assertEqual(self.paths(), ["a.py", "c.csv", "src/b.py"])
        self.assertEqual(len(text.splitlines()), 3 + 3)
        self.assertTrue(all(len(entry["value"]) == 4 for entry in self.entries()))

    def test_lines_that_move_and_files_that_are_reformatted_stay_known(self):
        self.write({"a.py": "# a head\n\n\n" + key("a").replace(" = ", "=")})
        self.assertEqual(self.waybill("baseline", "diff"), "")

    def test_the_list_itself_is_no_finding(self):
        # Of 40 parts of fingerprints some are digits alone, as a number behind "generic-password".
        made = [shapes.made("kuh7<[A-Za-z0-9]{10}>", str(i)) for i in range(40)]
        self.write({f"p{i}.py": f'password = "{value}"\n' for i, value in enumerate(made)})
        self.waybill("baseline", "create", "-q", "--force")
        self.assertRegex(self.read(NAME), r'"generic-password", "value": "[0-9]{4}"')
        self.assertEqual(self.waybill("baseline", "diff"), "")
        self.waybill("scan", "--fail-on", "ratchet")
        self.write({NAME: self.read(NAME).replace("{}", '{"password": "kuh7' 'Gras8Weide"}')})
        self.assertIn(NAME, self.waybill("scan", "--no-git", NAME, "--format", "gcc"))

    def test_something_new_fails(self):
        self.write({"a.py": key("a") + key("new")})
        report = self.scan("--fail-on", "ratchet", exits=1)
        self.assertEqual(self.known(report), ["a.py", "c.csv", "src/b.py"])
        told = self.waybill("baseline", "diff", exits=1)
        self.assertRegex(told, r"\Anew    a\.py:2 aws-access-key-id AKIA\*{4} \(20 characters\)\n\Z")
        self.waybill("baseline", "update")
        self.scan("--fail-on", "ratchet", exits=1)
        self.assertIn("1 added", self.waybill("baseline", "update", "--add"))
        self.scan("--fail-on", "ratchet")

    def test_more_persons_in_a_file_fail(self):
        self.write({"c.csv": customers(31)})
        self.scan("--fail-on", "ratchet", exits=1)
        self.write({"c.csv": customers(25)})
        self.scan("--fail-on", "ratchet")
        self.waybill("baseline", "update")
        self.assertEqual([e["persons"] for e in self.entries() if "persons" in e], [25])
        self.write({"c.csv": customers(30)})
        self.scan("--fail-on", "ratchet", exits=1)

    def test_what_is_mended_must_leave_the_list(self):
        self.write({"a.py": "a = None\n"})
        report = self.scan("--fail-on", "ratchet", exits=1)
        self.assertEqual(self.notices(report), [("unused", "baseline", 2)])
        self.scan("--fail-on", "credential")
        self.waybill("baseline", "prune")
        self.assertEqual(self.paths(), ["c.csv", "src/b.py"])
        self.scan("--fail-on", "ratchet")

    def test_what_moves_to_another_file_is_followed(self):
        self.git("mv", "a.py", "z.py")
        report = self.scan("--fail-on", "ratchet")
        self.assertEqual(self.notices(report), [("moved", "baseline", 2)])
        self.assertEqual(self.waybill("baseline", "diff", exits=1),
                         "moved  a.py aws-access-key-id, now z.py\n")
        self.waybill("baseline", "prune")
        self.assertEqual(self.paths(), ["a.py", "c.csv", "src/b.py"])
        self.waybill("baseline", "update")
        self.assertEqual(self.paths(), ["c.csv", "src/b.py", "z.py"])

    def test_a_copy_is_new(self):
        self.write({"copy.py": key("a")})
        report = self.scan("--fail-on", "credential", exits=1)
        self.assertEqual([f["path"] for f in report["findings"] if not f["suppressed"]],
                         ["copy.py"])

    def test_the_hook_knows_it_too(self):
        self.git("add", NAME)
        self.git("commit", "-qm", "baseline")
        self.write({"a.py": "x = 1\n" + key("a")})
        self.git("add", "-A")
        self.waybill("scan", "--staged")
        self.git("mv", "src/b.py", "src/d.py")
        self.waybill("scan", "--staged")
        self.write({"src/e.py": key("b")})  # a copy: one entry is for one finding
        self.git("add", "-A")
        self.waybill("scan", "--staged", exits=1)

    def test_it_is_read_from_where_the_files_are(self):
        self.commit()
        os.remove(os.path.join(self.root, NAME))
        self.scan("--rev", "HEAD", "--fail-on", "ratchet")
        self.scan("--fail-on", "credential", exits=1)

    def test_from_a_folder_below_it_is_of_the_whole_repository(self):
        self.waybill("baseline", "create", "--force", cwd=os.path.join(self.root, "src"))
        self.assertEqual(self.paths(), ["a.py", "c.csv", "src/b.py"])

    def test_entries_of_what_was_not_looked_at_stay(self):
        self.write({"a.py": "#" * 5000 + "\n"})
        self.waybill("baseline", "prune", "--max-file-size", "2K", exits=3)
        self.assertIn("a.py", self.paths())

    def test_two_branches_merge_without_a_conflict(self):
        self.commit()
        self.git("switch", "-qc", "one")
        self.write({"src/b.py": "b = None\n"})
        self.waybill("baseline", "prune")
        self.commit()
        self.git("switch", "-q", "main")
        self.write({"0.py": key("zero")})
        self.waybill("baseline", "update", "--add")
        self.commit()
        self.git("merge", "-q", "--no-edit", "one")
        self.assertEqual(self.paths(), ["0.py", "a.py", "c.csv"])
        self.scan("--fail-on", "ratchet")


class WhenItCannotBe(Baseline):
    def test_there_is_none(self):
        self.commit({"a.py": key("a")})
        self.assertIn("baseline create", self.waybill("baseline", "diff", exits=2))
        self.assertIn("absent.json", self.waybill("scan", "--baseline", "absent.json", exits=2))
        self.scan("--fail-on", "ratchet", exits=1)

    def test_there_is_one_already(self):
        self.commit({"a.py": key("a")})
        self.waybill("baseline", "create")
        self.assertIn("--force", self.waybill("baseline", "create", exits=2))
        self.waybill("baseline", "create", "--force")

    def test_a_merge_left_its_marks_in_it(self):
        self.commit({NAME: "<<<<<<< HEAD\n"})
        told = self.waybill("scan", exits=2)
        self.assertIn(f"{NAME}:1:1: ", told)
        self.assertIn("baseline create --force", told)

    def test_it_is_a_link(self):
        self.commit({"a.py": key("a")})
        os.symlink("../victim", os.path.join(self.root, NAME))
        self.waybill("scan", exits=2)
        self.waybill("baseline", "create", "--force", exits=2)
        self.assertFalse(self.exists("../victim"))

    def test_it_was_made_with_another_key(self):
        self.commit({"a.py": key("a")})
        self.waybill("baseline", "create", WAYBILL_FINGERPRINT_KEY="one")
        self.assertEqual([len(entry["value"]) for entry in self.entries()], [16])
        self.scan("--fail-on", "ratchet", WAYBILL_FINGERPRINT_KEY="one")
        told = self.waybill("scan", exits=2, WAYBILL_FINGERPRINT_KEY="other")
        self.assertIn("another WAYBILL_FINGERPRINT_KEY", told)
        self.assertIn("not set", self.waybill("scan", exits=2))

    def test_a_suppressed_finding_is_not_listed(self):
        self.commit({"a.py": key("a").rstrip() + "  # waybill:allow credential\n"})
        self.waybill("baseline", "create")
        self.assertEqual(self.entries(), [])
        self.assertNotIn(secret("a"), self.read(NAME))


if __name__ == "__main__":
    unittest.main()
