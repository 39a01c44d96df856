// What the configuration accepts is taken out of what counts.
#ifndef WAYBILL_CLI_SUPPRESS_H
#define WAYBILL_CLI_SUPPRESS_H

#include "config.h"
#include "notice.h"

// Marks the findings that an entry of `ignore: rules:` or `ignore: findings:` accepts on
// `day`, and tells of entries that have expired and, where the scan was of the `whole`
// repository, of those that accept nothing and of paths that leave nothing out. What a
// mark has suppressed stays the mark's.
void suppress_accepted(struct findings *findings, const struct config *config, int day, bool whole,
                       struct notices *notices, struct arena *memory);

#endif
