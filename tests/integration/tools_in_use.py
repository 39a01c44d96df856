"""Which AI tools are in use, by what a repository holds: each kind of sign, what is none, and the plan."""

import json
import os
import unittest

from project import Project, key

ACTION = ".github/workflows/claude.yml"
WORKFLOW = """on: push
jobs:
  a:
    steps:
      - uses: anthropics/claude-code-action@v1
        with:
          {}
"""
TRAILER = "Fix it\n\nCo-authored-by: Claude <noreply@anthropic.com>"


class Tools(Project):
    def message(self, message, *arguments):
        self.git("commit", "-q", "--allow-empty", "-m", message, *arguments)

    def tools(self, *arguments, **environment):
        """By name; a tool on several plans is there several times."""
        report = self.scan("--owner", "startup", *arguments, **environment)
        return [(tool["tool"], tool["plan"], tool["judged_as"]) for tool in report["tools_in_use"]]

    def one(self, *arguments):
        [tool] = self.scan("--owner", "startup", *arguments)["tools_in_use"]
        return tool

    def names(self, key, *arguments):
        return [entry["tool"] for entry in self.scan(*arguments)[key]]


class Signs(Tools):
    def test_each_kind_says_where_it_stands(self):
        self.commit({"CLAUDE.md": "x\n", ".cursor/rules/a.mdc": "x\n",
                     ACTION: WORKFLOW.format("anthropic_api_key: ${{ secrets.KEY }}"),
                     ".aider.conf.yml": "# mine\nmodel: ollama/devstral\n"})
        tools = {tool["tool"]: tool for tool in self.scan()["tools_in_use"]}
        self.assertEqual(list(tools), ["Aider", "Claude Code", "Cursor"])
        signs = [(sign["kind"], sign["path"], sign["line"]) for sign in tools["Claude Code"]["signs"]]
        self.assertEqual(signs, [("setting", ACTION, 7), ("ci-action", ACTION, 5),
                                 ("file", "CLAUDE.md", 0)])
        self.assertEqual(tools["Claude Code"]["evidence"],
                         [f"{ACTION}:7", f"{ACTION}:5", "CLAUDE.md"])
        self.assertEqual(tools["Claude Code"]["judged_as"], "anthropic-api")
        self.assertEqual(tools["Cursor"]["signs"][0]["kind"], "folder")
        self.assertEqual(tools["Aider"]["plan"], "selfhosted-ollama")
        self.assertEqual(tools["Aider"]["verdict"], "acceptable")

    def test_a_trailer_tells_the_tool_and_shows_no_address(self):
        self.commit({"a.c": "int a;\n"})
        self.message(TRAILER)
        self.message(TRAILER)
        tool = self.one()
        self.assertEqual(tool["tool"], "Claude Code")
        [sign] = tool["signs"]
        self.assertEqual((sign["kind"], sign["commits"], sign["path"]), ("commit-trailer", 2, ""))
        self.assertEqual(sign["commit"], self.git("rev-parse", "HEAD"))
        for arguments in (["--verbose"], ["--format", "json"]):
            self.assertNotIn("noreply@", self.waybill("scan", *arguments))

    def test_authors_tell_the_tool(self):
        self.commit({"a.c": "int a;\n"})
        self.message("x", "--author", "copilot-swe-agent[bot] <1+Copilot@users.noreply.github.com>")
        self.message("x", "--author", "Sam (aider) <sam@example.com>")
        self.assertEqual([tool for tool, _, _ in self.tools()], ["Aider", "GitHub Copilot"])

    def test_the_walk_is_bounded(self):
        self.commit({"a.c": "int a;\n"})
        self.message(TRAILER)
        stream = "".join(
            f"commit refs/heads/main\ncommitter S <s@example.com> {1800000000 + i} +0000\n"
            f"data 1\nx\n{'from refs/heads/main^0' if i == 0 else ''}\n" for i in range(999))
        self.run_fast_import(stream)
        self.assertEqual([tool for tool, _, _ in self.tools()], ["Claude Code"])
        self.message("one more", "--date", "2030-01-01T00:00:00Z")
        self.assertEqual(self.tools(), [])

    def run_fast_import(self, stream):
        path = os.path.join(self.home, "stream")
        with open(path, "w", encoding="utf-8") as file:
            file.write(stream)
        done = self.run_in(["sh", "-c", f"git fast-import --quiet --force < {path}"])
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_shallow_clone_says_what_it_has(self):
        self.commit({"a.c": "int a;\n"})
        self.message(TRAILER)
        self.message("x")
        clone = os.path.join(self.home, "clone")
        for depth, tools in (("1", 0), ("2", 1)):
            self.run_in(["rm", "-rf", clone])
            self.git("clone", "-q", "--depth", depth, "file://" + self.root, clone)
            self.assertEqual(len(self.scan(clone)["tools_in_use"]), tools)

    def test_a_bare_repository_has_signs_too(self):
        self.commit({"CLAUDE.md": "x\n", "package.json": '{"dependencies": {"openai": "6"}}\n'})
        self.message("x\n\nCo-authored-by: Codex <noreply@openai.com>")
        bare = os.path.join(self.home, "bare.git")
        self.git("clone", "-q", "--bare", self.root, bare)
        report = self.scan(bare, "--rev", "HEAD")
        self.assertEqual([tool["tool"] for tool in report["tools_in_use"]], ["Claude Code", "Codex"])
        self.assertEqual([tool["tool"] for tool in report["product_calls"]], ["OpenAI API"])

    def test_a_history_tells_what_is_there_now(self):
        self.commit({"src/a.py": 'X = "MISTRAL_API_KEY"\n', ".aider.conf.yml": "model: gpt-5\n"})
        self.assertEqual(self.names("product_calls", "--history"), ["Mistral API"])
        self.git("rm", "-q", "src/a.py", ".aider.conf.yml")
        self.git("commit", "-qm", "gone")
        self.assertEqual(self.names("product_calls", "--history"), [])
        self.assertEqual(self.names("tools_in_use", "--history"), [])

    def test_jobs_make_no_difference(self):
        self.commit({f"a{i}/CLAUDE.md": "x\n" for i in range(60)} |
                    {f"b{i}/a.py": 'X = "MISTRAL_API_KEY"\n' for i in range(60)})
        one, four = (self.waybill("scan", "--format", "json", "--jobs", n) for n in ("1", "4"))
        self.assertEqual(one, four)


class NoSigns(Tools):
    def test_what_is_spoken_of_is_not_used(self):
        self.commit({"docs/a.md": "Use anthropics/claude-code-action@v1 and DEEPSEEK_API_KEY.\n",
                     "README.md": "Co-authored-by: Claude <noreply@anthropic.com>\n",
                     "tests/test_a.py": 'URL = "https://api.mistral.ai/v1"\n',
                     "vendor/x/CLAUDE.md": "x\n",
                     "vendor/x/package.json": '{"dependencies": {"openai": "6"}}\n',
                     "node_modules/y/a.js": 'fetch("https://api.openai.com/v1")\n',
                     "tests/fixtures/repo/.cursor/rules/a.mdc": "x\n",
                     "src/a.py": "# os.environ['XAI_API_KEY']\n",
                     ".env.example": "COHERE_API_KEY=\n"})
        report = self.scan()
        self.assertEqual(report["tools_in_use"], [])
        self.assertEqual(report["product_calls"], [])

    def test_the_products_dependency_fails_no_gate(self):
        self.commit({"package.json": '{"dependencies": {"openai": "6", "@anthropic-ai/sdk": "1"},\n'
                                     '"devDependencies": {"@anthropic-ai/claude-code": "2"}}\n',
                     "src/a.py": 'URL = "https://api.deepseek.com"\n', "AGENTS.md": "x\n"})
        report = self.scan("--owner", "startup", "--fail-on", "tool")
        self.assertEqual(report["tools_in_use"], [])
        self.assertEqual([(call["tool"], call["signs"][0]["line"]) for call in report["product_calls"]],
                         [("Anthropic API", 1), ("DeepSeek API", 1), ("OpenAI API", 1)])
        self.assertEqual([sign["tool"] for sign in report["weak_signs"]],
                         ["Claude Code", "Several agents"])

    def test_a_key_for_ci_is_not_the_products(self):
        self.commit({ACTION: WORKFLOW.format("anthropic_api_key: ${{ secrets.ANTHROPIC_API_KEY }}")})
        self.assertEqual(self.scan()["product_calls"], [])

    def test_an_archives_members_say_nothing(self):
        self.commit({"a/CLAUDE.md": "x\n", "a/a.py": 'X = "MISTRAL_API_KEY"\n'})
        self.run_in(["sh", "-c", "tar -cf a.tar a && git rm -rqf a && git add a.tar"])
        report = self.scan("--archives")
        self.assertEqual(report["tools_in_use"] + report["product_calls"], [])


class Plans(Tools):
    def test_the_input_of_a_job_tells_the_plan(self):
        for line, judged in (("claude_code_oauth_token: ${{ secrets.T }}", "anthropic-claude-code-max"),
                             ("anthropic_api_key: ${{ secrets.T }}", "anthropic-api"),
                             ("use_bedrock: true", "anthropic-bedrock"),
                             ("use_vertex: 'true'", "anthropic-vertex"),
                             ("use_bedrock: false", "anthropic-claude-code-max")):
            self.commit({ACTION: WORKFLOW.format(line), "CLAUDE.md": "x\n"})
            tool = self.one()
            self.assertEqual((tool["tool"], tool["judged_as"]), ("Claude Code", judged), line)
            self.assertIn("CLAUDE.md", tool["evidence"])
            told = ACTION in tool["judged_because"]
            self.assertEqual(told, "false" not in line, line)

    def test_two_plans_that_are_told_are_two_entries(self):
        self.commit({ACTION: WORKFLOW.format("use_bedrock: true"),
                     ".github/workflows/other.yml": WORKFLOW.format("anthropic_api_key: ${{ x }}"),
                     "CLAUDE.md": "x\n"})
        self.assertEqual([(plan, judged) for _, plan, judged in self.tools()],
                         [("", "anthropic-api"), ("anthropic-bedrock", "anthropic-bedrock")])

    def test_an_unknown_plan_is_judged_as_the_least_protective(self):
        self.commit({".cursorrules": "x\n", ".coderabbit.yaml": "x\n"})
        self.assertEqual(self.tools(), [("CodeRabbit", "", "unknown-plan"),
                                        ("Cursor", "", "cursor-free-off")])
        text = self.waybill("scan", "--owner", "startup")
        self.assertIn("Cursor, judged as cursor-free-off (the least protective of its 6 plans", text)

    def test_a_declaration_settles_the_plan(self):
        self.commit({".cursorrules": "x\n", ".waybill.yml": "tools_in_use: [cursor-teams]\n"})
        tool = self.one()
        self.assertEqual((tool["plan"], tool["judged_as"]), ("cursor-teams", "cursor-teams"))
        self.assertEqual(tool["evidence"], ["declared in .waybill.yml", ".cursorrules"])
        self.assertEqual(tool["judged_because"], "declared in .waybill.yml")
        # Of another tool it settles nothing.
        self.commit({"GEMINI.md": "x\n"})
        self.assertEqual([name for name, _, _ in self.tools()], ["Cursor", "Gemini CLI"])

    def test_a_declaration_settles_what_a_sign_tells(self):
        self.commit({ACTION: WORKFLOW.format("claude_code_oauth_token: ${{ secrets.T }}"),
                     ".waybill.yml": "tools_in_use: [anthropic-claude-code-team]\n"})
        self.assertEqual([plan for _, plan, _ in self.tools()], ["anthropic-claude-code-team"])


class From(Tools):
    def test_a_report_that_is_judged_again_has_the_same_tools(self):
        self.commit({".cursorrules": "x\n", "GEMINI.md": "x\n", "AGENTS.md": "x\n",
                     ".claudeignore": "x\n", ".waybill.yml": "tools_in_use: [cursor-teams]\n",
                     "package.json": '{"dependencies": {"openai": "6"}}\n',
                     ACTION: WORKFLOW.format("use_bedrock: true")})
        self.message("x\n\nCo-authored-by: Codex <noreply@openai.com>")
        saved = os.path.join(self.home, "report.json")
        self.waybill("scan", "--format", "json", "--owner", "startup", "--output", saved)
        with open(saved, encoding="utf-8") as file:
            report = json.load(file)
        again = json.loads(self.waybill("advise", "--from", saved, "--format", "json"))
        for key in ("tools_in_use", "product_calls", "weak_signs", "idle_files"):
            self.assertTrue(report[key], key)
            self.assertEqual(report[key], again[key], key)
        # Without the declaration the signs that it settled are signs again.
        path = os.path.join(self.home, "other.yml")
        with open(path, "w", encoding="utf-8") as file:
            file.write("owner: startup\n")
        other = json.loads(self.waybill("advise", "--from", saved, "--config", path,
                                        "--format", "json"))
        self.assertIn(("Cursor", "", "cursor-free-off"),
                      [(tool["tool"], tool["plan"], tool["judged_as"])
                       for tool in other["tools_in_use"]])


class Gate(Tools):
    def test_a_tool_in_use_that_is_not_acceptable_fails(self):
        self.commit({".cursorrules": "x\n"})
        for word in ("tool", "not-acceptable"):
            self.scan("--owner", "startup", "--fail-on", word, exits=1)
            self.scan("--owner", "personal", "--fail-on", word)
        self.commit({".waybill.yml": "owner: startup\ntools_in_use: [cursor-teams]\n"})
        self.scan("--fail-on", "tool")
        self.commit({".waybill.yml": "owner: startup\nfail_on: tool\n"
                                     "tools_in_use: [openai-chatgpt-free]\n"})
        self.scan(exits=1)
        text = self.waybill("scan", "--quiet", exits=1)
        self.assertIn("In use and not acceptable:", text)

    def test_a_commit_is_judged_by_what_it_brings(self):
        self.commit({"a.c": "int a;\n"})
        self.message(TRAILER)
        self.write({"b.c": "int b;\n"})
        self.git("add", "b.c")
        self.scan("--staged", "--owner", "startup", "--fail-on", "tool")
        self.write({"CLAUDE.md": "x\n"})
        self.git("add", "CLAUDE.md")
        self.scan("--staged", "--owner", "startup", "--fail-on", "tool", exits=1)


class Controls(Tools):
    def test_ignore_files_that_do_nothing_are_named(self):
        self.commit({".claudeignore": "x\n", "web/.copilotignore": "x\n",
                     ".cursorindexingignore": "x\n", ".cursorignore": "x\n"})
        files = {file["path"]: file for file in self.scan()["idle_files"]}
        self.assertEqual(list(files), [".claudeignore", ".cursorindexingignore", "web/.copilotignore"])
        self.assertEqual(files[".claudeignore"]["control"]["enforcement"], "none")
        self.assertEqual(files[".claudeignore"]["instead"]["into"], ".claude/settings.json")
        self.assertTrue(files[".claudeignore"]["control"]["source_date"])
        text = " ".join(self.waybill("scan").split())
        self.assertIn(".claudeignore does nothing: Claude Code does not read it. What works: "
                      "permissions.deny in .claude/settings.json.", text)
        self.assertNotIn(".cursorignore does nothing", text)

    def test_rules_for_what_was_found_are_written_out(self):
        self.commit({".cursorrules": "x\n", "CLAUDE.md": "x\n", ".aider.conf.yml": "x: y\n",
                     "src/store.py": key("a")})
        text = " ".join(self.waybill("scan", "--owner", "startup").split())
        self.assertIn("Cursor, into .cursorignore: src/store.py", text)
        self.assertIn('into permissions.deny of .claude/settings.json: "Read(./src/store.py)"', text)
        self.assertIn("git-commit-verify: true", text)
        self.assertIn("rotate it: what was pushed or sent to a tool cannot be called back", text)


class Hostile(Tools):
    def test_names_reach_no_terminal(self):
        name = "a\x1b[2J\u202eb"
        self.commit({f"{name}/CLAUDE.md": "x\n", f"{name}/a.py": 'X = "MISTRAL_API_KEY"\n',
                     f"{name}/.claudeignore": "x\n"})
        for arguments in (["--verbose"], ["--format", "json"]):
            text = self.waybill("scan", *arguments)
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)
            self.assertIn("CLAUDE.md", text)

    def test_messages_of_any_kind_are_read(self):
        self.commit({"a.c": "int a;\n"})
        self.message("x" * 20000 + "\n\n" + "Co-authored-by: " * 5000 + "\x07\x1b[2J")
        self.message("\n\n\nMerge branch ''\n\n: <>\nCo-authored-by: <")
        self.assertEqual(self.tools(), [])

    def test_a_commit_as_large_as_a_book_is_left_out(self):
        self.commit({"a.c": "int a;\n"})
        path = os.path.join(self.home, "message")
        with open(path, "w", encoding="utf-8") as file:
            file.write("x\n\nCo-authored-by: Claude <noreply@anthropic.com>\n" + "y" * 2000000)
        self.git("commit", "-q", "--allow-empty", "-F", path)
        self.assertEqual(self.tools(), [])


if __name__ == "__main__":
    unittest.main()
