#include "page.h"

#include "print.h"

#include <stdarg.h>
#include <stdio.h>

enum {
    WIDTH_DEFAULT = 80,
    WIDTH_LEAST = 40,
    MOST_WORD = 64 * 1024, // a path has at most 4,096 bytes, of four columns each
    MOST_PRINTED = 1024,
};

void page_init(struct page *page, struct buf *out, unsigned width, bool colour)
{
    if (width == 0)
        width = WIDTH_DEFAULT;
    *page = (struct page){
        .out = out, .width = width < WIDTH_LEAST ? WIDTH_LEAST : width, .colour = colour};
    buf_init(&page->word, MOST_WORD);
}

void page_release(struct page *page)
{
    buf_release(&page->word);
}

static void add_blanks(struct page *page, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_add_byte(page->out, ' ');
    page->column += count;
}

static void end_line(struct page *page)
{
    buf_add_byte(page->out, '\n');
    page->column = 0;
}

// Puts the word on the line, or on the next one.
static void end_word(struct page *page)
{
    size_t blank = page->joined ? 0 : 1;
    if (page->word_width == 0)
        return;
    if (page->column == 0) {
        add_blanks(page, page->first);
    } else if (page->column + blank + page->word_width <= page->width) {
        add_blanks(page, blank);
    } else {
        end_line(page);
        add_blanks(page, page->rest);
    }
    buf_add(page->out, buf_slice(&page->word));
    page->column += page->word_width;
    buf_clear(&page->word);
    page->word_width = 0;
    page->whole = page->joined = false;
}

void page_begin(struct page *page, unsigned first, unsigned rest)
{
    page_end(page);
    page->first = first;
    page->rest = rest;
}

void page_end(struct page *page)
{
    end_word(page);
    // Colours that were set behind the last word.
    buf_add(page->out, buf_slice(&page->word));
    buf_clear(&page->word);
    if (page->column > 0)
        end_line(page);
}

void page_gap(struct page *page)
{
    page_end(page);
    if (page->out->len > 0)
        buf_add_byte(page->out, '\n');
}

// East Asian characters and emoji take two columns (the wide ranges of Unicode's
// EastAsianWidth, rounded up to blocks).
static bool is_wide(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x1100, 0x115F},   {0x2E80, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
        {0x16FE0, 0x1B2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static size_t columns_of(struct slice text)
{
    size_t columns = 0;
    for (size_t at = 0; at < text.len; columns++)
        columns += is_wide(utf8_next(text, &at));
    return columns;
}

// Adds text to the word as print_safe() escapes it.
static void add_safe(struct page *page, struct slice text)
{
    size_t before = page->word.len;
    print_safe(&page->word, text);
    page->word_width += columns_of(slice_cut(buf_slice(&page->word), before, page->word.len));
}

// Ends the word where it would not fit on a line of its own.
static void cut_long_word(struct page *page)
{
    enum { WIDEST = 10 }; // of one code point: \u{10ffff}
    unsigned indent = page->rest > page->first ? page->rest : page->first;
    if (page->whole || page->word_width + WIDEST + indent <= page->width ||
        slice_find(buf_slice(&page->word), SLICE("://")) != SLICE_NOT_FOUND)
        return;
    end_word(page);
    page->joined = true;
}

// Adds text that should be printable already, where a backslash is itself. It is
// escaped all the same where it is not.
static void say(struct page *page, struct slice text, bool blanks_end_words)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code == ' ' && blanks_end_words) {
            end_word(page);
            page->joined = false;
            continue;
        }
        cut_long_word(page);
        if (code == '\\') {
            buf_add_byte(&page->word, '\\');
            page->word_width++;
        } else {
            add_safe(page, slice_cut(text, from, at));
        }
    }
}

void page_say_slice(struct page *page, struct slice text)
{
    say(page, text, true);
}

void page_say(struct page *page, const char *text)
{
    page_say_slice(page, slice_of_string(text));
}

void page_printf(struct page *page, const char *format, ...)
{
    char text[MOST_PRINTED];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    page_say(page, text);
}

void page_token(struct page *page, struct slice text)
{
    page->whole = true;
    add_safe(page, text);
}

void page_printable(struct page *page, struct slice text)
{
    say(page, text, false);
}

void page_code(struct page *page, struct slice text)
{
    page->whole = true;
    say(page, text, false);
}

void page_ink(struct page *page, enum ink ink)
{
    static const char *const parameters[INK_COUNT] = {
#define X(name, string) [INK_##name] = (string),
        INKS(X)
#undef X
    };
    if (page->colour)
        buf_printf(&page->word, "\033[%sm", parameters[ink]);
}

struct slice number_text(uint64_t number, char text[NUMBER_TEXT])
{
    char digits[NUMBER_TEXT];
    size_t len = (size_t)snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    size_t put = 0;
    for (size_t i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            text[put++] = ',';
        text[put++] = digits[i];
    }
    return slice_of(text, put);
}

void page_number(struct page *page, uint64_t number)
{
    char text[NUMBER_TEXT];
    page_say_slice(page, number_text(number, text));
}

void page_count(struct page *page, uint64_t number, const char *one, const char *many)
{
    page_number(page, number);
    page_say(page, " ");
    page_say(page, number != 1 && many ? many : one);
    if (number != 1 && !many)
        page_say(page, "s");
}

const char *list_separator(size_t i, size_t count)
{
    if (i == 0)
        return "";
    return i + 1 == count ? " and " : ", ";
}
