#include "lock_file.h"

#include "base64.h"

bool path_is_lock_file(struct slice path)
{
    static const struct slice ends[] = {
        SLICE_INIT(".lock"),      SLICE_INIT("-lock.json"), SLICE_INIT("-lock.yaml"),
        SLICE_INIT("-lock.yml"),  SLICE_INIT(".lock.json"), SLICE_INIT(".lock.hcl"),
        SLICE_INIT(".lock.toml"), SLICE_INIT(".resolved"),  SLICE_INIT("go.sum"),
        SLICE_INIT(".lockfile"),  SLICE_INIT("SUMS"),       SLICE_INIT("npm-shrinkwrap.json"),
        SLICE_INIT("sums.txt"),   SLICE_INIT("sums"),       SLICE_INIT("verification-metadata.xml"),
        SLICE_INIT(".sha256"),    SLICE_INIT(".lockb"),     SLICE_INIT(".sha512"),
    };
    return SLICE_ANY(path, slice_ends_with, ends);
}

static bool is_hexadecimal(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = to_lower(text.ptr[i]);
        if (!is_digit(c) && !(c >= 'a' && c <= 'f'))
            return false;
    }
    return true;
}

static bool is_base64(struct slice text)
{
    while (text.len && text.ptr[text.len - 1] == '=')
        text.len--;
    for (size_t i = 0; i < text.len; i++)
        if (base64_bits(text.ptr[i]) < 0)
            return false;
    return true;
}

bool is_digest(struct slice value)
{
    enum { MD5 = 32, SHA1 = 40, SHA256 = 64, SHA384 = 96, SHA512 = 128 };
    enum { BASE64_SHA256 = 44, BASE64_SHA384 = 64, BASE64_SHA512 = 88 };
    size_t at = slice_find_byte(slice_cut(value, 0, 8), '-');
    if (at == SLICE_NOT_FOUND)
        at = slice_find_byte(slice_cut(value, 0, 8), ':');
    if (at != SLICE_NOT_FOUND)
        value = slice_cut(value, at + 1, value.len);
    switch (value.len) {
    case MD5:
    case SHA1:
    case SHA256:
    case SHA384:
    case SHA512:
        return is_hexadecimal(value) || (value.len == BASE64_SHA384 && is_base64(value));
    case BASE64_SHA256:
    case BASE64_SHA512:
        return is_base64(value);
    default:
        return false;
    }
}
