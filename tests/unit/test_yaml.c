#include "yaml.h"

#include "buf.h"
#include "unit.h"

static struct arena memory;
static struct err err;

static bool parse(struct yaml *yaml, const char *text)
{
    err = (struct err){0};
    return yaml_parse(yaml, SLICE("a.yml"), slice_of_string(text), &memory, &err);
}

static struct yaml parsed(const char *text)
{
    struct yaml yaml;
    bool good = parse(&yaml, text);
    assert_string_equal(err.message, "");
    assert_true(good);
    return yaml;
}

static void refuses(const char *text, const char *message)
{
    struct yaml yaml;
    assert_false(parse(&yaml, text));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_string_equal(err.message, message);
}

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static void reads_mappings_sequences_and_scalars(void **state)
{
    (void)state;
    struct yaml yaml = parsed("owner: startup\n"
                              "exclude:\n"
                              "  - vendor/**\n"
                              "  - \"*.min.js\"\n"
                              "accept: [{id: W1, reason: 'why'}]\n");
    const struct yaml_node *exclude = yaml_get(yaml.root, "exclude");
    const struct yaml_node *accept = yaml_get(yaml.root, "accept");
    assert_int_equal(yaml.root->kind, YAML_MAPPING);
    assert_slice(yaml_get(yaml.root, "owner")->scalar, "startup");
    assert_int_equal(exclude->kind, YAML_SEQUENCE);
    assert_slice(exclude->child->scalar, "vendor/**");
    assert_false(exclude->child->quoted);
    assert_slice(exclude->child->next->scalar, "*.min.js");
    assert_true(exclude->child->next->quoted);
    assert_null(exclude->child->next->next);
    assert_slice(yaml_get(accept->child, "id")->scalar, "W1");
    assert_slice(yaml_get(accept->child, "reason")->scalar, "why");
    assert_null(yaml_get(yaml.root, "sector"));
    assert_null(yaml_get(NULL, "owner"));
    assert_null(yaml_get(exclude, "owner"));
}

static void places_count_from_one_in_code_points(void **state)
{
    (void)state;
    struct yaml yaml = parsed("# title\n\xC3\xA9t\xC3\xA9: {h: 1}\n");
    const struct yaml_node *summer = yaml.root->child;
    assert_int_equal(summer->key_line, 2);
    assert_int_equal(summer->key_column, 1);
    assert_int_equal(summer->line, 2);
    assert_int_equal(summer->column, 6);
    assert_int_equal(summer->child->key_column, 7);
    assert_int_equal(summer->child->column, 10);
}

static void a_text_without_nodes_has_no_root(void **state)
{
    static const char *const empty[] = {"", "\n\n", "# only a comment\n", "---\n", "--- \n...\n"};
    (void)state;
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++)
        assert_null(parsed(empty[i]).root);
}

static void block_scalars_are_text(void **state)
{
    (void)state;
    struct yaml yaml = parsed("a: |\n  one\n  two\nb: >-\n  three\n  four\n");
    assert_slice(yaml_get(yaml.root, "a")->scalar, "one\ntwo\n");
    assert_slice(yaml_get(yaml.root, "b")->scalar, "three four");
    assert_true(yaml_get(yaml.root, "b")->quoted);
}

static void a_scalar_may_hold_nul_bytes(void **state)
{
    (void)state;
    struct yaml yaml = parsed("a: \"x\\0y\"\n");
    assert_int_equal(yaml.root->child->scalar.len, 3);
    assert_memory_equal(yaml.root->child->scalar.ptr, "x\0y", 4);
}

static void a_byte_order_mark_is_no_part_of_the_first_key(void **state)
{
    (void)state;
    assert_non_null(yaml_get(parsed("\xEF\xBB\xBFowner: oss\n").root, "owner"));
}

static void refuses_anchors_aliases_tags_and_merge_keys(void **state)
{
    (void)state;
    refuses("a: &x 1\n", "a.yml:1:4: anchors and aliases are not supported");
    refuses("a: 1\nb: *x\n", "a.yml:2:4: anchors and aliases are not supported");
    refuses("a: &x [1]\n", "a.yml:1:4: anchors and aliases are not supported");
    refuses("&x a: 1\n", "a.yml:1:1: anchors and aliases are not supported");
    refuses("a: !!str 1\n", "a.yml:1:4: tags are not supported");
    refuses("a: !ruby/object {b: 1}\n", "a.yml:1:4: tags are not supported");
    refuses("<<: {a: 1}\n", "a.yml:1:1: merge keys are not supported");
}

static void refuses_a_key_given_twice_at_its_second_place(void **state)
{
    (void)state;
    refuses("a: 1\nb: 2\n\"a\": 3\nb: 4\n", "a.yml:3:1: the key \"a\" was already given");
    refuses("x: {b: 1, c: 2, b: 3}\n", "a.yml:1:17: the key \"b\" was already given");
    parsed("x: {b: 1}\ny: {b: 1}\n");
}

static void refuses_keys_that_are_no_text(void **state)
{
    (void)state;
    refuses("? [a]\n: 1\n", "a.yml:1:3: a key must be a single word or text");
    refuses("? {a: 1}\n: 1\n", "a.yml:1:3: a key must be a single word or text");
    refuses("\"\": 1\n", "a.yml:1:1: an empty key");
}

static void refuses_more_than_one_document(void **state)
{
    (void)state;
    refuses("a: 1\n---\nb: 2\n", "a.yml:2:1: more than one document");
}

static void refuses_what_is_no_yaml_with_its_place(void **state)
{
    struct yaml yaml;
    (void)state;
    assert_false(parse(&yaml, "a: 1\nb: [1, 2\nc: 3\n"));
    assert_memory_equal(err.message, "a.yml:3:", 8);
    assert_false(parse(&yaml, "a: 1\n\tb: 2\n"));
    assert_memory_equal(err.message, "a.yml:2:1: ", 11);
}

static void refuses_bytes_that_yaml_does_not_allow_with_their_place(void **state)
{
    (void)state;
    refuses("a: 1\nb: \xC3\xA9\x01\n", "a.yml:2:5: control characters are not allowed");
    refuses("a: 1\nb: \xFF\n", "a.yml:2:4: invalid leading UTF-8 octet");
}

static void nesting_ends_at_its_ceiling(void **state)
{
    char text[2 * YAML_MOST_DEPTH + 3];
    (void)state;
    memset(text, '[', YAML_MOST_DEPTH);
    memset(text + YAML_MOST_DEPTH, ']', YAML_MOST_DEPTH);
    text[2 * YAML_MOST_DEPTH] = '\0';
    parsed(text);

    memset(text, '[', YAML_MOST_DEPTH + 1);
    memset(text + YAML_MOST_DEPTH + 1, ']', YAML_MOST_DEPTH + 1);
    text[2 * YAML_MOST_DEPTH + 2] = '\0';
    refuses(text, "a.yml:1:25: nested too deeply");
}

static void the_number_of_nodes_ends_at_its_ceiling(void **state)
{
    struct buf text;
    struct yaml yaml;
    (void)state;
    buf_init(&text, YAML_MOST_BYTES);
    buf_add_byte(&text, '[');
    for (size_t i = 0; i < YAML_MOST_NODES; i++)
        buf_add_string(&text, "1,\n");
    buf_add_byte(&text, ']');
    assert_false(parse(&yaml, text.ptr));
    assert_non_null(strstr(err.message, "too many nodes in one file"));
    buf_release(&text);
}

static void a_file_past_the_ceiling_is_not_parsed(void **state)
{
    struct buf text;
    struct yaml yaml;
    (void)state;
    buf_init(&text, YAML_MOST_BYTES + 1);
    memset(buf_reserve(&text, YAML_MOST_BYTES + 1), '#', YAML_MOST_BYTES + 1);
    buf_added(&text, YAML_MOST_BYTES + 1);
    assert_false(parse(&yaml, text.ptr));
    assert_string_equal(err.message, "a.yml:1:1: the file is too large");
    buf_release(&text);
}

// Comparing each with each would take minutes.
static void many_different_keys_are_checked_quickly(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text, YAML_MOST_BYTES);
    for (int i = 0; i < 200 * 1000; i++)
        buf_printf(&text, "k%d: 1\n", i);
    assert_non_null(parsed(text.ptr).root);
    buf_release(&text);
}

static void errors_show_hostile_names_escaped(void **state)
{
    struct yaml yaml;
    (void)state;
    err = (struct err){0};
    assert_false(yaml_parse(&yaml, SLICE("a\x1B[2J\n.yml"), SLICE("a: *x"), &memory, &err));
    assert_string_equal(err.message, "a\\x1b[2J\\n.yml:1:4: anchors and aliases are not supported");
}

static void an_unknown_key_is_told_with_the_nearest_one(void **state)
{
    static const char *const allowed[] = {"owner", "sector", "exclude", NULL};
    struct yaml yaml = parsed("owner: oss\nsectr: health\n");
    (void)state;
    assert_false(yaml_expect_keys(&yaml, yaml.root, allowed, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_string_equal(err.message, "a.yml:2:1: unknown key \"sectr\"; did you mean \"sector\"?");

    yaml = parsed("  zzzzzzzz: 1\n");
    assert_false(yaml_expect_keys(&yaml, yaml.root, allowed, &err));
    assert_string_equal(
        err.message,
        "a.yml:1:3: unknown key \"zzzzzzzz\"; expected one of: owner, sector, exclude");

    yaml = parsed("\"\\e[2J\": 1\n");
    assert_false(yaml_expect_keys(&yaml, yaml.root, allowed, &err));
    assert_string_equal(
        err.message,
        "a.yml:1:1: unknown key \"\\x1b[2J\"; expected one of: owner, sector, exclude");
}

static void known_keys_are_expected_of_a_mapping_only(void **state)
{
    static const char *const allowed[] = {"owner", NULL};
    struct yaml yaml = parsed("owner: oss\n");
    (void)state;
    assert_true(yaml_expect_keys(&yaml, yaml.root, allowed, &err));
    yaml = parsed("- owner\n");
    assert_false(yaml_expect_keys(&yaml, yaml.root, allowed, &err));
    assert_string_equal(err.message, "a.yml:1:1: expected keys and values");
    yaml = parsed("");
    assert_false(yaml_expect_keys(&yaml, yaml.root, allowed, &err));
    assert_string_equal(err.message, "a.yml:1:1: expected keys and values");
}

static void reads_texts(void **state)
{
    struct yaml yaml = parsed("a: some text\nb: 12\nc: \"\"\nd:\ne: null\nf: [x]\ng: 'null'\n");
    struct slice out = SLICE("before");
    (void)state;
    assert_true(yaml_read_text(&yaml, yaml.root, "zz", false, &out, &err));
    assert_slice(out, "before");
    assert_true(yaml_read_text(&yaml, yaml.root, "a", true, &out, &err));
    assert_slice(out, "some text");
    assert_true(yaml_read_text(&yaml, yaml.root, "b", true, &out, &err));
    assert_slice(out, "12");
    assert_true(yaml_read_text(&yaml, yaml.root, "c", true, &out, &err));
    assert_slice(out, "");
    assert_true(yaml_read_text(&yaml, yaml.root, "g", true, &out, &err));
    assert_slice(out, "null");
    assert_false(yaml_read_text(&yaml, yaml.root, "d", true, &out, &err));
    assert_false(yaml_read_text(&yaml, yaml.root, "e", true, &out, &err));
    assert_false(yaml_read_text(&yaml, yaml.root, "f", true, &out, &err));
    assert_string_equal(err.message, "a.yml:6:4: expected a text for \"f\"");
    assert_false(yaml_read_text(&yaml, yaml.root, "zz", true, &out, &err));
    assert_string_equal(err.message, "a.yml:1:1: the key \"zz\" is missing");
}

static void only_plain_true_and_false_are_bools(void **state)
{
    struct yaml yaml = parsed("a: true\nb: false\nc: yes\nd: \"true\"\ne: True\n");
    bool out = false;
    (void)state;
    assert_true(yaml_read_bool(&yaml, yaml.root, "a", &out, &err));
    assert_true(out);
    assert_true(yaml_read_bool(&yaml, yaml.root, "missing", &out, &err));
    assert_true(out);
    assert_true(yaml_read_bool(&yaml, yaml.root, "b", &out, &err));
    assert_false(out);
    assert_false(yaml_read_bool(&yaml, yaml.root, "c", &out, &err));
    assert_string_equal(err.message, "a.yml:3:4: expected true or false for \"c\"");
    assert_false(yaml_read_bool(&yaml, yaml.root, "d", &out, &err));
    assert_false(yaml_read_bool(&yaml, yaml.root, "e", &out, &err));
}

static void numbers_stay_in_their_range(void **state)
{
    struct yaml yaml = parsed("a: 20\nb: 0\nc: 101\nd: 0x10\ne: 010\nf: '5'\ng: -1\nh: [1]\n");
    static const char *const bad[] = {"b", "c", "d", "e", "f", "g", "h"};
    uint64_t out = 7;
    (void)state;
    assert_true(yaml_read_number(&yaml, yaml.root, "missing", 1, 100, &out, &err));
    assert_int_equal(out, 7);
    assert_true(yaml_read_number(&yaml, yaml.root, "a", 1, 100, &out, &err));
    assert_int_equal(out, 20);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(yaml_read_number(&yaml, yaml.root, bad[i], 1, 100, &out, &err));
    assert_string_equal(err.message, "a.yml:8:4: expected a number from 1 to 100 for \"h\"");
    assert_true(yaml_read_number(&yaml, yaml.root, "b", 0, 100, &out, &err));
    assert_int_equal(out, 0);
}

static void a_single_text_is_a_list_of_one(void **state)
{
    struct yaml yaml = parsed("a: one\nb: [one, 'two']\nc: []\n");
    const struct slice *list = NULL;
    size_t count = 9;
    (void)state;
    assert_true(yaml_read_list(&yaml, yaml.root, "missing", &list, &count, &err));
    assert_null(list);
    assert_int_equal(count, 9);
    assert_true(yaml_read_list(&yaml, yaml.root, "a", &list, &count, &err));
    assert_int_equal(count, 1);
    assert_slice(list[0], "one");
    assert_slice(list[1], "");
    assert_true(yaml_read_list(&yaml, yaml.root, "b", &list, &count, &err));
    assert_int_equal(count, 2);
    assert_slice(list[1], "two");
    assert_slice(list[2], "");
    assert_true(yaml_read_list(&yaml, yaml.root, "c", &list, &count, &err));
    assert_int_equal(count, 0);
    assert_slice(list[0], "");
}

static void a_list_holds_texts_that_are_not_empty(void **state)
{
    struct yaml yaml = parsed("a: {b: 1}\nb:\nc: [x, '']\nd: [x, [y]]\ne: [x, ~]\n");
    static const char *const bad[] = {"a", "b", "c", "d", "e"};
    const struct slice *list = NULL;
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(yaml_read_list(&yaml, yaml.root, bad[i], &list, &count, &err));
    assert_string_equal(err.message, "a.yml:5:8: expected a text in the list \"e\"");
    assert_null(list);
}

static void a_choice_is_one_of_its_words(void **state)
{
    static const char *const words[] = {"personal", "oss", NULL};
    struct yaml yaml = parsed("a: oss\nb: OSS\nc: [oss]\nd: personl\n");
    int out = 7;
    (void)state;
    assert_true(yaml_read_choice(&yaml, yaml.root, "missing", words, false, &out, &err));
    assert_int_equal(out, 7);
    assert_true(yaml_read_choice(&yaml, yaml.root, "a", words, true, &out, &err));
    assert_int_equal(out, 1);
    assert_false(yaml_read_choice(&yaml, yaml.root, "b", words, true, &out, &err));
    assert_string_equal(err.message, "a.yml:2:4: expected one of these for \"b\": personal, oss");
    assert_false(yaml_read_choice(&yaml, yaml.root, "c", words, true, &out, &err));
    assert_false(yaml_read_choice(&yaml, yaml.root, "d", words, true, &out, &err));
    assert_string_equal(err.message, "a.yml:4:4: expected one of these for \"d\": personal, oss; "
                                     "did you mean \"personal\"?");
    assert_false(yaml_read_choice(&yaml, yaml.root, "missing", words, true, &out, &err));
    assert_string_equal(err.message, "a.yml:1:1: the key \"missing\" is missing");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, release)
    const struct CMUnitTest tests[] = {
        TEST(reads_mappings_sequences_and_scalars),
        TEST(places_count_from_one_in_code_points),
        TEST(a_text_without_nodes_has_no_root),
        TEST(block_scalars_are_text),
        TEST(a_scalar_may_hold_nul_bytes),
        TEST(a_byte_order_mark_is_no_part_of_the_first_key),
        TEST(refuses_anchors_aliases_tags_and_merge_keys),
        TEST(refuses_a_key_given_twice_at_its_second_place),
        TEST(refuses_keys_that_are_no_text),
        TEST(refuses_more_than_one_document),
        TEST(refuses_what_is_no_yaml_with_its_place),
        TEST(refuses_bytes_that_yaml_does_not_allow_with_their_place),
        TEST(nesting_ends_at_its_ceiling),
        TEST(the_number_of_nodes_ends_at_its_ceiling),
        TEST(a_file_past_the_ceiling_is_not_parsed),
        TEST(many_different_keys_are_checked_quickly),
        TEST(errors_show_hostile_names_escaped),
        TEST(an_unknown_key_is_told_with_the_nearest_one),
        TEST(known_keys_are_expected_of_a_mapping_only),
        TEST(reads_texts),
        TEST(only_plain_true_and_false_are_bools),
        TEST(numbers_stay_in_their_range),
        TEST(a_single_text_is_a_list_of_one),
        TEST(a_list_holds_texts_that_are_not_empty),
        TEST(a_choice_is_one_of_its_words),
    };
#undef TEST
    return RUN_TESTS(tests);
}
