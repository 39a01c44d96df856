// Fields of data models: where a term stands, what an object makes of it, and how sure that is. test_samples.c and
// integration/data_models.py go through the languages.
#include "detected.h"
#include "subjects.h"

#include "unit.h"

#include <stdio.h>

static struct detected d;

static int release(void **state)
{
    (void)state;
    detected_release(&d);
    d = (struct detected){0};
    return 0;
}

static void add_patterns(void)
{
    detected_with(&d, "personal",
                  "id: name, type: name, severity: low, terms: [first name, last name]");
    detected_with(
        &d, "personal",
        "id: birth, type: birth, severity: high, terms: [birth date, dob], without: [file]");
    detected_with(&d, "personal",
                  "id: mail, type: mail, severity: medium, terms: [email], ambiguous: [mail]");
    detected_with(&d, "personal",
                  "id: age, type: age, severity: critical, terms: [age], subjects: [person]");
    detected_with(&d, "personal",
                  "id: icd, type: icd, severity: critical, terms: [icd 10, icd code]");
}

static void expect(const char *text, const char *says)
{
    assert_string_equal(detected_in(&d, "model.py", text), says);
}

static void a_term_is_whole_words_of_a_declared_name(void **state)
{
    (void)state;
    add_patterns();
    expect("class A:\n    birth_date: date\n    email: str\n", "birth 2:5 low live\n");
    expect("class A:\n    customerBirthDate2: date\n    email: str\n", "birth 2:5 low live\n");
    expect("class A:\n    customer_dob: date\n    email: str\n", "birth 2:5 low live\n");
    expect("class A:\n    rebirth_dates: date\n    femail: str\n", "");
    expect("class A:\n    adobe: date\n    email: str\n", "");
    expect("class A:\n    birth_date_file: date\n    email: str\n", "");
}

static void the_digits_of_a_term_are_all_that_stand_there(void **state)
{
    (void)state;
    add_patterns();
    expect("class Patient:\n    icd10: str\n    email: str\n", "icd 2:5 medium live\n");
    expect("class Patient:\n    icd_10_main: str\n    email: str\n", "icd 2:5 medium live\n");
    expect("class Patient:\n    icd101: str\n    email: str\n", "");
}

static void what_is_used_is_not_declared(void **state)
{
    static const char *const used[] = {
        "user.birth_date = 1", "birth_date(user)",  "birth_date == x", "birth_date + 1",
        "'birth_date' => x",   "user->birth_date;", "x::birth_date;",  "the birth_date of",
    };
    (void)state;
    add_patterns();
    for (size_t i = 0; i < sizeof used / sizeof used[0]; i++) {
        char text[128];
        snprintf(text, sizeof text, "class Person:\n    email: str\n    %s\n", used[i]);
        assert_null(strstr(detected_in(&d, "model.py", text), "birth"));
    }
}

static void a_field_without_another_kind_near_it_is_none(void **state)
{
    char text[8192];
    (void)state;
    add_patterns();
    expect("class Person:\n    first_name: str\n    last_name: str\n", "");
    snprintf(text, sizeof text,
             "class Person:\n    email: str\n    # %04000d\n    birth_date: date\n", 0);
    expect(text, "");
    snprintf(text, sizeof text,
             "class Person:\n    email: str\n    # %0400d\n    birth_date: date\n", 0);
    expect(text, "birth 4:5 medium live\n");
}

static void a_person_with_two_kinds_is_a_model(void **state)
{
    (void)state;
    add_patterns();
    expect("class Customer:\n    email: str\n    first_name: str\n", "mail 2:5 medium live\n");
    expect("class Kunde:\n    email: str\n    first_name: str\n", "mail 2:5 medium live\n");
    expect("class tbl_patienten:\n    email: str\n    first_name: str\n", "mail 2:5 medium live\n");
    expect("class Widget:\n    email: str\n    first_name: str\n", "mail 2:5 low live\n");
}

static void three_kinds_are_a_model_whatever_its_name(void **state)
{
    (void)state;
    add_patterns();
    expect("class Widget:\n    email: str\n    first_name: str\n    dob: date\n",
           "birth 4:5 medium live\n");
}

static void an_ambiguous_word_needs_the_right_object_or_two_others(void **state)
{
    (void)state;
    add_patterns();
    assert_null(
        strstr(detected_in(&d, "a.py", "class Cache:\n    age: int\n    email: str\n"), "age"));
    expect("class Customer:\n    age: int\n    email: str\n", "age 2:5 medium live\n");
    expect("class Widget:\n    age: int\n    email: str\n    first_name: str\n",
           "age 2:5 medium live\n");
    assert_null(
        strstr(detected_in(&d, "a.py", "class Box:\n    mail: int\n    dob: str\n"), "mail"));
    expect("class Account:\n    mail: int\n    first_name: str\n", "mail 2:5 low live\n");
    // Two that lean do not hold each other up.
    expect("class Box:\n    mail: int\n    age: int\n", "");
}

static void a_word_of_a_trade_needs_its_object_or_another_of_the_trade(void **state)
{
    (void)state;
    add_patterns();
    detected_with(&d, "personal",
                  "id: lab, type: lab, severity: critical, carries: health, subjects: [health], "
                  "terms: [result]");
    detected_with(&d, "personal",
                  "id: dx, type: dx, severity: high, carries: health, terms: [diagnosis]");
    expect("class Customer:\n    result: int\n    email: str\n    first_name: str\n",
           "mail 3:5 medium live\n");
    expect("class Encounter:\n    result: int\n    email: str\n", "lab 2:5 medium live\n");
    expect("class Row:\n    result: int\n    email: str\n    diagnosis: str\n",
           "lab 2:5 medium live\n");
}

static void an_identifier_is_a_field_of_one_kind(void **state)
{
    (void)state;
    add_patterns();
    detected_with(&d, "personal",
                  "id: kin, type: kin, severity: low, terms: [emergency email address]");
    expect("class Customer:\n    emergency_email_address: str\n    first_name: str\n",
           "kin 2:5 medium live\n");
    assert_slice(d.findings.items[0].why[0], "2 fields of this object");
}

static void objects_are_about_persons_in_seven_languages(void **state)
{
    static const char *const persons[] = {"Customer",    "patients",      "MitarbeiterDaten",
                                          "employes",    "tbl_empleados", "Paziente",
                                          "Funcionario", "klanten"};
    (void)state;
    for (size_t i = 0; i < sizeof persons / sizeof persons[0]; i++)
        assert_true(subjects_of(slice_of_string(persons[i])) & SUBJECT_SURE);
    assert_int_equal(subjects_of(SLICE("UserProfile")), 1U << SUBJECT_PERSON);
    assert_int_equal(subjects_of(SLICE("clinic_visit")), 1U << SUBJECT_HEALTH);
    assert_int_equal(subjects_of(SLICE("BankKonto")), 1U << SUBJECT_ACCOUNT);
    assert_int_equal(subjects_of(SLICE("Window")), 0);
    assert_int_equal(subjects_of(SLICE("personal")), 0); // no word of its own
    assert_int_equal(subjects_of(SLICE("")), 0);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_term_is_whole_words_of_a_declared_name),
        TEST(the_digits_of_a_term_are_all_that_stand_there),
        TEST(what_is_used_is_not_declared),
        TEST(a_field_without_another_kind_near_it_is_none),
        TEST(a_person_with_two_kinds_is_a_model),
        TEST(three_kinds_are_a_model_whatever_its_name),
        TEST(an_ambiguous_word_needs_the_right_object_or_two_others),
        TEST(a_word_of_a_trade_needs_its_object_or_another_of_the_trade),
        TEST(an_identifier_is_a_field_of_one_kind),
        TEST(objects_are_about_persons_in_seven_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
