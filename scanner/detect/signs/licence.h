// Licences: whether a text, a name in a manifest or the head of a source file gives the code away.
#ifndef WAYBILL_DETECT_LICENCE_H
#define WAYBILL_DETECT_LICENCE_H

#include "slice.h"

enum licence_kind {
    LICENCE_NONE,
    LICENCE_OPEN,             // of those that the OSI or the FSF accept, or public domain
    LICENCE_SOURCE_AVAILABLE, // may be read and, within limits, used: BUSL, SSPL, Elastic
    LICENCE_CLOSED,
};

struct licence {
    enum licence_kind kind;
    struct slice name; // "the MIT licence"
};

// What a file is that is named LICENSE, COPYING or the like. Licences name each other, so the words that come first
// tell which one it is. Only the first 16 KB are read; the name is constant, and empty for a closed one.
struct licence licence_of_text(struct slice text);

// What the value of a manifest's licence field says: an SPDX expression, a classifier, a name. The
// name is part of `value`.
struct licence licence_of_name(struct slice value);

// The value of the first field named "license" that says something, in whatever notation: `"license": "MIT"`,
// `license = {text = "MIT"}`, `License :: OSI Approved`, `<license><name>MIT`, `licenses = ["MIT"]`.
struct licence licence_of_field(struct slice text);

// What the banner at the head of a source file says, and `*company` whose it is where it gives no licence. Fast where
// there is none.
struct licence licence_of_head(struct slice head, struct slice *company);

#endif
