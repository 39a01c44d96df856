"""`waybill advise --from REPORT`: a report that is judged again says what the repository itself says."""

import json
import os
import subprocess
import sys
import unittest

import golden
import project

WAYBILL = os.path.abspath(os.environ["WAYBILL"])
COMPLETE, REACHED, USAGE, UNABLE = range(4)

# What both are asked with, the repository and its report.
QUESTIONS = [
    [],
    ["--verbose"],
    ["--format", "json"],
    ["--owner", "enterprise", "--eu", "required", "--format", "json"],
    ["--owner", "startup", "--sector", "health", "--mode", "contract"],
    ["--tool", "cursor-teams", "--tool", "openai-chatgpt-free", "--format", "json"],
    ["--date", "2031-01-01", "--format", "html"],
    ["--owner", "personal", "--format", "json", "--fail-on", "not-acceptable,high"],
]


def run(case, *arguments, text=None):
    return subprocess.run([WAYBILL, *arguments], cwd=case.root, env=case.environment, input=text,
                          capture_output=True, timeout=120, encoding="utf-8", check=False)


class EveryRepository(unittest.TestCase):
    """All that the golden tests scan."""

    maxDiff = None

    def judged_alike(self, case, how, questions):
        report = run(case, "scan", "--fail-on", "never", "--format", "json", *how)
        if not report.stdout:  # not to be scanned so
            return 0
        for question in questions:
            with self.subTest(how=how, question=question):
                # Whether to fail is no part of a report.
                question = question if "--fail-on" in question else [*question, "--fail-on", "never"]
                here = run(case, "advise", *how, *question)
                there = run(case, "advise", "--from", "-", *question, text=report.stdout)
                self.assertEqual(there.stdout, here.stdout)
                self.assertEqual((there.returncode, there.stderr), (here.returncode, ""))
                self.assertTrue(there.stdout)
        return 1

    def test_alike(self):
        judged = 0
        for name in sorted(os.listdir(golden.CASES)):
            with self.subTest(case=name):
                case = golden.Case(name)
                self.addCleanup(case.remove)
                case.make()
                judged += self.judged_alike(case, [], QUESTIONS)
                for how in (["--history"], ["--min-confidence", "low"], ["--no-git", "."],
                            ["--rev", "HEAD"]):
                    judged += self.judged_alike(case, how, QUESTIONS[1:3])
        self.assertGreater(judged, 60)


class OddRepositories(project.Project):
    maxDiff = None

    def alike(self, *question):
        report = self.run_in([WAYBILL, "scan", "--format", "json", "--fail-on", "never"]).stdout
        with open(os.path.join(self.home, "report.json"), "w", encoding="utf-8") as file:
            file.write(report)
        here = self.run_in([WAYBILL, "advise", "--fail-on", "never", *question])
        there = self.run_in([WAYBILL, "advise", "--fail-on", "never", "--from", "report.json", *question],
                            cwd=self.home)
        self.assertEqual(there.stdout, here.stdout)
        self.assertEqual(there.returncode, here.returncode)
        return json.loads(report)

    def test_names_that_are_no_text_stay_apart(self):
        # Three files of one domain each. Taken for one file they would be a list of rules, which says nothing.
        marks = {b"a\xff.py": "import hl7\n# MSH|^~\\&|LAB|HOSP|\n", b"a\xfe.py": "# SWIFT MT103\n",
                 b"a\xfd.sql": "INSERT INTO staff (name, email) VALUES ('Ann Lee', 'ann.lee@corp-mail.com');\n"}
        for name, content in marks.items():
            with open(os.path.join(os.fsencode(self.root), name), "w", encoding="utf-8") as file:
                file.write(content + project.key("key"))
        report = self.alike("--format", "json")
        paths = {bytes.fromhex(finding["path_hex"]) for finding in report["findings"]}
        self.assertEqual(paths, set(marks))
        self.alike("--verbose")

    def test_what_an_organisation_knows_itself_goes_along(self):
        self.write({"a.py": project.key("a"), ".waybill.yml": """\
owner: enterprise
bulk_persons: 3
tools_in_use: [acme-gateway]
agreements:
  dpa_signed: [{plan: openai-api, date: 2026-01-02}]
policy:
  plans:
    - id: acme-gateway
      vendor: Acme
      tool: Gateway
      plan: own
      account: business
      training: "no"
      dpa: included
      baa: "no"
      regions: EU
      region_choice: "no"
      retention: none
      retention_choice: none
      human_review: none
      certifications: none
      subprocessors: none
      source: contract 4711
      source_date: 2026-11-01
      confidence: high
    - id: anthropic-api
      baa: "yes"
      source: contract 4712
      source_date: 2026-11-01
  approved: [acme-gateway, anthropic-api, openai-api]
""", "people.csv": "name,email\n" + "".join(
            f"Ann {n},ann.{n}@corp-mail.com\n" for n in ("Lee", "Moe", "Poe", "Roe"))})
        report = self.alike("--format", "json")
        self.assertEqual([plan["id"] for plan in report["policy"]["plans"]],
                         ["acme-gateway", "anthropic-api"])
        self.assertTrue(report["assessment"]["cargo"]["bulk_personal"])
        self.alike("--verbose", "--owner", "startup")

    def test_a_configuration_takes_the_place_of_what_the_report_declares(self):
        self.write({"a.py": project.key("a"), ".waybill.yml": "owner: enterprise\n"})
        self.alike()
        other = os.path.join(self.home, "other.yml")
        with open(other, "w", encoding="utf-8") as file:
            file.write("owner: personal\nfail_on: medium\n")
        done = self.run_in([WAYBILL, "advise", "--from", "report.json", "--config", other,
                            "--format", "json"], cwd=self.home)
        self.assertEqual(json.loads(done.stdout)["assessment"]["owner"], "personal")
        self.assertEqual(done.returncode, REACHED)


class Refused(project.Project):
    def refused(self, *arguments, text=""):
        done = subprocess.run([WAYBILL, "advise", *arguments], cwd=self.root, env=self.environment,
                              input=text, capture_output=True, encoding="utf-8", timeout=60,
                              check=False)
        self.assertEqual((done.returncode, done.stdout), (USAGE, ""), done.stderr)
        return done.stderr

    def test_what_is_no_report(self):
        self.write({"a.py": project.key("a")})
        self.assertIn("missing.json: No such file", self.refused("--from", "missing.json"))
        self.assertIn("standard input:1:1:", self.refused("--from", "-"))
        self.assertIn("no report of `waybill scan", self.refused("--from", "-", text="{}"))
        self.assertIn("no report of `waybill scan", self.refused("--from", "-", text="[1]"))
        advice = self.run_in([WAYBILL, "advise", "--format", "json"]).stdout
        self.assertIn("a report of `waybill advise` has no findings",
                      self.refused("--from", "-", text=advice))
        lines = self.run_in([WAYBILL, "scan", "--format", "jsonl"]).stdout
        self.assertIn("no report of `waybill scan", self.refused("--from", "-", text=lines))

    def test_findings_that_were_judged_must_be_there(self):
        self.write({"offices.yml": "berlin: ann.lee@corp-mail.com\n"})
        report = self.run_in([WAYBILL, "scan", "--format", "json",
                              "--min-confidence", "high"]).stdout
        self.assertEqual(json.loads(report)["findings"], [])
        self.assertIn("findings that were judged are not in this report",
                      self.refused("--from", "-", text=report))

    def test_options_that_say_how_to_scan(self):
        for option in (["--rev", "HEAD"], ["--no-git"], ["--history"], ["--baseline", "b"],
                       ["--min-confidence", "low"], ["--config-from", "HEAD"], ["--jobs", "2"]):
            with self.subTest(option=option):
                self.assertIn(f"{option[0]} says how to scan", self.refused(*option, "--from", "r"))
        self.assertIn("--from and a PATH cannot", self.refused("--from", "r", "src"))


if __name__ == "__main__":
    sys.exit(unittest.main())
