// The report: all that a renderer may know. Renderers only read it.
#ifndef WAYBILL_MODEL_REPORT_H
#define WAYBILL_MODEL_REPORT_H

#include "assessment.h"
#include "control.h"
#include "coverage.h"
#include "finding.h"
#include "footprint.h"
#include "notice.h"
#include "what_if.h"

// Where a sign of an AI tool stands. All text is printable.
struct tool_sign {
    struct slice kind;   // footprint_kind_word(), or "folder"
    struct slice path;   // empty: it is one of commits
    unsigned line;       // 0: the file or folder as a whole
    struct slice commit; // hex id of the latest that has it
    unsigned commits;    // how many of those looked at have it
    struct slice tool;   // as footprints name it
    enum footprint_claim claim;
    const struct slice *plans; // ids, one of which it tells; empty: none
};

// A tool and signs of it: of what the product calls, or of what proves nothing by itself.
struct tool_signs {
    struct slice tool;
    const struct slice *plans; // ids, one of which the signs tell; empty: none is told
    const struct tool_sign *signs;
    size_t sign_count;
};

// An AI tool in use: what lies in the repository proves it, or it is declared, or asked about.
struct tool_in_use {
    struct slice tool;            // "Claude Code"
    struct slice plan;            // plan id when revealed or declared, else empty
    const struct slice *evidence; // ends with an empty slice; printable
    struct slice judged_as;       // plan id: `plan`, or the least protective one that it may be
    struct slice judged_because;  // in words
    const struct tool_sign *signs;
    size_t sign_count;
    const struct advice *advice;   // on `judged_as`; NULL where nobody judged
    const struct control *control; // what keeps a file from it; NULL where nothing is known to
};

// The plan for any tool whose plan is not known: as little protective as plans are.
#define UNKNOWN_PLAN SLICE("unknown-plan")

// The plan that a tool in use is judged by.
static inline struct slice tool_judged_as(const struct tool_in_use *tool)
{
    return tool->judged_as.len ? tool->judged_as : UNKNOWN_PLAN;
}

// An ignore file that does not keep the tool from reading what is in it.
struct idle_file {
    struct slice path; // printable
    const struct control *control;
    const struct control *instead; // NULL where nothing does better
};

// What of a file has to go for a tier to be lowered: the items of the risk matrix.
enum burden {
    BURDEN_SECRET,
    BURDEN_PERSONAL,
    BURDEN_HEALTH,
    BURDEN_CARD,
    BURDEN_FINANCE,
    BURDEN_RESTRICTED,
    BURDEN_MARKER,
    BURDEN_COUNT,
};
const char *burden_name(enum burden burden); // "secret", "personal", ..., "marker"

struct step_count {
    size_t findings;
    unsigned persons;          // distinct ones, of personal and health data
    const struct slice *types; // of the findings, each once; ends with an empty slice
};

// What to do about a file. Whatever it is, the file may be taken away as well.
enum remedy {
    REMEDY_ROTATE,  // it has credentials: revoke them, and read the new ones from elsewhere
    REMEDY_REPLACE, // it has data of others: put made-up data in its place
    // What it is about has to go, to where its marking allows or to a repository of its own.
    REMEDY_REMOVE,
    REMEDY_REWRITE, // it is no more, or a message: only the history has it
    REMEDY_COUNT,
};
const char *remedy_name(enum remedy remedy); // "rotate", "replace", "remove", "rewrite-history"

struct step {
    struct slice path; // of a file as git knows it
    enum remedy remedy;
    struct step_count counts[BURDEN_COUNT]; // of what has to go
};

// A set of files without which the tier would be lower.
struct lowering {
    const struct slice *remove; // paths, sorted; ends with an empty slice
    enum tier would_be;
    const struct step *steps; // one for each of them, in the same order
    size_t step_count;
    // It is proven that no fewer files would do; else only that none of these is superfluous.
    bool smallest;
};

// A folder with a tier of its own, see by_folder.h.
struct folder_tier {
    struct slice path; // empty: the root
    bool whole;        // with all below it; else without what has a row of its own
    uint64_t files;    // that were read
    size_t findings;   // that count
    const struct assessment *assessment;
    const struct advice *advice; // as the repository's; the tools in use are the same
    size_t advice_count;
};

// What marks and the configuration take out of the tier. What the baseline knows stays in it.
struct suppressed {
    size_t count;       // findings
    size_t weighing;    // of them those that would count for something
    enum tier would_be; // the tier if none were suppressed
};

// The baseline's entries, by where their findings are now.
struct baseline_sum {
    bool is_there;
    struct slice path;
    size_t entries;
    size_t here, moved, gone;
};

// What the scanned files would change of the policy that the scan went by.
struct policy_change {
    struct slice path;  // of the policy's file
    unsigned line;      // in the scanned files; 0: none
    struct slice words; // printable, and nothing that stands in the file but known keys
};

struct report {
    struct slice version;  // of waybill
    struct slice homepage; // a URL; empty: none is told
    struct slice root;     // absolute; what paths are relative to
    // Files and folders that were asked for, as findings' paths begin; none: all of the root.
    const struct slice *paths;
    size_t path_count;
    struct slice head; // hex commit id or empty
    struct slice mode; // "worktree", "staged", "revision", "files", "stdin", "range", "history"
    bool shallow;      // the clone's history is cut off
    int64_t day;       // that verdicts are given for, in days since 1970-01-01
    const struct coverage *coverage;
    const struct finding *findings; // sorted by finding_compare()
    size_t finding_count;
    struct slice policy_from; // commit that the policy was taken from; empty: the scanned files'
    const struct policy_change *policy_changes;
    size_t policy_change_count;
    size_t hidden_low; // of low confidence, not shown
    struct suppressed suppressed;
    struct baseline_sum baseline;
    const struct notice *notices; // about suppressions, sorted by notice_compare()
    size_t notice_count;
    uint64_t notices_left_out; // further ones
    const struct assessment *assessment;
    const struct tool_in_use *tools;
    size_t tool_count;
    const struct tool_signs *product_calls; // what the program itself calls
    size_t product_call_count;
    const struct tool_signs *weak_signs; // of tools that nothing proves in use
    size_t weak_sign_count;
    const struct idle_file *idle_files;
    size_t idle_file_count;
    const struct plan_set *plans; // that advice is about; NULL: the built-in ones
    const struct advice *advice;  // sorted: acceptable first, then by vendor and id
    size_t advice_count;
    const struct lowering *lowerings;
    size_t lowering_count;
    const struct folder_tier *folders; // by path; none unless they are asked for
    size_t folder_count;
    const struct what_if *what_if; // NULL: nothing is asked
    struct slice disclaimer;
};

#endif
