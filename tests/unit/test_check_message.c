// Messages and files of banks, as their standards' own examples show them, with each total, sum and
// header wrong in turn.
#include "checked.h"
#include "unit.h"

#include <stdio.h>

static void a_bic_names_a_country(void **state)
{
    (void)state;
    HOLDS("bic", "DEUTDEFF", "DEUTDEFF500", "BNPAFRPP", "NEDSZAJJXXX", "CHASUS33");
    FAILS("bic", "FUNCTION", "ABCDXX22", "DEUTDEF-", "DEUTdeff", "DEU1DEFF");
    SILENT("bic", "DEUTDEF", "DEUTDEFF50", "");
}

#define MT_HEADERS "{1:F01BANKBEBBAXXX2222123456}{2:I103BANKDEFFXXXXN}"

static void an_mt_message_has_sound_headers(void **state)
{
    (void)state;
    HOLDS("swift-mt", "{1:F01BANKBEBBAXXX2222123456}", "{1:F21BANKBEBBAXXX2222123456}",
          "{2:I103BANKDEFFXXXXN}", "{2:I103BANKDEFFXXXXU3003}",
          "{2:O9401157091028SCBLZAJJXXXX57121000020910281157N}",
          MT_HEADERS "{3:{108:MT103}}{4:\r\n:20:REF\r\n:32A:230101EUR1,00\r\nmore\r\n-}",
          MT_HEADERS "{4:\n:20:REF\n", "{1:F01BANKBEBB}", "{1:F01BANKBEBBXXX}");
    FAILS("swift-mt", "{1:X01BANKBEBBAXXX2222123456}", "{1:F01BANKXXBBAXXX2222123456}",
          "{1:F01BANKBEBBAXXX22221234}", "{2:I103BANKDEFFXXXXQ}", "{2:I103BANKDEFFXXX}",
          "{2:O940115709102SCBLZAJJXXXX57121000020910281157N}", MT_HEADERS "{4:\r\n:ABC:REF\r\n-}",
          MT_HEADERS "{4:\r\n:20REF\r\n-}", MT_HEADERS "{4:\r\nREF\r\n-}");
    SILENT("swift-mt", "{1:F01", "{4:\r\n:20:REF\r\n-}", "{3:{108:MT103}}", "1:F01BANKBEBB");
}

// The message with a length and sum that hold, and other ones where they are told.
static struct slice fix_message(char *out, size_t room, const char *separator, int length, int sum)
{
    const char *body[] = {"35=A", "34=1", "49=BUYER", "56=SELLER", "98=0", "108=30"};
    char fields[256] = "", head[64];
    unsigned total = 0, bytes = 0;
    for (size_t i = 0; i < sizeof body / sizeof body[0]; i++) {
        snprintf(fields + strlen(fields), sizeof fields - strlen(fields), "%s%s", body[i],
                 separator);
        for (const char *c = body[i]; *c; c++, bytes++)
            total += (unsigned char)*c;
        total++;
        bytes++;
    }
    snprintf(head, sizeof head, "9=%d", length < 0 ? (int)bytes : length);
    for (const char *c = head; *c; c++)
        total += (unsigned char)*c;
    for (const char *c = "8=FIX.4.4"; *c; c++)
        total += (unsigned char)*c;
    snprintf(out, room, "8=FIX.4.4%s%s%s%s10=%03u%s", separator, head, separator, fields,
             sum < 0 ? (total + 2) % 256 : (unsigned)sum, separator);
    return slice_of_string(out);
}

static void a_fix_message_counts_itself(void **state)
{
    static const char *const separators[] = {"\001", "|",     "^A",    "\\x01",
                                             ";",    "\\001", "<SOH>", "\\u0001"};
    const struct check *check = check_named("fix-checksum");
    char message[512];
    (void)state;
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        assert_int_equal(check->run(fix_message(message, sizeof message, separators[i], -1, -1)),
                         CHECK_HOLDS);
        assert_int_equal(check->run(fix_message(message, sizeof message, separators[i], 57, -1)),
                         CHECK_FAILS);
        assert_int_equal(check->run(fix_message(message, sizeof message, separators[i], -1, 7)),
                         CHECK_FAILS);
    }
    struct slice whole = fix_message(message, sizeof message, "|", -1, -1);
    // The last separator may be missing.
    for (size_t to = 0; to + 1 < whole.len; to++)
        assert_false(check_supports(check->run(slice_cut(whole, 0, to))));
}

// Nacha's record layout: one batch with one entry, one addenda and its controls.
struct ach_case {
    const char *destination, *receiver, *addenda;
    unsigned entries;
    unsigned long hash, debit, credit;
};

static struct slice ach_file(char *out, size_t room, const struct ach_case *file)
{
    int len = snprintf(out, room,
                       "101 %-9s 1234567892401011200A094101%-23s%-23s%-8s\n"
                       "5220%-16s%-20s1234567890PPD%-10s%-6s240101   1121042880000001\n"
                       "622%-9s%-17s%010u%-15s%-22s  1121042880000001\n"
                       "%s"
                       "8220%06u%010lu%012lu%012lu1234567890%-25s121042880000001\n"
                       "9%06u%06u%08u%010lu%012lu%012lu%-39s\n",
                       file->destination, "ACME BANK", "ROE PAYROLL", "", "ROE PAYROLL", "",
                       "PAYROLL", "", file->receiver, "12345", 100000U, "ID1", "RICHARD ROE",
                       file->addenda, file->entries, file->hash, file->debit, file->credit, "", 1U,
                       1U, file->entries, file->hash, file->debit, file->credit, "");
    assert_in_range(len, 1, room - 1);
    return slice_of(out, (size_t)len);
}

static void an_ach_file_adds_up(void **state)
{
    static const char addenda[] = "705PAID IN FULL                                                 "
                                  "                   00010000001\n";
    const struct ach_case good = {"121042882", "121042882", "", 1, 12104288, 0, 100000};
    const struct check *check = check_named("nacha-file");
    char text[1024];
    (void)state;
    assert_int_equal(sizeof addenda - 1, 95);
    struct slice whole = ach_file(text, sizeof text, &good);
    assert_int_equal(whole.len % 95, 0);
    assert_int_equal(check->run(whole), CHECK_HOLDS);
    // What is cut off is not missed, down to the header.
    for (size_t lines = 1; lines <= 5; lines++)
        assert_int_equal(check->run(slice_cut(whole, 0, 95 * lines)), CHECK_HOLDS);
    SILENT("nacha-file", "101", "5220", "");

    struct ach_case cases[] = {good, good, good, good, good, good, good};
    cases[0].destination = "121042883";
    cases[1].receiver = "121042881";
    cases[2].entries = 2;
    cases[3].hash = 12104289;
    cases[4].debit = 1;
    cases[5].credit = 0;
    cases[6].addenda = "X\n";
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(check->run(ach_file(text, sizeof text, &cases[i])), CHECK_FAILS);
    // A line of another length ends what can be read.
    assert_int_equal(check->run(ach_file(text, sizeof text, &cases[6])), CHECK_HOLDS);
    struct ach_case two = good;
    two.addenda = addenda;
    two.entries = 2;
    assert_int_equal(check->run(ach_file(text, sizeof text, &two)), CHECK_HOLDS);
}

static void a_bai2_file_adds_up(void **state)
{
    (void)state;
#define BAI(account, records, group, accounts, groups)                                          \
    "01,122099999,123456789,040621,0200,1,65,,2/\n02,031001234,122099999,1,040620,2359,,2/\n"   \
    "03,0123456789,,010,+4350000,,,040,2830000,,/\n88,072,1020000,,/\n16,115,450000,S,1,2,3/\n" \
    "49," account "," records "/\n98," group "," accounts ",6/\n99," group "," groups ",8/"
    HOLDS("bai2-file", BAI("+8650000", "4", "8650000", "1", "1"));
    FAILS("bai2-file", BAI("8650000", "5", "8650000", "1", "1"),
          BAI("8650000", "4", "8650001", "1", "1"), BAI("8650000", "4", "8650000", "2", "1"),
          BAI("8650000", "4", "8650000", "1", "2"), BAI("-8650000", "4", "8650000", "1", "1"));
    SILENT("bai2-file", "01,122099999,123456789,040621,0200,1,65,,2/", "02,031001234/", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bic_names_a_country),
        cmocka_unit_test(an_mt_message_has_sound_headers),
        cmocka_unit_test(a_fix_message_counts_itself),
        cmocka_unit_test(an_ach_file_adds_up),
        cmocka_unit_test(a_bai2_file_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
