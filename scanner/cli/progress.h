// How far a scan is, told on standard error for who waits: never part of the output.
#ifndef WAYBILL_CLI_PROGRESS_H
#define WAYBILL_CLI_PROGRESS_H

#include "source.h"

#include <stdatomic.h>

struct progress {
    atomic_ulong files; // looked at
    atomic_ulong bytes; // of those
    uint64_t started;   // in milliseconds, as are these
    uint64_t reading;   // since when; 0: not yet
    uint64_t told;      // 0: nothing yet
    bool terminal;      // one line that is written anew; else a line now and then
};

void progress_start(struct progress *progress);
// Says something if it is time to. By one thread.
void progress_tell(struct progress *progress, struct source *source, unsigned long findings);
// Leaves the terminal as it was.
void progress_end(struct progress *progress);

#endif
