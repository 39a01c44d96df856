#include "delta.h"

enum { IS_COPY = 0x80, MOST_COPIED_BY_DEFAULT = 0x10000 };

// Seven bits a byte, the lowest first.
static bool take_size(struct slice *bytes, uint64_t *size)
{
    unsigned shift = 0;
    *size = 0;
    for (size_t i = 0; i < bytes->len && shift < 63; i++, shift += 7) {
        unsigned char byte = (unsigned char)bytes->ptr[i];
        *size |= (uint64_t)(byte & 0x7f) << shift;
        if (byte & 0x80)
            continue;
        *bytes = slice_cut(*bytes, i + 1, bytes->len);
        return true;
    }
    return false;
}

bool delta_open(struct delta *delta, struct slice bytes)
{
    delta->steps = bytes;
    return take_size(&delta->steps, &delta->base_size) &&
           take_size(&delta->steps, &delta->result_size);
}

// The bytes that the step's bits say are there, the lowest first.
static const unsigned char *take_number(const unsigned char *at, const unsigned char *end,
                                        unsigned bits, unsigned count, size_t *number)
{
    *number = 0;
    for (unsigned i = 0; i < count; i++) {
        if (!(bits >> i & 1))
            continue;
        if (at == end)
            return NULL;
        *number |= (size_t)*at++ << 8 * i;
    }
    return at;
}

bool delta_apply(const struct delta *delta, struct slice base, char *out)
{
    const unsigned char *at = (const unsigned char *)delta->steps.ptr;
    const unsigned char *end = at + delta->steps.len;
    size_t left = (size_t)delta->result_size, from, count;

    if (base.len != delta->base_size)
        return false;
    while (at < end) {
        unsigned step = *at++;
        if (step & IS_COPY) {
            at = take_number(at, end, step & 0x0f, 4, &from);
            at = at ? take_number(at, end, step >> 4 & 0x07, 3, &count) : NULL;
            if (!at)
                return false;
            count = count ? count : MOST_COPIED_BY_DEFAULT;
            if (from > base.len || count > base.len - from || count > left)
                return false;
            memcpy(out, base.ptr + from, count);
        } else {
            count = step;
            if (count == 0 || count > (size_t)(end - at) || count > left)
                return false;
            memcpy(out, at, count);
            at += count;
        }
        out += count;
        left -= count;
    }
    return left == 0;
}
