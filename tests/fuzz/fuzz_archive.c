// Archives: any bytes as a file's, opened as the archive that they begin as.
#include "archive.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024, MOST_MEMBER = 256 * 1024 };

struct taken {
    uint64_t bytes;
    unsigned members;
};

static void take(void *taker, const struct blob *member)
{
    struct taken *taken = taker;
    assert(slice_starts_with(member->path, SLICE("a!/")));
    assert(slice_find_byte(member->path, '\0') == SLICE_NOT_FOUND);
    assert(member->bytes.len <= MOST_MEMBER);
    // Every byte is there: the sanitizer looks.
    unsigned sum = 0;
    for (size_t i = 0; i < member->bytes.len; i++)
        sum += (unsigned char)member->bytes.ptr[i];
    taken->bytes += member->bytes.len + (sum == UINT32_MAX);
    taken->members++;
}

static struct archive_reader *reader_for_all(void)
{
    static const struct archive_options options = {.max_file_size = MOST_MEMBER};
    static struct archive_reader *reader;
    if (!reader)
        reader = archive_reader_new(&options);
    return reader;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct blob blob = {.path = SLICE("a"), .bytes = slice_of((const char *)data, size)};
    struct coverage coverage = {0};
    struct taken taken = {0};
    if (size > MOST_BYTES)
        return 0;
    bool is_whole = archive_read(reader_for_all(), &blob, take, &taken, &coverage);
    // What was unpacked in all, and archives in it that are handed out besides.
    assert(taken.bytes <= (uint64_t)(ARCHIVE_DEPTH + 1) * ARCHIVE_TIMES * MOST_MEMBER);
    assert(taken.members <= ARCHIVE_MEMBERS);
    for (size_t i = 0; i < coverage.skipped_count; i++)
        assert(!is_whole || coverage.skipped[i].reason == SKIP_EXCLUDED);
    coverage_release(&coverage);
    return 0;
}
