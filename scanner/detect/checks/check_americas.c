// National and business numbers of Central and South America, but for Brazil's CPF (check_national.c) and Mexico's
// (check_mexico.c).
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// BR, companies: 14 characters, of which the first twelve may be letters from July 2026 on. A character counts what its
// code in ASCII is above that of 0.
static enum check_result cnpj_run(struct slice value)
{
    static const int weights[] = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 14 || !symbols_are_digits(&s, 12, 14))
        return CHECK_SILENT;
    for (size_t to = 12; to < 14; to++) {
        int sum = 0;
        for (size_t i = 0; i < to; i++)
            sum += weights[13 - to + i] * (s.at[i] - '0');
        int check = sum % 11 < 2 ? 0 : 11 - sum % 11;
        if (check != (int)symbol_digit(&s, to))
            return CHECK_FAILS;
    }
    return check_verdict(!symbols_repeat(&s, 0, 14));
}

// Numbers of eleven digits that differ in their weights and in what they may begin with.
static const int pis_weights[] = {3, 2, 9, 8, 7, 6, 5, 4, 3, 2};
static const int cuit_weights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
static const struct weighted pis_sum = {pis_weights, 10, 11, "00987654321"};
static const struct weighted cuit_sum = {cuit_weights, 10, 11, "09987654321"};
static const struct weighted ruc_sum = {cuit_weights, 10, 11, "10987654321"};

// Whether the number's first two digits are one of the list.
static bool begins_with(const struct symbols *s, const char *pairs)
{
    for (; *pairs; pairs += 3)
        if (memcmp(s->at, pairs, 2) == 0)
            return true;
    return false;
}

static enum check_result eleven_digits(struct slice value, const struct weighted *sum,
                                       const char *beginnings)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict((!*beginnings || begins_with(&s, beginnings)) &&
                         !symbols_repeat(&s, 0, 11) && weighted_holds(&s, 0, sum));
}

// BR, social integration (PIS, PASEP, NIS, NIT) and, by the same rule, vehicles (RENAVAM).
static enum check_result pis_run(struct slice value)
{
    return eleven_digits(value, &pis_sum, "");
}

// AR: 20 to 27 are people, 30, 33 and 34 companies.
static enum check_result cuit_run(struct slice value)
{
    return eleven_digits(value, &cuit_sum, "20 23 24 25 26 27 30 33 34 ");
}

// PE, taxpayers: 10 people, 15 to 17 others without a DNI, 20 companies.
static enum check_result pe_ruc_run(struct slice value)
{
    return eleven_digits(value, &ruc_sum, "10 15 16 17 20 ");
}

// BR, health card: 1 and 2 are permanent, 7 to 9 provisional numbers.
static enum check_result cns_run(struct slice value)
{
    static const int weights[] = {15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 15))
        return CHECK_SILENT;
    return check_verdict(is_one_of(s.at[0], "12789") &&
                         symbols_weighted(&s, weights, 15) % 11 == 0);
}

// BR, voters: eight digits in sequence, the state, and a check digit for each of the two. In Sao Paulo and Minas Gerais
// (01 and 02) 1 stands where others have 0.
static enum check_result titulo_run(struct slice value)
{
    static const int weights[] = {2, 3, 4, 5, 6, 7, 8, 9};
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    uint64_t state = symbols_number(&s, 8, 10);
    if (state < 1 || state > 28)
        return CHECK_FAILS;
    int nought = state <= 2;
    int rest = symbols_weighted(&s, weights, 8) % 11;
    int first = rest == 10 ? 0 : rest == 0 ? nought : rest;
    rest = (7 * (int)symbol_digit(&s, 8) + 8 * (int)symbol_digit(&s, 9) + 9 * first) % 11;
    int second = rest == 10 ? 0 : rest == 0 ? nought : rest;
    return check_verdict(first == (int)symbol_digit(&s, 10) && second == (int)symbol_digit(&s, 11));
}

// AR, bank key: bank and branch with a check digit, then the account with one.
static enum check_result cbu_run(struct slice value)
{
    static const int weights[] = {7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3};
    struct symbols s;
    if (!digits_read(&s, value, 22))
        return CHECK_SILENT;
    int sums[2] = {0};
    for (size_t i = 0; i < 21; i++)
        if (i != 7)
            sums[i > 7] += weights[i < 7 ? i : i - 6] * (int)symbol_digit(&s, i);
    return check_verdict(!symbols_repeat(&s, 0, 22) &&
                         (10 - sums[0] % 10) % 10 == (int)symbol_digit(&s, 7) &&
                         (10 - sums[1] % 10) % 10 == (int)symbol_digit(&s, 21));
}

// CL: the check character is a digit, or K for 10.
static enum check_result cl_rut_run(struct slice value)
{
    static const int weights[] = {2, 3, 4, 5, 6, 7};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 8 || s.count > 9 ||
        !symbols_are_digits(&s, 0, s.count - 1))
        return CHECK_SILENT;
    int digit = 11 - weighted_from_right(&s, s.count - 1, weights, 6) % 11;
    char check = digit == 11 ? '0' : digit == 10 ? 'K' : (char)('0' + digit);
    return check_verdict(s.at[s.count - 1] == check && !symbols_repeat(&s, 0, s.count));
}

// CO: weights are primes.
static enum check_result co_nit_run(struct slice value)
{
    static const int weights[] = {3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 9 || s.count > 16 ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    int rest = weighted_from_right(&s, s.count - 1, weights, 15) % 11;
    return check_verdict(s.at[s.count - 1] == "01987654321"[rest] &&
                         !symbols_repeat(&s, 0, s.count));
}

// PE, identity document with its check character, which is printed as a digit or as a letter.
static enum check_result pe_dni_run(struct slice value)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 9 || !symbols_are_digits(&s, 0, 8))
        return CHECK_SILENT;
    int rest = symbols_weighted(&s, weights, 8) % 11;
    return check_verdict(s.at[8] == "65432110987"[rest] || s.at[8] == "KJIHGFEDCBA"[rest]);
}

// EC: 24 provinces and 30 for those registered abroad; the third digit is below 6 for people.
static enum check_result ec_cedula_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    uint64_t province = symbols_number(&s, 0, 2);
    return check_verdict(((province >= 1 && province <= 24) || province == 30) && s.at[2] < '6' &&
                         luhn_holds(&s, 0, 10));
}

// UY, people: up to seven digits and the check digit.
static enum check_result uy_ci_run(struct slice value)
{
    static const int weights[] = {4, 3, 6, 7, 8, 9, 2};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 7 || s.count > 8 ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    int sum = weighted_from_right(&s, s.count - 1, weights, 7);
    return check_verdict((10 - sum % 10) % 10 == (int)symbol_digit(&s, s.count - 1) &&
                         !symbols_repeat(&s, 0, s.count));
}

// UY, companies: registry 01 to 22, sequence, 001.
static enum check_result uy_rut_run(struct slice value)
{
    static const int weights[] = {4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};
    static const struct weighted rut = {weights, 11, 11, "0-987654321"};
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    uint64_t registry = symbols_number(&s, 0, 2);
    return check_verdict(registry >= 1 && registry <= 22 && symbols_number(&s, 2, 8) != 0 &&
                         symbols_number(&s, 8, 11) == 1 && weighted_holds(&s, 0, &rut));
}

// VE: a letter for Venezuelans, foreigners, companies, passports and the government, each with a value of its own.
static enum check_result ve_rif_run(struct slice value)
{
    static const char letters[] = "VEJPG";
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    int sum;
    if (!symbols_read(&s, value) || s.count != 10 || !is_one_of(s.at[0], letters) ||
        !symbols_are_digits(&s, 1, 10))
        return CHECK_SILENT;
    sum = 4 * (int)(strchr(letters, s.at[0]) - letters + 1);
    for (size_t i = 0; i < 8; i++)
        sum += weights[i] * (int)symbol_digit(&s, i + 1);
    return check_verdict(s.at[9] == "00987654321"[sum % 11]);
}

static enum check_result do_cedula_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 11) && luhn_holds(&s, 0, 11));
}

// PY: five to eight digits, counted from the right by 2, 3, 4 and so on.
static enum check_result py_ruc_run(struct slice value)
{
    static const int weights[] = {2, 3, 4, 5, 6, 7, 8, 9};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 6 || s.count > 9 ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    int digit = (11 - weighted_from_right(&s, s.count - 1, weights, 8) % 11) % 11 % 10;
    return check_verdict(digit == (int)symbol_digit(&s, s.count - 1) &&
                         !symbols_repeat(&s, 0, s.count));
}

// GT: eight digits and their check digit, then the department of birth and its municipality.
static enum check_result gt_cui_run(struct slice value)
{
    static const int weights[] = {2, 3, 4, 5, 6, 7, 8, 9};
    static const unsigned char municipalities[] = {17, 8,  16, 16, 14, 14, 19, 8,  24, 21, 9,
                                                   30, 33, 21, 8,  17, 14, 5,  11, 11, 7,  17};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    uint64_t department = symbols_number(&s, 9, 11), municipality = symbols_number(&s, 11, 13);
    if (department < 1 || department > sizeof municipalities || municipality < 1 ||
        municipality > municipalities[department - 1])
        return CHECK_FAILS;
    return check_verdict(symbols_weighted(&s, weights, 8) % 11 == (int)symbol_digit(&s, 8));
}

// CU: a birth date whose century the seventh digit tells; 9 is the nineteenth, 6 to 8 the twenty-first.
static enum check_result cu_ni_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    unsigned century = s.at[6] == '9' ? 1800 : s.at[6] > '5' ? 2000 : 1900;
    return check_verdict(date_exists(century + symbols_number(&s, 0, 2), symbols_number(&s, 2, 4),
                                     symbols_number(&s, 4, 6)));
}

const struct check checks_americas[] = {
    CHECK_ROW("br-cnpj", cnpj_run, "both check digits hold",
              "Receita Federal, CNPJ; Instrucao Normativa RFB 2.229/2024"),
    CHECK_ROW("br-pis", pis_run, "the check digit holds", "Caixa Economica Federal, PIS/PASEP"),
    CHECK_ROW("br-renavam", pis_run, "the check digit holds", "Senatran, RENAVAM"),
    CHECK_ROW("br-cns", cns_run, "its sum is a multiple of 11",
              "DATASUS, Cartao Nacional de Saude"),
    CHECK_ROW("br-titulo", titulo_run, "the state exists and both check digits hold",
              "Tribunal Superior Eleitoral, Resolucao 21.538/2003"),
    CHECK_ROW("ar-cuit", cuit_run, "the prefix is one that is issued and the check digit holds",
              "ARCA, CUIT and CUIL"),
    CHECK_ROW("ar-cbu", cbu_run, "the check digits of branch and account hold",
              "Banco Central de la Republica Argentina, CBU"),
    CHECK_ROW("cl-rut", cl_rut_run, "the check character holds", "Servicio de Impuestos Internos"),
    CHECK_ROW("co-nit", co_nit_run, "the check digit holds",
              "DIAN, Orden Administrativa 4 de 1989"),
    CHECK_ROW("pe-ruc", pe_ruc_run, "the prefix is one that is issued and the check digit holds",
              "SUNAT, Registro Unico de Contribuyentes"),
    CHECK_ROW("pe-dni", pe_dni_run, "the check character holds", "RENIEC, DNI"),
    CHECK_ROW("ec-cedula", ec_cedula_run, "the province exists and the check digit holds",
              "Registro Civil del Ecuador"),
    CHECK_ROW("uy-ci", uy_ci_run, "the check digit holds",
              "Direccion Nacional de Identificacion Civil"),
    CHECK_ROW("uy-rut", uy_rut_run, "the registry exists and the check digit holds",
              "Direccion General Impositiva, RUT"),
    CHECK_ROW("ve-rif", ve_rif_run, "the check digit holds", "SENIAT, RIF"),
    CHECK_ROW("do-cedula", do_cedula_run, "the check digit holds", "Junta Central Electoral"),
    CHECK_ROW("py-ruc", py_ruc_run, "the check digit holds",
              "Direccion Nacional de Ingresos Tributarios, RUC"),
    CHECK_ROW("gt-cui", gt_cui_run, "the municipality exists and the check digit holds",
              "Registro Nacional de las Personas, CUI"),
    CHECK_ROW("cu-ni", cu_ni_run, "the birth date exists", "Direccion de Identificacion, Cuba"),
    CHECK_ROWS_END,
};
