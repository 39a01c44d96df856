"""Fields of persons on their way to logs, analytics, other hosts and AI services.

The files in flows/ say themselves what must be found: `FLOW log` on the line of a call that flow-to-log is to tell.
Of each language there is a sample; the others are named after what they call.
Nothing else may be: what is masked, counted, compared, keyed, commented, quoted, or another function's.
"""

import os
import re
import shutil
import unittest

import project

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "flows")
MARK = re.compile(r"(?:#|//) FLOW ([a-z-]+)")


def marked(name):
    with open(os.path.join(SAMPLES, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            found = MARK.search(line)
            if found:
                yield number, "flow-to-" + found.group(1)


class Flows(project.Project):
    def flows(self):
        return [finding for finding in self.report()["findings"] if finding["evidence"] == "flow"]

    def report(self, exits=0):
        return self.scan("--no-git", "--min-confidence", "low", ".", exits=exits)

    def test_each_language_tells_what_is_marked_and_nothing_else(self):
        names = sorted(os.listdir(SAMPLES))
        for name in names:
            shutil.copy(os.path.join(SAMPLES, name), self.root)
        found = {(flow["path"].removeprefix("./"), flow["line"], flow["rule"])
                 for flow in self.flows()}
        wanted = {(name, *mark) for name in names for mark in marked(name)}
        self.assertEqual(wanted, found)
        languages = [name for name in names if name.startswith("sample.")]
        self.assertEqual(8, len(languages))
        for name in languages:
            self.assertGreaterEqual(len(list(marked(name))), 3)

    def one(self, name, text):
        self.write({name: text})
        flows = self.flows()
        self.assertEqual(1, len(flows), flows)
        return flows[0]

    def test_a_flow_is_what_its_field_is(self):
        flow = self.one("a.py", "def f(patient):\n    text = f'is {patient.diagnosis}'\n"
                                "    logger.info('%s %s', text, patient.email)\n")
        self.assertEqual("flow-to-log", flow["rule"])
        self.assertEqual("personal", flow["kind"])
        self.assertEqual("medium", flow["confidence"])
        self.assertEqual("health", flow["carries"])
        self.assertIn("HIPAA", flow["regulations"])
        self.assertEqual("patient.diagnosis", flow["name"])
        self.assertEqual(3, flow["line"])
        self.assertEqual("", flow["preview"])
        self.assertEqual(["patient.diagnosis, line 2, is passed to logger.info, line 3, in text",
                          "patient.email, line 3, is passed to logger.info, line 3"], flow["why"])

    def test_a_field_that_the_file_declares_is_sure(self):
        flow = self.one("a.py", "class Patient:\n    email: str\n    diagnosis: str\n\n\n"
                                "def f(patient):\n    logger.info('%s', patient.diagnosis)\n")
        self.assertEqual("high", flow["confidence"])

    def test_the_text_says_where_it_goes(self):
        self.write({"a.py": "def f(patient):\n"
                            "    openai.chat.completions.create(prompt=patient.diagnosis)\n"})
        text = " ".join(self.waybill("scan", "--no-git", ".").split())
        self.assertIn("High: Personal data passed to an AI service, 1 place", text)
        self.assertIn("a.py:2:12 patient.diagnosis, line 2, is passed to chat.completions.create, "
                      "line 2", text)

    def test_what_only_tests_passes_nothing_on(self):
        flow = self.one("tests/test_a.py", "def test_f(patient):\n"
                                           "    logger.info('%s', patient.diagnosis)\n")
        self.assertEqual("low", flow["confidence"])
        self.assertFalse(flow["counts"])

    def test_a_flow_is_no_datum_of_the_tier(self):
        self.write({"a.py": "def f(user):\n    logger.info('%s', user.email)\n"})
        with_flow = self.report()["assessment"]["tier"]
        self.write({"a.py": "def f(user):\n    logger.info('%s', user.id)\n"})
        self.assertEqual(self.report()["assessment"]["tier"], with_flow)

    def test_a_mark_in_the_code_suppresses_it(self):
        self.write({"a.py": "def f(user):\n"
                            "    logger.info('%s', user.email)  # waybill:allow flow-to-log\n"})
        flows = self.flows()
        self.assertEqual(["comment"], [flow["suppressed"]["by"] for flow in flows])

    def test_a_file_of_nothing_but_calls_ends(self):
        many = "logger.info(email, f(email), " * 4000
        deep = "x = [" * 20000 + "email" + "\nlogger.info(x)\n" * 3000
        blanks = "logger.info(" + " " * 200000 + "user.email" + " " * 200000 + ")\n"
        quotes = ("logger.info(user.email, '\\'\\'" + "\\'" * 2000 + "\n") * 50
        self.write({"many.py": many, "deep.js": deep, "blanks.go": blanks, "quotes.php": quotes})
        coverage = self.report(exits=3)["coverage"]
        self.assertEqual(4, coverage["files"])
        self.assertIn({"path": "many.py", "reason": "too-many-findings"}, coverage["skipped"])


if __name__ == "__main__":
    unittest.main()
