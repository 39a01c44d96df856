#include "err.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// Where a message was cut in the middle of a UTF-8 sequence, takes its start away.
static void drop_cut_sequence(struct err *err)
{
    size_t len = strlen(err->message), at = len;
    if (len + 1 < sizeof err->message)
        return;
    while (at > 0 && len - at < 3 && ((unsigned char)err->message[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return;
    unsigned char lead = (unsigned char)err->message[at - 1];
    size_t wants = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (len - (at - 1) < wants)
        err->message[at - 1] = '\0';
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    err->kind = kind;
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    drop_cut_sequence(err);
    return false;
}

bool err_while(struct err *err, const char *format, ...)
{
    assert(err->kind != ERR_NONE);
    char tried[sizeof err->message];
    char told[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(tried, sizeof tried, format, args);
    va_end(args);
    memcpy(told, err->message, sizeof told);
    // A chain too long for the buffer loses its end, which is what we want: the
    // outer context comes first and the cut is visible.
    size_t used = strnlen(tried, sizeof err->message - 4);
    memcpy(err->message, tried, used);
    memcpy(err->message + used, ": ", 2);
    used += 2;
    size_t rest = strnlen(told, sizeof err->message - 1 - used);
    memcpy(err->message + used, told, rest);
    err->message[used + rest] = '\0';
    drop_cut_sequence(err);
    return false;
}
