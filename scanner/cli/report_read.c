#include "report_read.h"

#include "cargo.h"
#include "config_plans.h"
#include "file.h"
#include "plan_json.h"
#include "report_finding.h"
#include "scan.h"
#include "sign.h"
#include "tools_in_use.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    SCHEMA_VERSION = 1,
    SKIPPED_MOST = 10 * 1000 * 1000,
    PATHS_MOST = 1000 * 1000,
    SIGNALS_MOST = 10000,
    TOOLS_MOST = 10000,
    EVIDENCE_MOST = 10000,
    AGREEMENTS_MOST = 10000,
    CHANGES_MOST = 100000,
    PERSONS_MOST = 1000000,
    WEIGHT_MOST = 1000000,
};

JSON_WORDS(owner, owner)
JSON_WORDS(sector, sector)
JSON_WORDS(eu, eu)
JSON_WORDS(mode, contract_mode)
JSON_WORDS(tier, tier)
JSON_WORDS(skip, skip)
JSON_WORDS(notice, notice_kind)

// What is being read, and into what.
struct reading {
    struct json_source from;
    struct saved_report *out;
    const struct json_node *root;
};

static bool fail(const struct reading *r, const struct json_node *node, const char *what)
{
    return json_error(r->from.path, node, r->from.err, "%s", what);
}

// Whether it is a report of a scan at all, and one of this schema.
static bool check_kind(const struct reading *r)
{
    const struct json_node *tool = json_find(r->root, "tool");
    const struct json_node *schema = json_find(r->root, "schema_version");

    if (!slice_equals(json_find_text(tool, "name"), SLICE("waybill")) || !schema)
        return fail(r, r->root, "this is no report of `waybill scan --format json`");
    if (schema->kind != JSON_WHOLE || schema->whole != SCHEMA_VERSION)
        return fail(r, schema, "\"schema_version\" is not 1, the only one that is known here");
    if (!json_find(r->root, "findings") && json_find(r->root, "advice"))
        return fail(r, r->root,
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
            return fail(r, item, "\"times\" is less than there are paths");
        coverage->reasons[reason] = times;
        told |= 1U << reason;
    }
    for (unsigned reason = 0; reason < SKIP_COUNT; reason++)
        if (coverage->reasons[reason] && !(told & 1U << reason))
            return fail(r, list, "\"reasons\" does not have each that \"skipped\" has");
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
           fail(r, map, "\"complete\" is not what \"reasons\" says");
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

static bool read_agreements(const struct reading *r, const struct json_node *map, const char *key,
                            const struct agreement **out)
{
    size_t count;
    const struct json_node *list = json_want_list(&r->from, map, key, AGREEMENTS_MOST, &count);

    if (!list)
        return false;
    struct agreement *agreement = ARENA_ARRAY(r->from.memory, count + 1, struct agreement);
    *out = agreement;
    for (const struct json_node *item = list->child; item; item = item->next, agreement++) {
        if (!json_want_text(&r->from, item, "plan", &agreement->plan) ||
            !json_want_text(&r->from, item, "date", &agreement->date))
            return false;
        if (agreement->plan.len == 0)
            return fail(r, item, "\"plan\" is empty");
    }
    return true;
}

// "" where nothing is declared.
static bool read_choice(const struct reading *r, const struct json_node *map, const char *key,
                        const char *(*word)(unsigned), unsigned count, bool *given, void *value)
{
    unsigned index = 0;
    const struct json_node *entry = json_want(&r->from, map, key, JSON_TEXT);

    if (!entry || entry->text.len == 0)
        return entry != NULL;
    if (!json_want_word(&r->from, map, key, word, count, &index))
        return false;
    _Static_assert(sizeof(enum owner) == sizeof index, "an enumeration is an int");
    memcpy(value, &index, sizeof index);
    *given = true;
    return true;
}

static bool read_declared(const struct reading *r, const struct json_node *assessment)
{
    const struct json_node *map = json_want(&r->from, assessment, "declared", JSON_MAP);
    struct declared *d = &r->out->declared;
    uint64_t bulk = 0;
    const struct {
        const char *key;
        const struct agreement **out;
    } lists[] = {
        {"tools_in_use", &d->tools_in_use}, {"dpa_signed", &d->dpa_signed},
        {"baa_signed", &d->baa_signed},     {"audit_log", &d->audit_log},
        {"training_off", &d->training_off}, {"terms_reviewed", &d->terms_reviewed},
        {"approved", &d->approved},
    };

    if (!map || !read_choice(r, map, "owner", owner_word, OWNER_COUNT, &d->has_owner, &d->owner) ||
        !read_choice(r, map, "sector", sector_word, SECTOR_COUNT, &d->has_sector, &d->sector) ||
        !read_choice(r, map, "eu", eu_word, EU_COUNT, &d->has_eu, &d->eu) ||
        !read_choice(r, map, "mode", mode_word, MODE_COUNT, &d->has_mode, &d->mode) ||
        !json_want_number(&r->from, map, "bulk_persons", PERSONS_MOST, &bulk))
        return false;
    d->bulk_persons = (unsigned)bulk;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (!read_agreements(r, map, lists[i].key, lists[i].out))
            return false;
    return true;
}

static const char *sign_word(unsigned sign)
{
    return owner_signs[sign].id;
}

static bool read_signals(const struct reading *r, const struct json_node *assessment)
{
    const struct json_node *map = json_want(&r->from, assessment, "inferred", JSON_MAP);
    size_t count;
    const struct json_node *list =
        map ? json_want_list(&r->from, map, "signals", SIGNALS_MOST, &count) : NULL;

    if (!list)
        return false;
    struct signal *signal = ARENA_ARRAY(r->from.memory, count + 1, struct signal);
    r->out->signals = signal;
    r->out->signal_count = count;
    for (const struct json_node *item = list->child; item; item = item->next, signal++) {
        unsigned points_to, sign;
        uint64_t weight = 0;
        if (!json_want_word(&r->from, item, "points_to", owner_word, OWNER_COUNT, &points_to) ||
            !json_want_number(&r->from, item, "weight", WEIGHT_MOST, &weight) ||
            !json_want_text(&r->from, item, "words", &signal->words) ||
            !json_want_word(&r->from, item, "id", sign_word, SIGN_COUNT, &sign) ||
            !json_want_bool(&r->from, item, "rules_out", &signal->rules_out))
            return false;
        signal->id = owner_signs[sign].id;
        signal->points_to = (enum owner)points_to;
        signal->weight = (int)weight;
    }
    return true;
}

// A report may leave findings out that were judged (--min-confidence high), and a file may be cut by hand. A tier that
// is computed of the rest would be too low.
static bool check_whole(const struct reading *r, const struct json_node *assessment)
{
    const struct json_node *told = json_want(&r->from, assessment, "cargo", JSON_MAP);
    const struct findings *findings = &r->out->findings;
    uint64_t judged = 0;

    if (!told || !json_want_number(&r->from, told, "findings", INT64_MAX, &judged))
        return false;
    struct cargo cargo = cargo_of(findings->items, findings->count, &r->out->declared);
    if (cargo.findings == judged)
        return true;
    return fail(r, told,
                "findings that were judged are not in this report; scan without --min-confidence "
                "high, and leave the report as it is");
}

static bool read_assessment(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "assessment", JSON_MAP);
    unsigned tier = 0;

    if (!map || !json_want_word(&r->from, map, "tier", tier_word, TIER_COUNT, &tier))
        return false;
    r->out->tier = (enum tier)tier;
    return read_declared(r, map) && read_signals(r, map) && check_whole(r, map);
}

static const char *claim_word(unsigned claim)
{
    return footprint_claim_name((enum footprint_claim)claim);
}

static bool read_sign(const struct reading *r, const struct json_node *item, struct tool_sign *sign)
{
    uint64_t line = 0, commits = 0;
    unsigned claim = 0;

    if (!json_want_text(&r->from, item, "kind", &sign->kind) ||
        !json_want_text(&r->from, item, "path", &sign->path) ||
        !json_want_number(&r->from, item, "line", UINT_MAX, &line) ||
        !json_want_text(&r->from, item, "commit", &sign->commit) ||
        !json_want_number(&r->from, item, "commits", UINT_MAX, &commits) ||
        !json_want_text(&r->from, item, "tool", &sign->tool) ||
        !json_want_word(&r->from, item, "says", claim_word, CLAIM_COUNT, &claim) ||
        !json_want_texts(&r->from, item, "plans", EVIDENCE_MOST, &sign->plans))
        return false;
    sign->line = (unsigned)line;
    sign->commits = (unsigned)commits;
    sign->claim = (enum footprint_claim)claim;
    return true;
}

// The signs of each entry of a list: all else about tools follows from them.
static bool read_signs(const struct reading *r, const char *key, const struct tool_signs **lists,
                       size_t *list_count)
{
    size_t count, sign_count;
    const struct json_node *list = json_want_list(&r->from, r->root, key, TOOLS_MOST, &count);

    if (!list)
        return false;
    struct tool_signs *out = ARENA_ARRAY(r->from.memory, count + 1, struct tool_signs);
    *lists = out;
    for (const struct json_node *item = list->child; item; item = item->next) {
        const struct json_node *signs =
            json_want_list(&r->from, item, "signs", TOOLS_MOST, &sign_count);
        if (!signs)
            return false;
        struct tool_sign *read = ARENA_ARRAY(r->from.memory, sign_count + 1, struct tool_sign);
        struct tool_signs *to = &out[(*list_count)++];
        to->signs = read;
        for (const struct json_node *sign = signs->child; sign; sign = sign->next)
            if (!read_sign(r, sign, &read[to->sign_count++]))
                return false;
    }
    return true;
}

static bool read_idle_files(const struct reading *r)
{
    size_t count;
    const struct json_node *list =
        json_want_list(&r->from, r->root, "idle_files", TOOLS_MOST, &count);

    if (!list)
        return false;
    struct idle_file *files = ARENA_ARRAY(r->from.memory, count + 1, struct idle_file);
    r->out->report.idle_files = files;
    for (const struct json_node *item = list->child; item; item = item->next) {
        struct idle_file file = {0};
        if (!json_want_text(&r->from, item, "path", &file.path))
            return false;
        file.control = control_of_file(file.path);
        if (!file.control) // this version does not know it
            continue;
        file.instead = control_that_works(file.control->tool);
        files[r->out->report.idle_file_count++] = file;
    }
    return true;
}

static bool read_tools(const struct reading *r)
{
    struct report *report = &r->out->report;
    const struct tool_signs *lists;
    size_t count = 0;

    if (!read_signs(r, "tools_in_use", &lists, &count) ||
        !read_signs(r, "product_calls", &report->product_calls, &report->product_call_count) ||
        !read_signs(r, "weak_signs", &report->weak_signs, &report->weak_sign_count) ||
        !read_idle_files(r))
        return false;
    struct tool_in_use *tools = ARENA_ARRAY(r->from.memory, count + 1, struct tool_in_use);
    for (size_t i = 0; i < count; i++)
        tools[i] = (struct tool_in_use){.signs = lists[i].signs, .sign_count = lists[i].sign_count};
    report->tools = tools;
    report->tool_count = count;
    return true;
}

static bool read_baseline(const struct reading *r, const struct json_node *suppressions)
{
    const struct json_node *map = json_want(&r->from, suppressions, "baseline", JSON_MAP);
    struct baseline_sum *sum = &r->out->report.baseline;
    uint64_t entries = 0, here = 0, moved = 0, gone = 0;

    if (!map || !json_want_text(&r->from, map, "path", &sum->path) ||
        !json_want_number(&r->from, map, "entries", INT64_MAX, &entries) ||
        !json_want_number(&r->from, map, "here", INT64_MAX, &here) ||
        !json_want_number(&r->from, map, "moved", INT64_MAX, &moved) ||
        !json_want_number(&r->from, map, "gone", INT64_MAX, &gone))
        return false;
    *sum = (struct baseline_sum){sum->path.len > 0, sum->path, entries, here, moved, gone};
    return true;
}

static bool read_notice(const struct reading *r, const struct json_node *item,
                        struct notice *notice)
{
    unsigned kind = 0;
    uint64_t line = 0;

    if (!json_want_word(&r->from, item, "kind", notice_word, NOTICE_COUNT, &kind) ||
        !json_want_text(&r->from, item, "by", &notice->by) ||
        !json_want_path(&r->from, item, "path", "path_hex", &notice->path) ||
        !json_want_number(&r->from, item, "line", UINT_MAX, &line) ||
        !json_want_text(&r->from, item, "words", &notice->words))
        return false;
    notice->kind = (enum notice_kind)kind;
    notice->line = (unsigned)line;
    return true;
}

static bool read_suppressions(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "suppressions", JSON_MAP);
    struct report *report = &r->out->report;
    uint64_t count = 0, weighing = 0;
    size_t notices = 0;

    if (!map || !json_want_number(&r->from, map, "count", INT64_MAX, &count) ||
        !json_want_number(&r->from, map, "weighing", INT64_MAX, &weighing) ||
        !json_want_number(&r->from, map, "notices_left_out", INT64_MAX,
                          &report->notices_left_out) ||
        !read_baseline(r, map))
        return false;
    report->suppressed = (struct suppressed){.count = count, .weighing = weighing};
    const struct json_node *list = json_want_list(&r->from, map, "notices", NOTICES_MOST, &notices);
    if (!list)
        return false;
    struct notice *items = ARENA_ARRAY(r->from.memory, notices + 1, struct notice);
    report->notices = items;
    report->notice_count = notices;
    for (const struct json_node *item = list->child; item; item = item->next)
        if (!read_notice(r, item, items++))
            return false;
    return true;
}

static bool read_changes(const struct reading *r, const struct json_node *policy)
{
    size_t count;
    const struct json_node *list =
        json_want_list(&r->from, policy, "changes", CHANGES_MOST, &count);

    if (!list)
        return false;
    struct policy_change *change = ARENA_ARRAY(r->from.memory, count + 1, struct policy_change);
    r->out->report.policy_changes = change;
    r->out->report.policy_change_count = count;
    for (const struct json_node *item = list->child; item; item = item->next, change++) {
        uint64_t line = 0;
        if (!json_want_path(&r->from, item, "path", "path_hex", &change->path) ||
            !json_want_number(&r->from, item, "line", UINT_MAX, &line) ||
            !json_want_text(&r->from, item, "words", &change->words))
            return false;
        change->line = (unsigned)line;
    }
    return true;
}

// What the repository declared about plans, over those of today.
static bool read_plans(const struct reading *r, const struct json_node *policy)
{
    size_t count;
    const struct json_node *list =
        json_want_list(&r->from, policy, "plans", CONFIG_PLANS_MOST, &count);

    if (!list)
        return false;
    struct plan *plans = ARENA_ARRAY(r->from.memory, count + 1, struct plan);
    for (const struct json_node *item = list->child; item; item = item->next, plans++) {
        if (!plan_json_read(plans, &r->from, item) ||
            !json_want_text(&r->from, item, "declared_otherwise", &plans->declared))
            return false;
        plans->is_declared = true;
    }
    r->out->plans = builtin_plans;
    return plan_set_extend(&r->out->plans, plans - count, count, r->from.memory) ||
           fail(r, list, "a plan is there twice");
}

static bool read_policy(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "policy", JSON_MAP);
    return map && json_want_text(&r->from, map, "from", &r->out->report.policy_from) &&
           read_changes(r, map) && read_plans(r, map);
}

bool report_read(struct saved_report *out, struct slice path, struct slice text,
                 struct arena *memory, struct err *err)
{
    // What others rest on goes first: the assessment is held against findings and suppressions.
    static bool (*const parts[])(const struct reading *) = {
        check_kind,        read_repository, read_coverage,   read_findings,
        read_suppressions, read_policy,     read_assessment, read_tools,
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
