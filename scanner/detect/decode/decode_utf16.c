// UTF-16 in base64 or hexadecimal: what PowerShell takes as -EncodedCommand.
#include "decode.h"

#include "print.h"
#include "textual.h"

bool decode_utf16(const struct doc *doc, const struct level *outer, size_t *from,
                  struct level *inner)
{
    struct slice bytes = outer->text;
    enum encoding encoding = textual_head(slice_cut(bytes, 0, 16)) == TEXTUAL_UTF16_BE
                                 ? ENCODING_UTF16_BE
                                 : ENCODING_UTF16_LE;
    bool in_pairs = false;
    (void)doc;
    if (*from > 0)
        return false;
    *from = bytes.len;
    inner->codec = SLICE("UTF-16");
    for (size_t at = 0; at + 1 < bytes.len;) {
        size_t start = at;
        uint32_t code = utf16_next(bytes, &at, encoding);
        if (start == 0 && code == 0xFEFF)
            continue;
        bool is_pair = code < 0x80;
        if (!is_pair || !in_pairs)
            layer_piece(&inner->layer, is_pair ? PIECE_PAIRS : PIECE_WHOLE, start, at - start);
        in_pairs = is_pair;
        utf8_add(&inner->layer.text, code);
    }
    return inner->layer.text.len > 0;
}
