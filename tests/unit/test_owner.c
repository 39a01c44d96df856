#include "owner.h"

#include "unit.h"

#define SIGNAL(owner, weight)                              \
    {                                                      \
        OWNER_##owner, weight, SLICE_INIT("a"), false, "a" \
    }
#define PROOF(owner, weight)                              \
    {                                                     \
        OWNER_##owner, weight, SLICE_INIT("a"), true, "a" \
    }
#define INFER(...)                                    \
    owner_infer((const struct signal[]){__VA_ARGS__}, \
                sizeof((const struct signal[]){__VA_ARGS__}) / sizeof(struct signal))

static void three_fifths_make_a_company(void **state)
{
    (void)state;
    assert_int_equal(INFER(SIGNAL(STARTUP, 4), SIGNAL(STARTUP, 2), SIGNAL(PERSONAL, 2)),
                     OWNER_STARTUP);
    assert_int_equal(INFER(SIGNAL(STARTUP, 3), SIGNAL(OSS, 2)), OWNER_STARTUP);
    assert_int_equal(INFER(SIGNAL(STARTUP, 5), SIGNAL(OSS, 2), SIGNAL(PERSONAL, 2)), OWNER_UNKNOWN);
}

static void a_companys_size_takes_signs_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(INFER(SIGNAL(STARTUP, 4), SIGNAL(ENTERPRISE, 3)), OWNER_STARTUP);
    assert_int_equal(INFER(SIGNAL(STARTUP, 4), SIGNAL(ENTERPRISE, 2), SIGNAL(ENTERPRISE, 2)),
                     OWNER_ENTERPRISE);
    assert_int_equal(INFER(SIGNAL(ENTERPRISE, 3)), OWNER_STARTUP);
    // Both are of a company: together they are clear.
    assert_int_equal(INFER(SIGNAL(STARTUP, 2), SIGNAL(ENTERPRISE, 1), SIGNAL(PERSONAL, 2)),
                     OWNER_STARTUP);
}

static void what_lowers_a_tier_takes_three_quarters(void **state)
{
    (void)state;
    assert_int_equal(INFER(SIGNAL(PERSONAL, 6), SIGNAL(STARTUP, 2)), OWNER_PERSONAL);
    assert_int_equal(INFER(SIGNAL(PERSONAL, 5), SIGNAL(STARTUP, 2)), OWNER_UNKNOWN);
    assert_int_equal(INFER(PROOF(OSS, 5), SIGNAL(OSS, 4), SIGNAL(STARTUP, 3)), OWNER_OSS);
    assert_int_equal(INFER(PROOF(OSS, 5), SIGNAL(OSS, 3), SIGNAL(STARTUP, 3)), OWNER_UNKNOWN);
}

static void an_open_licence_rules_out_a_company(void **state)
{
    (void)state;
    assert_int_equal(INFER(PROOF(OSS, 5), SIGNAL(STARTUP, 9)), OWNER_UNKNOWN);
    assert_int_equal(INFER(SIGNAL(OSS, 5), SIGNAL(STARTUP, 9)), OWNER_STARTUP);
}

static void what_is_closed_rules_out_open_source_and_a_person(void **state)
{
    (void)state;
    assert_int_equal(INFER(PROOF(STARTUP, 3), SIGNAL(OSS, 20)), OWNER_UNKNOWN);
    assert_int_equal(INFER(PROOF(ENTERPRISE, 3), PROOF(OSS, 5), SIGNAL(OSS, 15)), OWNER_UNKNOWN);
    assert_int_equal(INFER(PROOF(STARTUP, 3), SIGNAL(PERSONAL, 20)), OWNER_UNKNOWN);
}

static void without_a_licence_for_the_whole_no_company_may_be_near(void **state)
{
    (void)state;
    assert_int_equal(INFER(SIGNAL(OSS, 4)), OWNER_OSS);
    assert_int_equal(INFER(SIGNAL(OSS, 20), SIGNAL(STARTUP, 1)), OWNER_UNKNOWN);
    assert_int_equal(INFER(PROOF(OSS, 5), SIGNAL(STARTUP, 1)), OWNER_OSS);
}

static void one_person_may_well_write_open_source(void **state)
{
    (void)state;
    assert_int_equal(INFER(PROOF(OSS, 5), SIGNAL(PERSONAL, 5)), OWNER_OSS);
    assert_int_equal(INFER(PROOF(OSS, 5), SIGNAL(PERSONAL, 5), SIGNAL(STARTUP, 1)), OWNER_UNKNOWN);
    assert_int_equal(INFER(SIGNAL(OSS, 4), SIGNAL(PERSONAL, 3)), OWNER_UNKNOWN);
}

static void one_faint_hint_settles_nothing(void **state)
{
    (void)state;
    assert_int_equal(INFER(SIGNAL(OSS, OWNER_LEAST_WEIGHT_OSS - 1)), OWNER_UNKNOWN);
    assert_int_equal(INFER(SIGNAL(PERSONAL, OWNER_LEAST_WEIGHT - 1)), OWNER_UNKNOWN);
    assert_int_equal(INFER(SIGNAL(PERSONAL, OWNER_LEAST_WEIGHT)), OWNER_PERSONAL);
    assert_int_equal(INFER(SIGNAL(STARTUP, OWNER_LEAST_WEIGHT - 1)), OWNER_UNKNOWN);
    assert_int_equal(owner_infer(NULL, 0), OWNER_UNKNOWN);
}

static void what_points_nowhere_or_weighs_nothing_does_not_count(void **state)
{
    (void)state;
    assert_int_equal(
        INFER(SIGNAL(PERSONAL, 3), PROOF(UNKNOWN, 90), PROOF(STARTUP, 0), PROOF(STARTUP, -90)),
        OWNER_PERSONAL);
}

// Whatever the signs: more of a company never makes it open source or a person's, and what is closed never is.
static void signs_of_a_company_never_lower_a_tier(void **state)
{
    (void)state;
    for (int oss = 0; oss < 16; oss++) {
        for (int personal = 0; personal < 10; personal++) {
            for (int company = 0; company < 12; company++) {
                for (int proofs = 0; proofs < 4; proofs++) {
                    struct signal signals[] = {SIGNAL(OSS, oss), SIGNAL(PERSONAL, personal),
                                               SIGNAL(STARTUP, company)};
                    signals[0].rules_out = proofs & 1;
                    signals[2].rules_out = proofs & 2;
                    enum owner fewer = owner_infer(signals, 3);
                    signals[2].weight++;
                    enum owner more = owner_infer(signals, 3);
                    bool lowers = more == OWNER_OSS || more == OWNER_PERSONAL;
                    assert_true(!lowers || more == fewer ||
                                (fewer == OWNER_OSS && more == OWNER_PERSONAL));
                    assert_false(lowers && proofs & 2);
                    assert_false(more == OWNER_STARTUP && proofs & 1 && oss > 0);
                }
            }
        }
    }
}

static void a_declared_owner_that_lowers_a_tier_may_be_doubtful(void **state)
{
    const struct signal company[] = {SIGNAL(STARTUP, 3)},
                        closed[] = {PROOF(STARTUP, 1), SIGNAL(OSS, 9)};
    (void)state;
    for (enum owner owner = OWNER_UNKNOWN; owner < OWNER_COUNT; owner++) {
        bool lowers = owner == OWNER_OSS || owner == OWNER_PERSONAL;
        assert_int_equal(owner_is_doubtful(owner, company, 1), lowers);
        assert_int_equal(owner_is_doubtful(owner, closed, 2), lowers);
        assert_false(owner_is_doubtful(owner, NULL, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_fifths_make_a_company),
        cmocka_unit_test(a_companys_size_takes_signs_of_its_own),
        cmocka_unit_test(what_lowers_a_tier_takes_three_quarters),
        cmocka_unit_test(an_open_licence_rules_out_a_company),
        cmocka_unit_test(what_is_closed_rules_out_open_source_and_a_person),
        cmocka_unit_test(without_a_licence_for_the_whole_no_company_may_be_near),
        cmocka_unit_test(one_person_may_well_write_open_source),
        cmocka_unit_test(one_faint_hint_settles_nothing),
        cmocka_unit_test(what_points_nowhere_or_weighs_nothing_does_not_count),
        cmocka_unit_test(signs_of_a_company_never_lower_a_tier),
        cmocka_unit_test(a_declared_owner_that_lowers_a_tier_may_be_doubtful),
    };
    return RUN_TESTS(tests);
}
