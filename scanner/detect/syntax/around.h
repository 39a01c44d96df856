// What the patterns of a roles.scm that match around one span say together. Pure:
// no tree, only the places of captured nodes. zone.h tells what a capture means.
#ifndef WAYBILL_DETECT_AROUND_H
#define WAYBILL_DETECT_AROUND_H

#include "language.h"

enum capture {
    CAPTURE_STRING,
    CAPTURE_COMMENT,
    CAPTURE_CODE,
    CAPTURE_SCRIPT,
    CAPTURE_SCOPE,
    // A name, the stronger the later: of two that are the same node the later counts.
    CAPTURE_NAME,
    CAPTURE_KEY,
    CAPTURE_MEMBER,
    CAPTURE_FIELD,
    CAPTURE_VALUE,
    CAPTURE_OBJECT,
    CAPTURE_TYPE,
    CAPTURE_CALL,
    CAPTURE_ARGUMENT,
    CAPTURE_COUNT,
};

// As roles.scm writes it, without '@'. False for one that is not known.
bool capture_of(struct slice name, enum capture *capture);

// Bytes of the text that was parsed. NOWHERE is everywhere, so that any node is
// smaller than it.
struct extent {
    uint32_t from, to;
};

#define NOWHERE ((struct extent){0, UINT32_MAX})

static inline bool extent_known(struct extent e)
{
    return e.to != UINT32_MAX;
}

static inline bool extent_covers(struct extent outer, struct extent inner)
{
    return outer.from <= inner.from && inner.to <= outer.to;
}

// What is known so far. Start with around_start().
struct around {
    struct extent span;
    struct extent text; // the smallest string, comment or piece of code in a string
    enum role text_role;
    struct extent script;            // text in another language
    struct extent scope;             // the smallest
    struct extent value, value_name; // the smallest value and its name
    struct extent argument, call;    // the smallest argument and its call
    struct extent calls[ROUTE_MOST_CALLS];
    size_t call_count;      // of calls[], within the scope, innermost first
    struct extent variable; // the outermost name within the scope of a value around the span
    struct extent object, object_node; // the nearest object's name and whole
    struct extent name;                // the first name that meets the span,
    enum capture name_is;              // what it is,
    struct extent type, name_object;   // and what its pattern says of it
};

struct around around_start(struct extent span);

// Takes a match into account. `found` has the first node of each capture, or
// NOWHERE; `node` is the one its pattern matched. Innermost nodes come first.
void around_take(struct around *around, const struct extent found[CAPTURE_COUNT],
                 struct extent node);

// The answer, in bytes of a file in which `text` starts at `base`.
struct syntax around_answer(const struct around *around, struct slice text, size_t base);

// The same for the way out of the span.
struct route around_route(const struct around *around, struct slice text, size_t base);

#endif
