// What is typed is put together first, for bash takes words apart at `=` and `:`. Then the command,
// its word and the option before are known, and three tables tell what may stand here.
#include "completion.h"

static const char head[] = "# bash completion of waybill. Made by `waybill completion bash`.\n"
                           "\n";

// Needs nothing of bash-completion and works from bash 4 on. COMPREPLY replaces what stands behind
// the last `=` or `:` alone.
static const char body[] =
    "# Words that begin as what is typed. $1: words; $2: nothing, or a comma where there may be "
    "several.\n"
    "_waybill_offer() {\n"
    "    local typed=$value kept=\n"
    "    if [[ $2 && $typed == *,* ]]; then\n"
    "        kept=${typed%,*},\n"
    "        typed=${typed##*,}\n"
    "    fi\n"
    "    local found\n"
    "    while IFS= read -r found; do\n"
    "        found=$kept$found\n"
    "        COMPREPLY+=(\"${found#\"$gone\"}\")\n"
    "        [[ $found != *= ]] || compopt -o nospace 2>/dev/null\n"
    "    done < <(compgen -W \"$1\" -- \"$typed\")\n"
    "}\n"
    "\n"
    "# $1: f for files, d for folders. Only what stands behind the `=` is replaced.\n"
    "_waybill_offer_paths() {\n"
    "    local found\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    while IFS= read -r found; do\n"
    "        COMPREPLY+=(\"${found#\"$gone\"}\")\n"
    "    done < <(compgen -\"$1\" -- \"$value\")\n"
    "}\n"
    "\n"
    "_waybill() {\n"
    "    local value gone= piece breaks command= word= option= i glue=\n"
    "    local -a typed=()\n"
    "    COMPREPLY=()\n"
    "    for ((i = 1; i <= COMP_CWORD; i++)); do\n"
    "        piece=${COMP_WORDS[i]}\n"
    "        if [[ ${#typed[@]} -gt 0 && ( $glue || $piece == [=:]* ) ]]; then\n"
    "            typed[${#typed[@]}-1]+=$piece\n"
    "        else\n"
    "            typed+=(\"$piece\")\n"
    "        fi\n"
    "        glue=\n"
    "        [[ $piece != *[=:] ]] || glue=1\n"
    "    done\n"
    "    value=${typed[${#typed[@]}-1]}\n"
    "    unset \"typed[${#typed[@]}-1]\"\n"
    "    breaks=${COMP_WORDBREAKS//[^=:]/}\n"
    "    if [[ $value == --*=* ]]; then\n"
    "        option=${value%%=*}\n"
    "        value=${value#*=}\n"
    "    elif [[ ${#typed[@]} -gt 0 ]]; then\n"
    "        option=${typed[${#typed[@]}-1]}\n"
    "    fi\n"
    "    if [[ $breaks && $value == *[$breaks]* ]]; then\n"
    "        gone=${value%\"${value##*[$breaks]}\"}\n"
    "    fi\n"
    "    if [[ ${#typed[@]} -eq 0 ]]; then\n"
    "        if [[ $value == -* ]]; then\n"
    "            _waybill_offer \"$_waybill_start\"\n"
    "        else\n"
    "            _waybill_offer \"$_waybill_commands\"\n"
    "        fi\n"
    "        return\n"
    "    fi\n"
    "    command=${typed[0]}\n"
    "    for ((i = 1; i < ${#typed[@]}; i++)); do\n"
    "        [[ ${typed[i]} == -* ]] || { word=${typed[i]}; break; }\n"
    "    done\n"
    "    _waybill_value \"$command $option\" && return\n"
    "    if [[ $value == -* ]]; then\n"
    "        _waybill_options \"$command\"\n"
    "    else\n"
    "        _waybill_operand \"$command\" \"$word\"\n"
    "    fi\n"
    "}\n"
    "\n"
    "complete -F _waybill waybill\n";

static void add_list(struct buf *out, const char *name, const char *const *words)
{
    buf_printf(out, "_waybill_%s='", name);
    completion_add_words(out, words);
    buf_add_string(out, "'\n");
}

static void add_offer(struct buf *out, struct completion completion)
{
    switch (completion.supply) {
    case SUPPLY_NOTHING:
        buf_add_string(out, ":");
        break;
    case SUPPLY_FILES:
        buf_add_string(out, "_waybill_offer_paths f");
        break;
    case SUPPLY_FOLDERS:
        buf_add_string(out, "_waybill_offer_paths d");
        break;
    case SUPPLY_REVISIONS:
        buf_add_string(out, "_waybill_offer \"$(git for-each-ref --format='%(refname:short)' "
                            "2>/dev/null)\"");
        break;
    case SUPPLY_WORDS:
        buf_add_string(out, "_waybill_offer '");
        completion_add_words(out, completion.words);
        buf_add_byte(out, '\'');
        break;
    case SUPPLY_LIST:
    case SUPPLY_LISTS:
        buf_printf(out, "_waybill_offer \"$_waybill_%s\"%s", word_list_names[completion.list],
                   completion.supply == SUPPLY_LISTS ? " ," : "");
        break;
    }
}

// One arm for each row that takes a value: "scan --config|advise --config) ... ;;"
static void add_values(struct buf *out)
{
    buf_add_string(out,
                   "\n# $1: the command and the option before. False where that takes no value.\n"
                   "_waybill_value() {\n    case $1 in\n");
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        bool first = true;
        if (!option_takes_value(row) || row->optional)
            continue;
        for (enum command c = 0; c < COMMAND_COUNT; c++) {
            if (!(row->commands & 1U << c))
                continue;
            buf_printf(out, "%s'%s --%s'", first ? "    " : " | ", command_rows[c].name, row->name);
            if (row->letter)
                buf_printf(out, " | '%s -%c'", command_rows[c].name, row->letter);
            first = false;
        }
        buf_add_string(out, ")\n        ");
        add_offer(out, completion_of_option(row));
        buf_add_string(out, "\n        ;;\n");
    }
    buf_add_string(out, "    *) return 1 ;;\n    esac\n}\n");
}

static void add_options(struct buf *out)
{
    buf_add_string(out, "\n# $1: the command.\n_waybill_options() {\n    case $1 in\n");
    for (enum command c = 0; c < COMMAND_COUNT; c++) {
        buf_printf(out, "    %s) _waybill_offer '", command_rows[c].name);
        for (size_t i = 0, count = 0; i < option_row_count; i++)
            if (option_rows[i].commands & 1U << c)
                buf_printf(out, "%s--%s", count++ ? " " : "", option_rows[i].name);
        buf_add_string(out, "' ;;\n");
    }
    buf_add_string(out, "    esac\n}\n");
}

static void add_arm(struct buf *out, const char *command, const char *word,
                    struct completion completion)
{
    if (completion.supply == SUPPLY_NOTHING)
        return;
    buf_printf(out, word ? "    '%s %s') " : "    '%s '*) ", command, word);
    add_offer(out, completion);
    buf_add_string(out, " ;;\n");
}

static void add_operands(struct buf *out)
{
    buf_add_string(out, "\n# $1: the command. $2: the first word behind it that is no option.\n"
                        "_waybill_operand() {\n    case \"$1 $2\" in\n");
    for (enum command c = 0; c < COMMAND_COUNT; c++) {
        const char *const *words = command_words[c];
        if (!words) {
            add_arm(out, command_rows[c].name, NULL, completion_of_operand(c, NULL));
            continue;
        }
        for (size_t i = 0; words[i]; i++)
            add_arm(out, command_rows[c].name, words[i], completion_of_operand(c, words[i]));
        buf_printf(out, "    '%s ') _waybill_offer '", command_rows[c].name);
        completion_add_words(out, words);
        buf_add_string(out, "' ;;\n");
    }
    buf_add_string(out, "    esac\n}\n\n");
}

void completion_bash(struct buf *out, struct arena *memory)
{
    buf_add_string(out, head);
    add_list(out, "commands", completion_commands());
    buf_add_string(out, "_waybill_start='");
    for (size_t i = 0; i < START_OPTIONS; i++)
        buf_printf(out, "%s--%s", i ? " " : "", start_options[i].name);
    buf_add_string(out, "'\n");
    for (enum word_list list = 0; list < WORD_LIST_COUNT; list++)
        add_list(out, word_list_names[list], word_list(list, memory));
    add_values(out);
    add_options(out);
    add_operands(out);
    buf_add_string(out, body);
}
