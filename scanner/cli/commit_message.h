// The message of a commit that is being made, as git will keep it.
#ifndef WAYBILL_CLI_COMMIT_MESSAGE_H
#define WAYBILL_CLI_COMMIT_MESSAGE_H

#include "arena.h"

// How git-commit(1) cleans a message up.
struct message_cleanup {
    // What is below the line with the scissors goes; else only where git put it there.
    bool scissors;
    struct slice comment; // lines that begin with this go, too; empty: none
};

// The text with what git takes out made empty lines, so that the others keep their numbers.
struct slice commit_message_clean(struct slice text, const struct message_cleanup *cleanup,
                                  struct arena *memory);
// The same by the repository's settings and by whether an editor was opened.
struct slice commit_message_of(struct slice text, struct arena *memory);

#endif
