// National and business numbers of France and the countries of southern Europe.
//
// As in check_europe.c: silent about another form, and read with and without the country's letters.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// FR, tax: the last three digits are the first ten modulo 511.
static enum check_result fr_spi_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 13) || s.at[0] > '3')
        return CHECK_SILENT;
    uint64_t number = symbols_number(&s, 0, 10);
    return check_verdict(number != 0 && number % 511 == symbols_number(&s, 10, 13));
}

static bool is_siren(const struct symbols *s, size_t from)
{
    return symbols_number(s, from, from + 9) != 0 && luhn_holds(s, from, from + 9);
}

static enum check_result fr_siren_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(is_siren(&s, 0));
}

// FR, establishments: a company's number and five digits, Luhn over all. La Poste has more offices than that leaves
// room for, and a sum of digits that is a multiple of 5.
static enum check_result fr_siret_run(struct slice value)
{
    enum { LA_POSTE = 356000000 };
    struct symbols s;
    unsigned sum = 0;
    if (!digits_read(&s, value, 14))
        return CHECK_SILENT;
    for (size_t i = 0; i < 14; i++)
        sum += symbol_digit(&s, i);
    bool post_office = symbols_number(&s, 0, 9) == LA_POSTE && sum % 5 == 0;
    return check_verdict(is_siren(&s, 0) && (luhn_holds(&s, 0, 14) || post_office));
}

// FR, VAT: two characters that follow from the company's number; two digits in the first series, with letters in the
// second.
static enum check_result fr_vat_run(struct slice value)
{
    static const char symbols[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    struct symbols s;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "FR");
    if (s.count != 11 || !symbols_are_digits(&s, 2, 11) || !is_one_of(s.at[0], symbols) ||
        !is_one_of(s.at[1], symbols))
        return CHECK_SILENT;
    uint64_t siren = symbols_number(&s, 2, 11);
    if (!is_siren(&s, 2))
        return CHECK_FAILS;
    if (symbols_are_digits(&s, 0, 2))
        return check_verdict((12 + 3 * (siren % 97)) % 97 == symbols_number(&s, 0, 2));
    uint64_t first = (uint64_t)(strchr(symbols, s.at[0]) - symbols);
    uint64_t second = (uint64_t)(strchr(symbols, s.at[1]) - symbols);
    uint64_t key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
    return check_verdict((siren + 1 + key / 11) % 11 == key % 11);
}

// What a digit counts at an odd place of Italian and Cypriot numbers.
static const unsigned char odd_places[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

// CY: eight digits, those at odd places through the table, and a letter. None begins with 12.
static enum check_result cy_vat_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "CY");
    if (s.count != 9 || !symbols_are_digits(&s, 0, 8) || is_digit(s.at[8]))
        return CHECK_SILENT;
    for (size_t i = 0; i < 8; i++)
        sum += i % 2 ? symbol_digit(&s, i) : odd_places[symbol_digit(&s, i)];
    return check_verdict(symbols_number(&s, 0, 2) != 12 && s.at[8] == (char)('A' + sum % 26));
}

// ES, companies: the kind, seven digits, and a check digit that some kinds write as a letter.
static enum check_result es_cif_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "ES");
    if (s.count != 9 || !is_one_of(s.at[0], "ABCDEFGHJNPQRSUVW") || !symbols_are_digits(&s, 1, 8))
        return CHECK_SILENT;
    s.at[s.count] =
        s.at[8]; // the check character, out of the way of a Luhn sum with 0 in its place
    s.at[8] = '0';
    unsigned check = (10 - symbols_luhn(&s, 1, 9) % 10) % 10;
    bool as_digit = s.at[9] == (char)('0' + check), as_letter = s.at[9] == "JABCDEFGHI"[check];
    if (is_one_of(s.at[0], "PQRSNW"))
        return check_verdict(as_letter);
    return check_verdict(as_digit || (as_letter && !is_one_of(s.at[0], "ABEH")));
}

// ES, social security: the province and the number modulo 97. Numbers below ten million leave the nought out that
// would stand between.
static enum check_result es_nss_run(struct slice value)
{
    enum { SHORT = 10000000, LONG = 100000000 };
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    uint64_t province = symbols_number(&s, 0, 2), number = symbols_number(&s, 2, 10);
    uint64_t whole = number + province * (number < SHORT ? SHORT : LONG);
    bool exists = (province >= 1 && province <= 53) || province == 66;
    return check_verdict(exists && number != 0 && whole % 97 == symbols_number(&s, 10, 12));
}

// ES, bank accounts: one check digit for bank and branch, one for the account.
static enum check_result es_ccc_run(struct slice value)
{
    static const int weights[] = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
    static const char picks[] =
        "01987654321"; // 11 less the remainder; 10 is written 1 and 11 is written 0
    struct symbols s;
    if (!digits_read(&s, value, 20))
        return CHECK_SILENT;
    int branch = symbols_weighted(&s, weights + 2, 8);
    struct symbols account = {.count = 10};
    memcpy(account.at, s.at + 10, 10);
    return check_verdict(!symbols_repeat(&s, 0, 20) && picks[branch % 11] == s.at[8] &&
                         picks[symbols_weighted(&account, weights, 10) % 11] == s.at[9]);
}

static enum check_result gr_amka_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(has_ddmmyy(&s, 0) && luhn_holds(&s, 0, 11));
}

// GR: in the European Union its letters are EL.
static enum check_result gr_afm_run(struct slice value)
{
    static const int weights[] = {256, 128, 64, 32, 16, 8, 4, 2};
    static const struct weighted afm = {weights, 8, 11, "01234567890"};
    struct symbols s;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "EL");
    symbols_drop(&s, "GR");
    if (s.count != 9 || !symbols_are_digits(&s, 0, 9))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 && weighted_holds(&s, 0, &afm));
}

// IT, VAT: seven digits, the office of a province, and a Luhn digit.
static enum check_result it_vat_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "IT", 11))
        return CHECK_SILENT;
    uint64_t office = symbols_number(&s, 7, 10);
    bool exists = (office >= 1 && office <= 100) || office == 120 || office == 121 ||
                  office == 888 || office == 999;
    return check_verdict(exists && symbols_number(&s, 0, 7) != 0 && luhn_holds(&s, 0, 11));
}

static enum check_result mt_vat_run(struct slice value)
{
    static const int weights[] = {3, 4, 6, 7, 8, 9, 10, 1};
    struct symbols s;
    if (!number_read(&s, value, "MT", 8))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 6) != 0 &&
                         symbols_weighted(&s, weights, 8) % 37 == 0);
}

// PT, tax: of those that begin with 4 there is only 45, people who live abroad.
static enum check_result pt_nif_run(struct slice value)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2};
    static const struct weighted nif = {weights, 8, 11, "00987654321"};
    struct symbols s;
    if (!number_read(&s, value, "PT", 9))
        return CHECK_SILENT;
    bool exists = s.at[0] != '0' && (s.at[0] != '4' || s.at[1] == '5');
    return check_verdict(exists && weighted_holds(&s, 0, &nif));
}

// PT, citizen card: nine digits, two letters or digits of the edition, a check digit; Luhn's sum with A as 10.
static enum check_result pt_card_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 12 || !symbols_are_digits(&s, 0, 9) ||
        !is_digit(s.at[11]))
        return CHECK_SILENT;
    for (size_t i = 0; i < 12; i++) {
        unsigned c = is_digit(s.at[i]) ? symbol_digit(&s, i) : (unsigned)(s.at[i] - 'A' + 10);
        unsigned twice = 2 * c > 9 ? 2 * c - 9 : 2 * c;
        sum += i % 2 ? c : twice;
    }
    return check_verdict(sum % 10 == 0);
}

const struct check checks_europe_south[] = {
    CHECK_ROW("fr-spi", fr_spi_run, "the key holds", "DGFiP, numero fiscal de reference"),
    CHECK_ROW("fr-siren", fr_siren_run, "the Luhn check digit holds", "INSEE, SIREN"),
    CHECK_ROW("fr-siret", fr_siret_run, "the check digits of company and establishment hold",
              "INSEE, SIRET"),
    CHECK_ROW("fr-vat", fr_vat_run, "the key and the company's check digit hold",
              "Code general des impots, article 286 ter"),
    CHECK_ROW("cy-vat", cy_vat_run, "the check letter holds", "Cyprus Tax Department, TIC"),
    CHECK_ROW("es-cif", es_cif_run, "the check character holds", "Orden EHA/451/2008"),
    CHECK_ROW("es-nss", es_nss_run, "the province exists and the check digits hold",
              "Tesoreria General de la Seguridad Social"),
    CHECK_ROW("es-ccc", es_ccc_run, "both check digits hold",
              "Consejo Superior Bancario, Codigo Cuenta Cliente"),
    CHECK_ROW("gr-amka", gr_amka_run, "the birth date exists and the Luhn check digit holds",
              "Law 3655/2008, AMKA"),
    CHECK_ROW("gr-afm", gr_afm_run, "the check digit holds", "AADE, AFM"),
    CHECK_ROW("it-vat", it_vat_run, "the office exists and the Luhn check digit holds",
              "Decreto del Presidente della Repubblica 633/1972, articolo 35"),
    CHECK_ROW("mt-vat", mt_vat_run, "the check digits hold", "Malta Tax and Customs, VAT number"),
    CHECK_ROW("pt-nif", pt_nif_run, "the check digit holds", "Decreto-Lei 14/2013"),
    CHECK_ROW("pt-citizen-card", pt_card_run, "the check digit holds",
              "AMA, Validacao de Numero de Documento do Cartao de Cidadao"),
    CHECK_ROWS_END,
};
