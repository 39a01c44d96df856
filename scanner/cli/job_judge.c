// Judging: from what was found to the report.
#include "job.h"

#include "advise.h"
#include "by_folder.h"
#include "classify.h"
#include "inference.h"
#include "tools_in_use.h"
#include "version.h"

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

struct commits_seen {
    struct author_count *authors;
    struct tools_seen *tools; // NULL: not asked for
};

static void take_commit(void *to, const struct recent_commit *commit)
{
    struct commits_seen *seen = to;
    author_count_add(seen->authors, commit);
    if (seen->tools)
        tools_seen_commit(seen->tools, &(struct commit_words){commit->id, commit->author,
                                                              commit->committer, commit->message});
}

// Who wrote the last commits, and into the scan which tools helped. A commit in the making need not wait for what the
// last ones say of tools, nor for a check of an owner who is declared.
static const struct authors *look_at_commits(struct job *job)
{
    enum { COMMITS_FOR_TOOLS = 1000 };
    static const struct authors nobody = {0};
    bool staged = job->options.mode == SOURCE_STAGED;
    struct commits_seen seen = {0};

    if (job->only_findings || (staged && job->config.declared.has_owner))
        return &nobody;
    seen.authors = author_count_new(job->source, job->memory);
    seen.tools = staged ? NULL : &job->scan.tools;
    source_recent_commits(job->source, staged ? AUTHORS_MOST_COMMITS : COMMITS_FOR_TOOLS,
                          take_commit, &seen);
    if (seen.tools)
        tools_seen_sort(seen.tools);
    return author_count_sum(seen.authors);
}

static void take_root_file(void *ownership, const struct blob *blob)
{
    ownership_blob(ownership, blob);
}

static const struct signal *signals_of(struct job *job, size_t *count)
{
    bool is_change = job->options.mode == SOURCE_STAGED || job->options.mode == SOURCE_RANGE;
    *count = job->saved.signal_count;
    if (job->options.from)
        return job->saved.signals;
    // A change of the code is as its licence says, which it seldom touches.
    if (is_change && !job->config.declared.has_owner)
        source_root_files(job->source, ownership_wants, take_root_file, &job->scan.ownership);
    return infer_signals(&job->scan.ownership, source_facts(job->source), look_at_commits(job),
                         job->memory, count);
}

static void judge(struct job *job)
{
    struct findings *findings = &job->scan.findings;
    size_t signal_count;
    const struct signal *signals = signals_of(job, &signal_count);
    assess(&job->assessment, findings->items, findings->count, &job->config.declared, signals,
           signal_count, job->memory);
    weigh_suppressed(&job->report.suppressed, &job->assessment, findings->items, findings->count);
    if (!job->only_findings)
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

void job_judge(struct job *job)
{
    judge(job);
    fill_report(job);
    if (!job->only_findings)
        give_advice(job);
    if (job->options.what_if.count)
        job->report.what_if = &job->what_if.told;
}

enum exit_code job_exit_code(const struct job *job)
{
    // Whoever asks what would be wants to know whether that would do.
    const struct report *judged = job->report.what_if ? &job->what_if.report : &job->report;
    if (fail_on_reached(job->options.fail_on, judged))
        return EXIT_REACHED;
    return coverage_is_complete(&job->scan.coverage) ? EXIT_COMPLETE : EXIT_UNABLE;
}
