// The reader that lexer_bound() sends to the left of a value, for its steps only.
//
// One step at a time: past opening brackets, calls that the value is an argument of and
// what it is joined to, up to an operator that binds; then the name before that. Each
// step ends nearer to the floor, so a value costs at most a few times LEXER_REACH,
// whatever the text.
#ifndef WAYBILL_DETECT_LEXER_READER_H
#define WAYBILL_DETECT_LEXER_READER_H

#include "lexer_left.h"
#include "lexer_name.h"

enum step { STEP_ON, STEP_FOUND, STEP_STOP };

struct reader {
    struct left left;
    unsigned traits;
    bool quoted;   // the value is a string literal
    bool enclosed; // the value is in brackets
    size_t end;    // of the value
    struct span name, call;
    struct span otherwise; // what the value is the default of: `name || "value"`
};

static inline struct slice reader_text(const struct reader *self, struct span span)
{
    return slice_of(self->left.text.ptr + span.offset, span.len);
}

// Takes the name if it can be one.
enum step reader_found(struct reader *self, struct span name);

// The name before an operator that binds; `op` is its last byte. The reader stands
// before the operator.
enum step reader_target(struct reader *self, char op);

// The name that the line assigns to: from behind a ternary's '?' or an `else`.
enum step reader_before_assignment(struct reader *self);

// Words before a name that set it: `export NAME=`.
bool reader_is_setting_verb(struct slice word);

// Where the bracket or comma stands.
enum step reader_into_parenthesis(struct reader *self);
enum step reader_into_square(struct reader *self);
enum step reader_into_brace(struct reader *self);
enum step reader_past_comma(struct reader *self);

// Whether the parenthesis behind the name `word` is not a call's: `if (`, `def f(`.
// `before` stands before the name.
bool reader_is_no_call(struct slice word, const struct left *before);

#endif
