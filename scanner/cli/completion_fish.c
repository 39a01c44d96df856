// fish takes one `complete` for each option and for each kind of argument, with the condition that
// the command is given.
#include "completion.h"

static const char head[] =
    "# fish completion of waybill. Made by `waybill completion fish`.\n"
    "\n"
    "# Whether the command is $argv[1] and, with a second word, that one stands behind it.\n"
    "function __waybill_at\n"
    "    set -l typed (commandline -opc)\n"
    "    test (count $typed) -ge 2; and test \"$typed[2]\" = \"$argv[1]\"; or return 1\n"
    "    test (count $argv) -ge 2; or return 0\n"
    "    set -l words (string match -v -- '-*' $typed[3..-1])\n"
    "    test \"$words[1]\" = \"$argv[2]\"\n"
    "end\n"
    "\n"
    "function __waybill_at_start\n"
    "    test (count (commandline -opc)) -eq 1\n"
    "end\n"
    "\n"
    "# Each word behind what was typed up to the last comma.\n"
    "function __waybill_several\n"
    "    set -l typed (commandline -ct | string replace -r '^--[^=]*=' '')\n"
    "    set -l kept (string match -r '^.*,' -- $typed)\n"
    "    printf '%s\\n' $kept$argv\n"
    "end\n"
    "\n"
    "complete -c waybill -f\n";

// In single quotes.
static void add_quoted(struct buf *out, const char *text)
{
    buf_add_byte(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            buf_add_byte(out, '\\');
        buf_add_byte(out, *text);
    }
    buf_add_byte(out, '\'');
}

static void add_supply(struct buf *out, struct completion completion)
{
    switch (completion.supply) {
    case SUPPLY_NOTHING:
        break;
    case SUPPLY_FILES:
        buf_add_string(out, " -F");
        break;
    case SUPPLY_FOLDERS:
        buf_add_string(out, " -a '(__fish_complete_directories)'");
        break;
    case SUPPLY_REVISIONS:
        buf_add_string(out, " -a '(git for-each-ref --format=\"%(refname:short)\" 2>/dev/null)'");
        break;
    case SUPPLY_WORDS:
        buf_add_string(out, " -a '");
        completion_add_words(out, completion.words);
        buf_add_byte(out, '\'');
        break;
    case SUPPLY_LIST:
        buf_printf(out, " -a '$__waybill_%s'", word_list_names[completion.list]);
        break;
    case SUPPLY_LISTS:
        buf_printf(out, " -a '(__waybill_several $__waybill_%s)'",
                   word_list_names[completion.list]);
        break;
    }
}

static void add_option(struct buf *out, enum command c, const struct option_row *row)
{
    buf_printf(out, "complete -c waybill -n '__waybill_at %s' -l %s", command_rows[c].name,
               row->name);
    if (row->letter)
        buf_printf(out, " -s %c", row->letter);
    if (option_takes_value(row) && !row->optional) {
        struct completion value = completion_of_option(row);
        // -x: no files, although operands may be some.
        buf_add_string(out, value.supply == SUPPLY_FILES ? " -r" : " -x");
        add_supply(out, value);
    }
    buf_add_string(out, " -d ");
    add_quoted(out, row->help);
    buf_add_byte(out, '\n');
}

static void add_operand(struct buf *out, enum command c, const char *word)
{
    struct completion operand = completion_of_operand(c, word);
    if (operand.supply == SUPPLY_NOTHING)
        return;
    buf_printf(out, "complete -c waybill -n '__waybill_at %s%s%s'", command_rows[c].name,
               word ? " " : "", word ? word : "");
    add_supply(out, operand);
    buf_add_byte(out, '\n');
}

static void add_operands(struct buf *out, enum command c)
{
    const char *const *words = command_words[c];
    if (!words) {
        add_operand(out, c, NULL);
        return;
    }
    buf_printf(out, "complete -c waybill -n '__waybill_at %s \"\"' -a '", command_rows[c].name);
    completion_add_words(out, words);
    buf_add_string(out, "'\n");
    for (size_t i = 0; words[i]; i++)
        add_operand(out, c, words[i]);
}

void completion_fish(struct buf *out, struct arena *memory)
{
    buf_add_string(out, head);
    for (enum word_list list = 0; list < WORD_LIST_COUNT; list++) {
        buf_printf(out, "set -g __waybill_%s ", word_list_names[list]);
        completion_add_words(out, word_list(list, memory));
        buf_add_byte(out, '\n');
    }
    buf_add_byte(out, '\n');
    for (size_t i = 0; i < START_OPTIONS; i++) {
        buf_printf(out, "complete -c waybill -n __waybill_at_start -l %s -d ",
                   start_options[i].name);
        add_quoted(out, command_rows[start_options[i].command].help);
        buf_add_byte(out, '\n');
    }
    for (enum command c = 0; c < COMMAND_COUNT; c++) {
        buf_printf(out, "\ncomplete -c waybill -n __waybill_at_start -a %s -d ",
                   command_rows[c].name);
        add_quoted(out, command_rows[c].help);
        buf_add_byte(out, '\n');
        for (size_t i = 0; i < option_row_count; i++)
            if (option_rows[i].commands & 1U << c)
                add_option(out, c, &option_rows[i]);
        add_operands(out, c);
    }
}
