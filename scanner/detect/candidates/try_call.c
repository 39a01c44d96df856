// Calls that a field may be passed to: the name of a function as a whole, and what opens its arguments.
#include "collect.h"

#include "arena.h"

// A name that ends in the pattern's is one of the sort: self._logger.info, auditLogger.info. One that only
// ends in its letters is not: catalog.info.
static bool begins_name(struct slice text, size_t at)
{
    char before = at ? text.ptr[at - 1] : '\0';
    if (is_alpha(before))
        return is_lower(before) && is_upper(text.ptr[at]);
    return !is_digit(before) && (unsigned char)before < 0x80;
}

// In Ruby arguments need no parentheses.
static bool opens_arguments(const struct doc *doc, size_t at)
{
    struct slice rest = slice_cut(doc->text, at, doc->text.len);
    size_t blanks = 0;
    while (blanks < rest.len && (rest.ptr[blanks] == ' ' || rest.ptr[blanks] == '\t'))
        blanks++;
    if (blanks == rest.len)
        return false;
    if (rest.ptr[blanks] == '(')
        return true;
    return slice_equals(doc->language->name, SLICE("ruby")) && blanks > 0 &&
           !strchr("=.,)]}|&;\n\r#", rest.ptr[blanks]);
}

static bool is_declared(struct slice text, size_t at)
{
    static const struct slice words[] = {SLICE_INIT("def "), SLICE_INIT("function "),
                                         SLICE_INIT("func "), SLICE_INIT("class ")};
    return SLICE_ANY(slice_cut(text, 0, at), slice_ends_with, words);
}

void try_call(struct collector *c, const struct doc *doc, size_t pattern, struct span callee)
{
    // A language whose roles know no calls has none.
    if (!doc->language || slice_find(doc->language->roles, SLICE("@call")) == SLICE_NOT_FOUND ||
        !begins_name(doc->text, callee.offset) || !opens_arguments(doc, span_end(callee)) ||
        is_declared(doc->text, callee.offset))
        return;
    if (c->call_count == CALLS_MOST) {
        c->too_many = true;
        return;
    }
    if (c->call_count == c->call_room) {
        c->call_room = c->call_room ? 2 * c->call_room : 64;
        c->calls = alloc_grow(c->calls, c->call_room, sizeof *c->calls);
    }
    c->calls[c->call_count++] = (struct called){(uint32_t)pattern, callee};
}
