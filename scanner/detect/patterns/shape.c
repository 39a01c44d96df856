#include "shape.h"

#include "buf.h"
#include "checks.h"

enum { TEXT_LONGEST = 64 * 1024, COUNT_MOST = 8192 };

// splitmix64 (Steele, Lea, Flood 2014): good enough to look random, and always the same.
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
}

static bool class_read(struct slice class, char members[256], size_t *count, struct err *err)
{
    bool in[256] = {false};
    for (size_t i = 0; i < class.len; i++) {
        unsigned char from = (unsigned char)class.ptr[i];
        if (from == '\\' && i + 1 < class.len)
            from = (unsigned char)class.ptr[++i];
        unsigned char to = from;
        if (i + 2 < class.len && class.ptr[i + 1] == '-') {
            to = (unsigned char)class.ptr[i + 2];
            i += 2;
        }
        if (to < from)
            return err_set(err, ERR_CONFIG, "a shape's class has a range that runs backwards");
        for (unsigned c = from; c <= to; c++)
            in[c] = true;
    }
    *count = 0;
    for (unsigned c = 0; c < 256; c++)
        if (in[c])
            members[(*count)++] = (char)c;
    return *count > 0 || err_set(err, ERR_CONFIG, "a shape's class is empty");
}

// Reads `[class]{count}>` behind the '<'; returns how many bytes it took, 0 on error.
static size_t expand_class(struct slice rest, uint64_t *random, struct buf *out, struct err *err)
{
    char members[256] = {0};
    size_t member_count = 1;
    uint64_t count = 0;
    size_t close = 1;
    while (close < rest.len && rest.ptr[close] != ']')
        close += rest.ptr[close] == '\\' ? 2 : 1;
    struct slice tail = slice_cut(rest, close + 1, rest.len);
    size_t end = slice_find(tail, SLICE("}>"));
    if (end == SLICE_NOT_FOUND || tail.ptr[0] != '{' ||
        !slice_to_u64(slice_cut(tail, 1, end), &count) || count == 0 || count > COUNT_MOST) {
        err_set(err, ERR_CONFIG, "a shape reads <[class]{count}> with a count up to %d",
                COUNT_MOST);
        return 0;
    }
    if (!class_read(slice_cut(rest, 1, close), members, &member_count, err))
        return 0;
    for (uint64_t i = 0; i < count; i++)
        buf_add_byte(out, members[next_random(random) % member_count]);
    return close + 1 + end + 2;
}

// Reads `check NAME>` behind the '<' and completes the token at the end of `out`.
static size_t expand_check(struct slice rest, struct buf *out, struct err *err)
{
    char completed[64];
    size_t end = slice_find_byte(rest, '>');
    struct slice name = slice_cut(rest, strlen("check "), end);
    const struct check *check = end == SLICE_NOT_FOUND ? NULL : check_find(name);
    if (!check || !check->complete) {
        err_set(err, ERR_CONFIG, "a shape asks for a check that is unknown or completes nothing");
        return 0;
    }
    size_t start = out->len;
    while (start > 0 && is_word(out->ptr[start - 1]))
        start--;
    size_t len = check->complete(slice_cut(buf_slice(out), start, out->len), completed);
    if (len == 0 || len > sizeof completed) {
        err_set(err, ERR_CONFIG, "a shape's check finds nothing to complete before it");
        return 0;
    }
    buf_add(out, slice_of(completed, len));
    return end + 1;
}

bool shape_expand(struct slice shape, uint64_t seed, struct arena *memory, struct slice *out,
                  struct err *err)
{
    struct buf text;
    bool done = false;
    buf_init(&text, TEXT_LONGEST);
    for (size_t i = 0; i < shape.len; i++) {
        struct slice rest = slice_cut(shape, i + 1, shape.len);
        size_t taken = 0;
        if (shape.ptr[i] == '<' && rest.len && rest.ptr[0] == '[')
            taken = expand_class(rest, &seed, &text, err);
        else if (shape.ptr[i] == '<' && slice_starts_with(rest, SLICE("check ")))
            taken = expand_check(rest, &text, err);
        else {
            buf_add_byte(&text, shape.ptr[i]);
            continue;
        }
        if (taken == 0)
            goto out;
        i += taken;
    }
    done = !text.overflowed ||
           err_set(err, ERR_CONFIG, "a shape has more than %d bytes", TEXT_LONGEST);
    if (done)
        *out = arena_copy(memory, buf_slice(&text));
out:
    buf_release(&text);
    return done;
}
