#include "synthetic.h"

enum { DIGITS_MOST = 40 };

// RFC 2606 and RFC 6761: names that never resolve; RFC 9476: .alt; and what documents use like them.
static const struct slice reserved_domains[] = {
    SLICE_INIT("example.com"),  SLICE_INIT("example.org"), SLICE_INIT("example.net"),
    SLICE_INIT("example.edu"),  SLICE_INIT("test"),        SLICE_INIT("example"),
    SLICE_INIT("invalid"),      SLICE_INIT("localhost"),   SLICE_INIT("local"),
    SLICE_INIT("alt"),          SLICE_INIT("localdomain"), SLICE_INIT("internal"),
    SLICE_INIT("domain.com"),   SLICE_INIT("email.com"),   SLICE_INIT("yourdomain.com"),
    SLICE_INIT("mydomain.com"), SLICE_INIT("test.com"),    SLICE_INIT("foo.com"),
    SLICE_INIT("bar.com"),      SLICE_INIT("acme.com"),    SLICE_INIT("foo.bar"),
    SLICE_INIT("company.com"),  SLICE_INIT("site.com"),    SLICE_INIT("mail.example"),
};

static bool domain_is_reserved(struct slice domain)
{
    for (size_t i = 0; i < sizeof reserved_domains / sizeof reserved_domains[0]; i++) {
        struct slice known = reserved_domains[i];
        if (domain.len < known.len)
            continue;
        struct slice tail = slice_cut(domain, domain.len - known.len, domain.len);
        if (slice_equals_nocase(tail, known) &&
            (domain.len == known.len || domain.ptr[domain.len - known.len - 1] == '.'))
            return true;
    }
    // example.co.uk, example.fr: reserved in spirit, and what people write.
    return slice_starts_with_nocase(domain, SLICE("example."));
}

static struct slice digits_of(struct slice value, char digits[DIGITS_MOST])
{
    size_t len = 0;
    for (size_t i = 0; i < value.len && len < DIGITS_MOST; i++)
        if (is_digit(value.ptr[i]))
            digits[len++] = value.ptr[i];
    return slice_of(digits, len);
}

// 0000000000, 1234567890, 9876543210: nobody is given these.
static bool is_count(struct slice digits)
{
    size_t same = 0, up = 0, down = 0;
    for (size_t i = 1; i < digits.len; i++) {
        int step = (digits.ptr[i] - digits.ptr[i - 1] + 10) % 10;
        same += step == 0;
        up += step == 1;
        down += step == 9;
    }
    return digits.len >= 6 &&
           (same + 1 >= digits.len - 1 || up + 2 >= digits.len || down + 2 >= digits.len);
}

static bool in_list(struct slice digits, const char *const *list)
{
    for (; *list; list++)
        if (slice_equals(digits, slice_of_string(*list)))
            return true;
    return false;
}

// Numbers that card networks and payment providers publish for tests.
static const char *const test_cards[] = {
    "4111111111111111",    "4012888888881881",    "4242424242424242",
    "4000056655665556",    "4000000000000002",    "4000000000009995",
    "4000000000000069",    "4000000000000127",    "4000000000000119",
    "4000002500003155",    "4000000000003220",    "4000000000003063",
    "4000000000000077",    "4000000000000341",    "4000000000009987",
    "4000002760003184",    "4000000000000010",    "4000000000000028",
    "4000000000000036",    "4000000000000044",    "4000000000000101",
    "4000000000004210",    "4000000000000259",    "4000000000001976",
    "4222222222222",       "4012000033330026",    "4005519200000004",
    "4009348888881881",    "4012000077777777",    "4217651111111119",
    "4500600000000061",    "4988438843884305",    "4166676667666746",
    "4646464646464644",    "4000620000000007",    "4000060000000006",
    "4293189100000008",    "4988080000000000",    "4111111145551142",
    "4444333322221111",    "4917610000000000",    "4462030000000000",
    "4917300800000000",    "4484070000000000",    "5555555555554444",
    "5105105105105100",    "5200828282828210",    "5454545454545454",
    "5500005555555559",    "5555341244441115",    "5100060000000002",
    "2222420000001113",    "2222630000001125",    "2223003122003222",
    "2223000048400011",    "2222400070000005",    "2222410740360010",
    "2222400050000009",    "2222400030000004",    "5136333333333335",
    "5585558555855583",    "5555444433331111",    "5577000055770004",
    "5500000000000004",    "5424000000000015",    "5431111111111111",
    "5399999999999999",    "5425233430109903",    "378282246310005",
    "371449635398431",     "378734493671000",     "370000000000002",
    "340000000000009",     "371144371144376",     "341134113411347",
    "370000000000000",     "6011111111111117",    "6011000990139424",
    "6011981111111113",    "6011601160116611",    "6011000000000012",
    "6011000000000004",    "6011500080009080",    "6445644564456445",
    "30569309025904",      "38520000023237",      "36227206271667",
    "36006666333344",      "3056930009020004",    "36148900647913",
    "3566002020360505",    "3530111333300000",    "3569990010095841",
    "6200000000000005",    "6205500000000000004", "6243030000000001",
    "5019717010103742",    "6759649826438453",    "6304000000000000",
    "6331101999990016",    "6771798021000008",    "5641821111166669",
    "6771830000000000006", "2131000000000000",    NULL,
};

// Account numbers of the SWIFT registry's and the national authorities' own examples, without the blanks.
static const char *const example_ibans[] = {
    "GB82WEST12345698765432",
    "GB29NWBK60161331926819",
    "GB33BUKB20201555555555",
    "DE89370400440532013000",
    "DE75512108001245126199",
    "FR1420041010050500013M02606",
    "FR7630006000011234567890189",
    "ES9121000418450200051332",
    "IT60X0542811101000000123456",
    "NL91ABNA0417164300",
    "BE68539007547034",
    "BE71096123456769",
    "CH9300762011623852957",
    "AT611904300234573201",
    "PL61109010140000071219812874",
    "SE4550000000058398257466",
    "DK5000400440116243",
    "NO9386011117947",
    "FI2112345600000785",
    "PT50000201231234567890154",
    "IE29AIBK93115212345678",
    "LU280019400644750000",
    "GR1601101250000000012300695",
    "CZ6508000000192000145399",
    "NL39RABO0300065264",
    "NL02ABNA0123456789",
    "ES7921000813610123456789",
    NULL,
};

// Used in advertisements and documents, never to be issued (SSA, "Misused social security numbers"), and specimens of
// the other authorities.
static const char *const example_ids[] = {
    "078051120", "219099999", "123456789", "987654320", "111111111",
    "457555462", "001010001", "123121234", "123456782", NULL,
};

static const char *synthetic_email(struct slice value)
{
    size_t at = slice_find_byte(value, '@');
    if (at == SLICE_NOT_FOUND)
        return NULL;
    return domain_is_reserved(slice_cut(value, at + 1, value.len))
               ? "its domain is reserved for examples"
               : NULL;
}

// 555-0100 to 555-0199 are set aside for fiction (NANPA); 07700 900000 to 900999 and 020 7946 0xxx (Ofcom).
static const char *synthetic_phone(struct slice digits)
{
    size_t at = slice_find(digits, SLICE("55501"));
    bool fiction = (at != SLICE_NOT_FOUND && digits.len - at == 7) ||
                   (digits.len >= 10 &&
                    slice_find(slice_cut(digits, digits.len - 7, digits.len), SLICE("555")) == 0) ||
                   slice_find(digits, SLICE("7700900")) != SLICE_NOT_FOUND ||
                   slice_find(digits, SLICE("2079460")) != SLICE_NOT_FOUND;
    return fiction ? "its number is set aside for fiction" : NULL;
}

static const char *synthetic_iban(struct slice value)
{
    char compact[DIGITS_MOST];
    size_t len = 0;
    for (size_t i = 0; i < value.len && len < DIGITS_MOST; i++)
        if (is_alnum(value.ptr[i]))
            compact[len++] = value.ptr[i];
    return in_list(slice_of(compact, len), example_ibans) ? "an example of the IBAN registry"
                                                          : NULL;
}

const char *synthetic_why(const struct pattern *pattern, struct slice value)
{
    char room[DIGITS_MOST];
    struct slice digits = digits_of(value, room);
    const char *why = NULL;
    if (pattern->kind != KIND_PERSONAL || pattern->evidence != EVIDENCE_VALUE)
        return NULL;
    if (slice_equals(pattern->type, SLICE("email")))
        return synthetic_email(value);
    if (slice_equals(pattern->type, SLICE("phone")))
        why = synthetic_phone(digits);
    else if (slice_equals(pattern->type, SLICE("payment-card")))
        why = in_list(digits, test_cards) ? "a published test card" : NULL;
    else if (slice_equals(pattern->type, SLICE("iban")))
        why = synthetic_iban(value);
    else if (in_list(digits, example_ids))
        why = "a published specimen";
    if (!why && is_count(digits))
        why = "its digits repeat or count";
    return why;
}

bool email_is_impersonal(struct slice value)
{
    static const struct slice locals[] = {
        SLICE_INIT("noreply"),       SLICE_INIT("no-reply"),   SLICE_INIT("donotreply"),
        SLICE_INIT("do-not-reply"),  SLICE_INIT("git"),        SLICE_INIT("hg"),
        SLICE_INIT("mailer-daemon"), SLICE_INIT("postmaster"), SLICE_INIT("root"),
        SLICE_INIT("info"),          SLICE_INIT("support"),    SLICE_INIT("admin"),
        SLICE_INIT("webmaster"),     SLICE_INIT("security"),   SLICE_INIT("contact"),
        SLICE_INIT("hello"),         SLICE_INIT("help"),       SLICE_INIT("sales"),
        SLICE_INIT("bugs"),          SLICE_INIT("bug"),        SLICE_INIT("abuse"),
        SLICE_INIT("dev"),           SLICE_INIT("team"),       SLICE_INIT("office"),
        SLICE_INIT("press"),         SLICE_INIT("user"),       SLICE_INIT("username"),
        SLICE_INIT("you"),           SLICE_INIT("me"),         SLICE_INIT("name"),
        SLICE_INIT("email"),         SLICE_INIT("someone"),    SLICE_INIT("nobody"),
        SLICE_INIT("legal"),         SLICE_INIT("privacy"),    SLICE_INIT("opensource"),
        SLICE_INIT("oss"),           SLICE_INIT("mail"),
    };
    struct slice local = slice_cut(value, 0, slice_find_byte(value, '@'));
    struct slice domain = slice_cut(value, local.len + 1, value.len);
    for (size_t i = 0; i < sizeof locals / sizeof locals[0]; i++)
        if (slice_equals_nocase(local, locals[i]))
            return true;
    // Public identities of mailing lists and forges, not persons.
    return slice_starts_with(domain, SLICE("lists.")) ||
           slice_starts_with(domain, SLICE("users.noreply")) ||
           slice_starts_with(domain, SLICE("googlegroups.")) ||
           slice_starts_with(domain, SLICE("alioth-lists"));
}
