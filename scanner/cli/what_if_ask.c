#include "what_if_ask.h"

#include "nearest.h"
#include "print.h"

#include <stddef.h>

enum { QUOTED = 60, ITEMS_MOST = 1000, KEY_TOOL = 4 };

// ORDER KEYS: as in `keys` below.
const struct what_if_row what_if_rows[WHAT_IF_KEYS] = {
    {"owner", NULL, owner_words, "whose code it is"},
    {"sector", NULL, sector_words, "the regulated sector it is for"},
    {"eu", NULL, eu_words, "whether it must be processed in the EU"},
    {"mode", NULL, mode_words, "how regulated code is handled"},
    {"tool", "PLAN", NULL, "the plan in use, instead of those that are declared"},
    {"dpa_signed", "PLAN", NULL, "that a DPA for this plan is signed"},
    {"baa_signed", "PLAN", NULL, "that a BAA for it is signed"},
    {"audit_log", "PLAN", NULL, "that an audit log of it is kept"},
    {"terms_reviewed", "PLAN", NULL, "that its terms are reviewed"},
    {"training_off", "PLAN", NULL, "that its training is switched off"},
    {"approved", "PLAN", NULL, "that it is on the organisation's list of approved plans"},
    {"bulk_persons", "N", NULL, "from how many persons on their data are bulk"},
    {"without", "PATH", NULL,
     "that a file or folder is not there; a pattern as in .gitignore, from the repository's root"},
};

struct asking {
    struct what_if_question *out;
    const struct plan_set *plans;
    size_t room; // for the items of a list: as many as were asked
    struct arena *memory;
    struct err *err;
};

struct key {
    bool (*read)(struct asking *asking, size_t key, struct slice value);
    bool is_list;
    size_t field; // in struct declared,
    size_t given; // with its has_ field
    int first;    // what the first word means
};

#define FIELD(name) .field = offsetof(struct declared, name)
#define GIVEN(name) .given = offsetof(struct declared, has_##name)
#define LIST .is_list = true

static bool read_choice(struct asking *asking, size_t key, struct slice value);
static bool read_plan(struct asking *asking, size_t key, struct slice value);
static bool read_persons(struct asking *asking, size_t key, struct slice value);
static bool read_path(struct asking *asking, size_t key, struct slice value);

// ORDER KEYS
static const struct key keys[WHAT_IF_KEYS] = {
    {read_choice, FIELD(owner), GIVEN(owner), .first = OWNER_PERSONAL},
    {read_choice, FIELD(sector), GIVEN(sector), .first = SECTOR_NONE},
    {read_choice, FIELD(eu), GIVEN(eu), .first = EU_NOT_REQUIRED},
    {read_choice, FIELD(mode), GIVEN(mode), .first = MODE_SELF_HOST},
    {read_plan, LIST, FIELD(tools_in_use)},
    {read_plan, LIST, FIELD(dpa_signed)},
    {read_plan, LIST, FIELD(baa_signed)},
    {read_plan, LIST, FIELD(audit_log)},
    {read_plan, LIST, FIELD(terms_reviewed)},
    {read_plan, LIST, FIELD(training_off)},
    {read_plan, LIST, FIELD(approved)},
    {read_persons, FIELD(bulk_persons)},
    {read_path, LIST, .field = 0},
};

static void *field_of(struct asking *asking, size_t key)
{
    return (char *)&asking->out->declared + keys[key].field;
}

static size_t count_values(const struct what_if_key *key)
{
    size_t count = 0;
    while (key->values[count].len)
        count++;
    return count;
}

static bool refuse(struct asking *asking, size_t key, struct slice value, const char *expected)
{
    return err_set(asking->err, ERR_USAGE, "--what-if: %s: '%s' is not %s", what_if_rows[key].name,
                   print_quoted(asking->memory, value, QUOTED), expected);
}

static bool read_choice(struct asking *asking, size_t key, struct slice value)
{
    const char *const *words = what_if_rows[key].words;
    struct nearest nearest = {.given = value};
    struct slice expected = SLICE("one of");

    for (int i = 0; words[i]; i++) {
        struct slice word = slice_of_string(words[i]);
        int chosen = keys[key].first + i;
        nearest_offer(&nearest, word);
        expected =
            arena_printf(asking->memory, "%.*s%s %s", SLICE_ARG(expected), i ? "," : "", words[i]);
        if (!slice_equals(word, value))
            continue;
        _Static_assert(sizeof(enum owner) == sizeof chosen, "an enumeration is an int");
        memcpy(field_of(asking, key), &chosen, sizeof chosen);
        *(bool *)((char *)&asking->out->declared + keys[key].given) = true;
        return true;
    }
    if (nearest.word.len)
        expected = arena_printf(asking->memory, "%.*s; did you mean %.*s?", SLICE_ARG(expected),
                                SLICE_ARG(nearest.word));
    return refuse(asking, key, value, expected.ptr);
}

// A copy of the list with room for what is asked; of the tools in use only the room.
static struct agreement *open_list(struct asking *asking, const struct agreement *list, bool empty)
{
    size_t count = 0;
    while (!empty && list && list[count].plan.len)
        count++;
    struct agreement *copy =
        ARENA_ARRAY(asking->memory, count + asking->room + 1, struct agreement);
    if (count)
        memcpy(copy, list, count * sizeof *copy);
    return copy;
}

static bool read_plan(struct asking *asking, size_t key, struct slice value)
{
    const struct agreement **list = field_of(asking, key);
    const char *unknown = plan_unknown(asking->plans, value, asking->memory);

    if (unknown)
        return err_set(asking->err, ERR_USAGE, "--what-if: %s: %s", what_if_rows[key].name,
                       unknown);
    if (count_values(&asking->out->keys[key]) == 0)
        *list = open_list(asking, *list, key == KEY_TOOL);
    struct agreement *last = (struct agreement *)*list;
    while (last->plan.len)
        last++;
    last->plan = arena_copy(asking->memory, value);
    return true;
}

static bool read_persons(struct asking *asking, size_t key, struct slice value)
{
    uint64_t persons;
    if (!slice_to_u64(value, &persons) || persons < 1 || persons > BULK_PERSONS_MOST)
        return refuse(asking, key, value, "a number from 1 to 1000000");
    asking->out->declared.bulk_persons = (unsigned)persons;
    return true;
}

static bool read_path(struct asking *asking, size_t key, struct slice value)
{
    struct err flaw = {0};
    if (exclude_add(&asking->out->without, value, asking->memory, &flaw))
        return true;
    return err_set(asking->err, ERR_USAGE, "--what-if: %s: %s", what_if_rows[key].name,
                   flaw.message);
}

static bool unknown_key(struct asking *asking, struct slice name)
{
    struct nearest nearest = {.given = name};
    const char *quoted = print_quoted(asking->memory, name, QUOTED);

    for (size_t i = 0; i < WHAT_IF_KEYS; i++)
        nearest_offer(&nearest, slice_of_string(what_if_rows[i].name));
    if (nearest.word.len)
        return err_set(asking->err, ERR_USAGE,
                       "--what-if: there is no key '%s'; did you mean '%.*s'?", quoted,
                       SLICE_ARG(nearest.word));
    return err_set(asking->err, ERR_USAGE,
                   "--what-if: there is no key '%s'; see `waybill help advise`", quoted);
}

static bool is_noted(const struct what_if_key *noted, struct slice value)
{
    for (size_t i = 0; noted->values[i].len; i++)
        if (slice_equals(noted->values[i], value))
            return true;
    return false;
}

// Keeps what was asked, for the report.
static void note(struct asking *asking, size_t key, struct slice value)
{
    struct what_if_key *noted = &asking->out->keys[key];
    struct slice *values = (struct slice *)noted->values;
    size_t count = count_values(noted);

    if (count == 0)
        noted->values = values = ARENA_ARRAY(asking->memory, asking->room + 1, struct slice);
    values[count] = value;
}

static bool read_item(struct asking *asking, struct slice item)
{
    struct slice rest = slice_trim(item), name = SLICE("");
    size_t key = 0;

    slice_split(&rest, '=', &name);
    name = slice_trim(name);
    rest = slice_trim(rest);
    while (key < WHAT_IF_KEYS && !slice_equals(slice_of_string(what_if_rows[key].name), name))
        key++;
    if (key == WHAT_IF_KEYS)
        return unknown_key(asking, name);
    if (rest.len == 0)
        return err_set(asking->err, ERR_USAGE, "--what-if: %s needs a value: %s=%s",
                       what_if_rows[key].name, what_if_rows[key].name,
                       what_if_rows[key].words ? what_if_rows[key].words[0]
                                               : what_if_rows[key].argument);
    const struct what_if_key *noted = &asking->out->keys[key];
    struct slice shown = slice_of_string(print_quoted(asking->memory, rest, EXCLUDE_MOST_LENGTH));
    if (is_noted(noted, shown))
        return true;
    if (!keys[key].is_list && noted->values[0].len)
        return err_set(asking->err, ERR_USAGE, "--what-if: %s cannot be two things at once",
                       what_if_rows[key].name);
    if (!keys[key].read(asking, key, rest))
        return false;
    note(asking, key, shown);
    return true;
}

static void take_tools(struct asking *asking)
{
    const struct agreement *tools = asking->out->declared.tools_in_use;
    struct texts *texts = &asking->out->tools;
    if (count_values(&asking->out->keys[KEY_TOOL]) == 0)
        return;
    texts->items = ARENA_ARRAY(asking->memory, asking->room, const char *);
    for (; tools->plan.len; tools++)
        texts->items[texts->count++] = tools->plan.ptr;
}

bool what_if_ask(struct what_if_question *out, const struct texts *lists,
                 const struct declared *now, const struct plan_set *plans, struct arena *memory,
                 struct err *err)
{
    static const struct slice none = {0};
    struct asking asking = {out, plans, 0, memory, err};
    struct slice item;

    *out = (struct what_if_question){.declared = *now};
    for (size_t i = 0; i < WHAT_IF_KEYS; i++)
        out->keys[i] = (struct what_if_key){what_if_rows[i].name, keys[i].is_list, &none};
    for (size_t i = 0; i < lists->count; i++) {
        struct slice rest = slice_of_string(lists->items[i]);
        while (slice_split(&rest, ',', &item))
            asking.room++;
    }
    if (asking.room > ITEMS_MOST)
        return err_set(err, ERR_USAGE, "--what-if asks more than %d things", ITEMS_MOST);
    for (size_t i = 0; i < lists->count; i++) {
        struct slice rest = slice_of_string(lists->items[i]);
        while (slice_split(&rest, ',', &item))
            if (!read_item(&asking, item))
                return false;
    }
    take_tools(&asking);
    return true;
}
