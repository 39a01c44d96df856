// The page as a whole: its head, its sections in order, its foot.
#include "html.h"

#include "asset.h"
#include "date.h"

enum { TITLE_NAME_MOST = 40, COMMIT_SHOWN = 12, SUBJECTS_SHOWN = 3 };

// The last part of the path that was scanned.
static struct slice name_of(const struct report *report)
{
    bool named = report_is_of_named(report) && report->path_count == 1;
    struct slice root = named ? report->paths[0] : report->root;
    while (root.len && root.ptr[root.len - 1] == '/')
        root.len--;
    struct slice name = slice_basename(root);
    return name.len == 0 || slice_equals(name, SLICE(".")) ? SLICE("This repository") : name;
}

static void add_head(struct html *html)
{
    struct slice name = name_of(html->report);
    bool cut = name.len > TITLE_NAME_MOST;
    // A character that is cut in two would be told as an invalid one.
    if (cut)
        for (name.len = TITLE_NAME_MOST; name.len && (name.ptr[name.len] & 0xC0) == 0x80;)
            name.len--;
    html_raw(html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src '");
    html_text(html, html_css.digest);
    html_raw(html, "'; script-src '");
    html_text(html, html_js.digest);
    html_raw(html, "'; base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    html_printf(html, "%s risk: ", tier_titles[html->report->assessment->tier]);
    html_text(html, name);
    html_raw(html, cut ? "…" : "");
    html_raw(html, "</title>\n<style>");
    buf_add(html->out, html_css.text);
    html_raw(html, "</style>\n</head>\n");
}

static void add_box(struct html *html, const char *label)
{
    html_printf(html, "<div><dt>%s</dt><dd>", label);
}

// Whole paths: the page is read elsewhere.
static void add_subject(struct html *html)
{
    const struct report *report = html->report;
    size_t count = report_is_of_named(report) ? report->path_count : 0;
    if (count == 0)
        html_code_path(html, report->root.len ? report->root : SLICE("."));
    for (size_t i = 0; i < count && i < SUBJECTS_SHOWN; i++) {
        struct buf path;
        buf_init(&path, report->root.len + report->paths[i].len + 1);
        report_add_path(report, i, &path);
        html_raw(html, i ? ", " : "");
        html_code_path(html, buf_slice(&path));
        buf_release(&path);
    }
    if (count > SUBJECTS_SHOWN)
        html_printf(html, " and %zu more", count - SUBJECTS_SHOWN);
}

// What identifies the report when it is on paper.
static void add_form(struct html *html)
{
    const struct report *report = html->report;
    struct lines lines;
    char day[DATE_TEXT];

    html_raw(html, "<dl class=\"form\">\n");
    add_box(html, report_is_of_named(report) ? "Files" : "Repository");
    add_subject(html);
    html_raw(html, "</dd></div>\n");
    if (report->head.len) {
        add_box(html, "Commit");
        html_code(html, slice_cut(report->head, 0, COMMIT_SHOWN));
        html_raw(html, "</dd></div>\n");
    }
    if (date_of_day(report->day, day)) {
        add_box(html, "Judged on");
        html_printf(html, "<time datetime=\"%s\">%s</time></dd></div>\n", day, day);
    }
    add_box(html, "By");
    html_raw(html, "waybill ");
    html_text(html, report->version);
    html_raw(html, "</dd></div>\n<div class=\"wide\"><dt>Read</dt><dd>");
    say_what_was_read(lines_begin(&lines), report);
    html_lines(html, &lines, "<p>", "</p>");
    html_raw(html, "</dd></div>\n</dl>\n");
}

struct section_row {
    const char *id, *title;
    html_section *add;
    bool advice; // `waybill advise` shows it, too
};

// The sections behind the first screen, in their order on the page.
static const struct section_row sections[] = {
    {"why", "Why this tier", html_matrix, true},
    {"places", "Where the findings stand", html_places, false},
    {"findings", "What was found", html_findings, false},
    {"way-down", "The way down", html_way_down, true},
    {"by-folder", "By folder", html_folders, true},
    {"plans", "AI tools and plans", html_plans, true},
    {"coverage", "What was read", html_coverage, true},
    {"policy", "What it went by", html_policy, true},
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

static bool is_shown(const struct html *html, const struct section_row *section)
{
    if (section->add == html_folders && html->report->folder_count == 0)
        return false;
    return section->advice || !html->style->advice_only;
}

static void add_contents(struct html *html)
{
    html_raw(html, "<nav aria-label=\"Contents\">\n<ul>\n");
    for (size_t i = 0; i < SECTIONS; i++)
        if (is_shown(html, &sections[i]))
            html_printf(html, "<li><a href=\"#%s\">%s</a></li>\n", sections[i].id,
                        sections[i].title);
    html_raw(html, "</ul>\n</nav>\n");
}

static void add_foot(struct html *html)
{
    html_raw(html, "<footer>\n<p>");
    html_text(html, html->report->disclaimer);
    html_raw(html, "</p>\n<p>Made by waybill ");
    html_text(html, html->report->version);
    html_raw(html, ", which opened no network connection. No value that was found is in this "
                   "file.</p>\n</footer>\n<script>");
    buf_add(html->out, html_js.text);
    html_raw(html, "</script>\n</body>\n</html>\n");
}

void render_html(const struct report *report, const struct report_style *style, struct buf *out)
{
    struct html html = {out, report, style};

    add_head(&html);
    html_raw(&html, "<body>\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n"
                    "<header>\n<p class=\"brand\">waybill</p>\n<h1>");
    html_path(&html, name_of(report));
    html_raw(&html, "</h1>\n");
    add_form(&html);
    html_raw(&html, "</header>\n<main id=\"report\">\n");
    html_summary(&html);
    add_contents(&html);
    for (size_t i = 0; i < SECTIONS; i++) {
        if (!is_shown(&html, &sections[i]))
            continue;
        html_printf(&html, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n", sections[i].id,
                    sections[i].id);
        html_printf(&html, "<h2 id=\"%s-title\">%s</h2>\n", sections[i].id, sections[i].title);
        sections[i].add(&html);
        html_raw(&html, "</section>\n");
    }
    html_raw(&html, "</main>\n");
    add_foot(&html);
}
