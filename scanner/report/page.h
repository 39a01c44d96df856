// Lines for people: words filled into lines of a width, with hanging indents.
//
//     page_begin(&page, 2, 4);
//     page_say(&page, "removed from ");
//     page_token(&page, path);
//     page_say(&page, ", then rotated");
//     page_end(&page);
//
// A word ends where a blank is said, whoever says it, so text and tokens join without
// one. What no line can hold gets a line of its own, and is cut where that is too
// short, but for tokens and addresses (https://...): they must stay whole to be copied.
//
// Nothing unsafe passes (print.h): text may come from anywhere.
#ifndef WAYBILL_REPORT_PAGE_H
#define WAYBILL_REPORT_PAGE_H

#include "buf.h"

// The one table of colours: name and SGR parameters (ECMA-48).
//  X(NAME, "parameters")
#define INKS(X)      \
    X(PLAIN, "0")    \
    X(HEADING, "1")  \
    X(BAD, "1;31")   \
    X(WARNING, "33") \
    X(GOOD, "32")    \
    X(QUIET, "2")

enum ink {
#define X(name, parameters) INK_##name,
    INKS(X)
#undef X
        INK_COUNT,
};

struct page {
    struct buf *out;
    unsigned width;
    bool colour;
    struct buf word;      // the one that is being said
    size_t word_width;    // its columns, without colours
    bool whole;           // it has a token in it: it must not be cut
    bool joined;          // it goes on with one that was cut: no blank between them
    size_t column;        // of the line so far; 0: nothing was said on it
    unsigned first, rest; // indents of this line, and of those it is continued on
};

void page_init(struct page *page, struct buf *out, unsigned width, bool colour);
void page_release(struct page *page);

// Starts a line with its indent and the one of its continuations. Ends the one before.
void page_begin(struct page *page, unsigned first, unsigned rest);
void page_end(struct page *page);
// An empty line, unless the page is empty.
void page_gap(struct page *page);

void page_say(struct page *page, const char *text);
void page_say_slice(struct page *page, struct slice text);
__attribute__((format(printf, 2, 3))) void page_printf(struct page *page, const char *format, ...);
// Text from outside that no blank may break and no line may cut: a path. It is
// escaped by print_safe(), backslashes too.
void page_token(struct page *page, struct slice text);
// Text that the model promises to be printable, blanks kept: a preview.
void page_printable(struct page *page, struct slice text);
// A command or a line of configuration, printable, that no blank breaks and no line cuts: it must stay whole to be copied.
void page_code(struct page *page, struct slice text);
void page_ink(struct page *page, enum ink ink);

// A number with commas between thousands: 1,234,567.
enum { NUMBER_TEXT = 32 };
struct slice number_text(uint64_t number, char text[NUMBER_TEXT]);
void page_number(struct page *page, uint64_t number);
// "1 file", "1,234 files"; `many` NULL: `one` with an s.
void page_count(struct page *page, uint64_t number, const char *one, const char *many);

// For "a, b and c": what stands before item `i` of `count`.
const char *list_separator(size_t i, size_t count);

#endif
