#include "lines.h"

#include <limits.h>

enum { MOST_SAID = 1024 * 1024 };

struct page *lines_begin(struct lines *lines)
{
    buf_init(&lines->said, MOST_SAID);
    page_init(&lines->page, &lines->said, UINT_MAX, false);
    page_begin(&lines->page, 0, 0);
    lines->rest = (struct slice){0};
    return &lines->page;
}

bool lines_next(struct lines *lines, struct slice *line)
{
    if (!lines->rest.ptr) {
        page_end(&lines->page);
        lines->rest = buf_slice(&lines->said);
    }
    while (slice_split(&lines->rest, '\n', line)) {
        *line = slice_trim(*line);
        if (line->len)
            return true;
    }
    return false;
}

void lines_release(struct lines *lines)
{
    page_release(&lines->page);
    buf_release(&lines->said);
}
