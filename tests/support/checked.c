#include "checked.h"

// cmocka's own order.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

const struct check *check_named(const char *name)
{
    const struct check *check = check_find(slice_of_string(name));
    if (!check)
        fail_msg("no check is called %s", name);
    return check;
}

void expect(const char *name, enum check_result result, const char *const *values)
{
    const struct check *check = check_named(name);
    for (; *values; values++)
        if (check->run(slice_of_string(*values)) != result)
            fail_msg("%s: %s gives %d", name, *values, check->run(slice_of_string(*values)));
}

void tells(const char *name, const char *value, const char *said)
{
    const struct check *check = check_named(name);
    assert_non_null(check->tell);
    struct slice told = check->tell(slice_of_string(value));
    if (!slice_equals(told, slice_of_string(said)))
        fail_msg("%s tells \"%.*s\" of %s", name, SLICE_ARG(told), value);
}

void breaks_when_changed(const char *name, const char *value, size_t prefix)
{
    enum { LONG = 100 * 1000 };
    const struct check *check = check_named(name);
    size_t len = strlen(value);
    // Of its own size, so that reading past its end is seen.
    char *copy = malloc(len);
    char *padded = malloc(len + LONG);
    assert_true(copy && padded);
    memcpy(copy, value, len);
    if (!check_supports(check->run(slice_of(copy, len))))
        fail_msg("%s does not hold for %s", name, value);
    for (size_t i = prefix; i < len; i++) {
        copy[i] = value[i] == 'A' ? 'B' : 'A';
        if (check_supports(check->run(slice_of(copy, len))))
            fail_msg("%s holds for %s with another character at %zu", name, value, i);
        copy[i] = value[i];
    }
    for (size_t to = 0; to < len; to++)
        if (check_supports(check->run(slice_of(copy, to))))
            fail_msg("%s holds for the first %zu characters of %s", name, to, value);
    memcpy(padded, value, len);
    memset(padded + len, 'A', LONG);
    if (check_supports(check->run(slice_of(padded, len + LONG))))
        fail_msg("%s holds for %s with much behind it", name, value);
    free(copy);
    free(padded);
}
