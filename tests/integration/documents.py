"""The documents: links and names of files lead somewhere, and commands are such as the program takes."""

import os
import re
import subprocess
import unittest

from project import WAYBILL

ROOT = os.environ["WAYBILL_SOURCE"]
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)
CODE = re.compile(r"`([^`\n]+)`")
CALL = re.compile(r"(?:^|[ /(])waybill ([a-z][^|;&<>`#\n]*)", re.M)
OPTION = re.compile(r"--[a-z][a-z-]*")
# A path in one of these folders, or the name of a source alone; capitals stand for any name.
PATH = re.compile(r"(?:scanner|docs|tests|tools|hooks|templates|policy|patterns|grammars|bench|cmake)"
                  r"/[a-z0-9_./-]+|[a-z0-9_]+\.[ch]")


def files(*folders):
    """Paths from the root of all that is below it or below `folders` of it."""
    for folder in folders:
        for where, below, names in os.walk(os.path.join(ROOT, folder)):
            below[:] = [name for name in below if name not in ("build", "node_modules", ".git")]
            yield from (os.path.relpath(os.path.join(where, name), ROOT) for name in names)


def documents():
    names = [name for name in os.listdir(ROOT) if name.endswith(".md")]
    for name in sorted(names) + sorted(name for name in files("docs") if name.endswith(".md")):
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            text = file.read()
        yield name, FENCE.sub("", text), FENCE.findall(text)


def anchors(text):
    """As GitHub makes them of headings."""
    headings = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", found) for found in HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


class Documents(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        texts = {name: text for name, text, _ in documents()}
        for name, text in texts.items():
            for link in LINK.findall(text):
                if re.match(r"[a-z]+:", link):
                    continue
                path, _, anchor = link.partition("#")
                target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
                self.assertTrue(os.path.exists(os.path.join(ROOT, target)), f"{name}: {link}")
                if anchor:
                    self.assertIn(anchor, anchors(texts[target]), f"{name}: {link}")

    def test_every_file_that_is_named_is_there(self):
        sources = list(files("scanner", "tests", "grammars", "cmake"))
        for name, text, _ in documents():
            for code in CODE.findall(text):
                if PATH.fullmatch(code) and not os.path.exists(os.path.join(ROOT, code)):
                    self.assertTrue(any(source.endswith("/" + code) for source in sources),
                                    f"{name}: {code}")

    def test_every_command_and_option_is_one_of_the_program(self):
        options = {}
        for name, text, blocks in documents():
            # A long line in one piece, and without its comment.
            lines = [re.sub(r"(^|\s)# .*", "", re.sub(r"\\+\n", " ", block), flags=re.M)
                     for block in blocks]
            for code in lines + CODE.findall(text):
                for call in CALL.findall(code):
                    command = call.split()[0]
                    if command not in options:
                        done = subprocess.run([WAYBILL, "help", command], capture_output=True,
                                              encoding="utf-8", timeout=60, check=False)
                        self.assertEqual(done.returncode, 0, f"{name}: waybill {call}")
                        options[command] = OPTION.findall(done.stdout)
                    for option in OPTION.findall(call.partition(" -- ")[0]):
                        self.assertIn(option, options[command], f"{name}: waybill {call}")

    def test_every_key_of_a_report_is_told(self):
        done = subprocess.run([WAYBILL, "advise", "--no-git", "tests/golden/scan", "--what-if", "eu=required",
                               "--by-folder", "--format", "json"],
                              cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
        scan = subprocess.run([WAYBILL, "scan", "--no-git", "tests/golden/scan", "--format", "json"],
                              cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
        keys = set(re.findall(r'"(\w+)":', done.stdout + scan.stdout))
        self.assertGreater(len(keys), 100)
        with open(os.path.join(ROOT, "docs", "output.md"), encoding="utf-8") as file:
            told = {word for code in CODE.findall(file.read()) for word in re.findall(r"\w+", code)}
        self.assertEqual(sorted(keys - told), [])

    def test_every_check_that_a_pattern_asks_for_is_told_once(self):
        with open(os.path.join(ROOT, "docs", "patterns.md"), encoding="utf-8") as file:
            rows = re.findall(r"^\| (`.*?) \|", file.read().partition("### Checks")[2], re.M)
        told = [name for row in rows for name in CODE.findall(row)]
        asked = set()
        for name in files("patterns"):
            with open(os.path.join(ROOT, name), encoding="utf-8") as file:
                for checks in re.findall(r"^ *checks: \[(.*)\]", file.read(), re.M):
                    asked.update(checks.split(", "))
        self.assertGreater(len(asked), 100)
        self.assertEqual(sorted(asked - set(told)), [])
        self.assertEqual(sorted(name for name in set(told) if told.count(name) > 1), [])


if __name__ == "__main__":
    unittest.main()
