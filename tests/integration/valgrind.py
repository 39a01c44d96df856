"""Scans under valgrind: no wrong access and no leak, in the program or the workers it forks."""

import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

WAYBILL = os.environ["WAYBILL"]
SOURCE = os.environ["WAYBILL_SOURCE"]


def secret(seed):
    return hashlib.sha256(seed.encode()).hexdigest()[:24]


def is_about_compiled_regex(complaint):
    """What pcre2 compiles at run time reads whole words, past the end of a text and back. It is
    code that belongs to no file, so valgrind can say nothing of the place: all ours has names."""
    return "uninitialised" in complaint[0] and re.search(r" at 0x\w+: \?\?\?$", complaint[1])


def complaints(log):
    """Paragraphs of the lines ==PID==. Those with --PID-- are about valgrind itself, which does not
    know each system call of the workers' sandbox."""
    lines = [re.sub(r"^==\d+== ?", "", line) for line in log.splitlines() if line.startswith("==")]
    for paragraph in "\n".join(lines).split("\n\n"):
        complaint = [line for line in paragraph.splitlines() if not re.match(r"Thread \d+:", line)]
        if len(complaint) > 1 and not is_about_compiled_regex(complaint):
            yield "\n".join(complaint)


class Valgrind(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.tree = os.path.join(scratch.name, "tree")
        self.logs = os.path.join(scratch.name, "logs")
        os.mkdir(self.logs)
        subprocess.run(["git", "init", "-q", self.tree], check=True)
        # Every grammar is asked by its sample, and there is something to find in a language with a
        # grammar, in one without, and in a file that is no text.
        for sample in glob.glob(f"{SOURCE}/grammars/*/sample*"):
            folder = os.path.join(self.tree, os.path.basename(os.path.dirname(sample)))
            os.makedirs(folder, exist_ok=True)
            shutil.copy(sample, folder)
        self.write("settings.py", f'password = "{secret("one")}"\n'.encode())
        self.write("notes.txt", f"password: {secret('two')}\n".encode())
        self.write("noise.bin", bytes(range(256)) * 16)
        subprocess.run(["git", "add", "settings.py"], cwd=self.tree, check=True)
        self.past = os.path.join(scratch.name, "past")
        subprocess.run(["git", "init", "-q", self.past], check=True)
        for i in range(3):
            with open(os.path.join(self.past, "settings.py"), "w", encoding="ascii") as file:
                file.write(f'password = "{secret("one")}"\n' + "x = 1\n" * 100 * i)
            subprocess.run(["git", "add", "."], cwd=self.past, check=True)
            subprocess.run(["git", "-c", "user.name=Sam", "-c", "user.email=sam@example.com", "commit", "-qm", "x"],
                           cwd=self.past, check=True)
            if i == 1:
                subprocess.run(["git", "gc", "-q"], cwd=self.past, check=True)

    def write(self, name, content):
        with open(os.path.join(self.tree, name), "wb") as file:
            file.write(content)

    def test_scans_without_complaint(self):
        for arguments in [["."], ["--staged"], ["--format", "json", "."], ["--jobs", "1", "."],
                          ["--history", "--all", self.past], ["--since", "HEAD~2", self.past]]:
            with self.subTest(arguments=arguments):
                run = subprocess.run(
                    ["valgrind", "--quiet", "--leak-check=full", f"--log-file={self.logs}/%p",
                     WAYBILL, "scan", *arguments],
                    cwd=self.tree, check=False, stdin=subprocess.DEVNULL, capture_output=True)
                self.assertIn(run.returncode, (0, 1), run.stderr)
                self.assertIn(b"settings.py", run.stdout)
                for log in os.listdir(self.logs):
                    with open(os.path.join(self.logs, log), encoding="utf-8") as file:
                        self.assertEqual(list(complaints(file.read())), [], log)


if __name__ == "__main__":
    # A sanitizer's build cannot run under valgrind, and has looked already.
    if os.environ["WAYBILL_SANITIZE"] or not shutil.which("valgrind"):
        sys.exit(77)
    sys.exit(unittest.main())
