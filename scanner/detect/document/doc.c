#include "doc.h"

#include "language_of.h"
#include "lock_file.h"
#include "place.h"
#include "print.h"
#include "textual.h"
#include "translation.h"

enum { HEAD = 8192, UTF16_HEAD = 512 };

static bool language_is_settings(const struct language *language)
{
    static const struct slice settings[] = {
        SLICE_INIT("properties"), SLICE_INIT("yaml"),       SLICE_INIT("bash"),
        SLICE_INIT("dockerfile"), SLICE_INIT("makefile"),   SLICE_INIT("markdown"),
        SLICE_INIT("text"),       SLICE_INIT("powershell"),
    };
    return !language || SLICE_ANY(language->name, slice_equals, settings);
}

static uint32_t unit_at(struct slice bytes, size_t at, enum encoding encoding)
{
    unsigned char a = (unsigned char)bytes.ptr[at], b = (unsigned char)bytes.ptr[at + 1];
    return encoding == ENCODING_UTF16_LE ? (uint32_t)(a | b << 8) : (uint32_t)(a << 8 | b);
}

uint32_t utf16_next(struct slice bytes, size_t *at, enum encoding encoding)
{
    uint32_t code = unit_at(bytes, *at, encoding);
    *at += 2;
    if (code < 0xD800 || code > 0xDFFF)
        return code;
    uint32_t low = *at + 1 < bytes.len ? unit_at(bytes, *at, encoding) : 0;
    if (code >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
        return 0xFFFD;
    *at += 2;
    return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
}

static void decode_utf16(struct doc *doc)
{
    struct slice bytes = doc->blob->bytes;
    // A unit of two bytes becomes three at most.
    buf_init(&doc->decoded, bytes.len / 2 * 3 + 4);
    for (size_t at = doc->mark; at + 1 < bytes.len;)
        utf8_add(&doc->decoded, utf16_next(bytes, &at, doc->encoding));
    doc->text = buf_slice(&doc->decoded);
}

static enum encoding encoding_of(struct slice bytes, size_t *mark)
{
    bool little = slice_starts_with(bytes, SLICE("\xff\xfe"));
    *mark = little || slice_starts_with(bytes, SLICE("\xfe\xff")) ? 2 : 0;
    if (*mark)
        return little ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
    struct slice head = slice_cut(bytes, 0, UTF16_HEAD);
    if (!slice_has_byte(head, '\0'))
        return ENCODING_BYTES;
    switch (textual_head(head)) {
    case TEXTUAL_UTF16_LE:
        return ENCODING_UTF16_LE;
    case TEXTUAL_UTF16_BE:
        return ENCODING_UTF16_BE;
    case TEXTUAL_UTF8:
    case TEXTUAL_NO:
        break;
    }
    return ENCODING_BYTES;
}

void doc_open(struct doc *doc, const struct blob *blob)
{
    *doc = (struct doc){.blob = blob, .text = blob->bytes};
    doc->encoding = encoding_of(blob->bytes, &doc->mark);
    if (doc->encoding != ENCODING_BYTES)
        decode_utf16(doc);
    struct slice head = slice_cut(doc->text, 0, HEAD);
    doc->binary = slice_has_byte(head, '\0');
    doc->language = blob->mode == BLOB_SYMLINK ? NULL : language_of(blob->path, head);
    doc->is_settings = language_is_settings(doc->language);
    doc->is_notebook = slice_ends_with(blob->path, SLICE(".ipynb"));
    doc->place = place_of(blob_place(blob), head);
    doc->is_lock_file = path_is_lock_file(blob->path);
    doc->own = own_file_of(blob->path, doc->text);
    doc->is_translation = path_is_translation(blob->path);
}

void doc_close(struct doc *doc)
{
    buf_release(&doc->decoded);
}

void doc_cursor_init(struct doc_cursor *cursor, const struct doc *doc)
{
    *cursor = (struct doc_cursor){.doc = doc, .line = 1, .column = 1};
    if (doc->encoding != ENCODING_BYTES)
        cursor->stored = doc->mark;
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
