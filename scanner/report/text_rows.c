// Why this tier: the rows of the matrix that fired, whose repository it is, and what was declared.
#include "text.h"

enum { SIGNALS_SHOWN = 3 };

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

const char *config_words(const struct report *report)
{
    bool has_root =
        !slice_equals(report->mode, SLICE("files")) && !slice_equals(report->mode, SLICE("stdin"));
    return has_root ? ".waybill.yml" : "a file for --config";
}

// The line that would end the doubt, and what it may say instead.
static void add_settlings(struct page *page, const struct report *report)
{
    const struct assessment *assessment = report->assessment;
    for (size_t i = 0; i < assessment->settle_count; i++) {
        const struct settling *settling = &assessment->settle[i];
        page_begin(page, SECTION, ITEM);
        page_printf(page, "To settle %s, one line in %s: ", settling->title, config_words(report));
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
    add_settlings(page, report);
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
