// A span: a part of a text by its place, where the text may move or parts of several are told apart.
#ifndef WAYBILL_BASE_SPAN_H
#define WAYBILL_BASE_SPAN_H

#include "slice.h"

// In bytes; `len` 0 means none.
struct span {
    size_t offset;
    size_t len;
};

static inline struct span span_between(size_t from, size_t to)
{
    return (struct span){from, to - from};
}

static inline size_t span_end(struct span span)
{
    return span.offset + span.len;
}

static inline struct slice span_text(struct slice text, struct span span)
{
    return slice_cut(text, span.offset, span_end(span));
}

// The span without the blanks and line ends at both ends, as slice_trim() has it; an empty one stays where it begins.
struct span span_trim(struct slice text, struct span span);

// Takes the next line off [*at, text.len), without its `\n` or `\r\n`; false at the end.
bool span_line(struct slice text, size_t *at, struct span *line);

#endif
