// Reading plans: the entries of policy/tools/*.yml, and what a configuration's `policy:` says beside or over them.
#ifndef WAYBILL_ADVISE_PLAN_READ_H
#define WAYBILL_ADVISE_PLAN_READ_H

#include "plan.h"
#include "yaml.h"

// One key of a plan's entry. docs/policy.md explains them, `help` in a line.
struct plan_key {
    const char *name;
    const char *help;
    bool optional;                  // a plan of one's own may leave it out, too
    const char *(*word)(int value); // the words it may be, by their value,
    int words;                      // and how many there are; 0: it is a text
    size_t field;                   // in struct plan,
    bool apart;                     // unless it is read in a way of its own
};

extern const struct plan_key plan_keys[]; // ends with one that has no name

// A plan with all its facts; `vendor` where it names none itself. Every key and word is checked: a fact that is
// mistyped would decide verdicts for everybody. ERR_CONFIG with the place.
bool plan_read(struct plan *plan, const struct yaml *yaml, const struct yaml_node *node,
               struct slice vendor, struct err *err);

// A plan that a configuration declares: a new one with all its facts, or of the set some facts that hold otherwise for
// whoever declares them, with the source and day of their own (a contract). plan->declared tells those. Account,
// training and DPA of a plan of the set can only get stricter: they decide what no declaration can take away, and
// whoever has other terms has another plan, with an id of its own.
bool plan_read_declared(struct plan *plan, const struct plan_set *set, const struct yaml *yaml,
                        const struct yaml_node *node, struct err *err);

// Whether code can be kept in the EU: a choice has the EU, the customer's or a local place in it, or there is no other
// place than the EU. Not a fact of its own, so that it cannot disagree with those.
bool plan_is_eu_capable(const struct plan *plan);

#endif
