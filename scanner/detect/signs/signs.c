#include "signs.h"

// More tools than one product calls: a list of rules, of providers or of names.
enum { TOOLS_OF_A_LIST = 5, LINE_MOST = 4096 };

void signs_note(struct sign_hits *hits, size_t footprint, struct span span)
{
    if (hits->count < SIGNS_MOST)
        hits->items[hits->count++] = (struct sign_hit){(uint32_t)footprint, span};
}

// The line around text[at], as far as LINE_MOST on both sides, and where in it the hit is.
static struct slice line_around(struct slice text, size_t at, size_t *within)
{
    size_t from = at, to = at;
    while (from > 0 && text.ptr[from - 1] != '\n' && at - from < LINE_MOST)
        from--;
    while (to < text.len && text.ptr[to] != '\n' && to - at < LINE_MOST)
        to++;
    *within = at - from;
    return slice_cut(text, from, to);
}

static size_t skip_blanks(struct slice line, size_t at)
{
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t'))
        at++;
    return at;
}

static bool has_at(struct slice line, size_t at, struct slice text)
{
    return slice_starts_with_nocase(slice_cut(line, at, line.len), text);
}

// A line that begins as comments do. What stands behind code is not looked for.
static bool is_commented_out(struct slice line)
{
    static const struct slice marks[] = {
        SLICE_INIT("#"),  SLICE_INIT("//"),   SLICE_INIT("/*"),   SLICE_INIT("*"),
        SLICE_INIT("--"), SLICE_INIT("<!--"), SLICE_INIT("rem "),
    };
    size_t at = skip_blanks(line, 0);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (has_at(line, at, marks[i]))
            return true;
    return false;
}

static bool is_word_at(struct slice line, size_t at)
{
    return at < line.len && is_word(line.ptr[at]);
}

// The name of the variable around the hit, whole.
static bool is_env(struct slice mark, struct slice line, size_t at)
{
    size_t from = at, to = at;
    while (from > 0 && is_word(line.ptr[from - 1]))
        from--;
    while (is_word_at(line, to))
        to++;
    size_t star = slice_find_byte(mark, '*');
    struct slice name = slice_cut(line, from, to), fixed = slice_cut(mark, 0, star);
    return slice_starts_with(name, fixed) && (star != SLICE_NOT_FOUND || name.len == mark.len);
}

static bool is_host_byte(char c)
{
    return is_alnum(c) || (c && strchr(".-_~:/@%+*{}$", c));
}

// The glob of a host, of a port and of a path at the start of `text`, up to where that part ends. A star stands for
// what has no slash.
static bool host_fits(struct slice glob, struct slice text)
{
    size_t g = 0, t = 0, star = SLICE_NOT_FOUND, taken = 0;
    for (;;) {
        if (g == glob.len &&
            (t == text.len || !(is_alnum(text.ptr[t]) || strchr("-_", text.ptr[t]))) &&
            !(t + 1 < text.len && text.ptr[t] == '.' && is_alnum(text.ptr[t + 1])))
            return true;
        if (g < glob.len && glob.ptr[g] == '*') {
            star = ++g;
            taken = t;
        } else if (g < glob.len && t < text.len && to_lower(glob.ptr[g]) == to_lower(text.ptr[t])) {
            g++;
            t++;
        } else if (star != SLICE_NOT_FOUND && taken < text.len && text.ptr[taken] != '/') {
            g = star;
            t = ++taken;
        } else {
            return false;
        }
    }
}

// The address around the hit, from behind its scheme on.
static bool is_host(struct slice mark, struct slice line, size_t at)
{
    size_t from = at, to = at;
    while (from > 0 && is_host_byte(line.ptr[from - 1]))
        from--;
    while (to < line.len && is_host_byte(line.ptr[to]))
        to++;
    struct slice address = slice_cut(line, from, to);
    size_t scheme = slice_find(address, SLICE("://"));
    if (scheme != SLICE_NOT_FOUND && from + scheme < at)
        address = slice_cut(address, scheme + 3, address.len);
    // Behind an @ is the host of somebody's mail.
    size_t slash = slice_find_byte(address, '/');
    return !slice_has_byte(slice_cut(address, 0, slash), '@') && host_fits(mark, address);
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

// `key: value`, `"key": "value"`, `key=value`: the value behind a key that ends at line[at]; empty if there is none.
static struct slice value_behind(struct slice line, size_t at)
{
    size_t from = at;
    if (from < line.len && is_quote(line.ptr[from]))
        from++;
    from = skip_blanks(line, from);
    if (from == line.len || !strchr(":=", line.ptr[from]))
        return SLICE("");
    from = skip_blanks(line, from + 1);
    if (from < line.len && is_quote(line.ptr[from]))
        from++;
    size_t to = from;
    while (to < line.len && !is_quote(line.ptr[to]) && !strchr(" \t\r,;", line.ptr[to]))
        to++;
    return slice_cut(line, from, to);
}

static bool is_setting(struct slice mark, struct slice line)
{
    size_t equals = slice_find_byte(mark, '=');
    struct slice key = slice_cut(mark, 0, equals), glob = slice_cut(mark, equals + 1, mark.len);
    for (size_t at = 0, found; at + key.len <= line.len; at = found + key.len) {
        found = slice_find_nocase(slice_cut(line, at, line.len), key);
        if (found == SLICE_NOT_FOUND)
            return false;
        found += at;
        bool whole =
            (found == 0 || !(is_word(line.ptr[found - 1]) || line.ptr[found - 1] == '-')) &&
            !is_word_at(line, found + key.len);
        struct slice value = whole ? value_behind(line, found + key.len) : SLICE("");
        if (value.len && footprint_glob_fits(glob, value))
            return true;
    }
    return false;
}

// `uses: owner/action@...` of GitHub and its kin.
static bool is_action(struct slice mark, struct slice line, size_t at)
{
    size_t from = skip_blanks(line, 0), end = at + mark.len;
    if (has_at(line, from, SLICE("- ")))
        from = skip_blanks(line, from + 2);
    if (!has_at(line, from, SLICE("uses:")))
        return false;
    from = skip_blanks(line, from + 5);
    from += from < line.len && is_quote(line.ptr[from]);
    return from == at && end < line.len && strchr("@/", line.ptr[end]);
}

// `image: name:tag`, `FROM registry/name`, `docker run name`.
static bool is_image(struct slice mark, struct slice line, size_t at)
{
    size_t end = at + mark.len;
    bool begins = at > 0 && strchr(" \t\"'/=", line.ptr[at - 1]);
    bool ends = end == line.len || strchr(":@ \t\r\"'", line.ptr[end]);
    return begins && ends &&
           (slice_find_nocase(line, SLICE("image")) < at ||
            slice_find_nocase(line, SLICE("from ")) < at ||
            slice_find_nocase(line, SLICE("docker ")) < at ||
            slice_find_nocase(line, SLICE("podman ")) < at);
}

// A text stands where it is no part of a longer word; a star at its end leaves that open.
static bool is_text(struct slice mark, struct slice line, size_t at)
{
    bool open = slice_ends_with(mark, SLICE("*"));
    struct slice text = slice_cut(mark, 0, mark.len - open);
    size_t end = at + text.len;
    bool begins = at == 0 || !is_word(text.ptr[0]) ||
                  !(is_word(line.ptr[at - 1]) || strchr(".-", line.ptr[at - 1]));
    bool ends =
        open ? is_word_at(line, end) : !is_word(text.ptr[text.len - 1]) || !is_word_at(line, end);
    return begins && ends && has_at(line, at, text);
}

static bool stands(const struct footprint *footprint, const struct doc *doc, struct span span)
{
    size_t at;
    struct slice line = line_around(doc->text, span.offset, &at);
    if (footprint->kind == FOOTPRINT_PACKAGE) // the manifest's reader knows
        return true;
    if (is_commented_out(line))
        return false;
    switch (footprint->kind) {
    case FOOTPRINT_ENV:
        return is_env(footprint->mark, line, at);
    case FOOTPRINT_HOST:
        return is_host(footprint->mark, line, at);
    case FOOTPRINT_SETTING:
        return is_setting(footprint->mark, line);
    case FOOTPRINT_ACTION:
        return is_action(footprint->mark, line, at);
    case FOOTPRINT_IMAGE:
        return is_image(footprint->mark, line, at);
    case FOOTPRINT_TEXT:
        return is_text(footprint->mark, line, at);
    default:
        return false;
    }
}

// What CI, editors and tools are told lies in hidden files and folders: that is not the product. But `.env` is its.
static bool is_of_product(struct slice path)
{
    struct slice rest = path, part;
    while (slice_split(&rest, '/', &part))
        if (slice_starts_with(part, SLICE(".")) && !slice_starts_with(part, SLICE(".env")))
            return false;
    return true;
}

static bool is_one_of(const struct slice *files, struct slice path)
{
    while (files->len && !footprint_path_fits(*files, path))
        files++;
    return files->len > 0;
}

// Files that are read by a tool by their names say what they say whatever the folder for tests is called.
static bool says_here(const struct footprint *footprint, const struct doc *doc)
{
    bool named =
        footprint->files->len || footprint->kind == FOOTPRINT_ACTION || footprint->beside_action;
    if (footprint->claim == CLAIM_PRODUCT && footprint->kind != FOOTPRINT_ACTION &&
        !is_of_product(blob_place(doc->blob)))
        return false;
    if (footprint->files->len && !is_one_of(footprint->files, doc->blob->path))
        return false;
    switch (doc->place) {
    case PLACE_PRODUCTION:
        return true;
    case PLACE_TEST: // .github/workflows/run_test.yml
    case PLACE_GENERATED:
        return named;
    default:
        return false;
    }
}

static bool has_any(struct slice text, const struct slice *list)
{
    for (; list->len; list++)
        if (slice_find(text, *list) != SLICE_NOT_FOUND)
            return true;
    return false;
}

static bool has_action_of(const struct sign_hits *hits, const struct doc *doc, struct slice tool)
{
    for (size_t i = 0; i < hits->count; i++) {
        const struct footprint *footprint = &footprints[hits->items[i].footprint];
        if (footprint->kind == FOOTPRINT_ACTION && slice_equals(footprint->tool, tool) &&
            stands(footprint, doc, hits->items[i].span))
            return true;
    }
    return false;
}

static bool is_spoken_of(const struct footprint *footprint)
{
    return footprint->kind != FOOTPRINT_PACKAGE && footprint->kind != FOOTPRINT_ACTION &&
           !footprint->beside_action && !footprint->files->len;
}

static bool is_list_of_tools(const struct sign_hit *hits, size_t count)
{
    struct slice tools[TOOLS_OF_A_LIST];
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        const struct footprint *footprint = &footprints[hits[i].footprint];
        size_t j = 0;
        while (j < known && !slice_equals(tools[j], footprint->tool))
            j++;
        if (j < known || !is_spoken_of(footprint))
            continue;
        if (known == TOOLS_OF_A_LIST - 1)
            return true;
        tools[known++] = footprint->tool;
    }
    return false;
}

void signs_settle(const struct sign_hits *hits, const struct doc *doc, struct tools_seen *seen)
{
    struct sign_hit kept[SIGNS_MOST];
    struct doc_cursor cursor;
    size_t count = 0;

    for (size_t i = 0; i < hits->count; i++) {
        const struct footprint *footprint = &footprints[hits->items[i].footprint];
        if (says_here(footprint, doc) && stands(footprint, doc, hits->items[i].span) &&
            !has_any(doc->text, footprint->unless) &&
            (!footprint->beside_action || has_action_of(hits, doc, footprint->tool)))
            kept[count++] = hits->items[i];
    }
    bool is_list = is_list_of_tools(kept, count);
    for (size_t i = 0; i < count; i++) {
        const struct footprint *footprint = &footprints[kept[i].footprint];
        if (is_list && is_spoken_of(footprint))
            continue;
        doc_cursor_init(&cursor, doc);
        doc_cursor_move(&cursor, kept[i].span.offset);
        tools_seen_add(seen, &(struct tool_seen){.footprint = footprint,
                                                 .path = doc->blob->path,
                                                 .line = cursor.line});
    }
}
