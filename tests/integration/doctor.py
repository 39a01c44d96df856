"""`waybill doctor`: what is sound, what is not, and that its advice mends it."""

import json
import os
import unittest

from project import WAYBILL, Project

HOOK = ".git/hooks/pre-commit"


class Doctor(Project):
    def setUp(self):
        super().setUp()
        self.forgive_libgit2()

    def doctor(self, *arguments, exits=None, cwd=None):
        """The checks by name."""
        done = self.run_in([WAYBILL, "doctor", "--json", *arguments], cwd)
        self.assertEqual(done.stderr, "")
        checks = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
        mend = any(check["health"] == "mend" for check in checks.values())
        unknown = any(check["health"] == "unknown" for check in checks.values())
        self.assertEqual(done.returncode, 1 if mend else 3 if unknown else 0)
        if exits is not None:
            self.assertEqual(done.returncode, exits, done.stdout)
        return checks

    def sound(self):
        self.commit({"a.py": "x = 1\n", ".waybill.yml": "owner: oss\n"})
        self.waybill("hook", "install")

    def health(self, name, *arguments, cwd=None):
        check = self.doctor(*arguments, cwd=cwd)[name]
        return check["health"], check["what"]

    def assert_mend(self, name, said, *arguments):
        health, what = self.health(name, *arguments)
        self.assertEqual(health, "mend", what)
        self.assertIn(said, what)

    def test_a_sound_repository(self):
        self.sound()
        checks = self.doctor("--date", "2026-11-22", exits=0)
        for name in ("repository", "clone", "hook", "configuration", "baseline", "suppressions"):
            self.assertEqual(checks[name]["health"], "fine", checks[name])
            self.assertIsNone(checks[name]["mend"])
        text = self.waybill("doctor")
        self.assertRegex(text, r"(?m)^ok    hook +/")
        self.assertIn("libgit2", text)
        os.mkdir(os.path.join(self.root, "sub"))
        self.doctor(cwd=os.path.join(self.root, "sub"), exits=0)
        self.doctor(self.root, cwd=self.home, exits=0)

    def test_it_changes_nothing(self):
        self.commit({"a.py": "x = 1\n"})
        self.doctor(exits=1)
        self.assertEqual(self.git("status", "--short"), "")
        self.assertFalse(self.exists(HOOK))

    def test_no_repository(self):
        checks = self.doctor(self.home, exits=3)
        self.assertEqual(checks["repository"]["health"], "unknown")
        self.assertEqual(checks["hook"]["health"], "unknown")
        self.assertEqual(checks["sandbox"]["health"], "fine")
        self.assertNotIn("0 plans", checks["facts"]["what"])

    def test_no_hook(self):
        self.assert_mend("hook", "there is no hook")
        self.waybill("hook", "install")
        self.assertEqual(self.health("hook")[0], "fine")

    def test_a_hook_that_is_not_executable(self):
        self.sound()
        os.chmod(os.path.join(self.root, HOOK), 0o644)
        self.assert_mend("hook", "not executable")

    def test_a_hook_whose_program_is_gone(self):
        self.sound()
        hook = self.read(HOOK)
        if f"'{WAYBILL}'" not in hook:
            self.skipTest("the hook names its program in another way")
        self.write({HOOK: hook.replace(f"'{WAYBILL}'", "'/nowhere/waybill'")})
        health, what = self.health("hook")
        self.assertEqual(health, "note" if "command -v waybill" in hook else "mend")
        self.assertIn("/nowhere/waybill", what)

    def test_a_hook_of_somebody_else(self):
        self.write({HOOK: "#!/bin/sh\nmake check\n"})
        os.chmod(os.path.join(self.root, HOOK), 0o755)
        self.assert_mend("hook", "does not run waybill")
        self.write({HOOK: "#!/bin/sh\nmake check\nwaybill scan --staged\n"})
        self.assertEqual(self.health("hook")[0], "fine")

    def test_a_hook_of_a_framework(self):
        self.write({HOOK: "#!/bin/sh\nexec pre-commit run\n",
                    ".pre-commit-config.yaml": "repos:\n- repo: x\n  hooks:\n  - id: waybill\n"})
        os.chmod(os.path.join(self.root, HOOK), 0o755)
        health, what = self.health("hook")
        self.assertEqual(health, "fine")
        self.assertIn(".pre-commit-config.yaml", what)

    def test_a_hook_that_is_shadowed(self):
        self.sound()
        self.git("config", "core.hooksPath", ".other")
        self.assert_mend("hook", "core.hooksPath")
        self.git("config", "--unset", "core.hooksPath")
        self.assertEqual(self.health("hook")[0], "fine")

    def test_shallow_partial_and_sparse_clones(self):
        self.commit({"a/a.py": "x = 1\n", "b/b.py": "y = 2\n"})
        self.commit({"a/a.py": "x = 2\n"})
        for name, arguments in (("shallow", ["--depth", "1"]),
                                ("partial", ["--filter=blob:none"])):
            there = os.path.join(self.home, name)
            self.git("-c", "uploadpack.allowFilter=true", "clone", "-q", *arguments,
                     "file://" + self.root, there)
            health, what = self.health("clone", cwd=there)
            self.assertEqual(health, "note")
            self.assertTrue(what.startswith(name), what)
        self.git("sparse-checkout", "set", "a")
        self.assertTrue(self.health("clone")[1].startswith("sparse"))

    def test_a_configuration_that_cannot_be_read(self):
        self.sound()
        self.write({".waybill.yml": "ownr: oss\n"})
        self.assert_mend("configuration", ".waybill.yml:1:1: unknown key")
        self.write({".waybill.yml": "patterns: [own.yml]\n", "own.yml": "nonsense\n"})
        self.assert_mend("configuration", "own.yml")
        os.unlink(os.path.join(self.root, "own.yml"))
        self.assert_mend("configuration", "own.yml")

    def test_no_configuration_is_no_fault(self):
        self.commit({"a.py": "x = 1\n"})
        self.assertEqual(self.health("configuration")[0], "note")

    def test_a_baseline_that_cannot_be_read(self):
        self.sound()
        self.waybill("baseline", "create")
        self.assertEqual(self.health("baseline")[0], "fine")
        self.write({".waybill-baseline.json": "{"})
        checks = self.doctor(exits=1)
        self.assertEqual(checks["baseline"]["health"], "mend")
        self.assertEqual(checks["configuration"]["health"], "fine")

    def test_what_has_expired(self):
        self.sound()
        self.write({".waybill.yml": "ignore:\n  rules:\n    - rule: generic-password\n"
                                    "      reason: demo\n      expires: 2026-06-30\n"})
        self.assertEqual(self.health("suppressions", "--date", "2026-06-30")[0], "fine")
        self.assert_mend("suppressions", ".waybill.yml:3", "--date", "2026-07-01")

    def test_old_facts(self):
        self.sound()
        checks = self.doctor("--date", "2031-01-01", exits=0)
        self.assertEqual(checks["facts"]["health"], "note")
        self.assertIn("older than 180 days", checks["facts"]["what"])

    def test_a_format_that_cannot_be_read(self):
        there = os.path.join(self.home, "sha256")
        if self.run_in(["git", "init", "-q", "--object-format=sha256", there]).returncode:
            self.skipTest("git has no sha256")
        checks = self.doctor(there, exits=3)
        self.assertIn("sha256", checks["repository"]["what"])

    def test_a_bare_repository(self):
        self.commit({"a.py": "x = 1\n", ".waybill.yml": "owner: oss\n"})
        bare = os.path.join(self.home, "bare.git")
        self.git("clone", "-q", "--bare", self.root, bare)
        checks = self.doctor(bare)
        self.assertEqual(checks["configuration"]["health"], "fine")
        self.assertIn("bare", checks["repository"]["what"])
        # Nobody commits there, and a mirror needs no hook.
        self.assertEqual(checks["hook"]["health"], "note")
        self.assertIn("pre-receive", checks["hook"]["what"])
        self.waybill(*checks["hook"]["mend"].split()[1:], cwd=bare)
        self.assertEqual(self.doctor(bare, "--date", "2026-11-22", exits=0)["hook"]["health"], "fine")

    def test_hostile_names_are_made_printable(self):
        self.git("config", "core.hooksPath", "a\x1b[31m\u202e")
        for text in (self.run_in([WAYBILL, "doctor"]).stdout,
                     self.run_in([WAYBILL, "doctor", "--json"]).stdout):
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)


if __name__ == "__main__":
    unittest.main()
