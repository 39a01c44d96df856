// The report for people: one screen that can be read aloud. Nothing is said by colour
// or by a symbol alone, and the order is that in which one would ask: how bad is it, and
// is that all; why; where; what may I use; what do I do now.
#include "text.h"

enum { SIGNALS_SHOWN = 3, PATHS_SHOWN = 3, HEAD_SHOWN = 12 };

void text_heading(struct page *page, const char *heading)
{
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say(page, heading);
    page_ink(page, INK_PLAIN);
    page_begin(page, SECTION, SECTION);
}

void text_title(struct page *page, struct slice id, struct slice title)
{
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say_slice(page, id);
    page_say(page, ": ");
    page_say_slice(page, title);
    page_ink(page, INK_PLAIN);
}

// 1.2 MB; a tenth below ten of a unit, as one would say it.
static void say_bytes(struct page *page, uint64_t bytes)
{
    static const char *const units[] = {"bytes", "KB", "MB", "GB", "TB"};
    size_t unit = 0;
    uint64_t tenths = bytes < UINT64_MAX / 10 ? bytes * 10 : UINT64_MAX;
    while (tenths >= 10000 && unit + 1 < sizeof units / sizeof units[0])
        tenths = (tenths + 500) / 1000, unit++;
    page_number(page, tenths / 10);
    if (unit > 0 && tenths < 100)
        page_printf(page, ".%u", (unsigned)(tenths % 10));
    page_say(page, bytes == 1 ? " byte" : " ");
    page_say(page, bytes == 1 ? "" : units[unit]);
}

bool report_is_history(const struct report *report)
{
    return slice_equals(report->mode, SLICE("range")) ||
           slice_equals(report->mode, SLICE("history"));
}

static void say_root(struct page *page, const char *before, const struct report *report)
{
    if (report->root.len == 0 || slice_equals(report->root, SLICE(".")))
        return;
    page_say(page, before);
    page_token(page, report->root);
}

// Of a history: that there was nothing in it, or that it is read in several scans.
static void say_how_far(struct page *page, const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    if (report_is_history(report) && coverage->commits == 0) {
        page_begin(page, SECTION, SECTION);
        page_say(page, "The range is empty: no commit is in it, so there was nothing to read.");
    }
    if (coverage->before) {
        page_begin(page, SECTION, SECTION);
        page_say(page, "Resumed: ");
        page_count(page, coverage->before, "blob or message", "blobs and messages");
        page_say(page, " were read by the scan before and are not in this report.");
    }
    if (coverage->left == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_count(page, coverage->left, "blob or message", "blobs and messages");
    page_say(page, " are left. To go on: --resume-from ");
    page_token(page, coverage->resume);
}

// Of a history, what is no file of its own is a message.
static void say_counts(struct page *page, const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    if (report_is_history(report)) {
        page_count(page, coverage->commits, "commit", NULL);
        page_say(page, ", ");
        page_count(page, coverage->blobs, "distinct file", NULL);
        page_say(page, ", ");
        page_count(page, coverage->files - coverage->blobs, "message", NULL);
    } else {
        page_count(page, coverage->files, "file", NULL);
    }
    page_say(page, ", ");
    say_bytes(page, coverage->bytes);
    if (coverage->commits > 0 && !report_is_history(report)) {
        page_say(page, ", ");
        page_count(page, coverage->commits, "commit", NULL);
    }
}

void say_what_was_read(struct page *page, const struct report *report)
{
    static const struct {
        struct slice mode;
        const char *what, *of, *at;
    } modes[] = {
        {SLICE_INIT("worktree"), "The work tree", " of ", " at commit "},
        {SLICE_INIT("staged"), "What the next commit would change", " in ", " after commit "},
        {SLICE_INIT("revision"), "The files", " of ", " at commit "},
        {SLICE_INIT("files"), "Files and folders as they are", ": ", " at commit "},
        {SLICE_INIT("range"), "What the commits of a range brought", " in ", " up to commit "},
        {SLICE_INIT("history"), "The history", " of ", " at commit "},
        {SLICE_INIT("stdin"), "Standard input", ", as ", " at commit "},
    };
    size_t i = 0;
    while (i + 1 < sizeof modes / sizeof modes[0] && !slice_equals(modes[i].mode, report->mode))
        i++;
    page_say(page, modes[i].what);
    say_root(page, modes[i].of, report);
    if (report->head.len) {
        page_say(page, modes[i].at);
        page_say_slice(page, slice_cut(report->head, 0, HEAD_SHOWN));
    }
    page_say(page, ": ");
    say_counts(page, report);
    page_say(page, ".");
    say_how_far(page, report);
}

// The paths that were skipped for a reason; all of them when verbose.
static void say_paths(struct page *page, const struct coverage *coverage, enum skip reason,
                      bool verbose)
{
    uint64_t count = coverage->reasons[reason], said = 0;
    for (size_t i = 0; i < coverage->skipped_count; i++) {
        if (coverage->skipped[i].reason != reason)
            continue;
        if (verbose)
            page_begin(page, DETAIL, DETAIL);
        else if (said == PATHS_SHOWN)
            break;
        else
            page_say(page, said ? ", " : ": ");
        page_token(page, coverage->skipped[i].path);
        said++;
    }
    if (!verbose && said > 0 && said < count) {
        page_say(page, " and ");
        page_number(page, count - said);
        page_say(page, " more");
    }
}

static uint64_t count_skipped(const struct coverage *coverage, bool incomplete)
{
    uint64_t count = 0;
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (skip_is_incomplete((enum skip)i) == incomplete)
            count += coverage->reasons[i];
    return count;
}

static void add_skipped(struct page *page, const struct coverage *coverage, bool incomplete,
                        bool verbose)
{
    for (size_t i = 0; i < SKIP_COUNT; i++) {
        enum skip reason = (enum skip)i;
        if (coverage->reasons[i] == 0 || skip_is_incomplete(reason) != incomplete)
            continue;
        page_begin(page, ITEM, DETAIL);
        page_say(page, skip_words(reason));
        page_say(page, " (");
        page_number(page, coverage->reasons[i]);
        page_say(page, ")");
        if (incomplete || verbose)
            say_paths(page, coverage, reason, verbose);
    }
}

// Whether the report can be relied on to be all: said with the tier, which rests on it.
static void add_completeness(struct page *page, const struct report *report, bool verbose)
{
    const struct coverage *coverage = report->coverage;
    uint64_t missing = count_skipped(coverage, true);

    page_begin(page, SECTION, SECTION);
    if (coverage_is_complete(coverage)) {
        if (coverage->files == 0)
            page_say(page, "Nothing was there to be read.");
        else
            page_say(page, "The scan is complete.");
        return;
    }
    page_ink(page, INK_BAD);
    page_say(page, "The scan is NOT complete.");
    page_ink(page, INK_PLAIN);
    page_say(page, " ");
    page_count(page, missing, "place was", "places were");
    page_say(page, " not looked at, or not to the end, and could hold more:");
    add_skipped(page, coverage, true, verbose);
}

void text_coverage(struct page *page, const struct report *report, const struct report_style *style)
{
    page_begin(page, SECTION, SECTION);
    say_what_was_read(page, report);
    add_completeness(page, report, style->verbose);
}

void text_left_out(struct page *page, const struct report *report, const struct report_style *style)
{
    if (count_skipped(report->coverage, false) == 0)
        return;
    text_heading(page, "Left out or read less closely, by design");
    add_skipped(page, report->coverage, false, style->verbose);
}

static void add_tier_line(struct page *page, enum tier tier)
{
    static const struct {
        const char *word;
        enum ink ink;
    } tiers[TIER_COUNT] = {
        [TIER_LOW] = {"LOW", INK_GOOD},
        [TIER_MEDIUM] = {"MEDIUM", INK_WARNING},
        [TIER_HIGH] = {"HIGH", INK_BAD},
    };
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say(page, "RISK TIER: ");
    page_ink(page, tiers[tier].ink);
    page_say(page, tiers[tier].word);
    page_ink(page, INK_PLAIN);
    page_end(page);
}

// The heaviest signs that bear on the owner. Where they led to nothing, all kinds are shown with what they point
// to; where they speak against what is declared, those that do.
static bool is_worth_saying(const struct assessment *assessment, const struct signal *signal)
{
    bool of_company = owner_is_company(signal->points_to);
    if (assessment->owner_doubtful)
        return of_company;
    if (owner_is_company(assessment->owner))
        return of_company;
    return assessment->owner == OWNER_UNKNOWN || signal->points_to == assessment->owner;
}

static void say_signals(struct page *page, const struct assessment *assessment)
{
    size_t said = 0;
    for (size_t i = 0; i < assessment->signal_count && said < SIGNALS_SHOWN; i++) {
        const struct signal *signal = &assessment->signals[i];
        if (!is_worth_saying(assessment, signal))
            continue;
        page_say(page, said++ ? "; " : "Signs: ");
        page_say_slice(page, signal->words);
        if (assessment->owner == OWNER_UNKNOWN)
            page_printf(page, " (%s)", owner_name(signal->points_to));
    }
    if (said > 0)
        page_say(page, ".");
}

static void add_owner(struct page *page, const struct assessment *assessment)
{
    page_begin(page, SECTION, ITEM);
    page_printf(page, "Owner: %s", owner_name(assessment->owner));
    if (assessment->owner == OWNER_UNKNOWN)
        page_say(page, ", and so judged as a startup. ");
    else
        page_say(page, assessment->owner_inferred ? ", inferred. " : ", declared. ");
    if (assessment->owner_doubtful)
        page_say(page, "Some signs speak against that. ");
    if (assessment->owner == OWNER_UNKNOWN || assessment->owner_inferred ||
        assessment->owner_doubtful)
        say_signals(page, assessment);
}

// The line that would end the doubt, and what it may say instead.
static void add_settlings(struct page *page, const struct assessment *assessment)
{
    for (size_t i = 0; i < assessment->settle_count; i++) {
        const struct settling *settling = &assessment->settle[i];
        page_begin(page, SECTION, ITEM);
        page_printf(page, "To settle %s, one line in .waybill.yml: ", settling->title);
        page_code(page, settling->line);
        if (settling->words.len == 0)
            continue;
        page_say(page, " (");
        page_say_slice(page, settling->words);
        page_say(page, ")");
    }
}

static void add_sector(struct page *page, const struct assessment *assessment)
{
    const struct declared *declared = &assessment->declared;
    page_begin(page, SECTION, ITEM);
    if (assessment->sector != SECTOR_NONE || declared->has_sector)
        page_printf(page, "Sector: %s, %s", sector_name(assessment->sector),
                    assessment->sector_inferred ? "inferred from what was found" : "declared");
    if (assessment->sector_inferred && declared->has_sector)
        page_printf(page, "; %s is declared", sector_name(declared->sector));
    if (assessment->sector != SECTOR_NONE || declared->has_sector)
        page_say(page, ". ");
    if (declared->has_eu || assessment->eu == EU_REQUIRED)
        page_printf(page, "EU hosting: %s, declared. ",
                    assessment->eu == EU_REQUIRED ? "required" : "not required");
    if (declared->has_mode)
        page_say(page, assessment->mode == MODE_CONTRACT
                           ? "Regulated code: under the sector's contracts, declared."
                           : "Regulated code: on own machines only, declared.");
}

// "Regulations concerned: HIPAA (5 findings), GDPR (2)."
static void add_regulations(struct page *page, const struct assessment *assessment)
{
    if (assessment->regulation_count == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, "Regulations concerned: ");
    for (size_t i = 0; i < assessment->regulation_count; i++) {
        page_say(page, i ? ", " : "");
        page_say_slice(page, assessment->regulations[i].name);
        page_say(page, " (");
        if (i == 0)
            page_count(page, assessment->regulations[i].findings, "finding", NULL);
        else
            page_number(page, assessment->regulations[i].findings);
        page_say(page, ")");
    }
    page_say(page, ".");
}

// "DPA signed: anthropic-api (2026-03-01), openai-api."
static void add_agreements(struct page *page, const char *what, const struct agreement *list)
{
    if (!list || list[0].plan.len == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_printf(page, "Declared: %s: ", what);
    for (size_t i = 0; list[i].plan.len; i++) {
        page_say(page, i ? ", " : "");
        page_say_slice(page, list[i].plan);
        if (list[i].date.len) {
            page_say(page, " (");
            page_say_slice(page, list[i].date);
            page_say(page, ")");
        }
    }
    page_say(page, ".");
}

static bool is_bulk_declared(const struct declared *declared)
{
    return declared->bulk_persons && declared->bulk_persons != BULK_PERSONS;
}

static bool is_anything_declared(const struct declared *declared)
{
    const struct agreement *const lists[] = {
        declared->tools_in_use,   declared->dpa_signed,   declared->baa_signed, declared->audit_log,
        declared->terms_reviewed, declared->training_off, declared->approved,
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (lists[i] && lists[i][0].plan.len)
            return true;
    return declared->has_owner || declared->has_sector || declared->has_eu || declared->has_mode ||
           is_bulk_declared(declared);
}

void say_circumstances(struct page *page, const struct report *report)
{
    const struct assessment *assessment = report->assessment;
    const struct declared *declared = &assessment->declared;

    add_owner(page, assessment);
    add_sector(page, assessment);
    add_settlings(page, assessment);
    add_regulations(page, assessment);
    add_agreements(page, "in use", declared->tools_in_use);
    add_agreements(page, "DPA signed", declared->dpa_signed);
    add_agreements(page, "BAA signed", declared->baa_signed);
    add_agreements(page, "audit log kept", declared->audit_log);
    add_agreements(page, "terms reviewed", declared->terms_reviewed);
    add_agreements(page, "training switched off", declared->training_off);
    add_agreements(page, "approved", declared->approved);
    if (is_bulk_declared(declared)) {
        page_begin(page, SECTION, ITEM);
        page_printf(page, "Declared: personal data count as customer data from %u persons on.",
                    declared->bulk_persons);
    }
    if (is_anything_declared(declared)) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "What is declared is not verified.");
    }
}

void text_tier(struct page *page, const struct report *report, const struct report_style *style)
{
    add_tier_line(page, report->assessment->tier);
    text_suppressed_tier(page, report, style);
}

// All of them, for whoever must defend what was inferred.
static void add_all_signals(struct page *page, const struct assessment *assessment)
{
    if (assessment->signal_count == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, "Signs of the owner, heaviest first:");
    for (size_t i = 0; i < assessment->signal_count; i++) {
        const struct signal *signal = &assessment->signals[i];
        page_begin(page, ITEM, DETAIL);
        page_printf(page, "- %s, weight %d: ", owner_name(signal->points_to), signal->weight);
        page_say_slice(page, signal->words);
    }
}

void text_rows(struct page *page, const struct report *report, const struct report_style *style)
{
    static const char *const tiers[TIER_COUNT] = {
        [TIER_LOW] = "Low", [TIER_MEDIUM] = "Medium", [TIER_HIGH] = "High"};
    text_heading(page, "Why this tier");
    for (size_t i = 0; i < report->assessment->row_count; i++) {
        const struct fired_row *fired = &report->assessment->rows[i];
        const struct matrix_row *row = &matrix_rows[fired->row];
        page_begin(page, SECTION, DETAIL);
        page_say_slice(page, row->id);
        page_say(page, ": ");
        page_say_slice(page, row->scenario);
        page_begin(page, DETAIL, DETAIL);
        page_printf(page, "%s: ", tiers[row->tier]);
        page_say_slice(page, row->reason);
        for (size_t j = 0; j < ROW_MOST_BECAUSE && fired->because[j].len; j++) {
            page_begin(page, DETAIL, DETAIL + 2);
            page_say(page, "- ");
            page_say_slice(page, fired->because[j]);
        }
    }
    say_circumstances(page, report);
    if (style->verbose)
        add_all_signals(page, report->assessment);
}

static bool has_findings_that_count(const struct report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (finding_counts(&report->findings[i]))
            return true;
    return false;
}

// The one command that helps most from here.
static void add_next(struct page *page, const struct report *report,
                     const struct report_style *style)
{
    bool done = !has_findings_that_count(report) && coverage_is_complete(report->coverage);
    const char *command = "waybill scan --verbose";
    const char *shows = "every place, why it was found, and every path left out";
    if (style->verbose) {
        command = "waybill advise";
        shows = "every plan with its conditions, reasons and sources";
    } else if (done) {
        command = "waybill hook install";
        shows = "checks every commit, so that it stays as it is";
    }
    text_heading(page, "Next");
    page_ink(page, INK_HEADING);
    page_say(page, command);
    page_ink(page, INK_PLAIN);
    page_say(page, ": ");
    page_say(page, shows);
}

static void add_disclaimer(struct page *page, const struct report *report)
{
    page_gap(page);
    page_begin(page, 0, 0);
    page_ink(page, INK_QUIET);
    page_say_slice(page, report->disclaimer);
    page_ink(page, INK_PLAIN);
}

// What `--fail-on tool` fails for.
static void add_unaccepted_tools(struct page *page, const struct report *report)
{
    size_t said = 0;
    for (size_t i = 0; i < report->tool_count; i++) {
        const struct tool_in_use *tool = &report->tools[i];
        if (!tool->advice || tool->advice->verdict != VERDICT_NOT_ACCEPTABLE)
            continue;
        if (said == 0)
            page_begin(page, SECTION, ITEM);
        page_say(page, said++ ? ", " : "In use and not acceptable: ");
        page_say_slice(page, tool->tool);
        page_say(page, tool->plan.len ? " (" : " (judged as ");
        page_say_slice(page, tool->judged_as);
        page_say(page, ")");
    }
    if (said)
        page_say(page, ".");
}

static void render_quiet(struct page *page, const struct report *report,
                         const struct report_style *style)
{
    text_tier(page, report, style);
    say_how_far(page, report);
    add_unaccepted_tools(page, report);
    if (!coverage_is_complete(report->coverage))
        add_completeness(page, report, style->verbose);
    if (has_findings_that_count(report))
        text_findings(page, report, style);
}

void render_text(const struct report *report, const struct report_style *style, struct buf *out)
{
    static text_section *const scan[] = {text_tier,     text_coverage, text_policy,   text_rows,
                                         text_findings, text_notices,  text_tools,    text_habits,
                                         text_way_down, text_folders,  text_left_out, NULL};
    static text_section *const advise[] = {text_tier,  text_coverage, text_policy,
                                           text_rows,  text_way_down, text_folders,
                                           text_plans, text_left_out, NULL};
    static text_section *const what_if[] = {text_coverage, text_policy, text_what_if, NULL};
    text_section *const *sections = report->what_if ? what_if : style->advice_only ? advise : scan;
    struct page page;

    page_init(&page, out, style->width, style->colour);
    if (style->quiet && !style->advice_only) {
        render_quiet(&page, report, style);
    } else {
        for (text_section *const *section = sections; *section; section++)
            (*section)(&page, report, style);
        if (!style->advice_only)
            add_next(&page, report, style);
        add_disclaimer(&page, report);
    }
    page_end(&page);
    page_release(&page);
}
