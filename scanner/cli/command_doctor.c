// `waybill doctor`: whether all that a run needs is there. Nothing is changed.
#include "doctor.h"

#include "file.h"
#include "help.h"
#include "json_writer.h"
#include "page.h"
#include "plan.h"
#include "print.h"
#include "sandbox.h"
#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { OUTPUT_MOST = 1024 * 1024, SHOWN = 200, WIDTH = 80 };

typedef struct diagnosis examine_fn(const struct doctor *doctor);

static struct diagnosis fine(const char *what)
{
    return (struct diagnosis){HEALTH_FINE, what, NULL};
}

static struct diagnosis examine_repository(const struct doctor *doctor)
{
    const struct repository_condition *condition = &doctor->condition;
    const char *root = print_quoted(doctor->memory, condition->root, SHOWN);
    if (!doctor->found)
        return (struct diagnosis){HEALTH_UNKNOWN, doctor->trouble.message,
                                  "call it in a git repository that waybill can read"};
    if (condition->index_error)
        return (struct diagnosis){HEALTH_MEND, condition->index_error,
                                  "have git write the index in its plain form"};
    return fine(condition->bare ? arena_printf(doctor->memory, "%s, bare", root).ptr : root);
}

static struct diagnosis examine_clone(const struct doctor *doctor)
{
    const struct repository_condition *condition = &doctor->condition;
    if (condition->shallow)
        return (struct diagnosis){HEALTH_NOTE,
                                  "shallow: of its history only the last commits are here, and a "
                                  "scan of the history is incomplete",
                                  "git fetch --unshallow"};
    if (condition->partial)
        return (struct diagnosis){HEALTH_NOTE,
                                  "partial: a scan of the history tells what is not here and is "
                                  "incomplete",
                                  "git fetch --refetch --no-filter"};
    if (condition->sparse)
        return (struct diagnosis){HEALTH_NOTE,
                                  "sparse: only a part of the files is in the work tree; "
                                  "`waybill scan --rev HEAD` reads all of them",
                                  "git sparse-checkout disable"};
    return fine("complete");
}

static struct diagnosis examine_config(const struct doctor *doctor)
{
    const struct config *config = &doctor->job.config;
    const char *mend = "correct it; `waybill init --schema` prints a schema for editors";
    if (doctor->refused.kind == ERR_CONFIG)
        return (struct diagnosis){HEALTH_MEND, doctor->refused.message, mend};
    if (doctor->refused.kind != ERR_NONE)
        return (struct diagnosis){HEALTH_UNKNOWN, doctor->refused.message, NULL};
    if (config->path.len == 0)
        return (struct diagnosis){HEALTH_NOTE, "no .waybill.yml: nothing is declared",
                                  "waybill init"};
    if (config->pattern_count == 0)
        return fine(".waybill.yml");
    return fine(arena_printf(doctor->memory, ".waybill.yml, with %zu file%s of patterns",
                             config->pattern_count, config->pattern_count == 1 ? "" : "s")
                    .ptr);
}

static struct diagnosis examine_baseline(const struct doctor *doctor)
{
    struct job job = doctor->job;
    struct err err = {0};
    struct diagnosis diagnosis = fine("none, and none is needed");

    if (doctor->refused.kind != ERR_NONE)
        return (struct diagnosis){HEALTH_UNKNOWN, "the configuration comes first", NULL};
    job.makes_baseline = job.replaces_baseline = false;
    if (!job_read_policy(&job, &err))
        diagnosis = (struct diagnosis){
            HEALTH_MEND, arena_copy(doctor->memory, slice_of_string(err.message)).ptr,
            "correct it, or make it anew: waybill baseline create --force"};
    else if (job.has_baseline)
        diagnosis = fine(arena_printf(doctor->memory, "%s, %zu entr%s",
                                      print_quoted(doctor->memory, job.baseline_path, SHOWN),
                                      job.baseline.count, job.baseline.count == 1 ? "y" : "ies")
                             .ptr);
    return diagnosis;
}

static size_t count_expired(const struct acceptances *list, int day, unsigned *line)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].last_day < day && count++ == 0 && *line == 0)
            *line = list->items[i].line;
    return count;
}

static struct diagnosis examine_suppressions(const struct doctor *doctor)
{
    const struct config *config = &doctor->job.config;
    unsigned line = 0;
    if (doctor->refused.kind != ERR_NONE)
        return (struct diagnosis){HEALTH_UNKNOWN, "the configuration comes first", NULL};
    size_t expired = count_expired(&config->rules, doctor->options->day, &line);
    expired += count_expired(&config->findings, doctor->options->day, &line);
    if (expired == 0)
        return fine(arena_printf(doctor->memory, "%zu in the configuration, none expired",
                                 config->rules.count + config->findings.count)
                        .ptr);
    return (struct diagnosis){
        HEALTH_MEND,
        arena_printf(doctor->memory,
                     "%zu in the configuration %s expired, and what %s accepted counts "
                     "again: .waybill.yml:%u",
                     expired, expired == 1 ? "has" : "have", expired == 1 ? "it" : "they", line)
            .ptr,
        "mend what it was for, then take the entry out or give it another last day"};
}

static struct diagnosis examine_facts(const struct doctor *doctor)
{
    const struct plan_set *plans =
        doctor->job.config.plans.count ? &doctor->job.config.plans : &builtin_plans;
    size_t stale = 0;
    for (size_t i = 0; i < plans->count; i++)
        stale += plan_age_is_stale(plan_age(&plans->plans[i], doctor->options->day));
    if (stale)
        return (struct diagnosis){
            HEALTH_NOTE,
            arena_printf(doctor->memory,
                         "the facts of %zu of %zu plans are older than %d days, or "
                         "have no date",
                         stale, plans->count, PLAN_STALE_DAYS)
                .ptr,
            "waybill policy check"};
    return fine(arena_printf(doctor->memory, "%zu plans, none older than %d days", plans->count,
                             PLAN_STALE_DAYS)
                    .ptr);
}

static struct diagnosis examine_sandbox(const struct doctor *doctor)
{
    int landlock = sandbox_landlock();
    if (!sandbox_works())
        return (struct diagnosis){
            HEALTH_MEND,
            "the kernel refuses the sandbox: no file is parsed, and places "
            "are judged line by line",
            "allow seccomp filters and resource limits, in a container by its "
            "profile"};
    if (landlock < 1)
        return (struct diagnosis){HEALTH_NOTE,
                                  "system calls are filtered; the kernel has no landlock as a "
                                  "second wall",
                                  NULL};
    return fine(
        arena_printf(doctor->memory, "system calls are filtered, landlock %d", landlock).ptr);
}

static struct diagnosis examine_terminal(const struct doctor *doctor)
{
    struct winsize size;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (isatty(STDOUT_FILENO) != 1 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return fine("none: output is plain");
    bool plain = (no_color && *no_color) || (term && strcmp(term, "dumb") == 0);
    return fine(arena_printf(doctor->memory, "%u columns, with%s colours", (unsigned)size.ws_col,
                             plain ? "out" : "")
                    .ptr);
}

static struct diagnosis examine_versions(const struct doctor *doctor)
{
    struct slice told = SLICE("waybill " WAYBILL_VERSION);
    for (size_t i = 0; i < help_library_count; i++) {
        char version[64];
        help_libraries[i].version(version, sizeof version);
        told = arena_printf(doctor->memory, "%.*s, %s %s", SLICE_ARG(told), help_libraries[i].name,
                            version);
    }
    return fine(told.ptr);
}

static const struct examination {
    const char *name;
    bool of_repository; // it needs one
    examine_fn *run;
} examinations[] = {
    {"repository", false, examine_repository},
    {"clone", true, examine_clone},
    {"hook", true, doctor_hook},
    {"configuration", true, examine_config},
    {"baseline", true, examine_baseline},
    {"suppressions", true, examine_suppressions},
    {"facts", false, examine_facts},
    {"sandbox", false, examine_sandbox},
    {"terminal", false, examine_terminal},
    {"versions", false, examine_versions},
};
enum { EXAMINATIONS = sizeof examinations / sizeof examinations[0] };

// The repository's configuration and patterns. What is wrong with the baseline is told by itself.
static void open_job(struct doctor *doctor)
{
    static const char *head = "HEAD";
    struct job *job = &doctor->job;
    job->options = *doctor->options;
    job->memory = doctor->memory;
    job->makes_baseline = job->replaces_baseline = job->may_be_empty = true;
    if (doctor->condition.bare) {
        job->options.mode = SOURCE_REVISION;
        job->options.revision = head;
    }
    job_open(job, &doctor->refused);
}

static void say(struct page *page, const char *name, const struct diagnosis *diagnosis)
{
    enum { NAME = 6, WHAT = 21 };
    static const char *const words[HEALTH_COUNT] = {
#define X(NAME, name, word) word,
        HEALTHS(X)
#undef X
    };
    static const enum ink inks[HEALTH_COUNT] = {INK_GOOD, INK_QUIET, INK_BAD, INK_WARNING};
    char start[WHAT + 1];

    snprintf(start, sizeof start, "%-*s%-*s", NAME, words[diagnosis->health], WHAT - NAME, name);
    page_begin(page, 0, WHAT);
    page_ink(page, inks[diagnosis->health]);
    page_printable(page, slice_of(start, strlen(start)));
    page_ink(page, INK_PLAIN);
    page_say(page, diagnosis->what);
    page_end(page);
    if (diagnosis->mend) {
        page_begin(page, WHAT, WHAT + 2);
        page_printf(page, "> %s", diagnosis->mend);
    }
}

static void say_json(struct buf *out, const struct diagnosis *diagnoses)
{
    static const char *const names[HEALTH_COUNT] = {
#define X(NAME, name, word) name,
        HEALTHS(X)
#undef X
    };
    struct json_writer json;
    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_number(&json, "schema_version", 1);
    json_word(&json, "version", WAYBILL_VERSION);
    json_begin_array(&json, "checks");
    for (size_t i = 0; i < EXAMINATIONS; i++) {
        json_begin_object(&json, NULL);
        json_word(&json, "name", examinations[i].name);
        json_word(&json, "health", names[diagnoses[i].health]);
        json_text(&json, "what", slice_of_string(diagnoses[i].what));
        if (diagnoses[i].mend)
            json_text(&json, "mend", slice_of_string(diagnoses[i].mend));
        else
            json_no_value(&json, "mend");
        json_end_object(&json);
    }
    json_end_array(&json);
    json_end_object(&json);
    buf_add_byte(out, '\n');
}

static bool tell(const struct doctor *doctor, const struct diagnosis *diagnoses, struct err *err)
{
    struct buf out;
    struct page page;

    buf_init(&out, OUTPUT_MOST);
    if (doctor->options->json) {
        say_json(&out, diagnoses);
    } else {
        page_init(&page, &out, WIDTH, doctor->options->color == COLOR_ALWAYS);
        for (size_t i = 0; i < EXAMINATIONS; i++)
            say(&page, examinations[i].name, &diagnoses[i]);
        page_end(&page);
        page_release(&page);
    }
    bool told = fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    return told;
}

enum exit_code command_doctor(const struct options *options, struct arena *memory, struct err *err)
{
    struct doctor doctor = {.options = options, .memory = memory};
    struct diagnosis diagnoses[EXAMINATIONS];
    size_t counts[HEALTH_COUNT] = {0};

    doctor.found = source_condition(options->paths.items[0], options->trust_owner,
                                    &doctor.condition, memory, &doctor.trouble);
    if (doctor.found)
        open_job(&doctor);
    for (size_t i = 0; i < EXAMINATIONS; i++) {
        diagnoses[i] = examinations[i].of_repository && !doctor.found
                           ? (struct diagnosis){HEALTH_UNKNOWN, "there is no repository", NULL}
                           : examinations[i].run(&doctor);
        counts[diagnoses[i].health]++;
    }
    bool told = tell(&doctor, diagnoses, err);
    job_release(&doctor.job);
    if (!told)
        return EXIT_UNABLE;
    return counts[HEALTH_MEND]      ? EXIT_REACHED
           : counts[HEALTH_UNKNOWN] ? EXIT_UNABLE
                                    : EXIT_COMPLETE;
}
