// The tier of a repository, the rows of the risk matrix that fired, and the
// verdicts for tools. The texts of the rows are data: policy/matrix.yml.
#ifndef WAYBILL_MODEL_ASSESSMENT_H
#define WAYBILL_MODEL_ASSESSMENT_H

#include "finding.h"
#include "plan.h"

enum owner {
    OWNER_UNKNOWN,
    OWNER_PERSONAL,
    OWNER_OSS,
    OWNER_STARTUP,
    OWNER_ENTERPRISE,
    OWNER_COUNT
};
enum sector { SECTOR_NONE, SECTOR_HEALTH, SECTOR_FINANCE, SECTOR_OTHER, SECTOR_COUNT };
enum eu { EU_NOT_REQUIRED, EU_REQUIRED, EU_COUNT };
enum contract_mode { MODE_SELF_HOST, MODE_CONTRACT, MODE_COUNT };
enum tier { TIER_LOW, TIER_MEDIUM, TIER_HIGH, TIER_COUNT };

static inline bool owner_is_company(enum owner owner)
{
    return owner == OWNER_STARTUP || owner == OWNER_ENTERPRISE;
}

const char *owner_name(enum owner owner);       // "unknown", "personal", "oss", ...
const char *sector_name(enum sector sector);    // "none", ..., "other-regulated"
const char *eu_name(enum eu eu);                // "not-required", "required"
const char *mode_name(enum contract_mode mode); // "selfhost", "contract"
const char *tier_name(enum tier tier);          // "low", "medium", "high"

enum { BULK_PERSONS = 20, BULK_PERSONS_MOST = 1000000 }; // by default, and at most

// What the configuration declares. Shown as declared, never verified.
struct declared {
    bool has_owner, has_sector, has_eu, has_mode;
    enum owner owner;
    enum sector sector;
    enum eu eu;
    enum contract_mode mode;
    unsigned bulk_persons; // distinct persons from which personal data is bulk; 0 for BULK_PERSONS
    // Plan ids with the date of the declaration, each list ends with an empty id.
    const struct agreement *tools_in_use, *dpa_signed, *baa_signed, *audit_log, *terms_reviewed,
        *training_off;
    const struct agreement *approved; // the organisation's list; empty: none is kept
};

struct agreement {
    struct slice plan; // plan id
    struct slice date; // as written, may be empty
};

// What the findings amount to: `F` of the matrix.
struct cargo {
    bool secret;
    bool personal;      // some personal data of others
    bool bulk_personal; // customer-like: at or above bulk_persons, or a dump
    bool health, card, finance;
    enum sector marked; // by code markers alone: two independent ones or a decisive one
    bool restricted;    // classification, export control: overrides everything
    unsigned persons;
    size_t findings; // that were judged, suppressed ones too: live, and not of low confidence
};

// One sign of who owns the repository.
struct signal {
    enum owner points_to;
    int weight;
    struct slice words; // "LICENSE is the MIT licence"
    bool rules_out;     // owners on the other side of open and closed: see owner_infer()
    const char *id;     // of sign.h's table: "open-licence"
};

enum row_id {
    ROW_R1,
    ROW_R2,
    ROW_R3,
    ROW_R4,
    ROW_R5,
    ROW_X1,
    ROW_X2,
    ROW_X2B,
    ROW_X3,
    ROW_X4,
    ROW_X5,
    ROW_X6,
    ROW_X7,
    ROW_X8,
    ROW_COUNT,
};

struct matrix_row {
    struct slice id; // "R1"
    bool documented; // the founding documents' own row
    struct slice scenario;
    enum tier tier;
    struct slice reason;
    struct slice fires, asks; // in words: when it does, and what of a plan
};

extern const struct matrix_row matrix_rows[ROW_COUNT];

enum { ROW_MOST_BECAUSE = 8 };

struct fired_row {
    enum row_id row;
    struct slice because[ROW_MOST_BECAUSE]; // ends at the first empty one
};

// A law or standard, as patterns name it.
struct regulation {
    struct slice name;
    size_t findings; // that are active and name it
};

// What one line of configuration would settle, where nothing is declared and much hangs on it.
struct settling {
    const char *key;    // "owner", "sector", "eu"
    const char *title;  // "the owner", "EU hosting"
    struct slice line;  // "owner: oss", as it would stand in .waybill.yml
    struct slice words; // what else may be done, or empty: "or not-required"
};

enum { SETTLINGS_MOST = 3 };

struct assessment {
    enum tier tier;
    struct fired_row rows[ROW_COUNT]; // the one that is printed first
    size_t row_count;
    enum owner owner;
    bool owner_inferred;
    const struct signal *signals; // of who the owner is, heaviest first, declared or not
    size_t signal_count;
    enum owner signs_say; // the owner that they agree on
    bool owner_doubtful;  // it is declared as personal or oss, and the signs speak against that
    enum sector sector;
    bool sector_inferred;
    enum eu eu;
    enum contract_mode mode;
    struct cargo cargo;
    const struct regulation *regulations; // the most named first
    size_t regulation_count;
    bool new_bulk; // cargo.bulk_personal even without what the baseline knows
    struct declared declared;
    struct settling settle[SETTLINGS_MOST]; // in the order of what hangs on them
    size_t settle_count;
};

enum verdict { VERDICT_ACCEPTABLE, VERDICT_CONDITIONAL, VERDICT_NOT_ACCEPTABLE, VERDICT_COUNT };
const char *verdict_name(enum verdict verdict); // "acceptable", "conditional", "not-acceptable"

enum { ADVICE_MOST_LINES = 12 };

// What one plan means for this repository.
struct advice {
    const struct plan *plan;
    enum verdict verdict;
    bool declared;   // acceptable because its conditions are declared as met
    enum tier tier;  // of the repository under this plan
    enum row_id row; // that decided
    struct slice conditions[ADVICE_MOST_LINES]; // each ends at the first empty one
    struct slice reasons[ADVICE_MOST_LINES];
    unsigned met; // a bit for each condition that is declared as met
    int age_days; // of source_date on the day asked about; -1 when there is no date
    bool stale;   // older than 180 days, or no date
};

#endif
