// A report that `--from` names may come from anybody: reading, judging and showing it holds for any bytes.
#include "advise.h"
#include "classify.h"
#include "print.h"
#include "render.h"
#include "report_read.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024, MOST_RENDERED = 16 * 1024 * 1024, TODAY = 20778 };

static void judge(struct report *report, struct assessment *assessment,
                  const struct saved_report *saved, struct arena *memory)
{
    struct inquiry inquiry = {assessment, classify_under, &saved->plans, TODAY};

    *report = saved->report;
    assess(assessment, report->findings, report->finding_count, &saved->declared, saved->signals,
           saved->signal_count, memory);
    report->assessment = assessment;
    weigh_suppressed(&report->suppressed, assessment, report->findings, report->finding_count);
    report->suppressed.count = saved->report.suppressed.count;
    report->plans = &saved->plans;
    report->advice = advise_all(&inquiry, memory);
    report->advice_count = saved->plans.count;
}

// As text it is safe to look at, and as JSON it is read as the same.
static void check(const struct saved_report *saved, struct arena *memory)
{
    struct report report;
    struct assessment assessment;
    struct saved_report again;
    struct err err = {0};
    struct buf text, json;

    judge(&report, &assessment, saved, memory);
    buf_init(&text, MOST_RENDERED);
    buf_init(&json, MOST_RENDERED);
    assert(
        report_render(FORMAT_TEXT, &report, &(struct report_style){.verbose = true}, &text, &err));
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(buf_slice(&text), &at);
        assert(code == '\n' || !code_point_is_unsafe(code));
    }
    assert(report_render(FORMAT_JSON, &report, &(struct report_style){0}, &json, &err));
    bool read = report_read(&again, SLICE("b"), buf_slice(&json), memory, &err);
    assert(read && again.report.finding_count == saved->report.finding_count);
    assert(again.tier == assessment.tier && again.plans.count == saved->plans.count);
    assert(coverage_is_complete(&again.coverage) == coverage_is_complete(&saved->coverage));
    (void)read;
    saved_report_release(&again);
    buf_release(&text);
    buf_release(&json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct saved_report saved;
    struct err err = {0};

    if (size > MOST_BYTES)
        return 0;
    if (report_read(&saved, SLICE("a"), slice_of((const char *)data, size), &memory, &err)) {
        check(&saved, &memory);
    } else {
        struct slice text = slice_of_string(err.message);
        assert(err.kind == ERR_CONFIG && slice_starts_with(text, SLICE("a:")));
        for (size_t at = 0; at < text.len;)
            assert(!code_point_is_unsafe(utf8_next(text, &at)));
    }
    saved_report_release(&saved);
    arena_release(&memory);
    return 0;
}
