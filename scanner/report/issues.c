#include "issues.h"

#include "groups.h"
#include "print.h"
#include "text.h"

#include <stdlib.h>

enum { LINE_MOST = 4096 };

static const struct skipped *first_skipped(const struct coverage *coverage, enum skip reason)
{
    for (size_t i = 0; i < coverage->skipped_count; i++)
        if (coverage->skipped[i].reason == reason)
            return &coverage->skipped[i];
    return NULL;
}

static struct issue issue_of_reason(const struct coverage *coverage, enum skip reason)
{
    const struct skipped *first = first_skipped(coverage, reason);
    return (struct issue){
        .reason = reason,
        .rule = ISSUE_INCOMPLETE,
        .severity = SEVERITY_HIGH,
        .path = first ? first->path : SLICE(""),
    };
}

static struct issue issue_of_finding(const struct finding *finding)
{
    struct issue issue = {
        .finding = finding,
        .rule = finding->rule,
        .severity = finding->severity,
        .path = finding_file(finding),
    };
    if (finding->outer)
        return issue;
    issue.line = finding->line;
    issue.column = finding->column;
    issue.end_line = finding->end_line;
    issue.end_column = finding->end_column;
    return issue;
}

void issues_init(struct issues *issues, const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    *issues = (struct issues){
        .items = alloc_zeroed(report->finding_count + SKIP_COUNT, sizeof *issues->items)};
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (coverage->reasons[i] && skip_is_incomplete((enum skip)i))
            issues->items[issues->count++] = issue_of_reason(coverage, (enum skip)i);
    for (size_t i = 0; i < report->finding_count; i++)
        if (finding_is_live(&report->findings[i]))
            issues->items[issues->count++] = issue_of_finding(&report->findings[i]);
}

void issues_release(struct issues *issues)
{
    free(issues->items);
    *issues = (struct issues){0};
}

enum loudness issue_loudness(const struct issue *issue)
{
    static const enum loudness of[SEVERITY_COUNT] = {
        [SEVERITY_LOW] = LOUD_NOTE,
        [SEVERITY_MEDIUM] = LOUD_WARNING,
        [SEVERITY_HIGH] = LOUD_ERROR,
        [SEVERITY_CRITICAL] = LOUD_ERROR,
    };
    return of[issue->severity];
}

// What follows "Title".
static void say_what(struct buf *out, const struct finding *finding)
{
    if (finding->preview.len) {
        buf_add_string(out, ": ");
        buf_add(out, finding->preview);
    }
    if (finding->evidence == EVIDENCE_FLOW && finding->why[0].len) {
        buf_add_string(out, ": ");
        buf_add(out, finding->why[0]);
    } else if (finding->name.len) {
        buf_add_string(out, finding->preview.len ? ", in " : " in ");
        buf_add(out, finding->name);
    }
    if (finding->persons > 1)
        buf_printf(out, ", %u persons", finding->persons);
}

void finding_say(struct buf *out, const struct finding *finding)
{
    struct arena scratch = {0};
    struct buf line;

    buf_init(&line, LINE_MOST);
    buf_add(&line, finding->title);
    say_what(&line, finding);
    if (finding->place != PLACE_PRODUCTION)
        buf_printf(&line, ", %s", place_words(finding->place));
    if (finding->commit.len)
        buf_printf(&line, ", commit %.12s%s", arena_copy(&scratch, finding->commit).ptr,
                   finding->past ? ", gone since" : "");
    buf_printf(&line, ", %s confidence", confidence_name(finding->confidence));
    if (finding->outer) {
        buf_add_string(&line, ", of the archive's ");
        print_safe(&line, slice_cut(finding->path, finding->outer, finding->path.len));
    }
    buf_add(out, print_again(&scratch, buf_slice(&line)));
    buf_release(&line);
    arena_release(&scratch);
}

static void say_reason(struct buf *out, const struct issue *issue, const struct report *report)
{
    uint64_t times = report->coverage->reasons[issue->reason];
    buf_printf(out, "The scan is not complete: %s", skip_words(issue->reason));
    if (times > 1)
        buf_printf(out, " (%llu times)", (unsigned long long)times);
}

void issue_say(struct buf *out, const struct issue *issue, const struct report *report)
{
    if (issue->finding)
        finding_say(out, issue->finding);
    else
        say_reason(out, issue, report);
}

void issue_add_line(struct buf *out, const struct issue *issue, const struct report *report)
{
    static const char *const words[LOUD_COUNT] = {"error", "warning", "note"};

    print_safe(out, issue->path.len ? issue->path : SLICE("waybill"));
    buf_printf(out, ":%u:%u: %s: ", issue->line ? issue->line : 1,
               issue->column ? issue->column : 1, words[issue_loudness(issue)]);
    issue_say(out, issue, report);
    buf_printf(out, " [%.*s]", SLICE_ARG(issue->rule));
}

void path_add_uri(struct buf *out, struct slice path)
{
    for (size_t i = 0; i < path.len; i++) {
        char byte = path.ptr[i];
        if (is_alnum(byte) || (byte && strchr("-._~/", byte)))
            buf_add_byte(out, byte);
        else
            buf_printf(out, "%%%02X", (unsigned char)byte);
    }
}
