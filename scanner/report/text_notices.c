// What the scan went by: whose policy, what suppressions hide of the tier, and which of
// them need looking at.
#include "text.h"

enum { NOTICES_SHOWN = 5, COMMIT_SHOWN = 12 };

void text_suppressed_tier(struct page *page, const struct report *report,
                          const struct report_style *style)
{
    const struct suppressed *suppressed = &report->suppressed;

    (void)style;
    if (suppressed->would_be <= report->assessment->tier)
        return;
    page_begin(page, SECTION, ITEM);
    page_ink(page, INK_WARNING);
    page_count(page, suppressed->weighing, "suppressed finding", NULL);
    page_printf(page, " would make it %s", suppressed->would_be == TIER_HIGH ? "HIGH" : "MEDIUM");
    page_ink(page, INK_PLAIN);
    page_say(page, ": `waybill scan --verbose` shows them, with the reasons.");
}

void text_policy(struct page *page, const struct report *report, const struct report_style *style)
{
    (void)style;
    if (report->policy_from.len == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_say(page, "The policy is that of commit ");
    page_say_slice(page, slice_cut(report->policy_from, 0, COMMIT_SHOWN));
    if (report->policy_change_count == 0) {
        page_say(page, ", and that of these files is the same.");
        return;
    }
    page_ink(page, INK_WARNING);
    page_say(page, ". What these files would change of it was not heeded:");
    page_ink(page, INK_PLAIN);
    for (size_t i = 0; i < report->policy_change_count; i++) {
        const struct policy_change *change = &report->policy_changes[i];
        page_begin(page, ITEM, DETAIL);
        page_token(page, change->path);
        if (change->line > 0)
            page_printf(page, ":%u", change->line);
        page_say(page, " ");
        page_say_slice(page, change->words);
    }
}

static void add_notice(struct page *page, const struct notice *notice)
{
    static const char *const kinds[NOTICE_COUNT] = {
        [NOTICE_MALFORMED] = "not understood",
        [NOTICE_EXPIRED] = "expired",
        [NOTICE_UNUSED] = "unused",
        [NOTICE_MOVED] = "moved",
    };
    page_begin(page, SECTION, ITEM);
    page_token(page, notice->path);
    if (notice->line > 0)
        page_printf(page, ":%u", notice->line);
    page_printf(page, " %s: ", kinds[notice->kind]);
    page_say_slice(page, notice->words);
}

void text_notices(struct page *page, const struct report *report, const struct report_style *style)
{
    size_t shown = report->notice_count;
    uint64_t left = report->notices_left_out;

    if (report->notice_count == 0)
        return;
    if (!style->verbose && shown > NOTICES_SHOWN + 1)
        shown = NOTICES_SHOWN;
    left += report->notice_count - shown;
    text_heading(page, "Suppressions to look at");
    for (size_t i = 0; i < shown; i++)
        add_notice(page, &report->notices[i]);
    if (left == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, "and ");
    page_number(page, left);
    page_say(page, " more");
}
