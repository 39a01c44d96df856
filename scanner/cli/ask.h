// Questions to a person at a terminal, asked on standard error and answered on standard input, a line each. Nothing of
// the terminal is changed, so an interrupt needs no cleaning up.
#ifndef WAYBILL_CLI_ASK_H
#define WAYBILL_CLI_ASK_H

#include "arena.h"
#include "err.h"
#include "page.h"

enum { ASK_MOST_LINE = 200 }; // bytes of an answer; a longer one is no answer

// What is said goes through `page` and is shown when an answer is asked for.
struct asker {
    struct page page;
    struct buf out;
    char read[ASK_MOST_LINE + 1]; // bytes behind the last answer, from `at` to `end`
    size_t at, end;
    struct arena *memory; // of answers
};

// True when standard input and standard error are a terminal.
bool ask_possible(void);

void asker_init(struct asker *asker, struct arena *memory);
void asker_release(struct asker *asker);
// Shows what was said so far. ERR_UNABLE when that cannot be written.
bool asker_show(struct asker *asker, struct err *err);

// Shows what was said and `prompt`, and waits for a line, which is given back without blanks at its ends. A
// line that is too long is said to be, and asked for again. ERR_UNABLE at the end of the input.
bool ask_line(struct asker *asker, const char *prompt, struct slice *answer, struct err *err);

// One question with words to choose from.
struct choice {
    const char *prompt;          // "owner"
    const char *const *words;    // NULL-ended
    const char *const *meanings; // of each
    const char *why;             // why it matters, for whoever answers "?"
    int suggested;               // what an empty answer means: an index of `words`, or ASK_NONE
    const char *because; // where that comes from: "as inferred"; when something is suggested
};

enum { ASK_NONE = -1 };

// `*answer` is an index of the words, or ASK_NONE for whoever leaves it open. What is no answer is told so, with the
// nearest word, and asked again.
bool ask_choice(struct asker *asker, const struct choice *choice, int *answer, struct err *err);

// The number that an answer is, from 1 to `most`; 0 when it is none.
size_t ask_number(struct slice answer, size_t most);

#endif
