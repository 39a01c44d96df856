#include "counting.h"

#include "cargo.h"

struct counting counting_of(const struct finding *f)
{
    static const char *const words[ITEM_COUNT] = {
        [ITEM_SECRET] = "a credential (SECRET)",
        [ITEM_PERSONAL] = "personal data of others (PII)",
        [ITEM_HEALTH] = "health data (PHI)",
        [ITEM_CARD] = "a payment card number (PAN)",
        [ITEM_FINANCE] = "bank data (FIN)",
        [ITEM_RESTRICTED] = "classified or export controlled material",
        [ITEM_MARKER] = ("one sign of a regulated domain, of which two of different kinds or a "
                         "decisive one make it"),
    };
    if (f->standing != STANDING_LIVE)
        return (struct counting){false, "it stands for a value that is not there, or made up"};
    if (f->suppressed_by.len && !finding_is_known(f))
        return (struct counting){false, "it is suppressed"};
    if (!finding_is_active(f))
        return (struct counting){false, "its confidence is low"};
    if (item_of(f) == ITEM_NONE)
        return (struct counting){false, "because of what it is, or where it stands"};
    return (struct counting){true, words[item_of(f)]};
}
