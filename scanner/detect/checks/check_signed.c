// Signed tokens and keys written as JSON: JWT and JWK.
#include "base64.h"
#include "checks.h"
#include "json_peek.h"

enum { TOKEN_LONGEST = 16 * 1024 };

// The JSON object that a part of a token decodes to, in `room` of TOKEN_LONGEST bytes.
static bool part_decode(struct slice part, unsigned char *room, struct slice *json)
{
    size_t len;
    if (!base64_decode(part, room, TOKEN_LONGEST, &len))
        return false;
    *json = slice_of((const char *)room, len);
    return json_is_object(*json);
}

// RFC 7519: a header that names an algorithm, claims and a signature. "none" signs nothing (RFC
// 7518 section 3.6), so that anybody can make such a token; nor does one that was cut off open anything.
static enum check_result jwt_run(struct slice value)
{
    unsigned char room[TOKEN_LONGEST];
    struct slice parts[3] = {{0}}, json, algorithm;
    for (size_t i = 0; i < 2; i++)
        if (!slice_split(&value, '.', &parts[i]) || parts[i].len == 0)
            return CHECK_SILENT;
    slice_split(&value, '.', &parts[2]);
    if (value.len || !part_decode(parts[0], room, &json) ||
        !json_string_of(json, SLICE("alg"), &algorithm))
        return CHECK_FAILS;
    bool is_signed = parts[2].len > 0 && !slice_equals_nocase(algorithm, SLICE("none"));
    if (!part_decode(parts[1], room, &json))
        return CHECK_FAILS;
    return is_signed ? CHECK_HOLDS : CHECK_INERT;
}

static struct slice jwt_tell(struct slice value)
{
    static const struct {
        struct slice start, says;
    } algorithms[] = {
        {SLICE_INIT("HS"), SLICE_INIT("it is signed with a shared secret (HS256 and its like)")},
        {SLICE_INIT("RS"), SLICE_INIT("it is signed with an RSA key (RS256 and its like)")},
        {SLICE_INIT("PS"), SLICE_INIT("it is signed with an RSA key (PS256 and its like)")},
        {SLICE_INIT("ES"), SLICE_INIT("it is signed with a key on a curve (ES256 and its like)")},
        {SLICE_INIT("Ed"), SLICE_INIT("it is signed with an Edwards key (EdDSA)")},
    };
    unsigned char room[TOKEN_LONGEST];
    struct slice json, algorithm;
    if (!part_decode(slice_cut(value, 0, slice_find_byte(value, '.')), room, &json) ||
        !json_string_of(json, SLICE("alg"), &algorithm))
        return SLICE("");
    for (size_t i = 0; i < sizeof algorithms / sizeof algorithms[0]; i++)
        if (slice_starts_with(algorithm, algorithms[i].start))
            return algorithms[i].says;
    return SLICE("");
}

// How many bytes a member decodes to; 0 when there is no such member.
static size_t member_size(struct slice json, const char *name)
{
    unsigned char room[1025];
    struct slice text;
    size_t len;
    if (!json_string_of(json, slice_of_string(name), &text) ||
        !base64_decode(text, room, sizeof room, &len))
        return 0;
    return len;
}

// RFC 7518 section 6 and RFC 8037: what each type of key keeps private.
static enum check_result jwk_run(struct slice value)
{
    struct slice type;
    if (!json_is_object(value) || !json_string_of(value, SLICE("kty"), &type))
        return CHECK_SILENT;
    size_t d = member_size(value, "d");
    if (slice_equals(type, SLICE("oct")))
        return check_verdict(member_size(value, "k") >= 16);
    if (slice_equals(type, SLICE("RSA")))
        return check_verdict(member_size(value, "n") >= 64 && d >= 32 && member_size(value, "e"));
    if (slice_equals(type, SLICE("EC")))
        return check_verdict(d >= 28 && d <= 66 && json_has(value, SLICE("crv")));
    if (slice_equals(type, SLICE("OKP")))
        return check_verdict((d == 32 || d == 56 || d == 57) && json_has(value, SLICE("crv")));
    return CHECK_SILENT;
}

const struct check checks_signed[] = {
    CHECK_ROW("jwt", jwt_run, "header and claims decode to JSON", "RFC 7519; RFC 7518 section 3",
              .tell = jwt_tell, .denies = SLICE_INIT("its parts do not decode to JSON"),
              .inert = SLICE_INIT("it has no signature: anybody can make such a token")),
    CHECK_ROW("jwk-private", jwk_run, "its private members have the length of a key",
              "RFC 7517; RFC 7518 section 6; RFC 8037", .decides = true,
              .denies = SLICE_INIT("its private members are not as long as a key's")),
    CHECK_ROWS_END,
};
