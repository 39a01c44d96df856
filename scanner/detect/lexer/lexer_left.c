#include "lexer_left.h"

bool left_take(struct left *left, struct slice literal)
{
    if (!slice_ends_with(slice_cut(left->text, left->floor, left->at), literal))
        return false;
    left->at -= literal.len;
    return true;
}

bool left_skip_blanks(struct left *left)
{
    size_t from = left->at;
    while (left_peek(left, 0) == ' ' || left_peek(left, 0) == '\t')
        left->at--;
    return left->at < from;
}

bool left_skip_space(struct left *left)
{
    size_t from = left->at;
    while (is_space(left_peek(left, 0)))
        left->at--;
    return left->at < from;
}

static bool is_inside_name(const struct left *left, bool dotted)
{
    char c = left_peek(left, 0);
    if (is_name_byte(c))
        return true;
    return (c == '-' || (dotted && c == '.')) && is_name_byte(left_peek(left, 1));
}

struct span left_name(struct left *left, bool dotted)
{
    size_t end = left->at;
    if (!is_name_byte(left_peek(left, 0)))
        return (struct span){0, 0};
    while (is_inside_name(left, dotted))
        left->at--;
    if (left->at == left->floor && left->floor > 0 && is_name_byte(left->text.ptr[left->floor - 1]))
        return (struct span){0, 0};
    return (struct span){left->at, end - left->at};
}

bool left_quoted(struct left *left, struct span *content)
{
    struct left back = *left;
    char quote = left_peek(&back, 0);
    if (!is_quote(quote))
        return false;
    back.at--;
    bool escaped = left_peek(&back, 0) == '\\';
    back.at -= escaped;
    size_t end = back.at;
    for (;; back.at--) {
        char c = left_peek(&back, 0);
        if (c == '\0' || c == '\n')
            return false;
        if (c == quote && (left_peek(&back, 1) == '\\') == escaped)
            break;
    }
    *content = (struct span){back.at, end - back.at};
    left->at = back.at - 1 - escaped;
    return true;
}

static char partner_of(char closing)
{
    switch (closing) {
    case ')':
        return '(';
    case ']':
        return '[';
    case '}':
        return '{';
    case '>':
        return '<';
    default:
        return '\0';
    }
}

bool left_bracketed(struct left *left)
{
    struct left back = *left;
    struct span ignored;
    char closing = left_peek(&back, 0), opening = partner_of(closing);
    if (!opening)
        return false;
    for (size_t depth = 0;;) {
        char c = left_peek(&back, 0);
        if (c == '\0')
            return false;
        if (is_quote(c) && left_quoted(&back, &ignored))
            continue;
        depth += c == closing;
        depth -= c == opening;
        back.at--;
        if (depth == 0)
            break;
    }
    *left = back;
    return true;
}

// `.`, `->`, `::`, `?.` between the parts of an operand.
static bool take_member_operator(struct left *left)
{
    return left_take(left, SLICE("->")) || left_take(left, SLICE("::")) ||
           left_take(left, SLICE("?.")) || left_take(left, SLICE("."));
}

bool left_operand(struct left *left, struct span *last)
{
    struct left back = *left;
    bool found = false;
    *last = (struct span){0, 0};
    if (left_quoted(&back, last)) {
        *left = back;
        return true;
    }
    do {
        while ((left_peek(&back, 0) == ')' || left_peek(&back, 0) == ']') && left_bracketed(&back))
            found = true;
        struct span name = left_name(&back, false);
        if (name.len && !last->len)
            *last = name;
        found = found || name.len;
    } while (found && take_member_operator(&back));
    if (found)
        *left = back;
    return found;
}

struct span left_callee(struct left *left)
{
    struct span callee = left_name(left, false);
    size_t end = span_end(callee);
    struct left back = *left;
    while (callee.len && take_member_operator(&back)) {
        struct span object = left_name(&back, false);
        if (object.len == 0)
            break;
        *left = back;
        callee = (struct span){object.offset, end - object.offset};
    }
    return callee;
}

bool left_open_bracket(struct left *left)
{
    struct left back = *left;
    struct span ignored;
    for (;;) {
        char c = left_peek(&back, 0);
        if (c == '\0' || c == ';')
            return false;
        if (c == '(' || c == '[' || c == '{')
            break;
        if (c == ')' || c == ']' || c == '}') {
            if (!left_bracketed(&back))
                return false;
        } else if (!is_quote(c) || !left_quoted(&back, &ignored)) {
            back.at--;
        }
    }
    *left = back;
    return true;
}

size_t text_skip_blanks(struct slice text, size_t at)
{
    enum { MOST = 512 }; // as hostile texts have megabytes of them
    size_t end = at + MOST;
    while (at < end && (byte_at(text, at) == ' ' || byte_at(text, at) == '\t'))
        at++;
    return at;
}

size_t text_line_start(struct slice text, size_t floor, size_t at)
{
    while (at > floor && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

bool word_has_letter(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_alpha(s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80)
            return true;
    return false;
}
