#include "own_file.h"

#include "unit.h"

static void known_by_name_and_by_first_bytes(void **state)
{
    struct slice list = SLICE("{\"waybill_baseline\": 1, \"key\": \"none\", \"entries\": [\n");
    (void)state;
    assert_int_equal(own_file_of(SLICE(".waybill.yml"), SLICE("")), OWN_CONFIG);
    assert_int_equal(own_file_of(SLICE("sub/.waybill.yml"), SLICE("")), OWN_CONFIG);
    assert_int_equal(own_file_of(SLICE("known.json"), list), OWN_BASELINE);
    assert_int_equal(own_file_of(SLICE(".waybill-baseline.json"), SLICE("[]")), OWN_NONE);
    assert_int_equal(own_file_of(SLICE("waybill.yml"), SLICE("owner: oss\n")), OWN_NONE);
}

static void a_credential_is_one_wherever_it_stands(void **state)
{
    (void)state;
    assert_true(own_file_disowns(OWN_CONFIG, EVIDENCE_MARKER, SLICE("HIPAA")));
    assert_false(own_file_disowns(OWN_CONFIG, EVIDENCE_VALUE, SLICE("2616")));
    assert_true(own_file_disowns(OWN_BASELINE, EVIDENCE_VALUE, SLICE("2616")));
    assert_true(own_file_disowns(OWN_BASELINE, EVIDENCE_VALUE, SLICE("0123456789abcdef")));
    assert_false(own_file_disowns(OWN_BASELINE, EVIDENCE_VALUE, SLICE("0123456789abcdef0")));
    assert_false(own_file_disowns(OWN_BASELINE, EVIDENCE_VALUE, SLICE("kuh7Gras")));
    assert_false(own_file_disowns(OWN_NONE, EVIDENCE_MARKER, SLICE("HIPAA")));
}

static size_t told_of(struct blob blob, enum place place)
{
    struct notices notices = {0};
    struct arena run = {0};
    own_file_tell(&blob, place, &notices, &run);
    size_t count = notices.count;
    notices_release(&notices);
    arena_release(&run);
    return count;
}

static void a_configuration_nobody_reads_is_told(void **state)
{
    (void)state;
    assert_int_equal(told_of((struct blob){.path = SLICE(".waybill.yml")}, PLACE_PRODUCTION), 0);
    assert_int_equal(told_of((struct blob){.path = SLICE(".waybill.yaml")}, PLACE_PRODUCTION), 1);
    assert_int_equal(told_of((struct blob){.path = SLICE("waybill.yml")}, PLACE_PRODUCTION), 1);
    assert_int_equal(told_of((struct blob){.path = SLICE("a/.waybill.yml")}, PLACE_PRODUCTION), 1);
    assert_int_equal(
        told_of((struct blob){.path = SLICE(".github/workflows/waybill.yml")}, PLACE_PRODUCTION),
        0);
    assert_int_equal(told_of((struct blob){.path = SLICE("a/.waybill.yml")}, PLACE_FIXTURE), 0);
    assert_int_equal(
        told_of((struct blob){.path = SLICE("a/.waybill.yml"), .past = true}, PLACE_PRODUCTION), 0);
    assert_int_equal(
        told_of((struct blob){.path = SLICE("/home/kim/app/.waybill.yml"), .below = 14},
                PLACE_PRODUCTION),
        0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_by_name_and_by_first_bytes),
        cmocka_unit_test(a_credential_is_one_wherever_it_stands),
        cmocka_unit_test(a_configuration_nobody_reads_is_told),
    };
    return RUN_TESTS(tests);
}
