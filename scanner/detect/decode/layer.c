#include "layer.h"

#include "arena.h"

#include <stdlib.h>

enum { KEPT_ROOM = 1024 * 1024 }; // of text and of pieces; more is given back

void layer_clear(struct layer *layer, size_t ceiling)
{
    if (layer->text.room > KEPT_ROOM)
        buf_release(&layer->text);
    if (layer->room > KEPT_ROOM / sizeof *layer->pieces) {
        free(layer->pieces);
        layer->pieces = NULL;
        layer->room = 0;
    }
    buf_clear(&layer->text);
    layer->text.ceiling = ceiling < SIZE_MAX / 4 ? ceiling : SIZE_MAX / 4;
    layer->count = 0;
}

void layer_release(struct layer *layer)
{
    buf_release(&layer->text);
    free(layer->pieces);
    *layer = (struct layer){0};
}

static struct piece *add_piece(struct layer *layer)
{
    // A piece that nothing was added behind is no piece.
    if (layer->count && layer->pieces[layer->count - 1].out == layer->text.len)
        layer->count--;
    if (layer->count == layer->room) {
        layer->room = layer->room ? 2 * layer->room : 64;
        layer->pieces = alloc_grow(layer->pieces, layer->room, sizeof *layer->pieces);
    }
    return &layer->pieces[layer->count++];
}

void layer_piece(struct layer *layer, enum piece_kind kind, size_t in, size_t taken)
{
    *add_piece(layer) = (struct piece){
        .out = layer->text.len, .in = in, .taken = (uint32_t)taken, .kind = (uint8_t)kind};
}

void layer_quads(struct layer *layer, size_t in, size_t taken, unsigned phase)
{
    *add_piece(layer) = (struct piece){.out = layer->text.len,
                                       .in = in,
                                       .taken = (uint32_t)taken,
                                       .kind = PIECE_QUADS,
                                       .phase = (uint8_t)phase};
}

void layer_copy(struct layer *layer, struct slice outer, size_t from, size_t to)
{
    if (from >= to)
        return;
    layer_piece(layer, PIECE_PLAIN, from, 0);
    buf_add(&layer->text, slice_cut(outer, from, to));
}

void layer_gap(struct layer *layer, struct slice text)
{
    struct span before = {0};
    if (layer->count)
        before = layer_origin(layer, (struct span){layer->text.len - 1, 1});
    layer_piece(layer, PIECE_GAP, span_end(before), 0);
    buf_add(&layer->text, text);
}

void layer_cut(struct layer *layer, size_t len)
{
    layer->text.len = len;
    while (layer->count && layer->pieces[layer->count - 1].out >= len)
        layer->count--;
}

// The piece that holds text[out]: the last one that begins at or before it.
static size_t piece_at(const struct layer *layer, size_t out)
{
    size_t low = 0, high = layer->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (layer->pieces[middle].out <= out)
            low = middle;
        else
            high = middle;
    }
    return low;
}

// The character of base64 that holds this bit of its piece, counted from the quad's start. A byte's
// last bits may stand in the next line.
static size_t base64_character(const struct layer *layer, size_t at, size_t bit)
{
    const struct piece *piece = &layer->pieces[at];
    size_t character = bit / 6 - piece->phase;
    if (character < piece->taken)
        return piece->in + character;
    bool goes_on = at + 1 < layer->count && piece[1].kind == PIECE_QUADS && piece[1].phase > 0;
    return goes_on ? piece[1].in : piece->in + piece->taken - 1;
}

// Where text[out] came from.
static struct span byte_origin(const struct layer *layer, size_t out)
{
    size_t at = piece_at(layer, out);
    const struct piece *piece = &layer->pieces[at];
    size_t nth = out - piece->out;
    switch ((enum piece_kind)piece->kind) {
    case PIECE_GAP:
        return (struct span){piece->in, 0};
    case PIECE_PLAIN:
        return (struct span){piece->in + nth, 1};
    case PIECE_PAIRS:
        return (struct span){piece->in + 2 * nth, 2};
    case PIECE_WHOLE:
        break;
    case PIECE_QUADS: {
        // The first whole byte behind the 6, 12 or 18 bits that stand in the line before.
        size_t bit = 8 * ((6 * (size_t)piece->phase + 7) / 8 + nth);
        size_t first = base64_character(layer, at, bit);
        return (struct span){first, base64_character(layer, at, bit + 7) + 1 - first};
    }
    }
    return (struct span){piece->in, piece->taken};
}

struct span layer_origin(const struct layer *layer, struct span span)
{
    if (layer->count == 0 || span_end(span) > layer->text.len)
        return (struct span){0};
    if (span.len == 0) {
        bool at_end = span.offset > 0 && span.offset == layer->text.len;
        struct span near = byte_origin(layer, span.offset - at_end);
        return (struct span){near.offset + (at_end ? near.len : 0), 0};
    }
    struct span first = byte_origin(layer, span.offset);
    struct span last = byte_origin(layer, span_end(span) - 1);
    return (struct span){first.offset, span_end(last) - first.offset};
}

bool layer_is_changed(const struct layer *layer, struct span span)
{
    size_t from = span.offset > 0 ? span.offset - 1 : 0;
    size_t to = span_end(span) + 1;
    if (layer->count == 0)
        return false;
    for (size_t at = piece_at(layer, from); at < layer->count && layer->pieces[at].out < to; at++)
        if (layer->pieces[at].kind >= PIECE_PAIRS)
            return true;
    return false;
}

bool layer_has(const struct layer *layer, size_t in, struct span *part)
{
    size_t low = 0, high = layer->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layer->pieces[middle].in <= in)
            low = middle + 1;
        else
            high = middle;
    }
    // Gaps begin where the piece before them ends.
    while (low > 0 && layer->pieces[low - 1].kind == PIECE_GAP)
        low--;
    if (low == 0)
        return false;
    const struct piece *piece = &layer->pieces[low - 1];
    size_t end = low < layer->count ? piece[1].out : layer->text.len;
    size_t len = end - piece->out;
    size_t taken = piece->kind == PIECE_PLAIN   ? len
                   : piece->kind == PIECE_PAIRS ? 2 * len
                                                : piece->taken;
    if (in - piece->in >= taken)
        return false;
    size_t next = low;
    while (next < layer->count && layer->pieces[next].kind != PIECE_GAP)
        next++;
    end = next < layer->count ? layer->pieces[next].out : layer->text.len;
    *part = (struct span){piece->out, end - piece->out};
    return true;
}
