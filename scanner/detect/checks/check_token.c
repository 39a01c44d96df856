// Tokens: the structure that providers put into them.
#include "base64.h"
#include "checks.h"
#include "json_peek.h"

// The 16 characters behind an AWS key id's prefix are base32. In ids made since 2019, which begin
// with Q to 7, 40 of their bits are the account, whose number has at most twelve digits.
static enum check_result aws_run(struct slice value)
{
    enum { PREFIX = 4, LENGTH = 20, ACCOUNT_CHARACTERS = 10 };
    uint64_t bits = 0;
    if (value.len != LENGTH)
        return CHECK_SILENT;
    for (size_t i = PREFIX; i < LENGTH; i++) {
        char c = value.ptr[i];
        if (!is_upper(c) && (c < '2' || c > '7'))
            return CHECK_SILENT;
        if (i < PREFIX + ACCOUNT_CHARACTERS)
            bits = bits << 5 | (uint64_t)(is_upper(c) ? c - 'A' : c - '2' + 26);
    }
    // The first bit is set in ids that carry an account; the next 40 are its number.
    if (!(bits >> 49))
        return CHECK_SILENT;
    uint64_t account = bits >> 9 & ((1ULL << 40) - 1);
    return check_verdict(account > 0 && account <= 999999999999ULL);
}

// Slack's tokens: parts between hyphens. Behind "xoxb" and its like stand one to three numbers
// and a secret; behind "xapp" a version, an app, a number and a secret.
static enum check_result slack_run(struct slice value)
{
    struct slice part;
    unsigned numbers = 0, index = 0;
    size_t last = 0;
    if (value.len < 5 ||
        (!slice_starts_with(value, SLICE("xox")) && !slice_starts_with(value, SLICE("xapp-"))))
        return CHECK_SILENT;
    bool app = value.ptr[1] == 'a';
    for (struct slice rest = value; slice_split(&rest, '-', &part); index++) {
        size_t digits = 0;
        while (digits < part.len && is_digit(part.ptr[digits]))
            digits++;
        if (app && index == 2 && (part.len < 9 || part.ptr[0] != 'A'))
            return CHECK_FAILS;
        if (index > 0 && digits == part.len && part.len >= 9 && part.len <= 14)
            numbers++;
        last = part.len;
    }
    return check_verdict(numbers >= 1 && numbers <= 3 && last >= (app ? 60U : 22U));
}

// Decoded credentials of a Basic header or of a registry: printable, with a user, a colon
// and a password that is not the user's name again or a word that manuals use. It may be a key file
// of several lines.
static enum check_result basic_run(struct slice value)
{
    static const struct slice words[] = {
        SLICE_INIT("password"), SLICE_INIT("pass"),        SLICE_INIT("passwd"),
        SLICE_INIT("secret"),   SLICE_INIT("changeme"),    SLICE_INIT("test"),
        SLICE_INIT("pwd"),      SLICE_INIT("open sesame"), SLICE_INIT("opensesame"),
    };
    unsigned char decoded[256];
    size_t len;
    if (!base64_decode(value, decoded, sizeof decoded, &len))
        return CHECK_FAILS;
    struct slice pair = slice_of((const char *)decoded, len);
    size_t colon = slice_find_byte(pair, ':');
    for (size_t i = 0; i < len; i++)
        if ((decoded[i] < ' ' && decoded[i] != '\n') || decoded[i] == 0x7F)
            return CHECK_FAILS;
    if (colon == SLICE_NOT_FOUND || colon == 0)
        return CHECK_FAILS;
    struct slice user = slice_cut(pair, 0, colon), password = slice_cut(pair, colon + 1, len);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_equals_nocase(password, words[i]))
            return CHECK_FAILS;
    return check_verdict(password.len >= 4 && !slice_equals_nocase(user, password));
}

enum { INSIDE_LONGEST = 4096 };

// Base64 behind a prefix.
static bool decode_after(struct slice value, struct slice prefix, unsigned char *room,
                         struct slice *inside)
{
    size_t len;
    if (!slice_starts_with(value, prefix) ||
        !base64_decode(slice_cut(value, prefix.len, value.len), room, INSIDE_LONGEST, &len))
        return false;
    *inside = slice_of((const char *)room, len);
    return true;
}

// A JSON object in base64 behind a prefix, with all these members; more may follow behind `end`.
static enum check_result json_run(struct slice value, const char *prefix, char end,
                                  const char *const *members)
{
    unsigned char room[INSIDE_LONGEST];
    struct slice start = slice_of_string(prefix), json;
    if (!slice_starts_with(value, start))
        return CHECK_SILENT;
    struct slice body = slice_cut(value, start.len, value.len);
    if (end)
        body = slice_cut(body, 0, slice_find_byte(body, end));
    if (!decode_after(body, SLICE(""), room, &json) || !json_is_object(json))
        return CHECK_FAILS;
    for (; *members; members++)
        if (!json_has(json, slice_of_string(*members)))
            return CHECK_FAILS;
    return CHECK_HOLDS;
}

static enum check_result onepassword_run(struct slice value)
{
    return json_run(value, "ops_", 0,
                    (const char *const[]){"signInAddress", "userAuth", "email", NULL});
}

static enum check_result sentry_run(struct slice value)
{
    return json_run(value, "sntrys_", '_', (const char *const[]){"iat", "url", "org", NULL});
}

static enum check_result grafana_cloud_run(struct slice value)
{
    return json_run(value, "glc_", 0, (const char *const[]){"o", "n", "k", NULL});
}

static enum check_result grafana_legacy_run(struct slice value)
{
    return slice_starts_with(value, SLICE("eyJrIjoi"))
               ? json_run(value, "", 0, (const char *const[]){"k", "n", "id", NULL})
               : CHECK_SILENT;
}

static size_t digits_at(struct slice text, size_t from)
{
    size_t to = from;
    while (to < text.len && is_digit(text.ptr[to]))
        to++;
    return to - from;
}

// A bot's token: its user's number in base64, a time and a signature. The numbers are made of the
// milliseconds since 2015, so that they have 17 to 20 digits.
static enum check_result discord_run(struct slice value)
{
    unsigned char number[24];
    struct slice part, rest = value;
    size_t len, parts = 1;
    for (size_t i = 0; i < value.len; i++)
        parts += value.ptr[i] == '.';
    if (parts != 3 || !slice_split(&rest, '.', &part) || part.len < 23 || part.len > 30)
        return CHECK_SILENT;
    if (!base64_decode(part, number, sizeof number, &len) || len < 17 || len > 20)
        return CHECK_FAILS;
    struct slice digits = slice_of((const char *)number, len);
    return check_verdict(digits_at(digits, 0) == len && digits.ptr[0] != '0');
}

// The number of the bot, and 35 characters of which the first two are AA so far.
static enum check_result telegram_run(struct slice value)
{
    size_t digits = digits_at(value, 0);
    if (digits < 6 || digits >= value.len || value.ptr[digits] != ':')
        return CHECK_SILENT;
    return check_verdict(digits <= 12 && value.ptr[0] != '0' && value.len - digits - 1 == 35);
}

// "-us21": the data centre, one of some twenty.
static enum check_result mailchimp_run(struct slice value)
{
    uint64_t centre;
    size_t dash = slice_find(value, SLICE("-us"));
    if (dash != 32 || !slice_to_u64(slice_cut(value, dash + 3, value.len), &centre))
        return CHECK_SILENT;
    return check_verdict(centre >= 1 && centre <= 50);
}

// Keys and tokens of a provider's test mode or sandbox say so in their prefix. They open nothing
// that is real.
static enum check_result test_mode_run(struct slice value)
{
    static const struct slice marks[] = {
        SLICE_INIT("_test_"), SLICE_INIT("-test-"),  SLICE_INIT("_TEST-"), SLICE_INIT("_test-"),
        SLICE_INIT("TEST_"),  SLICE_INIT("sandbox"), SLICE_INIT("test_"),  SLICE_INIT("TEST-")};
    enum { PREFIX = 24 }; // behind it is what was made at random
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (slice_find(slice_cut(value, 0, PREFIX), marks[i]) != SLICE_NOT_FOUND)
            return CHECK_INERT;
    return CHECK_SILENT;
}

// A macaroon of version 2: fields of a type, a length and bytes; first the location, at the end a
// signature of 32 bytes (libmacaroons, doc/format.txt).
static enum check_result pypi_run(struct slice value)
{
    enum { SIGNATURE = 32, VERSION = 2, LOCATION = 1, SIGNED = 6 };
    unsigned char room[INSIDE_LONGEST];
    struct slice inside;
    if (!slice_starts_with(value, SLICE("pypi-")))
        return CHECK_SILENT;
    if (!decode_after(value, SLICE("pypi-"), room, &inside) || inside.len < SIGNATURE + 16 ||
        room[0] != VERSION || room[1] != LOCATION)
        return CHECK_FAILS;
    const unsigned char *tail = room + inside.len - SIGNATURE - 2;
    return check_verdict(tail[0] == SIGNED && tail[1] == SIGNATURE);
}

static enum check_result bedrock_run(struct slice value)
{
    unsigned char room[INSIDE_LONGEST];
    struct slice inside;
    if (!slice_starts_with(value, SLICE("ABSK")))
        return CHECK_SILENT;
    return check_verdict(decode_after(value, SLICE("ABSK"), room, &inside) &&
                         slice_starts_with(inside, SLICE("BedrockAPIKey-")));
}

// "reftkn:", a version, the time it ends as ten digits, and the token.
static enum check_result jfrog_reference_run(struct slice value)
{
    unsigned char room[INSIDE_LONGEST];
    struct slice inside;
    if (!slice_starts_with(value, SLICE("cmVmdGtu")))
        return CHECK_SILENT;
    if (!decode_after(value, SLICE(""), room, &inside) ||
        !slice_starts_with(inside, SLICE("reftkn:")))
        return CHECK_FAILS;
    return check_verdict(inside.len > 21 && digits_at(inside, 7) == 2 && inside.ptr[9] == ':' &&
                         digits_at(inside, 10) == 10 && inside.ptr[20] == ':');
}

// Tokens of Atlassian's products that people run themselves: an id of digits, a colon and bytes.
static enum check_result data_center_run(struct slice value)
{
    unsigned char room[INSIDE_LONGEST];
    struct slice prefix = SLICE("BBDC-"), inside;
    if (!slice_starts_with(value, prefix))
        prefix = SLICE("");
    if (value.len != prefix.len + 44 || !decode_after(value, prefix, room, &inside))
        return CHECK_SILENT;
    size_t digits = digits_at(inside, 0);
    return check_verdict(digits >= 6 && digits <= 14 && digits < inside.len &&
                         inside.ptr[digits] == ':');
}

// Azure's common annotated keys: 52 characters, "JQQJ99", a letter for the year since 2024 and one
// for the month, 16 more, the service's signature and a checksum.
static enum check_result azure_annotated_run(struct slice value)
{
    enum { MARK = 52, YEAR = 58, MONTH = 59, LENGTH = 84, PADDED = 88 };
    if ((value.len != LENGTH && value.len != PADDED) ||
        !slice_starts_with(slice_cut(value, MARK, value.len), SLICE("JQQJ99")))
        return CHECK_SILENT;
    return check_verdict(is_upper(value.ptr[YEAR]) && value.ptr[MONTH] >= 'A' &&
                         value.ptr[MONTH] <= 'L');
}

// 64 bytes, of which the last two characters before the padding hold two bits.
static enum check_result azure_storage_run(struct slice value)
{
    enum { LENGTH = 88, KEY = 64 };
    unsigned char key[KEY + 1];
    size_t len;
    if (value.len != LENGTH || !slice_ends_with(value, SLICE("==")))
        return CHECK_SILENT;
    return check_verdict(base64_decode(value, key, sizeof key, &len) && len == KEY &&
                         base64_bits(value.ptr[LENGTH - 3]) % 16 == 0);
}

// MS-NLMP: a signature and the message's type. Only the third, the answer, is made of a password.
static enum check_result ntlm_run(struct slice value)
{
    enum { TYPE = 8, ANSWER = 3 };
    static const char signature[] = "NTLMSSP"; // with its NUL
    unsigned char room[INSIDE_LONGEST];
    struct slice inside;
    if (!slice_starts_with(value, SLICE("TlRMTVNTUAA")))
        return CHECK_SILENT;
    if (!decode_after(value, SLICE(""), room, &inside) || inside.len < 32 ||
        !slice_starts_with(inside, slice_of(signature, sizeof signature)) || room[TYPE] < 1 ||
        room[TYPE] > ANSWER)
        return CHECK_FAILS;
    return room[TYPE] == ANSWER ? CHECK_HOLDS : CHECK_INERT;
}

#define DECODES_TO_NONE SLICE_INIT("it does not decode to what its prefix promises")

const struct check checks_token[] = {
    CHECK_ROW("aws-key-id", aws_run, "its id decodes to an AWS account",
              "AWS IAM documentation, unique identifiers",
              .denies = SLICE_INIT("its id decodes to no AWS account")),
    CHECK_ROW("slack-token", slack_run, "its parts are those of a Slack token",
              "Slack documentation, token types",
              .denies = SLICE_INIT("its parts are not those of a Slack token")),
    CHECK_ROW("basic-credentials", basic_run, "it decodes to a user and a password",
              "RFC 7617; Docker documentation, config.json",
              .denies = SLICE_INIT("it does not decode to a user and a password worth the name")),
    CHECK_ROW("onepassword-token", onepassword_run, "it decodes to an account's sign-in data",
              "1Password developer documentation, service accounts", .denies = DECODES_TO_NONE),
    CHECK_ROW("sentry-token", sentry_run, "it decodes to an organization and its address",
              "Sentry RFC 0091, ci upload tokens", .denies = DECODES_TO_NONE),
    CHECK_ROW("grafana-cloud-token", grafana_cloud_run, "it decodes to an organization and a key",
              "Grafana Cloud documentation, access policies", .denies = DECODES_TO_NONE),
    CHECK_ROW("grafana-api-key", grafana_legacy_run, "it decodes to a key and its name",
              "Grafana source, pkg/components/apikeygen", .denies = DECODES_TO_NONE),
    CHECK_ROW("discord-token", discord_run, "its first part decodes to a user's number",
              "Discord documentation, API reference",
              .denies = SLICE_INIT("its first part decodes to no user's number")),
    CHECK_ROW("telegram-token", telegram_run, "a bot's number and a key of the right length",
              "Telegram Bot API, authorizing your bot",
              .denies = SLICE_INIT("it has not the lengths of a bot's number and key")),
    CHECK_ROW("mailchimp-key", mailchimp_run, "it ends with a data centre",
              "Mailchimp Marketing API, fundamentals",
              .denies = SLICE_INIT("there is no such data centre")),
    CHECK_ROW("test-mode", test_mode_run, "its prefix is that of a test mode or sandbox",
              "Stripe documentation, API keys; likewise others'",
              .inert = SLICE_INIT("it works in the provider's test mode only")),
    CHECK_ROW("pypi-token", pypi_run, "it decodes to a macaroon", "PyPI help; libmacaroons format",
              .denies = SLICE_INIT("it does not decode to a macaroon")),
    CHECK_ROW("bedrock-key", bedrock_run, "it decodes to a Bedrock key's name",
              "Amazon Bedrock documentation, API keys", .denies = DECODES_TO_NONE),
    CHECK_ROW("jfrog-reference-token", jfrog_reference_run, "it decodes to a reference token",
              "JFrog documentation, reference tokens", .denies = DECODES_TO_NONE),
    CHECK_ROW("data-center-token", data_center_run, "it decodes to a number and a key",
              "Atlassian documentation, personal access tokens", .denies = DECODES_TO_NONE),
    CHECK_ROW("azure-annotated-key", azure_annotated_run, "its marks stand where Azure puts them",
              "Microsoft, common annotated security keys",
              .denies = SLICE_INIT("no date stands where Azure puts it")),
    CHECK_ROW("azure-storage-key", azure_storage_run, "it decodes to 64 bytes",
              "Azure Storage documentation, account access keys",
              .denies = SLICE_INIT("it does not decode to 64 bytes")),
    CHECK_ROW("ntlm-message", ntlm_run, "it decodes to an NTLM message", "MS-NLMP section 2.2.1",
              .denies = DECODES_TO_NONE,
              .inert = SLICE_INIT("it is a message of the handshake that holds no answer")),
    CHECK_ROWS_END,
};
