// Decoding: any bytes as a file's, through every codec and every layer. The first line of the input is the
// path, as in fuzz_pass.c.
#include "decode.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024, SPANS = 16 };

static struct decoder *decoder_for_all(void)
{
    static struct decoder *decoder;
    if (!decoder)
        decoder = calloc(1, sizeof *decoder);
    assert(decoder);
    return decoder;
}

// Parts of the layer: each came from somewhere, and a part of a part from within that.
static void check_layer(const struct decoder *decoder, const struct doc *doc,
                        const struct doc *inner)
{
    size_t len = inner->text.len, step = len / SPANS + 1;
    assert(len > 0 && decoder->depth >= 1 && decoder->depth <= DECODE_DEPTH);
    assert(inner->decoded_from.len > 0);
    struct span all = decode_origin(decoder, (struct span){0, len});
    assert(all.offset <= doc->text.len && all.len <= doc->text.len - all.offset);
    for (size_t at = 0; at < len; at += step) {
        struct span part = {at, len - at < step ? len - at : step};
        struct span origin = decode_origin(decoder, part);
        assert(origin.offset >= all.offset);
        assert(origin.offset + origin.len <= all.offset + all.len);
        decode_is_news(decoder, part);
        struct span found;
        if (decode_is_judge(decoder) && decode_has(decoder, origin.offset, &found))
            assert(found.offset + found.len <= len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice rest = slice_of((const char *)data, size), path;
    if (size > MOST_BYTES || !slice_split(&rest, '\n', &path))
        return 0;
    struct blob blob = {.path = path, .bytes = rest};
    struct decoder *decoder = decoder_for_all();
    struct doc doc, inner;
    doc_open(&doc, &blob);
    decode_start(decoder, &doc);
    uint64_t budget = decoder->budget, decoded = 0;
    while (decode_next(decoder, &inner)) {
        check_layer(decoder, &doc, &inner);
        decoded += inner.text.len;
    }
    assert(decoded <= budget);
    doc_close(&doc);
    return 0;
}
