#include "report_read.h"

#include "cargo.h"
#include "render.h"
#include "sample_report.h"
#include "tools_in_use.h"
#include "unit.h"

#include <jansson.h>
#include <stdlib.h>

static struct arena memory;
static struct err err;
static struct saved_report saved;

static int set_up(void **state)
{
    (void)state;
    err = (struct err){0};
    return 0;
}

static int release(void **state)
{
    (void)state;
    saved_report_release(&saved);
    arena_release(&memory);
    return 0;
}

static struct slice rendered(const struct report *report)
{
    struct buf out;
    buf_init(&out, 1 << 20);
    render_json(report, &(struct report_style){0}, &out);
    struct slice text = arena_copy(&memory, buf_slice(&out));
    buf_release(&out);
    return text;
}

// A sample's cargo is made up; a scan's is that of its findings.
static void settle(struct sample *sample)
{
    sample->assessment.cargo = cargo_of(sample->report.findings, sample->report.finding_count,
                                        &sample->assessment.declared);
}

static struct slice sample_text(void (*make)(struct sample *), struct sample *sample)
{
    make(sample);
    settle(sample);
    return rendered(&sample->report);
}

// Of tools the signs are read: all else follows from those.
static void assert_same_signs(const struct report *was, const struct report *now)
{
    struct sign_list a = signs_of_report(was, &memory), b = signs_of_report(now, &memory);
    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        const struct tool_sign *x = &a.items[i], *y = &b.items[i];
        assert_true(slice_equals(x->kind, y->kind) && slice_equals(x->path, y->path) &&
                    slice_equals(x->commit, y->commit) && slice_equals(x->tool, y->tool));
        assert_true(x->line == y->line && x->commits == y->commits && x->claim == y->claim);
        assert_true(slice_equals(x->plans[0], y->plans[0]));
    }
}

// All that is read and told again is the same text.
static void what_was_written_is_read(void **state)
{
    static void (*const samples[])(struct sample *) = {sample_clean, sample_startup,
                                                       sample_enterprise};
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        struct sample sample;
        struct slice text = sample_text(samples[i], &sample);
        assert_true(report_read(&saved, SLICE("r.json"), text, &memory, &err));
        struct report again = saved.report, was = sample.report;
        struct assessment assessment = sample.assessment;
        assert_int_equal(saved.tier, assessment.tier);
        assessment.declared = saved.declared;
        assessment.signals = saved.signals;
        assessment.signal_count = saved.signal_count;
        again.version = was.version;
        again.assessment = &assessment;
        again.advice = was.advice;
        again.advice_count = was.advice_count;
        again.lowerings = was.lowerings;
        again.lowering_count = was.lowering_count;
        assert_same_signs(&was, &again);
        again.tools = was.tools;
        again.tool_count = was.tool_count;
        again.product_calls = was.product_calls;
        again.product_call_count = was.product_call_count;
        again.weak_signs = was.weak_signs;
        again.weak_sign_count = was.weak_sign_count;
        again.idle_files = was.idle_files;
        again.idle_file_count = was.idle_file_count;
        again.suppressed.would_be = was.suppressed.would_be;
        again.disclaimer = was.disclaimer;
        struct slice written = rendered(&again);
        assert_string_equal(written.ptr, text.ptr);
        saved_report_release(&saved);
        sample_release(&sample);
    }
}

static void hostile_texts_are_made_printable_and_paths_stay_as_they_were(void **state)
{
    struct sample sample;
    (void)state;
    sample_hostile(&sample);
    for (size_t i = 0; i < sample.report.finding_count; i++)
        if (sample.findings[i].suppressed_by.len)
            sample.findings[i].suppressed_by = BY_COMMENT;
    settle(&sample);
    struct slice text = rendered(&sample.report);
    if (!report_read(&saved, SLICE("r.json"), text, &memory, &err))
        fail_msg("%s", err.message);
    const struct finding *now = &saved.findings.items[0];
    const struct slice texts[] = {now->title,  now->rule,    now->name,
                                  now->why[0], now->preview, now->regulations[0]};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_true(texts[i].len > 0);
        for (size_t at = 0; at < texts[i].len; at++)
            assert_true((unsigned char)texts[i].ptr[at] >= ' ');
    }
    assert_true(slice_equals(now->path, sample.findings[0].path));
    assert_true(slice_equals(saved.report.root, sample.report.root));
    assert_int_equal(saved.report.path_count, 1);
    assert_true(slice_equals(saved.report.paths[0], sample.report.paths[0]));
    sample_release(&sample);
}

static json_t *loaded(struct slice text)
{
    json_t *report = json_loadb(text.ptr, text.len, 0, NULL);
    assert_non_null(report);
    return report;
}

static bool reads(const json_t *report)
{
    char *text = json_dumps(report, 0);
    assert_non_null(text);
    err = (struct err){0};
    bool fine = report_read(&saved, SLICE("r.json"), slice_of_string(text), &memory, &err);
    assert_int_equal(err.kind, fine ? ERR_NONE : ERR_CONFIG);
    saved_report_release(&saved);
    free(text);
    return fine;
}

// Those follow from the rest, and are not read.
static bool is_computed(const char *key)
{
    static const char *const keys[] = {
        "advice", "lower_tier", "disclaimer", "version",        "counts",      "rows",    "owner",
        "sector", "eu",         "mode",       "would_be",       "regulations", "folders", "tool",
        "plan",   "evidence",   "judged_as",  "judged_because", "verdict",     "control",
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

// Without each of its keys, and with each of another kind. Returns how many were tried.
static size_t try_each_key(json_t *report, json_t *object)
{
    size_t tried = 0;
    char **keys = calloc(json_object_size(object), sizeof *keys);
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) keys[tried++] = strdup(key);
    for (size_t i = 0; i < tried; i++) {
        json_t *was = json_incref(json_object_get(object, keys[i]));
        json_object_del(object, keys[i]);
        if (reads(report))
            assert_true(is_computed(keys[i]));
        else if (!strstr(err.message, keys[i])) // without these it is no report at all
            assert_true(strcmp(keys[i], "tool") == 0 || strcmp(keys[i], "schema_version") == 0);
        json_object_set_new(object, keys[i], json_real(0.5));
        if (!is_computed(keys[i]))
            assert_false(reads(report));
        json_object_set(object, keys[i], was);
        json_decref(was);
        free(keys[i]);
    }
    free(keys);
    if (!reads(report))
        fail_msg("%s", err.message);
    return tried;
}

static void every_key_is_needed_and_named_when_it_is_off(void **state)
{
    static const char *const objects[] = {"repository", "coverage", "assessment", "suppressions",
                                          "policy"};
    static const char *const lists[] = {"findings", "tools_in_use"};
    struct sample sample;
    json_t *report = loaded(sample_text(sample_startup, &sample));
    size_t tried = try_each_key(report, report);
    (void)state;
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++)
        tried += try_each_key(report, json_object_get(report, objects[i]));
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        tried += try_each_key(report, json_array_get(json_object_get(report, lists[i]), 0));
    tried += try_each_key(
        report,
        json_array_get(
            json_object_get(json_array_get(json_object_get(report, "tools_in_use"), 0), "signs"),
            0));
    assert_true(tried > 80);
    json_decref(report);
    sample_release(&sample);
}

#define REFUSED(told)                               \
    do {                                            \
        assert_false(reads(report));                \
        assert_non_null(strstr(err.message, told)); \
    } while (0)

static void another_file_is_told_apart(void **state)
{
    struct sample sample;
    json_t *report = loaded(sample_text(sample_startup, &sample));
    (void)state;
    json_object_set_new(report, "schema_version", json_integer(2));
    REFUSED("r.json:1:20: \"schema_version\" is not 1");
    json_object_set_new(report, "schema_version", json_integer(1));
    json_object_del(report, "findings");
    REFUSED("a report of `waybill advise` has no findings");
    json_object_del(report, "tool");
    REFUSED("this is no report of `waybill scan --format json`");
    json_decref(report);
    report = loaded(SLICE("[]"));
    REFUSED("this is no report of `waybill scan --format json`");
    json_decref(report);
    sample_release(&sample);
}

static void findings_that_are_left_out_are_noticed(void **state)
{
    struct sample sample;
    json_t *report = loaded(sample_text(sample_startup, &sample));
    (void)state;
    json_array_remove(json_object_get(report, "findings"), 0);
    REFUSED("findings that were judged are not in this report");
    json_decref(report);
    sample_release(&sample);
}

static void what_is_not_complete_cannot_be_called_so(void **state)
{
    struct sample sample;
    json_t *report = loaded(sample_text(sample_startup, &sample));
    json_t *coverage = json_object_get(report, "coverage");
    (void)state;
    assert_false(json_is_true(json_object_get(coverage, "complete")));
    json_object_set(coverage, "complete", json_true());
    REFUSED("\"complete\" is not what \"reasons\" says");
    json_object_set(coverage, "complete", json_false());
    json_array_clear(json_object_get(coverage, "reasons"));
    REFUSED("\"reasons\" does not have");
    json_decref(report);
    sample_release(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_written_is_read, set_up, release),
        cmocka_unit_test_setup_teardown(
            hostile_texts_are_made_printable_and_paths_stay_as_they_were, set_up, release),
        cmocka_unit_test_setup_teardown(every_key_is_needed_and_named_when_it_is_off, set_up,
                                        release),
        cmocka_unit_test_setup_teardown(another_file_is_told_apart, set_up, release),
        cmocka_unit_test_setup_teardown(findings_that_are_left_out_are_noticed, set_up, release),
        cmocka_unit_test_setup_teardown(what_is_not_complete_cannot_be_called_so, set_up, release),
    };
    return RUN_TESTS(tests);
}
