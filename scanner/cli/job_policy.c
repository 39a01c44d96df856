// Which policy a job goes by, from where, and what it takes out of what counts.
#include "job.h"

#include "file.h"
#include "print.h"
#include "suppress.h"

#include <stdlib.h>

enum { CONFIG_MOST = 1024 * 1024, PATTERNS_MOST = 4 * 1024 * 1024, PATH_SHOWN = 300 };

static void take_config(struct job *job)
{
    config_settle(&job->config, &job->options);
    source_limit(job->source, job->options.max_file_size);
}

// A file of the policy, from the commit that --config-from names and from the files that are scanned.
static bool read_both(struct job *job, uint64_t most, struct policy_texts *file, struct err *err)
{
    return source_policy(job->source, job->options.config_from, file->path, most, &file->base,
                         &file->in_base, job->memory, err) &&
           source_policy(job->source, NULL, file->path, most, &file->tree, &file->in_tree,
                         job->memory, err);
}

// The file that --config names.
static bool read_named_config(struct job *job, struct err *err)
{
    struct buf bytes;
    buf_init(&bytes, CONFIG_MOST);
    bool read = file_read(&bytes, job->options.config, err);
    struct slice text = arena_copy(job->memory, buf_slice(&bytes));
    buf_release(&bytes);
    if (!read) {
        err->kind = ERR_CONFIG;
        return false;
    }
    return config_parse(&job->config, slice_of_string(job->options.config), text, job->memory, err);
}

// The file that --config names, else `.waybill.yml` of the repository, at the place the blobs come from.
static bool read_config(struct job *job, struct err *err)
{
    const struct repository_facts *facts = source_facts(job->source);
    bool of_repository = facts->has_config && !job->options.no_config;
    config_init(&job->config);
    if (job->options.config ? !read_named_config(job, err)
                            : of_repository && !config_parse(&job->config, SLICE(".waybill.yml"),
                                                             facts->config, job->memory, err))
        return false;
    take_config(job);
    return true;
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
    if (!read_base_patterns(job, err))
        return false;
    take_config(job);
    return true;
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
    bool read = job->options.baseline    ? read_named_baseline(job, &text, err)
                : job->options.no_config ? true
                : job->options.config_from
                    ? read_base_baseline(job, &text, err)
                    : source_policy(job->source, NULL, job->baseline_path, BASELINE_MOST_BYTES,
                                    &text, &job->has_baseline, job->memory, err);
    if (!read || !job->has_baseline || job->replaces_baseline)
        return read;
    return baseline_parse(&job->baseline, job->baseline_path, text, &job->key, job->memory, err);
}

bool job_read_policy(struct job *job, struct err *err)
{
    return (job->options.config_from ? read_base_config(job, err) : read_config(job, err)) &&
           read_baseline(job, err);
}

// The report speaks for the repository, and so what it declared holds, but for what --config says.
bool job_read_saved(struct job *job, struct err *err)
{
    struct saved_report *saved = &job->saved;
    if (!report_read_file(saved, job->options.from, job->memory, err))
        return false;
    config_init(&job->config);
    if (!job->options.config) {
        job->config.declared = saved->declared;
        job->config.plans = saved->plans;
    } else if (!read_named_config(job, err)) {
        return false;
    }
    config_settle(&job->config, &job->options);
    job->report = saved->report;
    job->scan.findings = saved->findings;
    job->scan.coverage = saved->coverage;
    saved->findings = (struct findings){0};
    saved->coverage = (struct coverage){0};
    return true;
}

bool job_is_whole(const struct job *job)
{
    if (job->options.mode == SOURCE_REVISION)
        return true;
    if (job->options.mode != SOURCE_WORKTREE || job->options.only.count)
        return false;
    char *start = realpath(job->options.paths.items[0], NULL);
    char *root = realpath(source_folder(job->source), NULL);
    bool whole = start && root && strcmp(start, root) == 0;
    free(start);
    free(root);
    return whole;
}

static bool has_file(void *source, struct slice path)
{
    return source_has_file(source, path);
}

// Marks in the code come first, then the configuration, then the baseline.
void job_suppress(struct job *job)
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
