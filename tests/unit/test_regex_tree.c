#include "regex_tree.h"

#include "exclude.h"
#include "unit.h"

enum { ROOM = 64 };

static struct arena memory;
static struct err err;
static unsigned groups;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static const struct regex_node *parsed(const char *regex)
{
    err = (struct err){0};
    const struct regex_node *tree = regex_parse(slice_of_string(regex), &groups, &memory, &err);
    if (!tree)
        fail_msg("%s: %s", regex, err.message);
    return tree;
}

static void assert_refused(const char *regex, const char *message)
{
    err = (struct err){0};
    if (regex_parse(slice_of_string(regex), &groups, &memory, &err))
        fail_msg("taken: %s", regex);
    assert_string_equal(err.message, message);
}

static void what_re2_has_not_is_refused(void **state)
{
    char deep[200];
    (void)state;
    assert_refused("a(?!b)", "at character 4: a group of a kind that RE2 does not have");
    assert_refused("(?<=a)b", "at character 3: a group of a kind that RE2 does not have");
    assert_refused("(a)\\1", "at character 5: an escape that is not known here");
    assert_refused("\\pL", "at character 2: a class of Unicode");
    assert_refused("a**", "at character 4: a repetition of a repetition");
    assert_refused("+a", "at character 1: nothing stands before it that could be repeated");
    assert_refused("(a", "at character 3: a '(' without its ')'");
    assert_refused("a)", "at character 2: a ')' without its '('");
    assert_refused("[a", "at character 3: a '[' without its ']'");
    assert_refused("[z-a]", "at character 5: a range that runs backwards");
    assert_refused("\\x{100}", "at character 8: a character by its number that is not ASCII");
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    assert_refused(deep, "at character 65: nested too deeply");
}

static void groups_are_counted(void **state)
{
    (void)state;
    parsed("(a)(?:b)(?P<n>c(?<m>d))(?i)(?s:e)");
    assert_int_equal(groups, 3);
    parsed("\\(a\\)[(]{2}");
    assert_int_equal(groups, 0);
}

// The literals with commas between, "!" behind where they are of either case.
static const char *literals(const char *regex)
{
    struct slice found[ROOM], said = arena_copy(&memory, SLICE(""));
    bool folded = false;
    size_t count = regex_literals(parsed(regex), 4, found, ROOM, &folded, &memory);
    for (size_t i = 0; i < count; i++)
        said =
            arena_printf(&memory, "%.*s%s%.*s", SLICE_ARG(said), i ? "," : "", SLICE_ARG(found[i]));
    return folded ? arena_printf(&memory, "%.*s!", SLICE_ARG(said)).ptr : said.ptr;
}

static void what_every_match_holds_is_found(void **state)
{
    (void)state;
    assert_string_equal(literals("acme_[a-z]{12}"), "acme_");
    assert_string_equal(literals("\\bx\\.y-(?:z)w\\b[0-9]+"), "x.y-zw");
    assert_string_equal(literals("(?i)acme.{0,20}key=([a-z]+)"), "acme!");
    assert_string_equal(literals("(?:alpha|bravo)-[0-9]"), "alpha,bravo");
    assert_string_equal(literals("(?:alpha|bra)-longer[0-9]"), "-longer");
    assert_string_equal(literals("(longest)?short"), "short");
    assert_string_equal(literals("(longest){2}short"), "longest");
    assert_string_equal(literals("\\Qa.b*c\\E\\x2d?"), "a.b*c");
    assert_string_equal(literals("(?:alpha|[a-z]+)x"), "");
    assert_string_equal(literals("abc[0-9]"), "");
    assert_string_equal(literals("(?i:1234)5"), "12345");
}

static const char *sample(const char *regex, unsigned value)
{
    struct buf out;
    buf_init(&out, 1000);
    bool made = regex_sample(parsed(regex), value, &out);
    const char *text = arena_copy(&memory, buf_slice(&out)).ptr;
    buf_release(&out);
    return made ? text : NULL;
}

static void an_example_is_a_shape(void **state)
{
    (void)state;
    assert_string_equal(sample("acme_[a-f0-9]{12}", 0), "acme_<[0-9a-f]{12}>");
    assert_string_equal(sample("key\\s*[:=]\\s*['\"]([0-9A-Z_]+)['\"]", 1),
                        "key:\"<[0-9A-Z]{24}>\"");
    assert_string_equal(sample("(?:a|b)(c{2}|d)+.{0,9}?e$", 1), "acce");
    assert_string_equal(sample("x[a-bz]", 0), "x<[abz]{1}>");
    assert_string_equal(sample("[0-9]{4,90}-[.,]{3}", 0), "<[0-9]{24}>-,,,");
    assert_null(sample("a\\x01", 0));
    assert_null(sample("[^ -~]", 0));
    assert_null(sample("(ab){900}", 0));
}

static const char *globs(const char *regex)
{
    struct slice found[ROOM], said = arena_copy(&memory, SLICE(""));
    size_t count = regex_globs(parsed(regex), found, ROOM, &memory);
    for (size_t i = 0; i < count; i++)
        said =
            arena_printf(&memory, "%.*s%s%.*s", SLICE_ARG(said), i ? " " : "", SLICE_ARG(found[i]));
    return said.ptr;
}

static void regexes_of_paths_become_globs(void **state)
{
    (void)state;
    assert_string_equal(globs("node_modules"), "*node_modules*");
    assert_string_equal(globs("(^|/)vendor/"), "/vendor/ **/vendor/");
    assert_string_equal(globs("\\.min\\.js$"), "*.min.js");
    assert_string_equal(globs("^docs/.*"), "/docs/");
    assert_string_equal(globs("^docs/.*\\.md$"), "/docs/**/*.md");
    assert_string_equal(globs("^a/[^/]*\\.md$"), "/a/*.md");
    assert_string_equal(globs("(.*?)(jpg|gif)$"), "*jpg *gif");
    assert_string_equal(globs("(?i)\\.p12$"), "*.[pP]12");
    assert_string_equal(globs("a/b"), "**/*a/b*");
    assert_string_equal(globs("^go.sum$"), "/go?sum");
    assert_string_equal(globs("\\[x\\]\\*"), "*\\[x]\\**");
    assert_string_equal(globs("a.*b"), "");
    assert_string_equal(globs(".*"), "");
    assert_string_equal(globs("[a-z]+\\.txt"), "");
    assert_string_equal(globs("\\bx"), "");
    assert_string_equal(globs("a$b"), "");
}

static void globs_leave_out_what_the_regex_finds(void **state)
{
    static const struct {
        const char *regex, *in, *out;
    } cases[] = {
        {"node_modules", "a/node_modules/b.js", "a/modules/b.js"},
        {"(^|/)vendor/", "vendor/a", "a/myvendor/b"},
        {"(^|/)vendor/", "a/vendor/b", "vendor"},
        {"a/b", "xa/by/c", "x/a/c/b"},
        {"^docs/.*\\.md$", "docs/a/b.md", "a/docs/b.md"},
        {"^docs/.*\\.md$", "docs/b.md", "docs/b.txt"},
        {"(?i)\\.(?:png|jpe?g)$", "x/a.JPG", "x/a.gif"},
        {"^a\\.py$", "a.py", "x/a.py"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slice found[ROOM];
        struct exclude exclude = {0};
        size_t count = regex_globs(parsed(cases[i].regex), found, ROOM, &memory);
        assert_true(count > 0);
        for (size_t j = 0; j < count; j++)
            assert_true(exclude_add(&exclude, found[j], &memory, &err));
        if (!exclude_has_file(&exclude, slice_of_string(cases[i].in)) ||
            exclude_has_file(&exclude, slice_of_string(cases[i].out)))
            fail_msg("%s: %s, %s", cases[i].regex, cases[i].in, cases[i].out);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, release)
    const struct CMUnitTest tests[] = {
        TEST(what_re2_has_not_is_refused),     TEST(groups_are_counted),
        TEST(what_every_match_holds_is_found), TEST(an_example_is_a_shape),
        TEST(regexes_of_paths_become_globs),   TEST(globs_leave_out_what_the_regex_finds),
    };
    return RUN_TESTS(tests);
}
