// A plan: an AI tool under one set of terms, as facts with their source and date.
// The columns and their words are those of `policy/` (docs/policy.md).
#ifndef WAYBILL_MODEL_PLAN_H
#define WAYBILL_MODEL_PLAN_H

#include "slice.h"

enum account {
    ACCOUNT_CONSUMER,
    ACCOUNT_API,
    ACCOUNT_BUSINESS,
    ACCOUNT_SELF_HOSTED,
    ACCOUNT_BRING_YOUR_OWN,
    ACCOUNT_COUNT
};
// no: promised not used; opt-in: off until switched on; opt-out: on until switched
// off; yes: on for good, or the terms are silent.
enum training { TRAINING_NO, TRAINING_OPT_IN, TRAINING_OPT_OUT, TRAINING_YES, TRAINING_COUNT };
// included in the terms; to be requested or signed; not offered; no third party.
enum dpa { DPA_INCLUDED, DPA_AVAILABLE, DPA_NONE, DPA_NOT_NEEDED, DPA_COUNT };
enum baa { BAA_NO, BAA_ON_REQUEST, BAA_YES, BAA_NOT_NEEDED, BAA_UNKNOWN, BAA_COUNT };
// high: the vendor's page was read; medium: partial, older or secondary; low: not confirmed.
enum certainty { CERTAINTY_LOW, CERTAINTY_MEDIUM, CERTAINTY_HIGH, CERTAINTY_COUNT };

const char *account_name(enum account account);
const char *training_name(enum training training);
const char *dpa_name(enum dpa dpa);
const char *baa_name(enum baa baa);
const char *certainty_name(enum certainty certainty);

// All text is printable and constant for the run.
struct plan {
    struct slice id;     // "anthropic-api"
    struct slice vendor; // "Anthropic"
    struct slice tool;   // "Claude API"
    struct slice name;   // of the plan: "Pay as you go"
    enum account account;
    enum training training;
    enum dpa dpa;
    enum baa baa;
    enum certainty certainty;
    struct slice regions;       // where inference and storage happen, in words
    struct slice region_choice; // what can be chosen, in words: "no", "yes: EU, US"
    bool eu_capable;            // a choice contains EU, customer or local; or regions is just EU
    struct slice retention;
    struct slice retention_choice;
    struct slice human_review;
    struct slice certifications;
    struct slice subprocessors;
    struct slice documents_say; // what the founding documents said, where they did
    struct slice documents_differ;
    struct slice source;      // page, without scheme
    struct slice source_date; // "2026-08-22", "2026-08", "2026", or "" when the page has none
    struct slice source_note; // "snapshot", "end of service 2026-06-18"
    // Of a configuration's plan: what it says otherwise than policy/; else empty.
    struct slice declared;
    bool is_declared; // in a configuration, all or in part
};

// Plans by id: those of policy/ alone, or with what a configuration says beside or over them.
struct plan_set {
    const struct plan *plans;
    size_t count;
};

extern const struct plan_set builtin_plans;

enum { PLAN_STALE_DAYS = 180 };

// Days since the facts' source, counted from the last day that its date can mean: a source that names only the year is
// as young as it can be, never older. -1 where it has no date.
int plan_age(const struct plan *plan, int64_t today);
// Without a date, or older than PLAN_STALE_DAYS.
bool plan_age_is_stale(int age);

// One fact of a plan, as its file writes it.
struct plan_fact {
    const char *key;
    struct slice value; // empty: not said
    bool decides;       // verdicts are computed from it; all others are told only
};
enum { PLAN_FACTS = 20 };

// All facts of the plan but its id and vendor, in the order of the files.
void plan_facts(const struct plan *plan, struct plan_fact facts[PLAN_FACTS]);

// NULL when no plan of the set has this id.
const struct plan *plan_find(const struct plan_set *set, struct slice id);

#endif
