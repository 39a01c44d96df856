// What the help on the screen (help.c) and the manual page (help_man.c) both say.
#ifndef WAYBILL_CLI_HELP_H
#define WAYBILL_CLI_HELP_H

#include "options.h"

enum { EXIT_CODES = EXIT_UNABLE + 1 };

extern const char *const help_about_waybill;       // a paragraph
extern const char *const help_exit[EXIT_CODES];    // what each exit code says
extern const char *const help_groups[GROUP_COUNT]; // headings of options

struct library_row {
    const char *name;
    void (*version)(char *out, size_t room);
};

extern const struct library_row help_libraries[]; // that are in the program
extern const size_t help_library_count;

// "owner=personal|oss|..." of a key of --what-if.
struct slice help_what_if(size_t key, struct arena *memory);

// Adds the words of a text, folded before `width`, and ends the line. They stand from `column` on, where the first line is
// already; those that follow begin with the margin. No words, no line.
void help_fold(struct buf *out, const char *margin, size_t column, size_t width, const char *text);

// Adds the manual page waybill(1), for man(7).
void help_man_add(struct buf *out, struct arena *memory);

#endif
