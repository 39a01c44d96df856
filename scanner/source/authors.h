// Who wrote the last commits, as far as their e-mail domains and the accounts of remotes tell.
//
//     struct author_count *count = author_count_new(source, arena);
//     ... author_count_add(count, commit); // of each that source_recent_commits() lends
//     const struct authors *authors = author_count_sum(count);
#ifndef WAYBILL_SOURCE_AUTHORS_H
#define WAYBILL_SOURCE_AUTHORS_H

#include "source.h"

enum { AUTHORS_MOST_COMMITS = 200 };

enum domain_kind {
    DOMAIN_COMPANY,  // or a person's own: not one of the others
    DOMAIN_FREEMAIL, // gmail.com, gmx.de: open to anyone
    DOMAIN_HIDDEN,   // users.noreply.github.com, localhost, stanford.edu: says nothing
};

struct author_domain {
    struct slice domain;
    enum domain_kind kind;
    unsigned commits;
    unsigned authors; // distinct addresses
};

// Addresses are counted and forgotten.
struct authors {
    unsigned commits;         // looked at, AUTHORS_MOST_COMMITS at most
    unsigned by_remote_owner; // of these, by whoever is named like the account of a remote
    const struct author_domain *domains; // most commits first
    size_t domain_count;
};

struct author_count;

// Both it and its sum live in the arena; the source must outlive the counting.
struct author_count *author_count_new(const struct source *source, struct arena *run);
// Counts the author of a commit, of the latest AUTHORS_MOST_COMMITS: what is given after those says nothing.
void author_count_add(struct author_count *count, const struct recent_commit *commit);
const struct authors *author_count_sum(struct author_count *count);

#endif
