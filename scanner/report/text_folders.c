// A tier for each folder, as a table whose last column is the path, and the folders by what each tool in use may see.
#include "text.h"

#include "item.h"

#include <stdio.h>

enum { FOLDERS_SHOWN = 8 };

static size_t count_plans(const struct folder_tier *folder, enum verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < folder->advice_count; i++)
        count += folder->advice[i].verdict == verdict &&
                 !slice_equals(folder->advice[i].plan->id, UNKNOWN_PLAN);
    return count;
}

// One word, so that no line ends in it.
static void say_path(struct page *page, const struct folder_tier *folder)
{
    page_token(page, folder->path.len ? folder->path : SLICE("."));
    if (!folder->whole)
        page_code(page, folder->path.len ? SLICE(" (rest)") : SLICE(" (own files)"));
}

static void add_row(struct page *page, const struct folder_tier *folder)
{
    char columns[100];
    const struct assessment *assessment = folder->assessment;
    int len = snprintf(
        columns, sizeof columns, "%-6s  %-3s  %6zu  %8zu  %4zu  %4zu  %4zu  ",
        tier_name(assessment->tier), matrix_rows[assessment->rows[0].row].id.ptr,
        (size_t)folder->files, folder->findings, count_plans(folder, VERDICT_ACCEPTABLE),
        count_plans(folder, VERDICT_CONDITIONAL), count_plans(folder, VERDICT_NOT_ACCEPTABLE));
    page_begin(page, ITEM, ITEM);
    page_code(page, slice_of(columns, (size_t)len));
    say_path(page, folder);
}

static const struct advice *folder_advice(const struct folder_tier *folder,
                                          const struct tool_in_use *tool)
{
    for (size_t i = 0; i < folder->advice_count; i++)
        if (slice_equals(folder->advice[i].plan->id, tool_judged_as(tool)))
            return &folder->advice[i];
    return NULL;
}

// "acceptable in web, docs and 3 more"; nothing where there is no such folder.
static bool say_folders(struct page *page, const struct report *report,
                        const struct tool_in_use *tool, enum verdict verdict, const char *before)
{
    static const char *const words[VERDICT_COUNT] = {
        [VERDICT_ACCEPTABLE] = "acceptable in",
        [VERDICT_CONDITIONAL] = "acceptable with conditions in",
        [VERDICT_NOT_ACCEPTABLE] = "not acceptable in",
    };
    size_t count = 0;
    for (size_t i = 0; i < report->folder_count; i++) {
        const struct advice *advice = folder_advice(&report->folders[i], tool);
        if (!advice || advice->verdict != verdict || count++ >= FOLDERS_SHOWN)
            continue;
        if (count == 1)
            page_printf(page, "%s%s ", before, words[verdict]);
        else
            page_say(page, ", ");
        say_path(page, &report->folders[i]);
    }
    if (count > FOLDERS_SHOWN)
        page_printf(page, " and %zu more", count - FOLDERS_SHOWN);
    return count > 0;
}

// "Claude Code, plan X: acceptable in web, docs; not acceptable in data."
static void add_tool(struct page *page, const struct report *report, const struct tool_in_use *tool)
{
    const char *before = ": ";
    page_begin(page, SECTION, ITEM);
    page_say_slice(page, tool->tool);
    page_say(page, tool->plan.len ? ", plan " : ", judged as a personal plan");
    page_say_slice(page, tool->plan);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
        if (say_folders(page, report, tool, (enum verdict)verdict, before))
            before = "; ";
    page_say(page, before[0] == ';' ? "." : ": not among the plans that were asked about.");
}

static size_t count_messages(const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        count += finding_weighs(&report->findings[i]) &&
                 slice_starts_with(report->findings[i].path, SLICE(".git/"));
    return count;
}

// What a table of folders cannot tell.
static void add_limits(struct page *page, const struct report *report)
{
    enum tier highest = TIER_LOW;
    size_t messages = count_messages(report);
    for (size_t i = 0; i < report->folder_count; i++)
        if (report->folders[i].assessment->tier > highest)
            highest = report->folders[i].assessment->tier;
    page_begin(page, SECTION, SECTION);
    page_say(page, "Each is judged by its own files, as if they were the repository.");
    if (highest < report->assessment->tier)
        page_printf(page,
                    " None is %s by itself, as the repository is: that comes of several of "
                    "them together%s.",
                    tier_name(report->assessment->tier), messages ? " or of messages" : "");
    if (messages) {
        page_say(page, " ");
        page_count(page, messages, "finding in a message of a commit is",
                   "findings in messages of commits are");
        page_say(page, " in no folder.");
    }
}

void text_folders(struct page *page, const struct report *report, const struct report_style *style)
{
    static const struct slice head =
        SLICE_INIT("Tier    Row   Files  Findings    OK  Cond   Not  Folder");
    (void)style;
    if (report->folder_count == 0)
        return;
    text_heading(page, "By folder");
    page_say(page, "OK, Cond and Not: how many plans are acceptable, acceptable with conditions, "
                   "and not acceptable.");
    page_begin(page, ITEM, ITEM);
    page_ink(page, INK_HEADING);
    page_code(page, head);
    page_ink(page, INK_PLAIN);
    for (size_t i = 0; i < report->folder_count; i++)
        add_row(page, &report->folders[i]);
    for (size_t i = 0; i < report->tool_count; i++)
        add_tool(page, report, &report->tools[i]);
    add_limits(page, report);
}
