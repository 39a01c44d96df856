#include "advise.h"

#include "buf.h"
#include "cargos.h"
#include "classify.h"
#include "date.h"
#include "file.h"
#include "golden.h"
#include "sample_repositories.h"
#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

enum { TODAY = 20778 }; // 2026-11-21

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

// A commercial plan without anything against it; tests change what they are about.
static struct plan plain_plan(void)
{
    return (struct plan){
        .id = SLICE("plain"),
        .vendor = SLICE("Vendor"),
        .tool = SLICE("Tool"),
        .name = SLICE("Plain"),
        .account = ACCOUNT_API,
        .training = TRAINING_NO,
        .dpa = DPA_INCLUDED,
        .baa = BAA_YES,
        .certainty = CERTAINTY_HIGH,
        .regions = SLICE("US; EU"),
        .region_choice = SLICE("yes: EU"),
        .eu_capable = true,
        .source = SLICE("vendor.example/terms"),
        .source_date = SLICE("2026-11-01"),
    };
}

static struct advice advised(const struct declared *declared, const struct cargo *cargo,
                             const struct plan *plan)
{
    struct assessment repository;
    struct advice advice;
    classify(&repository, cargo, declared, NULL, 0, NULL, &memory);
    advise(&advice, &(struct inquiry){&repository, classify_under, &builtin_plans, TODAY}, plan,
           &memory);
    return advice;
}

static bool has(const struct slice *lines, const char *line)
{
    for (size_t i = 0; i < ADVICE_MOST_LINES && lines[i].len; i++)
        if (slice_equals(lines[i], slice_of_string(line)))
            return true;
    return false;
}

static struct slice joined(const struct slice *lines)
{
    struct slice all = SLICE("");
    for (size_t i = 0; i < ADVICE_MOST_LINES && lines[i].len; i++)
        all =
            arena_printf(&memory, "%.*s%s%.*s", SLICE_ARG(all), i ? "; " : "", SLICE_ARG(lines[i]));
    return all;
}

static const struct cargo nothing = {0};
static const struct cargo customers = {.personal = true, .bulk_personal = true, .persons = 20};

static const struct declared startup = {.has_owner = true, .owner = OWNER_STARTUP};
static const struct declared startup_eu = {
    .has_owner = true, .owner = OWNER_STARTUP, .has_eu = true, .eu = EU_REQUIRED};
static const struct declared personal = {.has_owner = true, .owner = OWNER_PERSONAL};
static const struct declared health_contract = {.has_owner = true,
                                                .owner = OWNER_STARTUP,
                                                .has_sector = true,
                                                .sector = SECTOR_HEALTH,
                                                .has_mode = true,
                                                .mode = MODE_CONTRACT};

static void own_machines_are_acceptable_whatever_the_tier(void **state)
{
    struct plan plan = plain_plan();
    const struct cargo patients = {.health = true, .card = true};
    struct declared declared = health_contract;
    (void)state;
    plan.account = ACCOUNT_SELF_HOSTED;
    plan.dpa = DPA_NOT_NEEDED;
    declared.mode = MODE_SELF_HOST;
    declared.has_eu = true;
    declared.eu = EU_REQUIRED;
    struct advice advice = advised(&declared, &patients, &plan);
    assert_int_equal(advice.verdict, VERDICT_ACCEPTABLE);
    assert_false(advice.declared);
    assert_int_equal(advice.tier, TIER_HIGH);
    assert_slice(advice.reasons[0], "No third party receives the code");
}

static void a_secret_is_a_condition_of_every_verdict(void **state)
{
    const struct cargo secret = {.secret = true};
    struct plan plan = plain_plan();
    (void)state;
    struct advice advice = advised(&startup, &secret, &plan);
    assert_slice(joined(advice.conditions), "remove + rotate; DPA; terms reviewed");
    assert_true(has(advice.reasons, "what was already sent cannot be recalled: rotate it"));
    plan.account = ACCOUNT_CONSUMER;
    advice = advised(&startup, &secret, &plan);
    assert_int_equal(advice.verdict, VERDICT_NOT_ACCEPTABLE);
    assert_slice(advice.conditions[0], "remove + rotate");
    plan.account = ACCOUNT_SELF_HOSTED;
    advice = advised(&startup, &secret, &plan);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL);
    assert_slice(joined(advice.conditions), "remove + rotate");
}

static void regulated_code_needs_its_contracts(void **state)
{
    struct plan plan = plain_plan();
    struct declared declared = health_contract;
    (void)state;
    struct advice advice = advised(&declared, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL);
    assert_int_equal(advice.row, ROW_R4);
    assert_slice(joined(advice.conditions),
                 "DPA; audit; ZDR or minimum retention; BAA signed; prefer self-host");
    declared.sector = SECTOR_FINANCE;
    advice = advised(&declared, &nothing, &plan);
    assert_slice(joined(advice.conditions),
                 "DPA; audit; ZDR or minimum retention; "
                 "sector clauses (DORA register, GLBA oversight); prefer self-host");
    declared.sector = SECTOR_OTHER;
    advice = advised(&declared, &nothing, &plan);
    assert_slice(joined(advice.conditions),
                 "DPA; audit; ZDR or minimum retention; sector clauses; prefer self-host");
}

static void regulated_code_is_refused_for_the_first_thing_that_lacks(void **state)
{
    const struct cargo card = {.card = true};
    struct plan plan = plain_plan();
    struct declared declared = health_contract;
    (void)state;
    declared.has_eu = true;
    declared.eu = EU_REQUIRED;
    plan.certainty = CERTAINTY_LOW;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0], "terms not verified");
    plan.eu_capable = false;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0], "no EU hosting");
    plan.baa = BAA_UNKNOWN;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0], "no BAA");
    plan.baa = BAA_NO;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0], "no BAA");
    declared.has_mode = false;
    declared.mode = MODE_SELF_HOST;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0],
                 "regulated: self-host first, or declare the contracts (mode=contract)");
    plan.training = TRAINING_OPT_OUT;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0],
                 "regulated data on a plan without DPA or with training on");
    assert_slice(advised(&declared, &card, &plan).reasons[0],
                 "card numbers: not acceptable until they are removed");
}

static void a_bank_with_patients_data_needs_both(void **state)
{
    const struct cargo patients = {.health = true};
    struct declared declared = health_contract;
    struct plan plan = plain_plan();
    (void)state;
    declared.sector = SECTOR_FINANCE;
    struct advice advice = advised(&declared, &patients, &plan);
    assert_true(has(advice.conditions, "BAA signed"));
    assert_true(has(advice.conditions, "sector clauses (DORA register, GLBA oversight)"));
}

static void customers_data_needs_more_than_a_dpa(void **state)
{
    struct plan plan = plain_plan();
    (void)state;
    assert_slice(joined(advised(&startup, &customers, &plan).conditions),
                 "DPA; audit; data out of repo; decide on EU hosting");
    assert_slice(joined(advised(&startup_eu, &customers, &plan).conditions),
                 "DPA; audit; data out of repo; pin EU region");
    plan.certainty = CERTAINTY_LOW;
    assert_slice(advised(&startup, &customers, &plan).reasons[0], "terms not verified");
    plan.eu_capable = false;
    assert_slice(advised(&startup_eu, &customers, &plan).reasons[0], "no EU hosting");
    plan.training = TRAINING_YES;
    assert_slice(advised(&startup_eu, &customers, &plan).reasons[0],
                 "customer data on a plan without DPA or with training on");
}

static void company_code_wants_training_off_and_terms_confirmed(void **state)
{
    struct plan plan = plain_plan();
    (void)state;
    plan.training = TRAINING_OPT_OUT;
    plan.certainty = CERTAINTY_LOW;
    assert_slice(joined(advised(&startup, &nothing, &plan).conditions),
                 "DPA; terms reviewed; training off, evidenced; confirm with vendor");
    plan.training = TRAINING_YES;
    assert_int_equal(advised(&startup, &nothing, &plan).verdict, VERDICT_NOT_ACCEPTABLE);
}

static void other_peoples_data_is_not_for_training(void **state)
{
    const struct cargo some = {.personal = true, .persons = 1};
    struct plan plan = plain_plan();
    (void)state;
    assert_slice(joined(advised(&personal, &some, &plan).conditions), "remove personal data");
    plan.training = TRAINING_OPT_OUT;
    assert_slice(joined(advised(&personal, &some, &plan).conditions),
                 "remove personal data; training opt-out");
    assert_int_equal(advised(&personal, &customers, &plan).verdict, VERDICT_NOT_ACCEPTABLE);
    plan.training = TRAINING_YES;
    assert_slice(advised(&personal, &some, &plan).reasons[0],
                 "trains on other people's data by default");
}

static void what_is_declared_turns_conditions_into_acceptable(void **state)
{
    const struct agreement both[] = {{SLICE_INIT("plain"), SLICE_INIT("2026-10-01")}, {{0}, {0}}};
    const struct agreement other[] = {{SLICE_INIT("other"), SLICE_INIT("")}, {{0}, {0}}};
    struct declared declared = startup;
    struct plan plan = plain_plan();
    (void)state;
    declared.dpa_signed = both;
    declared.terms_reviewed = other;
    struct advice advice = advised(&declared, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL);
    declared.terms_reviewed = both;
    advice = advised(&declared, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_ACCEPTABLE);
    assert_true(advice.declared);
    assert_slice(joined(advice.conditions), "DPA; terms reviewed");
    declared.audit_log = both;
    declared.has_eu = true;
    advice = advised(&declared, &customers, &plan);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL); // the data are still there
}

static void no_declaration_makes_an_individual_plan_acceptable(void **state)
{
    const struct agreement all[] = {{SLICE_INIT("plain"), SLICE_INIT("")}, {{0}, {0}}};
    struct declared declared = startup;
    struct plan plan = plain_plan();
    (void)state;
    declared.dpa_signed = declared.baa_signed = declared.audit_log = declared.terms_reviewed =
        declared.training_off = declared.tools_in_use = all;
    plan.account = ACCOUNT_CONSUMER;
    plan.dpa = DPA_NONE;
    assert_slice(advised(&declared, &nothing, &plan).reasons[0], "no DPA on an individual plan");
    plan.training = TRAINING_OPT_OUT;
    struct advice advice = advised(&declared, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_NOT_ACCEPTABLE);
    assert_int_equal(advice.row, ROW_R5);
}

static void a_region_is_pinned_only_where_there_is_a_choice(void **state)
{
    const struct agreement both[] = {{SLICE_INIT("plain"), SLICE_INIT("")}, {{0}, {0}}};
    struct declared declared = startup_eu;
    struct plan plan = plain_plan();
    (void)state;
    declared.dpa_signed = declared.terms_reviewed = both;
    struct advice advice = advised(&declared, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL);
    assert_true(has(advice.conditions, "pin EU region"));
    plan.regions = SLICE("EU");
    advice = advised(&declared, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_ACCEPTABLE);
    assert_true(has(advice.conditions, "pin EU region"));
}

static void facts_age_from_the_last_day_they_can_be_of(void **state)
{
    struct plan plan = plain_plan();
    (void)state;
    plan.source_date = SLICE("2026-05");
    struct advice advice = advised(&personal, &nothing, &plan);
    assert_int_equal(advice.age_days, 174);
    assert_false(advice.stale);
    plan.source_date = SLICE("2026-05-25");
    advice = advised(&personal, &nothing, &plan);
    assert_int_equal(advice.age_days, 180);
    assert_false(advice.stale);
    plan.source_date = SLICE("2026-05-24");
    advice = advised(&personal, &nothing, &plan);
    assert_int_equal(advice.age_days, 181);
    assert_true(advice.stale);
    assert_true(has(advice.reasons, "the facts are 181 days old: check again"));
    plan.source_date = SLICE("2026");
    assert_int_equal(advised(&personal, &nothing, &plan).age_days, 0);
    plan.source_date = SLICE("");
    advice = advised(&personal, &nothing, &plan);
    assert_int_equal(advice.age_days, -1);
    assert_true(advice.stale);
    assert_true(has(advice.reasons, "the source has no date: check again"));
}

static void the_facts_that_decided_are_told_with_their_date(void **state)
{
    struct plan plan = plain_plan();
    (void)state;
    plan.account = ACCOUNT_CONSUMER;
    plan.training = TRAINING_OPT_OUT;
    struct advice advice = advised(&startup, &nothing, &plan);
    assert_slice(advice.reasons[0], "No DPA, data may be used for training");
    assert_slice(advice.reasons[1],
                 "facts of 2026-11-01: account consumer, training opt-out, DPA included");
    assert_slice(advice.reasons[2], "verify, do not assume: vendor.example/terms");
}

// The plan of the table that has these facts first.
static const struct plan *plan_with(enum account account, enum dpa dpa)
{
    for (size_t i = 0; i < builtin_plans.count; i++)
        if (builtin_plans.plans[i].account == account && builtin_plans.plans[i].dpa == dpa)
            return &builtin_plans.plans[i];
    fail_msg("no such plan in policy/");
    return NULL;
}

static void a_client_without_a_backend_is_undecided(void **state)
{
    struct plan plan = plain_plan();
    (void)state;
    plan.account = ACCOUNT_BRING_YOUR_OWN;
    plan.dpa = DPA_NOT_NEEDED;
    struct advice advice = advised(&personal, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL);
    assert_slice(joined(advice.conditions), "declare backend");
    advice = advised(&startup, &nothing, &plan);
    assert_int_equal(advice.verdict, VERDICT_NOT_ACCEPTABLE);
    assert_slice(advice.reasons[0], "backend unknown");
}

static void a_client_in_use_is_judged_as_the_models_in_use(void **state)
{
    const struct plan *client = plan_with(ACCOUNT_BRING_YOUR_OWN, DPA_NOT_NEEDED);
    const struct plan *own = plan_with(ACCOUNT_SELF_HOSTED, DPA_NOT_NEEDED);
    const struct plan *api = plan_with(ACCOUNT_API, DPA_INCLUDED);
    const struct plan *processor = plan_with(ACCOUNT_BRING_YOUR_OWN, DPA_NONE);
    struct agreement in_use[4] = {{client->id, {0}}, {own->id, {0}}};
    struct declared declared = startup;
    (void)state;
    declared.tools_in_use = in_use;
    assert_int_equal(advised(&declared, &nothing, client).verdict, VERDICT_ACCEPTABLE);
    in_use[2].plan = api->id;
    struct advice advice = advised(&declared, &nothing, client);
    assert_ptr_equal(advice.plan, client);
    assert_int_equal(advice.verdict, VERDICT_CONDITIONAL);
    assert_slice(joined(advice.conditions), "DPA; terms reviewed");
    assert_true(slice_starts_with(advice.reasons[0],
                                  arena_printf(&memory, "as %.*s: ", SLICE_ARG(api->id))));
    // One that receives the code itself is judged as itself too.
    in_use[0].plan = processor->id;
    assert_int_equal(advised(&declared, &nothing, processor).verdict, VERDICT_NOT_ACCEPTABLE);
    // And one that is not declared to be in use stays undecided.
    assert_slice(advised(&declared, &nothing, client).reasons[0], "backend unknown");
}

static void plans_come_acceptable_first_then_by_vendor_and_id(void **state)
{
    struct assessment repository;
    (void)state;
    classify(&repository, &nothing, &startup, NULL, 0, NULL, &memory);
    struct inquiry inquiry = {&repository, classify_under, &builtin_plans, TODAY};
    const struct advice *all = advise_all(&inquiry, &memory);
    for (size_t i = 1; i < builtin_plans.count; i++)
        assert_true(advice_compare(&all[i - 1], &all[i]) < 0);
    assert_int_equal(all[0].verdict, VERDICT_ACCEPTABLE);
    assert_int_equal(all[builtin_plans.count - 1].verdict, VERDICT_NOT_ACCEPTABLE);
}

// What holds of any verdict.
static void check(const struct advice *advice)
{
    assert_true(advice->verdict < VERDICT_COUNT);
    assert_true(advice->reasons[0].len > 0);
    if (advice->verdict == VERDICT_CONDITIONAL || advice->declared)
        assert_true(advice->conditions[0].len > 0);
    if (advice->declared)
        assert_int_equal(advice->verdict, VERDICT_ACCEPTABLE);
    // The last reason is where to look it up, so none was dropped.
    size_t last = 0;
    while (last + 1 < ADVICE_MOST_LINES && advice->reasons[last + 1].len)
        last++;
    assert_true(last < ADVICE_MOST_LINES - 1);
    assert_true(slice_find(advice->reasons[last], SLICE("verify, do not assume")) !=
                SLICE_NOT_FOUND);
}

static void every_plan_gets_a_verdict_for_every_repository(void **state)
{
    (void)state;
    for (unsigned bits = 0; bits < 1 << 9; bits++) {
        struct cargo cargo = cargo_from(bits);
        for (enum owner owner = OWNER_UNKNOWN; owner < OWNER_COUNT; owner++) {
            struct declared declared = {.has_owner = true, .owner = owner};
            struct assessment repository;
            declared.has_eu = declared.has_mode = true;
            declared.eu = bits & 2 ? EU_REQUIRED : EU_NOT_REQUIRED;
            declared.mode = bits & 1 ? MODE_CONTRACT : MODE_SELF_HOST;
            classify(&repository, &cargo, &declared, NULL, 0, NULL, &memory);
            struct inquiry inquiry = {&repository, classify_under, &builtin_plans, TODAY};
            const struct advice *all = advise_all(&inquiry, &memory);
            for (size_t i = 0; i < builtin_plans.count; i++)
                check(&all[i]);
            arena_release(&memory);
        }
    }
}

// True when `word` stands in a string of the source, as a whole word.
static bool is_in_strings(struct slice source, struct slice word)
{
    bool inside = false;
    for (size_t i = 0; i < source.len; i++) {
        if (source.ptr[i] == '"' && source.ptr[i - 1] != '\\' && source.ptr[i - 1] != '\'')
            inside = !inside;
        struct slice here = slice_cut(source, i, source.len);
        if (inside && slice_starts_with(here, word) && !is_word(source.ptr[i - 1]) &&
            (here.len == word.len || !is_word(here.ptr[word.len])))
            return true;
    }
    return false;
}

static const char *at_source(const char *path)
{
    const char *root = getenv("WAYBILL_SOURCE");
    return arena_printf(&memory, "%s/%s", root ? root : ".", path).ptr;
}

static void no_plan_is_named_in_the_code(void **state)
{
    glob_t sources;
    (void)state;
    assert_int_equal(glob(at_source("scanner/advise/*.[ch]"), 0, NULL, &sources), 0);
    assert_true(sources.gl_pathc >= 4);
    for (size_t s = 0; s < sources.gl_pathc; s++) {
        struct buf text;
        struct err err = {0};
        buf_init(&text, 1 << 20);
        assert_true(file_read(&text, sources.gl_pathv[s], &err));
        assert_false(is_in_strings(buf_slice(&text), SLICE("unknown-plan")));
        for (size_t i = 0; i < builtin_plans.count; i++) {
            assert_false(is_in_strings(buf_slice(&text), builtin_plans.plans[i].id));
            assert_false(is_in_strings(buf_slice(&text), builtin_plans.plans[i].vendor));
            assert_false(is_in_strings(buf_slice(&text), builtin_plans.plans[i].tool));
        }
        buf_release(&text);
    }
    globfree(&sources);
}

static void print_verdicts(struct buf *out)
{
    buf_add_string(
        out, "# Every plan of policy/ for a few repositories: verdict, tier and row under\n"
             "# the plan, plan; conditions, or the reason why not. WAYBILL_UPDATE_GOLDEN=1 writes\n"
             "# it anew: read what changed before believing it.\n");
    for (size_t r = 0; r < sample_repository_count; r++) {
        struct assessment repository;
        classify(&repository, &sample_repositories[r].cargo, &sample_repositories[r].declared, NULL,
                 0, NULL, &memory);
        struct inquiry inquiry = {&repository, classify_under, &builtin_plans, TODAY};
        const struct advice *all = advise_all(&inquiry, &memory);
        buf_printf(out, "\n%s: %s, %.*s\n", sample_repositories[r].title,
                   tier_name(repository.tier), SLICE_ARG(matrix_rows[repository.rows[0].row].id));
        for (size_t i = 0; i < builtin_plans.count; i++) {
            const struct advice *a = &all[i];
            bool refused = a->verdict == VERDICT_NOT_ACCEPTABLE;
            buf_printf(out, "  %-14s  %-6s  %-3.*s  %.*s: %.*s\n", verdict_name(a->verdict),
                       tier_name(a->tier), SLICE_ARG(matrix_rows[a->row].id),
                       SLICE_ARG(a->plan->id),
                       SLICE_ARG(refused || !a->conditions[0].len ? a->reasons[0]
                                                                  : joined(a->conditions)));
        }
    }
}

static void the_verdicts_are_those_on_file(void **state)
{
    struct buf now;
    (void)state;
    buf_init(&now, 1 << 24);
    print_verdicts(&now);
    assert_golden("tests/golden/policy/verdicts.txt", &now);
    buf_release(&now);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(own_machines_are_acceptable_whatever_the_tier),
        TEST(a_secret_is_a_condition_of_every_verdict),
        TEST(regulated_code_needs_its_contracts),
        TEST(regulated_code_is_refused_for_the_first_thing_that_lacks),
        TEST(a_bank_with_patients_data_needs_both),
        TEST(customers_data_needs_more_than_a_dpa),
        TEST(company_code_wants_training_off_and_terms_confirmed),
        TEST(other_peoples_data_is_not_for_training),
        TEST(what_is_declared_turns_conditions_into_acceptable),
        TEST(no_declaration_makes_an_individual_plan_acceptable),
        TEST(a_region_is_pinned_only_where_there_is_a_choice),
        TEST(facts_age_from_the_last_day_they_can_be_of),
        TEST(the_facts_that_decided_are_told_with_their_date),
        TEST(a_client_without_a_backend_is_undecided),
        TEST(a_client_in_use_is_judged_as_the_models_in_use),
        TEST(plans_come_acceptable_first_then_by_vendor_and_id),
        TEST(every_plan_gets_a_verdict_for_every_repository),
        TEST(no_plan_is_named_in_the_code),
        TEST(the_verdicts_are_those_on_file),
    };
    return RUN_TESTS(tests);
}
