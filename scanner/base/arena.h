// An arena: memory that is taken piece by piece and given back at once.
//
// Its name says how long it lives: `run` as long as the program, `blob` until
// the next file. Memory is aligned for any object and zeroed. Running out of the
// machine's memory ends the program here, so no caller has a branch for it.
#ifndef WAYBILL_BASE_ARENA_H
#define WAYBILL_BASE_ARENA_H

#include "slice.h"

struct arena_chunk;

// Zero-initialise before use. Not shared between threads.
struct arena {
    struct arena_chunk *chunk;
    size_t used; // of the current chunk
};

struct arena_mark {
    struct arena_chunk *chunk;
    size_t used;
};

void *arena_alloc(struct arena *arena, size_t size);
// `count` objects of `size` bytes; ends the program if the product overflows.
void *arena_array(struct arena *arena, size_t count, size_t size);
// A copy with a NUL behind it (not counted in its length).
struct slice arena_copy(struct arena *arena, struct slice s);
__attribute__((format(printf, 2, 3))) struct slice arena_printf(struct arena *arena,
                                                                const char *format, ...);

struct arena_mark arena_mark(const struct arena *arena);
// Gives back all that was taken since the mark.
void arena_reset(struct arena *arena, struct arena_mark mark);
void arena_release(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

// malloc and realloc that end the program (exit code 3) instead of failing, for
// the few objects that are not in an arena.
void *alloc_zeroed(size_t count, size_t size);
void *alloc_grow(void *old, size_t count, size_t size);

#endif
