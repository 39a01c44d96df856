"""The JSON Schema of .waybill.yml and the program's own reader take and refuse the same files.

A file is written as JSON, which is YAML too: what the validator judges is what the reader reads.
"""

import json
import os
import re
import sys
import unittest

try:
    import jsonschema
except ImportError:  # a python3 that is not Debian's does not look where Debian's package is
    sys.path.append("/usr/lib/python3/dist-packages")
    import jsonschema

from project import Project

SCHEMA = os.path.join(os.environ["WAYBILL_SOURCE"], "docs/waybill.schema.json")

OWN = {"id": "acme-gateway", "vendor": "Acme", "tool": "Acme gateway", "plan": "internal",
       "account": "business", "training": "no", "dpa": "included", "baa": "unknown",
       "regions": "EU", "region_choice": "no", "retention": "none", "retention_choice": "none",
       "human_review": "none", "certifications": "none", "subprocessors": "none",
       "source": "wiki.acme.example/gateway", "source_date": "2026-10-01", "confidence": "high"}
KNOWN = {"id": "anthropic-api", "source": "contract 4711", "source_date": "2026-11"}


def own(**changes):
    plan = {**OWN, **changes}
    return {"policy": {"plans": [{key: value for key, value in plan.items()
                                  if value is not None}]}}


def known(**changes):
    return {"policy": {"plans": [{**KNOWN, **changes}]}}


def rules(**entry):
    return {"ignore": {"rules": [{"rule": "generic-password", "reason": "a demo", **entry}]}}


GOOD = [
    {},
    *({"owner": word} for word in ("personal", "oss", "startup", "enterprise")),
    *({"sector": word} for word in ("none", "health", "finance", "other-regulated")),
    {"eu": "required", "mode": "contract"}, {"eu": "not-required", "mode": "selfhost"},
    {"bulk_persons": 1}, {"bulk_persons": 1000000},
    {"tools_in_use": []}, {"tools_in_use": ["anthropic-api", {"plan": "cursor-teams"}]},
    {"tools_in_use": [{"plan": "cursor-teams", "date": "2026-02-28"}]},
    *({"agreements": {key: ["anthropic-api"]}} for key in (
        "dpa_signed", "baa_signed", "audit_log", "terms_reviewed", "training_off")),
    {"agreements": {}},
    {"patterns": []},
    {"ignore": {}}, {"ignore": {"paths": ["a/", "*.min.js", "!b.min.js", "a b", "[ab]", 2026]}},
    {"ignore": {"paths": "a"}}, {"ignore": {"paths": []}},
    {"ignore": {"rules": [], "findings": []}},
    rules(), rules(expires="2027-01-31"), rules(reason=" x "), rules(reason=7),
    {"ignore": {"findings": [{"fingerprint": "f1", "reason": "revoked", "expires": "2020-02-29"}]}},
    {"marks": []}, {"marks": "gitleaks"}, {"marks": ["ggshield", "trufflehog", "detect-secrets"]},
    {"fail_on": "never"}, {"fail_on": ["never"]}, {"fail_on": ["never", "never"]},
    {"fail_on": "credential"}, {"fail_on": "credential, high"}, {"fail_on": ["card", "low,medium"]},
    {"fail_on": [" severity:low ", "ratchet", "bulk-personal", "not-acceptable", "policy"]},
    *({"min_confidence": word} for word in ("low", "medium", "high")),
    *({"max_file_size": size} for size in (
        1, 1073741824, "1", "16M", "16m", "512K", "1G", "1g", "1048576K", "1024M", "007K",
        "1073741824", "999999999", "1099K")),
    {"archives": True}, {"archives": False},
    {"policy": {}}, {"policy": {"plans": [], "approved": ["anthropic-api"]}},
    own(), own(documents_say="a", documents_differ="b", source_note="c"), own(source_date="undated"),
    own(source_date="2026"),
    {**own(), "tools_in_use": ["acme-gateway"]},
    {"policy": {"plans": [{**OWN, "id": f"own-{i}"} for i in range(200)]}},
    known(), known(baa="yes"), known(vendor="A", training="yes"),
]

BAD = [
    [], "owner", 7,
    {"ownr": "oss"}, {"": 1}, {"owner": "acme"}, {"owner": ""}, {"owner": None}, {"owner": ["oss"]},
    {"owner": True}, {"sector": "bank"}, {"eu": "yes"}, {"eu": True}, {"mode": "cloud"},
    {"bulk_persons": 0}, {"bulk_persons": 1000001}, {"bulk_persons": "20"}, {"bulk_persons": 1.5},
    {"bulk_persons": -1}, {"bulk_persons": [20]},
    {"tools_in_use": "anthropic-api"}, {"tools_in_use": [{}]}, {"tools_in_use": [["a"]]},
    {"tools_in_use": ["Cursor Teams"]}, {"tools_in_use": [None]}, {"tools_in_use": None},
    {"tools_in_use": {"plan": "anthropic-api"}},
    {"tools_in_use": [{"plan": "cursor-teams", "date": "2026-02-30"}]},
    {"tools_in_use": [{"plan": "cursor-teams", "date": "soon"}]},
    {"tools_in_use": [{"plan": "cursor-teams", "date": ""}]},
    {"tools_in_use": [{"plan": "cursor-teams", "day": "2026-02-28"}]},
    {"tools_in_use": [{"date": "2026-02-28"}]},
    {"agreements": []}, {"agreements": {"dpa": []}}, {"agreements": {"dpa_signed": {}}},
    {"agreements": None},
    {"patterns": ["/etc/passwd"]}, {"patterns": "../a.yml"}, {"patterns": ["a/../b.yml"]},
    {"patterns": ["a/.."]}, {"patterns": [".."]}, {"patterns": [""]}, {"patterns": {}},
    {"patterns": [["a"]]}, {"patterns": [None]}, {"patterns": "a\0b"},
    {"ignore": ["a"]}, {"ignore": {"path": []}}, {"ignore": {"paths": [""]}},
    {"ignore": {"paths": ["# a"]}}, {"ignore": {"paths": ["/"]}}, {"ignore": {"paths": ["!"]}},
    {"ignore": {"paths": ["  "]}}, {"ignore": {"paths": ["a" * 1001]}},
    {"ignore": {"paths": ["a"] * 1001}}, {"ignore": {"paths": {"a": "b"}}},
    {"ignore": {"rules": {}}}, {"ignore": {"rules": ["generic-password"]}},
    {"ignore": {"rules": [{"rule": "generic-password"}]}}, {"ignore": {"rules": [{"reason": "a"}]}},
    rules(reason=""), rules(reason=" \n"), rules(reason=None), rules(expires="soon"),
    rules(expires=""), rules(expires="2026-13-01"), rules(expires="2026-1-1"), rules(until="a"),
    rules(rule=""), rules(rule=None),
    {"ignore": {"findings": [{"rule": "f1", "reason": "a"}]}},
    {"marks": ["gitleak"]}, {"marks": "all"}, {"marks": None}, {"marks": [1]}, {"marks": {}},
    {"fail_on": "cards"}, {"fail_on": []}, {"fail_on": ""}, {"fail_on": "never,card"},
    {"fail_on": ["never", "card"]}, {"fail_on": [None]}, {"fail_on": True}, {"fail_on": {}},
    {"fail_on": "credential high"}, {"fail_on": ",card"},
    {"min_confidence": "certain"}, {"min_confidence": 1},
    *({"max_file_size": size} for size in (
        0, 1073741825, "0", "2G", "1025M", "1048577K", "1073741825", "2T", "-1", "1.5M", "", "K",
        "16 M", True, None, [1], "99999999999999999999")),
    {"archives": "yes"}, {"archives": "true"}, {"archives": 1}, {"archives": None},
    {"policy": []}, {"policy": {"plan": []}}, {"policy": {"plans": {}}}, {"policy": {"plans": [1]}},
    {"policy": {"plans": [{**OWN, "id": f"own-{i}"} for i in range(201)]}},
    {"policy": {"approved": "anthropic-api"}},
    *(own(**{key: None}) for key in OWN),
    *(own(**{key: "  "}) for key in OWN if key != "id"),
    own(id="Acme"), own(id=""), own(account="mine"), own(training="maybe"), own(dpa="signed"),
    own(baa="perhaps"), own(confidence="sure"), own(source="https://wiki.acme.example"),
    own(source_date="2026-13"), own(source_date="yesterday"), own(price="7"), own(tool=["a"]),
    known(source=None), {"policy": {"plans": [{"id": "anthropic-api"}]}},
]


class Schema(Project):
    def setUp(self):
        super().setUp()
        with open(SCHEMA, encoding="utf-8") as file:
            self.schema = json.load(file)
        self.validator = jsonschema.Draft202012Validator(
            self.schema, format_checker=jsonschema.FormatChecker(["date"]))

    def read(self, value):
        """What the reader says to a file: nothing when it takes it."""
        path = os.path.join(self.home, "config.yml")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value, file)
        done = self.run_in([os.environ["WAYBILL"], "policy", "list", "--config", path])
        self.assertIn(done.returncode, (0, 2), done.stderr)
        return done.stderr

    def test_it_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.assertEqual(self.schema["$schema"], jsonschema.Draft202012Validator.META_SCHEMA["$id"])

    def test_both_take_what_is_right(self):
        for value in GOOD:
            with self.subTest(value):
                self.assertEqual(self.read(value), "")
                self.validator.validate(value)

    def test_both_refuse_what_is_wrong(self):
        for value in BAD:
            with self.subTest(value):
                self.assertNotEqual(self.read(value), "")
                self.assertFalse(self.validator.is_valid(value))

    def mappings(self, schema, wrap=lambda value: value):
        """Each mapping of the schema, with what makes a file of a value for it."""
        schema = self.resolved(schema)
        if "properties" in schema:
            yield schema, wrap
        for key, inner in schema.get("properties", {}).items():
            yield from self.mappings(inner, lambda value, key=key: wrap({key: value}))
        if "items" in schema:
            for inner in self.resolved(schema["items"]).get("anyOf", [schema["items"]]):
                yield from self.mappings(inner, lambda value: wrap([value]))

    def resolved(self, schema):
        if "$ref" in schema:
            return self.schema["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        return schema

    def test_both_know_the_same_keys(self):
        seen = 0
        for mapping, wrap in self.mappings(self.schema):
            # What a plan is of must be known before its other keys are looked at.
            ground = {"id": "anthropic-api"} if "id" in mapping["properties"] else {}
            said = self.read(wrap({**ground, "no-such-key-at-all": 1}))
            keys = re.search(r"expected one of: (.*)", said)
            self.assertTrue(keys, said)
            self.assertEqual(keys[1].split(", "), list(mapping["properties"]))
            seen += 1
        self.assertGreaterEqual(seen, 7)

    def test_every_key_is_explained(self):
        for mapping, _ in self.mappings(self.schema):
            for key, value in mapping["properties"].items():
                if "$ref" not in value:
                    self.assertTrue(value.get("description"), key)


if __name__ == "__main__":
    unittest.main()
