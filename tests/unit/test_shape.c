// Shapes: texts that look live only once they are expanded.
#include "shape.h"

#include "checks.h"

#include "unit.h"

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct slice expand(const char *shape, uint64_t seed)
{
    struct slice text = {0};
    struct err err = {0};
    if (!shape_expand(slice_of_string(shape), seed, &memory, &text, &err))
        fail_msg("%s: %s", shape, err.message);
    return text;
}

static void text_stands_for_itself(void **state)
{
    static const char *const texts[] = {
        "", "plain", "a < b", "<b>x</b>", "[a-z]{3}", "x <", "<", "</check>", "a\nb\tc",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_slice(expand(texts[i], 1), texts[i]);
}

static void a_class_gives_as_many_of_its_members(void **state)
{
    struct slice text = expand("id-<[A-C7]{400}>-x", 1);
    size_t seen[256] = {0};
    (void)state;
    assert_int_equal(text.len, 405);
    assert_slice(slice_cut(text, 0, 3), "id-");
    assert_slice(slice_cut(text, 403, 405), "-x");
    for (size_t i = 3; i < 403; i++)
        seen[(unsigned char)text.ptr[i]]++;
    // All four, and nothing else; by no means evenly, but none is rare.
    assert_true(seen['A'] > 40 && seen['B'] > 40 && seen['C'] > 40 && seen['7'] > 40);
    assert_int_equal(seen['A'] + seen['B'] + seen['C'] + seen['7'], 400);
}

static void brackets_backslashes_and_hyphens_can_be_members(void **state)
{
    (void)state;
    assert_slice(expand("<[\\]]{3}>", 1), "]]]");
    assert_slice(expand("<[\\\\]{3}>", 1), "\\\\\\");
    assert_slice(expand("<[-]{3}>", 1), "---");
    assert_slice(expand("<[}]{2}>", 1), "}}");
    struct slice text = expand("<[+-]{64}>", 1);
    assert_int_not_equal(slice_find_byte(text, '-'), SLICE_NOT_FOUND);
    assert_int_not_equal(slice_find_byte(text, '+'), SLICE_NOT_FOUND);
}

static void the_same_seed_gives_the_same_text(void **state)
{
    (void)state;
    assert_true(slice_equals(expand("<[a-z]{40}>", 7), expand("<[a-z]{40}>", 7)));
    assert_false(slice_equals(expand("<[a-z]{40}>", 7), expand("<[a-z]{40}>", 8)));
    // Two in one text differ too.
    struct slice text = expand("<[a-z]{40}><[a-z]{40}>", 7);
    assert_false(slice_equals(slice_cut(text, 0, 40), slice_cut(text, 40, 80)));
}

static void a_check_completes_the_word_before_it(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct slice text = expand("card: 4<[0-9]{14}><check luhn>.", seed);
        assert_int_equal(text.len, 6 + 16 + 1);
        assert_int_equal(check_find(SLICE("luhn"))->run(slice_cut(text, 6, 22)), CHECK_HOLDS);
    }
}

static void mistakes_name_the_part(void **state)
{
    static const struct {
        const char *shape, *told;
    } cases[] = {
        {"<[a-z]>", "a shape reads <[class]{count}>"},
        {"<[a-z]{3}", "a shape reads <[class]{count}>"},
        {"<[a-z]{0}>", "a shape reads <[class]{count}>"},
        {"<[a-z]{x}>", "a shape reads <[class]{count}>"},
        {"<[a-z]{}>", "a shape reads <[class]{count}>"},
        {"<[a-z]{1-3}>", "a shape reads <[class]{count}>"},
        {"<[a-z]{8193}>", "with a count up to 8192"},
        {"<[a-z]{99999999999999999999}>", "a shape reads <[class]{count}>"},
        {"<[a-z", "a shape reads <[class]{count}>"},
        {"<[a-z\\", "a shape reads <[class]{count}>"},
        {"<[\\]{3}>", "a shape reads <[class]{count}>"},
        {"<[]{3}>", "a shape's class is empty"},
        {"<[z-a]{3}>", "a range that runs backwards"},
        {"4111<check lunh>", "a check that is unknown or completes nothing"},
        {"4111<check >", "a check that is unknown or completes nothing"},
        {"4111<check luhn", "a check that is unknown or completes nothing"},
        {"<check luhn>", "nothing to complete before it"},
        {"4111 <check luhn>", "nothing to complete before it"},
        {"<[a]{8192}><[a]{8192}><[a]{8192}><[a]{8192}><[a]{8192}><[a]{8192}><[a]{8192}>"
         "<[a]{8192}>b",
         "a shape has more than 65536 bytes"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slice text;
        struct err err = {0};
        if (shape_expand(slice_of_string(cases[i].shape), 1, &memory, &text, &err))
            fail_msg("expanded: %s", cases[i].shape);
        assert_int_equal(err.kind, ERR_CONFIG);
        if (!strstr(err.message, cases[i].told))
            fail_msg("%s says: %s", cases[i].shape, err.message);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_stands_for_itself),
        TEST(a_class_gives_as_many_of_its_members),
        TEST(brackets_backslashes_and_hyphens_can_be_members),
        TEST(the_same_seed_gives_the_same_text),
        TEST(a_check_completes_the_word_before_it),
        TEST(mistakes_name_the_part),
    };
    return RUN_TESTS(tests);
}
