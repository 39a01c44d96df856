#include "synthetic.h"

#include "published.h"

#include <stdlib.h>

enum {
    DIGITS_MOST = 40,
    RUN = 7,      // digits that repeat or count on, in a telephone number
    COUNTED = 12, // in an account number, which may have zeros in front
};

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
    SLICE_INIT("yoursite.com"), SLICE_INIT("server.com"),  SLICE_INIT("yourcompany.com"),
    SLICE_INIT("realm.com"),    SLICE_INIT("doe.com"),     SLICE_INIT("mycompany.com"),
    SLICE_INIT("foobar.com"),   SLICE_INIT("sample.com"),  SLICE_INIT("somewhere.com"),
    SLICE_INIT("nowhere.com"),  SLICE_INIT("dummy.com"),   SLICE_INIT("anycompany.com"),
    SLICE_INIT("anywhere.com"),
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

// a@b.com: nobody who has a domain of one letter is meant.
static bool domain_is_a_letter(struct slice domain)
{
    return domain.len > 2 && domain.ptr[1] == '.' &&
           !slice_has_byte(slice_cut(domain, 2, domain.len), '.');
}

static struct slice digits_of(struct slice value, char digits[DIGITS_MOST])
{
    size_t len = 0;
    for (size_t i = 0; i < value.len && len < DIGITS_MOST; i++)
        if (is_digit(value.ptr[i]))
            digits[len++] = value.ptr[i];
    return slice_of(digits, len);
}

// 4685 4685 4685 4685, 4685 4685 7558 7558: columns of a table. One card in 1,700 has two groups alike.
// 2384 2385 2386 2949: numbers of a list. One card in 3,300 has a group that is the one before and one.
// 4173 4175 4185 4191: the same. One card in 125,000 has all groups within a hundred of the first.
static bool has_groups_alike(struct slice digits)
{
    enum { GROUP = 4, CARD = 16, NEAR = 100 };
    int groups[CARD / GROUP] = {0}, alike = 0, near = 1;
    for (size_t i = 0; i < CARD && digits.len == CARD; i++)
        groups[i / GROUP] = groups[i / GROUP] * 10 + (digits.ptr[i] - '0');
    for (int i = 1; i < CARD / GROUP && digits.len == CARD; i++) {
        alike += groups[i] == groups[i - 1] + 1;
        near += abs(groups[i] - groups[0]) <= NEAR;
        for (int k = 0; k < i; k++)
            alike += groups[k] == groups[i];
    }
    return alike > 0 || near == CARD / GROUP;
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

// 123 4567 890 in the midst of a number, 666 66 66 66: a finger went along the keys.
static size_t longest_run(struct slice digits)
{
    size_t same = 1, up = 1, longest = 0;
    for (size_t i = 1; i < digits.len; i++) {
        int step = (digits.ptr[i] - digits.ptr[i - 1] + 10) % 10;
        same = step == 0 ? same + 1 : 1;
        up = step == 1 ? up + 1 : 1;
        longest = same > longest ? same : longest;
        longest = up > longest ? up : longest;
    }
    return longest;
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

// Account numbers of the IBAN registry's and the national authorities' own examples, without the
// blanks.
static const char *const example_ibans[] = {
    "AL47212110090000000235698741",
    "AD1200012030200359100100",
    "AT611904300234573201",
    "AZ21NABZ00000000137010001944",
    "BH67BMAG00001299123456",
    "BY13NBRB3600900000002Z00AB00",
    "BE68539007547034",
    "BE71096123456769",
    "BA391290079401028494",
    "BR9700360305000010009795493P1",
    "BR1800360305000010009795493C1",
    "BG80BNBG96611020345678",
    "CR05015202001026284066",
    "HR1210010051863000160",
    "CY17002001280000001200527600",
    "CZ6508000000192000145399",
    "DK5000400440116243",
    "DO28BAGR00000001212453611324",
    "TL380080012345678910157",
    "EE382200221020145685",
    "FO6264600001631634",
    "FI2112345600000785",
    "FR1420041010050500013M02606",
    "GE29NB0000000101904917",
    "DE89370400440532013000",
    "GI75NWBK000000007099453",
    "GR1601101250000000012300695",
    "GL8964710001000206",
    "GT82TRAJ01020000001210029690",
    "HU42117730161111101800000000",
    "IS140159260076545510730339",
    "IE29AIBK93115212345678",
    "IL620108000000099999999",
    "IT60X0542811101000000123456",
    "JO94CBJO0010000000000131000302",
    "KZ86125KZT5004100100",
    "XK051212012345678906",
    "KW81CBKU0000000000001234560101",
    "LV80BANK0000435195001",
    "LB62099900000001001901229114",
    "LI21088100002324013AA",
    "LT121000011101001000",
    "LU280019400644750000",
    "MK07250120000058984",
    "MT84MALT011000012345MTLCAST001S",
    "MR1300020001010000123456753",
    "MU17BOMM0101101030300200000MUR",
    "MD24AG000225100013104168",
    "MC5811222000010123456789030",
    "ME25505000012345678951",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "PK36SCBL0000001123456702",
    "PS92PALS000000000400123456702",
    "PL61109010140000071219812874",
    "PT50000201231234567890154",
    "QA58DOHB00001234567890ABCDEFG",
    "RO49AAAA1B31007593840000",
    "SM86U0322509800000000270100",
    "SA0380000000608010167519",
    "RS35260005601001611379",
    "SK3112000000198742637541",
    "SI56263300012039086",
    "ES9121000418450200051332",
    "SE4550000000058398257466",
    "CH9300762011623852957",
    "TN5910006035183598478831",
    "TR330006100519786457841326",
    "UA213223130000026007233566001",
    "AE070331234567890123456",
    "GB29NWBK60161331926819",
    "VG96VPVG0000012345678901",
    "SC18SSCB11010000000000001497USD",
    "LC55HEMM000100010012001200023015",
    // Of earlier releases of the registry.
    "LC07HEMM000100010012001200013015",
    "CR72012300000171549015",
    "EG800002000156789012345180002",
    "IR861234568790123456789012",
    "ST68000100010051845310112",
    "SV62CENR00000000000000700025",
    "IQ98NBIQ850123456789012",
    "EG380019000500000000263180002",
    "LY83002048000020100120361",
    "SD2129010501234001",
    "BI4210000100010000332045181",
    "DJ2100010000000154000100186",
    "RU0304452522540817810538091310419",
    "VA59001123000012345678",
    "MN121234123456789123",
    "FK88SC123456789012",
    "OM810180000001299123456",
    "NI45BAPR00000013000003558124",
    "SO211000001001000100141",
    "YE15CBYE0001018861234567891234",
    "GB82WEST12345698765432",
    "GB33BUKB20201555555555",
    "DE75512108001245126199",
    "FR7630006000011234567890189",
    "NL39RABO0300065264",
    "NL02ABNA0123456789",
    "ES7921000813610123456789",
    "GR1601101050000010547023795",
    "LT435012771675726758",
    "ES8801253179194914182449",
    "DE20290909008840017000",
    NULL,
};

// Used in advertisements and documents, never to be issued (SSA, "Misused social security numbers"), and specimens of
// the other authorities.
static const char *const example_ids[] = {
    "078051120",
    "219099999",
    "123456789",
    "987654320",
    "111111111",
    "457555462",
    "001010001",
    "123121234",
    "123456782",
    // NHS number, AHV number and burgerservicenummer of the authorities' pages.
    "9434765919",
    "9434765870",
    "7569217076985",
    "111222333",
    // ORCID's fictitious researcher, and the IMEI of 3GPP's example.
    "0000000218250097",
    "490154203237518",
    NULL,
};

// How the numbers begin that a register keeps for tests and documents, by pattern.
static const struct {
    struct slice pattern, prefix;
} reserved_numbers[] = {
    {SLICE_INIT("gb-nhs-number"), SLICE_INIT("999")},
    {SLICE_INIT("in-aadhaar"), SLICE_INIT("9999")},
    {SLICE_INIT("nz-health-number"), SLICE_INIT("Z")},
    {SLICE_INIT("us-medicare-number"), SLICE_INIT("1EG4")},
};

static bool is_reserved_number(struct slice pattern, struct slice value)
{
    for (size_t i = 0; i < sizeof reserved_numbers / sizeof reserved_numbers[0]; i++)
        if (slice_equals(reserved_numbers[i].pattern, pattern))
            return slice_starts_with_nocase(value, reserved_numbers[i].prefix);
    return false;
}

static const char *synthetic_email(struct slice value)
{
    size_t at = slice_find_byte(value, '@');
    if (at == SLICE_NOT_FOUND)
        return NULL;
    struct slice domain = slice_cut(value, at + 1, value.len);
    if (domain_is_reserved(domain))
        return "its domain is reserved for examples";
    return domain_is_a_letter(domain) ? "its domain is one letter" : NULL;
}

// 555-0100 to 555-0199 are set aside for fiction (NANPA); 07700 900000 to 900999,
// 020 7946 0xxx, 0113 496 0xxx and 01632 960xxx (Ofcom).
static const char *synthetic_phone(struct slice digits)
{
    size_t at = slice_find(digits, SLICE("55501"));
    if (longest_run(digits) >= RUN)
        return "its digits repeat or count";
    bool fiction = (at != SLICE_NOT_FOUND && digits.len - at == 7) ||
                   (digits.len >= 10 &&
                    slice_find(slice_cut(digits, digits.len - 7, digits.len), SLICE("555")) == 0) ||
                   slice_find(digits, SLICE("7700900")) != SLICE_NOT_FOUND ||
                   slice_find(digits, SLICE("2079460")) != SLICE_NOT_FOUND ||
                   slice_find(digits, SLICE("1134960")) != SLICE_NOT_FOUND ||
                   slice_find(digits, SLICE("1632960")) != SLICE_NOT_FOUND;
    return fiction ? "its number is set aside for fiction" : NULL;
}

static const char *synthetic_iban(struct slice value)
{
    char compact[DIGITS_MOST];
    size_t len = 0;
    for (size_t i = 0; i < value.len && len < DIGITS_MOST; i++)
        if (is_alnum(value.ptr[i]))
            compact[len++] = value.ptr[i];
    if (in_list(slice_of(compact, len), example_ibans))
        return "an example of the IBAN registry";
    // 1234567890123 as the account, whatever stands around it.
    char digits[DIGITS_MOST];
    bool counts = longest_run(digits_of(value, digits)) >= COUNTED;
    return counts ? "its digits repeat or count" : NULL;
}

const char *synthetic_why(const struct pattern *pattern, struct slice value)
{
    char room[DIGITS_MOST];
    struct slice digits = digits_of(value, room);
    const char *why = NULL;
    if (slice_equals(pattern->type, SLICE("private-key")))
        return published_key_why(value);
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
    else if (is_reserved_number(pattern->id, value))
        why = "its number is set aside for tests";
    else
        why = synthetic_id_why(pattern, value);
    if (!why && is_count(digits))
        why = "its digits repeat or count";
    if (!why && slice_equals(pattern->type, SLICE("payment-card")) && has_groups_alike(digits))
        why = "groups of its digits repeat";
    return why;
}

// What stands before the '@' where a role, a list or a machine is behind it.
static const struct slice role_names[] = {
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
    SLICE_INIT("oss"),           SLICE_INIT("mail"),       SLICE_INIT("action"),
    SLICE_INIT("actions"),       SLICE_INIT("bot"),        SLICE_INIT("build"),
    SLICE_INIT("builds"),        SLICE_INIT("developers"), SLICE_INIT("maintainers"),
    SLICE_INIT("users"),         SLICE_INIT("community"),  SLICE_INIT("core"),
    SLICE_INIT("conduct"),       SLICE_INIT("licensing"),  SLICE_INIT("trademarks"),
    SLICE_INIT("majordomo"),     SLICE_INIT("newsletter"), SLICE_INIT("notifications"),
    SLICE_INIT("marketing"),     SLICE_INIT("billing"),    SLICE_INIT("feedback"),
    SLICE_INIT("jobs"),          SLICE_INIT("careers"),    SLICE_INIT("partners"),
    SLICE_INIT("system"),        SLICE_INIT("service"),    SLICE_INIT("sender"),
    SLICE_INIT("recipient"),     SLICE_INIT("guest"),      SLICE_INIT("anonymous"),
    SLICE_INIT("ubuntu"),        SLICE_INIT("debian"),     SLICE_INIT("ec2-user"),
    SLICE_INIT("vagrant"),       SLICE_INIT("deploy"),     SLICE_INIT("www-data"),
    SLICE_INIT("testuser"),      SLICE_INIT("hi"),         SLICE_INIT("anon"),
    SLICE_INIT("default"),       SLICE_INIT("demo"),
};

// automake-bugs, gnucash-devel, python-list: mailing lists by their ends; bug-automake by its start.
static bool is_list_name(struct slice local)
{
    static const struct slice ends[] = {
        SLICE_INIT("-bugs"),    SLICE_INIT("-devel"),    SLICE_INIT("-dev"),
        SLICE_INIT("-list"),    SLICE_INIT("-users"),    SLICE_INIT("-user"),
        SLICE_INIT("-discuss"), SLICE_INIT("-announce"), SLICE_INIT("-patches"),
        SLICE_INIT("-team"),    SLICE_INIT("-support"),  SLICE_INIT("-security"),
        SLICE_INIT("-help"),    SLICE_INIT("-commits"),  SLICE_INIT("-request"),
    };
    struct slice behind_first = slice_cut(local, 1, local.len); // no end is a name by itself
    return SLICE_ANY(behind_first, slice_ends_with_nocase, ends) ||
           slice_starts_with_nocase(local, SLICE("bug-"));
}

// redis@redis.io: the address of whom the domain belongs to.
static bool is_namesake(struct slice local, struct slice domain)
{
    size_t dot = slice_find_byte(domain, '.');
    return dot != SLICE_NOT_FOUND && slice_equals_nocase(local, slice_cut(domain, 0, dot)) &&
           !slice_has_byte(slice_cut(domain, dot + 1, domain.len), '.');
}

bool email_is_impersonal(struct slice value)
{
    // Of mailing lists and forges; and names of algorithms, which SSH writes like addresses (RFC
    // 4251, section 6).
    static const struct slice hosts[] = {
        SLICE_INIT("lists."),         SLICE_INIT("users.noreply"), SLICE_INIT("googlegroups."),
        SLICE_INIT("alioth-lists"),   SLICE_INIT("openssh.com"),   SLICE_INIT("libssh.org"),
        SLICE_INIT("lysator.liu.se"),
    };
    size_t at = slice_find_byte(value, '@');
    struct slice local = slice_cut(value, 0, at);
    struct slice domain = slice_cut(value, local.len + 1, value.len);
    if (at == SLICE_NOT_FOUND)
        return false;
    if (SLICE_ANY(local, slice_equals_nocase, role_names))
        return true;
    if (SLICE_ANY(domain, slice_starts_with_nocase, hosts))
        return true;
    return is_list_name(local) || is_namesake(local, domain);
}
