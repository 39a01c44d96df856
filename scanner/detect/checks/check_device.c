// Numbers of devices, their owners' lines and vehicles: network addresses, telephones, SIM cards, cars.
#include "address.h"
#include "check_digit.h"
#include "checks.h"

// What is nobody's is no finding; what is set aside for documents is told as such (synthetic_ids.c). Nothing in an
// address says that it is a person's, so none holds.
static enum check_result address_result(enum address_use use)
{
    return use == ADDRESS_OWNED || use == ADDRESS_EXAMPLE ? CHECK_SILENT : CHECK_FAILS;
}

static enum check_result ip_run(struct slice value)
{
    return address_result(address_of_ip(value));
}

static enum check_result mac_run(struct slice value)
{
    return address_result(address_of_mac(value));
}

// Type allocation code, serial number, Luhn digit.
static enum check_result imei_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 15))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 15) && luhn_holds(&s, 0, 15));
}

static unsigned hex_digit(char c)
{
    return is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'A' + 10);
}

// Fourteen hexadecimal digits from A0 on, and sometimes the check digit of Luhn's scheme with 16 in the place of 10.
static enum check_result meid_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || (s.count != 14 && s.count != 15))
        return CHECK_SILENT;
    for (size_t i = 0; i < s.count; i++) {
        unsigned digit = hex_digit(s.at[i]);
        if (digit > 15)
            return CHECK_SILENT;
        if (i % 2 == 1)
            digit = 2 * digit / 16 + 2 * digit % 16;
        sum += digit;
    }
    if (is_digit(s.at[0]))
        return CHECK_FAILS;
    return s.count == 14 ? CHECK_SILENT : check_verdict(sum % 16 == 0);
}

// First and last of each run of mobile country codes that are assigned (ITU-T E.212 annex); 001 is for test networks,
// 901 for what is in no country.
static const unsigned short country_codes[][2] = {
    {1, 1},     {202, 202}, {204, 204}, {206, 206}, {208, 208}, {212, 214}, {216, 216}, {218, 222},
    {226, 226}, {228, 228}, {230, 232}, {234, 235}, {238, 238}, {240, 240}, {242, 242}, {244, 244},
    {246, 248}, {250, 250}, {255, 255}, {257, 257}, {259, 260}, {262, 262}, {266, 266}, {268, 268},
    {270, 270}, {272, 272}, {274, 274}, {276, 276}, {278, 278}, {280, 280}, {282, 284}, {286, 286},
    {288, 290}, {292, 295}, {297, 297}, {302, 302}, {308, 308}, {310, 316}, {330, 330}, {332, 332},
    {334, 334}, {338, 338}, {340, 340}, {342, 342}, {344, 344}, {346, 346}, {348, 348}, {350, 350},
    {352, 352}, {354, 354}, {356, 356}, {358, 358}, {360, 360}, {362, 366}, {368, 368}, {370, 370},
    {372, 372}, {374, 374}, {376, 376}, {400, 402}, {404, 406}, {410, 410}, {412, 422}, {424, 432},
    {434, 434}, {436, 438}, {440, 441}, {450, 450}, {452, 452}, {454, 457}, {460, 461}, {466, 467},
    {470, 470}, {472, 472}, {502, 502}, {505, 505}, {510, 510}, {514, 515}, {520, 520}, {525, 525},
    {528, 528}, {530, 530}, {536, 537}, {539, 555}, {602, 643}, {645, 655}, {657, 657}, {659, 659},
    {702, 702}, {704, 704}, {706, 706}, {708, 708}, {710, 710}, {712, 712}, {714, 714}, {716, 716},
    {722, 722}, {724, 724}, {730, 730}, {732, 732}, {734, 734}, {736, 736}, {738, 738}, {740, 740},
    {742, 742}, {744, 744}, {746, 746}, {748, 748}, {750, 750}, {901, 901},
};

// Country, network, subscriber. One number in four begins with a country's code, so that it holds says nothing.
static enum check_result imsi_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 14 || s.count > 15 ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    uint64_t code = symbols_number(&s, 0, 3);
    for (size_t i = 0; i < sizeof country_codes / sizeof country_codes[0]; i++)
        if (code >= country_codes[i][0] && code <= country_codes[i][1])
            return CHECK_SILENT;
    return CHECK_FAILS;
}

// 89 for telecommunication, country, issuer, account, Luhn digit.
static enum check_result iccid_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 19 || s.count > 20 ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 2) == 89 && luhn_holds(&s, 0, s.count));
}

// What a character counts; 0 for the letters I, O and Q, which could be taken for digits and are not used.
static unsigned vin_worth(char c)
{
    static const unsigned char letters[] = {1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4,
                                            5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9};
    return is_digit(c) ? (unsigned)(c - '0') : letters[c - 'A'];
}

// Vehicles: the ninth character checks the others, X for 10. North America (1 to 5, and 7) requires it; elsewhere
// another letter or digit may stand there.
static enum check_result vin_run(struct slice value)
{
    static const unsigned char weights[] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    unsigned sum = 0;
    if (value.len != 17 || !symbols_read(&s, value) || s.count != 17)
        return CHECK_SILENT;
    for (size_t i = 0; i < 17; i++) {
        unsigned worth = vin_worth(s.at[i]);
        if (worth == 0 && s.at[i] != '0')
            return CHECK_FAILS;
        sum += worth * weights[i];
    }
    if (s.at[8] == "0123456789X"[sum % 11])
        return CHECK_HOLDS;
    return is_one_of(s.at[0], "123457") ? CHECK_FAILS : CHECK_SILENT;
}

const struct check checks_device[] = {
    CHECK_ROW("ip-address", ip_run, "it is assigned to somebody", "IANA special-purpose registries",
              .denies = SLICE_INIT("it is private, local or a well-known server's")),
    CHECK_ROW("mac-address", mac_run, "its maker gave it out", "IEEE 802; RFC 7042",
              .denies = SLICE_INIT("it is of a group or given out locally")),
    CHECK_ROW("imei", imei_run, "the Luhn check digit holds", "3GPP TS 23.003 section 6.2"),
    CHECK_ROW("meid", meid_run, "the check digit holds", "3GPP2 S.R0048-A"),
    CHECK_ROW("imsi", imsi_run, "the country code is assigned", "ITU-T E.212",
              .denies = SLICE_INIT("no country has its code")),
    CHECK_ROW("iccid", iccid_run, "the Luhn check digit holds", "ITU-T E.118"),
    CHECK_ROW("vin", vin_run, "the check digit holds", "ISO 3779; 49 CFR 565.15"),
    CHECK_ROWS_END,
};
