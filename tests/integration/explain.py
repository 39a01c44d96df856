"""`waybill explain`: whatever a report names is told in plain words, with its source."""

import json
import os
import unittest

from project import Project


class Explain(Project):
    def explain(self, *arguments):
        text = self.waybill("explain", *arguments)
        self.assertTrue(all(len(line) <= 80 for line in text.splitlines()), text)
        return " ".join(text.split())

    def clinic(self):
        rows = "".join(f"Anna{i},anna{i}@praxis{i}.de,E11.9\n" for i in range(25))
        self.write({"patients.csv": "name,email,diagnosis\n" + rows})
        report = self.waybill("scan", "--format", "json")
        path = os.path.join(self.home, "report.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(report)
        return json.loads(report), path

    def test_every_row_says_when_it_fires_and_what_it_asks(self):
        for row in "R1 R2 R3 R4 R5 X1 X2 X2b X3 X4 X5 X6 X7 X8".split():
            text = self.explain(row)
            self.assertIn(f"{row}: ", text)
            self.assertIn("Fires when: ", text)
            self.assertIn("What it asks of a plan: ", text)
            self.assertEqual("five documented rows, in" in text, row[0] == "R")
        self.assertEqual(self.explain("x2B"), self.explain("X2b"))
        asked = self.explain("R3").split("What it asks of a plan: ")[1].split(".")[0].split()
        self.assertIn("as with R3: " + " ".join(asked), " ".join(self.explain("X3").split()))

    def test_tiers_and_verdicts(self):
        self.assertIn("R4: Healthcare/finance codebase", self.explain("high"))
        self.assertNotIn("R4", self.explain("low"))
        for verdict in ("acceptable", "conditional", "not-acceptable"):
            self.assertIn("docs/policy.md", self.explain(verdict))

    def test_a_pattern_with_its_words_checks_and_source(self):
        text = self.explain("payment-card-number")
        for part in ("Luhn", "ISO/IEC 7812-1", "(PAN)", "PCI DSS", "kreditkarte"):
            self.assertIn(part, text)
        self.assertIn("Only with one of these words", self.explain("payment-card-number-bare"))

    def test_a_plan_with_its_facts_and_what_follows(self):
        text = self.explain("anthropic-api")
        self.assertIn("Source date: ", text)
        self.assertIn("startup, nothing found, EU required: not-acceptable, row R2", text)
        self.assertIn("anthropic-api", self.explain("Anthropic"))

    def test_a_finding_by_its_id_and_fingerprint(self):
        report, path = self.clinic()
        [finding] = [f for f in report["findings"] if f["rule"] == "personal-records"]
        text = self.explain(finding["id"])
        for part in ("patients.csv, line 1", "health data (PHI)", "HIPAA", "25 persons",
                     finding["fingerprint"], "waybill:allow personal-records"):
            self.assertIn(part, text)
        self.assertEqual(text, self.explain("--from", path, finding["fingerprint"]))
        self.assertNotIn("anna1@", text)

    def test_what_does_not_count_says_why(self):
        self.write({"a.py": 'card = "4111-1111-1111-1111"\n'})
        [finding] = json.loads(self.waybill("scan", "--format", "json", "--min-confidence", "low"))["findings"]
        self.assertIn("It does not count: it stands for a value that is not there, or made up",
                      self.explain(finding["id"]))

    def test_a_verdict_step_by_step(self):
        _, path = self.clinic()
        for how in (["--here"], ["--from", path]):
            text = self.explain(*how, "--owner", "enterprise", "--mode", "contract",
                                "anthropic-claude-code-enterprise")
            for part in ("1. The owner is enterprise, declared", "2. The sector is health, inferred",
                         "1 finding of health data, at patients.csv:1", "row R4 decides",
                         "facts of ", "BAA signed: sign it", "declare that under `baa_signed`",
                         "verify, do not assume"):
                self.assertIn(part, text)

    def test_what_is_called_otherwise(self):
        for subject, near in (("R44", "R4"), ("anthropic-apo", "anthropic-api"),
                              ("payment-card-numbr", "payment-card-number"), ("hihg", "high")):
            self.assertIn(f"did you mean {near}?", self.waybill("explain", subject, exits=2))
        self.write({"a.py": "x = 1\n"})
        self.assertIn("no finding of this scan", self.waybill("explain", "W000000000000", exits=2))
        self.assertIn("say what to explain", self.waybill("explain", exits=2))
        self.assertNotIn("\x1b", self.waybill("explain", "\x1b[31mx", exits=2))


if __name__ == "__main__":
    unittest.main()
