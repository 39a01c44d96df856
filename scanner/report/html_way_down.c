// What would lower the tier.
#include "html.h"

enum { PATHS_MOST = 500 };

static void add_paths(struct html *html, const struct slice *paths)
{
    size_t count = 0;

    html_raw(html, "<ul class=\"paths\">\n");
    for (; paths[count].len; count++) {
        if (count >= PATHS_MOST)
            continue;
        html_raw(html, "<li>");
        html_code_path(html, paths[count]);
        html_raw(html, "</li>\n");
    }
    if (count > PATHS_MOST) {
        html_raw(html, "<li>and ");
        html_number(html, count - PATHS_MOST);
        html_raw(html, " more</li>\n");
    }
    html_raw(html, "</ul>\n");
}

void html_way_down(struct html *html)
{
    const struct report *report = html->report;

    if (report->lowering_count == 0)
        html_raw(html, report->assessment->tier == TIER_LOW
                           ? "<p>The tier is the lowest there is.</p>\n"
                           : "<p>Taking files out does not lower the tier: it rests on whose code "
                             "this is, not on what lies in it.</p>\n");
    for (size_t i = 0; i < report->lowering_count; i++) {
        const struct lowering *lowering = &report->lowerings[i];
        if (!lowering->remove || lowering->remove[0].len == 0)
            continue;
        html_printf(html, "<h3>Down to %s</h3>\n", tier_titles[lowering->would_be]);
        html_raw(html,
                 "<p>Without what was found in these files, by taking it out, putting made-up "
                 "data in its place or keeping the files elsewhere, the tier would be ");
        html_printf(html, "%s.</p>\n", tier_name(lowering->would_be));
        add_paths(html, lowering->remove);
    }
}
