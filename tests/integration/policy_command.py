"""`waybill policy`, and what `policy:` of a configuration declares beside the catalogue."""

import json
import re
import unittest

from project import Project

OWN = """
  plans:
    - id: acme-gateway
      vendor: Acme
      tool: Acme AI gateway
      plan: internal
      account: business
      training: "no"
      dpa: included
      baa: unknown
      regions: EU
      region_choice: "no"
      retention: none
      retention_choice: none
      human_review: none
      certifications: none
      subprocessors: none
      source: wiki.acme.example/gateway
      source_date: 2026-10-01
      confidence: high
"""
OTHERWISE = """
    - id: anthropic-api
      baa: "yes"
      source: contract 4711
      source_date: 2026-11-01
"""


class Policy(Project):
    def policy(self, *arguments, code=0):
        return self.waybill("policy", *arguments, exits=code)

    def plans(self, *arguments):
        return {plan["id"]: plan for plan in
                json.loads(self.policy("list", "--format", "json", *arguments))["plans"]}

    def advice(self, plan):
        self.write({"a.py": "x = 1\n"})
        [advice] = json.loads(self.waybill(
            "advise", "--format", "json", "--owner", "startup", "--sector", "health",
            "--mode", "contract", "--tool", plan))["advice"]
        return advice

    def test_each_plan_has_a_line_of_eighty_columns(self):
        text = self.policy("list")
        self.assertTrue(all(len(line) <= 80 for line in text.splitlines()))
        for plan in self.plans():
            self.assertTrue(re.search(rf"^  {plan} ", text, re.M), plan)

    def test_all_facts_of_a_plan_are_shown_with_their_source(self):
        plan = self.plans()["anthropic-api"]
        text = " ".join(self.policy("show", "anthropic-api").split())
        for fact, value in plan.items():
            if isinstance(value, str) and value:
                self.assertIn(" ".join(value.split()), text, fact)
        self.assertIn("did you mean 'anthropic-api'?", self.policy("show", "anthropic-apo", code=2))

    def test_what_is_old_or_not_confirmed_is_named(self):
        text = self.policy("check", code=1)
        doubtful = {plan["id"] for plan in self.plans().values()
                    if plan["stale"] or plan["confidence"] == "low"}
        self.assertEqual(set(re.findall(r"^  ([a-z0-9-]+): ", text, re.M)), doubtful)
        everything = self.policy("check", "--date", "2031-01-01", code=1)
        self.assertIn("128 of 128 plans", " ".join(everything.split()))

    def test_a_catalogue_is_compared_with_an_earlier_one(self):
        self.write({"before.json": self.policy("list", "--format", "json")})
        self.assertIn("0 of ", self.policy("diff", "before.json"))
        before = json.loads(self.read("before.json"))
        [plan] = [p for p in before["plans"] if p["id"] == "cursor-teams"]
        plan["dpa"] = "none"
        before["plans"] = [p for p in before["plans"] if p["id"] != "amp-free"]
        self.write({"before.json": json.dumps(before)})
        text = self.policy("diff", "before.json", code=1)
        self.assertIn("amp-free: new", text)
        self.assertIn("cursor-teams: changed\n  dpa: included, was none", text)
        self.assertIn("Verdict for startup, nothing found: conditional, was not-acceptable", text)

    def test_a_file_that_is_no_catalogue_is_refused(self):
        for text, what in (("{}", "no \"plans\""), ("[1", "before.json:1:"),
                           ('{"plans": [{"id": "x", "account": "gold"}]}', "\"account\"")):
            self.write({"before.json": text})
            self.assertIn(what, self.policy("diff", "before.json", code=2))
        self.assertIn("nowhere.json", self.policy("diff", "nowhere.json", code=2))

    def test_a_plan_of_ones_own_and_facts_that_hold_otherwise(self):
        before = self.advice("anthropic-api")
        self.write({".waybill.yml": "policy:" + OWN + OTHERWISE})
        plans = self.plans()
        self.assertTrue(plans["acme-gateway"]["declared"])
        self.assertEqual(plans["anthropic-api"]["baa"], "yes")
        self.assertIn("baa: yes, not on-request", plans["anthropic-api"]["declared_otherwise"])
        self.assertIn("baa: yes, was on-request", self.policy("diff", code=1))
        self.assertIn("declared, not verified", " ".join(self.advice("anthropic-api")["reasons"]))
        self.assertNotIn("declared", " ".join(before["reasons"]))
        self.assertEqual(self.advice("acme-gateway")["verdict"], "not-acceptable")  # no BAA

    def test_declared_facts_never_loosen_what_cannot_be_declared_away(self):
        for fact in ("account: business", "training: \"no\"", "dpa: included"):
            self.write({".waybill.yml": "policy:\n  plans:\n    - id: cursor-free-off\n"
                                        f"      {fact}\n      source: us\n      source_date: 2026\n"})
            self.assertIn("can only be declared stricter", self.policy("list", code=2))

    def test_facts_need_a_source_and_plans_of_ones_own_all_facts(self):
        for entry, what in (("{id: anthropic-api, baa: \"yes\"}", "source"),
                            ("{id: acme, source: us, source_date: 2026}", "tool"),
                            ("{id: anthropic-api, source: a, source_date: 2026, dpaa: x}", "dpaa")):
            self.write({".waybill.yml": f"policy: {{plans: [{entry}]}}\n"})
            self.assertRegex(self.policy("list", code=2), rf"\.waybill\.yml:1:.*{what}")

    def test_what_the_organisation_did_not_approve_is_not_acceptable(self):
        self.write({".waybill.yml": "policy: {approved: [anthropic-api]}\n", "a.py": "x = 1\n"})
        advice = json.loads(self.waybill("advise", "--format", "json", "--owner", "personal"))
        verdicts = {a["id"]: a for a in advice["advice"]}
        self.assertEqual(verdicts["anthropic-api"]["verdict"], "acceptable")
        self.assertEqual({a["verdict"] for plan, a in verdicts.items() if plan != "anthropic-api"},
                         {"not-acceptable"})
        self.assertIn("approved", " ".join(verdicts["selfhosted-ollama"]["reasons"]))


if __name__ == "__main__":
    unittest.main()
