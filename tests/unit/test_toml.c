#include "toml.h"

#include "unit.h"

static struct arena memory;
static struct yaml tree;
static struct err err;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static const struct yaml_node *parsed(const char *text)
{
    err = (struct err){0};
    if (!toml_parse(&tree, SLICE("a.toml"), slice_of_string(text), &memory, &err))
        fail_msg("%s", err.message);
    return tree.root;
}

static void assert_refused(const char *text, const char *message)
{
    err = (struct err){0};
    if (toml_parse(&tree, SLICE("a.toml"), slice_of_string(text), &memory, &err))
        fail_msg("taken: %s", text);
    if (!slice_starts_with(slice_of_string(err.message), slice_of_string(message)))
        fail_msg("'%s' does not begin with '%s'", err.message, message);
}

static struct slice text_at(const struct yaml_node *table, const char *key)
{
    const struct yaml_node *node = yaml_get(table, key);
    assert_non_null(node);
    assert_int_equal(node->kind, YAML_SCALAR);
    return node->scalar;
}

static void texts_have_four_forms(void **state)
{
    const struct yaml_node *root = parsed("a = \"x\\t\\u00e9\\\"\" # more\n"
                                          "b = '\\d+'\r\n"
                                          "c = '''\n'a' \\b\n''''\n"
                                          "d = \"\"\"\\\n  one \\\n\n   two\"\"\"\n");
    (void)state;
    assert_slice(text_at(root, "a"), "x\t\xc3\xa9\"");
    assert_slice(text_at(root, "b"), "\\d+");
    assert_slice(text_at(root, "c"), "'a' \\b\n'");
    assert_slice(text_at(root, "d"), "one two");
    assert_true(yaml_get(root, "a")->quoted);
}

static void tables_and_arrays_of_tables_nest(void **state)
{
    const struct yaml_node *root = parsed("title = 't'\n[a.b]\nx = 1\n[[r]]\nid = 'one'\n"
                                          "[r.allow]\np = [ 'x', # first\n 'y',\n]\n"
                                          "[[r.more]]\nk = true\n[[r]]\nid = 'two'\n"
                                          "q.s = {u = 1.5, v = []}\n[[r.more]]\n");
    const struct yaml_node *one = yaml_get(root, "r")->child;
    (void)state;
    assert_slice(text_at(yaml_get(yaml_get(root, "a"), "b"), "x"), "1");
    assert_slice(text_at(one, "id"), "one");
    assert_slice(yaml_get(yaml_get(one, "allow"), "p")->child->next->scalar, "y");
    assert_slice(text_at(yaml_get(one, "more")->child, "k"), "true");
    assert_slice(text_at(one->next, "id"), "two");
    assert_slice(text_at(yaml_get(yaml_get(one->next, "q"), "s"), "u"), "1.5");
    assert_null(one->next->next);
    assert_int_equal(yaml_get(one->next, "id")->line, 13);
    assert_int_equal(yaml_get(one->next, "id")->column, 6);
}

static void mistakes_have_their_place(void **state)
{
    (void)state;
    assert_refused("a", "a.toml:1:2: '=' was expected");
    assert_refused("\na = ", "a.toml:2:5: a value");
    assert_refused("a = 1\na = 2\n", "a.toml:2:3: this key has a value already");
    assert_refused("a = 'x\n", "a.toml:1:7: a text whose closing quote");
    assert_refused("a = '''x", "a.toml:1:9: a text whose closing quote");
    assert_refused("a = \"\\d\"", "a.toml:1:8: an escape that TOML does not have");
    assert_refused("a = \"\\ud800\"", "a.toml:1:12: an escape that is no character");
    assert_refused("a = [1 2]", "a.toml:1:8: ',' or ']'");
    assert_refused("a = {b = 1", "a.toml:1:11: ',' or '}'");
    assert_refused("[a", "a.toml:1:3: the table's closing bracket");
    assert_refused("a = 1\n[a]\n", "a.toml:2:4: this key has a value that is no table");
    assert_refused("[a]\n[[a]]\n", "a.toml:2:6: this key has a value that is no array");
    assert_refused("a = 1 b = 2", "a.toml:1:7: the end of the line");
    assert_refused("= 1", "a.toml:1:1: a key");
}

static void ceilings_hold(void **state)
{
    char deep[200];
    (void)state;
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    memcpy(deep, "a = ", 4);
    assert_refused(deep, "a.toml:1:30: nested too deeply");
    char *many = arena_alloc(&memory, 6 * (TOML_MOST_CHILDREN + 2));
    for (size_t i = 0; i <= TOML_MOST_CHILDREN; i++)
        memcpy(many + 6 * i, "[[a]]\n", 6);
    assert_refused(many, "a.toml:5001:6: more entries");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, release)
    const struct CMUnitTest tests[] = {
        TEST(texts_have_four_forms),
        TEST(tables_and_arrays_of_tables_nest),
        TEST(mistakes_have_their_place),
        TEST(ceilings_hold),
    };
    return RUN_TESTS(tests);
}
