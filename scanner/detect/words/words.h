// Words of identifiers: what `names`, `terms` and `context` of patterns are held against.
#ifndef WAYBILL_DETECT_WORDS_H
#define WAYBILL_DETECT_WORDS_H

#include "language.h"

enum { WORDS_MOST = 24, WORDS_LAST = '$' };

// The words of one identifier, as spans of its text: split at everything that is not a letter (ASCII) or
// a byte above 127, and where camel case says so: customerBirthDate, HTTPServer, XMLHttpRequest2.
struct words {
    struct slice text;
    struct span word[WORDS_MOST];
    size_t count;
    uint32_t initials; // bit i: a word begins with a letter whose low five bits are i
};

void words_split(struct words *words, struct slice identifier);

// True when `term` (lower case words with single blanks) stands in the identifier as a run
// of whole words; `birth date` also fits the single word `birthdate`, and the other way round.
// `*at` is the first word's index and `*count` how many words it took. With WORDS_LAST at its end the term stands
// at the identifier's end: `pass$` fits dbPass and not pass_through.
bool words_have(const struct words *words, struct slice term, size_t *at, size_t *count);

// Whether text[at, at + len) stands there as whole words, or as digits that go on to neither side: `age` in
// min_age and ageGroup, not in page. So a term that was swept for stands in its identifier as words_have() wants it.
bool words_stand(struct slice text, size_t at, size_t len);

// Any of a list that ends with an empty slice; the one found, or an empty slice.
struct slice words_have_any(const struct words *words, const struct slice *terms);

// Any term of the list in running text, as whole words. Texts of up to a few hundred bytes.
struct slice text_has_any(struct slice text, const struct slice *terms);

// The identifier around text[at, at + len): letters, digits, _ $ - and bytes above 127, and dots between
// letters; single blanks between letters too when text[at, at + len) has one itself, as in a column's header. At
// most 96 bytes to either side.
struct span identifier_around(struct slice text, size_t at, size_t len);

#endif
