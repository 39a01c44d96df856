// Files that say whose a repository is. The first line is the path, the rest the text.
#include "ownership.h"

#include "print.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct ownership ownership = {.memory = &memory};
    struct signal signals[SIGN_COUNT];
    struct slice text = slice_of((const char *)data, size), path;

    if (size > 64 * 1024 || !slice_split(&text, '\n', &path))
        return 0;
    struct blob blob = {.path = path, .bytes = text};
    ownership_blob(&ownership, &blob);
    ownership_merge(&ownership, &ownership);
    size_t count = ownership_signals(&ownership, signals, &memory);
    assert(count <= SIGN_COUNT);
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at < signals[i].words.len;)
            assert(!code_point_is_unsafe(utf8_next(signals[i].words, &at)));
    arena_release(&memory);
    return 0;
}
