"""`--format markdown`, read by the parser that GitHub's own is made from."""

import html.parser
import os
import shutil
import subprocess
import unittest

from pages import key
from project import Project

HOSTILE = (
    "<img src=x onerror=alert(1)>.env",
    "a|b | c.env",
    "``` tick.env",
    "[click](http:) @everyone.env",
    "www.evil.example.env",
    "two\nlines\n# Heading.env",
    "\u202egnp.env",
    "*bold* _it_ ~~gone~~ $x$ &lt;b&gt;.env",
    "`",
    "long-" + "x" * 200 + ".env",
)
EXTENSIONS = [part for name in ("table", "autolink", "strikethrough", "tagfilter", "tasklist")
              for part in ("-e", name)]


class Reader(html.parser.HTMLParser):
    """What is left of a page: its elements, and its text by whether it stands in code."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.code, self.text, self.inside = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("br", "img", "hr"):
            self.inside.append(tag)
        if tag == "code":
            self.code.append("")

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "code" in self.inside:
            self.code[-1] += data
        else:
            self.text.append(data)


class Markdown(Project):
    def report(self, *arguments, exits=0):
        text = self.waybill("scan", "--format", "markdown", *arguments, exits=exits)
        done = subprocess.run(["cmark-gfm", "--unsafe", *EXTENSIONS], input=text, check=True,
                              capture_output=True, encoding="utf-8", timeout=60)
        return text, Reader(done.stdout)

    def test_what_people_ask_in_their_order(self):
        self.write({"app.env": f'KEY={key("a")}\n', "CLAUDE.md": "# notes\n"})
        text, page = self.report("--owner", "startup")
        places = [text.index(part) for part in (
            "## Risk tier: medium", "**R2: Startup using Claude API** (medium)", "### What was found",
            "| `app.env:1` |", "### What may be used", "- Claude Code", "### What to do",
            "<summary>What was read</summary>", "Guidance, not legal advice")]
        self.assertEqual(places, sorted(places))
        self.assertEqual(page.tags.count("table"), 2)

    def test_an_incomplete_scan_says_so_at_the_top(self):
        self.write({"app.env": f'KEY={key("a")}\n', "big.txt": "x" * 3000})
        text, _ = self.report("--max-file-size", "2K", exits=3)
        self.assertLess(text.index("**The scan is not complete.**"), text.index("R2"))
        self.assertIn("<details open>", text)
        self.assertIn("`big.txt`", text)

    def test_hostile_names_are_code_and_nothing_else(self):
        for name in HOSTILE:
            with self.subTest(name):
                shutil.rmtree(os.path.join(self.root, "d"), ignore_errors=True)
                self.write({f"d/{name}": f'KEY={key(name)}\n', "d/CLAUDE.md": "\n"})
                _, page = self.report()
                for tag in ("a", "img", "b", "h1", "del", "script"):
                    self.assertNotIn(tag, page.tags)
                [place] = [code for code in page.code if code.startswith(("d/", "...")) and code.endswith(":1")]
                shown = name.replace("\n", "\\n").replace("\u202e", "\\u{202e}")
                self.assertTrue(place.endswith(shown[-100:] + ":1"), place)
                # A comment stands behind the @, where a mention would be looked for.
                self.assertFalse([text for text in page.text if "@everyone" in text])

    def test_many_findings_stay_within_a_step_summary(self):
        self.write({f"{i}/{'n' * 200}/{'m' * 200}.env": f'KEY={key(str(i))}\n' for i in range(500)})
        text, _ = self.report()
        self.assertLess(len(text), 1 << 18)
        self.assertIn("and 497 more", text)


if __name__ == "__main__":
    unittest.main()
