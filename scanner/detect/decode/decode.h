// Decoding: what a text hides in base64, hexadecimal, escapes and the like is a text of its own, a layer,
// that is searched as the file is, and may hide another one.
//
//     decode_start(&decoder, &doc);
//     while (decode_next(&decoder, &inner))
//         ... // inner.text; decode_origin() tells where a part of it stands in doc.text
//
// Most files hide nothing, so each codec first looks for its mark (a backslash, a percent sign, 20 characters
// of base64 in a row) and reads a few bytes before it believes in it. A run that does not begin as a text is
// skipped: images, fonts, keys and digests are. Bounds: the text that is decoded of a file in all is
// DECODE_TIMES its size and DECODE_FREE bytes more; layers lie DECODE_DEPTH deep.
#ifndef WAYBILL_DETECT_DECODE_H
#define WAYBILL_DETECT_DECODE_H

#include "doc.h"
#include "layer.h"

enum { DECODE_DEPTH = 5, DECODE_TIMES = 4, DECODE_FREE = 1024 * 1024 };

// A text that codecs look into: the document's, or a layer of it.
struct level {
    struct layer layer; // the way to the text of the level before; not of the first level
    struct slice text;
    struct slice codec; // what it was decoded from, in words
    // What is not encoded stands in it as it does in the level before: not of interest.
    bool is_mixed;
    bool is_judge;    // names bound to values are judged here, and not in the level before
    bool is_utf16;    // to be decoded once more before it is a text
    bool is_settings; // as in struct doc
    const struct language *language;
    size_t next_codec, from; // where to go on
};

// Zero-initialise before use. One per worker; its memory is used again for every file.
struct decoder {
    const struct doc *doc;
    struct level levels[DECODE_DEPTH + 1]; // the first is the document
    size_t depth;                          // of the layer that was lent last
    uint64_t budget;                       // bytes that may still be decoded
    bool is_limited;                       // there was more, or deeper
    char path[256];                        // "decoded from base64, then percent-encoding"
};

void decode_start(struct decoder *decoder, const struct doc *doc);
void decode_release(struct decoder *decoder);

// Lends the next layer, each before those inside of it, as a document of the same blob and place. It holds until the
// next call. False when there is none.
bool decode_next(struct decoder *decoder, struct doc *inner);

// Of the layer lent last: the part of the document's text that [span] was decoded from, rounded outwards.
struct span decode_origin(const struct decoder *decoder, struct span span);
// Whether the span has or touches what was decoded, on every level; if not, the same stands in an outer text.
bool decode_is_news(const struct decoder *decoder, struct span span);
// Whether names bound to values are judged in this layer, and not in the text it came from.
bool decode_is_judge(const struct decoder *decoder);
// Of such a layer: whether it has what stands at this offset of the document's text, and as which part of its own.
bool decode_has(const struct decoder *decoder, size_t offset, struct span *part);

// A codec fills `inner` with the next text that it finds in `outer` at or behind *from, where it goes on afterwards.
// False when there is none. `inner` is cleared, and its layer holds at most inner->layer.text.ceiling bytes.
typedef bool codec_next(const struct doc *doc, const struct level *outer, size_t *from,
                        struct level *inner);

// One file an idea: decode_notebook.c, decode_secret.c, ...
codec_next decode_notebook, decode_secret, decode_utf16, decode_backslashes, decode_percents,
    decode_entities, decode_runs;

#endif
