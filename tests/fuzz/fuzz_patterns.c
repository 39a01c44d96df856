// A pattern file of the user's: read, made into a set, and its texts tried, as `--patterns` does.
#include "pattern_reader.h"
#include "pattern_texts.h"
#include "print.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What is read is bounded by the size of the file; what its texts cost is by the number of patterns.
enum { MOST_BYTES = 8 * 1024, MOST_PATTERNS = 8 };

static void check_message(const char *message)
{
    struct slice text = slice_of_string(message);
    assert(slice_starts_with(text, SLICE("x.yml:")));
    for (size_t at = 0; at < text.len;)
        assert(!code_point_is_unsafe(utf8_next(text, &at)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct pattern_entries entries = {.memory = &memory};
    struct pattern_set set;
    struct err err = {0};
    struct slice text = slice_of((const char *)data, size);
    if (size > MOST_BYTES)
        return 0;
    bool good = pattern_file_read(&entries, SLICE("x.yml"), text, &err) &&
                entries.count <= MOST_PATTERNS && pattern_set_make(&set, NULL, &entries, &err) &&
                pattern_texts_hold(&set, &entries, &err);
    assert(!good || err.kind == ERR_NONE);
    if (err.kind != ERR_NONE) {
        assert(err.kind == ERR_CONFIG);
        check_message(err.message);
    }
    pattern_entries_release(&entries);
    arena_release(&memory);
    return 0;
}
