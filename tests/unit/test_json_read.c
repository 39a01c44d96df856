#include "json_read.h"

#include "buf.h"
#include "unit.h"

static struct arena memory;
static struct err err;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static const struct json_node *parsed(const char *text)
{
    const struct json_node *root;
    err = (struct err){0};
    if (!json_parse(&root, SLICE("a.json"), slice_of_string(text), &memory, &err))
        fail_msg("%s", err.message);
    return root;
}

static void assert_refused(const char *text, const char *message)
{
    const struct json_node *root;
    err = (struct err){0};
    assert_false(json_parse(&root, SLICE("a.json"), slice_of_string(text), &memory, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    if (!slice_starts_with(slice_of_string(err.message), slice_of_string(message)))
        fail_msg("'%s' does not begin with '%s'", err.message, message);
}

static void assert_at(const struct json_node *node, unsigned line, unsigned column)
{
    assert_non_null(node);
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

static void every_value_has_its_place(void **state)
{
    const struct json_node *root = parsed("{\"a\": [1,\n  {\"b\" :\n\"c\\\"]\\\\\"}, [ ], {}],\n"
                                          " \"d\": null, \"e\": -2.5e3, \"f\": true}\n");
    const struct json_node *a = json_find(root, "a"), *item = a->child;
    (void)state;
    assert_at(root, 1, 1);
    assert_at(a, 1, 7);
    assert_int_equal(a->kind, JSON_LIST);
    assert_at(item, 1, 8);
    assert_int_equal(item->whole, 1);
    assert_at(item->next, 2, 3);
    assert_at(json_find(item->next, "b"), 3, 1);
    assert_slice(json_find_text(item->next, "b"), "c\"]\\");
    assert_at(item->next->next, 3, 12);
    assert_at(item->next->next->next, 3, 17);
    assert_null(item->next->next->next->next);
    assert_at(json_find(root, "d"), 4, 7);
    assert_int_equal(json_find(root, "d")->kind, JSON_NOTHING);
    assert_int_equal(json_find(root, "e")->kind, JSON_OTHER);
    assert_at(json_find(root, "e"), 4, 18);
    assert_int_equal(json_find(root, "f")->kind, JSON_BOOL);
    assert_int_equal(json_find(root, "f")->whole, 1);
    assert_null(json_find(root, "g"));
    assert_null(json_find(item, "g"));
    assert_slice(json_find_text(root, "a"), "");
}

static void escapes_and_a_byte_order_mark_are_read(void **state)
{
    (void)state;
    const struct json_node *root = parsed("\xef\xbb\xbf[\"\\ud83d\\ude00\\/\"]");
    assert_slice(root->child->text, "\xf0\x9f\x98\x80/");
    assert_at(root->child, 1, 2);
}

static void mistakes_have_their_place_and_are_not_repeated(void **state)
{
    struct buf deep;
    (void)state;
    assert_refused("", "a.json:1:");
    assert_refused("{\"a\": 1,\n \"a\": 2}", "a.json:2:4: duplicate object key");
    assert_refused("[1,]", "a.json:1:4: unexpected token");
    assert_refused("[1] x", "a.json:1:5: end of file expected");
    assert_refused("[\"\xff\"]", "a.json:1:");
    assert_refused("[\"kuhGrasWeide", "a.json:1:");
    assert_null(strstr(err.message, "kuhGras"));
    buf_init(&deep, 1000);
    for (unsigned i = 0; i <= JSON_MOST_DEPTH; i++)
        buf_add_byte(&deep, '[');
    for (unsigned i = 0; i <= JSON_MOST_DEPTH; i++)
        buf_add_byte(&deep, ']');
    parsed(buf_slice(&deep).ptr);
    deep.ptr[JSON_MOST_DEPTH + 1] = '[';
    buf_add_string(&deep, "]]");
    assert_refused(deep.ptr, "a.json:1:1: nested too deeply");
    buf_release(&deep);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, release)
    const struct CMUnitTest tests[] = {
        TEST(every_value_has_its_place),
        TEST(escapes_and_a_byte_order_mark_are_read),
        TEST(mistakes_have_their_place_and_are_not_repeated),
    };
    return RUN_TESTS(tests);
}
