"""Times waybill beside other readers of the same files and writes a page of figures.

A round runs every contestant once, one after the other, so that a clock that drifts, or a
neighbour on the machine, hits all alike. Figures are medians over the rounds. The ratio to cat,
from the same round, is what is worth comparing between machines.
"""

import argparse
import datetime
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import corpus

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
WAYBILL = os.path.join(ROOT, "build", "release", "waybill")

# Stands in no file of a corpus, so that finding and printing it costs nothing.
LITERAL = "waybill-bench-" + "zq" * 3


class Result:
    def __init__(self):
        self.wall, self.cpu, self.exits, self.memory = [], [], set(), 0


def run_once(command, cwd):
    """Seconds on the clock, seconds of the processors, and the exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, process.returncode


def memory_of(command, cwd):
    """The most memory that one process of the command holds, in MB.

    It is asked of time, since what wait4() tells starts from the memory of this very program.
    """
    with tempfile.NamedTemporaryFile("r") as file:
        run_once(["time", "-q", "-f", "%M", "-o", file.name, *command], cwd)
        return int(file.read()) / 1024


def measure(contestants, cwd, rounds):
    results = {name: Result() for name in contestants}
    for name, command in contestants.items():  # which warms the page cache, too
        results[name].memory = memory_of(command, cwd)
    for number in range(rounds):
        print(f"  round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for name, command in contestants.items():
            wall, cpu, code = run_once(command, cwd)
            results[name].wall.append(wall)
            results[name].cpu.append(cpu)
            results[name].exits.add(code)
    return results


# For grep and its kin 1 is that nothing was found. For waybill 1 is a finding, and 3 that something
# was left out, which the page shows.
EXITS = {"cat": {0}, "rg": {0, 1}, "git": {0, 1}, "waybill": {0, 1, 3}, "./waybill": {0}}


def check(results):
    """A contestant that did not do its work has no place in the table."""
    for name, result in results.items():
        if not result.exits <= EXITS[name.replace(",", "").split()[0]]:
            raise SystemExit(f"{name} exits {sorted(result.exits)}")


def table(results, size, base):
    lines = [
        f"| | wall, ms | fastest | CPU, ms | MB/s | x {base} | memory, MB | exit |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, result in results.items():
        wall = statistics.median(result.wall)
        pairs = zip(result.wall, results[base].wall)
        ratio = statistics.median(mine / theirs for mine, theirs in pairs)
        speed = f"{size / wall / 1e6:.0f}" if size else ""
        lines.append(
            f"| {name} | {wall * 1e3:.1f} | {min(result.wall) * 1e3:.1f} "
            f"| {statistics.median(result.cpu) * 1e3:.1f} | {speed} | {ratio:.2f} "
            f"| {result.memory:.0f} | {', '.join(map(str, sorted(result.exits)))} |")
    return lines


def whole_tree(name, rounds):
    tree, packages = corpus.make(name, BUILD)
    files = corpus.regular_files(tree)
    listing = os.path.join(BUILD, name, "files")
    with open(listing, "wb") as file:
        file.writelines(path + b"\0" for path, _ in files)
    size = sum(size for _, size in files)
    print(f"{name}: {len(files)} files, {size / 1e6:.0f} MB", file=sys.stderr, flush=True)

    scan = [WAYBILL, "scan", "--quiet"]
    results = measure({
        "cat": ["xargs", "-0", "-a", listing, "cat", "--"],
        "rg, a literal": ["rg", "-uuu", "--glob", "!.git", "-F", LITERAL, "."],
        "git grep, a literal": ["git", "grep", "-F", LITERAL],
        "waybill scan --no-git": [*scan, "--no-git", "."],
        "waybill scan": [*scan, "."],
        "waybill scan --jobs 1": [*scan, "--jobs", "1", "."],
        "waybill scan --jobs 2": [*scan, "--jobs", "2", "."],
    }, tree, rounds)
    check(results)
    workers = statistics.median(
        one / two for one, two in zip(results["waybill scan --jobs 1"].wall,
                                      results["waybill scan --jobs 2"].wall))
    return [
        f"## {name}: {len(files):,} files, {size / 1e6:,.0f} MB",
        "",
        "Made of " + ", ".join(packages) + ".",
        "",
        *table(results, size, "cat"),
        "",
        f"Two workers take {workers:.2f} times less than one.",
        "",
    ]


def ten_files(rounds):
    """What the hook costs: ten changed files, staged, in a repository of a hundred."""
    tree = os.path.join(BUILD, "staged")
    if not os.path.isdir(tree):
        os.makedirs(tree)
        corpus.git(tree, "init", "-q")
        for number in range(100):
            with open(os.path.join(tree, f"module_{number}.py"), "w", encoding="utf-8") as file:
                file.writelines(f"def f{line}(x):\n    return x + {line}\n" for line in range(99))
        corpus.git(tree, "add", ".")
        corpus.git(tree, "commit", "-qm", "a hundred files")
        for number in range(10):
            with open(os.path.join(tree, f"module_{number}.py"), "a", encoding="utf-8") as file:
                file.write("def last(x):\n    return x\n")
        corpus.git(tree, "add", ".")
    results = measure({
        "git diff --cached": ["git", "diff", "--cached", "--raw"],
        "waybill --version": [WAYBILL, "--version"],
        "waybill scan --staged": [WAYBILL, "scan", "--quiet", "--staged"],
        "./waybill --version": [os.path.join(ROOT, "waybill"), "--version"],
    }, tree, rounds)
    check(results)
    return ["## Ten staged files of 100", "", *table(results, 0, "git diff --cached"), ""]


def first_of(path, key):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(key):
                return line.split(":" if ":" in line else "=", 1)[1].strip().strip('"')
    return "unknown"


def output_of(*command):
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         check=False, encoding="utf-8")
    return run.stdout.splitlines()[0] if run.returncode == 0 and run.stdout else "unknown"


def machine():
    return [
        f"- processor: {first_of('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        f"- memory: {int(first_of('/proc/meminfo', 'MemTotal').split()[0]) // 1024} MB",
        f"- system: {first_of('/etc/os-release', 'PRETTY_NAME')}, kernel {platform.release()}",
        f"- compiler: {output_of('cc', '--version')}",
        f"- waybill: {output_of(WAYBILL, '--version')}, "
        f"commit {output_of('git', 'describe', '--always', '--dirty')}",
    ]


def main():
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", default=[],
                        help=f"of {', '.join(corpus.CORPORA)}; all unless told")
    parser.add_argument("--rounds", type=int, default=7, help="runs of each contestant (7)")
    parser.add_argument("--what", default="scan",
                        help="a word for the name of the page: DATE-WHAT.md (scan)")
    options = parser.parse_args()
    for name in options.corpora:
        if name not in corpus.CORPORA:
            parser.error(f"no corpus {name}; there are {', '.join(corpus.CORPORA)}")

    os.makedirs(BUILD, exist_ok=True)
    date = datetime.date.today().isoformat()
    lines = [f"# {options.what}, {date}", "", *machine()]
    lines += [f"- medians of {options.rounds} rounds", ""]
    for name in options.corpora or corpus.CORPORA:
        lines += whole_tree(name, options.rounds)
    lines += ten_files(max(options.rounds, 20))

    page = os.path.join(ROOT, "bench", "results", f"{date}-{options.what}.md")
    os.makedirs(os.path.dirname(page), exist_ok=True)
    text = "\n".join(lines).rstrip() + "\n"
    with open(page, "w", encoding="utf-8") as file:
        file.write(text)
    print(text)
    print(f"written to {page}", file=sys.stderr)


if __name__ == "__main__":
    main()
