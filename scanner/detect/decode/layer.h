// A layer: a text that was decoded from a part of another one, with the way back to where each byte came from.
//
// Pieces say how runs of bytes came to be. They stand in the order of the decoded text and of the
// text it came from, both, so that either is searched by halves.
#ifndef WAYBILL_DETECT_LAYER_H
#define WAYBILL_DETECT_LAYER_H

#include "buf.h"
#include "language.h"

enum piece_kind {
    PIECE_GAP,   // put between two parts, stands nowhere in the outer text
    PIECE_PLAIN, // byte for byte
    PIECE_PAIRS, // two bytes there are one here: hexadecimal, UTF-16 of ASCII
    PIECE_QUADS, // four characters of base64 there are three bytes here
    PIECE_WHOLE, // all of it there is all of it here: an escape
};

struct piece {
    size_t out;     // where it begins in the decoded text
    size_t in;      // and in the outer one,
    uint32_t taken; // how many bytes it takes there; of PIECE_PLAIN and PIECE_PAIRS not told
    uint8_t kind;
    uint8_t phase; // of PIECE_QUADS: how many characters of the first quad stand before `in`
};

// Zero-initialise before use; the memory is kept from one text to the next.
struct layer {
    struct buf text;
    struct piece *pieces;
    size_t count, room;
};

// Empties it for a text of at most `ceiling` bytes.
void layer_clear(struct layer *layer, size_t ceiling);
void layer_release(struct layer *layer);

// Tells that what is added to the text next came from outer[in, in + taken).
void layer_piece(struct layer *layer, enum piece_kind kind, size_t in, size_t taken);
// The same for a line of base64, `phase` (0 to 3) characters behind the start of a quad. What is added next
// begins with the first byte whose first bits stand in this line.
void layer_quads(struct layer *layer, size_t in, size_t taken, unsigned phase);
// Adds outer[from, to) as it is.
void layer_copy(struct layer *layer, struct slice outer, size_t from, size_t to);
// Adds text that stands nowhere.
void layer_gap(struct layer *layer, struct slice text);
// Takes back all but the first `len` bytes of the text.
void layer_cut(struct layer *layer, size_t len);

// The smallest part of the outer text that holds all that [span] was decoded from; an empty span for an empty one.
struct span layer_origin(const struct layer *layer, struct span span);
// Whether a decoded byte is in the span or next to it: if not, the same stands in the outer text.
bool layer_is_changed(const struct layer *layer, struct span span);
// Whether the outer text at `in` is in the layer; if so, what was decoded there, up to the next gap, is `*part`.
bool layer_has(const struct layer *layer, size_t in, struct span *part);

#endif
