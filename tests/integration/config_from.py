"""--config-from: a branch is judged by the policy of the one it goes to, and cannot relax it."""

import json
import os
import unittest

import shown_formats
from project import Project, key

NAME = ".waybill-baseline.json"
PATTERN = """kind: credential
source: https://example.com/acme
patterns:
  - {id: acme-token, title: Acme token, type: api-token, severity: high, structured: true,
     keywords: [acme_], regex: 'acme_[a-z]{12}', find: ['acme_<[a-z]{12}>'], leave: ['acme_']}
"""


class ConfigFrom(Project):
    def setUp(self):
        super().setUp()
        self.commit({"a.py": key("a"), ".waybill.yml": "owner: startup\npatterns: [p.yml]\n",
                     "p.yml": PATTERN})
        self.waybill("baseline", "create", "-q")
        self.base = self.commit()

    def changes(self, report):
        return [(c["path"], c["line"], c["words"]) for c in report["policy"]["changes"]]

    def test_the_same_policy_is_told_to_be_the_same(self):
        report = self.scan("--config-from", "HEAD", "--fail-on", "ratchet,policy")
        self.assertEqual(report["policy"], {"from": self.base, "changes": [], "plans": []})
        self.assertIn(f"that of commit {self.base[:12]}, and that of these files is the same",
                      " ".join(self.waybill("scan", "--config-from", "main").split()))
        self.assertEqual(self.scan()["policy"], {"from": "", "changes": [], "plans": []})

    def test_a_branch_cannot_relax_its_own_policy(self):
        self.git("switch", "-qc", "branch")
        self.write({"b.py": key("b")})
        self.waybill("baseline", "update", "--add", "-q")
        self.commit({".waybill.yml": "owner: personal\npatterns: [p.yml]\n"
                                     "ignore:\n  paths:\n    - b.py\n"
                                     "  rules:\n    - {rule: aws-access-key-id, reason: no}\n",
                     "p.yml": PATTERN.replace("high", "low")})
        self.scan("--fail-on", "credential")
        for where in ([], ["--staged"], ["--rev", "HEAD"]):
            if where == ["--staged"]:
                self.write({"b.py": "x = 1\n" + key("b")})
                self.git("add", "-A")
            report = self.scan(*where, "--config-from", "main", "--fail-on", "finding", exits=1)
            self.assertEqual([f["path"] for f in report["findings"] if not f["suppressed"]],
                             ["b.py"])
            self.assertEqual(report["assessment"]["owner"], "startup")
            self.assertEqual(self.changes(report), [
                (".waybill.yml", 5, "ignore.paths: 1 added, 0 taken away"),
                (".waybill.yml", 7, "ignore.rules: 1 added, 0 taken away"),
                (".waybill.yml", 1, "owner: changed"),
                ("p.yml", 0, "the file is changed"),
                (NAME, 3, "entries: 1 added, 0 with more persons, 0 taken away")])
        self.scan("--config-from", "main", "--fail-on", "policy", exits=1)
        told = self.waybill("scan", "--config-from", "main")
        self.assertIn("What these files would change of it was not heeded:",
                      " ".join(told.split()))
        self.assertIn(".waybill.yml:1 owner: changed", told)

    def test_a_broken_policy_in_the_branch_is_a_change_like_any_other(self):
        self.commit({".waybill.yml": "ownr: x\n", NAME: "{\n"})
        self.waybill("scan", exits=2)
        report = self.scan("--config-from", self.base)
        self.assertEqual([c["words"] for c in report["policy"]["changes"]],
                         ["what it says now is refused by this waybill"] * 2)

    def test_a_file_that_is_taken_away_still_holds(self):
        self.git("rm", "-q", ".waybill.yml", "p.yml", NAME)
        report = self.scan("--config-from", "HEAD", "--fail-on", "ratchet")
        self.assertEqual(self.changes(report), [
            (".waybill.yml", 0, "the file is taken away"),
            ("p.yml", 0, "the file is taken away"),
            (NAME, 0, "the file is taken away")])

    def test_a_repository_may_lie_in_a_folder_of_any_name(self):
        folder = os.path.join(self.home, "a\x1b[31m\\b\u202e")
        os.rename(self.root, folder)
        for format in shown_formats.names():
            shown = self.waybill("scan", "--format", format, cwd=folder)
            self.assertFalse(set(shown) & {"\x1b", "\u202e"}, format)
        text = "".join(self.waybill("scan", cwd=folder).split())
        self.assertIn(r"a\x1b[31m\\b\u{202e}", text)
        report = json.loads(self.waybill("scan", "--format", "json", cwd=folder))
        self.assertEqual(report["repository"]["root"], folder)

    def test_without_any_policy_nothing_is_let_off(self):
        self.commit({".waybill.yml": "owner: startup\nignore: {paths: ['*']}\n", NAME: "{\n"})
        report = self.scan("--no-config")
        self.assertEqual(report["assessment"]["declared"]["owner"], "")
        self.assertEqual((report["coverage"]["skipped"], report["suppressions"]["baseline"]["path"]),
                         ([], ""))
        for other in ["--config=x", "--config-from=HEAD"]:
            self.assertIn("--no-config", self.waybill("scan", "--no-config", other, exits=2))

    def test_what_cannot_be_is_refused(self):
        self.assertIn("no commit", self.waybill("scan", "--config-from", "nowhere", exits=2))
        self.assertIn("--config", self.waybill("scan", "--config-from", "HEAD", "--config", "x",
                                               exits=2))
        self.assertIn("--no-git", self.waybill("scan", "--config-from", "HEAD", "--no-git", ".",
                                               exits=2))
        first = self.commit({".waybill.yml": "patterns: [q.yml]\n", "q.yml": PATTERN})
        self.git("rm", "-q", "--cached", "q.yml")
        self.git("commit", "-qm", "without")
        self.assertIn("q.yml: not in the commit", self.waybill("scan", "--config-from", "HEAD",
                                                               exits=2))
        self.scan("--config-from", first)


if __name__ == "__main__":
    unittest.main()
