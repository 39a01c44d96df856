#include "judge.h"

#include "letters.h"
#include "not_secret.h"
#include "placeholder.h"
#include "published.h"

#include <math.h>

unsigned entropy_tenths(struct slice value)
{
    unsigned counts[256] = {0};
    double bits = 0;
    for (size_t i = 0; i < value.len; i++)
        counts[(unsigned char)value.ptr[i]]++;
    for (size_t i = 0; i < 256; i++) {
        if (counts[i]) {
            double share = (double)counts[i] / (double)value.len;
            bits -= share * log2(share);
        }
    }
    return (unsigned)(bits * 10 + 0.5);
}

struct judgement judge_placeholder(struct slice value)
{
    struct judgement out = {.is_secret = true, .is_random = true};
    const char *why = published_value_why(value);
    if (why) {
        out.standing = STANDING_SYNTHETIC;
        out.why = why;
        return out;
    }
    why = placeholder_why(value);
    if (why)
        out = (struct judgement){.standing = STANDING_PLACEHOLDER, .why = why};
    return out;
}

// AIzaParseOptionsAndReturnTheFirst: a name of a program that begins like a token.
static bool reads_like_a_name(struct slice value)
{
    enum { SHORTEST = 16 };
    size_t letters;
    for (size_t i = 0; i < value.len; i++)
        if (!is_alpha(value.ptr[i]) && value.ptr[i] != '_' && value.ptr[i] != '-')
            return false;
    int score = letters_score(value, &letters);
    return letters >= SHORTEST && score >= (int)letters;
}

struct judgement judge_token(struct slice value)
{
    struct judgement out = judge_placeholder(value);
    if (!out.why && reads_like_a_name(value)) {
        out.standing = STANDING_PLACEHOLDER;
        out.is_secret = false;
        out.why = "its letters read like words";
    }
    return out;
}

static struct judgement no_secret(const char *why)
{
    return (struct judgement){.standing = STANDING_PLACEHOLDER, .why = why};
}

struct shape {
    size_t lower, upper, digits, signs, blanks, dots, slashes, high;
    size_t strange; // signs that names have not
    size_t numbers; // runs of digits
    size_t changes; // between letters, digits and signs
    size_t letters;
    int letters_score;
};

static int class_of(char c)
{
    return is_alpha(c) ? 0 : is_digit(c) ? 1 : 2;
}

static struct shape shape_of(struct slice value)
{
    struct shape s = {0};
    s.letters_score = letters_score(value, &s.letters);
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        s.lower += is_lower(c);
        s.upper += is_upper(c);
        s.digits += is_digit(c);
        s.blanks += is_space(c);
        s.high += (unsigned char)c >= 0x80;
        s.signs += !is_alnum(c) && !is_space(c) && (unsigned char)c < 0x80;
        s.strange += !is_alnum(c) && !is_space(c) && (unsigned char)c < 0x80 && !strchr("._-:/", c);
        s.dots += c == '.';
        s.slashes += c == '/' || c == '\\';
        s.numbers += is_digit(c) && (i == 0 || !is_digit(value.ptr[i - 1]));
        s.changes += i > 0 && class_of(c) != class_of(value.ptr[i - 1]);
    }
    return s;
}

// password, newPassword, admin_password2: what asks for a password in seven languages' code.
static bool names_a_password(struct slice value)
{
    static const struct slice tails[] = {SLICE_INIT("password"), SLICE_INIT("passwd"),
                                         SLICE_INIT("passphrase"), SLICE_INIT("dbpass")};
    for (size_t i = 0; i < value.len; i++)
        if (!is_alpha(value.ptr[i]) && value.ptr[i] != '_' && value.ptr[i] != '-')
            return false;
    return SLICE_ANY(value, slice_ends_with_nocase, tails);
}

static bool is_word_like(struct slice value)
{
    static const struct slice words[] = {
        SLICE_INIT("true"),     SLICE_INIT("false"),    SLICE_INIT("null"),
        SLICE_INIT("nil"),      SLICE_INIT("none"),     SLICE_INIT("undefined"),
        SLICE_INIT("string"),   SLICE_INIT("str"),      SLICE_INIT("bool"),
        SLICE_INIT("boolean"),  SLICE_INIT("int"),      SLICE_INIT("integer"),
        SLICE_INIT("number"),   SLICE_INIT("text"),     SLICE_INIT("password"),
        SLICE_INIT("passwd"),   SLICE_INIT("secret"),   SLICE_INIT("token"),
        SLICE_INIT("key"),      SLICE_INIT("apikey"),   SLICE_INIT("api_key"),
        SLICE_INIT("required"), SLICE_INIT("optional"), SLICE_INIT("default"),
        SLICE_INIT("hidden"),   SLICE_INIT("yes"),      SLICE_INIT("no"),
        SLICE_INIT("on"),       SLICE_INIT("off"),      SLICE_INIT("bearer"),
        SLICE_INIT("basic"),    SLICE_INIT("object"),   SLICE_INIT("any"),
        SLICE_INIT("self"),     SLICE_INIT("test"),     SLICE_INIT("credentials"),
        SLICE_INIT("username"), SLICE_INIT("user"),     SLICE_INIT("email"),
        SLICE_INIT("function"), SLICE_INIT("return"),   SLICE_INIT("void"),
        SLICE_INIT("input"),    SLICE_INIT("file"),     SLICE_INIT("value"),
        SLICE_INIT("write"),    SLICE_INIT("read"),     SLICE_INIT("pass"),
        SLICE_INIT("enabled"),  SLICE_INIT("disabled"), SLICE_INIT("psst"),
        SLICE_INIT("toor"),     SLICE_INIT("sekrit"),   SLICE_INIT("sekret"),
    };
    // A form's second field: password2, secret1, password2*.
    while (value.len > 4 && !is_alnum(value.ptr[value.len - 1]))
        value.len--;
    if (value.len > 4 && is_digit(value.ptr[value.len - 1]) && is_alpha(value.ptr[value.len - 2]))
        value.len--;
    if (SLICE_ANY(value, slice_equals_nocase, words))
        return true;
    return names_a_password(value);
}

// 178:bad, an error's number and the first of its words.
static bool is_numbered_word(struct slice value)
{
    size_t at = slice_find_byte(value, ':');
    if (at == 0 || at >= value.len - 1)
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (i != at && !(i < at ? is_digit(value.ptr[i]) : is_lower(value.ptr[i])))
            return false;
    return true;
}

// CEPH_LIBVIRT_UUID: a constant, whatever the letters of its parts.
static bool is_constant(struct slice value, const struct shape *s)
{
    if (s->lower || s->blanks || s->digits * 4 > value.len)
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (!is_word(value.ptr[i]))
            return false;
    return slice_has_byte(slice_cut(value, 1, value.len), '_');
}

// 8-4-4-4-12 hexadecimal digits (RFC 9562): an identifier, as a rule, but also what some servers give out as tokens.
static bool is_uuid(struct slice value)
{
    if (value.len != 36)
        return false;
    for (size_t i = 0; i < value.len; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        char c = to_lower(value.ptr[i]);
        if (dash ? c != '-' : !(is_digit(c) || (c >= 'a' && c <= 'f')))
            return false;
    }
    return true;
}

static bool is_url(struct slice value)
{
    size_t at = slice_find(value, SLICE("://"));
    return at != SLICE_NOT_FOUND && at < 16;
}

static bool is_path(struct slice value, const struct shape *s)
{
    if (value.ptr[0] == '/' || slice_starts_with(value, SLICE("./")) ||
        slice_starts_with(value, SLICE("../")) || slice_starts_with(value, SLICE("~/")))
        return s->slashes >= 1 && s->digits * 4 < value.len;
    struct slice extension = slice_extension(value);
    return s->blanks == 0 && extension.len >= 2 && extension.len <= 5 && s->dots == 1 &&
           s->slashes >= 1;
}

// The part of a name around `at`, between signs.
static struct slice part_around(struct slice value, size_t at, size_t *end)
{
    size_t start = at;
    while (start > 0 && is_alnum(value.ptr[start - 1]))
        start--;
    for (*end = at; *end < value.len && is_alnum(value.ptr[*end]);)
        ++*end;
    return slice_cut(value, start, *end);
}

// gnutls_x509_crt: one word of the trade makes the others names too, whose letters have no vowels.
static bool has_technical_part(struct slice value)
{
    size_t end;
    for (size_t i = 0; i < value.len; i++) {
        if (!is_digit(value.ptr[i]))
            continue;
        struct slice part = part_around(value, i, &end);
        if (part.len > 2 && part.len < value.len && is_technical_word(part))
            return true;
        i = end;
    }
    return false;
}

// v1.issuing_token, git-p4.password, new_password1, gnutls_x509_crt: few digits, each at the end of a part to
// number it, or of a word of the trade.
static bool digits_number_parts(struct slice value, size_t letters)
{
    size_t digits = 0, end;
    for (size_t i = 0; i < value.len; i++) {
        if (!is_digit(value.ptr[i]))
            continue;
        if (is_technical_word(part_around(value, i, &end))) {
            i = end;
            continue;
        }
        for (end = i; end < value.len && is_digit(value.ptr[end]);)
            end++;
        if (end - i > 2 || (end < value.len && is_word(value.ptr[end]) && value.ptr[end] != '_'))
            return false;
        digits += end - i;
        i = end;
    }
    return letters >= 4 * digits;
}

// login.form.password, PASSWORD_FIELD, App\UserPassword, getPassword(): names, not values.
static bool is_identifier(struct slice value, const struct shape *s)
{
    if (s->blanks || s->high || value.len > 96 ||
        (s->letters_score < 0 && !has_technical_part(value)))
        return false;
    size_t parts = 1;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        parts += c == '_' || c == '.' || c == '-' || c == ':' || c == '/' || c == '\\';
        if (!is_word(c) && !strchr(".-:/\\()[]>#", c))
            return false;
    }
    if (s->digits && !digits_number_parts(value, s->lower + s->upper))
        return false;
    return parts > 1 || strchr("()[]>", value.ptr[value.len - 1]) != NULL;
}

// #password, .btn-password, input[name=password]: where in a page, as CSS says it.
static bool is_selector(struct slice value, const struct shape *s)
{
    if (slice_find(value, SLICE("[name=")) != SLICE_NOT_FOUND ||
        slice_find(value, SLICE("[type=")) != SLICE_NOT_FOUND)
        return true;
    if (s->digits || s->blanks || (value.ptr[0] != '#' && value.ptr[0] != '.'))
        return false;
    for (size_t i = 1; i < value.len; i++)
        if (!is_word(value.ptr[i]) && value.ptr[i] != '-')
            return false;
    return true;
}

static bool is_hex(char c)
{
    c = to_lower(c);
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

// \u00fc is a letter of a translation; \x2a\x86 all through are bytes, and a few of them are no key.
static bool is_escaped(struct slice value)
{
    enum { KEY = 16 };
    size_t at = slice_find(value, SLICE("\\u"));
    if (at != SLICE_NOT_FOUND && value.len - at >= 6 && is_hex(value.ptr[at + 2]) &&
        is_hex(value.ptr[at + 3]) && is_hex(value.ptr[at + 4]) && is_hex(value.ptr[at + 5]))
        return true;
    for (size_t i = 0; i < value.len; i += 4)
        if (value.len - i < 4 || value.ptr[i] != '\\' || value.ptr[i + 1] != 'x' ||
            !is_hex(value.ptr[i + 2]) || !is_hex(value.ptr[i + 3]))
            return false;
    return value.len / 4 < KEY;
}

// PostgreSQL keeps md5 and the digest of password and user.
static bool is_postgresql_md5(struct slice value)
{
    enum { DIGEST = 32 };
    if (value.len != 3 + DIGEST || !slice_starts_with(value, SLICE("md5")))
        return false;
    for (size_t i = 3; i < value.len; i++)
        if (!is_hex(value.ptr[i]))
            return false;
    return true;
}

// What is kept of a password so that nobody can read it: $2b$12$..., pbkdf2_sha256$..., {SSHA}...
static bool is_password_hash(struct slice value)
{
    static const struct slice starts[] = {
        SLICE_INIT("$1$"),      SLICE_INIT("$2a$"),       SLICE_INIT("$2b$"),
        SLICE_INIT("$2y$"),     SLICE_INIT("$5$"),        SLICE_INIT("$6$"),
        SLICE_INIT("$y$"),      SLICE_INIT("$apr1$"),     SLICE_INIT("$argon2"),
        SLICE_INIT("$scrypt"),  SLICE_INIT("$pbkdf2"),    SLICE_INIT("pbkdf2_"),
        SLICE_INIT("bcrypt$"),  SLICE_INIT("bcrypt_"),    SLICE_INIT("argon2$"),
        SLICE_INIT("scrypt$"),  SLICE_INIT("sha1$"),      SLICE_INIT("md5$"),
        SLICE_INIT("{SHA"),     SLICE_INIT("{SSHA"),      SLICE_INIT("{CRYPT}"),
        SLICE_INIT("{bcrypt}"), SLICE_INIT("hmac-sha"),   SLICE_INIT("ENC("),
        SLICE_INIT("sha256:"),  SLICE_INIT("sha256-"),    SLICE_INIT("sha384-"),
        SLICE_INIT("sha512-"),  SLICE_INIT("SCRAM-SHA-"),
    };
    if (SLICE_ANY(value, slice_starts_with, starts))
        return true;
    return is_postgresql_md5(value);
}

static bool is_prose(struct slice value, const struct shape *s)
{
    if (s->high > 0 && s->digits == 0 && s->signs <= 1)
        return true;
    if (s->high * 2 > value.len)
        return true;
    if (s->blanks > 3)
        return true;
    // Words of a language that the table was not learnt from score a little below zero.
    if (s->letters_score < -(int)s->letters)
        return false;
    return (s->blanks >= 2 && (s->lower + s->upper + s->high) * 10 >= value.len * 7) ||
           (s->blanks >= 1 && s->digits == 0 && s->signs <= 2 && value.len > 8);
}

// A call, an index or a reference: code that gives the value, standing where no quotes are.
static bool is_code(struct slice value)
{
    for (size_t i = 0; i < value.len; i++)
        if (strchr("(){}[]<>;,|", value.ptr[i]))
            return true;
    return slice_find(value, SLICE("=!")) != SLICE_NOT_FOUND ||
           slice_find(value, SLICE("::")) != SLICE_NOT_FOUND;
}

// Digits of a hash or a key: both kinds of character, and more than a colour or a short number has.
static bool is_hexadecimal(struct slice value, const struct shape *s)
{
    enum { SHORTEST = 10 };
    for (size_t i = 0; i < value.len; i++)
        if (!is_hex(value.ptr[i]))
            return false;
    return value.len >= SHORTEST && s->digits > 0 && s->lower + s->upper > 0;
}

// jwtToken, xdg-pass, testpw: what has a word of the trade in it may be short of vowels for the rest.
static bool has_common_word(struct slice value)
{
    static const struct slice words[] = {
        SLICE_INIT("token"), SLICE_INIT("secret"),  SLICE_INIT("pass"),  SLICE_INIT("user"),
        SLICE_INIT("test"),  SLICE_INIT("admin"),   SLICE_INIT("login"), SLICE_INIT("demo"),
        SLICE_INIT("john"),  SLICE_INIT("mysql"),   SLICE_INIT("pgsql"), SLICE_INIT("auth"),
        SLICE_INIT("crypt"), SLICE_INIT("sekr"),    SLICE_INIT("http"),  SLICE_INIT("json"),
        SLICE_INIT("pwd"),   SLICE_INIT("refresh"), SLICE_INIT("foo"),   SLICE_INIT("baz"),
    };
    return SLICE_ANY(value, slice_contains_nocase, words);
}

// aes128-gcm96, ecdsa-p256, ECC_NIST_P521: what a key is for.
static bool is_algorithm(struct slice value)
{
    static const struct slice starts[] = {
        SLICE_INIT("aes"),   SLICE_INIT("ecdsa"),  SLICE_INIT("ecc_"),   SLICE_INIT("ecc-"),
        SLICE_INIT("rsa"),   SLICE_INIT("sha"),    SLICE_INIT("hmac"),   SLICE_INIT("chacha"),
        SLICE_INIT("ed255"), SLICE_INIT("secp"),   SLICE_INIT("hs25"),   SLICE_INIT("rs25"),
        SLICE_INIT("ssh-"),  SLICE_INIT("pbkdf2"), SLICE_INIT("ntlm"),   SLICE_INIT("scram"),
        SLICE_INIT("argon"), SLICE_INIT("bcrypt"), SLICE_INIT("scrypt"),
    };
    for (size_t i = 0; i < sizeof starts / sizeof starts[0] && value.len <= 24; i++)
        if (slice_starts_with_nocase(value, starts[i]))
            return true;
    return false;
}

// Seconds or milliseconds since 1970.
static bool is_time(struct slice value)
{
    return (value.len == 10 || value.len == 13) && value.ptr[0] == '1';
}

// By its letters, digits and signs alone: long, of several kinds, and changing between them.
static bool is_mixed(struct slice value, const struct shape *s)
{
    enum { LONG = 12 };
    int kinds = !!s->lower + !!s->upper + !!s->digits + !!s->signs;
    return value.len >= LONG && entropy_tenths(value) >= 30 && kinds >= 2 && s->digits > 0 &&
           s->changes >= 3 && s->blanks == 0 && s->letters_score < (int)s->letters / 2;
}

// Whether somebody, or a machine, made it so that nobody guesses it: letters in an order no word has,
// hexadecimal digits, or many changes between letters, digits and signs.
static bool looks_random(struct slice value, const struct shape *s)
{
    enum { LONG_NUMBER = 9, FEW_LETTERS = 4, IN_SPITE_OF_WORDS = -12, GOOD_PASSWORD = 8 };
    if (is_hexadecimal(value, s))
        return entropy_tenths(value) >= 22;
    if (s->digits == value.len)
        return value.len >= LONG_NUMBER && !is_time(value);
    if (s->letters >= FEW_LETTERS && s->letters_score < 0)
        return s->letters_score < IN_SPITE_OF_WORDS || !has_common_word(value);
    bool every_kind = s->lower && s->upper && s->digits && s->strange;
    return (every_kind && value.len >= GOOD_PASSWORD && !has_common_word(value)) ||
           is_mixed(value, s);
}

static bool is_rich_in_signs(const struct shape *s)
{
    return s->strange >= 4 && s->strange * 3 > s->letters;
}

// Words, perhaps numbered: secret2, my_pass, test1234. With a capital and a digit, and a sign or more
// digits elsewhere, somebody thought it up: Summer2024!, kuh7Gras8Weide
static bool is_words(const struct shape *s)
{
    bool thought_up = s->upper && s->digits && (s->strange || s->numbers > 1);
    return s->letters > 0 && !thought_up && !is_rich_in_signs(s);
}

// P@ssw0rd, s3cr3t, 70k3n: what stands for a letter read as that letter.
static bool is_disguised_word(struct slice value)
{
    enum { LONGEST = 24 };
    static const char signs[] = "013457@$!", letters[] = "oieastasi";
    char plain[LONGEST];
    if (value.len > LONGEST)
        return false;
    for (size_t i = 0; i < value.len; i++) {
        const char *sign = value.ptr[i] ? strchr(signs, value.ptr[i]) : NULL;
        plain[i] = sign ? letters[sign - signs] : value.ptr[i];
    }
    return is_word_like(slice_of(plain, value.len));
}

struct judgement judge_secret(struct slice value, bool bare)
{
    struct judgement out = judge_placeholder(value);
    if (out.why)
        return out;
    struct shape s = shape_of(value);
    if (value.len < 4 || is_word_like(value) || is_disguised_word(value) || is_numbered_word(value))
        return no_secret("a plain word or too short to be one");
    const char *known = known_text(value, bare);
    if (known)
        return no_secret(known);
    if (bare && is_code(value))
        return no_secret("an expression, not a literal");
    if (is_url(value))
        return no_secret("an address");
    if (is_path(value, &s))
        return no_secret("a path");
    if (is_algorithm(value))
        return no_secret("the name of an algorithm");
    if (is_password_hash(value))
        return no_secret("a hash of a password");
    if (is_escaped(value))
        return no_secret("escaped letters or bytes");
    if (is_selector(value, &s))
        return no_secret("a selector of a page's element");
    if (value.ptr[0] == '&')
        return no_secret("the next part of a query");
    // *LOCKED*, -NONE-
    if (s.lower + s.digits + s.blanks == 0 && value.len <= 16 && s.letters_score >= 0 &&
        !(s.letters && is_rich_in_signs(&s)))
        return no_secret("a word in capitals");
    if (is_identifier(value, &s) || is_constant(value, &s))
        return no_secret("a name, not a value");
    if (is_prose(value, &s))
        return no_secret("words of a language");
    out.is_mixed = is_mixed(value, &s);
    out.is_random = is_uuid(value) || looks_random(value, &s);
    if (!out.is_random && is_words(&s))
        return no_secret("words, perhaps numbered");
    int kinds = !!s.lower + !!s.upper + !!s.digits + !!s.signs;
    out.is_secret = out.is_random || !bare || kinds >= 2;
    return out;
}
