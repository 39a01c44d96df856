// Escapes: single characters of a running text that are written as several.
#ifndef WAYBILL_DETECT_ESCAPE_H
#define WAYBILL_DETECT_ESCAPE_H

#include "layer.h"

enum { ESCAPE_LONGEST = 12 }; // bytes of one

// Reads the escape at text[at], which is its mark, into at most 4 bytes. Says how many bytes it takes; 0: none is there.
typedef size_t escape_read(struct slice text, size_t at, char out[4], size_t *len);

// The escapes that C, JSON, Java, JavaScript, Python, Go, YAML and shells have in common: letters, octal (\NNN) and
// hexadecimal bytes (\xNN), Unicode (\uXXXX with surrogates, \u{X}, \UXXXXXXXX). Another letter's backslash stays.
escape_read escape_backslash;
// %XX (RFC 3986, section 2.1).
escape_read escape_percent;
// The five entities of XML, the no-break space, and numbers: &quot; &#39; &#x27;
escape_read escape_entity;

// The first escape in text[at, to), or SLICE_NOT_FOUND.
size_t escape_find(struct slice text, size_t at, size_t to, char mark, escape_read *read);
// Adds the escape at text[at] to the layer, and says where it ends.
size_t escape_add(struct layer *layer, struct slice text, size_t at, escape_read *read);

#endif
