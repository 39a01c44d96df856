// Manifests: the files in which package ecosystems declare what a project depends on.
//
// Each kind of file has a reader that knows where in it dependencies stand, so that a name in another
// field, in a comment or among exclusions is none. Readers go once over the text, keep no tree, and take
// what they cannot read as nothing. Lock files are no manifests: what they list was asked for by others.
#ifndef WAYBILL_DETECT_MANIFEST_H
#define WAYBILL_DETECT_MANIFEST_H

#include "language.h"

enum {
    MANIFEST_MOST_BYTES = 4 * 1024 * 1024, // of a text; the rest is not read
    MANIFEST_MOST = 20000,                 // dependencies of one manifest
};

struct dependency {
    struct span name;
    struct span group; // of Maven's coordinates; else empty
};

// What a manifest declares, in the order of the text. Zero-initialise before use.
struct manifest {
    struct slice text; // that the spans are of
    struct slice ecosystem;
    struct dependency *items; // owned
    size_t count, room;
};

bool manifest_is_one(struct slice path);

// Reads the dependencies of the file at `path`; false when it is no manifest. `text` must live as long
// as the manifest, which can be read into again and again.
bool manifest_read(struct manifest *manifest, struct slice path, struct slice text);
void manifest_release(struct manifest *manifest);

#endif
