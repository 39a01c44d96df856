#include "slice.h"

struct slice slice_cut(struct slice s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    // Nothing may be added to a null pointer, not even 0.
    return slice_of(from ? s.ptr + from : s.ptr, to - from);
}

size_t slice_find(struct slice s, struct slice needle)
{
    if (needle.len == 0)
        return 0;
    if (needle.len > s.len)
        return SLICE_NOT_FOUND;
    const char *at = memmem(s.ptr, s.len, needle.ptr, needle.len);
    return at ? (size_t)(at - s.ptr) : SLICE_NOT_FOUND;
}

size_t slice_find_byte(struct slice s, char byte)
{
    const char *at = s.len ? memchr(s.ptr, byte, s.len) : NULL;
    return at ? (size_t)(at - s.ptr) : SLICE_NOT_FOUND;
}

bool slice_equals_nocase(struct slice a, struct slice b)
{
    return a.len == b.len && slice_starts_with_nocase(a, b);
}

bool slice_ends_with_nocase(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len &&
           slice_equals_nocase(slice_cut(s, s.len - suffix.len, s.len), suffix);
}

bool slice_starts_with_nocase(struct slice s, struct slice prefix)
{
    if (s.len < prefix.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++)
        if (to_lower(s.ptr[i]) != to_lower(prefix.ptr[i]))
            return false;
    return true;
}

// The next place from `from` on with this byte, or the slice's end.
static size_t next_byte(struct slice s, size_t from, char byte)
{
    const char *found = from < s.len ? memchr(s.ptr + from, byte, s.len - from) : NULL;
    return found ? (size_t)(found - s.ptr) : s.len;
}

size_t slice_find_nocase(struct slice s, struct slice needle)
{
    if (needle.len == 0)
        return 0;
    char small = to_lower(needle.ptr[0]), large = is_lower(small) ? (char)(small & ~0x20) : small;
    size_t at_small = next_byte(s, 0, small), at_large = next_byte(s, 0, large);
    for (;;) {
        size_t at = at_small < at_large ? at_small : at_large;
        if (at + needle.len > s.len)
            return SLICE_NOT_FOUND;
        if (slice_starts_with_nocase(slice_cut(s, at, s.len), needle))
            return at;
        if (at == at_small)
            at_small = next_byte(s, at + 1, small);
        if (at == at_large)
            at_large = next_byte(s, at + 1, large);
    }
}

int slice_compare(struct slice a, struct slice b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

struct slice slice_trim(struct slice s)
{
    while (s.len && is_space(s.ptr[0]))
        s = slice_cut(s, 1, s.len);
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool slice_split(struct slice *rest, char separator, struct slice *piece)
{
    if (rest->len == 0)
        return false;
    size_t at = slice_find_byte(*rest, separator);
    if (at == SLICE_NOT_FOUND) {
        *piece = *rest;
        *rest = slice_cut(*rest, rest->len, rest->len);
        return true;
    }
    *piece = slice_cut(*rest, 0, at);
    *rest = slice_cut(*rest, at + 1, rest->len);
    return true;
}

struct slice slice_basename(struct slice path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return slice_cut(path, i, path.len);
    return path;
}

struct slice slice_extension(struct slice path)
{
    struct slice name = slice_basename(path);
    for (size_t i = name.len; i > 1; i--)
        if (name.ptr[i - 1] == '.')
            return slice_cut(name, i, name.len);
    return SLICE("");
}

bool slice_to_u64(struct slice s, uint64_t *number)
{
    uint64_t sum = 0;
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.ptr[i]))
            return false;
        if (__builtin_mul_overflow(sum, 10U, &sum) ||
            __builtin_add_overflow(sum, (uint64_t)(s.ptr[i] - '0'), &sum))
            return false;
    }
    *number = sum;
    return true;
}

size_t slice_distance(struct slice a, struct slice b)
{
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST)
        return LONGEST + 1;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t replaced = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
            diagonal = row[j];
            size_t best = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            row[j] = replaced < best ? replaced : best;
        }
    }
    return row[b.len];
}
