// Numbers and formats of health care: US provider numbers, codes of ICD-10, LOINC and SNOMED CT, X12 envelopes.
#include "check_digit.h"
#include "checks.h"

// NPI: ten digits that begin with 1 or 2. Their Luhn sum is taken with 80840 in front, the issuer
// number of US health care, which adds 24.
static enum check_result npi_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    bool holds = (s.at[0] == '1' || s.at[0] == '2') && (symbols_luhn(&s, 0, 10) + 24) % 10 == 0;
    return holds ? CHECK_HOLDS : CHECK_FAILS;
}

static size_t npi_complete(struct slice body, char *out)
{
    struct symbols s;
    if (!symbols_tail(&s, body) || s.count != 9)
        return 0;
    s.at[s.count++] = '0';
    out[0] = (char)('0' + (10 - (symbols_luhn(&s, 0, 10) + 24) % 10) % 10);
    return 1;
}

// The last category of each letter of ICD-10 that has fewer than a hundred.
static bool icd_category_exists(char letter, unsigned category)
{
    switch (letter) {
    case 'E':
        return category <= 90;
    case 'H':
    case 'K':
        return category <= 95;
    case 'P':
        return category <= 96;
    case 'T':
        return category <= 98;
    case 'U':
        return category <= 85;
    default:
        return true;
    }
}

// ICD-10 and its national forms: a letter, a digit, a digit or A or B, and behind a dot one to four
// letters or digits: E11.9, I10, S52.521A, C7A.1.
static enum check_result icd_run(struct slice value)
{
    if (value.len < 3 || value.len > 8 || !is_upper(value.ptr[0]) || !is_digit(value.ptr[1]))
        return CHECK_SILENT;
    bool letter = value.ptr[2] == 'A' || value.ptr[2] == 'B';
    if (!letter && !is_digit(value.ptr[2]))
        return CHECK_SILENT;
    size_t from = value.len > 3 && value.ptr[3] == '.' ? 4 : 3;
    if (value.len - from > 4 || (from == 4 && value.len == 4))
        return CHECK_SILENT;
    for (size_t i = from; i < value.len; i++)
        if (!is_digit(value.ptr[i]) && !is_upper(value.ptr[i]))
            return CHECK_SILENT;
    unsigned category =
        (unsigned)(value.ptr[1] - '0') * 10 + (letter ? 9 : (unsigned)(value.ptr[2] - '0'));
    return icd_category_exists(value.ptr[0], category) ? CHECK_HOLDS : CHECK_FAILS;
}

// An X12 interchange begins with a segment of 106 bytes: "ISA" and 16 elements of fixed lengths,
// the separator of elements between them, and the segment's terminator at the end.
static enum check_result x12_run(struct slice value)
{
    static const unsigned char lengths[] = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};
    if (!slice_starts_with(value, SLICE("ISA")) || value.len < 4)
        return CHECK_SILENT;
    char separator = value.ptr[3];
    size_t at = 3;
    for (size_t i = 0; i < sizeof lengths; i++) {
        if (at >= value.len || value.ptr[at] != separator)
            return CHECK_FAILS;
        at += 1 + lengths[i];
    }
    return !is_alnum(separator) && value.len >= at ? CHECK_HOLDS : CHECK_FAILS;
}

// LOINC: up to seven digits, a hyphen and a check digit by Luhn's sum: 2345-7.
static enum check_result loinc_run(struct slice value)
{
    struct symbols s;
    if (value.len < 3 || value.len > 9 || value.ptr[value.len - 2] != '-' ||
        !symbols_read(&s, value) || s.count + 1 != value.len || !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    return luhn_holds(&s, 0, s.count) ? CHECK_HOLDS : CHECK_FAILS;
}

// SNOMED CT: 6 to 18 digits. The last one is Verhoeff's, and the two before it say what is identified: a concept,
// a description or a relationship, of the international release (0x) or of an extension (1x).
static enum check_result snomed_run(struct slice value)
{
    struct symbols s;
    if (value.len < 6 || value.len > 18 || !digits_read(&s, value, value.len) || s.at[0] == '0')
        return CHECK_SILENT;
    uint64_t partition = symbols_number(&s, s.count - 3, s.count - 1);
    bool known = partition <= 2 || (partition >= 10 && partition <= 12);
    return known && verhoeff_holds(&s, 0, s.count) ? CHECK_HOLDS : CHECK_FAILS;
}

const struct check checks_health[] = {
    CHECK_ROW("us-npi", npi_run, "the check digit of a provider number holds",
              "CMS, NPI check digit; 45 CFR 162.406", .complete = npi_complete),
    CHECK_ROW("icd-10", icd_run, "the category is one of ICD-10", "WHO ICD-10; CMS ICD-10-CM"),
    CHECK_ROW("loinc", loinc_run, "the check digit of a LOINC code holds",
              "Regenstrief Institute, LOINC Users' Guide, check digit"),
    CHECK_ROW("snomed-ct", snomed_run,
              "the check digit and partition of a SNOMED CT identifier hold",
              "SNOMED International, SCTID specification; Verhoeff 1969"),
    CHECK_ROW("x12-interchange", x12_run, "the header's elements have their fixed lengths",
              "ASC X12.5"),
    CHECK_ROWS_END,
};
