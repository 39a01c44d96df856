// Runs a fuzz target without libFuzzer, so that every compiler's tests replay its corpus: each file
// of the folder as it is, then changed at random some hundred times. The changes come from a fixed
// seed and are the same on every run; a run in the fuzz preset goes much further.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 1 << 20, CHANGED_RUNS = 200, MOST_CHANGES = 8 };

static uint64_t state = 0x9e3779b97f4a7c15;

// xorshift64 (Marsaglia, 2003).
static size_t random_below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % limit);
}

static void change(uint8_t *data, size_t *size)
{
    size_t at = random_below(*size), from = random_below(*size);
    switch (random_below(4)) {
    case 0:
        data[at] = (uint8_t)random_below(256);
        break;
    case 1:
        data[at] ^= (uint8_t)(1U << random_below(8));
        break;
    case 2: // cut off
        *size = at + 1;
        break;
    default: // one piece over another
        memmove(data + at, data + from, random_below(*size - (at > from ? at : from) + 1));
    }
}

// A copy of the exact size, so that reading past its end is noticed.
static void run(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        abort();
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static int replay(const char *path)
{
    static uint8_t original[MOST_BYTES], data[MOST_BYTES];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 0;
    }
    size_t size = fread(original, 1, sizeof original, file);
    fclose(file);
    run(original, size);
    for (int i = 0; i < CHANGED_RUNS && size > 0; i++) {
        size_t changed = size;
        memcpy(data, original, size);
        for (size_t changes = 1 + random_below(MOST_CHANGES); changes > 0; changes--)
            change(data, &changed);
        run(data, changed);
    }
    return 1;
}

int main(int argc, char **argv)
{
    struct dirent **files;
    int count = argc == 2 ? scandir(argv[1], &files, NULL, alphasort) : -1;
    if (count < 0) {
        fprintf(stderr, "usage: %s CORPUS-FOLDER\n", argv[0]);
        return 2;
    }
    int replayed = 0;
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", argv[1], files[i]->d_name);
        if (files[i]->d_name[0] != '.')
            replayed += replay(path);
        free(files[i]);
    }
    free(files);
    printf("%d inputs replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
