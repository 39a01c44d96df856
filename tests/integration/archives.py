"""Archives, by the program: with --archives what is in them is found, by a path and a place of its own."""

import bz2
import gzip
import io
import json
import os
import random
import shutil
import subprocess
import tarfile
import tempfile
import unittest
import zipfile

WAYBILL = os.environ["WAYBILL"]
FORMATS = ("text", "json", "jsonl")


def made(seed):
    """An AWS access key id that looks live, made here so that none stands in the repository."""
    return "AKIA" + "".join(random.Random(seed).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=16))


def text(seed):
    return f"# settings\n  key = '{made(seed)}'\n".encode()


def zipped(members, packing=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


class Archives(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp(prefix="waybill-archives-")
        self.addCleanup(shutil.rmtree, self.root)

    def write(self, contents):
        for name, content in contents.items():
            path = os.path.join(self.root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)

    def run_scan(self, *arguments, check):
        done = subprocess.run([WAYBILL, "scan", "--no-git", ".", *arguments], cwd=self.root,
                              capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, check, done.stderr.decode(errors="replace"))
        return done

    def report(self, *arguments, check=0):
        return json.loads(self.run_scan("--format", "json", *arguments, check=check).stdout)

    def paths(self, *arguments, check=0):
        report = self.report(*arguments, check=check)
        for finding in report["findings"]:
            self.assertEqual((finding["line"], finding["column"], finding["offset"],
                              finding["length"]), (2, 10, 20, 20))
        return sorted(finding["path"] for finding in report["findings"])

    def test_members_have_a_path_and_a_place_of_their_own(self):
        self.write({
            "lib/app.jar": zipped({"conf/a.py": text(1), "b.txt": b"nothing"}),
            "stored.zip": zipped({"a.py": text(2)}, zipfile.ZIP_STORED),
            "dump.py.gz": gzip.compress(text(3)),
            "release.tar": tarred({"v1/a.py": text(4)}),
            "release.tgz": tarred({"v1/a.py": text(5)}, "w:gz"),
            "outer.zip": zipped({"in/inner.tar.gz": tarred({"a.py": text(6)}, "w:gz")}),
        })
        self.assertEqual(self.paths("--archives"), [
            "dump.py.gz!/dump.py", "lib/app.jar!/conf/a.py", "outer.zip!/in/inner.tar.gz!/a.py",
            "release.tar!/v1/a.py", "release.tgz!/v1/a.py", "stored.zip!/a.py"])
        # The same from the configuration, and the same from several workers.
        self.write({"waybill.yml": b"archives: true\n"})
        self.assertEqual(len(self.paths("--config", "waybill.yml")), 6)
        outputs = {self.run_scan("--archives", "--jobs", jobs, "--format", "jsonl",
                                 check=0).stdout for jobs in ("1", "3")}
        self.assertEqual(len(outputs), 1)

    def test_without_the_option_they_are_binary_files(self):
        self.write({"a.zip": zipped({"a.py": text(1)}), "b.tgz": tarred({"a.py": text(2)}, "w:gz")})
        report = self.report()
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["coverage"]["skipped"], [
            {"path": "a.zip", "reason": "binary"}, {"path": "b.tgz", "reason": "binary"}])
        self.assertTrue(report["coverage"]["complete"])

    def test_what_is_not_looked_at_is_told_and_makes_it_incomplete(self):
        encrypted = bytearray(zipped({"a.py": text(1)}))
        encrypted[6] |= 1
        encrypted[encrypted.index(b"PK\1\2") + 8] |= 1
        for name, content, path, reason in (
                ("a.zip", bytes(encrypted), "a.zip!/a.py", "archive-encrypted"),
                ("b.zip", zipped({"b": b"x"}, zipfile.ZIP_LZMA), "b.zip!/b", "archive-unread"),
                ("c.bz2", bz2.compress(b"x"), "c.bz2", "archive-unread"),
                ("d.zip", zipped({"a.py": text(1)})[:-30], "d.zip", "archive-damaged"),
                ("e.gz", gzip.compress(bytes(10_000_000)), "e.gz!/e", "archive-limit"),
                ("f.zip", zipped({"z": bytes(20_000_000)}), "f.zip!/z", "too-large"),
                ("g.zip", zipped({str(n): b"" for n in range(20_001)}), "g.zip", "archive-limit"),
        ):
            with self.subTest(name=name):
                self.write({name: content})
                report = self.report("--archives", check=3)
                os.unlink(os.path.join(self.root, name))
                self.assertFalse(report["coverage"]["complete"])
                self.assertIn({"path": path, "reason": reason}, report["coverage"]["skipped"])

    def test_members_are_excluded_by_their_path(self):
        self.write({"a.zip": zipped({"vendor/a.py": text(1), "a.py": text(2)}),
                    "waybill.yml": b"ignore:\n  paths: [vendor/]\n"})
        self.assertEqual(self.paths("--archives", "--config", "waybill.yml"), ["a.zip!/a.py"])

    def test_a_value_is_in_no_output(self):
        self.write({"a.zip": zipped({"a.txt": text(1), "in.tgz": tarred(
            {"a.py": text(2)}, "w:gz")}), "b.gz": gzip.compress(text(3))})
        for kind in FORMATS:
            for level in ([], ["--verbose", "--min-confidence", "low"]):
                done = self.run_scan("--archives", "--format", kind, *level, check=0)
                for seed in (1, 2, 3):
                    for at in range(4, 13):
                        self.assertNotIn(made(seed)[at:at + 8].encode(), done.stdout + done.stderr)

    def test_a_bomb_costs_little(self):
        zeros = bytes(16_000_000)
        self.write({"a.zip": zipped({str(n): zeros for n in range(100)}),
                    "b.gz": gzip.compress(gzip.compress(zeros * 4))})
        self.run_scan("--archives", check=3)


if __name__ == "__main__":
    unittest.main()
