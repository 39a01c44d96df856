"""Times waybill beside other readers of the same files, and beside its peers, and writes a page.

How it is measured is told in timing.py and, for readers of the pages, in docs/benchmarks.md.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time

import corpus
import peers
from timing import Contestant, Race, shown, table

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
WAYBILL = os.path.join(ROOT, "build", "release", "waybill")
STATIC = os.path.join(ROOT, "build", "static", "waybill")  # of tools/release, measured if there

# In the order they are measured in: kingfisher compiles its rules once, which the first takes, and
# what a peer takes for the sample says whether it is asked for more.
SECTIONS = ["staged", "sample", "programs", "linux", "history"]

# Stands in no file of a corpus, so that finding and printing it costs nothing.
LITERAL = "waybill-bench-" + "zq" * 3


def credentials(path):
    """The findings that a peer could have, too: credentials that are not suppressed."""
    with open(path, encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return sum(1 for one in found if one["kind"] == "credential" and not one["suppressed"])


class Bench:
    def __init__(self, options, scratch):
        self.options = options
        self.deadline = time.monotonic() + 60 * options.minutes
        self.scratch = scratch  # a folder for reports, and one for what peers keep between runs
        self.sample = (0, 0)  # files and bytes of the sample
        self.of_sample = {}  # seconds that each peer takes for it
        self.commands = {}  # (peer, job) -> the command as it was run
        self.summary = []

    def waybill(self, name, *arguments, program=None):
        # 1 is a finding that counts; 3 says that something was left out.
        program = program or self.options.waybill
        return Contestant(name, [program, "scan", *arguments, "--format", "jsonl",
                                 "-o", "{report}"], {0, 1, 3}, credentials)

    def peers(self, job, files=()):
        """Those that are installed and know the job."""
        if not self.options.peers:
            return []
        found = []
        for peer in peers.PEERS:
            program = peers.program_of(peer, self.options.peers)
            if not program or job not in peer.jobs:
                continue
            fill = {"{program}": program, "{git}": os.path.join("..", "git"),
                    "{folder}": os.path.join(self.options.peers, peer.name)}
            command = []
            for word in peer.jobs[job].split():
                for mark, text in fill.items():
                    word = word.replace(mark, text)
                command += files if word == "{files}" else [word]
            self.commands[peer.name, job] = shown(command).replace(
                fill["{folder}"] + os.sep, "").replace(fill["{folder}"], ".")
            found.append(Contestant(peer.name, command, peers.WORKED, peer.count,
                                    {"HOME": os.path.join(self.scratch, "home")}))
        return found

    def race(self, tree, contestants, rounds=None):
        reports = os.path.join(self.scratch, "reports")
        race = Race(tree, reports, rounds or self.options.rounds, self.options.budget,
                    self.options.timeout, self.deadline)
        results = race.run(contestants)
        if results[0].failure:  # what all is compared with
            raise SystemExit(f"{results[0].name} {results[0].failure}")
        return {result.name: result for result in results}

    def compare(self, section, results, ours):
        """A line of the summary: waybill and the fastest of its peers."""
        names = {peer.name for peer in peers.PEERS}
        ran = [result for result in results.values() if result.name in names and not result.failure]
        if ran and not results[ours].failure:
            ratios = sorted((result.ratio(results[ours]), result.name) for result in ran)
            told = ", ".join(f"{name} {ratio:.1f}" for ratio, name in ratios)
            self.summary.append(f"- {section}: times the time of `{ours}`: {told}; waybill holds "
                                f"{results[ours].memory:.0f} MB")

    def too_slow(self, contestants, files, size):
        """Takes out the peers that would need too long, and says which. Some take their time by the
        file and some by the byte, so a guess is the lesser of the two."""
        kept, lines = [], []
        for contestant in contestants:
            expected = 0
            if contestant.name in self.of_sample:
                expected = self.of_sample[contestant.name] * min(
                    files / self.sample[0], size / self.sample[1])
            if expected > self.options.longest:
                lines.append(f"- {contestant.name} left out: {expected:,.0f} s or more at the pace "
                             "of the sample")
            else:
                kept.append(contestant)
        return kept, lines

    def tree(self, name):
        tree, parts = corpus.make(name, BUILD)
        files = corpus.regular_files(tree)
        listing = os.path.join(BUILD, name, "files")
        with open(listing, "wb") as file:
            file.writelines(path + b"\0" for path, _ in files)
        size = sum(size for _, size in files)
        print(f"{name}: {len(files)} files, {size / 1e6:.0f} MB", file=sys.stderr, flush=True)

        others, left_out = self.too_slow(self.peers("tree"), len(files), size)
        results = self.race(tree, [
            Contestant("cat", ["xargs", "-0", "-a", listing, "cat", "--"]),
            Contestant("rg, a literal",
                       ["rg", "-uuu", "--glob", "!.git", "-F", LITERAL, "."], {0, 1}),
            Contestant("git grep, a literal", ["git", "grep", "-F", LITERAL], {0, 1}),
            self.waybill("waybill scan", "."),
            self.waybill("waybill scan --no-git", "--no-git", "."),
            self.waybill("waybill scan --jobs 1", "--jobs", "1", "."),
            self.waybill("waybill scan --jobs 2", "--jobs", "2", "."),
            *others,
        ])
        self.compare(name, results, "waybill scan")
        if name == "sample":
            self.sample = len(files), size
            for other in others:
                result = results[other.name]
                seconds = self.options.timeout if result.failure else result.median()
                self.of_sample[other.name] = seconds
        one, two = results["waybill scan --jobs 1"], results["waybill scan --jobs 2"]
        workers = "" if one.failure or two.failure else (
            f"Two workers take {one.ratio(two):.2f} times less than one.")
        return [
            f"## {name}: {len(files):,} files, {size / 1e6:,.0f} MB", "",
            "Made of " + ", ".join(parts) + ".", "",
            *table(results.values(), size, ["cat", "waybill scan"]), "",
            *([*left_out, ""] if left_out else []),
            workers, "",
        ]

    def start_of(self, name, program):
        """Where most of the time is that of the start of a process."""
        return [
            Contestant(f"{name} --version", [program, "--version"]),
            Contestant(f"{name} hook run pre-commit", [program, "hook", "run", "pre-commit"], {0, 1}),
            self.waybill(f"{name} scan --staged", "--staged", program=program),
        ]

    def staged(self, name):
        tree, parts = corpus.make(name, BUILD)
        changed = subprocess.run(["git", "diff", "--cached", "--name-only"], cwd=tree, check=True,
                                 stdout=subprocess.PIPE, encoding="utf-8").stdout.split()
        print("staged", file=sys.stderr, flush=True)
        launcher = Contestant("./waybill --version", [os.path.join(ROOT, "waybill"), "--version"])
        results = self.race(tree, [
            Contestant("git diff --cached", ["git", "diff", "--cached", "--raw"]),
            *self.start_of("waybill", self.options.waybill),
            *(self.start_of("static waybill", STATIC) if os.path.exists(STATIC) else []),
            *([launcher] if self.options.waybill == WAYBILL else []),  # it would build first
            *self.peers("staged", changed),
        ], max(self.options.rounds, 20))
        self.compare(name, results, "waybill scan --staged")
        return ["## Ten staged files of 100", "", "Made of " + ", ".join(parts) + ".", "",
                *table(results.values(), 0, ["git diff --cached", "waybill scan --staged"]), ""]

    def history(self, name):
        tree, parts = corpus.make(name, BUILD)
        batch = ["git", "cat-file", "--batch-all-objects", "--unordered"]
        listed = subprocess.run([*batch, "--batch-check=%(objecttype) %(objectsize)"], cwd=tree,
                                check=True, stdout=subprocess.PIPE, encoding="ascii").stdout
        blobs = [int(size) for kind, size in map(str.split, listed.splitlines()) if kind == "blob"]
        size = sum(blobs)
        print(f"{name}: {len(blobs)} blobs, {size / 1e6:.0f} MB", file=sys.stderr, flush=True)
        results = self.race(tree, [
            Contestant("git cat-file", [*batch, "--batch"]),
            self.waybill("waybill scan --history", "--history", "."),
            self.waybill("waybill scan --history --jobs 1", "--history", "--jobs", "1", "."),
            *self.peers("history"),
        ])
        self.compare(name, results, "waybill scan --history")
        return [
            f"## {name}: {len(blobs):,} different blobs, {size / 1e6:,.0f} MB", "",
            "Made of " + ", ".join(parts) + ".", "",
            *table(results.values(), size, ["git cat-file", "waybill scan --history"]), "",
        ]

    def of_peers(self):
        """Which peers there are, and how they were called."""
        lines = ["## Peers", "", "Called in the root of the work tree:", ""]
        for peer in peers.PEERS:
            program = peers.program_of(peer, self.options.peers)
            lines.append(f"- {peer.packages[0]}"
                         + ("" if program else f": {peers.absence_of(peer, self.options.peers)}"))
            lines += [f"  - {job}: `{self.commands[name, job]}`"
                      for name, job in self.commands if name == peer.name]
        return [*lines, ""]


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


def machine(options):
    network = "off" if os.environ.get(NETWORK_IS_OFF) else "on, it could not be cut off"
    return [
        f"- processor: {first_of('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores; used: "
        + ", ".join(map(str, sorted(os.sched_getaffinity(0)))),
        f"- memory: {int(first_of('/proc/meminfo', 'MemTotal').split()[0]) // 1024} MB",
        f"- system: {first_of('/etc/os-release', 'PRETTY_NAME')}, kernel {platform.release()}",
        f"- load before: {os.getloadavg()[0]:.1f}",
        f"- network: {network}",
        f"- compiler: {output_of('cc', '--version')}",
        f"- waybill: {output_of(options.waybill, '--version')}, "
        f"commit {output_of('git', 'describe', '--always', '--dirty')}",
        f"- medians of {options.rounds} rounds, fewer for what takes longer than "
        f"{options.budget:g} s for them",
        "",
    ]


NETWORK_IS_OFF = "WAYBILL_BENCH_OFFLINE"


def cut_off_network():
    """Starts this program again in a network namespace without devices, where that is allowed."""
    if os.environ.get(NETWORK_IS_OFF):
        return
    for arguments in (["--net"], ["--user", "--map-current-user", "--net"]):
        command = ["unshare", *arguments]
        if subprocess.run([*command, "true"], stderr=subprocess.DEVNULL, check=False).returncode:
            continue
        os.environ[NETWORK_IS_OFF] = "yes"
        os.execvp(command[0], [*command, sys.executable, *sys.argv])


def arguments_of_main():
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__.splitlines()[0])
    parser.add_argument("sections", nargs="*", metavar="SECTION", default=[],
                        help=f"of {', '.join(SECTIONS)}; all unless told")
    parser.add_argument("--peers", metavar="FOLDER", type=os.path.abspath,
                        help="run the scanners that bench/peers installed there, too")
    parser.add_argument("--rounds", type=int, default=7,
                        help="runs of each contestant (7); staged files: at least 20")
    parser.add_argument("--budget", type=float, default=8,
                        help="seconds that all rounds of one contestant may take (8)")
    parser.add_argument("--timeout", type=float, default=90,
                        help="seconds after which a run is ended (90)")
    parser.add_argument("--longest", type=float, default=150,
                        help="leave out a peer that would take more seconds, going by its pace in "
                             "the sample (150)")
    parser.add_argument("--minutes", type=float, default=13,
                        help="start nothing new after so many minutes (13)")
    parser.add_argument("--cores", help="run on these processors only, as in 0,1")
    parser.add_argument("--what", help="a word for the name of the page, DATE-WHAT.md: scan, or "
                                       "peers with --peers")
    parser.add_argument("--waybill", default=WAYBILL, type=os.path.abspath,
                        help=argparse.SUPPRESS)  # another build, to compare two
    options = parser.parse_args()
    for name in options.sections:
        if name not in SECTIONS:
            parser.error(f"no section {name}; there are {', '.join(SECTIONS)}")
    options.what = options.what or ("peers" if options.peers else "scan")
    options.sections = [name for name in SECTIONS if name in (options.sections or SECTIONS)]
    return options


def main():
    options = arguments_of_main()
    os.makedirs(BUILD, exist_ok=True)
    for name in ["programs", *options.sections]:  # needs the network
        corpus.make(name, BUILD)
    cut_off_network()
    if options.cores:
        os.sched_setaffinity(0, {int(core) for core in options.cores.split(",")})

    date = datetime.date.today().isoformat()
    head = [f"# {options.what}, {date}", "", *machine(options)]
    lines = []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in ("home", "reports"):
            os.mkdir(os.path.join(scratch, folder))
        bench = Bench(options, scratch)
        for name in options.sections:
            section = {"staged": bench.staged, "history": bench.history}.get(name, bench.tree)
            lines += section(name)
        if options.peers:
            lines += bench.of_peers()
            head += ["## In short", "", *bench.summary, ""]

    page = os.path.join(ROOT, "bench", "results", f"{date}-{options.what}.md")
    os.makedirs(os.path.dirname(page), exist_ok=True)
    text = "\n".join(head + lines).rstrip() + "\n"
    with open(page, "w", encoding="utf-8") as file:
        file.write(text)
    print(text)
    print(f"written to {page}", file=sys.stderr)


if __name__ == "__main__":
    main()
