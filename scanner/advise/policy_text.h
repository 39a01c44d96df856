// Texts and words of policy files, built in or a configuration's: checked where they are read, since they are printed
// as they are and decide verdicts.
#ifndef WAYBILL_ADVISE_POLICY_TEXT_H
#define WAYBILL_ADVISE_POLICY_TEXT_H

#include "yaml.h"

// Fails at the node when the text has a character that cannot be printed safely.
bool policy_check_printable(const struct yaml *yaml, const struct yaml_node *node,
                            struct slice text, struct err *err);

// The trimmed text of a key, printable and not empty; "" where it may be missing and is.
bool policy_read_text(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      bool required, struct slice *out, struct err *err);

// One of `words`, which are NULL-ended, as its index; the error offers the nearest.
bool policy_read_word(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      const char *const *words, unsigned *out, struct err *err);

#endif
