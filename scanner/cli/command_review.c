// `waybill review`: findings one by one, and what a person says to each. Nothing is written before
// the end, and then each file whole.
#include "job.h"

#include "ask.h"
#include "config_accept.h"
#include "counting.h"
#include "day.h"
#include "file.h"
#include "print.h"
#include "text.h"

#include <stdlib.h>
#include <unistd.h>

#define CONFIG_FILE ".waybill.yml"

enum { FILE_MOST = 4 * 1024 * 1024, SHOWN = 200, QUOTED = 40 };

// How much was decided when a finding was shown, to which `undo` goes back.
struct decided {
    size_t accepted, listed;
};

struct review {
    struct job job;
    struct asker asker;
    const struct finding **findings; // one of each fingerprint, the worst first
    size_t count;
    size_t at;              // the one that is shown,
    size_t next;            // and the one to be shown once it is settled
    struct decided *before; // of each that was shown
    struct accepted *accepted;
    size_t accepted_count;
    const struct finding **listed; // for the baseline
    size_t listed_count;
};

// What an answer does. False on an error; `*settled` false: the same finding is asked about again.
typedef bool answer_fn(struct review *review, const struct finding *finding, bool *settled,
                       struct err *err);

static answer_fn allow, list, skip, undo, explain;

static const struct answer {
    char letter;
    const char *word;
    const char *means;
    answer_fn *run; // NULL: ends the review
} answers[] = {
    {'a', "allow", "allow it, with your reason in " CONFIG_FILE "; it counts no more", allow},
    {'b', "baseline", "put it on the baseline; it stays in the tier, and fails no run", list},
    {'s', "skip", "leave it as it is", skip},
    {'u', "undo", "go back to the one before, as if it had not been answered", undo},
    {'q', "quit", "stop here, and write what was decided so far", NULL},
    {'?', "help", "tell what the letters mean", explain},
};
enum { ANSWERS = sizeof answers / sizeof answers[0] };

static void say(struct review *review, const char *text)
{
    page_begin(&review->asker.page, SECTION, SECTION);
    page_say(&review->asker.page, text);
}

static bool explain(struct review *review, const struct finding *finding, bool *settled,
                    struct err *err)
{
    (void)finding, (void)err;
    *settled = false;
    for (size_t i = 0; i < ANSWERS; i++) {
        page_begin(&review->asker.page, SECTION, DETAIL);
        page_printf(&review->asker.page, "%c: %s", answers[i].letter, answers[i].means);
    }
    return true;
}

static bool skip(struct review *review, const struct finding *finding, bool *settled,
                 struct err *err)
{
    (void)review, (void)finding, (void)settled, (void)err;
    return true;
}

static bool undo(struct review *review, const struct finding *finding, bool *settled,
                 struct err *err)
{
    (void)finding, (void)err;
    *settled = review->at > 0;
    if (!*settled) {
        say(review, "This is the first one.");
        return true;
    }
    review->next = review->at - 1;
    review->accepted_count = review->before[review->next].accepted;
    review->listed_count = review->before[review->next].listed;
    return true;
}

static bool list(struct review *review, const struct finding *finding, bool *settled,
                 struct err *err)
{
    (void)settled, (void)err;
    review->listed[review->listed_count++] = finding;
    return true;
}

// The last day, or none. A day that is over would allow nothing.
static bool ask_until(struct review *review, struct slice *until, struct err *err)
{
    int day;
    for (;;) {
        if (!ask_line(&review->asker, "last day, or Enter", until, err))
            return false;
        if (until->len == 0)
            return true;
        if (!day_parse(*until, &day))
            say(review, "A date has the form YYYY-MM-DD. Enter allows it for good.");
        else if (day < review->job.options.day)
            say(review, "That day is over.");
        else
            return true;
    }
}

static bool is_sound(struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t point = utf8_next(text, &at);
        if (point == 0xFFFD || code_point_is_unsafe(point))
            return false;
    }
    return true;
}

static bool allow(struct review *review, const struct finding *finding, bool *settled,
                  struct err *err)
{
    struct accepted *one = &review->accepted[review->accepted_count];

    say(review, "Why is it fine? One line, for whoever reads the report; Enter goes back.");
    if (!ask_line(&review->asker, "reason", &one->reason, err))
        return false;
    *settled = one->reason.len && is_sound(one->reason);
    if (one->reason.len && !*settled)
        say(review, "A reason is plain text.");
    if (!*settled)
        return true;
    one->fingerprint = slice_of_string(finding->fingerprint);
    review->accepted_count++;
    return ask_until(review, &one->until, err);
}

static const struct answer *understand(struct slice line)
{
    for (size_t i = 0; i < ANSWERS; i++)
        if (slice_equals_nocase(line, slice_of(&answers[i].letter, 1)) ||
            slice_equals_nocase(line, slice_of_string(answers[i].word)))
            return &answers[i];
    return NULL;
}

static void show(struct review *review)
{
    const struct finding *finding = review->findings[review->at];
    const struct pattern_set *patterns = &review->job.patterns;
    const struct pattern *pattern = NULL;
    struct counting counting = counting_of(finding);
    struct page *page = &review->asker.page;

    for (size_t i = 0; i < patterns->count && !pattern; i++)
        if (slice_equals(patterns->patterns[i].id, finding->rule))
            pattern = &patterns->patterns[i];
    page_end(page);
    buf_add_byte(&review->asker.out, '\n');
    page_begin(page, 0, 0);
    page_printf(page, "%zu of %zu", review->at + 1, review->count);
    explain_finding(page, finding, pattern, &counting);
}

// Asks until the finding is settled. `*quits`: the user wants to stop.
static bool ask_about(struct review *review, bool *quits, struct err *err)
{
    const struct finding *finding = review->findings[review->at];
    bool settled = false;

    review->before[review->at] = (struct decided){review->accepted_count, review->listed_count};
    review->next = review->at + 1;
    show(review);
    while (!settled) {
        struct slice line;
        if (!ask_line(&review->asker, "a(llow) b(aseline) s(kip) u(ndo) q(uit) ?", &line, err))
            return false;
        const struct answer *answer = understand(line);
        *quits = answer && !answer->run;
        if (*quits)
            return true;
        settled = true;
        if (!(answer ? answer->run : explain)(review, finding, &settled, err))
            return false;
    }
    return true;
}

static bool is_open(const struct finding *finding)
{
    return finding_is_active(finding) && finding->suppressed_by.len == 0;
}

static int compare_fingerprints(const void *left, const void *right)
{
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    int order = strcmp(a->fingerprint, b->fingerprint);
    return order ? order : finding_compare(a, b);
}

static int compare_worst(const void *left, const void *right)
{
    return finding_compare(*(const struct finding *const *)left,
                           *(const struct finding *const *)right);
}

// A value that stands in a file several times is decided once.
static void choose(struct review *review)
{
    const struct findings *all = &review->job.scan.findings;
    struct arena *memory = review->job.memory;
    const struct finding **chosen = ARENA_ARRAY(memory, all->count + 1, const struct finding *);
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < all->count; i++)
        if (is_open(&all->items[i]))
            chosen[count++] = &all->items[i];
    qsort(chosen, count, sizeof *chosen, compare_fingerprints);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || strcmp(chosen[kept - 1]->fingerprint, chosen[i]->fingerprint) != 0)
            chosen[kept++] = chosen[i];
    qsort(chosen, kept, sizeof *chosen, compare_worst);
    review->findings = chosen;
    review->count = kept;
    review->accepted = ARENA_ARRAY(memory, kept + 1, struct accepted);
    review->listed = ARENA_ARRAY(memory, kept + 1, const struct finding *);
    review->before = ARENA_ARRAY(memory, kept + 1, struct decided);
}

static const char *path_of(const struct review *review, const char *name)
{
    return arena_printf(review->job.memory, "%s%s", source_folder(review->job.source), name).ptr;
}

// Somebody may have edited the file while the questions were answered.
static bool check_unchanged(const struct review *review, const char *path, struct err *err)
{
    const struct repository_facts *facts = source_facts(review->job.source);
    struct buf now;
    bool there = file_exists(path), same = there == facts->has_config;

    buf_init(&now, FILE_MOST);
    if (same && there)
        same = file_read(&now, path, err) && slice_equals(buf_slice(&now), facts->config);
    buf_release(&now);
    if (err->kind != ERR_NONE)
        return false;
    return same ||
           err_set(err, ERR_UNABLE, CONFIG_FILE " was changed meanwhile, and nothing was written");
}

static bool write_config(struct review *review, struct err *err)
{
    const struct repository_facts *facts = source_facts(review->job.source);
    struct slice text = facts->has_config ? facts->config : SLICE("");
    const char *path = path_of(review, CONFIG_FILE);
    struct buf out;

    if (review->accepted_count == 0)
        return true;
    buf_init(&out, FILE_MOST);
    bool written = check_unchanged(review, path, err) &&
                   config_accept(&out, SLICE(CONFIG_FILE), text, review->accepted,
                                 review->accepted_count, review->job.memory, err) &&
                   file_write(path, buf_slice(&out), err);
    buf_release(&out);
    return written;
}

static bool write_baseline(struct review *review, struct err *err)
{
    struct job *job = &review->job;
    size_t most = job->baseline.count + review->listed_count;
    struct baseline after = {ARENA_ARRAY(job->memory, most + 1, struct baseline_entry), 0};
    struct buf out;

    if (review->listed_count == 0)
        return true;
    for (size_t i = 0; i < job->baseline.count; i++)
        after.items[after.count++] = job->baseline.items[i];
    for (size_t i = 0; i < review->listed_count; i++)
        after.items[after.count++] = baseline_entry_of(review->listed[i], job->memory);
    baseline_settle(&after);
    buf_init(&out, BASELINE_MOST_BYTES);
    baseline_print(&after, &job->key, &out);
    bool written = out.overflowed || after.count > BASELINE_MOST_ENTRIES
                       ? err_set(err, ERR_UNABLE, "more findings than a baseline may list")
                       : file_write(path_of(review, BASELINE_NAME), buf_slice(&out), err);
    buf_release(&out);
    return written;
}

static bool tell(const struct review *review, struct err *err)
{
    size_t open = review->count - review->accepted_count - review->listed_count;
    struct slice told = arena_printf(review->job.memory,
                                     review->count ? "%zu allowed in " CONFIG_FILE
                                                     ", %zu put on the baseline, %zu left open\n"
                                                   : "Nothing that was found is open.\n",
                                     review->accepted_count, review->listed_count, open);
    return fd_write(STDOUT_FILENO, told, err);
}

static bool open_all(struct review *review, struct err *err)
{
    if (!ask_possible())
        return err_set(
            err, ERR_USAGE,
            "there is no terminal to ask at: `waybill scan` lists the findings, `ignore: "
            "findings:` in " CONFIG_FILE " allows one by its fingerprint, and `waybill "
            "baseline update --add` lists all that there are");
    if (!job_open_whole(&review->job, err))
        return false;
    if (!source_folder(review->job.source))
        return err_set(err, ERR_USAGE, "a bare repository has no files to put " CONFIG_FILE " to");
    return job_scan(&review->job, err);
}

static bool run(struct review *review, struct err *err)
{
    bool quits = false;

    if (!open_all(review, err))
        return false;
    choose(review);
    asker_init(&review->asker, review->job.memory);
    bool asked = true;
    for (; review->at < review->count && asked && !quits; review->at = review->next)
        asked = ask_about(review, &quits, err);
    asker_release(&review->asker);
    return asked && write_config(review, err) && write_baseline(review, err) && tell(review, err);
}

enum exit_code command_review(const struct options *options, struct arena *memory, struct err *err)
{
    struct review review = {.job = {.options = *options, .memory = memory, .may_be_empty = true}};
    bool done = run(&review, err);
    job_release(&review.job);
    return done ? EXIT_COMPLETE : EXIT_UNABLE;
}
