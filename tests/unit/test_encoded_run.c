#include "encoded_run.h"

#include "unit.h"

#define TWENTY "QUJDREVGR0hJSktMTU5P"
#define FORTY TWENTY TWENTY

static struct slice first_run(struct slice text)
{
    struct encoded_run run;
    size_t from = 0;
    return run_find(text, &from, &run)
               ? slice_cut(text, run.line.offset, run.line.offset + run.line.len)
               : SLICE("none");
}

static void a_run_has_twenty_characters(void **state)
{
    (void)state;
    assert_slice(first_run(SLICE("x = '" TWENTY "'")), TWENTY);
    assert_slice(first_run(SLICE(TWENTY)), TWENTY);
    assert_slice(first_run(SLICE("x = 'QUJDREVGR0hJSktMTU5'")), "none");
    assert_slice(first_run(SLICE("a-b_c+d/e-f_g+h/i-j_k:")), "a-b_c+d/e-f_g+h/i-j_k");
    assert_slice(first_run(SLICE("")), "none");
}

// Blocks of 16 are looked at together: a run is found wherever it begins in one, and whatever stands beside it.
static void a_run_is_found_at_every_place(void **state)
{
    (void)state;
    for (size_t before = 0; before < 70; before++) {
        for (size_t len = 17; len < 60; len++) {
            char text[160];
            struct encoded_run run;
            size_t from = 0, total = before + 1 + len + 1 + before % 7;
            memset(text, 'x', sizeof text);
            for (size_t i = 10; i < before; i += 11)
                text[i] = (char)(i % 2 ? ' ' : '\xe4');
            text[before] = '"';
            text[before + 1 + len] = '@';
            for (size_t i = before + 1; i < before + 1 + len; i++)
                text[i] = "Az09+/-_"[i % 8];
            bool found = run_find(slice_of(text, total), &from, &run);
            assert_int_equal(found, len >= RUN_SHORTEST);
            assert_int_equal(from, found ? before + 1 + len : total);
            if (found)
                assert_int_equal(run.line.offset, before + 1);
        }
    }
}

static size_t lines_of(struct slice text)
{
    struct encoded_run run;
    size_t from = 0, lines = 0;
    if (run_find(text, &from, &run))
        do
            lines++;
        while (run_wrap(&run));
    return lines;
}

static void a_run_goes_on_in_the_next_lines(void **state)
{
    (void)state;
    assert_int_equal(lines_of(SLICE(FORTY "\n" FORTY "\nQUJD=\n")), 3);
    assert_int_equal(lines_of(SLICE("data: |\n  " FORTY "\r\n  " FORTY "\r\n  QUJD\r\n")), 3);
    assert_int_equal(lines_of(SLICE("s = '" FORTY "' +\n    '" FORTY "';")), 2);
    assert_int_equal(lines_of(SLICE("[\"" FORTY "\",\n\"" FORTY "\"]")), 2);
    assert_int_equal(lines_of(SLICE("s = ('" FORTY "'\n     '" TWENTY "')")), 2);
    assert_int_equal(lines_of(SLICE("s = \"" FORTY "\" \\\n    \"" TWENTY "\"")), 2);
}

static void words_below_a_run_are_no_part_of_it(void **state)
{
    (void)state;
    assert_int_equal(lines_of(SLICE(FORTY "\nwords of a text")), 1);
    assert_int_equal(lines_of(SLICE(FORTY "\n\n" FORTY)), 1);
    assert_int_equal(lines_of(SLICE(FORTY "\n" FORTY TWENTY)), 1); // wider than the first
    assert_int_equal(lines_of(SLICE(TWENTY "\n" TWENTY)), 1);      // names in a list
    assert_int_equal(lines_of(SLICE("'" FORTY "' +\n\"" FORTY "\"")), 1);
    // Only the last line is shorter.
    assert_int_equal(lines_of(SLICE(FORTY "\n" TWENTY "\n" FORTY)), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_has_twenty_characters),
        cmocka_unit_test(a_run_is_found_at_every_place),
        cmocka_unit_test(a_run_goes_on_in_the_next_lines),
        cmocka_unit_test(words_below_a_run_are_no_part_of_it),
    };
    return RUN_TESTS(tests);
}
