// A document: a blob as detection reads it, with the way back to places in the stored file.
#ifndef WAYBILL_DETECT_DOC_H
#define WAYBILL_DETECT_DOC_H

#include "blob.h"
#include "buf.h"
#include "finding.h"
#include "own_file.h"

enum encoding { ENCODING_BYTES, ENCODING_UTF16_LE, ENCODING_UTF16_BE };

struct doc {
    const struct blob *blob;
    struct slice text; // UTF-8 where the encoding is known, else the bytes
    enum encoding encoding;
    size_t mark;         // bytes of the byte order mark that UTF-16 begins with, or 0
    bool binary;         // has NUL bytes and is not UTF-16
    bool is_notebook;    // of Jupyter
    bool is_lock_file;   // holds digests, see lock_file.h
    bool is_translation; // holds texts for people, see translation.h
    enum own_file own;   // of waybill itself
    bool is_settings;    // of a language where a bare word is a value, or of none we know
    const struct language *language; // NULL when unknown
    enum place place;
    // Of a layer (decode.h): what of, as a sentence for why[]; else empty.
    struct slice decoded_from;
    struct buf decoded; // owned
};

// Looks at the blob, decodes UTF-16 (RFC 2781; lone surrogates become U+FFFD) by its byte order mark, or without one by
// the NUL in every second byte of its head. Other bytes stay as they are: one of Latin-1 is a column as one
// character of UTF-8 is. The blob must outlive the document.
void doc_open(struct doc *doc, const struct blob *blob);
void doc_close(struct doc *doc);

// The text of a span.
static inline struct slice doc_bytes(const struct doc *doc, struct span span)
{
    return span_text(doc->text, span);
}

static inline bool doc_is_layer(const struct doc *doc)
{
    return doc->decoded_from.len > 0;
}

// The code point at bytes[*at], of which there are two or more, and moves *at behind it.
uint32_t utf16_next(struct slice bytes, size_t *at, enum encoding encoding);

// A place in doc->text as line and column (from 1, code points) and as offset in the stored
// bytes. Places asked for in ascending order cost one pass over the text in all.
struct doc_cursor {
    const struct doc *doc;
    size_t at;       // in the text
    uint64_t stored; // the same in the stored file
    unsigned line, column;
};

void doc_cursor_init(struct doc_cursor *cursor, const struct doc *doc);
void doc_cursor_move(struct doc_cursor *cursor, size_t at);

#endif
