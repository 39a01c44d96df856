// What was read, what was not, and whether the report can be relied on to be all.
#include "text.h"

enum { PATHS_SHOWN = 3, HEAD_SHOWN = 12 };

// 1.2 MB; a tenth below ten of a unit, as one would say it.
static void say_bytes(struct page *page, uint64_t bytes)
{
    static const char *const units[] = {"bytes", "KB", "MB", "GB", "TB"};
    size_t unit = 0;
    uint64_t tenths = bytes < UINT64_MAX / 10 ? bytes * 10 : UINT64_MAX;
    while (tenths >= 10000 && unit + 1 < sizeof units / sizeof units[0])
        tenths = (tenths + 500) / 1000, unit++;
    page_number(page, tenths / 10);
    if (unit > 0 && tenths < 100)
        page_printf(page, ".%u", (unsigned)(tenths % 10));
    page_say(page, bytes == 1 ? " byte" : " ");
    page_say(page, bytes == 1 ? "" : units[unit]);
}

const char *no_tool_words(const struct report *report)
{
    bool is_all = slice_equals(report->mode, SLICE("worktree")) ||
                  slice_equals(report->mode, SLICE("revision")) ||
                  slice_equals(report->mode, SLICE("history"));
    return is_all ? "No AI tool left a sign in the repository."
                  : "No AI tool left a sign in what was read.";
}

bool report_is_history(const struct report *report)
{
    return slice_equals(report->mode, SLICE("range")) ||
           slice_equals(report->mode, SLICE("history"));
}

static bool is_relative(const struct report *report, size_t i)
{
    return !slice_starts_with(report->paths[i], SLICE("/"));
}

void report_add_path(const struct report *report, size_t i, struct buf *out)
{
    if (is_relative(report, i) && report->root.len) {
        buf_add(out, report->root);
        if (!slice_ends_with(report->root, SLICE("/")))
            buf_add_byte(out, '/');
    }
    buf_add(out, report->paths[i]);
}

static void say_whole_path(struct page *page, const struct report *report, size_t i)
{
    struct buf path;
    buf_init(&path, report->root.len + report->paths[i].len + 1);
    report_add_path(report, i, &path);
    page_token(page, buf_slice(&path));
    buf_release(&path);
}

// "a, b, c and 4 more"
static void say_asked_for(struct page *page, const struct report *report, bool whole)
{
    size_t more = report->path_count > PATHS_SHOWN ? report->path_count - PATHS_SHOWN : 0;
    size_t shown = report->path_count - more;
    for (size_t i = 0; i < shown; i++) {
        page_say(page, more && i ? ", " : list_separator(i, shown));
        if (whole)
            say_whole_path(page, report, i);
        else
            page_token(page, report->paths[i]);
    }
    if (more) {
        page_say(page, " and ");
        page_number(page, more);
        page_say(page, " more");
    }
}

bool report_is_of_named(const struct report *report)
{
    return report->path_count && slice_equals(report->mode, SLICE("files"));
}

// "/home/sam/shop/src", "a.txt and b.txt in /home/sam/shop".
static void say_named(struct page *page, const struct report *report)
{
    bool whole = report->path_count == 1 || report->root.len == 0;
    for (size_t i = 0; i < report->path_count; i++)
        whole = whole || !is_relative(report, i);
    say_asked_for(page, report, whole);
    if (!whole) {
        page_say(page, " in ");
        page_token(page, report->root);
    }
}

static void say_root(struct page *page, const char *before, const struct report *report)
{
    if (report_is_of_named(report)) {
        page_say(page, before);
        say_named(page, report);
        return;
    }
    if (report->root.len && !slice_equals(report->root, SLICE("."))) {
        page_say(page, before);
        page_token(page, report->root);
    }
    if (report->path_count) {
        page_say(page, ", only ");
        say_asked_for(page, report, false);
        page_say(page, report->head.len ? "," : "");
    }
}

void say_how_far(struct page *page, const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    if (report_is_history(report) && coverage->commits == 0) {
        page_begin(page, SECTION, SECTION);
        page_say(page, "The range is empty: no commit is in it, so there was nothing to read.");
    }
    if (coverage->before) {
        page_begin(page, SECTION, SECTION);
        page_say(page, "Resumed: ");
        page_count(page, coverage->before, "blob or message", "blobs and messages");
        page_say(page, " were read by the scan before and are not in this report.");
    }
    if (coverage->left == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_count(page, coverage->left, "blob or message", "blobs and messages");
    page_say(page, " are left. To go on: --resume-from ");
    page_token(page, coverage->resume);
}

// Of a history, what is no file of its own is a message.
static void say_counts(struct page *page, const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    if (report_is_history(report)) {
        page_count(page, coverage->commits, "commit", NULL);
        page_say(page, ", ");
        page_count(page, coverage->blobs, "distinct file", NULL);
        page_say(page, ", ");
        page_count(page, coverage->files - coverage->blobs, "message", NULL);
    } else {
        page_count(page, coverage->files, "file", NULL);
    }
    page_say(page, ", ");
    say_bytes(page, coverage->bytes);
    if (coverage->commits > 0 && !report_is_history(report)) {
        page_say(page, ", ");
        page_count(page, coverage->commits, "commit", NULL);
    }
}

void say_what_was_read(struct page *page, const struct report *report)
{
    static const struct {
        struct slice mode;
        const char *what, *of, *at;
    } modes[] = {
        {SLICE_INIT("worktree"), "The work tree", " of ", " at commit "},
        {SLICE_INIT("staged"), "What the next commit would change", " in ", " after commit "},
        {SLICE_INIT("revision"), "The files", " of ", " at commit "},
        {SLICE_INIT("files"), "Files and folders as they are", ": ", " at commit "},
        {SLICE_INIT("range"), "What the commits of a range brought", " in ", " up to commit "},
        {SLICE_INIT("history"), "The history", " of ", " at commit "},
        {SLICE_INIT("stdin"), "Standard input", ", as ", " at commit "},
    };
    size_t i = 0;
    while (i + 1 < sizeof modes / sizeof modes[0] && !slice_equals(modes[i].mode, report->mode))
        i++;
    page_say(page, modes[i].what);
    say_root(page, modes[i].of, report);
    if (report->head.len) {
        page_say(page, modes[i].at);
        page_say_slice(page, slice_cut(report->head, 0, HEAD_SHOWN));
    }
    page_say(page, ": ");
    say_counts(page, report);
    page_say(page, ".");
    say_how_far(page, report);
}

// The paths that were skipped for a reason; all of them when verbose.
static void say_paths(struct page *page, const struct coverage *coverage, enum skip reason,
                      bool verbose)
{
    uint64_t count = coverage->reasons[reason], said = 0;
    for (size_t i = 0; i < coverage->skipped_count; i++) {
        if (coverage->skipped[i].reason != reason)
            continue;
        if (verbose)
            page_begin(page, DETAIL, DETAIL);
        else if (said == PATHS_SHOWN)
            break;
        else
            page_say(page, said ? ", " : ": ");
        page_token(page, coverage->skipped[i].path);
        said++;
    }
    if (!verbose && said > 0 && said < count) {
        page_say(page, " and ");
        page_number(page, count - said);
        page_say(page, " more");
    }
}

static uint64_t count_skipped(const struct coverage *coverage, bool incomplete)
{
    uint64_t count = 0;
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (skip_is_incomplete((enum skip)i) == incomplete)
            count += coverage->reasons[i];
    return count;
}

static void add_skipped(struct page *page, const struct coverage *coverage, bool incomplete,
                        bool verbose)
{
    for (size_t i = 0; i < SKIP_COUNT; i++) {
        enum skip reason = (enum skip)i;
        if (coverage->reasons[i] == 0 || skip_is_incomplete(reason) != incomplete)
            continue;
        page_begin(page, ITEM, DETAIL);
        page_say(page, skip_words(reason));
        page_say(page, " (");
        page_number(page, coverage->reasons[i]);
        page_say(page, ")");
        if (incomplete || verbose)
            say_paths(page, coverage, reason, verbose);
    }
}

void text_incomplete(struct page *page, const struct report *report,
                     const struct report_style *style)
{
    if (coverage_is_complete(report->coverage))
        return;
    page_begin(page, SECTION, SECTION);
    page_ink(page, INK_BAD);
    page_say(page, "The scan is NOT complete.");
    page_ink(page, INK_PLAIN);
    page_say(page, " ");
    page_count(page, count_skipped(report->coverage, true), "place was", "places were");
    page_say(page, " not looked at, or not to the end, and could hold more:");
    add_skipped(page, report->coverage, true, style->verbose);
}

// Said with the tier, which rests on it.
static void add_completeness(struct page *page, const struct report *report,
                             const struct report_style *style)
{
    if (!coverage_is_complete(report->coverage)) {
        text_incomplete(page, report, style);
        return;
    }
    page_begin(page, SECTION, SECTION);
    page_say(page,
             report->coverage->files ? "The scan is complete." : "Nothing was there to be read.");
}

void text_coverage(struct page *page, const struct report *report, const struct report_style *style)
{
    page_begin(page, SECTION, SECTION);
    say_what_was_read(page, report);
    add_completeness(page, report, style);
}

void text_left_out(struct page *page, const struct report *report, const struct report_style *style)
{
    if (count_skipped(report->coverage, false) == 0)
        return;
    text_heading(page, "Left out or read less closely, by design");
    add_skipped(page, report->coverage, false, style->verbose);
}
