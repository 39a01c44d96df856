// What was declared, and by which signs the owner was told.
#include "report_part.h"

#include "cargo.h"
#include "sign.h"

enum {
    SIGNALS_MOST = 10000,
    AGREEMENTS_MOST = 10000,
    PERSONS_MOST = 1000000,
    WEIGHT_MOST = 1000000,
};

JSON_WORDS(owner, owner)
JSON_WORDS(sector, sector)
JSON_WORDS(eu, eu)
JSON_WORDS(mode, contract_mode)
JSON_WORDS(tier, tier)

static bool read_agreements(const struct reading *r, const struct json_node *map, const char *key,
                            const struct agreement **out)
{
    size_t count;
    const struct json_node *list = json_want_list(&r->from, map, key, AGREEMENTS_MOST, &count);

    if (!list)
        return false;
    struct agreement *agreement = ARENA_ARRAY(r->from.memory, count + 1, struct agreement);
    *out = agreement;
    for (const struct json_node *item = list->child; item; item = item->next, agreement++) {
        if (!json_want_text(&r->from, item, "plan", &agreement->plan) ||
            !json_want_text(&r->from, item, "date", &agreement->date))
            return false;
        if (agreement->plan.len == 0)
            return report_part_error(r, item, "\"plan\" is empty");
    }
    return true;
}

// "" where nothing is declared.
static bool read_choice(const struct reading *r, const struct json_node *map, const char *key,
                        const char *(*word)(unsigned), unsigned count, bool *given, void *value)
{
    unsigned index = 0;
    const struct json_node *entry = json_want(&r->from, map, key, JSON_TEXT);

    if (!entry || entry->text.len == 0)
        return entry != NULL;
    if (!json_want_word(&r->from, map, key, word, count, &index))
        return false;
    _Static_assert(sizeof(enum owner) == sizeof index, "an enumeration is an int");
    memcpy(value, &index, sizeof index);
    *given = true;
    return true;
}

static bool read_declared(const struct reading *r, const struct json_node *assessment)
{
    const struct json_node *map = json_want(&r->from, assessment, "declared", JSON_MAP);
    struct declared *d = &r->out->declared;
    uint64_t bulk = 0;
    const struct {
        const char *key;
        const struct agreement **out;
    } lists[] = {
        {"tools_in_use", &d->tools_in_use}, {"dpa_signed", &d->dpa_signed},
        {"baa_signed", &d->baa_signed},     {"audit_log", &d->audit_log},
        {"training_off", &d->training_off}, {"terms_reviewed", &d->terms_reviewed},
        {"approved", &d->approved},
    };

    if (!map || !read_choice(r, map, "owner", owner_word, OWNER_COUNT, &d->has_owner, &d->owner) ||
        !read_choice(r, map, "sector", sector_word, SECTOR_COUNT, &d->has_sector, &d->sector) ||
        !read_choice(r, map, "eu", eu_word, EU_COUNT, &d->has_eu, &d->eu) ||
        !read_choice(r, map, "mode", mode_word, MODE_COUNT, &d->has_mode, &d->mode) ||
        !json_want_number(&r->from, map, "bulk_persons", PERSONS_MOST, &bulk))
        return false;
    d->bulk_persons = (unsigned)bulk;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (!read_agreements(r, map, lists[i].key, lists[i].out))
            return false;
    return true;
}

static const char *sign_word(unsigned sign)
{
    return owner_signs[sign].id;
}

static bool read_signals(const struct reading *r, const struct json_node *assessment)
{
    const struct json_node *map = json_want(&r->from, assessment, "inferred", JSON_MAP);
    size_t count;
    const struct json_node *list =
        map ? json_want_list(&r->from, map, "signals", SIGNALS_MOST, &count) : NULL;

    if (!list)
        return false;
    struct signal *signal = ARENA_ARRAY(r->from.memory, count + 1, struct signal);
    r->out->signals = signal;
    r->out->signal_count = count;
    for (const struct json_node *item = list->child; item; item = item->next, signal++) {
        unsigned points_to, sign;
        uint64_t weight = 0;
        if (!json_want_word(&r->from, item, "points_to", owner_word, OWNER_COUNT, &points_to) ||
            !json_want_number(&r->from, item, "weight", WEIGHT_MOST, &weight) ||
            !json_want_text(&r->from, item, "words", &signal->words) ||
            !json_want_word(&r->from, item, "id", sign_word, SIGN_COUNT, &sign) ||
            !json_want_bool(&r->from, item, "rules_out", &signal->rules_out))
            return false;
        signal->id = owner_signs[sign].id;
        signal->points_to = (enum owner)points_to;
        signal->weight = (int)weight;
    }
    return true;
}

// A report may leave findings out that were judged (--min-confidence high), and a file may be cut by hand. A tier that
// is computed of the rest would be too low.
static bool check_whole(const struct reading *r, const struct json_node *assessment)
{
    const struct json_node *told = json_want(&r->from, assessment, "cargo", JSON_MAP);
    const struct findings *findings = &r->out->findings;
    uint64_t judged = 0;

    if (!told || !json_want_number(&r->from, told, "findings", INT64_MAX, &judged))
        return false;
    struct cargo cargo = cargo_of(findings->items, findings->count, &r->out->declared);
    if (cargo.findings == judged)
        return true;
    return report_part_error(
        r, told,
        "findings that were judged are not in this report; scan without --min-confidence "
        "high, and leave the report as it is");
}

bool report_read_assessment(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "assessment", JSON_MAP);
    unsigned tier = 0;

    if (!map || !json_want_word(&r->from, map, "tier", tier_word, TIER_COUNT, &tier))
        return false;
    r->out->tier = (enum tier)tier;
    return read_declared(r, map) && read_signals(r, map) && check_whole(r, map);
}
