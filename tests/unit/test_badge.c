#include "render.h"

#include "sample_report.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct fixture {
    struct sample sample;
    struct buf out;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    sample_clean(&fixture->sample);
    buf_init(&fixture->out, 64 * 1024);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sample_release(&fixture->sample);
    buf_release(&fixture->out);
    free(fixture);
    return 0;
}

static const char *drawn(struct fixture *fixture, enum tier tier)
{
    const struct report_style style = {0};
    struct err err = {0};
    fixture->sample.assessment.tier = tier;
    buf_clear(&fixture->out);
    assert_true(report_render(FORMAT_BADGE, &fixture->sample.report, &style, &fixture->out, &err));
    return fixture->out.ptr;
}

static void assert_says(const char *svg, const char *words)
{
    char expected[256];
    snprintf(expected, sizeof expected, "role=\"img\" aria-label=\"waybill: %s\"", words);
    assert_non_null(strstr(svg, expected));
    snprintf(expected, sizeof expected, "<title>waybill: %s</title>", words);
    assert_non_null(strstr(svg, expected));
    snprintf(expected, sizeof expected, ">%s</text>", words);
    assert_non_null(strstr(svg, expected));
}

static void it_tells_the_tier_in_words(void **state)
{
    assert_says(drawn(*state, TIER_LOW), "low risk");
    assert_says(drawn(*state, TIER_MEDIUM), "medium risk");
    assert_says(drawn(*state, TIER_HIGH), "high risk");
}

static void an_incomplete_scan_has_no_tier(void **state)
{
    struct fixture *fixture = *state;
    coverage_skip(&fixture->sample.coverage, SLICE("a"), SKIP_UNREADABLE);
    for (enum tier tier = TIER_LOW; tier < TIER_COUNT; tier++) {
        const char *svg = drawn(fixture, tier);
        assert_says(svg, "incomplete");
        assert_null(strstr(svg, "risk"));
    }
}

static double channel(unsigned byte)
{
    double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

// Against white, by WCAG 2.2's relative luminance.
static double contrast(unsigned rgb)
{
    double luminance = 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8 & 0xFF) +
                       0.0722 * channel(rgb & 0xFF);
    return 1.05 / (luminance + 0.05);
}

static void assert_legible(const char *svg)
{
    size_t fills = 0;
    for (const char *at = svg; (at = strstr(at, "<rect")) != NULL; at++) {
        const char *fill = strstr(at, "fill=\"#");
        assert_non_null(fill);
        char *end;
        unsigned long rgb = strtoul(fill + strlen("fill=\"#"), &end, 16);
        assert_true(contrast((unsigned)rgb) >= 4.5);
        fills++;
    }
    assert_true(fills >= 2);
    assert_non_null(strstr(svg, "<g fill=\"#fff\""));
}

static void white_text_is_legible_on_every_colour(void **state)
{
    struct fixture *fixture = *state;
    for (enum tier tier = TIER_LOW; tier < TIER_COUNT; tier++)
        assert_legible(drawn(fixture, tier));
    coverage_skip(&fixture->sample.coverage, SLICE("a"), SKIP_UNREADABLE);
    assert_legible(drawn(fixture, TIER_LOW));
}

static long number_after(const char **at, const char *name)
{
    const char *found = strstr(*at, name);
    assert_non_null(found);
    *at = found + strlen(name);
    return strtol(*at, NULL, 10);
}

// Each word lies within its own half, with the same margin at both ends.
static void words_stay_in_their_halves(void **state)
{
    for (enum tier tier = TIER_LOW; tier < TIER_COUNT; tier++) {
        const char *svg = drawn(*state, tier), *at = svg;
        long width = number_after(&at, " width=\"");
        at = strstr(svg, "<rect x=\"0\"");
        at = strstr(at + 1, "<rect");
        long left = number_after(&at, "x=\"");
        at = svg;
        long x = number_after(&at, "<text x=\""), len = number_after(&at, "textLength=\"");
        assert_int_equal(x + len + x, left);
        long x2 = number_after(&at, "<text x=\""), len2 = number_after(&at, "textLength=\"");
        assert_int_equal(x2 - left, x);
        assert_int_equal(x2 + len2 + x, width);
    }
}

static void it_is_the_same_each_time_and_takes_nothing_from_outside(void **state)
{
    struct fixture *fixture = *state;
    struct buf first;
    buf_init(&first, 64 * 1024);
    buf_add_string(&first, drawn(fixture, TIER_LOW));
    fixture->sample.report.root = SLICE("/somewhere/<else>");
    assert_string_equal(first.ptr, drawn(fixture, TIER_LOW));
    assert_null(strstr(first.ptr, "href"));
    assert_null(strstr(first.ptr, "url("));
    assert_null(strstr(first.ptr, "<style"));
    buf_release(&first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(it_tells_the_tier_in_words),
        TEST(an_incomplete_scan_has_no_tier),
        TEST(white_text_is_legible_on_every_colour),
        TEST(words_stay_in_their_halves),
        TEST(it_is_the_same_each_time_and_takes_nothing_from_outside),
    };
    return RUN_TESTS(tests);
}
