"""Every format of one scan: what other programs read of it, and what a hostile repository cannot do to it."""

import csv
import gzip
import io
import json
import os
import random
import re
import shutil
import subprocess
import unittest
import urllib.parse
import xml.etree.ElementTree as xml

import gitlab_schemas
import shapes
import shown_formats
from leaks import leak_of, unsafe_in
from pages import HOSTILE
from project import Project, key, secret

LINE = 2 ** 64


OWN_PATTERN = """\
kind: credential
patterns:
  - id: employee-token
    title: Token of an employee
    type: api-token
    severity: high
    source: https://acme.example/tokens
    structured: true
    keywords: [emp_]
    regex: 'emp_[A-Za-z0-9]{40}'
    find: ['emp_<[A-Za-z0-9]{40}>']
    leave: ['emp_loyee']
"""


def line_hashes(text):
    """GitHub's primaryLocationLineHash of each line, by the published algorithm: an implementation of its own."""
    data = text.encode("utf-16-le")
    units = [int.from_bytes(data[i:i + 2], "little") for i in range(0, len(data), 2)]
    ring, slots, told, times = [0] * 100, [None] * 100, {}, {}
    hashed, index, line, starts, after_return = 0, 0, 0, True, False
    for unit in [*units, 65535, *[None] * 100]:
        if unit in (32, 9) or (unit == 10 and after_return):
            after_return = False
            continue
        after_return = unit == 13
        unit = 10 if after_return else unit
        if slots[index]:
            name = format(hashed, "x")
            times[name] = times.get(name, 0) + 1
            told[slots[index]] = f"{name}:{times[name]}"
            slots[index] = None
        if starts and unit is not None:
            line += 1
            slots[index] = line
        starts = unit == 10
        hashed = (37 * hashed + (unit or 0) - 37 ** 100 * ring[index]) % LINE
        ring[index] = unit or 0
        index = (index + 1) % 100
    return told


class Files(Project):
    def setUp(self):
        super().setUp()
        self.commit({"app.py": key("one"), "large.txt": "x" * 3000})

    def test_one_scan_writes_every_report(self):
        arguments = [part for name in shown_formats.names() for part in ("--report", f"{name}=out.{name}")]
        shown = self.waybill("scan", *arguments)
        self.assertIn("RISK TIER", shown)
        for name in shown_formats.names():
            if name != "text":
                alone = self.waybill("scan", "--rev", "HEAD", "--format", name)
                together = self.waybill("scan", "--rev", "HEAD", "--format", name, "--report",
                                        f"{name}=again")
                self.assertEqual((alone, alone), (together, self.read("again")), name)
            self.assertTrue(self.read(f"out.{name}"), name)

    def test_a_report_is_written_before_the_exit_code_says_no(self):
        self.waybill("scan", "--fail-on", "credential", "--report", "json=r.json", exits=1)
        self.assertTrue(json.loads(self.read("r.json"))["findings"])
        self.waybill("scan", "--max-file-size", "2K", "--report", "json=r.json", exits=3)
        self.assertFalse(json.loads(self.read("r.json"))["coverage"]["complete"])

    def test_one_that_cannot_be_written_is_named_and_keeps_no_other(self):
        told = self.waybill("scan", "--report", "json=no/such/r.json", "--report", "jsonl=b.jsonl",
                            exits=3)
        self.assertIn("no/such/r.json", told)
        self.assertIn("RISK TIER", told)
        self.assertEqual(len(self.read("b.jsonl").splitlines()), 1)
        self.assertEqual(sorted(os.listdir(self.root)), [".git", "app.py", "b.jsonl", "large.txt"])

    def test_two_reports_cannot_go_to_one_file(self):
        os.mkdir(os.path.join(self.root, "out"))
        os.symlink("out", os.path.join(self.root, "link"))
        for first, second in (("r", "r"), ("r", "./r"), ("out/r", "link/r"), ("out/r", "out//r")):
            for arguments in (["--report", f"json={first}", "--report", f"html={second}"],
                              ["--output", first, "--report", f"html={second}"]):
                told = self.waybill("scan", *arguments, exits=2)
                self.assertIn("two reports would be written to", told)
        self.waybill("scan", "--report", "json=r", "--report", "json=out/r")

    def test_a_hyphen_is_standard_output(self):
        shown = self.waybill("scan", "--format", "jsonl")
        self.assertTrue(shown)
        for command in (["scan", "--format", "jsonl", "--output", "-"], ["scan", "--format=jsonl", "-o-"]):
            self.assertEqual(self.waybill(*command), shown)
        self.assertIn("</svg>", self.waybill("badge", "-o", "-"))
        self.assertIn("anthropic-api", self.waybill("policy", "list", "-o", "-"))
        self.assertFalse(self.exists("-"))
        self.waybill("scan", "--output", "./-")
        self.assertTrue(self.exists("-"))

    def test_a_second_report_does_not_go_to_standard_output(self):
        told = self.waybill("scan", "--report", "json=/dev/stdout", exits=2)
        self.assertIn("two reports would be written to '/dev/stdout'", told)
        out = os.path.join(self.root, "out")
        with open(out, "w", encoding="utf-8") as file:
            done = subprocess.run([os.environ["WAYBILL"], "scan", "--report", "json=out"], cwd=self.root,
                                  env=self.environment, stdout=file, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, self.read("out")), (2, ""))
        # With --output nothing else goes there.
        self.assertTrue(json.loads(self.waybill("scan", "--output", "r", "--report", "json=/dev/stdout")))

    def test_to_what_is_no_file(self):
        os.mkfifo(os.path.join(self.root, "pipe"))
        read = subprocess.Popen(["cat", "pipe"], cwd=self.root, stdout=subprocess.PIPE)
        self.waybill("scan", "--report", "json=pipe", "--report", "csv=/dev/null")
        self.assertTrue(json.loads(read.communicate(timeout=60)[0])["findings"])
        os.symlink("real", os.path.join(self.root, "link"))
        self.waybill("scan", "--report", "jsonl=link")
        self.assertTrue(os.path.islink(os.path.join(self.root, "link")))
        self.assertTrue(self.read("real"))
        for place, why in (("/dev/full", "No space left"), (self.root, "directory"), ("/proc/x", "/proc/x")):
            self.assertIn(why, self.waybill("scan", "--report", f"json={place}", "--report", "csv=c",
                                            exits=3))
            self.assertTrue(self.read("c"))
            os.unlink(os.path.join(self.root, "c"))
            self.assertIn(why, self.waybill("scan", "--output", place, exits=3))

    def test_a_format_without_findings_to_tell_is_refused(self):
        self.assertIn("prints none", self.waybill("advise", "--report", "jsonl=x", exits=2))
        self.waybill("advise", "--report", "json=x")
        self.assertTrue(json.loads(self.read("x"))["advice"])

    def test_a_value_is_in_none_of_them(self):
        for name in shown_formats.names():
            self.assert_shows_none(self.waybill("scan", "--format", name), "one")
        self.assertTrue(secret("one"))


class Read(Project):
    """What each format says of a repository with every kind of finding."""

    def setUp(self):
        super().setUp()
        self.commit({
            "app.py": key("one") + "\n" + key("two"),
            "allowed.py": f'{key("three").strip()}  # waybill:allow aws-access-key-id reason="a demo"\n',
            "models.py": "class Customer:\n    birth_date = Date()\n    iban = Text()\n" + "#\n" * 90,
            "large.txt": "x" * 9000,
        })

    def shown(self, name, *arguments, exits=0):
        done = self.run_in([os.environ["WAYBILL"], "scan", "--format", name, *arguments])
        self.assertEqual(done.returncode, exits, done.stderr)
        return done.stdout

    def run_of(self, *arguments, exits=0):
        log = json.loads(self.shown("sarif", *arguments, exits=exits))
        self.assertEqual((log["version"], len(log["runs"])), ("2.1.0", 1))
        return log["runs"][0]

    def test_sarif_has_rules_results_and_suppressions(self):
        run = self.run_of()
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        self.assertTrue(run["invocations"][0]["executionSuccessful"])
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([r["id"] for r in rules], sorted({r["ruleId"] for r in run["results"]}))
        for rule in rules:
            self.assertRegex(rule["properties"]["security-severity"], r"^[0-9]\.[0-9]$")
            self.assertIn(rule["properties"]["precision"], ("high", "medium", "low"))
            self.assertLessEqual(len(rule["properties"]["tags"]), 10)
            self.assertIn(rule["id"], rule["help"]["text"])
            for text in ("shortDescription", "fullDescription"):
                self.assertTrue(0 < len(rule[text]["text"]) <= 1024)
        found = {}
        for result in run["results"]:
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            found.setdefault(place["artifactLocation"]["uri"], []).append(
                (place["region"]["startLine"], result["suppressions"]))
        self.assertEqual([line for line, _ in found["app.py"]], [1, 3])
        self.assertEqual(found["app.py"][0][1], [])
        self.assertEqual(found["allowed.py"], [(1, [
            {"kind": "inSource", "status": "accepted", "justification": "a demo"}])])
        region = next(r for r in run["results"] if r["ruleId"] == "aws-access-key-id"
                      )["locations"][0]["physicalLocation"]["region"]
        self.assertEqual(region["endColumn"] - region["startColumn"], 20)

    def test_the_baseline_suppresses_in_sarif_from_outside(self):
        self.waybill("baseline", "create")
        results = [r for r in self.run_of()["results"] if r["ruleId"] == "aws-access-key-id"]
        self.assertEqual({r["suppressions"][0]["kind"] for r in results}, {"inSource", "external"})

    def test_line_hashes_are_told_of_what_cannot_be_guessed(self):
        token = shapes.made("sk_live_<[a-zA-Z0-9]{32}>", "stripe")
        lines = [f'k = "{shapes.made("sk_live_<[a-zA-Z0-9]{32}>", name)}"\n' for name in "abc"]
        self.write({"long.py": f'stripe = "{token}"\n', "cut.py": "".join(lines),
                    "beside.py": f'stripe = "{token}"\npassword = "kuh7xQwBvTzLmGras"\n',
                    "chosen.py": f'api_key = "{shapes.made("<[a-zA-Z0-9]{40}>", "own")}"\n',
                    # A name and a password that people know, in base64.
                    "wrapped/.npmrc": "_auth = YWRtaW46V2ludGVyLWlzLWNvbWluZy0yMDE5IQ==\n",
                    "form.py": f's = "emp_{shapes.made("<[a-zA-Z0-9]{40}>", "form")}"\n',
                    "own.yml": OWN_PATTERN, ".waybill.yml": "patterns: [own.yml]\n"})
        told = {}
        for result in self.run_of()["results"]:
            place = result["locations"][0]["physicalLocation"]
            told[place["artifactLocation"]["uri"], place["region"]["startLine"]] = \
                result["partialFingerprints"].get("primaryLocationLineHash")
        self.assertEqual(told["long.py", 1], line_hashes(self.read("long.py"))[1])
        for line in (2, 3):
            self.assertEqual(told["cut.py", line], line_hashes(self.read("cut.py"))[line])
        # The first one's hundred characters end within the third token.
        for where in (("cut.py", 1), ("beside.py", 1), ("beside.py", 2), ("chosen.py", 1),
                      ("wrapped/.npmrc", 1), ("form.py", 1)):
            self.assertIsNone(told[where], where)

    def test_line_hashes_are_told_where_nothing_was_matched(self):
        self.assertEqual(line_hashes(" a\nb\n  \t\tc\n d")[4], "a23a3dc5e078b07b:1")
        near = "class Person:\n    birth_date = Date()\n    iban = Text()\n" + key("four")
        far = "class Person:\n    birth_date = Date()\n    iban = Text()\n" + "# nothing\n" * 30 + key("five")
        self.write({"near.py": near, "far.py": far,
                    "umlaut.py": "# \u00fc \U0001f600\n" + far})
        told = {}
        for result in self.run_of()["results"]:
            place = result["locations"][0]["physicalLocation"]
            told.setdefault(place["artifactLocation"]["uri"], []).append(
                (result["properties"]["evidence"], place["region"]["startLine"],
                 result["partialFingerprints"].get("primaryLocationLineHash")))
            self.assertRegex(result["partialFingerprints"]["waybillFinding/v1"], r"^[0-9a-f]+-")
        for name in ("models.py", "far.py", "umlaut.py"):
            expected = line_hashes(self.read(name))
            fields = [(line, told_hash) for evidence, line, told_hash in told[name]
                      if evidence == "schema"]
            self.assertTrue(fields, name)
            for line, told_hash in fields:
                self.assertEqual(told_hash, expected[line], name)
        for name in ("app.py", "near.py"):
            self.assertTrue(told[name])
            self.assertEqual({told_hash for _, _, told_hash in told[name]}, {None}, name)
        # What a history brought need not be what GitHub looks at.
        self.assertNotIn("primaryLocationLineHash", self.shown("sarif", "--history"))

    def test_sarif_is_cut_at_githubs_limit_and_says_so(self):
        self.write({f"many/{i}.env": "".join(key(f"K{i}_{k}") for k in range(100)) for i in range(51)})
        run = self.run_of()
        self.assertEqual(len(run["results"]), 5000)
        told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
        self.assertRegex(told[0], r"^10\d of 51\d\d results are left out")

    def test_sarif_stays_below_githubs_size(self):
        made = random.Random(1)
        letters = "abcdefghijklmnopqrstuvwxyz0123456789_-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        folder = "/".join("".join(made.choices(letters, k=250)) for _ in range(11))
        self.write({f"{folder}/{''.join(made.choices(letters, k=240))}/{k}/" + "".join(
            made.choices(letters, k=250)) + ".env": key(str(k)) for k in range(3000)})
        shown = self.shown("sarif")
        run = json.loads(shown)["runs"][0]
        self.assertTrue(2000 < len(run["results"]) < 3000, len(run["results"]))
        self.assertLess(len(gzip.compress(shown.encode())), 10_000_000)
        told = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
        self.assertRegex(told[0], r"^\d+ of 30\d\d results are left out.*10 MB")

    def test_an_incomplete_scan_is_seen_in_every_format(self):
        arguments = ["--max-file-size", "8K"]
        for name in shown_formats.names():
            shown = self.shown(name, *arguments, exits=3)
            if name != "jsonl":
                told = r'(?i)not complete|incomplete|"complete": false'
                self.assertTrue(re.search(told, shown), name)
                self.assertFalse(re.search(told, self.shown(name)), name)
        run = self.run_of(*arguments, exits=3)["invocations"][0]
        self.assertFalse(run["executionSuccessful"])
        uri = run["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(uri["artifactLocation"]["uri"], "large.txt")
        self.assertEqual(json.loads(self.shown("gitlab", *arguments, exits=3))["scan"]["status"],
                         "failure")
        suite = xml.fromstring(self.shown("junit", *arguments, exits=3))
        self.assertEqual(suite.get("errors"), "1")

    def test_a_clean_repository_is_an_empty_list(self):
        shutil.rmtree(self.root)
        os.mkdir(self.root)
        self.git("init", "-q", "-b", "main")
        self.write({"README.md": "# A tool\n"})
        self.assertEqual(self.run_of()["results"], [])
        self.assertEqual(json.loads(self.shown("gitlab"))["vulnerabilities"], [])
        self.assertEqual(json.loads(self.shown("codequality")), [])
        for name in ("github", "rdjsonl", "azure", "gcc"):
            self.assertEqual(self.shown(name), "")
        self.assertEqual(len(self.shown("csv").splitlines()), 1)
        # Else viewers say that there was no test.
        suite = xml.fromstring(self.shown("junit"))
        self.assertEqual((suite.get("tests"), suite.get("failures")), ("1", "0"))

    def test_junit_has_a_test_for_each_finding(self):
        shown = self.shown("junit")
        suite = xml.fromstring(shown)[0]
        counts = {name: int(suite.get(name)) for name in ("tests", "failures", "skipped", "errors")}
        cases = suite.findall("testcase")
        self.assertEqual(counts["tests"], len(cases))
        self.assertEqual(counts["failures"], len(suite.findall("testcase/failure")))
        self.assertEqual(counts["skipped"], len(suite.findall("testcase/skipped")))
        self.assertEqual(counts["skipped"], 1)
        self.assertEqual(cases[0].get("name"), "the scan is complete")
        # Jenkins' xUnit plugin validates: its schema has no other attribute for the outer element.
        self.assertEqual(set(xml.fromstring(shown).attrib), {"name", "tests", "failures", "errors", "time"})
        self.assertIn("app.py", {case.get("file") for case in cases})

    def test_gitlab_has_what_its_schema_requires(self):
        report = json.loads(self.shown("gitlab"))
        self.assertEqual((report["version"], report["scan"]["status"]), ("15.2.1", "success"))
        self.assertEqual(report["scan"]["start_time"], "2026-11-21T00:00:00")
        self.assertEqual(len(report["vulnerabilities"]), 2)
        for v in report["vulnerabilities"]:
            self.assertEqual(v["location"], {
                "file": "app.py", "start_line": v["location"]["start_line"], "end_line": v["location"]["start_line"],
                "commit": {"sha": self.git("rev-parse", "HEAD")}})
        for arguments, exits in (([], 0), (["--history"], 0), (["--max-file-size", "8K"], 3), (["--no-git", "."], 0)):
            gitlab_schemas.check("gitlab", self.shown("gitlab", *arguments, exits=exits))
            gitlab_schemas.check("codequality", self.shown("codequality", *arguments, exits=exits))

    def test_codequality_tells_equal_findings_apart(self):
        self.write({"twice.py": key("one") + key("one")})
        entries = json.loads(self.shown("codequality"))
        fingerprints = [e["fingerprint"] for e in entries]
        self.assertEqual(len(fingerprints), len(set(fingerprints)))
        self.assertEqual(len([e for e in entries if e["location"]["path"] == "twice.py"]), 2)

    def test_lines_for_logs_and_editors(self):
        for line in self.shown("github").splitlines():
            self.assertRegex(line, r"^::(error|warning|notice) title=[a-z-]+,file=[\w.]+,line=\d+,"
                                   r"endLine=\d+,col=\d+,endColumn=\d+::\w.*$")
        for line in self.shown("azure").splitlines():
            self.assertRegex(line, r"^##vso\[task.logissue type=(error|warning);sourcepath=[\w.]+;"
                                   r"linenumber=\d+;columnnumber=\d+;code=[a-z-]+;\]\w.*$")
        for line in self.shown("gcc").splitlines():
            self.assertRegex(line, r"^[\w.]+:\d+:\d+: (error|warning|note): \w.* \[[a-z-]+\]$")
        for line in self.shown("rdjsonl").splitlines():
            entry = json.loads(line)
            self.assertIn(entry["severity"], ("ERROR", "WARNING", "INFO"))
            self.assertTrue(entry["location"]["range"]["start"]["line"])
        self.assertEqual([json.loads(line)["original_output"] for line in self.shown("rdjsonl").splitlines()],
                         self.shown("gcc").splitlines())
        found = len([f for f in self.scan()["findings"] if not f["suppressed"]])
        for name in ("github", "azure", "gcc", "rdjsonl"):
            self.assertEqual(len(self.shown(name).splitlines()), found, name)

    def test_annotations_stay_within_what_github_shows(self):
        self.write({"many.env": "".join(key(f"K{k}") for k in range(30))})
        lines = self.shown("github").splitlines()
        self.assertEqual(len([line for line in lines if line.startswith("::error ")]), 9)
        self.assertRegex(lines[-1], r"^waybill: \d+ of \d+ annotations left out")

    def test_a_history_shows_its_commits(self):
        first = self.git("rev-parse", "HEAD")
        self.git("rm", "-q", "app.py")
        self.git("commit", "-qm", "gone")
        for name in ("sarif", "junit", "csv", "gitlab", "codequality", "rdjsonl", "azure", "gcc",
                     "github"):
            self.assertIn(first[:12], self.shown(name, "--history"), name)

    def test_a_place_in_an_archive_is_the_archive(self):
        import zipfile
        with zipfile.ZipFile(os.path.join(self.root, "inner.zip"), "w") as archive:
            archive.writestr("deep/x.py", "\n\n" + key("six"))
        results = [r["locations"][0]["physicalLocation"] for r in self.run_of("--archives")["results"]]
        self.assertIn({"artifactLocation": {"uri": "inner.zip"}, "region": {"startLine": 1}}, results)
        self.assertRegex(self.shown("gcc", "--archives"), r"inner\.zip:1:1: .*deep/x\.py")


class Shown(dict):
    """What each format says, once somebody asks for it."""

    def __init__(self, say):
        super().__init__()
        self.say = say

    def __missing__(self, name):
        return self.setdefault(name, self.say(name)[0])


class Hostile(Project):
    """Names and contents that try to be markup, commands, formulas or other places."""

    NAMES = [name for name in HOSTILE if isinstance(name, bytes)] + [
        b"=HYPERLINK(1).env", b"+1.env", b"-2.env", b"@SUM(A1).env", b"\t=1.env", b"  =1.env",
        "\uff1d1.env".encode(), "\uff20SUM(1).env".encode(),
        b"##vso[task.complete result=Failed]x.env", b"##teamcity[x].env", b"a;]b.env",
        b"a,line=9::b.env", b"  ::error::x.env", b"100%25.env", b"a:1:1: error: forged.env",
        b"a b#c?d.env", b"[x](y).env", b"```x.env", b"|x|.env", b"{0}%s{{x}}.env", b"$(x)${x}.env",
        "line\u2028paragraph\u2029.env".encode(), "next\u0085.env".encode(), b"return\rx.env",
        b"bell\x07delete\x7f.env", "\u200bhidden\ufeff.env".encode(), "\u2066isolate.env".encode(),
        b"\xc0\xafoverlong\xed\xa0\x80.env", b"/".join([b"n" * 240] * 16) + b"/long.env",
    ]
    VALUES = ("hidden", "x", "allowed", "message")

    def setUp(self):
        super().setUp()
        text = (key("hidden").encode() + b'"=1+1_password" = "' + secret("x").encode() + b'"\n'
                b"\x1b[31m\xe2\x80\xae\n::error::forged\n##vso[task.complete]\n")
        for name in self.NAMES:
            path = os.path.join(os.fsencode(self.root), name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(text)
        reason = '=1+1 <b>|`@kim` ::error::x ##vso[x] [a](b) ]]> &amp; {0}'
        self.write({"ok.py": key("allowed").strip() + f"  # waybill:allow credential reason='{reason}'\n"})
        self.git("add", "-A")
        self.git("commit", "-qm", key("message") + "::error::x\n##vso[x]y\n\x1b[31m\u202e")
        self.shown = Shown(self.say)

    def say(self, name, *arguments, cwd=None):
        done = subprocess.run([os.environ["WAYBILL"], "scan", "--format", name, *arguments],
                              cwd=cwd or self.root, env=self.environment, capture_output=True, check=True)
        return done.stdout, done.stderr

    def test_nothing_leaks_and_nothing_unprintable_is_said(self):
        self.assertGreater(len(self.NAMES), 45)
        values = [secret(name) for name in self.VALUES]
        ours = {"github": r"^::(error|warning|notice) title=[a-z-]+,", "azure": r"^##vso\[task\.logissue "}
        for name in shown_formats.names():
            for level in ([], ["--quiet"], ["--verbose", "--min-confidence", "low"], ["--progress"],
                          ["--history", "--verbose"]):
                for said in self.say(name, *level):
                    text = said.decode("utf-8")  # strictly
                    where = f"{name} {level}"
                    self.assertIsNone(leak_of(text, values), where)
                    self.assertEqual(unsafe_in(text.replace("\r\x1b[K", "")), [], where)
                    text = re.sub(ours.get(name, "$^"), "", text, flags=re.MULTILINE)
                    self.assertNotRegex(text, r"(?i)##[a-z]*\[", where)
                    self.assertNotRegex(text, r"(?m)^\s*::", where)

    def test_nothing_is_left_behind_but_the_reports(self):
        temporary = os.path.join(self.home, "tmp")
        os.mkdir(temporary)
        self.environment["TMPDIR"] = temporary
        before = {name for _, folders, files in os.walk(self.home) for name in (*folders, *files)}
        self.say("text", *(part for name in shown_formats.names()
                           for part in ("--report", f"{name}={self.home}/out.{name}")))
        after = {name for _, folders, files in os.walk(self.home) for name in (*folders, *files)}
        self.assertEqual(after - before, {f"out.{name}" for name in shown_formats.names()})
        for name in shown_formats.names():
            with open(os.path.join(self.home, f"out.{name}"), "rb") as file:
                self.assertEqual(file.read(), self.shown[name], name)

    def test_uris_name_the_files(self):
        uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                for r in json.loads(self.shown["sarif"])["runs"][0]["results"]}
        self.assertEqual({urllib.parse.unquote_to_bytes(uri) for uri in uris}, {*self.NAMES, b"ok.py"})
        for uri in uris:
            self.assertRegex(uri, r"^([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$")

    def test_cells_are_no_formulas(self):
        rows = list(csv.reader(io.StringIO(self.shown["csv"].decode())))
        self.assertEqual({len(row) for row in rows}, {22})
        self.assertGreater(len(rows), len(self.NAMES))
        for row in rows:
            self.assertFalse([cell for cell in row
                              if re.match("\\s*[=+@\\-\uff1d\uff0b\uff20\uff0d]", cell)], row)
        self.assertTrue([row for row in rows if row[8].startswith("'=HYPERLINK")])

    def test_xml_and_json_are_well_formed(self):
        suite = xml.fromstring(self.shown["junit"])
        self.assertEqual(len(suite.findall("testsuite/testcase/failure")), int(suite.get("failures")))
        if shutil.which("xmllint"):
            subprocess.run(["xmllint", "--noout", "-"], input=self.shown["junit"], check=True)
        json.loads(self.shown["sarif"])
        for name in ("gitlab", "codequality"):
            gitlab_schemas.check(name, self.shown[name])
        for line in self.shown["rdjsonl"].splitlines():
            json.loads(line)

    def test_no_line_is_forged(self):
        found = len(self.shown["jsonl"].splitlines()) - 1  # one is allowed
        for line in self.shown["github"].decode().splitlines()[:-1]:
            self.assertRegex(line, r"^::(error|warning|notice) title=[a-z-]+,file=[^:,]+,line=\d+,"
                                   r"endLine=\d+,col=\d+,endColumn=\d+::[A-Z]")
        azure = self.shown["azure"].decode().splitlines()
        for line in azure:
            self.assertRegex(line, r"^##vso\[task\.logissue type=\w+;sourcepath=[^;\]]+;linenumber=\d+;"
                                   r"columnnumber=\d+;code=[a-z-]+;\][A-Z]")
            self.assertEqual(len(re.findall(r"##[a-z]*\[", line)), 1)
        self.assertEqual(len(azure), found)
        self.assertEqual(len(self.shown["gcc"].splitlines()), found)

    def test_neither_workers_nor_folders_change_a_byte(self):
        for name in shown_formats.names():
            for jobs, cwd, place in (("1", self.root, []), ("8", self.root, []), ("2", "/", [self.root]),
                                     ("3", os.path.join(self.root, "n" * 240), [".."])):
                said, _ = self.say(name, "-j", jobs, *place, cwd=cwd)
                self.assertEqual(said, self.shown[name], (name, jobs, cwd))


if __name__ == "__main__":
    unittest.main()
