#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { CHUNK_SIZE = 64 * 1024, EXIT_UNABLE = 3 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

static _Noreturn void out_of_memory(void)
{
    static const char told[] = "waybill: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, told, sizeof told - 1);
    (void)ignored;
    _exit(EXIT_UNABLE);
}

void *alloc_zeroed(size_t count, size_t size)
{
    void *fresh = calloc(count ? count : 1, size ? size : 1);
    if (!fresh)
        out_of_memory();
    return fresh;
}

void *alloc_grow(void *old, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        out_of_memory();
    void *grown = realloc(old, total ? total : 1);
    if (!grown)
        out_of_memory();
    return grown;
}

// The bytes are as they were left.
static void *take(struct arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        out_of_memory();
    size = (size + align - 1) & ~(align - 1);
    if (!arena->chunk || arena->chunk->size - arena->used < size) {
        size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
        struct arena_chunk *chunk = malloc(sizeof *chunk + room);
        if (!chunk)
            out_of_memory();
        chunk->older = arena->chunk;
        chunk->size = room;
        arena->chunk = chunk;
        arena->used = 0;
    }
    void *taken = arena->chunk->bytes + arena->used;
    arena->used += size;
    return taken;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        out_of_memory();
    return arena_alloc(arena, total);
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
    char *copy = arena_alloc(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return slice_of(copy, s.len);
}

// Most texts fit what is left of the chunk: they are written there, and the place then taken.
struct slice arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    size_t room = arena->chunk ? arena->chunk->size - arena->used : 0;
    char *text = room ? arena->chunk->bytes + arena->used : NULL;

    va_start(args, format);
    va_copy(again, args);
    int written = vsnprintf(text, room, format, args);
    va_end(args);
    size_t len = written < 0 ? 0 : (size_t)written;
    text = take(arena, len + 1);
    if (len >= room)
        vsnprintf(text, len + 1, format, again);
    va_end(again);
    text[len] = '\0'; // for an error, which writes anything
    return slice_of(text, len);
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->chunk, arena->used};
}

void arena_reset(struct arena *arena, struct arena_mark mark)
{
    while (arena->chunk != mark.chunk) {
        struct arena_chunk *older = arena->chunk->older;
        free(arena->chunk);
        arena->chunk = older;
    }
    arena->used = mark.used;
}

void arena_release(struct arena *arena)
{
    arena_reset(arena, (struct arena_mark){NULL, 0});
}
