// `waybill explain`: whatever a report names, in plain words. A finding and the verdict on a plan are about one
// repository, which is scanned, or read from a report; all else is about the program's tables.
#include "job.h"

#include "advise.h"
#include "catalogue.h"
#include "checks.h"
#include "classify.h"
#include "conditions.h"
#include "counting.h"
#include "explain.h"
#include "file.h"
#include "hex.h"
#include "nearest.h"
#include "print.h"
#include "sample_repositories.h"
#include "text.h"

#include <unistd.h>

enum { OUTPUT_MOST = 16 * 1024 * 1024, WIDTH = 80, QUOTED = 60, CHECKS_MOST = 8 };

// One call of the command.
struct call {
    struct job job;
    bool judged; // there is a report of the repository
    struct page page;
    struct buf out;
};

// Says what it knows of the subject, and whether that is anything.
typedef bool explain_fn(struct call *call, struct slice subject, struct nearest *nearest);

static bool is_finding_id(struct slice subject)
{
    if (subject.len != FINDING_ID - 1 || (subject.ptr[0] != 'W' && subject.ptr[0] != 'w'))
        return false;
    for (size_t i = 1; i < subject.len; i++)
        if (hex_value(subject.ptr[i]) < 0)
            return false;
    return true;
}

static const struct pattern *find_pattern(const struct call *call, struct slice id)
{
    const struct pattern_set *set =
        call->job.patterns.count ? &call->job.patterns : &builtin_patterns;
    for (size_t i = 0; i < set->count; i++)
        if (slice_equals(set->patterns[i].id, id))
            return &set->patterns[i];
    return NULL;
}

static bool finding(struct call *call, struct slice subject, struct nearest *nearest)
{
    const struct report *report = &call->job.report;
    (void)nearest;
    for (size_t i = 0; call->judged && i < report->finding_count; i++) {
        const struct finding *f = &report->findings[i];
        if (!slice_equals_nocase(subject, slice_of_string(f->id)) &&
            !slice_equals(subject, slice_of_string(f->fingerprint)))
            continue;
        struct counting counting = counting_of(f);
        explain_finding(&call->page, f, find_pattern(call, f->rule), &counting);
        return true;
    }
    return false;
}

static bool row(struct call *call, struct slice subject, struct nearest *nearest)
{
    for (enum row_id id = 0; id < ROW_COUNT; id++) {
        nearest_offer(nearest, matrix_rows[id].id);
        if (!slice_equals_nocase(subject, matrix_rows[id].id))
            continue;
        explain_row(&call->page, id);
        return true;
    }
    return false;
}

static bool word(struct call *call, struct slice subject, struct nearest *nearest)
{
    for (enum tier tier = 0; tier < TIER_COUNT; tier++) {
        nearest_offer(nearest, slice_of_string(tier_name(tier)));
        if (!slice_equals_nocase(subject, slice_of_string(tier_name(tier))))
            continue;
        explain_tier(&call->page, tier);
        return true;
    }
    for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        nearest_offer(nearest, slice_of_string(verdict_name(verdict)));
        if (!slice_equals_nocase(subject, slice_of_string(verdict_name(verdict))))
            continue;
        explain_verdict(&call->page, verdict);
        return true;
    }
    return false;
}

// What the plan means for repositories of all kinds.
static void say_samples(struct call *call, const struct plan *plan)
{
    struct page *page = &call->page;
    struct arena scratch = {0};
    page_begin(page, SECTION, ITEM);
    page_say(page, "What follows from these facts, by the kind of repository:");
    for (size_t i = 0; i < sample_repository_count; i++) {
        struct assessment repository;
        struct advice advice;
        classify(&repository, &sample_repositories[i].cargo, &sample_repositories[i].declared, NULL,
                 0, NULL, &scratch);
        advise(&advice,
               &(struct inquiry){&repository, classify_under, &call->job.config.plans,
                                 call->job.options.day},
               plan, &scratch);
        page_begin(page, ITEM, DETAIL);
        page_printf(page, "%s: %s, row ", sample_repositories[i].title,
                    verdict_name(advice.verdict));
        page_say_slice(page, matrix_rows[advice.row].id);
    }
    arena_release(&scratch);
}

static bool plan(struct call *call, struct slice subject, struct nearest *nearest)
{
    const struct plan_set *plans = &call->job.config.plans;
    const struct plan *asked = plan_find(plans, subject);
    for (size_t i = 0; i < plans->count; i++)
        nearest_offer(nearest, plans->plans[i].id);
    if (!asked)
        return false;
    for (size_t i = 0; call->judged && i < call->job.report.advice_count; i++)
        if (slice_equals(call->job.report.advice[i].plan->id, subject))
            explain_advice(&call->page, &call->job.report, &call->job.report.advice[i],
                           condition_met_by);
    catalogue_show(&call->page, asked, call->job.options.day);
    if (call->judged)
        return true;
    say_samples(call, asked);
    page_begin(&call->page, SECTION, ITEM);
    page_say(&call->page, "`waybill explain --here ");
    page_say_slice(&call->page, asked->id);
    page_say(&call->page, "` tells the verdict for the repository you are in, step by step.");
    return true;
}

// The plans of a tool or a vendor: "Claude Code", "mistral".
static bool tool(struct call *call, struct slice subject, struct nearest *nearest)
{
    const struct plan_set *plans = &call->job.config.plans;
    size_t count = 0;
    for (size_t i = 0; i < plans->count; i++) {
        const struct plan *plan = &plans->plans[i];
        nearest_offer(nearest, plan->tool);
        nearest_offer(nearest, plan->vendor);
        if (!slice_equals_nocase(plan->tool, subject) &&
            !slice_equals_nocase(plan->vendor, subject))
            continue;
        if (count++ == 0) {
            text_heading(&call->page, print_quoted(call->job.memory, subject, QUOTED));
            page_begin(&call->page, SECTION, ITEM);
            page_say(&call->page, "What a tool may see goes by the plan. Explain one of:");
        }
        page_begin(&call->page, ITEM, DETAIL);
        page_say_slice(&call->page, plan->id);
        page_say(&call->page, ": ");
        page_say_slice(&call->page, plan->tool);
        page_say(&call->page, ", ");
        page_say_slice(&call->page, plan->name);
    }
    return count > 0;
}

static bool pattern(struct call *call, struct slice subject, struct nearest *nearest)
{
    struct check_words checks[CHECKS_MOST + 1] = {0};
    const struct pattern *found = find_pattern(call, subject);
    for (size_t i = 0; i < builtin_patterns.count; i++)
        nearest_offer(nearest, builtin_patterns.patterns[i].id);
    if (!found)
        return false;
    for (size_t i = 0, count = 0; found->checks[i].len && count < CHECKS_MOST; i++) {
        const struct check *check = check_find(found->checks[i]);
        if (check)
            checks[count++] = (struct check_words){check->says, check->source};
    }
    explain_pattern(&call->page, found, checks);
    return true;
}

static bool explain(struct call *call, struct slice subject, struct err *err)
{
    static explain_fn *const kinds[] = {finding, row, word, plan, tool, pattern};
    struct nearest nearest = {.given = subject};
    const char *quoted = print_quoted(call->job.memory, subject, QUOTED);

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (kinds[i](call, subject, &nearest))
            return true;
    if (is_finding_id(subject))
        return err_set(err, ERR_USAGE, "'%s' is no finding of %s", quoted,
                       call->job.options.from ? "this report" : "this scan");
    if (nearest.word.len)
        return err_set(err, ERR_USAGE, "there is nothing that is called '%s'; did you mean %.*s?",
                       quoted, SLICE_ARG(nearest.word));
    return err_set(err, ERR_USAGE,
                   "there is nothing that is called '%s': name a finding's id, a pattern, a row "
                   "of the matrix, a plan, a tier or a verdict",
                   quoted);
}

// Outside of a repository there is no configuration, and the tables are the built-in ones.
static bool open_tables(struct job *job, struct err *err)
{
    struct err none = {0};
    config_init(&job->config);
    if (job_open(job, &none) || (!job->options.config && none.kind != ERR_CONFIG))
        return true;
    *err = none;
    return false;
}

static bool read_repository(struct call *call, struct err *err)
{
    struct job *job = &call->job;
    bool found =
        job->options.from ? job_read_saved(job, err) : job_open(job, err) && job_scan(job, err);
    if (found)
        job_judge(job);
    call->judged = found;
    return found;
}

static bool is_about_repository(const struct options *options)
{
    for (size_t i = 0; i < options->paths.count; i++)
        if (is_finding_id(slice_of_string(options->paths.items[i])))
            return true;
    return options->from || options->here;
}

static bool explain_all(struct call *call, const struct texts *subjects, struct err *err)
{
    static const char *here = ".";
    call->job.options.paths = (struct texts){&here, 1};
    call->job.options.min_confidence = CONFIDENCE_LOW;
    call->job.options.has_min_confidence = true;
    struct options asked = call->job.options;
    asked.paths = *subjects;
    if (is_about_repository(&asked) ? !read_repository(call, err) : !open_tables(&call->job, err))
        return false;
    for (size_t i = 0; i < subjects->count; i++)
        if (!explain(call, slice_of_string(subjects->items[i]), err))
            return false;
    page_end(&call->page);
    if (call->out.overflowed)
        return err_set(err, ERR_UNABLE, "the explanation is too long");
    return fd_write(STDOUT_FILENO, buf_slice(&call->out), err) || err_while(err, "standard output");
}

enum exit_code command_explain(const struct options *options, struct arena *memory, struct err *err)
{
    struct call call = {.job = {.options = *options, .memory = memory}};
    enum exit_code code = EXIT_UNABLE;

    buf_init(&call.out, OUTPUT_MOST);
    page_init(&call.page, &call.out, WIDTH, options->color == COLOR_ALWAYS);
    if (explain_all(&call, &options->paths, err))
        code = EXIT_COMPLETE;
    page_release(&call.page);
    buf_release(&call.out);
    job_release(&call.job);
    return code;
}
