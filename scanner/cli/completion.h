// Scripts with which shells complete the words of waybill's command line, made of the tables of options.h and of what
// values are chosen from: plans, patterns, what --fail-on and --what-if take.
//
// What a value is goes by the table of `supplies` in completion.c; each shell has a file that writes its script.
#ifndef WAYBILL_CLI_COMPLETION_H
#define WAYBILL_CLI_COMPLETION_H

#include "options.h"

// Lists that are too long to stand at each place that takes one of their words.
//  X(NAME, name)
#define WORD_LISTS(X)                                                     \
    X(PLANS, plans)       /* ids of plans */                              \
    X(SUBJECTS, subjects) /* what `waybill explain` takes, but for ids */ \
    X(REPORTS, reports)   /* FORMAT= of --report */                       \
    X(FAIL_ON, fail_on)   /* of --fail-on, one or more with commas */     \
    X(WHAT_IF, what_if)   /* KEY=VALUE of --what-if, the same way */      \
    X(HOOKS, hooks)       /* git's hooks that waybill can be */

enum word_list {
#define X(NAME, name) WORD_LIST_##NAME,
    WORD_LISTS(X)
#undef X
        WORD_LIST_COUNT,
};

extern const char *const word_list_names[WORD_LIST_COUNT];

// What may stand in the place of a command: its long options, each another way to say a command.
enum { START_OPTIONS = 2 };
extern const struct start_option {
    const char *name;
    enum command command;
} start_options[START_OPTIONS];

enum supply {
    SUPPLY_NOTHING, // a number, a date, a name: nobody else knows it
    SUPPLY_FILES,
    SUPPLY_FOLDERS,
    SUPPLY_REVISIONS, // what git knows by a name
    SUPPLY_WORDS,     // one of `words`
    SUPPLY_LIST,      // a word of `list`
    SUPPLY_LISTS,     // several of them, with commas
};

// What can stand at one place.
struct completion {
    enum supply supply;
    const char *const *words; // SUPPLY_WORDS: NULL-ended
    enum word_list list;      // SUPPLY_LIST, SUPPLY_LISTS
};

// The value of an option that takes one.
struct completion completion_of_option(const struct option_row *row);
// What is no option, behind the command and, where command_words has some, the `word`; else NULL.
struct completion completion_of_operand(enum command command, const char *word);

// A list's words, NULL-ended, in the arena.
const char *const *word_list(enum word_list list, struct arena *memory);

// Adds the script.
void completion_bash(struct buf *out, struct arena *memory);
void completion_zsh(struct buf *out, struct arena *memory);
void completion_fish(struct buf *out, struct arena *memory);

// Adds words with blanks between them.
void completion_add_words(struct buf *out, const char *const *words);
// The names of all commands, NULL-ended.
const char *const *completion_commands(void);

#endif
