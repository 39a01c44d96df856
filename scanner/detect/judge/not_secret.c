#include "not_secret.h"

// 1.2.1, ^4.0.0-beta.1, v2.3.x, 192.168.0.1
static bool is_version(struct slice value)
{
    enum { LONGEST = 32 };
    size_t at = 0, dots = 0;
    if (value.len > LONGEST)
        return false;
    while (at < value.len && strchr("^~=<>v ", value.ptr[at]))
        at++;
    bool ranged = at > 0;
    if (at == value.len || !is_digit(value.ptr[at]))
        return false;
    for (; at < value.len && (is_digit(value.ptr[at]) || value.ptr[at] == '.'); at++)
        dots += value.ptr[at] == '.';
    if (dots < (ranged ? 1 : 2))
        return false;
    return at == value.len || strchr("-+xX*", value.ptr[at]);
}

// What only regular expressions have in them.
static bool is_regex(struct slice value)
{
    static const struct slice parts[] = {
        SLICE_INIT("(?:"),    SLICE_INIT("(?="),    SLICE_INIT("(?!"),    SLICE_INIT("(?i)"),
        SLICE_INIT("(?P<"),   SLICE_INIT("(?<"),    SLICE_INIT("\\w+"),   SLICE_INIT("\\w*"),
        SLICE_INIT("\\d+"),   SLICE_INIT("\\d{"),   SLICE_INIT("\\s*"),   SLICE_INIT("\\s+"),
        SLICE_INIT("\\S+"),   SLICE_INIT("[a-z]"),  SLICE_INIT("[A-Z]"),  SLICE_INIT("[0-9]"),
        SLICE_INIT("a-zA-Z"), SLICE_INIT("A-Za-z"), SLICE_INIT("0-9a-f"), SLICE_INIT("a-z0-9"),
        SLICE_INIT("[-]"),    SLICE_INIT("{0,"),
    };
    if (value.len > 4 && value.ptr[0] == '^' && value.ptr[value.len - 1] == '$')
        return true;
    return SLICE_ANY(value, slice_contains, parts);
}

// PEM, as it is and in base64.
static bool is_public(struct slice value)
{
    static const struct slice starts[] = {
        SLICE_INIT("-----BEGIN CERT"),
        SLICE_INIT("-----BEGIN PUBLIC"),
        SLICE_INIT("LS0tLS1CRUdJTiBDRVJU"),
        SLICE_INIT("LS0tLS1CRUdJTiBQVUJM"),
    };
    return SLICE_ANY(value, slice_starts_with, starts);
}

// Where the secret is kept.
static bool is_reference(struct slice value)
{
    static const struct slice starts[] = {
        SLICE_INIT("urn:"),    SLICE_INIT("arn:"),  SLICE_INIT("vault:"),   SLICE_INIT("ssm:"),
        SLICE_INIT("env:"),    SLICE_INIT("file:"), SLICE_INIT("keyring:"), SLICE_INIT("projects/"),
        SLICE_INIT("secret/"), SLICE_INIT("kv/"),
    };
    return SLICE_ANY(value, slice_starts_with_nocase, starts);
}

// M12 2C6.48 2 2 6.48: the outline of a picture, as SVG writes it.
static bool is_outline(struct slice value)
{
    enum { SHORTEST = 16 };
    if (value.len < SHORTEST || to_lower(value.ptr[0]) != 'm' || is_alpha(value.ptr[1]))
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (!is_digit(value.ptr[i]) && !is_space(value.ptr[i]) && value.ptr[i] != '\0' &&
            !strchr("MmLlHhVvCcSsQqTtAaZzeE,.+-", value.ptr[i]))
            return false;
    return true;
}

// Login_apiKey__x7Yz2: a class of a style sheet, as bundlers name it.
static bool is_style_class(struct slice value)
{
    size_t at = slice_find(value, SLICE("__"));
    if (at == SLICE_NOT_FOUND || at + 2 + 5 > value.len || value.len - at > 2 + 8 ||
        !slice_has_byte(slice_cut(value, 0, at), '_'))
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (!is_word(value.ptr[i]) && value.ptr[i] != '-')
            return false;
    return is_alpha(value.ptr[0]);
}

// `pwgen -s 32 1`, openssl rand -hex 32: what makes a secret.
static bool is_command(struct slice value)
{
    size_t word = 0, option = slice_find(value, SLICE(" -"));
    while (word < value.len && is_lower(value.ptr[word]))
        word++;
    return word >= 2 && word < value.len && value.ptr[word] == ' ' && option != SLICE_NOT_FOUND &&
           option + 2 < value.len && is_lower(value.ptr[option + 2]);
}

static bool is_file_name(struct slice value)
{
    static const struct slice extensions[] = {
        SLICE_INIT("pem"),  SLICE_INIT("key"),  SLICE_INIT("crt"), SLICE_INIT("cer"),
        SLICE_INIT("der"),  SLICE_INIT("csr"),  SLICE_INIT("p12"), SLICE_INIT("pfx"),
        SLICE_INIT("jks"),  SLICE_INIT("json"), SLICE_INIT("yml"), SLICE_INIT("yaml"),
        SLICE_INIT("xml"),  SLICE_INIT("txt"),  SLICE_INIT("ini"), SLICE_INIT("conf"),
        SLICE_INIT("cfg"),  SLICE_INIT("enc"),  SLICE_INIT("gpg"), SLICE_INIT("asc"),
        SLICE_INIT("toml"), SLICE_INIT("html"), SLICE_INIT("php"), SLICE_INIT("java"),
        SLICE_INIT("kdbx"), SLICE_INIT("svg"),  SLICE_INIT("png"), SLICE_INIT("properties"),
    };
    struct slice extension = slice_extension(value);
    for (size_t i = 0; i < value.len; i++)
        if (!is_word(value.ptr[i]) && !strchr(".-/\\", value.ptr[i]))
            return false;
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
        if (slice_equals(extension, extensions[i]))
            return value.len > extension.len + 2;
    return false;
}

// config.db.password, env.APP_TOKEN_1, this.a=this.b: a field of something that code knows.
static bool is_member(struct slice value)
{
    static const struct slice objects[] = {
        SLICE_INIT("env"),     SLICE_INIT("process"),     SLICE_INIT("config"),
        SLICE_INIT("cfg"),     SLICE_INIT("conf"),        SLICE_INIT("settings"),
        SLICE_INIT("self"),    SLICE_INIT("this"),        SLICE_INIT("ctx"),
        SLICE_INIT("context"), SLICE_INIT("data"),        SLICE_INIT("os"),
        SLICE_INIT("options"), SLICE_INIT("opts"),        SLICE_INIT("args"),
        SLICE_INIT("params"),  SLICE_INIT("req"),         SLICE_INIT("request"),
        SLICE_INIT("res"),     SLICE_INIT("response"),    SLICE_INIT("props"),
        SLICE_INIT("state"),   SLICE_INIT("user"),        SLICE_INIT("secrets"),
        SLICE_INIT("vars"),    SLICE_INIT("var"),         SLICE_INIT("local"),
        SLICE_INIT("module"),  SLICE_INIT("each"),        SLICE_INIT("event"),
        SLICE_INIT("body"),    SLICE_INIT("window"),      SLICE_INIT("result"),
        SLICE_INIT("values"),  SLICE_INIT("input"),       SLICE_INIT("output"),
        SLICE_INIT("session"), SLICE_INIT("credentials"), SLICE_INIT("properties"),
    };
    size_t dot = slice_find_byte(value, '.');
    if (dot == SLICE_NOT_FOUND || dot + 1 == value.len || !is_alpha(value.ptr[dot + 1]))
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (!is_word(value.ptr[i]) && !strchr(".=!?:", value.ptr[i]))
            return false;
    struct slice first = slice_cut(value, 0, dot);
    return SLICE_ANY(first, slice_equals_nocase, objects);
}

// `ssh> `, "Passphrase: "
static bool is_prompt(struct slice value)
{
    return value.len > 2 && value.ptr[value.len - 1] == ' ' &&
           strchr(">:?", value.ptr[value.len - 2]);
}

// mfa,totp,qr
static bool is_list_of_words(struct slice value)
{
    bool comma = false;
    for (size_t i = 0; i < value.len; i++) {
        if (!is_alpha(value.ptr[i]) && value.ptr[i] != ',')
            return false;
        comma = comma || value.ptr[i] == ',';
    }
    return comma;
}

// "Username:" and "Password:" in base64, as mail servers ask.
static bool is_mail_question(struct slice value)
{
    return slice_ends_with(value, SLICE("VXNlcm5hbWU6")) ||
           slice_ends_with(value, SLICE("UGFzc3dvcmQ6"));
}

// _mm512_xor_si512: a name of a program, where no literal can stand.
static bool is_snake_name(struct slice value)
{
    size_t underscores = 0, letters = 0;
    for (size_t i = 0; i < value.len; i++) {
        if (!is_lower(value.ptr[i]) && !is_digit(value.ptr[i]) && value.ptr[i] != '_')
            return false;
        underscores += value.ptr[i] == '_';
        letters += is_lower(value.ptr[i]);
    }
    return underscores >= 2 && letters * 3 >= value.len;
}

const char *known_text(struct slice value, bool bare)
{
    if (is_version(value))
        return "a version or an address";
    if (is_regex(value))
        return "a regular expression";
    if (is_public(value))
        return "a certificate or a public key";
    if (is_reference(value))
        return "where the secret is kept, not the secret";
    if (is_file_name(value))
        return "the name of a file";
    if (is_outline(value))
        return "the outline of a picture";
    if (is_style_class(value))
        return "the class of an element";
    if (is_command(value))
        return "a command";
    if (is_prompt(value) || is_mail_question(value))
        return "a question for a secret";
    if (is_list_of_words(value))
        return "a list of words";
    if (bare && is_snake_name(value))
        return "a name, not a value";
    if (bare && is_member(value))
        return "an expression, not a literal";
    return NULL;
}

bool is_technical_word(struct slice word)
{
    static const struct slice words[] = {
        SLICE_INIT("x509"),      SLICE_INIT("pkcs1"),      SLICE_INIT("pkcs5"),
        SLICE_INIT("pkcs7"),     SLICE_INIT("pkcs8"),      SLICE_INIT("pkcs11"),
        SLICE_INIT("pkcs12"),    SLICE_INIT("p12"),        SLICE_INIT("md4"),
        SLICE_INIT("md5"),       SLICE_INIT("sha1"),       SLICE_INIT("sha2"),
        SLICE_INIT("sha3"),      SLICE_INIT("sha224"),     SLICE_INIT("sha256"),
        SLICE_INIT("sha384"),    SLICE_INIT("sha512"),     SLICE_INIT("hs256"),
        SLICE_INIT("hs512"),     SLICE_INIT("rs256"),      SLICE_INIT("es256"),
        SLICE_INIT("utf8"),      SLICE_INIT("utf16"),      SLICE_INIT("base64"),
        SLICE_INIT("base32"),    SLICE_INIT("base58"),     SLICE_INIT("aes128"),
        SLICE_INIT("aes192"),    SLICE_INIT("aes256"),     SLICE_INIT("des3"),
        SLICE_INIT("3des"),      SLICE_INIT("rsa2048"),    SLICE_INIT("rsa4096"),
        SLICE_INIT("ed25519"),   SLICE_INIT("x25519"),     SLICE_INIT("curve25519"),
        SLICE_INIT("x448"),      SLICE_INIT("ed448"),      SLICE_INIT("curve448"),
        SLICE_INIT("secp256r1"), SLICE_INIT("secp256k1"),  SLICE_INIT("secp384r1"),
        SLICE_INIT("secp521r1"), SLICE_INIT("prime256v1"), SLICE_INIT("p256"),
        SLICE_INIT("p384"),      SLICE_INIT("p521"),       SLICE_INIT("bip32"),
        SLICE_INIT("bip39"),     SLICE_INIT("oauth1"),     SLICE_INIT("oauth2"),
        SLICE_INIT("auth0"),     SLICE_INIT("s3"),         SLICE_INIT("ec2"),
        SLICE_INIT("sigv4"),     SLICE_INIT("sigv4a"),     SLICE_INIT("aws4"),
        SLICE_INIT("imdsv2"),    SLICE_INIT("k8s"),        SLICE_INIT("i18n"),
        SLICE_INIT("l10n"),      SLICE_INIT("e2e"),        SLICE_INIT("http2"),
        SLICE_INIT("hl7"),       SLICE_INIT("hl7v2"),      SLICE_INIT("http3"),
        SLICE_INIT("h2"),        SLICE_INIT("ipv4"),       SLICE_INIT("ipv6"),
        SLICE_INIT("int16"),     SLICE_INIT("int32"),      SLICE_INIT("int64"),
        SLICE_INIT("uint8"),     SLICE_INIT("uint32"),     SLICE_INIT("uint64"),
        SLICE_INIT("float64"),   SLICE_INIT("web3"),       SLICE_INIT("argon2"),
        SLICE_INIT("argon2i"),   SLICE_INIT("argon2id"),   SLICE_INIT("pbkdf2"),
        SLICE_INIT("n8n"),       SLICE_INIT("log4j"),      SLICE_INIT("x86"),
        SLICE_INIT("arm64"),     SLICE_INIT("amd64"),      SLICE_INIT("win32"),
        SLICE_INIT("urllib2"),   SLICE_INIT("urllib3"),    SLICE_INIT("djb2hash"),
        SLICE_INIT("python3"),   SLICE_INIT("ui5"),
    };
    return SLICE_ANY(word, slice_equals_nocase, words);
}
