// The signs of AI tools: all else about these follows from them.
#include "report_part.h"

#include <limits.h>

enum { TOOLS_MOST = 10000, PLANS_MOST = 10000 };

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
        !json_want_texts(&r->from, item, "plans", PLANS_MOST, &sign->plans))
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

bool report_read_tools(const struct reading *r)
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
