// Programs that manage the hooks of a repository. They write hook files anew as they please, so what waybill has to say
// belongs into their own configuration.
#ifndef WAYBILL_CLI_HOOK_FRAMEWORKS_H
#define WAYBILL_CLI_HOOK_FRAMEWORKS_H

#include "arena.h"
#include "buf.h"

struct framework {
    const char *name;
    const char *const *files; // configurations that tell of it, relative to the root; NULL-ended
    const char *into;         // where the snippet goes; NULL: the file that was found
    // Where a mention of waybill makes it part of it already, NULL-ended; NULL: the file that was found.
    const char *const *runs_in;
    const char *snippet;
};

// The one that the repository whose work tree is at `top` uses, and the file that tells; NULL: none.
const struct framework *framework_of(struct slice top, struct slice *file, struct arena *memory);

// Adds what to write where; or, where its configuration speaks of waybill already, that there is nothing to do, and
// returns true.
bool framework_tell(const struct framework *framework, struct slice top, struct slice file,
                    struct arena *memory, struct buf *told);

#endif
