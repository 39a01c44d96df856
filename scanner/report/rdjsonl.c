// Reviewdog's diagnostics (reviewdog/proto/rdf): an object a line.
#include "issues.h"
#include "json_writer.h"
#include "render.h"

enum { WORDS_MOST = 64 * 1024 };

static void add_position(struct json_writer *json, const char *key, unsigned line, unsigned column)
{
    json_begin_object(json, key);
    json_number(json, "line", line);
    json_number(json, "column", column);
    json_end_object(json);
}

static void add_location(struct json_writer *json, const struct issue *issue)
{
    json_begin_object(json, "location");
    json_text(json, "path", issue->path);
    if (issue->line) {
        json_begin_object(json, "range");
        add_position(json, "start", issue->line, issue->column);
        add_position(json, "end", issue->end_line, issue->end_column);
        json_end_object(json);
    }
    json_end_object(json);
}

void render_rdjsonl(const struct report *report, const struct report_style *style, struct buf *out)
{
    static const char *const severities[LOUD_COUNT] = {"ERROR", "WARNING", "INFO"};
    struct issues issues;

    (void)style;
    issues_init(&issues, report);
    for (size_t i = 0; i < issues.count; i++) {
        const struct issue *issue = &issues.items[i];
        struct json_writer json;
        struct buf words, line;
        buf_init(&words, WORDS_MOST);
        buf_init(&line, 2 * WORDS_MOST);
        issue_say(&words, issue, report);
        issue_add_line(&line, issue, report);
        json_init(&json, out, false);
        json_begin_object(&json, NULL);
        json_text(&json, "message", buf_slice(&words));
        add_location(&json, issue);
        json_word(&json, "severity", severities[issue_loudness(issue)]);
        json_begin_object(&json, "source");
        json_word(&json, "name", "waybill");
        json_end_object(&json);
        json_begin_object(&json, "code");
        json_text(&json, "value", issue->rule);
        json_end_object(&json);
        // What reviewdog prints in a terminal; without it that is the JSON.
        json_text(&json, "original_output", buf_slice(&line));
        json_end_object(&json);
        buf_add_byte(out, '\n');
        buf_release(&words);
        buf_release(&line);
    }
    issues_release(&issues);
}
