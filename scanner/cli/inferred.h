// What a repository shows by itself of what `waybill init` asks for.
#ifndef WAYBILL_CLI_INFERRED_H
#define WAYBILL_CLI_INFERRED_H

#include "page.h"
#include "report.h"

struct inferred {
    const struct assessment *assessment; // with nothing declared
    const struct tool_in_use *tools;
    size_t tool_count;
    bool complete; // all was read that it was inferred from
};

// Says it with the signs that it rests on.
void inferred_say(struct page *page, const struct inferred *inferred);

#endif
