// The state of a search: which files are gone, kept or open, and what that leaves. fewest.c searches, fewest_bound.c
// tells how many files have to go at least.
#ifndef WAYBILL_CLASSIFY_FEWEST_STATE_H
#define WAYBILL_CLASSIFY_FEWEST_STATE_H

#include "fewest.h"

enum state { OPEN, KEPT, GONE };

// A holding as its file sees it.
struct held {
    uint32_t value;
    size_t at; // of the holding
};

// Files that have the sign of a kind; of records also by what objects they have, alone and in pairs.
struct counts {
    uint32_t *kinds, *alone, *pairs;
};

struct share {
    uint64_t persons; // in fractions
    uint32_t file;
};

struct search {
    const struct fewest *problem;
    uint64_t work; // that is left
    struct arena memory;
    uint32_t *order; // the files that are decided on
    size_t order_count;
    enum state *states;     // of each file
    struct held *held;      // by file
    size_t *held_from;      // of each file, and one more
    size_t *signs_from;     // the same
    size_t *heads;          // of each value: its first holding that is not gone
    uint64_t *totals;       // persons of each type
    struct counts open;     // files that are open,
    struct counts only;     // and those of them that have nothing else
    uint32_t *kept_kinds;   // files that are kept,
    uint32_t *open_objects; // open ones of an object, whatever else they have
    uint32_t *kept_objects;
    uint32_t *pairs; // of each sign, which of `pair_objects` it has
    const uint32_t (*pair_objects)[2];
    uint32_t pair_count;
    uint64_t *shares; // of each file, of one type
    struct share *sorted;
    bool *useful; // by the last bound: taking the file away may help
};

// Takes the problem, and the files of `gone` away.
void search_init(struct search *search, const struct fewest *problem, const bool *gone,
                 uint64_t work);
void search_release(struct search *search);

void spend(struct search *search, size_t operations);
// The persons of a value in its holding `at`; 0 past its last one.
uint32_t persons_at(const struct search *search, uint32_t value, size_t at);
// The end of the values of a type that begin at `from`, and of the kinds of a domain, of which `kind` is one.
size_t values_end(const struct search *search, size_t from);
uint32_t kinds_end(const struct search *search, uint32_t kind);

// Decide on an open file, and open it again. put_back() may be called in any order.
void take_away(struct search *search, uint32_t file);
void put_back(struct search *search, uint32_t file);
void keep(struct search *search, uint32_t file, bool kept);

// Whether a file agrees with the signs of those that are kept, or of all that are not gone.
bool agrees(const struct search *search, uint32_t file, bool with_open);

// How many open files have to go at least; 0 exactly when none has to, SIZE_MAX where all of them would not do. Says in
// search->useful which of them may help with persons.
size_t bound_of(struct search *search);

// Fills search->sorted with the open files that have a share in values [from, to), the most first. Returns how many.
size_t sort_shares(struct search *search, size_t from, size_t to);

struct choice {
    uint32_t stay;       // open files,
    uint32_t objects[2]; // with these objects
};

// The most open records that may stay together: those of two objects, the kept ones among them.
struct choice best_records(const struct search *search, const struct counts *counts);
// The open files of a kind that may stay together.
uint32_t may_stay(const struct search *search, const struct counts *counts, uint32_t kind);

#endif
