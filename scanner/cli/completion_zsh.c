// _arguments of zsh (zshcompsys(1)) does the work: each option is a specification of it.
#include "completion.h"

static const char head[] = "#compdef waybill\n"
                           "# zsh completion of waybill. Made by `waybill completion zsh`.\n"
                           "\n"
                           "# One of the words, or several with commas.\n"
                           "_waybill_one() { compadd -- \"$@\" }\n"
                           "_waybill_several() {\n"
                           "    compset -P '*,'\n"
                           "    compadd -q -S '' -- \"$@\"\n"
                           "}\n"
                           "_waybill_revisions() {\n"
                           "    compadd -- ${(f)\"$(git for-each-ref --format='%(refname:short)' "
                           "2>/dev/null)\"}\n"
                           "}\n";

// Loaded as a file of $fpath this is the function's body; sourced it defines the function alone.
static const char tail[] = "\n"
                           "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
                           "    _waybill \"$@\"\n"
                           "else\n"
                           "    compdef _waybill waybill\n"
                           "fi\n";

// In single quotes, with a backslash before what means something to _arguments.
static void add_quoted(struct buf *out, const char *text, const char *special)
{
    for (; *text; text++) {
        if (*text == '\'') {
            buf_add_string(out, "'\\''");
            continue;
        }
        if (strchr(special, *text))
            buf_add_byte(out, '\\');
        buf_add_byte(out, *text);
    }
}

static void add_list(struct buf *out, const char *name, bool several, const char *const *words)
{
    buf_printf(out, "_waybill_%s() { _waybill_%s", name, several ? "several" : "one");
    for (size_t i = 0; words[i]; i++) {
        buf_add_string(out, " '");
        add_quoted(out, words[i], "");
        buf_add_byte(out, '\'');
    }
    buf_add_string(out, " }\n");
}

// The action of a specification, within single quotes.
static void add_action(struct buf *out, struct completion completion)
{
    switch (completion.supply) {
    case SUPPLY_NOTHING:
        buf_add_byte(out, ' ');
        break;
    case SUPPLY_FILES:
        buf_add_string(out, "_files");
        break;
    case SUPPLY_FOLDERS:
        buf_add_string(out, "_files -/");
        break;
    case SUPPLY_REVISIONS:
        buf_add_string(out, "_waybill_revisions");
        break;
    case SUPPLY_WORDS:
        buf_add_byte(out, '(');
        completion_add_words(out, completion.words);
        buf_add_byte(out, ')');
        break;
    case SUPPLY_LIST:
    case SUPPLY_LISTS:
        buf_printf(out, "_waybill_%s", word_list_names[completion.list]);
        break;
    }
}

static void add_option(struct buf *out, const struct option_row *row)
{
    const char *value = option_takes_value(row) ? row->optional ? "=-" : "=" : "";
    if (row->letter)
        buf_printf(out, "            '(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name,
                   row->letter, option_takes_value(row) ? "+" : "", row->name, value);
    else
        buf_printf(out, "            '--%s%s[", row->name, value);
    add_quoted(out, row->help, "[]\\");
    buf_add_byte(out, ']');
    if (option_takes_value(row)) {
        buf_add_string(out, row->optional ? "::" : ":");
        add_quoted(out, row->argument ? row->argument : row->name, ":\\");
        buf_add_byte(out, ':');
        add_action(out, completion_of_option(row));
    }
    buf_add_string(out, "' \\\n");
}

static void add_operands(struct buf *out, enum command c)
{
    const char *const *words = command_words[c];
    if (!words) {
        struct completion operand = completion_of_operand(c, NULL);
        if (operand.supply != SUPPLY_NOTHING) {
            buf_add_string(out, "            '*:argument:");
            add_action(out, operand);
            buf_add_string(out, "'\n");
            return;
        }
        buf_add_string(out, "            '*: : '\n");
        return;
    }
    buf_add_string(out, "            '1:action:(");
    completion_add_words(out, words);
    buf_add_string(out, ")' \\\n            '*:argument:->argument'\n"
                        "        [[ $state == argument ]] || return\n"
                        "        case $line[1] in\n");
    for (size_t i = 0; words[i]; i++) {
        static const char *const calls[] = {
            [SUPPLY_FILES] = "_files",
            [SUPPLY_FOLDERS] = "_files -/",
            [SUPPLY_REVISIONS] = "_waybill_revisions",
        };
        struct completion operand = completion_of_operand(c, words[i]);
        if (operand.supply == SUPPLY_LIST)
            buf_printf(out, "        %s) _waybill_%s ;;\n", words[i],
                       word_list_names[operand.list]);
        else if (operand.supply != SUPPLY_NOTHING && operand.supply <= SUPPLY_REVISIONS)
            buf_printf(out, "        %s) %s ;;\n", words[i], calls[operand.supply]);
    }
    buf_add_string(out, "        esac\n");
}

static void add_command(struct buf *out, enum command c)
{
    buf_printf(out, "    %s)\n        _arguments -C -s -S : \\\n", command_rows[c].name);
    for (size_t i = 0; i < option_row_count; i++)
        if (option_rows[i].commands & 1U << c)
            add_option(out, &option_rows[i]);
    add_operands(out, c);
    buf_add_string(out, "        ;;\n");
}

void completion_zsh(struct buf *out, struct arena *memory)
{
    buf_add_string(out, head);
    for (enum word_list list = 0; list < WORD_LIST_COUNT; list++) {
        bool several = list == WORD_LIST_FAIL_ON || list == WORD_LIST_WHAT_IF;
        add_list(out, word_list_names[list], several, word_list(list, memory));
    }
    buf_add_string(out, "\n_waybill() {\n"
                        "    local curcontext=$curcontext state\n"
                        "    local -a line\n"
                        "    local -A opt_args\n"
                        "    if ((CURRENT == 2)) && [[ $PREFIX == -* ]]; then\n"
                        "        _arguments : \\\n");
    for (size_t i = 0; i < START_OPTIONS; i++) {
        buf_printf(out, "            '--%s[", start_options[i].name);
        add_quoted(out, command_rows[start_options[i].command].help, "[]\\");
        buf_add_string(out, i + 1 < START_OPTIONS ? "]' \\\n" : "]'\n");
    }
    buf_add_string(out, "        return\n"
                        "    fi\n"
                        "    if ((CURRENT == 2)); then\n"
                        "        local -a commands=(\n");
    for (enum command c = 0; c < COMMAND_COUNT; c++) {
        buf_printf(out, "            '%s:", command_rows[c].name);
        add_quoted(out, command_rows[c].help, ":\\");
        buf_add_string(out, "'\n");
    }
    buf_add_string(out, "        )\n"
                        "        _describe command commands\n"
                        "        return\n"
                        "    fi\n"
                        "    shift words\n"
                        "    ((CURRENT--))\n"
                        "    case $words[1] in\n");
    for (enum command c = 0; c < COMMAND_COUNT; c++)
        add_command(out, c);
    buf_add_string(out, "    esac\n}\n");
    buf_add_string(out, tail);
}
