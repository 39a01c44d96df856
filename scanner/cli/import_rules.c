// A rule is tried by itself first, and then with the others that hold: of two that find
// the same value one must give way. The tries are those of any pattern file.
#include "import_rules.h"

#include "pattern_reader.h"
#include "pattern_texts.h"

static void add_file(const struct import *import, const bool *kept, struct slice source,
                     struct buf *out)
{
    buf_add_string(out, "kind: credential\nsource: ");
    yaml_quote(out, source);
    buf_add_string(out, "\npatterns:\n");
    for (size_t i = 0; i < import->rule_count; i++)
        if (kept[i])
            buf_add(out, import->rules[i].yaml);
}

// Whether the file's patterns are sound and find their examples, with waybill's own.
static bool holds(const struct import *import, const bool *kept, struct slice source,
                  struct err *err)
{
    struct arena memory = {0};
    struct pattern_entries entries = {.memory = &memory};
    struct pattern_set set;
    struct buf text;

    buf_init(&text, SIZE_MAX / 2);
    add_file(import, kept, source, &text);
    bool held = pattern_file_read(&entries, SLICE("rule"), buf_slice(&text), err) &&
                pattern_set_make(&set, &builtin_patterns, &entries, err) &&
                pattern_texts_hold(&set, &entries, err);
    buf_release(&text);
    pattern_entries_release(&entries);
    arena_release(&memory);
    return held;
}

// What the message of a pattern file means for a rule. Its first part is the place.
static const char *why_of(struct import *import, const struct err *err)
{
    struct slice message = slice_of_string(err->message);
    static const struct slice found = SLICE_INIT("; found: ");
    size_t other = slice_find(message, found);

    if (other != SLICE_NOT_FOUND)
        return arena_printf(import->memory, "waybill's own pattern %.*s finds the same",
                            (int)(message.len - other - found.len), message.ptr + other + found.len)
            .ptr;
    if (slice_find(message, SLICE("does not find")) != SLICE_NOT_FOUND)
        return "the example made of its regex is not found";
    if (slice_find(message, SLICE("there is another pattern")) != SLICE_NOT_FOUND)
        return "waybill has a pattern of that id";
    size_t place = slice_find(message, SLICE(": "));
    return arena_printf(import->memory, "it cannot be a pattern: %.*s",
                        (int)(place == SLICE_NOT_FOUND ? 0 : message.len - place - 2),
                        message.ptr + (place == SLICE_NOT_FOUND ? 0 : place + 2))
        .ptr;
}

// Two rules of one id cannot both be patterns.
static bool is_repeated(const struct import *import, const bool *kept, size_t rule)
{
    for (size_t i = 0; i < rule; i++)
        if (kept[i] && slice_equals(import->rules[i].id, import->rules[rule].id))
            return true;
    return false;
}

static void try_alone(struct import *import, bool *kept, bool *alone, struct slice source)
{
    for (size_t i = 0; i < import->rule_count; i++) {
        struct err err = {0};
        if (is_repeated(import, kept, i)) {
            import_leave(import, import->rules[i].what, "another rule has that id");
            continue;
        }
        alone[i] = true;
        kept[i] = holds(import, alone, source, &err);
        alone[i] = false;
        if (!kept[i])
            import_leave(import, import->rules[i].what, why_of(import, &err));
    }
}

// The rule that a message is about: "PLACE: ID does not find this text".
static size_t rule_of(const struct import *import, const bool *kept, const struct err *err)
{
    struct slice message = slice_of_string(err->message);
    size_t place = slice_find(message, SLICE(": "));
    struct slice rest = slice_cut(message, place == SLICE_NOT_FOUND ? 0 : place + 2, message.len);
    struct slice id = slice_cut(rest, 0, slice_find_byte(rest, ' '));
    size_t last = 0;

    for (size_t i = 0; i < import->rule_count; i++) {
        if (!kept[i])
            continue;
        if (slice_equals(import->rules[i].id, id))
            return i;
        last = i;
    }
    return last;
}

void import_patterns(struct import *import, struct slice source, struct buf *out, size_t *count)
{
    bool *kept = ARENA_ARRAY(import->memory, import->rule_count, bool);
    bool *alone = ARENA_ARRAY(import->memory, import->rule_count, bool);

    try_alone(import, kept, alone, source);
    for (;;) {
        struct err err = {0};
        *count = 0;
        for (size_t i = 0; i < import->rule_count; i++)
            *count += kept[i];
        if (*count == 0)
            return;
        if (holds(import, kept, source, &err))
            break;
        size_t rule = rule_of(import, kept, &err);
        kept[rule] = false;
        import_leave(import, import->rules[rule].what, "another imported rule finds the same");
    }
    add_file(import, kept, source, out);
}
