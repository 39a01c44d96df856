// Telephone numbers and e-mail addresses: whether the numbering plan or the mail standards allow
// them.
#include "checks.h"
#include "symbols.h"

// Country codes in use, by length, from ITU-T E.164's list of assigned codes. 1 and 7 stand alone;
// a code of two or three digits is the first of these that fits.
static const char two_digits[] =
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 "
    "55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

static bool is_two_digit_code(const struct symbols *s)
{
    for (const char *code = two_digits; *code; code += 3)
        if (memcmp(code, s->at, 2) == 0)
            return true;
    return false;
}

// Codes of three digits come in decades; inside of these only the listed last digits are unused.
static bool is_three_digit_code(const struct symbols *s)
{
    static const struct {
        char decade[3];
        const char *unused;
    } decades[] = {
        {"21", "04579"},   {"22", ""},      {"23", ""},         {"24", ""},        {"25", "9"},
        {"26", ""},        {"29", "23456"}, {"35", ""},         {"37", ""},        {"38", "48"},
        {"42", "2456789"}, {"50", ""},      {"59", ""},         {"67", "1"},       {"68", "4"},
        {"69", "3456789"}, {"85", "14789"}, {"87", "12345679"}, {"88", "1234579"}, {"96", "9"},
        {"97", "8"},       {"99", "0179"},
    };
    for (size_t i = 0; i < sizeof decades / sizeof decades[0]; i++)
        if (memcmp(decades[i].decade, s->at, 2) == 0)
            return strchr(decades[i].unused, s->at[2]) == NULL;
    return false;
}

// North America: area and exchange begin with 2 to 9, neither is one of the service codes 211 to
// 911, and area 555 does not exist.
static bool nanp_allows(const struct symbols *s, size_t from)
{
    for (size_t i = from; i <= from + 3; i += 3)
        if (s->at[i] < '2' || (s->at[i + 1] == '1' && s->at[i + 2] == '1'))
            return false;
    return symbols_number(s, from, from + 3) != 555;
}

// Takes the digits of a telephone number; parentheses group as blanks do. False for anything else.
static bool phone_read(struct symbols *s, struct slice value)
{
    s->count = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (is_digit(c) && s->count < 15)
            s->at[s->count++] = c;
        else if (is_digit(c) || (!symbol_separates(c) && c != '(' && c != ')'))
            return false;
    }
    return s->count >= 7;
}

// "+", a country code, and together 8 to 15 digits.
static enum check_result international_run(struct slice value)
{
    struct symbols s;
    if (value.len == 0 || value.ptr[0] != '+')
        return CHECK_SILENT;
    if (!phone_read(&s, slice_cut(value, 1, value.len)) || s.count < 8)
        return CHECK_FAILS;
    if (s.at[0] == '1')
        return s.count == 11 && nanp_allows(&s, 1) ? CHECK_HOLDS : CHECK_FAILS;
    if (s.at[0] == '7')
        return s.count == 11 ? CHECK_HOLDS : CHECK_FAILS;
    return is_two_digit_code(&s) || is_three_digit_code(&s) ? CHECK_HOLDS : CHECK_FAILS;
}

static enum check_result nanp_run(struct slice value)
{
    struct symbols s;
    if (!phone_read(&s, value))
        return CHECK_SILENT;
    size_t from = s.count == 11 && s.at[0] == '1';
    if (s.count - from != 10)
        return CHECK_SILENT;
    return nanp_allows(&s, from) ? CHECK_HOLDS : CHECK_FAILS;
}

static bool is_domain(struct slice domain)
{
    size_t label = 0, labels = 1;
    for (size_t i = 0; i < domain.len; i++) {
        char c = domain.ptr[i];
        if (c == '.') {
            if (label == 0 || domain.ptr[i - 1] == '-')
                return false;
            label = 0;
            labels++;
        } else if (is_alnum(c) || (c == '-' && label > 0)) {
            label++;
        } else {
            return false;
        }
        if (label > 63)
            return false;
    }
    return labels > 1 && label > 0 && domain.ptr[domain.len - 1] != '-';
}

// The countries of the root zone, which follow ISO 3166-1. Other pairs of letters are file names'
// ends: sr@latin.po, app@main.js.
static const char countries[] =
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn "
    "bo br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de "
    "dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm "
    "gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo "
    "jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg "
    "mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu "
    "nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg "
    "sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr "
    "tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ";

static bool is_country(struct slice label)
{
    for (const char *code = countries; *code; code += 3)
        if (slice_equals_nocase(label, slice_of(code, 2)))
            return true;
    return false;
}

// The last label of a domain: the two letters of a country, or one of the longer names under which
// people have addresses. All others would take in icon@2x.png and m.Path@m.Version.
static const struct slice long_names[] = {
    SLICE_INIT("com"),
    SLICE_INIT("org"),
    SLICE_INIT("net"),
    SLICE_INIT("edu"),
    SLICE_INIT("gov"),
    SLICE_INIT("mil"),
    SLICE_INIT("int"),
    SLICE_INIT("info"),
    SLICE_INIT("biz"),
    SLICE_INIT("name"),
    SLICE_INIT("pro"),
    SLICE_INIT("coop"),
    SLICE_INIT("aero"),
    SLICE_INIT("museum"),
    SLICE_INIT("jobs"),
    SLICE_INIT("mobi"),
    SLICE_INIT("travel"),
    SLICE_INIT("cat"),
    SLICE_INIT("asia"),
    SLICE_INIT("post"),
    SLICE_INIT("dev"),
    SLICE_INIT("app"),
    SLICE_INIT("cloud"),
    SLICE_INIT("tech"),
    SLICE_INIT("online"),
    SLICE_INIT("site"),
    SLICE_INIT("store"),
    SLICE_INIT("shop"),
    SLICE_INIT("xyz"),
    SLICE_INIT("club"),
    SLICE_INIT("email"),
    SLICE_INIT("world"),
    SLICE_INIT("life"),
    SLICE_INIT("live"),
    SLICE_INIT("space"),
    SLICE_INIT("digital"),
    SLICE_INIT("agency"),
    SLICE_INIT("group"),
    SLICE_INIT("company"),
    SLICE_INIT("global"),
    SLICE_INIT("consulting"),
    SLICE_INIT("health"),
    SLICE_INIT("care"),
    SLICE_INIT("clinic"),
    SLICE_INIT("dental"),
    SLICE_INIT("bank"),
    SLICE_INIT("finance"),
    SLICE_INIT("insure"),
    SLICE_INIT("law"),
    SLICE_INIT("legal"),
    SLICE_INIT("london"),
    SLICE_INIT("paris"),
    SLICE_INIT("berlin"),
    SLICE_INIT("hamburg"),
    SLICE_INIT("koeln"),
    SLICE_INIT("wien"),
    SLICE_INIT("swiss"),
    SLICE_INIT("bayern"),
    SLICE_INIT("amsterdam"),
    SLICE_INIT("nyc"),
    SLICE_INIT("systems"),
    SLICE_INIT("solutions"),
    SLICE_INIT("software"),
    SLICE_INIT("network"),
    SLICE_INIT("academy"),
    SLICE_INIT("school"),
    SLICE_INIT("university"),
    SLICE_INIT("page"),
    SLICE_INIT("media"),
    SLICE_INIT("studio"),
    SLICE_INIT("design"),
    SLICE_INIT("team"),
    // Reserved by RFC 2606: addresses in form, and told apart as nobody's.
    SLICE_INIT("example"),
    SLICE_INIT("test"),
    SLICE_INIT("invalid"),
};

static bool is_top_level(struct slice label)
{
    if (label.len == 2)
        return is_country(label);
    // In another script (RFC 5890): few, and nothing else is written so.
    if (slice_starts_with_nocase(label, SLICE("xn--")))
        return true;
    return SLICE_ANY(label, slice_equals_nocase, long_names);
}

// RFC 5321: at most 64 bytes, an at sign, a domain of at most 255; no dot at an end of the local
// part, and none next to another.
static enum check_result email_run(struct slice value)
{
    size_t at = slice_find_byte(value, '@');
    if (at == SLICE_NOT_FOUND)
        return CHECK_SILENT;
    struct slice local = slice_cut(value, 0, at), domain = slice_cut(value, at + 1, value.len);
    if (local.len == 0 || local.len > 64 || domain.len > 255 || local.ptr[0] == '.' ||
        local.ptr[local.len - 1] == '.' || slice_find(local, SLICE("..")) != SLICE_NOT_FOUND)
        return CHECK_FAILS;
    return is_domain(domain) && is_top_level(slice_extension(domain)) ? CHECK_HOLDS : CHECK_FAILS;
}

const struct check checks_contact[] = {
    CHECK_ROW("email", email_run, "local part and domain are ones mail allows",
              "RFC 5321 section 4.5.3; RFC 1035"),
    CHECK_ROW("phone-international", international_run,
              "its country code is assigned and its length allowed", "ITU-T E.164"),
    CHECK_ROW("phone-north-america", nanp_run, "area and exchange are ones the plan allows",
              "North American Numbering Plan, NXX-NXX-XXXX"),
    CHECK_ROWS_END,
};
