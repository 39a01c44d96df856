#include "doc.h"

#include "language_of.h"
#include "place.h"
#include "print.h"

enum { HEAD = 8192 };

static bool in_list(struct slice name, const struct slice *list)
{
    for (; list->len; list++)
        if (slice_equals(name, *list))
            return true;
    return false;
}

static bool language_is_settings(const struct language *language)
{
    static const struct slice settings[] = {
        SLICE_INIT("properties"), SLICE_INIT("yaml"),       SLICE_INIT("bash"),
        SLICE_INIT("dockerfile"), SLICE_INIT("makefile"),   SLICE_INIT("markdown"),
        SLICE_INIT("text"),       SLICE_INIT("powershell"), SLICE_INIT(""),
    };
    return !language || in_list(language->name, settings);
}

static uint32_t unit_at(struct slice bytes, size_t at, enum encoding encoding)
{
    unsigned char a = (unsigned char)bytes.ptr[at], b = (unsigned char)bytes.ptr[at + 1];
    return encoding == ENCODING_UTF16_LE ? (uint32_t)(a | b << 8) : (uint32_t)(a << 8 | b);
}

static void decode_utf16(struct doc *doc)
{
    struct slice bytes = doc->blob->bytes;
    // A unit of two bytes becomes three at most.
    buf_init(&doc->decoded, bytes.len / 2 * 3 + 4);
    for (size_t at = 2; at + 1 < bytes.len; at += 2) {
        uint32_t code = unit_at(bytes, at, doc->encoding);
        if (code >= 0xD800 && code <= 0xDFFF) {
            uint32_t low = at + 3 < bytes.len ? unit_at(bytes, at + 2, doc->encoding) : 0;
            bool pair = code < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF;
            code = pair ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
            at += pair ? 2 : 0;
        }
        utf8_add(&doc->decoded, code);
    }
    doc->text = buf_slice(&doc->decoded);
}

void doc_open(struct doc *doc, const struct blob *blob)
{
    *doc = (struct doc){.blob = blob, .text = blob->bytes};
    if (slice_starts_with(blob->bytes, SLICE("\xff\xfe")))
        doc->encoding = ENCODING_UTF16_LE;
    else if (slice_starts_with(blob->bytes, SLICE("\xfe\xff")))
        doc->encoding = ENCODING_UTF16_BE;
    if (doc->encoding != ENCODING_BYTES)
        decode_utf16(doc);
    struct slice head = slice_cut(doc->text, 0, HEAD);
    doc->binary = slice_find_byte(head, '\0') != SLICE_NOT_FOUND;
    doc->language = blob->mode == BLOB_SYMLINK ? NULL : language_of(blob->path, head);
    doc->is_settings = language_is_settings(doc->language);
    doc->place = place_of(blob_place(blob), head);
}

void doc_close(struct doc *doc)
{
    buf_release(&doc->decoded);
}

void doc_cursor_init(struct doc_cursor *cursor, const struct doc *doc)
{
    *cursor = (struct doc_cursor){.doc = doc, .line = 1, .column = 1};
    if (doc->encoding != ENCODING_BYTES)
        cursor->stored = 2;
    else if (slice_starts_with(doc->text, SLICE("\xef\xbb\xbf")))
        doc_cursor_move(cursor, 3), cursor->column = 1; // a byte order mark has no column
}

void doc_cursor_move(struct doc_cursor *cursor, size_t to)
{
    struct slice text = slice_cut(cursor->doc->text, 0, to);
    if (to < cursor->at)
        doc_cursor_init(cursor, cursor->doc);
    while (cursor->at < text.len) {
        size_t from = cursor->at;
        uint32_t code = utf8_next(text, &cursor->at);
        size_t wide = code >= 0x10000 ? 4 : 2;
        cursor->stored += cursor->doc->encoding == ENCODING_BYTES ? cursor->at - from : wide;
        cursor->column++;
        if (code == '\n') {
            cursor->line++;
            cursor->column = 1;
        }
    }
}
