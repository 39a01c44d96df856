// What a report carries along as it is: a style sheet, a script.
#ifndef WAYBILL_TABLES_ASSET_TABLE_H
#define WAYBILL_TABLES_ASSET_TABLE_H

#include "buf.h"
#include "err.h"

// Writes each file as a `const struct asset` (asset.h) that is named after it: html.css is `html_css`.
bool asset_table_write(const char *const *paths, size_t count, struct buf *out, struct err *err);

#endif
