// A table for spreadsheets: RFC 4180, but for line ends, which are a line feed alone. All findings, suppressed ones
// and stand-ins too.
//
// A spreadsheet takes a cell that begins with one of = + - @ for a formula, some the same of full width, and a formula can
// send what is on the sheet elsewhere: such a cell gets an apostrophe in front (OWASP, "CSV Injection").
#include "issues.h"
#include "print.h"
#include "render.h"

enum { CELL_MOST = 64 * 1024 };

// print_safe() has made words of tabs and line ends. What follows blanks is a formula to some programs.
static bool is_formula(struct slice text)
{
    size_t at = 0;
    text = slice_trim(text);
    uint32_t first = text.len ? utf8_next(text, &at) : 0;
    // The block "Halfwidth and Fullwidth Forms" has ASCII from U+FF01 on.
    if (first >= 0xFF01 && first <= 0xFF5E)
        first -= 0xFF01 - '!';
    return first == '=' || first == '+' || first == '-' || first == '@';
}

static void add_cell(struct buf *out, struct slice text, bool last)
{
    bool formula = is_formula(text);
    bool quoted = formula;

    for (size_t i = 0; i < text.len; i++)
        quoted |= text.ptr[i] == '"' || text.ptr[i] == ',' || text.ptr[i] == ' ' ||
                  text.ptr[i] == ';' || text.ptr[i] == '\'';
    buf_add_string(out, quoted ? "\"" : "");
    buf_add_string(out, formula ? "'" : "");
    for (size_t i = 0; i < text.len; i++) {
        buf_add_string(out, text.ptr[i] == '"' ? "\"" : "");
        buf_add_byte(out, text.ptr[i]);
    }
    buf_add_string(out, quoted ? "\"" : "");
    buf_add_byte(out, last ? '\n' : ',');
}

static void add_text(struct buf *out, struct slice text)
{
    struct arena scratch = {0};
    add_cell(out, print_again(&scratch, text), false);
    arena_release(&scratch);
}

static void add_word(struct buf *out, const char *word)
{
    add_cell(out, slice_of_string(word), false);
}

static void add_path(struct buf *out, struct slice path)
{
    struct buf safe;
    buf_init(&safe, CELL_MOST);
    print_safe(&safe, path);
    add_cell(out, buf_slice(&safe), false);
    buf_release(&safe);
}

static void add_finding(struct buf *out, const struct finding *f)
{
    add_word(out, f->id);
    add_word(out, severity_name(f->severity));
    add_word(out, confidence_name(f->confidence));
    add_word(out, kind_name(f->kind));
    add_word(out, evidence_name(f->evidence));
    add_text(out, f->type);
    add_text(out, f->rule);
    add_text(out, f->title);
    add_path(out, f->path);
    buf_printf(out, "%u,%u,%u,%u,", f->line, f->column, f->end_line, f->end_column);
    add_word(out, place_name(f->place));
    add_word(out, standing_name(f->standing));
    add_text(out, f->preview);
    add_text(out, f->name);
    buf_printf(out, "%u,", f->persons);
    add_text(out, f->commit);
    add_text(out, f->suppressed_by);
    add_text(out, f->suppressed_reason);
    add_cell(out, slice_of_string(f->fingerprint), true);
}

static void add_reason(struct buf *out, const struct issue *issue, const struct report *report)
{
    struct buf words;
    buf_init(&words, CELL_MOST);
    issue_say(&words, issue, report);
    buf_printf(out, ",%s,,,,,%.*s,", severity_name(issue->severity), SLICE_ARG(issue->rule));
    add_text(out, buf_slice(&words));
    add_path(out, issue->path);
    buf_add_string(out, ",,,,,,,,,,,,\n");
    buf_release(&words);
}

void render_csv(const struct report *report, const struct report_style *style, struct buf *out)
{
    struct issues issues;

    (void)style;
    buf_add_string(out, "id,severity,confidence,kind,evidence,type,rule,title,path,line,column,"
                        "end_line,end_column,place,standing,preview,name,persons,commit,"
                        "suppressed_by,suppressed_reason,fingerprint\n");
    issues_init(&issues, report);
    for (size_t i = 0; i < issues.count && !issues.items[i].finding; i++)
        add_reason(out, &issues.items[i], report);
    issues_release(&issues);
    for (size_t i = 0; i < report->finding_count; i++)
        add_finding(out, &report->findings[i]);
}
