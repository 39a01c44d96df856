#include "report_read.h"

#include "file.h"
#include "report_finding.h"
#include "report_part.h"
#include "scan.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    SCHEMA_VERSION = 1,
    SKIPPED_MOST = 10 * 1000 * 1000,
    PATHS_MOST = 1000 * 1000,
};

JSON_WORDS(skip, skip)

bool report_part_error(const struct reading *r, const struct json_node *node, const char *what)
{
    return json_error(r->from.path, node, r->from.err, "%s", what);
}

// Whether it is a report of a scan at all, and one of this schema.
static bool check_kind(const struct reading *r)
{
    const struct json_node *tool = json_find(r->root, "tool");
    const struct json_node *schema = json_find(r->root, "schema_version");

    if (!slice_equals(json_find_text(tool, "name"), SLICE("waybill")) || !schema)
        return report_part_error(r, r->root, "this is no report of `waybill scan --format json`");
    if (schema->kind != JSON_WHOLE || schema->whole != SCHEMA_VERSION)
        return report_part_error(r, schema,
                                 "\"schema_version\" is not 1, the only one that is known here");
    if (!json_find(r->root, "findings") && json_find(r->root, "advice"))
        return report_part_error(
            r, r->root,
            "a report of `waybill advise` has no findings; `waybill scan --format json` "
            "writes one that has");
    return true;
}

static bool read_paths(const struct reading *r, const struct json_node *map)
{
    struct report *report = &r->out->report;
    const struct json_node *list =
        json_want_list(&r->from, map, "paths", PATHS_MOST, &report->path_count);
    if (!list)
        return false;
    struct slice *paths = ARENA_ARRAY(r->from.memory, report->path_count, struct slice);
    size_t count = 0;
    for (const struct json_node *item = list->child; item; item = item->next)
        if (!json_want_path(&r->from, item, "path", "path_hex", &paths[count++]))
            return false;
    report->paths = paths;
    return true;
}

static bool read_repository(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "repository", JSON_MAP);
    struct report *report = &r->out->report;

    return map && json_want_path(&r->from, map, "root", "root_hex", &report->root) &&
           json_want_text(&r->from, map, "head", &report->head) &&
           json_want_text(&r->from, map, "mode", &report->mode) &&
           json_want_bool(&r->from, map, "shallow", &report->shallow) && read_paths(r, map);
}

static bool read_skipped(const struct reading *r, const struct json_node *map)
{
    struct coverage *coverage = &r->out->coverage;
    size_t count;
    const struct json_node *list = json_want_list(&r->from, map, "skipped", SKIPPED_MOST, &count);

    if (!list)
        return false;
    for (const struct json_node *item = list->child; item; item = item->next) {
        unsigned reason;
        struct slice path;
        if (!json_want_path(&r->from, item, "path", "path_hex", &path) ||
            !json_want_word(&r->from, item, "reason", skip_word, SKIP_COUNT, &reason))
            return false;
        coverage_skip(coverage, path, (enum skip)reason);
    }
    coverage_sort(coverage);
    return true;
}

static bool read_reasons(const struct reading *r, const struct json_node *map)
{
    struct coverage *coverage = &r->out->coverage;
    size_t count;
    const struct json_node *list = json_want_list(&r->from, map, "reasons", SKIP_COUNT, &count);
    unsigned told = 0;

    _Static_assert(SKIP_COUNT <= sizeof told * CHAR_BIT, "a bit for each reason");
    if (!list)
        return false;
    for (const struct json_node *item = list->child; item; item = item->next) {
        unsigned reason;
        uint64_t times = 0;
        if (!json_want_word(&r->from, item, "reason", skip_word, SKIP_COUNT, &reason) ||
            !json_want_number(&r->from, item, "times", INT64_MAX, &times))
            return false;
        if (times < coverage->reasons[reason] || times == 0)
            return report_part_error(r, item, "\"times\" is less than there are paths");
        coverage->reasons[reason] = times;
        told |= 1U << reason;
    }
    for (unsigned reason = 0; reason < SKIP_COUNT; reason++)
        if (coverage->reasons[reason] && !(told & 1U << reason))
            return report_part_error(r, list,
                                     "\"reasons\" does not have each that \"skipped\" has");
    return true;
}

static bool read_coverage(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "coverage", JSON_MAP);
    struct coverage *coverage = &r->out->coverage;
    bool complete = false;
    const struct {
        const char *key;
        uint64_t *out;
    } numbers[] = {
        {"files", &coverage->files},     {"bytes", &coverage->bytes},   {"blobs", &coverage->blobs},
        {"commits", &coverage->commits}, {"before", &coverage->before}, {"left", &coverage->left},
    };

    if (!map)
        return false;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (!json_want_number(&r->from, map, numbers[i].key, INT64_MAX, numbers[i].out))
            return false;
    if (!json_want_text(&r->from, map, "resume", &coverage->resume) || !read_skipped(r, map) ||
        !read_reasons(r, map) || !json_want_bool(&r->from, map, "complete", &complete))
        return false;
    return complete == coverage_is_complete(coverage) ||
           report_part_error(r, map, "\"complete\" is not what \"reasons\" says");
}

static int compare_findings(const void *left, const void *right)
{
    return finding_compare(left, right);
}

static bool read_findings(const struct reading *r)
{
    struct findings *findings = &r->out->findings;
    size_t count;
    const struct json_node *list =
        json_want_list(&r->from, r->root, "findings", SCAN_MOST_FINDINGS, &count);
    uint64_t hidden = 0;

    if (!list || !json_want_number(&r->from, r->root, "hidden_low_confidence", INT64_MAX, &hidden))
        return false;
    for (const struct json_node *item = list->child; item; item = item->next)
        if (!report_finding_read(findings_add(findings), &r->from, item))
            return false;
    if (count)
        qsort(findings->items, count, sizeof *findings->items, compare_findings);
    r->out->report.findings = findings->items;
    r->out->report.finding_count = findings->count;
    r->out->report.hidden_low = hidden;
    return true;
}

bool report_read(struct saved_report *out, struct slice path, struct slice text,
                 struct arena *memory, struct err *err)
{
    // What others rest on goes first: the assessment is held against findings and suppressions.
    static report_part_fn *const parts[] = {
        check_kind,
        read_repository,
        read_coverage,
        read_findings,
        report_read_suppressions,
        report_read_policy,
        report_read_assessment,
        report_read_tools,
    };
    struct reading reading = {.from = {path, memory, err}, .out = out};

    *out = (struct saved_report){0};
    if (!json_parse(&reading.root, path, text, memory, err))
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (!parts[i](&reading))
            return false;
    out->report.coverage = &out->coverage;
    return true;
}

bool report_read_file(struct saved_report *out, const char *file, struct arena *memory,
                      struct err *err)
{
    bool is_stdin = strcmp(file, "-") == 0;
    const char *name = is_stdin ? "standard input" : file;
    struct buf bytes;

    *out = (struct saved_report){0};
    buf_init(&bytes, REPORT_READ_MOST);
    bool read = is_stdin ? fd_read(&bytes, STDIN_FILENO, name, err) : file_read(&bytes, file, err);
    if (!read)
        err->kind = ERR_CONFIG;
    read = read && report_read(out, slice_of_string(name), buf_slice(&bytes), memory, err);
    buf_release(&bytes);
    return read;
}

void saved_report_release(struct saved_report *saved)
{
    findings_release(&saved->findings);
    coverage_release(&saved->coverage);
    *saved = (struct saved_report){0};
}
