#include "decode.h"

#include <stdio.h>

// The codecs in the order they are asked in, so that what says most about a text comes first.
static const struct {
    codec_next *next;
    bool only_document; // looks at whole files
    bool only_utf16;
    bool is_run; // finds texts that are nothing but encoded
} codecs[] = {
    {.next = decode_notebook, .only_document = true},
    {.next = decode_secret, .only_document = true},
    {.next = decode_utf16, .only_utf16 = true},
    {.next = decode_backslashes},
    {.next = decode_percents},
    {.next = decode_entities},
    {.next = decode_runs, .is_run = true},
};
enum { CODECS = sizeof codecs / sizeof codecs[0] };

void decode_start(struct decoder *decoder, const struct doc *doc)
{
    struct level *document = &decoder->levels[0];
    decoder->doc = doc;
    decoder->depth = 0;
    decoder->budget = (uint64_t)DECODE_TIMES * doc->text.len + DECODE_FREE;
    decoder->is_limited = false;
    document->text = doc->text;
    document->language = doc->language;
    document->is_settings = doc->is_settings;
    document->next_codec = document->from = 0;
}

void decode_release(struct decoder *decoder)
{
    for (size_t i = 1; i <= DECODE_DEPTH; i++)
        layer_release(&decoder->levels[i].layer);
}

static bool is_asked(const struct decoder *decoder, const struct level *outer, size_t codec)
{
    if (codecs[codec].only_document && decoder->depth > 0)
        return false;
    // Backslashes and percent signs in bytes of no text escape nothing.
    if (decoder->depth == 0 && decoder->doc->binary && !codecs[codec].is_run)
        return false;
    return outer->is_utf16 == codecs[codec].only_utf16;
}

// The next layer inside the level that is looked into, or none.
static bool next_inside(struct decoder *decoder)
{
    struct level *outer = &decoder->levels[decoder->depth];
    struct level *inner = outer + 1;
    for (; outer->next_codec < CODECS; outer->next_codec++, outer->from = 0) {
        struct layer kept = inner->layer;
        if (!is_asked(decoder, outer, outer->next_codec))
            continue;
        layer_clear(&kept, decoder->budget < SIZE_MAX ? (size_t)decoder->budget : SIZE_MAX);
        *inner = (struct level){
            .layer = kept, .is_settings = outer->is_settings, .language = outer->language};
        bool found = codecs[outer->next_codec].next(decoder->doc, outer, &outer->from, inner);
        if (inner->layer.text.overflowed) {
            decoder->is_limited = true;
            return false;
        }
        if (found)
            return true;
    }
    return false;
}

// Where no layer may lie any more: told when a run would make one. Escapes of escapes of escapes are backslashes.
static bool is_too_deep(struct decoder *decoder)
{
    struct level deeper = {0};
    struct level *outer = &decoder->levels[decoder->depth];
    bool found = false;
    layer_clear(&deeper.layer, (size_t)DECODE_FREE);
    for (size_t i = 0; i < CODECS && !found; i++) {
        size_t from = 0;
        if (codecs[i].is_run && is_asked(decoder, outer, i))
            found = codecs[i].next(decoder->doc, outer, &from, &deeper);
    }
    layer_release(&deeper.layer);
    return found;
}

static void lend(struct decoder *decoder, struct doc *inner)
{
    const struct level *level = &decoder->levels[decoder->depth];
    *inner = *decoder->doc;
    inner->text = level->text;
    inner->encoding = ENCODING_BYTES;
    inner->is_settings = level->is_settings;
    inner->language = level->language;
    inner->binary = slice_has_byte(level->text, '\0') && !level->is_mixed;
    inner->decoded_from = slice_of(decoder->path, 0);
    for (size_t i = 1; i <= decoder->depth; i++) {
        size_t used = inner->decoded_from.len;
        int len =
            snprintf(decoder->path + used, sizeof decoder->path - used, "%s%.*s",
                     i == 1 ? "decoded from " : ", then ", SLICE_ARG(decoder->levels[i].codec));
        if (len > 0 && (size_t)len < sizeof decoder->path - used)
            inner->decoded_from.len += (size_t)len;
    }
}

bool decode_next(struct decoder *decoder, struct doc *inner)
{
    for (;;) {
        if (decoder->is_limited)
            return false;
        if (decoder->depth == DECODE_DEPTH) {
            decoder->is_limited = is_too_deep(decoder);
        } else if (next_inside(decoder)) {
            struct level *level = &decoder->levels[++decoder->depth];
            level->text = buf_slice(&level->layer.text);
            decoder->budget -= level->text.len;
            lend(decoder, inner);
            return true;
        } else if (decoder->depth == 0) {
            return false;
        }
        if (!decoder->is_limited)
            decoder->depth--;
    }
}

struct span decode_origin(const struct decoder *decoder, struct span span)
{
    for (size_t i = decoder->depth; i > 0; i--)
        span = layer_origin(&decoder->levels[i].layer, span);
    return span;
}

bool decode_is_news(const struct decoder *decoder, struct span span)
{
    for (size_t i = decoder->depth; i > 0; i--) {
        const struct level *level = &decoder->levels[i];
        // Where names are judged it is news what is bound to them, even as it stands.
        bool is_judged = level->is_judge && i == decoder->depth;
        if (level->is_mixed && !is_judged && !layer_is_changed(&level->layer, span))
            return false;
        span = layer_origin(&level->layer, span);
    }
    return true;
}

bool decode_is_judge(const struct decoder *decoder)
{
    return decoder->depth == 1 && decoder->levels[1].is_judge;
}

bool decode_has(const struct decoder *decoder, size_t offset, struct span *part)
{
    return layer_has(&decoder->levels[1].layer, offset, part);
}
