#include "baseline.h"

#include "digest.h"
#include "json_read.h"
#include "print.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

enum { VERSION = 1, QUOTED = 60, MOST_PERSONS = 1000000000 };

int baseline_compare(const struct baseline_entry *a, const struct baseline_entry *b)
{
    int order = slice_compare(a->path, b->path);
    if (order == 0)
        order = slice_compare(a->pattern, b->pattern);
    return order ? order : slice_compare(a->value, b->value);
}

static int compare_entries(const void *left, const void *right)
{
    const struct baseline_entry *a = left, *b = right;
    int order = baseline_compare(a, b);
    if (order == 0 && a->persons != b->persons)
        order = a->persons > b->persons ? -1 : 1;
    if (order == 0)
        order = slice_compare(b->reason, a->reason);
    return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

struct baseline_entry *baseline_find(const struct baseline *baseline,
                                     const struct baseline_entry *key)
{
    size_t low = 0, high = baseline->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = baseline_compare(&baseline->items[middle], key);
        if (order == 0)
            return &baseline->items[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

void baseline_settle(struct baseline *baseline)
{
    size_t kept = 0;
    if (baseline->count)
        qsort(baseline->items, baseline->count, sizeof *baseline->items, compare_entries);
    for (size_t i = 0; i < baseline->count; i++)
        if (kept == 0 || baseline_compare(&baseline->items[kept - 1], &baseline->items[i]) != 0)
            baseline->items[kept++] = baseline->items[i];
    baseline->count = kept;
}

// "none", or "own-" and 16 bits that tell one key from another and say nothing of it.
static struct slice key_name(const struct fingerprint_key *key, struct arena *memory)
{
    uint64_t check = siphash(key->bytes, SLICE("waybill baseline")) >> 48;
    return key->own ? arena_printf(memory, "own-%04" PRIx64, check) : SLICE("none");
}

static bool check_key(struct slice path, const struct json_node *root,
                      const struct fingerprint_key *key, struct arena *memory, struct err *err)
{
    const struct json_node *node = json_find(root, "key");
    bool own = node && slice_starts_with(node->text, SLICE("own-"));

    if (!node || node->kind != JSON_TEXT || (!own && !slice_equals(node->text, SLICE("none"))))
        return json_error(path, node ? node : root, err,
                          "\"key\" is neither \"none\" nor \"own-\" with four hex digits");
    if (slice_equals(node->text, key_name(key, memory)))
        return true;
    if (own && key->own)
        return json_error(path, node, err,
                          "made with another WAYBILL_FINGERPRINT_KEY: set that one, or make a new "
                          "baseline: waybill baseline create --force");
    if (own)
        return json_error(path, node, err,
                          "made with a WAYBILL_FINGERPRINT_KEY, which is not set here");
    return json_error(path, node, err,
                      "made without WAYBILL_FINGERPRINT_KEY, which is set here: unset it, or make "
                      "a new baseline: waybill baseline create --force");
}

static bool is_hex(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i]) && !(text.ptr[i] >= 'a' && text.ptr[i] <= 'f'))
            return false;
    return text.len > 0;
}

// One key of an entry. False with the error set, also for a key that there is not: a
// misspelt one would hold for nothing.
static bool read_key(struct baseline_entry *entry, struct slice path, const struct json_node *node,
                     struct arena *memory, struct err *err)
{
    struct {
        const char *name;
        struct slice *field;
    } texts[] = {{"path", &entry->path},
                 {"pattern", &entry->pattern},
                 {"value", &entry->value},
                 {"reason", &entry->reason}};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!slice_equals(node->key, slice_of_string(texts[i].name)))
            continue;
        if (node->kind != JSON_TEXT || node->text.len == 0)
            return json_error(path, node, err, "\"%s\" must be a text", texts[i].name);
        *texts[i].field = node->text;
        return true;
    }
    if (slice_equals(node->key, SLICE("persons"))) {
        if (node->kind != JSON_WHOLE || node->whole < 1 || node->whole > MOST_PERSONS)
            return json_error(path, node, err, "\"persons\" must be a number from 1 on");
        entry->persons = (unsigned)node->whole;
        return true;
    }
    return json_error(path, node, err,
                      "an entry has no key \"%s\": path, pattern, value, persons and reason",
                      print_quoted(memory, node->key, QUOTED));
}

static bool read_entry(struct baseline_entry *entry, struct slice path,
                       const struct json_node *node, struct arena *memory, struct err *err)
{
    *entry = (struct baseline_entry){.line = node->line};
    if (node->kind != JSON_MAP)
        return json_error(path, node, err, "an entry must be an object");
    for (const struct json_node *key = node->child; key; key = key->next)
        if (!read_key(entry, path, key, memory, err))
            return false;
    if (!entry->path.len || !entry->pattern.len || !entry->value.len)
        return json_error(path, node, err, "an entry needs \"path\", \"pattern\" and \"value\"");
    if (!is_hex(entry->value))
        return json_error(path, node, err,
                          "\"value\" must be the second part of a fingerprint, in hex");
    return true;
}

static bool read_entries(struct baseline *baseline, struct slice path, const struct json_node *list,
                         struct arena *memory, struct err *err)
{
    size_t count = 0;

    for (const struct json_node *node = list->child; node; node = node->next)
        count++;
    if (count > BASELINE_MOST_ENTRIES + 1)
        return json_error(path, list, err, "more than %d entries", BASELINE_MOST_ENTRIES);
    baseline->items = ARENA_ARRAY(memory, count, struct baseline_entry);
    for (const struct json_node *node = list->child; node; node = node->next) {
        if (node->kind == JSON_MAP && !node->child)
            continue; // what ends the list
        if (!read_entry(&baseline->items[baseline->count++], path, node, memory, err))
            return false;
    }
    baseline_settle(baseline);
    return true;
}

bool baseline_parse(struct baseline *baseline, struct slice path, struct slice text,
                    const struct fingerprint_key *key, struct arena *memory, struct err *err)
{
    const struct json_node *root, *version, *entries;

    *baseline = (struct baseline){0};
    if (!json_parse(&root, path, text, memory, err))
        return err_set(err, ERR_CONFIG,
                       "%s; where a merge left this, take both sides' lines, or make it anew: "
                       "waybill baseline create --force",
                       arena_copy(memory, slice_of_string(err->message)).ptr);
    version = json_find(root, "waybill_baseline");
    if (!version || version->kind != JSON_WHOLE)
        return json_error(path, root, err,
                          "not a baseline of waybill's; waybill import reads those of others");
    if (version->whole != VERSION)
        return json_error(path, version, err, "a version that this waybill does not know");
    entries = json_find(root, "entries");
    if (!entries || entries->kind != JSON_LIST)
        return json_error(path, root, err, "\"entries\" must be a list");
    return check_key(path, root, key, memory, err) &&
           read_entries(baseline, path, entries, memory, err);
}

static void print_entry(const struct baseline_entry *entry, struct buf *out)
{
    buf_add_string(out, "{\"path\": ");
    print_json(out, entry->path);
    buf_add_string(out, ", \"pattern\": ");
    print_json(out, entry->pattern);
    buf_printf(out, ", \"value\": \"%.*s\"", SLICE_ARG(entry->value));
    if (entry->persons > 1)
        buf_printf(out, ", \"persons\": %u", entry->persons);
    if (entry->reason.len) {
        buf_add_string(out, ", \"reason\": ");
        print_json(out, entry->reason);
    }
    buf_add_string(out, "},\n");
}

void baseline_print(const struct baseline *baseline, const struct fingerprint_key *key,
                    struct buf *out)
{
    struct arena scratch = {0};
    buf_printf(out, "{\"waybill_baseline\": %d, \"key\": \"%.*s\", \"entries\": [\n", VERSION,
               SLICE_ARG(key_name(key, &scratch)));
    for (size_t i = 0; i < baseline->count; i++)
        print_entry(&baseline->items[i], out);
    buf_add_string(out, "{}\n]}\n");
    arena_release(&scratch);
}

// Git's paths may hold any byte, JSON's texts may not.
static struct slice as_text(struct slice path, struct arena *memory)
{
    struct buf text;
    buf_init(&text, 3 * path.len);
    for (size_t at = 0; at < path.len;)
        utf8_add(&text, utf8_next(path, &at));
    struct slice copy = arena_copy(memory, buf_slice(&text));
    buf_release(&text);
    return copy;
}

struct baseline_entry baseline_entry_of(const struct finding *finding, struct arena *memory)
{
    struct slice value = slice_of_string(finding->fingerprint);
    size_t hyphen = slice_find_byte(value, '-');
    assert(hyphen != SLICE_NOT_FOUND);
    return (struct baseline_entry){
        .path = as_text(finding->path, memory),
        .pattern = finding->rule,
        .value = slice_cut(value, hyphen + 1, value.len),
        .persons = finding->persons,
    };
}
