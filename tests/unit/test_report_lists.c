// Formats that list findings for other systems, made of reports as no scan would make them. What is read of real ones is in
// tests/integration/formats.py.
#include "render.h"

#include "issues.h"
#include "print.h"
#include "sample_report.h"
#include "unit.h"

#include <jansson.h>

enum { MOST_OUTPUT = 1000 * 1000 };

typedef void make_fn(struct sample *sample);

static struct sample sample;
static make_fn *const samples[] = {sample_clean, sample_startup, sample_enterprise, sample_hostile};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static struct buf rendered(enum format format, make_fn *make)
{
    struct report_style style = {0};
    struct err err = {0};
    struct buf out;
    make(&sample);
    buf_init(&out, MOST_OUTPUT);
    assert_true(report_render(format, &sample.report, &style, &out, &err));
    sample_release(&sample);
    return out;
}

static json_t *parsed(enum format format, make_fn *make)
{
    struct buf out = rendered(format, make);
    json_error_t error;
    json_t *value = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, &error);
    if (!value)
        fail_msg("%s at %d:%d", error.text, error.line, error.column);
    buf_release(&out);
    return value;
}

static void nothing_unsafe_is_ever_printed(void **state)
{
    (void)state;
    for (enum format format = 0; format < FORMAT_COUNT; format++)
        for (size_t i = 0; format_is_of_findings(format) && i < SAMPLES; i++) {
            struct buf out = rendered(format, samples[i]);
            for (size_t at = 0; at < out.len;) {
                size_t from = at;
                uint32_t code = utf8_next(buf_slice(&out), &at);
                assert_true(code == '\n' || !code_point_is_unsafe(code));
                assert_false(code == 0xFFFD && at - from == 1);
            }
            buf_release(&out);
        }
}

static void what_should_be_json_is(void **state)
{
    static const enum format formats[] = {FORMAT_SARIF, FORMAT_GITLAB, FORMAT_CODEQUALITY};
    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        for (size_t k = 0; k < SAMPLES; k++)
            json_decref(parsed(formats[i], samples[k]));
}

static void reasons_for_being_incomplete_come_first(void **state)
{
    struct issues issues;
    (void)state;
    sample_startup(&sample);
    issues_init(&issues, &sample.report);
    assert_true(issues.count > 1);
    assert_null(issues.items[0].finding);
    assert_true(slice_equals(issues.items[0].rule, ISSUE_INCOMPLETE));
    assert_int_equal(issue_loudness(&issues.items[0]), LOUD_ERROR);
    assert_non_null(issues.items[issues.count - 1].finding);
    issues_release(&issues);
    sample_release(&sample);
    json_t *log = parsed(FORMAT_SARIF, sample_startup);
    json_t *run = json_array_get(json_object_get(log, "runs"), 0);
    json_t *invocation = json_array_get(json_object_get(run, "invocations"), 0);
    assert_true(json_is_false(json_object_get(invocation, "executionSuccessful")));
    json_decref(log);
}

static void a_finding_in_an_archive_has_no_place_in_its_file(void **state)
{
    struct issues issues;
    struct buf words;
    (void)state;
    sample_startup(&sample);
    coverage_release(&sample.coverage);
    sample.coverage = (struct coverage){0};
    struct finding *finding = &sample.findings[0];
    finding->path = SLICE("a.zip!/in/x.py");
    finding->outer = 5;
    finding->standing = STANDING_LIVE;
    issues_init(&issues, &sample.report);
    assert_true(slice_equals(issues.items[0].path, SLICE("a.zip")));
    assert_int_equal(issues.items[0].line, 0);
    buf_init(&words, MOST_OUTPUT);
    finding_say(&words, finding);
    assert_int_not_equal(slice_find(buf_slice(&words), SLICE("in/x.py")), SLICE_NOT_FOUND);
    buf_release(&words);
    issues_release(&issues);
    sample_release(&sample);
}

static void paths_become_uris(void **state)
{
    static const struct {
        const char *path, *uri;
    } cases[] = {
        {"src/a-b_c.~1", "src/a-b_c.~1"},
        {"a b%\n", "a%20b%25%0A"},
        {"x:y/?#[@]", "x%3Ay/%3F%23%5B%40%5D"},
        {"\xC3\xBC\xFF", "%C3%BC%FF"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf uri;
        buf_init(&uri, MOST_OUTPUT);
        path_add_uri(&uri, slice_of_string(cases[i].path));
        assert_string_equal(uri.ptr, cases[i].uri);
        buf_release(&uri);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_unsafe_is_ever_printed),
        cmocka_unit_test(what_should_be_json_is),
        cmocka_unit_test(reasons_for_being_incomplete_come_first),
        cmocka_unit_test(a_finding_in_an_archive_has_no_place_in_its_file),
        cmocka_unit_test(paths_become_uris),
    };
    return RUN_TESTS(tests);
}
