"""Runs contestants in turns and times them: the clock, the processors, memory, exit codes, findings.

A round runs every contestant once, one after the other, so that a clock that drifts, or a
neighbour on the machine, hits all alike. Figures are medians over the rounds. The ratio to
another contestant, from the same round, is what is worth comparing between machines.

The first run of each warms the page cache and measures memory, and is not counted. How many rounds
a contestant then takes part in hangs on its time: the slow leave when theirs is used up, and one
that takes far longer for the first run is judged by that run.
"""

import collections
import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

# A name, a command, the exit codes that say that the work was done, and how findings are counted
# in its report, if they are. In the command {report} is the path of the report; where there is
# none, standard output is the report. `env` is added to the environment.
Contestant = collections.namedtuple("Contestant", "name command exits count env",
                                    defaults=({0}, None, {}))


class Result:
    def __init__(self, name):
        self.name = name
        self.wall, self.cpu = [], []  # seconds, of the rounds
        self.first, self.first_cpu = 0, 0  # seconds of the first run
        self.exit = None
        self.memory = 0  # MB
        self.findings = None
        self.rounds = 0
        self.failure = None  # why it has no figures

    def has_time(self, budget):
        """Whether the next round fits into the budget. What the first run took says little about
        the next, since some keep what they compiled in it."""
        if not self.wall:
            return self.first <= 3 * budget
        return sum(self.wall) + min(self.wall) <= budget

    def median(self):
        return statistics.median(self.wall)

    def ratio(self, base):
        """Times the base's time: the median over the rounds that both ran."""
        pairs = list(zip(self.wall, base.wall))
        if self.rounds == 0:  # judged by the first run, which was in no round of the others
            return self.median() / base.median()
        return statistics.median(mine / theirs for mine, theirs in pairs)


def family(pid):
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children", encoding="ascii") as file:
                    found += [int(child) for child in file.read().split()]
        except OSError:  # it ended meanwhile
            pass
    return found


def memory_now(pid):
    """MB that a process and its descendants hold, pages that several share counted once."""
    total = 0
    for process in family(pid):
        try:
            with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
                for line in file:
                    if line.startswith("Pss:"):
                        total += int(line.split()[1])
        except OSError:
            pass
    return total / 1024


def run_once(command, cwd, env, output, timeout, sample=None):
    """Seconds on the clock, seconds of the processors, and the exit code; None after a timeout.

    `sample` is called with the process id, again and again while the command runs.
    """
    with open(output, "wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=file,
                                   stderr=subprocess.DEVNULL, env={**os.environ, **env},
                                   start_new_session=True)
        late = threading.Event()

        def kill():
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        ended = threading.Event()
        timer = threading.Timer(timeout, kill)
        sampler = threading.Thread(target=watch, args=(process.pid, ended, sample))
        timer.start()
        if sample:
            sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        ended.set()
        timer.cancel()
        if sample:
            sampler.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    code = None if late.is_set() else process.returncode
    return wall, usage.ru_utime + usage.ru_stime, code


def watch(pid, ended, sample):
    while not ended.is_set():
        sample(pid)
        ended.wait(0.02)


class Race:
    """Contestants in one folder. Each may take about `budget` seconds for its rounds, and
    `timeout` for a single run; who has not begun at `deadline`, as time.monotonic() counts, is
    left out.
    """

    def __init__(self, cwd, scratch, rounds, budget, timeout, deadline):
        self.cwd, self.scratch = cwd, scratch
        self.rounds, self.budget = rounds, budget
        self.timeout, self.deadline = timeout, deadline

    def once(self, contestant, wrapper=(), sample=None):
        report = os.path.join(self.scratch, "report")
        for name in os.listdir(self.scratch):
            os.unlink(os.path.join(self.scratch, name))
        command = [word.replace("{report}", report) for word in contestant.command]
        to_file = any("{report}" in word for word in contestant.command)
        output = report if contestant.count and not to_file else os.devnull
        return run_once([*wrapper, *command], self.cwd, contestant.env, output, self.timeout,
                        sample)

    def count(self, contestant):
        """The findings of the report that the last run left; some clients want it to end so."""
        for name in ("report", "report.json"):
            path = os.path.join(self.scratch, name)
            if os.path.exists(path) and os.path.getsize(path):
                return contestant.count(path)
        return 0

    def warm_up(self, contestant):
        """The first run. What it holds is sampled, since what wait4() tells starts from the memory
        of this very program; of commands too short for that, time tells what one process held."""
        result = Result(contestant.name)
        if time.monotonic() > self.deadline:
            result.failure = "left out: the time for the whole was up"
            return result
        samples = [0]
        with tempfile.NamedTemporaryFile("r") as peak:
            wall, cpu, code = self.once(contestant,
                                        ["time", "-q", "-f", "%M", "-o", peak.name],
                                        lambda pid: samples.append(memory_now(pid)))
            told = peak.read().split()
        result.first, result.exit = wall, code
        if code is None:
            result.failure = f"ended after {self.timeout} s without a result"
        elif code not in contestant.exits:
            result.failure = f"exits {code}"
        if result.failure:
            return result
        if contestant.count:
            try:
                result.findings = self.count(contestant)
            except (ValueError, KeyError, TypeError) as error:
                result.failure = f"its report cannot be read: {error!r}"
        result.memory = max(*samples, int(told[-1]) / 1024 if told else 0)
        result.first_cpu = cpu
        return result

    def run(self, contestants):
        results = []
        for contestant in contestants:
            print(f"  {contestant.name}", file=sys.stderr, end="", flush=True)
            results.append(self.warm_up(contestant))
            print(f": {results[-1].failure or f'{results[-1].first:.2f} s'}", file=sys.stderr,
                  flush=True)
        for number in range(self.rounds):
            print(f"  round {number + 1} of {self.rounds}", file=sys.stderr, flush=True)
            for contestant, result in zip(contestants, results):
                if result.failure or result.rounds < number or not result.has_time(self.budget):
                    continue
                wall, cpu, code = self.once(contestant)
                if code != result.exit:
                    result.failure = f"exits {result.exit} once and then {code}"
                result.wall.append(wall)
                result.cpu.append(cpu)
                result.rounds += 1
        for result in results:
            if not result.wall:
                result.wall, result.cpu = [result.first], [result.first_cpu]
        return results


def figure(seconds):
    """Milliseconds, as exact as they are worth."""
    return f"{seconds * 1e3:,.1f}" if seconds < 1 else f"{seconds * 1e3:,.0f}"


def table(results, size, bases):
    """Lines of a table; ratios to each of the bases, which are names of contestants."""
    ran = [result for result in results if not result.failure]
    known = {result.name: result for result in ran}
    bases = [base for base in bases if base in known]
    lines = [
        "| | wall, ms | fastest | CPU, ms | MB/s | " + " | ".join(f"x {base}" for base in bases)
        + " | memory, MB | findings | exit | rounds |",
        "|---|" + "---:|" * (8 + len(bases)),
    ]
    for result in ran:
        speed = f"{size / result.median() / 1e6:,.0f}" if size else ""
        ratios = " | ".join(f"{result.ratio(known[base]):.2f}" for base in bases)
        findings = "" if result.findings is None else f"{result.findings:,}"
        lines.append(
            f"| {result.name} | {figure(result.median())} | {figure(min(result.wall))} "
            f"| {figure(statistics.median(result.cpu))} | {speed} | {ratios} "
            f"| {result.memory:.0f} | {findings} | {result.exit} | {result.rounds or 'first'} |")
    failed = [f"- {result.name} {result.failure}" for result in results if result.failure]
    return lines + ([""] + failed if failed else [])


def shown(command):
    """A command as one would type it."""
    return " ".join(word if "{" in word else shlex.quote(word) for word in command)
