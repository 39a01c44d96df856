// Footprints: the signs by which one can tell that an AI tool is used on a repository, or that its
// product calls one. Data: policy/footprints/*.yml, whose README is docs/policy.md.
#ifndef WAYBILL_MODEL_FOOTPRINT_H
#define WAYBILL_MODEL_FOOTPRINT_H

#include "slice.h"

// Where a sign is looked for.
//  X(NAME, "key of the files", "word of reports")
#define FOOTPRINT_KINDS(X)                   \
    X(PATH, "paths", "file")                 \
    X(ACTION, "actions", "ci-action")        \
    X(IMAGE, "images", "image")              \
    X(SETTING, "settings", "setting")        \
    X(ENV, "env", "environment")             \
    X(HOST, "hosts", "endpoint")             \
    X(TEXT, "texts", "text")                 \
    X(PACKAGE, "packages", "dependency")     \
    X(TRAILER, "trailers", "commit-trailer") \
    X(AUTHOR, "authors", "commit-author")    \
    X(MESSAGE, "messages", "commit-message") \
    X(BRANCH, "branches", "branch")

enum footprint_kind {
#define X(name, key, word) FOOTPRINT_##name,
    FOOTPRINT_KINDS(X)
#undef X
        FOOTPRINT_COUNT,
};

// What a sign says. Only the first is a claim about whoever works on the code.
enum footprint_claim {
    CLAIM_USED,    // the tool is used on this code
    CLAIM_WEAK,    // several tools share it, or it is there without the tool: no proof
    CLAIM_PRODUCT, // the product calls it when it runs
    CLAIM_COUNT,
};

struct footprint {
    struct slice tool; // "Claude Code"
    enum footprint_kind kind;
    enum footprint_claim claim;
    // A glob, whose `*` stands for any run of bytes but a slash in paths and hosts, and of any bytes
    // elsewhere; a folder ends with a slash: ".claude/". Of a setting: "key=glob".
    struct slice mark;
    struct slice keyword; // of what stands in a file's text: the part of the mark that is swept for
    // Lists end with an empty slice and are never NULL.
    const struct slice *plans;  // ids, one of which it must be; empty: it does not tell the plan
    const struct slice *files;  // globs: in other files it says nothing; empty: in all
    const struct slice *unless; // texts, with one of which in the file it says nothing
    bool beside_action;         // says something only where an action of the tool's stands
};

// Sorted by tool, kind, mark and so on: the order is that of footprint_compare().
extern const struct footprint footprints[];
extern const size_t footprint_count;

// The plans that a tool may be on, as far as the catalogue has them.
struct footprint_tool {
    struct slice tool;
    const struct slice *plans; // ids; ends with an empty one; at least one
};

// Each tool of footprints[] once, sorted by name.
extern const struct footprint_tool footprint_tools[];
extern const size_t footprint_tool_count;

int footprint_compare(const struct footprint *a, const struct footprint *b);

const char *footprint_kind_key(enum footprint_kind kind);  // "paths"
const char *footprint_kind_word(enum footprint_kind kind); // "file"

const char *footprint_claim_name(enum footprint_claim claim); // "used"

// Whether signs of this kind stand in the texts of files and are swept for by a keyword.
bool sign_is_swept(enum footprint_kind kind);

// NULL when there is none of that name.
const struct footprint_tool *footprint_tool_find(struct slice tool);

// True when `path` is such a file or lies in such a folder, at any depth of the
// repository. `*` stands for any run of bytes without a slash. Files in vendored
// places are somebody else's footprints: leaving those out is up to the caller.
bool footprint_path_fits(struct slice glob, struct slice path);
// The same for the mark of a FOOTPRINT_PATH.
bool footprint_fits(const struct footprint *footprint, struct slice path);

// Whether the glob stands for all of the text. `*` is any run of bytes; ASCII letters of either case are equal.
bool footprint_glob_fits(struct slice glob, struct slice text);

#endif
