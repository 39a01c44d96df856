"""`--show-config`: each setting and who says so; and where a configuration is read from at all."""

import json
import os
import unittest

from project import Project, key

CONFIG = """\
# what we declare
owner: startup
agreements:
  dpa_signed:
    - {plan: anthropic-api, date: 2026-03-01}
ignore:
  paths: [third_party/]
  rules:
    - rule: generic-password
      reason: accounts of the demo
      expires: 2027-01-31
max_file_size: 2M
"""

class ShowConfig(Project):
    def settings(self, *arguments, command=("scan",), **environment):
        text = self.waybill(*command, "--show-config", "--format", "json", *arguments,
                            **environment)
        settings = json.loads(text)["settings"]
        return {setting["key"]: (setting["value"], setting["origin"], setting["name"],
                                 setting["line"]) for setting in settings}

    def test_defaults(self):
        self.write({"a.py": key("a")})
        settings = self.settings()
        self.assertEqual(settings["min_confidence"], ("medium", "default", None, None))
        self.assertEqual(settings["owner"], (None, "default", None, None))
        self.assertEqual(settings["bulk_persons"][0], 20)
        self.assertEqual(settings["fail_on"][0], ["never"])
        self.assertEqual(settings["max_file_size"][0], 16 << 20)
        self.assertEqual(settings["archives"][0], False)

    def test_every_key_of_the_schema_is_there(self):
        settings = self.settings()
        schema = json.loads(self.waybill("init", "--schema"))
        for name, of in schema["properties"].items():
            below = of.get("properties")
            for full in [f"{name}.{sub}" for sub in below] if below else [name]:
                self.assertIn(full, settings)

    def test_the_file_with_its_lines(self):
        self.write({".waybill.yml": CONFIG})
        settings = self.settings()
        self.assertEqual(settings["owner"], ("startup", "file", ".waybill.yml", 2))
        self.assertEqual(settings["agreements.dpa_signed"],
                         (["anthropic-api since 2026-03-01"], "file", ".waybill.yml", 4))
        self.assertEqual(settings["ignore.paths"], (["third_party/"], "file", ".waybill.yml", 7))
        self.assertEqual(settings["ignore.rules"][0],
                         ["generic-password until 2027-01-31: accounts of the demo"])
        self.assertEqual(settings["max_file_size"][0], 2 << 20)
        self.assertEqual(settings["sector"][1], "default")

    def test_options_go_before_the_file(self):
        self.write({".waybill.yml": "owner: startup\nmax_file_size: 2M\nfail_on: [card]\n"})
        settings = self.settings("--owner", "oss", "--max-file-size", "3M", "--fail-on", "health",
                                 "-j", "1", "--no-syntax")
        self.assertEqual(settings["owner"], ("oss", "option", "--owner", None))
        self.assertEqual(settings["max_file_size"][:3], (3 << 20, "option", "--max-file-size"))
        self.assertEqual(settings["fail_on"][:2], (["health"], "option"))
        self.assertEqual(settings["run.jobs"][:3], (1, "option", "--jobs"))
        self.assertEqual(settings["run.syntax"][:3], (False, "option", "--no-syntax"))

    def test_the_environment(self):
        settings = self.settings(WAYBILL_FINGERPRINT_KEY="not to be shown")
        self.assertEqual(settings["run.date"],
                         ("2026-11-21", "environment", "SOURCE_DATE_EPOCH", None))
        self.assertEqual(settings["run.fingerprint_key"],
                         (True, "environment", "WAYBILL_FINGERPRINT_KEY", None))
        self.assertNotIn("not to be shown", self.waybill("scan", "--show-config",
                                                         WAYBILL_FINGERPRINT_KEY="not to be shown"))
        self.assertEqual(self.settings("--date", "2026-01-02")["run.date"][:3],
                         ("2026-01-02", "option", "--date"))

    def test_what_is_staged_has_defaults_of_its_own(self):
        self.assertEqual(self.settings("--staged")["fail_on"][1], "default")
        self.assertIn("credential", self.settings("--staged")["fail_on"][0])

    def test_the_text_is_a_line_for_each(self):
        self.write({".waybill.yml": CONFIG})
        lines = self.waybill("scan", "--show-config").splitlines()
        self.assertRegex(lines[0], r"^owner +\.waybill\.yml:2 +startup$")
        self.assertTrue(any(line.split() == ["sector", "default", "-"] for line in lines))
        for size in ("2M", "1G", "1025", "3K"):
            self.assertRegex(self.waybill("scan", "--show-config", "--max-file-size", size),
                             rf"(?m)^max_file_size +--max-file-size +{size}$")

    def test_other_commands_have_it_and_do_nothing_else(self):
        self.write({"a.py": key("a")})
        self.assertEqual(self.settings(command=("advise",))["eu"][1], "default")
        self.assertIn("owner ", self.waybill("badge", "--show-config"))
        self.assertIn("owner ", self.waybill("baseline", "create", "--show-config"))
        self.assertFalse(self.exists(".waybill-baseline.json"))
        self.assertNotIn("a.py", self.waybill("scan", "--show-config", "--fail-on", "credential"))

    def test_what_it_cannot_do(self):
        for arguments, said in ((["--format", "html"], "text and json"), (["-o", "x"], "output"),
                                (["--report", "json=x"], "output")):
            self.assertIn(said, self.waybill("scan", "--show-config", *arguments, exits=2))
        self.assertIn("--from", self.waybill("advise", "--show-config", "--from", "x", exits=2))
        self.write({".waybill.yml": "ownr: oss\n"})
        self.assertIn("did you mean", self.waybill("scan", "--show-config", exits=2))

    def test_hostile_names_are_made_printable(self):
        self.write({".waybill.yml": 'ignore: {paths: ["a\\u001b]31m\\u202eb"]}\n'})
        for text in (self.waybill("scan", "--show-config"),
                     self.waybill("scan", "--show-config", "--format", "json")):
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)

    # Where it is read from

    def test_a_subfolder_goes_by_the_file_at_the_root(self):
        self.commit({".waybill.yml": "owner: startup\n", "sub/.waybill.yml": "owner: personal\n",
                     "sub/deep/a.py": "x = 1\n"})
        for folder in ("sub", "sub/deep"):
            text = self.waybill("scan", "--show-config", cwd=os.path.join(self.root, folder))
            self.assertRegex(text, r"owner +\.waybill\.yml:1 +startup")
        self.assertRegex(self.waybill("scan", "--show-config", "sub"), r"owner .* startup")
        named = self.waybill("scan", "--show-config", "--config", ".waybill.yml",
                             cwd=os.path.join(self.root, "sub"))
        self.assertRegex(named, r"owner .* personal")
        self.assertRegex(named, r"run.config +--config +\.waybill.yml")

    def test_a_file_above_the_root_is_not_read(self):
        with open(os.path.join(self.home, ".waybill.yml"), "w", encoding="utf-8") as file:
            file.write("owner: enterprise\n")
        self.assertEqual(self.settings()["owner"][1], "default")

    def test_a_file_that_nobody_reads_is_told(self):
        self.commit({"sub/.waybill.yml": "owner: oss\n", ".waybill.yaml": "owner: oss\n",
                     "tests/data/.waybill.yml": "owner: oss\n"})
        told = [(n["kind"], n["by"], n["path"]) for n in self.scan()["suppressions"]["notices"]]
        self.assertEqual(told, [("unused", "config", ".waybill.yaml"),
                                ("unused", "config", "sub/.waybill.yml")])
        self.assertIn(".waybill.yaml:1 unused: only .waybill.yml at the root of the repository is read",
                      " ".join(self.waybill("scan").split()))

    def test_another_commit(self):
        self.commit({".waybill.yml": "owner: startup\n"})
        self.write({".waybill.yml": "owner: personal\n"})
        settings = self.settings("--config-from", "HEAD")
        self.assertEqual(settings["owner"][0], "startup")
        self.assertRegex(settings["owner"][2], r"^[0-9a-f]{12}:\.waybill\.yml$")


if __name__ == "__main__":
    unittest.main()
