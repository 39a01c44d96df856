"""What `lower_tier` says is done, in real repositories, and a new scan comes to the tier that it told."""

import json
import os
import subprocess
import unittest

from project import Project, key, secret


def customers(count, start=0, domain="gmail{}.net"):
    rows = [f"Pat Miller,pat.miller{i}@{domain.format(i)},+1 415 {200 + i} {1000 + i}\n"
            for i in range(start, start + count)]
    return "name,email,phone\n" + "".join(rows)


def made_up(count):
    return "name,email,phone\n" + "".join(
        f"Pat Miller,pat{i}@example.com,+1 415 555 {100 + i:04}\n" for i in range(count))


HOSTILE = {
    "new\nline.csv": 5, "quote's $(id) `id`.csv": 6, ":(top)magic*.csv": 7, "-rf.csv": 8,
    "back\\slash [x].csv": 9, " blank ends .csv ": 10, "bidi\u202etxt.csv": 11, "::group::x.csv": 12,
    "häßlich/##[error].csv": 13, "data/\x1b[2J.csv": 14, "a?.csv": 15, "#hash.csv": 16, "!no.csv": 17,
}


class WayDown(Project):
    def report(self, *options):
        return json.loads(self.waybill("scan", "--format", "json", *options))

    def tier(self, *options):
        return self.report(*options)["assessment"]["tier"]

    def run_commands(self, lowering, key_of="commands"):
        for step in lowering["steps"]:
            for command in step[key_of]:
                done = self.run_in(["bash", "-c", command])
                self.assertEqual(done.returncode, 0, command + done.stderr)

    def test_the_commands_lead_to_the_tier_in_a_work_tree(self):
        for state in ("untracked", "staged", "committed"):
            with self.subTest(state):
                self.write({"data/customers.csv": customers(40), "few.csv": customers(3, 50),
                            ".gitignore": "*.o"})
                if state == "staged":
                    self.git("add", "-A")
                elif state == "committed":
                    self.commit()
                report = self.report("--owner", "startup")
                self.assertEqual(report["assessment"]["tier"], "high")
                (lowering,) = report["lower_tier"]
                self.assertEqual(lowering["remove"], ["data/customers.csv"])
                self.assertIs(lowering["smallest"], True)
                self.run_commands(lowering)
                self.assertEqual(self.tier("--owner", "startup"), lowering["would_be"])
                self.assertTrue(self.exists("data/customers.csv"))
                self.assertNotIn("customers", self.git("ls-files"))
                self.assertIn("*.o\n", self.read(".gitignore"))

    def test_made_up_data_in_its_place_lead_there_too(self):
        self.commit({"data/customers.csv": customers(40)})
        (lowering,) = self.report("--owner", "startup")["lower_tier"]
        (step,) = lowering["steps"]
        self.assertEqual(step["action"], "replace")
        self.assertEqual(step["counts"][0]["persons"], 40)
        self.write({"data/customers.csv": made_up(40)})
        self.assertEqual(self.tier("--owner", "startup"), lowering["would_be"])

    def test_any_name_survives_a_shell(self):
        for i, (name, count) in enumerate(HOSTILE.items()):
            self.write({name: customers(count, 100 * i)})
        self.commit()
        report = self.report("--owner", "personal")
        self.assertEqual([low["would_be"] for low in report["lower_tier"]], ["medium", "low"])
        low = report["lower_tier"][1]
        self.assertEqual(low["remove"], sorted(HOSTILE, key=lambda name: name.encode()))
        for step in low["steps"]:
            for command in step["commands"] + [step["history_command"]]:
                self.assertTrue(command.isprintable(), command)
        # git filter-repo may not be there: what it would be called with is.
        for step in low["steps"]:
            words = self.run_in(["bash", "-c", "printf '%s\\0' " + step["history_command"]]).stdout
            self.assertEqual(words.split("\0")[-2], "--path=" + step["path"])
        self.run_commands(low)
        self.assertEqual(self.git("ls-files"), ".gitignore" if self.git("ls-files") else "")
        self.assertEqual(self.tier("--owner", "personal"), "low")

    def test_names_that_are_no_text(self):
        path = os.path.join(os.fsencode(self.root), b"caf\xe9 \xff.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(customers(30))
        self.commit()
        (lowering,) = self.report("--owner", "startup")["lower_tier"]
        self.run_commands(lowering)
        self.assertEqual(self.tier("--owner", "startup"), "medium")
        self.assertTrue(os.path.exists(path))

    def test_of_the_files_that_share_persons_the_fewest_go(self):
        # Ten of a's persons are in b as well: without c alone there are still 20 of them.
        self.commit({"a.csv": customers(15), "b.csv": customers(15, 5), "c.csv": customers(3, 40)})
        first = self.report("--owner", "startup")["lower_tier"][0]
        self.assertEqual(first["remove"], ["a.csv"])
        self.run_commands(first)
        self.assertEqual(self.tier("--owner", "startup"), "medium")

    def test_lines_for_the_configuration_are_read_as_meant(self):
        for i, (name, count) in enumerate(HOSTILE.items()):
            self.write({name: customers(count, 100 * i)})
        self.commit()
        low = self.report("--owner", "personal")["lower_tier"][1]
        lines = [json.dumps(step["exclude"], ensure_ascii=False) for step in low["steps"]]
        self.write({".waybill.yml": "ignore:\n  paths:\n" + "".join(f"    - {l}\n" for l in lines)})
        report = self.report("--owner", "personal")
        self.assertEqual(report["assessment"]["tier"], "low")
        told = [skip["path"] for skip in report["coverage"]["skipped"]
                if skip["reason"] == "excluded"]
        self.assertEqual(sorted(told), sorted(HOSTILE))

    def test_a_credential_is_rotated_and_the_history_keeps_it(self):
        self.commit({"a.py": key("one")})
        os.remove(os.path.join(self.root, "a.py"))
        self.commit({"b.py": key("two")})
        step = self.report("--owner", "personal")["lower_tier"][0]["steps"][0]
        self.assertEqual((step["path"], step["action"]), ("b.py", "rotate"))
        self.assertIn("revoke", step["counts"][0]["how"])
        self.assertNotIn(secret("two"), json.dumps(step))
        steps = self.report("--owner", "personal", "--history")["lower_tier"][0]["steps"]
        self.assertEqual([(s["path"], s["action"]) for s in steps],
                         [("a.py", "rewrite-history"), ("b.py", "rotate")])
        self.assertEqual(steps[0]["commands"], ["git filter-repo --invert-paths --path=a.py"])

    def test_a_message_is_rewritten(self):
        self.write({"a.txt": "a\n"})
        self.git("add", "-A")
        self.git("commit", "-qm", "use " + secret("three"))
        step = self.report("--owner", "personal", "--history")["lower_tier"][0]["steps"][0]
        self.assertEqual(step["action"], "rewrite-history")
        self.assertEqual(step["commands"], ["git filter-repo --replace-message FILE"])
        self.assertEqual(step["exclude"], "")

    def test_an_archive_goes_as_a_whole(self):
        self.write({"a/customers.csv": customers(30), "a/more.csv": customers(30, 60)})
        subprocess.run(["tar", "-czf", "data.tgz", "a"], cwd=self.root, check=True)
        self.run_in(["rm", "-r", "a"])
        self.commit()
        (lowering,) = self.report("--owner", "startup", "--archives")["lower_tier"]
        self.assertEqual(lowering["remove"], ["data.tgz"])
        self.run_commands(lowering)
        self.assertEqual(self.tier("--owner", "startup", "--archives"), "medium")

    def test_plain_files_and_standard_input_have_no_git(self):
        self.write({"customers.csv": customers(30)})
        (step,) = self.report("--owner", "startup", "--no-git", ".")["lower_tier"][0]["steps"]
        self.assertEqual(step["commands"], ["rm -- customers.csv"])
        self.assertEqual(step["history_command"], "")

    def test_nothing_is_said_where_no_file_decides(self):
        self.commit({"customers.csv": customers(30)})
        report = self.report("--owner", "startup", "--sector", "health")
        self.assertEqual(report["lower_tier"], [])
        text = self.waybill("advise", "--owner", "startup", "--sector", "health", "--tool",
                            "anthropic-api")
        self.assertIn("No file decides this tier: the sector is declared: health.", text)
        text = self.waybill("advise", "--owner", "startup", "--tool", "anthropic-api")
        self.assertIn("git rm -q --cached --ignore-unmatch -- customers.csv\n", text)
        self.assertIn("Below that no file decides: the owner is declared: startup.", text)


if __name__ == "__main__":
    unittest.main()
