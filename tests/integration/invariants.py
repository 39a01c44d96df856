"""What holds for every run, whatever the input: the invariants of docs/architecture.md, from outside."""

import base64
import json
import os
import random
import re
import resource
import shutil
import subprocess
import tempfile
import unittest
import urllib.parse

import shown_formats
from leaks import leak_of, unsafe_in

WAYBILL = os.environ["WAYBILL"]
SANITIZED = bool(os.environ.get("WAYBILL_SANITIZE"))
# As the help lists them, so that a new one is held to all of this without a line here.
FORMATS = tuple(shown_formats.names())
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


# Commands to a log that are ours.
OURS = {
    r"^::(error|warning|notice) title=[a-z0-9-]+,file=": ["github"],
    r"^##vso\[task\.logissue type=(error|warning);sourcepath=": ["azure"],
}


def made(seed, length, letters=LETTERS):
    """A value that looks live, made here so that none stands in the repository."""
    return "".join(random.Random(seed).choices(letters, k=length))


SECRETS = {
    "aws": "AKIA" + made(1, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
    "slack": "xoxb-" + made(2, 12, "0123456789") + "-" + made(3, 12, "0123456789") + "-" + made(4, 24),
    "password": "kuh7" + made(5, 12) + "Gras",
    "url": made(6, 18),
    "card": "4539578763621486",
    "iban": "DE" + "91100000000123456789",
    "ssn": "536-22-8716",
    "email": "petra.mustermeier@wohnbau-lindental.de",
}


def files():
    s = SECRETS
    return {
        "app/config.py": f'AWS_ACCESS_KEY_ID = "{s["aws"]}"\npassword = "{s["password"]}"\n',
        "app/.env": f'SLACK_BOT_TOKEN={s["slack"]}\nDB_PASSWORD={s["password"]}\n',
        "deploy.yml": f'url: postgres://admin:{s["url"]}@db.wohnbau.de:5432/app\n',
        "customers.csv": "name,email,ssn,card,iban\n"
                         f'P,{s["email"]},{s["ssn"]},{s["card"]},{s["iban"]}\n' * 3,
        "wide.txt": f'password = "{s["password"]}"'.encode("utf-16"),
        "deep.json": json.dumps({"password": s["password"], s["email"]: {"token": s["slack"]}}),
        "minified.js": "var a=1;" * 5000 + f'k="{s["aws"]}";' + "b=2;" * 5000,
    }


def b64(text):
    return base64.b64encode(text if isinstance(text, bytes) else text.encode()).decode()


def encoded_files():
    """The same values in every encoding that is decoded, each in a file of its own."""
    s = SECRETS
    text = f'settings of the app\naws_key = {s["aws"]}\npassword = "{s["password"]}"\n'
    percent = "".join(f"%{byte:02X}" for byte in s["aws"].encode())
    unicode = "".join(f"\\u{byte:04x}" for byte in s["aws"].encode())
    return {
        "base64.py": f'blob = "{b64(text)}"\n',
        "base64url.txt": base64.urlsafe_b64encode(("~~~>>> " + text).encode()).decode(),
        "wrapped.yml": "blob: |\n" + "".join(f"  {line}\n" for line in
                                             re.findall(".{1,60}", b64(text * 3))),
        "hex.c": f'char blob[] = "{text.encode().hex()}";\n',
        "percent.txt": f"https://shop.de/?key={percent}&page=1\n",
        "unicode.js": f'const key = "{unicode}";\n',
        "bytes.c": 'key = "' + "".join(f"\\x{byte:02x}" for byte in s["aws"].encode()) + '";\n',
        "octal.c": 'key = "' + "".join(f"\\{byte:03o}" for byte in s["aws"].encode()) + '";\n',
        "line.c": f'say("the key:\\n{s["aws"]}\\nand more");\n',
        "entities.html": f'<p title="&#{ord("A")};{s["aws"][1:]}">x</p>\n',
        "nested.txt": b64(urllib.parse.quote(b64(text))) + "\n",
        "shell.ps1": "powershell -enc " + b64(text.encode("utf-16-le")) + "\n",
        "secret.yml": "apiVersion: v1\nkind: Secret\ndata:\n"
                      f'  password: {b64(s["password"])}\n  key: {b64(s["aws"])}\n',
        "cell.ipynb": json.dumps({"cells": [{"cell_type": "code", "outputs": [
            {"output_type": "stream", "text": ["key:\n", s["aws"] + "\n"]}],
            "source": ["import os\n", f'password = "{s["password"]}"\n']}]}, indent=1),
        "marked.txt": ("\ufeff" + text).encode("utf-16-le"),
        "unmarked.txt": text.encode("utf-16-be"),
        "latin.txt": ("Schlüssel für " + text).encode("latin-1"),
    }


HOSTILE = {
    b"\x1b[31mred\x1b[0m.env": b"x",
    "\u202egnp.exe.env".encode(): b"x",
    b"line\nbreak::error title=x::y.env": b"x",
    b"\xff\xfe not utf-8 \x9b.env": b"x",
    b'quote"and\\back<b>&amp;.env': b"x",
    b"##[error]x.env": b"x",
    b"::error title=x::y.env": b"x",
    b"deep/x##[add-mask]y.env": b"x",
    b"deep/##vso[task.setvariable variable=a]y.env": b"x",
    b"=HYPERLINK(1)\t.env": b"x", b"-1+@SUM(1).env": b"x",
    b"a;]b,c:d%0A%25::e.env": b"x",
}


def run(*arguments, cwd, check=None, **options):
    done = subprocess.run([WAYBILL, *arguments], cwd=cwd, capture_output=True, timeout=120,
                          stdin=subprocess.DEVNULL, **options)
    if check is not None and done.returncode != check:
        raise AssertionError(f"exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done


class Repository(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp(prefix="waybill-test-")
        self.addCleanup(shutil.rmtree, self.root)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments],
                       cwd=self.root, check=True, capture_output=True)

    def write(self, contents):
        for name, content in contents.items():
            path = os.path.join(os.fsencode(self.root), os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())

    def snapshot(self):
        seen = {}
        for folder, _, names in os.walk(os.fsencode(self.root)):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    seen[path] = (file.read(), os.lstat(path).st_mode)
        return seen


class Secrecy(Repository):
    def assert_silent(self, output, where):
        self.assertIsNone(leak_of(output.decode("utf-8", "replace"), SECRETS.values()), where)

    def test_a_value_is_in_no_output_at_any_verbosity(self):
        self.write(files())
        self.git("add", "-A")
        for kind in FORMATS:
            for level in ([], ["--quiet"], ["--verbose", "--min-confidence", "low"]):
                for mode in ([], ["--staged", "--fail-on", "never"], ["--no-git", "."]):
                    done = run("scan", "--format", kind, *level, *mode, cwd=self.root, check=0)
                    self.assert_silent(done.stdout + done.stderr, f"{kind} {level} {mode}")
        done = run("scan", "--format", "json", cwd=self.root, check=0)
        rules = {f["rule"] for f in json.loads(done.stdout)["findings"]}
        # Messages of commits are searched too.
        message = "\n".join(SECRETS.values())
        self.git("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "commit", "-q", "-m", message)
        for kind in FORMATS:
            done = run("scan", "--format", kind, "--history", "--all", "-v", cwd=self.root, check=0)
            self.assert_silent(done.stdout + done.stderr, f"{kind} of the history")
        # The test would pass on an empty report, so what there is to hide must have been found.
        self.assertGreaterEqual(len(rules), 6, rules)

    def test_an_encoded_value_is_in_no_output_either(self):
        encoded = encoded_files()
        self.write(encoded)
        for kind in FORMATS:
            for level in ([], ["--verbose", "--min-confidence", "low"]):
                done = run("scan", "--format", kind, *level, cwd=self.root, check=0)
                self.assert_silent(done.stdout + done.stderr, f"{kind} {level}")
                for content in encoded.values():
                    # Nor as it stands in the file: no good part of any long word there.
                    if isinstance(content, bytes):
                        continue
                    for word in re.findall(r"[\w+/%\\=-]{40,}", content):
                        self.assertNotIn(word[8:32], done.stdout.decode(), kind)
        done = run("scan", "--format", "json", cwd=self.root, check=0)
        found = json.loads(done.stdout)["findings"]
        self.assertEqual({f["path"] for f in found}, set(encoded))
        for f in found:
            content = encoded[f["path"]]
            bytes_there = content if isinstance(content, bytes) else content.encode()
            self.assertLessEqual(f["offset"] + f["length"], len(bytes_there))
            self.assertGreaterEqual(f["length"], 16)

    def test_a_value_is_in_no_error_message(self):
        self.write(files())
        self.write({".waybill.yml": f"ownr: {SECRETS['aws']}\n"})
        self.assert_silent(run("scan", cwd=self.root, check=2).stderr, "a configuration error")

    def test_no_control_byte_of_the_input_is_printed(self):
        key = SECRETS["aws"].encode()
        self.write({name: b"password = '" + SECRETS["password"].encode() + b"'\n" + key
                    for name in HOSTILE})
        for kind in FORMATS:
            for level in ([], ["--verbose"]):
                out = run("scan", "--format", kind, *level, cwd=self.root, check=0).stdout
                text = out.decode("utf-8")  # strictly: every output is valid UTF-8
                self.assertEqual(unsafe_in(text), [], kind)
                # GitHub's runner trims blanks before `::` and takes `##[` anywhere.
                for begin, formats in OURS.items():
                    if kind in formats:
                        text = re.sub(begin, "", text, flags=re.MULTILINE)
                self.assertFalse([li for li in text.splitlines() if li.lstrip().startswith("::")])
                self.assertNotRegex(text, r"(?i)##[a-z]*\[")
                if kind == "json":
                    self.assertGreaterEqual(len(json.loads(text)["findings"]), len(HOSTILE))

    def test_every_line_of_jsonl_is_a_finding(self):
        self.write(files())
        self.write(HOSTILE)
        whole = json.loads(run("scan", "--format", "json", cwd=self.root, check=0).stdout)
        lines = run("scan", "--format", "jsonl", cwd=self.root, check=0).stdout.splitlines()
        self.assertEqual([json.loads(line) for line in lines], whole["findings"])


class Coverage(Repository):
    def report(self, *arguments, check):
        done = run("scan", "--format", "json", *arguments, cwd=self.root, check=check)
        return json.loads(done.stdout)

    def test_what_was_not_read_makes_the_report_incomplete(self):
        self.write({"large.txt": b"x" * 3000, "small.txt": b"y"})
        report = self.report("--max-file-size", "2K", check=3)
        self.assertFalse(report["coverage"]["complete"])
        self.assertIn({"path": "large.txt", "reason": "too-large"}, report["coverage"]["skipped"])
        text = run("scan", "--max-file-size", "2K", cwd=self.root, check=3).stdout.decode()
        self.assertIn("NOT complete", text)

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "root reads everything")
    def test_an_unreadable_file_is_told(self):
        self.write({"closed.txt": b"x", "open.txt": b"y"})
        os.chmod(os.path.join(self.root, "closed.txt"), 0)
        os.chmod(self.root, 0o755)
        as_nobody = []
        if os.geteuid() == 0:
            for folder, _, names in os.walk(self.root):
                for path in [folder, *(os.path.join(folder, n) for n in names)]:
                    os.chown(path, 65534, 65534)
            as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        done = subprocess.run([*as_nobody, WAYBILL, "scan", "--no-git", self.root, "--format", "json"],
                              cwd="/", capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("unreadable", [s["reason"] for s in
                                     json.loads(done.stdout)["coverage"]["skipped"]])

    def test_nothing_to_read_is_no_clean_scan(self):
        self.assertEqual(run("scan", cwd=self.root).returncode, 3)

    def test_a_missing_place_is_an_error(self):
        for arguments in (["scan", "nowhere"], ["scan", "--no-git", "nowhere"],
                          ["scan", "--rev", "nowhere"]):
            done = run(*arguments, cwd=self.root)
            self.assertIn(done.returncode, (2, 3))
            self.assertIn(b"nowhere", done.stderr)
            self.assertEqual(done.stdout, b"")


class Determinism(Repository):
    def test_workers_and_folders_do_not_change_a_byte(self):
        self.write(files())
        self.write({f"src/{n}/mod{n}.py": f'password_{n} = "{made(n, 14)}7!"\n' for n in range(60)})
        for kind in FORMATS:
            outputs = {run("scan", "--format", kind, "--jobs", jobs, "--date", "2026-11-21",
                           cwd=self.root, check=0).stdout for jobs in ("1", "2", "7", "2")}
            self.assertEqual(len(outputs), 1, kind)
        elsewhere = tempfile.mkdtemp(prefix="waybill-elsewhere-")
        self.addCleanup(shutil.rmtree, elsewhere)
        copy = shutil.copytree(self.root, os.path.join(elsewhere, "copy"))
        reports = []
        for root in (self.root, copy):
            done = run("scan", "--format", "json", "--date", "2026-11-21", cwd=root, check=0)
            reports.append(json.loads(done.stdout))
            reports[-1]["repository"].pop("root")
        self.assertEqual(*reports)


class Effects(Repository):
    def test_nothing_in_the_repository_changes(self):
        self.write(files())
        self.git("add", "-A")
        before = self.snapshot()
        for mode in ([], ["--staged", "--fail-on", "never"], ["--no-git", "."]):
            run("scan", *mode, cwd=self.root, check=0)
        self.assertEqual(self.snapshot(), before)
        self.git("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "commit", "-qm", "x")
        before = self.snapshot()
        run("scan", "--history", "--all", cwd=self.root, check=0)
        self.assertEqual(self.snapshot(), before)

    def test_an_output_file_is_written_whole_or_not_at_all(self):
        self.write({"a.txt": b"x", "report.json": b"the old one"})
        run("scan", "--format", "json", "--output", "report.json", cwd=self.root, check=0)
        with open(os.path.join(self.root, "report.json"), encoding="utf-8") as file:
            json.load(file)
        done = run("scan", "--output", "no/such/folder/x", cwd=self.root)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"no/such/folder/x", done.stderr)

    def traced(self, calls):
        """The lines that strace writes about these system calls of a scan."""
        self.write(files())
        log = os.path.join(tempfile.mkdtemp(prefix="waybill-strace-"), "log")
        self.addCleanup(shutil.rmtree, os.path.dirname(log))
        done = subprocess.run(["strace", "-f", "-o", log, "-e", "trace=" + calls, WAYBILL, "scan"],
                              cwd=self.root, capture_output=True, timeout=120)
        if done.returncode != 0 and b"ptrace" in done.stderr:
            self.skipTest("ptrace is not permitted")
        with open(log, encoding="utf-8", errors="replace") as file:
            return file.readlines()

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    @unittest.skipIf(SANITIZED, "the leak checker and strace both want ptrace")
    def test_no_network_and_no_program(self):
        # The worker is spoken to over a pair of sockets, without an address.
        calls = [line for line in self.traced("execve,execveat,socket,connect,sendto")
                 if "execve" in line or "connect(" in line or "socket(AF_INET" in line
                 or ("sendto(" in line and "NULL, 0)" not in line)]
        self.assertEqual(len(calls), 1, calls)  # our own start

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    @unittest.skipIf(SANITIZED, "the leak checker and strace both want ptrace")
    def test_reads_no_certificates(self):
        opened = self.traced("openat")
        self.assertTrue(any(".git/config" in line for line in opened))
        self.assertFalse([line for line in opened if "ca-certificates" in line])


class Bounds(Repository):
    def peak_of_children(self):
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024

    def test_hostile_contents_take_bounded_time_and_memory(self):
        self.write({
            "one-line.js": b"a" * 8_000_000,
            "brackets.py": b"x = " + b"[" * 200_000 + b"\npassword = 'kuh7Gras8Weide'\n",
            "names.txt": b"password=" * 400_000,
            "quotes.py": b"token = \"" * 100_000,
            "digits.csv": b"4539 5787 6362 1486," * 200_000,
            "ats.txt": b"a@b." * 500_000,
            "emails.csv": b"".join(b"p%d.m@lindental.de\n" % n for n in range(100_000)),
            "begin.pem": b"-----BEGIN RSA PRIVATE KEY-----\n" * 50_000,
            "escapes.js": b'"\\\\n\\u0041%41&amp;' * 400_000,
            "backslashes.txt": b"\\" * 4_000_000,
            "percents.txt": b"%2525252525" * 300_000,
            "base64.txt": b"d29yZHMgb2YgYSB0ZXh0IGFuZCBsaW5lcyAK" * 100_000,
            "lines.txt": b"d29yZHMgb2YgYSB0ZXh0IGFuZCBsaW5lcyAK\n" * 100_000,
            "secrets.yml": b"kind: Secret\ndata:\n  a: d29yZHMgb2YgYSB0ZXh0\n---\n" * 50_000,
            "data.yml": b"kind: Secret\n" + b" data:\n" * 300_000,
            "cells.ipynb": b'["a\\n", "b", ' * 300_000,
            "quotes.ipynb": b'\\"' * 2_000_000,
        })
        done = run("scan", "--no-git", ".", "--format", "jsonl", cwd=self.root)
        self.assertIn(done.returncode, (0, 3), done.stderr)
        if not SANITIZED:
            self.assertLess(self.peak_of_children(), 400)


if __name__ == "__main__":
    unittest.main()
