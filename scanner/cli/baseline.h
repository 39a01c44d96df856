// `.waybill-baseline.json`: findings that were there when it was made. They stay in the
// report and in the tier, and no run fails because of them.
//
//     {"waybill_baseline": 1, "key": "none", "entries": [
//     {"path": "src/a.py", "pattern": "generic-password", "value": "1f3a"},
//     {"path": "src/b.py", "pattern": "email-address", "value": "77aa", "persons": 40},
//     {}
//     ]}
//
// One entry a line, sorted, and an empty one at the end so that all of them end with a
// comma: two branches that change different entries merge without a conflict. `value`
// is the second part of a fingerprint (fingerprint.h): nothing in the file moves when
// lines do, and nothing in it tells a value. `persons` is for how many different ones a
// column of personal values stood.
#ifndef WAYBILL_CLI_BASELINE_H
#define WAYBILL_CLI_BASELINE_H

#include "arena.h"
#include "buf.h"
#include "err.h"
#include "finding.h"
#include "fingerprint.h"

#define BASELINE_NAME ".waybill-baseline.json"

enum { BASELINE_MOST_ENTRIES = 100000, BASELINE_MOST_BYTES = 32 * 1024 * 1024 };

struct baseline_entry {
    struct slice path;    // as JSON holds it: invalid UTF-8 replaced
    struct slice pattern; // its id
    struct slice value;   // in hex
    struct slice reason;  // as written, not printable; empty: none
    unsigned persons;     // 0 and 1 are the same
    unsigned line;        // in the file; 0: new
};

// Entries are sorted by baseline_compare(), each once. Text lives in the arena that it
// was read or made with.
struct baseline {
    struct baseline_entry *items;
    size_t count;
};

// By path, pattern and value: the key of an entry.
int baseline_compare(const struct baseline_entry *a, const struct baseline_entry *b);

// Parses the file's text; `path` is for errors, which are ERR_CONFIG and say what to do.
// It must have been made with the same key: no finding would be known otherwise.
bool baseline_parse(struct baseline *baseline, struct slice path, struct slice text,
                    const struct fingerprint_key *key, struct arena *memory, struct err *err);

// Adds the file's text. Entries must be sorted.
void baseline_print(const struct baseline *baseline, const struct fingerprint_key *key,
                    struct buf *out);

// The entry that a finding would have.
struct baseline_entry baseline_entry_of(const struct finding *finding, struct arena *memory);

// The entry with the same key, or NULL.
struct baseline_entry *baseline_find(const struct baseline *baseline,
                                     const struct baseline_entry *key);

// Sorts the entries and drops repeats, of which the one with the most persons stays.
void baseline_settle(struct baseline *baseline);

#endif
