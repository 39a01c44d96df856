// Adding to `ignore: findings:` of a `.waybill.yml`, and changing nothing else in it.
#ifndef WAYBILL_CLI_CONFIG_ACCEPT_H
#define WAYBILL_CLI_CONFIG_ACCEPT_H

#include "config.h"

// A finding that is to count no more.
struct accepted {
    struct slice fingerprint;
    struct slice reason; // as typed
    struct slice until;  // its last day, YYYY-MM-DD; empty: none
};

// Adds `text` with the entries behind those of `ignore: findings:`, which is made where it is not there. What comes out is
// read again: it must have these entries and else the same tree. A file that is laid out in a way that this cannot be
// done with is an ERR_CONFIG that tells the entries.
bool config_accept(struct buf *out, struct slice path, struct slice text,
                   const struct accepted *accepted, size_t count, struct arena *memory,
                   struct err *err);

#endif
