// Findings, grouped by what they are. A group is one rule at one severity: forty keys
// of one kind are one thing to read and forty places.
#include "groups.h"
#include "text.h"

#include "arena.h"
#include "item.h"

#include <stdlib.h>

enum { GROUPS_SHOWN = 8, PLACES_SHOWN = 3 };

// "high", or "high to low" where the group's findings differ.
static void say_confidence(struct page *page, const struct grouped *group, size_t count)
{
    enum confidence most = CONFIDENCE_LOW, least = CONFIDENCE_HIGH;
    for (size_t i = 0; i < count; i++) {
        enum confidence confidence = group[i].finding->confidence;
        most = confidence > most ? confidence : most;
        least = confidence < least ? confidence : least;
    }
    page_say(page, confidence_name(most));
    if (least < most)
        page_printf(page, " to %s", confidence_name(least));
    page_say(page, " confidence");
}

static void add_group_head(struct page *page, const struct grouped *group, size_t count)
{
    static const struct {
        const char *word;
        enum ink ink;
    } severities[SEVERITY_COUNT] = {
        [SEVERITY_LOW] = {"Low", INK_PLAIN},
        [SEVERITY_MEDIUM] = {"Medium", INK_WARNING},
        [SEVERITY_HIGH] = {"High", INK_BAD},
        [SEVERITY_CRITICAL] = {"Critical", INK_BAD},
    };
    const struct finding *first = group[0].finding;
    page_begin(page, SECTION, DETAIL);
    page_ink(page, severities[first->severity].ink);
    page_say(page, severities[first->severity].word);
    page_ink(page, INK_PLAIN);
    page_say(page, ": ");
    page_say_slice(page, first->title);
    page_say(page, ", ");
    page_count(page, count, "place", NULL);
    page_say(page, ", ");
    say_confidence(page, group, count);
}

const char *place_words(enum place place)
{
    static const char *const words[PLACE_COUNT] = {
        [PLACE_PRODUCTION] = "",       [PLACE_TEST] = "test code",
        [PLACE_FIXTURE] = "test data", [PLACE_DOCS] = "documentation",
        [PLACE_VENDORED] = "vendored", [PLACE_GENERATED] = "generated",
    };
    return words[place];
}

// What sets a finding apart that is shown but weighs nothing.
static void say_standing(struct page *page, const struct finding *finding)
{
    if (finding->standing != STANDING_LIVE)
        page_printf(page, ", %s", standing_name(finding->standing));
    else if (finding->suppressed_by.len == 0 && finding->confidence == CONFIDENCE_LOW)
        page_say(page, ", not counted");
    if (finding->suppressed_by.len == 0)
        return;
    page_say(page, ", suppressed by ");
    page_say_slice(page, finding->suppressed_by);
    page_say(page, finding->suppressed_reason.len ? ": "
                   : finding_is_known(finding)    ? ""
                                                  : ", without a reason");
    page_say_slice(page, finding->suppressed_reason);
}

// path:line:column, as editors and terminals take it; in a history with the commit.
static void add_place(struct page *page, const struct finding *finding, bool history)
{
    page_begin(page, ITEM, DETAIL);
    page_token(page, finding->path);
    if (finding->line > 0)
        page_printf(page, ":%u:%u", finding->line, finding->column);
    if (history && finding->commit.len) {
        page_say(page, " (commit ");
        page_say_slice(page, slice_cut(finding->commit, 0, 12));
        page_say(page, ")");
    }
    if (finding->preview.len) {
        page_say(page, " ");
        page_printable(page, finding->preview);
    }
    if (finding->evidence == EVIDENCE_FLOW && finding->why[0].len) {
        page_say(page, " ");
        page_printable(page, finding->why[0]);
    } else if (finding->name.len) {
        page_say(page, finding->preview.len ? ", in " : " in ");
        // That of an object lists its fields in words of ours, and that of a table its columns.
        if (finding->evidence == EVIDENCE_SCHEMA ||
            (finding->persons > 0 && finding->preview.len == 0))
            page_say_slice(page, finding->name);
        else
            page_printable(page, finding->name);
    }
    // A table of persons shows none of its cells.
    if (finding->persons > 1 && finding->preview.len == 0)
        page_printf(page, ", %u persons", finding->persons);
    else if (finding->persons > 1)
        page_printf(page, ", the first of %u different ones", finding->persons);
    if (finding->place != PLACE_PRODUCTION)
        page_printf(page, ", %s", place_words(finding->place));
    say_standing(page, finding);
    page_end(page);
}

// All that is known of a finding, in a line or two, and the reasons.
static void add_details(struct page *page, const struct finding *finding)
{
    page_begin(page, DETAIL, DETAIL + 2);
    page_printf(page, "%s, rule ", finding->id);
    page_say_slice(page, finding->rule);
    page_printf(page, ", %s %s, %s confidence", kind_name(finding->kind),
                evidence_name(finding->evidence), confidence_name(finding->confidence));
    if (finding->role != ROLE_UNKNOWN)
        page_printf(page, ", %s", role_name(finding->role));
    if (finding->language.len) {
        page_say(page, " in ");
        page_say_slice(page, finding->language);
    }
    if (finding->commit.len) {
        page_say(page, ", commit ");
        page_say_slice(page, slice_cut(finding->commit, 0, 12));
    }
    for (const struct slice *law = finding->regulations; law && law->len; law++) {
        page_say(page, law == finding->regulations ? ", concerns " : ", ");
        page_say_slice(page, *law);
    }
    for (size_t i = 0; i < FINDING_MOST_WHY && finding->why[i].len; i++) {
        page_begin(page, DETAIL, DETAIL + 2);
        page_say(page, "- ");
        page_say_slice(page, finding->why[i]);
    }
    page_end(page);
}

// How findings are shown.
struct shown {
    bool verbose;
    bool history;
};

static void add_group(struct page *page, const struct grouped *group, size_t count,
                      struct shown how)
{
    bool verbose = how.verbose;
    size_t shown = verbose || count <= PLACES_SHOWN + 1 ? count : PLACES_SHOWN;
    add_group_head(page, group, count);
    for (size_t i = 0; i < shown; i++) {
        add_place(page, group[i].finding, how.history);
        if (verbose)
            add_details(page, group[i].finding);
    }
    if (shown < count) {
        page_begin(page, ITEM, ITEM);
        page_say(page, "and ");
        page_number(page, count - shown);
        page_say(page, " more");
    }
}

// What stands above the groups of signs, which come behind those of data.
static void say_signs(struct page *page, const struct report *report)
{
    size_t signs = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        signs += finding_is_active(&report->findings[i]) &&
                 !finding_is_known(&report->findings[i]) && finding_is_sign(&report->findings[i]);
    if (signs == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_count(page, signs, "sign tells", "signs tell");
    page_say(page, " what the code handles: fields of data models, formats, libraries.");
}

// With the report: that of what is live.
static void add_groups(struct page *page, const struct grouped *grouped, size_t count,
                       const struct report *report, struct shown how)
{
    size_t groups = 0, left_groups = 0, left = 0;
    bool told = !report;
    for (size_t i = 0, len; i < count; i += len) {
        len = group_length(grouped + i, count - i);
        if (!told && finding_is_sign(grouped[i].finding)) {
            say_signs(page, report);
            told = true;
        }
        if (how.verbose || groups < GROUPS_SHOWN)
            add_group(page, grouped + i, len, how);
        else
            left_groups++, left += len;
        groups++;
    }
    if (left_groups == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_count(page, left_groups, "more kind", NULL);
    page_say(page, " of finding in ");
    page_count(page, left, "place", NULL);
    page_say(page, ", less severe than these or as severe");
}

static void say_severities(struct page *page, const size_t severities[SEVERITY_COUNT])
{
    size_t kinds = 0, said = 0;
    for (size_t i = 0; i < SEVERITY_COUNT; i++)
        kinds += severities[i] > 0;
    for (size_t i = SEVERITY_COUNT; i-- > 0;) {
        if (severities[i] == 0)
            continue;
        page_say(page, list_separator(said++, kinds));
        page_number(page, severities[i]);
        page_printf(page, " %s", severity_name((enum severity)i));
    }
    page_say(page, ".");
}

static void add_sum(struct page *page, const struct report *report)
{
    size_t severities[SEVERITY_COUNT] = {0}, data = 0, idle = 0, signs = 0, known = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        known += finding_is_active(finding) && finding_is_known(finding);
        if (!finding_is_active(finding) || finding_is_known(finding))
            continue;
        if (finding_is_sign(finding)) {
            signs++;
        } else if (finding_weighs(finding)) {
            data++;
            severities[finding->severity]++;
        } else {
            idle++;
        }
    }
    if (data) {
        page_count(page, data, "finding counts", "findings count");
        page_say(page, ": ");
        say_severities(page, severities);
    } else {
        page_say(page, signs && !idle   ? "No credentials and no data were found."
                       : known && !idle ? "Nothing new was found."
                                        : "Nothing that counts was found.");
    }
    if (idle) {
        page_say(page, " ");
        page_count(page, idle, "finding weighs", "findings weigh");
        page_say(page, " nothing, because of kind or place.");
    }
}

// What the baseline knows is still there, and not shown again.
static void add_known(struct page *page, const struct report *report)
{
    size_t known = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        known += finding_is_known(&report->findings[i]) && finding_is_active(&report->findings[i]);
    if (known == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_count(page, known, "finding is", "findings are");
    page_say(page, " known from the baseline: counted in the tier, and no reason to fail.");
}

// What was found and weighs nothing, in one line.
static void add_uncounted(struct page *page, const struct report *report, bool verbose)
{
    size_t numbers[4] = {0}, kinds = 0, said = 0;
    static const char *const words[4] = {"synthetic", "placeholder", "suppressed",
                                         "of low confidence"};
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding_is_known(finding))
            continue;
        if (finding->suppressed_by.len)
            numbers[2]++;
        else if (finding->standing != STANDING_LIVE)
            numbers[finding->standing == STANDING_PLACEHOLDER]++;
    }
    numbers[3] = report->hidden_low;
    for (size_t i = 0; i < 4; i++)
        kinds += numbers[i] > 0;
    if (kinds == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, verbose ? "Found and not counted: " : "Found, neither counted nor shown: ");
    for (size_t i = 0; i < 4; i++) {
        if (numbers[i] == 0)
            continue;
        page_say(page, list_separator(said++, kinds));
        page_number(page, numbers[i]);
        page_printf(page, " %s", words[i]);
    }
    if (report->hidden_low)
        page_say(page, " (shown with --min-confidence low)");
    page_say(page, ".");
}

void text_findings(struct page *page, const struct report *report, const struct report_style *style)
{
    struct grouped *grouped = alloc_zeroed(report->finding_count, sizeof *grouped);
    size_t count = group_findings(grouped, report, finding_is_live);
    struct shown how = {style->verbose, report_is_history(report)};

    text_heading(page, "What was found");
    add_sum(page, report);
    add_groups(page, grouped, count, report, how);
    add_known(page, report);
    if (!style->quiet)
        add_uncounted(page, report, style->verbose);
    if (style->verbose) {
        count = group_findings(grouped, report, finding_is_not_live);
        add_groups(page, grouped, count, NULL, how);
    }
    free(grouped);
}
