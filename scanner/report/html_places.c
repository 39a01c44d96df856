// In which folders the findings stand that count: two levels below the folder that holds them all, the fullest first,
// each with a bar. The numbers are in the table's cells; the bars only show them.
#include "html.h"

#include "arena.h"
#include "item.h"

#include <stdlib.h>

enum { FOLDERS_SHOWN = 12, LEVELS = 2, BAR_WIDTH = 300, BAR_HEIGHT = 12 };

struct folder {
    struct slice path; // with its slash; empty: the root
    size_t severities[SEVERITY_COUNT];
    size_t count;
};

static int by_path(const void *left, const void *right)
{
    const struct folder *a = left, *b = right;
    return slice_compare(a->path, b->path);
}

static int by_count(const void *left, const void *right)
{
    const struct folder *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return slice_compare(a->path, b->path);
}

static struct slice folder_of(struct slice path)
{
    return slice_cut(path, 0, path.len - slice_basename(path).len);
}

// The folder of `path` down to so many levels below its first `from` bytes.
static struct slice cut_levels(struct slice path, size_t from, size_t levels)
{
    for (size_t i = from; i < path.len; i++)
        if (path.ptr[i] == '/' && --levels == 0)
            return slice_cut(path, 0, i + 1);
    return path;
}

// The length of the longest folder that both lie in.
static size_t common_length(struct slice a, struct slice b)
{
    size_t common = 0;
    for (size_t i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++)
        if (a.ptr[i] == '/')
            common = i + 1;
    return common;
}

// Joins those with the same path, which stand together.
static size_t join(struct folder *folders, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || !slice_equals(folders[kept - 1].path, folders[i].path)) {
            folders[kept++] = folders[i];
            continue;
        }
        struct folder *into = &folders[kept - 1];
        into->count += folders[i].count;
        for (size_t j = 0; j < SEVERITY_COUNT; j++)
            into->severities[j] += folders[i].severities[j];
    }
    return kept;
}

// How many folders, the fullest first.
static size_t gather(struct folder *folders, const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!finding_weighs(finding))
            continue;
        folders[count] = (struct folder){.path = folder_of(finding->path), .count = 1};
        folders[count++].severities[finding->severity] = 1;
    }
    if (count == 0)
        return 0;
    size_t common = folders[0].path.len;
    for (size_t i = 1; i < count; i++) {
        size_t length = common_length(folders[0].path, folders[i].path);
        common = length < common ? length : common;
    }
    for (size_t i = 0; i < count; i++)
        folders[i].path = cut_levels(folders[i].path, common, LEVELS);
    qsort(folders, count, sizeof *folders, by_path);
    count = join(folders, count);
    qsort(folders, count, sizeof *folders, by_count);
    return count;
}

static void add_bar(struct html *html, const struct folder *folder, size_t most)
{
    size_t before = 0;
    html_printf(html,
                "<td class=\"bar\"><svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" "
                "aria-hidden=\"true\">",
                BAR_WIDTH, BAR_HEIGHT);
    for (int i = SEVERITY_COUNT; i-- > 0;) {
        size_t from = before * BAR_WIDTH / most;
        before += folder->severities[i];
        size_t to = before * BAR_WIDTH / most;
        // What is there is seen.
        if (folder->severities[i])
            html_printf(html, "<rect class=\"%s\" x=\"%zu\" y=\"0\" width=\"%zu\" height=\"%d\"/>",
                        severity_name((enum severity)i), from, to > from + 2 ? to - from : 2,
                        BAR_HEIGHT);
    }
    html_raw(html, "</svg></td>");
}

static void add_numbers(struct html *html, const struct folder *folder)
{
    for (int i = SEVERITY_COUNT; i-- > 0;) {
        html_raw(html,
                 folder->severities[i] ? "<td class=\"number\">" : "<td class=\"number none\">");
        html_number(html, folder->severities[i]);
        html_raw(html, "</td>");
    }
    html_raw(html, "<td class=\"number\"><b>");
    html_number(html, folder->count);
    html_raw(html, "</b></td>");
}

static void add_folder(struct html *html, const struct folder *folder, size_t most)
{
    html_raw(html, "<tr><th scope=\"row\">");
    if (folder->path.len) {
        html_raw(html, "<a href=\"#findings\" data-find=\"");
        html_path(html, folder->path);
        html_raw(html, "\">");
        html_code_path(html, folder->path);
        html_raw(html, "</a>");
    } else {
        html_raw(html, "the root");
    }
    html_raw(html, "</th>");
    add_numbers(html, folder);
    add_bar(html, folder, most);
    html_raw(html, "</tr>\n");
}

// All folders past those that are shown, as one. A bar of theirs would be the longest.
static void add_others(struct html *html, const struct folder *folders, size_t count)
{
    struct folder others = {{NULL, 0}, {0}, 0};
    for (size_t i = 0; i < count; i++) {
        others.count += folders[i].count;
        for (size_t j = 0; j < SEVERITY_COUNT; j++)
            others.severities[j] += folders[i].severities[j];
    }
    html_raw(html, "<tr><th scope=\"row\">");
    html_count(html, count, "other folder", NULL);
    html_raw(html, "</th>");
    add_numbers(html, &others);
    html_raw(html, "<td class=\"bar\"></td></tr>\n");
}

static void add_table(struct html *html, const struct folder *folders, size_t count)
{
    size_t shown = count > FOLDERS_SHOWN + 1 ? FOLDERS_SHOWN : count;

    html_raw(html, "<table class=\"places\">\n<caption>Findings that count, by folder and "
                   "severity</caption>\n<thead>\n<tr><th scope=\"col\">Folder</th>"
                   "<th scope=\"col\" class=\"number\">Critical</th>"
                   "<th scope=\"col\" class=\"number\">High</th>"
                   "<th scope=\"col\" class=\"number\">Medium</th>"
                   "<th scope=\"col\" class=\"number\">Low</th>"
                   "<th scope=\"col\" class=\"number\">All</th>"
                   "<th scope=\"col\" class=\"bar\">Share</th></tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < shown; i++)
        add_folder(html, &folders[i], folders[0].count);
    if (shown < count)
        add_others(html, folders + shown, count - shown);
    html_raw(html, "</tbody>\n</table>\n");
}

void html_places(struct html *html)
{
    struct folder *folders = alloc_zeroed(html->report->finding_count, sizeof *folders);
    size_t count = gather(folders, html->report);

    if (count)
        add_table(html, folders, count);
    else
        html_raw(html, "<p>Nothing that counts was found.</p>\n");
    free(folders);
}
