// The way down: for each lower tier that files decide, what to do about which of them, with the commands to copy.
#include "text.h"
#include "way_down.h"

#include "print.h"

enum { STEPS_SHOWN = 10 };

// "2 credentials: revoke it ...", with what to put in the place of each type.
void text_burden(struct page *page, enum burden burden, const struct step_count *count)
{
    page_number(page, count->findings);
    page_printf(page, " %s", burden_noun(burden, count->findings != 1));
    if (count->persons) {
        page_say(page, " of ");
        page_count(page, count->persons, "person", NULL);
    }
    page_say(page, ": ");
    page_say_slice(page, burden_words(burden));
    const char *before = " (";
    for (size_t i = 0; count->types[i].len; i++) {
        if (type_words(count->types[i]).len == 0)
            continue;
        page_say(page, before);
        page_say_slice(page, type_words(count->types[i]));
        before = "; ";
    }
    page_say(page, before[0] == ';' ? "). " : ". ");
}

static void add_commands(struct page *page, const struct report *report, const struct step *step)
{
    static const char *const before[REMEDY_COUNT] = {
        [REMEDY_ROTATE] = "Or take the file out:",
        [REMEDY_REPLACE] = "Or take the file out:",
        [REMEDY_REMOVE] = "To take it out:",
        [REMEDY_REWRITE] = "Only the history has it. In a fresh clone:",
    };
    struct arena scratch = {0};
    struct slice commands[WAY_MOST_COMMANDS];
    step_commands(commands, report, step, &scratch);
    if (commands[0].len) {
        page_begin(page, DETAIL, DETAIL);
        page_say(page, before[step->remedy]);
    }
    for (size_t i = 0; i < WAY_MOST_COMMANDS && commands[i].len; i++) {
        page_begin(page, DETAIL + 2, DETAIL + 2);
        page_code(page, commands[i]);
    }
    arena_release(&scratch);
}

static void add_step(struct page *page, const struct report *report, const struct step *step)
{
    page_begin(page, ITEM, DETAIL);
    page_token(page, step->path);
    page_say(page, ": ");
    for (int burden = 0; burden < BURDEN_COUNT; burden++)
        if (step->counts[burden].findings)
            text_burden(page, (enum burden)burden, &step->counts[burden]);
    add_commands(page, report, step);
}

// For whoever cannot take them out: what waybill is to pass over, and what that does not do.
static void add_exclusion(struct page *page, const struct lowering *lowering, size_t shown)
{
    struct arena scratch = {0};
    page_begin(page, ITEM, DETAIL);
    page_say(page, "To keep them and only deny them to a tool, name them in its ignore or deny "
                   "file: a best effort, no wall. These lines below `ignore:` in .waybill.yml "
                   "make waybill pass them over, which hides them from no tool:");
    page_begin(page, DETAIL, DETAIL);
    page_code(page, SLICE("paths:"));
    for (size_t i = 0; i < lowering->step_count && i < shown; i++) {
        if (!step_is_file(&lowering->steps[i]))
            continue;
        struct buf line;
        buf_init(&line, 64 * 1024);
        buf_add_string(&line, "- ");
        print_json(&line, path_pattern(lowering->steps[i].path, &scratch)); // YAML reads it too
        page_begin(page, DETAIL + 2, DETAIL + 2);
        page_code(page, buf_slice(&line));
        buf_release(&line);
    }
    arena_release(&scratch);
}

static void add_lowering(struct page *page, const struct report *report,
                         const struct lowering *lowering, bool verbose)
{
    size_t shown = verbose ? lowering->step_count : STEPS_SHOWN;
    page_begin(page, SECTION, SECTION);
    page_printf(page, "To %s: without what was found in ", tier_name(lowering->would_be));
    page_count(page, lowering->step_count, "file", NULL);
    page_say(page, lowering->smallest
                       ? ", and no fewer would do."
                       : ". They suffice; fewer might, for not all sets were tried.");
    for (size_t i = 0; i < lowering->step_count && i < shown; i++)
        add_step(page, report, &lowering->steps[i]);
    if (shown < lowering->step_count) {
        page_begin(page, ITEM, DETAIL);
        page_say(page, "And ");
        page_count(page, lowering->step_count - shown, "more file", NULL);
        page_say(page, ": --verbose shows all.");
    }
    add_exclusion(page, lowering, shown);
}

static bool has_secret(const struct lowering *lowering)
{
    for (size_t i = 0; i < lowering->step_count; i++)
        if (lowering->steps[i].counts[BURDEN_SECRET].findings)
            return true;
    return false;
}

// What no file that is taken out takes back.
static void add_history(struct page *page, const struct report *report)
{
    const struct lowering *last = &report->lowerings[report->lowering_count - 1];
    struct arena scratch = {0};
    struct slice rewrite = step_history_command(report, &last->steps[0], &scratch);
    page_begin(page, SECTION, SECTION);
    page_say(page, "What was committed stays in the history, in every clone and with every tool it "
                   "was sent to");
    page_say(page, has_secret(last) ? ": a credential is safe only once it is revoked." : ".");
    if (rewrite.len && step_is_file(&last->steps[0])) {
        page_say(page, " In a fresh clone this takes a file out of all commits:");
        page_begin(page, ITEM, ITEM);
        page_code(page, rewrite);
    }
    arena_release(&scratch);
}

static enum tier lowest(const struct report *report)
{
    return report->lowering_count ? report->lowerings[report->lowering_count - 1].would_be
                                  : report->assessment->tier;
}

void text_way_down(struct page *page, const struct report *report, const struct report_style *style)
{
    struct arena scratch = {0};
    bool wanted = style->verbose || (style->advice_only && !style->quiet);
    if (!wanted || report->assessment->tier == TIER_LOW)
        return;
    text_heading(page, "The way down");
    for (size_t i = 0; i < report->lowering_count; i++)
        add_lowering(page, report, &report->lowerings[i], style->verbose);
    if (report->lowering_count)
        add_history(page, report);
    if (lowest(report) > TIER_LOW) {
        page_begin(page, SECTION, SECTION);
        page_say(page, report->lowering_count ? "Below that no file decides: "
                                              : "No file decides this tier: ");
        page_say_slice(page, what_else_decides(report->assessment, &scratch));
        page_say(page, ". Under a plan on your own machines it may be lower.");
    }
    arena_release(&scratch);
}
