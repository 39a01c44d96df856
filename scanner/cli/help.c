// `waybill help` and `waybill version`: the tables of options.h and fail_on.h as text
// of at most 80 columns.
#include "help.h"

#include "file.h"
#include "matcher.h"
#include "source.h"
#include "version.h"
#include "what_if_ask.h"
#include "yaml.h"
#include "zone.h"

#include <unistd.h>

enum {
    WIDTH = 79,
    COMMAND_COLUMN = 14,
    OPTION_COLUMN = 28,
    WORD_COLUMN = 21,
    WHAT_IF_COLUMN = 24,
    MOST_HELP = 512 * 1024
};

const char *const help_groups[GROUP_COUNT] = {
    [GROUP_READ] = "What is read (the work tree, as git would add it, unless said otherwise):",
    [GROUP_JUDGE] = "How it is judged:",
    [GROUP_DECLARE] = "What you declare (shown as declared, never verified):",
    [GROUP_SHOW] = "What is shown:",
};

const char *const help_exit[EXIT_CODES] = {
    [EXIT_COMPLETE] = "complete, and nothing that --fail-on names",
    [EXIT_REACHED] = "something that --fail-on names, whether complete or not",
    [EXIT_USAGE] = "wrong usage, configuration or patterns: nothing was scanned",
    [EXIT_UNABLE] = "not all that should be looked at could be, or no report was made",
};

const char *const help_about_waybill =
    "Says what a repository carries (credentials, personal data, marks of regulated data), which "
    "risk tier that makes it, and which AI coding tools may see it. Nothing leaves this machine, "
    "and what is found is never shown in the clear.";

// Goes on at `column` of this line, or of the next when the line is already there.
static void add_column(struct buf *out, size_t line_start, size_t column)
{
    if (out->len - line_start + 2 > column) {
        buf_add_byte(out, '\n');
        line_start = out->len;
    }
    while (out->len - line_start < column)
        buf_add_byte(out, ' ');
}

void help_fold(struct buf *out, const char *margin, size_t column, size_t width, const char *text)
{
    struct slice rest = slice_of_string(text), word;
    size_t at = column, blanks = column - strlen(margin);

    if (rest.len == 0)
        return;
    for (bool first = true; slice_split(&rest, ' ', &word); first = false) {
        if (!first && at + 1 + word.len > width) {
            buf_printf(out, "\n%s%*s", margin, (int)blanks, "");
            at = column;
        } else if (!first) {
            buf_add_byte(out, ' ');
            at++;
        }
        buf_add(out, word);
        at += word.len;
    }
    buf_add_byte(out, '\n');
}

static void add_row(struct buf *out, size_t column, const char *word, const char *help)
{
    size_t start = out->len;
    buf_printf(out, "  %s", word);
    add_column(out, start, column);
    help_fold(out, "", column, WIDTH, help);
}

static void add_option(struct buf *out, const struct option_row *row)
{
    size_t start = out->len;

    if (row->letter)
        buf_printf(out, "  -%c, --%s", row->letter, row->name);
    else
        buf_printf(out, "      --%s", row->name);
    if (row->argument)
        buf_printf(out, row->optional ? "[=%s]" : " %s", row->argument);
    for (size_t i = 0; !row->argument && row->words && row->words[i]; i++)
        buf_printf(out, "%c%s", i ? '|' : ' ', row->words[i]);
    add_column(out, start, OPTION_COLUMN);
    help_fold(out, "", OPTION_COLUMN, WIDTH, row->help);
}

static void add_usage(struct buf *out, enum command command)
{
    const struct command_row *row = &command_rows[command];
    for (size_t i = 0; row->usage[i]; i++)
        buf_printf(out, "%s waybill %s%s%s\n", i ? "      " : "usage:", row->name,
                   *row->usage[i] ? " " : "", row->usage[i]);
}

static void add_exit_codes(struct buf *out)
{
    static const char *const digits[] = {"0", "1", "2", "3"};
    buf_add_string(out, "\nExit codes (1 wins over 3):\n");
    for (size_t i = 0; i < EXIT_CODES; i++)
        add_row(out, 5, digits[i], help_exit[i]);
}

static void add_fail_on(struct buf *out)
{
    buf_add_string(out, "\nWhat --fail-on takes, one or more with commas:\n");
    for (size_t i = 0; i < FAIL_ON_COUNT; i++)
        add_row(out, WORD_COLUMN, fail_on_rows[i].word.ptr, fail_on_rows[i].help);
    add_row(out, WORD_COLUMN, fail_on_default.word.ptr, fail_on_default.help);
    buf_add_string(out, "Not given, it is never; with --staged");
    for (size_t i = 0, shown = 0; i < FAIL_ON_COUNT; i++)
        if (fail_on_staged.words & 1U << i)
            buf_printf(out, "%c%s", shown++ ? ',' : ' ', fail_on_rows[i].word.ptr);
    buf_add_string(out, ".\n");
}

static void add_formats(struct buf *out, enum command command)
{
    buf_add_string(out, "\nWhat --format and --report write:\n");
    for (enum format format = 0; format < FORMAT_COUNT; format++)
        if (command == COMMAND_SCAN || (format != FORMAT_BADGE && !format_is_of_findings(format)))
            add_row(out, WORD_COLUMN, format_rows[format].name, format_rows[format].help);
}

struct slice help_what_if(size_t key, struct arena *memory)
{
    const struct what_if_row *row = &what_if_rows[key];
    struct slice word =
        arena_printf(memory, "%s=%s", row->name, row->words ? row->words[0] : row->argument);
    for (size_t i = 1; row->words && row->words[i]; i++)
        word = arena_printf(memory, "%.*s|%s", SLICE_ARG(word), row->words[i]);
    return word;
}

static void add_what_if(struct buf *out)
{
    struct arena scratch = {0};
    buf_add_string(out, "\nWhat --what-if takes, one or more with commas:\n");
    for (size_t i = 0; i < WHAT_IF_KEYS; i++) {
        add_row(out, WHAT_IF_COLUMN, help_what_if(i, &scratch).ptr, what_if_rows[i].help);
    }
    arena_release(&scratch);
}

static void add_hook_types(struct buf *out)
{
    buf_add_string(out, "\nWhat each TYPE looks at:\n");
    for (size_t i = 0; i < HOOK_TYPE_COUNT; i++)
        add_row(out, WORD_COLUMN, hook_rows[i].name, hook_rows[i].help);
    buf_add_string(out, "Where none is named it is");
    for (size_t i = 0, shown = 0; i < HOOK_TYPE_COUNT; i++)
        if (hook_rows[i].by_default)
            buf_printf(out, "%s %s", shown++ ? " and" : "", hook_rows[i].name);
    buf_add_string(out, ".\n");
}

static bool is_scanning(enum command command)
{
    return command == COMMAND_SCAN || command == COMMAND_ADVISE || command == COMMAND_BADGE;
}

static void add_options(struct buf *out, enum command command)
{
    bool any = false;
    for (enum option_group group = 0; group < GROUP_COUNT; group++) {
        any = any && !is_scanning(command);
        for (size_t i = 0; i < option_row_count; i++) {
            const struct option_row *row = &option_rows[i];
            if (row->group != group || !(row->commands & 1U << command))
                continue;
            if (!any)
                buf_printf(out, "\n%s\n", is_scanning(command) ? help_groups[group] : "Options:");
            any = true;
            add_option(out, row);
        }
    }
}

static void add_overview(struct buf *out)
{
    buf_add_string(out, "usage: waybill COMMAND [OPTION]... [ARGUMENT]...\n\n");
    help_fold(out, "", 0, WIDTH, help_about_waybill);
    buf_add_string(out, "\nCommands:\n");
    for (enum command command = 0; command < COMMAND_COUNT; command++)
        add_row(out, COMMAND_COLUMN, command_rows[command].name, command_rows[command].help);
    add_exit_codes(out);
    buf_add_string(out, "\n`waybill help COMMAND` explains a command and its options.\n");
}

static void add_topic(struct buf *out, enum command topic)
{
    add_usage(out, topic);
    buf_add_byte(out, '\n');
    buf_add_byte(out, (char)(command_rows[topic].help[0] & ~0x20));
    buf_printf(out, "%s.\n", command_rows[topic].help + 1);
    help_fold(out, "", 0, WIDTH, command_rows[topic].about);
    add_options(out, topic);
    if (topic == COMMAND_SCAN || topic == COMMAND_ADVISE)
        add_formats(out, topic);
    if (topic == COMMAND_HOOK)
        add_hook_types(out);
    if (topic == COMMAND_ADVISE)
        add_what_if(out);
    if (is_scanning(topic)) {
        add_fail_on(out);
        add_exit_codes(out);
    }
}

void help_add(struct buf *out, enum command topic)
{
    if (topic == COMMAND_COUNT)
        add_overview(out);
    else
        add_topic(out, topic);
}

static enum exit_code print_and_release(struct buf *out, struct err *err)
{
    bool told = fd_write(STDOUT_FILENO, buf_slice(out), err);
    buf_release(out);
    return told ? EXIT_COMPLETE : EXIT_UNABLE;
}

enum exit_code command_help(const struct options *options, struct arena *run, struct err *err)
{
    struct buf out;

    buf_init(&out, MOST_HELP);
    if (options->manual)
        help_man_add(&out, run);
    else
        help_add(&out, options->topic);
    return print_and_release(&out, err);
}

const struct library_row help_libraries[] = {
    {"libgit2", source_version},
    {"pcre2", matcher_version},
    {"libyaml", yaml_version},
    {"tree-sitter ABI", zone_version},
};
const size_t help_library_count = sizeof help_libraries / sizeof help_libraries[0];

enum exit_code command_version(const struct options *options, struct arena *run, struct err *err)
{
    struct buf out;

    (void)options, (void)run;
    buf_init(&out, MOST_HELP);
    buf_add_string(&out, "waybill " WAYBILL_VERSION "\n");
    for (size_t i = 0; i < help_library_count; i++) {
        char version[64];
        help_libraries[i].version(version, sizeof version);
        buf_printf(&out, "%s %s\n", help_libraries[i].name, version);
    }
    return print_and_release(&out, err);
}
