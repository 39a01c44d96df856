// `waybill scan` and `waybill advise`: read, judge, say.
#include "job.h"

#include "advise.h"
#include "by_folder.h"
#include "classify.h"
#include "file.h"
#include "inference.h"
#include "nearest.h"
#include "pattern_load.h"
#include "render.h"
#include "report_files.h"
#include "show_config.h"
#include "tools_in_use.h"
#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { REPORT_MOST = 1024 * 1024 * 1024 };

// What of the question is about plans can be understood once the configuration is read.
static bool read_question(struct job *job, struct err *err)
{
    const struct texts *lists = &job->options.what_if;
    job->what_if.question = &job->question;
    return lists->count == 0 || what_if_ask(&job->question, lists, &job->config.declared,
                                            &job->config.plans, job->memory, err);
}

static bool check_tools(const struct job *job, struct err *err)
{
    const struct texts *tools = &job->options.tools;
    for (size_t i = 0; i < tools->count; i++) {
        const char *unknown =
            plan_unknown(&job->config.plans, slice_of_string(tools->items[i]), job->memory);
        if (unknown)
            return err_set(err, ERR_USAGE, "--tool: %s", unknown);
    }
    return true;
}

// Without git the patterns are for each folder that was named, as well as for where the user is.
static bool is_excluded_below_named(struct job *job, struct slice path)
{
    for (size_t i = 0; i < job->options.paths.count; i++) {
        struct slice folder = slice_of_string(job->options.paths.items[i]);
        while (slice_ends_with(folder, SLICE("/")))
            folder.len--;
        while (slice_starts_with(folder, SLICE("./")))
            folder = slice_cut(folder, 2, folder.len);
        if (slice_starts_with(path, folder) && path.len > folder.len &&
            path.ptr[folder.len] == '/' &&
            exclude_use_file(&job->config.exclude, slice_cut(path, folder.len + 1, path.len)))
            return true;
    }
    return false;
}

static bool is_excluded(void *excluded_by, struct slice path)
{
    struct job *job = excluded_by;
    if (job->config.exclude.count == 0)
        return false;
    return exclude_use_file(&job->config.exclude, path) ||
           (job->options.mode == SOURCE_FILES && is_excluded_below_named(job, path));
}

static bool is_history(const struct options *options)
{
    return options->mode == SOURCE_RANGE || options->mode == SOURCE_HISTORY;
}

// --since REV is the range REV..HEAD.
static const char *revision_of(const struct options *o, struct arena *memory)
{
    if (o->since)
        return arena_printf(memory, "%s..HEAD", o->since).ptr;
    return o->range ? o->range : o->revision;
}

static bool open_source(struct job *job, struct err *err)
{
    const struct options *o = &job->options;
    struct source_options options = {
        .mode = o->mode,
        .path = o->paths.count == 0 || o->mode == SOURCE_FILES ? NULL : o->paths.items[0],
        .rev = revision_of(o, job->memory),
        .paths = o->paths.items,
        .path_count = o->paths.count,
        .stdin_name = o->stdin_name,
        .max_file_size = o->max_file_size,
        .trust_owner = o->trust_owner,
        .all_references = o->all_references,
        .push = o->push,
        .only = o->only.items,
        .only_count = o->only.count,
        .message = o->message,
        .time_budget = o->time_budget,
        .resume_from = o->resume_from,
        .excluded = is_excluded,
        .excluded_by = job,
    };
    job->source = source_open(&options, job->memory, err);
    return job->source != NULL;
}

static bool load_patterns(struct job *job, struct err *err)
{
    struct slice root = source_facts(job->source)->root;
    if (!patterns_load(&job->patterns, &job->options, &job->config, root, job->memory, err))
        return false;
    if (job->patterns.count == 0)
        return err_set(err, ERR_UNABLE, "there are no patterns to look for");
    return acceptances_check_rules(&job->config.rules, &job->patterns, job->config.path, err);
}

static bool is_terminal(int fd)
{
    return isatty(fd) == 1;
}

// The files as they are, in one place or another; not as they once were.
static bool is_of_now(enum source_mode mode)
{
    static const bool now[] = {
        [SOURCE_WORKTREE] = true, [SOURCE_STAGED] = true, [SOURCE_REVISION] = true,
        [SOURCE_FILES] = true,    [SOURCE_STDIN] = true,  [SOURCE_MESSAGE] = true,
    };
    return (size_t)mode < sizeof now / sizeof now[0] && now[mode];
}

// What only the source of a history knows of the coverage.
static void take_rest(struct job *job)
{
    struct coverage *coverage = &job->scan.coverage;
    struct source_rest rest;
    source_rest(job->source, job->memory, &rest);
    coverage->commits += rest.commits;
    coverage->before = rest.before;
    coverage->left = rest.left;
    coverage->resume = rest.cursor;
    if (rest.left)
        coverage_skip(coverage, rest.first, SKIP_TIME_LIMIT);
}

// GitHub compares them with the files of the checkout, which a history's need not be.
static bool wants_line_hashes(const struct options *options)
{
    bool wanted = options->format == FORMAT_SARIF;
    for (size_t i = 0; i < options->reports.count; i++)
        wanted |= options->reports.items[i].format == FORMAT_SARIF;
    return wanted && is_of_now(options->mode);
}

static bool run_scan(struct job *job, struct err *err)
{
    struct archive_options archives = {
        .max_file_size = job->options.max_file_size,
        .excluded = is_excluded,
        .excluded_by = job,
    };
    struct scan_options options = {
        .archives = job->options.archives ? &archives : NULL,
        .detector = {.patterns = &job->patterns,
                     .marks = {job->config.foreign_marks, job->options.day,
                               !is_of_now(job->options.mode)},
                     .syntax = !job->options.no_syntax,
                     .line_hashes = wants_line_hashes(&job->options)},
        .jobs = job->options.jobs,
        .progress = job->options.progress ||
                    (!job->options.quiet && is_terminal(STDERR_FILENO) && !getenv("CI")),
        .history = is_history(&job->options),
        .folders = job->options.by_folder > 0,
    };
    options.detector.key = job->key;
    if (!scan_run(&job->scan, job->source, &options, err))
        return false;
    take_rest(job);
    bool expects = !job->may_be_empty && job->options.mode != SOURCE_STAGED &&
                   job->options.mode != SOURCE_STDIN && job->options.mode != SOURCE_RANGE;
    if (expects && job->scan.coverage.files == 0 && job->scan.coverage.skipped_count == 0)
        return err_set(err, ERR_UNABLE, "there was no file to read: is this the right place?");
    return true;
}

static void judge_folders(struct job *job)
{
    const struct findings *findings = &job->scan.findings;
    const struct folders_seen *seen = &job->scan.folders;
    if (job->options.by_folder)
        job->report.folder_count =
            by_folder(&job->folders, &job->assessment, findings->items, findings->count,
                      seen->items, seen->count, job->options.by_folder, job->memory);
    job->report.folders = job->folders;
}

static void hide_low(struct job *job)
{
    struct findings *findings = &job->scan.findings;
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].confidence >= job->options.min_confidence)
            findings->items[kept++] = findings->items[i];
    job->report.hidden_low = findings->count - kept;
    findings->count = kept;
}

static const struct signal *signals_of(struct job *job, size_t *count)
{
    struct authors authors = {0};
    *count = job->saved.signal_count;
    if (job->options.from)
        return job->saved.signals;
    // A commit need not wait for a check of what is declared.
    if (!job->config.declared.has_owner || job->options.mode != SOURCE_STAGED)
        source_authors(job->source, job->memory, &authors);
    return infer_signals(&job->scan.ownership, source_facts(job->source), &authors, job->memory,
                         count);
}

enum { COMMITS_FOR_SIGNS = 1000 };

static void take_commit(void *tools, const struct recent_commit *commit)
{
    tools_seen_commit(tools, &(struct commit_words){commit->id, commit->author, commit->committer,
                                                    commit->message});
}

// A commit in the making need not wait for what the last ones say.
static void look_at_commits(struct job *job)
{
    if (job->options.mode == SOURCE_STAGED)
        return;
    source_recent_commits(job->source, COMMITS_FOR_SIGNS, take_commit, &job->scan.tools);
    tools_seen_sort(&job->scan.tools);
}

static void judge(struct job *job)
{
    struct findings *findings = &job->scan.findings;
    size_t signal_count;
    const struct signal *signals = signals_of(job, &signal_count);
    assess(&job->assessment, findings->items, findings->count, &job->config.declared, signals,
           signal_count, job->memory);
    weigh_suppressed(&job->report.suppressed, &job->assessment, findings->items, findings->count);
    job->report.lowering_count = lower_tier(&job->report.lowerings, &job->assessment,
                                            findings->items, findings->count, job->memory);
    judge_folders(job);
    if (job->options.what_if.count)
        what_if_assess(&job->what_if, findings->items, findings->count, signals, signal_count,
                       job->memory);
    if (job->options.from)
        job->report.suppressed.count = job->saved.report.suppressed.count; // hidden ones, too
    else
        hide_low(job);
}

static bool is_asked_for(const struct options *options, struct slice plan)
{
    for (size_t i = 0; i < options->tools.count; i++)
        if (slice_equals(slice_of_string(options->tools.items[i]), plan))
            return true;
    return options->tools.count == 0;
}

static struct sign_list signs_of(const struct job *job)
{
    return job->options.from ? signs_of_report(&job->saved.report, job->memory)
                             : signs_seen(&job->scan.tools, job->memory);
}

// The verdicts on the plans that are asked for, of those on all plans.
static const struct advice *pick_asked(const struct job *job, const struct advice *all,
                                       size_t *count)
{
    size_t all_count = job->config.plans.count;
    struct advice *asked = ARENA_ARRAY(job->memory, all_count + 1, struct advice);
    *count = 0;
    for (size_t i = 0; i < all_count; i++)
        if (is_asked_for(&job->options, all[i].plan->id))
            asked[(*count)++] = all[i];
    return asked;
}

// Whether verdicts for the one hold for the other: how many persons there are is all they do not depend on.
static bool is_judged_alike(const struct assessment *a, const struct assessment *b)
{
    const struct cargo *x = &a->cargo, *y = &b->cargo;
    return x->secret == y->secret && x->personal == y->personal &&
           x->bulk_personal == y->bulk_personal && x->health == y->health && x->card == y->card &&
           x->finance == y->finance && x->restricted == y->restricted && x->marked == y->marked;
}

// There are few kinds of cargo, and so what is known of one folder mostly holds for another.
static void advise_folders(struct job *job)
{
    struct folder_tier *folders = job->folders;
    size_t count = job->report.folder_count, known_count = 0;
    struct folder_tier **known = ARENA_ARRAY(job->memory, count + 1, struct folder_tier *);
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < known_count && !is_judged_alike(known[k]->assessment, folders[i].assessment))
            k++;
        if (k == known_count) {
            struct inquiry inquiry = {folders[i].assessment, classify_under, &job->config.plans,
                                      job->options.day};
            known[known_count++] = &folders[i];
            folders[i].advice =
                pick_asked(job, advise_all(&inquiry, job->memory), &folders[i].advice_count);
        }
        folders[i].advice = known[k]->advice;
        folders[i].advice_count = known[k]->advice_count;
    }
}

static void give_advice(struct job *job)
{
    const struct plan_set *plans = &job->config.plans;
    struct inquiry inquiry = {&job->assessment, classify_under, plans, job->options.day};
    const struct advice *all = advise_all(&inquiry, job->memory);
    tools_in_use(&job->report, signs_of(job), &job->config.declared, &job->options.tools, plans,
                 all, job->memory);
    job->report.advice = pick_asked(job, all, &job->report.advice_count);
    advise_folders(job);
    if (job->options.what_if.count)
        what_if_compare(&job->what_if, &job->report, &inquiry, all, signs_of(job),
                        &job->options.tools, job->memory);
}

// What the source and the scan know.
static void fill_scanned(struct job *job)
{
    look_at_commits(job);
    list_idle_files(&job->report, &job->scan.tools, job->memory);
    const struct repository_facts *facts = source_facts(job->source);
    struct report *report = &job->report;
    report->root = facts->root;
    report->paths = facts->paths;
    report->path_count = facts->path_count;
    report->head = facts->head;
    report->mode = slice_of_string(facts->mode);
    report->shallow = facts->shallow;
    report->policy_changes = job->changes.items;
    report->policy_change_count = job->changes.count;
    report->notices = job->scan.notices.items;
    report->notice_count = job->scan.notices.count;
    report->notices_left_out = job->scan.notices.total - job->scan.notices.count;
}

static void fill_report(struct job *job)
{
    struct report *report = &job->report;
    if (!job->options.from)
        fill_scanned(job);
    report->version = SLICE(WAYBILL_VERSION);
    report->homepage = SLICE(WAYBILL_HOMEPAGE);
    report->day = job->options.day;
    report->coverage = &job->scan.coverage;
    report->assessment = &job->assessment;
    report->plans = &job->config.plans;
    report->disclaimer = guidance_texts[GUIDANCE_DISCLAIMER];
    report->findings = job->scan.findings.items;
    report->finding_count = job->scan.findings.count;
}

// https://no-color.org; a dumb terminal shows no colours either.
static bool wants_colour(const struct options *options)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return !options->output && is_terminal(STDOUT_FILENO) && !(no_color && *no_color) &&
           !(term && strcmp(term, "dumb") == 0);
}

static unsigned terminal_width(void)
{
    enum { NARROWEST = 60, WIDEST = 100 };
    struct winsize size;
    if (!is_terminal(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
}

static bool write_reports(struct job *job, bool advice_only, struct err *err)
{
    struct report_style style = {
        .colour = job->options.color == COLOR_ALWAYS,
        .verbose = job->options.verbose,
        .quiet = job->options.quiet,
        .advice_only = advice_only,
    };
    struct err in_file = {0};
    bool filed =
        report_files_write(&job->options.reports, &job->report, &style, REPORT_MOST, &in_file);
    style.colour = wants_colour(&job->options);
    style.width = job->options.output ? 0 : terminal_width();
    struct buf out;
    buf_init(&out, REPORT_MOST);
    bool written = report_render(job->options.format, &job->report, &style, &out, err);
    if (written && job->options.output)
        written = file_write(job->options.output, buf_slice(&out), err);
    else if (written)
        written =
            fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    if (written && !filed)
        *err = in_file;
    return written && filed;
}

enum exit_code job_exit_code(const struct job *job)
{
    // Whoever asks what would be wants to know whether that would do.
    const struct report *judged = job->report.what_if ? &job->what_if.report : &job->report;
    if (fail_on_reached(job->options.fail_on, judged))
        return EXIT_REACHED;
    return coverage_is_complete(&job->scan.coverage) ? EXIT_COMPLETE : EXIT_UNABLE;
}

bool job_open(struct job *job, struct err *err)
{
    return open_source(job, err) && job_read_policy(job, err) && load_patterns(job, err);
}

bool job_open_whole(struct job *job, struct err *err)
{
    struct job again = *job;

    if (!job_open(job, err))
        return false;
    if (job_is_whole(job))
        return true;
    const char **root = ARENA_NEW(job->memory, const char *);
    *root = arena_copy(job->memory, slice_of_string(source_folder(job->source))).ptr;
    job_release(job);
    again.options.paths = (struct texts){root, 1};
    *job = again;
    return job_open(job, err);
}

bool job_scan(struct job *job, struct err *err)
{
    if (!run_scan(job, err))
        return false;
    job_suppress(job);
    return true;
}

void job_release(struct job *job)
{
    saved_report_release(&job->saved);
    scan_release(&job->scan);
    source_close(job->source);
    job->source = NULL;
}

void job_judge(struct job *job)
{
    judge(job);
    fill_report(job);
    give_advice(job);
    if (job->options.what_if.count)
        job->report.what_if = &job->what_if.told;
}

static bool find(struct job *job, struct err *err)
{
    bool from = job->options.from != NULL;
    return (from ? job_read_saved(job, err) : job_open(job, err)) && check_tools(job, err) &&
           read_question(job, err) && (from || job_scan(job, err));
}

static enum exit_code run(const struct options *options, bool advice_only, struct arena *memory,
                          struct err *err)
{
    struct job job = {.options = *options, .memory = memory};
    enum exit_code code = EXIT_UNABLE;
    if (options->show_config) {
        code = show_config(&job, err) ? EXIT_COMPLETE : EXIT_UNABLE;
    } else if (find(&job, err)) {
        job_judge(&job);
        if (write_reports(&job, advice_only, err))
            code = job_exit_code(&job);
    }
    job_release(&job);
    return code;
}

enum exit_code command_scan(const struct options *options, struct arena *memory, struct err *err)
{
    return run(options, false, memory, err);
}

enum exit_code command_advise(const struct options *options, struct arena *memory, struct err *err)
{
    return run(options, true, memory, err);
}

enum exit_code command_badge(const struct options *options, struct arena *memory, struct err *err)
{
    return run(options, false, memory, err);
}
