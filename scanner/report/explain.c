#include "explain.h"

#include "guidance.h"
#include "text.h"

static void say_line(struct page *page, const char *what, struct slice text)
{
    if (text.len == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, what);
    page_say_slice(page, text);
    if (text.ptr[text.len - 1] != '.')
        page_say(page, ".");
}

static void say_sentence(struct page *page, const char *text)
{
    page_begin(page, SECTION, ITEM);
    page_say(page, text);
}

// "as with R3" is followed by what R3 asks.
static void say_asks(struct page *page, const char *title, const struct matrix_row *row)
{
    static const struct slice like = SLICE_INIT("as with ");
    page_begin(page, SECTION, ITEM);
    page_say(page, title);
    page_say_slice(page, row->asks);
    for (size_t i = 0; i < ROW_COUNT && slice_starts_with(row->asks, like); i++) {
        if (!slice_equals(matrix_rows[i].id, slice_cut(row->asks, like.len, row->asks.len)))
            continue;
        page_say(page, ": ");
        page_say_slice(page, matrix_rows[i].asks);
    }
    page_say(page, ".");
}

static void say_row(struct page *page, enum row_id id)
{
    const struct matrix_row *row = &matrix_rows[id];
    say_line(page, "Fires when: ", row->fires);
    say_asks(page, "What it asks of a plan: ", row);
    if (row->documented)
        say_sentence(page, "One of the five documented rows, in the documents' own words.");
    else
        say_sentence(page, "It extends the five documented rows to what they leave open.");
}

static void head_row(struct page *page, enum row_id id)
{
    const struct matrix_row *row = &matrix_rows[id];
    text_title(page, row->id, row->scenario);
    page_begin(page, SECTION, ITEM);
    page_printf(page, "Tier %s: ", tier_name(row->tier));
    page_say_slice(page, row->reason);
    page_say(page, ".");
}

void explain_row(struct page *page, enum row_id id)
{
    head_row(page, id);
    say_row(page, id);
    say_sentence(page, "Source: policy/matrix.yml; docs/policy.md has the whole procedure.");
}

void explain_tier(struct page *page, enum tier tier)
{
    text_title(page, SLICE("Tier"), slice_of_string(tier_name(tier)));
    say_sentence(page, "The tier of a repository is the highest of the rows that fire. Of this "
                       "tier are:");
    for (enum row_id id = 0; id < ROW_COUNT; id++) {
        if (matrix_rows[id].tier != tier)
            continue;
        page_begin(page, ITEM, DETAIL);
        page_say_slice(page, matrix_rows[id].id);
        page_say(page, ": ");
        page_say_slice(page, matrix_rows[id].scenario);
    }
    say_line(page, "Tools to look at first: ", guidance_texts[guidance_of_tier(tier)]);
    if (tier == TIER_HIGH)
        say_line(page, "Where R4 is the row: ", guidance_texts[GUIDANCE_REGULATED]);
}

void explain_verdict(struct page *page, enum verdict verdict)
{
    static const char *const words[VERDICT_COUNT] = {
        [VERDICT_ACCEPTABLE] =
            "The plan may see the repository as it is. Where that rests on a declaration, the "
            "report says so: a declaration is shown, never verified.",
        [VERDICT_CONDITIONAL] =
            "The plan may see the repository once each condition is met. Some are met by a line "
            "in .waybill.yml that says what was signed or reviewed, some only by taking data out "
            "or by an agreement with the vendor; `waybill explain --from REPORT PLAN` tells which.",
        [VERDICT_NOT_ACCEPTABLE] =
            "The plan must not see the repository. What would change that is another plan of the "
            "same tool, or less in the repository: `waybill advise` tells the way down. No "
            "signature that is declared does.",
    };
    text_heading(page, verdict_name(verdict));
    say_sentence(page, words[verdict]);
    say_sentence(page, "It is computed from the facts of the plan, with their source and date, by "
                       "the procedure in docs/policy.md: the first step that applies decides.");
}

static const char *confidence_words(enum confidence confidence)
{
    static const char *const words[CONFIDENCE_COUNT] = {
        [CONFIDENCE_LOW] = "low: its format only, or something speaks against it",
        [CONFIDENCE_MEDIUM] = "medium: a checksum or separators, or the format and context",
        [CONFIDENCE_HIGH] = "high: a format used for nothing else, or a checksum and context",
    };
    return words[confidence];
}

static void say_place(struct page *page, const struct finding *f)
{
    page_begin(page, SECTION, ITEM);
    page_say(page, "Where: ");
    page_token(page, f->path);
    page_printf(page, ", line %u, column %u, %s", f->line, f->column, place_name(f->place));
    if (f->name.len) {
        page_say(page, ", bound to ");
        page_token(page, f->name);
    }
    if (f->commit.len) {
        page_say(page, ", since commit ");
        page_token(page, slice_cut(f->commit, 0, 12));
    }
    page_say(page, ".");
}

static void say_regulations(struct page *page, const struct slice *regulations)
{
    if (!regulations || !regulations->len)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, "Regulations that name such data: ");
    for (size_t i = 0; regulations[i].len; i++) {
        page_say(page, i ? ", " : "");
        page_say_slice(page, regulations[i]);
    }
    page_say(page, ".");
}

static void say_remedy(struct page *page, const struct finding *f)
{
    if (f->evidence != EVIDENCE_VALUE)
        say_sentence(page, "To do: nothing by itself. It tells what the code handles, and with "
                           "that whose rules apply.");
    else if (f->kind == KIND_CREDENTIAL)
        say_sentence(page, "To do: have its issuer replace it, take it out, and keep the new one "
                           "out of the repository. History keeps the old one.");
    else
        say_sentence(page, "To do: take it out, or put made-up data in its place. History keeps "
                           "the old one.");
    page_begin(page, SECTION, ITEM);
    page_say(page, "If it is fine there: ");
    page_code(page, SLICE("`waybill:allow "));
    page_code(page, f->rule);
    page_code(page, SLICE(" reason=\"...\"`"));
    page_say(page, " in a comment on its line, or an entry with its fingerprint ");
    page_token(page, slice_of_string(f->fingerprint));
    page_say(page, " in .waybill.yml.");
}

void explain_finding(struct page *page, const struct finding *f, const struct pattern *pattern,
                     const struct counting *counting)
{
    text_title(page, slice_of_string(f->id), f->title);
    say_place(page, f);
    page_begin(page, SECTION, ITEM);
    page_printf(page, "What: %s, %s, severity %s", kind_name(f->kind), evidence_name(f->evidence),
                severity_name(f->severity));
    if (f->preview.len) {
        page_say(page, ", shown as ");
        page_printable(page, f->preview);
    }
    page_say(page, ".");
    for (size_t i = 0; i < FINDING_MOST_WHY && f->why[i].len; i++)
        say_line(page, i ? "And: " : "Found because: ", f->why[i]);
    say_line(page, "Confidence ", slice_of_string(confidence_words(f->confidence)));
    if (f->standing != STANDING_LIVE) {
        page_begin(page, SECTION, ITEM);
        page_printf(page, "It is taken for %s, and does not weigh.", standing_name(f->standing));
    }
    if (f->suppressed_by.len) {
        say_line(page, "Suppressed by: ", f->suppressed_by);
        say_line(page, "Reason given: ", f->suppressed_reason);
    }
    page_begin(page, SECTION, ITEM);
    page_say(page, counting->counts ? "In the matrix it counts as " : "It does not count: ");
    page_say(page, counting->words);
    page_say(page, ".");
    say_regulations(page, f->regulations);
    say_remedy(page, f);
    say_line(page, "Pattern: ", f->rule);
    if (!pattern || !pattern->source.len)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, "Source: ");
    page_say_slice(page, pattern->source);
}

static void say_owner(struct page *page, const struct assessment *a)
{
    page_begin(page, SECTION, ITEM);
    page_printf(page, "1. The owner is %s, %s.", owner_name(a->owner),
                a->declared.has_owner       ? "declared"
                : a->owner == OWNER_UNKNOWN ? "which is judged as a startup"
                                            : "inferred");
    for (size_t i = 0; i < a->signal_count && !a->declared.has_owner; i++) {
        page_begin(page, DETAIL, DETAIL + SECTION);
        page_say(page, "- ");
        page_say_slice(page, a->signals[i].words);
    }
    page_begin(page, SECTION, ITEM);
    page_printf(page, "2. The sector is %s, %s. EU hosting is %s, sector contracts are %s.",
                sector_name(a->sector),
                a->sector_inferred       ? "inferred from what was found"
                : a->declared.has_sector ? "declared"
                                         : "for nothing says otherwise",
                eu_name(a->eu), a->mode == MODE_CONTRACT ? "declared to exist" : "not declared");
}

// Whether a row before has the same line.
static bool is_said(const struct assessment *a, size_t row, struct slice line)
{
    for (size_t i = 0; i < row; i++)
        for (size_t k = 0; k < ROW_MOST_BECAUSE && a->rows[i].because[k].len; k++)
            if (slice_equals(a->rows[i].because[k], line))
                return true;
    return false;
}

// The repository's own rows tell what was found; under the plan others may fire.
static void say_cargo(struct page *page, const struct assessment *a)
{
    page_begin(page, SECTION, ITEM);
    page_say(page, "3. What it carries:");
    for (size_t i = 0; i < a->row_count; i++)
        for (size_t k = 0; k < ROW_MOST_BECAUSE && a->rows[i].because[k].len; k++) {
            if (is_said(a, i, a->rows[i].because[k]))
                continue;
            page_begin(page, DETAIL, DETAIL + SECTION);
            page_say(page, "- ");
            page_say_slice(page, a->rows[i].because[k]);
        }
}

static void say_conditions(struct page *page, const struct advice *advice,
                           struct slice (*met_by)(struct slice))
{
    for (size_t i = 0; i < ADVICE_MOST_LINES && advice->conditions[i].len; i++) {
        page_begin(page, DETAIL, DETAIL + SECTION);
        page_say(page, "- ");
        page_say_slice(page, advice->conditions[i]);
        struct slice how = met_by(advice->conditions[i]);
        if (how.len) {
            page_say(page, ": ");
            page_say_slice(page, how);
        }
    }
}

void explain_advice(struct page *page, const struct report *report, const struct advice *advice,
                    struct slice (*met_by)(struct slice condition))
{
    const struct matrix_row *row = &matrix_rows[advice->row];
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say_slice(page, advice->plan->id);
    page_printf(page, " is %s for this repository%s", verdict_name(advice->verdict),
                advice->declared ? ", by what is declared" : "");
    page_ink(page, INK_PLAIN);
    say_owner(page, report->assessment);
    say_cargo(page, report->assessment);
    page_begin(page, SECTION, ITEM);
    page_printf(page, "4. With this plan the tier is %s, and row ", tier_name(advice->tier));
    page_say_slice(page, row->id);
    page_say(page, " decides: ");
    page_say_slice(page, row->scenario);
    page_say(page, " (");
    page_say_slice(page, row->reason);
    page_say(page, "). It fires when ");
    page_say_slice(page, row->fires);
    page_say(page, ".");
    say_asks(page, "5. What the row asks: ", row);
    page_begin(page, SECTION, ITEM);
    page_say(page, "6. What decided:");
    for (size_t i = 0; i < ADVICE_MOST_LINES && advice->reasons[i].len; i++) {
        page_begin(page, DETAIL, DETAIL + SECTION);
        page_say(page, "- ");
        page_say_slice(page, advice->reasons[i]);
    }
    if (advice->conditions[0].len) {
        page_begin(page, SECTION, ITEM);
        page_say(page, advice->declared ? "7. Conditions, and how they are met:"
                                        : "7. Conditions, and what to do about each:");
        say_conditions(page, advice, met_by);
    }
}
