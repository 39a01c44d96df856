// The JSON contract, read back by a strict parser that is not ours.
#include "render.h"

#include "sample_report.h"
#include "unit.h"

#include <jansson.h>

enum { MOST_OUTPUT = 1000 * 1000 };

static struct sample sample;

static struct buf rendered(enum format format, struct report_style style)
{
    struct err err = {0};
    struct buf out;
    buf_init(&out, MOST_OUTPUT);
    assert_true(report_render(format, &sample.report, &style, &out, &err));
    sample_release(&sample);
    return out;
}

static json_t *parsed(const char *text)
{
    json_error_t error;
    json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    if (!value)
        fail_msg("%s at %d:%d", error.text, error.line, error.column);
    return value;
}

static json_t *read_back(void (*make)(struct sample *), struct report_style style)
{
    make(&sample);
    struct buf out = rendered(FORMAT_JSON, style);
    json_t *value = parsed(out.ptr);
    buf_release(&out);
    return value;
}

// The keys of an object are these, in this order, each with its type: s(tring),
// i(nteger), b(ool), o(bject), a(rray), n(ull).
static void has_keys(const json_t *object, const char *expected)
{
    static const char types[] = {
        [JSON_OBJECT] = 'o', [JSON_ARRAY] = 'a', [JSON_STRING] = 's', [JSON_INTEGER] = 'i',
        [JSON_TRUE] = 'b',   [JSON_FALSE] = 'b', [JSON_NULL] = 'n',
    };
    struct buf keys;
    const char *key;
    json_t *value;
    buf_init(&keys, 10000);
    json_object_foreach((json_t *)object, key, value)
        buf_printf(&keys, "%s%s:%c", keys.len ? " " : "", key, types[json_typeof(value)]);
    assert_string_equal(keys.ptr, expected);
    buf_release(&keys);
}

static const json_t *first(const json_t *object, const char *key)
{
    const json_t *array = json_object_get(object, key);
    assert_true(json_is_array(array));
    assert_true(json_array_size(array) > 0);
    return json_array_get(array, 0);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    assert_non_null(text);
    return text;
}

static const char finding_keys[] =
    "id:s fingerprint:s rule:s kind:s type:s title:s severity:s confidence:s evidence:s place:s "
    "path:s line:i column:i end_line:i end_column:i offset:i length:i preview:s name:s "
    "language:s role:s commit:s regulations:a suppressed:n why:a standing:s carries:s counts:b "
    "persons:i gone:b strength:s archive_path_length:i";

static const char advice_keys[] =
    "id:s vendor:s tool:s plan:s verdict:s conditions:a reasons:a source:s source_date:s "
    "declared:b tier:s row:s age_days:i stale:b";

static const char control_keys[] =
    "name:s kind:s enforcement:s into:s key:s line:s covers:s gaps:s "
    "source:s source_date:s";

static void the_document_has_the_keys_of_the_contract(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){0});
    has_keys(report, "schema_version:i tool:o repository:o coverage:o findings:a assessment:o "
                     "tools_in_use:a advice:a lower_tier:a disclaimer:s hidden_low_confidence:i "
                     "suppressions:o policy:o folders:a product_calls:a weak_signs:a idle_files:a");
    has_keys(json_object_get(report, "policy"), "from:s changes:a plans:a");
    has_keys(first(json_object_get(report, "policy"), "changes"), "path:s line:i words:s");
    has_keys(json_object_get(report, "suppressions"),
             "count:i weighing:i would_be:s baseline:o notices:a notices_left_out:i");
    has_keys(first(json_object_get(report, "suppressions"), "notices"),
             "kind:s by:s path:s line:i words:s");
    has_keys(json_object_get(report, "tool"), "name:s version:s");
    has_keys(json_object_get(report, "repository"), "root:s head:s mode:s shallow:b paths:a");
    has_keys(json_object_get(report, "coverage"),
             "files:i bytes:i blobs:i commits:i skipped:a complete:b before:i left:i resume:s "
             "reasons:a");
    has_keys(first(json_object_get(report, "coverage"), "skipped"), "path:s reason:s");
    has_keys(first(report, "findings"), finding_keys);
    has_keys(first(report, "tools_in_use"),
             "tool:s plan:s evidence:a judged_as:s judged_because:s verdict:s signs:a control:o");
    has_keys(first(first(report, "tools_in_use"), "signs"),
             "kind:s path:s line:i commit:s commits:i tool:s says:s plans:a");
    has_keys(json_object_get(first(report, "tools_in_use"), "control"), control_keys);
    has_keys(first(report, "product_calls"), "tool:s plans:a signs:a");
    has_keys(first(report, "idle_files"), "path:s tool:s control:o instead:n");
    has_keys(first(report, "advice"), advice_keys);
    assert_int_equal(json_integer_value(json_object_get(report, "schema_version")), 1);
    assert_int_equal(json_integer_value(json_object_get(report, "hidden_low_confidence")), 7);
    json_decref(report);
}

static void the_assessment_tells_what_was_declared_and_what_inferred(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){0});
    const json_t *assessment = json_object_get(report, "assessment");
    has_keys(assessment,
             "tier:s rows:a owner:s sector:s eu:s mode:s regulations:a declared:o inferred:o "
             "cargo:o");
    has_keys(first(assessment, "rows"), "id:s scenario:s tier:s reason:s because:a documented:b");
    has_keys(json_object_get(assessment, "declared"),
             "owner:s sector:s eu:s mode:s tools_in_use:a dpa_signed:a baa_signed:a audit_log:a "
             "terms_reviewed:a training_off:a bulk_persons:i approved:a verified:b");
    has_keys(json_object_get(assessment, "inferred"),
             "owner:s sector:s signals:a signs_say:s against_declared:b settle:a");
    has_keys(first(json_object_get(assessment, "inferred"), "settle"), "key:s line:s words:s");
    has_keys(json_object_get(assessment, "cargo"),
             "findings:i persons:i secret:b personal:b bulk_personal:b health:b card:b finance:b "
             "restricted:b marked:s");
    has_keys(first(json_object_get(assessment, "inferred"), "signals"),
             "points_to:s weight:i words:s id:s rules_out:b");
    assert_string_equal(text_of(json_object_get(assessment, "declared"), "owner"), "");
    assert_string_equal(text_of(json_object_get(assessment, "inferred"), "owner"), "startup");
    json_decref(report);

    report = read_back(sample_enterprise, (struct report_style){0});
    assessment = json_object_get(report, "assessment");
    const json_t *declared = json_object_get(assessment, "declared");
    assert_string_equal(text_of(declared, "owner"), "enterprise");
    assert_string_equal(text_of(declared, "eu"), "required");
    has_keys(first(declared, "dpa_signed"), "plan:s date:s");
    assert_string_equal(text_of(first(declared, "dpa_signed"), "date"), "2026-03-01");
    assert_string_equal(text_of(json_object_get(assessment, "inferred"), "owner"), "");
    assert_string_equal(text_of(json_object_get(assessment, "inferred"), "sector"), "finance");
    json_decref(report);
}

static void documented_rows_have_their_exact_texts(void **state)
{
    (void)state;
    json_t *report = read_back(sample_enterprise, (struct report_style){0});
    const json_t *row = first(json_object_get(report, "assessment"), "rows");
    assert_string_equal(text_of(row, "id"), "R4");
    assert_string_equal(text_of(row, "scenario"), "Healthcare/finance codebase");
    assert_string_equal(text_of(row, "tier"), "high");
    assert_string_equal(text_of(row, "reason"), "Regulatory requirements beyond GDPR");
    assert_int_equal(json_array_size(json_object_get(row, "because")), 2);
    const json_t *lowering = first(report, "lower_tier");
    has_keys(lowering, "remove:a would_be:s smallest:b steps:a");
    const json_t *step = first(lowering, "steps");
    has_keys(step, "path:s action:s counts:a commands:a history_command:s exclude:s");
    has_keys(first(step, "counts"), "what:s findings:i persons:i types:a how:s");
    assert_string_equal(text_of(lowering, "would_be"), "medium");
    json_decref(report);
}

static void a_suppressed_finding_tells_by_what_and_why(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){0});
    const json_t *findings = json_object_get(report, "findings");
    const json_t *last = json_array_get(findings, json_array_size(findings) - 1);
    has_keys(json_object_get(last, "suppressed"), "by:s reason:s");
    assert_string_equal(text_of(json_object_get(last, "suppressed"), "by"), "config");
    assert_true(json_is_false(json_object_get(last, "counts")));
    json_decref(report);
}

static void a_date_that_is_not_known_has_no_age(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){0});
    size_t i, unknown = 0;
    json_t *advice;
    json_array_foreach(json_object_get(report, "advice"), i, advice)
    {
        if (!json_is_null(json_object_get(advice, "age_days")))
            continue;
        assert_string_equal(text_of(advice, "source_date"), "");
        assert_true(json_is_true(json_object_get(advice, "stale")));
        unknown++;
    }
    assert_int_equal(unknown, 1);
    json_decref(report);
}

static void incomplete_coverage_lists_every_path(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){0});
    const json_t *coverage = json_object_get(report, "coverage");
    assert_true(json_is_false(json_object_get(coverage, "complete")));
    assert_int_equal(json_array_size(json_object_get(coverage, "skipped")), 5);
    json_decref(report);
}

static void advice_alone_leaves_out_the_findings(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){.advice_only = true});
    has_keys(report, "schema_version:i tool:o repository:o coverage:o assessment:o "
                     "tools_in_use:a advice:a disclaimer:s suppressions:o policy:o "
                     "lower_tier:a folders:a product_calls:a weak_signs:a idle_files:a");
    json_decref(report);
}

static void a_folder_has_a_tier_and_the_plans_by_verdict(void **state)
{
    (void)state;
    json_t *report = read_back(sample_hostile, (struct report_style){0});
    const json_t *folder = first(report, "folders");
    has_keys(folder, "path:s whole:b tier:s rows:a files:i findings:i sector:s plans:o");
    has_keys(json_object_get(folder, "plans"), "acceptable:a conditional:a not_acceptable:a");
    assert_string_equal(text_of(folder, "path"), ".");
    assert_true(json_is_false(json_object_get(folder, "whole")));
    assert_int_equal(json_array_size(json_object_get(report, "folders")), 2);
    json_decref(report);
}

static void an_empty_report_has_all_the_keys(void **state)
{
    (void)state;
    json_t *report = read_back(sample_clean, (struct report_style){0});
    assert_int_equal(json_array_size(json_object_get(report, "findings")), 0);
    assert_int_equal(json_array_size(json_object_get(report, "tools_in_use")), 0);
    assert_int_equal(json_array_size(json_object_get(report, "lower_tier")), 0);
    json_decref(report);
}

// What sample_hostile() has in all its texts, as JSON readers must see it.
static const char hostile[] = "\x1B[2J\xE2\x80\xAE\xEF\xBF\xBD\"'\\<b>\nRISK TIER: LOW\r\xC2\x9B"
                              "\xE2\x80\x8B";

static void hostile_names_read_back_as_they_are(void **state)
{
    (void)state;
    json_t *report = read_back(sample_hostile, (struct report_style){0});
    const json_t *finding = first(report, "findings");
    static const char *const keys[] = {"path",    "title",  "rule",    "name",
                                       "preview", "commit", "language"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        assert_string_equal(text_of(finding, keys[i]), hostile);
    assert_string_equal(json_string_value(first(finding, "why")), hostile);
    assert_string_equal(json_string_value(first(finding, "regulations")), hostile);
    assert_string_equal(text_of(json_object_get(report, "repository"), "root"), hostile);
    // The bytes themselves: one of them is no UTF-8.
    assert_non_null(strstr(text_of(finding, "path_hex"), "1b5b324a"));
    assert_int_equal(strlen(text_of(finding, "path_hex")), 2 * (strlen(hostile) - 2));
    json_decref(report);
}

static void only_the_layout_has_line_ends_and_no_byte_is_a_control(void **state)
{
    static const enum format formats[] = {FORMAT_JSON, FORMAT_JSONL};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        sample_hostile(&sample);
        struct buf out = rendered(formats[i], (struct report_style){0});
        for (size_t at = 0; at < out.len; at++)
            assert_true(out.ptr[at] == '\n' || (unsigned char)out.ptr[at] >= 0x20);
        assert_int_equal(slice_find(buf_slice(&out), SLICE("\xE2\x80\xAE")), SLICE_NOT_FOUND);
        assert_int_equal(slice_find(buf_slice(&out), SLICE("\x7F")), SLICE_NOT_FOUND);
        buf_release(&out);
    }
}

static void a_line_of_jsonl_is_a_finding_of_json(void **state)
{
    (void)state;
    json_t *report = read_back(sample_startup, (struct report_style){0});
    const json_t *findings = json_object_get(report, "findings");
    sample_startup(&sample);
    struct buf out = rendered(FORMAT_JSONL, (struct report_style){0});
    struct slice rest = buf_slice(&out), line;
    size_t count = 0;
    for (; slice_split(&rest, '\n', &line); count++) {
        json_t *finding = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES, NULL);
        assert_non_null(finding);
        assert_true(json_equal(finding, json_array_get(findings, count)));
        json_decref(finding);
    }
    assert_int_equal(count, json_array_size(findings));
    buf_release(&out);
    json_decref(report);
}

static void jsonl_of_advice_is_a_plan_a_line(void **state)
{
    (void)state;
    sample_clean(&sample);
    struct buf out = rendered(FORMAT_JSONL, (struct report_style){.advice_only = true});
    struct slice rest = buf_slice(&out), line;
    size_t count = 0;
    for (; slice_split(&rest, '\n', &line); count++) {
        json_t *advice = json_loadb(line.ptr, line.len, 0, NULL);
        has_keys(advice, advice_keys);
        json_decref(advice);
    }
    assert_int_equal(count, 3);
    buf_release(&out);
}

static void json_is_laid_out_with_two_blanks_a_level(void **state)
{
    (void)state;
    sample_clean(&sample);
    struct buf out = rendered(FORMAT_JSON, (struct report_style){0});
    static const char start[] = "{\n"
                                "  \"schema_version\": 1,\n"
                                "  \"tool\": {\n"
                                "    \"name\": \"waybill\",\n"
                                "    \"version\": \"1.2.3\"\n"
                                "  },\n";
    assert_true(slice_starts_with(buf_slice(&out), slice_of_string(start)));
    assert_true(slice_find(buf_slice(&out), SLICE("\"findings\": [],\n")) != SLICE_NOT_FOUND);
    assert_true(slice_ends_with(buf_slice(&out), SLICE("\n}\n")));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_has_the_keys_of_the_contract),
        cmocka_unit_test(the_assessment_tells_what_was_declared_and_what_inferred),
        cmocka_unit_test(documented_rows_have_their_exact_texts),
        cmocka_unit_test(a_suppressed_finding_tells_by_what_and_why),
        cmocka_unit_test(a_date_that_is_not_known_has_no_age),
        cmocka_unit_test(incomplete_coverage_lists_every_path),
        cmocka_unit_test(advice_alone_leaves_out_the_findings),
        cmocka_unit_test(a_folder_has_a_tier_and_the_plans_by_verdict),
        cmocka_unit_test(an_empty_report_has_all_the_keys),
        cmocka_unit_test(hostile_names_read_back_as_they_are),
        cmocka_unit_test(only_the_layout_has_line_ends_and_no_byte_is_a_control),
        cmocka_unit_test(a_line_of_jsonl_is_a_finding_of_json),
        cmocka_unit_test(jsonl_of_advice_is_a_plan_a_line),
        cmocka_unit_test(json_is_laid_out_with_two_blanks_a_level),
    };
    return RUN_TESTS(tests);
}
