// What one `waybill hook install`, `uninstall` or `status` works on, and these three.
#ifndef WAYBILL_CLI_HOOK_JOB_H
#define WAYBILL_CLI_HOOK_JOB_H

#include "hook_in_config.h"
#include "options.h"

struct hook_job {
    struct options *options;
    // Of the repository; with --global only a folder, and only if there is one.
    struct hooks_place place;
    bool shared; // that folder is the one that --global sets
    struct hook_in_config in_config;
    struct arena *memory;
    struct buf told; // for standard output
};

enum { HOOK_PATH_SHOWN = 300, HOOK_ALL_TYPES = (1U << HOOK_TYPE_COUNT) - 1 };

// The script that an install would write for a hook; for a type that is not among the options' it only passes on to the
// repository's own. False where the program cannot tell its own path.
bool hook_job_script(const struct hook_job *job, const char *name, struct slice *text,
                     struct err *err);

enum exit_code hook_install(struct hook_job *job, struct err *err);
// `named`: the types are those that the user names, so each is told of.
enum exit_code hook_uninstall(struct hook_job *job, bool named, struct err *err);
enum exit_code hook_status(struct hook_job *job, struct err *err);
// A line, where git may look for hooks in another place than this.
void hook_tell_unsure(struct hook_job *job);

#endif
