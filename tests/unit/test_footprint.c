#include "footprint.h"

#include "unit.h"

static bool fits(const char *glob, const char *path)
{
    const struct footprint footprint = {.path_glob = slice_of_string(glob)};
    return footprint_fits(&footprint, slice_of_string(path));
}

static void a_file_is_found_at_any_depth(void **state)
{
    (void)state;
    assert_true(fits("CLAUDE.md", "CLAUDE.md"));
    assert_true(fits("CLAUDE.md", "services/api/CLAUDE.md"));
    assert_false(fits("CLAUDE.md", "NOTCLAUDE.md"));
    assert_false(fits("CLAUDE.md", "CLAUDE.md.bak"));
    assert_false(fits("CLAUDE.md", "CLAUDE.md/x"));
    assert_true(fits(".vscode/mcp.json", "web/.vscode/mcp.json"));
    assert_false(fits(".vscode/mcp.json", ".vscode/x/mcp.json"));
    assert_false(fits("CLAUDE.md", ""));
}

static void a_folder_is_found_by_any_file_in_it(void **state)
{
    (void)state;
    assert_true(fits(".claude/", ".claude/settings.json"));
    assert_true(fits(".claude/", "web/.claude/agents/a.md"));
    assert_false(fits(".claude/", ".claude"));
    assert_false(fits(".claude/", "a.claude/x"));
    assert_false(fits(".claude/", ".claudex/x"));
}

static void a_star_does_not_cross_a_slash(void **state)
{
    (void)state;
    assert_true(fits("*.gguf", "models/a.b.gguf"));
    assert_false(fits("*.gguf", "models/a.gguf/x"));
    assert_true(fits(".aider*", ".aider.conf.yml"));
    assert_true(fits(".aider*", ".aider"));
    assert_false(fits(".aider*", ".aider.tags.cache.v4/cache.db"));
    assert_true(fits(".aider.tags.cache.v*/", ".aider.tags.cache.v4/cache.db"));
    assert_true(fits(".github/prompts/*.prompt.md", ".github/prompts/a.prompt.md"));
    assert_false(fits(".github/prompts/*.prompt.md", ".github/prompts/b/a.prompt.md"));
}

static const struct footprint *found(const char *path)
{
    for (size_t i = 0; i < footprint_count; i++)
        if (footprint_fits(&footprints[i], slice_of_string(path)))
            return &footprints[i];
    return NULL;
}

static void the_table_knows_the_tools(void **state)
{
    static const struct {
        const char *path, *tool, *plan;
        bool weak;
    } rows[] = {
        {"CLAUDE.md", "Claude Code", "", false},
        {"AGENTS.md", "Several agents", "", true},
        {".cursor/rules/a.mdc", "Cursor", "", false},
        {".github/copilot-instructions.md", "GitHub Copilot", "", false},
        {".codex/config.toml", "Codex", "", false},
        {".gemini/settings.json", "Gemini CLI", "", false},
        {".vibe/config.toml", "Mistral Vibe", "", false},
        {".aider.conf.yml", "Aider", "aider", false},
        {".continue/config.yaml", "Continue", "continue", false},
        {".windsurfrules", "Windsurf", "", false},
        {".clinerules", "Cline", "", false},
        {"opencode.json", "OpenCode", "", false},
        {"models/q4.gguf", "llama.cpp", "selfhosted-llamacpp", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct footprint *footprint = found(rows[i].path);
        assert_non_null(footprint);
        assert_slice(footprint->tool, rows[i].tool);
        assert_slice(footprint->plan, rows[i].plan);
        assert_int_equal(footprint->weak, rows[i].weak);
    }
    assert_null(found("src/main.c"));
    assert_null(found("claude.md.txt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_found_at_any_depth),
        cmocka_unit_test(a_folder_is_found_by_any_file_in_it),
        cmocka_unit_test(a_star_does_not_cross_a_slash),
        cmocka_unit_test(the_table_knows_the_tools),
    };
    return RUN_TESTS(tests);
}
