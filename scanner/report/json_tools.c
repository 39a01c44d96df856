// The tools in use in JSON: what proves them, and what keeps a file from them.
#include "json_report.h"

static void add_signs(struct json_writer *json, const struct tool_sign *signs, size_t count)
{
    json_begin_array(json, "signs");
    for (size_t i = 0; i < count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "kind", signs[i].kind);
        json_text(json, "path", signs[i].path);
        json_number(json, "line", signs[i].line);
        json_text(json, "commit", signs[i].commit);
        json_number(json, "commits", signs[i].commits);
        json_text(json, "tool", signs[i].tool);
        json_word(json, "says", footprint_claim_name(signs[i].claim));
        json_texts(json, "plans", signs[i].plans, SIZE_MAX);
        json_end_object(json);
    }
    json_end_array(json);
}

static void add_control(struct json_writer *json, const char *key, const struct control *control)
{
    if (!control) {
        json_no_value(json, key);
        return;
    }
    json_begin_object(json, key);
    json_text(json, "name", control->name);
    json_word(json, "kind", control_kind_name(control->kind));
    json_word(json, "enforcement", enforcement_name(control->enforcement));
    json_text(json, "into", control->into);
    json_text(json, "key", control->key);
    json_text(json, "line", control->line);
    json_text(json, "covers", control->covers);
    json_text(json, "gaps", control->gaps);
    json_text(json, "source", control->source);
    json_text(json, "source_date", control->source_date);
    json_end_object(json);
}

void json_tools_in_use(struct json_writer *json, const struct report *report)
{
    json_begin_array(json, "tools_in_use");
    for (size_t i = 0; i < report->tool_count; i++) {
        const struct tool_in_use *tool = &report->tools[i];
        json_begin_object(json, NULL);
        json_text(json, "tool", tool->tool);
        json_text(json, "plan", tool->plan);
        json_texts(json, "evidence", tool->evidence, SIZE_MAX);
        json_text(json, "judged_as", tool->judged_as);
        json_text(json, "judged_because", tool->judged_because);
        json_word(json, "verdict", tool->advice ? verdict_name(tool->advice->verdict) : "");
        add_signs(json, tool->signs, tool->sign_count);
        add_control(json, "control", tool->control);
        json_end_object(json);
    }
    json_end_array(json);
}

void json_signs(struct json_writer *json, const char *key, const struct tool_signs *lists,
                size_t count)
{
    json_begin_array(json, key);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "tool", lists[i].tool);
        json_texts(json, "plans", lists[i].plans, SIZE_MAX);
        add_signs(json, lists[i].signs, lists[i].sign_count);
        json_end_object(json);
    }
    json_end_array(json);
}

void json_idle_files(struct json_writer *json, const struct report *report)
{
    json_begin_array(json, "idle_files");
    for (size_t i = 0; i < report->idle_file_count; i++) {
        const struct idle_file *file = &report->idle_files[i];
        json_begin_object(json, NULL);
        json_text(json, "path", file->path);
        json_text(json, "tool", file->control->tool);
        add_control(json, "control", file->control);
        add_control(json, "instead", file->instead);
        json_end_object(json);
    }
    json_end_array(json);
}
