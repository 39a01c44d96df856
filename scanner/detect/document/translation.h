// Files of what a program says to people, in one language: locales/de.json, strings.xml, messages_fr.properties.
// The names in them are those of texts, so `password: Passwort` is a label and no password.
#ifndef WAYBILL_DETECT_TRANSLATION_H
#define WAYBILL_DETECT_TRANSLATION_H

#include "slice.h"

// By the path's folders, name and extension.
bool path_is_translation(struct slice path);

// Letters and what stands between words: no digit, no sign of a program.
bool reads_like_a_text(struct slice value);

#endif
