// Footprints: what AI coding tools leave in a repository, by path.
#ifndef WAYBILL_MODEL_FOOTPRINT_H
#define WAYBILL_MODEL_FOOTPRINT_H

#include "slice.h"

struct footprint {
    struct slice tool;      // "Claude Code"
    struct slice path_glob; // "CLAUDE.md"; a folder ends with a slash: ".claude/"
    struct slice plan;      // plan id where the footprint tells it, else empty
    bool weak;              // several tools share it, or it is there without the tool
};

// The data of policy/footprints.yml, sorted by tool and then by path.
extern const struct footprint footprints[];
extern const size_t footprint_count;

// True when `path` is such a file or lies in such a folder, at any depth of the
// repository. `*` stands for any run of bytes without a slash. Files in vendored
// places are somebody else's footprints: leaving those out is up to the caller.
bool footprint_fits(const struct footprint *footprint, struct slice path);

#endif
