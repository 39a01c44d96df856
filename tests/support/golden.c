#include "golden.h"

#include "file.h"

// cmocka wants these before itself.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

enum { GOLDEN_MOST = 1 << 24 };

void assert_golden(const char *path, const struct buf *now)
{
    struct buf golden;
    struct err err = {0};
    struct slice line, expected, rest = buf_slice(now);

    assert_false(now->overflowed);
    if (getenv("WAYBILL_UPDATE_GOLDEN"))
        assert_true(file_write(path, rest, &err));
    buf_init(&golden, GOLDEN_MOST);
    if (!file_read(&golden, path, &err))
        fail_msg("%s", err.message);
    struct slice lines = buf_slice(&golden);
    for (unsigned number = 1; slice_split(&lines, '\n', &expected); number++) {
        if (!slice_split(&rest, '\n', &line))
            fail_msg("%s:%u: is missing: %.*s", path, number, SLICE_ARG(expected));
        if (!slice_equals(line, expected))
            fail_msg("%s:%u\nwas: %.*s\nnow: %.*s", path, number, SLICE_ARG(expected),
                     SLICE_ARG(line));
    }
    if (rest.len)
        fail_msg("%s: more follows: %.*s", path, SLICE_ARG(rest));
    buf_release(&golden);
}
