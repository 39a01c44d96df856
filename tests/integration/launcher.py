"""./waybill from a checkout: what it installs, builds and runs, and when it does not.

The checkout is a made-up one, in a folder with a blank in its name, and all commands that matter
are scripts of this test that write down how they were called.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.environ["WAYBILL_SOURCE"]

# What the launcher may use of the machine.
REAL = """cat chmod cmp cp dirname env find flock grep id mkdir mv pwd readlink rm sh sleep
tail""".split()

CMAKE = """#!/bin/sh
echo "cmake $*" >>"$CALLS"
case $1 in
--build)
    sleep "${SLOW:-0}"
    [ -z "${BROKEN:-}" ] || { echo 'error: no good'; exit 1; }
    printf '#!/bin/sh\\npwd\\nprintf "<%%s>" "$@"\\n' >"$2/waybill"
    chmod +x "$2/waybill"
    ;;
esac
"""

NPM = """#!/bin/sh
echo "npm $*" >>"$CALLS"
mkdir -p node_modules/package
"""

APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$CALLS"
[ "$1" != install ] || cp "$0" "${0%/*}/away"
"""

PACKAGES = """# set package probe
build libthere-dev command sh
build libaway-dev command away
test other-dev command not-asked-for
"""


class Launcher(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="waybill launcher ")
        self.addCleanup(self.scratch.cleanup)
        self.checkout = os.path.join(self.scratch.name, "a checkout")
        self.bin = os.path.join(self.scratch.name, "bin")
        self.calls = os.path.join(self.scratch.name, "calls")
        for folder in ["scanner", "grammars", "patterns", "policy", "cmake", "tools"]:
            os.makedirs(os.path.join(self.checkout, folder))
        os.mkdir(self.bin)
        for name in ["CMakeLists.txt", "CMakePresets.json", "grammars/package-lock.json"]:
            self.write(name, "")
        for name in ["waybill", "tools/setup.sh"]:
            shutil.copy(os.path.join(ROOT, name), os.path.join(self.checkout, name))
        self.write("tools/packages", PACKAGES)
        for name in REAL:
            os.symlink(shutil.which(name), os.path.join(self.bin, name))
        self.command("cmake", CMAKE)
        self.command("npm", NPM)

    def write(self, name, text):
        with open(os.path.join(self.checkout, name), "w", encoding="utf-8") as file:
            file.write(text)

    def command(self, name, text):
        path = os.path.join(self.bin, name)
        if os.path.lexists(path):
            os.unlink(path)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)

    def environment(self, **more):
        return {"PATH": self.bin, "CALLS": self.calls, **more}

    def run_it(self, *arguments, launcher=None, cwd=None, **more):
        return subprocess.run(
            [launcher or os.path.join(self.checkout, "waybill"), *arguments],
            cwd=cwd or self.scratch.name, env=self.environment(**more), check=False,
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")

    def called(self):
        """How often each command was called since the last time."""
        if not os.path.exists(self.calls):
            return []
        with open(self.calls, encoding="utf-8") as file:
            lines = file.read().splitlines()
        os.unlink(self.calls)
        return [" ".join(line.split()[:2]) for line in lines]

    def built(self):
        """A checkout that was used once."""
        self.command("away", "")
        self.assertEqual(self.run_it().returncode, 0)
        self.called()

    def test_first_call_sets_up_and_runs_where_it_was_called(self):
        self.command("away", "")
        run = self.run_it("scan", "a b")
        self.assertEqual(run.stdout, f"{self.scratch.name}\n<scan><a b>")
        self.assertEqual(run.returncode, 0)
        self.assertEqual(self.called(), ["npm ci", "cmake -S", "cmake --build"])

    def test_second_call_only_runs(self):
        self.built()
        run = self.run_it("scan")
        self.assertEqual((run.returncode, run.stderr, self.called()), (0, "", []))

    def test_works_through_links_and_relative_names(self):
        self.built()
        link = os.path.join(self.scratch.name, "link")
        os.symlink("a checkout/waybill", link)
        self.assertEqual(self.run_it(launcher=link).returncode, 0)
        inside = os.path.join(self.checkout, "scanner")
        self.assertEqual(self.run_it(launcher="../waybill", cwd=inside).stdout, f"{inside}\n<>")
        run = self.run_it("waybill", launcher="sh", cwd=self.checkout)
        self.assertEqual((run.returncode, self.called()), (0, []))

    def test_builds_again_after_a_change(self):
        changes = {
            "a new file": lambda: self.write("scanner/new.c", ""),
            "a changed file": lambda: self.write("scanner/new.c", "int x;"),
            "a file that went": lambda: os.unlink(os.path.join(self.checkout, "scanner/new.c")),
            "an old date": lambda: os.utime(os.path.join(self.checkout, "CMakeLists.txt"), (0, 0)),
        }
        self.built()
        for change, make in changes.items():
            with self.subTest(change):
                time.sleep(0.02)
                make()
                self.assertEqual(self.run_it().returncode, 0)
                self.assertEqual(self.called(), ["cmake -S", "cmake --build"])
                self.assertEqual(self.run_it().returncode, 0)
                self.assertEqual(self.called(), [])

    def test_grammars_come_again_with_another_lock_file(self):
        self.built()
        time.sleep(0.02)
        self.write("grammars/package-lock.json", "{}")
        self.run_it()
        self.assertEqual(self.called()[0], "npm ci")

    def test_installs_what_is_missing_as_root(self):
        self.command("id", "#!/bin/sh\necho 0\n")
        self.command("apt-get", APT_GET)
        run = self.run_it()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.called()[:2], ["apt-get update", "apt-get install"])
        self.assertIn("libaway-dev", run.stderr)
        self.assertNotIn("libthere-dev", run.stderr)
        self.assertNotIn("other-dev", run.stderr)

    def test_installs_by_sudo_where_it_asks_for_nothing(self):
        self.command("id", "#!/bin/sh\necho 1000\n")
        self.command("apt-get", APT_GET)
        self.command("sudo", '#!/bin/sh\n[ "$1" != -n ] || exit 0\nexec "$@"\n')
        self.assertEqual(self.run_it().returncode, 0)
        self.assertEqual(self.called()[:2], ["apt-get update", "apt-get install"])

    def test_says_what_to_run_without_the_right(self):
        self.command("id", "#!/bin/sh\necho 1000\n")
        self.command("apt-get", APT_GET)
        for sudo in [None, "#!/bin/sh\nexit 1\n"]:
            if sudo:
                self.command("sudo", sudo)
            run = self.run_it()
            self.assertEqual((run.returncode, run.stdout, self.called()), (3, "", []))
            self.assertIn("sudo apt-get install --no-install-recommends libaway-dev\n", run.stderr)

    def test_says_what_is_missing_without_apt(self):
        run = self.run_it()
        self.assertEqual((run.returncode, run.stdout, self.called()), (3, "", []))
        self.assertIn("libaway-dev", run.stderr)

    def test_shows_the_log_when_a_build_fails(self):
        self.command("away", "")
        run = self.run_it(BROKEN="yes")
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("error: no good", run.stderr)
        self.assertEqual(self.run_it().returncode, 0)

    def test_a_failed_build_leaves_the_older_program_unused(self):
        self.built()
        time.sleep(0.02)
        self.write("scanner/new.c", "no good")
        for _ in range(2):
            self.assertEqual(self.run_it(BROKEN="yes").returncode, 3)

    def test_calls_at_once_build_once(self):
        self.command("away", "")
        runs = [
            subprocess.Popen([os.path.join(self.checkout, "waybill")], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, env=self.environment(SLOW="0.3"))
            for _ in range(4)
        ]
        for run in runs:
            self.assertTrue(run.communicate()[0])
            self.assertEqual(run.returncode, 0)
        self.assertEqual(self.called(), ["npm ci", "cmake -S", "cmake --build"])

    def test_a_folder_that_cannot_be_written_to_is_told(self):
        self.command("away", "")
        self.write("build", "a file in the way")
        run = self.run_it()
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("cannot write", run.stderr)


if __name__ == "__main__":
    sys.exit(unittest.main())
