// The command line: one table of commands and one of options. The parser, the help
// and the tests are all made from them, so they cannot disagree.
#ifndef WAYBILL_CLI_OPTIONS_H
#define WAYBILL_CLI_OPTIONS_H

#include "arena.h"
#include "assessment.h"
#include "buf.h"
#include "err.h"
#include "fail_on.h"
#include "hook_types.h"
#include "render.h"
#include "source.h"

//  X(NAME, name, "one line of help")
#define COMMANDS(X)                                                                          \
    X(SCAN, scan, "say what a repository carries and which risk tier that makes it")         \
    X(ADVISE, advise, "say which AI coding tools may see a repository, on what conditions")  \
    X(INIT, init, "say whose code it is and what may be sent where, in .waybill.yml")        \
    X(BADGE, badge, "draw the risk tier as an SVG badge")                                    \
    X(BASELINE, baseline, "keep a list of what is known, so that only what is new fails")    \
    X(REVIEW, review, "go through the findings and say which are fine, and why")             \
    X(IMPORT, import, "take over what other scanners were told")                             \
    X(EXPLAIN, explain, "explain a finding, a pattern, a row, a plan or a verdict")          \
    X(POLICY, policy, "show what is known about the plans of AI tools, and how old it is")   \
    X(HOOK, hook, "check what is committed and pushed, by git's hooks")                      \
    X(DOCTOR, doctor, "tell whether hook, clone, configuration and sandbox are sound")       \
    X(COMPLETION, completion, "print a script with which a shell completes waybill's words") \
    X(HELP, help, "explain a command")                                                       \
    X(VERSION, version, "tell the version of waybill and of the libraries in it")

enum command {
#define X(NAME, name, help) COMMAND_##NAME,
    COMMANDS(X)
#undef X
        COMMAND_COUNT,
};

enum exit_code {
    EXIT_COMPLETE = 0, // and below the threshold
    EXIT_REACHED = 1,  // something at or above --fail-on, complete or not
    EXIT_USAGE = 2,    // command line, configuration, patterns
    EXIT_UNABLE = 3,   // incomplete, or no report at all
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum hook_action { HOOK_INSTALL, HOOK_UNINSTALL, HOOK_STATUS, HOOK_RUN };
enum baseline_action { BASELINE_CREATE, BASELINE_UPDATE, BASELINE_PRUNE, BASELINE_DIFF };

enum policy_action { POLICY_LIST, POLICY_SHOW, POLICY_CHECK, POLICY_DIFF };

enum shell { SHELL_BASH, SHELL_ZSH, SHELL_FISH, SHELL_COUNT };

enum { JOBS_MOST = 64, JOBS_MOST_BY_DEFAULT = 8 };
enum { OPTION_ROWS_MOST = 128 };
#define MAX_FILE_SIZE_DEFAULT ((uint64_t)16 << 20)
#define MAX_FILE_SIZE_LIMIT ((uint64_t)1 << 30)

struct texts {
    const char **items;
    size_t count;
};

struct report_file {
    enum format format;
    const char *path;
};
enum { REPORT_FILES_MOST = 2 * FORMAT_COUNT };
struct report_files {
    struct report_file items[REPORT_FILES_MOST];
    size_t count;
};

// What the user asked for. Text points into argv or is constant; lists are in the
// arena of options_parse(). What the command line leaves open has its default, and
// the `has_` fields tell what it did say, so that the configuration can fill the rest.
struct options {
    enum command command;
    enum command topic; // of `help`; COMMAND_COUNT: all
    enum hook_action hook_action;
    unsigned hook_types;         // of `hook`: a bit for each that was named
    enum hook_type hook_type;    // of `hook run`,
    struct texts hook_arguments; // and what git or a framework hands it
    bool whole_file;             // of `hook`: not only the lines that are changed
    bool global;                 // of `hook`: for all repositories of the user,
    bool in_config;              // by git's own configuration of hooks
    enum baseline_action baseline_action;
    enum policy_action policy_action;
    const char *scanner; // of `import`
    enum shell shell;    // of `completion`
    bool json;           // of `doctor`
    bool manual;         // of `help`: the manual page
    bool show_config;    // instead of scanning
    bool dry_run;
    bool force;
    bool add;    // of `baseline update`
    bool yes;    // of `init`: what was inferred is right,
    bool schema; // and: print the schema, do nothing else

    enum source_mode mode;  // any but SOURCE_MEMORY
    struct texts paths;     // SOURCE_STDIN: none; SOURCE_FILES: one or more; else one
    const char *revision;   // of SOURCE_REVISION
    const char *stdin_name; // of SOURCE_STDIN; may be NULL
    bool trust_owner;
    bool archives;                  // look into archives, too
    const char *range, *since;      // of SOURCE_RANGE: one of both, the other NULL
    bool all_references;            // of SOURCE_HISTORY
    uint64_t time_budget;           // in milliseconds; 0: none
    const char *resume_from;        // of both; NULL: from the start
    const struct source_push *push; // of SOURCE_RANGE, set by `hook run`: instead of both
    struct texts only;              // files of the work tree or index that are scanned; none: all
    struct slice message;           // of SOURCE_MESSAGE

    const char *config;      // NULL: .waybill.yml at the root, if there is one
    const char *config_from; // NULL: the policy is that of the scanned files
    bool no_config;          // neither a configuration nor a baseline, unless named
    const char *baseline;    // NULL: .waybill-baseline.json at the root, if there is one
    struct texts patterns;
    bool has_min_confidence, has_max_file_size, has_fail_on;
    enum confidence min_confidence;
    uint64_t max_file_size;
    struct fail_on fail_on;
    bool no_syntax;
    unsigned jobs;

    bool here;                // of `explain`: verdicts for the repository one is in
    const char *from;         // a report to judge instead of scanning; NULL: none
    const char *how_to_scan;  // the first option that says so, without its dashes; or NULL
    struct declared declared; // by --owner, --sector, --eu and --mode
    struct texts what_if;     // lists of KEY=VALUE, see what_if_ask.h
    struct texts tools;       // plan ids for `advise`; none: all
    bool has_day;
    int day; // that verdicts are given for, see day.h

    enum format format;
    const char *output;          // NULL: standard output
    struct report_files reports; // besides
    enum color color;
    bool quiet, verbose;
    unsigned by_folder;           // how deep tiers by folder go; 0: none are asked for
    bool given[OPTION_ROWS_MOST]; // the rows of the table that the command line has
    bool progress;                // told even where standard error is no terminal
};

// Under which heading an option stands in the help.
enum option_group { GROUP_READ, GROUP_JUDGE, GROUP_DECLARE, GROUP_SHOW, GROUP_COUNT };

struct option_row;
// Takes an option's value (NULL where it has none) into the options.
typedef bool option_read(struct options *options, const struct option_row *row, const char *value,
                         struct arena *memory, struct err *err);

struct option_row {
    const char *name;  // without the dashes
    char letter;       // 0: none
    unsigned commands; // a bit for each command that has it
    enum option_group group;
    option_read *read;
    const char *argument;     // its value as help calls it,
    bool optional;            // the value may be missing; else it stands behind a '='
    const char *const *words; // the values there are, NULL-ended; neither: takes none
    size_t field;             // offset in struct options of what it sets,
    size_t given;             // and of the has_ field beside that, or 0
    int value;                // that it sets, or what the first of `words` means
    const char *help;
};

static inline bool option_takes_value(const struct option_row *row)
{
    return row->argument || row->words;
}

struct command_row {
    const char *name;
    const char *help;         // as in COMMANDS
    const char *const *usage; // NULL-ended; what follows "waybill NAME"
    const char *about;        // one paragraph, or ""
};

extern const struct command_row command_rows[COMMAND_COUNT];
// What must stand first behind a command's name, NULL-ended; NULL where there is no such word. A word's index is the
// value of the command's action.
extern const char *const *const command_words[COMMAND_COUNT];
extern const struct option_row option_rows[];
extern const size_t option_row_count;

// Whether the command line has the option, by its name without dashes.
bool options_given(const struct options *options, const char *name);

// The words of declarations; .waybill.yml has the same. A word's index is its
// enumeration's value, but for owners, where it is one less: "unknown" is no word.
extern const char *const owner_words[];
extern const char *const sector_words[];
extern const char *const eu_words[];
extern const char *const mode_words[];
extern const char *const confidence_words[];

// Reads the arguments behind the program's name. Options may stand anywhere behind
// the command, "--" ends them. Errors are ERR_USAGE.
bool options_parse(struct options *options, int argc, const char *const *argv, struct arena *memory,
                   struct err *err);

// A size as in "512", "20K" or "1G": a whole number, with K, M or G for powers of 1024,
// from 1 to MAX_FILE_SIZE_LIMIT.
bool size_parse(struct slice text, uint64_t *size);

// A time as in "90s", "5m" or "1h", in milliseconds: from one ("1ms") to a day.
bool duration_parse(struct slice text, uint64_t *milliseconds);

// Adds what `waybill help` prints; COMMAND_COUNT is for all commands.
void help_add(struct buf *out, enum command topic);

// Runs a command and returns its exit code. An error that it sets is printed by main
// and decides the code instead.
#define X(NAME, name, help)                                                         \
    enum exit_code command_##name(const struct options *options, struct arena *run, \
                                  struct err *err);
COMMANDS(X)
#undef X

#endif
