#include "hook_message.h"

#include "page.h"
#include "source.h"

enum { WIDTH = 100, SHOWN = 10, SKIPS_SHOWN = 5, ITEM = 2, DETAIL = 6, COMMIT_SHOWN = 12 };

// What can be done about findings, by what they are and where.
enum cure { CURE_REVOKE, CURE_REPLACE, CURE_REWORD, CURE_REWRITE, CURE_RETAG, CURE_COUNT };

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
         "git rebase -i "},
    [CURE_RETAG] = {"A tag that has it is to be made anew: ", "git tag -f -a TAG"},
};

// Of what is in no file: ".git/" and COMMIT_EDITMSG, or the reference that leads to it.
static struct slice reference_of(const struct finding *finding)
{
    struct slice start = SLICE(".git/");
    return slice_starts_with(finding->path, start)
               ? slice_cut(finding->path, start.len, finding->path.len)
               : SLICE("");
}

static bool is_in_file(const struct finding *finding)
{
    return reference_of(finding).len == 0;
}

static bool is_in_commit_message(const struct finding *finding)
{
    return slice_equals(finding->path, SOURCE_MESSAGE_PATH);
}

static unsigned cures_of(const struct hook_message *message, const struct finding *finding)
{
    unsigned wanted = 1U << (finding->carries == CARRIES_SECRET ? CURE_REVOKE : CURE_REPLACE);
    if (message->row->input == HOOK_MESSAGE)
        wanted |= 1U << CURE_REWORD;
    else if (!is_in_file(finding) && !is_in_commit_message(finding))
        wanted |= 1U << CURE_RETAG;
    else if (finding->commit.len)
        wanted |= 1U << CURE_REWRITE;
    return wanted;
}

static void say_where(struct page *page, const struct finding *finding)
{
    struct slice tags = SLICE("refs/tags/"), reference = reference_of(finding);
    bool is_tag = slice_starts_with(reference, tags);

    if (is_in_commit_message(finding)) {
        page_say(page, "commit message, line ");
    } else if (reference.len) {
        page_say(page, is_tag ? "tag " : "");
        page_token(page, slice_cut(reference, is_tag ? tags.len : 0, reference.len));
        page_say(page, ", line ");
    } else {
        page_token(page, finding->path);
    }
    if (finding->line > 0)
        page_printf(page, reference.len ? "%u" : ":%u:%u", finding->line, finding->column);
    if (finding->commit.len && (reference.len == 0 || is_in_commit_message(finding))) {
        page_say(page, " (commit ");
        page_say_slice(page, slice_cut(finding->commit, 0, COMMIT_SHOWN));
        page_say(page, ")");
    }
}

static bool has_same_why(const struct finding *finding, const struct finding *before)
{
    bool same = before && finding->severity == before->severity &&
                finding->confidence == before->confidence;
    for (size_t i = 0; same && i < FINDING_MOST_WHY; i++)
        same = slice_equals(finding->why[i], before->why[i]);
    return same;
}

static void add_why(struct page *page, const struct finding *finding)
{
    page_begin(page, DETAIL, DETAIL);
    page_printf(page, "%s, %s confidence", severity_name(finding->severity),
                confidence_name(finding->confidence));
    for (size_t i = 0; i < FINDING_MOST_WHY && finding->why[i].len; i++) {
        page_say(page, i ? "; " : ": ");
        page_printable(page, finding->why[i]);
    }
    page_end(page);
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
    page_end(page);
}

// What is to be said below the findings.
struct mending {
    unsigned cures;              // a bit for each
    const struct finding *first; // that can be allowed where it stands; NULL: none
    const struct finding *past;  // that can not: in history alone, or in a message
    struct slice commit;         // the only one to edit, or COMMIT
};

static void take_mending(struct mending *mending, const struct hook_message *message,
                         const struct finding *finding)
{
    unsigned wanted = cures_of(message, finding);
    if (wanted & 1U << CURE_REWRITE)
        mending->commit = mending->commit.len == 0 || slice_equals(mending->commit, finding->commit)
                              ? finding->commit
                              : SLICE("COMMIT");
    if (finding_is_past(finding))
        mending->past = mending->past ? mending->past : finding;
    else
        mending->first = mending->first ? mending->first : finding;
    mending->cures |= wanted;
}

// The reasons for refusing, the first ones in full.
static struct mending add_findings(struct page *page, const struct hook_message *message)
{
    const struct report *report = message->report;
    const struct finding *before = NULL;
    struct mending mending = {0};
    size_t said = 0;

    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!fail_on_is_reason(message->fail_on, report, finding))
            continue;
        take_mending(&mending, message, finding);
        if (said++ >= SHOWN)
            continue;
        add_finding(page, finding);
        if (!has_same_why(finding, before))
            add_why(page, finding);
        before = finding;
    }
    if (said > SHOWN) {
        page_begin(page, ITEM, DETAIL);
        page_printf(page, "and %zu more", said - SHOWN);
        if (message->row->input == HOOK_INDEX && !message->only_asked)
            page_say(page, ": waybill scan --staged");
    }
    return mending;
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

static void add_cures(struct page *page, const struct mending *mending, enum hook_input input)
{
    for (size_t i = 0; i < CURE_COUNT; i++) {
        if (!(mending->cures & 1U << i))
            continue;
        page_begin(page, 0, ITEM);
        page_say(page, cures[i].words);
        page_code(page, slice_of_string(cures[i].command));
        if (i == CURE_REWRITE) {
            page_code(page, slice_cut(mending->commit, 0, COMMIT_SHOWN));
            page_code(page, SLICE("^"));
        }
    }
    if (mending->first) {
        page_begin(page, 0, ITEM);
        page_say(page, "To allow one, say why in a comment in its line or the one above: ");
        page_code(page, SLICE("waybill:allow "));
        page_code(page, mending->first->rule);
        page_code(page, SLICE(" reason=\"...\""));
    } else if (mending->past) {
        page_begin(page, 0, ITEM);
        page_say(page, input == HOOK_RECEIVED
                           ? "To allow one, say why in .waybill.yml of the default branch: "
                           : "To allow one, say why in .waybill.yml, and add that to git: ");
        page_code(page, SLICE("ignore: {findings: [{fingerprint: "));
        page_code(page, slice_of_string(mending->past->fingerprint));
        page_code(page, SLICE(", reason: \"...\"}]}"));
    }
}

// To go on without a check is for whoever is stopped in their own repository.
static void add_skip(struct page *page, const struct hook_message *message)
{
    if (!*message->row->skip || message->only_asked)
        return;
    page_begin(page, 0, ITEM);
    page_say(page, "To go on unchecked this once: ");
    page_code(page, slice_of_string(message->row->skip));
}

static void add_ways_on(struct page *page, const struct hook_message *message)
{
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
}

static void add_judged(struct page *page, const struct hook_message *message)
{
    add_headline(page, message);
    struct mending mending = add_findings(page, message);
    add_notices(page, message->report);
    if (!coverage_is_complete(message->report->coverage)) {
        if (message->refused) {
            page_begin(page, 0, ITEM);
            page_say(page, "Not all could be looked at besides:");
        }
        add_skipped(page, message->report->coverage);
    }
    add_cures(page, &mending, message->row->input);
    add_ways_on(page, message);
}

// "WHY; to do this: COMMAND; to do that: COMMAND", as errors are: a line each, and commands whole.
static void add_unchecked(struct page *page, const struct hook_message *message)
{
    struct slice rest = message->unchecked, mark = SLICE("; to "), colon = SLICE(": ");
    size_t end = slice_find(rest, mark);

    page_begin(page, 0, ITEM);
    page_ink(page, INK_BAD);
    page_printf(page, "waybill: %s was not checked", message->row->stops);
    page_ink(page, INK_PLAIN);
    page_say(page, ": ");
    page_say_slice(page, slice_cut(rest, 0, end == SLICE_NOT_FOUND ? rest.len : end));
    while (end != SLICE_NOT_FOUND) {
        rest = slice_cut(rest, end + mark.len, rest.len);
        end = slice_find(rest, mark);
        struct slice way = slice_cut(rest, 0, end == SLICE_NOT_FOUND ? rest.len : end);
        size_t words = slice_find(way, colon);
        words = words == SLICE_NOT_FOUND ? way.len : words + colon.len;
        page_begin(page, 0, ITEM);
        page_say(page, "To ");
        page_say_slice(page, slice_cut(way, 0, words));
        page_code(page, slice_cut(way, words, way.len));
    }
}

void hook_message_add(struct buf *out, const struct hook_message *message)
{
    struct page page;

    page_init(&page, out, WIDTH, message->colour);
    if (message->unchecked.len)
        add_unchecked(&page, message);
    else
        add_judged(&page, message);
    add_skip(&page, message);
    page_end(&page);
    page_release(&page);
}
