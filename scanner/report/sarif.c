// SARIF 2.1.0 (OASIS), for GitHub code scanning and whatever else reads it.
//
// GitHub keeps 5,000 results of a run, the worst, and refuses a file with more than 25,000, or of more than 10 MB
// compressed: the worst 5,000 are written, fewer where paths and messages are so long that it might be more, and a
// notification tells of the others. Stand-ins are no results.
//
// Without `automationDetails`: its id would win over the `category` that a job gives to the upload.
// `primaryLocationLineHash`, which GitHub goes by, is told of few lines: detect/findings/line_hash.h says why.
#include "groups.h"
#include "issues.h"
#include "json_writer.h"
#include "render.h"
#include "rule_help.h"

#include <stdlib.h>

enum {
    RESULTS_MOST = 5000,
    // Of all results, the texts that somebody else chooses, written out: what differs from result to result
    // compresses to three quarters at worst, and what they have in common to nearly nothing.
    TEXTS_MOST = 8 * 1024 * 1024,
    PATHS_MOST = 100,
    TAGS_MOST = 10,
    TITLE_MOST = 255, // bytes; a description may have 1,024 characters
    WORDS_MOST = 64 * 1024
};

// What is told of a rule goes by all of its findings.
struct rule {
    const struct finding *worst;
    enum severity severity;
    enum confidence confidence; // the best
};

struct results {
    const struct finding **items;
    size_t count, left_out;
    size_t texts;       // bytes of their paths and messages
    struct rule *rules; // sorted by id
    size_t rule_count;
};

static bool is_suppressed(const struct finding *finding)
{
    return finding->standing == STANDING_LIVE && finding->suppressed_by.len > 0;
}

static size_t texts_of(const struct finding *finding)
{
    struct buf texts;
    buf_init(&texts, 2 * WORDS_MOST);
    path_add_uri(&texts, finding_file(finding));
    finding_say(&texts, finding);
    buf_add(&texts, finding->suppressed_reason);
    size_t len = texts.len;
    buf_release(&texts);
    return len;
}

static void take(struct results *results, const struct report *report, wanted_fn *wanted)
{
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!wanted(finding))
            continue;
        if (results->count < RESULTS_MOST)
            results->texts += texts_of(finding);
        if (results->count < RESULTS_MOST && results->texts <= TEXTS_MOST)
            results->items[results->count++] = finding;
        else
            results->left_out++;
    }
}

static int by_rule(const void *left, const void *right)
{
    const struct rule *a = left, *b = right;
    int order = slice_compare(a->worst->rule, b->worst->rule);
    return order ? order : a->worst < b->worst ? -1 : a->worst > b->worst;
}

static void sort_rules(struct results *results)
{
    size_t count = 0;
    for (size_t i = 0; i < results->count; i++) {
        const struct finding *finding = results->items[i];
        results->rules[i] = (struct rule){finding, finding->severity, finding->confidence};
    }
    if (results->count)
        qsort(results->rules, results->count, sizeof *results->rules, by_rule);
    for (size_t i = 0; i < results->count; i++) {
        struct rule *next = &results->rules[i];
        struct rule *last = count ? &results->rules[count - 1] : NULL;
        if (!last || !slice_equals(last->worst->rule, next->worst->rule)) {
            results->rules[count++] = *next;
            continue;
        }
        last->severity = next->severity > last->severity ? next->severity : last->severity;
        last->confidence =
            next->confidence > last->confidence ? next->confidence : last->confidence;
    }
    results->rule_count = count;
}

static size_t rule_index(const struct results *results, struct slice rule)
{
    size_t low = 0, high = results->rule_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(results->rules[middle].worst->rule, rule) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const char *level_of(enum severity severity)
{
    static const char *const levels[SEVERITY_COUNT] = {"note", "warning", "error", "error"};
    return levels[severity];
}

// A message object of plain text. There `[` begins a link and `{` a placeholder (3.11.5, 3.11.6).
static void add_message(struct json_writer *json, const char *key, struct slice words)
{
    struct buf text;
    buf_init(&text, 2 * WORDS_MOST);
    for (size_t i = 0; i < words.len; i++) {
        if (words.ptr[i] == '[' || words.ptr[i] == ']')
            buf_add_byte(&text, words.ptr[i] == '[' ? '(' : ')');
        else if (words.ptr[i] == '{' || words.ptr[i] == '}')
            buf_add_byte(&text, words.ptr[i] == '{' ? '(' : ')');
        else
            buf_add_byte(&text, words.ptr[i]);
    }
    if (!words.len || words.ptr[words.len - 1] != '.')
        buf_add_byte(&text, '.');
    json_begin_object(json, key);
    json_text(json, "text", buf_slice(&text));
    json_end_object(json);
    buf_release(&text);
}

static void add_help(struct json_writer *json, const struct finding *finding)
{
    struct buf text;
    buf_init(&text, WORDS_MOST);
    buf_printf(&text, "%s `waybill explain %.*s` tells how it is found.", rule_help(finding),
               SLICE_ARG(finding->rule));
    json_begin_object(json, "help");
    json_text(json, "text", buf_slice(&text));
    json_text(json, "markdown", buf_slice(&text));
    json_end_object(json);
    buf_release(&text);
}

static void add_properties(struct json_writer *json, const struct rule *rule)
{
    // GitHub: above 9 critical, from 7 high, from 4 medium.
    static const char *const scores[SEVERITY_COUNT] = {"2.0", "5.5", "8.0", "9.5"};
    static const char *const problems[SEVERITY_COUNT] = {"recommendation", "warning", "error",
                                                         "error"};
    const struct finding *finding = rule->worst;
    json_begin_object(json, "properties");
    json_word(json, "security-severity", scores[rule->severity]);
    json_word(json, "precision", confidence_name(rule->confidence));
    json_word(json, "problem.severity", problems[rule->severity]);
    json_begin_array(json, "tags");
    json_word(json, NULL, "security");
    json_word(json, NULL, kind_name(finding->kind));
    json_text(json, NULL, finding->type);
    for (size_t i = 0; finding->regulations && finding->regulations[i].len && i < TAGS_MOST - 3;
         i++)
        json_text(json, NULL, finding->regulations[i]);
    json_end_array(json);
    json_end_object(json);
}

static void add_rule(struct json_writer *json, const struct rule *rule)
{
    struct slice title = slice_cut(rule->worst->title, 0, TITLE_MOST);
    struct buf words;
    buf_init(&words, WORDS_MOST);
    buf_printf(&words, "%.*s: %s", SLICE_ARG(title), rule_help(rule->worst));
    json_begin_object(json, NULL);
    json_text(json, "id", rule->worst->rule);
    add_message(json, "shortDescription", title);
    add_message(json, "fullDescription", buf_slice(&words));
    add_help(json, rule->worst);
    json_begin_object(json, "defaultConfiguration");
    json_word(json, "level", level_of(rule->severity));
    json_end_object(json);
    add_properties(json, rule);
    json_end_object(json);
    buf_release(&words);
}

static void add_artifact(struct json_writer *json, struct slice path)
{
    struct buf uri;
    buf_init(&uri, 3 * path.len + sizeof "file://");
    buf_add_string(&uri, slice_starts_with(path, SLICE("/")) ? "file://" : "");
    path_add_uri(&uri, path);
    json_begin_object(json, "artifactLocation");
    json_text(json, "uri", buf_slice(&uri));
    json_end_object(json);
    buf_release(&uri);
}

static void add_location(struct json_writer *json, const struct finding *finding)
{
    bool is_inside = finding->outer == 0 && finding->line > 0;
    json_begin_array(json, "locations");
    json_begin_object(json, NULL);
    json_begin_object(json, "physicalLocation");
    add_artifact(json, finding_file(finding));
    json_begin_object(json, "region");
    json_number(json, "startLine", is_inside ? finding->line : 1);
    if (is_inside) {
        json_number(json, "startColumn", finding->column);
        json_number(json, "endLine", finding->end_line);
        json_number(json, "endColumn", finding->end_column);
    }
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_end_array(json);
}

// Always an array: a file in which only some results say whether they are suppressed says nothing of the others (3.27.23).
static void add_suppressions(struct json_writer *json, const struct finding *finding)
{
    json_begin_array(json, "suppressions");
    if (finding->suppressed_by.len) {
        bool in_source = slice_equals(finding->suppressed_by, BY_COMMENT);
        json_begin_object(json, NULL);
        json_word(json, "kind", in_source ? "inSource" : "external");
        json_word(json, "status", "accepted");
        if (finding->suppressed_reason.len)
            json_text(json, "justification", finding->suppressed_reason);
        else if (finding_is_known(finding))
            json_word(json, "justification", "listed in the baseline");
        json_end_object(json);
    }
    json_end_array(json);
}

static void add_result(struct json_writer *json, const struct results *results,
                       const struct finding *finding)
{
    struct buf words;
    buf_init(&words, WORDS_MOST);
    finding_say(&words, finding);
    json_begin_object(json, NULL);
    json_text(json, "ruleId", finding->rule);
    json_number(json, "ruleIndex", rule_index(results, finding->rule));
    json_word(json, "level", level_of(finding->severity));
    add_message(json, "message", buf_slice(&words));
    add_location(json, finding);
    json_begin_object(json, "partialFingerprints");
    if (finding->line_hash[0])
        json_word(json, "primaryLocationLineHash", finding->line_hash);
    json_word(json, "waybillFinding/v1", finding->fingerprint);
    json_end_object(json);
    add_suppressions(json, finding);
    json_begin_object(json, "properties");
    json_word(json, "id", finding->id);
    json_word(json, "confidence", confidence_name(finding->confidence));
    json_word(json, "evidence", evidence_name(finding->evidence));
    json_word(json, "place", place_name(finding->place));
    if (finding->commit.len)
        json_text(json, "commit", finding->commit);
    json_end_object(json);
    json_end_object(json);
    buf_release(&words);
}

static void add_notification(struct json_writer *json, const char *level, struct slice words)
{
    json_begin_object(json, NULL);
    json_word(json, "level", level);
    add_message(json, "message", words);
}

static void add_reason(struct json_writer *json, const struct issue *issue,
                       const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    struct buf words;
    buf_init(&words, WORDS_MOST);
    issue_say(&words, issue, report);
    add_notification(json, "error", buf_slice(&words));
    json_begin_array(json, "locations");
    for (size_t i = 0, told = 0; i < coverage->skipped_count && told < PATHS_MOST; i++) {
        if (coverage->skipped[i].reason != issue->reason || !coverage->skipped[i].path.len)
            continue;
        json_begin_object(json, NULL);
        json_begin_object(json, "physicalLocation");
        add_artifact(json, coverage->skipped[i].path);
        json_end_object(json);
        json_end_object(json);
        told++;
    }
    json_end_array(json);
    json_end_object(json);
    buf_release(&words);
}

static void add_invocation(struct json_writer *json, const struct results *results,
                           const struct report *report)
{
    struct issues issues;
    issues_init(&issues, report);
    json_begin_array(json, "invocations");
    json_begin_object(json, NULL);
    json_bool(json, "executionSuccessful", coverage_is_complete(report->coverage));
    json_begin_array(json, "toolExecutionNotifications");
    for (size_t i = 0; i < issues.count && !issues.items[i].finding; i++)
        add_reason(json, &issues.items[i], report);
    if (results->left_out) {
        struct arena scratch = {0};
        add_notification(json, "warning",
                         arena_printf(&scratch,
                                      "%zu of %zu results are left out, those that weigh least: "
                                      "GitHub keeps %d, and takes no file of more than 10 MB. "
                                      "Other formats have them all",
                                      results->left_out, results->count + results->left_out,
                                      RESULTS_MOST));
        json_end_object(json);
        arena_release(&scratch);
    }
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
    issues_release(&issues);
}

static void add_tool(struct json_writer *json, const struct results *results,
                     const struct report *report)
{
    json_begin_object(json, "tool");
    json_begin_object(json, "driver");
    json_word(json, "name", "waybill");
    json_text(json, "semanticVersion", report->version);
    json_text(json, "version", report->version);
    if (report->homepage.len)
        json_text(json, "informationUri", report->homepage);
    json_begin_array(json, "rules");
    for (size_t i = 0; i < results->rule_count; i++)
        add_rule(json, &results->rules[i]);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
}

void render_sarif(const struct report *report, const struct report_style *style, struct buf *out)
{
    struct results results = {
        .items = alloc_zeroed(RESULTS_MOST, sizeof *results.items),
        .rules = alloc_zeroed(RESULTS_MOST, sizeof *results.rules),
    };
    struct json_writer json;

    (void)style;
    take(&results, report, finding_is_live);
    take(&results, report, is_suppressed);
    sort_rules(&results);
    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_word(&json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_word(&json, "version", "2.1.0");
    json_begin_array(&json, "runs");
    json_begin_object(&json, NULL);
    add_tool(&json, &results, report);
    add_invocation(&json, &results, report);
    json_word(&json, "columnKind", "unicodeCodePoints");
    json_begin_array(&json, "results");
    for (size_t i = 0; i < results.count; i++)
        add_result(&json, &results, results.items[i]);
    json_end_array(&json);
    json_end_object(&json);
    json_end_array(&json);
    json_end_object(&json);
    buf_add_byte(out, '\n');
    free(results.items);
    free(results.rules);
}
