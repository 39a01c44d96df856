// A pattern: one kind of thing to find, compiled from an entry of patterns/**.yml.
// docs/patterns.md explains every key for authors.
#ifndef WAYBILL_MODEL_PATTERN_H
#define WAYBILL_MODEL_PATTERN_H

#include "finding.h"

// How a pattern comes to its candidates.
enum finder {
    FINDER_KEYWORD, // a literal from `keywords`, then `regex` in a window around it
    FINDER_NAME,    // a name with the words of `names`, bound to a literal that `value` fits
    FINDER_DIGITS,  // a run of digits and separators, then `regex`
    FINDER_AT,      // an '@' that joins two texts, then `regex`
    FINDER_FILE,    // the file's path, then `regex` in its first bytes where there is one
    FINDER_FIELD,   // a declared field whose words are one of `terms`
    FINDER_PACKAGE, // a dependency in a manifest
    FINDER_CONTEXT, // a word of `context`, then `regex` beside it
    FINDER_CALL,    // a call that is given a field that FINDER_FIELD knows: a flow
    FINDER_RECORDS, // a table whose columns are fields of the patterns with `terms`
    FINDER_COUNT,
};

// What stands behind the '@' of FINDER_AT: a name that begins with a letter and has no dot, or one with a dot and more
// of a name behind that.
enum at_host { HOST_ANY, HOST_BARE, HOST_DOTTED };

enum context_use {
    CONTEXT_UNUSED,
    CONTEXT_RAISES,   // a context word lifts the confidence
    CONTEXT_REQUIRED, // without one there is no finding
};

// Groups of words that say what an object is about: docs/patterns.md and detect/words/subjects.c have them.
enum subject {
    SUBJECT_PERSON,
    SUBJECT_HEALTH,
    SUBJECT_ACCOUNT,
    SUBJECT_COUNT,
};

// A term of words in lower case with single spaces: "date of birth".
struct pattern {
    struct slice id, title, type, source;
    enum kind kind;
    enum severity severity;
    enum evidence evidence;
    enum carries carries;
    enum strength strength;
    enum finder finder;
    bool structured;     // the format alone is convincing
    bool generic;        // gives way to any other pattern on the same value
    bool added;          // comes with a pattern file, and is not built in
    bool low;            // rests on little: low confidence unless a check or context lifts it
    bool exact_case;     // keywords are compared byte for byte
    bool marker_once;    // one finding a file, with a count
    bool secret_value;   // the value is judged by judge_value(): placeholder, words, randomness
    bool random;         // the value must look generated: with secret_value
    bool password_value; // the syntax says it is a password: any text but a stand-in is one
    // Of FINDER_DIGITS: a capital letter or `<` stands beside the digits, a sign between at most.
    bool beside_capital;
    bool never_alone;   // says nothing in a file that is a list of bare values
    bool public_prefix; // the keyword at the start of a match may be shown in previews
    enum context_use context_use;
    enum context_use near_use;       // of `near`
    enum at_host at_host;            // of FINDER_AT
    unsigned before, after;          // bytes of window around the keyword
    unsigned digits_min, digits_max; // of FINDER_DIGITS
    unsigned least;                  // matches in one file before there is a finding; at least 1
    unsigned subjects; // of FINDER_FIELD: bits by enum subject, the objects that accept a term
    unsigned entropy_tenths; // least Shannon entropy of the value, in tenths of a bit a byte
    struct slice regex; // PCRE2; empty where the finder needs none. Group `value` is the finding
    // Each list ends with an empty slice; never NULL.
    // Of FINDER_AT: one stands before the '@'; of FINDER_FILE: in the head; empty: any.
    const struct slice *keywords;
    const struct slice *names;
    const struct slice *context; // where it is required, swept for
    const struct slice *near;    // ids of patterns whose findings stand beside this one's
    const struct slice *checks;
    const struct slice *files;     // globs on the base name, or on the path when they hold a '/'
    const struct slice *languages; // only in these
    const struct slice *terms;
    // Terms that say it in the objects of `objects` and `subjects` only.
    const struct slice *ambiguous;
    // Terms: words that veto; otherwise: words in the value or line that veto.
    const struct slice *without;
    const struct slice *objects;  // words of the object that accept a term
    const struct slice *packages; // "npm:fhir-kit-client"
    const struct slice *calls;    // of functions: "console.log"
    const struct slice *imports;  // one of these is imported by the file; empty: any
    const struct slice *regulations;
};

// The sweep's table over all keywords of a pattern set; see sweep.h.
struct sweep_table;

// What the scan searches for. The built-in set is compiled in; with user patterns
// a set is made at run time.
struct pattern_set {
    const struct pattern *patterns;
    size_t count;
    const struct sweep_table *sweep;
};

extern const struct pattern_set builtin_patterns;

#endif
