// The one table of signs, and the page that shows it.
#include "sign.h"

#include "file.h"
#include "unit.h"

static void every_sign_is_filled_and_has_an_id_of_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < SIGN_COUNT; i++) {
        assert_non_null(owner_signs[i].id);
        assert_true(owner_signs[i].words && *owner_signs[i].words);
        assert_int_not_equal(owner_signs[i].points_to, OWNER_UNKNOWN);
        assert_in_range(owner_signs[i].weight, 1, 5);
        assert_true(owner_signs[i].files > 0);
        // What rules out is never a mere hint.
        assert_true(!owner_signs[i].rules_out || owner_signs[i].weight >= 3);
        assert_false(owner_signs[i].rules_out && owner_signs[i].points_to == OWNER_PERSONAL);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(owner_signs[i].id, owner_signs[j].id);
    }
}

static void a_signal_says_what_shows_it_and_more(void **state)
{
    struct arena memory = {0};
    (void)state;
    struct signal signal =
        sign_signal(SIGN_OPEN_LICENCE, SLICE("COPYING"), SLICE("the GPL"), &memory);
    assert_slice(signal.words, "COPYING is the GPL");
    assert_true(signal.rules_out);
    assert_string_equal(signal.id, "open-licence");
    signal = sign_signal(SIGN_CROWD, SLICE(""), SLICE(""), &memory);
    assert_slice(signal.words, "many people with addresses of many domains commit");
    arena_release(&memory);
}

// docs/policy.md has a row "| `id` | owner | weight | yes or no | ..." for each, and no other.
static void the_policy_page_shows_the_table(void **state)
{
    struct arena memory = {0};
    struct err err = {0};
    struct slice page, line;
    struct buf text;
    size_t rows = 0;
    (void)state;
    buf_init(&text, 1024 * 1024);
    if (!file_read(&text, "docs/policy.md", &err))
        fail_msg("%s", err.message);
    page = buf_slice(&text);
    for (size_t i = 0; i < SIGN_COUNT; i++) {
        struct slice row = arena_printf(&memory, "\n| `%s` | %s | %d | %s | ", owner_signs[i].id,
                                        owner_name(owner_signs[i].points_to), owner_signs[i].weight,
                                        owner_signs[i].rules_out ? "yes" : "");
        if (slice_find(page, row) == SLICE_NOT_FOUND)
            fail_msg("docs/policy.md has no row%s", row.ptr);
    }
    size_t from = slice_find(page, SLICE("| sign | points to |"));
    assert_int_not_equal(from, SLICE_NOT_FOUND);
    page = slice_cut(page, from, page.len);
    while (slice_split(&page, '\n', &line) && slice_starts_with(line, SLICE("|")))
        rows += slice_starts_with(line, SLICE("| `"));
    assert_int_equal(rows, SIGN_COUNT);
    buf_release(&text);
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sign_is_filled_and_has_an_id_of_its_own),
        cmocka_unit_test(a_signal_says_what_shows_it_and_more),
        cmocka_unit_test(the_policy_page_shows_the_table),
    };
    return RUN_TESTS(tests);
}
