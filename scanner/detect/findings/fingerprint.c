#include "fingerprint.h"

#include "digest.h"
#include "print.h"

#include <inttypes.h>
#include <stdio.h>

void fingerprint_key_make(struct fingerprint_key *key, const char *text)
{
    unsigned char digest[SHA256_SIZE];
    key->own = text && text[0] != '\0';
    hmac_sha256(SLICE("waybill fingerprint 1"), slice_of_string(key->own ? text : ""), digest);
    memcpy(key->bytes, digest, sizeof key->bytes);
}

static uint64_t hash_parts(const struct fingerprint_key *key, struct slice a, struct slice b)
{
    // Lengths first, so that no two pairs run together.
    unsigned char header[16];
    struct buf joined;
    uint64_t lengths[2] = {a.len, b.len};
    for (size_t i = 0; i < sizeof header; i++)
        header[i] = (unsigned char)(lengths[i / 8] >> 8 * (i % 8));
    buf_init(&joined, SIZE_MAX / 2);
    buf_add(&joined, slice_of((const char *)header, sizeof header));
    buf_add(&joined, a);
    buf_add(&joined, b);
    uint64_t hash = siphash(key->bytes, buf_slice(&joined));
    explicit_bzero(joined.ptr, joined.len);
    buf_release(&joined);
    return hash;
}

void fingerprint_make(const struct fingerprint_key *key, struct slice rule, struct slice path,
                      struct slice value, char out[FINDING_FINGERPRINT])
{
    uint64_t where = hash_parts(key, rule, path) >> 16;
    uint64_t what = hash_parts(key, rule, value);
    if (key->own)
        snprintf(out, FINDING_FINGERPRINT, "%012" PRIx64 "-%016" PRIx64, where, what);
    else
        snprintf(out, FINDING_FINGERPRINT, "%012" PRIx64 "-%04" PRIx64, where, what >> 48);
}

void preview_make(struct slice value, size_t prefix, struct buf *out)
{
    enum { LENGTH_TOLD = 64 };
    size_t characters = utf8_count(slice_cut(value, 0, 4 * LENGTH_TOLD + 4));
    if (prefix < value.len)
        print_safe(out, slice_cut(value, 0, prefix));
    buf_add_string(out, "****");
    if (characters > LENGTH_TOLD)
        buf_printf(out, " (more than %d characters)", LENGTH_TOLD);
    else
        buf_printf(out, " (%zu character%s)", characters, characters == 1 ? "" : "s");
}
