// Opening and scanning: what a run reads, by which patterns and policy.
#include "job.h"

#include "pattern_load.h"

#include <stdlib.h>
#include <unistd.h>

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
                    (!job->options.quiet && isatty(STDERR_FILENO) == 1 && !getenv("CI")),
        .history = is_history(&job->options),
        .only_findings = job->only_findings,
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
