// The scanner of the Swift grammar, compiled in place of its package's scanner.c.
//
// That one makes its state with calloc(0, size) and then writes to it, past the end
// of a block of no bytes. Here no block has fewer than one element.
#include <stdlib.h>

static void *calloc_at_least_one(size_t count, size_t size)
{
    return calloc(count ? count : 1, size);
}

#define calloc(count, size) calloc_at_least_one((count), (size))

#include "scanner.c"
