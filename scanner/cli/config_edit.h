// Changing what a `.waybill.yml` declares, and nothing else in it.
#ifndef WAYBILL_CLI_CONFIG_EDIT_H
#define WAYBILL_CLI_CONFIG_EDIT_H

#include "config_template.h"

// Adds `text`, changed so that it declares what `wanted` does with the keys of config_declarations. A value is
// replaced in place, a key that is no longer declared is commented out, and one that is new is put where
// config_template_add() has its example, or at the end. All other bytes stay as they are, and what comes out is read
// again before it is given out: a file that is laid out in a way that this cannot be done with is an ERR_CONFIG.
bool config_edit(struct buf *out, struct slice path, struct slice text, const struct config *wanted,
                 struct arena *memory, struct err *err);

#endif
