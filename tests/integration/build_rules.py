"""What the build promises about the sources: arrows between folders that nobody declared do not
compile, banned calls do not compile, and a foreign library is included by its one door only.

The first two are tried with the compiler and the very options that the build uses for a folder.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

ROOT = os.environ["WAYBILL_SOURCE"]
BUILD = os.environ["WAYBILL_BUILD"]
SCANNER = os.path.join(ROOT, "scanner")


def files(folder, ending):
    path = os.path.join(SCANNER, folder)
    return sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(ending))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def detect_parts():
    """The folders within detect/ in their order, each with those it declares an arrow to."""
    text = read(os.path.join(SCANNER, "detect/CMakeLists.txt"))
    rows = re.findall(r"^detect_part\(([\w ]+)\)$", text, re.M)
    return {"detect/" + row.split()[0]: ["detect/" + name for name in row.split()[1:]] for row in rows}


PARTS = detect_parts()


def may_include(part):
    """All that a part reaches: those it names and those that these reach."""
    found = {"model", "base"}
    for name in PARTS[part]:
        found |= {name} | may_include(name)
    return found


# Whose headers a folder may include, besides its own.
ARROWS = {
    "base": [],
    "model": ["base"],
    "source": ["model", "base"],
    "detect": ["model", "base", *PARTS],
    "classify": ["model", "base"],
    "advise": ["model", "base"],
    "report": ["model", "base"],
    "cli": ["source", "detect", *PARTS, "classify", "advise", "report", "model", "base"],
    **{part: may_include(part) for part in PARTS},
}

# The header of a foreign library: the folder that may include it, in how many files.
DOORS = {
    "git2": ("source", None),
    "pcre2.h": ("detect/patterns", 1),
    "tree_sitter/": ("detect/syntax", 1),
    "yaml.h": ("base", 1),
    "seccomp.h": ("detect/syntax", 1),
    "zlib.h": ("source", 3),
}


def compile_commands():
    """The compiler's arguments for one source of each folder, without its input and output."""
    commands = {}
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            folder = os.path.relpath(os.path.dirname(entry["file"]), SCANNER)
            if folder not in ARROWS:
                continue
            arguments = shlex.split(entry["command"])
            end = arguments.index("-o")
            commands[folder] = [a for a in arguments[:end] if not a.startswith("-M")]
    return commands


COMMANDS = compile_commands()


def compiler(folder, text, *options):
    """Runs the compiler as for a source of the folder with this text."""
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "try.c")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        command = [*COMMANDS[folder], *options, "-w", path]
        return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


# By path; banned.h is included everywhere by the build itself.
HEADERS = {
    path: folder
    for folder in ARROWS
    for path in files(folder, ".h")
    if os.path.basename(path) != "banned.h"
}


def reached(folder):
    """The headers that a source of the folder gets by their names, none of them another's of that name."""
    names = [os.path.basename(path) for path in HEADERS]
    text = "".join(f'#if __has_include("{name}")\n#include "{name}"\n#endif\n' for name in names)
    run = compiler(folder, text, "-M")
    assert run.returncode == 0, run.stderr
    found = run.stdout.replace("\\ ", " ")
    return {path for path in HEADERS if path in found}


def compiler_says(folder, text):
    """What the compiler says to a source of the folder; empty when it takes it."""
    run = compiler(folder, text, "-fsyntax-only")
    return run.stderr if run.returncode else ""


def call_of(name, arguments="0"):
    return f"void f(void);\nvoid f(void) {{ {name}({arguments}); }}\n"


class Arrows(unittest.TestCase):
    def test_every_folder_has_its_row(self):
        folders = {entry.name for entry in os.scandir(SCANNER) if entry.is_dir()}
        parts = {f"detect/{entry.name}" for entry in os.scandir(f"{SCANNER}/detect") if entry.is_dir()}
        self.assertEqual(folders | parts, set(ARROWS) | {"tables"})

    def test_parts_know_only_those_above_them(self):
        self.assertGreater(len(PARTS), 10)
        above = []
        for part, arrows in PARTS.items():
            self.assertLessEqual(set(arrows), set(above), part)
            above.append(part)

    def test_only_declared_arrows_compile(self):
        for folder, arrows in ARROWS.items():
            allowed = {path for path, home in HEADERS.items() if home in [folder, *arrows]}
            with self.subTest(folder=folder):
                self.assertEqual(reached(folder), allowed)

    def test_headers_are_named_without_a_path(self):
        for folder in [*ARROWS, "tables"]:
            for path in files(folder, ".c") + files(folder, ".h"):
                self.assertNotRegex(read(path), r'#\s*include\s*"[^"]*/', path)

    def test_header_names_are_unique(self):
        names = [os.path.basename(path) for folder in ARROWS for path in files(folder, ".h")]
        self.assertEqual(sorted(names), sorted(set(names)))


class Doors(unittest.TestCase):
    def test_foreign_headers_stay_behind_their_door(self):
        for header, (home, most) in DOORS.items():
            users = [
                (folder, path)
                for folder in ARROWS
                for path in files(folder, ".c") + files(folder, ".h")
                if re.search(rf"#\s*include\s*<{re.escape(header)}", read(path))
            ]
            with self.subTest(header=header):
                self.assertTrue(users)
                self.assertEqual({folder for folder, _ in users}, {home})
                self.assertLessEqual(len(users), most or len(users))


class Banned(unittest.TestCase):
    def test_banned_calls_do_not_compile(self):
        names = re.findall(r"^#define (\w+)\(\.\.\.\)", read(f"{SCANNER}/base/banned.h"), re.M)
        self.assertGreater(len(names), 30)
        for name in names:
            with self.subTest(call=name):
                self.assertIn(f"sorry_{name}_is_banned", compiler_says("report", call_of(name)))

    def test_every_folder_is_checked(self):
        for folder in ARROWS:
            with self.subTest(folder=folder):
                self.assertEqual(compiler_says(folder, call_of("abort", "")), "")
                self.assertIn("sorry_system_is_banned", compiler_says(folder, call_of("system")))


if __name__ == "__main__":
    sys.exit(unittest.main())
