#include "flow_text.h"

#include "flow_mention.h"
#include "flow_scan.h"
#include "flow_words.h"

// Behind the quote that closes the one at `at` on its line; `at` + 1 where none does.
static size_t skip_quoted(struct slice text, size_t at, size_t end)
{
    char quote = text.ptr[at];
    for (size_t i = at + 1; i < end; i++) {
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == quote)
            return i + 1;
        else if (text.ptr[i] == '\n' && quote != '`')
            break;
    }
    return at + 1;
}

struct span flow_arguments(struct slice text, size_t end)
{
    size_t from = skip_blanks(text, end), depth = 0;
    size_t to = from + FLOW_MOST_ARGUMENTS < text.len ? from + FLOW_MOST_ARGUMENTS : text.len;
    bool bare = byte_at(text, from) != '(';
    char last = '\0';
    for (size_t at = from; at < to;) {
        char c = text.ptr[at];
        if (c == '\n' && bare && depth == 0 && !strchr(",(\\+|&", last))
            return (struct span){from, at - from};
        if (!is_space(c))
            last = c;
        if (c == '"' || c == '\'' || c == '`') {
            at = skip_quoted(text, at, to);
            continue;
        }
        at += c == '\\' ? 2
                        : 1; // else a quote that closes nothing would be looked at again and again
        depth += c == '(' || c == '[' || c == '{';
        if ((c == ')' || c == ']' || c == '}') && (depth == 0 || --depth == 0) && !bare)
            return (struct span){from, at - from};
    }
    return (struct span){from, to - from};
}

// The start of the name that ends at `end`, without a sigil.
static size_t back_name(struct slice text, size_t end, size_t least)
{
    size_t from = end;
    while (from > least && is_name_byte(text.ptr[from - 1]))
        from--;
    while (from < end && (text.ptr[from] == '$' || text.ptr[from] == '@'))
        from++;
    return from;
}

size_t flow_assigned(struct slice text, struct span mention, struct span *out)
{
    enum { REACH = 600 };
    size_t least = mention.offset > REACH ? mention.offset - REACH : 0, depth = 0, count = 0;
    for (size_t at = mention.offset; at > least && count < FLOW_MOST_VARIABLES; at--) {
        char c = text.ptr[at - 1];
        if (c == ')' || c == ']' || c == '}')
            depth++;
        else if ((c == '(' || c == '[' || c == '{') && depth > 0)
            depth--;
        if (c == ';' && depth == 0)
            break;
        char next = byte_at(text, at), before = at > 1 ? text.ptr[at - 2] : '\0';
        if (c != '=' || depth || next == '=' || next == '>' || next == '~' ||
            strchr("=!<>", before))
            continue;
        size_t end = at - 1;
        while (end > least && strchr(":+.|&? ", text.ptr[end - 1]))
            end--;
        size_t from = back_name(text, end, least);
        // `payload: Body = ...`
        size_t typed = from > least && text.ptr[from - 1] == ' ' ? from - 1 : from;
        if (typed > least && text.ptr[typed - 1] == ':') {
            end = typed - 1;
            from = back_name(text, end, least);
        }
        if (from < end)
            out[count++] = (struct span){from, end - from};
    }
    return count;
}

struct span flow_find(struct slice text, size_t from, size_t to, struct slice name)
{
    while (from < to) {
        struct slice rest = slice_cut(text, from, to);
        size_t found = slice_find(rest, name);
        if (found == SLICE_NOT_FOUND)
            break;
        size_t at = from + found, end = at + name.len;
        char before = at ? text.ptr[at - 1] : '\0';
        bool begins = !is_name_byte(before) || before == '$' || before == '@';
        if (begins && before != '.' && !is_name_byte(byte_at(text, end)) &&
            !slice_ends_with(slice_cut(text, 0, at), SLICE("->")))
            return (struct span){at, name.len};
        from = end;
    }
    return (struct span){0, 0};
}

struct span flow_use(struct slice text, size_t from, size_t to, struct slice name)
{
    enum { MOST_TRIES = 8 };
    for (int i = 0; i < MOST_TRIES; i++) {
        struct span use = flow_find(text, from, to, name);
        if (use.len == 0 || flow_is_handed_on(text, use))
            return use;
        from = span_end(use);
    }
    return (struct span){0, 0};
}

// Behind the first `name =` in text[from, to); 0 if there is none.
static size_t find_assigned(struct slice text, size_t from, size_t to, struct slice name)
{
    for (;;) {
        struct span found = flow_find(text, from, to, name);
        if (found.len == 0)
            return 0;
        from = span_end(found);
        size_t at = skip_blanks(text, from);
        at += byte_at(text, at) == ':';
        char next = byte_at(text, at + 1);
        if (byte_at(text, at) == '=' && next != '=' && next != '>' && next != '~')
            return at + 1;
    }
}

bool flow_is_assigned(struct slice text, size_t from, size_t to, struct slice name)
{
    return find_assigned(text, from, to, name) > 0;
}

bool flow_was_redacted(struct slice text, size_t from, size_t to, struct slice name)
{
    enum { LINE = 120 };
    size_t last = 0;
    for (size_t next; (next = find_assigned(text, from, to, name)) > 0; from = next)
        last = next;
    struct slice value = slice_cut(text, last, last + LINE);
    struct words words;
    words_split(&words, slice_cut(value, 0, slice_find_byte(value, '\n')));
    return last > 0 && flow_is_unreadable(&words);
}

// A line that names the package and says that it is imported.
static bool is_import(struct slice line)
{
    static const struct slice words[] = {
        SLICE_INIT("import"),  SLICE_INIT("from"),    SLICE_INIT("use "), SLICE_INIT("using"),
        SLICE_INIT("require"), SLICE_INIT("include"), SLICE_INIT("\""),   {0}};
    line = slice_trim(line);
    for (const struct slice *word = words; word->len; word++)
        if (slice_starts_with(line, *word))
            return true;
    return slice_find(line, SLICE("require(")) != SLICE_NOT_FOUND ||
           slice_find(line, SLICE("import(")) != SLICE_NOT_FOUND ||
           slice_find(line, SLICE("} from ")) != SLICE_NOT_FOUND;
}

bool flow_imports(struct slice text, const struct slice *packages)
{
    enum { HEAD = 16 * 1024, LINE = 300 };
    text = slice_cut(text, 0, HEAD);
    for (; packages->len; packages++)
        for (size_t from = 0;;) {
            size_t found = slice_find_nocase(slice_cut(text, from, text.len), *packages);
            if (found == SLICE_NOT_FOUND)
                break;
            size_t at = from + found, start = at;
            from = at + packages->len;
            while (start > 0 && at - start < LINE && text.ptr[start - 1] != '\n')
                start--;
            struct slice rest = slice_cut(text, from, from + LINE);
            size_t end = slice_find_byte(rest, '\n');
            end = from + (end == SLICE_NOT_FOUND ? rest.len : end);
            char before = at ? text.ptr[at - 1] : '\0';
            if (!is_alnum(before) && !is_alnum(byte_at(text, from)) &&
                is_import(slice_cut(text, start, end)))
                return true;
        }
    return false;
}
