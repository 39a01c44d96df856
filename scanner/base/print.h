// Printing text from outside so that it cannot harm a terminal or a line format.
#ifndef WAYBILL_BASE_PRINT_H
#define WAYBILL_BASE_PRINT_H

#include "arena.h"
#include "buf.h"

// Decodes one code point of `s` at `*at` and moves `*at` behind it. An invalid or
// overlong sequence, a surrogate or a cut one gives U+FFFD and moves one byte.
// `*at` must be below s.len. (RFC 3629; Unicode 15 table 3-7.)
uint32_t utf8_next(struct slice s, size_t *at);
void utf8_add(struct buf *buf, uint32_t code_point);
// Writes the 1 to 4 bytes of a code point, and says how many.
size_t utf8_put(uint32_t code_point, char out[4]);
// How many code points `s` has, counted as utf8_next() counts them.
size_t utf8_count(struct slice s);

// True for what must not reach a terminal as it is: C0, DEL and C1 controls, line
// and paragraph separators, bidirectional overrides, embeddings and isolates (CVE-2021-42574),
// zero-width and other invisible format characters, U+FEFF, noncharacters.
bool code_point_is_unsafe(uint32_t code_point);

// True for a text that begins as a logging command, which a log may take for one in the middle of a line: `##[name]` of
// GitHub Actions, `##vso[name]` of Azure Pipelines, `##teamcity[name]`.
bool begins_logging_command(struct slice s);

// Adds `s` with unsafe code points as \n, \t, \xHH or \u{HHHH}, invalid bytes as
// \xHH, and backslashes doubled, so that the text reads back one way only. What a log of
// GitHub Actions would take for a workflow command (`::name` at its start), or another one for a logging command, loses its
// first byte to an escape, too.
void print_safe(struct buf *buf, struct slice s);

// `s` itself where print_safe() would leave all of it as it is but backslashes, else a copy with the
// same escapes. For text that was made printable once and has been out of the program's hands since.
struct slice print_again(struct arena *arena, struct slice s);

// print_safe() of at most `limit` code points, with "..." where it was cut, as a
// NUL-terminated string in the arena. For messages: err_set(err, ..., "%s", ...). In these "; to " leads to a command
// that mends it, so a semicolon before a blank is escaped: no name of a file can bring a command of its own.
const char *print_quoted(struct arena *arena, struct slice s, size_t limit);

// Adds `s` as a JSON string with its quotes (RFC 8259 section 7). Unsafe code
// points are escaped as \uHHHH, invalid bytes become U+FFFD.
void print_json(struct buf *buf, struct slice s);

// Adds `s` as text of HTML, in an element or a quoted attribute: with character references for what is
// markup, unsafe code points as print_safe() writes them, U+FFFD for invalid bytes. Backslashes stay as they are.
void print_html(struct buf *buf, struct slice s);

#endif
