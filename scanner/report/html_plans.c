// The tools in use, and every plan with its verdict and the dated facts that it rests on.
#include "html.h"

// The texts for which `wanted` holds, as a list.
typedef bool wanted_fn(const struct html *html, const struct advice *advice, struct slice text);

static void add_texts(struct html *html, const char *title, const struct advice *advice,
                      const struct slice texts[ADVICE_MOST_LINES], wanted_fn *wanted)
{
    bool any = false;

    for (size_t i = 0; i < ADVICE_MOST_LINES && texts[i].len; i++) {
        if (!wanted(html, advice, texts[i]))
            continue;
        if (!any)
            html_printf(html, "<p>%s</p>\n<ul>\n", title);
        any = true;
        html_raw(html, "<li>");
        html_text(html, texts[i]);
        html_raw(html, "</li>\n");
    }
    html_raw(html, any ? "</ul>\n" : "");
}

static bool has_text(const struct slice texts[ADVICE_MOST_LINES], struct slice text)
{
    for (size_t i = 0; i < ADVICE_MOST_LINES && texts[i].len; i++)
        if (slice_equals(texts[i], text))
            return true;
    return false;
}

// What is said of every plan with the verdict is said once, above them.
static bool is_said_of_all(const struct html *html, const struct advice *advice, struct slice text)
{
    const struct report *report = html->report;
    size_t others = 0;

    for (size_t i = 0; i < report->advice_count; i++) {
        const struct advice *other = &report->advice[i];
        if (other == advice || other->verdict != advice->verdict)
            continue;
        if (!has_text(other->conditions, text) && !has_text(other->reasons, text))
            return false;
        others++;
    }
    return others > 0;
}

// "verify, do not assume: PAGE" is what the column of sources is for.
static bool is_said_of_this(const struct html *html, const struct advice *advice, struct slice text)
{
    struct slice source = advice->plan->source;
    return !is_said_of_all(html, advice, text) && !(source.len && slice_ends_with(text, source));
}

static bool is_said(const struct html *html, const struct advice *advice, struct slice text)
{
    (void)html, (void)advice, (void)text;
    return true;
}

static void add_verdict_word(struct html *html, const struct advice *advice)
{
    html_printf(html, "<span class=\"verdict %s\">%s</span>", verdict_name(advice->verdict),
                verdict_titles[advice->verdict]);
    if (advice->declared)
        html_raw(html, " Its conditions are declared as met, not verified.");
}

static void add_tool(struct html *html, const struct tool_in_use *tool)
{
    const struct advice *advice = tool->advice;

    html_raw(html, "<tr>\n<th scope=\"row\">");
    html_text(html, tool->tool);
    html_raw(html, "</th>\n<td>");
    if (!tool->plan.len)
        html_raw(html, "Judged as ");
    html_code(html, tool->judged_as);
    html_raw(html, " <small>");
    html_text(html, tool->judged_because);
    html_raw(html, "</small>");
    html_raw(html, "</td>\n<td>");
    if (advice)
        add_verdict_word(html, advice);
    else
        html_raw(html, "Not judged");
    html_raw(html, "</td>\n<td>");
    if (advice && advice->verdict == VERDICT_CONDITIONAL)
        add_texts(html, "Conditions:", advice, advice->conditions, is_said);
    else if (advice)
        add_texts(html, "Reasons:", advice, advice->reasons, is_said);
    html_raw(html, "</td>\n<td>");
    for (size_t i = 0; tool->evidence && tool->evidence[i].len; i++) {
        html_raw(html, i ? ", " : "");
        html_code(html, tool->evidence[i]);
    }
    html_raw(html, "</td>\n</tr>\n");
}

static void add_product_calls(struct html *html)
{
    const struct report *report = html->report;
    if (report->product_call_count == 0)
        return;
    html_raw(html, "<p>The product itself calls, when it runs:</p>\n<ul>\n");
    for (size_t i = 0; i < report->product_call_count; i++) {
        const struct tool_signs *calls = &report->product_calls[i];
        html_raw(html, "<li>");
        html_text(html, calls->tool);
        for (size_t j = 0; j < calls->sign_count; j++) {
            html_raw(html, j ? ", " : ": ");
            html_code(html, calls->signs[j].path);
            if (calls->signs[j].line)
                html_printf(html, " line %u", calls->signs[j].line);
        }
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void add_idle_files(struct html *html)
{
    const struct report *report = html->report;
    if (report->idle_file_count == 0)
        return;
    html_raw(html, "<p>Ignore files that keep nothing from being read:</p>\n<ul>\n");
    for (size_t i = 0; i < report->idle_file_count; i++) {
        const struct idle_file *file = &report->idle_files[i];
        html_raw(html, "<li>");
        html_code(html, file->path);
        html_raw(html, " covers, for ");
        html_text(html, file->control->tool);
        html_raw(html, ", ");
        html_text(html, file->control->covers);
        html_raw(html, ".");
        if (file->instead) {
            html_raw(html, " What works: ");
            html_text(html, file->instead->name);
            html_raw(html, ".");
        }
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void add_tools(struct html *html)
{
    if (html->report->tool_count == 0) {
        html_printf(html, "<p>%s</p>\n", no_tool_words(html->report));
        add_product_calls(html);
        add_idle_files(html);
        return;
    }
    html_raw(html,
             "<table class=\"tools\">\n<caption>AI tools in use here, by what lies in the "
             "repository</caption>\n<thead>\n<tr><th scope=\"col\">Tool</th>"
             "<th scope=\"col\">Plan</th><th scope=\"col\">Verdict</th>"
             "<th scope=\"col\">Why</th><th scope=\"col\">Signs</th></tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < html->report->tool_count; i++)
        add_tool(html, &html->report->tools[i]);
    html_raw(html, "</tbody>\n</table>\n");
    add_product_calls(html);
    add_idle_files(html);
}

static void add_fact(struct html *html, const char *name, struct slice value)
{
    if (value.len == 0)
        return;
    html_printf(html, "<div><dt>%s</dt><dd>", name);
    html_text(html, value);
    html_raw(html, "</dd></div>\n");
}

static void add_facts(struct html *html, const struct plan *plan)
{
    html_raw(html, "<td>\n<dl class=\"facts\">\n");
    add_fact(html, "Training", slice_of_string(training_name(plan->training)));
    add_fact(html, "DPA", slice_of_string(dpa_name(plan->dpa)));
    add_fact(html, "BAA", slice_of_string(baa_name(plan->baa)));
    add_fact(html, "Regions", plan->regions);
    add_fact(html, "Choice", plan->region_choice);
    add_fact(html, "Retention", plan->retention);
    add_fact(html, "Declared", plan->declared);
    html_raw(html, "</dl>\n</td>\n");
}

static void add_source(struct html *html, const struct advice *advice)
{
    const struct plan *plan = advice->plan;

    html_raw(html, "<td>");
    html_text(html, plan->source);
    html_raw(html, plan->source.len ? ", " : "");
    if (plan->source_date.len)
        html_text(html, plan->source_date);
    else
        html_raw(html, "no date");
    if (plan->source_note.len) {
        html_raw(html, " (");
        html_text(html, plan->source_note);
        html_raw(html, ")");
    }
    if (advice->age_days >= 0) {
        html_raw(html, ", ");
        html_count(html, (uint64_t)advice->age_days, "day", NULL);
        html_raw(html, " old");
    }
    html_printf(html, ", %s certainty.", certainty_name(plan->certainty));
    if (advice->stale)
        html_raw(html, " <strong class=\"stale\">Stale: verify it.</strong>");
    html_raw(html, "</td>\n");
}

static void add_plan(struct html *html, const struct advice *advice)
{
    const struct plan *plan = advice->plan;

    html_printf(html, "<tr data-verdict=\"%s\" data-account=\"%s\" data-stale=\"%s\">\n",
                verdict_titles[advice->verdict], account_words[plan->account],
                advice->stale ? "yes" : "no");
    html_raw(html, "<th scope=\"row\"><b>");
    html_text(html, plan->tool);
    html_raw(html, "</b> ");
    html_text(html, plan->name);
    html_raw(html, "<span class=\"vendor\">");
    html_text(html, plan->vendor);
    html_raw(html, " ");
    html_code(html, plan->id);
    html_raw(html, "</span></th>\n<td>");
    add_verdict_word(html, advice);
    html_printf(html, "\n<p class=\"under\">%s by row ", tier_titles[advice->tier]);
    html_text(html, matrix_rows[advice->row].id);
    html_raw(html, "</p>\n");
    add_texts(html, "Conditions:", advice, advice->conditions, is_said_of_this);
    add_texts(html, "Reasons:", advice, advice->reasons, is_said_of_this);
    html_raw(html, "</td>\n");
    add_facts(html, plan);
    add_source(html, advice);
    html_raw(html, "</tr>\n");
}

static void add_verdict(struct html *html, enum verdict verdict)
{
    const struct report *report = html->report;
    const struct advice *first = NULL;
    size_t count = 0;

    for (size_t i = 0; i < report->advice_count; i++) {
        if (report->advice[i].verdict != verdict)
            continue;
        if (count++ == 0)
            first = &report->advice[i];
    }
    if (!first)
        return;
    html_printf(html, "<div class=\"group\">\n<h3>%s</h3>\n", verdict_titles[verdict]);
    add_texts(html, "Conditions for all of these:", first, first->conditions, is_said_of_all);
    add_texts(html, "For all of these:", first, first->reasons, is_said_of_all);
    html_raw(html, "<table class=\"plans\">\n<caption>");
    html_count(html, count, "plan", NULL);
    html_raw(html, "</caption>\n<thead>\n<tr><th scope=\"col\">Plan</th><th scope=\"col\">Verdict"
                   "</th><th scope=\"col\">Facts</th><th scope=\"col\">Source</th></tr>\n</thead>\n"
                   "<tbody>\n");
    for (size_t i = 0; i < report->advice_count; i++)
        if (report->advice[i].verdict == verdict)
            add_plan(html, &report->advice[i]);
    html_raw(html, "</tbody>\n</table>\n</div>\n");
}

static void add_staleness(struct html *html)
{
    const struct report *report = html->report;
    size_t stale = 0;

    for (size_t i = 0; i < report->advice_count; i++)
        stale += report->advice[i].stale;
    if (stale)
        html_printf(
            html,
            "<p class=\"hint\">Verify before you rely on it: the facts about %zu of %zu plans "
            "are older than %d days or have no date.</p>\n",
            stale, report->advice_count, PLAN_STALE_DAYS);
}

void html_plans(struct html *html)
{
    add_tools(html);
    add_staleness(html);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
        add_verdict(html, (enum verdict)verdict);
}
