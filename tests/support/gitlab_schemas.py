"""What GitLab takes: the rules of its schema 15.2.1 for secret detection and of its pages on Code Quality, as JSON Schema.

These are written for what waybill writes: no key that it does not write is let through. A report that breaks GitLab's own schema
is not read at all.
"""

import json

import jsonschema

SOME = {"type": "string", "minLength": 1}
TIME = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"}
LINE = {"type": "integer", "minimum": 1}


def text(most):
    return {"type": "string", "minLength": 1, "maxLength": most}


def one_of(*words):
    return {"enum": list(words)}


def some(items, least=0):
    return {"type": "array", "items": items, "minItems": least}


def all_of(optional=None, **required):
    """An object with these keys and no other."""
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required),
            "additionalProperties": False}


TOOL = all_of(id=SOME, name=SOME, version=SOME, vendor=all_of(name=SOME))

SCHEMAS = {
    "gitlab": all_of(
        version={"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
        scan=all_of(
            analyzer=TOOL, scanner=TOOL, type=one_of("secret_detection"), status=one_of("success", "failure"),
            start_time=TIME, end_time=TIME,
            messages=some(all_of(level=one_of("info", "warn", "fatal"), value=SOME))),
        vulnerabilities=some(all_of(
            id=SOME, name=text(255), description=text(1048576), solution=text(7000),
            severity=one_of("Info", "Unknown", "Low", "Medium", "High", "Critical"),
            identifiers=some(all_of(type=SOME, name=SOME, value=SOME), least=1),
            location=all_of(file=SOME, commit=all_of(sha=SOME),
                            optional={"start_line": LINE, "end_line": LINE})))),
    "codequality": some(all_of(
        type=one_of("issue"), check_name=SOME, description=SOME, categories=some(one_of("Security"), least=1),
        severity=one_of("info", "minor", "major", "critical", "blocker"), fingerprint=SOME,
        location=all_of(path={"type": "string", "pattern": r"^(?!\./|/)"}, lines=all_of(begin=LINE, end=LINE)))),
}


def check(name, report):
    """Raises where the text of a report is not what GitLab takes: ids and fingerprints are of one entry each."""
    entries = json.loads(report)
    jsonschema.Draft7Validator(SCHEMAS[name]).validate(entries)
    if name == "gitlab":
        entries = [{"fingerprint": entry["id"]} for entry in entries["vulnerabilities"]]
    known = [entry["fingerprint"] for entry in entries]
    if len(known) != len(set(known)):
        raise ValueError("two entries are one to GitLab")
