// A JSON Schema (draft 2020-12) of `.waybill.yml`, for editors and other checkers.
#ifndef WAYBILL_CLI_CONFIG_SCHEMA_H
#define WAYBILL_CLI_CONFIG_SCHEMA_H

#include "buf.h"

// Adds the schema, made from config_keys.h. It takes what config_parse() takes, as far as a file alone
// can tell: that a plan or pattern of some name exists, that a glob can match, and that a known plan does not
// get laxer is only for the reader to say. docs/waybill.schema.json is what it prints.
void config_schema_add(struct buf *out);

#endif
