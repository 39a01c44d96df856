// What to do, by the four habits that keep code and data where they belong: the right
// plan, the right settings, a bit of hygiene, and sovereignty for what is truly
// sensitive. Each is one or two lines made from the tier, the findings and the tools.
#include "text.h"

#include "guidance.h"
#include "item.h"

enum { PATHS_SHOWN = 3 };

// What the sentences depend on, gathered once.
struct situation {
    const struct report *report;
    const struct assessment *assessment;
    bool regulated;   // row R4 fired, or a marking that overrides all rows
    bool work;        // someone's work: startup, enterprise, or nobody knows
    uint64_t secrets; // findings that count
    uint64_t values;  // data of others that lies there in the clear
    uint64_t past;    // of both, what only the history has
};

static bool has_row(const struct assessment *assessment, enum row_id id)
{
    for (size_t i = 0; i < assessment->row_count; i++)
        if (assessment->rows[i].row == id)
            return true;
    return false;
}

static bool is_data_of_others(const struct finding *finding)
{
    return finding->evidence == EVIDENCE_VALUE &&
           (finding->carries == CARRIES_PERSONAL || finding->carries == CARRIES_HEALTH ||
            finding->carries == CARRIES_CARD || finding->carries == CARRIES_FINANCE);
}

static struct situation situation_of(const struct report *report)
{
    const struct assessment *assessment = report->assessment;
    struct situation now = {
        .report = report,
        .assessment = assessment,
        .regulated = has_row(assessment, ROW_R4) || assessment->cargo.restricted,
        .work = assessment->owner != OWNER_PERSONAL && assessment->owner != OWNER_OSS,
    };
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!finding_weighs(finding))
            continue;
        now.secrets += finding->carries == CARRIES_SECRET;
        now.values += is_data_of_others(finding);
        now.past += finding_is_past(finding) && finding->evidence == EVIDENCE_VALUE;
    }
    return now;
}

static void add_plan_habit(struct page *page, const struct situation *now)
{
    enum guidance first =
        now->regulated ? GUIDANCE_REGULATED : guidance_of_tier(now->assessment->tier);

    if (now->assessment->cargo.restricted) {
        page_say(page, "None that is run by others: what is classified or under export control "
                       "needs the consent of whoever marked it.");
    } else if (!now->work && !now->regulated && now->assessment->tier > TIER_LOW) {
        page_say(page, "One that does not train on what it reads, once the findings are out.");
    } else {
        page_say_slice(page, guidance_texts[first]);
        page_say(page, ".");
    }
}

// The first paths that have findings which count, each once: what to keep from tools.
static size_t worst_paths(const struct report *report, struct slice *paths, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count && count < most; i++) {
        const struct finding *finding = &report->findings[i];
        bool known = !finding_weighs(finding) || finding->evidence != EVIDENCE_VALUE ||
                     finding_is_past(finding);
        for (size_t j = 0; j < count && !known; j++)
            known = slice_equals(paths[j], finding->path);
        if (!known)
            paths[count++] = finding->path;
    }
    return count;
}

// What to write where, so that a tool in use leaves the paths alone: "Cursor, into .cursorignore: a.csv, b.csv".
static void add_deny_lines(struct page *page, const struct tool_in_use *tool,
                           const struct slice *paths, size_t count)
{
    const struct control *control = tool->control;
    if (!control || !control->into.len)
        return;
    page_begin(page, ITEM + 1, DETAIL + 1);
    page_say_slice(page, tool->tool);
    page_say(page, ", into ");
    page_say_slice(page, control->key);
    page_say(page, control->key.len ? " of " : "");
    page_say_slice(page, control->into);
    page_say(page, ": ");
    for (size_t i = 0; i < count && i < PATHS_SHOWN; i++) {
        size_t at = slice_find(control->line, SLICE("PATH"));
        page_say(page, i ? ", " : "");
        page_say_slice(page, slice_cut(control->line, 0, at));
        page_token(page, paths[i]);
        page_say_slice(page, slice_cut(control->line, at + 4, control->line.len));
    }
}

static void add_settings_habit(struct page *page, const struct situation *now)
{
    struct slice paths[PATHS_SHOWN + 1];
    size_t count = worst_paths(now->report, paths, PATHS_SHOWN + 1);

    page_say(page, now->work ? "Training off, signed in with the organisation's account"
                             : "Training off");
    page_say(page, now->assessment->eu == EU_REQUIRED ? ", in an EU region." : ".");
    if (count == 0)
        return;
    page_say(page, " Deny the tool ");
    for (size_t i = 0; i < count && i < PATHS_SHOWN; i++) {
        page_say(page, i ? ", " : "");
        page_token(page, paths[i]);
    }
    page_say(page, count > PATHS_SHOWN ? " and the like" : "");
    page_say(page, ": a best effort, no wall.");
    for (size_t i = 0; i < now->report->tool_count; i++)
        add_deny_lines(page, &now->report->tools[i], paths, count);
}

static void say_lowering(struct page *page, const struct report *report)
{
    const struct lowering *lowering = report->lowerings;
    size_t count = 0;
    while (lowering->remove && lowering->remove[count].len)
        count++;
    if (count == 0)
        return;
    page_say(page, " Without ");
    for (size_t i = 0; i < count && i < PATHS_SHOWN; i++) {
        page_say(page, i ? ", " : "");
        page_token(page, lowering->remove[i]);
    }
    if (count > PATHS_SHOWN)
        page_printf(page, " and %zu more", count - PATHS_SHOWN);
    page_printf(page, " the tier would be %s; `waybill advise` tells how.",
                tier_name(lowering->would_be));
}

static void add_hygiene_habit(struct page *page, const struct situation *now)
{
    if (now->secrets) {
        page_say(page, "Remove ");
        page_count(page, now->secrets, "credential", NULL);
        page_say(page, now->secrets == 1 ? " and rotate it" : " and rotate them");
        page_say(page, ": what was pushed or sent to a tool cannot be called back. ");
    }
    if (now->past)
        page_say(page, "What only the history has stays in every clone, even where it is "
                       "rewritten. ");
    if (now->values)
        page_say(page, "Put made-up data in the place of real people's. ");
    if (now->secrets == 0 && now->values == 0)
        page_say(page, "Nothing to take out.");
    if (now->report->lowering_count)
        say_lowering(page, now->report);
}

static void add_sovereignty_habit(struct page *page, const struct situation *now)
{
    if (now->regulated)
        page_say(page, "Here, yes: keep what touches regulated data on machines of your own.");
    else if (now->assessment->tier == TIER_HIGH)
        page_say(page, "For the parts that hold data of people: a model on machines of your own, "
                       "or take the data out.");
    else if (now->assessment->tier == TIER_MEDIUM && now->work)
        page_say(page, "Not needed for all of it: a model of your own for what must never leave.");
    else
        page_say(page, "Not needed: nothing here calls for it.");
}

static const struct {
    const char *name;
    void (*say)(struct page *page, const struct situation *now);
} habits[HABITS] = {
    {"The right plan", add_plan_habit},
    {"The right settings", add_settings_habit},
    {"A bit of hygiene", add_hygiene_habit},
    {"Sovereignty", add_sovereignty_habit},
};

const char *habit_name(size_t habit)
{
    return habits[habit].name;
}

void say_habit(struct page *page, const struct report *report, size_t habit)
{
    struct situation now = situation_of(report);
    habits[habit].say(page, &now);
}

void text_habits(struct page *page, const struct report *report, const struct report_style *style)
{
    (void)style;
    text_heading(page, "What to do now");
    for (size_t i = 0; i < HABITS; i++) {
        page_begin(page, SECTION, ITEM + 1);
        page_printf(page, "%zu. %s. ", i + 1, habit_name(i));
        say_habit(page, report, i);
    }
}
