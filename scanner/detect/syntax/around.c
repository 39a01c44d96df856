#include "around.h"

static const char *const capture_names[CAPTURE_COUNT] = {
    [CAPTURE_STRING] = "string", [CAPTURE_COMMENT] = "comment",   [CAPTURE_CODE] = "code",
    [CAPTURE_SCRIPT] = "script", [CAPTURE_SCOPE] = "scope",       [CAPTURE_NAME] = "name",
    [CAPTURE_KEY] = "key",       [CAPTURE_MEMBER] = "member",     [CAPTURE_FIELD] = "field",
    [CAPTURE_VALUE] = "value",   [CAPTURE_OBJECT] = "object",     [CAPTURE_TYPE] = "type",
    [CAPTURE_CALL] = "call",     [CAPTURE_ARGUMENT] = "argument",
};

bool capture_of(struct slice name, enum capture *capture)
{
    for (int i = 0; i < CAPTURE_COUNT; i++)
        if (slice_equals(name, slice_of_string(capture_names[i]))) {
            *capture = (enum capture)i;
            return true;
        }
    return false;
}

static uint32_t extent_len(struct extent e)
{
    return e.to - e.from;
}

static bool extent_meets(struct extent a, struct extent b)
{
    return a.from < b.to && b.from < a.to;
}

struct around around_start(struct extent span)
{
    return (struct around){
        .span = span,
        .text = NOWHERE,
        .text_role = ROLE_CODE,
        .script = NOWHERE,
        .scope = NOWHERE,
        .value = NOWHERE,
        .value_name = NOWHERE,
        .argument = NOWHERE,
        .call = NOWHERE,
        .variable = NOWHERE,
        .object = NOWHERE,
        .object_node = NOWHERE,
        .name = NOWHERE,
        .type = NOWHERE,
        .name_object = NOWHERE,
    };
}

// Keeps the smaller of `*kept` and `node`, with what belongs to it. Of two patterns
// that speak of the same node the outer one, which comes later, knows more.
static void take_smaller(const struct around *around, struct extent *kept, struct extent *its,
                         struct extent node, struct extent belongs)
{
    if (extent_known(belongs) && extent_covers(node, around->span) &&
        extent_len(node) <= extent_len(*kept)) {
        *kept = node;
        *its = belongs;
    }
}

static void take_text(struct around *around, enum role role, struct extent text)
{
    if (extent_known(text) && extent_covers(text, around->span) &&
        extent_len(text) <= extent_len(around->text)) {
        around->text = text;
        around->text_role = role;
    }
}

static void take_name(struct around *around, const struct extent found[], enum capture is)
{
    struct extent name = found[is];
    bool same = around->name.from == name.from && around->name.to == name.to;

    if (!extent_meets(name, around->span) || (extent_known(around->name) && !same))
        return;
    if (!extent_known(around->name) || is > around->name_is)
        around->name_is = is;
    around->name = name;
    if (!extent_known(around->type))
        around->type = found[CAPTURE_TYPE];
    if (!extent_known(around->name_object))
        around->name_object = found[CAPTURE_OBJECT];
}

// Nodes come from the inside out: a scope that is smaller than `outer` is known by then.
static bool in_scope(const struct around *around, struct extent outer)
{
    return extent_known(outer) && extent_covers(outer, around->span) &&
           extent_len(outer) <= extent_len(around->scope);
}

// Two patterns may speak of one call.
static void take_route(struct around *around, const struct extent found[], enum capture name_is)
{
    struct extent call = found[CAPTURE_CALL];
    bool is_last = around->call_count > 0 &&
                   around->calls[around->call_count - 1].from == call.from &&
                   around->calls[around->call_count - 1].to == call.to;
    if (extent_known(call) && !is_last && in_scope(around, found[CAPTURE_ARGUMENT]) &&
        around->call_count < ROUTE_MOST_CALLS)
        around->calls[around->call_count++] = call;
    if (extent_known(found[name_is]) && name_is != CAPTURE_KEY &&
        in_scope(around, found[CAPTURE_VALUE]))
        around->variable = found[name_is];
}

void around_take(struct around *around, const struct extent found[CAPTURE_COUNT],
                 struct extent node)
{
    struct extent scope = found[CAPTURE_SCOPE], script = found[CAPTURE_SCRIPT];
    take_text(around, ROLE_STRING, found[CAPTURE_STRING]);
    take_text(around, ROLE_COMMENT, found[CAPTURE_COMMENT]);
    take_text(around, ROLE_CODE, found[CAPTURE_CODE]);
    take_smaller(around, &around->script, &around->script, script, script);
    take_smaller(around, &around->scope, &around->scope, scope, scope);
    take_smaller(around, &around->argument, &around->call, found[CAPTURE_ARGUMENT],
                 found[CAPTURE_CALL]);

    enum capture is = CAPTURE_FIELD;
    while (is > CAPTURE_NAME && !extent_known(found[is]))
        is--;
    take_route(around, found, is);
    take_smaller(around, &around->value, &around->value_name, found[CAPTURE_VALUE], found[is]);
    if (extent_known(found[is])) {
        take_name(around, found, is);
    } else if (extent_known(found[CAPTURE_OBJECT]) && !extent_known(around->object)) {
        around->object = found[CAPTURE_OBJECT];
        around->object_node = node;
    }
}

static bool is_name_byte(char c)
{
    return is_word(c) || (c & 0x80);
}

// Without the quotes and sigils around it: `"key"`, `:key`, `$key`, `--key=`.
static struct extent bare_name(struct slice text, struct extent name)
{
    struct extent bare = name;
    while (bare.from < bare.to && !is_name_byte(text.ptr[bare.from]))
        bare.from++;
    while (bare.to > bare.from && !is_name_byte(text.ptr[bare.to - 1]))
        bare.to--;
    return bare.from < bare.to ? bare : name;
}

static struct span span_of(struct extent extent, size_t base)
{
    if (!extent_known(extent))
        return (struct span){0, 0};
    return (struct span){base + extent.from, extent_len(extent)};
}

static struct span name_of(struct slice text, struct extent name, size_t base)
{
    return span_of(extent_known(name) ? bare_name(text, name) : name, base);
}

struct syntax around_answer(const struct around *around, struct slice text, size_t base)
{
    struct syntax answer = {.role = around->text_role, .by_tree = true};
    if (answer.role == ROLE_COMMENT)
        return answer;

    // An object, or a body of statements, ends the reach of names and calls outside.
    bool in_object = extent_known(around->object) &&
                     extent_len(around->object_node) <= extent_len(around->scope);
    uint32_t reach = extent_len(in_object ? around->object_node : around->scope);

    if (extent_known(around->name)) {
        bool is_field =
            around->name_is == CAPTURE_FIELD || (around->name_is == CAPTURE_MEMBER && in_object);
        answer.role = is_field ? ROLE_FIELD : around->name_is == CAPTURE_KEY ? ROLE_KEY : ROLE_NAME;
        answer.name = name_of(text, around->name, base);
    } else if (extent_len(around->value) <= reach) {
        answer.name = name_of(text, around->value_name, base);
    }
    if (answer.role == ROLE_FIELD) {
        // A column may be declared in a function that its table's call is given.
        bool own = extent_known(around->name_object);
        answer.object = name_of(text, own ? around->name_object : around->object, base);
        answer.type = span_of(around->type, base);
    }
    if (extent_len(around->argument) <= reach)
        answer.call = span_of(around->call, base);
    return answer;
}

struct route around_route(const struct around *around, struct slice text, size_t base)
{
    struct route route = {.scope = {base, text.len}};
    for (size_t i = 0; i < around->call_count; i++)
        route.calls[i] = span_of(around->calls[i], base);
    route.variable = name_of(text, around->variable, base);
    if (extent_known(around->scope))
        route.scope = span_of(around->scope, base);
    return route;
}
