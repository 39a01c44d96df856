"""`waybill advise --what-if`: what is asked comes out as it would if it were declared, and nothing else."""

import json
import os
import sys
import unittest

import project

PEOPLE = "name,email\n" + "".join(
    f"Ann {name}lee,ann.{name}lee@corp-mail.com\n" for name in "abcdefghijklmnopqrstuvwxyz")
PATIENTS = ("name,email,diagnosis\nAnn Lee,ann.lee@corp-mail.com,E11.9 diabetes\n"
            "Bo Moe,bo.moe@corp-mail.com,J45 asthma\n")

# A question, and the same as a configuration. Lists are the agreements.
DECLARATIONS = [
    ("owner=enterprise", "owner: enterprise"),
    ("owner=oss", "owner: oss"),
    ("owner=personal,eu=required", "owner: personal\neu: required"),
    ("sector=health,mode=contract", "sector: health\nmode: contract"),
    ("sector=none", "sector: none"),
    ("eu=not-required", "eu: not-required"),
    ("bulk_persons=1000", "bulk_persons: 1000"),
    ("dpa_signed=openai-api,audit_log=openai-api,terms_reviewed=openai-api",
     "agreements: {dpa_signed: [openai-api], audit_log: [openai-api], terms_reviewed: [openai-api]}"),
    ("mode=contract,sector=health,baa_signed=anthropic-api,dpa_signed=anthropic-api",
     "mode: contract\nsector: health\n"
     "agreements: {baa_signed: [anthropic-api], dpa_signed: [anthropic-api]}"),
    ("training_off=cursor-pro-off", "agreements: {training_off: [cursor-pro-off]}"),
    ("approved=openai-api,approved=selfhosted-ollama", "policy: {approved: [openai-api, selfhosted-ollama]}"),
    ("tool=continue,tool=anthropic-api", "tools_in_use: [continue, anthropic-api]"),
]


class WhatIf(project.Project):
    maxDiff = None

    def advise(self, *arguments, exits=0):
        return json.loads(self.waybill("advise", "--format", "json", *arguments, exits=exits))

    def asked(self, question, *arguments, exits=0):
        return self.advise("--what-if", question, *arguments, exits=exits)["what_if"]

    def declared(self, config, *arguments):
        path = os.path.join(self.home, "config.yml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(config + "\n")
        return self.advise("--config", path, *arguments)

    def assert_then(self, what_if, real):
        self.assertEqual(what_if["assessment"], real["assessment"])
        advice = {each["id"]: each for each in real["advice"]}
        for change in what_if["changes"]:
            then = {key: value for key, value in change["to"].items() if key != "met"}
            self.assertEqual(then, {key: advice[change["id"]][key] for key in then})
        return advice

    def every_declaration(self):
        now = {each["id"]: each for each in self.advise()["advice"]}
        for question, config in DECLARATIONS:
            with self.subTest(question=question):
                what_if = self.asked(question)
                advice = self.assert_then(what_if, self.declared(config))
                differ = {plan for plan in now if now[plan]["verdict"] != advice[plan]["verdict"]}
                shown = {change["id"] for change in what_if["changes"] if change["changes"]}
                self.assertEqual(len(differ), len(shown) + what_if["others_changed"])
                if what_if["scope"] == "changed":
                    self.assertEqual(shown, differ)
                self.assertEqual(len(now), len(what_if["changes"]) + what_if["others"])
                for change in what_if["changes"]:
                    self.assertEqual(change["from"]["verdict"], now[change["id"]]["verdict"])

    def test_as_if_it_were_declared(self):
        self.write({"people.csv": PEOPLE, "app.py": project.key("app")})
        self.every_declaration()

    def test_as_if_it_were_declared_of_regulated_code(self):
        self.write({"records/patients.csv": PATIENTS})
        self.assertEqual(self.advise()["assessment"]["rows"][0]["id"], "R4")
        self.every_declaration()

    def test_what_is_declared_already_stays(self):
        self.write({"people.csv": PEOPLE, ".waybill.yml":
                    "owner: enterprise\nagreements: {dpa_signed: [openai-api]}\n"})
        what_if = self.asked("eu=required,dpa_signed=anthropic-api")
        declared = what_if["assessment"]["declared"]
        self.assertEqual([declared["owner"], declared["eu"]], ["enterprise", "required"])
        self.assertEqual([each["plan"] for each in declared["dpa_signed"]],
                         ["openai-api", "anthropic-api"])
        self.assertEqual(what_if["declared"]["owner"], "")
        self.assertEqual(what_if["declared"]["eu"], "required")
        self.assertEqual(what_if["declared"]["dpa_signed"], ["anthropic-api"])

    def test_as_if_a_folder_were_not_there(self):
        self.write({"data/people.csv": PEOPLE, "data/keep/key.py": project.key("key"),
                    "src/app.py": project.key("app")})
        what_if = self.asked("without=data/*.csv,owner=personal")
        self.assertEqual(what_if["findings_without"], 1)
        os.remove(os.path.join(self.root, "data/people.csv"))
        self.assert_then(what_if, self.advise("--owner", "personal"))
        what_if = self.asked("without=/data", "--what-if", "without=src/,owner=personal")
        self.assertEqual(what_if["findings_without"], 2)
        self.assertEqual(what_if["assessment"]["rows"][0]["id"], "R1")
        self.assertIn("No finding is in the files",
                      self.waybill("advise", "--what-if", "without=nowhere"))

    def test_a_report_answers_as_the_repository_does(self):
        self.write({"people.csv": PEOPLE, "app.py": project.key("app"), "CLAUDE.md": "Be kind.\n"})
        self.waybill("scan", "--format", "json", "-o", "../report.json", "--min-confidence", "low")
        for question, _ in DECLARATIONS + [("without=people.csv", "")]:
            for form in (["--format", "json"], [], ["--quiet"], ["--tool", "cursor-teams"],
                         ["--verbose", "--owner", "startup"]):
                with self.subTest(question=question, form=form):
                    self.assertEqual(
                        self.waybill("advise", "--from", "../report.json", "--what-if", question,
                                     *form),
                        self.waybill("advise", "--what-if", question, *form))

    def test_no_declaration_takes_r4_or_r5_away(self):
        self.write({"records/patients.csv": PATIENTS})
        plan = "openai-chatgpt-free"
        everything = ",".join(f"{key}={plan}" for key in
                              ("dpa_signed", "baa_signed", "audit_log", "terms_reviewed",
                               "training_off", "approved", "tool"))
        for owner in ("personal", "oss", "startup", "enterprise"):
            what_if = self.asked(f"owner={owner},sector=none,mode=contract,{everything}")
            self.assertEqual(what_if["assessment"]["tier"], "high")
            self.assertEqual(what_if["assessment"]["rows"][0]["id"], "R4")
            self.assertEqual(what_if["changes"][0]["to"]["verdict"], "not-acceptable")
        self.write({"records/patients.csv": "", "main.c": "int main(void) { return 0; }\n"})
        for owner in ("startup", "enterprise"):
            what_if = self.asked(f"owner={owner},sector=none,mode=contract,{everything}")
            self.assertEqual(what_if["changes"][0]["to"]["row"], "R5")
            self.assertEqual(what_if["changes"][0]["to"]["verdict"], "not-acceptable")

    def test_which_plans_it_is_about(self):
        self.write({"people.csv": PEOPLE})
        self.assertEqual(self.asked("owner=enterprise")["scope"], "changed")
        what_if = self.asked("owner=enterprise,tool=cursor-teams,tool=selfhosted-ollama")
        self.assertEqual(what_if["scope"], "asked")
        self.assertEqual([each["id"] for each in what_if["changes"]], ["cursor-teams", "selfhosted-ollama"])
        what_if = self.asked("owner=enterprise", "--tool", "openai-api")
        self.assertEqual([each["id"] for each in what_if["changes"]], ["openai-api"])
        self.write({"CLAUDE.md": "Be kind.\n"})
        what_if = self.asked("owner=enterprise")
        self.assertEqual(what_if["scope"], "in-use")
        self.assertEqual([each["id"] for each in what_if["changes"]], ["anthropic-claude-code-max"])

    def test_to_fail_is_about_what_is_asked(self):
        self.write({"people.csv": PEOPLE, ".waybill.yml": "owner: startup\n"})
        fails = ["--fail-on", "high", "--what-if"]
        self.waybill("advise", "--fail-on", "high", exits=1)
        self.waybill("advise", *fails, "eu=required", exits=1)
        self.waybill("advise", *fails, "without=people.csv", exits=0)
        fails = ["--fail-on", "not-acceptable", "--what-if"]
        self.waybill("advise", "--fail-on", "not-acceptable", exits=0)
        self.waybill("advise", *fails, "tool=cursor-teams", exits=0)
        self.waybill("advise", *fails, "tool=cursor-teams,eu=required", exits=1)
        self.waybill("advise", *fails, "tool=openai-chatgpt-free", exits=1)
        self.waybill("advise", "--fail-on", "finding", "--what-if", "eu=required", exits=1)
        self.waybill("advise", "--fail-on", "finding", "--what-if", "without=*.csv", exits=0)

    def test_what_is_incomplete_stays_so(self):
        self.write({"people.csv": PEOPLE, "big.txt": "x" * 3000})
        report = self.waybill("advise", "--max-file-size", "2K", "--what-if", "owner=oss", exits=3)
        self.assertIn("NOT complete", report)

    def test_a_question_that_is_not_understood(self):
        self.write({"people.csv": PEOPLE})
        for question, said in [
                ("ownr=oss", "no key 'ownr'; did you mean 'owner'?"),
                ("owner=os", "'os' is not one of personal, oss, startup, enterprise; "
                             "did you mean oss?"),
                ("owner", "owner needs a value: owner=personal"),
                ("tool=", "tool needs a value: tool=PLAN"),
                ("tool=cursor-team", "did you mean 'cursor-teams'?"),
                ("dpa_signed=nobody", "dpa_signed: there is no plan 'nobody'"),
                ("owner=oss,owner=startup", "owner cannot be two things at once"),
                ("bulk_persons=none", "is not a number from 1 to 1000000"),
                ("without=[x", "without its ']'"),
                ("eu=required,cursor-teams", "no key 'cursor-teams'"),
                (",", "no key ''"),
                ("\x1b[2J=1", "no key '\\x1b[2J'"),
                ("", "--what-if has an empty value")]:
            with self.subTest(question=question):
                message = self.waybill("advise", "--what-if", question, exits=2)
                self.assertIn(said, message)
                self.assertNotIn("\x1b", message)
        self.assertIn("`waybill scan` has no option --what-if",
                      self.waybill("scan", "--what-if", "owner=oss", exits=2))

    def test_a_format_that_does_not_tell_it(self):
        self.assertIn("--what-if is told as text and json, not as html",
                      self.waybill("advise", "--what-if", "owner=oss", "--format", "html", exits=2))

    def test_lines_of_80_columns(self):
        self.write({"people.csv": PEOPLE, "CLAUDE.md": "Be kind.\n"})
        for question, _ in DECLARATIONS:
            for line in self.waybill("advise", "--what-if", question).splitlines():
                self.assertLessEqual(len(line), 80, line)


if __name__ == "__main__":
    sys.exit(unittest.main())
