// The page of HTML, made of reports as no scan would make them. What a parser says of real ones is in
// tests/integration/html_report.py.
#include "render.h"

#include "print.h"
#include "sample_report.h"
#include "unit.h"

enum { MOST_OUTPUT = 1000 * 1000 };

typedef void make_fn(struct sample *sample);

static struct sample sample;
static make_fn *const samples[] = {sample_clean, sample_startup, sample_enterprise, sample_hostile};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static struct buf rendered(make_fn *make, bool advice_only)
{
    struct report_style style = {.advice_only = advice_only};
    struct err err = {0};
    struct buf out;
    make(&sample);
    buf_init(&out, MOST_OUTPUT);
    assert_true(report_render(FORMAT_HTML, &sample.report, &style, &out, &err));
    sample_release(&sample);
    return out;
}

static size_t count_of(const struct buf *out, const char *text)
{
    struct slice rest = buf_slice(out), needle = slice_of_string(text);
    size_t count = 0, at;
    while ((at = slice_find(rest, needle)) != SLICE_NOT_FOUND) {
        rest = slice_cut(rest, at + needle.len, rest.len);
        count++;
    }
    return count;
}

static void nothing_unsafe_is_ever_printed(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * SAMPLES; i++) {
        struct buf out = rendered(samples[i / 2], i % 2);
        for (size_t at = 0; at < out.len;) {
            size_t from = at;
            uint32_t code = utf8_next(buf_slice(&out), &at);
            assert_true(code == '\n' || !code_point_is_unsafe(code));
            assert_false(code == 0xFFFD && at - from == 1);
        }
        buf_release(&out);
    }
}

// The texts of sample_hostile() are in every field, each with markup in it.
static void markup_in_a_text_is_text(void **state)
{
    struct buf hostile = rendered(sample_hostile, false);
    (void)state;
    assert_true(count_of(&hostile, "&#60;b&#62;") > 20);
    assert_true(count_of(&hostile, "<b>") == count_of(&hostile, "</b>"));
    assert_int_equal(count_of(&hostile, "\\<b>"), 0);
    buf_release(&hostile);
}

static void the_first_screen_says_tier_scenario_and_reason(void **state)
{
    struct buf out = rendered(sample_enterprise, false);
    (void)state;
    assert_int_equal(count_of(&out, "<div class=\"tier high\">"), 1);
    assert_int_equal(count_of(&out, "<p class=\"scenario\">Healthcare/finance codebase</p>"), 1);
    assert_int_equal(count_of(&out, "<p class=\"reason\">Regulatory requirements beyond GDPR</p>"),
                     1);
    assert_int_equal(count_of(&out, "<tr class=\"fired\">"), 2);
    buf_release(&out);
}

static void an_incomplete_scan_says_so_first(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct buf out = rendered(sample_startup, i);
        size_t told = slice_find(buf_slice(&out), SLICE("The scan is not complete."));
        assert_true(told < slice_find(buf_slice(&out), SLICE("<div class=\"tier ")));
        buf_release(&out);
    }
}

static void what_is_said_of_all_plans_of_a_verdict_is_said_once(void **state)
{
    struct buf out = rendered(sample_startup, false);
    (void)state;
    // Above the plans that are not acceptable, and with the tool in use that is judged so.
    assert_int_equal(count_of(&out, "<li>No DPA, data may be used for training</li>"), 2);
    assert_true(count_of(&out, "<li>remove and rotate the credentials</li>") > 1);
    buf_release(&out);
}

static void a_day_is_shown_where_the_report_has_one(void **state)
{
    struct report_style style = {0};
    struct err err = {0};
    struct buf out;
    (void)state;
    sample_clean(&sample);
    sample.report.day = 20779;
    buf_init(&out, MOST_OUTPUT);
    assert_true(report_render(FORMAT_HTML, &sample.report, &style, &out, &err));
    assert_int_equal(count_of(&out, "<time datetime=\"2026-11-22\">2026-11-22</time>"), 1);
    buf_release(&out);
    sample_release(&sample);
}

static void a_long_name_is_cut_between_characters(void **state)
{
    struct report_style style = {0};
    char root[201] = "a";
    (void)state;
    for (size_t i = 1; i < sizeof root; i += 2)
        memcpy(root + i, "\xC3\xBC", 2);
    // The cut falls into a character, or between two.
    for (size_t from = 0; from < 2; from++) {
        struct err err = {0};
        struct buf out;
        sample_clean(&sample);
        sample.report.root = slice_cut(slice_of(root, sizeof root), from, sizeof root);
        buf_init(&out, MOST_OUTPUT);
        assert_true(report_render(FORMAT_HTML, &sample.report, &style, &out, &err));
        assert_int_equal(count_of(&out, "\xEF\xBF\xBD"), 0);
        assert_int_equal(count_of(&out, "\xC3\xBC\xE2\x80\xA6</title>"), 1);
        buf_release(&out);
        sample_release(&sample);
    }
}

static void a_page_about_named_files_names_them(void **state)
{
    static const struct slice paths[] = {SLICE_INIT("src"), SLICE_INIT("/etc/a"), SLICE_INIT("b"),
                                         SLICE_INIT("c")};
    (void)state;
    for (size_t count = 1; count <= 4; count += 3) {
        struct err err = {0};
        struct buf out;
        sample_clean(&sample);
        sample.report.root = SLICE("/r");
        sample.report.mode = SLICE("files");
        sample.report.paths = paths;
        sample.report.path_count = count;
        buf_init(&out, MOST_OUTPUT);
        assert_true(
            report_render(FORMAT_HTML, &sample.report, &(struct report_style){0}, &out, &err));
        assert_int_equal(count_of(&out, "risk: src</title>"), count == 1);
        assert_int_equal(count_of(&out, "<dt>Files</dt><dd><code>/r/src</code>"), 1);
        assert_int_equal(count_of(&out, "</code> and 1 more</dd>"), count == 4);
        buf_release(&out);
        sample_release(&sample);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_unsafe_is_ever_printed),
        cmocka_unit_test(markup_in_a_text_is_text),
        cmocka_unit_test(the_first_screen_says_tier_scenario_and_reason),
        cmocka_unit_test(an_incomplete_scan_says_so_first),
        cmocka_unit_test(what_is_said_of_all_plans_of_a_verdict_is_said_once),
        cmocka_unit_test(a_day_is_shown_where_the_report_has_one),
        cmocka_unit_test(a_long_name_is_cut_between_characters),
        cmocka_unit_test(a_page_about_named_files_names_them),
    };
    return RUN_TESTS(tests);
}
