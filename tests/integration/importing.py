"""`waybill import`: what other scanners were told becomes ours, and what does not is listed."""

import hashlib
import json
import os
import unittest

import shapes
from project import Project, key, secret

GITLEAKS = r"""
title = "ours"
[extend]
useDefault = true
disabledRules = ["generic-api-key"]

[[rules]]
id = "Acme_Token"
description = "Acme token."
regex = '''(?i)acme[_-]token['"]?\s*[:=]\s*['"]([0-9a-z]{32})['"]'''
entropy = 3.5
keywords = ["acme"]
[[rules.allowlists]]
stopwords = ["example"]

[[rules]]
id = "bolt"
regex = '''\bbolt_(?P<v>[A-Z0-9]{10,40})\b'''
secretGroup = 1

[[rules]]
id = "look-ahead"
regex = '''acme(?!x)'''
[[rules]]
id = "no-literal"
regex = '''[a-z]{30}'''
[[rules]]
id = "aws"
regex = '''AKIA[A-Z2-7]{16}'''

[allowlist]
paths = ['''(^|/)vendor/''', '''a.*b.*c''']
regexes = ['''219-09-9999''']
"""


class Importing(Project):
    def imports(self, *arguments, exits=0):
        return self.waybill("import", *arguments, exits=exits)

    def known(self):
        return sorted((f["path"], f["line"]) for f in self.scan()["findings"]
                      if f["suppressed"] and f["suppressed"]["by"] == "baseline")

    def not_carried(self, told):
        return told[told.index("Not carried over:"):]


class Gitleaks(Importing):
    def setUp(self):
        super().setUp()
        self.acme = shapes.made('acme_token = "<[0-9a-z]{32}>"\n', "acme")
        self.commit({".gitleaks.toml": GITLEAKS,
                     ".gitleaksignore": "# old\na.py:aws-access-token:2\n"
                                        + "0" * 40 + ":gone.py:x:9\nnonsense\n",
                     "a.py": "x = 1\n" + key("a") + key("b"), "c.py": self.acme,
                     "vendor/v.py": key("v")})

    def test_rules_paths_and_known_findings_are_carried(self):
        told = self.imports("gitleaks")
        self.assertIn("Wrote .waybill-patterns.yml: 2 patterns\n", told)
        self.assertIn("Wrote .waybill-baseline.json: 1 known finding\n", told)
        report = self.scan()
        self.assertEqual(sorted((f["path"], f["rule"]) for f in report["findings"]),
                         [("a.py", "aws-access-key-id"), ("a.py", "aws-access-key-id"),
                          ("c.py", "acme-token")])
        self.assertEqual(self.known(), [("a.py", 2)])
        self.assertEqual([s["path"] for s in report["coverage"]["skipped"]], ["vendor/v.py"])
        for name in (".waybill.yml", ".waybill-patterns.yml", ".waybill-baseline.json"):
            self.assert_shows_none(self.read(name), "a", "b", "v")
            self.assertNotIn(self.acme[14:-3], self.read(name))

    def test_what_is_not_carried_is_listed_with_the_reason(self):
        left = self.not_carried(self.imports("gitleaks"))
        for words in ("disabledRules: waybill's patterns are its own",
                      "allowlist stopwords of rule Acme_Token: mark the values",
                      "rule look-ahead: its regex is not understood at character 7",
                      "rule no-literal: not every match of its regex holds a literal",
                      "rule aws: waybill's own pattern aws-access-key-id finds the same",
                      "path a.*b.*c: no path pattern says the same",
                      "allowlist regexes: mark the values",
                      ".gitleaksignore:4 finding nonsense: it is no fingerprint",
                      "gone.py:x:9: nothing is found there now"):
            self.assertIn(words, left)
        self.assertNotIn("219-09", left)

    def test_nothing_is_overwritten_without_force(self):
        self.write({".waybill.yml": "owner: oss\n"})
        told = self.imports("gitleaks", exits=2)
        self.assertIn(".waybill.yml is there already and nothing was written", told)
        self.assertFalse(self.exists(".waybill-patterns.yml"))
        dry = self.imports("gitleaks", "--dry-run")
        self.assertIn("# .waybill.yml: 2 paths\npatterns: [.waybill-patterns.yml]\n", dry)
        self.assertFalse(self.exists(".waybill-patterns.yml"))
        self.assertEqual(self.read(".waybill.yml"), "owner: oss\n")
        self.imports("gitleaks", "--force")
        self.assertNotIn("owner", self.read(".waybill.yml"))

    def test_a_baseline_that_is_there_keeps_its_entries(self):
        self.waybill("baseline", "create", "-q")
        before = set(self.read(".waybill-baseline.json").splitlines())
        os.remove(os.path.join(self.root, ".gitleaks.toml"))
        self.imports("gitleaks", "--force")
        self.assertLessEqual(before, set(self.read(".waybill-baseline.json").splitlines()))

    def test_a_report_serves_as_a_baseline(self):
        self.write({"report.json": json.dumps([
            {"RuleID": "aws-access-token", "StartLine": 3, "EndLine": 3, "File": "a.py",
             "Secret": secret("b"), "Match": secret("b"), "Commit": ""}])})
        told = self.imports("gitleaks", "report.json")
        self.assertIn("1 known finding", told)
        self.assertEqual(self.known(), [("a.py", 3)])
        self.assert_shows_none(told + self.read(".waybill-baseline.json"), "b")

    def test_mistakes_have_file_and_line(self):
        self.write({".gitleaks.toml": "[[rules]]\nid = 'x\n"})
        self.assertIn(".gitleaks.toml:2:8: a text whose closing quote is missing",
                      self.imports("gitleaks", exits=2))
        self.write({"x.json": '[{"File": "a"}]', "y.txt": "x"})
        self.assertIn('x.json:1:2: a finding without "File" and "StartLine"',
                      self.imports("gitleaks", "x.json", exits=2))
        self.assertIn("y.txt: neither", self.imports("gitleaks", "y.txt", exits=2))
        self.assertIn("absent", self.imports("gitleaks", "absent.toml", exits=2))


class Others(Importing):
    def test_detect_secrets(self):
        sha1 = hashlib.sha1(secret("a").encode()).hexdigest()
        self.commit({"a.py": "x = 1\n" + key("a"), "b.py": key("b"), ".secrets.baseline": json.dumps({
            "version": "1.5.0",
            "plugins_used": [{"name": "AWSKeyDetector"}, {"name": "Mine", "path": "file://x.py"},
                             {"name": "Base64HighEntropyString", "limit": 4.5}],
            "filters_used": [
                {"path": "detect_secrets.filters.regex.should_exclude_file",
                 "pattern": ["\\.lock$", "^gen/"]},
                {"path": "detect_secrets.filters.regex.should_exclude_line", "pattern": ["x"]}],
            "results": {"a.py": [{"type": "AWS Access Key", "filename": "a.py",
                                  "hashed_secret": sha1, "line_number": 2}],
                        "c.py": [{"type": "AWS Access Key", "hashed_secret": sha1}]}})})
        told = self.imports("detect-secrets")
        self.assertEqual(self.read(".waybill.yml"),
                         "ignore:\n  paths:\n    - '*.lock'\n    - '/gen/'\n")
        self.assertEqual(self.known(), [("a.py", 2)])
        left = self.not_carried(told)
        for words in ("plugin Mine: a program of your own", "Base64HighEntropyString: waybill judges",
                      "should_exclude_line: mark the values", "finding in c.py: it has no line"):
            self.assertIn(words, left)
        self.assertNotIn(sha1, told + self.read(".waybill-baseline.json"))

    def test_ggshield(self):
        self.commit({"a.py": key("a"), ".gitguardian.yaml":
                     "version: 2\nexit_zero: true\nsecret:\n"
                     "  ignored-paths: ['**/README.md', 'doc/*', LICENSE]\n"
                     "  ignored_matches:\n    - {name: old, match: kuhGrasWeide77}\n"
                     "  ignored_detectors: [Generic Password]\n"})
        told = self.imports("ggshield")
        self.assertEqual(self.read(".waybill.yml"),
                         "ignore:\n  paths:\n    - '**/README.md'\n    - '/doc/*'\n"
                         "    - '/LICENSE'\n")
        self.assertNotIn("kuhGras", told)
        left = self.not_carried(told)
        for words in ("ignored match old: its value is known as a hash only",
                      "ignored detector: waybill's patterns are its own", "exit_zero: `fail_on"):
            self.assertIn(words, left)

    def test_there_is_nothing_to_import(self):
        self.assertIn(".secrets.baseline", self.imports("detect-secrets", exits=2))
        self.assertIn("did you mean gitleaks?", self.imports("gitleak", exits=2))
        self.assertIn("gitleaks, detect-secrets or ggshield", self.imports(exits=2))
        self.write({".gitguardian.yaml": "version: 2\n"})
        self.assertEqual(self.imports("ggshield"), "Nothing of it has its like here.\n")
        self.assertFalse(self.exists(".waybill.yml"))


if __name__ == "__main__":
    unittest.main()
