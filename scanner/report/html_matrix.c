// The risk matrix, all of it, with the rows that fired lit and what made them fire.
#include "html.h"

static const struct fired_row *fired_of(const struct report *report, enum row_id id)
{
    for (size_t i = 0; i < report->assessment->row_count; i++)
        if (report->assessment->rows[i].row == id)
            return &report->assessment->rows[i];
    return NULL;
}

static void add_because(struct html *html, const struct fired_row *fired)
{
    html_raw(html, "<td><strong>Applies</strong>");
    if (fired->because[0].len) {
        html_raw(html, "\n<ul>\n");
        for (size_t i = 0; i < ROW_MOST_BECAUSE && fired->because[i].len; i++) {
            html_raw(html, "<li>");
            html_text(html, fired->because[i]);
            html_raw(html, "</li>\n");
        }
        html_raw(html, "</ul>\n");
    }
    html_raw(html, "</td>");
}

static void add_row(struct html *html, enum row_id id)
{
    const struct matrix_row *row = &matrix_rows[id];
    const struct fired_row *fired = fired_of(html->report, id);

    html_printf(html, "<tr%s>\n<th scope=\"row\">", fired ? " class=\"fired\"" : "");
    html_text(html, row->id);
    html_raw(html, "</th>\n<td>");
    html_text(html, row->scenario);
    html_printf(html, "</td>\n<td class=\"tier-word %s\">%s</td>\n<td>", tier_name(row->tier),
                tier_titles[row->tier]);
    html_text(html, row->reason);
    html_raw(html, "</td>\n");
    if (fired)
        add_because(html, fired);
    else
        html_raw(html, "<td>Does not apply</td>");
    html_raw(html, "\n</tr>\n");
}

void html_matrix(struct html *html)
{
    struct lines lines;

    html_raw(html, "<div class=\"circumstances\">\n<ul>\n");
    say_circumstances(lines_begin(&lines), html->report);
    html_lines(html, &lines, "<li>", "</li>\n");
    html_raw(html, "</ul>\n</div>\n<table class=\"matrix\">\n"
                   "<caption>The risk matrix. The tier is the highest of the rows that apply."
                   "</caption>\n<thead>\n<tr><th scope=\"col\">Row</th><th scope=\"col\">Scenario"
                   "</th><th scope=\"col\">Tier</th><th scope=\"col\">Reason</th>"
                   "<th scope=\"col\">Here</th></tr>\n</thead>\n<tbody>\n");
    for (int i = 0; i < ROW_COUNT; i++)
        add_row(html, (enum row_id)i);
    html_raw(html, "</tbody>\n</table>\n");
}
