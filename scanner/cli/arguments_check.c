// Which options go together, what must stand beside a command, and what is meant where nothing is said.
#include "arguments.h"

#include "day.h"
#include "import.h"
#include "nearest.h"
#include "print.h"
#include "report_files.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static bool unexpected(const struct arguments *arguments, const char *operand, struct err *err)
{
    return err_set(err, ERR_USAGE, "'%s' is one argument too many for `waybill %s`",
                   print_quoted(arguments->memory, slice_of_string(operand), QUOTED),
                   command_rows[arguments->options->command].name);
}

// `--by-folder 2`: a value that may be left out stands behind a '='.
static bool check_depth(const struct arguments *arguments, struct err *err)
{
    uint64_t depth;

    if (!arguments->options->by_folder)
        return true;
    for (size_t i = 0; i < arguments->operands.count; i++) {
        const char *operand = arguments->operands.items[i];
        if (slice_to_u64(slice_of_string(operand), &depth) && access(operand, F_OK) != 0)
            return err_set(err, ERR_USAGE,
                           "there is no file or folder '%s'; as the depth it is --by-folder=%s",
                           operand, operand);
    }
    return true;
}

static bool check_paths(struct arguments *arguments, struct err *err)
{
    struct options *options = arguments->options;
    struct texts paths = arguments->operands;

    if (!check_depth(arguments, err))
        return false;
    if (options->mode == SOURCE_STDIN && paths.count)
        return err_set(err, ERR_USAGE,
                       "--stdin and a PATH cannot be used together; "
                       "--stdin-filename names the input");
    if (options->mode != SOURCE_FILES && paths.count > 1)
        return err_set(err, ERR_USAGE,
                       "one PATH at a time; several plain files or folders can be "
                       "scanned with --no-git");
    for (size_t i = 0; i < paths.count; i++) {
        if (!*paths.items[i])
            return err_set(err, ERR_USAGE, "a PATH is empty");
        if (strcmp(paths.items[i], "-") == 0)
            return err_set(err, ERR_USAGE,
                           "standard input is scanned with --stdin; a file of that name is './-'");
    }
    if (options->mode != SOURCE_STDIN && paths.count == 0)
        paths.items[paths.count++] = ".";
    options->paths = paths;
    return true;
}

// Reports that must not depend on the clock have SOURCE_DATE_EPOCH set
// (reproducible-builds.org). The day is that of UTC, so no time zone decides.
static bool default_day(int *day, struct err *err)
{
    static const uint64_t year_10000 = 253402300800;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds = (uint64_t)time(NULL);

    if (epoch && *epoch &&
        (!slice_to_u64(slice_of_string(epoch), &seconds) || seconds >= year_10000))
        return err_set(err, ERR_USAGE, "SOURCE_DATE_EPOCH is not a number of seconds since 1970");
    *day = (int)(seconds / SECONDS_PER_DAY);
    return true;
}

static bool check_history(const struct options *options, struct err *err)
{
    bool is_history = options->mode == SOURCE_HISTORY || options->mode == SOURCE_RANGE;

    if (options->range && options->since)
        return err_set(err, ERR_USAGE,
                       "--range and --since cannot be used together: each says what to scan");
    if (options->all_references && options->mode != SOURCE_HISTORY)
        return err_set(err, ERR_USAGE, "--all needs --history");
    if (options->resume_from && !is_history)
        return err_set(err, ERR_USAGE, "--resume-from needs --history, --range or --since");
    return true;
}

// A report was scanned for already; and not every format tells everything.
static bool check_answer(const struct arguments *arguments, struct err *err)
{
    const struct options *options = arguments->options;

    if (options->from && options->how_to_scan)
        return err_set(err, ERR_USAGE,
                       "--%s says how to scan, and --from judges what was found already",
                       options->how_to_scan);
    if (options->from && arguments->operands.count)
        return err_set(err, ERR_USAGE, "--from and a PATH cannot be used together");
    return report_files_check(options, err);
}

static bool check_show_config(const struct options *options, struct err *err)
{
    if (!options->show_config)
        return true;
    if (options->from)
        return err_set(err, ERR_USAGE,
                       "--show-config tells how a scan would go, and --from does none");
    if (options->output || options->reports.count)
        return err_set(err, ERR_USAGE, "--show-config prints to standard output, not to a file");
    if (options->command != COMMAND_BADGE && options->format != FORMAT_TEXT &&
        options->format != FORMAT_JSON)
        return err_set(err, ERR_USAGE, "--show-config has the formats text and json");
    return true;
}

static bool check_pass(struct arguments *arguments, struct err *err)
{
    struct options *options = arguments->options;

    if (!check_answer(arguments, err) || !check_show_config(options, err))
        return false;
    if (options->stdin_name && options->mode != SOURCE_STDIN)
        return err_set(err, ERR_USAGE, "--stdin-filename needs --stdin");
    if (options->config_from && options->config)
        return err_set(err, ERR_USAGE, "--config-from and --config cannot be used together");
    if (options->no_config && (options->config || options->config_from))
        return err_set(err, ERR_USAGE, "--no-config and --%s cannot be used together",
                       options->config ? "config" : "config-from");
    if (options->config_from && (options->mode == SOURCE_FILES || options->mode == SOURCE_STDIN))
        return err_set(err, ERR_USAGE,
                       "--config-from names a commit of the repository that is scanned: it goes "
                       "without %s",
                       options->mode == SOURCE_FILES ? "--no-git" : "--stdin");
    if (options->quiet && options->verbose)
        return err_set(err, ERR_USAGE, "--quiet and --verbose cannot be used together");
    if (!check_history(options, err))
        return false;
    if (!options->has_fail_on && options->mode == SOURCE_STAGED)
        options->fail_on = fail_on_staged;
    return (options->has_day || default_day(&options->day, err)) && check_paths(arguments, err);
}

static bool check_badge(struct arguments *arguments, struct err *err)
{
    arguments->options->format = FORMAT_BADGE;
    return check_pass(arguments, err);
}

static bool check_init(struct arguments *arguments, struct err *err)
{
    if (arguments->options->schema && arguments->operands.count)
        return unexpected(arguments, arguments->operands.items[0], err);
    return check_pass(arguments, err);
}

static bool read_hook_types(struct arguments *arguments, struct texts words, struct err *err)
{
    struct options *options = arguments->options;
    for (size_t i = 0; i < words.count; i++) {
        enum hook_type type = hook_type_named(words.items[i]);
        struct nearest nearest = {.given = slice_of_string(words.items[i])};
        options->hook_type = type;
        if (type < HOOK_TYPE_COUNT) {
            options->hook_types |= 1U << type;
            continue;
        }
        for (type = 0; type < HOOK_TYPE_COUNT; type++)
            nearest_offer(&nearest, slice_of_string(hook_rows[type].name));
        const char *quoted = print_quoted(arguments->memory, nearest.given, QUOTED);
        if (nearest.word.len)
            return err_set(err, ERR_USAGE, "waybill has no %s hook; did you mean %.*s?", quoted,
                           SLICE_ARG(nearest.word));
        return err_set(err, ERR_USAGE, "waybill has no %s hook; see `waybill help hook`", quoted);
    }
    return true;
}

// Options that belong to some of the actions only.
static bool check_hook_options(const struct options *options, struct err *err)
{
    bool runs = options->hook_action == HOOK_RUN, installs = options->hook_action == HOOK_INSTALL;
    if (options->force && !installs)
        return err_set(err, ERR_USAGE, "--force belongs to `waybill hook install`");
    if (options->global && runs)
        return err_set(err, ERR_USAGE,
                       "--global is for `waybill hook` install, uninstall and status");
    if (options->in_config && !installs)
        return err_set(err, ERR_USAGE, "--in-config belongs to `waybill hook install`");
    if ((options->whole_file || options->time_budget) && !runs && !installs)
        return err_set(err, ERR_USAGE, "--%s belongs to `waybill hook` install and run",
                       options->whole_file ? "whole-file" : "time-budget");
    return true;
}

// "create, update, prune or diff"
static struct slice list_of_words(const char *const *words, struct arena *memory)
{
    struct slice list = slice_of_string(words[0]);
    for (size_t i = 1; words[i]; i++)
        list = arena_printf(memory, "%.*s%s%s", SLICE_ARG(list), words[i + 1] ? ", " : " or ",
                            words[i]);
    return list;
}

// Takes the word that must stand first, and sets its index in command_words.
static bool take_word(struct arguments *arguments, int *index, struct err *err)
{
    const struct options *options = arguments->options;
    const char *const *words = command_words[options->command];
    const char *name = command_rows[options->command].name;
    struct texts *operands = &arguments->operands;
    struct nearest nearest = {0};

    if (operands->count == 0)
        return err_set(err, ERR_USAGE, "say `waybill %s` %.*s", name,
                       SLICE_ARG(list_of_words(words, arguments->memory)));
    nearest.given = slice_of_string(operands->items[0]);
    for (int i = 0; words[i]; i++) {
        nearest_offer(&nearest, slice_of_string(words[i]));
        if (strcmp(operands->items[0], words[i]) != 0)
            continue;
        *index = i;
        operands->items++;
        operands->count--;
        return true;
    }
    const char *quoted = print_quoted(arguments->memory, nearest.given, QUOTED);
    if (nearest.word.len)
        return err_set(err, ERR_USAGE, "there is no `waybill %s %s`; did you mean %.*s?", name,
                       quoted, SLICE_ARG(nearest.word));
    return err_set(err, ERR_USAGE, "there is no `waybill %s %s`: say %.*s", name, quoted,
                   SLICE_ARG(list_of_words(words, arguments->memory)));
}

static bool check_hook(struct arguments *arguments, struct err *err)
{
    struct options *options = arguments->options;
    struct texts words;
    int action = 0;

    if (!take_word(arguments, &action, err))
        return false;
    options->hook_action = (enum hook_action)action;
    words = arguments->operands;
    if (!check_hook_options(options, err))
        return false;
    if (action == HOOK_STATUS && words.count)
        return unexpected(arguments, words.items[0], err);
    if (action != HOOK_RUN)
        return read_hook_types(arguments, words, err);
    if (words.count == 0)
        return err_set(err, ERR_USAGE, "say which hook git runs: `waybill hook run pre-commit`");
    options->hook_arguments = (struct texts){words.items + 1, words.count - 1};
    options->fail_on = fail_on_staged;
    return read_hook_types(arguments, (struct texts){words.items, 1}, err) &&
           default_day(&options->day, err);
}

static bool check_baseline(struct arguments *arguments, struct err *err)
{
    struct options *options = arguments->options;
    int action = 0;

    if (!take_word(arguments, &action, err))
        return false;
    options->baseline_action = (enum baseline_action)action;
    if (options->force && action != BASELINE_CREATE)
        return err_set(err, ERR_USAGE, "--force belongs to `waybill baseline create`");
    if (options->add && action != BASELINE_UPDATE)
        return err_set(err, ERR_USAGE, "--add belongs to `waybill baseline update`");
    return check_pass(arguments, err);
}

static bool check_import(struct arguments *arguments, struct err *err)
{
    int i;

    if (!take_word(arguments, &i, err))
        return false;
    arguments->options->scanner = importers[i].name;
    arguments->options->paths = arguments->operands;
    return true;
}

static bool check_policy(struct arguments *arguments, struct err *err)
{
    struct options *options = arguments->options;
    const struct texts *words = &arguments->operands;
    int action = 0;

    if (!take_word(arguments, &action, err))
        return false;
    options->policy_action = (enum policy_action)action;
    if (action == POLICY_SHOW && words->count == 0)
        return err_set(err, ERR_USAGE, "say which plan to show; `waybill policy list` has them");
    if (words->count > (action == POLICY_DIFF) && action != POLICY_SHOW)
        return unexpected(arguments, words->items[action == POLICY_DIFF], err);
    bool has_json = action == POLICY_LIST || action == POLICY_SHOW;
    if (options->format != FORMAT_TEXT && !has_json)
        return err_set(err, ERR_USAGE, "`waybill policy %s` has the format text alone",
                       command_words[COMMAND_POLICY][action]);
    options->paths = *words;
    return options->has_day || default_day(&options->day, err);
}

static bool check_completion(struct arguments *arguments, struct err *err)
{
    int shell = 0;

    if (!take_word(arguments, &shell, err))
        return false;
    arguments->options->shell = (enum shell)shell;
    return arguments->operands.count == 0 ||
           unexpected(arguments, arguments->operands.items[0], err);
}

static bool check_help(struct arguments *arguments, struct err *err)
{
    struct texts words = arguments->operands;

    if (arguments->options->topic != COMMAND_COUNT)
        return true; // `waybill scan --help`
    if (words.count > 1 || (words.count && arguments->options->manual))
        return unexpected(arguments, words.items[words.count - 1], err);
    if (words.count == 1 &&
        !command_find(slice_of_string(words.items[0]), &arguments->options->topic))
        return command_unknown(arguments, words.items[0], err);
    return true;
}

static bool check_version(struct arguments *arguments, struct err *err)
{
    return arguments->operands.count == 0 ||
           unexpected(arguments, arguments->operands.items[0], err);
}

static bool check_explain(struct arguments *arguments, struct err *err)
{
    struct options *options = arguments->options;
    if (arguments->operands.count == 0)
        return err_set(err, ERR_USAGE,
                       "say what to explain: a finding's id, a pattern, a row of the matrix, a "
                       "plan, a tier or a verdict");
    options->paths = arguments->operands;
    return options->has_day || default_day(&options->day, err);
}

arguments_check_fn *const arguments_check[COMMAND_COUNT] = {
    [COMMAND_SCAN] = check_pass,       [COMMAND_ADVISE] = check_pass,
    [COMMAND_INIT] = check_init,       [COMMAND_BADGE] = check_badge,
    [COMMAND_HOOK] = check_hook,       [COMMAND_BASELINE] = check_baseline,
    [COMMAND_IMPORT] = check_import,   [COMMAND_POLICY] = check_policy,
    [COMMAND_EXPLAIN] = check_explain, [COMMAND_HELP] = check_help,
    [COMMAND_VERSION] = check_version, [COMMAND_COMPLETION] = check_completion,
    [COMMAND_DOCTOR] = check_pass,     [COMMAND_REVIEW] = check_pass,
};
