#include "lent.h"

#include "print.h"

#include <pthread.h>
#include <stdlib.h>

enum { MOST_TEXT = 64 * 1024 * 1024, MOST_THREADS = 16 };

struct line {
    uint64_t number;
    struct slice text;
};

// Of one thread.
struct work {
    struct source *source;
    struct arena memory;
    struct line *lines;
    size_t count, room;
    struct err err;
};

static void add_line(struct work *work, uint64_t number, struct slice text)
{
    if (work->count == work->room) {
        work->room = work->room ? 2 * work->room : 64;
        work->lines = alloc_grow(work->lines, work->room, sizeof *work->lines);
    }
    work->lines[work->count++] = (struct line){number, arena_copy(&work->memory, text)};
}

static void describe(struct buf *text, const struct blob *blob)
{
    buf_add(text, blob->path);
    buf_add_string(text, blob->mode == BLOB_EXECUTABLE ? "*" : "");
    buf_add_string(text, blob->mode == BLOB_SYMLINK ? "@" : "");
    buf_add_string(text, " '");
    print_safe(text, blob->bytes);
    buf_add_string(text, "'\n");
}

static void take_all(struct work *work, struct source_reader *reader)
{
    struct coverage coverage = {0};
    struct source_item item;
    struct blob blob;
    struct buf text;

    source_item_init(&item);
    buf_init(&text, MOST_TEXT);
    while (source_next(work->source, &item, &work->err)) {
        size_t skipped = coverage.skipped_count;
        buf_clear(&text);
        if (source_read(reader, &item, &blob, &coverage)) {
            describe(&text, &blob);
        } else if (coverage.skipped_count == skipped + 1) {
            buf_add(&text, coverage.skipped[skipped].path);
            buf_printf(&text, " !%s\n", skip_name(coverage.skipped[skipped].reason));
        }
        add_line(work, item.number, buf_slice(&text));
    }
    buf_release(&text);
    source_item_release(&item);
    coverage_release(&coverage);
}

static void *run(void *argument)
{
    struct work *work = argument;
    struct source_reader *reader = source_reader_new(work->source, &work->err);
    if (reader)
        take_all(work, reader);
    source_reader_free(reader);
    return NULL;
}

static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    return a->number < b->number ? -1 : a->number > b->number;
}

// The lines of all threads in the order of their numbers, each of which is there once.
static void put_together(struct buf *text, struct work *works, unsigned threads)
{
    struct work all = {0};
    for (unsigned i = 0; i < threads; i++)
        for (size_t j = 0; j < works[i].count; j++)
            add_line(&all, works[i].lines[j].number, works[i].lines[j].text);
    if (all.count)
        qsort(all.lines, all.count, sizeof *all.lines, compare_lines);
    for (size_t i = 0; i < all.count; i++) {
        if (all.lines[i].number != i)
            buf_printf(text, "number %zu is missing or there twice\n", i);
        buf_add(text, all.lines[i].text);
    }
    free(all.lines);
    arena_release(&all.memory);
}

const char *lent_by_threads(const struct source_options *options, unsigned threads,
                            struct arena *memory)
{
    struct work works[MOST_THREADS] = {0};
    pthread_t ids[MOST_THREADS];
    struct arena run_memory = {0};
    struct err err = {0};
    struct buf text;

    struct source *source = source_open(options, &run_memory, &err);
    if (!source) {
        arena_release(&run_memory);
        return arena_printf(memory, "error: %s", err.message).ptr;
    }
    for (unsigned i = 0; i < threads; i++) {
        works[i].source = source;
        pthread_create(&ids[i], NULL, run, &works[i]);
    }
    for (unsigned i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    buf_init(&text, MOST_TEXT);
    put_together(&text, works, threads);
    for (unsigned i = 0; i < threads; i++) {
        if (works[i].err.kind != ERR_NONE)
            buf_printf(&text, "error: %s", works[i].err.message);
        free(works[i].lines);
        arena_release(&works[i].memory);
    }
    source_close(source);
    arena_release(&run_memory);
    const char *lines = arena_copy(memory, buf_slice(&text)).ptr;
    buf_release(&text);
    return lines;
}

const char *lent_by(const struct source_options *options, struct arena *memory)
{
    return lent_by_threads(options, 1, memory);
}
