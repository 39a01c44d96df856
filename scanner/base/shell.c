#include "shell.h"

#include "print.h"

static bool is_plain(char c)
{
    return is_alnum(c) || (c && strchr("_@%+=:,./-", c));
}

// What print_safe() would escape. A log of GitHub Actions takes `::name` for a command.
static bool is_unsafe(struct slice word, size_t from, size_t to, uint32_t code)
{
    struct slice rest = slice_cut(word, from, word.len);
    bool invalid = code == 0xFFFD && to - from == 1;
    return invalid || code_point_is_unsafe(code) || slice_starts_with(rest, SLICE("::")) ||
           begins_logging_command(rest);
}

static bool is_all_safe(struct slice word)
{
    for (size_t at = 0; at < word.len;) {
        size_t from = at;
        uint32_t code = utf8_next(word, &at);
        if (is_unsafe(word, from, at, code))
            return false;
    }
    return true;
}

static bool is_all_plain(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!is_plain(word.ptr[i]))
            return false;
    return word.len > 0;
}

static void add_escaped(struct buf *out, struct slice word)
{
    buf_add_string(out, "$'");
    for (size_t at = 0; at < word.len;) {
        size_t from = at;
        uint32_t code = utf8_next(word, &at);
        if (code == '\'' || code == '\\') {
            buf_printf(out, "\\%c", (char)code);
        } else if (!is_unsafe(word, from, at, code)) {
            buf_add(out, slice_cut(word, from, at));
        } else {
            for (size_t i = from; i < at; i++)
                buf_printf(out, "\\%03o", (unsigned char)word.ptr[i]);
        }
    }
    buf_add_byte(out, '\'');
}

void shell_quote_bytes(struct buf *out, struct slice word)
{
    buf_add_byte(out, '\'');
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '\'')
            buf_add_string(out, "'\\''");
        else
            buf_add_byte(out, word.ptr[i]);
    }
    buf_add_byte(out, '\'');
}

void shell_quote(struct buf *out, struct slice word)
{
    if (!is_all_safe(word))
        add_escaped(out, word);
    else if (is_all_plain(word))
        buf_add(out, word);
    else
        shell_quote_bytes(out, word);
}
