// From a regex that is searched in a path to globs of gitignore(5). Few regexes are that
// simple, but those of paths mostly are: literals, an anchor, ".*", a choice.
#include "regex_tree.h"

enum { MOST = 64, LONGEST = 500 };

// A regex spelled out as choices without alternatives: literals, and these signs.
#define START "\1"
#define END "\2"
#define ANY "\3"         // any run of bytes
#define ANY_IN_NAME "\4" // any run without a slash
#define ONE "\5"         // any byte
#define FOLD "\6"        // the letter behind it in either case

struct choices {
    struct slice items[MOST];
    size_t count;
};

static bool expand(struct choices *out, const struct regex_node *node, struct arena *memory);

static void set_one(struct choices *out, struct slice text)
{
    out->count = 1;
    out->items[0] = text;
}

static bool join(struct choices *out, const struct choices *left, const struct choices *right,
                 struct arena *memory)
{
    struct choices joined = {.count = 0};
    if (left->count * right->count > MOST)
        return false;
    for (size_t i = 0; i < left->count; i++)
        for (size_t j = 0; j < right->count; j++) {
            if (left->items[i].len + right->items[j].len > LONGEST)
                return false;
            joined.items[joined.count++] = arena_printf(
                memory, "%.*s%.*s", SLICE_ARG(left->items[i]), SLICE_ARG(right->items[j]));
        }
    *out = joined;
    return true;
}

static bool expand_alternate(struct choices *out, const struct regex_node *node,
                             struct arena *memory)
{
    struct choices all = {.count = 0};
    for (const struct regex_node *branch = node->child; branch; branch = branch->next) {
        struct choices some;
        if (!expand(&some, branch, memory) || all.count + some.count > MOST)
            return false;
        for (size_t i = 0; i < some.count; i++)
            all.items[all.count++] = some.items[i];
    }
    *out = all;
    return true;
}

static unsigned members(const struct regex_node *class, unsigned char *last)
{
    unsigned count = 0;
    for (unsigned c = 0; c < 256; c++)
        if (regex_has(class, (unsigned char)c)) {
            count++;
            *last = (unsigned char)c;
        }
    return count;
}

// All but a slash, or all: as ".", which finds no line end.
static bool is_wide(const struct regex_node *class)
{
    unsigned char ignored = 0;
    return members(class, &ignored) >= 254;
}

static bool expand_class(struct choices *out, const struct regex_node *class, struct arena *memory)
{
    unsigned char last = 0;
    unsigned count = members(class, &last);
    if (is_wide(class)) {
        set_one(out, SLICE(ONE));
        return true;
    }
    if (count == 0 || count > 4)
        return false;
    out->count = 0;
    for (unsigned c = ' '; c < 127; c++)
        if (regex_has(class, (unsigned char)c))
            out->items[out->count++] = arena_printf(memory, "%c", (char)c);
    return out->count == count;
}

static bool expand_repeat(struct choices *out, const struct regex_node *node, struct arena *memory)
{
    const struct regex_node *child = node->child;
    if (child->kind == REGEX_CLASS && is_wide(child) && node->most == REGEX_UNBOUNDED) {
        set_one(out, regex_has(child, '/') ? SLICE(ANY) : SLICE(ANY_IN_NAME));
        return true;
    }
    if (node->least != 0 || node->most != 1)
        return false;
    struct choices some, none;
    set_one(&none, SLICE(""));
    if (!expand(&some, child, memory) || some.count + 1 > MOST)
        return false;
    some.items[some.count++] = none.items[0];
    *out = some;
    return true;
}

static bool expand(struct choices *out, const struct regex_node *node, struct arena *memory)
{
    set_one(out, SLICE(""));
    switch (node->kind) {
    case REGEX_BYTE:
        if (node->byte < ' ' || node->byte > 126)
            return false;
        set_one(out,
                arena_printf(memory, "%s%c", node->fold && is_alpha((char)node->byte) ? FOLD : "",
                             (char)node->byte));
        return true;
    case REGEX_START:
        set_one(out, SLICE(START));
        return true;
    case REGEX_END:
        set_one(out, SLICE(END));
        return true;
    case REGEX_GROUP:
        return !node->child || expand(out, node->child, memory);
    case REGEX_CONCAT:
        for (const struct regex_node *child = node->child; child; child = child->next) {
            struct choices right;
            if (!expand(&right, child, memory) || !join(out, out, &right, memory))
                return false;
        }
        return true;
    case REGEX_ALTERNATE:
        return expand_alternate(out, node, memory);
    case REGEX_CLASS:
        return expand_class(out, node, memory);
    case REGEX_REPEAT:
        return expand_repeat(out, node, memory);
    case REGEX_BORDER:
        return false;
    }
    return false;
}

static void add_literal(struct buf *glob, char c)
{
    if (strchr("*?[\\", c) || (glob->len == 0 && strchr("!#", c)))
        buf_add_byte(glob, '\\');
    buf_add_byte(glob, c);
}

// The middle of a choice as a glob; false where one star would have to cross a slash.
static bool add_middle(struct buf *glob, struct slice middle)
{
    for (size_t i = 0; i < middle.len; i++) {
        char c = middle.ptr[i];
        if (c == ANY_IN_NAME[0])
            buf_add_byte(glob, '*');
        else if (c == ONE[0])
            buf_add_byte(glob, '?');
        else if (c == ANY[0] && i > 0 && middle.ptr[i - 1] == '/' && i + 1 < middle.len)
            buf_add_string(glob, "**/*");
        else if (c == FOLD[0])
            i++, buf_printf(glob, "[%c%c]", middle.ptr[i] | 0x20, middle.ptr[i] & ~0x20);
        else if (c < ' ')
            return false;
        else
            add_literal(glob, c);
    }
    return true;
}

static bool ends_with(struct slice text, char sign)
{
    return text.len && text.ptr[text.len - 1] == sign;
}

// A path has what `choice` says: as a glob. Without an anchor it may begin and end within
// a name; what begins with a slash begins with a name, and a glob in a folder's name is
// for all in it.
static bool glob_of(struct slice choice, struct buf *glob)
{
    bool from_start = false, to_end = false;
    if (choice.len && choice.ptr[0] == START[0]) {
        from_start = true;
        choice = slice_cut(choice, 1, choice.len);
    }
    if (ends_with(choice, END[0])) {
        to_end = true;
        choice.len--;
    }
    while (choice.len && choice.ptr[0] == ANY[0]) {
        from_start = false;
        choice = slice_cut(choice, 1, choice.len);
    }
    while (ends_with(choice, ANY[0])) {
        to_end = false;
        choice.len--;
    }
    if (choice.len == 0 || slice_equals(choice, SLICE("/")))
        return false;
    bool slash_first = choice.ptr[0] == '/', slash_last = ends_with(choice, '/');
    bool has_slash = slice_has_byte(slice_cut(choice, slash_first, choice.len - slash_last), '/');
    if (from_start && slash_first)
        return false; // no path begins with one
    if (from_start)
        buf_add_byte(glob, '/');
    else if (slash_first)
        choice = slice_cut(choice, 1, choice.len);
    if (!from_start && (has_slash || slash_first))
        buf_add_string(glob, "**/");
    if (!from_start && !slash_first)
        buf_add_byte(glob, '*');
    if (!add_middle(glob, slice_cut(choice, 0, choice.len - slash_last)))
        return false;
    if (slash_last)
        buf_add_byte(glob, '/');
    else if (!to_end)
        buf_add_byte(glob, '*');
    return true;
}

size_t regex_globs(const struct regex_node *regex, struct slice *out, size_t room,
                   struct arena *memory)
{
    struct choices all;
    struct buf glob;
    size_t count = 0;

    if (!expand(&all, regex, memory) || all.count > room)
        return 0;
    buf_init(&glob, 4 * LONGEST);
    for (size_t i = 0; i < all.count; i++) {
        buf_clear(&glob);
        if (!glob_of(all.items[i], &glob)) {
            count = 0;
            break;
        }
        out[count++] = arena_copy(memory, buf_slice(&glob));
    }
    buf_release(&glob);
    return count;
}
