#include "path_glob.h"

// Backtracks to the last star only, which is enough and keeps the time below length x length.
bool path_glob_fits(struct slice glob, struct slice text)
{
    size_t g = 0, t = 0, star = SIZE_MAX, mark = 0;
    bool deep = false;
    while (t < text.len) {
        if (g < glob.len && glob.ptr[g] == '*') {
            deep = g + 1 < glob.len && glob.ptr[g + 1] == '*';
            g += deep ? 2 : 1;
            star = g;
            mark = t;
        } else if (g < glob.len && (to_lower(glob.ptr[g]) == to_lower(text.ptr[t]) ||
                                    (glob.ptr[g] == '?' && text.ptr[t] != '/'))) {
            g++;
            t++;
        } else if (star != SIZE_MAX && (deep || text.ptr[mark] != '/')) {
            g = star;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (g < glob.len && glob.ptr[g] == '*')
        g++;
    return g == glob.len;
}

// Whether the text ends as the glob does, as far back as that has no wildcard. Most texts do not.
static bool ends_alike(struct slice glob, struct slice text)
{
    enum { LOOKED_AT = 4 };
    for (size_t i = 1; i <= LOOKED_AT && i <= glob.len; i++) {
        char c = glob.ptr[glob.len - i];
        if (c == '*' || c == '?')
            return true;
        if (i > text.len || to_lower(c) != to_lower(text.ptr[text.len - i]))
            return false;
    }
    return true;
}

bool path_glob_any(const struct slice *globs, struct slice path)
{
    struct slice name = slice_basename(path);
    for (; globs->len; globs++) {
        bool whole = slice_has_byte(*globs, '/');
        struct slice text = whole ? path : name;
        if (ends_alike(*globs, text) && path_glob_fits(*globs, text))
            return true;
    }
    return false;
}

static bool is_wild(char c)
{
    return c == '*' || c == '?';
}

// Of the two bytes that `text` ends with.
static unsigned hash_of_end(struct slice text)
{
    unsigned char last = (unsigned char)to_lower(text.ptr[text.len - 1]);
    unsigned char before = (unsigned char)to_lower(text.ptr[text.len - 2]);
    return (last + 29U * before) % 256;
}

struct glob_ends glob_ends_of(const struct slice *globs)
{
    struct glob_ends ends = {0};
    for (; globs->len; globs++) {
        struct slice glob = *globs;
        if (glob.len < 2 || is_wild(glob.ptr[glob.len - 1]) || is_wild(glob.ptr[glob.len - 2]))
            memset(&ends, 0xFF, sizeof ends);
        else
            ends.bits[hash_of_end(glob) / 32] |= 1U << hash_of_end(glob) % 32;
    }
    return ends;
}

bool glob_ends_allow(const struct glob_ends *ends, struct slice path)
{
    if (path.len < 2)
        return true;
    unsigned hash = hash_of_end(path);
    return ends->bits[hash / 32] >> hash % 32 & 1;
}
