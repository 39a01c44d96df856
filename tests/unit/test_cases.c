// The worked cases of the risk matrix, each a row, through classify() and advise() with
// the real facts of policy/. Cases 1 to 5 are the founding documents' own, letter for
// letter. When a plan's facts change the others are computed anew, not bent to fit.
#include "advise.h"
#include "classify.h"

#include "unit.h"

enum { TODAY = 20778 }; // 2026-11-21

enum found {
    NOTHING = 0,
    SECRET = 1,
    PII = 2,
    PIIC = 4,
    PHI = 8,
};

struct worked_case {
    enum owner owner;
    unsigned found;
    enum sector sector;
    enum eu eu;
    const char *plan;
    enum tier tier;
    const char *row;
    enum verdict verdict;
    const char *lines; // conditions, or the reason of what is not acceptable
};

#define ACCEPTABLE VERDICT_ACCEPTABLE
#define CONDITIONAL VERDICT_CONDITIONAL
#define REFUSED VERDICT_NOT_ACCEPTABLE

// clang-format off
static const struct worked_case cases[] = {
    {OWNER_PERSONAL, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "cursor-pro-off",
     TIER_LOW, "R1", ACCEPTABLE, ""},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "anthropic-api",
     TIER_MEDIUM, "R2", CONDITIONAL, "DPA; terms reviewed"},
    {OWNER_ENTERPRISE, PIIC, SECTOR_NONE, EU_NOT_REQUIRED, "anthropic-claude-code-enterprise",
     TIER_HIGH, "R3", CONDITIONAL, "DPA; audit; data out of repo; decide on EU hosting"},
    {OWNER_STARTUP, NOTHING, SECTOR_HEALTH, EU_NOT_REQUIRED, "google-vertex-eu",
     TIER_HIGH, "R4", REFUSED,
     "regulated: self-host first, or declare the contracts (mode=contract)"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "openai-chatgpt-free",
     TIER_HIGH, "R5", REFUSED, "No DPA, data may be used for training"},
    {OWNER_PERSONAL, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "openai-chatgpt-free",
     TIER_LOW, "R1", ACCEPTABLE, ""},
    {OWNER_PERSONAL, SECRET, SECTOR_NONE, EU_NOT_REQUIRED, "anthropic-claude-code-pro",
     TIER_MEDIUM, "X1", CONDITIONAL, "remove + rotate; training opt-out"},
    {OWNER_PERSONAL, PII, SECTOR_NONE, EU_NOT_REQUIRED, "mistral-vibe-free",
     TIER_MEDIUM, "X2", CONDITIONAL, "remove personal data; training opt-out"},
    {OWNER_PERSONAL, PIIC, SECTOR_NONE, EU_NOT_REQUIRED, "openai-chatgpt-plus",
     TIER_HIGH, "X2b", REFUSED, "trains on other people's data by default"},
    {OWNER_PERSONAL, PHI, SECTOR_NONE, EU_NOT_REQUIRED, "openai-chatgpt-plus",
     TIER_HIGH, "R4", REFUSED, "regulated data on a plan without DPA or with training on"},
    {OWNER_OSS, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "openai-chatgpt-free",
     TIER_LOW, "X5", ACCEPTABLE, ""},
    {OWNER_OSS, SECRET, SECTOR_NONE, EU_NOT_REQUIRED, "github-copilot-free",
     TIER_MEDIUM, "X6", CONDITIONAL, "remove + rotate; training opt-out"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "anthropic-claude-code-pro",
     TIER_HIGH, "R5", REFUSED, "No DPA, data may be used for training"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "cursor-individual-privacy",
     TIER_MEDIUM, "X8", REFUSED, "no DPA on an individual plan"},
    {OWNER_STARTUP, SECRET, SECTOR_NONE, EU_NOT_REQUIRED, "cursor-teams",
     TIER_MEDIUM, "R2", CONDITIONAL, "remove + rotate; DPA; terms reviewed"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_REQUIRED, "mistral-api-scale",
     TIER_MEDIUM, "R2", CONDITIONAL, "DPA; terms reviewed; pin EU region"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_NOT_REQUIRED, "mistral-api-experiment",
     TIER_HIGH, "R5", REFUSED, "No DPA, data may be used for training"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_REQUIRED, "anthropic-api",
     TIER_MEDIUM, "R2", REFUSED, "no EU hosting"},
    {OWNER_STARTUP, NOTHING, SECTOR_NONE, EU_REQUIRED, "anthropic-bedrock",
     TIER_MEDIUM, "R2", CONDITIONAL, "DPA; terms reviewed; pin EU region"},
    {OWNER_STARTUP, PIIC, SECTOR_NONE, EU_NOT_REQUIRED, "openai-api",
     TIER_HIGH, "X3", CONDITIONAL, "DPA; audit; data out of repo; decide on EU hosting"},
};
// clang-format on

enum { CASE_COUNT = sizeof cases / sizeof cases[0] };

static struct slice joined(const struct slice *lines, struct arena *memory)
{
    struct slice all = SLICE("");
    for (size_t i = 0; i < ADVICE_MOST_LINES && lines[i].len; i++)
        all =
            arena_printf(memory, "%.*s%s%.*s", SLICE_ARG(all), i ? "; " : "", SLICE_ARG(lines[i]));
    return all;
}

static void ask(const struct worked_case *c, struct assessment *under, struct advice *advice,
                struct arena *memory)
{
    const struct cargo cargo = {
        .secret = c->found & SECRET,
        .personal = c->found & (PII | PIIC),
        .bulk_personal = c->found & PIIC,
        .health = c->found & PHI,
        .persons = c->found & PIIC ? 20 : 1,
    };
    const struct declared declared = {
        .has_owner = true,
        .owner = c->owner,
        .has_sector = c->sector != SECTOR_NONE,
        .sector = c->sector,
        .has_eu = c->eu == EU_REQUIRED,
        .eu = c->eu,
    };
    struct assessment repository;
    const struct plan *plan = plan_find(&builtin_plans, slice_of_string(c->plan));

    assert_non_null(plan);
    classify(&repository, &cargo, &declared, NULL, 0, NULL, memory);
    classify_under(under, &repository, plan, memory);
    advise(advice, &(struct inquiry){&repository, classify_under, &builtin_plans, TODAY}, plan,
           memory);
}

static void every_worked_case_comes_out(void **state)
{
    struct arena memory = {0};
    (void)state;
    for (size_t i = 0; i < CASE_COUNT; i++) {
        const struct worked_case *c = &cases[i];
        struct assessment under;
        struct advice advice;
        ask(c, &under, &advice, &memory);
        print_message("case %zu: %s\n", i + 1, c->plan);
        assert_int_equal(advice.tier, c->tier);
        assert_slice(matrix_rows[under.rows[0].row].id, c->row);
        assert_slice(matrix_rows[advice.row].id, c->row);
        assert_int_equal(advice.verdict, c->verdict);
        if (c->verdict == REFUSED)
            assert_slice(advice.reasons[0], c->lines);
        else
            assert_slice(joined(advice.conditions, &memory), c->lines);
    }
    arena_release(&memory);
}

static void the_documented_rows_stand_letter_for_letter(void **state)
{
    static const struct {
        const char *id, *scenario;
        enum tier tier;
        const char *reason;
    } documented[] = {
        {"R1", "Personal project with Cursor", TIER_LOW, "No sensitive data"},
        {"R2", "Startup using Claude API", TIER_MEDIUM, "Need DPA, review terms"},
        {"R3", "Enterprise with customer PII in code", TIER_HIGH,
         "Need DPA + audit + possibly EU hosting"},
        {"R4", "Healthcare/finance codebase", TIER_HIGH, "Regulatory requirements beyond GDPR"},
        {"R5", "Using free ChatGPT for work code", TIER_HIGH,
         "No DPA, data may be used for training"},
    };
    (void)state;
    for (size_t i = 0; i < ROW_COUNT; i++)
        assert_int_equal(matrix_rows[i].documented, i < 5);
    for (size_t i = 0; i < 5; i++) {
        assert_slice(matrix_rows[i].id, documented[i].id);
        assert_slice(matrix_rows[i].scenario, documented[i].scenario);
        assert_int_equal(matrix_rows[i].tier, documented[i].tier);
        assert_slice(matrix_rows[i].reason, documented[i].reason);
    }
}

static void the_repository_alone_is_judged_as_with_a_commercial_api(void **state)
{
    struct arena memory = {0};
    const struct declared declared = {.has_owner = true, .owner = OWNER_STARTUP};
    struct assessment repository;
    (void)state;
    classify(&repository, &(struct cargo){0}, &declared, NULL, 0, NULL, &memory);
    assert_int_equal(repository.tier, TIER_MEDIUM);
    assert_int_equal(repository.row_count, 1);
    assert_int_equal(repository.rows[0].row, ROW_R2);
    assert_slice(repository.rows[0].because[0], "the owner is declared: startup");
    assert_slice(repository.rows[0].because[1], "no tool is given: a commercial API is assumed");
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_worked_case_comes_out),
        cmocka_unit_test(the_documented_rows_stand_letter_for_letter),
        cmocka_unit_test(the_repository_alone_is_judged_as_with_a_commercial_api),
    };
    return RUN_TESTS(tests);
}
