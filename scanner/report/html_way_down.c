// What would lower the tier: what to do about which files, with the commands.
#include "html.h"
#include "way_down.h"

enum { STEPS_MOST = 500 };

static void add_counts(struct html *html, const struct step *step)
{
    struct lines lines;
    struct page *page = lines_begin(&lines);
    for (int burden = 0; burden < BURDEN_COUNT; burden++)
        if (step->counts[burden].findings)
            text_burden(page, (enum burden)burden, &step->counts[burden]);
    html_lines(html, &lines, " ", "\n");
}

static void add_step(struct html *html, const struct step *step)
{
    struct arena scratch = {0};
    struct slice commands[WAY_MOST_COMMANDS];
    step_commands(commands, html->report, step, &scratch);
    html_raw(html, "<li>");
    html_code_path(html, step->path);
    html_raw(html, ":");
    add_counts(html, step);
    for (size_t i = 0; i < WAY_MOST_COMMANDS && commands[i].len; i++) {
        html_raw(html, i ? "<p>" : "<p>To take the file out: ");
        html_code(html, commands[i]);
        html_raw(html, "</p>");
    }
    html_raw(html, "</li>\n");
    arena_release(&scratch);
}

static void add_steps(struct html *html, const struct lowering *lowering)
{
    size_t count = lowering->step_count;

    html_raw(html, "<ul class=\"paths\">\n");
    for (size_t i = 0; i < count && i < STEPS_MOST; i++)
        add_step(html, &lowering->steps[i]);
    if (count > STEPS_MOST) {
        html_raw(html, "<li>and ");
        html_number(html, count - STEPS_MOST);
        html_raw(html, " more</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void add_what_else_decides(struct html *html)
{
    const struct report *report = html->report;
    size_t count = report->lowering_count;
    struct arena scratch = {0};
    enum tier lowest = count ? report->lowerings[count - 1].would_be : report->assessment->tier;
    if (lowest > TIER_LOW) {
        html_raw(html,
                 count ? "<p>Below that no file decides: " : "<p>No file decides this tier: ");
        html_text(html, what_else_decides(report->assessment, &scratch));
        html_raw(html, ".</p>\n");
    }
    arena_release(&scratch);
}

void html_way_down(struct html *html)
{
    const struct report *report = html->report;

    if (report->assessment->tier == TIER_LOW)
        html_raw(html, "<p>The tier is the lowest there is.</p>\n");
    for (size_t i = 0; i < report->lowering_count; i++) {
        const struct lowering *lowering = &report->lowerings[i];
        if (lowering->step_count == 0)
            continue;
        html_printf(html, "<h3>Down to %s</h3>\n", tier_titles[lowering->would_be]);
        html_raw(html,
                 "<p>Without what was found in these files, by taking it out, putting made-up "
                 "data in its place or keeping the files elsewhere, the tier would be ");
        html_printf(html, "%s%s</p>\n", tier_name(lowering->would_be),
                    lowering->smallest
                        ? ". No fewer files would do."
                        : ". They suffice; fewer might, for not all sets were tried.");
        add_steps(html, lowering);
    }
    if (report->lowering_count)
        html_raw(html, "<p>What was committed stays in the history, in every clone and with every "
                       "tool it was sent to. To exclude a file from waybill hides it from no "
                       "tool.</p>\n");
    add_what_else_decides(html);
}
