#include "item.h"

enum { CROWD = 10 }; // persons in one file

static bool is_marker_place(const struct finding *f)
{
    return f->place == PLACE_PRODUCTION || f->place == PLACE_GENERATED;
}

// A document is marked where it begins; further down it may well be about marking.
static bool is_banner_place(const struct finding *f)
{
    enum { BANNER_LINES = 5 };
    return is_marker_place(f) || (f->place == PLACE_DOCS && f->line <= BANNER_LINES);
}

static bool is_sample_place(const struct finding *f)
{
    return f->place == PLACE_TEST || f->place == PLACE_FIXTURE || f->place == PLACE_DOCS;
}

// Customers are not kept in test code, documents and comments: who is named there makes no list of
// persons. Files of data in those folders are fixtures.
bool item_is_person(const struct finding *f, enum item item)
{
    return (item == ITEM_PERSONAL || item == ITEM_HEALTH) && f->place != PLACE_TEST &&
           f->place != PLACE_DOCS && f->role != ROLE_COMMENT;
}

// An address or a number in a comment, or in what a program wrote, is where to ask, unless there is a crowd.
static bool is_where_to_ask(const struct finding *f)
{
    return type_is_contact(f->type) && f->persons < CROWD &&
           (f->role == ROLE_COMMENT || f->place == PLACE_GENERATED || f->place == PLACE_VENDORED);
}

enum sector sector_of_marker(const struct finding *f)
{
    switch (f->carries) {
    case CARRIES_HEALTH:
        return SECTOR_HEALTH;
    case CARRIES_CARD:
    case CARRIES_FINANCE:
        return SECTOR_FINANCE;
    case CARRIES_DEFENCE:
    case CARRIES_OTHER_REGULATED:
        return SECTOR_OTHER;
    default:
        return SECTOR_NONE;
    }
}

static enum item item_of_value(const struct finding *f)
{
    static const enum item items[CARRIES_COUNT] = {
        [CARRIES_SECRET] = ITEM_SECRET,   [CARRIES_PERSONAL] = ITEM_PERSONAL,
        [CARRIES_HEALTH] = ITEM_HEALTH,   [CARRIES_CARD] = ITEM_CARD,
        [CARRIES_FINANCE] = ITEM_FINANCE,
    };
    enum item item = items[f->carries];
    bool regulated = item == ITEM_HEALTH || item == ITEM_CARD || item == ITEM_FINANCE;

    if (regulated && is_sample_place(f) && f->confidence != CONFIDENCE_HIGH)
        return ITEM_NONE;
    return item == ITEM_PERSONAL && is_where_to_ask(f) ? ITEM_NONE : item;
}

// A data model may stand in a test: it says what the code under test is about.
static enum item item_of_model(const struct finding *f)
{
    bool counts = sector_of_marker(f) != SECTOR_NONE && f->carries != CARRIES_DEFENCE;
    return counts && f->place != PLACE_DOCS && f->place != PLACE_VENDORED ? ITEM_MARKER : ITEM_NONE;
}

enum item item_of(const struct finding *f)
{
    if (!finding_is_active(f))
        return ITEM_NONE;
    if (f->evidence == EVIDENCE_VALUE) {
        enum item item = item_of_value(f);
        // A value that is no datum of the matrix still marks its domain.
        if (item != ITEM_NONE || f->carries == CARRIES_HEALTH || f->carries == CARRIES_CARD ||
            f->carries == CARRIES_FINANCE)
            return item;
    }
    if (marker_is_of_code(f) && item_of_model(f) == ITEM_MARKER)
        return ITEM_MARKER;
    if (f->carries == CARRIES_DEFENCE && f->strength == STRENGTH_DECISIVE)
        return is_banner_place(f) ? ITEM_RESTRICTED : ITEM_NONE;
    if (f->strength == STRENGTH_WEAK || !is_marker_place(f) || sector_of_marker(f) == SECTOR_NONE)
        return ITEM_NONE;
    return ITEM_MARKER;
}

bool finding_weighs(const struct finding *f)
{
    return item_of(f) != ITEM_NONE;
}
