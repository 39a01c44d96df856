// Which AI tools left files, whatever the order the files come in.
#include "tools_seen.h"

#include "unit.h"

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct tools_seen *seen_in(const char *const *paths)
{
    struct tools_seen *seen = ARENA_NEW(&memory, struct tools_seen);
    seen->memory = &memory;
    for (; *paths; paths++)
        tools_seen_path(seen, &(struct blob){.path = slice_of_string(*paths)});
    return seen;
}

#define SEEN(...) seen_in((const char *const[]){__VA_ARGS__, NULL})

// "TOOL: PATH PATH; TOOL: PATH", sorted.
static const char *says(struct tools_seen *seen)
{
    struct tools_seen *sorted = ARENA_NEW(&memory, struct tools_seen);
    struct slice said = SLICE("");
    sorted->memory = &memory;
    tools_seen_merge(sorted, seen);
    for (size_t i = 0; i < sorted->count; i++) {
        const struct tool_seen *item = &sorted->items[i];
        bool same =
            i > 0 && slice_equals(item->footprint->tool, sorted->items[i - 1].footprint->tool);
        if (same)
            said = arena_printf(&memory, "%.*s %.*s", SLICE_ARG(said), SLICE_ARG(item->path));
        else
            said = arena_printf(&memory, "%.*s%s%.*s: %.*s", SLICE_ARG(said), i ? "; " : "",
                                SLICE_ARG(item->footprint->tool), SLICE_ARG(item->path));
    }
    return arena_copy(&memory, said).ptr;
}

static void a_tools_files_are_seen_wherever_they_lie(void **state)
{
    (void)state;
    assert_string_equal(says(SEEN("src/main.c", "CLAUDE.md", "web/.cursor/rules/a.mdc")),
                        "Claude Code: CLAUDE.md; Cursor: web/.cursor/rules/a.mdc");
    assert_string_equal(says(SEEN("src/main.c", "claude.py")), "");
}

static void files_of_vendored_code_are_somebody_elses(void **state)
{
    (void)state;
    assert_string_equal(says(SEEN("node_modules/x/CLAUDE.md", "vendor/y/.cursor/rules/a.mdc",
                                  "tests/fixtures/a/CLAUDE.md")),
                        "");
}

static void a_tool_keeps_its_first_paths_in_byte_order(void **state)
{
    const char *few = "Claude Code: a/CLAUDE.md b/CLAUDE.md c/CLAUDE.md d/CLAUDE.md";
    (void)state;
    assert_int_equal(EVIDENCE_PER_TOOL, 4);
    assert_string_equal(
        says(SEEN("a/CLAUDE.md", "b/CLAUDE.md", "c/CLAUDE.md", "d/CLAUDE.md", "e/CLAUDE.md")), few);
    assert_string_equal(says(SEEN("e/CLAUDE.md", "d/CLAUDE.md", "c/CLAUDE.md", "b/CLAUDE.md",
                                  "f/CLAUDE.md", "a/CLAUDE.md")),
                        few);
}

static void a_path_is_told_once_whatever_gives_it_away(void **state)
{
    (void)state;
    assert_string_equal(says(SEEN(".claude/CLAUDE.md", ".claude/CLAUDE.md")),
                        "Claude Code: .claude/CLAUDE.md");
}

static void signs_do_not_push_proof_out(void **state)
{
    (void)state;
    assert_string_equal(says(SEEN("a/.claudeignore", "b/.claudeignore", "c/.claudeignore",
                                  "d/.claudeignore", "e/.claudeignore", "z/CLAUDE.md")),
                        "Claude Code: z/CLAUDE.md a/.claudeignore b/.claudeignore c/.claudeignore "
                        "d/.claudeignore");
}

static struct tools_seen *seen_in_commit(const char *author, const char *message)
{
    struct tools_seen *seen = ARENA_NEW(&memory, struct tools_seen);
    seen->memory = &memory;
    tools_seen_commit(
        seen, &(struct commit_words){SLICE("0123456789abcdef"), slice_of_string(author),
                                     SLICE("Sam <sam@example.com>"), slice_of_string(message)});
    return seen;
}

static const char *tools_of(const char *author, const char *message)
{
    struct tools_seen *seen = seen_in_commit(author, message);
    struct slice said = SLICE("");
    tools_seen_sort(seen);
    for (size_t i = 0; i < seen->count; i++) {
        const struct footprint *footprint = seen->items[i].footprint;
        said = arena_printf(&memory, "%.*s%s%.*s %s%s", SLICE_ARG(said), i ? "; " : "",
                            SLICE_ARG(footprint->tool), footprint_kind_word(footprint->kind),
                            footprint->claim == CLAIM_USED ? "" : " (weak)");
    }
    return arena_copy(&memory, said).ptr;
}

static void a_commit_says_who_helped(void **state)
{
    static const struct {
        const char *author, *message, *tools;
    } rows[] = {
        {"Sam <sam@example.com>",
         "Fix it\n\nCo-authored-by: Claude Opus 4 <noreply@anthropic.com>\n",
         "Claude Code commit-trailer"},
        {"Sam <sam@example.com>", "Fix it\n\nco-authored-BY: claude <noreply@anthropic.com>\r\n",
         "Claude Code commit-trailer"},
        {"Sam <sam@example.com>",
         "Fix it\n\n\xF0\x9F\xA4\x96 Generated with [Claude Code](https://claude.com)\n",
         "Claude Code commit-message"},
        {"Sam (aider) <sam@example.com>", "Fix it", "Aider commit-author"},
        {"Sam <sam@example.com>", "Fix\n\nCo-authored-by: aider (openai/gpt-5) <aider@aider.chat>",
         "Aider commit-trailer"},
        {"copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>", "Fix it",
         "GitHub Copilot commit-author"},
        {"Sam <sam@example.com>", "Fix\n\nAmp-Thread-ID: https://ampcode.com/threads/T-1",
         "Amp commit-trailer"},
        {"Sam <sam@example.com>", "Merge pull request #3 from sam/codex/fix-it\n\nFix it",
         "Codex branch (weak)"},
        {"Sam <sam@example.com>", "Merge branch 'claude/issue-3'", "Claude Code branch (weak)"},
        {"Sam <sam@example.com>", "Fix\n\nAssisted-by: something",
         "Several agents commit-trailer (weak)"},
        {"Claude Debussy <claude@example.com>", "La mer", ""},
        {"Sam <sam@example.com>", "Co-authored-by: Claude <noreply@anthropic.com>", ""},
        {"Sam <sam@example.com>",
         "Document it\n\n    Co-authored-by: Claude <noreply@anthropic.com>", ""},
        {"Sam <sam@example.com>",
         "Say no to it\n\nNo more Co-authored-by: Claude <noreply@anthropic.com>", ""},
        {"Sam <sam@example.com>", "codex/fix-it is merged", ""},
        {"", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(tools_of(rows[i].author, rows[i].message), rows[i].tools);
}

static void commits_are_counted_and_the_latest_is_kept(void **state)
{
    struct tools_seen *seen = seen_in_commit("Sam (aider) <a@b.example>", "x");
    (void)state;
    tools_seen_commit(seen,
                      &(struct commit_words){SLICE("older"), SLICE("Sam (aider) <a@b.example>"),
                                             SLICE("Sam (aider) <a@b.example>"), SLICE("y")});
    assert_int_equal(seen->count, 1);
    assert_int_equal(seen->items[0].commits, 2);
    assert_slice(seen->items[0].commit, "0123456789abcdef");
}

static void a_message_may_be_of_any_size(void **state)
{
    size_t size = 1 << 20;
    char *message = arena_alloc(&memory, size + 1);
    (void)state;
    memset(message, '\n', size);
    message[size] = '\0';
    assert_string_equal(tools_of("Sam <sam@example.com>", message), "");
    memset(message, 'C', size);
    assert_string_equal(tools_of(message, message), "");
}

static void there_is_room_for_all_footprints_of_commits(void **state)
{
    (void)state;
    assert_true(seen_in_commit("", "")->of_commits_count < FOOTPRINTS_OF_COMMITS);
}

static void ignore_files_are_kept_with_their_first_path(void **state)
{
    struct tools_seen *seen =
        SEEN("web/.claudeignore", "src/.cursorignore", ".claudeignore", "vendor/x/.copilotignore");
    struct tools_seen *sorted = ARENA_NEW(&memory, struct tools_seen);
    (void)state;
    sorted->memory = &memory;
    tools_seen_merge(sorted, seen);
    assert_int_equal(sorted->control_count, 2);
    assert_slice(sorted->controls[0].path, ".claudeignore");
    assert_int_equal(sorted->controls[0].control->enforcement, ENFORCEMENT_NONE);
    assert_slice(sorted->controls[1].path, "src/.cursorignore");
}

static void workers_put_together_say_what_one_says(void **state)
{
    struct tools_seen *one = SEEN("a/CLAUDE.md", "c/CLAUDE.md", "e/CLAUDE.md", "g/CLAUDE.md",
                                  ".cursor/rules/a.mdc", "b/CLAUDE.md", "d/CLAUDE.md");
    struct tools_seen *first = SEEN("a/CLAUDE.md", "c/CLAUDE.md", "e/CLAUDE.md", "g/CLAUDE.md");
    struct tools_seen *second = SEEN(".cursor/rules/a.mdc", "b/CLAUDE.md", "d/CLAUDE.md");
    const char *alone = says(one);
    (void)state;
    tools_seen_merge(first, second);
    assert_string_equal(says(first), alone);
    struct tools_seen *other_way = SEEN("d/CLAUDE.md", "b/CLAUDE.md", ".cursor/rules/a.mdc");
    tools_seen_merge(other_way, SEEN("g/CLAUDE.md", "e/CLAUDE.md", "c/CLAUDE.md", "a/CLAUDE.md"));
    assert_string_equal(says(other_way), alone);
}

static void a_path_belongs_to_its_list(void **state)
{
    char path[] = "x/CLAUDE.md";
    struct tools_seen *seen = SEEN(path);
    (void)state;
    memset(path, '#', sizeof path - 1); // as the source does with the next file's path
    assert_string_equal(says(seen), "Claude Code: x/CLAUDE.md");
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_tools_files_are_seen_wherever_they_lie),
        TEST(files_of_vendored_code_are_somebody_elses),
        TEST(a_tool_keeps_its_first_paths_in_byte_order),
        TEST(a_path_is_told_once_whatever_gives_it_away),
        TEST(signs_do_not_push_proof_out),
        TEST(a_commit_says_who_helped),
        TEST(commits_are_counted_and_the_latest_is_kept),
        TEST(a_message_may_be_of_any_size),
        TEST(there_is_room_for_all_footprints_of_commits),
        TEST(ignore_files_are_kept_with_their_first_path),
        TEST(workers_put_together_say_what_one_says),
        TEST(a_path_belongs_to_its_list),
    };
    return RUN_TESTS(tests);
}
