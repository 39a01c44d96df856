#include "settle.h"

static void add(struct assessment *a, const char *key, const char *title, struct slice line,
                struct slice words)
{
    a->settle[a->settle_count++] = (struct settling){key, title, line, words};
}

static bool fires(const struct assessment *a, enum row_id row)
{
    for (size_t i = 0; i < a->row_count; i++)
        if (a->rows[i].row == row)
            return true;
    return false;
}

static void settle_owner(struct assessment *a, struct arena *memory)
{
    if (a->owner == OWNER_UNKNOWN)
        add(a, "owner", "the owner", SLICE("owner: startup"),
            SLICE("or personal, oss, enterprise"));
    else
        add(a, "owner", "the owner", arena_printf(memory, "owner: %s", owner_name(a->owner)),
            SLICE(""));
}

// What was found makes a sector whatever is declared: it can be confirmed, or the findings be accepted.
static void settle_sector(struct assessment *a, struct arena *memory)
{
    add(a, "sector", "the sector", arena_printf(memory, "sector: %s", sector_name(a->sector)),
        SLICE("or accept the findings that say so, with a reason"));
}

void settle_by_line(struct assessment *a, struct arena *memory)
{
    bool regulated = fires(a, ROW_R4);

    a->settle_count = 0;
    if (!a->declared.has_owner || a->declared.owner == OWNER_UNKNOWN)
        settle_owner(a, memory);
    if (regulated && !a->declared.has_sector && a->sector_inferred)
        settle_sector(a, memory);
    if (!a->declared.has_eu && (regulated || fires(a, ROW_R3) || fires(a, ROW_X3)))
        add(a, "eu", "EU hosting", SLICE("eu: required"), SLICE("or not-required"));
}
