#include "footprint.h"

static const struct {
    const char *key, *word;
} kinds[FOOTPRINT_COUNT] = {
#define X(name, key, word) {key, word},
    FOOTPRINT_KINDS(X)
#undef X
};

const char *footprint_kind_key(enum footprint_kind kind)
{
    return kinds[kind].key;
}

const char *footprint_kind_word(enum footprint_kind kind)
{
    return kinds[kind].word;
}

const char *footprint_claim_name(enum footprint_claim claim)
{
    static const char *const names[CLAIM_COUNT] = {"used", "weak", "product"};
    return names[claim];
}

bool sign_is_swept(enum footprint_kind kind)
{
    static const bool swept[FOOTPRINT_COUNT] = {
        [FOOTPRINT_ACTION] = true, [FOOTPRINT_IMAGE] = true, [FOOTPRINT_SETTING] = true,
        [FOOTPRINT_ENV] = true,    [FOOTPRINT_HOST] = true,  [FOOTPRINT_TEXT] = true,
    };
    return swept[kind];
}

static int compare_lists(const struct slice *a, const struct slice *b)
{
    int order = 0;
    while (order == 0 && (a->len || b->len))
        order = slice_compare(*a++, *b++);
    return order;
}

int footprint_compare(const struct footprint *a, const struct footprint *b)
{
    int order = slice_compare(a->tool, b->tool);
    if (order == 0)
        order = (int)a->kind - (int)b->kind;
    if (order == 0)
        order = slice_compare(a->mark, b->mark);
    if (order == 0)
        order = compare_lists(a->files, b->files);
    return order ? order : compare_lists(a->plans, b->plans);
}

const struct footprint_tool *footprint_tool_find(struct slice tool)
{
    for (size_t i = 0; i < footprint_tool_count; i++)
        if (slice_equals(footprint_tools[i].tool, tool))
            return &footprint_tools[i];
    return NULL;
}

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

bool footprint_path_fits(struct slice glob, struct slice path)
{
    for (size_t from = 0; from < path.len;) {
        struct slice rest = slice_cut(path, from, path.len);
        if (fits_here(glob, rest))
            return true;
        size_t slash = slice_find_byte(rest, '/');
        if (slash == SLICE_NOT_FOUND)
            return false;
        from += slash + 1;
    }
    return false;
}

bool footprint_fits(const struct footprint *footprint, struct slice path)
{
    return footprint_path_fits(footprint->mark, path);
}

bool footprint_glob_fits(struct slice glob, struct slice text)
{
    size_t g = 0, t = 0, star = SLICE_NOT_FOUND, taken = 0;

    while (t < text.len) {
        if (g < glob.len && glob.ptr[g] == '*') {
            star = ++g;
            taken = t;
        } else if (g < glob.len && to_lower(glob.ptr[g]) == to_lower(text.ptr[t])) {
            g++;
            t++;
        } else if (star != SLICE_NOT_FOUND) {
            g = star;
            t = ++taken;
        } else {
            return false;
        }
    }
    while (g < glob.len && glob.ptr[g] == '*')
        g++;
    return g == glob.len;
}
