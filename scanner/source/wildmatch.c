// A mismatch goes back to the last `*`, which then takes one byte more of its segment,
// or else to the last `**`, which takes one segment more. What stands between two stars
// has already matched as far left as it can, so no earlier star needs a second try.
#include "wildmatch.h"

#include <ctype.h>

struct place {
    size_t glob, path;
};

static const struct place NOWHERE = {SIZE_MAX, SIZE_MAX};

static bool is_ascii(int c)
{
    return c < 128;
}

// In the C locale, whatever the locale of the process: only ASCII is asked about.
static bool class_has(struct slice name, unsigned char c, bool *known)
{
    static const struct {
        struct slice name;
        int (*has)(int);
    } classes[] = {
        {SLICE_INIT("alnum"), isalnum}, {SLICE_INIT("alpha"), isalpha},
        {SLICE_INIT("blank"), isblank}, {SLICE_INIT("cntrl"), iscntrl},
        {SLICE_INIT("digit"), isdigit}, {SLICE_INIT("graph"), isgraph},
        {SLICE_INIT("lower"), islower}, {SLICE_INIT("print"), isprint},
        {SLICE_INIT("punct"), ispunct}, {SLICE_INIT("space"), isspace},
        {SLICE_INIT("upper"), isupper}, {SLICE_INIT("xdigit"), isxdigit},
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (slice_equals(classes[i].name, name))
            return is_ascii(c) && classes[i].has(c);
    *known = false;
    return false;
}

// The name in "[:name:]" at `*at`, which is then behind it. A bracket in brackets that
// is nothing of the kind is a byte like others.
static bool take_class(struct slice glob, size_t *at, struct slice *name)
{
    if (!slice_starts_with(slice_cut(glob, *at, glob.len), SLICE("[:")))
        return false;
    size_t from = *at + 2;
    size_t len = slice_find_byte(slice_cut(glob, from, glob.len), ']');
    if (len == SLICE_NOT_FOUND || len == 0 || glob.ptr[from + len - 1] != ':')
        return false;
    *name = slice_cut(glob, from, from + len - 1);
    *at = from + len + 1;
    return true;
}

// One byte of a bracket, which a backslash may stand before.
static bool take_byte(struct slice glob, size_t *at, unsigned char *byte)
{
    if (*at < glob.len && glob.ptr[*at] == '\\')
        *at += 1;
    if (*at >= glob.len)
        return false;
    *byte = (unsigned char)glob.ptr[(*at)++];
    return true;
}

// Reads the bracket whose '[' is before `*at` and moves behind it. `*inside` says
// whether it takes `c`, or `other`, the same letter in the other case; false for one
// that is malformed.
static bool take_bracket(struct slice glob, size_t *at, unsigned char c, unsigned char other,
                         bool *inside)
{
    bool negated = *at < glob.len && (glob.ptr[*at] == '!' || glob.ptr[*at] == '^');
    bool found = false, known = true;
    size_t i = *at + negated;

    // A ']' that comes first is a byte of the set.
    for (size_t first = i; i < glob.len && (glob.ptr[i] != ']' || i == first);) {
        struct slice name;
        unsigned char from, to;
        if (take_class(glob, &i, &name)) {
            found |= class_has(name, c, &known) || class_has(name, other, &known);
            continue;
        }
        if (!take_byte(glob, &i, &from))
            return false;
        to = from;
        if (i + 1 < glob.len && glob.ptr[i] == '-' && glob.ptr[i + 1] != ']') {
            i++;
            if (!take_byte(glob, &i, &to))
                return false;
        }
        found |= (from <= c && c <= to) || (from <= other && other <= to);
    }
    if (i >= glob.len || !known)
        return false;
    *at = i + 1;
    *inside = found != negated;
    return true;
}

static bool bracket_takes(struct slice glob, size_t *at, char c, bool fold)
{
    char other = fold && is_alpha(c) ? (char)(c ^ 0x20) : c;
    bool inside;
    return take_bracket(glob, at, (unsigned char)c, (unsigned char)other, &inside) && inside;
}

// Whether the part of the glob at `*at`, not a star, takes `c`; then moves behind it.
static bool takes(struct slice glob, size_t *at, char c, bool fold)
{
    char part = glob.ptr[*at];
    size_t behind = *at + 1;

    if (part == '?') {
        if (c == '/')
            return false;
    } else if (part == '[') {
        if (c == '/' || !bracket_takes(glob, &behind, c, fold))
            return false;
    } else {
        if (part == '\\') {
            if (behind == glob.len)
                return false;
            part = glob.ptr[behind++];
        }
        if (part != c && !(fold && to_lower(part) == to_lower(c)))
            return false;
    }
    *at = behind;
    return true;
}

// True when the stars at `at`, which end at `end`, are a segment of their own.
static bool is_deep(struct slice glob, size_t at, size_t end)
{
    return end - at >= 2 && (at == 0 || glob.ptr[at - 1] == '/') &&
           (end == glob.len || glob.ptr[end] == '/');
}

// Where the segment behind the one at `from` begins, or SLICE_NOT_FOUND.
static size_t next_segment(struct slice path, size_t from)
{
    size_t slash = slice_find_byte(slice_cut(path, from, path.len), '/');
    return slash == SLICE_NOT_FOUND ? slash : from + slash + 1;
}

bool wildmatch(struct slice glob, struct slice path, bool fold)
{
    struct place at = {0, 0}, star = NOWHERE, deep = NOWHERE;

    for (;;) {
        if (at.glob < glob.len && glob.ptr[at.glob] == '*') {
            size_t end = at.glob;
            while (end < glob.len && glob.ptr[end] == '*')
                end++;
            if (is_deep(glob, at.glob, end)) {
                if (end == glob.len)
                    return true;
                deep = at = (struct place){end + 1, at.path};
                star = NOWHERE;
            } else {
                star = at = (struct place){end, at.path};
            }
        } else if (at.path == path.len && at.glob == glob.len) {
            return true;
        } else if (at.path < path.len && at.glob < glob.len &&
                   takes(glob, &at.glob, path.ptr[at.path], fold)) {
            at.path++;
        } else if (star.glob != SIZE_MAX && star.path < path.len && path.ptr[star.path] != '/') {
            star.path++;
            at = star;
        } else if (deep.glob != SIZE_MAX) {
            deep.path = next_segment(path, deep.path);
            if (deep.path == SLICE_NOT_FOUND)
                return false;
            star = NOWHERE;
            at = deep;
        } else {
            return false;
        }
    }
}
