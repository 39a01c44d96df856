// Which tables are of persons, what their finding says, and what it takes along.
#include "detected.h"

#include "unit.h"

static struct detected d;

static int release(void **state)
{
    (void)state;
    detected_release(&d);
    return 0;
}

#define PEOPLE "first_name,email,dob\n"
#define KIM "Kim,<[a-z]{6}>@<[a-z]{9}>.de,1980-02-01\n"
#define ROBIN "Robin,<[a-z]{7}>@<[a-z]{9}>.de,1971-11-30\n"

static const struct finding *only(void)
{
    assert_int_equal(d.findings.count, 1);
    return &d.findings.items[0];
}

static void a_table_of_persons_is_one_finding(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "crm/a.csv", PEOPLE KIM ROBIN KIM),
                        "personal-records 1:1 high live\n");
    const struct finding *f = only();
    assert_int_equal(f->persons, 3); // each shape is spelled out anew
    assert_int_equal(f->end_line, 4);
    assert_int_equal(f->severity, SEVERITY_HIGH);
    assert_int_equal(f->carries, CARRIES_PERSONAL);
    assert_slice(f->name, "name, e-mail address, date of birth");
    assert_slice(f->why[0], "columns: name, e-mail address, date of birth");
    assert_slice(f->why[1], "3 persons, the first in lines 2 to 4");
    assert_int_equal(f->preview.len, 0);
}

static void the_same_person_twice_is_one(void **state)
{
    (void)state;
    detected_in(&d, "crm/a.csv",
                "last_name,diagnosis\nOkafor,Asthma\nOkafor,Migraine\nLindqvist,Asthma\n");
    assert_int_equal(only()->persons, 2);
    assert_int_equal(only()->carries, CARRIES_HEALTH);
    assert_int_equal(only()->severity, SEVERITY_CRITICAL);
}

static void what_is_no_table_of_persons_is_left_alone(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "crm/a.csv", PEOPLE), "");
    assert_string_equal(detected_in(&d, "crm/a.csv", PEOPLE "string,string,date\nfoo,bar,baz\n"),
                        "");
    assert_string_equal(detected_in(&d, "crm/a.csv", "last_name\nOkafor\nLindqvist\n"), "");
    // One column of persons, and none that tells them apart.
    assert_string_equal(detected_in(&d, "a.csv", "last_name,size\nOkafor,1\nLindqvist,2\n"), "");
    assert_string_equal(detected_in(&d, "a.csv", "gender,salary\nf,4000\nm,5000\n"), "");
    assert_string_equal(detected_in(&d, "a.csv",
                                    "name,phone_prefix,currency\nNew Zealand,64,NZD\n"
                                    "South Africa,27,ZAR\n"),
                        "");
    assert_string_equal(detected_in(&d, "a.json",
                                    "{\"first_name\": \"First name\", \"email\": "
                                    "\"E-mail address\", \"dob\": \"Date of birth\"}"),
                        "");
    assert_string_equal(detected_in(&d, "x.json",
                                    "{\"contributors\": [{\"full_name\": \"Kim Lee\", \"salary\": "
                                    "\"4000\"}, {\"full_name\": \"Ro Li\", \"salary\": "
                                    "\"5000\"}]}"),
                        "");
}

static void an_object_is_a_person_when_it_has_three_kinds_of_data(void **state)
{
    (void)state;
    assert_string_equal(
        detected_in(&d, "a.json", "{\"last_name\": \"Okafor\", \"salary\": \"4000\"}"), "");
    assert_string_equal(detected_in(&d, "a.json",
                                    "{\"last_name\": \"Okafor\", \"dob\": \"1980-02-01\", "
                                    "\"street_address\": \"Lindenstr. 4\"}"),
                        "personal-records 1:1 medium live\n");
    assert_int_equal(only()->persons, 1);
    assert_string_equal(detected_in(&d, "tests/a.json",
                                    "{\"last_name\": \"Okafor\", \"mobile\": \"030 2746 1835\", "
                                    "\"street_address\": \"Lindenstr. 4\"}"),
                        "personal-records 1:1 low live\n");
}

static void fixtures_and_tests_are_of_medium_confidence_at_most(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "tests/test_a.py",
                                    "P = [{'first_name': 'Kim', 'dob': '1980-02-01', 'phone': '030 "
                                    "2746 1835'},\n     {'first_name': 'Ro', 'dob': '1971-11-30', "
                                    "'phone': '030 2746 1836'}]\n"),
                        "personal-records 1:6 medium live\n");
    assert_int_equal(only()->place, PLACE_TEST);
}

static void a_table_of_specimens_is_synthetic(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "crm/a.csv",
                                    "first_name,last_name,email,dob\nKim,Lee,kim@example.com,"
                                    "1980-02-01\nRo,Li,ro@example.org,1971-11-30\n"),
                        "personal-records 1:1 medium synthetic\n");
    assert_string_equal(detected_in(&d, "crm/a.csv", "# made by Mockaroo\n" PEOPLE KIM ROBIN),
                        "personal-records 2:1 medium synthetic\n");
    // One person who may be is enough.
    assert_string_equal(detected_in(&d, "crm/a.csv", PEOPLE KIM "Ro,ro@example.org,1971-11-30\n"),
                        "personal-records 1:1 high live\n");
}

static void values_in_cells_are_told_by_the_table(void **state)
{
    (void)state;
    detected_in(&d, "crm/a.csv", "last_name,ssn\nOkafor,536-22-8716\nLindqvist,537-22-8717\n");
    assert_slice(only()->rule, "personal-records");
    assert_int_equal(only()->severity, SEVERITY_CRITICAL);
    assert_int_equal(only()->confidence, CONFIDENCE_HIGH);
    // A credential is a finding of its own.
    assert_string_equal(detected_in(&d, "crm/a.csv",
                                    "last_name,dob,key\nOkafor,1980-02-01,AKIA<[A-Z2-7]{16}>\n"
                                    "Lindqvist,1971-11-30,\n"),
                        "personal-records 1:1 medium live\naws-access-key-id 2:19 high live\n");
    // And so is a live number among specimens.
    assert_string_equal(detected_in(&d, "crm/a.csv",
                                    "email,dob,ssn\na@example.com,1980-02-01,"
                                    "536-22-8716\nb@example.com,1971-11-30,\n"),
                        "personal-records 1:1 medium synthetic\nus-ssn 2:26 high live\n");
}

static void a_mark_in_the_table_takes_no_other_values_along(void **state)
{
    (void)state;
    detected_in(
        &d, "crm/a.yml",
        "- last_name: Okafor\n  ssn: 536-22-8716 # waybill:allow us-ssn reason=\"made up\"\n"
        "- last_name: Lindqvist\n  ssn: 537-22-8717\n");
    assert_int_equal(d.findings.count, 2);
    assert_string_equal(detected_suppressed(&d), "us-ssn 2 comment: made up\n");
}

static void a_column_is_the_context_of_its_cells_in_every_format(void **state)
{
    static const struct {
        const char *path, *text;
    } files[] = {
        {"a.csv", "id,size,social security number\n1,2,53622<[1-9]{4}>\n"},
        {"a.sql", "INSERT INTO t (ssn, birthday, note_of_the_office_that_sent_it_to_us_for_later) "
                  "VALUES (53622<[1-9]{4}>, '1980-02-01', 'nothing to be said');\n"},
        {"a.py",
         "f = pd.DataFrame({'ssn': ['53622<[1-9]{4}>', '53722<[1-9]{4}>', '53822<[1-9]{4}>', "
         "'53922<[1-9]{4}>'], 'dob': ['1980-02-01', '1980-02-02', '1980-02-03', "
         "'1980-02-04']})\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        detected_in(&d, files[i].path, files[i].text);
        bool found = false;
        for (size_t k = 0; k < d.findings.count; k++)
            found |= d.findings.items[k].severity == SEVERITY_CRITICAL;
        if (!found)
            fail_msg("%s", files[i].path);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_table_of_persons_is_one_finding),
        TEST(the_same_person_twice_is_one),
        TEST(what_is_no_table_of_persons_is_left_alone),
        TEST(an_object_is_a_person_when_it_has_three_kinds_of_data),
        TEST(fixtures_and_tests_are_of_medium_confidence_at_most),
        TEST(a_table_of_specimens_is_synthetic),
        TEST(values_in_cells_are_told_by_the_table),
        TEST(a_mark_in_the_table_takes_no_other_values_along),
        TEST(a_column_is_the_context_of_its_cells_in_every_format),
    };
    return RUN_TESTS(tests);
}
