// Looking into a JSON text (RFC 8259) that a credential decodes to: is it one object, and what does
// a member say. No values are built.
#ifndef WAYBILL_DETECT_JSON_PEEK_H
#define WAYBILL_DETECT_JSON_PEEK_H

#include "slice.h"

// True when `json` is one object with balanced brackets, at most 16 deep, and no byte that cannot
// stand in JSON. Numbers and words are not looked at closely.
bool json_is_object(struct slice json);

// The string that the outermost object of a sound `json` has under this name, escapes as they are.
// False when it has no such member, or one that is no string (`*string` is empty then).
bool json_string_of(struct slice json, struct slice name, struct slice *string);

// True when it has such a member of any kind.
bool json_has(struct slice json, struct slice name);

#endif
