// Lines that other programs pick out of a log: compilers' messages (gcc), workflow commands of GitHub Actions
// (github), logging commands of Azure Pipelines (azure). Each program reads any line that looks so, so what comes
// from a repository is made printable and escaped as each of them wants it, and stands behind words of ours.
#include "issues.h"
#include "print.h"
#include "render.h"

enum { LINE_MOST = 64 * 1024 };

// As each program spells a byte that would end a property or the line.
struct spelling {
    char byte;
    const char *spelt;
};

static void add_spelt(struct buf *out, struct slice text, const struct spelling *spellings)
{
    for (size_t i = 0; i < text.len; i++) {
        const struct spelling *s = spellings;
        while (s->spelt && s->byte != text.ptr[i])
            s++;
        if (s->spelt)
            buf_add_string(out, s->spelt);
        else
            buf_add_byte(out, text.ptr[i]);
    }
}

static void add_path(struct buf *out, struct slice path, const struct spelling *spellings)
{
    struct buf safe;
    buf_init(&safe, LINE_MOST);
    print_safe(&safe, path);
    add_spelt(out, buf_slice(&safe), spellings);
    buf_release(&safe);
}

static void add_words(struct buf *out, const struct issue *issue, const struct report *report,
                      const struct spelling *spellings)
{
    struct buf words;
    buf_init(&words, LINE_MOST);
    issue_say(&words, issue, report);
    add_spelt(out, buf_slice(&words), spellings);
    buf_release(&words);
}

void render_gcc(const struct report *report, const struct report_style *style, struct buf *out)
{
    struct issues issues;

    (void)style;
    issues_init(&issues, report);
    for (size_t i = 0; i < issues.count; i++) {
        issue_add_line(out, &issues.items[i], report);
        buf_add_byte(out, '\n');
    }
    issues_release(&issues);
}

// docs.github.com/actions, "Workflow commands": message, and values of properties.
static const struct spelling github_message[] = {
    {'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
static const struct spelling github_property[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"},
                                                  {':', "%3A"}, {',', "%2C"},  {0, NULL}};

static void add_github(struct buf *out, const struct issue *issue, const struct report *report,
                       const char *command)
{
    buf_printf(out, "::%s title=", command);
    add_spelt(out, issue->rule, github_property);
    if (issue->path.len) {
        buf_add_string(out, ",file=");
        add_path(out, issue->path, github_property);
    }
    if (issue->line)
        buf_printf(out, ",line=%u,endLine=%u", issue->line, issue->end_line);
    // Columns of several lines are refused.
    if (issue->line && issue->line == issue->end_line)
        buf_printf(out, ",col=%u,endColumn=%u", issue->column, issue->end_column);
    buf_add_string(out, "::");
    add_words(out, issue, report, github_message);
    buf_add_byte(out, '\n');
}

// GitHub shows ten annotations of each kind and step, and drops the others without a word. One is left to what the step itself
// has to say.
void render_github(const struct report *report, const struct report_style *style, struct buf *out)
{
    enum { SHOWN_MOST = 9 };
    static const char *const commands[LOUD_COUNT] = {"error", "warning", "notice"};
    size_t counts[LOUD_COUNT] = {0}, left_out = 0;
    struct issues issues;

    (void)style;
    issues_init(&issues, report);
    for (size_t i = 0; i < issues.count; i++) {
        enum loudness loudness = issue_loudness(&issues.items[i]);
        if (counts[loudness]++ < SHOWN_MOST)
            add_github(out, &issues.items[i], report, commands[loudness]);
    }
    for (size_t i = 0; i < LOUD_COUNT; i++)
        left_out += counts[i] > SHOWN_MOST ? counts[i] - SHOWN_MOST : 0;
    if (left_out)
        buf_printf(
            out,
            "waybill: %zu of %zu annotations left out: here are the worst %d of each kind, since "
            "GitHub shows few of a step. Other formats have them all.\n",
            left_out, issues.count, SHOWN_MOST);
    issues_release(&issues);
}

// learn.microsoft.com/azure/devops, "Logging commands".
static const struct spelling azure[] = {{'%', "%AZP25"}, {';', "%3B"},  {']', "%5D"},
                                        {'\r', "%0D"},   {'\n', "%0A"}, {0, NULL}};

void render_azure(const struct report *report, const struct report_style *style, struct buf *out)
{
    static const char *const types[LOUD_COUNT] = {"error", "warning", "warning"};
    struct issues issues;

    (void)style;
    issues_init(&issues, report);
    for (size_t i = 0; i < issues.count; i++) {
        const struct issue *issue = &issues.items[i];
        buf_printf(out, "##vso[task.logissue type=%s", types[issue_loudness(issue)]);
        if (issue->path.len) {
            buf_add_string(out, ";sourcepath=");
            add_path(out, issue->path, azure);
        }
        if (issue->line)
            buf_printf(out, ";linenumber=%u;columnnumber=%u", issue->line, issue->column);
        buf_add_string(out, ";code=");
        add_spelt(out, issue->rule, azure);
        buf_add_string(out, ";]");
        add_words(out, issue, report, azure);
        buf_add_byte(out, '\n');
    }
    issues_release(&issues);
}
