// `.waybill.yml` as `waybill init` writes it: every key with a comment, what is declared as such,
// and all else as an example that is commented out.
#ifndef WAYBILL_CLI_CONFIG_TEMPLATE_H
#define WAYBILL_CLI_CONFIG_TEMPLATE_H

#include "config_keys.h"

// What a person declares when asked: keys of config_keys, NULL-ended.
extern const char *const config_declarations[];

// The value that `config` has for one of them, as it is written behind the key: "startup",
// "[cursor-teams, {plan: anthropic-api, date: 2026-03-01}]". Empty where it declares nothing. In `memory`.
struct slice config_value(const struct config *config, const struct key *key, struct arena *memory);

// Adds the comment on a key: its help, and what may stand there. Lines of at most 80 columns.
void config_comment_add(struct buf *out, const struct key *key);

// Adds the file that declares what `config` does with the keys of config_declarations. `schema` is where a
// schema for editors lies, relative to the file; NULL: nowhere.
void config_template_add(struct buf *out, const struct config *config, const char *schema,
                         struct arena *memory);

#endif
