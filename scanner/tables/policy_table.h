// From policy/ to C: the plans, the rows of the risk matrix, the footprints, the controls and the
// guidance, made while building. docs/policy.md explains the keys of the files.
#ifndef WAYBILL_TABLES_POLICY_TABLE_H
#define WAYBILL_TABLES_POLICY_TABLE_H

#include "buf.h"
#include "err.h"

// Reads policy files, each known by what it holds (`plans`, `rows`, `footprints` or `controls`), and
// adds a C source to `out` that defines `plans` in the order of their ids, `matrix_rows`,
// `footprints`, `controls`, their counts and `guidance_texts`. The same files in any order give the
// same bytes. A plan without a source, a date that is none, an unknown word or key and an
// id used twice are errors with their place.
bool policy_table_write(const char *const *yaml_paths, size_t count, struct buf *out,
                        struct err *err);

#endif
