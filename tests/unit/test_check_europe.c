// Numbers of European registers: examples made by each rule and published ones. Those of the second column are the
// same with something changed, and must not hold.
#include "checked.h"
#include "unit.h"

#include <stdio.h>

struct vectors {
    const char *check;
    const char *sound[8], *broken[8];
};

static const struct vectors rows[] = {
    {"at-svnr", {"1237010180", "4568150675", "7910311299"}, {"1237010181", "4568180675"}},
    {"at-tax-number",
     {"59-119/9013", "09-123/4567", "03-555/0011"},
     {"59-119/9010", "09-126/4567"}},
    {"at-vat", {"ATU13585627", "ATU12345675", "ATU77770002"}, {"ATU13585620", "ATU12348675"}},
    {"be-national-number",
     {"00.01.01-001.05", "19.12.31-001.37", "05.06.15-002.15"},
     {"00.01.01-001.00", "19.12.34-001.37"}},
    {"be-bis-number",
     {"98.47.28-997.65", "75.26.08-981.51", "61.25.12-001.28"},
     {"98.47.28-997.60", "75.26.01-981.51"}},
    {"be-enterprise-number",
     {"BE 0428.759.497", "BE 0123.456.749", "BE 1000.000.021"},
     {"BE 0428.759.490", "BE 0123.486.749"}},
    {"bg-egn", {"0001011231", "0301011232", "2312314450"}, {"0001011230", "0301041232"}},
    {"bg-lnch", {"1000001019", "1002003008", "9998887774"}, {"1000001010", "1002033008"}},
    {"bg-eik", {"BG175074752", "BG123456786", "BG831000006"}, {"BG175074750", "BG123486786"}},
    {"hr-oib", {"33392005961", "12345678903", "99887766550"}, {"33392005960", "12345978903"}},
    {"cy-vat", {"CY10259033P", "CY00532000X", "CY30010823A"}, {"CY10259033A", "CY00535000X"}},
    {"cz-birth-number",
     {"550101/0010", "855622/0013", "015228/1338", "550101/0020", "705112/1000", "016231/0050"},
     {"550101/0011", "855625/0013", "550101/0021", "705115/1000"}},
    {"cz-ico", {"25123891", "27674312", "70000000"}, {"25123890", "27677312"}},
    {"dk-cpr", {"010100-1008", "010190-1009", "150676-3300"}, {"010100-1000", "010193-1009"}},
    {"dk-cvr", {"DK13585601", "DK12345607", "DK30000005"}, {"DK13585600", "DK12348607"}},
    {"baltic-personal-code",
     {"36805270059", "49901011232", "52002290006", "33309250011", "49901011232", "50306150041"},
     {"36805270050", "49901311232", "33309250010", "49901311232"}},
    {"ee-kmkr", {"EE100931558", "EE100594102", "EE123456780"}, {"EE100931550", "EE100524102"}},
    {"fi-hetu", {"010190-900P", "010190-901R", "150603A902C"}, {"010190-900A", "010120-901R"}},
    {"fi-business-id", {"2077474-0", "0737546-2", "15728600"}, {"2077474-1", "0737846-2"}},
    {"fr-spi",
     {"07 01 987 765 493", "30 23 217 600 053", "12 34 567 890 066"},
     {"07 01 987 765 490", "30 23 210 600 053"}},
    {"fr-siren", {"552 008 443", "123 456 782", "800 100 208"}, {"552 008 440", "123 486 782"}},
    {"fr-siret",
     {"73282932000009", "55200844300004", "40483304800006"},
     {"73282932000000", "55200847300004"}},
    {"fr-vat",
     {"FR44732829320", "FR19552008443", "FR83404833048"},
     {"FR44732829321", "FR19552308443"}},
    {"de-rvnr", {"15070649C103", "65180539A005", "12010180M013"}, {"15070649C100", "65180839A005"}},
    {"de-kvnr", {"A123456780", "M010101991", "Z999888776"}, {"A123456781", "M010131991"}},
    {"de-document-number",
     {"T220001293", "L01X00T471", "L1234567C5", "C01X00T478", "C01X0006H1", "F1234567K1"},
     {"T220001290", "L01X03T471", "C01X00T470", "C01X0306H1"}},
    {"de-vat", {"DE136695976", "DE123456788", "DE999999995"}, {"DE136695970", "DE123486788"}},
    {"de-lanr", {"123456601", "234567702", "987654451"}, {"123456001", "234597702"}},
    {"gr-amka", {"01011900006", "15067501237", "31129904566"}, {"01011900000", "15067801237"}},
    {"gr-afm", {"EL 023352813", "EL 123456783", "EL 094259216"}, {"EL 023352810", "EL 123486783"}},
    {"hu-taj", {"111 111 110", "123 456 788", "037 687 210"}, {"111 111 111", "123 486 788"}},
    {"hu-tax-id", {"8071925403", "8400000005", "8321901204"}, {"8071925400", "8400030005"}},
    {"hu-personal-number",
     {"17001011236", "28506150041", "30102030459"},
     {"17001011230", "28506450041"}},
    {"hu-company-tax-number",
     {"HU-12892312", "HU-12345676", "HU-10000001"},
     {"HU-12892310", "HU-12348676"}},
    {"ie-pps", {"0000001B", "1234567FA", "0123456HW"}, {"0000001A", "1237567FA"}},
    {"it-vat",
     {"IT00743110157", "IT12345670017", "IT02159600135"},
     {"IT00743110150", "IT12345970017"}},
    {"lv-personal-code",
     {"010100-20000", "010190-11231", "150603-20041"},
     {"010100-20001", "010193-11231"}},
    {"lu-matricule",
     {"1900010112377", "1901061500133", "1900061520020"},
     {"1900010112370", "1901064500133"}},
    {"lu-vat", {"LU 15027442", "LU 12345613", "LU 20000017"}, {"LU 15027440", "LU 12348613"}},
    {"mt-vat", {"MT 11679112", "MT 12345634", "MT 20000031"}, {"MT 11679110", "MT 12348634"}},
    {"nl-vat",
     {"NL004495440B07", "NL123456782B01", "NL000099995B57"},
     {"NL004495440B00", "NL123459782B01"}},
    {"pl-nip",
     {"PL 8567346215", "PL 1234563218", "PL 1111111111"},
     {"PL 8567346210", "PL 1234593218"}},
    {"pl-regon", {"192598416", "123456785", "000000017"}, {"192598410", "123486785"}},
    {"pl-identity-card", {"ABA300000", "ABS123456", "CAA312345"}, {"ABA300001", "ABS123756"}},
    {"pl-passport", {"ZS0000177", "AA1123456", "EB4000001"}, {"ZS0000170", "AA1126456"}},
    {"pt-nif",
     {"PT 501 964 843", "PT 123 456 789", "PT 299 999 998"},
     {"PT 501 964 840", "PT 123 486 789"}},
    {"pt-citizen-card",
     {"00000000 0 ZZ4", "12345678 9 ZX5", "10000000 1 AA5"},
     {"00000000 0 ZZ0", "12345978 9 ZX5"}},
    {"ro-cnp",
     {"1000101400015", "1900101401233", "2960315220047"},
     {"1000101400010", "1900104401233"}},
    {"ro-cui", {"RO 18547281", "RO 12345674", "RO 90000006"}, {"RO 18547280", "RO 12348674"}},
    {"sk-vat",
     {"SK 2022749608", "SK 2020273508", "SK 4030000007"},
     {"SK 2022749600", "SK 2020203508"}},
    {"si-emso",
     {"0101900500506", "1506990505122", "3112950500305"},
     {"0101900500500", "1506993505122"}},
    {"si-tax-number",
     {"SI 50223054", "SI 12345679", "SI 90000005"},
     {"SI 50223050", "SI 12348679"}},
    {"es-cif", {"A13585625", "B12345674", "Q2826000H"}, {"A13585620", "B12348674"}},
    {"es-nss",
     {"28/12345678/40", "08/01234567/74", "41/99999999/06"},
     {"28/12345678/41", "08/01237567/74"}},
    {"es-ccc",
     {"2077 0024 00 3102575766", "0049 0001 51 0123456789", "1234 1234 16 1234567890"},
     {"2077 0024 00 3102575760", "0049 0001 51 3123456789"}},
    {"se-organisation-number",
     {"556073-7065", "123456-7897", "202100-0001"},
     {"556073-7060", "123459-7897"}},
    {"eu-vat", {"DE136695976", "ATU13585627", "EL094259216"}, {"DE136695975", "XX123456789"}},
    {"ehic",
     {"80 276 00000 000000000 1", "80 040 12345 678901234 5", "80 756 15001 002003004 7"},
     {"81276000000000000001", "8027600000000000001"}},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

static void every_sound_number_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        expect(rows[i].check, CHECK_HOLDS, rows[i].sound);
}

static void no_broken_number_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        for (const char *const *value = rows[i].broken; *value; value++)
            if (check_supports(check_named(rows[i].check)->run(slice_of_string(*value))))
                fail_msg("%s holds for %s", rows[i].check, *value);
}

// Cut off anywhere it is another form, or does not hold but by chance; more digits behind it make it another form.
static void a_longer_number_is_another(void **state)
{
    char longer[96];
    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        for (const char *const *value = rows[i].sound; *value; value++) {
            snprintf(longer, sizeof longer, "%s11111111111111111111", *value);
            if (check_supports(check_named(rows[i].check)->run(slice_of_string(longer))))
                fail_msg("%s holds for %s", rows[i].check, longer);
        }
}

// Each '?' of the number, two at most, is every digit in turn: whatever the check digits, it holds nowhere.
static void never_holds(const char *check, const char *number)
{
    char tried[64];
    size_t at[2] = {0}, count = 0, len = strlen(number);
    assert_true(len < sizeof tried);
    for (size_t i = 0; i < len; i++)
        if (number[i] == '?')
            at[count++ % 2] = i;
    assert_in_range(count, 1, 2);
    memcpy(tried, number, len + 1);
    for (int digits = 0; digits < (count == 2 ? 100 : 10); digits++) {
        tried[at[0]] = (char)('0' + digits % 10);
        if (count == 2)
            tried[at[1]] = (char)('0' + digits / 10);
        if (check_supports(check_named(check)->run(slice_of(tried, len))))
            fail_msg("%s holds for %s", check, tried);
    }
}

static void registers_have_ranges(void **state)
{
    static const struct {
        const char *check, *number;
    } never[] = {
        {"at-svnr", "099?010180"},        // serials begin with 100
        {"at-svnr", "123?320180"},        // the 32nd
        {"at-svnr", "123?011680"},        // months end with 15
        {"at-tax-number", "02-123/456?"}, // no such office
        {"be-national-number", "00.13.01-001.??"},
        {"be-national-number", "00.01.32-001.??"},
        {"be-national-number", "00.01.01-000.??"},
        {"be-national-number", "00.01.01-999.??"},
        {"be-bis-number", "98.07.28-997.??"},
        {"be-bis-number", "98.33.28-997.??"},
        {"be-enterprise-number", "24287594??"},
        {"bg-egn", "006101123?"},
        {"bg-egn", "001301123?"},
        {"baltic-personal-code", "3681327005?"},
        {"baltic-personal-code", "3683027005?"},
        {"baltic-personal-code", "0680527005?"},
        {"cy-vat", "CY12000??0A"},
        {"cz-birth-number", "551301/001?"},
        {"cz-birth-number", "556301/001?"},
        {"cz-birth-number", "552101/001?"}, // 20 more only since 2004
        {"cz-birth-number", "550132/001?"},
        {"cz-birth-number", "550101/000?"},
        {"de-lanr", "000000?01"},
        {"de-rvnr", "01070649C10?"},
        {"de-rvnr", "90070649C10?"},
        {"de-rvnr", "15320649C10?"},
        {"de-rvnr", "15071349C10?"},
        {"de-vat", "DE03669597?"},
        {"dk-cpr", "320100-100?"},
        {"dk-cpr", "011300-100?"},
        {"es-nss", "54/12345678/??"},
        {"es-nss", "00/12345678/??"},
        {"fi-hetu", "310290-00??"},
        {"fr-spi", "40019877654??"},
        {"gr-amka", "3201190000?"},
        {"gr-amka", "0113190000?"},
        {"hu-tax-id", "707192540?"},
        {"hu-personal-number", "1701301123?"},
        {"hu-personal-number", "9700101123?"},
        {"it-vat", "1234567101?"}, // no such office
        {"it-vat", "1234567000?"},
        {"it-vat", "0000000001?"},
        {"lu-matricule", "19001301123??"},
        {"lv-personal-code", "401175-1999?"},
        {"lv-personal-code", "161375-1999?"},
        {"lv-personal-code", "161175-3999?"},
        {"nl-vat", "NL0044954??B00"},
        {"pl-nip", "012345678?"},
        {"pl-identity-card", "OBA?00000"},
        {"pl-identity-card", "ABQ?00000"},
        {"pt-nif", "40000000?"},
        {"pt-nif", "01234567?"},
        {"ro-cnp", "100013240001?"},
        {"ro-cnp", "100010149001?"}, // no such county
        {"se-organisation-number", "551073-706?"},
        {"si-emso", "010190060050?"},
        {"si-emso", "320190050050?"},
        {"si-tax-number", "0022305?"},
        {"sk-vat", "20027496??"}, // a third digit that is not in use
    };
    (void)state;
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        never_holds(never[i].check, never[i].number);
}

// What is issued beside the usual forms, what is not a number of the register at all, and single numbers of neither.
static void registers_have_exceptions(void **state)
{
    (void)state;
    FAILS("be-enterprise-number", "0000000097");
    SILENT("be-enterprise-number", "BE 428.759.49", "NL 0428.759.497");
    FAILS("de-lanr", "999999900");
    HOLDS("de-lanr", "999999901");
    // The check digit of a serial number of nine characters is a tenth; some write it as the ninth.
    HOLDS("de-document-number", "C01234565", "l01x00t471");
    FAILS("de-document-number", "C01X00T479", "C01234567");
    SILENT("de-document-number", "L01X00T47", "T22000129", "L01X00T4K", "A123456780", "123456789");
    HOLDS("fi-hetu", "010190+900P", "010190A900P", "010190-900p");
    SILENT("fi-hetu", "010190_900P", "010190-900", "0101905900P");
    // La Poste: the sum of the digits, where Luhn's does not hold.
    HOLDS("fr-siret", "35600000000001", "35600000000048");
    FAILS("fr-siret", "35600000000002");
    FAILS("fr-siren", "000000000");
    HOLDS("fr-vat", "FR 83 404 833 048", "FRK7399859412", "4Z123456782");
    FAILS("fr-vat", "FRK8399859412", "FR12000000000");
    SILENT("fr-vat", "FRI7399859412");
    HOLDS("es-cif", "ESB12345674", "C1358562E");
    FAILS("es-cif", "Q28260008", "A1358562E");
    SILENT("es-cif", "I13585625", "A1358562");
    FAILS("es-ccc", "00000000000000000000");
    FAILS("gr-afm", "000000000");
    HOLDS("it-vat", "01333550323");
    HOLDS("pt-nif", "450000001");
    // Before 1954 only the date speaks, and for nothing.
    SILENT("cz-birth-number", "401231/123", "5501010");
    FAILS("cz-birth-number", "401331/123", "600101/123", "401231/000");
    HOLDS("hu-company-tax-number", "12892312-2-41");
    FAILS("hu-company-tax-number", "12892312-7-41");
    HOLDS("ie-pps", "1234567T", "1234567TW", "1234567TT");
    SILENT("ie-pps", "1234567FS", "12345678");
    HOLDS("lv-personal-code", "161175-19997");
    FAILS("lv-personal-code", "11111111111");
    HOLDS("pl-regon", "23511332857188");
    FAILS("pl-regon", "23511332857180", "000000000");
    HOLDS("ro-cui", "18547290", "RO 18547290");
    FAILS("ro-cui", "08547281", "00");
}

// One of every member state, most of them published by the European Commission or the state; those of two forms
// twice.
static void vat_numbers_follow_their_state(void **state)
{
    (void)state;
    HOLDS("eu-vat", "BE0428759497", "BG175074752", "BG7523169263", "CY10259033P", "CZ25123891",
          "CZ7103192745", "DK13585628", "EE100931558", "EL 094259216", "ES54362315K", "ESX2482300W",
          "ESA13585625", "FI20774740", "FR40303265045", "HR33392005961", "HU12892312", "IE6433435F",
          "IE8Z49289F", "IT00743110157", "LT119511515", "LT100001919017", "LU15027442",
          "LV40003521600", "LV16117519997", "MT11679112", "NL004495445B01", "PL8567346215",
          "PT501964843", "RO18547290", "SE556188840401", "SI50223054", "SK2022749619",
          "XI980780684", "HU-12892312", "BE 0428.759.497");
    FAILS("eu-vat", "DE136695975", "LT119511525", "LV40003521601", "SE556188840400", "XI980780685",
          "IE8Z49289A", "SE556188840499", "BE12", "DE136.695.97");
    SILENT("eu-vat", "XX123456789", "DE1", "136695976");
}

static void health_cards_name_a_member_state(void **state)
{
    (void)state;
    FAILS("ehic", "80 840 00000 000000000 1", "81276000000000000001", "80276000000000000000");
    SILENT("ehic", "8027600000000000001", "802760000000000000011");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sound_number_holds),
        cmocka_unit_test(no_broken_number_holds),
        cmocka_unit_test(a_longer_number_is_another),
        cmocka_unit_test(registers_have_ranges),
        cmocka_unit_test(registers_have_exceptions),
        cmocka_unit_test(vat_numbers_follow_their_state),
        cmocka_unit_test(health_cards_name_a_member_state),
    };
    return RUN_TESTS(tests);
}
