// From grammars/<language>/ to C: the source of `languages[]`, made while building.
#ifndef WAYBILL_TABLES_LANGUAGE_TABLE_H
#define WAYBILL_TABLES_LANGUAGE_TABLE_H

#include "buf.h"
#include "err.h"

// Reads each language.yml, and the roles.scm beside it where the language has a
// grammar, and adds a C source to `out` that defines `languages` in the order of
// their names, and `language_count`. The same files in any order give the same
// bytes. An unknown, missing or twice used word is an error with its place.
bool language_table_write(const char *const *yaml_paths, size_t count, struct buf *out,
                          struct err *err);

#endif
