// Every plan for every kind of repository, a letter each: what one fact of a plan decides shows
// whole in tests/golden/policy/table.txt. verdicts.txt beside it has the words.
#include "advise.h"

#include "buf.h"
#include "classify.h"
#include "golden.h"
#include "unit.h"

enum { TODAY = 20778, TABLE_MOST = 1 << 20 }; // 2026-11-21

struct situation {
    const char *title;
    struct cargo cargo;
    enum sector sector; // declared
    bool regulated;     // it matters whether there are contracts for the sector
};

static const struct situation situations[] = {
    {"nothing found", {0}, SECTOR_NONE, false},
    {"a credential", {.secret = true}, SECTOR_NONE, false},
    {"personal data", {.personal = true, .persons = 1}, SECTOR_NONE, false},
    {"personal data in bulk",
     {.personal = true, .bulk_personal = true, .persons = 20},
     SECTOR_NONE,
     false},
    {"code of a regulated domain", {.marked = SECTOR_OTHER}, SECTOR_NONE, true},
    {"health declared", {0}, SECTOR_HEALTH, true},
    {"health data", {.health = true, .personal = true, .persons = 1}, SECTOR_NONE, true},
    {"finance declared", {0}, SECTOR_FINANCE, true},
    {"bank accounts", {.finance = true}, SECTOR_NONE, true},
    {"card numbers", {.card = true}, SECTOR_NONE, true},
    {"classified or export controlled", {.restricted = true}, SECTOR_NONE, true},
};
enum { SITUATION_COUNT = sizeof situations / sizeof situations[0] };

static struct arena memory;

static struct advice advised(const struct situation *situation, struct declared *declared,
                             const struct plan *plan)
{
    struct assessment repository;
    struct advice advice;

    declared->has_sector = situation->sector != SECTOR_NONE;
    declared->sector = situation->sector;
    classify(&repository, &situation->cargo, declared, NULL, 0, NULL, &memory);
    advise(&advice, &(struct inquiry){&repository, classify_under, &builtin_plans, TODAY}, plan,
           &memory);
    return advice;
}

// a: acceptable; d: once everything that can be declared is; c: not even then, for something has
// to be done; -: not acceptable, whatever is declared to be signed.
static char letter(const struct situation *situation, struct declared declared,
                   const struct plan *plan)
{
    const struct agreement signed_for[] = {{plan->id, SLICE("2026-11-01")}, {{0}, {0}}};
    enum verdict bare = advised(situation, &declared, plan).verdict;

    declared.dpa_signed = declared.baa_signed = declared.audit_log = signed_for;
    declared.terms_reviewed = declared.training_off = signed_for;
    enum verdict agreed = advised(situation, &declared, plan).verdict;
    // No agreement makes a plan acceptable that is not, or takes an acceptable one away.
    assert_int_equal(bare == VERDICT_NOT_ACCEPTABLE, agreed == VERDICT_NOT_ACCEPTABLE);
    assert_true(agreed <= bare);
    if (bare == VERDICT_NOT_ACCEPTABLE)
        return '-';
    return bare == VERDICT_ACCEPTABLE ? 'a' : agreed == VERDICT_ACCEPTABLE ? 'd' : 'c';
}

static void add_situations(struct buf *out, const struct declared *declared,
                           const struct plan *plan, bool regulated)
{
    buf_add_string(out, " ");
    for (size_t i = 0; i < SITUATION_COUNT; i++)
        if (situations[i].regulated == regulated)
            buf_add_byte(out, letter(&situations[i], *declared, plan));
}

static void add_owner(struct buf *out, enum owner owner, const struct plan *plan)
{
    struct declared declared = {.has_owner = true, .owner = owner, .has_eu = true};

    buf_printf(out, "%-36.*s %-10s", SLICE_ARG(plan->id), owner_name(owner));
    for (declared.eu = EU_NOT_REQUIRED; declared.eu < EU_COUNT; declared.eu++) {
        buf_add_string(out, declared.eu == EU_REQUIRED ? "  " : "");
        declared.has_mode = false;
        add_situations(out, &declared, plan, false);
        declared.has_mode = true;
        for (declared.mode = MODE_SELF_HOST; declared.mode < MODE_COUNT; declared.mode++)
            add_situations(out, &declared, plan, true);
        declared.mode = MODE_SELF_HOST;
    }
    buf_add_byte(out, '\n');
}

static void add_head(struct buf *out)
{
    buf_add_string(
        out, "# The verdict on every plan of policy/ for every kind of repository, a letter each:\n"
             "#   a acceptable   d acceptable once all that can be declared as signed is\n"
             "#   c on conditions, one of which no declaration meets   - not acceptable\n"
             "# Each line: plan, owner, then three groups without and three with EU required:\n");
    for (int regulated = 0; regulated < 2; regulated++) {
        buf_add_string(out, regulated ? "#   two of " : "#   one of ");
        const char *between = "";
        for (size_t i = 0; i < SITUATION_COUNT; i++) {
            if (situations[i].regulated != regulated)
                continue;
            buf_printf(out, "%s%s", between, situations[i].title);
            between = ", ";
        }
        buf_add_string(out,
                       regulated ? ":\n#     on own machines, and under sector contracts\n" : "\n");
    }
    buf_add_string(out, "# WAYBILL_UPDATE_GOLDEN=1 writes it anew: read what changed.\n\n");
}

static void every_plan_for_every_kind_of_repository(void **state)
{
    struct buf now;
    (void)state;
    buf_init(&now, TABLE_MOST);
    add_head(&now);
    for (size_t i = 0; i < builtin_plans.count; i++) {
        for (enum owner owner = OWNER_PERSONAL; owner < OWNER_COUNT; owner++)
            add_owner(&now, owner, &builtin_plans.plans[i]);
        arena_release(&memory);
    }
    assert_golden("tests/golden/policy/table.txt", &now);
    buf_release(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plan_for_every_kind_of_repository),
    };
    return RUN_TESTS(tests);
}
