// A marker or the name of a field says what a program deals with; only a value is the
// data itself. So `card` and `health` ask for values, and leave the rest to the tier.
#include "fail_on.h"

#include "nearest.h"
#include "print.h"

#define BIT(name) (1U << FAIL_ON_##name)

const struct fail_on_row fail_on_rows[FAIL_ON_COUNT] = {
#define X(name, word, help) {SLICE_INIT(word), help},
    FAIL_ON_WORDS(X)
#undef X
};

const struct fail_on_row fail_on_default = {
    SLICE_INIT("default"),
    "what fail_on in .waybill.yml says, else what it is with --staged; stands alone"};

const struct fail_on fail_on_staged = {BIT(CREDENTIAL) | BIT(CARD) | BIT(HEALTH) |
                                       BIT(BULK_PERSONAL)};

static bool unknown_word(struct slice word, struct err *err)
{
    struct arena scratch = {0};
    struct nearest nearest = {.given = word};
    if (slice_equals(word, fail_on_default.word))
        return err_set(err, ERR_USAGE, "'default' stands alone, and on the command line only");
    nearest_offer(&nearest, fail_on_default.word);
    for (size_t i = 0; i < FAIL_ON_COUNT; i++)
        nearest_offer(&nearest, fail_on_rows[i].word);
    const char *quoted = print_quoted(&scratch, word, 40);
    if (nearest.word.len)
        err_set(err, ERR_USAGE, "there is nothing called '%s' to fail on; did you mean '%.*s'?",
                quoted, SLICE_ARG(nearest.word));
    else
        err_set(err, ERR_USAGE, "there is nothing called '%s' to fail on; see `waybill help scan`",
                quoted);
    arena_release(&scratch);
    return false;
}

bool fail_on_parse(struct fail_on *fail_on, struct slice list, struct err *err)
{
    unsigned words = 0;
    struct slice word;

    if (slice_trim(list).len == 0)
        return err_set(err, ERR_USAGE, "the list of what to fail on is empty; 'never' says none");
    while (slice_split(&list, ',', &word)) {
        size_t i = 0;
        word = slice_trim(word);
        while (i < FAIL_ON_COUNT && !slice_equals(fail_on_rows[i].word, word))
            i++;
        if (i == FAIL_ON_COUNT)
            return unknown_word(word, err);
        words |= 1U << i;
    }
    if ((words & BIT(NEVER)) && words != BIT(NEVER))
        return err_set(err, ERR_USAGE,
                       "to fail on 'never' and on something else is a contradiction");
    fail_on->words = words & ~BIT(NEVER);
    return true;
}

bool fail_on_asks_for_verdict(struct fail_on fail_on)
{
    unsigned tiers = BIT(TIER_LOW) | BIT(TIER_MEDIUM) | BIT(TIER_HIGH);
    return (fail_on.words & (tiers | BIT(TOOL) | BIT(NOT_ACCEPTABLE) | BIT(UNDECLARED))) != 0;
}

// The words that one finding reaches.
static unsigned reached_by_finding(const struct finding *finding)
{
    static const enum fail_on_word severities[SEVERITY_COUNT] = {
        [SEVERITY_LOW] = FAIL_ON_SEVERITY_LOW,
        [SEVERITY_MEDIUM] = FAIL_ON_SEVERITY_MEDIUM,
        [SEVERITY_HIGH] = FAIL_ON_SEVERITY_HIGH,
        [SEVERITY_CRITICAL] = FAIL_ON_SEVERITY_CRITICAL,
    };
    unsigned reached = BIT(FINDING) | BIT(RATCHET);

    if (!finding_is_active(finding) || finding_is_known(finding))
        return 0;
    for (enum severity s = SEVERITY_LOW; s <= finding->severity; s++)
        reached |= 1U << severities[s];
    if (finding->carries == CARRIES_SECRET)
        reached |= BIT(CREDENTIAL);
    if (finding->evidence == EVIDENCE_VALUE && finding->carries == CARRIES_CARD)
        reached |= BIT(CARD);
    if (finding->evidence == EVIDENCE_VALUE && finding->carries == CARRIES_HEALTH)
        reached |= BIT(HEALTH);
    return reached;
}

static unsigned reached_by_assessment(const struct assessment *assessment)
{
    static const unsigned tiers[TIER_COUNT] = {
        [TIER_LOW] = BIT(TIER_LOW),
        [TIER_MEDIUM] = BIT(TIER_LOW) | BIT(TIER_MEDIUM),
        [TIER_HIGH] = BIT(TIER_LOW) | BIT(TIER_MEDIUM) | BIT(TIER_HIGH),
    };
    return tiers[assessment->tier] | (assessment->new_bulk ? BIT(BULK_PERSONAL) : 0) |
           (assessment->declared.has_owner ? 0 : BIT(UNDECLARED));
}

static bool is_used_unaccepted(const struct report *report)
{
    for (size_t i = 0; i < report->tool_count; i++) {
        const struct advice *advice = report->tools[i].advice;
        if (advice && advice->verdict == VERDICT_NOT_ACCEPTABLE)
            return true;
    }
    return false;
}

bool fail_on_reached(struct fail_on fail_on, const struct report *report)
{
    unsigned reached = 0;

    for (size_t i = 0; i < report->finding_count; i++)
        reached |= reached_by_finding(&report->findings[i]);
    if (report->assessment)
        reached |= reached_by_assessment(report->assessment);
    if (report->baseline.gone)
        reached |= BIT(RATCHET);
    if (report->policy_change_count)
        reached |= BIT(POLICY);
    if (is_used_unaccepted(report))
        reached |= BIT(TOOL) | BIT(NOT_ACCEPTABLE);
    return (fail_on.words & reached) != 0;
}

bool fail_on_is_reason(struct fail_on fail_on, const struct report *report,
                       const struct finding *finding)
{
    unsigned alone = reached_by_finding(finding);
    unsigned together = reached_by_assessment(report->assessment);
    bool personal = finding->evidence == EVIDENCE_VALUE &&
                    (finding->carries == CARRIES_PERSONAL || finding->carries == CARRIES_HEALTH);

    if (fail_on.words & alone)
        return true;
    if (!alone)
        return false;
    return (fail_on.words & together & BIT(BULK_PERSONAL) && personal) ||
           (fail_on.words & together & ~BIT(BULK_PERSONAL)) != 0;
}
