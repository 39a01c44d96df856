// One hook of git as a file: whose it is, and putting ours in its place and taking it away again.
//
// Ours is a script of sh that first runs the hook that was there before, with the same arguments and standard
// input, and then `waybill hook run`. That earlier hook is kept beside it as TYPE.before-waybill: renamed and never
// written, so that it comes back byte for byte with its mode, and links, $0's folder and what lies there go on to
// hold.
#ifndef WAYBILL_CLI_HOOK_FILE_H
#define WAYBILL_CLI_HOOK_FILE_H

#include "arena.h"
#include "buf.h"
#include "err.h"
#include "hook_types.h"

enum hook_owner { HOOK_ABSENT, HOOK_OURS, HOOK_FOREIGN };

struct hook_file {
    const char *name; // of the hook
    const char *path;
    const char *kept; // where an earlier one is, or would be
    enum hook_owner owner;
    bool is_executable; // git passes over others
    bool is_folder;     // so there is none
    bool is_current;    // ours, and just as it would be written now
    bool has_kept, runs_kept;
    bool speaks_of_us; // a foreign one whose text has the word waybill
};

// What is written into a script of ours.
struct hook_script {
    struct slice name;          // of the hook
    const struct hook_row *row; // NULL: it only passes on to the repository's own
    struct slice program;       // absolute path of this program
    struct slice options;       // of `waybill hook run`: quoted words, or empty
    struct slice installed_by;  // options of `waybill hook install` that write it anew, or empty
    // For the folder that --global sets: the repository's own hook comes first.
    bool in_place_of_repositories;
};

// The script's text, in the arena.
struct slice hook_script_text(const struct hook_script *script, struct arena *memory);

// Looks at the hook `name` in a folder, which need not be there. `wanted` is the text that an install would write, or
// empty. Paths are in the arena. An error where the file is there and cannot be read.
bool hook_file_look(struct hook_file *hook, struct slice folder, const char *name,
                    struct slice wanted, struct arena *memory, struct err *err);

// Both add a line to `told` saying what they did. The folder must be there.
bool hook_file_install(struct hook_file *hook, struct slice text, struct arena *memory,
                       struct buf *told, struct err *err);
bool hook_file_uninstall(struct hook_file *hook, struct arena *memory, struct buf *told,
                         struct err *err);

#endif
