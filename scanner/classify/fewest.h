// The fewest files to take away, so that the rest is neither a bulk of persons nor the mark of a domain.
//
// Both are covering problems, and files overlap: the same person may be in many files, and a file may hold persons
// and marks. So the answer is searched for: with each number of files from the least that a bound allows, in the order of the
// files, those that go before those that stay. What is found first is the smallest set, and of such sets the one whose list of
// files comes first. The bound shares out each person among the files that would have to go together for
// it. A search that takes too long ends with a set that is sufficient, and which may still be as small as the bound, and is
// proven then.
#ifndef WAYBILL_CLASSIFY_FEWEST_H
#define WAYBILL_CLASSIFY_FEWEST_H

#include "arena.h"

// A file has a value that stands for so many persons.
struct holding {
    uint32_t file;
    uint32_t persons; // one or more
};

// The same value in all its files, each once, the most persons first: those of the first one left are counted.
struct value {
    uint32_t type;
    size_t from, to; // its holdings
};

// A sign of a domain: in the files that stay a domain may have signs of one kind. Each file has one kind of a
// domain at most, for a file of two cannot stay. Of the kind of records, files may stay as long as they have two
// objects together at most; a file of three cannot stay either.
struct sign {
    uint32_t file, kind;
    uint32_t objects[2]; // of a record, the smaller one first; twice the same where there is one
};
#define FEWEST_NO_RECORD UINT32_MAX

struct fewest {
    size_t file_count;
    const struct holding *holdings;
    const struct value *values; // sorted by type
    size_t value_count;
    uint32_t type_count;
    uint64_t most_persons;    // of each type, in what is left
    const struct sign *signs; // sorted by file
    size_t sign_count;
    const uint32_t *domains; // of each kind, sorted
    uint32_t kind_count;
    uint32_t record;       // the kind of records, or FEWEST_NO_RECORD
    uint32_t object_count; // of its objects
};

// Operations of a search: a tenth of a second or so.
enum { FEWEST_WORK = 1 << 25 };

// Sets further ones of `gone`, which holds a bool for each file: true for those that go in any case. Returns whether it is
// proven that no fewer would do, with at most `work` operations and a few more.
bool fewest_find(const struct fewest *problem, bool *gone, uint64_t work);

#endif
