// A scan: several workers over one source, and what they found, in an order that does not depend on them.
#ifndef WAYBILL_CLI_SCAN_H
#define WAYBILL_CLI_SCAN_H

#include "archive.h"
#include "detector.h"
#include "folders_seen.h"
#include "ownership.h"
#include "sightings.h"
#include "source.h"
#include "tools_seen.h"

enum { SCAN_MOST_FINDINGS = 100000 }; // further ones make the scan incomplete

struct scan_options {
    struct detector_options detector;
    const struct archive_options *archives; // NULL: archives are not opened
    unsigned jobs;
    bool progress;      // tell on standard error how far it is, once a second
    bool folders;       // keep in which folders files are
    bool only_findings; // not what tells of owner and tools either
    bool history;       // of a history: the same finding in several versions of a file is told once
};

// Zero-initialise before use. Findings point into the detectors, or into the sightings.
struct scan {
    struct findings findings; // sorted by finding_compare(), numbered
    struct sightings sightings;
    struct coverage coverage; // sorted
    struct ownership ownership;
    struct tools_seen tools;
    struct folders_seen folders;
    struct notices notices; // about marks; settled
    struct detector **detectors;
    unsigned detector_count;
    struct arena memory;
};

// Reads all that the source has. On an error (ERR_UNABLE) the scan holds what was found before it.
bool scan_run(struct scan *scan, struct source *source, const struct scan_options *options,
              struct err *err);
void scan_release(struct scan *scan);

#endif
