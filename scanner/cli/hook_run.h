// What a hook of git calls: looks at what is about to happen and refuses it, with as few words as will do.
#ifndef WAYBILL_CLI_HOOK_RUN_H
#define WAYBILL_CLI_HOOK_RUN_H

#include "options.h"

// Says nothing where nothing is wrong. Messages go to standard error.
enum exit_code hook_run(const struct options *options, struct arena *run, struct err *err);

#endif
