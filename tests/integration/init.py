"""`waybill init`: by options, and by a person at a terminal."""

import json
import os
import signal
import time
import unittest

from project import WAYBILL, Project
from terminal import Terminal

FILE = ".waybill.yml"
OWNER, SECTOR, EU, TOOL, PLAN = "owner> ", "sector> ", "eu> ", "tool> ", "plan> "


class Init(Project):
    def declared(self):
        """What a scan understands the file to declare."""
        report = self.scan()
        return report["assessment"]["declared"], [
            tool["plan"] for tool in report["tools_in_use"] if tool["plan"]]

    def assert_nothing_written(self):
        self.assertEqual([name for name in os.listdir(self.root) if name.startswith(".way")], [])

    # By options

    def test_options_declare_and_nothing_else_is(self):
        self.write({"a.py": "x = 1\n"})
        told = self.waybill("init", "--owner", "startup", "--sector", "finance", "--eu", "required",
                            "--mode", "contract", "--tool", "cursor-teams", "--tool",
                            "anthropic-api")
        declared, plans = self.declared()
        self.assertEqual({key: declared[key] for key in ("owner", "sector", "eu", "mode")},
                         {"owner": "startup", "sector": "finance", "eu": "required",
                          "mode": "contract"})
        self.assertEqual(sorted(plans), ["anthropic-api", "cursor-teams"])
        self.assertIn("  owner: startup\n", told)
        self.assertIn("waybill hook install", told)
        self.assertEqual(self.git("status", "--short").split(), ["??", FILE, "??", "a.py"])

    def test_without_a_terminal_it_tells_how_to_call_it(self):
        self.write({"a.py": "x = 1\n"})
        for arguments in ([], ["--owner", "oss"], ["--tool", "cursor-teams"], ["--force"]):
            told = self.waybill("init", *arguments, exits=2)
            self.assertIn("--yes", told)
            self.assertIn("--owner, --sector and --eu", told)
        self.assert_nothing_written()

    def test_yes_declares_what_is_inferred_and_leaves_the_rest(self):
        self.write({"LICENSE": "Copyright (c) 2020 Acme Corporation. All rights reserved.\n"
                               "Proprietary and confidential.\n",
                    "CODEOWNERS": "* @acme/platform\n"})
        owner = self.scan()["assessment"]["owner"]
        done = self.run_in([WAYBILL, "init", "--yes"])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotEqual(owner, "unknown")
        self.assertIn(f"Owner: {owner}\n", done.stderr)
        self.assertIn("CODEOWNERS", done.stderr)
        lines = [line for line in self.read(FILE).splitlines() if line and line[0] != "#"]
        self.assertEqual(lines, [f"owner: {owner}"])
        self.assertEqual(self.waybill("init", "--yes", "-q", "--force"), "")

    def test_an_option_goes_before_what_is_inferred(self):
        self.write({"CODEOWNERS": "* @acme/platform\n"})
        self.waybill("init", "--yes", "--owner", "oss")
        self.assertEqual(self.declared()[0]["owner"], "oss")

    def test_wrong_options_write_nothing(self):
        for arguments, said in ((["--owner", "startap"], "did you mean startup?"),
                                (["--tool", "cursor-team"], "did you mean 'cursor-teams'?"),
                                (["--eu", "yes"], "required"), (["a", "b"], "one PATH"),
                                (["no-such-folder"], "no-such-folder")):
            done = self.run_in([WAYBILL, "init", "--yes", *arguments])
            self.assertIn(done.returncode, (2, 3))
            self.assertIn(said, done.stderr)
        self.assert_nothing_written()

    def test_an_empty_repository_can_begin_with_it(self):
        self.waybill("init", "--yes")
        self.assertIn("#owner: startup\n", self.read(FILE))

    def test_it_goes_to_the_root_of_the_work_tree(self):
        self.commit({"a/b/c.py": "x = 1\n"})
        self.waybill("init", "--yes", cwd=os.path.join(self.root, "a/b"))
        self.assertTrue(self.exists(FILE))
        self.assertFalse(self.exists("a/b/" + FILE))
        linked = os.path.join(self.home, "linked")
        self.git("worktree", "add", "-q", linked)
        self.waybill("init", "--yes", linked, cwd=self.home)
        self.assertTrue(os.path.exists(os.path.join(linked, FILE)))

    def test_where_there_is_no_work_tree_it_says_so(self):
        self.commit({"a": "b"})
        bare = os.path.join(self.home, "bare.git")
        self.git("clone", "-q", "--bare", self.root, bare)
        for folder in (bare, self.home):
            done = self.run_in([WAYBILL, "init", "--yes", folder])
            self.assertIn(done.returncode, (2, 3), done.stdout)
            self.assertTrue(done.stderr.startswith("waybill: "), done.stderr)
        self.assertFalse(os.path.exists(os.path.join(bare, FILE)))

    def test_dry_run_prints_the_file_and_writes_none(self):
        printed = self.waybill("init", "--yes", "--owner", "oss", "--dry-run")
        self.assert_nothing_written()
        self.waybill("init", "--yes", "--owner", "oss")
        self.assertEqual(self.read(FILE), printed)

    def test_a_schema_beside_it_is_named_for_editors(self):
        schema = self.waybill("init", "--schema")
        self.assertEqual(json.loads(schema)["title"], FILE)
        self.write({".waybill.schema.json": schema})
        self.waybill("init", "--yes")
        self.assertTrue(self.read(FILE).startswith(
            "# yaml-language-server: $schema=.waybill.schema.json\n"))

    # A file that is there

    MINE = ("# our own words\nowner: oss  # for now\nignore:\n  paths: [docs/]  # prose\n"
            "fail_on: never\n")

    def test_a_file_that_is_there_is_kept(self):
        self.write({FILE: self.MINE, "a.py": "x = 1\n"})
        told = self.waybill("init", "--yes", "--owner", "startup", exits=2)
        self.assertIn("--dry-run", told)
        self.assertIn("--force", told)
        self.assertEqual(self.read(FILE), self.MINE)

    def test_what_would_change_is_shown(self):
        self.write({FILE: self.MINE})
        done = self.run_in([WAYBILL, "init", "--yes", "--owner", "startup", "--eu", "required",
                            "--dry-run"])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("  owner: startup, was oss\n", done.stderr)
        self.assertIn("  eu: required, was undeclared\n", done.stderr)
        self.assertEqual(self.read(FILE), self.MINE)
        self.assertTrue(done.stdout.startswith(self.MINE.replace("oss", "startup")))

    def test_force_changes_the_declarations_alone(self):
        self.write({FILE: self.MINE})
        os.chmod(os.path.join(self.root, FILE), 0o640)
        told = self.waybill("init", "--yes", "--owner", "startup", "--force")
        self.assertEqual(self.read(FILE), self.MINE.replace("oss", "startup"))
        self.assertEqual(os.stat(os.path.join(self.root, FILE)).st_mode & 0o777, 0o640)
        self.assertIn("was oss", told)
        self.assertIn("Nothing to change",
                      self.waybill("init", "--yes", "--owner", "startup", "--force"))
        self.assertEqual(os.listdir(self.root).count(FILE), 1)

    def test_a_file_that_it_wrote_takes_new_answers(self):
        self.waybill("init", "--yes", "--owner", "startup")
        first = self.read(FILE)
        self.waybill("init", "--yes", "--force", "--tool", "cursor-teams", "--sector", "none")
        second = self.read(FILE)
        self.assertEqual(len(first.splitlines()), len(second.splitlines()))
        self.assertEqual(self.declared()[1], ["cursor-teams"])
        self.waybill("init", "--yes", "--force", "--tool", "anthropic-api")
        self.assertEqual(self.declared()[1], ["cursor-teams", "anthropic-api"])

    def test_a_file_that_is_wrong_is_told_and_stays(self):
        self.write({FILE: "ownr: oss\n"})
        told = self.waybill("init", "--yes", "--force", exits=2)
        self.assertIn(f'{FILE}:1:1: unknown key "ownr"', told)
        self.assertEqual(self.read(FILE), "ownr: oss\n")

    def test_a_link_in_its_place_is_not_followed(self):
        outside = os.path.join(self.home, "profile")
        for content in ("owner: oss\n", None):
            if content:
                with open(outside, "w", encoding="utf-8") as file:
                    file.write(content)
            else:
                os.remove(outside)
            if not os.path.islink(os.path.join(self.root, FILE)):
                os.symlink(outside, os.path.join(self.root, FILE))
            for force in ([], ["--force"]):
                self.waybill("init", "--yes", "--owner", "startup", *force, exits=2)
        self.assertFalse(os.path.exists(outside))
        self.assertTrue(os.path.islink(os.path.join(self.root, FILE)))

    # At a terminal

    def test_a_person_answers_by_number_word_and_search(self):
        self.write({"CLAUDE.md": "x\n"})
        at = Terminal(self, "init")
        shown = at.answer(OWNER, "?")
        self.assertIn("What the repository shows by itself", shown)
        self.assertIn("Claude Code (CLAUDE.md)", shown)
        self.assertIn("1 of 4. Whose code is this?", shown)
        self.assertIn("contract with the", at.answer(OWNER, "startap"))
        self.assertIn("did you mean startup?", at.answer(OWNER, "5"))
        self.assertIn("a number from 1 to 4", at.answer(OWNER, "3"))
        self.assertIn("2 of 4", at.answer(SECTOR, " Health "))
        self.assertIn("3 of 4", at.answer(EU, "required"))
        self.assertIn("1 Claude Code: CLAUDE.md", at.answer(TOOL, "?"))
        self.assertIn("personal account", at.answer(TOOL, "cursr"))
        self.assertIn("did you mean Cursor?", at.answer(TOOL, "1"))
        plans = at.answer(PLAN, "99")
        self.assertIn("1 anthropic-api: Claude API", plans)
        self.assertIn("account api, training", plans)
        self.assertIn("none of them", at.answer(PLAN, "anthropic-api"))
        self.assertIn("Noted: anthropic-api", at.answer(TOOL, "cursor teams"))
        self.assertIn("cursor-teams", at.answer(PLAN, "1"))
        self.assertIn("Noted: cursor-teams", at.answer(TOOL, "cursor-teams"))
        self.assertIn("Noted already", at.answer(TOOL, "e"))
        self.assertIn("others", at.answer(PLAN, ""))
        at.answer(TOOL, "")
        self.assertEqual(at.end(), 0)
        self.assertIn("Wrote ", at.screen)
        declared, plans = self.declared()
        self.assertEqual([declared[key] for key in ("owner", "sector", "eu")],
                         ["startup", "health", "required"])
        self.assertEqual(sorted(plans), ["anthropic-api", "cursor-teams"])

    def test_enter_takes_what_was_inferred_and_s_leaves_it_open(self):
        self.write({"LICENSE": "Copyright (c) 2020 Acme. All rights reserved. Proprietary.\n",
                    "CODEOWNERS": "* @acme/platform\n"})
        owner = self.scan()["assessment"]["owner"]
        at = Terminal(self, "init")
        self.assertIn(f"Enter takes {owner}, as inferred", at.answer(OWNER, ""))
        self.assertIn("Enter leaves it undeclared", at.answer(SECTOR, ""))
        at.answer(EU, "2")
        at.answer(TOOL, "cursor-teams")
        at.answer(TOOL, "s")
        self.assertEqual(at.end(), 0)
        declared, plans = self.declared()
        self.assertEqual((declared["owner"], declared["eu"], plans), (owner, "required", []))
        self.assertNotIn("sector", {key for key, value in declared.items() if value})
        # And once more: what is declared is what Enter takes now.
        at = Terminal(self, "init", "--force")
        self.assertIn("as declared so far", at.answer(OWNER, "S"))
        at.answer(SECTOR, "none")
        at.answer(EU, "")
        at.answer(TOOL, "")
        self.assertEqual(at.end(), 0)
        self.assertIn(f"owner: undeclared, was {owner}", at.screen)
        self.assertIn(f"\n#owner: {owner}\n", self.read(FILE))
        self.assertIn("\nsector: none\n", self.read(FILE))

    def test_what_an_option_says_is_not_asked(self):
        at = Terminal(self, "init", "--owner", "oss", "--tool", "cursor-teams")
        at.answer(SECTOR, "")
        at.answer(EU, "")
        self.assertEqual(at.end(), 0)
        self.assertEqual(self.declared()[1], ["cursor-teams"])
        all_but_tools = ["--owner", "oss", "--sector", "none", "--eu", "not-required", "--force"]
        at = Terminal(self, "init", *all_but_tools)
        self.assertIn("Declared so far: cursor-teams", at.answer(TOOL, ""))
        self.assertEqual(at.end(), 0)
        at = Terminal(self, "init", *all_but_tools, "--tool", "anthropic-api")
        self.assertEqual(at.end(), 0)
        self.assertEqual(self.declared()[1], ["cursor-teams", "anthropic-api"])

    def test_whoever_stops_has_written_nothing(self):
        steps = [(OWNER, "oss"), (SECTOR, "none"), (EU, ""), (TOOL, "cursor"), (PLAN, "")]
        for key, exits in (("\x04", 3), ("\x03", -signal.SIGINT)):
            for at in range(len(steps)):
                with self.subTest(key=key, at=at):
                    terminal = Terminal(self, "init")
                    for prompt, answer in steps[:at]:
                        terminal.answer(prompt, answer)
                    terminal.asks(steps[at][0])
                    time.sleep(0.05)
                    terminal.type(key)
                    self.assertEqual(terminal.end(), exits)
                    self.assert_nothing_written()
        self.assertNotIn("Wrote", terminal.screen)

    def test_a_terminal_that_goes_away_ends_it(self):
        at = Terminal(self, "init")
        at.asks(OWNER)
        os.close(at.terminal)
        code = os.waitstatus_to_exitcode(os.waitpid(at.pid, 0)[1])
        self.assertIn(code, (3, -signal.SIGHUP))
        self.assert_nothing_written()

    def test_odd_answers_do_no_harm(self):
        at = Terminal(self, "init")
        at.asks(OWNER)
        at.type("o" * 1000 + "\n")
        self.assertIn("at most 200 bytes", at.answer(OWNER, "\u202e\u200b[31m"))
        shown = at.answer(OWNER, "oss")
        self.assertIn("\\u{202e}\\u{200b}[31m", shown.split("\n", 1)[1])
        at.answer(SECTOR, "-1")
        at.answer(SECTOR, "18446744073709551617")
        at.answer(SECTOR, "4")
        # All at once, as when it is pasted.
        at.asks(EU)
        at.type("2\ncursor-teams\n\n")
        self.assertEqual(at.end(), 0)
        self.assertEqual(self.declared()[1], ["cursor-teams"])

    def test_hostile_names_reach_neither_terminal_nor_file(self):
        hostile = "\x1b[31m\u202ex\n::error::"
        try:
            self.write({f"{hostile}/CLAUDE.md": "x\n", f"{hostile}/CODEOWNERS": "* @a/b\n",
                        f"{hostile}/package.json": '{"private": true, "author": "\\u001b[2J"}\n'})
        except OSError:
            self.skipTest("the file system has no such names")
        root = os.path.join(self.home, "r\x1b]0;x\x07\u202e")
        os.rename(self.root, root)
        at = Terminal(self, "init", cwd=root)
        told = at.asks(OWNER)
        self.assertIn("CLAUDE.md", told)
        at.type("1\n\n\n1\n\n\n")
        self.assertEqual(at.end(), 0)
        told += at.screen
        self.assertFalse([c for c in told if ord(c) < 32 and c not in "\n\r"], told)
        self.assertNotIn("\u202e", told)
        with open(os.path.join(root, FILE), encoding="utf-8") as file:
            text = file.read()
        self.assertFalse([c for c in text if not (c == "\n" or 32 <= ord(c) < 127)])

    def test_a_scan_that_misses_something_is_told(self):
        self.write({"a.py": "x = 1\n" * 100})
        done = self.run_in([WAYBILL, "init", "--yes", "--max-file-size", "100"])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("may be too mild", done.stderr)

    def test_the_file_is_no_evidence(self):
        self.write({"main.c": "int main(void);\n"})
        before = self.scan()["assessment"]["regulations"]
        self.waybill("init", "--yes")
        self.assertIn("(HIPAA)", self.read(FILE))
        report = self.scan()
        self.assertEqual(report["assessment"]["regulations"], before)
        self.assertEqual([f for f in report["findings"] if f["path"] == FILE], [])

    def test_lines_fit_a_terminal_of_80_columns(self):
        self.write({"CLAUDE.md": "x\n"})
        at = Terminal(self, "init")
        at.answer(OWNER, "?")
        at.answer(OWNER, "1")
        at.answer(SECTOR, "1")
        at.answer(EU, "1")
        told = at.answer(TOOL, "e") + at.answer(PLAN, "") + at.answer(TOOL, "")
        self.assertEqual(at.end(), 0)
        self.assertTrue(all(len(line) <= 80 for line in told.splitlines()), told)


if __name__ == "__main__":
    unittest.main()
