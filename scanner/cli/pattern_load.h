// The patterns of a scan: those compiled in, and the user's own.
#ifndef WAYBILL_CLI_PATTERN_LOAD_H
#define WAYBILL_CLI_PATTERN_LOAD_H

#include "config.h"
#include "options.h"
#include "pattern.h"

// The files of --patterns, then those of the configuration, which are below `root` and must not lead out of it.
// Their texts are tried like those of the built-in patterns. Without any, the set is the built-in one.
bool patterns_load(struct pattern_set *set, const struct options *options,
                   const struct config *config, struct slice root, struct arena *run,
                   struct err *err);

#endif
