// `waybill baseline`: makes the list of what is known, and keeps it short. It can only
// grow where the user says so, so that what is mended stays mended.
#include "job.h"

#include "file.h"
#include "print.h"
#include "show_config.h"

#include <unistd.h>

enum { MOST_TOLD = 64 * 1024 * 1024, SHOWN = 300 };

// What an update does to the list.
struct change {
    struct baseline after;
    size_t added, moved, dropped;
};

static bool is_new(const struct finding *finding)
{
    return finding_is_active(finding) && finding->suppressed_by.len == 0;
}

// What stays of the list: all but what is gone, and what moved where it is now.
static void keep(struct change *change, const struct job *job, bool follows)
{
    for (size_t i = 0; i < job->baseline.count; i++) {
        struct baseline_entry entry = job->baseline.items[i];
        if (job->known.standing[i] == ENTRY_GONE) {
            change->dropped++;
            continue;
        }
        if (follows && job->known.moved_to[i]) {
            entry.path = baseline_entry_of(job->known.moved_to[i], job->memory).path;
            change->moved++;
        }
        change->after.items[change->after.count++] = entry;
    }
    baseline_settle(&change->after);
}

// Columns that have fewer persons than before are listed with as many as they have.
static void shrink_columns(struct change *change, const struct job *job)
{
    for (size_t i = 0; i < job->scan.findings.count; i++) {
        const struct finding *finding = &job->scan.findings.items[i];
        struct baseline_entry key = baseline_entry_of(finding, job->memory);
        struct baseline_entry *entry = baseline_find(&change->after, &key);
        if (entry && finding_is_known(finding) && finding->persons < entry->persons)
            entry->persons = finding->persons;
    }
}

static void add_new(struct change *change, const struct job *job)
{
    size_t old = change->after.count, grown = 0;

    for (size_t i = 0; i < job->scan.findings.count; i++) {
        const struct finding *finding = &job->scan.findings.items[i];
        if (!is_new(finding))
            continue;
        struct baseline_entry entry = baseline_entry_of(finding, job->memory);
        struct baseline sorted = {change->after.items, old};
        struct baseline_entry *there = baseline_find(&sorted, &entry);
        if (there) {
            there->persons = entry.persons;
            grown++;
        } else {
            change->after.items[change->after.count++] = entry;
        }
    }
    baseline_settle(&change->after);
    change->added = change->after.count - old + grown;
}

static void change_make(struct change *change, const struct job *job)
{
    enum baseline_action action = job->options.baseline_action;
    size_t most = job->baseline.count + job->scan.findings.count;

    *change = (struct change){.after.items = ARENA_ARRAY(job->memory, most, struct baseline_entry)};
    keep(change, job, action == BASELINE_UPDATE);
    if (action == BASELINE_UPDATE)
        shrink_columns(change, job);
    if (action == BASELINE_CREATE || job->options.add)
        add_new(change, job);
}

static const char *path_of(const struct job *job)
{
    if (job->options.baseline)
        return job->options.baseline;
    return arena_printf(job->memory, "%s%s", source_folder(job->source), BASELINE_NAME).ptr;
}

static void tell_new(const struct job *job, struct buf *told)
{
    for (size_t i = 0; i < job->scan.findings.count; i++) {
        const struct finding *finding = &job->scan.findings.items[i];
        if (!is_new(finding))
            continue;
        buf_add_string(told, "new    ");
        print_safe(told, finding->path);
        buf_printf(told, ":%u %.*s %.*s\n", finding->line, SLICE_ARG(finding->rule),
                   SLICE_ARG(finding->preview));
    }
}

static void tell_entry(const char *what, const struct baseline_entry *entry, struct buf *told)
{
    buf_printf(told, "%-6s ", what);
    print_safe(told, entry->path);
    buf_add_byte(told, ' ');
    print_safe(told, entry->pattern);
}

static enum exit_code diff(const struct job *job, struct buf *told)
{
    const struct known *known = &job->known;

    tell_new(job, told);
    for (size_t i = 0; i < job->baseline.count; i++) {
        if (known->standing[i] == ENTRY_MOVED) {
            tell_entry("moved", &job->baseline.items[i], told);
            buf_add_string(told, ", now ");
            print_safe(told, known->moved_to[i]->path);
            buf_add_byte(told, '\n');
        } else if (known->standing[i] == ENTRY_GONE) {
            tell_entry("gone", &job->baseline.items[i], told);
            buf_add_byte(told, '\n');
        }
    }
    return told->len ? EXIT_REACHED : EXIT_COMPLETE;
}

static bool write_list(const struct job *job, const struct change *change, struct err *err)
{
    struct buf text;
    buf_init(&text, BASELINE_MOST_BYTES);
    baseline_print(&change->after, &job->key, &text);
    bool written = text.overflowed || change->after.count > BASELINE_MOST_ENTRIES
                       ? err_set(err, ERR_UNABLE,
                                 "more findings than a baseline may list: leave out folders with "
                                 "`ignore: paths:` in .waybill.yml")
                       : file_write(path_of(job), buf_slice(&text), err);
    buf_release(&text);
    return written;
}

static void tell_change(const struct job *job, const struct change *change, struct buf *told)
{
    buf_printf(told, "%s: %zu entr%s; %zu added, %zu moved, %zu dropped\n",
               print_quoted(job->memory, job->baseline_path, SHOWN), change->after.count,
               change->after.count == 1 ? "y" : "ies", change->added, change->moved,
               change->dropped);
    size_t left = 0;
    for (size_t i = 0; i < job->scan.findings.count; i++)
        left += is_new(&job->scan.findings.items[i]);
    if (left && job->options.baseline_action == BASELINE_UPDATE && !job->options.add)
        buf_printf(told, "%zu new finding%s not listed: `waybill baseline update --add` does\n",
                   left, left == 1 ? " is" : "s are");
    if (job->options.baseline_action == BASELINE_CREATE && !job->key.own)
        buf_add_string(told,
                       "WAYBILL_FINGERPRINT_KEY is not set, so 16 bits of each value are kept: "
                       "too few to\nguess it from, and one in 65,536 other values at the same "
                       "place would pass for it.\nWith a key of your own, the same in CI and for "
                       "all who commit, it is 64 bits.\n");
    if (!coverage_is_complete(&job->scan.coverage))
        buf_add_string(told, "The scan was not complete: what it did not see is not added, and "
                             "entries of files\nthat it did not see are kept. `waybill scan` "
                             "tells which.\n");
}

static bool check_there(const struct job *job, struct err *err)
{
    bool creates = job->options.baseline_action == BASELINE_CREATE;
    const char *path = print_quoted(job->memory, job->baseline_path, SHOWN);

    if (creates && job->has_baseline && !job->options.force)
        return err_set(err, ERR_USAGE,
                       "%s is there already: `waybill baseline update` brings it up to date, "
                       "`waybill baseline create --force` makes it anew",
                       path);
    if (!creates && !job->has_baseline)
        return err_set(err, ERR_USAGE, "there is no %s: `waybill baseline create` makes it", path);
    return true;
}

static enum exit_code work(struct job *job, struct buf *told, struct err *err)
{
    struct change change;
    enum exit_code code = EXIT_COMPLETE;

    if (!job_open_whole(job, err) || !check_there(job, err) || !job_scan(job, err))
        return EXIT_UNABLE;
    if (job->options.baseline_action == BASELINE_DIFF) {
        code = diff(job, told);
    } else {
        change_make(&change, job);
        if (!write_list(job, &change, err))
            return EXIT_UNABLE;
        if (!job->options.quiet)
            tell_change(job, &change, told);
    }
    return code == EXIT_COMPLETE && !coverage_is_complete(&job->scan.coverage) ? EXIT_UNABLE : code;
}

enum exit_code command_baseline(const struct options *options, struct arena *memory,
                                struct err *err)
{
    bool creates = options->baseline_action == BASELINE_CREATE;
    struct job job = {.options = *options,
                      .makes_baseline = creates,
                      .replaces_baseline = creates && options->force,
                      .memory = memory};
    struct buf told;

    buf_init(&told, MOST_TOLD);
    enum exit_code code = options->show_config
                              ? (show_config(&job, err) ? EXIT_COMPLETE : EXIT_UNABLE)
                              : work(&job, &told, err);
    if (err->kind == ERR_NONE && !fd_write(STDOUT_FILENO, buf_slice(&told), err))
        code = EXIT_UNABLE;
    buf_release(&told);
    job_release(&job);
    return code;
}
