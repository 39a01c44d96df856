// Waybill's own files in the repository it scans. What they say is declared, or a list of what was found
// elsewhere: it is no evidence of what the repository carries. A credential in them is one all the same.
#ifndef WAYBILL_DETECT_OWN_FILE_H
#define WAYBILL_DETECT_OWN_FILE_H

#include "arena.h"
#include "blob.h"
#include "finding.h"
#include "notice.h"

enum own_file {
    OWN_NONE,
    OWN_CONFIG,   // .waybill.yml
    OWN_BASELINE, // .waybill-baseline.json
};

// A baseline is known by its first bytes: --baseline may name any file.
enum own_file own_file_of(struct slice path, struct slice text);

// True for what no finding is made of: in a configuration all but values, in a baseline what its values look like.
bool own_file_disowns(enum own_file own, enum evidence evidence, struct slice value);

// Tells of a configuration that nobody reads: one in a subfolder, or with a name that is nearly right. Its path is
// copied to `run`.
void own_file_tell(const struct blob *blob, enum place place, struct notices *notices,
                   struct arena *run);

#endif
