"""The job of templates/waybill.yml in clones like a GitLab runner's, with the variables that GitLab gives each kind of pipeline."""

import json
import os
import shutil
import textwrap
import unittest
import xml.etree.ElementTree as xml

from project import WAYBILL, Project, key

ROOT = os.environ["WAYBILL_SOURCE"]
NONE = "0" * 40


def template():
    with open(os.path.join(ROOT, "templates", "waybill.yml"), encoding="utf-8") as file:
        return file.read()


def job_script():
    """What the template has the runner run."""
    return textwrap.dedent(template().split("    - |\n")[1].split("  artifacts:\n")[0])


class Job(Project):
    """A repository whose branch main has two commits, and side one that brings a credential and one that takes it out again."""

    def setUp(self):
        super().setUp()
        for name in [name for name in self.environment if name.startswith(("CI_", "WAYBILL_", "GITLAB_"))]:
            del self.environment[name]
        self.first = self.commit({"a.py": "x = 1\n"})
        self.git("checkout", "-qb", "side")
        self.leak = self.commit({"b.py": key("one")})
        os.remove(os.path.join(self.root, "b.py"))
        self.side = self.commit()
        self.git("checkout", "-q", "main")
        self.main = self.commit({"a.py": "x = 2\n"})
        # As `cmake --install` puts it in an image.
        self.prefix = os.path.join(self.home, "usr")
        os.makedirs(os.path.join(self.prefix, "bin"))
        os.makedirs(os.path.join(self.prefix, "share", "waybill"))
        os.symlink(WAYBILL, os.path.join(self.prefix, "bin", "waybill"))
        os.symlink(os.path.join(ROOT, "hooks"), os.path.join(self.prefix, "share", "waybill", "hooks"))
        self.paths = [path for path in os.environ["PATH"].split(os.pathsep)
                      if not os.path.exists(os.path.join(path, "waybill"))]
        self.environment.update(PATH=os.pathsep.join([os.path.join(self.prefix, "bin"), *self.paths]),
                                CI_DEFAULT_BRANCH="main")

    def clone(self, commit, *options):
        """A clone as a runner has it: no branch of its own, the commit checked out."""
        self.builds = os.path.join(self.home, "builds")
        self.git("clone", "-q", "--no-checkout", *options, "file://" + self.root, self.builds)
        self.git("checkout", "-q", commit, cwd=self.builds)

    def job(self, source, commit, exits=0, **variables):
        """What the job says. A pipeline of a branch has CI_COMMIT_BRANCH, one of a merge request or tag has not."""
        variables = {"CI_COMMIT_BEFORE_SHA": NONE, "CI_COMMIT_SHA": commit, "CI_PIPELINE_SOURCE": source, **variables}
        done = self.run_in(["sh", "-e", "-c", job_script()], self.builds, **variables)
        said = done.stdout + done.stderr
        self.assertEqual(done.returncode, exits, said)
        self.assert_shows_none(said, "one")
        return said

    def merge_request(self, commit, base, **others):
        return self.job("merge_request_event", commit, CI_MERGE_REQUEST_IID="7",
                        CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **others)

    def made(self, name):
        with open(os.path.join(self.builds, name), encoding="utf-8") as file:
            return file.read()

    def report(self):
        return json.loads(self.made("waybill.json"))

    def found(self):
        """The commits that brought what was found, and whether each report tells of it."""
        report = self.report()
        suite = xml.fromstring(self.made("waybill-junit.xml"))
        self.assertEqual(len(report["findings"]), int(suite.get("failures")))
        self.assertIn("<html", self.made("waybill.html"))
        return [finding["commit"] for finding in report["findings"]]

    def listed(self, name="gl-secret-detection-report.json"):
        report = json.loads(self.made(name))
        return len(report["vulnerabilities"] if isinstance(report, dict) else report)


class Pipelines(Job):
    def test_a_push_is_scanned_commit_by_commit(self):
        self.clone(self.side)
        self.job("push", self.side, exits=1, CI_COMMIT_BRANCH="side", CI_COMMIT_BEFORE_SHA=self.first)
        self.assertEqual(self.found(), [self.leak])
        self.assertEqual(self.listed(), 1)
        self.assertEqual(self.report()["repository"]["mode"], "range")
        self.job("push", self.side, CI_COMMIT_BRANCH="side", CI_COMMIT_BEFORE_SHA=self.leak)
        self.assertEqual(self.found(), [])

    def test_of_a_new_branch_it_is_what_the_default_branch_has_not(self):
        self.clone(self.side)
        self.job("push", self.side, exits=1, CI_COMMIT_BRANCH="side")
        self.assertEqual(self.found(), [self.leak])
        self.assertEqual(self.report()["coverage"]["commits"], 2)
        self.git("checkout", "-q", self.main, cwd=self.builds)
        self.job("push", self.main, CI_COMMIT_BRANCH="other")
        self.assertEqual(self.report()["coverage"]["commits"], 0)

    def test_of_a_new_default_branch_it_is_all(self):
        self.clone(self.main)
        self.job("push", self.main, CI_COMMIT_BRANCH="main")
        self.assertEqual(self.report()["repository"]["mode"], "history")
        self.assertEqual(self.report()["coverage"]["commits"], 2)

    def test_a_forced_push_is_scanned_as_a_new_branch(self):
        self.clone(self.side)
        self.job("push", self.side, exits=1, CI_COMMIT_BRANCH="side", CI_COMMIT_BEFORE_SHA="12" * 20)
        self.assertEqual(self.found(), [self.leak])

    def test_a_merge_request_is_judged_by_the_policy_that_it_starts_from(self):
        self.git("checkout", "-q", "side")
        self.side = self.commit({".waybill.yml": "ignore: {paths: ['*.py']}\n"})
        self.clone(self.side)
        said = self.merge_request(self.side, self.first, exits=1)
        self.assertEqual(self.found(), [self.leak])
        self.assertIn(".waybill.yml", said)
        for policy in ("checkout", self.side):
            self.merge_request(self.side, self.first, WAYBILL_CONFIG_FROM=policy)
            self.assertEqual(self.found(), [])
        # What a branch is pushed with holds for itself: nobody else's rules are known.
        self.job("push", self.side, CI_COMMIT_BRANCH="side", CI_COMMIT_BEFORE_SHA=self.first)

    def test_a_merged_result_is_not_blamed_for_what_the_target_has_got_since(self):
        self.commit({"c.py": key("two")})
        self.git("checkout", "-q", "--detach")
        self.git("merge", "-q", "--no-edit", "side")
        merged = self.git("rev-parse", "HEAD")
        self.clone(merged)
        self.merge_request(merged, self.first, exits=1, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=self.side)
        self.assertEqual(self.found(), [self.leak])

    def test_all_other_pipelines_scan_the_files(self):
        self.clone(self.leak)
        with open(os.path.join(self.builds, "artifact.py"), "w", encoding="utf-8") as file:
            file.write(key("another job's"))
        for source, variables in (("web", {"CI_COMMIT_BRANCH": "side"}), ("push", {"CI_COMMIT_TAG": "v1"}),
                                  ("schedule", {"CI_COMMIT_BRANCH": "side"})):
            self.job(source, self.leak, exits=1, **variables)
            report = self.report()
            self.assertEqual((report["repository"]["mode"], report["coverage"]["files"]), ("revision", 2))
            self.assertEqual(len(report["findings"]), 1)

    def test_what_is_scanned_can_be_asked_for(self):
        self.clone(self.side)
        push = {"CI_COMMIT_BRANCH": "side", "CI_COMMIT_BEFORE_SHA": self.leak}
        self.job("push", self.side, WAYBILL_SCAN="files", **push)
        self.job("push", self.side, exits=1, WAYBILL_SCAN="history", **push)
        self.assertEqual(self.found(), [self.leak])
        self.job("push", self.side, exits=1, WAYBILL_SCAN=f"{self.first}..{self.side}", **push)
        self.job("push", self.side, WAYBILL_SCAN="history", WAYBILL_FAIL_ON="never", **push)
        self.job("push", self.side, WAYBILL_SCAN="history", WAYBILL_PATH="no/such", exits=2, **push)
        self.assertIn("'all'", self.job("push", self.side, exits=2, WAYBILL_SCAN="all", **push))

    def test_a_child_pipeline_scans_what_its_parent_is_about(self):
        self.clone(self.side)
        self.job("parent_pipeline", self.side, exits=1, CI_COMMIT_BRANCH="side", CI_COMMIT_BEFORE_SHA=self.first)
        self.merge_request(self.side, self.first, exits=1, CI_PIPELINE_SOURCE="parent_pipeline")
        self.assertEqual(self.found(), [self.leak])


class Reports(Job):
    def test_what_gitlab_compares_is_of_all_files(self):
        self.main = self.commit({"known.py": key("one")})
        self.git("checkout", "-q", "side")
        self.git("merge", "-q", "--no-edit", "main")
        self.side = self.commit({"a.py": "x = 3\n"})
        self.clone(self.side)
        self.merge_request(self.side, self.main, WAYBILL_FAIL_ON="never")
        self.assertEqual(self.listed(), 1)  # The one that came and went.
        self.assertEqual(json.loads(self.made("gl-code-quality-report.json"))[0]["location"]["path"], "known.py")
        # On the default branch a push without a finding has mended none.
        self.git("checkout", "-q", "main")
        self.main = self.commit({"a.py": "x = 4\n"})
        self.git("fetch", "-q", cwd=self.builds)
        self.git("checkout", "-q", self.main, cwd=self.builds)
        self.job("push", self.main, CI_COMMIT_BRANCH="main", CI_COMMIT_BEFORE_SHA=self.git("rev-parse", "HEAD~1"))
        self.assertEqual((self.found(), self.listed(), self.listed("gl-code-quality-report.json")), ([], 1, 1))

    def test_those_of_an_earlier_job_are_not_left(self):
        self.clone(self.main)
        self.job("push", self.main, CI_COMMIT_BRANCH="main", CI_COMMIT_BEFORE_SHA=self.first)
        made = set(os.listdir(self.builds)) - {".git", "a.py"}
        for name in made:
            self.assertIn(name, template())
        self.job("push", self.main, exits=2, CI_COMMIT_BRANCH="main", WAYBILL_SCAN="nothing")
        self.assertEqual(set(os.listdir(self.builds)), {".git", "a.py"})
        self.assertEqual(len(made), 5)


class Shallow(Job):
    """A runner's clone of a project is 20 commits deep unless a job says otherwise: what is missing is never passed over."""

    HINT = 'GIT_DEPTH: "0"'

    def falls_short(self, mode, source, commit, exits=3, **variables):
        self.assertIn(self.HINT, self.job(source, commit, exits=exits, **variables))
        report = self.report()
        self.assertEqual((report["repository"]["mode"], report["repository"]["shallow"]), (mode, True))
        return report

    def test_what_is_cut_off_is_told_and_how_to_get_it(self):
        self.clone("main", "--depth", "1")
        on_main = {"CI_COMMIT_BRANCH": "main"}
        self.falls_short("revision", "push", self.main, CI_COMMIT_BEFORE_SHA=self.first, **on_main)
        self.falls_short("history", "push", self.main, **on_main)
        self.falls_short("history", "schedule", self.main, WAYBILL_SCAN="history", **on_main)
        # The branch alone is there, not the default one.
        self.falls_short("history", "push", self.main, CI_COMMIT_BRANCH="other", CI_DEFAULT_BRANCH="side")

    def test_a_merge_request_cannot_let_itself_off_there_either(self):
        self.git("checkout", "-q", "side")
        self.side = self.commit({".waybill.yml": "ignore: {paths: ['*.py']}\n", "c.py": key("two")})
        self.clone("side", "--depth", "1", "--branch", "side")
        request = {"CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.first}
        self.merge_request(self.side, self.first, exits=1)
        self.assertEqual(len(self.report()["findings"]), 1)
        self.falls_short("revision", "merge_request_event", self.side, WAYBILL_FAIL_ON="never", **request)

    def test_of_a_range_that_reaches_the_edge_the_files_are_scanned(self):
        self.git("checkout", "-q", "side")
        self.git("merge", "-q", "--no-edit", "main")
        merged = self.git("rev-parse", "HEAD")
        self.clone(merged, "--depth", "2", "--branch", "side", "--no-single-branch")
        self.falls_short("revision", "push", merged, CI_COMMIT_BRANCH="side", CI_COMMIT_BEFORE_SHA=self.main)

    def test_what_needs_no_more_is_scanned(self):
        last = self.commit({"a.py": "x = 3\n"})
        self.clone("main", "--depth", "2")
        self.job("push", last, CI_COMMIT_BRANCH="main", CI_COMMIT_BEFORE_SHA=self.main)
        self.assertEqual(self.report()["coverage"]["commits"], 1)
        self.assertTrue(self.report()["repository"]["shallow"])
        self.job("web", last, CI_COMMIT_BRANCH="main")


class Program(Job):
    def test_without_it_the_job_says_what_to_do(self):
        self.clone(self.main)
        self.environment["PATH"] = os.pathsep.join(self.paths)
        self.assertIn("'source'", self.job("web", self.main, exits=3, CI_COMMIT_BRANCH="main"))

    def test_the_checkout_has_no_program(self):
        self.clone(self.main)
        own = os.path.join(self.builds, "waybill")
        with open(own, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\ntouch made\n")
        os.chmod(own, 0o755)
        os.makedirs(os.path.join(self.builds, "bin"))
        os.makedirs(os.path.join(self.builds, "share/waybill/hooks"))
        shutil.copy(own, os.path.join(self.builds, "bin"))
        shutil.copy(own, os.path.join(self.builds, "share/waybill/hooks/gitlab.sh"))
        for path in (".", "./bin"):
            self.environment["PATH"] = os.pathsep.join([*self.paths, path])
            self.assertIn("'source'", self.job("web", self.main, exits=3, CI_COMMIT_BRANCH="main"))
        # Nor where the hooks are elsewhere, beside their own.
        other = os.path.join(self.home, "other")
        shutil.copytree(os.path.join(ROOT, "hooks"), os.path.join(other, "hooks"))
        os.symlink("/bin/false", os.path.join(other, "waybill"))
        done = self.run_in(["sh", os.path.join(other, "hooks/gitlab.sh")], self.builds, CI_COMMIT_SHA=self.main)
        self.assertEqual(done.returncode, 3)
        self.assertFalse(os.path.exists(os.path.join(self.builds, "made")))

    def test_it_is_had_from_a_repository(self):
        other = os.path.join(self.home, "waybill.git")
        os.makedirs(os.path.join(other, "hooks"))
        self.git("init", "-q", other)
        for name in ("gitlab.sh", "ci.sh"):
            shutil.copy(os.path.join(ROOT, "hooks", name), os.path.join(other, "hooks"))
        with open(os.path.join(other, "waybill"), "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\necho built >&2\nexec {WAYBILL} "$@"\n')
        os.chmod(os.path.join(other, "waybill"), 0o755)
        self.git("add", "-A", cwd=other)
        self.git("commit", "-qm", "one", cwd=other)
        self.git("tag", "v1", cwd=other)
        self.clone(self.leak)
        self.environment.update(PATH=os.pathsep.join(self.paths), TMPDIR=os.path.join(self.home, "tmp"))
        os.mkdir(self.environment["TMPDIR"])
        for version in ("v1", self.git("rev-parse", "HEAD", cwd=other)):
            said = self.job("web", self.leak, exits=1, CI_COMMIT_BRANCH="side", WAYBILL_SOURCE="file://" + other,
                            WAYBILL_VERSION=version)
            self.assertIn("built", said)
            self.assertEqual(os.listdir(self.environment["TMPDIR"]), [])
        self.job("web", self.leak, exits=128, CI_COMMIT_BRANCH="side", WAYBILL_SOURCE="file://" + other,
                 WAYBILL_VERSION="v2")

    def test_one_that_cannot_be_built_fails_the_job(self):
        self.clone(self.main)
        broken = os.path.join(self.prefix, "bin", "waybill")
        os.remove(broken)
        with open(broken, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\necho no compiler >&2\nexit 3\n")
        os.chmod(broken, 0o755)
        self.assertIn("no compiler", self.job("web", self.main, exits=3, CI_COMMIT_BRANCH="main"))


if __name__ == "__main__":
    unittest.main()
