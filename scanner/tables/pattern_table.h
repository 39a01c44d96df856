// The table of patterns: patterns/**.yml checked and written as C.
#ifndef WAYBILL_TABLES_PATTERN_TABLE_H
#define WAYBILL_TABLES_PATTERN_TABLE_H

#include "buf.h"
#include "err.h"
#include "pattern_reader.h"

// Reads the files, tries all texts, and writes a C source that defines `builtin_patterns`.
bool pattern_table_write(const char *const *yaml_paths, size_t count, struct buf *out,
                         struct err *err);

// Reads the files' entries behind those already there.
bool pattern_files_read(struct pattern_entries *entries, const char *const *paths, size_t count,
                        struct err *err);

#endif
