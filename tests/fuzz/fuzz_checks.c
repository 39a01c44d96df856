// A value as a regex may find it, held against every check; what checks tell is theirs and constant,
// and what they complete has its room.
#include "checks.h"
#include "published.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_check(const struct check *row, struct slice value)
{
    char completed[64];
    enum check_result result = row->run(value);
    assert(result <= CHECK_INERT);
    assert(result == row->run(value));
    assert(result != CHECK_INERT || row->inert.len > 0);
    if (row->tell) {
        struct slice told = row->tell(value);
        assert(told.len == 0 || told.ptr < value.ptr || told.ptr >= value.ptr + value.len);
    }
    if (row->complete)
        assert(row->complete(value, completed) <= sizeof completed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // Of its own size, so that reading past its end is seen.
    char *copy = malloc(size + 1);
    if (!copy)
        return 0;
    if (size)
        memcpy(copy, data, size);
    struct slice value = slice_of(copy, size);
    for (const struct check *const *family = check_families; *family; family++)
        for (const struct check *row = *family; row->name.len; row++)
            try_check(row, value);
    published_key_why(value);
    free(copy);
    return 0;
}
