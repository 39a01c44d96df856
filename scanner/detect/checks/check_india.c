// Numbers of persons and businesses in India. Of the Aadhaar number see check_national.c.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that register hold.
#include "check_digit.h"
#include "checks.h"

// Virtual ID, which stands in for an Aadhaar number.
static enum check_result vid_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 16))
        return CHECK_SILENT;
    return check_verdict(s.at[0] >= '2' && verhoeff_holds(&s, 0, 16));
}

// Permanent Account Number, at `from`: three letters, one for the kind of holder, one of the name, four digits that
// are not all zero, and a letter. False when the symbols are of another form.
static bool pan_is_at(const struct symbols *s, size_t from)
{
    for (size_t i = from; i < from + 10; i++)
        if (is_digit(s->at[i]) != (i >= from + 5 && i < from + 9))
            return false;
    return true;
}

static bool pan_is_issued(const struct symbols *s, size_t from)
{
    return is_one_of(s->at[from + 3], "ABCFGHJKLPT") && symbols_number(s, from + 5, from + 9) != 0;
}

static enum check_result pan_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 10 || !pan_is_at(&s, 0))
        return CHECK_SILENT;
    return check_verdict(pan_is_issued(&s, 0));
}

static unsigned base36(char c)
{
    return (unsigned)(is_digit(c) ? c - '0' : c - 'A' + 10);
}

// GST Identification Number: the state, the holder's PAN, which of its registrations, a letter that is Z as a rule,
// and Luhn's check digit of 36 symbols.
static enum check_result gstin_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 15 || !symbols_are_digits(&s, 0, 2) ||
        !pan_is_at(&s, 2))
        return CHECK_SILENT;
    for (size_t i = 0; i < 15; i++) {
        unsigned twice = base36(s.at[i]) * (i % 2 == 1 ? 2 : 1);
        sum += twice / 36 + twice % 36;
    }
    uint64_t state = symbols_number(&s, 0, 2);
    return check_verdict(((state >= 1 && state <= 38) || state == 97) && sum % 36 == 0);
}

// Voter's card: three letters of the constituency, six digits and their Luhn digit.
static enum check_result epic_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 10 || !symbols_are_digits(&s, 3, 10) ||
        is_digit(s.at[0]) || is_digit(s.at[1]) || is_digit(s.at[2]))
        return CHECK_SILENT;
    return check_verdict(luhn_holds(&s, 3, 10));
}

const struct check checks_india[] = {
    CHECK_ROW("in-vid", vid_run, "the Verhoeff check digit holds", "UIDAI, Virtual ID"),
    CHECK_ROW("in-pan", pan_run, "the kind of holder exists",
              "Income Tax Department, structure of PAN"),
    CHECK_ROW("in-gstin", gstin_run, "the state exists and the check digit holds",
              "Goods and Services Tax Network, GSTIN"),
    CHECK_ROW("in-epic", epic_run, "the Luhn check digit holds",
              "Election Commission of India, EPIC"),
    CHECK_ROWS_END,
};
