// `waybill scan` and `waybill advise`: read, judge, say.
#include "job.h"

#include "advise.h"
#include "classify.h"
#include "file.h"
#include "inference.h"
#include "nearest.h"
#include "pattern_load.h"
#include "print.h"
#include "render.h"
#include "suppress.h"
#include "tools_in_use.h"
#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    CONFIG_MOST = 1024 * 1024,
    PATTERNS_MOST = 4 * 1024 * 1024,
    REPORT_MOST = 1024 * 1024 * 1024,
    PATH_SHOWN = 300,
};

static bool check_tools(const struct options *options, struct arena *memory, struct err *err)
{
    for (size_t i = 0; i < options->tools.count; i++) {
        const char *unknown = plan_unknown(slice_of_string(options->tools.items[i]), memory);
        if (unknown)
            return err_set(err, ERR_USAGE, "--tool: %s", unknown);
    }
    return true;
}

// Without git the patterns are for each folder that was named, as well as for where the user is.
static bool is_excluded_below_named(const struct job *job, struct slice path)
{
    for (size_t i = 0; i < job->options.paths.count; i++) {
        struct slice folder = slice_of_string(job->options.paths.items[i]);
        while (slice_ends_with(folder, SLICE("/")))
            folder.len--;
        while (slice_starts_with(folder, SLICE("./")))
            folder = slice_cut(folder, 2, folder.len);
        if (slice_starts_with(path, folder) && path.len > folder.len &&
            path.ptr[folder.len] == '/' &&
            exclude_has_file(&job->config.exclude, slice_cut(path, folder.len + 1, path.len)))
            return true;
    }
    return false;
}

static bool is_excluded(void *excluded_by, struct slice path)
{
    const struct job *job = excluded_by;
    if (job->config.exclude.count == 0)
        return false;
    return exclude_has_file(&job->config.exclude, path) ||
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
        .path = o->mode == SOURCE_FILES || o->mode == SOURCE_STDIN ? NULL : o->paths.items[0],
        .rev = revision_of(o, job->memory),
        .paths = o->paths.items,
        .path_count = o->paths.count,
        .stdin_name = o->stdin_name,
        .max_file_size = o->max_file_size,
        .trust_owner = o->trust_owner,
        .all_references = o->all_references,
        .time_budget = o->time_budget,
        .resume_from = o->resume_from,
        .excluded = is_excluded,
        .excluded_by = job,
    };
    job->source = source_open(&options, job->memory, err);
    return job->source != NULL;
}

static bool take_config(struct job *job)
{
    config_settle(&job->config, &job->options);
    source_limit(job->source, job->options.max_file_size);
    return true;
}

// A file of the policy, from the commit that --config-from names and from the files that are scanned.
static bool read_both(struct job *job, uint64_t most, struct policy_texts *file, struct err *err)
{
    return source_policy(job->source, job->options.config_from, file->path, most, &file->base,
                         &file->in_base, job->memory, err) &&
           source_policy(job->source, NULL, file->path, most, &file->tree, &file->in_tree,
                         job->memory, err);
}

// The file that --config names, else `.waybill.yml` of the repository, at the place the blobs come from.
static bool read_config(struct job *job, struct err *err)
{
    const struct repository_facts *facts = source_facts(job->source);
    struct slice path = SLICE(".waybill.yml"), text = facts->config;
    bool is_there = facts->has_config;
    config_init(&job->config);
    if (job->options.config) {
        struct buf bytes;
        buf_init(&bytes, CONFIG_MOST);
        bool read = file_read(&bytes, job->options.config, err);
        text = arena_copy(job->memory, buf_slice(&bytes));
        buf_release(&bytes);
        if (!read) {
            err->kind = ERR_CONFIG;
            return false;
        }
        path = slice_of_string(job->options.config);
        is_there = true;
    }
    if (is_there && !config_parse(&job->config, path, text, job->memory, err))
        return false;
    return take_config(job);
}

// Pattern files that the configuration names, of the same commit.
static bool read_base_patterns(struct job *job, struct err *err)
{
    struct config *config = &job->config;
    struct slice *texts = ARENA_ARRAY(job->memory, config->pattern_count, struct slice);
    for (size_t i = 0; i < config->pattern_count; i++) {
        struct policy_texts file = {.path = config->patterns[i]};
        if (!read_both(job, PATTERNS_MOST, &file, err))
            return false;
        if (!file.in_base)
            return err_set(err, ERR_CONFIG, "%s: not in the commit that --config-from names",
                           print_quoted(job->memory, file.path, PATH_SHOWN));
        texts[i] = file.base;
        policy_compare_bytes(&job->changes, &file);
    }
    config->pattern_texts = texts;
    return true;
}

// The configuration of the commit that --config-from names.
static bool read_base_config(struct job *job, struct err *err)
{
    struct policy_texts file = {.path = SLICE(".waybill.yml")};
    job->changes.memory = job->memory;
    config_init(&job->config);
    if (!source_commit(job->source, job->options.config_from, &job->report.policy_from, job->memory,
                       err) ||
        !read_both(job, CONFIG_MOST, &file, err))
        return false;
    struct slice path =
        arena_printf(job->memory, "%.12s:%.*s", job->report.policy_from.ptr, SLICE_ARG(file.path));
    if (file.in_base && !config_parse(&job->config, path, file.base, job->memory, err))
        return false;
    policy_compare_config(&job->changes, &file);
    return read_base_patterns(job, err) && take_config(job);
}

// A baseline that --baseline names must be there, unless it is about to be made.
static bool read_named_baseline(struct job *job, struct slice *text, struct err *err)
{
    struct buf bytes;
    if (job->makes_baseline && !file_exists(job->options.baseline))
        return true;
    buf_init(&bytes, BASELINE_MOST_BYTES);
    job->has_baseline = file_read(&bytes, job->options.baseline, err);
    *text = arena_copy(job->memory, buf_slice(&bytes));
    buf_release(&bytes);
    if (!job->has_baseline)
        err->kind = ERR_CONFIG;
    return job->has_baseline;
}

// That of the commit, unless the user names a file.
static bool read_base_baseline(struct job *job, struct slice *text, struct err *err)
{
    struct policy_texts file = {.path = job->baseline_path};
    if (!read_both(job, BASELINE_MOST_BYTES, &file, err))
        return false;
    job->has_baseline = file.in_base;
    *text = file.base;
    policy_compare_baseline(&job->changes, &file, &job->key);
    return true;
}

static bool read_baseline(struct job *job, struct err *err)
{
    struct slice text = {0};
    job->baseline_path =
        job->options.baseline ? slice_of_string(job->options.baseline) : SLICE(BASELINE_NAME);
    fingerprint_key_make(&job->key, getenv("WAYBILL_FINGERPRINT_KEY"));
    bool read = job->options.baseline ? read_named_baseline(job, &text, err)
                : job->options.config_from
                    ? read_base_baseline(job, &text, err)
                    : source_policy(job->source, NULL, job->baseline_path, BASELINE_MOST_BYTES,
                                    &text, &job->has_baseline, job->memory, err);
    if (!read || !job->has_baseline || job->replaces_baseline)
        return read;
    return baseline_parse(&job->baseline, job->baseline_path, text, &job->key, job->memory, err);
}

static bool has_file(void *source, struct slice path)
{
    return source_has_file(source, path);
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
        [SOURCE_FILES] = true,    [SOURCE_STDIN] = true,
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
                     .syntax = !job->options.no_syntax},
        .jobs = job->options.jobs,
        .progress = job->options.progress ||
                    (!job->options.quiet && is_terminal(STDERR_FILENO) && !getenv("CI")),
        .history = is_history(&job->options),
    };
    options.detector.key = job->key;
    if (!scan_run(&job->scan, job->source, &options, err))
        return false;
    take_rest(job);
    bool expects = job->options.mode != SOURCE_STAGED && job->options.mode != SOURCE_STDIN &&
                   job->options.mode != SOURCE_RANGE;
    if (expects && job->scan.coverage.files == 0 && job->scan.coverage.skipped_count == 0)
        return err_set(err, ERR_UNABLE, "there was no file to read: is this the right place?");
    return true;
}

bool job_is_whole(const struct job *job)
{
    if (job->options.mode == SOURCE_REVISION)
        return true;
    if (job->options.mode != SOURCE_WORKTREE)
        return false;
    char *start = realpath(job->options.paths.items[0], NULL);
    char *root = realpath(source_folder(job->source), NULL);
    bool whole = start && root && strcmp(start, root) == 0;
    free(start);
    free(root);
    return whole;
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

// Marks in the code come first, then the configuration, then the baseline.
static void suppress(struct job *job)
{
    struct findings *findings = &job->scan.findings;
    bool whole = job_is_whole(job);
    struct known_scope scope = {whole, &job->scan.coverage, has_file, job->source};
    suppress_accepted(findings, &job->config, job->options.day, whole, &job->scan.notices,
                      job->memory);
    known_find(&job->known, &job->baseline, findings, &scope, job->memory);
    known_tell(&job->known, job->baseline_path, &job->scan.notices, job->memory);
    job->report.baseline = (struct baseline_sum){
        .is_there = job->has_baseline,
        .path = job->baseline_path,
        .entries = job->baseline.count,
        .here = job->known.here,
        .moved = job->known.moved,
        .gone = job->known.gone,
    };
}

static void judge(struct job *job)
{
    struct findings *findings = &job->scan.findings;
    const struct repository_facts *facts = source_facts(job->source);
    struct authors authors = {0};
    size_t signal_count;
    if (!job->config.declared.has_owner)
        source_authors(job->source, job->memory, &authors);
    const struct signal *signals =
        infer_signals(&job->scan.ownership, facts, &authors, job->memory, &signal_count);
    assess(&job->assessment, findings->items, findings->count, &job->config.declared, signals,
           signal_count, job->memory);
    weigh_suppressed(&job->report.suppressed, &job->assessment, findings->items, findings->count);
    job->report.lowering_count = lower_tier(&job->report.lowerings, &job->assessment,
                                            findings->items, findings->count, job->memory);
    hide_low(job);
}

static bool is_asked_for(const struct options *options, struct slice plan)
{
    for (size_t i = 0; i < options->tools.count; i++)
        if (slice_equals(slice_of_string(options->tools.items[i]), plan))
            return true;
    return options->tools.count == 0;
}

static void give_advice(struct job *job)
{
    struct inquiry inquiry = {&job->assessment, classify_under, job->options.day};
    const struct advice *all = advise_all(&inquiry, job->memory);
    struct advice *asked = ARENA_ARRAY(job->memory, plan_count + 1, struct advice);
    job->report.tool_count = tools_in_use(&job->report.tools, &job->scan.tools,
                                          &job->config.declared, &job->options.tools, job->memory);
    for (size_t i = 0; i < plan_count; i++)
        if (is_asked_for(&job->options, all[i].plan->id))
            asked[job->report.advice_count++] = all[i];
    job->report.advice = asked;
}

static void fill_report(struct job *job)
{
    const struct repository_facts *facts = source_facts(job->source);
    struct report *report = &job->report;
    report->version = SLICE(WAYBILL_VERSION);
    report->root = facts->root;
    report->head = facts->head;
    report->mode = slice_of_string(facts->mode);
    report->shallow = facts->shallow;
    report->coverage = &job->scan.coverage;
    report->assessment = &job->assessment;
    report->policy_changes = job->changes.items;
    report->policy_change_count = job->changes.count;
    report->notices = job->scan.notices.items;
    report->notice_count = job->scan.notices.count;
    report->notices_left_out = job->scan.notices.total - job->scan.notices.count;
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

static bool write_report(struct job *job, bool advice_only, struct err *err)
{
    struct report_style style = {
        .colour = wants_colour(&job->options),
        .verbose = job->options.verbose,
        .quiet = job->options.quiet,
        .advice_only = advice_only,
        .width = terminal_width(),
    };
    struct buf out;
    buf_init(&out, REPORT_MOST);
    bool written = report_render(job->options.format, &job->report, &style, &out, err);
    if (written && job->options.output)
        written = file_write(job->options.output, buf_slice(&out), err);
    else if (written)
        written =
            fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    return written;
}

static enum exit_code exit_code_of(const struct job *job)
{
    if (fail_on_reached(job->options.fail_on, &job->report))
        return EXIT_REACHED;
    return coverage_is_complete(&job->scan.coverage) ? EXIT_COMPLETE : EXIT_UNABLE;
}

bool job_open(struct job *job, struct err *err)
{
    return open_source(job, err) &&
           (job->options.config_from ? read_base_config(job, err) : read_config(job, err)) &&
           read_baseline(job, err) && load_patterns(job, err);
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
    suppress(job);
    return true;
}

void job_release(struct job *job)
{
    scan_release(&job->scan);
    source_close(job->source);
    job->source = NULL;
}

static enum exit_code run(const struct options *options, bool advice_only, struct arena *memory,
                          struct err *err)
{
    struct job job = {.options = *options, .memory = memory};
    enum exit_code code = EXIT_UNABLE;
    if (check_tools(&job.options, memory, err) && job_open(&job, err) && job_scan(&job, err)) {
        judge(&job);
        give_advice(&job);
        fill_report(&job);
        if (write_report(&job, advice_only, err))
            code = exit_code_of(&job);
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
