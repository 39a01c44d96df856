// The syntax worker's client: asks what spans of a text are, in another process.
//
// Grammars are third-party C. A text that crashes one, hangs it or makes it eat
// memory costs that text its answers and the client its worker; the next question
// starts a new one.
#ifndef WAYBILL_DETECT_SYNTAX_H
#define WAYBILL_DETECT_SYNTAX_H

#include "language.h"

enum {
    SYNTAX_MOST_BYTES = 16 * 1024 * 1024, // of a text; what of it is parsed, zone.h bounds
    SYNTAX_MOST_SPANS = 32 * 1024,
    SYNTAX_MOST_ROUTES = 1024, // of the first spans
};

enum syntax_outcome {
    SYNTAX_ANSWERED,
    SYNTAX_NO_GRAMMAR, // nothing to ask: the line lexer's answers are all there is
    SYNTAX_TOO_LARGE,
    SYNTAX_NO_TREE, // the budget was used up or the parser gave up
    SYNTAX_CRASHED, // the worker died of this text
    SYNTAX_HUNG,    // or was killed over it
    SYNTAX_OFF,     // there is no worker: no process or no sandbox to be had, too many deaths
    SYNTAX_COUNT,
};

struct syntax_client;

// Costs nothing before the first question, which forks the worker. Each thread that
// asks has a client of its own: the worker ends with the thread that started it.
struct syntax_client *syntax_client_new(void);
void syntax_client_free(struct syntax_client *client);

// Forks the worker now. For a program that is about to start threads: a fork beside
// running threads can inherit a lock that one of them holds, and the sanitizers have
// such locks. A worker that dies is replaced all the same.
void syntax_client_start(struct syntax_client *client);

// Fills `answers`, one for each span. An answer without `by_tree` is ROLE_UNKNOWN;
// SYNTAX_ANSWERED leaves none of those for spans within the text, TOO_LARGE and
// NO_TREE may have answers for some. `language` is a constant of the program.
enum syntax_outcome syntax_ask(struct syntax_client *client, const struct language *language,
                               struct slice text, const struct span *spans, size_t count,
                               struct syntax *answers);

// The same, and the ways out of the first `route_count` spans. What the tree did not answer has none:
// all zero.
enum syntax_outcome syntax_ask_routes(struct syntax_client *client, const struct language *language,
                                      struct slice text, const struct span *spans, size_t count,
                                      struct syntax *answers, struct route *routes,
                                      size_t route_count);

#endif
