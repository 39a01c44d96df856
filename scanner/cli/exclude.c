// A glob is matched without recursion: a mismatch goes back to the last '*', which
// then takes one byte more of its path segment, or else to the last "**/", which
// takes one segment more. Earlier stars need no second try, as what follows them has
// already matched as far left as it can. Time is at most pattern times path.
#include "exclude.h"

#include "print.h"

static const size_t NONE = SIZE_MAX;

// The names of POSIX bracket classes, "[[:alpha:]]", in the C locale.
static bool class_has(struct slice name, unsigned char c)
{
    static const struct {
        struct slice name;
        struct {
            unsigned char first, last;
        } ranges[4];
    } classes[] = {
        {SLICE_INIT("alnum"), {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
        {SLICE_INIT("alpha"), {{'A', 'Z'}, {'a', 'z'}}},
        {SLICE_INIT("blank"), {{' ', ' '}, {'\t', '\t'}}},
        {SLICE_INIT("cntrl"), {{1, 31}, {127, 127}}},
        {SLICE_INIT("digit"), {{'0', '9'}}},
        {SLICE_INIT("graph"), {{33, 126}}},
        {SLICE_INIT("lower"), {{'a', 'z'}}},
        {SLICE_INIT("print"), {{32, 126}}},
        {SLICE_INIT("punct"), {{33, 47}, {58, 64}, {91, 96}, {123, 126}}},
        {SLICE_INIT("space"), {{9, 13}, {' ', ' '}}},
        {SLICE_INIT("upper"), {{'A', 'Z'}}},
        {SLICE_INIT("xdigit"), {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (!slice_equals(classes[i].name, name))
            continue;
        for (size_t j = 0; j < 4; j++)
            if (classes[i].ranges[j].first && c >= classes[i].ranges[j].first &&
                c <= classes[i].ranges[j].last)
                return true;
    }
    return false;
}

// One byte of a bracket, which a backslash may protect.
static bool bracket_byte(struct slice glob, size_t *at, unsigned char *byte)
{
    if (*at < glob.len && glob.ptr[*at] == '\\')
        *at += 1;
    if (*at >= glob.len)
        return false;
    *byte = (unsigned char)glob.ptr[(*at)++];
    return true;
}

// Reads the bracket that opens at `*at` and moves behind it; `*inside` says whether
// it has `c`. False when it is not closed.
static bool bracket_read(struct slice glob, size_t *at, unsigned char c, bool *inside)
{
    size_t i = *at + 1;
    bool found = false;
    bool negated = i < glob.len && (glob.ptr[i] == '!' || glob.ptr[i] == '^');
    if (negated)
        i++;
    for (bool first = true; i < glob.len; first = false) {
        if (glob.ptr[i] == ']' && !first) {
            *at = i + 1;
            *inside = found != negated;
            return true;
        }
        if (slice_starts_with(slice_cut(glob, i, glob.len), SLICE("[:"))) {
            size_t len = slice_find(slice_cut(glob, i + 2, glob.len), SLICE(":]"));
            if (len != SLICE_NOT_FOUND) {
                found |= class_has(slice_cut(glob, i + 2, i + 2 + len), c);
                i += len + 4;
                continue;
            }
        }
        unsigned char low, high;
        if (!bracket_byte(glob, &i, &low))
            return false;
        high = low;
        if (i + 1 < glob.len && glob.ptr[i] == '-' && glob.ptr[i + 1] != ']') {
            i++;
            if (!bracket_byte(glob, &i, &high))
                return false;
        }
        found |= c >= low && c <= high;
    }
    return false;
}

// Whether the one-byte element at `*g` (not a star) takes `c`; moves behind it.
static bool element_takes(struct slice glob, size_t *g, char c)
{
    bool inside;
    switch (glob.ptr[*g]) {
    case '?':
        *g += 1;
        return c != '/';
    case '[':
        return bracket_read(glob, g, (unsigned char)c, &inside) && inside && c != '/';
    case '\\':
        *g += 1;
        break;
    default:
        break;
    }
    return glob.ptr[(*g)++] == c;
}

// The length of a "**" at `g`, or 0. It stands for folders only as a whole segment;
// elsewhere its stars are plain ones.
static size_t deep_star(struct slice glob, size_t g)
{
    size_t end = g;
    while (end < glob.len && glob.ptr[end] == '*')
        end++;
    bool whole = (g == 0 || glob.ptr[g - 1] == '/') && (end == glob.len || glob.ptr[end] == '/');
    return whole && end - g >= 2 ? end - g : 0;
}

static bool glob_matches(struct slice glob, struct slice path)
{
    size_t g = 0, p = 0;
    size_t star = NONE, star_end = 0; // behind the last '*'; where it ends for now
    size_t deep = NONE, deep_end = 0; // the same for the last "**/"

    while (g < glob.len || p < path.len) {
        size_t stars = deep_star(glob, g);
        if (stars) {
            if (g + stars == glob.len)
                return true;
            g += stars + 1;
            deep = g;
            deep_end = p;
            star = NONE;
            continue;
        }
        if (g < glob.len && glob.ptr[g] == '*') {
            star = ++g;
            star_end = p;
            continue;
        }
        if (g < glob.len && p < path.len && element_takes(glob, &g, path.ptr[p])) {
            p++;
            continue;
        }
        if (star != NONE && star_end < path.len && path.ptr[star_end] != '/') {
            g = star;
            p = ++star_end;
            continue;
        }
        size_t segment = SLICE_NOT_FOUND;
        if (deep != NONE)
            segment = slice_find_byte(slice_cut(path, deep_end, path.len), '/');
        if (segment == SLICE_NOT_FOUND)
            return false;
        g = deep;
        deep_end += segment + 1;
        p = deep_end;
        star = NONE;
    }
    return true;
}

// The last pattern that matches this path, its parents left aside, when that excludes.
static struct exclude_pattern *excluder_of(const struct exclude *exclude, struct slice path,
                                           bool folder)
{
    for (size_t i = exclude->count; i > 0; i--) {
        struct exclude_pattern *pattern = &exclude->patterns[i - 1];
        if (pattern->folders_only && !folder)
            continue;
        if (glob_matches(pattern->glob, pattern->anchored ? path : slice_basename(path)))
            return pattern->negated ? NULL : pattern;
    }
    return NULL;
}

// The pattern that leaves the file at `path` out, by itself or with a folder above it.
static struct exclude_pattern *excluder(const struct exclude *exclude, struct slice path)
{
    if (exclude->count == 0)
        return NULL;
    for (size_t i = 1; i < path.len; i++) {
        struct exclude_pattern *above =
            path.ptr[i] == '/' ? excluder_of(exclude, slice_cut(path, 0, i), true) : NULL;
        if (above)
            return above;
    }
    return excluder_of(exclude, path, false);
}

bool exclude_has_file(const struct exclude *exclude, struct slice path)
{
    return excluder(exclude, path) != NULL;
}

bool exclude_use_file(struct exclude *exclude, struct slice path)
{
    struct exclude_pattern *pattern = excluder(exclude, path);
    if (pattern)
        pattern->used = true;
    return pattern != NULL;
}

// Trailing blanks do not belong to a pattern unless a backslash protects them.
static struct slice without_trailing_blanks(struct slice pattern)
{
    size_t len = 0;
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.ptr[i] == '\\')
            len = ++i + 1;
        else if (pattern.ptr[i] != ' ')
            len = i + 1;
    }
    return slice_cut(pattern, 0, len);
}

// What makes a glob one that can match nothing, or NULL.
static const char *glob_flaw(struct slice glob)
{
    for (size_t g = 0; g < glob.len;) {
        bool ignored;
        if (glob.ptr[g] == '[') {
            if (!bracket_read(glob, &g, 0, &ignored))
                return "a '[' without its ']'";
            continue;
        }
        if (glob.ptr[g] == '\\' && g + 1 == glob.len)
            return "a backslash at its end";
        g += glob.ptr[g] == '\\' ? 2 : 1;
    }
    return glob.len ? NULL : "nothing that could match";
}

bool exclude_add(struct exclude *exclude, struct slice pattern, struct arena *memory,
                 struct err *err)
{
    struct exclude_pattern added = {.glob = without_trailing_blanks(pattern)};
    const char *quoted = print_quoted(memory, pattern, 60);

    if (exclude->count == EXCLUDE_MOST_PATTERNS)
        return err_set(err, ERR_CONFIG, "more than %d path patterns", EXCLUDE_MOST_PATTERNS);
    if (pattern.len > EXCLUDE_MOST_LENGTH)
        return err_set(err, ERR_CONFIG, "a path pattern of more than %d bytes",
                       EXCLUDE_MOST_LENGTH);
    if (slice_starts_with(pattern, SLICE("#")))
        return err_set(
            err, ERR_CONFIG,
            "path pattern '%s' is a comment; for a name that starts with '#' write '\\#'", quoted);
    if (slice_starts_with(added.glob, SLICE("!"))) {
        added.negated = true;
        added.glob = slice_cut(added.glob, 1, added.glob.len);
    }
    if (slice_ends_with(added.glob, SLICE("/"))) {
        added.folders_only = true;
        added.glob.len--;
    }
    added.anchored = slice_has_byte(added.glob, '/');
    if (slice_starts_with(added.glob, SLICE("/")))
        added.glob = slice_cut(added.glob, 1, added.glob.len);
    const char *flaw = glob_flaw(added.glob);
    if (flaw)
        return err_set(err, ERR_CONFIG, "path pattern '%s' has %s", quoted, flaw);

    added.glob = arena_copy(memory, added.glob);
    if (exclude->count == exclude->room) {
        size_t room = exclude->room ? 2 * exclude->room : 16;
        struct exclude_pattern *grown = ARENA_ARRAY(memory, room, struct exclude_pattern);
        if (exclude->count)
            memcpy(grown, exclude->patterns, exclude->count * sizeof *grown);
        exclude->patterns = grown;
        exclude->room = room;
    }
    exclude->patterns[exclude->count++] = added;
    return true;
}
