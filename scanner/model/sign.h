// Signs of who owns a repository: what can be seen, whom it points to and how much it weighs. sign.c has the one
// table of them. detect/signs/ownership*.c sees signs in files, cli/inference.c in what git knows, classify/owner.c
// weighs them; docs/policy.md shows the same table and is checked against it.
#ifndef WAYBILL_MODEL_SIGN_H
#define WAYBILL_MODEL_SIGN_H

#include "arena.h"
#include "assessment.h"

// ORDER: as in the table.
enum sign_id {
    SIGN_OPEN_LICENCE,
    SIGN_OPEN_HEADERS,
    SIGN_DEBIAN,
    SIGN_OPEN_MANIFEST,
    SIGN_PUBLISHED,
    SIGN_FUNDING,
    SIGN_CROWD,
    SIGN_COMMUNITY_HOST,
    SIGN_README_LICENCE,
    SIGN_DEFAULT_LICENCE,
    SIGN_BADGE,
    SIGN_CONTRIBUTING,
    SIGN_CONDUCT,
    SIGN_GOVERNANCE,
    SIGN_ISSUE_FORM,
    SIGN_SECURITY_POLICY,
    SIGN_PUBLIC_CI,
    SIGN_DOTFILES,
    SIGN_ONE_PERSON,
    SIGN_OWN_ACCOUNT,
    SIGN_PERSONAL_README,
    SIGN_CLOSED_LICENCE,
    SIGN_SOURCE_AVAILABLE,
    SIGN_CLOSED_MANIFEST,
    SIGN_CLOSED_HEADERS,
    SIGN_CLOSED_README,
    SIGN_CLOSED_HOST,
    SIGN_HOLDER,
    SIGN_HELD_HEADERS,
    SIGN_CLOSED_HEADER,
    SIGN_PRIVATE_REGISTRY,
    SIGN_PRODUCTION,
    SIGN_COLLEAGUES,
    SIGN_ORGANISATION,
    SIGN_PRIVATE_MANIFEST,
    SIGN_DEPLOYMENT,
    SIGN_CODE_TEAMS,
    SIGN_COMPANY_CI,
    SIGN_OWN_RUNNERS,
    SIGN_COMPLIANCE,
    SIGN_OWN_HOST,
    SIGN_OWN_REGISTRY,
    SIGN_MANY_COLLEAGUES,
    SIGN_MANY_TEAMS,
    SIGN_SHARED_CI,
    SIGN_COUNT
};

// Weights: 1 is a hint that others give too, 2 a sign, 3 a strong one, 4 and 5 next to a proof. `startup` stands
// for a company of any size, `enterprise` for what a small one seldom has.
struct sign {
    const char *id; // stable: "open-licence"
    enum owner points_to;
    int weight;
    bool rules_out; // an open one rules out a company, a closed one open source and a person
    unsigned files; // so many have to show it
    // Between what shows it and more about it: "LICENSE", "is", "the MIT licence".
    const char *words;
};

extern const struct sign owner_signs[SIGN_COUNT];

// The sign as this repository has it: what shows it ("LICENSE"), the table's words, and more about it ("the MIT
// licence"); either may be empty. Both must be printable. The words are in the arena.
struct signal sign_signal(enum sign_id id, struct slice shown_by, struct slice more,
                          struct arena *memory);

#endif
