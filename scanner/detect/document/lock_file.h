// Lock files: which versions of what were taken, and the digests of them. The names in them are those of
// packages, so `jsonwebtoken: <40 hexadecimal digits>` is no token.
#ifndef WAYBILL_DETECT_LOCK_FILE_H
#define WAYBILL_DETECT_LOCK_FILE_H

#include "slice.h"

// By the file's name.
bool path_is_lock_file(struct slice path);

// What digests are written as: hexadecimal digits of MD5 to SHA-512, or base64 of SHA-256 to SHA-512, perhaps
// with the name of the function before it.
bool is_digest(struct slice value);

#endif
