// The text report, compared whole: tests/golden/report/NAME.txt is what a person sees.
#include "render.h"

#include "golden.h"
#include "print.h"
#include "sample_report.h"
#include "unit.h"

#include <stdio.h>

enum { MOST_OUTPUT = 1000 * 1000, WIDTH = 80 };

typedef void make_fn(struct sample *sample);

static struct sample sample;

static struct buf rendered(make_fn *make, struct report_style style)
{
    struct err err = {0};
    struct buf out;
    make(&sample);
    buf_init(&out, MOST_OUTPUT);
    assert_true(report_render(FORMAT_TEXT, &sample.report, &style, &out, &err));
    sample_release(&sample);
    return out;
}

static void matches_golden(const char *name, make_fn *make, struct report_style style)
{
    char path[200];
    struct buf out = rendered(make, style);
    snprintf(path, sizeof path, "tests/golden/report/%s.txt", name);
    assert_golden(path, &out);
    buf_release(&out);
}

static bool contains(const struct buf *out, const char *text)
{
    return slice_find(buf_slice(out), slice_of_string(text)) != SLICE_NOT_FOUND;
}

static void a_clean_project_fits_on_a_screen(void **state)
{
    (void)state;
    matches_golden("clean", sample_clean, (struct report_style){0});
}

static void findings_come_worst_first_with_their_places_counted(void **state)
{
    (void)state;
    matches_golden("startup", sample_startup, (struct report_style){0});
}

static void verbose_shows_every_place_and_why(void **state)
{
    (void)state;
    matches_golden("startup-verbose", sample_startup, (struct report_style){.verbose = true});
}

static void quiet_tells_the_tier_what_counts_and_whether_that_is_all(void **state)
{
    (void)state;
    matches_golden("startup-quiet", sample_startup, (struct report_style){.quiet = true});
    matches_golden("clean-quiet", sample_clean, (struct report_style){.quiet = true});
}

static void documented_rows_keep_their_words(void **state)
{
    (void)state;
    matches_golden("enterprise", sample_enterprise, (struct report_style){0});
}

static void advice_shows_what_each_verdict_rests_on(void **state)
{
    (void)state;
    matches_golden("startup-advise", sample_startup, (struct report_style){.advice_only = true});
}

static void assert_says(const char *what)
{
    struct report_style style = {.width = 1000};
    struct err err = {0};
    struct buf out;
    buf_init(&out, MOST_OUTPUT);
    assert_true(report_render(FORMAT_TEXT, &sample.report, &style, &out, &err));
    if (!contains(&out, what))
        fail_msg("\"%s\" is not in: %s", what, out.ptr);
    buf_release(&out);
}

static void what_was_asked_for_is_named(void **state)
{
    static const struct slice relative[] = {SLICE_INIT("a"), SLICE_INIT("b c"), SLICE_INIT("d"),
                                            SLICE_INIT("e"), SLICE_INIT("f")};
    static const struct slice mixed[] = {SLICE_INIT("/etc/a"), SLICE_INIT("b")};
    (void)state;
    sample_startup(&sample);
    struct report *report = &sample.report;
    report->paths = relative;
    report->path_count = 1;
    report->head = SLICE("0123456789abcdef");
    assert_says("The work tree of /home/sam/shop, only a, at commit 0123456789ab: 1,204 files");
    report->head = SLICE("");
    assert_says("The work tree of /home/sam/shop, only a: 1,204 files");
    report->mode = SLICE("files");
    assert_says("Files and folders as they are: /home/sam/shop/a: 1,204 files");
    report->path_count = 3;
    assert_says("as they are: a, b c and d in /home/sam/shop: 1,204 files");
    report->path_count = 5;
    assert_says("as they are: a, b c, d and 2 more in /home/sam/shop: 1,204 files");
    report->paths = mixed;
    report->path_count = 2;
    assert_says("as they are: /etc/a and /home/sam/shop/b: 1,204 files");
    report->path_count = 1;
    assert_says("as they are: /etc/a: 1,204 files");
    report->path_count = 0;
    assert_says("as they are: /home/sam/shop: 1,204 files");
    sample_release(&sample);
}

static void hostile_names_are_escaped(void **state)
{
    (void)state;
    matches_golden("hostile-verbose", sample_hostile, (struct report_style){.verbose = true});
}

static make_fn *const samples[] = {sample_clean, sample_startup, sample_enterprise, sample_hostile};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

// All ways to show a text but colour.
static struct report_style style_of(unsigned bits, unsigned width)
{
    return (struct report_style){
        .verbose = bits & 1, .quiet = bits & 2, .advice_only = bits & 4, .width = width};
}

static void nothing_unsafe_is_ever_printed(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++) {
        for (unsigned bits = 0; bits < 8; bits++) {
            struct buf out = rendered(samples[i], style_of(bits, 0));
            for (size_t at = 0; at < out.len;) {
                size_t from = at;
                uint32_t code = utf8_next(buf_slice(&out), &at);
                assert_true(code == '\n' || !code_point_is_unsafe(code));
                assert_false(code == 0xFFFD && at - from == 1);
            }
            buf_release(&out);
        }
    }
}

// A command, a line of the configuration or one of a table.
static bool is_code(struct slice line)
{
    line = slice_trim(line);
    return slice_starts_with(line, SLICE("Tier    ")) ||
           slice_starts_with(line, SLICE("medium  ")) || slice_starts_with(line, SLICE("git ")) ||
           slice_starts_with(line, SLICE("printf ")) || slice_starts_with(line, SLICE("- \"/"));
}

// A path has a line to itself where it does not fit, and only that line is longer, and what is to be copied. The
// hostile path has blanks in it, and so is tried only where it fits.
static void only_paths_and_commands_make_a_line_longer(void **state)
{
    static const unsigned widths[] = {132, WIDTH, 60, 40};
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++) {
        size_t tried = samples[i] == sample_hostile ? 2 : 4;
        for (unsigned n = 0; n < 8 * tried; n++) {
            struct buf out = rendered(samples[i], style_of(n % 8, widths[n / 8]));
            struct slice rest = buf_slice(&out), line;
            while (slice_split(&rest, '\n', &line))
                if (utf8_count(line) > widths[n / 8] && !is_code(line))
                    assert_int_equal(slice_find_byte(slice_trim(line), ' '), SLICE_NOT_FOUND);
            buf_release(&out);
        }
    }
}

static void lines_do_not_end_in_blanks(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++) {
        struct buf out = rendered(samples[i], style_of(1, 0));
        assert_false(contains(&out, " \n"));
        assert_false(contains(&out, "\n\n\n"));
        assert_int_equal(out.ptr[out.len - 1], '\n');
        buf_release(&out);
    }
}

// Without its escape sequences the coloured report is the plain one, to the byte.
static void colours_add_nothing_but_colour(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++) {
        struct report_style style = style_of(1, 0);
        struct buf plain = rendered(samples[i], style), stripped;
        style.colour = true;
        struct buf coloured = rendered(samples[i], style);
        assert_true(contains(&coloured, "\033["));
        buf_init(&stripped, MOST_OUTPUT);
        for (size_t at = 0; at < coloured.len; at++) {
            if (coloured.ptr[at] == '\033')
                while (coloured.ptr[at] != 'm')
                    at++;
            else
                buf_add_byte(&stripped, coloured.ptr[at]);
        }
        assert_string_equal(stripped.ptr, plain.ptr);
        buf_release(&plain);
        buf_release(&coloured);
        buf_release(&stripped);
    }
}

static void every_colour_is_switched_off_before_the_line_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++) {
        struct buf out = rendered(samples[i], (struct report_style){.colour = true});
        struct slice rest = buf_slice(&out), line;
        while (slice_split(&rest, '\n', &line)) {
            bool heading = slice_starts_with(line, SLICE("\033["));
            if (heading && slice_find(line, SLICE("\033[2m")) == SLICE_NOT_FOUND)
                assert_true(slice_ends_with(line, SLICE("\033[0m")));
        }
        assert_true(slice_ends_with(buf_slice(&out), SLICE("\033[0m\n")));
        buf_release(&out);
    }
}

static void an_incomplete_scan_says_so_however_short_the_report(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits < 8; bits++) {
        struct buf out = rendered(sample_startup, style_of(bits, 0));
        bool quiet_advice = (bits & 6) == 6;
        assert_true(quiet_advice || contains(&out, "The scan is NOT complete."));
        assert_true(contains(&out, "RISK TIER: MEDIUM"));
        buf_release(&out);
    }
}

static void a_tool_without_a_plan_says_by_which_it_is_judged(void **state)
{
    struct buf out = rendered(sample_startup, (struct report_style){0});
    (void)state;
    assert_true(contains(&out, "Alpha Code, judged as alpha-code-free (the least protective of"));
    assert_true(
        contains(&out, "Beta Editor, plan beta-teams (ALPHA.md tells it): acceptable with"));
    assert_true(contains(&out, "The product itself calls, when it runs: Alpha API, alpha-api"));
    assert_true(contains(&out, ".alphaignore does nothing: Alpha Code does not read it."));
    assert_false(contains(&out, "AGENTS.md"));
    buf_release(&out);
}

static void a_report_past_its_ceiling_is_an_error(void **state)
{
    struct report_style style = {0};
    struct err err = {0};
    struct buf out;
    (void)state;
    sample_startup(&sample);
    buf_init(&out, 1000);
    assert_false(report_render(FORMAT_TEXT, &sample.report, &style, &out, &err));
    assert_int_equal(err.kind, ERR_UNABLE);
    assert_string_equal(err.message, "the report is longer than 1000 bytes");
    buf_release(&out);
    sample_release(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_project_fits_on_a_screen),
        cmocka_unit_test(findings_come_worst_first_with_their_places_counted),
        cmocka_unit_test(verbose_shows_every_place_and_why),
        cmocka_unit_test(quiet_tells_the_tier_what_counts_and_whether_that_is_all),
        cmocka_unit_test(documented_rows_keep_their_words),
        cmocka_unit_test(advice_shows_what_each_verdict_rests_on),
        cmocka_unit_test(what_was_asked_for_is_named),
        cmocka_unit_test(hostile_names_are_escaped),
        cmocka_unit_test(nothing_unsafe_is_ever_printed),
        cmocka_unit_test(only_paths_and_commands_make_a_line_longer),
        cmocka_unit_test(lines_do_not_end_in_blanks),
        cmocka_unit_test(colours_add_nothing_but_colour),
        cmocka_unit_test(every_colour_is_switched_off_before_the_line_ends),
        cmocka_unit_test(an_incomplete_scan_says_so_however_short_the_report),
        cmocka_unit_test(a_tool_without_a_plan_says_by_which_it_is_judged),
        cmocka_unit_test(a_report_past_its_ceiling_is_an_error),
    };
    return RUN_TESTS(tests);
}
