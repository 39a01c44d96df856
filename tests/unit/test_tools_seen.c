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
        tools_seen_path(seen, slice_of_string(*paths));
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
    assert_string_equal(says(SEEN("node_modules/x/CLAUDE.md", "vendor/y/.cursor/rules/a.mdc")), "");
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
                                  "d/.claudeignore", "z/CLAUDE.md")),
                        "Claude Code: a/.claudeignore b/.claudeignore c/.claudeignore z/CLAUDE.md");
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
        TEST(workers_put_together_say_what_one_says),
        TEST(a_path_belongs_to_its_list),
    };
    return RUN_TESTS(tests);
}
