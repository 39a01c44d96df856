// A tier for each folder, where that was asked for.
#include "html.h"

static void add_plans(struct html *html, const struct folder_tier *folder, enum verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < folder->advice_count; i++)
        count += folder->advice[i].verdict == verdict &&
                 !slice_equals(folder->advice[i].plan->id, UNKNOWN_PLAN);
    html_raw(html, "<td class=\"number\">");
    html_number(html, count);
    html_raw(html, "</td>");
}

static void add_folder(struct html *html, const struct folder_tier *folder)
{
    const struct assessment *assessment = folder->assessment;
    html_raw(html, "<tr><th scope=\"row\">");
    html_code_path(html, folder->path.len ? folder->path : SLICE("."));
    if (!folder->whole)
        html_raw(html, folder->path.len ? " (rest)" : " (own files)");
    html_printf(html, "</th><td>%s</td><td>", tier_titles[assessment->tier]);
    html_text(html, matrix_rows[assessment->rows[0].row].id);
    html_raw(html, "</td><td class=\"number\">");
    html_number(html, folder->findings);
    html_raw(html, "</td>");
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
        add_plans(html, folder, (enum verdict)verdict);
    html_raw(html, "</tr>\n");
}

void html_folders(struct html *html)
{
    html_raw(html, "<table class=\"skipped\">\n<caption>Each folder judged by its own files, as if "
                   "they were the repository, and how many plans may see it</caption>\n<thead>\n"
                   "<tr><th scope=\"col\">Folder</th><th scope=\"col\">Tier</th>"
                   "<th scope=\"col\">Row</th><th scope=\"col\" class=\"number\">Findings</th>"
                   "<th scope=\"col\" class=\"number\">Acceptable</th>"
                   "<th scope=\"col\" class=\"number\">On conditions</th>"
                   "<th scope=\"col\" class=\"number\">Not</th></tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < html->report->folder_count; i++)
        add_folder(html, &html->report->folders[i]);
    html_raw(html, "</tbody>\n</table>\n");
}
