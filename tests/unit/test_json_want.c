#include "json_want.h"

#include "finding.h"
#include "unit.h"

JSON_WORDS(kind, kind)

static struct arena memory;
static struct err err;
static struct json_source from;

static int set_up(void **state)
{
    (void)state;
    err = (struct err){0};
    from = (struct json_source){SLICE("f.json"), &memory, &err};
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static const struct json_node *parsed(const char *text)
{
    const struct json_node *root = NULL;
    assert_true(json_parse(&root, SLICE("f.json"), slice_of_string(text), &memory, &err));
    return root;
}

static void each_kind_is_read(void **state)
{
    const struct json_node *map =
        parsed("{\"text\": \"a\\u001b\", \"id\": \"W1-2\", \"no\": false, \"n\": 7, \"kind\": "
               "\"personal\", \"list\": [\"b\", \"c\"], \"path\": \"d\\u001b\"}");
    struct slice text;
    const struct slice *texts;
    char id[5];
    bool flag = true;
    uint64_t number;
    unsigned kind;
    size_t count;

    (void)state;
    assert_true(json_want_text(&from, map, "text", &text));
    assert_slice(text, "a\\x1b");
    assert_true(json_want_token(&from, map, "id", id, sizeof id));
    assert_string_equal(id, "W1-2");
    assert_true(json_want_bool(&from, map, "no", &flag));
    assert_false(flag);
    assert_true(json_want_number(&from, map, "n", 7, &number));
    assert_int_equal(number, 7);
    assert_true(json_want_word(&from, map, "kind", kind_word, KIND_COUNT, &kind));
    assert_int_equal(kind, KIND_PERSONAL);
    assert_non_null(json_want_list(&from, map, "list", 2, &count));
    assert_int_equal(count, 2);
    assert_true(json_want_texts(&from, map, "list", 2, &texts));
    assert_slice(texts[1], "c");
    assert_int_equal(texts[2].len, 0);
    // A path is compared with others: as it is.
    assert_true(json_want_path(&from, map, "path", "path_hex", &text));
    assert_slice(text, "d\x1b");
}

static void a_path_may_be_bytes(void **state)
{
    struct slice path;
    (void)state;
    assert_true(
        json_want_path(&from, parsed("{\"p\": \"?\", \"h\": \"61fF2f\"}"), "p", "h", &path));
    assert_slice(path, "a\xff/");
    static const char *const wrong[] = {"", "6", "6g", "6100", "61 6"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct slice text = arena_printf(&memory, "{\"p\": \"?\", \"h\": \"%s\"}", wrong[i]);
        set_up(state);
        assert_false(json_want_path(&from, parsed(text.ptr), "p", "h", &path));
        assert_int_equal(err.kind, ERR_CONFIG);
    }
}

#define REFUSED(told, call)                               \
    do {                                                  \
        err = (struct err){0};                            \
        assert_false(call);                               \
        assert_int_equal(err.kind, ERR_CONFIG);           \
        assert_string_equal(err.message, "f.json:" told); \
    } while (0)

static void what_is_not_as_it_should_be_is_told_with_its_key(void **state)
{
    const struct json_node *map =
        parsed("{\"t\": \"a b\", \"n\": -1, \"l\": [\"\", 2],\n \"o\": {}}");
    struct slice text;
    const struct slice *texts;
    char id[3];
    bool flag;
    uint64_t number;
    unsigned kind;
    size_t count;

    (void)state;
    REFUSED("1:1: \"x\" is missing", json_want_text(&from, map, "x", &text));
    REFUSED("1:7: \"t\" is not a whole number", json_want_number(&from, map, "t", 1, &number));
    REFUSED("1:7: \"t\" is not true or false", json_want_bool(&from, map, "t", &flag));
    REFUSED("1:7: \"t\" is a word that is not known",
            json_want_word(&from, map, "t", kind_word, KIND_COUNT, &kind));
    REFUSED("1:7: \"t\" is longer than 2 bytes", json_want_token(&from, map, "t", id, 3));
    REFUSED("1:19: \"n\" is not from 0 to 9", json_want_number(&from, map, "n", 9, &number));
    REFUSED("1:33: \"l\" has more than 1 entries", json_want_list(&from, map, "l", 1, &count));
    REFUSED("1:29: \"l\" has an entry that is no text, or an empty one",
            json_want_texts(&from, map, "l", 2, &texts));
    REFUSED("2:7: \"o\" is not a text", json_want_text(&from, map, "o", &text));
    REFUSED("1:7: expected an object with \"a\"",
            json_want_text(&from, json_find(map, "t"), "a", &text));
    char room[9];
    REFUSED("1:7: \"t\" has something else than letters, digits and signs",
            json_want_token(&from, map, "t", room, sizeof room));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_kind_is_read, set_up, release),
        cmocka_unit_test_setup_teardown(a_path_may_be_bytes, set_up, release),
        cmocka_unit_test_setup_teardown(what_is_not_as_it_should_be_is_told_with_its_key, set_up,
                                        release),
    };
    return RUN_TESTS(tests);
}
