#include "catalogue.h"

#include "json_writer.h"
#include "print.h"
#include "text.h"

#include <stdio.h>

enum { ID_COLUMNS = 38, WORD_COLUMNS = 10, SCHEMA_VERSION = 1 };

static const char *const account_titles[ACCOUNT_COUNT] = {
    [ACCOUNT_CONSUMER] = "Consumer accounts",
    [ACCOUNT_API] = "APIs",
    [ACCOUNT_BUSINESS] = "Business accounts",
    [ACCOUNT_SELF_HOSTED] = "On your own machines",
    [ACCOUNT_BRING_YOUR_OWN] =
        "Clients that bring no model: judged as the API or model behind them",
};

const char *catalogue_doubt(const struct plan *plan, int64_t today, struct arena *memory)
{
    int age = plan_age(plan, today);
    if (age < 0)
        return "no date";
    if (plan_age_is_stale(age))
        return arena_printf(memory, "%d days old", age).ptr;
    return plan->certainty == CERTAINTY_LOW ? "not confirmed" : NULL;
}

static void add_cells(struct page *page, const char *id, const char *const *cells, size_t count)
{
    // Blanks between cells: a page would fold them.
    struct buf line;
    char cell[64];
    buf_init(&line, 512);
    buf_printf(&line, "%-*s ", ID_COLUMNS - 1, id);
    for (size_t i = 0; i < count; i++) {
        snprintf(cell, sizeof cell, "%-*s ", WORD_COLUMNS - 1, cells[i]);
        buf_add_string(&line, i + 1 < count ? cell : cells[i]);
    }
    page_begin(page, SECTION, ITEM);
    page_printable(page, buf_slice(&line));
    buf_release(&line);
}

static void add_plan(struct page *page, const struct plan *plan)
{
    char id[64], date[16];
    snprintf(id, sizeof id, "%.*s%s", SLICE_ARG(plan->id), plan->is_declared ? " *" : "");
    snprintf(date, sizeof date, "%.*s",
             SLICE_ARG(plan->source_date.len ? plan->source_date : SLICE("undated")));
    const char *cells[] = {training_name(plan->training), dpa_name(plan->dpa),
                           plan->eu_capable ? "EU" : "-", date};
    add_cells(page, id, cells, sizeof cells / sizeof cells[0]);
}

void catalogue_list(struct page *page, const struct plan_set *plans)
{
    static const char *const titles[] = {"training", "DPA", "EU", "facts of"};
    size_t declared = 0;
    for (int account = 0; account < ACCOUNT_COUNT; account++) {
        text_heading(page, account_titles[account]);
        add_cells(page, "plan", titles, sizeof titles / sizeof titles[0]);
        for (size_t i = 0; i < plans->count; i++)
            if (plans->plans[i].account == (enum account)account)
                add_plan(page, &plans->plans[i]);
    }
    for (size_t i = 0; i < plans->count; i++)
        declared += plans->plans[i].is_declared;
    page_gap(page);
    page_begin(page, 0, 0);
    page_count(page, plans->count, "plan", NULL);
    page_say(page, ". EU: can be kept in the EU. Training: whether what is sent trains models, ");
    page_say(page, "unless someone switches it off (opt-out) or only if someone switches it on ");
    page_say(page, "(opt-in). `waybill policy show PLAN` tells all facts and their source.");
    if (declared) {
        page_begin(page, 0, 0);
        page_say(page, "* declared by the configuration, in all or in part: not verified.");
    }
}

// "region_choice" as "Region choice", "dpa" as "DPA".
static void say_key(struct page *page, const char *key)
{
    enum { ABBREVIATION = 3 };
    char title[32];
    if (strcmp(key, "kept_in_eu") == 0) {
        page_say(page, "Kept in EU");
        return;
    }
    size_t len = strlen(key), upper = len <= ABBREVIATION ? len : 1;
    for (size_t i = 0; i <= len && i < sizeof title; i++)
        title[i] = key[i] == '_' ? ' ' : (char)(i < upper ? key[i] & ~0x20 : key[i]);
    page_say(page, title);
}

void catalogue_show(struct page *page, const struct plan *plan, int64_t today)
{
    struct plan_fact facts[PLAN_FACTS];
    struct arena memory = {0};
    const char *doubt = catalogue_doubt(plan, today, &memory);

    text_heading(page, print_quoted(&memory, plan->id, 64));
    page_begin(page, SECTION, ITEM);
    page_say(page, "Vendor: ");
    page_say_slice(page, plan->vendor);
    plan_facts(plan, facts);
    for (size_t i = 0; i < PLAN_FACTS; i++) {
        if (facts[i].value.len == 0)
            continue;
        page_begin(page, SECTION, ITEM);
        say_key(page, facts[i].key);
        page_say(page, ": ");
        page_say_slice(page, facts[i].value);
    }
    if (plan->is_declared) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "Declared by the configuration, not verified: ");
        page_say_slice(page, plan->declared.len ? plan->declared : SLICE("all of it"));
    }
    if (doubt) {
        page_begin(page, SECTION, ITEM);
        page_ink(page, INK_WARNING);
        page_printf(page, "Verify before you rely on it: %s.", doubt);
        page_ink(page, INK_PLAIN);
    }
    arena_release(&memory);
}

static void add_facts(struct json_writer *json, const struct plan *plan)
{
    struct plan_fact facts[PLAN_FACTS];
    json_text(json, "id", plan->id);
    json_text(json, "vendor", plan->vendor);
    plan_facts(plan, facts);
    for (size_t i = 0; i < PLAN_FACTS; i++)
        json_text(json, facts[i].key, facts[i].value);
}

static void add_declared(struct json_writer *json, const struct plan *plan)
{
    json_bool(json, "declared", plan->is_declared);
    json_text(json, "declared_otherwise", plan->declared);
}

void catalogue_plan_json(struct json_writer *json, const struct plan *plan)
{
    json_begin_object(json, NULL);
    add_facts(json, plan);
    add_declared(json, plan);
    json_end_object(json);
}

void catalogue_json(struct buf *out, const struct plan *const *plans, size_t count, int64_t today)
{
    struct json_writer json;
    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_number(&json, "schema_version", SCHEMA_VERSION);
    json_begin_array(&json, "plans");
    for (size_t i = 0; i < count; i++) {
        const struct plan *plan = plans[i];
        int age = plan_age(plan, today);
        json_begin_object(&json, NULL);
        add_facts(&json, plan);
        if (age < 0)
            json_no_value(&json, "age_days");
        else
            json_number(&json, "age_days", (uint64_t)age);
        json_bool(&json, "stale", plan_age_is_stale(age));
        add_declared(&json, plan);
        json_end_object(&json);
    }
    json_end_array(&json);
    json_end_object(&json);
    buf_add_byte(out, '\n');
}
