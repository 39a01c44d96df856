// Runs that are nothing but encoded: base64, base64url and hexadecimal.
#include "decode_run.h"

#include "base64.h"
#include "decode.h"
#include "hex.h"

enum { HEAD = 16, HEX_SHORTEST = 32 };

static struct slice line_of(const struct encoded_run *run)
{
    return span_text(run->text, run->line);
}

enum textual run_base64_head(const struct encoded_run *run)
{
    unsigned char head[HEAD / 3 * 3];
    struct slice line = line_of(run);
    size_t len;
    // Nearly all runs are names and paths, and no text: two bytes are looked at before the others.
    if (line.len < 4)
        return TEXTUAL_NO;
    int first = base64_bits(line.ptr[0]), second = base64_bits(line.ptr[1]);
    unsigned bits =
        (unsigned)first << 12 | (unsigned)second << 6 | (unsigned)base64_bits(line.ptr[2]);
    if (!textual_may_begin((unsigned char)(bits >> 10), (unsigned char)(bits >> 2)))
        return TEXTUAL_NO;
    base64_decode(slice_cut(line, 0, sizeof head / 3 * 4), head, sizeof head, &len);
    return textual_head(slice_of((const char *)head, len));
}

static enum textual run_hex_head(const struct encoded_run *run)
{
    unsigned char head[HEAD];
    struct slice line = line_of(run);
    if (line.len < HEX_SHORTEST)
        return TEXTUAL_NO;
    for (size_t i = 0; i < HEAD; i++) {
        int high = hex_value(line.ptr[2 * i]), low = hex_value(line.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return TEXTUAL_NO;
        head[i] = (unsigned char)(high << 4 | low);
        if (i == 1 && !textual_may_begin(head[0], head[1]))
            return TEXTUAL_NO;
    }
    return textual_head(slice_of((const char *)head, sizeof head));
}

// A text may hold some odd bytes, but not begin as one and go on as an image: told early, before all of it is decoded.
static bool goes_on_as_text(const struct layer *layer, size_t from, enum textual head)
{
    enum { ALLOWED = 4, ONE_IN = 16 };
    if (head != TEXTUAL_UTF8)
        return true;
    struct slice fresh = slice_cut(buf_slice(&layer->text), from, layer->text.len);
    return textual_bad_bytes(fresh) <= ALLOWED + fresh.len / ONE_IN;
}

// Bits that were read and do not make a byte yet.
struct bits {
    uint32_t held;
    unsigned count;
};

static void take_character(struct bits *bits, char c, struct buf *out)
{
    bits->held = bits->held << 6 | (uint32_t)base64_bits(c);
    bits->count += 6;
    if (bits->count < 8)
        return;
    bits->count -= 8;
    buf_add_byte(out, (char)(unsigned char)(bits->held >> bits->count));
}

bool run_add_base64(struct encoded_run *run, enum textual head, struct layer *layer)
{
    enum { LOOK_AFTER = 1024 };
    struct bits bits = {0};
    size_t looked = layer->text.len;
    do {
        struct slice line = line_of(run);
        // 6, 4 or 2 bits are left of the line before; its last byte ends with this line's first character.
        unsigned phase = bits.count ? 4 - bits.count / 2 : 0;
        size_t i = 0;
        if (phase > 0)
            take_character(&bits, line.ptr[i++], &layer->text);
        layer_quads(layer, run->line.offset, run->line.len, phase);
        for (; i < line.len && !layer->text.overflowed; i++) {
            take_character(&bits, line.ptr[i], &layer->text);
            if (layer->text.len - looked < LOOK_AFTER)
                continue;
            if (!goes_on_as_text(layer, looked, head))
                return false;
            looked = layer->text.len;
        }
    } while (run_wrap(run));
    return bits.count < 6 && goes_on_as_text(layer, looked, head);
}

static bool run_add_hex(struct encoded_run *run, enum textual head, struct layer *layer)
{
    enum { LOOK_AFTER = 1024 };
    size_t looked = layer->text.len;
    do {
        struct slice line = line_of(run);
        layer_piece(layer, PIECE_PAIRS, run->line.offset, 0);
        for (size_t i = 0; i + 1 < line.len; i += 2) {
            int high = hex_value(line.ptr[i]), low = hex_value(line.ptr[i + 1]);
            if (high < 0 || low < 0)
                return false;
            buf_add_byte(&layer->text, (char)(unsigned char)(high << 4 | low));
        }
        if (line.len % 2 != 0)
            return false;
        if (layer->text.len - looked < LOOK_AFTER)
            continue;
        if (!goes_on_as_text(layer, looked, head))
            return false;
        looked = layer->text.len;
    } while (run_wrap(run));
    return goes_on_as_text(layer, looked, head);
}

// The part of the run behind its next '/', '-' or '_': a path or a name may stand before what is encoded.
static bool skip_prefix(struct encoded_run *run)
{
    enum { LONGEST = 48 };
    for (size_t i = 0; i < run->line.len && i < LONGEST; i++) {
        char c = run->text.ptr[run->line.offset + i];
        if (c != '/' && c != '-' && c != '_')
            continue;
        run->line.offset += i + 1;
        run->line.len -= i + 1;
        run->width = run->line.len;
        return run->line.len >= RUN_SHORTEST;
    }
    return false;
}

// `0x` before digits, `x` of PostgreSQL's `\x`.
static struct encoded_run without_hex_mark(struct encoded_run run)
{
    const char *line = run.text.ptr + run.line.offset;
    size_t zero = line[0] == '0';
    size_t mark = (line[zero] | 0x20) == 'x' ? zero + 1 : 0;
    run.line.offset += mark;
    run.line.len -= mark;
    run.width -= mark;
    return run;
}

static bool is_text(enum textual head)
{
    return head != TEXTUAL_NO;
}

static bool decode_run(struct encoded_run run, size_t *end, struct level *inner)
{
    enum { TRIALS = 3 };
    struct encoded_run hex = without_hex_mark(run);
    enum textual head = run_hex_head(&hex);
    if (is_text(head)) {
        inner->codec = SLICE("hexadecimal");
        if (run_add_hex(&hex, head, &inner->layer))
            *end = span_end(hex.line);
        else
            head = TEXTUAL_NO;
    }
    for (int i = 0; i < TRIALS && !is_text(head); i++) {
        if (i > 0 && !skip_prefix(&run))
            return false;
        head = run_base64_head(&run);
        if (!is_text(head))
            continue;
        inner->codec = SLICE("base64");
        layer_clear(&inner->layer, inner->layer.text.ceiling);
        if (run_add_base64(&run, head, &inner->layer))
            *end = span_end(run.line);
        else
            head = TEXTUAL_NO;
    }
    inner->is_utf16 = is_text(head) && head != TEXTUAL_UTF8;
    return is_text(head);
}

// What names and values are by themselves is not known of a text without a name. JSON, XML and the like put quotes
// around values.
static bool bare_words_are_values(struct slice text)
{
    struct slice trimmed = slice_trim(slice_cut(text, 0, 256));
    return trimmed.len == 0 || !strchr("{[<", trimmed.ptr[0]);
}

bool decode_runs(const struct doc *doc, const struct level *outer, size_t *from,
                 struct level *inner)
{
    struct encoded_run run;
    (void)doc;
    while (run_find(outer->text, from, &run)) {
        if (outer->is_mixed && !layer_is_changed(&outer->layer, run.line))
            continue;
        if (!decode_run(run, from, inner)) {
            if (inner->layer.text.overflowed)
                return false;
            layer_clear(&inner->layer, inner->layer.text.ceiling);
            continue;
        }
        inner->is_settings = bare_words_are_values(buf_slice(&inner->layer.text));
        inner->language = NULL;
        return true;
    }
    return false;
}
