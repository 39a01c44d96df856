// What the steps of a lowering come to in words, commands and lines of configuration. The same for every format.
#ifndef WAYBILL_REPORT_WAY_DOWN_H
#define WAYBILL_REPORT_WAY_DOWN_H

#include "arena.h"
#include "report.h"

// What to do about a burden, as a sentence without its full stop; of data, with what to put in its place for a type.
struct slice burden_words(enum burden burden);
// "" where there is nothing to say about the type.
struct slice type_words(struct slice type);

// One thing of a burden, and several, as one would say it: "credential", "credentials".
const char *burden_noun(enum burden burden, bool many);

enum { WAY_MOST_COMMANDS = 2 };

// The commands that take the file out of what was scanned, to be run in the root of the repository; the first ones of
// `out`, which ends with an empty one where there are fewer. None for standard input. In the arena, and printable.
void step_commands(struct slice out[WAY_MOST_COMMANDS], const struct report *report,
                   const struct step *step, struct arena *memory);

// The command that takes it out of all commits, in a fresh clone; "" where there is no history. In the arena, and printable.
struct slice step_history_command(const struct report *report, const struct step *step,
                                  struct arena *memory);

// The pattern of gitignore(5) for just this path from the root, for `ignore.paths` and for ignore files. A byte that no line
// can hold is a `?` in it. In the arena, and printable.
struct slice path_pattern(struct slice path, struct arena *memory);

// Whether it is a file that can be excluded: no message of a commit.
bool step_is_file(const struct step *step);

// What decides where no set of files does, such as "the owner is declared: startup". In the arena.
struct slice what_else_decides(const struct assessment *assessment, struct arena *memory);

#endif
