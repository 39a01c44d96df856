// The literal after a name. In each text NAME is the name; what is expected stands beside it.
#include "binding.h"

#include <stdlib.h>

#include "unit.h"

static const struct {
    const char *text, *value;
    bool settings;
} bound[] = {
    {"NAME = \"s3cret\"", "s3cret", false},
    {"NAME='s3cret';", "s3cret", false},
    {"NAME := `raw text`", "raw text", false},
    {"\"NAME\": \"s3cret\",", "s3cret", false},
    {"\"NAME\" => 's3cret'", "s3cret", false},
    {"\\\"NAME\\\": \\\"s3cret\\\"", "s3cret", false},
    {"NAME: str = \"s3cret\"", "s3cret", false},
    {"NAME: Optional[str] = \"s3cret\"", "s3cret", false},
    {"const NAME: string = 's3cret'", "s3cret", false},
    {"NAME = b\"s3cret\"", "s3cret", false},
    {"NAME = new String(\"s3cret\")", "s3cret", false},
    {"NAME =\n    \"s3cret\"", "s3cret", false},
    {"NAME(\"s3cret\")", "s3cret", false},
    {"\"NAME\", \"s3cret\"", "s3cret", false},
    {"env[\"NAME\"] = \"s3cret\"", "s3cret", false},
    {"NAME == \"s3cret\"", "s3cret", false},
    {"NAME=\"a\\\"b\"", "a\\\"b", false},
    {"<NAME>s3cret</NAME>", "s3cret", false},
    {"<x NAME=\"s3cret\"/>", "s3cret", false},
    {"<add key=\"NAME\" value=\"s3cret\" />", "s3cret", false},
    {"- name: NAME\n  value: s3cret", "s3cret", true},
    {"{\"name\": \"NAME\", \"value\": \"s3cret\"}", "s3cret", false},
    {"NAME=s3cret", "s3cret", true},
    {"NAME: s3cret # note", "s3cret", true},
    {"NAME: 's3cret'", "s3cret", true},
    {"{NAME: s3cret}", "s3cret", true},
    {"NAME: ${OTHER}", "${OTHER}", true},
    {"NAME = \"\"\"s3cret\"\"\"", "s3cret", false},
    {"NAME = config.Secret(\"s3cret\")", "s3cret", false},
    // Names of other things, which the value is looked up by: what is bound is an expression.
    {"NAME = data[\"other\"]", "data[", false},
    {"NAME = form.get(\"other\")", "form.get(", false},
    {"NAME \"s3cret\";", "s3cret", false},
    {"NAME = ENC(\"x\")", "ENC(", false},
    {"\"?user=x&NAME=s3cret&lang=de\"", "s3cret", false},
    {"var NAME string = \"s3cret\"", "s3cret", false},
    {"$NAME .= \"s3cret\"", "s3cret", false},
    {"NAME ::= \"s3cret\"", "s3cret", false},
    {"<NAME>\n  s3cret\n</NAME>", "s3cret", false},
    {"NAME: ab3=s3cret", "ab3=s3cret", true},
    {"- **NAME**: s3cret", "s3cret", true},
    {"\"NAME: s3cret\\nuser: kim\"", "s3cret", true},
    {"char NAME[] = \"s3cret\";", "s3cret", false},
    {"char NAME[25] = \"s3cret\";", "s3cret", false},
    {"field 'String', 'NAME', '\"s3cret\"'", "s3cret", false},
    {"field(\"String\", \"NAME\", \"\\\"s3cret\\\"\")", "s3cret", false},
};

static const char *const unbound[] = {
    "\"NAME\", \"otherName\", \"third\"",
    "id=\"NAME\" d=\"M12\"",
    "NAME",
    "NAME;",
    "NAME = ",
    "NAME\n= x",
    "if (NAME > 3) x < 4",
    "NAME = \"open",
    "NAME = \"\"",
    "NAME is long",
    "(NAME, other)",
    "NAME => {",
    "NAME\n\"x\"",
    "I<NAME> of length I<n>",
    "NAME:\n\n openssl enc",
    "NAME(id: \"x\")",
};

static struct span name_in(struct slice text)
{
    return (struct span){slice_find(text, SLICE("NAME")), 4};
}

static void finds_the_literal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bound / sizeof bound[0]; i++) {
        struct slice text = slice_of_string(bound[i].text);
        struct binding found;
        if (!binding_after(text, name_in(text), bound[i].settings, &found))
            fail_msg("nothing is bound in: %s", bound[i].text);
        assert_slice(slice_cut(text, found.value.offset, found.value.offset + found.value.len),
                     bound[i].value);
    }
}

static void finds_nothing_where_nothing_is_bound(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof unbound / sizeof unbound[0]; i++) {
        struct slice text = slice_of_string(unbound[i]);
        struct binding found;
        if (binding_after(text, name_in(text), false, &found))
            fail_msg("something is bound in: %s", unbound[i]);
    }
}

static void goes_through_a_list(void **state)
{
    struct slice text = SLICE("NAME: [\"one\", 'two',\n \"three\"], other: \"four\"");
    struct binding found;
    (void)state;
    assert_true(binding_after(text, name_in(text), false, &found));
    assert_true(binding_next(text, &found));
    assert_slice(slice_cut(text, found.value.offset, found.value.offset + found.value.len), "two");
    assert_true(binding_next(text, &found));
    assert_slice(slice_cut(text, found.value.offset, found.value.offset + found.value.len),
                 "three");
    assert_false(binding_next(text, &found));

    text = SLICE("NAME(\"one\", \"two\")");
    assert_true(binding_after(text, name_in(text), false, &found));
    assert_false(binding_next(text, &found));
}

static void finds_what_a_name_is_compared_with_before_it(void **state)
{
    struct slice text = SLICE("if (\"s3cret\" == NAME)");
    struct binding found;
    (void)state;
    assert_true(binding_before(text, name_in(text), &found));
    assert_slice(slice_cut(text, found.value.offset, found.value.offset + found.value.len),
                 "s3cret");
    text = SLICE("x = \"s3cret\"; NAME");
    assert_false(binding_before(text, name_in(text), &found));
    text = SLICE("== NAME");
    assert_false(binding_before(text, name_in(text), &found));
}

// Every cut of every text, so that no look ahead runs past the end.
static void survives_texts_that_end_anywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bound / sizeof bound[0]; i++) {
        struct slice text = slice_of_string(bound[i].text);
        struct span name = name_in(text);
        for (size_t len = name.offset + name.len; len <= text.len; len++) {
            char *exact = malloc(len);
            struct binding found;
            assert_non_null(exact);
            memcpy(exact, text.ptr, len);
            if (binding_after(slice_of(exact, len), name, i % 2, &found))
                assert_in_range(found.value.offset + found.value.len, 1, len);
            free(exact);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_literal),
        cmocka_unit_test(finds_nothing_where_nothing_is_bound),
        cmocka_unit_test(goes_through_a_list),
        cmocka_unit_test(finds_what_a_name_is_compared_with_before_it),
        cmocka_unit_test(survives_texts_that_end_anywhere),
    };
    return RUN_TESTS(tests);
}
