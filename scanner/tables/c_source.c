#include "c_source.h"

void c_source_string(struct buf *out, struct slice s)
{
    buf_add_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        // Octal escapes end after three digits whatever follows; question marks could be trigraphs.
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?')
            buf_printf(out, "\\%03o", c);
        else
            buf_add_byte(out, (char)c);
    }
    buf_add_byte(out, '"');
}

void c_source_slice(struct buf *out, struct slice s)
{
    buf_add_string(out, "SLICE_INIT(");
    c_source_string(out, s);
    buf_add_byte(out, ')');
}
