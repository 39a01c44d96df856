// What a text is that a secret's name is bound to and that is none: a version, a regular expression,
// a certificate, the name of a file or of an algorithm. Each of these has digits and signs in it and
// would pass for generated.
#ifndef WAYBILL_DETECT_NOT_SECRET_H
#define WAYBILL_DETECT_NOT_SECRET_H

#include "slice.h"

// Says what the value is, or NULL where nothing is known of it. `bare`: it stands without quotes where
// code is written. The sentence is constant.
const char *known_text(struct slice value, bool bare);

// Whether the word is one of the trade that has digits in it: x509, sha256, oauth2, in either case.
bool is_technical_word(struct slice word);

#endif
