"""The HTML report, read by a parser that is not ours: what is on the page, and that nothing else can be."""

import base64
import hashlib
import html.parser
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import pages

WAYBILL = os.path.abspath(os.environ["WAYBILL"])
VOID = {"meta", "br", "hr", "img", "input", "link", "col", "wbr"}
# All that the page is made of. What would fetch, run or send something is not among it.
ELEMENTS = set("""html head meta title style body a header p h1 h2 h3 h4 dl div dt dd code time main section svg rect
    span ul ol li b strong small nav table caption thead tbody tr th td footer script""".split())
ATTRIBUTES = set("""lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden datetime
    viewBox x y width height preserveAspectRatio scope data-find data-kind data-severity data-evidence
    data-confidence data-place data-counts data-verdict data-account data-stale""".lower().split())


class Page(html.parser.HTMLParser):
    """A tree of [tag, attributes, children]; raises where an element is not closed, or closed twice."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = ["", {}, []]
        self.open = [self.root]
        self.elements = []
        self.feed(text)
        self.close()
        if len(self.open) != 1:
            raise AssertionError(f"never closed: {[e[0] for e in self.open]}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(set(names)) != len(names):
            raise AssertionError(f"an attribute twice: {tag} {names}")
        made = [tag, dict(attributes), []]
        self.open[-1][2].append(made)
        self.elements.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open[-1][0] != tag:
            raise AssertionError(f"</{tag}> closes <{self.open[-1][0]}> at {self.getpos()}")
        self.open.pop()

    def handle_data(self, data):
        self.open[-1][2].append(data)

    def handle_comment(self, data):
        raise AssertionError("a comment")

    def all(self, tag, of_class=None, within=None):
        return [e for e in (self.below(within) if within else self.elements)
                if e[0] == tag and (not of_class or of_class in e[1].get("class", "").split())]

    def below(self, element):
        for child in element[2]:
            if not isinstance(child, str):
                yield child
                yield from self.below(child)

    def by_id(self, name):
        return next(e for e in self.elements if e[1].get("id") == name)

    def text(self, element):
        return " ".join("".join(self.pieces(element)).split())

    def pieces(self, element):
        for child in element[2]:
            if isinstance(child, str):
                yield child
            elif child[0] not in ("style", "script"):
                yield from self.pieces(child)


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.mkdtemp(prefix="waybill-html-")
        cls.addClassCleanup(shutil.rmtree, cls.home)
        cls.bytes = {name: pages.make(os.path.join(cls.home, name), repository, WAYBILL)
                     for name, repository in pages.REPOSITORIES.items()}
        cls.pages = {name: Page(text) for name, text in cls.bytes.items()}
        cls.hostile = next(name for name in pages.REPOSITORIES if "hostile" in name)

    def json(self, name):
        _, arguments = pages.REPOSITORIES[name]
        done = subprocess.run([WAYBILL, "scan", "--format", "json", "--date", pages.DATE, *arguments],
                              cwd=os.path.join(self.home, name), capture_output=True, timeout=120,
                              check=False)
        return json.loads(done.stdout)

    def test_the_page_is_whole_and_made_of_what_it_may_be_made_of(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                self.assertTrue(self.bytes[name].startswith("<!DOCTYPE html>\n<html lang=\"en\">"))
                self.assertLessEqual({e[0] for e in page.elements}, ELEMENTS)
                self.assertLessEqual({a for e in page.elements for a in e[1]}, ATTRIBUTES)
                ids = [e[1]["id"] for e in page.elements if "id" in e[1]]
                self.assertEqual(len(ids), len(set(ids)))
                for e in page.elements:
                    target = e[1].get("href")
                    if target is not None:
                        self.assertIn(target.removeprefix("#"), ids)
                        self.assertTrue(target.startswith("#"))
                    for label in e[1].get("aria-labelledby", "").split():
                        self.assertIn(label, ids)

    def test_nothing_runs_but_its_own_script(self):
        for name, page in self.pages.items():
            policy = next(e[1]["content"] for e in page.all("meta")
                          if e[1].get("http-equiv") == "Content-Security-Policy")
            rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
            self.assertEqual(rules["default-src"], "'none'")
            for kind, tag in (("script-src", "script"), ("style-src", "style")):
                text, = page.all(tag)[0][2]
                self.assertEqual(len(page.all(tag)), 1, name)
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                self.assertEqual(rules[kind], f"'sha256-{digest}'")
            self.assertEqual(set(rules), {"default-src", "style-src", "script-src", "base-uri",
                                          "form-action"})

    def test_headings_are_in_order_and_tables_have_heads(self):
        for page in self.pages.values():
            levels = [int(e[0][1]) for e in page.elements if re.fullmatch("h[1-6]", e[0])]
            self.assertEqual(levels[0], 1)
            self.assertEqual(levels.count(1), 1)
            for before, after in zip(levels, levels[1:]):
                self.assertLessEqual(after, before + 1)
            for table in page.all("table"):
                self.assertEqual(len(page.all("caption", within=table)), 1)
                for head in page.all("th", within=table):
                    self.assertIn(head[1]["scope"], ("row", "col"))
                widths = {len([c for c in row[2] if not isinstance(c, str)])
                          for row in page.all("tr", within=table)}
                self.assertEqual(len(widths), 1)

    def test_every_finding_of_the_json_report_is_there(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                report = self.json(name)
                rows = {e[1]["id"]: e for e in page.all("tr") if "data-confidence" in e[1]}
                self.assertEqual(set(rows), {f["id"] for f in report["findings"]})
                for f in report["findings"]:
                    row, text = rows[f["id"]], page.text(rows[f["id"]])
                    self.assertEqual(row[1]["data-confidence"], f["confidence"])
                    self.assertEqual(row[1]["data-counts"], "yes" if f["counts"] else "no")
                    self.assertIn(f":{f['line']}:{f['column']}", text)
                    for said in (f["preview"], *f["why"]):
                        self.assertIn(said, text)
                    if f["suppressed"]:
                        self.assertIn(f["suppressed"]["reason"], text)
                counting = sum(f["counts"] for f in report["findings"])
                shown = sum(int(page.text(e).replace(",", "")) for row in page.all("tr", within=page.by_id("places"))
                            for e in page.all("td", "number", row)[-1:])
                self.assertEqual(shown, counting)

    def test_the_tier_its_rows_and_every_plan_are_there(self):
        for name, page in self.pages.items():
            report = self.json(name)
            assessment = report["assessment"]
            tier, = page.all("div", "tier")
            self.assertIn(assessment["tier"], tier[1]["class"])
            for text in ("scenario", "reason"):
                self.assertIn(assessment["rows"][0][text], page.text(tier))
            fired = [page.text(e) for e in page.all("tr", "fired")]
            self.assertEqual(len(fired), len(assessment["rows"]))
            for row in assessment["rows"]:
                text = next(t for t in fired if t.startswith(row["id"] + " "))
                for said in (row["scenario"], row["reason"], *row["because"]):
                    self.assertIn(" ".join(said.split()), text)
            plans = page.by_id("plans")
            text = page.text(plans)
            rows = [page.text(e) for e in page.all("tr", within=plans) if "data-account" in e[1]]
            self.assertEqual(len(rows), len(report["advice"]))
            for advice in report["advice"]:
                row, = (t for t in rows if f" {advice['id']} " in t)
                self.assertIn(advice["source_date"] or "no date", row)
                self.assertEqual("Stale" in row, advice["stale"])
                for said in advice["conditions"]:
                    self.assertIn(said, text)

    def test_the_way_down_and_what_was_not_read_are_told(self):
        for name, page in self.pages.items():
            report = self.json(name)
            way, coverage = page.text(page.by_id("way-down")), page.text(page.by_id("coverage"))
            for lowering in report["lower_tier"]:
                for path in lowering["remove"]:
                    self.assertIn(" ".join(path.split()), way)
            for skipped in report["coverage"]["skipped"]:
                self.assertIn(skipped["path"], coverage)
            self.assertEqual(bool(page.all("p", "alert")), not report["coverage"]["complete"])
        self.assertIn("large.txt", page.text(self.pages["shop"].by_id("coverage")))

    def test_hostile_names_are_text_and_nothing_else(self):
        page = self.pages[self.hostile]
        text = self.bytes[self.hostile]
        # The same elements as any page has, see above; and the names are all told.
        rows = " ".join(page.text(e) for e in page.all("th") if e[1]["scope"] == "row")
        for name in ("</code></th></td></table><script>alert(1)</script>/x.env", "' onmouseover='alert(1).env",
                     '" onmouseover="alert(1).env', "&lt;b&gt;&amp;&#60;.env", "<!--.env", r"back\\slash\\n.env",
                     r"two\nlines\r.env", r"\u{202e}gnp.exe.env", r"\x1b[31mred\x1b[0m.env", r"\xff\xfe no utf-8 \x9b.env"):
            self.assertIn(name, rows)
        self.assertNotIn("<script>alert", text)
        self.assertNotIn("##[", text)
        unsafe = [c for c in text if (ord(c) < 32 and c != "\n") or 0x7f <= ord(c) < 0xa0
                  or 0x202a <= ord(c) <= 0x202e or 0x2066 <= ord(c) <= 0x2069 or c == "\u200b"]
        self.assertEqual(unsafe, [])
        self.assertIn("<hostile> & 'more'", page.text(page.all("h1")[0]))
        self.assertIn("<hostile> & 'more'", page.text(page.all("title")[0]))

    def test_a_tag_in_the_configuration_is_text(self):
        root = os.path.join(self.home, "configured")
        text = pages.make(root, ({"a.py": "x = 1\n", ".waybill.yml": """
            owner: enterprise
            policy:
              plans:
                - id: acme-gateway
                  vendor: "<i>Acme</i>"
                  tool: "<script>x</script>"
                  plan: "\\"'>&"
                  account: business
                  training: "no"
                  dpa: included
                  baa: "no"
                  regions: EU
                  region_choice: "no"
                  retention: none
                  retention_choice: "no"
                  human_review: none
                  certifications: none
                  subprocessors: none
                  source: "javascript:alert(1)"
                  source_date: 2026-11-01
                  confidence: high
            """.replace("\n            ", "\n")}, []), WAYBILL)
        page = Page(text)
        self.assertLessEqual({e[0] for e in page.elements}, ELEMENTS)
        row, = (page.text(e) for e in page.all("tr") if " acme-gateway " in page.text(e))
        for said in ("<i>Acme</i>", "<script>x</script>", "\"'>&", "javascript:alert(1), 2026-11-01"):
            self.assertIn(said, row)

    def test_advice_alone_has_the_plans_and_no_findings(self):
        done = subprocess.run([WAYBILL, "advise", "--format", "html", "--date", pages.DATE],
                              cwd=os.path.join(self.home, "clinic"), capture_output=True, timeout=120,
                              check=False)
        page = Page(done.stdout.decode("utf-8"))
        self.assertEqual([e[1]["id"] for e in page.all("section") if "id" in e[1]],
                         ["why", "way-down", "plans", "coverage", "policy"])
        self.assertEqual(len([e for e in page.all("tr") if "data-account" in e[1]]),
                         len(self.json("clinic")["advice"]))

    def test_the_same_again_to_the_byte(self):
        for jobs in ("1", "3"):
            done = subprocess.run([WAYBILL, "scan", "--format", "html", "--date", pages.DATE, "--jobs", jobs],
                                  cwd=os.path.join(self.home, "clinic"), capture_output=True,
                                  timeout=120, check=False)
            self.assertEqual(done.stdout.decode(), self.bytes["clinic"])


class Ceiling(unittest.TestCase):
    def test_a_crowd_of_findings_is_cut_and_told(self):
        home = tempfile.mkdtemp(prefix="waybill-html-")
        self.addCleanup(shutil.rmtree, home)
        files = {f"src/{n}.env": "".join(f"AWS_KEY_{i}={pages.key(f'{n} {i}')}\n" for i in range(1000))
                 for n in range(6)}
        files["src/one.env"] = f"DB_PASSWORD={pages.password('one')}\n"
        text = pages.make(os.path.join(home, "crowd"), (files, []), WAYBILL)
        page = Page(text)
        rows = [e for e in page.all("tr") if "data-confidence" in e[1]]
        self.assertEqual(len(rows), 5000)
        # The rare kind is not crowded out by the frequent one.
        self.assertEqual(len([e for e in rows if "src/one.env:1:" in page.text(e)]), 1)
        section = page.by_id("findings")
        sums = " ".join(page.text(e) for e in page.all("p", within=section))
        self.assertRegex(sums, "6,00[12] findings.* Only 5,000 are listed")
        cut = [page.text(e) for e in page.all("caption", within=section) if "listed" in page.text(e)]
        self.assertEqual(len(cut), 1)
        self.assertRegex(cut[0], r"^[56],\d+ places, .*the worst 4,99\d listed\. Rule aws-access-key-id")
        self.assertLess(len(text), 4_000_000)


if __name__ == "__main__":
    unittest.main()
