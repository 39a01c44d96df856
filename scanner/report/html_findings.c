// Findings by kind, and in each kind by what they are: one rule at one severity, as in the text report; data
// before signs, and what counts before what does not.
//
// A page with a hundred thousand rows is of no use to anyone. Past LISTED_MOST each group lists its worst, as many as
// leave room for all groups alike, and says how many there are.
#include "html.h"

#include "arena.h"
#include "groups.h"
#include "item.h"

#include <stdlib.h>

enum { LISTED_MOST = 5000, COMMIT_SHOWN = 12 };

struct group {
    const struct grouped *first;
    size_t count, counting;
};

static size_t find_groups(struct group *groups, const struct grouped *grouped, size_t count)
{
    size_t found = 0;
    for (size_t i = 0, len; i < count; i += len) {
        len = group_length(&grouped[i], count - i);
        groups[found] = (struct group){.first = &grouped[i], .count = len};
        for (size_t k = 0; k < len; k++)
            groups[found].counting += grouped[i + k].counts;
        found++;
    }
    return found;
}

static size_t listed_with(const struct group *groups, size_t count, size_t limit)
{
    size_t listed = 0;
    for (size_t i = 0; i < count; i++)
        listed += groups[i].count < limit ? groups[i].count : limit;
    return listed;
}

// The most places that each group may list so that all together list at most LISTED_MOST.
static size_t fair_limit(const struct group *groups, size_t count)
{
    size_t fits = 0, too_many = LISTED_MOST + 1;
    while (too_many - fits > 1) {
        size_t middle = fits + (too_many - fits) / 2;
        if (listed_with(groups, count, middle) <= LISTED_MOST)
            fits = middle;
        else
            too_many = middle;
    }
    return fits;
}

// What sets a finding apart that is shown but weighs nothing.
static void add_standing(struct html *html, const struct finding *finding)
{
    if (finding->standing != STANDING_LIVE)
        html_printf(html, ", %s", standing_name(finding->standing));
    if (finding->suppressed_by.len) {
        html_raw(html, ", suppressed by ");
        html_text(html, finding->suppressed_by);
        if (finding->suppressed_reason.len)
            html_raw(html, ": ");
        html_text(html, finding->suppressed_reason);
    }
    if (!finding_weighs(finding))
        html_raw(html, ", not counted");
}

static void add_place(struct html *html, const struct finding *finding)
{
    html_raw(html, "<th scope=\"row\"><code>");
    html_path(html, finding->path);
    if (finding->line > 0)
        html_printf(html, ":%u:%u", finding->line, finding->column);
    html_raw(html, "</code></th>\n");
}

static void add_content(struct html *html, const struct finding *finding)
{
    html_raw(html, "<td>");
    if (finding->preview.len)
        html_code(html, finding->preview);
    // That of an object or a table lists its fields, in words of ours.
    if (finding->evidence == EVIDENCE_SCHEMA || (finding->persons > 1 && finding->preview.len == 0))
        html_text(html, finding->name);
    else if (finding->name.len) {
        html_raw(html, finding->preview.len ? " in " : "In ");
        html_code(html, finding->name);
    }
    if (finding->persons > 1)
        html_printf(html, "%s%u persons", finding->preview.len || finding->name.len ? ", " : "",
                    finding->persons);
    html_raw(html, "</td>\n");
}

static void add_reasons(struct html *html, const struct finding *finding)
{
    html_raw(html, "<td>");
    html_capital(html, confidence_name(finding->confidence));
    html_raw(html, " confidence");
    if (finding->place != PLACE_PRODUCTION)
        html_printf(html, ", %s", place_words(finding->place));
    if (finding->commit.len) {
        html_raw(html, finding->past ? ", only in the history, commit " : ", commit ");
        html_code(html, slice_cut(finding->commit, 0, COMMIT_SHOWN));
    }
    add_standing(html, finding);
    for (size_t i = 0; i < FINDING_MOST_WHY && finding->why[i].len; i++) {
        html_raw(html, i ? "; " : ": <span class=\"why\">");
        html_text(html, finding->why[i]);
    }
    html_raw(html, finding->why[0].len ? "</span></td>\n" : "</td>\n");
}

static void add_finding(struct html *html, const struct grouped *grouped)
{
    const struct finding *finding = grouped->finding;
    const char *place = place_words(finding->place);

    html_printf(html,
                "<tr id=\"%s\" data-confidence=\"%s\" data-place=\"%s\" data-counts=\"%s\">\n",
                finding->id, confidence_name(finding->confidence),
                place[0] ? place : place_name(finding->place), grouped->counts ? "yes" : "no");
    add_place(html, finding);
    add_content(html, finding);
    add_reasons(html, finding);
    html_raw(html, "</tr>\n");
}

static void add_caption(struct html *html, const struct group *group, size_t shown)
{
    const struct finding *leader = group->first->leader;

    html_raw(html, "<caption>");
    html_count(html, group->count, "place", NULL);
    if (group->counting == 0) {
        html_raw(html, ", not counted");
    } else if (group->counting < group->count) {
        html_raw(html, ", of which ");
        html_number(html, group->counting);
        html_raw(html, group->counting == 1 ? " counts" : " count");
    }
    if (shown < group->count) {
        html_raw(html, ", the worst ");
        html_number(html, shown);
        html_raw(html, " listed");
    }
    html_raw(html, ". Rule ");
    html_code(html, leader->rule);
    for (const struct slice *law = leader->regulations; law && law->len; law++) {
        html_raw(html, law == leader->regulations ? ". Concerns " : ", ");
        html_text(html, *law);
    }
    html_raw(html, ".</caption>\n");
}

static void add_group(struct html *html, const struct group *group, size_t limit)
{
    static const char *const evidences[EVIDENCE_COUNT] = {
        [EVIDENCE_VALUE] = "data",
        [EVIDENCE_SCHEMA] = "data model",
        [EVIDENCE_MARKER] = "marker",
        [EVIDENCE_FLOW] = "flow",
    };
    const struct finding *leader = group->first->leader;
    size_t shown = group->count < limit ? group->count : limit;

    html_printf(
        html, "<div class=\"group\" data-kind=\"%s\" data-severity=\"%s\" data-evidence=\"%s\">\n",
        kind_name(leader->kind), severity_name(leader->severity), evidences[leader->evidence]);
    html_printf(html, "<h4><span class=\"severity %s\">%s</span> ", severity_name(leader->severity),
                severity_name(leader->severity));
    html_text(html, leader->title);
    html_raw(html, "</h4>\n<table class=\"findings\">\n");
    add_caption(html, group, shown);
    html_raw(html, "<thead>\n<tr><th scope=\"col\">Place</th><th scope=\"col\">What is there</th>"
                   "<th scope=\"col\">How sure, and why</th></tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < shown; i++)
        add_finding(html, &group->first[i]);
    html_raw(html, "</tbody>\n</table>\n</div>\n");
}

static void add_groups(struct html *html, const struct group *groups, size_t count, size_t limit)
{
    static const char *const titles[KIND_COUNT] = {
        [KIND_CREDENTIAL] = "Credentials",
        [KIND_PERSONAL] = "Personal data",
        [KIND_REGULATED] = "Regulated data",
    };
    size_t numbers[KIND_COUNT] = {0};
    for (size_t i = 0; i < count; i++)
        numbers[groups[i].first->leader->kind] += groups[i].count;
    for (size_t i = 0; i < count; i++) {
        enum kind kind = groups[i].first->leader->kind;
        bool begins = i == 0 || groups[i - 1].first->leader->kind != kind;
        bool ends = i + 1 == count || groups[i + 1].first->leader->kind != kind;
        if (begins) {
            html_printf(html, "<section class=\"kind\" aria-labelledby=\"%s\">\n<h3 id=\"%s\">%s, ",
                        kind_name(kind), kind_name(kind), titles[kind]);
            html_count(html, numbers[kind], "place", NULL);
            html_raw(html, "</h3>\n");
        }
        add_group(html, &groups[i], limit);
        html_raw(html, ends ? "</section>\n" : "");
    }
}

static void add_sum(struct html *html, const struct group *groups, size_t count, size_t limit)
{
    const struct report *report = html->report;
    size_t counting = 0, listed = listed_with(groups, count, limit);

    for (size_t i = 0; i < count; i++)
        counting += groups[i].counting;
    html_raw(html, "<p>");
    html_count(html, report->finding_count, "finding", NULL);
    html_raw(html, ", of which ");
    html_number(html, counting);
    html_raw(html, counting == 1 ? " counts" : " count");
    html_raw(html, " towards the tier.");
    if (report->hidden_low) {
        html_raw(html, " ");
        html_count(html, report->hidden_low, "more of low confidence is",
                   "more of low confidence are");
        html_raw(html, " not in this report (<code>--min-confidence low</code>).");
    }
    if (listed < report->finding_count) {
        html_raw(html, " <strong>Only ");
        html_number(html, listed);
        html_raw(html, " are listed</strong>, the worst of each kind: <code>waybill scan --format "
                       "json</code> has them all.");
    }
    html_raw(html, "</p>\n");
}

void html_findings(struct html *html)
{
    struct grouped *grouped = alloc_zeroed(html->report->finding_count, sizeof *grouped);
    size_t count = group_by_kind(grouped, html->report);
    struct group *groups = alloc_zeroed(count, sizeof *groups);
    size_t group_count = find_groups(groups, grouped, count);
    size_t limit = fair_limit(groups, group_count);

    add_sum(html, groups, group_count, limit);
    add_groups(html, groups, group_count, limit);
    free(groups);
    free(grouped);
}
