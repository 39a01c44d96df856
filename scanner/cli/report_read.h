// Reading a report back that `waybill scan --format json` wrote, to judge anew what it found: `--from`.
//
// The file may come from anybody. It is taken for what the scanner found and not for what follows from it: tier, rows
// and verdicts in it are not read, for they are computed again, by the facts and texts of this program.
#ifndef WAYBILL_CLI_REPORT_READ_H
#define WAYBILL_CLI_REPORT_READ_H

#include "arena.h"
#include "err.h"
#include "report.h"

enum { REPORT_READ_MOST = 64 * 1024 * 1024 }; // bytes of a report

struct saved_report {
    // All that no policy decides: root, head, mode, findings, coverage, notices, baseline, what is hidden and
    // suppressed, policy_from and its changes. Version, assessment, advice, lowerings and disclaimer are not set.
    // Of tools, product_calls and weak_signs only the signs are.
    struct report report;
    struct findings findings;     // sorted by finding_compare()
    struct coverage coverage;     // sorted
    struct declared declared;     // what the repository declared when it was scanned
    const struct signal *signals; // of its owner
    size_t signal_count;
    // The built-in ones, and what the repository declared beside or over them.
    struct plan_set plans;
    enum tier tier; // as the report tells it
};

// Reads the text of a report; `path` is for errors, which are ERR_CONFIG and name the place and the key: malformed JSON,
// another schema, no report of a scan, a key that is missing or of another kind, more than a scan reports, findings that
// weigh and are not in it (--min-confidence). Text is made printable; it and the lists live in `memory`, findings and
// coverage until saved_report_release(), which has to be called on an error, too.
bool report_read(struct saved_report *out, struct slice path, struct slice text,
                 struct arena *memory, struct err *err);

// The same from a file; "-" is standard input. What cannot be read is ERR_CONFIG.
bool report_read_file(struct saved_report *out, const char *file, struct arena *memory,
                      struct err *err);

void saved_report_release(struct saved_report *saved);

#endif
