// `waybill init`: what the repository shows by itself, what only a person can tell, and a
// `.waybill.yml` that says so. Nothing is written before all is answered.
#include "job.h"

#include "ask_tools.h"
#include "config_edit.h"
#include "config_schema.h"
#include "file.h"
#include "inferred.h"
#include "nearest.h"
#include "print.h"
#include "text.h"

#include <unistd.h>

#define CONFIG_FILE ".waybill.yml"
#define SCHEMA_FILE ".waybill.schema.json"

enum { FILE_MOST = 4 * 1024 * 1024, SHOWN = 200 };

// One run.
struct init {
    struct job job;
    const struct options *options; // as given; the job's do not declare anything
    const struct repository_facts *facts;
    struct config now;    // what the file declares that is there
    struct config wanted; // what it is to declare
    struct plan_choice tools;
    const struct tool_in_use *found;
    size_t found_count;
    struct asker asker;
};

// A question with words to choose from, for a key of the configuration.
static const struct question {
    const char *key;
    const char *title;
    const char *why;
} questions[] = {
    {"owner", "Whose code is this?",
     "A company answers for what it sends to others: it needs a contract with the vendor, and "
     "accounts for consumers are not for its code. A person decides alone, and public code is "
     "public already."},
    {"sector", "Is it for a sector with rules of its own?",
     "Patients, card numbers, pupils and classified work have laws of their own, whatever is found "
     "in the files: nearly every tool then needs further contracts, or is out. What the scan finds "
     "is judged in any case, so an answer can only make it stricter."},
    {"eu", "Must it be processed in the EU?",
     "A customer's contract, a data protection officer or a public body may ask for that. The GDPR "
     "by itself does not: it asks for a lawful way to send data elsewhere. Required leaves only "
     "plans that can stay in the EU."},
};
enum { QUESTIONS = sizeof questions / sizeof questions[0] };

static const char *path_of(const struct init *init, const char *name)
{
    return arena_printf(init->job.memory, "%s%s", source_folder(init->job.source), name).ptr;
}

static int *value_of(struct config *config, const struct key *key)
{
    return (int *)(void *)((char *)config + key->field);
}

static bool *given_of(struct config *config, const struct key *key)
{
    return (bool *)((char *)config + key->given);
}

// Takes over what the command line declares.
static bool take_options(struct init *init, struct err *err)
{
    const struct options *o = init->options;
    struct config given = {.declared = o->declared};

    for (size_t i = 0; config_declarations[i]; i++) {
        const struct key *key = config_key(config_declarations[i]);
        if (key->kind != KEY_CHOICE || !*given_of(&given, key))
            continue;
        *value_of(&init->wanted, key) = *value_of(&given, key);
        *given_of(&init->wanted, key) = true;
    }
    for (size_t i = 0; i < o->tools.count; i++) {
        struct slice id = slice_of_string(o->tools.items[i]);
        const char *unknown = plan_unknown(&init->now.plans, id, init->job.memory);
        if (unknown)
            return err_set(err, ERR_USAGE, "--tool: %s", unknown);
        plan_choice_add(&init->tools, (struct agreement){.plan = id});
    }
    return true;
}

// A terminal is asked for tools, too; elsewhere there just may be none.
static bool is_answered(const struct options *o)
{
    const struct declared *d = &o->declared;
    return o->yes ||
           (d->has_owner && d->has_sector && d->has_eu && (o->tools.count || !ask_possible()));
}

static bool check_answers(const struct options *o, struct err *err)
{
    return is_answered(o) || ask_possible() ||
           err_set(err, ERR_USAGE,
                   "there is no terminal to ask at: say --owner, --sector and --eu, --tool for "
                   "each plan in use, or --yes to declare what is inferred and nothing else");
}

// Another file than waybill's reader takes would have been refused by it.
static bool check_file(const struct init *init, struct err *err)
{
    if (!init->facts->has_config || init->options->force || init->options->dry_run)
        return true;
    return err_set(err, ERR_USAGE,
                   CONFIG_FILE " is there already and nothing was written: `--dry-run` shows what "
                               "would change, `--force` changes it and keeps all else in it");
}

static bool open_all(struct init *init, struct err *err)
{
    struct job *job = &init->job;

    job->options = *init->options;
    job->options.declared = (struct declared){0};
    job->options.tools = (struct texts){0};
    job->may_be_empty = true;
    if (!job_open_whole(job, err))
        return false;
    init->facts = source_facts(job->source);
    if (!source_folder(job->source))
        return err_set(err, ERR_USAGE, "a bare repository has no files to put " CONFIG_FILE " to");
    if (!check_file(init, err))
        return false;
    init->now = init->wanted = job->config;
    for (const struct agreement *tool = init->now.declared.tools_in_use; tool->plan.len; tool++)
        plan_choice_add(&init->tools, *tool);
    return true;
}

// What the files tell, whatever is declared.
static bool infer(struct init *init, struct err *err)
{
    static const struct agreement none = {0};
    struct job *job = &init->job;
    struct declared *declared = &job->config.declared;

    declared->has_owner = declared->has_sector = declared->has_eu = declared->has_mode = false;
    declared->tools_in_use = &none;
    if (!job_scan(job, err))
        return false;
    job_judge(job);
    init->found = job->report.tools;
    init->found_count = job->report.tool_count;
    return true;
}

// What is suggested for a question: what is declared now, else what was inferred; ASK_NONE.
static int suggestion(const struct init *init, const struct key *key, const char **because)
{
    const struct assessment *a = &init->job.assessment;
    struct config now = init->now;

    if (*given_of(&now, key)) {
        *because = "as declared so far";
        return *value_of(&now, key) - key->first;
    }
    *because = "as inferred";
    if (strcmp(key->name, "owner") == 0 && a->owner != OWNER_UNKNOWN)
        return (int)a->owner - key->first;
    if (strcmp(key->name, "sector") == 0 && a->sector != SECTOR_NONE)
        return (int)a->sector - key->first;
    return ASK_NONE;
}

static void declare(struct init *init, const struct key *key, int answer)
{
    *given_of(&init->wanted, key) = answer != ASK_NONE;
    if (answer != ASK_NONE)
        *value_of(&init->wanted, key) = answer + key->first;
}

static void say_title(struct init *init, size_t number, const char *title)
{
    page_end(&init->asker.page);
    buf_add_byte(&init->asker.out, '\n');
    page_begin(&init->asker.page, 0, 0);
    page_printf(&init->asker.page, "%zu of %d. %s", number, QUESTIONS + 1, title);
}

// What the command line declares is not asked again.
static bool is_given(const struct init *init, const struct key *key)
{
    struct config given = {.declared = init->options->declared};
    return *given_of(&given, key);
}

static bool ask_all(struct init *init, struct err *err)
{
    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct key *key = config_key(questions[i].key);
        struct choice choice = {key->name, key->words, key->meanings, questions[i].why, 0, NULL};
        int answer;
        if (is_given(init, key))
            continue;
        choice.suggested = suggestion(init, key, &choice.because);
        say_title(init, i + 1, questions[i].title);
        if (!ask_choice(&init->asker, &choice, &answer, err))
            return false;
        declare(init, key, answer);
    }
    if (init->options->tools.count)
        return true;
    say_title(init, QUESTIONS + 1, "Which AI tools are used here, on which plans?");
    for (size_t i = 0; i < init->tools.count; i++) {
        page_begin(&init->asker.page, SECTION, ITEM);
        page_say(&init->asker.page, "Declared so far: ");
        page_say_slice(&init->asker.page, init->tools.plans[i].plan);
    }
    return ask_tools(&init->asker, &init->now.plans, init->found, init->found_count, &init->tools,
                     err);
}

// What nobody is asked about: declared as inferred.
static void accept_inferred(struct init *init)
{
    for (size_t i = 0; i < QUESTIONS; i++) {
        const struct key *key = config_key(questions[i].key);
        const char *because;
        if (!is_given(init, key))
            declare(init, key, suggestion(init, key, &because));
    }
}

static bool settle(struct init *init, struct err *err)
{
    const struct inferred inferred = {&init->job.assessment, init->found, init->found_count,
                                      coverage_is_complete(&init->job.scan.coverage)};

    asker_init(&init->asker, init->job.memory);
    if (!init->options->quiet || !is_answered(init->options))
        inferred_say(&init->asker.page, &inferred);
    bool settled = asker_show(&init->asker, err);
    if (settled && is_answered(init->options))
        accept_inferred(init);
    else if (settled)
        settled = ask_all(init, err);
    init->wanted.declared.tools_in_use = init->tools.plans;
    asker_release(&init->asker);
    return settled;
}

static bool make_file(struct init *init, struct buf *out, struct err *err)
{
    struct arena *memory = init->job.memory;
    struct config again;

    if (init->facts->has_config)
        return config_edit(out, SLICE(CONFIG_FILE), init->facts->config, &init->wanted, memory,
                           err);
    config_template_add(out, &init->wanted,
                        file_exists(path_of(init, SCHEMA_FILE)) ? SCHEMA_FILE : NULL, memory);
    return config_parse(&again, SLICE(CONFIG_FILE), arena_copy(memory, buf_slice(out)), memory,
                        err);
}

// A line for each declaration, and what it was where that is another.
static void add_declarations(struct init *init, struct buf *told)
{
    for (size_t i = 0; config_declarations[i]; i++) {
        const struct key *key = config_key(config_declarations[i]);
        struct slice was = config_value(&init->now, key, init->job.memory);
        struct slice is = config_value(&init->wanted, key, init->job.memory);
        if (is.len == 0 && was.len == 0)
            continue;
        buf_printf(told, "  %s: %.*s", key->name, SLICE_ARG(is.len ? is : SLICE("undeclared")));
        if (init->facts->has_config && !slice_equals(was, is))
            buf_printf(told, ", was %.*s", SLICE_ARG(was.len ? was : SLICE("undeclared")));
        buf_add_byte(told, '\n');
    }
}

static void add_end(struct init *init, bool same, struct buf *told)
{
    static const char next[] = "Next:\n"
                               "  waybill scan            what it carries, and its risk tier\n"
                               "  waybill hook install    check what is committed from now on\n"
                               "  git add " CONFIG_FILE "\n";
    const char *path =
        print_quoted(init->job.memory, slice_of_string(path_of(init, CONFIG_FILE)), SHOWN);

    if (init->options->dry_run)
        buf_printf(told, "%s %s\n", same ? "Nothing would change in" : "This would be written to",
                   path);
    else
        buf_printf(told, "%s %s\n", same ? "Nothing to change in" : "Wrote", path);
    size_t start = told->len;
    add_declarations(init, told);
    if (told->len == start)
        buf_add_string(told, "  Nothing is declared: examples only.\n");
    if (!init->options->dry_run)
        buf_add_string(told, next);
}

static bool write_file(struct init *init, struct buf *out, struct err *err)
{
    bool same = init->facts->has_config && slice_equals(buf_slice(out), init->facts->config);
    int talk = init->options->dry_run ? STDERR_FILENO : STDOUT_FILENO;
    struct buf told;

    buf_init(&told, FILE_MOST);
    add_end(init, same, &told);
    bool done = out->overflowed ? err_set(err, ERR_UNABLE, CONFIG_FILE " would be too large")
                : init->options->dry_run ? fd_write(STDOUT_FILENO, buf_slice(out), err)
                : same                   ? true
                       : file_write(path_of(init, CONFIG_FILE), buf_slice(out), err);
    if (done && !init->options->quiet)
        done = fd_write(talk, buf_slice(&told), err);
    buf_release(&told);
    return done;
}

static bool run(struct init *init, struct err *err)
{
    struct buf out;

    if (!check_answers(init->options, err) || !open_all(init, err) || !take_options(init, err) ||
        !infer(init, err) || !settle(init, err))
        return false;
    buf_init(&out, FILE_MOST);
    bool done = make_file(init, &out, err) && write_file(init, &out, err);
    buf_release(&out);
    return done;
}

static enum exit_code print_schema(struct err *err)
{
    struct buf out;
    buf_init(&out, FILE_MOST);
    config_schema_add(&out);
    bool done = fd_write(STDOUT_FILENO, buf_slice(&out), err);
    buf_release(&out);
    return done ? EXIT_COMPLETE : EXIT_UNABLE;
}

enum exit_code command_init(const struct options *options, struct arena *memory, struct err *err)
{
    struct init init = {.job = {.memory = memory}, .options = options};

    if (options->schema)
        return print_schema(err);
    bool done = run(&init, err);
    job_release(&init.job);
    return done ? EXIT_COMPLETE : EXIT_UNABLE;
}
