// The published examples of each number's authority, and numbers made by its rule; the same with
// one character changed must fail.
#include "checked.h"
#include "unit.h"

#include <stdio.h>

static void every_row_is_whole_and_found_by_its_name(void **state)
{
    (void)state;
    for (const struct check *const *family = check_families; *family; family++) {
        for (const struct check *row = *family; row->name.len; row++) {
            assert_ptr_equal(check_find(row->name), row);
            assert_non_null(row->run);
            assert_true(row->says.len > 0 && row->source.len > 0);
        }
    }
    assert_null(check_find(SLICE("")));
    assert_null(check_find(SLICE("no-such-check")));
}

// No check may claim anything about text that is not of its form, nor touch what is not there.
static void nonsense_and_hostile_values_hold_nowhere(void **state)
{
    enum { LONG = 10 * 1024 };
    static char big[LONG];
    const struct slice values[] = {
        SLICE(""),
        {NULL, 0},
        SLICE("\0"),
        SLICE("\0\0\0\0\0\0\0\0\0\0"),
        SLICE(" "),
        SLICE("--"),
        SLICE("1"),
        SLICE("lorem ipsum dolor"),
        SLICE("\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff"),
        SLICE("%B"),
        SLICE(";"),
        SLICE("5A"),
        SLICE("57FF"),
        SLICE("8=FIX"),
        SLICE("8=FIX|10="),
        SLICE("ISA"),
        SLICE("ISA*"),
        SLICE("..."),
        SLICE("@"),
        SLICE("a@"),
        SLICE("@b.c"),
        SLICE("+"),
        SLICE("-----BEGIN "),
        SLICE("-----BEGIN -----END "),
        SLICE("_"),
        SLICE("xox"),
        SLICE("xapp-"),
        SLICE("github_pat_"),
        SLICE("AGE-SECRET-KEY-1"),
        SLICE(".01."),
        SLICE("-----BEGIN RSA PRIVATE KEY-----\\"),
        SLICE("-----END -----BEGIN x-----"),
    };
    (void)state;
    for (const struct check *const *family = check_families; *family; family++) {
        for (const struct check *row = *family; row->name.len; row++) {
            for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
                assert_false(check_supports(row->run(values[i])));
            for (int byte = 0; byte < 256; byte++) {
                memset(big, byte, LONG);
                assert_false(check_supports(row->run(slice_of(big, LONG))));
            }
        }
    }
}

static void a_completed_value_holds(void **state)
{
    static const struct {
        const char *check, *body;
    } made[] = {
        {"luhn", "7992739871"},
        {"card", "453201511283036"},
        {"card", "id 37828224631000"},
        {"aba-routing", "02100002"},
        {"us-npi", "123456789"},
        {"github-token", "ghp_0123456789abcdefghijABCDEFGHIJ"},
        {"npm-token", "npm_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"},
        {"cloudflare-token", "cfut_0123456789abcdefghijABCDEFGHIJ0123456789"},
        {"age-secret-key", "1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JQ"},
    };
    char value[256], tail[65];
    (void)state;
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        const struct check *check = check_named(made[i].check);
        size_t len = check->complete(slice_of_string(made[i].body), tail);
        assert_in_range(len, 1, 64);
        tail[len] = '\0';
        const char *prefix = strcmp(made[i].check, "age-secret-key") ? "" : "AGE-SECRET-KEY-";
        const char *body = strncmp(made[i].body, "id ", 3) ? made[i].body : made[i].body + 3;
        snprintf(value, sizeof value, "%s%s%s", prefix, body, tail);
        assert_int_equal(check->run(slice_of_string(value)), CHECK_HOLDS);
        char *last = &value[strlen(value) - 1];
        *last = *last == '1' || *last == 'Q' ? '2' : *last < ':' ? '1' : 'Q';
        assert_int_not_equal(check->run(slice_of_string(value)), CHECK_HOLDS);
        assert_int_equal(check->complete(SLICE(""), tail), 0);
    }
}

// ISO/IEC 7812-1 annex B, and the numbers that payment providers publish for tests.
static void luhn_tells_a_wrong_digit(void **state)
{
    (void)state;
    HOLDS("luhn", "79927398713", "4111 1111 1111 1111", "4111-1111-1111-1111", "18");
    FAILS("luhn", "79927398710", "4111 1111 1111 1112");
    SILENT("luhn", "4111  1111 1111 1111", "4111 1111 1111 1111 ", "4111x1111", "1");
}

static void cards_need_an_issuer_and_a_length(void **state)
{
    (void)state;
    HOLDS("card", "4000000000000002", "4556737586899855", "4111 1111 1111 1111", "4222222222222",
          "5200000000000007", "2221000000000009", "5555-5555-5555-4444", "340000000000009",
          "3782 822463 10005", "6011000000000004", "6440000000000005", "3528000000000007",
          "30000000000004", "38520000023237", "6217000000000006", "6759000000000000",
          "2200000000000004", "6362970000000003", "6070000000000002", "5060990000000008",
          "9792000000000003", "100000000000009");
    FAILS("card", "4000000000000000", "4556737516899855", "5200000000000000", "340000000000000",
          "30000000000000", "2221000030000009", "6762000000000006", "9792000000000000");
    // A sound Luhn digit alone is no card: no such issuer, or not a length of its numbers.
    FAILS("card", "7000000000000005", "41111111111111119", "2100000000000005");
    SILENT("card", "41111111", "4111111111111111111111", "4111-1111-1111-111O");
}

// ISO/IEC 7813 and EMV Book 3, with published test cards.
static void stripes_and_chips_hold_a_card(void **state)
{
    (void)state;
    HOLDS("magnetic-stripe", ";4000000000000002=30121010000000000?",
          ";5200000000000007=29121010000012345?", ";340000000000009=2812101123456?",
          "%B4000000000000002^DOE/JANE^30121010000000000000000?",
          "%B340000000000009^TEST/CARD^2812101?");
    FAILS("magnetic-stripe", ";4000000000000003=3012101000?", ";4000000000000002=3013101000?",
          "%B4000000000000003^DOE/JANE^3012101?", "%B4000000000000002 DOE/JANE 3012101?",
          "%B4000000000000002^DOE/JANE", ";4000000000000002=30");
    SILENT("magnetic-stripe", "4000000000000002=30121010000000000");
    HOLDS("chip-card", "5A084000000000000002", "5a085200000000000007", "5A0A6200000000000000000F",
          "57114000000000000002D30122010000000000");
    FAILS("chip-card", "5A084000000000000003", "5A074000000000000002", "5A08400000000000",
          "5A0A6200000000000000000A", "57114000000000000002D30132010000000000");
    SILENT("chip-card", "9F26084000000000000002");
}

// Examples of the SWIFT registry and numbers made by its rule.
static void ibans_need_the_countrys_length(void **state)
{
    (void)state;
    HOLDS("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "GB82WEST12345698765432",
          "GB82 WEST 1234 5698 7654 32", "DE89 1001 0010 0000 0000 17", "NL13 TEST 0123 4567 89",
          "GB85 TEST 1234 5612 3456 78", "FR14 2004 1010 0505 0001 3M02 606", "NO9386011117947",
          "MT84MALT011000012345MTLCAST001S", "de89370400440532013000");
    FAILS("iban", "DE89370400440532013001", "DE00 5001 0517 0000 0000 01",
          "DE75 5001 0517 0000 0000 0", "GB82WEST1234569876543", "XX89370400440532013000",
          "DE99370400440532013000");
    SILENT("iban", "D189370400440532013000", "DEX9370400440532013000", "DE89370400440532013000_");
}

static void routing_numbers_have_a_district(void **state)
{
    (void)state;
    HOLDS("aba-routing", "021000021", "011000138", "121000002", "0210-0002-1");
    FAILS("aba-routing", "021000020", "011030138", "000000000", "991000010");
    SILENT("aba-routing", "02100002", "0210000211", "02100002A");
}

// Messages made by the rule of FIX 4.4 volume 2.
static void fix_messages_carry_their_sum(void **state)
{
    char message[128];
    const char *body = "8=FIX.4.2|9=5|35=0|";
    unsigned sum = 0;
    (void)state;
    for (const char *c = body; *c; c++)
        sum += *c == '|' ? 1U : (unsigned char)*c;
    snprintf(message, sizeof message, "%s10=%03u|", body, sum % 256);
    HOLDS("fix-checksum", message);
    for (char *c = message; *c; c++)
        *c = *c == '|' ? 1 : *c;
    HOLDS("fix-checksum", message);
    snprintf(message, sizeof message, "8=FIX.4.2^A9=5^A35=0^A10=%03u^A", sum % 256);
    HOLDS("fix-checksum", message);
    FAILS("fix-checksum", "8=FIX.4.2|9=5|35=0|10=999|", "8=FIX.4.2|9=5|35=0|10=16",
          "8=FIX.4.2|9=5\n|35=0|10=161|");
    SILENT("fix-checksum", "8=FIX.4.2|9=5|35=0|", "35=0|10=161|");
}

static void social_security_numbers_were_issued(void **state)
{
    (void)state;
    HOLDS("us-ssn", "772-11-2233", "856-45-6709", "899-60-1234", "772112233");
    FAILS("us-ssn", "000-12-3456", "987-65-4321", "666-12-3456", "123-00-4567", "123-45-0000",
          "078-05-1120", "219-09-9999", "123-45-6789", "111-22-3333", "555555555");
    SILENT("us-ssn", "772-11-223", "772-11-22334", "77a-11-2233");
}

static void british_numbers(void **state)
{
    (void)state;
    HOLDS("gb-nino", "AA 12 34 56 C", "JG 10 37 59 A", "WR998877D");
    FAILS("gb-nino", "QQ 12 34 56 C", "BG 12 34 56 A", "AO123456A", "AA123456E");
    SILENT("gb-nino", "AA 12 34 56", "A1 12 34 56 C");
    HOLDS("gb-nhs", "999 000 0018", "943 476 5919", "9991234500");
    FAILS("gb-nhs", "999 000 0010", "943 479 5919", "0000000000");
    SILENT("gb-nhs", "943 476 591", "943 476 591X");
}

static void continental_numbers(void **state)
{
    (void)state;
    HOLDS("de-idnr", "36 574 261 809", "12 345 678 911", "86095742719", "12345678903");
    FAILS("de-idnr", "36 574 261 800", "12 345 978 911", "11111111111", "02345678911",
          "11112345678");
    SILENT("de-idnr", "3657426180", "3657426180x");
    HOLDS("fr-nir", "1 00 01 99 999 001 11", "1 99 01 75 999 001 76", "2 01 05 2A 999 123 74");
    FAILS("fr-nir", "1 00 01 99 999 001 10", "1 99 01 75 299 001 76", "1 99 13 75 999 001 76");
    SILENT("fr-nir", "5 00 01 99 999 001 11", "1 00 01 99 999 001", "1 00 01 9C 999 001 11");
    HOLDS("es-dni", "12345678Z", "00000000T", "99999990S", "12345678-Z", "X-0000001R", "Y-1234567X",
          "Z-0000001Y");
    FAILS("es-dni", "12345678A", "00003000T", "X-0000001A", "Y-1237567X");
    HOLDS("es-dni", "1111111G", "1111111-G", "x9613851n");
    SILENT("es-dni", "123456Z", "W0000001R", "123456789");
    HOLDS("it-codice-fiscale", "TSTTST00A01A001V", "RSSMRA00A01H501C", "XXXYYY99T71F205L");
    // The same code, one digit written as its substitute letter: 1 is M, 0 is L.
    HOLDS("it-codice-fiscale", "RSSMRA00A01H50MU");
    FAILS("it-codice-fiscale", "TSTTST00A01A001A", "RSSMRA00A04H501C", "RSSMRA00Z01H501C");
    SILENT("it-codice-fiscale", "RSSMRA00A01H501", "RSSMR100A01H501C", "RSSMRA00A01H5011");
    HOLDS("nl-bsn", "111222308", "123456708", "999990007", "1112.22.308");
    FAILS("nl-bsn", "111222300", "123486708", "000000000");
    SILENT("nl-bsn", "11122230", "1112223080");
    HOLDS("pl-pesel", "00010100015", "90010101239", "03261504568");
    FAILS("pl-pesel", "00010100010", "90010401239", "00000000000");
    SILENT("pl-pesel", "9001010123", "9001010123A");
    HOLDS("se-personnummer", "000101-2384", "900101-2385", "640823-3234", "6408233234",
          "19640823-3234", "640823+3234");
    FAILS("se-personnummer", "000101-2380", "900104-2385", "900230-2385");
    SILENT("se-personnummer", "000101-238", "00010-12384x", "000101-23845");
    HOLDS("ch-ahv", "756.1234.5678.97", "756.0000.0000.02", "7569999888875");
    FAILS("ch-ahv", "756.1234.5678.90", "756.0003.0000.02");
    SILENT("ch-ahv", "757.1234.5678.97", "756.1234.5678.9");
}

static void brazilian_and_indian_numbers(void **state)
{
    (void)state;
    HOLDS("br-cpf", "000.000.002-72", "123.456.789-09", "00000000191");
    FAILS("br-cpf", "000.000.002-70", "123.459.789-09", "111.111.111-11");
    SILENT("br-cpf", "123.456.789-0", "123.456.789-0x");
    HOLDS("in-aadhaar", "3998:7654:3211", "2345 6789 0124", "9999 0000 0016", "555512340008");
    FAILS("in-aadhaar", "2345 6789 0120", "9999 0030 0016", "1345 6789 0124", "0345 6789 0124");
    SILENT("in-aadhaar", "2345 6789 012", "2345 6789 0124 5");
}

static void telephone_numbers_follow_the_plan(void **state)
{
    (void)state;
    HOLDS("phone-international", "+1 202-555-0143", "+44 7700 900123", "+61 491 570 006",
          "+49 (30) 901820", "+351 21 123 4567", "+7 495 123-45-67", "+33.1.99.00.12.34");
    FAILS("phone-international", "+0 123 456 7890", "+1 234", "+1 102-555-0143", "+999 1234567",
          "+210 12345678", "+44 7700 900123 12345678", "+44 7700 9001x3");
    SILENT("phone-international", "0044 7700 900123", "202-555-0143");
    HOLDS("phone-north-america", "(202) 555-0143", "415-555-0199", "212.555.0100",
          "1-202-555-0143");
    FAILS("phone-north-america", "(102) 555-0143", "415-055-0199", "415-911-0199", "555-555-5555",
          "911-555-0143");
    SILENT("phone-north-america", "555-0143", "+1 202-555-0143", "44 7700 900123");
}

static void addresses_follow_the_mail_standards(void **state)
{
    (void)state;
    HOLDS("email", "jane.roe@firma.example", "j.doe+tag@mail.example.org",
          "o_ferrari@ufficio.example", "a@b.co");
    FAILS("email", "icon@2x.png", "jane..roe@firma.example", ".jane@firma.example",
          "jane@localhost", "jane@-firma.example", "jane@firma..example", "jane@firma.e",
          "jane@10.0.0.1", "logo@3x.jpg", "m.Path@m.Version", "git@forge.dev.insteadOf",
          "jane@firma_x.example", "sr@latin.po", "app@main.js",
          "a123456789012345678901234567890123456789012345678901234567890abcd@firma.example");
    SILENT("email", "jane.roe", "jane at firma.example");
}

// Bodies that count up, with the CRC-32 that zlib gives for them: ced364a5, which is 3mpbCX in
static void health_numbers_and_envelopes(void **state)
{
    (void)state;
    HOLDS("us-npi", "1234567893", "1999999992", "2500000007");
    FAILS("us-npi", "1234567890", "1999929992", "3234567893");
    SILENT("us-npi", "123456789", "12345678933");
    HOLDS("icd-10", "E11.9", "I10", "S52.521A", "C7A.1", "U07.1", "Z99.89", "E1165");
    FAILS("icd-10", "H99.1", "U99", "T99.9");
    SILENT("icd-10", "E1", "e11.9", "E11.", "EE1.9", "E11.12345", "11E.9", "E11.a");
    HOLDS("x12-interchange",
          "ISA*00*          *00*          *ZZ*SUBMITTERID    *ZZ*RECEIVERID     *"
          "230101*1200*^*00501*000000001*0*T*:~");
    FAILS("x12-interchange", "ISA*00*00*ZZ*SUBMITTERID*ZZ*RECEIVERID*230101*1200*^*00501*1*0*T*:~",
          "ISA is a word", "ISA*00*          *00*          *ZZ");
    SILENT("x12-interchange", "GS*HC*", "ISA");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole_and_found_by_its_name),
        cmocka_unit_test(nonsense_and_hostile_values_hold_nowhere),
        cmocka_unit_test(a_completed_value_holds),
        cmocka_unit_test(luhn_tells_a_wrong_digit),
        cmocka_unit_test(cards_need_an_issuer_and_a_length),
        cmocka_unit_test(stripes_and_chips_hold_a_card),
        cmocka_unit_test(ibans_need_the_countrys_length),
        cmocka_unit_test(routing_numbers_have_a_district),
        cmocka_unit_test(fix_messages_carry_their_sum),
        cmocka_unit_test(social_security_numbers_were_issued),
        cmocka_unit_test(british_numbers),
        cmocka_unit_test(continental_numbers),
        cmocka_unit_test(brazilian_and_indian_numbers),
        cmocka_unit_test(telephone_numbers_follow_the_plan),
        cmocka_unit_test(addresses_follow_the_mail_standards),
        cmocka_unit_test(health_numbers_and_envelopes),
    };
    return RUN_TESTS(tests);
}
