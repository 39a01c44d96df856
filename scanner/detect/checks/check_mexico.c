// National and business numbers of Mexico.
//
// They are made of letters of names, a date and a check character. A function is silent about a value of another form,
// and otherwise says whether the rules of the register hold.
#include "check_digit.h"
#include "checks.h"

// Words that the first letters of a name must not spell: the second is written as X (Instructivo normativo para la
// asignacion de la CURP, annex 2).
static const char unseemly[] =
    "BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA "
    "CULO FALO FETO GETA GUEI GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA "
    "KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION "
    "MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA "
    "ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY ";

// The 32 states, and NE for those born abroad.
static const char states[] =
    "AS BC BS CC CS CH CL CM DF DG GR GT HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS "
    "TL VZ YN ZS NE ";

// Whether the characters at `text` are one of the list's entries, which have that length and a blank behind them.
static bool is_listed(const char *text, const char *list, size_t length)
{
    for (; *list; list += length + 1)
        if (memcmp(list, text, length) == 0)
            return true;
    return false;
}

static bool are_letters(const struct symbols *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_digit(s->at[i]))
            return false;
    return true;
}

// Population registry: letters of the names, birth date, sex, state, consonants, and two characters of the register, of
// which the first is a digit for those born before 2000.
static enum check_result curp_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 18 || !are_letters(&s, 0, 4) ||
        !symbols_are_digits(&s, 4, 10) || !are_letters(&s, 10, 16) ||
        !symbols_are_digits(&s, 17, 18))
        return CHECK_SILENT;
    for (size_t i = 0; i < 17; i++) {
        // The alphabet has an N with tilde behind N.
        char c = s.at[i];
        unsigned worth = is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'A' + 10) + (c > 'N');
        sum += worth * (18 - (unsigned)i);
    }
    unsigned century = is_digit(s.at[16]) ? 1900 : 2000;
    return check_verdict(is_one_of(s.at[10], "HMX") && is_listed(s.at + 11, states, 2) &&
                         !is_listed(s.at, unseemly, 4) &&
                         date_exists(century + symbols_number(&s, 4, 6), symbols_number(&s, 6, 8),
                                     symbols_number(&s, 8, 10)) &&
                         (10 - sum % 10) % 10 == symbol_digit(&s, 17));
}

// What a character of a taxpayer's number counts; the alphabet has & behind N, and at its end a blank and N with tilde,
// which stands here as '*'.
static unsigned rfc_worth(char c)
{
    return is_digit(c) ? (unsigned)(c - '0')
           : c == '&'  ? 24
           : c == '*'  ? 38
                       : (unsigned)(c - 'A' + 10) + (c > 'N');
}

// The characters of a taxpayer's number without signs between them; 0 if it has others or more than there is room for.
static size_t rfc_read(struct slice value, char out[13])
{
    size_t count = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (symbol_separates(c) && count)
            continue;
        // N with tilde in UTF-8.
        bool tilde = c == '\xc3' && i + 1 < value.len && value.ptr[i + 1] == '\x91';
        if (count == 13 || !(is_digit(c) || is_upper(c) || c == '&' || tilde))
            return 0;
        out[count++] = tilde ? '*' : c;
        i += tilde;
    }
    return count;
}

// Taxpayers: three letters of a company's name or four of a person's, a date, two characters of the register and the
// check character. Shorter ones count as if a blank stood before them.
static enum check_result rfc_run(struct slice value)
{
    enum { BLANK = 37 };
    char at[13];
    size_t count = rfc_read(value, at), letters = count == 13 ? 4 : 3;
    unsigned sum = count == 12 ? BLANK * 13 : 0;
    uint64_t date = 0;
    if (count < 12)
        return CHECK_SILENT;
    for (size_t i = 0; i < count; i++)
        if (is_digit(at[i]) ? i < letters : i >= letters && i < letters + 6)
            return CHECK_SILENT;
    for (size_t i = letters; i < letters + 6; i++)
        date = date * 10 + (uint64_t)(at[i] - '0');
    for (size_t i = 0; i + 1 < count; i++)
        sum += rfc_worth(at[i]) * (unsigned)(count - i);
    unsigned check = 11 - sum % 11;
    char expected = check == 11 ? '0' : check == 10 ? 'A' : (char)('0' + check);
    // Whoever has no number, and foreigners, are given one that all of them share.
    bool shared =
        memcmp(at, "XAXX010101000", count) == 0 || memcmp(at, "XEXX010101000", count) == 0;
    return check_verdict(!shared && short_date_exists(date) && at[count - 1] == expected);
}

// Social security.
static enum check_result nss_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 11) && luhn_holds(&s, 0, 11));
}

// Bank codes of participants in the payment system SPEI.
static const unsigned short banks[] = {
    2,   6,   9,   12,  14,  19,  21,  30,  32,  36,  37,  42,  44,  58,  59,  60,  62,  72,
    102, 103, 106, 108, 110, 112, 113, 116, 124, 126, 127, 128, 129, 130, 131, 132, 133, 134,
    135, 136, 137, 138, 139, 140, 141, 143, 145, 147, 148, 149, 150, 151, 152, 153, 154, 155,
    156, 157, 158, 159, 160, 166, 167, 168, 600, 601, 602, 605, 606, 607, 608, 610, 611, 613,
    614, 615, 616, 617, 618, 619, 620, 621, 622, 623, 626, 627, 628, 629, 630, 631, 632, 633,
    634, 636, 637, 638, 640, 642, 646, 647, 648, 649, 651, 652, 653, 655, 656, 659, 661, 670,
    677, 680, 683, 684, 685, 688, 699, 703, 706, 710, 715, 722, 723, 728, 729, 732, 901, 902,
};

static bool bank_exists(uint64_t code)
{
    for (size_t i = 0; i < sizeof banks / sizeof banks[0]; i++)
        if (banks[i] == code)
            return true;
    return false;
}

// Bank, place, account and a check digit; every product is taken modulo 10. Banks come and go, so a code that is not
// known says nothing.
static enum check_result clabe_run(struct slice value)
{
    static const int weights[] = {3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7};
    struct symbols s;
    if (!digits_read(&s, value, 18))
        return CHECK_SILENT;
    if ((10 - symbols_weighted(&s, weights, 17) % 10) % 10 != (int)symbol_digit(&s, 17))
        return CHECK_FAILS;
    return bank_exists(symbols_number(&s, 0, 3)) ? CHECK_HOLDS : CHECK_SILENT;
}

const struct check checks_mexico[] = {
    CHECK_ROW("mx-curp", curp_run, "state and birth date exist and the check digit holds",
              "RENAPO, Instructivo normativo para la asignacion de la CURP"),
    CHECK_ROW("mx-rfc", rfc_run, "the date exists and the check character holds",
              "SAT, Registro Federal de Contribuyentes"),
    CHECK_ROW("mx-nss", nss_run, "the Luhn check digit holds", "IMSS, numero de seguridad social"),
    CHECK_ROW("mx-clabe", clabe_run, "the bank exists and the check digit holds",
              "Banco de Mexico, CLABE"),
    CHECK_ROWS_END,
};
