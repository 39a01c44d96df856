// What may leave detection of a matched value: a redacted preview and a fingerprint.
#ifndef WAYBILL_DETECT_FINGERPRINT_H
#define WAYBILL_DETECT_FINGERPRINT_H

#include "buf.h"
#include "pattern.h"

// The key of fingerprints. A plain hash of nine digits can be guessed back in a second, and so can a keyed one
// whose key everybody has. Without a key of the user's (WAYBILL_FINGERPRINT_KEY), a fingerprint therefore keeps 16
// bits of the value: enough to tell that it changed, far too few to say what it is. With a key it keeps 64.
struct fingerprint_key {
    unsigned char bytes[16];
    bool own; // the user's
};

// `text` NULL or empty gives the built-in key; any other text is digested.
void fingerprint_key_make(struct fingerprint_key *key, const char *text);

// "RRRRRRRRRRRR-VVVV" (or 16 V with a key of the user's): the rule and the path, then the value.
// Stays the same when lines move, differs when the value does.
void fingerprint_make(const struct fingerprint_key *key, struct slice rule, struct slice path,
                      struct slice value, char out[FINDING_FINGERPRINT]);

// The value as its shape: `AKIA**** (20 characters)` where a public prefix of `prefix` bytes may be shown, else
// `**** (20 characters)`. No other byte of the value is shown, and its length not past 64.
void preview_make(struct slice value, size_t prefix, struct buf *out);

#endif
