// GitLab's report of secret detection, schema 15.2.1, as `artifacts:reports:secret_detection` takes it.
//
// It is about what has leaked: signs, which are no data, are left to the other formats. Neither the matched text, nor
// who committed it, is told, though the schema has fields for both.
#include "date.h"
#include "issues.h"
#include "json_writer.h"
#include "markdown.h"
#include "render.h"
#include "rule_help.h"

enum { WORDS_MOST = 64 * 1024, NAME_MOST = 255 };

static const char *const severities[SEVERITY_COUNT] = {"Low", "Medium", "High", "Critical"};

static void add_tool(struct json_writer *json, const char *key, const struct report *report)
{
    json_begin_object(json, key);
    json_word(json, "id", "waybill");
    json_word(json, "name", "waybill");
    json_text(json, "version", report->version);
    json_begin_object(json, "vendor");
    json_word(json, "name", "waybill");
    json_end_object(json);
    json_end_object(json);
}

static void add_messages(struct json_writer *json, const struct issues *issues,
                         const struct report *report)
{
    json_begin_array(json, "messages");
    for (size_t i = 0; i < issues->count && !issues->items[i].finding; i++) {
        struct buf words;
        buf_init(&words, WORDS_MOST);
        issue_say(&words, &issues->items[i], report);
        json_begin_object(json, NULL);
        json_word(json, "level", "warn");
        json_text(json, "value", buf_slice(&words));
        json_end_object(json);
        buf_release(&words);
    }
    json_end_array(json);
}

// The report's day and no clock: the same input gives the same bytes.
static void add_scan(struct json_writer *json, const struct issues *issues,
                     const struct report *report)
{
    char day[DATE_TEXT] = "1970-01-01", time[sizeof "2026-02-14T00:00:00"];
    struct buf text;

    date_of_day(report->day, day);
    buf_init(&text, sizeof time);
    buf_printf(&text, "%sT00:00:00", day);
    json_begin_object(json, "scan");
    add_tool(json, "analyzer", report);
    add_tool(json, "scanner", report);
    json_word(json, "type", "secret_detection");
    json_text(json, "start_time", buf_slice(&text));
    json_text(json, "end_time", buf_slice(&text));
    json_word(json, "status", coverage_is_complete(report->coverage) ? "success" : "failure");
    add_messages(json, issues, report);
    json_end_object(json);
    buf_release(&text);
}

static void add_location(struct json_writer *json, const struct issue *issue,
                         const struct report *report)
{
    const struct finding *finding = issue->finding;
    struct slice commit = finding->commit.len ? finding->commit : report->head;
    json_begin_object(json, "location");
    json_text(json, "file", issue->path);
    if (issue->line) {
        json_number(json, "start_line", issue->line);
        json_number(json, "end_line", issue->end_line);
    }
    json_begin_object(json, "commit");
    json_text(json, "sha", commit.len ? commit : SLICE("0000000"));
    json_end_object(json);
    json_end_object(json);
}

static void add_vulnerability(struct json_writer *json, const struct issue *issue,
                              const struct report *report)
{
    const struct finding *finding = issue->finding;
    struct buf words, description;
    buf_init(&words, WORDS_MOST);
    buf_init(&description, 4 * WORDS_MOST);
    finding_say(&words, finding);
    markdown_add_text(&description, buf_slice(&words));
    json_begin_object(json, NULL);
    json_word(json, "id", finding->id);
    json_text(json, "name", slice_cut(finding->title, 0, NAME_MOST));
    json_text(json, "description", buf_slice(&description));
    buf_release(&description);
    json_word(json, "severity", severities[finding->severity]);
    json_word(json, "solution", rule_help(finding));
    json_begin_array(json, "identifiers");
    json_begin_object(json, NULL);
    json_word(json, "type", "waybill_rule_id");
    json_text(json, "name", finding->title);
    json_text(json, "value", finding->rule);
    json_end_object(json);
    json_end_array(json);
    add_location(json, issue, report);
    json_end_object(json);
    buf_release(&words);
}

void render_gitlab(const struct report *report, const struct report_style *style, struct buf *out)
{
    struct json_writer json;
    struct issues issues;

    (void)style;
    issues_init(&issues, report);
    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_word(&json, "version", "15.2.1");
    add_scan(&json, &issues, report);
    json_begin_array(&json, "vulnerabilities");
    for (size_t i = 0; i < issues.count; i++)
        if (issues.items[i].finding && !finding_is_sign(issues.items[i].finding))
            add_vulnerability(&json, &issues.items[i], report);
    json_end_array(&json);
    json_end_object(&json);
    buf_add_byte(out, '\n');
    issues_release(&issues);
}
