#include "completion.h"

#include "assessment.h"
#include "fail_on.h"
#include "file.h"
#include "hook_types.h"
#include "pattern.h"
#include "plan.h"
#include "what_if_ask.h"

#include <unistd.h>

enum { SCRIPT_MOST = 4 * 1024 * 1024 };

const char *const word_list_names[WORD_LIST_COUNT] = {
#define X(NAME, name) #name,
    WORD_LISTS(X)
#undef X
};

const struct start_option start_options[START_OPTIONS] = {
    {"help", COMMAND_HELP},
    {"version", COMMAND_VERSION},
};

// What a value is, by the name of the option or else by what help calls the value. What is not
// here is known to the user alone.
static const struct {
    const char *name;
    struct completion completion;
} supplies[] = {
    {"fail-on", {SUPPLY_LISTS, NULL, WORD_LIST_FAIL_ON}},
    {"what-if", {SUPPLY_LISTS, NULL, WORD_LIST_WHAT_IF}},
    {"FILE", {.supply = SUPPLY_FILES}},
    {"REPORT", {.supply = SUPPLY_FILES}},
    {"PATH", {.supply = SUPPLY_FILES}},
    {"FOLDER", {.supply = SUPPLY_FOLDERS}},
    {"FORMAT=FILE", {SUPPLY_LIST, NULL, WORD_LIST_REPORTS}},
    {"REV", {.supply = SUPPLY_REVISIONS}},
    {"ID", {SUPPLY_LIST, NULL, WORD_LIST_PLANS}},
    {"PLAN", {SUPPLY_LIST, NULL, WORD_LIST_PLANS}},
    {"SUBJECT", {SUPPLY_LIST, NULL, WORD_LIST_SUBJECTS}},
    {"TYPE", {SUPPLY_LIST, NULL, WORD_LIST_HOOKS}},
};

static const struct completion *supply_of(struct slice name)
{
    for (size_t i = 0; i < sizeof supplies / sizeof supplies[0]; i++)
        if (slice_equals(slice_of_string(supplies[i].name), name))
            return &supplies[i].completion;
    return NULL;
}

struct completion completion_of_option(const struct option_row *row)
{
    const struct completion *found = supply_of(slice_of_string(row->name));
    if (row->words)
        return (struct completion){SUPPLY_WORDS, row->words, 0};
    if (!found && row->argument)
        found = supply_of(slice_of_string(row->argument));
    return found ? *found : (struct completion){0};
}

// "[PATH]" and "PLAN..." without what says how often.
static struct slice bare(struct slice token)
{
    while (token.len && (token.ptr[0] == '['))
        token = slice_cut(token, 1, token.len);
    while (token.len && (token.ptr[token.len - 1] == '.' || token.ptr[token.len - 1] == ']'))
        token.len--;
    return token;
}

// Whether a line of usage is about this word: its first token has it.
static bool is_about(struct slice usage, const char *word)
{
    struct slice first, one;
    if (!word)
        return true;
    if (!slice_split(&usage, ' ', &first))
        return false;
    while (slice_split(&first, '|', &one))
        if (slice_equals(one, slice_of_string(word)))
            return true;
    return false;
}

const char *const *completion_commands(void)
{
    static const char *names[COMMAND_COUNT + 1];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = command_rows[i].name;
    return names;
}

// The last token of a line of usage is what the command takes besides options.
struct completion completion_of_operand(enum command command, const char *word)
{
    const char *const *usage = command_rows[command].usage;
    if (command == COMMAND_HELP)
        return (struct completion){SUPPLY_WORDS, completion_commands(), 0};
    for (size_t i = 0; usage[i]; i++) {
        struct slice rest = slice_of_string(usage[i]), token, last = SLICE("");
        if (!is_about(rest, word))
            continue;
        while (slice_split(&rest, ' ', &token))
            last = token;
        const struct completion *found = supply_of(bare(last));
        if (found)
            return *found;
    }
    return (struct completion){0};
}

// A list of words that grows in the arena.
struct words {
    const char **items;
    size_t count;
};

static void add_word(struct words *words, const char *word)
{
    words->items[words->count++] = word;
}

static void add_plans(struct words *words)
{
    for (size_t i = 0; i < builtin_plans.count; i++)
        add_word(words, builtin_plans.plans[i].id.ptr);
}

static void add_subjects(struct words *words)
{
    for (size_t i = 0; i < builtin_patterns.count; i++)
        add_word(words, builtin_patterns.patterns[i].id.ptr);
    add_plans(words);
    for (enum row_id row = 0; row < ROW_COUNT; row++)
        add_word(words, matrix_rows[row].id.ptr);
    for (enum tier tier = 0; tier < TIER_COUNT; tier++)
        add_word(words, tier_name(tier));
    for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++)
        add_word(words, verdict_name(verdict));
}

static void add_fail_on(struct words *words)
{
    for (size_t i = 0; i < FAIL_ON_COUNT; i++)
        add_word(words, fail_on_rows[i].word.ptr);
    add_word(words, fail_on_default.word.ptr);
}

static void add_reports(struct words *words, struct arena *memory)
{
    for (enum format format = 0; format < FORMAT_COUNT; format++)
        add_word(words, arena_printf(memory, "%s=", format_rows[format].name).ptr);
}

static void add_hooks(struct words *words)
{
    for (enum hook_type type = 0; type < HOOK_TYPE_COUNT; type++)
        add_word(words, hook_rows[type].name);
}

static void add_what_if(struct words *words, struct arena *memory)
{
    for (size_t i = 0; i < WHAT_IF_KEYS; i++) {
        const struct what_if_row *row = &what_if_rows[i];
        const struct completion *found =
            row->argument ? supply_of(slice_of_string(row->argument)) : NULL;
        if (found && found->supply == SUPPLY_LIST) {
            for (size_t k = 0; k < builtin_plans.count; k++)
                add_word(words, arena_printf(memory, "%s=%.*s", row->name,
                                             SLICE_ARG(builtin_plans.plans[k].id))
                                    .ptr);
        } else if (!row->words) {
            add_word(words, arena_printf(memory, "%s=", row->name).ptr);
        }
        for (size_t k = 0; row->words && row->words[k]; k++)
            add_word(words, arena_printf(memory, "%s=%s", row->name, row->words[k]).ptr);
    }
}

const char *const *word_list(enum word_list list, struct arena *memory)
{
    enum { OTHERS = 100 };
    size_t most = builtin_patterns.count + (WHAT_IF_KEYS + 1) * builtin_plans.count + OTHERS;
    struct words words = {ARENA_ARRAY(memory, most, const char *), 0};

    if (list == WORD_LIST_PLANS)
        add_plans(&words);
    else if (list == WORD_LIST_SUBJECTS)
        add_subjects(&words);
    else if (list == WORD_LIST_REPORTS)
        add_reports(&words, memory);
    else if (list == WORD_LIST_FAIL_ON)
        add_fail_on(&words);
    else if (list == WORD_LIST_HOOKS)
        add_hooks(&words);
    else
        add_what_if(&words, memory);
    words.items[words.count] = NULL;
    return words.items;
}

void completion_add_words(struct buf *out, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        buf_printf(out, "%s%s", i ? " " : "", words[i]);
}

enum exit_code command_completion(const struct options *options, struct arena *memory,
                                  struct err *err)
{
    static void (*const scripts[SHELL_COUNT])(struct buf *, struct arena *) = {
        [SHELL_BASH] = completion_bash,
        [SHELL_ZSH] = completion_zsh,
        [SHELL_FISH] = completion_fish,
    };
    struct buf out;

    buf_init(&out, SCRIPT_MOST);
    scripts[options->shell](&out, memory);
    bool told = fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    return told ? EXIT_COMPLETE : EXIT_UNABLE;
}
