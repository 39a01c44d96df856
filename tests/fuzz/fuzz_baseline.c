// `.waybill-baseline.json`: it comes with a pull request, so anything may stand in it.
#include "baseline.h"

#include "print.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024 };

// What was read is written in a way that is read as the same.
static void check_round_trip(const struct baseline *baseline, const struct fingerprint_key *key,
                             struct arena *memory)
{
    struct baseline again;
    struct err err = {0};
    struct buf text;
    buf_init(&text, 8 * MOST_BYTES);
    baseline_print(baseline, key, &text);
    assert(baseline_parse(&again, SLICE("b"), buf_slice(&text), key, memory, &err));
    assert(again.count == baseline->count);
    for (size_t i = 0; i < again.count; i++)
        assert(baseline_compare(&again.items[i], &baseline->items[i]) == 0 &&
               slice_equals(again.items[i].reason, baseline->items[i].reason));
    buf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct baseline baseline;
    struct fingerprint_key key;
    struct err err = {0};

    if (size > MOST_BYTES)
        return 0;
    fingerprint_key_make(&key, NULL);
    if (baseline_parse(&baseline, SLICE("b"), slice_of((const char *)data, size), &key, &memory,
                       &err)) {
        check_round_trip(&baseline, &key, &memory);
    } else {
        struct slice text = slice_of_string(err.message);
        assert(err.kind == ERR_CONFIG && slice_starts_with(text, SLICE("b:")));
        for (size_t at = 0; at < text.len;)
            assert(!code_point_is_unsafe(utf8_next(text, &at)));
    }
    arena_release(&memory);
    return 0;
}
