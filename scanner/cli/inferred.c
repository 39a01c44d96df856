#include "inferred.h"

#include "text.h"

enum { SIGNS_SHOWN = 4, REGULATIONS_SHOWN = 4 };

static void say_owner(struct page *page, const struct inferred *inferred)
{
    const struct assessment *a = inferred->assessment;

    page_begin(page, SECTION, ITEM);
    page_printf(page, "Owner: %s%s", owner_name(a->owner),
                a->owner == OWNER_UNKNOWN ? ", the signs do not agree or are too few" : "");
    for (size_t i = 0; i < a->signal_count && i < SIGNS_SHOWN; i++) {
        page_begin(page, ITEM, DETAIL);
        page_say(page, "- ");
        page_say_slice(page, a->signals[i].words);
        page_printf(page, " (%s)", owner_name(a->signals[i].points_to));
    }
}

// Those with `only` in their name; NULL: all.
static void say_regulations(struct page *page, const struct inferred *inferred, const char *only)
{
    const struct assessment *a = inferred->assessment;

    for (size_t i = 0, shown = 0; i < a->regulation_count && shown < REGULATIONS_SHOWN; i++) {
        if (only && slice_find(a->regulations[i].name, slice_of_string(only)) == SLICE_NOT_FOUND)
            continue;
        if (shown == 0)
            page_begin(page, ITEM, DETAIL);
        page_say(page, shown++ ? ", " : "- findings name ");
        page_say_slice(page, a->regulations[i].name);
        page_printf(page, " (%zu)", a->regulations[i].findings);
    }
}

static void say_tools(struct page *page, const struct inferred *inferred)
{
    page_begin(page, SECTION, ITEM);
    page_say(page, "AI tools: ");
    for (size_t i = 0; i < inferred->tool_count; i++) {
        page_say(page, list_separator(i, inferred->tool_count));
        page_say_slice(page, inferred->tools[i].tool);
        page_say(page, " (");
        page_say_slice(page, inferred->tools[i].evidence[0]);
        page_say(page, ")");
    }
    page_say(page, inferred->tool_count ? "" : "no sign of one");
}

void inferred_say(struct page *page, const struct inferred *inferred)
{
    const struct assessment *a = inferred->assessment;

    text_heading(page, "What the repository shows by itself");
    say_owner(page, inferred);
    page_begin(page, SECTION, ITEM);
    page_printf(page, "Sector: %s",
                a->sector == SECTOR_NONE ? "no regulated one is inferred" : sector_name(a->sector));
    say_regulations(page, inferred, NULL);
    page_begin(page, SECTION, ITEM);
    page_say(page, "EU: a repository does not show what was promised to whom");
    say_regulations(page, inferred, "GDPR");
    say_tools(page, inferred);
    if (!inferred->complete) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "Not all files could be read: what is inferred may be too mild. `waybill "
                       "scan` tells which.");
    }
}
