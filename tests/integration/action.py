"""The GitHub action: action.yml and hooks/action.sh as a runner runs them, with real repositories and clones.

`tests/runner` does the same in a runner of its own, and with the example workflows.
"""

import functools
import hashlib
import http.server
import json
import os
import re
import shutil
import ssl
import subprocess
import threading
import unittest

from project import WAYBILL, Project, key, secret
from runner import Job, yaml

SOURCE = os.environ["WAYBILL_SOURCE"]
NONE = "0" * 40


class Action(Project):
    def setUp(self):
        super().setUp()
        os.mkdir(os.path.join(self.home, "bin"))
        os.symlink(WAYBILL, os.path.join(self.home, "bin", "waybill"))
        self.environment["PATH"] = os.path.join(self.home, "bin") + ":" + os.environ["PATH"]
        self.workspace = self.root

    @functools.cached_property
    def job(self):
        return Job(SOURCE, self.workspace, self.home, self.environment)

    def step(self, event, payload, exits=0, **inputs):
        """The step with the program of this build; `ref` is the one that the event is for."""
        code = self.job.run(event, {"repository": {"default_branch": "main"}, **payload},
                            **{"version": "installed", **inputs})
        self.assertEqual(code, exits, self.job.log)
        return self.job

    def push(self, before, after, exits=0, forced=False, **inputs):
        return self.step("push", {"before": before, "after": after, "forced": forced,
                                  "deleted": after == NONE}, exits, **inputs)

    def pull_request(self, base, head, exits=0, event="pull_request", **inputs):
        return self.step(event, {"number": 1, "pull_request": {
            "base": {"sha": base}, "head": {"sha": head}}}, exits, ref="refs/pull/1/merge", **inputs)

    def clone(self, *options, ref="main"):
        """Another workspace, as actions/checkout makes it; file:// since a path's clone is never shallow."""
        self.workspace = os.path.join(self.home, "clone")
        self.git("clone", "-q", "-b", ref, *options, "file://" + self.root, self.workspace)
        self.__dict__.pop("job", None)

    def assert_found(self, count):
        self.assertEqual((self.job.outputs["findings"], len(self.job.report()["findings"])),
                         (str(count), count))

    def came_and_went(self):
        """Three commits on a branch; what the second brought is gone with the third."""
        base = self.commit({"a.py": "x = 1\n"})
        self.git("switch", "-qc", "topic")
        self.commit({"a.py": "x = 2\n"})
        self.commit({"a.py": key("gone")})
        return base, self.commit({"a.py": "x = 3\n"})


class Events(Action):
    def test_a_push_is_its_commits(self):
        base, head = self.came_and_went()
        job = self.push(base, head, exits=1, ref="refs/heads/topic")
        self.assert_found(1)
        self.assertEqual(job.outputs["scanned"], f"{base}..{head}")
        self.assertEqual(job.outputs["complete"], "true")
        self.push(head, head)
        self.assert_found(0)

    def test_a_new_branch_is_what_the_default_branch_lacks(self):
        self.commit({"old.py": key("old")})
        _, head = self.came_and_went()
        self.clone(ref="topic")
        job = self.push(NONE, head, exits=1, ref="refs/heads/topic")
        self.assertEqual(job.outputs["scanned"], f"refs/remotes/origin/main..{head}")
        self.assert_found(1)
        self.assertIn("what main lacks", job.read_summary())

    def test_a_new_tag_on_the_default_branch_brings_nothing(self):
        self.commit({"old.py": key("old")})
        self.git("tag", "-a", "-m", "one", "v1")
        self.clone()
        self.push(NONE, self.git("rev-parse", "v1"), ref="refs/tags/v1")
        self.assert_found(0)

    def test_the_first_push_is_all_history(self):
        self.commit({"a.py": key("gone")})
        head = self.commit({"a.py": "x = 1\n"})
        job = self.push(NONE, head, exits=1)
        self.assertEqual(job.outputs["scanned"], "history")
        self.assert_found(1)

    def test_a_forced_push_from_a_commit_that_is_gone(self):
        base, head = self.came_and_went()
        self.clone(ref="topic")
        job = self.push("1" * 40, head, exits=1, forced=True, ref="refs/heads/topic")
        self.assertEqual(job.outputs["scanned"], f"refs/remotes/origin/main..{head}")
        job = self.push("1" * 40, base, exits=1, forced=True)
        self.assertEqual(job.outputs["scanned"], "history")

    def test_a_forced_push_from_a_commit_that_is_there(self):
        base, head = self.came_and_went()
        self.git("reset", "-q", "--hard", base)
        other = self.commit({"b.py": "x = 1\n"})
        job = self.push(head, other, forced=True, ref="refs/heads/topic")
        self.assertEqual(job.outputs["scanned"], f"{head}..{other}")

    def test_a_deleted_branch_is_nothing(self):
        job = self.push(self.commit({"a.py": key("left")}), NONE, ref="refs/heads/topic")
        self.assertEqual((job.outputs["scanned"], job.outputs["complete"], job.outputs["findings"],
                          job.outputs["tier"]), ("nothing", "true", "0", ""))
        self.assertIn("nothing to scan", job.read_summary())

    def test_a_pull_request_is_each_of_its_commits(self):
        base, head = self.came_and_went()
        for event in ["pull_request", "pull_request_target", "pull_request_review"]:
            with self.subTest(event):
                job = self.pull_request(base, head, exits=1, event=event)
                self.assertEqual(job.outputs["scanned"], f"{base}..{head}")
                self.assert_found(1)

    def test_a_merge_group(self):
        base, head = self.came_and_went()
        job = self.step("merge_group", {"merge_group": {"base_sha": base, "head_sha": head}}, exits=1,
                        ref="refs/heads/gh-readonly-queue/main/pr-1")
        self.assertEqual(job.outputs["scanned"], f"{base}..{head}")

    def test_other_events_are_the_files(self):
        self.came_and_went()
        for event in ["schedule", "workflow_dispatch", "release", "repository_dispatch", "unheard_of"]:
            with self.subTest(event):
                payload = {"repository": None} if event == "schedule" else {}
                self.assertEqual(self.step(event, payload).outputs["scanned"], "files")
        self.write({"b.py": key("here")})
        self.step("schedule", {}, exits=1)

    def test_what_is_scanned_can_be_said(self):
        base, head = self.came_and_went()
        self.pull_request(base, head, scan="files")
        self.pull_request(base, head, exits=1, scan="history")
        self.push(base, head, exits=1, scan="HEAD~2..HEAD~1")
        self.push(base, head, exits=2, scan="nowhere..HEAD")
        job = self.push(base, head, exits=2, scan="everything")
        self.assertIn("none of auto, files", job.told[0])


class Shallow(Action):
    def test_a_pull_request_without_its_commits_never_passes(self):
        base, head = self.came_and_went()
        for depth in "1", "2":
            with self.subTest(depth):
                self.clone("--depth", depth, ref="topic")
                job = self.pull_request(base, head, exits=3)
                self.assertEqual((job.outputs["scanned"], job.outputs["complete"]), ("files", "false"))
                self.assertRegex(job.told[0], "^::error title=waybill::Not all .*`fetch-depth: 0`")
                self.assertIn("fetch-depth", job.read_summary())
                shutil.rmtree(self.workspace)
        self.clone("--depth", "1", ref="topic")
        self.push(base, head, exits=3, ref="refs/heads/topic")
        job = self.push(base, head, ref="refs/heads/topic", scan="files")
        self.assertEqual(job.outputs["complete"], "true")

    def test_what_is_found_all_the_same_is_told_first(self):
        base = self.commit({"a.py": "x = 1\n"})
        head = self.commit({"a.py": key("here")})
        self.clone("--depth", "1")
        job = self.pull_request(base, head, exits=1)
        self.assertEqual(job.outputs["complete"], "false")
        self.assert_found(1)

    def test_just_as_deep_as_it_has_to_be(self):
        base, head = self.came_and_went()
        self.clone("--depth", "4", ref="topic")
        self.assertEqual(self.pull_request(base, head, exits=1).outputs["complete"], "true")

    def test_ends_without_what_is_between_them(self):
        base, head = self.came_and_went()
        self.git("switch", "-qc", "other", base)
        self.clone("--depth", "1", ref="topic")
        self.git("fetch", "-q", "--depth", "1", "origin", "main", cwd=self.workspace)
        job = self.pull_request(base, head, exits=3)
        self.assertEqual(job.outputs["scanned"], "files")

    def test_history_of_a_shallow_clone(self):
        base, head = self.came_and_went()
        self.clone("--depth", "1", ref="topic")
        job = self.step("schedule", {}, exits=3, scan="history")
        self.assertEqual(job.outputs["complete"], "false")
        self.push(NONE, head, exits=3, ref="refs/heads/topic")

    def test_files_without_git(self):
        base, head = self.came_and_went()
        shutil.rmtree(os.path.join(self.root, ".git"))
        self.environment["GIT_CEILING_DIRECTORIES"] = self.home
        job = self.step("schedule", {})
        self.assertIn("no git repository", job.read_summary())
        self.pull_request(base, head, exits=3)
        self.write({"b.py": key("here"), ".waybill.yml": "ignore: {paths: ['**']}\n"})
        self.pull_request(base, head, exits=1)
        self.step("schedule", {})
        # A link may lead anywhere: the policy is none then, as it is refused with git.
        os.rename(os.path.join(self.root, ".waybill.yml"), os.path.join(self.home, "policy.yml"))
        os.symlink("../policy.yml", os.path.join(self.root, ".waybill.yml"))
        self.step("schedule", {}, exits=1)


class Policy(Action):
    ALL_IGNORED = "ignore: {paths: ['**']}\n"

    def setUp(self):
        super().setUp()
        self.base = self.commit({"a.py": "x = 1\n"})
        self.head = self.commit({"a.py": key("here"), ".waybill.yml": self.ALL_IGNORED})

    def test_a_pull_request_cannot_let_itself_off(self):
        self.pull_request(self.base, self.head, exits=1)
        self.pull_request(self.base, self.head, exits=1, scan="files")
        self.step("merge_group", {"merge_group": {"base_sha": self.base, "head_sha": self.head}},
                  exits=1)
        self.push(self.base, self.head)
        self.pull_request(self.base, self.head, config_from="checkout")
        self.push(self.base, self.head, exits=1, config_from="HEAD~1")
        self.push(self.base, self.head, exits=2, config_from="nowhere")

    def test_not_even_where_the_base_is_not_there(self):
        self.clone("--depth", "1")
        self.pull_request(self.base, self.head, exits=1)
        job = self.pull_request(self.base, self.head, exits=1, scan="files")
        self.assertIn("none is used", job.read_summary())
        self.git("rm", "-q", "a.py")
        self.commit()
        self.git("fetch", "-q", "--depth", "1", cwd=self.workspace)
        self.git("reset", "-q", "--hard", "FETCH_HEAD", cwd=self.workspace)
        self.pull_request(self.base, self.head, exits=3, scan="files")
        self.pull_request(self.base, self.head, scan="files", config_from="checkout")

    def test_what_fails_is_said_by_the_input_then_the_policy_then_us(self):
        self.commit({"b.py": key("b"), ".waybill.yml": "fail_on: [never]\n"})
        self.step("schedule", {})
        self.step("schedule", {}, exits=1, fail_on="credential")
        self.git("rm", "-q", ".waybill.yml")
        self.step("schedule", {}, exits=1)

    def test_a_broken_configuration_is_one(self):
        self.commit({".waybill.yml": "ownr: startup\n"})
        job = self.step("schedule", {}, exits=2)
        self.assertIn(".waybill.yml:1:1", job.log)
        self.assertIn("::error title=waybill::The step or the configuration", job.told[0])


class Told(Action):
    ODD = "::error::````` $(touch made)\n::warning::x"

    def test_nothing_of_the_checkout_is_obeyed_run_or_leaked(self):
        self.write({"settings.py": key("one"), f"{self.ODD}.py": key("two"), "##[error]x.py": key("one")})
        job = self.step("schedule", {}, exits=1, sarif="out.sarif")
        self.assert_found(3)
        self.assertEqual(len(job.told), 1 + 3)
        for line in job.told[1:]:
            self.assertRegex(line, "^::error title=[a-z0-9-]+,file=[^:,]*,line=1,[^:]*::")
        self.assertFalse(self.exists("made"))
        for folder, _, names in os.walk(job.environment["RUNNER_TEMP"]):
            for name in names:
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    self.assert_shows_none(file.read(), "one", "two")
        self.assert_shows_none(job.log + job.read_summary() + self.read("out.sarif"), "one", "two")
        self.assertIn("`settings.py:1`", job.read_summary())

    def test_worst_first_and_no_more_than_github_shows(self):
        self.write({f"{n}.py": key(f"n{n}") for n in range(30)})
        job = self.step("schedule", {}, exits=1)
        self.assertEqual([line.split(" ")[0] for line in job.told], ["::error"] * 10)
        self.assertIn("21 of 30 annotations left out", job.log)

    def test_a_clean_checkout(self):
        self.write({"a.py": "x = 1\n"})
        job = self.step("schedule", {})
        self.assertEqual((job.told, job.outputs["findings"], job.outputs["complete"]), ([], "0", "true"))
        self.assertIn(job.outputs["tier"], ("low", "medium", "high"))
        self.assertEqual(job.outputs["tier"], job.report()["assessment"]["tier"])
        self.assertRegex(job.read_summary(), "^## Risk tier: ")

    def test_reports_are_there_when_the_step_fails(self):
        self.write({"clean/a.py": "x = 1\n", "b.py": key("b")})
        job = self.step("schedule", {}, exits=1, sarif="out dir.sarif",
                        reports="junit=j.xml\n\njson=$(touch made).json\n")
        self.assertEqual(job.outputs["sarif"], os.path.join(self.root, "out dir.sarif"))
        self.assertIn("b.py", self.read("out dir.sarif"))
        self.assertIn("b.py", self.read("j.xml"))
        self.assertIn("b.py", self.read("$(touch made).json"))
        self.step("schedule", {}, path="clean")
        self.step("schedule", {}, fail_on="never")

    def test_reports_do_not_go_where_links_of_the_checkout_lead(self):
        self.write({"a.py": "x = 1\n"})
        outside = os.path.join(self.home, "outside")
        os.mkdir(outside)
        for link, target in [("x.sarif", "x.sarif"), ("j.xml", "j.xml"), ("folder", "")]:
            os.symlink(os.path.join(outside, target), os.path.join(self.root, link))
        self.step("schedule", {}, sarif="x.sarif", reports="junit=j.xml")
        self.assertIn("runs", self.read("x.sarif"))
        self.assertFalse(os.path.islink(os.path.join(self.root, "x.sarif")))
        self.assertFalse(os.path.islink(os.path.join(self.root, "j.xml")))
        for inputs in [{"sarif": "folder/x.sarif"}, {"reports": "junit=j.xml\njunit=folder/j.xml"}]:
            with self.subTest(inputs):
                self.assertIn("leads out", self.step("schedule", {}, exits=2, **inputs).told[0])
        self.assertEqual(os.listdir(outside), [])

    def test_what_is_wrong_with_the_step(self):
        self.write({"a.py": "x = 1\n"})
        for exits, inputs in [(2, {"fail_on": "everything"}), (2, {"reports": "pdf=x"}),
                              (2, {"path": "nowhere"}), (3, {"sarif": "no/such/folder/x.sarif"})]:
            with self.subTest(inputs):
                self.assertIn("::error title=waybill::",
                              self.step("schedule", {}, exits=exits, **inputs).told[0])

    def test_a_summary_that_github_would_drop(self):
        self.fake("""while [ $# -gt 0 ]; do
            case $1 in
            --output) echo '{"findings": [], "assessment": {"tier": "low"}}' >"$2" ;;
            markdown=*) head -c 2000000 /dev/zero | tr '\\0' x >"${1#*=}" ;;
            esac
            shift
        done""")
        self.assertIn("longer than a summary", self.step("schedule", {}).read_summary())

    def fake(self, text):
        path = os.path.join(self.home, "bin", "waybill")
        os.unlink(path)
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + text + "\n")
        os.chmod(path, 0o755)


class Program(Action):
    """Where the program comes from. The action is a copy with a build that takes no time."""

    def setUp(self):
        super().setUp()
        self.action = os.path.join(self.home, "action")
        for name in ["hooks", "tools", "cmake"]:
            shutil.copytree(os.path.join(SOURCE, name), os.path.join(self.action, name))
        for name in ["grammars", "patterns", "policy", "scanner"]:
            os.mkdir(os.path.join(self.action, name))
        for name in ["action.yml", "CMakeLists.txt", "CMakePresets.json"]:
            shutil.copy(os.path.join(SOURCE, name), self.action)
        self.put("waybill", f"""#!/bin/sh
            echo built >>"{self.home}/builds"
            mkdir -p "${{0%/*}}/build/release"
            ln -sf "{WAYBILL}" "${{0%/*}}/build/release/waybill"
            exec "{WAYBILL}" "$@" """)
        self.version = self.waybill("--version").split()[1]
        self.write({"a.py": "x = 1\n"})

    @functools.cached_property
    def job(self):
        return Job(self.action, self.workspace, self.home, self.environment)

    def put(self, name, text):
        with open(os.path.join(self.action, name), "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(os.path.join(self.action, name), 0o755)

    def builds(self):
        path = os.path.join(self.home, "builds")
        if not os.path.exists(path):
            return 0
        with open(path, encoding="utf-8") as file:
            return len(file.readlines())

    def release(self, version, content, sum_of=None):
        """Serves a file by https as the release of a version, and lists it."""
        folder = os.path.join(self.home, "served")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, version), "wb") as file:
            file.write(content)
        if not hasattr(self, "port"):
            self.serve(folder)
        digest = hashlib.sha256(sum_of or content).hexdigest()
        system = os.uname()
        with open(os.path.join(self.action, "hooks/releases"), "a", encoding="utf-8") as file:
            file.write(f"{version} {system.sysname.lower()}-{system.machine} {digest} "
                       f"https://localhost:{self.port}/{version}\n")

    def serve(self, folder):
        certificate = os.path.join(self.home, "certificate.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", certificate + ".key",
                        "-out", certificate], check=True, capture_output=True)

        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                                 functools.partial(Quiet, directory=folder))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, certificate + ".key")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.port = server.server_address[1]
        self.environment.update(CURL_CA_BUNDLE=certificate, no_proxy="localhost")

    def wrapper(self, words="released"):
        return f'#!/bin/sh\necho {words} >>"{self.home}/released"\nexec "{WAYBILL}" "$@"\n'.encode()

    def test_without_a_release_it_is_built_once_and_cached(self):
        self.step("schedule", {}, version="")
        self.assertEqual(self.builds(), 1)
        self.step("schedule", {}, version="")
        self.step("schedule", {}, version="v" + self.version)
        self.assertEqual(self.builds(), 1)

    def test_other_sources_are_another_build(self):
        for name in ["grammars/package-lock.json", "scanner/new.c", "patterns/new.yml"]:
            self.step("schedule", {}, version="")
            built = self.builds()
            self.put(name, "other\n")
            self.step("schedule", {}, version="")
            self.assertEqual(self.builds(), built + 1)

    def test_a_cached_build_is_kept_when_the_scan_fails(self):
        self.write({"b.py": key("b")})
        self.step("schedule", {}, exits=1, version="")
        self.step("schedule", {}, exits=1, version="")
        self.assertEqual(self.builds(), 1)

    def test_a_build_that_fails(self):
        self.put("waybill", "#!/bin/sh\necho no good >&2\nexit 3\n")
        job = self.step("schedule", {}, exits=3, version="")
        self.assertIn("could not be built", job.told[0])

    def test_a_release_is_loaded_and_run(self):
        self.release("9.9.9", self.wrapper())
        self.step("schedule", {}, version="9.9.9")
        self.assertTrue(os.path.exists(os.path.join(self.home, "released")))
        self.assertEqual(self.builds(), 0)

    def test_the_release_of_the_action_itself_comes_first(self):
        self.release(self.version, self.wrapper())
        self.step("schedule", {}, version="")
        self.assertEqual(self.builds(), 0)

    def test_another_program_than_the_one_that_is_listed_is_not_run(self):
        self.release("9.9.9", self.wrapper(), sum_of=b"what was released")
        job = self.step("schedule", {}, exits=3, version="9.9.9")
        self.assertIn("its SHA-256 is another one. It was not run", job.told[0])
        self.assertFalse(os.path.exists(os.path.join(self.home, "released")))
        left = [names for _, _, names in os.walk(job.environment["RUNNER_TOOL_CACHE"]) if names]
        self.assertEqual((self.builds(), left), (0, []))

    def test_a_runner_that_keeps_its_tools(self):
        self.release("9.9.9", self.wrapper())
        self.job.keeps_tools = True
        self.step("schedule", {}, version="")
        self.step("schedule", {}, version="9.9.9")
        shutil.rmtree(self.job.cache)
        os.mkdir(self.job.cache)
        served = os.path.join(self.home, "served", "9.9.9")
        os.unlink(served)
        for _ in range(2):
            self.step("schedule", {}, version="")
            self.step("schedule", {}, version="9.9.9")
        self.assertEqual(self.builds(), 1)
        kept = os.path.join(self.job.environment["RUNNER_TOOL_CACHE"], "waybill")
        for name in os.listdir(kept):
            if name.startswith("9.9.9"):
                with open(os.path.join(kept, name, "waybill"), "ab") as file:
                    file.write(b"echo changed\n")
        self.step("schedule", {}, exits=3, version="9.9.9")

    def test_one_that_cannot_be_loaded(self):
        self.release("9.9.9", self.wrapper())
        os.unlink(os.path.join(self.home, "served", "9.9.9"))
        job = self.step("schedule", {}, exits=3, version="9.9.9")
        self.assertIn("could not be loaded", job.told[0])

    def test_an_unknown_version(self):
        for version in ["8.8.8", "*", "../x", "9.9.9 x", "$(touch made)", "a\nb"]:
            with self.subTest(version):
                job = self.step("schedule", {}, exits=2, version=version)
                self.assertEqual(len(job.told), 1)
                self.assertIn("there is no release", job.told[0])
        self.assertEqual(self.builds(), 0)

    def test_a_row_that_says_nothing_good(self):
        for row in ["{} {} abc https://x.example/y", "{} {} " + "a" * 64 + " http://x.example/y",
                    "{} {} " + "G" * 64 + " https://x.example/y", "{} {}"]:
            system = os.uname()
            with self.subTest(row):
                with open(os.path.join(self.action, "hooks/releases"), "w", encoding="utf-8") as file:
                    file.write(row.format("9.9.9", f"{system.sysname.lower()}-{system.machine}") + "\n")
                job = self.step("schedule", {}, exits=2, version="9.9.9")
                self.assertIn("hooks/releases", job.told[0])

    def test_installed_but_not_there(self):
        os.unlink(os.path.join(self.home, "bin", "waybill"))
        job = self.step("schedule", {}, exits=2, version="installed")
        self.assertIn("no waybill in PATH", job.told[0])

    def test_the_checkout_has_no_program(self):
        os.unlink(os.path.join(self.home, "bin", "waybill"))
        self.write({"waybill": "#!/bin/sh\ntouch made\n"})
        os.chmod(os.path.join(self.root, "waybill"), 0o755)
        self.environment["PATH"] += ":."
        job = self.step("schedule", {}, exits=2, version="installed")
        self.assertIn("a folder of the checkout", job.told[0])
        self.assertFalse(self.exists("made"))


class Written(unittest.TestCase):
    """What is written for people to copy says what the action knows."""

    def setUp(self):
        self.action = self.load("action.yml")

    def load(self, name):
        with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
            return yaml.safe_load(file)

    def test_the_workflows(self):
        for name in sorted(os.listdir(os.path.join(SOURCE, "docs/workflows"))):
            with self.subTest(name):
                workflow = self.load("docs/workflows/" + name)
                self.assertEqual(workflow["permissions"], {})
                (job,) = workflow["jobs"].values()
                steps = {step["uses"].split("@")[0]: step for step in job["steps"] if "uses" in step}
                self.assertEqual(steps["actions/checkout"]["with"]["fetch-depth"], 0)
                for action, step in steps.items():
                    if action != "OWNER/waybill":
                        self.assertRegex(step["uses"], "@[0-9a-f]{40}$")
                self.assertLessEqual(set(steps["OWNER/waybill"].get("with", {})), set(self.action["inputs"]))
                asked = set(re.findall(r"steps\.waybill\.outputs\.([\w-]+)", json.dumps(job)))
                self.assertLessEqual(asked, set(self.action["outputs"]))

    def test_the_tables_of_the_manual(self):
        with open(os.path.join(SOURCE, "docs/github.md"), encoding="utf-8") as file:
            manual = file.read()
        inputs = re.findall(r"^\| `([\w-]+)` \| (?:`(.*?)`)? ?\|", manual.split("## Inputs")[1].split("##")[0], re.M)
        self.assertEqual(inputs, [(name, row["default"]) for name, row in self.action["inputs"].items()])
        outputs = re.findall(r"^\| `([\w-]+)` \|", manual.split("## Outputs")[1].split("##")[0], re.M)
        self.assertEqual(outputs, list(self.action["outputs"]))


if __name__ == "__main__":
    unittest.main()
