#include "footprint.h"

// Matches `glob` at the start of `path`, up to its end or, for a folder, into it. When
// a byte does not fit, the last star takes one more.
static bool fits_here(struct slice glob, struct slice path)
{
    bool folder = slice_ends_with(glob, SLICE("/"));
    size_t g = 0, p = 0, star = SLICE_NOT_FOUND, taken = 0;

    while (p < path.len) {
        if (folder && g == glob.len)
            return true;
        if (g < glob.len && glob.ptr[g] == '*') {
            star = ++g;
            taken = p;
        } else if (g < glob.len && glob.ptr[g] == path.ptr[p]) {
            g++;
            p++;
        } else if (star != SLICE_NOT_FOUND && path.ptr[taken] != '/') {
            g = star;
            p = ++taken;
        } else {
            return false;
        }
    }
    while (g < glob.len && glob.ptr[g] == '*')
        g++;
    return !folder && g == glob.len;
}

bool footprint_fits(const struct footprint *footprint, struct slice path)
{
    for (size_t from = 0; from < path.len;) {
        struct slice rest = slice_cut(path, from, path.len);
        if (fits_here(footprint->path_glob, rest))
            return true;
        size_t slash = slice_find_byte(rest, '/');
        if (slash == SLICE_NOT_FOUND)
            return false;
        from += slash + 1;
    }
    return false;
}
