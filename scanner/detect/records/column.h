// Columns: the header over a value in a table of comma, semicolon, tab or bar separated values (RFC 4180).
#ifndef WAYBILL_DETECT_COLUMN_H
#define WAYBILL_DETECT_COLUMN_H

#include "doc.h"

// The first line's field that stands over text[offset]; empty when the file is no such table by its name, or
// the line has fewer fields. Fields may be quoted; a quoted line end is taken for the row's.
struct slice column_header(const struct doc *doc, size_t offset);

// Where the rows of such a table begin; 0 when the document is none.
size_t column_header_end(const struct doc *doc);

#endif
