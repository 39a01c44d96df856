// docs/data-types.md: what waybill knows of personal and regulated data, made of the same patterns as the program.
#ifndef WAYBILL_TABLES_DATA_TYPES_PAGE_H
#define WAYBILL_TABLES_DATA_TYPES_PAGE_H

#include "buf.h"
#include "err.h"

// Reads the pattern files and writes the page. Credentials among them are left out.
bool data_types_page_write(const char *const *yaml_paths, size_t count, struct buf *out,
                           struct err *err);

#endif
