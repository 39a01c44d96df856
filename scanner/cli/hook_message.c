#include "hook_message.h"

#include "page.h"

enum { WIDTH = 100, SHOWN = 10, SKIPS_SHOWN = 5, ITEM = 2, DETAIL = 6, COMMIT_SHOWN = 12 };

// What can be done about findings, by what they are and where.
enum cure { CURE_REVOKE, CURE_REPLACE, CURE_REWORD, CURE_REWRITE, CURE_COUNT };

static const struct {
    const char *words, *command;
} cures[CURE_COUNT] = {
    [CURE_REVOKE] =
        {"To fix it: take credentials out and read them from the environment or a secret "
         "store; revoke what was ever pushed or shown to someone",
         ""},
    [CURE_REPLACE] =
        {"To fix it: put made-up data in place of persons' data: example.com, 555-0100, "
         "test card numbers",
         ""},
    [CURE_REWORD] = {"The message is kept; to change it: ",
                     "git commit -e -F \"$(git rev-parse --git-path COMMIT_EDITMSG)\""},
    [CURE_REWRITE] =
        {"A further commit that takes it out is not enough, the one named above has it "
         "still; to edit that: ",
         "git rebase -i COMMIT^"},
};

static bool is_message(const struct finding *finding)
{
    return slice_starts_with(finding->path, SLICE(".git/"));
}

static unsigned cures_of(const struct hook_message *message, const struct finding *finding)
{
    unsigned wanted = 1U << (finding->carries == CARRIES_SECRET ? CURE_REVOKE : CURE_REPLACE);
    if (message->row->input == HOOK_MESSAGE)
        wanted |= 1U << CURE_REWORD;
    else if (finding->commit.len)
        wanted |= 1U << CURE_REWRITE;
    return wanted;
}

static void say_where(struct page *page, const struct finding *finding)
{
    if (is_message(finding))
        page_say(page, "commit message, line ");
    else
        page_token(page, finding->path);
    if (finding->line > 0)
        page_printf(page, is_message(finding) ? "%u" : ":%u:%u", finding->line, finding->column);
    if (finding->commit.len) {
        page_say(page, " (commit ");
        page_say_slice(page, slice_cut(finding->commit, 0, COMMIT_SHOWN));
        page_say(page, ")");
    }
}

static void add_finding(struct page *page, const struct finding *finding)
{
    page_begin(page, ITEM, DETAIL);
    say_where(page, finding);
    page_say(page, ": ");
    page_ink(page, INK_HEADING);
    page_say_slice(page, finding->title);
    page_ink(page, INK_PLAIN);
    if (finding->preview.len) {
        page_say(page, ", ");
        page_printable(page, finding->preview);
    }
    if (finding->name.len) {
        page_say(page, ", in ");
        page_printable(page, finding->name);
    }
    if (finding->persons > 1)
        page_printf(page, ", %u persons", finding->persons);
    page_begin(page, DETAIL, DETAIL);
    page_printf(page, "%s, %s confidence", severity_name(finding->severity),
                confidence_name(finding->confidence));
    for (size_t i = 0; i < FINDING_MOST_WHY && finding->why[i].len; i++) {
        page_say(page, i ? "; " : ": ");
        page_printable(page, finding->why[i]);
    }
    page_end(page);
}

// The reasons for refusing, the first ones in full; returns which cures there are for them.
static unsigned add_findings(struct page *page, const struct hook_message *message,
                             const struct finding **first)
{
    const struct report *report = message->report;
    unsigned wanted = 0;
    size_t said = 0;

    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!fail_on_is_reason(message->fail_on, report, finding))
            continue;
        *first = *first ? *first : finding;
        wanted |= cures_of(message, finding);
        if (said++ < SHOWN)
            add_finding(page, finding);
    }
    if (said > SHOWN) {
        page_begin(page, ITEM, DETAIL);
        page_printf(page, "and %zu more", said - SHOWN);
    }
    return wanted;
}

static size_t count_reasons(const struct hook_message *message)
{
    size_t count = 0;
    for (size_t i = 0; i < message->report->finding_count; i++)
        count +=
            fail_on_is_reason(message->fail_on, message->report, &message->report->findings[i]);
    return count;
}

static void add_headline(struct page *page, const struct hook_message *message)
{
    size_t count = count_reasons(message);

    page_begin(page, 0, ITEM);
    page_ink(page, INK_BAD);
    page_say(page, "waybill: ");
    if (!message->only_asked)
        page_printf(page, "%s is refused", message->row->stops);
    if (message->refused && count) {
        page_say(page, message->only_asked ? "" : ", for ");
        page_count(page, count, "finding", NULL);
    } else if (message->refused) {
        page_say(page, message->only_asked ? "fail_on is reached" : ", as fail_on asks for it");
    } else {
        page_say(page, message->only_asked ? "not all could be looked at"
                                           : ": not all of it could be looked at");
    }
    page_ink(page, INK_PLAIN);
    page_end(page);
}

static void add_skipped(struct page *page, const struct coverage *coverage)
{
    size_t count = 0;
    for (size_t i = 0; i < coverage->skipped_count; i++) {
        const struct skipped *skipped = &coverage->skipped[i];
        if (!skip_is_incomplete(skipped->reason) || count++ >= SKIPS_SHOWN)
            continue;
        page_begin(page, ITEM, DETAIL);
        page_token(page, skipped->path);
        page_say(page, ": ");
        page_say(page, skip_words(skipped->reason));
    }
    if (count > SKIPS_SHOWN) {
        page_begin(page, ITEM, DETAIL);
        page_printf(page, "and %zu more", count - SKIPS_SHOWN);
    }
}

// A mark that could not be understood is why what it is for is told.
static void add_notices(struct page *page, const struct report *report)
{
    for (size_t i = 0; i < report->notice_count; i++) {
        const struct notice *notice = &report->notices[i];
        if (notice->kind != NOTICE_MALFORMED && notice->kind != NOTICE_EXPIRED)
            continue;
        page_begin(page, ITEM, DETAIL);
        page_token(page, notice->path);
        if (notice->line > 0)
            page_printf(page, ":%u", notice->line);
        page_say(page, notice->kind == NOTICE_EXPIRED ? ": what allows it has expired: "
                                                      : ": not understood: ");
        page_say_slice(page, notice->words);
    }
}

static void add_ways_on(struct page *page, const struct hook_message *message,
                        const struct finding *first)
{
    if (first && !is_message(first)) {
        page_begin(page, 0, ITEM);
        page_say(page, "To allow one, say why in a comment in its line or the one above: ");
        page_code(page, SLICE("waybill:allow "));
        page_code(page, first->rule);
        page_code(page, SLICE(" reason=\"...\""));
    }
    if (!message->refused && message->report->coverage->reasons[SKIP_TIME_LIMIT]) {
        page_begin(page, 0, ITEM);
        page_say(page, "To give it more time: waybill hook install --time-budget TIME");
    } else if (!message->refused) {
        page_begin(page, 0, ITEM);
        page_say(page, "To leave files out: paths below `ignore` in .waybill.yml");
    }
    if (message->elsewhere) {
        page_begin(page, 0, ITEM);
        page_printf(page, "Not shown: %zu on lines that are not changed (--whole-file)",
                    message->elsewhere);
    }
    if (*message->row->skip && !message->only_asked) {
        page_begin(page, 0, ITEM);
        page_say(page, "To go on unchecked this once: ");
        page_code(page, slice_of_string(message->row->skip));
    }
}

void hook_message_add(struct buf *out, const struct hook_message *message)
{
    const struct finding *first = NULL;
    struct page page;

    page_init(&page, out, WIDTH, message->colour);
    add_headline(&page, message);
    unsigned wanted = add_findings(&page, message, &first);
    add_notices(&page, message->report);
    if (!coverage_is_complete(message->report->coverage)) {
        if (message->refused) {
            page_begin(&page, 0, ITEM);
            page_say(&page, "Not all could be looked at besides:");
        }
        add_skipped(&page, message->report->coverage);
    }
    for (size_t i = 0; i < CURE_COUNT; i++) {
        if (!(wanted & 1U << i))
            continue;
        page_begin(&page, 0, ITEM);
        page_say(&page, cures[i].words);
        page_code(&page, slice_of_string(cures[i].command));
    }
    add_ways_on(&page, message, first);
    page_end(&page);
    page_release(&page);
}
