// A slice: bytes that belong to someone else, with their length.
#ifndef WAYBILL_BASE_SLICE_H
#define WAYBILL_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Never freed through a slice, and not NUL-terminated: blobs come from git and
// may hold any byte. An empty slice may have any pointer, NULL included.
struct slice {
    const char *ptr;
    size_t len;
};

#define SLICE(literal) ((struct slice){"" literal, sizeof("" literal) - 1})
// The same where the language asks for a constant initialiser.
#define SLICE_INIT(literal)                \
    {                                      \
        "" literal, sizeof("" literal) - 1 \
    }
// For printf's "%.*s". Only for text that is known to be printable: see print.h.
#define SLICE_ARG(s) (int)(s).len, (s).ptr

#define SLICE_NOT_FOUND SIZE_MAX

static inline struct slice slice_of(const char *ptr, size_t len)
{
    return (struct slice){ptr, len};
}

static inline struct slice slice_of_string(const char *string)
{
    return (struct slice){string, string ? strlen(string) : 0};
}

static inline bool slice_equals(struct slice a, struct slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool slice_starts_with(struct slice s, struct slice prefix)
{
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool slice_ends_with(struct slice s, struct slice suffix)
{
    return s.len >= suffix.len &&
           (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

// The bytes [from, to) of `s`, both clipped to its length.
struct slice slice_cut(struct slice s, size_t from, size_t to);

// Where `needle` first stands in `s`, or SLICE_NOT_FOUND.
size_t slice_find(struct slice s, struct slice needle);
size_t slice_find_byte(struct slice s, char byte);

// As above, with ASCII letters of either case taken as equal.
bool slice_equals_nocase(struct slice a, struct slice b);
bool slice_starts_with_nocase(struct slice s, struct slice prefix);
bool slice_ends_with_nocase(struct slice s, struct slice suffix);
size_t slice_find_nocase(struct slice s, struct slice needle);

static inline bool slice_has_byte(struct slice s, char byte)
{
    return slice_find_byte(s, byte) != SLICE_NOT_FOUND;
}

static inline bool slice_contains(struct slice s, struct slice needle)
{
    return slice_find(s, needle) != SLICE_NOT_FOUND;
}

static inline bool slice_contains_nocase(struct slice s, struct slice needle)
{
    return slice_find_nocase(s, needle) != SLICE_NOT_FOUND;
}

// Whether what is asked holds of `s` and one in an array of slices: SLICE_ANY(name, slice_ends_with, endings).
#define SLICE_ANY(s, asked, others) slice_any(s, asked, others, sizeof(others) / sizeof(others)[0])
static inline bool slice_any(struct slice s, bool (*asked)(struct slice s, struct slice other),
                             const struct slice *others, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (asked(s, others[i]))
            return true;
    return false;
}

// Byte order (memcmp), the shorter first where one is the start of the other.
// For qsort and for output that must not depend on a locale.
int slice_compare(struct slice a, struct slice b);

// Without the ASCII blanks, tabs and line ends at both ends.
struct slice slice_trim(struct slice s);

// Takes the bytes up to `separator` off the front of `*rest` into `*piece`, and
// the separator with them. False when nothing is left. An empty piece counts.
bool slice_split(struct slice *rest, char separator, struct slice *piece);

// Everything after the last '/', and what follows the last '.' of that ("" when
// there is none, or when the name starts with its only dot).
struct slice slice_basename(struct slice path);
struct slice slice_extension(struct slice path);

// A decimal number without sign that fills the whole slice.
bool slice_to_u64(struct slice s, uint64_t *number);

// How many single-byte edits (insert, delete, replace) make `a` into `b`, for
// "did you mean". Slices of more than 64 bytes count as far apart.
size_t slice_distance(struct slice a, struct slice b);

// ASCII only: no locale decides what a letter is.
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool is_alpha(char c)
{
    return is_lower((char)(c | 0x20));
}
static inline bool is_alnum(char c)
{
    return is_alpha(c) || is_digit(c);
}
static inline bool is_word(char c)
{
    return is_alnum(c) || c == '_';
}
static inline bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char to_lower(char c)
{
    return is_upper(c) ? (char)(c | 0x20) : c;
}

#endif
