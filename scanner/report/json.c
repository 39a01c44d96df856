// JSON for programs. docs/output.md tells the contract: keys are never renamed or
// taken away within a schema version, and new ones come behind those of their object.
//
// Every key is there in every report, so that a reader needs no case for its absence:
// what is not known is "" (or null where a number is meant). The exceptions are `path_hex` and `root_hex`.
#include "catalogue.h"
#include "item.h"
#include "json_report.h"
#include "print.h"
#include "render.h"
#include "way_down.h"

enum { SCHEMA_VERSION = 1 };

// JSON is Unicode text and a path is bytes. Where they are no such text, `path` has U+FFFD for what is
// not, and this the bytes: two files must not become one when the report is read again.
static void add_bytes(struct json_writer *json, const char *key, struct slice path)
{
    for (size_t at = 0, from = 0; at < path.len; from = at)
        if (utf8_next(path, &at) == 0xFFFD && at - from == 1) {
            json_hex(json, key, path);
            return;
        }
}

static void add_suppression(struct json_writer *json, const struct finding *finding)
{
    if (finding->suppressed_by.len == 0) {
        json_no_value(json, "suppressed");
        return;
    }
    json_begin_object(json, "suppressed");
    json_text(json, "by", finding->suppressed_by);
    json_text(json, "reason", finding->suppressed_reason);
    json_end_object(json);
}

static void add_finding(struct json_writer *json, const struct finding *finding)
{
    json_begin_object(json, NULL);
    json_word(json, "id", finding->id);
    json_word(json, "fingerprint", finding->fingerprint);
    json_text(json, "rule", finding->rule);
    json_word(json, "kind", kind_name(finding->kind));
    json_text(json, "type", finding->type);
    json_text(json, "title", finding->title);
    json_word(json, "severity", severity_name(finding->severity));
    json_word(json, "confidence", confidence_name(finding->confidence));
    json_word(json, "evidence", evidence_name(finding->evidence));
    json_word(json, "place", place_name(finding->place));
    json_text(json, "path", finding->path);
    json_number(json, "line", finding->line);
    json_number(json, "column", finding->column);
    json_number(json, "end_line", finding->end_line);
    json_number(json, "end_column", finding->end_column);
    json_number(json, "offset", finding->offset);
    json_number(json, "length", finding->length);
    json_text(json, "preview", finding->preview);
    json_text(json, "name", finding->name);
    json_text(json, "language", finding->language);
    json_word(json, "role", role_name(finding->role));
    json_text(json, "commit", finding->commit);
    json_texts(json, "regulations", finding->regulations, SIZE_MAX);
    add_suppression(json, finding);
    json_texts(json, "why", finding->why, FINDING_MOST_WHY);
    json_word(json, "standing", standing_name(finding->standing));
    json_word(json, "carries", carries_name(finding->carries));
    json_bool(json, "counts", finding_weighs(finding));
    json_number(json, "persons", finding->persons);
    json_bool(json, "gone", finding->past);
    json_word(json, "strength", strength_name(finding->strength));
    json_number(json, "archive_path_length", finding->outer);
    add_bytes(json, "path_hex", finding->path);
    json_end_object(json);
}

static void add_tool(struct json_writer *json, const struct report *report)
{
    json_begin_object(json, "tool");
    json_word(json, "name", "waybill");
    json_text(json, "version", report->version);
    json_end_object(json);
}

static void add_repository(struct json_writer *json, const struct report *report)
{
    json_begin_object(json, "repository");
    json_text(json, "root", report->root);
    json_text(json, "head", report->head);
    json_text(json, "mode", report->mode);
    json_bool(json, "shallow", report->shallow);
    json_begin_array(json, "paths");
    for (size_t i = 0; i < report->path_count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "path", report->paths[i]);
        add_bytes(json, "path_hex", report->paths[i]);
        json_end_object(json);
    }
    json_end_array(json);
    add_bytes(json, "root_hex", report->root);
    json_end_object(json);
}

// A path is listed once and may have been skipped more often: in a history.
static void add_reasons(struct json_writer *json, const struct coverage *coverage)
{
    json_begin_array(json, "reasons");
    for (size_t i = 0; i < SKIP_COUNT; i++) {
        if (coverage->reasons[i] == 0)
            continue;
        json_begin_object(json, NULL);
        json_word(json, "reason", skip_name((enum skip)i));
        json_number(json, "times", coverage->reasons[i]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void add_coverage(struct json_writer *json, const struct coverage *coverage)
{
    json_begin_object(json, "coverage");
    json_number(json, "files", coverage->files);
    json_number(json, "bytes", coverage->bytes);
    json_number(json, "blobs", coverage->blobs);
    json_number(json, "commits", coverage->commits);
    json_begin_array(json, "skipped");
    for (size_t i = 0; i < coverage->skipped_count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "path", coverage->skipped[i].path);
        json_word(json, "reason", skip_name(coverage->skipped[i].reason));
        add_bytes(json, "path_hex", coverage->skipped[i].path);
        json_end_object(json);
    }
    json_end_array(json);
    json_bool(json, "complete", coverage_is_complete(coverage));
    json_number(json, "before", coverage->before);
    json_number(json, "left", coverage->left);
    json_text(json, "resume", coverage->resume);
    add_reasons(json, coverage);
    json_end_object(json);
}

static void add_advice(struct json_writer *json, const struct advice *advice)
{
    json_begin_object(json, NULL);
    json_text(json, "id", advice->plan->id);
    json_text(json, "vendor", advice->plan->vendor);
    json_text(json, "tool", advice->plan->tool);
    json_text(json, "plan", advice->plan->name);
    json_word(json, "verdict", verdict_name(advice->verdict));
    json_texts(json, "conditions", advice->conditions, ADVICE_MOST_LINES);
    json_texts(json, "reasons", advice->reasons, ADVICE_MOST_LINES);
    json_text(json, "source", advice->plan->source);
    json_text(json, "source_date", advice->plan->source_date);
    json_bool(json, "declared", advice->declared);
    json_word(json, "tier", tier_name(advice->tier));
    json_text(json, "row", matrix_rows[advice->row].id);
    if (advice->age_days < 0)
        json_no_value(json, "age_days");
    else
        json_number(json, "age_days", (uint64_t)advice->age_days);
    json_bool(json, "stale", advice->stale);
    json_end_object(json);
}

static void add_step_count(struct json_writer *json, enum burden burden,
                           const struct step_count *count)
{
    if (count->findings == 0)
        return;
    json_begin_object(json, NULL);
    json_word(json, "what", burden_name(burden));
    json_number(json, "findings", count->findings);
    json_number(json, "persons", count->persons);
    json_texts(json, "types", count->types, SIZE_MAX);
    json_text(json, "how", burden_words(burden));
    json_end_object(json);
}

static void add_step(struct json_writer *json, const struct report *report, const struct step *step)
{
    struct arena scratch = {0};
    struct slice commands[WAY_MOST_COMMANDS];
    step_commands(commands, report, step, &scratch);
    json_begin_object(json, NULL);
    json_text(json, "path", step->path);
    json_word(json, "action", remedy_name(step->remedy));
    json_begin_array(json, "counts");
    for (int burden = 0; burden < BURDEN_COUNT; burden++)
        add_step_count(json, (enum burden)burden, &step->counts[burden]);
    json_end_array(json);
    json_texts(json, "commands", commands, WAY_MOST_COMMANDS);
    json_text(json, "history_command", step_history_command(report, step, &scratch));
    json_text(json, "exclude", step_is_file(step) ? path_pattern(step->path, &scratch) : SLICE(""));
    json_end_object(json);
    arena_release(&scratch);
}

static void add_lowerings(struct json_writer *json, const struct report *report)
{
    json_begin_array(json, "lower_tier");
    for (size_t i = 0; i < report->lowering_count; i++) {
        const struct lowering *lowering = &report->lowerings[i];
        json_begin_object(json, NULL);
        json_texts(json, "remove", lowering->remove, SIZE_MAX);
        json_word(json, "would_be", tier_name(lowering->would_be));
        json_bool(json, "smallest", lowering->smallest);
        json_begin_array(json, "steps");
        for (size_t j = 0; j < lowering->step_count; j++)
            add_step(json, report, &lowering->steps[j]);
        json_end_array(json);
        json_end_object(json);
    }
    json_end_array(json);
}

static void add_plans(struct json_writer *json, const char *key, const struct folder_tier *folder,
                      enum verdict verdict)
{
    json_begin_array(json, key);
    for (size_t i = 0; i < folder->advice_count; i++)
        if (folder->advice[i].verdict == verdict)
            json_text(json, NULL, folder->advice[i].plan->id);
    json_end_array(json);
}

static void add_folder(struct json_writer *json, const struct folder_tier *folder)
{
    const struct assessment *assessment = folder->assessment;
    json_begin_object(json, NULL);
    json_text(json, "path", folder->path.len ? folder->path : SLICE("."));
    json_bool(json, "whole", folder->whole);
    json_word(json, "tier", tier_name(assessment->tier));
    json_rows(json, assessment);
    json_number(json, "files", folder->files);
    json_number(json, "findings", folder->findings);
    json_word(json, "sector", sector_name(assessment->sector));
    json_begin_object(json, "plans");
    add_plans(json, "acceptable", folder, VERDICT_ACCEPTABLE);
    add_plans(json, "conditional", folder, VERDICT_CONDITIONAL);
    add_plans(json, "not_acceptable", folder, VERDICT_NOT_ACCEPTABLE);
    json_end_object(json);
    json_end_object(json);
}

static void add_folders(struct json_writer *json, const struct report *report)
{
    json_begin_array(json, "folders");
    for (size_t i = 0; i < report->folder_count; i++)
        add_folder(json, &report->folders[i]);
    json_end_array(json);
}

static void add_notice(struct json_writer *json, const struct notice *notice)
{
    json_begin_object(json, NULL);
    json_word(json, "kind", notice_name(notice->kind));
    json_text(json, "by", notice->by);
    json_text(json, "path", notice->path);
    json_number(json, "line", notice->line);
    json_text(json, "words", notice->words);
    add_bytes(json, "path_hex", notice->path);
    json_end_object(json);
}

static void add_policy(struct json_writer *json, const struct report *report)
{
    json_begin_object(json, "policy");
    json_text(json, "from", report->policy_from);
    json_begin_array(json, "changes");
    for (size_t i = 0; i < report->policy_change_count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "path", report->policy_changes[i].path);
        json_number(json, "line", report->policy_changes[i].line);
        json_text(json, "words", report->policy_changes[i].words);
        add_bytes(json, "path_hex", report->policy_changes[i].path);
        json_end_object(json);
    }
    json_end_array(json);
    json_begin_array(json, "plans");
    for (size_t i = 0; report->plans && i < report->plans->count; i++)
        if (report->plans->plans[i].is_declared)
            catalogue_plan_json(json, &report->plans->plans[i]);
    json_end_array(json);
    json_end_object(json);
}

static void add_suppressions(struct json_writer *json, const struct report *report)
{
    json_begin_object(json, "suppressions");
    json_number(json, "count", report->suppressed.count);
    json_number(json, "weighing", report->suppressed.weighing);
    json_word(json, "would_be", tier_name(report->suppressed.would_be));
    json_begin_object(json, "baseline");
    json_text(json, "path", report->baseline.is_there ? report->baseline.path : SLICE(""));
    json_number(json, "entries", report->baseline.entries);
    json_number(json, "here", report->baseline.here);
    json_number(json, "moved", report->baseline.moved);
    json_number(json, "gone", report->baseline.gone);
    json_end_object(json);
    json_begin_array(json, "notices");
    for (size_t i = 0; i < report->notice_count; i++)
        add_notice(json, &report->notices[i]);
    json_end_array(json);
    json_number(json, "notices_left_out", report->notices_left_out);
    json_end_object(json);
}

static void add_findings(struct json_writer *json, const struct report *report)
{
    json_begin_array(json, "findings");
    for (size_t i = 0; i < report->finding_count; i++)
        add_finding(json, &report->findings[i]);
    json_end_array(json);
}

static void add_advices(struct json_writer *json, const struct report *report)
{
    json_begin_array(json, "advice");
    for (size_t i = 0; i < report->advice_count; i++)
        add_advice(json, &report->advice[i]);
    json_end_array(json);
}

void render_json(const struct report *report, const struct report_style *style, struct buf *out)
{
    struct json_writer json;

    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_number(&json, "schema_version", SCHEMA_VERSION);
    add_tool(&json, report);
    add_repository(&json, report);
    add_coverage(&json, report->coverage);
    if (!style->advice_only)
        add_findings(&json, report);
    json_assessment(&json, report->assessment);
    json_tools_in_use(&json, report);
    add_advices(&json, report);
    if (!style->advice_only)
        add_lowerings(&json, report);
    json_text(&json, "disclaimer", report->disclaimer);
    if (!style->advice_only)
        json_number(&json, "hidden_low_confidence", report->hidden_low);
    add_suppressions(&json, report);
    add_policy(&json, report);
    if (style->advice_only)
        add_lowerings(&json, report);
    add_folders(&json, report);
    json_signs(&json, "product_calls", report->product_calls, report->product_call_count);
    json_signs(&json, "weak_signs", report->weak_signs, report->weak_sign_count);
    json_idle_files(&json, report);
    if (report->what_if)
        json_what_if(&json, report->what_if);
    json_end_object(&json);
    buf_add_byte(out, '\n');
}

// One finding, or with `advice_only` one plan, a line: JSON escapes all line ends.
void render_jsonl(const struct report *report, const struct report_style *style, struct buf *out)
{
    size_t count = style->advice_only ? report->advice_count : report->finding_count;

    for (size_t i = 0; i < count; i++) {
        struct json_writer json;
        json_init(&json, out, false);
        if (style->advice_only)
            add_advice(&json, &report->advice[i]);
        else
            add_finding(&json, &report->findings[i]);
        buf_add_byte(out, '\n');
    }
}
