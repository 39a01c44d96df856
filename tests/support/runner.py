"""What a runner of GitHub Actions does with action.yml: settles its expressions, runs its steps, reads their files.

Of expressions those that action.yml has: `a.b.c`, `||`, and in `if` comparisons joined by `&&`. Of other actions
cache/restore and cache/save, which copy a file to a folder and back.
"""

import json
import os
import re
import shutil
import subprocess
import sys

try:
    import yaml
except ImportError:  # a python3 that is not Debian's does not look where Debian's package is
    sys.path.append("/usr/lib/python3/dist-packages")
    import yaml


def look_up(context, path):
    for name in path.split("."):
        context = context.get(name) if isinstance(context, dict) else None
    return context


def value_of(context, expression):
    """As text: what is not there is empty, and true and false are words."""
    for path in expression.split(" || "):
        found = look_up(context, path.strip())
        if found not in (None, "", False):
            return "true" if found is True else str(found)
    return ""


def settle(context, text):
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: value_of(context, found[1]), str(text))


def holds(context, condition):
    for part in condition.split(" && "):
        left, sign, right = re.fullmatch(r"(\S+) (==|!=) '(.*)'", part).groups()
        if (value_of(context, left) == right) != (sign == "=="):
            return False
    return True


def read_outputs(path):
    """NAME<<WORD, lines, WORD."""
    outputs, name = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if name is None:
                name, word = line.split("<<")
                lines = []
            elif line == word:
                outputs[name], name = "\n".join(lines), None
            else:
                lines.append(line)
    return outputs


class Job:
    """A job with one step: `uses: ACTION`. The folder is its workspace and has what actions/checkout left there."""

    def __init__(self, action, workspace, scratch, environment):
        with open(os.path.join(action, "action.yml"), encoding="utf-8") as file:
            self.action = yaml.safe_load(file)
        self.cache = os.path.join(scratch, "cache")
        self.summary = os.path.join(scratch, "summary")
        self.scratch = scratch
        os.makedirs(self.cache, exist_ok=True)
        self.environment = {**environment, "GITHUB_ACTIONS": "true", "CI": "true",
                            "GITHUB_ACTION_PATH": action, "GITHUB_WORKSPACE": workspace,
                            "GITHUB_OUTPUT": os.path.join(scratch, "output"),
                            "GITHUB_STEP_SUMMARY": self.summary,
                            "RUNNER_TOOL_CACHE": os.path.join(scratch, "tools"),
                            "RUNNER_TEMP": os.path.join(scratch, "temp")}
        self.keeps_tools = False
        self.log = self.told = ""
        self.outputs = {}

    def run(self, event, payload, ref="refs/heads/main", **inputs):
        """The exit code of the step that fails, or 0. An input is named with _ for -."""
        unknown = {name.replace("_", "-") for name in inputs} - self.action["inputs"].keys()
        assert not unknown, unknown
        given = {name: inputs.get(name.replace("-", "_"), row["default"])
                 for name, row in self.action["inputs"].items()}
        # A runner of GitHub's is a new machine each time; of another one the tools stay.
        for folder in ["RUNNER_TEMP"] if self.keeps_tools else ["RUNNER_TEMP", "RUNNER_TOOL_CACHE"]:
            shutil.rmtree(self.environment[folder], ignore_errors=True)
            os.makedirs(self.environment[folder])
        open(self.summary, "w", encoding="utf-8").close()
        context = {"inputs": given, "github": {"event": payload, "event_name": event}, "steps": {}}
        self.environment.update(GITHUB_EVENT_NAME=event, GITHUB_REF=ref)
        self.log = ""
        code = 0
        for step in self.action["runs"]["steps"]:
            if code or ("if" in step and not holds(context, step["if"])):
                continue
            code, outputs = self.run_step(context, step)
            context["steps"][step.get("id")] = {"outputs": outputs}
        self.outputs = {name: settle(context, row["value"])
                        for name, row in self.action["outputs"].items()}
        self.told = self.obeyed()
        return code

    def run_step(self, context, step):
        if "uses" in step:
            return 0, self.use_cache(step["uses"], {name: settle(context, text)
                                                    for name, text in step["with"].items()})
        open(self.environment["GITHUB_OUTPUT"], "w", encoding="utf-8").close()
        settled = {name: settle(context, text) for name, text in step.get("env", {}).items()}
        done = subprocess.run(["sh", "-e", "-c", step["run"]], cwd=self.environment["GITHUB_WORKSPACE"], check=False,
                              env={**self.environment, **settled}, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=120)
        self.log += done.stdout.decode("utf-8", "replace")
        return done.returncode, read_outputs(self.environment["GITHUB_OUTPUT"])

    def use_cache(self, action, inputs):
        assert re.fullmatch(r"[^@]+@[0-9a-f]{40}", action), f"not pinned: {action}"
        kept = os.path.join(self.cache, inputs["key"])
        if action.startswith("actions/cache/restore@"):
            if os.path.exists(kept):
                shutil.copy2(kept, inputs["path"])
            return {"cache-hit": os.path.exists(kept)}
        assert action.startswith("actions/cache/save@"), action
        shutil.copy2(inputs["path"], kept)
        return {}

    def obeyed(self):
        """The lines of the log that the runner takes for commands: not those between stop-commands and its word."""
        word, obeyed = None, []
        for line in self.log.splitlines():
            if word:
                word = None if line == f"::{word}::" else word
            elif line.startswith("::stop-commands::"):
                word = line.removeprefix("::stop-commands::")
            else:
                obeyed.append(line)
        assert word is None, "commands stay stopped"
        return [line for line in obeyed if line.startswith(("::", "##["))]

    def read_summary(self):
        with open(self.summary, encoding="utf-8") as file:
            return file.read()

    def report(self):
        with open(self.outputs["report"], encoding="utf-8") as file:
            return json.load(file)
