"""`waybill review`: findings one by one, at a terminal."""

import json
import os
import unittest

from project import Project, key, secret
from terminal import Terminal

CONFIG, BASELINE = ".waybill.yml", ".waybill-baseline.json"
ASK, REASON, DAY = "q(uit) ?> ", "reason> ", "last day, or Enter> "


class Review(Project):
    def open(self):
        """Paths of what counts and is in no list."""
        return [finding["path"] for finding in self.scan()["findings"]
                if not finding["suppressed"]]

    def two(self):
        self.commit({"a.py": key("a"), "b.py": key("b")})
        self.assertEqual(self.open(), ["a.py", "b.py"])

    def allow(self, terminal, reason, day=""):
        shown = terminal.answer(ASK, "a")
        terminal.answer(REASON, reason)
        terminal.answer(DAY, day)
        return shown

    def test_each_finding_is_shown_and_can_be_allowed(self):
        self.two()
        terminal = Terminal(self, "review")
        shown = self.allow(terminal, 'revoked: it\'s "old" #1', "2027-01-31")
        self.assertIn("1 of 2", shown)
        self.assertIn("a.py, line 1", shown)
        self.assertIn("Found because", shown)
        self.assert_shows_none(shown, "a", "b")
        self.assertIn("2 of 2", terminal.answer(ASK, "s"))
        self.assertEqual(terminal.end(), 0)
        self.assertIn("1 allowed in .waybill.yml, 0 put on the baseline, 1 left open",
                      terminal.screen)
        suppressed = {finding["path"]: finding["suppressed"]
                      for finding in self.scan()["findings"]}
        self.assertEqual(suppressed["a.py"]["reason"], 'revoked: it\'s "old" #1')
        self.assertIsNone(suppressed["b.py"])
        self.assertIn("expires: 2027-01-31\n", self.read(CONFIG))
        self.assertEqual(self.scan("--date", "2027-02-01")["findings"][0]["suppressed"], None)
        self.assert_shows_none(self.read(CONFIG), "a", "b")
        self.assertFalse(self.exists(BASELINE))

    def test_what_is_settled_is_not_asked_again(self):
        self.two()
        terminal = Terminal(self, "review")
        self.allow(terminal, "known")
        terminal.answer(ASK, "b")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(len(json.loads(self.read(BASELINE))["entries"]), 2)  # and an empty one
        self.assertEqual(self.open(), [])
        terminal = Terminal(self, "review")
        self.assertEqual(terminal.end(), 0)
        self.assertIn("Nothing that was found is open.", terminal.screen)

    def test_quitting_keeps_what_was_decided(self):
        self.two()
        terminal = Terminal(self, "review")
        self.allow(terminal, "known")
        terminal.answer(ASK, "quit")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.open(), ["b.py"])

    def test_an_answer_can_be_taken_back(self):
        self.commit({"a.py": key("a"), "b.py": key("b"), "c.py": key("c")})
        terminal = Terminal(self, "review")
        self.assertIn("first one", terminal.answer(ASK, "u") + terminal.asks(ASK))
        terminal.type("b\n")
        self.allow(terminal, "wrong")
        self.assertIn("3 of 3", terminal.answer(ASK, "undo"))
        self.assertIn("2 of 3", terminal.answer(ASK, "u"))
        self.assertIn("1 of 3", self.allow(terminal, "right"))
        terminal.answer(ASK, "s")
        terminal.answer(ASK, "s")
        self.assertEqual(terminal.end(), 0)
        self.assertIn("1 allowed in .waybill.yml, 0 put on the baseline, 2 left open",
                      terminal.screen)
        self.assertEqual(self.open(), ["b.py", "c.py"])
        self.assertNotIn("wrong", self.read(CONFIG))

    def test_leaving_without_an_answer_writes_nothing(self):
        self.two()
        terminal = Terminal(self, "review")
        self.allow(terminal, "known")
        terminal.asks(ASK)
        terminal.type("\x04")
        self.assertEqual(terminal.end(), 3)
        self.assertIn("nothing was written", terminal.screen)
        self.assertFalse(self.exists(CONFIG))

    def test_skipping_all_writes_nothing(self):
        self.two()
        terminal = Terminal(self, "review")
        terminal.answer(ASK, "s")
        terminal.answer(ASK, "skip")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.git("status", "--short"), "")

    def test_wrong_answers_are_asked_again(self):
        self.two()
        terminal = Terminal(self, "review")
        terminal.answer(ASK, "?")
        self.assertIn("put it on the baseline", terminal.answer(ASK, "x"))
        self.assertIn("put it on the baseline", terminal.answer(ASK, "a"))
        terminal.answer(REASON, "")  # goes back
        terminal.answer(ASK, "A")
        terminal.answer(REASON, "known")
        terminal.answer(DAY, "soon")
        self.assertIn("YYYY-MM-DD", terminal.answer(DAY, "2020-01-01"))
        self.assertIn("over", terminal.answer(DAY, ""))
        terminal.answer(ASK, "q")
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.open(), ["b.py"])

    def test_the_worst_comes_first_and_a_value_once(self):
        self.commit({"a.py": "# one line\n" + key("a") + key("a"), "b.csv": "x\n"})
        terminal = Terminal(self, "review")
        self.assertIn("1 of 1", self.allow(terminal, "known"))
        self.assertEqual(terminal.end(), 0)
        self.assertEqual(self.open(), [])

    def test_the_file_is_at_the_root_and_all_in_it_stays(self):
        self.commit({CONFIG: "# ours\nowner: oss  # public\n\nignore:\n  # not ours\n"
                             "  paths: [third_party/]\n\nfail_on: [card]\n",
                     "sub/a.py": key("a")})
        terminal = Terminal(self, "review", cwd=os.path.join(self.root, "sub"))
        self.allow(terminal, "known")
        self.assertEqual(terminal.end(), 0)
        text = self.read(CONFIG)
        self.assertFalse(self.exists("sub/" + CONFIG))
        self.assertIn("# ours\nowner: oss  # public\n\nignore:\n  # not ours\n"
                      "  paths: [third_party/]\n  findings:\n    - fingerprint: ", text)
        self.assertTrue(text.endswith('      reason: "known"\n\nfail_on: [card]\n'), text)
        self.assertEqual(self.open(), [])

    def test_a_file_that_changed_meanwhile_is_left_alone(self):
        self.two()
        terminal = Terminal(self, "review")
        self.allow(terminal, "known")
        terminal.asks(ASK)
        self.write({CONFIG: "owner: oss\n"})
        terminal.type("q\n")
        self.assertEqual(terminal.end(), 3)
        self.assertIn("changed meanwhile", terminal.screen)
        self.assertEqual(self.read(CONFIG), "owner: oss\n")

    def test_without_a_terminal_it_tells_how_to_go_on(self):
        self.two()
        told = self.waybill("review", exits=2)
        self.assertIn("no terminal", told)
        self.assertIn("ignore: findings:", told)

    def test_no_value_is_shown(self):
        self.two()
        terminal = Terminal(self, "review")
        shown = terminal.answer(ASK, "s") + terminal.answer(ASK, "s")
        terminal.end()
        for name in ("a", "b"):
            self.assertNotIn(secret(name)[4:], shown + terminal.screen)


if __name__ == "__main__":
    unittest.main()
