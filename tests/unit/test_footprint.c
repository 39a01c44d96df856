#include "footprint.h"

#include "plan.h"

#include "unit.h"

static bool fits(const char *glob, const char *path)
{
    const struct footprint footprint = {.mark = slice_of_string(glob)};
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

// The one that says most.
static const struct footprint *found(const char *path)
{
    const struct footprint *best = NULL;
    for (size_t i = 0; i < footprint_count; i++)
        if (footprints[i].kind == FOOTPRINT_PATH &&
            footprint_fits(&footprints[i], slice_of_string(path)) &&
            (!best || footprints[i].claim < best->claim))
            best = &footprints[i];
    return best;
}

static void the_table_knows_the_tools(void **state)
{
    static const struct {
        const char *path, *tool;
        enum footprint_claim claim;
    } rows[] = {
        {"CLAUDE.md", "Claude Code", CLAIM_USED},
        {"AGENTS.md", "Several agents", CLAIM_WEAK},
        {".cursor/rules/a.mdc", "Cursor", CLAIM_USED},
        {".github/copilot-instructions.md", "GitHub Copilot", CLAIM_USED},
        {".codex/config.toml", "Codex", CLAIM_USED},
        {".gemini/settings.json", "Gemini CLI", CLAIM_USED},
        {".vibe/config.toml", "Mistral Vibe", CLAIM_USED},
        {".aider.conf.yml", "Aider", CLAIM_USED},
        {".continue/config.yaml", "Continue", CLAIM_USED},
        {".windsurfrules", "Windsurf", CLAIM_USED},
        {".clinerules", "Cline", CLAIM_USED},
        {"opencode.json", "OpenCode", CLAIM_USED},
        {"models/q4.gguf", "llama.cpp", CLAIM_WEAK},
        {"litellm_config.yaml", "A framework for many models", CLAIM_PRODUCT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct footprint *footprint = found(rows[i].path);
        assert_non_null(footprint);
        assert_slice(footprint->tool, rows[i].tool);
        assert_int_equal(footprint->claim, rows[i].claim);
    }
    assert_null(found("src/main.c"));
    assert_null(found("claude.md.txt"));
}

static void a_glob_of_text_takes_any_bytes_and_case(void **state)
{
    (void)state;
    assert_true(footprint_glob_fits(SLICE("a*c"), SLICE("A/b\nC")));
    assert_true(footprint_glob_fits(SLICE("*"), SLICE("")));
    assert_true(footprint_glob_fits(SLICE("*x*"), SLICE("axb")));
    assert_false(footprint_glob_fits(SLICE("a*c"), SLICE("abcd")));
    assert_false(footprint_glob_fits(SLICE("a"), SLICE("")));
    assert_false(footprint_glob_fits(SLICE(""), SLICE("a")));
    // Whoever writes a commit chooses the text: stars must not multiply.
    char text[512];
    memset(text, 'a', sizeof text);
    assert_false(footprint_glob_fits(SLICE("*a*a*a*a*a*a*a*b"), slice_of(text, sizeof text)));
}

static void each_tool_has_plans_that_are_there(void **state)
{
    (void)state;
    assert_true(footprint_tool_count > 40);
    for (size_t i = 0; i < footprint_count; i++) {
        const struct footprint_tool *tool = footprint_tool_find(footprints[i].tool);
        assert_non_null(tool);
        assert_true(tool->plans->len > 0);
        for (const struct slice *id = tool->plans; id->len; id++)
            assert_non_null(plan_find(&builtin_plans, *id));
        for (const struct slice *id = footprints[i].plans; id->len; id++)
            assert_non_null(plan_find(&builtin_plans, *id));
    }
}

static void no_dependency_proves_a_tool_in_use(void **state)
{
    (void)state;
    for (size_t i = 0; i < footprint_count; i++)
        if (footprints[i].kind == FOOTPRINT_PACKAGE || footprints[i].kind == FOOTPRINT_HOST ||
            footprints[i].kind == FOOTPRINT_ENV)
            assert_int_not_equal(footprints[i].claim, CLAIM_USED);
}

static void the_table_is_in_order_without_repeats(void **state)
{
    (void)state;
    for (size_t i = 1; i < footprint_count; i++)
        assert_true(footprint_compare(&footprints[i - 1], &footprints[i]) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_found_at_any_depth),
        cmocka_unit_test(a_folder_is_found_by_any_file_in_it),
        cmocka_unit_test(a_star_does_not_cross_a_slash),
        cmocka_unit_test(the_table_knows_the_tools),
        cmocka_unit_test(a_glob_of_text_takes_any_bytes_and_case),
        cmocka_unit_test(each_tool_has_plans_that_are_there),
        cmocka_unit_test(no_dependency_proves_a_tool_in_use),
        cmocka_unit_test(the_table_is_in_order_without_repeats),
    };
    return RUN_TESTS(tests);
}
