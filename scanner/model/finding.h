// A finding: what was found, how real it is, and where. Three axes, kept apart.
#ifndef WAYBILL_MODEL_FINDING_H
#define WAYBILL_MODEL_FINDING_H

#include "language.h"
#include "slice.h"

enum kind { KIND_CREDENTIAL, KIND_PERSONAL, KIND_REGULATED, KIND_COUNT };

enum severity { SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_CRITICAL, SEVERITY_COUNT };

// high: a structured format alone, or a checksum and context; medium: a checksum
// or separators, or a format and context; low: a format only, shown when asked.
enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH, CONFIDENCE_COUNT };

// A datum itself; a data model that has a field for it; a sign of a regulated
// domain; a place where such data is passed on.
enum evidence { EVIDENCE_VALUE, EVIDENCE_SCHEMA, EVIDENCE_MARKER, EVIDENCE_FLOW, EVIDENCE_COUNT };

enum place {
    PLACE_PRODUCTION,
    PLACE_TEST,
    PLACE_FIXTURE,
    PLACE_DOCS,
    PLACE_VENDORED,
    PLACE_GENERATED,
    PLACE_COUNT,
};

// What a finding counts as in the risk matrix (`F` there).
enum carries {
    CARRIES_NOTHING, // shown, weighs nothing: business ids, weak markers
    CARRIES_SECRET,
    CARRIES_PERSONAL,
    CARRIES_HEALTH,  // PHI when a value, a health-domain marker otherwise
    CARRIES_CARD,    // PAN when a value, a payment-card marker otherwise
    CARRIES_FINANCE, // FIN when a value, a finance-domain marker otherwise
    CARRIES_DEFENCE, // export control, classification, controlled unclassified
    CARRIES_OTHER_REGULATED,
    CARRIES_COUNT,
};

// How much one marker says about the domain of its repository.
enum strength { STRENGTH_WEAK, STRENGTH_STRONG, STRENGTH_DECISIVE, STRENGTH_COUNT };

// Not live: reported, and weighs nothing in the tier.
enum standing {
    STANDING_LIVE,        // nothing says otherwise
    STANDING_SYNTHETIC,   // reserved, published or generated for tests
    STANDING_PLACEHOLDER, // stands for a value that is not there
    STANDING_COUNT,
};

// Names as reports print them, in lower case.
const char *kind_name(enum kind kind);
const char *severity_name(enum severity severity);
const char *confidence_name(enum confidence confidence);
const char *evidence_name(enum evidence evidence);
const char *place_name(enum place place);
const char *carries_name(enum carries carries);
const char *strength_name(enum strength strength);
const char *standing_name(enum standing standing);

// What suppresses a finding, as `suppressed_by` says it.
#define BY_COMMENT SLICE("comment")
#define BY_CONFIG SLICE("config")
#define BY_BASELINE SLICE("baseline")

enum { FINDING_MOST_WHY = 8, FINDING_FINGERPRINT = 40, FINDING_ID = 14, FINDING_LINE_HASH = 28 };

// All text lives in the run's arena, or is constant. No field holds matched text
// but `preview`, which is redacted.
struct finding {
    char id[FINDING_ID];                   // "W" and 12 hex digits, unique in a report
    char fingerprint[FINDING_FINGERPRINT]; // the same value in the same file, see fingerprint.h
    char line_hash[FINDING_LINE_HASH];     // as GitHub knows its line; "": not to be told
    struct slice rule;                     // pattern id
    struct slice title;
    struct slice type; // "api-token", "payment-card", "hl7-message"
    enum kind kind;
    enum severity severity;
    enum confidence confidence;
    enum evidence evidence;
    enum carries carries;
    enum strength strength; // of markers
    enum standing standing;
    enum place place;
    struct slice path;
    size_t outer; // how much of it is the file's own path, in a member of an archive; else 0
    unsigned line, column, end_line, end_column; // from 1, code points; the end is exclusive
    unsigned from_line, to_line;                 // of all it stands for in a group, or 0
    uint64_t offset, length;                     // bytes of the file as stored
    struct slice preview;                        // redacted, printable
    struct slice name;                           // what the value is bound to, printable
    struct slice language;
    enum role role;
    struct slice commit;
    uint32_t order; // of the commit in a history: smaller came earlier
    bool past;      // of a history: its last commit has it in this file no more
    uint64_t same;  // a keyed digest of the value, to see that two are the same; never told
    const struct slice *regulations; // ends with an empty slice
    unsigned persons;                // distinct persons it stands for; 0 when that is not its sense
    struct slice suppressed_by;      // BY_COMMENT, BY_CONFIG or BY_BASELINE; empty: not suppressed
    struct slice suppressed_reason;  // printable; empty: none was given
    struct slice why[FINDING_MOST_WHY]; // ends at the first empty one
};

// Adds a sentence to why[]; past the last place it is dropped.
void finding_add_why(struct finding *finding, struct slice why);

// Worst first: severity, confidence; then path, offset, rule. A total order.
int finding_compare(const struct finding *a, const struct finding *b);

// A finding that is suppressed by the baseline: it was there before. It weighs in the
// tier like any other, for it still is there, and no run fails because of it.
bool finding_is_known(const struct finding *finding);

// Live, not of low confidence, and not suppressed but by the baseline. Of those --fail-on asks; whether it
// weighs in the tier, too, is told by item.h.
bool finding_is_active(const struct finding *finding);

// Where somebody can be reached, of findings and patterns: authors leave that where customers' data never are.
static inline bool type_is_contact(struct slice type)
{
    return slice_equals(type, SLICE("email")) || slice_equals(type, SLICE("phone"));
}

// A field of a data model and where it goes, or a word of a trade: it tells what the code handles and holds no data.
static inline bool finding_is_sign(const struct finding *finding)
{
    return finding->evidence != EVIDENCE_VALUE;
}

// The file that git knows, where the path is that of an archive's member.
static inline struct slice finding_file(const struct finding *finding)
{
    return slice_cut(finding->path, 0, finding->outer ? finding->outer : finding->path.len);
}

// Of a history: in no file that could be edited or taken away. It is gone since, or stands in a message.
static inline bool finding_is_past(const struct finding *finding)
{
    return finding->past || slice_starts_with(finding->path, SLICE(".git/"));
}

struct findings {
    struct finding *items;
    size_t count, room;
};

// A zeroed finding at the end of the list. The pointer holds until the next call.
struct finding *findings_add(struct findings *findings);
void findings_release(struct findings *findings);

#endif
