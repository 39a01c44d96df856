// Writing values as C source text.
#ifndef WAYBILL_TABLES_C_SOURCE_H
#define WAYBILL_TABLES_C_SOURCE_H

#include "buf.h"

// Adds "...", any byte of `s` kept.
void c_source_string(struct buf *out, struct slice s);

// Adds SLICE_INIT("...").
void c_source_slice(struct buf *out, struct slice s);

#endif
