// The policy of another commit: with --config-from a pull request is judged by the
// rules of the branch it goes to, and what it changes of them is told.
#ifndef WAYBILL_CLI_BASE_POLICY_H
#define WAYBILL_CLI_BASE_POLICY_H

#include "baseline.h"
#include "config.h"
#include "report.h"

enum { POLICY_MOST_CHANGES = 1000 };

struct policy_changes {
    struct policy_change *items; // in the order they were found
    size_t count;
    struct arena *memory;
};

// One file of the policy, as it is in both places.
struct policy_texts {
    struct slice path;
    bool in_base, in_tree;
    struct slice base, tree;
};

// Each adds what differs. No change says more than keys, numbers and lines: the files
// come with a pull request, and what stands in them may be anything.
void policy_compare_config(struct policy_changes *changes, const struct policy_texts *texts);
void policy_compare_baseline(struct policy_changes *changes, const struct policy_texts *texts,
                             const struct fingerprint_key *key);
void policy_compare_bytes(struct policy_changes *changes, const struct policy_texts *texts);

#endif
