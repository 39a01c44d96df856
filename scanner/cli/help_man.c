// The manual page: the same tables as the help on the screen, all on one page. It is of the day of
// the newest fact in it, for a page that is made anew must not differ.
#include "help.h"

#include "config_keys.h"
#include "environment.h"
#include "plan.h"
#include "version.h"
#include "what_if_ask.h"

const struct environment_row environment_rows[ENVIRONMENT_COUNT] = {
#define X(NAME, help) {#NAME, help},
    ENVIRONMENT(X)
#undef X
};

// Text of our own: what roff would read is escaped, and what stands in backquotes is bold.
static void add_text(struct buf *out, const char *text)
{
    bool bold = false;
    if (*text == '.' || *text == '\'')
        buf_add_string(out, "\\&");
    for (; *text; text++) {
        if (*text == '`')
            buf_add_string(out, (bold = !bold) ? "\\fB" : "\\fR");
        else if (*text == '-')
            buf_add_string(out, "\\-");
        else if (*text == '\\')
            buf_add_string(out, "\\e");
        else
            buf_add_byte(out, *text);
    }
}

static void add_line(struct buf *out, const char *text)
{
    add_text(out, text);
    buf_add_byte(out, '\n');
}

static void add_heading(struct buf *out, const char *heading)
{
    buf_printf(out, ".SH %s\n", heading);
}

// A term in bold, and what it means.
static void add_term(struct buf *out, const char *term, const char *means)
{
    buf_add_string(out, ".TP\n\\fB");
    add_text(out, term);
    buf_add_string(out, "\\fR\n");
    add_line(out, means);
}

static struct slice newest_fact(void)
{
    struct slice newest = SLICE("");
    for (size_t i = 0; i < builtin_plans.count; i++) {
        struct slice date = builtin_plans.plans[i].source_date;
        if (date.len == sizeof "2026-01-01" - 1 && slice_compare(date, newest) > 0)
            newest = date;
    }
    return newest;
}

static void add_usage(struct buf *out, enum command c)
{
    const struct command_row *row = &command_rows[c];
    for (size_t i = 0; row->usage[i]; i++) {
        buf_printf(out, "%s\\fBwaybill %s\\fR%s", i ? ".br\n" : "", row->name,
                   *row->usage[i] ? " " : "");
        add_line(out, row->usage[i]);
    }
}

static void add_commands(struct buf *out)
{
    add_heading(out, "COMMANDS");
    for (enum command c = 0; c < COMMAND_COUNT; c++) {
        const struct command_row *row = &command_rows[c];
        buf_printf(out, ".SS waybill %s\n", row->name);
        add_usage(out, c);
        buf_add_string(out, ".PP\n");
        buf_add_byte(out, (char)(row->help[0] & ~0x20));
        add_text(out, row->help + 1);
        buf_add_string(out, ".\n");
        if (*row->about)
            add_line(out, row->about);
    }
}

// Of which commands an option is, unless it is of all of them.
static void add_whose(struct buf *out, unsigned commands)
{
    const unsigned all = (1U << COMMAND_COUNT) - 1;
    size_t count = 0;
    if (commands == all)
        return;
    buf_add_string(out, "Of ");
    for (enum command c = 0; c < COMMAND_COUNT; c++)
        if (commands & 1U << c)
            buf_printf(out, "%s\\fB%s\\fR", count++ ? ", " : "", command_rows[c].name);
    buf_add_string(out, ".\n");
}

static void add_option(struct buf *out, const struct option_row *row)
{
    buf_add_string(out, ".TP\n");
    if (row->letter)
        buf_printf(out, "\\fB\\-%c\\fR, ", row->letter);
    buf_add_string(out, "\\fB\\-\\-");
    add_text(out, row->name);
    buf_add_string(out, "\\fR");
    if (row->argument)
        buf_printf(out, row->optional ? "[=\\fI%s\\fR]" : " \\fI%s\\fR", row->argument);
    for (size_t i = 0; !row->argument && row->words && row->words[i]; i++) {
        buf_add_byte(out, i ? '|' : ' ');
        add_text(out, row->words[i]);
    }
    buf_add_byte(out, '\n');
    buf_add_byte(out, (char)(is_lower(row->help[0]) ? row->help[0] & ~0x20 : row->help[0]));
    add_text(out, row->help + 1);
    buf_add_string(out, ".\n");
    add_whose(out, row->commands);
}

static void add_options(struct buf *out)
{
    add_heading(out, "OPTIONS");
    for (enum option_group group = 0; group < GROUP_COUNT; group++) {
        buf_add_string(out, ".SS ");
        size_t len = strlen(help_groups[group]);
        add_text(out, help_groups[group]);
        out->len -= help_groups[group][len - 1] == ':';
        buf_add_byte(out, '\n');
        for (size_t i = 0; i < option_row_count; i++)
            if (option_rows[i].group == group)
                add_option(out, &option_rows[i]);
    }
}

static void add_lists(struct buf *out, struct arena *memory)
{
    buf_add_string(out, ".SS What \\-\\-format and \\-\\-report write\n");
    for (enum format format = 0; format < FORMAT_COUNT; format++)
        add_term(out, format_rows[format].name, format_rows[format].help);
    buf_add_string(out, ".SS What \\-\\-fail\\-on takes, one or more with commas\n");
    for (size_t i = 0; i < FAIL_ON_COUNT; i++)
        add_term(out, fail_on_rows[i].word.ptr, fail_on_rows[i].help);
    add_term(out, fail_on_default.word.ptr, fail_on_default.help);
    buf_add_string(out, ".SS What \\-\\-what\\-if takes, one or more with commas\n");
    for (size_t i = 0; i < WHAT_IF_KEYS; i++)
        add_term(out, help_what_if(i, memory).ptr, what_if_rows[i].help);
}

static void add_keys(struct buf *out, const struct key *keys, const char *above,
                     struct arena *memory)
{
    for (; keys->name; keys++) {
        const char *name = arena_printf(memory, "%s%s", above, keys->name).ptr;
        add_term(out, arena_printf(memory, "%s:", name).ptr, keys->help);
        if (keys->words) {
            buf_add_string(out, "One of");
            for (size_t i = 0; keys->words[i]; i++) {
                buf_add_string(out, i ? ", " : " ");
                add_text(out, keys->words[i]);
            }
            buf_add_string(out, ".\n");
        }
        if (keys->kind == KEY_MAPPING)
            add_keys(out, keys->keys, arena_printf(memory, "%s: ", name).ptr, memory);
    }
}

// Lines of text are folded: mandoc(1) wants no long ones. A term must stay on its line, and none may
// begin with what would make it a request.
static void add_folded(struct buf *out, struct slice page)
{
    enum { WIDTH = 80 };
    struct slice line, word;
    bool term = false;

    while (slice_split(&page, '\n', &line)) {
        bool as_it_is = term || slice_starts_with(line, SLICE("."));
        size_t start = out->len;
        term = slice_equals(line, SLICE(".TP"));
        while (!as_it_is && slice_split(&line, ' ', &word)) {
            bool fits = out->len - start + 1 + word.len <= WIDTH;
            if (out->len > start)
                buf_add_byte(out, fits ? ' ' : '\n');
            start = fits ? start : out->len;
            if (out->len == start && word.len && (word.ptr[0] == '.' || word.ptr[0] == '\''))
                buf_add_string(out, "\\&");
            buf_add(out, word);
        }
        buf_add(out, line);
        buf_add_byte(out, '\n');
    }
}

static void add_page(struct buf *out, struct arena *memory)
{
    static const char *const codes[EXIT_CODES] = {"0", "1", "2", "3"};

    buf_printf(out, ".\\\" Made by `waybill help --man`.\n.TH WAYBILL 1 %.*s \"waybill %s\"\n",
               SLICE_ARG(newest_fact()), WAYBILL_VERSION);
    buf_add_string(out, ".SH NAME\nwaybill \\- what a repository carries, and which AI coding "
                        "tools may see it\n.SH SYNOPSIS\n\\fBwaybill\\fR \\fICOMMAND\\fR "
                        "[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n");
    add_heading(out, "DESCRIPTION");
    add_line(out, help_about_waybill);
    add_commands(out);
    add_options(out);
    add_lists(out, memory);
    add_heading(out, "CONFIGURATION");
    add_line(out, "`waybill` reads `.waybill.yml` at the root of the repository, wherever in it "
                  "you are, and no other file of that name. Options go before it.");
    add_keys(out, config_keys, "", memory);
    add_heading(out, "EXIT STATUS");
    for (size_t i = 0; i < EXIT_CODES; i++)
        add_term(out, codes[i], help_exit[i]);
    add_heading(out, "ENVIRONMENT");
    for (size_t i = 0; i < ENVIRONMENT_COUNT; i++)
        add_term(out, environment_rows[i].name, environment_rows[i].help);
    buf_add_string(out, ".PP\n");
    add_line(out, "Variables of git, such as `GIT_DIR` and `GIT_INDEX_FILE`, mean what they mean "
                  "to git.");
    add_heading(out, "FILES");
    add_term(out, ".waybill.yml", "What the repository declares, and how it is scanned.");
    add_term(out, ".waybill-baseline.json", "What is known and fails no run.");
    add_heading(out, "SEE ALSO");
    buf_add_string(out, "\\fBgit\\fR(1), \\fBgitignore\\fR(5), \\fBgithooks\\fR(5)\n");
}

void help_man_add(struct buf *out, struct arena *memory)
{
    struct buf page;
    buf_init(&page, out->ceiling);
    add_page(&page, memory);
    add_folded(out, buf_slice(&page));
    buf_release(&page);
}
