// Values that are nobody's: reserved by a standard, published by an authority, or a mere count.
#include "synthetic.h"

#include "unit.h"

static const char *why(const char *type, const char *value)
{
    const struct pattern pattern = {
        .kind = KIND_PERSONAL, .evidence = EVIDENCE_VALUE, .type = slice_of_string(type)};
    return synthetic_why(&pattern, slice_of_string(value));
}

struct row {
    const char *type, *value;
};

static void assert_synthetic(const struct row *rows, size_t count, const char *says)
{
    for (size_t i = 0; i < count; i++) {
        const char *said = why(rows[i].type, rows[i].value);
        if (!said || strcmp(said, says) != 0)
            fail_msg("%s %s: %s", rows[i].type, rows[i].value, said ? said : "live");
    }
}

static void assert_live(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (why(rows[i].type, rows[i].value))
            fail_msg("%s %s: %s", rows[i].type, rows[i].value, why(rows[i].type, rows[i].value));
}

#define SYNTHETIC(says, ...)                            \
    assert_synthetic((const struct row[]){__VA_ARGS__}, \
                     sizeof((const struct row[]){__VA_ARGS__}) / sizeof(struct row), says)
#define LIVE(...)                                  \
    assert_live((const struct row[]){__VA_ARGS__}, \
                sizeof((const struct row[]){__VA_ARGS__}) / sizeof(struct row))

static void addresses_in_domains_that_are_reserved(void **state)
{
    (void)state;
    SYNTHETIC("its domain is reserved for examples", {"email", "p.muster@example.com"},
              {"email", "p.muster@mail.EXAMPLE.org"}, {"email", "p@firma.test"},
              {"email", "p@host.invalid"}, {"email", "p@example.co.uk"}, {"email", "p@localhost"},
              {"email", "p@foo.bar"}, {"email", "your_account@REALM.COM"});
    SYNTHETIC("its domain is one letter", {"email", "a@b.com"}, {"email", "p@q.org"});
    LIVE({"email", "p.muster@notexample.com"}, {"email", "p.muster@example-bau.de"},
         {"email", "p.muster@contest"}, {"email", "no address"});
}

static void cards_that_networks_publish_for_tests(void **state)
{
    (void)state;
    SYNTHETIC("a published test card", {"payment-card", "4242424242424242"},
              {"payment-card", "4242 4242 4242 4242"}, {"payment-card", "3782-822463-10005"},
              {"payment-card", "5555555555554444"});
    LIVE({"payment-card", "4539578763621486"});
    SYNTHETIC("groups of its digits repeat", {"payment-card", "4685 4685 7558 7558"},
              {"payment-card", "2384 2385 2386 2949"}, {"payment-card", "4173 4175 4185 4191"});
}

static void accounts_of_the_registrys_examples(void **state)
{
    (void)state;
    SYNTHETIC("an example of the IBAN registry", {"iban", "DE89370400440532013000"},
              {"iban", "DE89 3704 0044 0532 0130 00"}, {"iban", "GB82-WEST-1234-5698-7654-32"},
              {"iban", "AL47 2121 1009 0000 0002 3569 8741"},
              {"iban", "SC18SSCB11010000000000001497USD"});
    SYNTHETIC("its digits repeat or count", {"iban", "JO15AAAA1234567890123456789012"});
    LIVE({"iban", "DE91100000000123456789"});
}

static void phones_that_are_set_aside_for_fiction(void **state)
{
    (void)state;
    SYNTHETIC("its number is set aside for fiction", {"phone", "+1 212-555-0143"},
              {"phone", "555-0199"}, {"phone", "(415) 555-2671"}, {"phone", "07700 900123"},
              {"phone", "+44 20 7946 0958"}, {"phone", "+44 113 496 0123"});
    SYNTHETIC("its digits repeat or count", {"phone", "+34 666 66 66 66"},
              {"phone", "+82 10-1234-5678"}, {"phone", "+995 123 456 789"});
    LIVE({"phone", "+1 212-736-5000"}, {"phone", "+49 30 901820"});
}

static void specimens_of_the_authorities(void **state)
{
    (void)state;
    SYNTHETIC("a published specimen", {"national-id", "078-05-1120"},
              {"national-id", "219-09-9999"}, {"national-id", "943-476-5919"},
              {"national-id", "756.9217.0769.85"});
    LIVE({"national-id", "536-22-8716"});
}

static void numbers_that_a_register_keeps_for_tests(void **state)
{
    static const struct {
        const char *pattern, *value;
        bool reserved;
    } cases[] = {
        {"gb-nhs-number", "999 000 0018", true}, {"gb-nhs-number", "998 000 0018", false},
        {"in-aadhaar", "9999 0000 0016", true},  {"in-aadhaar", "9998 1020 0016", false},
        {"nz-health-number", "ZBN77VL", true},   {"nz-health-number", "ABC1235", false},
        {"gb-chi-number", "9990100026", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pattern pattern = {.id = slice_of_string(cases[i].pattern),
                                  .kind = KIND_PERSONAL,
                                  .evidence = EVIDENCE_VALUE,
                                  .type = SLICE("national-id")};
        bool reserved = synthetic_why(&pattern, slice_of_string(cases[i].value)) != NULL;
        assert_int_equal(reserved, cases[i].reserved);
    }
}

static void numbers_that_repeat_or_count(void **state)
{
    (void)state;
    SYNTHETIC("its digits repeat or count", {"national-id", "000-00-0000"},
              {"national-id", "111111112"}, {"bank-account", "12345678"},
              {"bank-account", "9876543210"}, {"payment-card", "4444444444444444"},
              {"phone", "000 000 0000"});
    LIVE({"bank-account", "12312312"}, {"bank-account", "12345"}, {"bank-account", ""});
}

// In pieces, so that they are found in no listing of this file.
static void keys_that_everybody_has(void **state)
{
    (void)state;
    SYNTHETIC("the example key of RFC 8410",
              {"private-key", "-----BEGIN PRIVATE KEY-----\n"
                              "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY"
                              "8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----"},
              {"private-key", "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY"
                              "8fdp+K06/nwoy/HU++CXqI9EdVhC"});
    SYNTHETIC("a test vector of BIP 39",
              {"private-key", "legal winner thank year wave sausage "
                              "worth useful legal winner thank yellow"},
              {"private-key", "Legal  winner thank year wave sausage\n"
                              "worth, useful legal winner thank yellow"});
    SYNTHETIC("an account of Hardhat's and Anvil's test network",
              {"private-key", "0xac0974bec39a17e36ba4a6b4d238ff94"
                              "4bacb478cbed5efcae784d7bf4f2ff80"},
              {"private-key", "AC0974BEC39A17E36BA4A6B4D238FF94"
                              "4BACB478CBED5EFCAE784D7BF4F2FF80"});
    LIVE({"private-key", "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff81"},
         {"private-key", "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----"},
         {"private-key", "M"}, {"private-key", "0x"},
         {"api-token", "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"});
}

static void only_a_persons_value_can_be_synthetic(void **state)
{
    struct pattern pattern = {
        .kind = KIND_CREDENTIAL, .evidence = EVIDENCE_VALUE, .type = SLICE("api-token")};
    (void)state;
    assert_null(synthetic_why(&pattern, SLICE("1234567890")));
    pattern.kind = KIND_PERSONAL;
    assert_non_null(synthetic_why(&pattern, SLICE("1234567890")));
    pattern.evidence = EVIDENCE_SCHEMA;
    assert_null(synthetic_why(&pattern, SLICE("1234567890")));
    pattern.kind = KIND_REGULATED;
    pattern.evidence = EVIDENCE_MARKER;
    assert_null(synthetic_why(&pattern, SLICE("1234567890")));
}

static void addresses_of_machines_lists_and_roles_are_no_persons(void **state)
{
    static const char *const impersonal[] = {
        "noreply@firma.de",
        "No-Reply@firma.de",
        "git@github.com",
        "postmaster@firma.de",
        "dev@lists.debian.org",
        "1+x@users.noreply.github.com",
        "info@firma.de",
        "qemu-devel@googlegroups.com",
        "redis@redis.io",
        "bug-automake@gnu.org",
        "gnucash-devel@gnucash.org",
        "ubuntu@host.firma.de",
        "chacha20-poly1305@openssh.com",
    };
    static const char *const personal[] = {
        "petra.mustermeier@firma.de", "infoma@firma.de", "ingo@mailing-lists.de", "", "@",
        "firma@mail.firma.de",        "devel@firma.de",  "p.bugs@firma.de",
    };
    (void)state;
    for (size_t i = 0; i < sizeof impersonal / sizeof impersonal[0]; i++)
        if (!email_is_impersonal(slice_of_string(impersonal[i])))
            fail_msg("taken for a person: %s", impersonal[i]);
    for (size_t i = 0; i < sizeof personal / sizeof personal[0]; i++)
        if (email_is_impersonal(slice_of_string(personal[i])))
            fail_msg("not taken for a person: %s", personal[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_in_domains_that_are_reserved),
        cmocka_unit_test(cards_that_networks_publish_for_tests),
        cmocka_unit_test(accounts_of_the_registrys_examples),
        cmocka_unit_test(phones_that_are_set_aside_for_fiction),
        cmocka_unit_test(specimens_of_the_authorities),
        cmocka_unit_test(numbers_that_a_register_keeps_for_tests),
        cmocka_unit_test(numbers_that_repeat_or_count),
        cmocka_unit_test(keys_that_everybody_has),
        cmocka_unit_test(only_a_persons_value_can_be_synthetic),
        cmocka_unit_test(addresses_of_machines_lists_and_roles_are_no_persons),
    };
    return RUN_TESTS(tests);
}
