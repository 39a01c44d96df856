// What the places of interest in a file are, by its syntax tree.
//
// A grammar parses the text and the language's roles.scm, a tree-sitter query,
// says what its nodes mean. The grammars are third-party C that hostile text has
// crashed before: in the program this runs in a worker process only.
//
// The captures a roles.scm may use (`_x` names are for predicates only):
//   @string @comment    a whole literal or comment with its quotes or markers
//   @code               code inside a string, such as "${this}"
//   @script             text in JavaScript, which is parsed by itself
//   @name @key          what is bound to the @value of the same pattern: a variable
//                       or parameter; the key of a mapping, setting or attribute
//   @field              a declared field, column or property; its @type if any
//   @member             the same, but only directly in an @object; else a @name
//   @object             the name of a class, struct, interface or table. Alone in
//                       its pattern it names the fields inside the pattern's node
//   @call @argument     the function called, and an argument or all of them
//   @scope              a body of statements: what is in it is neither bound to a
//                       name nor an argument outside of it, and no @member
// Where two captures speak of the same node the one of the outer pattern counts. The
// predicates are #eq?, #any-of? and #starts-with?, of one capture and strings.
#ifndef WAYBILL_DETECT_ZONE_H
#define WAYBILL_DETECT_ZONE_H

#include "err.h"
#include "language.h"

struct zone_parser;

// What a call may cost. Counted and not clocked, so that the same file gets the
// same answers on any machine. A step is about a hundred operations of the parser, or
// as much work of the lexer, memory taken, or answering: mostly 15 to 50 us. Sound
// code takes 4 to 25 steps a KiB, settings 40.
struct zone_budget {
    uint32_t steps;         // for any text,
    uint32_t steps_per_kib; // for each KiB of it that is parsed,
    uint32_t most_bytes;    // and so much is parsed at most
};

// About 50 ms, and 1 ms a KiB.
#define ZONE_BUDGET_DEFAULT ((struct zone_budget){1000, 40, 512 * 1024})

enum zone_refusal {
    ZONE_ANSWERED,
    ZONE_NO_GRAMMAR, // the language has none, or tree-sitter does not take it
    ZONE_BAD_ROLES,  // roles.scm does not fit the grammar: zone_check_roles() says how
    ZONE_TOO_LARGE,
    ZONE_OUT_OF_BUDGET,
    ZONE_GAVE_UP, // the tree ends before the text does
};

struct zone_parser *zone_parser_new(void);
void zone_parser_free(struct zone_parser *parser);

// Fills an answer for each span. False when some span within the text has none,
// for the reason that zone_refusal() tells; answers with `by_tree` hold either
// way. The others are ROLE_UNKNOWN, as is the answer to an empty span or one that
// is not within the text. Names are told without the quotes and sigils around
// them. The name of a key, field or name itself is its whole name.
bool zone_answer(struct zone_parser *parser, const struct language *language, struct slice text,
                 const struct span *spans, size_t count, struct syntax *answers,
                 struct zone_budget budget);

// The same, and the ways out of the first spans: one for each of `route_count`, which is not more
// than `count`. That of a span without an answer is all zero.
bool zone_answer_routes(struct zone_parser *parser, const struct language *language,
                        struct slice text, const struct span *spans, size_t count,
                        struct syntax *answers, struct route *routes, size_t route_count,
                        struct zone_budget budget);

// Why the last zone_answer() returned false.
enum zone_refusal zone_refusal(const struct zone_parser *parser);
// In words for the coverage: "syntax budget used up".
const char *zone_refusal_text(enum zone_refusal refusal);

// Whether the language's roles.scm fits its grammar, which tree-sitter takes up to
// 200 ms to prove. For tests; the error has the place.
bool zone_check_roles(struct zone_parser *parser, const struct language *language, struct err *err);

// Of tree-sitter: the grammar ABIs it takes, "13-15".
void zone_version(char *out, size_t room);

#endif
