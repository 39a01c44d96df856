// Signs of AI tools in the texts of files: what the sweep and the manifests came upon, and whether it says something
// where it stands. policy/footprints/ says what a sign is; tools_seen.h keeps those that count.
#ifndef WAYBILL_DETECT_SIGNS_H
#define WAYBILL_DETECT_SIGNS_H

#include "doc.h"
#include "tools_seen.h"

enum { SIGNS_MOST = 256 }; // of one document; further ones are not looked at

struct sign_hit {
    uint32_t footprint; // its place in footprints[]
    struct span span;   // of the keyword or of the dependency's name
};

// Of the present document, in the order in which they were come upon.
struct sign_hits {
    struct sign_hit items[SIGNS_MOST];
    size_t count;
};

void signs_note(struct sign_hits *hits, size_t footprint, struct span span);

// Adds to `seen` those that say something: not in documents, tests, fixtures, vendored or generated code, where tools are
// only spoken of, nor in what is commented out, nor in a file that names so many tools that it must be a list of them.
void signs_settle(const struct sign_hits *hits, const struct doc *doc, struct tools_seen *seen);

#endif
