// GitLab's Code Quality report, which is what Code Climate's engines write. Entries with one fingerprint are one entry to it,
// so the second finding of a value in a file has its number behind the fingerprint.
#include "issues.h"
#include "json_writer.h"
#include "render.h"

#include <stdlib.h>

enum { WORDS_MOST = 64 * 1024 };

static int by_fingerprint(const void *left, const void *right)
{
    const struct issue *a = *(const struct issue *const *)left;
    const struct issue *b = *(const struct issue *const *)right;
    int order = strcmp(a->finding->fingerprint, b->finding->fingerprint);
    return order ? order : a < b ? -1 : a > b;
}

// How many findings before each one have its fingerprint.
static size_t *ordinals_of(const struct issues *issues)
{
    size_t *ordinals = alloc_zeroed(issues->count + 1, sizeof *ordinals), count = 0;
    const struct issue **sorted = alloc_zeroed(issues->count + 1, sizeof *sorted);
    for (size_t i = 0; i < issues->count; i++)
        if (issues->items[i].finding)
            sorted[count++] = &issues->items[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, by_fingerprint);
    for (size_t i = 1; i < count; i++)
        if (strcmp(sorted[i]->finding->fingerprint, sorted[i - 1]->finding->fingerprint) == 0)
            ordinals[sorted[i] - issues->items] = ordinals[sorted[i - 1] - issues->items] + 1;
    free(sorted);
    return ordinals;
}

static void add_fingerprint(struct json_writer *json, const struct issue *issue, size_t ordinal)
{
    struct buf text;
    buf_init(&text, WORDS_MOST);
    buf_add_string(&text, issue->finding ? issue->finding->fingerprint : "scan-incomplete-");
    if (!issue->finding)
        buf_add_string(&text, skip_name(issue->reason));
    if (ordinal)
        buf_printf(&text, "-%zu", ordinal + 1);
    json_text(json, "fingerprint", buf_slice(&text));
    buf_release(&text);
}

static void add_location(struct json_writer *json, const struct issue *issue)
{
    json_begin_object(json, "location");
    json_text(json, "path", issue->path.len ? issue->path : SLICE("."));
    json_begin_object(json, "lines");
    json_number(json, "begin", issue->line ? issue->line : 1);
    json_number(json, "end", issue->line ? issue->end_line : 1);
    json_end_object(json);
    json_end_object(json);
}

void render_codequality(const struct report *report, const struct report_style *style,
                        struct buf *out)
{
    static const char *const severities[SEVERITY_COUNT] = {"minor", "major", "critical", "blocker"};
    struct json_writer json;
    struct issues issues;

    (void)style;
    issues_init(&issues, report);
    size_t *ordinals = ordinals_of(&issues);
    json_init(&json, out, true);
    json_begin_array(&json, NULL);
    for (size_t i = 0; i < issues.count; i++) {
        const struct issue *issue = &issues.items[i];
        struct buf words;
        buf_init(&words, WORDS_MOST);
        issue_say(&words, issue, report);
        json_begin_object(&json, NULL);
        json_word(&json, "type", "issue");
        json_text(&json, "check_name", issue->rule);
        json_text(&json, "description", buf_slice(&words));
        json_begin_array(&json, "categories");
        json_word(&json, NULL, "Security");
        json_end_array(&json);
        json_word(&json, "severity", severities[issue->severity]);
        add_fingerprint(&json, issue, ordinals[i]);
        add_location(&json, issue);
        json_end_object(&json);
        buf_release(&words);
    }
    json_end_array(&json);
    buf_add_byte(out, '\n');
    free(ordinals);
    issues_release(&issues);
}
