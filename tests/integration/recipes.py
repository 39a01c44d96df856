"""The scripts in docs/ci.md, run as they stand there, in clones like those of each system; and hooks/bitbucket.jq."""

import json
import os
import re
import textwrap
import unittest
import zipfile

from project import WAYBILL, Project, key

ROOT = os.environ["WAYBILL_SOURCE"]
ANNOTATIONS = os.path.join(ROOT, "hooks", "bitbucket.jq")

# Keeps what is sent: a file for each request, named in order, the arguments first.
CURL = """#!/bin/sh
n=$(ls "$HOME/sent" | wc -l)
{ echo "$*"; cat; } >"$HOME/sent/$(printf %03d "$n")"
"""


def recipe(heading, start, end):
    """What stands in docs/ci.md below a heading, from the line behind `start` to that before `end`."""
    with open(os.path.join(ROOT, "docs", "ci.md"), encoding="utf-8") as file:
        section = file.read().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return textwrap.dedent(section.split(start)[1].split(end)[0])


class Recipes(Project):
    """A pull request from side to main that brings a credential, takes it out, and would let itself off."""

    def setUp(self):
        super().setUp()
        tools = os.path.join(self.home, "bin")
        os.mkdir(tools)
        os.mkdir(os.path.join(self.home, "sent"))
        os.symlink(WAYBILL, os.path.join(tools, "waybill"))
        with open(os.path.join(tools, "curl"), "w", encoding="utf-8") as file:
            file.write(CURL)
        os.chmod(os.path.join(tools, "curl"), 0o755)
        self.environment["PATH"] = tools + os.pathsep + os.environ["PATH"]
        self.commit({"a.py": "x = 1\n"})
        self.git("checkout", "-qb", "side")
        self.leak = self.commit({"b.py": key("one")})
        os.remove(os.path.join(self.root, "b.py"))
        self.side = self.commit({".waybill.yml": "ignore: {paths: ['*.py']}\n"})
        self.git("checkout", "-q", "main")
        self.main = self.commit({"a.py": "x = 2\n"})
        self.clone = os.path.join(self.home, "clone")
        self.git("clone", "-q", self.root, self.clone)

    def checkout(self, *arguments):
        self.git("checkout", "-q", *arguments, cwd=self.clone)

    def run_script(self, script, exits, **environment):
        done = self.run_in(["bash", "-c", script], self.clone, **environment)
        self.assertEqual(done.returncode, exits, done.stdout + done.stderr)
        self.assert_shows_none(done.stdout + done.stderr, "one")
        return done.stdout

    def read(self, name):
        with open(os.path.join(self.clone, name), encoding="utf-8") as file:
            return file.read()

    def test_azure(self):
        script = recipe("Azure Pipelines", "  - script: |\n", "    displayName:")
        self.checkout("--detach")
        self.git("merge", "-q", "--no-edit", self.side, cwd=self.clone)
        said = self.run_script(script, 1, BUILD_REASON="PullRequest")
        self.assertEqual(len(re.findall(r"^##vso\[task\.logissue type=error;sourcepath=b\.py;", said, re.MULTILINE)), 1)
        self.assertIn(f"##vso[task.uploadsummary]{self.clone}/waybill.md\n", said)
        self.assertIn("<failure", self.read("waybill.xml"))
        self.assertEqual(len(json.loads(self.read("waybill.sarif"))["runs"][0]["results"]), 1)
        self.run_script(script, 0, BUILD_REASON="IndividualCI")
        self.run_script(script.replace("--fail-on default", "--fail-on nothing"), 2, BUILD_REASON="IndividualCI")
        self.checkout(self.leak)
        self.git("rm", "-q", "b.py", cwd=self.clone)
        self.git("commit", "-qm", "gone", cwd=self.clone)
        self.run_script(script, 0, BUILD_REASON="IndividualCI")
        self.run_script(script, 1, BUILD_REASON="Schedule")

    def bitbucket(self, exits, report="waybill.json"):
        """Scan and what is sent behind it, for the pull request: the requests, each its arguments and its JSON."""
        request = {"BITBUCKET_PR_DESTINATION_COMMIT": self.main[:12], "BITBUCKET_COMMIT": self.side,
                   "BITBUCKET_REPO_FULL_NAME": "team/shop"}
        scan = recipe("Bitbucket Pipelines", "- >-\n", "          after-script:").replace("\n", " ")
        os.makedirs(os.path.join(self.clone, "test-results"), exist_ok=True)
        self.run_script(scan, exits, **request)
        self.assertIn("<testsuites", self.read("test-results/waybill.xml"))
        self.run_script(recipe("Bitbucket Pipelines", "            - |\n", "  custom:").replace(
            "/usr/local/share/waybill/hooks/bitbucket.jq", ANNOTATIONS).replace("waybill.json", report), 0,
            BITBUCKET_EXIT_CODE=str(exits), **request)
        sent = []
        for name in sorted(os.listdir(os.path.join(self.home, "sent"))):
            with open(os.path.join(self.home, "sent", name), encoding="utf-8") as file:
                arguments, body = file.read().split("\n", 1)
            sent.append((arguments, json.loads(body)))
        return sent

    def test_bitbucket(self):
        (put, report), (post, annotations) = self.bitbucket(1)
        url = f"http://api.bitbucket.org/2.0/repositories/team/shop/commit/{self.side}/reports/waybill"
        self.assertTrue(put.endswith(f"-X PUT {url}"), put)
        self.assertTrue(post.endswith(f" {url}/annotations"), post)
        self.assertEqual((report["report_type"], report["result"]), ("SECURITY", "FAILED"))
        # The file is gone at the end of the request, and has no line to stand in.
        self.assertNotIn("path", annotations[0])
        self.assertIn("b.py:1", annotations[0]["details"])

    def test_bitbucket_gets_annotations_in_portions(self):
        self.git("checkout", "-q", "side")
        self.side = self.commit({f"{i}.env": "".join(key(f"K{i}_{k}") for k in range(100)) for i in range(11)})
        self.git("fetch", "-q", cwd=self.clone)
        sent = self.bitbucket(1)
        self.assertEqual([len(body) for _, body in sent[1:]], [100] * 10)
        self.assertEqual(sent[0][1]["data"][1]["value"], 1101)
        every = [annotation for _, body in sent[1:] for annotation in body]
        self.assertEqual(len({annotation["external_id"] for annotation in every}), 1000)
        for annotation in every:
            self.assertIn(annotation["severity"], ("LOW", "MEDIUM", "HIGH", "CRITICAL"))
            self.assertTrue(0 < len(annotation["summary"]) <= 450 and len(annotation["details"]) <= 2000)

    def test_bitbucket_is_told_the_archive_of_what_is_in_one(self):
        """Also where a folder's name looks like one."""
        os.mkdir(os.path.join(self.clone, "a!"))
        with zipfile.ZipFile(os.path.join(self.clone, "a!", "b.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("c!/d.py", 40 * "# nothing\n" + key("packed"))
        self.run_script("git add -A; waybill scan --archives --no-config --report json=w.json", 0)
        told = self.run_script(f"jq -c --arg exit_code 1 -f '{ANNOTATIONS}' w.json", 0).splitlines()
        self.assertEqual([annotation["path"] for annotation in json.loads(told[1])], ["a!/b.zip"])

    def test_bitbucket_is_told_that_there_is_nothing(self):
        self.main = self.side
        (_, report), = self.bitbucket(0)
        self.assertEqual((report["result"], report["data"][1]["value"]), ("PASSED", 0))
        self.assertEqual(len(self.bitbucket(0, report="none.json")), 1)

    def test_jenkins(self):
        script = recipe("Jenkins", "sh '''\n", "'''").replace("\\\\\n", "\\\n")
        self.checkout(self.side)
        self.run_script("set -xe\n" + script, 1, CHANGE_TARGET="main", BRANCH_NAME="PR-1")
        self.assertEqual(len(json.loads(self.read("waybill.sarif"))["runs"][0]["results"]), 1)
        self.run_script("set -xe\n" + script, 0, BRANCH_NAME="side")

    def test_a_shallow_clone_is_never_passed(self):
        shallow = os.path.join(self.home, "shallow")
        self.git("clone", "-q", "--depth", "1", "file://" + self.root, shallow)
        self.clone = shallow
        azure = recipe("Azure Pipelines", "  - script: |\n", "    displayName:")
        self.run_script(azure, 2, BUILD_REASON="PullRequest")
        self.run_script(azure, 3, BUILD_REASON="Schedule")
        jenkins = recipe("Jenkins", "sh '''\n", "'''").replace("\\\\\n", "\\\n")
        self.run_script(jenkins, 2, CHANGE_TARGET="side")


if __name__ == "__main__":
    unittest.main()
