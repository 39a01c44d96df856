"""`waybill completion`: the scripts in the shells they are for. A shell that is not here is left out."""

import os
import pty
import re
import select
import shutil
import subprocess
import time
import unittest

from project import WAYBILL, Project

CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x07")
BREAKS = re.compile(r"([=:]+)")


def bash_words(line):
    """A line as bash divides it for a completion: at blanks, and at = and : besides."""
    words = []
    for word in line.split(" "):
        words += [part for part in BREAKS.split(word) if part] or [""]
        if word and word[-1] in "=:":
            words.append("")
    return words


class Completion(Project):
    def script(self, shell):
        path = os.path.join(self.home, shell)
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.waybill("completion", shell))
        return path

    def need(self, shell):
        if not shutil.which(shell):
            self.skipTest(f"there is no {shell}")

    def bash(self, line):
        """What bash would offer."""
        words = bash_words(line)
        done = subprocess.run(
            ["bash", "--norc", "-c",
             'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))\n'
             'COMP_WORDBREAKS=$\' \\t\\n"\\\'><=;|&(:\'; _waybill\n'
             'printf "%s\\n" "${COMPREPLY[@]}"', "bash", self.script("bash"), *words],
            cwd=self.root, capture_output=True, encoding="utf-8", timeout=60, check=True,
            env=self.environment)
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")[:-1]

    def fish(self, line):
        done = subprocess.run(
            ["fish", "--no-config", "-c", 'source $argv[1]; complete -C $argv[2]',
             self.script("fish"), line],
            cwd=self.root, capture_output=True, encoding="utf-8", timeout=60, check=True,
            env=self.environment)
        return [found.split("\t")[0] for found in done.stdout.splitlines()]

    def type(self, program, setting, line, until):
        """The screen of a shell at a terminal in which a line with tabs was typed."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.root)
            os.execvpe(program[0], program, {**self.environment, "TERM": "dumb", "PS1": "$ "})
        screen, end = "", time.monotonic() + 60
        os.write(terminal, (setting + "; echo RE''ADY\n").encode())
        typed = False
        while time.monotonic() < end and not (typed and until in screen):
            if select.select([terminal], [], [], 1)[0]:
                screen += os.read(terminal, 65536).decode("utf-8", "replace")
                screen = CONTROLS.sub("", screen)
            if not typed and "READY" in screen:
                screen, typed = "", True
                os.write(terminal, line.encode())
        os.write(terminal, b"\x15exit\n")
        while True:
            try:
                if not os.read(terminal, 65536):
                    break
            except OSError:
                break
        os.waitpid(pid, 0)
        os.close(terminal)
        return screen

    # What is offered in each shell that a test can ask

    def each(self, line, *expected, lacks=()):
        for name in ("bash", "fish"):
            if not shutil.which(name):
                continue
            offered = getattr(self, name)(line)
            for word in expected:
                self.assertIn(word, offered, f"{name}: {line}")
            for word in lacks:
                self.assertNotIn(word, offered, f"{name}: {line}")

    def test_commands(self):
        self.each("waybill ", "scan", "advise", "completion", "help")
        self.each("waybill ba", "badge", "baseline", lacks=["scan"])
        self.each("waybill help po", "policy")

    def test_options_in_place_of_a_command(self):
        self.each("waybill --", "--help", "--version", lacks=["scan", "--staged"])
        self.each("waybill --v", "--version", lacks=["--help"])
        self.each("waybill scan --", "--help", lacks=["--version"])

    def test_options_are_those_of_the_command(self):
        self.each("waybill scan --st", "--staged", "--stdin", "--stdin-filename", lacks=["--yes"])
        self.each("waybill init --y", "--yes")
        self.each("waybill init --st", lacks=["--staged"])

    def test_words_of_a_value(self):
        self.each("waybill scan --format ", "text", "json", "html", lacks=["--staged", "scan"])
        self.each("waybill scan --owner en", "enterprise", lacks=["oss"])
        # Files go behind the command, not behind an option that takes words.
        self.write({"a file.txt": "x", "sub/b.txt": "x"})
        for option in ("--format", "--owner", "--fail-on", "--date"):
            self.each(f"waybill scan {option} ", lacks=["a file.txt", "sub/", "sub"])
        self.each("waybill advise --tool curs", "cursor-teams", lacks=["anthropic-api"])

    def test_the_format_of_a_report(self):
        self.each("waybill scan --report sar", "sarif=")

    def test_a_value_in_the_same_word(self):
        if shutil.which("bash"):
            self.assertEqual(self.bash("waybill scan --format=js"), ["json", "jsonl"])
            self.assertEqual(self.bash("waybill scan --fail-on=severity:h"), ["high"])
            self.assertEqual(self.bash("waybill scan --fail-on severity:h"), ["high"])
            self.assertEqual(self.bash("waybill advise --what-if owner=st"), ["startup"])
        if shutil.which("fish"):
            self.assertIn("--format=json", self.fish("waybill scan --format=js"))

    def test_a_list_goes_on_behind_a_comma(self):
        self.each("waybill scan --fail-on credential,me", "credential,medium")
        if shutil.which("bash"):
            self.assertEqual(self.bash("waybill scan --fail-on=card,severity:h"), ["high"])

    def test_words_behind_a_command(self):
        self.each("waybill baseline ", "create", "prune", "diff")
        self.each("waybill hook install pre-", "pre-commit", "pre-push", lacks=["commit-msg"])
        self.each("waybill hook uninstall ", "commit-msg", "pre-receive")
        self.each("waybill policy show anthropic-a", "anthropic-api")
        self.each("waybill policy show --format json anthropic-a", "anthropic-api")
        self.each("waybill policy list anthropic-a", lacks=["anthropic-api"])
        self.each("waybill explain generic-pass", "generic-password")
        self.each("waybill explain not-", "not-acceptable")
        self.each("waybill completion ", "bash", "zsh", "fish")

    def test_files_and_folders(self):
        self.write({"policy.yml": "", "with blank.yml": "", "src/a.py": ""})
        self.each("waybill scan --config pol", "policy.yml")
        self.each("waybill scan --config w", "with blank.yml")
        self.each("waybill import gitleaks pol", "policy.yml")
        if shutil.which("bash"):
            self.assertEqual(self.bash("waybill scan sr"), ["src"])
            self.assertEqual(self.bash("waybill scan --config=pol"), ["policy.yml"])
            self.assertEqual(self.bash("waybill scan -o pol"), ["policy.yml"])

    def test_revisions_by_their_name(self):
        self.commit({"a": "b"})
        self.git("branch", "feature-x")
        self.each("waybill scan --rev fea", "feature-x")

    def test_a_bash_at_a_terminal(self):
        self.need("bash")
        screen = self.type(["bash", "--norc", "-i"], f"source {self.script('bash')}",
                           "waybill scan --fail-on=severity:cri\t", "severity:critical")
        self.assertIn("--fail-on=severity:critical", screen)

    def test_a_zsh_at_a_terminal(self):
        self.need("zsh")
        folder = os.path.join(self.home, "functions")
        os.mkdir(folder)
        shutil.move(self.script("zsh"), os.path.join(folder, "_waybill"))
        setting = f"unsetopt zle_bracketed_paste; fpath=({folder} $fpath); autoload -U compinit; " \
                  f"compinit -u -D"
        self.write({"policy.yml": ""})
        for line, expected in (
                ("waybill bas\t", "waybill baseline"),
                ("waybill --ver\t", "waybill --version"),
                ("waybill scan --stdin-f\t", "--stdin-filename"),
                ("waybill scan --format=jsonl --fail-on=credential,severity:cri\t",
                 "credential,severity:critical"),
                ("waybill scan -j 2 --owner ente\t", "--owner enterprise"),
                ("waybill advise --tool cursor-te\t", "cursor-teams"),
                ("waybill baseline cr\t", "baseline create"),
                ("waybill policy show anthropic-ap\t", "anthropic-api"),
                ("waybill explain generic-passw\t", "generic-password"),
                ("waybill scan --config pol\t", "policy.yml"),
                ("waybill sc\t--st\t", "--std")):
            screen = self.type(["zsh", "-f", "-i"], setting, line, expected)
            self.assertIn(expected, screen, line)

    # Of all of them

    def test_every_option_is_in_every_script(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.waybill("completion", shell)
            for command in ("scan", "init", "policy"):
                for option in re.findall(r"--([a-z-]+)", self.waybill("help", command)):
                    self.assertIn(option, script)

    def test_scripts_are_sound(self):
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell):
                done = subprocess.run([shell, "-n", self.script(shell)], capture_output=True,
                                      timeout=60, check=False)
                self.assertEqual((done.returncode, done.stderr), (0, b""), shell)

    def test_an_unknown_shell(self):
        self.assertIn("did you mean fish?", self.waybill("completion", "fisch", exits=2))
        self.assertIn("bash, zsh or fish", self.waybill("completion", exits=2))
        self.assertIn("too many", self.waybill("completion", "bash", "zsh", exits=2))


if __name__ == "__main__":
    unittest.main()
