// What makes a run end with exit code 1: --fail-on and `fail_on` in .waybill.yml.
#ifndef WAYBILL_CLI_FAIL_ON_H
#define WAYBILL_CLI_FAIL_ON_H

#include "err.h"
#include "report.h"

// The words of the list, in the order in which help shows them.
//  X(NAME, "word", "what reaches it")
#define FAIL_ON_WORDS(X)                                                                        \
    X(NEVER, "never", "nothing; stands alone")                                                  \
    X(FINDING, "finding", "any finding that is live, not suppressed and not of low confidence") \
    X(CREDENTIAL, "credential", "a credential")                                                 \
    X(CARD, "card", "a payment card number")                                                    \
    X(HEALTH, "health", "health data of a person")                                              \
    X(BULK_PERSONAL, "bulk-personal", "personal data of many persons")                          \
    X(SEVERITY_LOW, "severity:low", "a finding of any severity")                                \
    X(SEVERITY_MEDIUM, "severity:medium", "a finding of medium severity or above")              \
    X(SEVERITY_HIGH, "severity:high", "a finding of high severity or above")                    \
    X(SEVERITY_CRITICAL, "severity:critical", "a finding of critical severity")                 \
    X(TIER_LOW, "low", "any risk tier")                                                         \
    X(TIER_MEDIUM, "medium", "a risk tier of medium or high")                                   \
    X(TIER_HIGH, "high", "a risk tier of high")                                                 \
    X(RATCHET, "ratchet",                                                                       \
      "what finding asks for and is not in the baseline, or an entry "                          \
      "of it whose finding is gone")                                                            \
    X(POLICY, "policy", "files that would change the policy which --config-from took")          \
    X(TOOL, "tool", "an AI tool in use, declared or proven, that is not acceptable")            \
    X(NOT_ACCEPTABLE, "not-acceptable", "the same as tool")                                     \
    X(UNDECLARED, "undeclared", "an owner that nobody declared: inferred, or not known")

enum fail_on_word {
#define X(name, word, help) FAIL_ON_##name,
    FAIL_ON_WORDS(X)
#undef X
        FAIL_ON_COUNT,
};

struct fail_on_row {
    struct slice word;
    const char *help;
};

extern const struct fail_on_row fail_on_rows[FAIL_ON_COUNT];

// Of --fail-on alone, and in place of a list: for CI, where a repository may say, and nothing said must not mean never.
extern const struct fail_on_row fail_on_default;

// A set of these words, one bit each: any of them is enough. No bit: never.
struct fail_on {
    unsigned words;
};

// What a pre-commit hook refuses: data that is hard to call back once committed.
extern const struct fail_on fail_on_staged;

// Parses a list with commas: "credential,high". Errors are ERR_USAGE.
bool fail_on_parse(struct fail_on *fail_on, struct slice list, struct err *err);

// Whether any of its words asks for more than findings: the tier, its owner, a verdict.
bool fail_on_asks_for_verdict(struct fail_on fail_on);

bool fail_on_reached(struct fail_on fail_on, const struct report *report);

// Whether this finding of the report is a reason for that: by itself, or as one of many.
bool fail_on_is_reason(struct fail_on fail_on, const struct report *report,
                       const struct finding *finding);

#endif
