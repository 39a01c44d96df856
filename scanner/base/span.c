#include "span.h"

struct span span_trim(struct slice text, struct span span)
{
    struct slice inner = slice_trim(span_text(text, span));
    return inner.len ? (struct span){(size_t)(inner.ptr - text.ptr), inner.len}
                     : (struct span){span.offset, 0};
}

bool span_line(struct slice text, size_t *at, struct span *line)
{
    if (*at >= text.len)
        return false;
    struct slice rest = slice_cut(text, *at, text.len);
    size_t len = slice_find_byte(rest, '\n');
    len = len == SLICE_NOT_FOUND ? rest.len : len;
    *line = (struct span){*at, len > 0 && rest.ptr[len - 1] == '\r' ? len - 1 : len};
    *at += len + (len < rest.len);
    return true;
}
