// Reading a text from right to left: what stands before a place.
//
// Strings and brackets are skipped by their looks, which is right for a few hundred
// bytes of a program and wrong in the odd corner; the lexer's answers rank and
// explain, they decide nothing.
#ifndef WAYBILL_DETECT_LEXER_LEFT_H
#define WAYBILL_DETECT_LEXER_LEFT_H

#include "language.h"

// Bytes before `floor` are not there. `at` is where the text read so far begins.
struct left {
    struct slice text;
    size_t floor, at;
};

// The byte `back` places before `at`: 0 is the nearest. NUL past the floor.
static inline char left_peek(const struct left *left, size_t back)
{
    return left->at - left->floor > back ? left->text.ptr[left->at - 1 - back] : '\0';
}

static inline bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

// Bytes of names: letters, digits, '_' and everything beyond ASCII.
static inline bool is_name_byte(char c)
{
    return is_word(c) || (unsigned char)c >= 0x80;
}

// Moves before `literal` if that is what stands there.
bool left_take(struct left *left, struct slice literal);

// Blanks and tabs; with line ends too. True when something was skipped.
bool left_skip_blanks(struct left *left);
bool left_skip_space(struct left *left);

// The name that ends here, empty if there is none. A hyphen between two name bytes
// belongs to it, and with `dotted` a dot does. A name that the floor cuts counts as none.
struct span left_name(struct left *left, bool dotted);

// Where a closing quote stands: moves before its opening one, on the same line, and
// tells what is between. Backslashes before both are passed over with them.
bool left_quoted(struct left *left, struct span *content);

// Where ), ], } or > stands: moves before its partner. Strings inside are skipped.
bool left_bracketed(struct left *left);

// An operand: string, name with its members, calls and indexes. `*last` is the last
// name of it outside of brackets, or the string's content.
bool left_operand(struct left *left, struct span *last);

// The function that is called by what stands here: `name`, `object.name`, `Type::name`.
struct span left_callee(struct left *left);

// Looks for an opening bracket that is still open, past what is closed and past strings.
// Stops before it, or fails at a ';' or the floor.
bool left_open_bracket(struct left *left);

// And to the right, for what follows a name.

// NUL behind the end.
static inline char byte_at(struct slice text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

// Past blanks and tabs, up to some hundreds.
size_t text_skip_blanks(struct slice text, size_t at);

// Where the line that holds `at` begins, or the floor.
size_t text_line_start(struct slice text, size_t floor, size_t at);

// Words.

bool word_has_letter(struct slice s);

// Whether the word is one of these, in any case.
#define W(word) SLICE_INIT(word)
#define WORD_IN(word, ...) \
    SLICE_ANY(word, slice_equals_nocase, ((const struct slice[]){__VA_ARGS__}))

#endif
