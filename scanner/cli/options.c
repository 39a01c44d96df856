// A parser for the usual forms: --name VALUE, --name=VALUE, -n VALUE, -nVALUE, letters
// in one word, "--" for the end. A long name must be written out: if its first letters
// were enough, a new option could change what an old script means.
#include "options.h"

#include "arguments.h"
#include "nearest.h"
#include "print.h"

#include <sched.h>
#include <unistd.h>

static bool has_option(const struct options *options, const struct option_row *row)
{
    return row->commands & 1U << options->command;
}

static bool unknown_option(struct arguments *arguments, struct slice name, struct err *err)
{
    const struct options *options = arguments->options;
    struct nearest nearest = {.given = name};
    const char *command = command_rows[options->command].name;

    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        if (has_option(options, row))
            nearest_offer(&nearest, slice_of_string(row->name));
        else if (slice_equals(slice_of_string(row->name), name))
            return err_set(err, ERR_USAGE, "`waybill %s` has no option --%s", command, row->name);
    }
    const char *quoted = print_quoted(arguments->memory, name, QUOTED);
    if (nearest.word.len)
        return err_set(err, ERR_USAGE, "there is no option --%s; did you mean --%.*s?", quoted,
                       SLICE_ARG(nearest.word));
    return err_set(err, ERR_USAGE, "there is no option --%s; see `waybill help %s`", quoted,
                   command);
}

// Options that mean nothing where no file is read.
static bool says_how_to_scan(const struct option_row *row)
{
    static const char *const others[] = {"from", "config", "fail-on"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcmp(row->name, others[i]) == 0)
            return false;
    return row->group == GROUP_READ || row->group == GROUP_JUDGE;
}

// Reads `row` with the value that stands in the same argument (`inside`, or NULL), or
// else with the next argument.
static bool read_option(struct arguments *arguments, const struct option_row *row,
                        const char *inside, struct err *err)
{
    if (!arguments->options->how_to_scan && says_how_to_scan(row))
        arguments->options->how_to_scan = row->name;
    arguments->options->given[row - option_rows] = true;
    const char *value = inside;
    if (option_takes_value(row) && !value && !row->optional) {
        if (arguments->at == arguments->count)
            return err_set(err, ERR_USAGE, "--%s needs a value", row->name);
        value = arguments->argv[arguments->at++];
    }
    return row->read(arguments->options, row, value, arguments->memory, err);
}

bool options_given(const struct options *options, const char *name)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (options->given[i] && strcmp(option_rows[i].name, name) == 0)
            return true;
    return false;
}

// `text` is what follows the "--".
static bool read_long(struct arguments *arguments, const char *text, struct err *err)
{
    const char *equals = strchr(text, '=');
    struct slice name = equals ? slice_of(text, (size_t)(equals - text)) : slice_of_string(text);

    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        if (!has_option(arguments->options, row) || !slice_equals(slice_of_string(row->name), name))
            continue;
        if (equals && !option_takes_value(row))
            return err_set(err, ERR_USAGE, "--%s takes no value", row->name);
        return read_option(arguments, row, equals ? equals + 1 : NULL, err);
    }
    return unknown_option(arguments, name, err);
}

// `letters` is what follows the '-': options without a value, then perhaps one with.
static bool read_letters(struct arguments *arguments, const char *letters, struct err *err)
{
    enum command command = arguments->options->command;

    for (; *letters && arguments->options->command == command; letters++) {
        const struct option_row *row = NULL;
        for (size_t i = 0; i < option_row_count && !row; i++)
            if (option_rows[i].letter == *letters &&
                has_option(arguments->options, &option_rows[i]))
                row = &option_rows[i];
        if (!row)
            return err_set(err, ERR_USAGE, "there is no option -%s; see `waybill help %s`",
                           print_quoted(arguments->memory, slice_of_string(letters), 1),
                           command_rows[command].name);
        if (option_takes_value(row))
            return read_option(arguments, row, letters[1] ? letters + 1 : NULL, err);
        if (!read_option(arguments, row, NULL, err))
            return false;
    }
    return true;
}

// Until there is nothing left, or --help has made it another command.
static bool read_arguments(struct arguments *arguments, struct err *err)
{
    enum command command = arguments->options->command;
    bool only_operands = false;

    while (arguments->at < arguments->count && arguments->options->command == command) {
        const char *argument = arguments->argv[arguments->at++];
        bool fine = true;
        if (only_operands || argument[0] != '-' || !argument[1])
            arguments->operands.items[arguments->operands.count++] = argument;
        else if (argument[1] != '-')
            fine = read_letters(arguments, argument + 1, err);
        else if (argument[2])
            fine = read_long(arguments, argument + 2, err);
        else
            only_operands = true;
        if (!fine)
            return false;
    }
    return true;
}

bool command_find(struct slice word, enum command *command)
{
    for (enum command c = 0; c < COMMAND_COUNT; c++) {
        if (slice_equals(slice_of_string(command_rows[c].name), word)) {
            *command = c;
            return true;
        }
    }
    return false;
}

// The first command that has the word behind it, as `hook` has `install`; COMMAND_COUNT: none.
static enum command command_with(const char *word)
{
    for (enum command c = 0; c < COMMAND_COUNT; c++)
        for (size_t i = 0; command_words[c] && command_words[c][i]; i++)
            if (strcmp(command_words[c][i], word) == 0)
                return c;
    return COMMAND_COUNT;
}

bool command_unknown(struct arguments *arguments, const char *word, struct err *err)
{
    enum command with = command_with(word);
    struct nearest nearest = {.given = slice_of_string(word)};
    const char *quoted = print_quoted(arguments->memory, nearest.given, QUOTED);

    if (with != COMMAND_COUNT)
        return err_set(err, ERR_USAGE, "there is no command '%s'; did you mean `waybill %s %s`?",
                       quoted, command_rows[with].name, word);
    for (enum command c = 0; c < COMMAND_COUNT; c++)
        nearest_offer(&nearest, slice_of_string(command_rows[c].name));
    if (nearest.word.len)
        return err_set(err, ERR_USAGE, "there is no command '%s'; did you mean `waybill %.*s`?",
                       quoted, SLICE_ARG(nearest.word));
    if (word[0] == '-' || access(word, F_OK) == 0)
        return err_set(err, ERR_USAGE, "'%s' is no command; did you mean `waybill scan %s`?",
                       quoted, quoted);
    return err_set(err, ERR_USAGE, "there is no command '%s'; see `waybill help`", quoted);
}

static bool read_command(struct arguments *arguments, struct err *err)
{
    enum command *command = &arguments->options->command;

    if (arguments->count == 0)
        return err_set(err, ERR_USAGE,
                       "no command; `waybill scan` scans the repository you are "
                       "in, `waybill help` lists the commands");
    const char *word = arguments->argv[arguments->at++];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        *command = COMMAND_HELP;
    else if (strcmp(word, "--version") == 0)
        *command = COMMAND_VERSION;
    else if (!command_find(slice_of_string(word), command))
        return command_unknown(arguments, word, err);
    return true;
}

static unsigned processors(void)
{
    cpu_set_t set;
    long count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set)
                                                             : sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > JOBS_MOST_BY_DEFAULT ? JOBS_MOST_BY_DEFAULT : (unsigned)count;
}

bool options_parse(struct options *options, int argc, const char *const *argv, struct arena *memory,
                   struct err *err)
{
    struct arguments arguments = {argv, argc, 0, options, {NULL, 0}, memory};

    *options = (struct options){
        .topic = COMMAND_COUNT,
        .min_confidence = CONFIDENCE_MEDIUM,
        .max_file_size = MAX_FILE_SIZE_DEFAULT,
        .jobs = processors(),
    };
    // One more than there are arguments, for the path that is meant when none is given.
    arguments.operands.items = ARENA_ARRAY(memory, (size_t)argc + 1, const char *);
    return read_command(&arguments, err) && read_arguments(&arguments, err) &&
           arguments_check[options->command](&arguments, err);
}
