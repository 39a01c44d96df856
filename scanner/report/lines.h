// What is said on a page, line by line: for formats that take the words of the text report and set them their own way.
//
//     struct lines lines;
//     struct slice line;
//     say_habit(lines_begin(&lines), report, i);
//     while (lines_next(&lines, &line))
//         ...
//     lines_release(&lines);
#ifndef WAYBILL_REPORT_LINES_H
#define WAYBILL_REPORT_LINES_H

#include "page.h"

struct lines {
    struct buf said;
    struct page page;
    struct slice rest; // not asked for yet
};

// A page without a width: only whoever speaks ends a line.
struct page *lines_begin(struct lines *lines);
// The next line that is not empty, trimmed; it lives until lines_release(). The first call ends the page.
bool lines_next(struct lines *lines, struct slice *line);
void lines_release(struct lines *lines);

#endif
