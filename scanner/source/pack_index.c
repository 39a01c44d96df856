#include "pack_index.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEADER = 8,
    FANOUT = 256,
    IDS_AT = HEADER + 4 * FANOUT,
    CHECKSUM = 4,
    OFFSET = 4,
    LARGE_OFFSET = 8,
    ROW = OBJECT_ID_SIZE + CHECKSUM + OFFSET,
    TRAILER = 2 * OBJECT_ID_SIZE,
};

static uint32_t number_at(const struct pack_index *index, size_t at)
{
    const unsigned char *b = index->bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static uint32_t fanout(const struct pack_index *index, unsigned byte)
{
    return number_at(index, HEADER + 4 * (size_t)byte);
}

static size_t offsets_at(const struct pack_index *index)
{
    return IDS_AT + (size_t)index->count * (OBJECT_ID_SIZE + CHECKSUM);
}

// All that later reads rely on: the tables are there, and the counts grow.
static bool is_sound(struct pack_index *index)
{
    static const unsigned char magic[HEADER] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};
    if (index->size < IDS_AT + TRAILER || memcmp(index->bytes, magic, HEADER) != 0)
        return false;
    for (unsigned byte = 1; byte < FANOUT; byte++)
        if (fanout(index, byte) < fanout(index, byte - 1))
            return false;
    index->count = fanout(index, FANOUT - 1);
    return (index->size - IDS_AT - TRAILER) / ROW >= index->count;
}

bool pack_index_open(struct pack_index *index, const char *path)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    *index = (struct pack_index){0};
    if (fd < 0)
        return false;
    void *mapped = MAP_FAILED;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        mapped = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (mapped == MAP_FAILED)
        return false;
    index->bytes = mapped;
    index->size = (size_t)status.st_size;
    if (is_sound(index))
        return true;
    pack_index_close(index);
    return false;
}

void pack_index_close(struct pack_index *index)
{
    if (index->bytes)
        munmap((void *)(uintptr_t)index->bytes, index->size);
    *index = (struct pack_index){0};
}

void pack_index_rest(const struct pack_index *index)
{
    // Advice: where it is not taken, nothing is lost.
    (void)madvise((void *)(uintptr_t)index->bytes, index->size, MADV_DONTNEED);
}

const unsigned char *pack_index_id(const struct pack_index *index, uint32_t n)
{
    return index->bytes + IDS_AT + (size_t)n * OBJECT_ID_SIZE;
}

static int compare_at(const struct pack_index *index, const unsigned char *id, uint32_t n)
{
    return memcmp(id, pack_index_id(index, n), OBJECT_ID_SIZE);
}

// Ids are digests, so one stands about where its second to fifth byte say, and a search that
// starts there stays within a few lines of memory. What is not spread so is found all the same.
static void narrow(const struct pack_index *index, const unsigned char *id, uint32_t *low,
                   uint32_t *high)
{
    uint64_t part = (uint64_t)id[1] << 24 | (uint64_t)id[2] << 16 | (uint64_t)id[3] << 8 | id[4];
    uint32_t guess = *low + (uint32_t)((*high - *low) * part >> 32);

    if (compare_at(index, id, guess) < 0) {
        *high = guess;
        for (uint32_t step = 8; step < guess - *low; step *= 2) {
            if (compare_at(index, id, guess - step) >= 0) {
                *low = guess - step;
                break;
            }
            *high = guess - step;
        }
    } else {
        *low = guess;
        for (uint32_t step = 8; step < *high - guess; step *= 2) {
            if (compare_at(index, id, guess + step) < 0) {
                *high = guess + step;
                break;
            }
            *low = guess + step;
        }
    }
}

bool pack_index_find(const struct pack_index *index, const unsigned char *id, uint32_t *n)
{
    uint32_t low = id[0] ? fanout(index, id[0] - 1U) : 0, high = fanout(index, id[0]);
    if (low < high)
        narrow(index, id, &low, &high);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_at(index, id, middle);
        if (order == 0) {
            *n = middle;
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

uint64_t pack_index_offset(const struct pack_index *index, uint32_t n)
{
    static const uint32_t is_large = 1U << 31;
    uint32_t offset = number_at(index, offsets_at(index) + (size_t)n * OFFSET);
    if (!(offset & is_large))
        return offset;
    size_t large_at = offsets_at(index) + (size_t)index->count * OFFSET;
    size_t rows = (index->size - TRAILER - large_at) / LARGE_OFFSET, row = offset & ~is_large;
    if (row >= rows)
        return UINT64_MAX;
    large_at += row * LARGE_OFFSET;
    return (uint64_t)number_at(index, large_at) << 32 | number_at(index, large_at + 4);
}
