// Candidates: places in a document where a pattern fits, before anything is decided about them.
#ifndef WAYBILL_DETECT_CANDIDATES_H
#define WAYBILL_DETECT_CANDIDATES_H

#include "binding.h"
#include "checks.h"
#include "coverage.h"
#include "doc.h"
#include "judge.h"
#include "manifest.h"
#include "matcher.h"
#include "packages.h"
#include "path_glob.h"
#include "signs.h"
#include "sweep.h"
#include "words.h"

enum {
    CANDIDATES_MOST = 60000, // of one document
    CALLS_MOST = 16000,      // as well
};

struct flow;

struct candidate {
    uint32_t pattern;
    struct span whole; // what the regex matched, or the identifier
    struct span value; // what the finding is; it may be the whole
    struct span name;  // of FINDER_NAME and FINDER_FIELD: the identifier; else none yet
    size_t prefix;     // bytes at the value's start that may be shown
    enum check_result check;
    const struct check *failed, *held; // where several did, the one that weighs most
    struct slice context;              // the context word found, constant
    struct slice beside;               // title of the pattern of `near` that was found, constant
    struct judgement judgement;
    enum binding_form form;
    // It stands without quotes in a language that has them: nothing, unless in a string or comment.
    bool in_code;
    bool alone;      // nothing else stands in its file: bare_list.h
    bool by_chance;  // and too little of it to tell it from any other number
    unsigned chance; // of a number that is alone: see chance.h; 0 where its form says enough
    bool dropped;
    uint32_t table; // of records that it stands in a cell of, from 1: see roster.h
    bool leans;     // of a field: it says what it is in some objects only
    bool cued;      // of a field: it stands behind what begins a model in its language
    bool accepted;  // of a field: it is declared, and in its object it says what it is
    bool of_model;  // of a field: its object is one of persons, or holds many kinds
    unsigned alike; // of generic patterns: how many the document has, see count_alike()
    struct syntax syntax;
    const struct flow *flow; // of FINDER_CALL: what is passed on; else NULL
};

// A name that a pattern found by itself is the one it means; else the tree's, else the lexer's.
static inline struct span candidate_name(const struct candidate *c)
{
    return c->name.len ? c->name : c->syntax.name;
}

// A call that a pattern of FINDER_CALL looks for.
struct called {
    uint32_t pattern;
    struct span callee; // `console.log`
};

// A pattern of FINDER_DIGITS.
struct digits_pattern {
    uint32_t pattern;
    bool is_gated;     // tried only where a word of its context was seen
    uint32_t document; // that `begun` is about
    size_t begun;      // matches that begin before this offset were tried
};

// Sets of the patterns of FINDER_DIGITS, a bit for each in so many words, by what tells a number apart: each number is
// held against all of them at once.
enum { DIGITS_TOLD_APART = 100 };
struct digits_sets {
    size_t words;
    uint64_t *content[DIGITS_TOLD_APART]; // with so many digits, or with fewer
    uint64_t *taking[DIGITS_TOLD_APART];  // so many digits, or more
    uint64_t *anywhere;                   // those that need no capital beside the number
    uint64_t *trying;                     // of the present document
    uint64_t *memory;                     // of all of them
};

// The identifier that was looked at last, which several patterns ask about.
struct named {
    uint32_t document; // 0: none
    struct span name;
    struct words words;
    bool binding_known, is_bound;
    struct binding bound;
};

// Where a term of a FINDER_FIELD pattern stands: declared, read or written.
struct field_use {
    uint32_t pattern;
    struct span name;
};

// How a language declares fields, as far as it tells from the bytes behind a name that it is none.
enum declaring {
    DECLARING_ANYHOW,
    DECLARING_TYPE_LAST, // email String
    DECLARING_MEMBERS,   // char *email;
};

// One worker's tools, and the candidates of its present document.
struct collector {
    const struct pattern_set *set;
    struct matcher *matcher;
    const struct check *const **checks; // by pattern: its checks; ends with NULL
    uint32_t *of_at, *of_files;         // pattern indexes
    struct glob_ends *files_ends;       // by of_files
    struct digits_pattern *of_digits;
    struct digits_sets digits_sets;
    size_t digits_count, at_count, files_count;
    uint32_t *gated; // patterns that are tried only where a word of their context was seen
    size_t gated_count;
    size_t *tried_to;   // by pattern: no hit before this offset is tried again
    uint32_t *tried_in; // the document that was in
    uint32_t *said_in;  // by pattern: the last document with a word of its required context
    uint32_t document;
    struct named named;
    struct manifest manifest; // the last one, and its room
    struct packages packages; // made by the first manifest
    struct field_use *uses;   // of the present document, in the order of the sweep
    size_t use_count, use_room;
    struct called *calls; // of the present document, in the order of the sweep
    size_t call_count, call_room;
    struct sign_hits signs;   // of the present document; layers leave them alone
    uint32_t fields_asked;    // the document that these are about:
    bool has_fields;          // its language declares some
    enum declaring declaring; // and how
    struct candidate *items;
    size_t count, room;
    struct candidate *spare; // of `spare_room`, for when `items` is lent
    size_t spare_room;
    size_t contextless; // candidates without the context that they require
    bool gave_up;       // a pattern's limit ended a match
    bool too_many;      // past CANDIDATES_MOST or CALLS_MOST
};

void collector_init(struct collector *collector, const struct pattern_set *set);
void collector_release(struct collector *collector);

// Of candidates that are sorted by place the first whose value does not begin before `offset`; `count` if none does.
size_t candidates_from(const struct candidate *items, size_t count, size_t offset);

// Fills items[] with all candidates of the document, in no order. In a layer only credentials are looked for.
void collect(struct collector *collector, const struct doc *doc);

// Puts the candidates aside, so that another document's can be collected meanwhile.
struct candidates {
    struct candidate *items;
    size_t count, room;
};
struct candidates collector_put_aside(struct collector *collector);
void collector_take_back(struct collector *collector, struct candidates candidates);

#endif
