#include "grouping.h"

#include "value_set.h"

enum { FEW_VALUES = 3, MANY_VALUES = 20, TOLD_KINDS = 12 };

enum sort { ALONE, MARKER, OBJECT, COLUMN };

struct group {
    enum sort sort;
    uint32_t pattern;
    enum standing standing;
    struct span object;
    size_t count;
    struct value_set values;
    const struct pattern *kinds[TOLD_KINDS]; // of an object: in the order of the text
    size_t kind_count;
    bool more_kinds;
};

static enum sort sort_of(const struct pattern *p)
{
    if (p->marker_once)
        return MARKER;
    if (p->finder == FINDER_FIELD)
        return OBJECT;
    return p->kind == KIND_PERSONAL && p->evidence == EVIDENCE_VALUE ? COLUMN : ALONE;
}

void grouping_init(struct grouping *grouping, struct arena *memory)
{
    *grouping = (struct grouping){.memory = memory};
}

static void *grow(struct arena *memory, const void *old, size_t count, size_t *room, size_t size)
{
    *room = *room ? 2 * *room : 16;
    void *grown = arena_array(memory, *room, size);
    if (count)
        memcpy(grown, old, count * size);
    return grown;
}

static void add_kind(struct group *group, const struct pattern *pattern)
{
    for (size_t i = 0; i < group->kind_count; i++)
        if (group->kinds[i] == pattern)
            return;
    if (group->kind_count < TOLD_KINDS)
        group->kinds[group->kind_count++] = pattern;
    else
        group->more_kinds = true;
}

static bool belongs(const struct group *group, enum sort sort, const struct candidate *c,
                    enum standing standing)
{
    if (group->sort != sort)
        return false;
    if (sort == OBJECT)
        return group->object.offset == c->syntax.object.offset;
    return group->pattern == c->pattern && group->standing == standing;
}

static size_t group_for(struct grouping *g, enum sort sort, const struct candidate *c,
                        enum standing standing)
{
    for (size_t i = g->count; i-- > 0;)
        if (belongs(&g->groups[i], sort, c, standing))
            return i;
    if (g->count == g->room)
        g->groups = grow(g->memory, g->groups, g->count, &g->room, sizeof *g->groups);
    g->groups[g->count] = (struct group){
        .sort = sort, .pattern = c->pattern, .standing = standing, .object = c->syntax.object};
    return g->count++;
}

static void note(struct grouping *g, size_t index)
{
    if (g->noted == g->of_room)
        g->of = grow(g->memory, g->of, g->noted, &g->of_room, sizeof *g->of);
    g->of[g->noted++] = index;
}

void grouping_note_alone(struct grouping *g)
{
    note(g, GROUP_NONE);
}

void grouping_note(struct grouping *g, const struct pattern *pattern, const struct candidate *c,
                   enum standing standing, uint64_t value_hash)
{
    enum sort sort = sort_of(pattern);
    size_t index = GROUP_NONE;
    if (sort != ALONE) {
        index = group_for(g, sort, c, standing);
        g->groups[index].count++;
        value_set_add(&g->groups[index].values, value_hash, g->memory);
        if (sort == OBJECT)
            add_kind(&g->groups[index], pattern);
    }
    note(g, index);
}

// One address in a file is a small thing, a list of them is not.
static enum severity column_severity(enum severity single, size_t distinct)
{
    enum severity list = distinct >= MANY_VALUES ? SEVERITY_HIGH : SEVERITY_MEDIUM;
    return list > single ? list : single;
}

// "date of birth", "e-mail address" of "E-mail address field", "IP address".
static struct slice told_kind(const struct pattern *pattern, struct arena *run)
{
    struct slice title = pattern->title;
    if (slice_ends_with(title, SLICE(" field")))
        title.len -= strlen(" field");
    bool acronym = title.len > 1 && is_upper(title.ptr[1]);
    if (title.len == 0 || acronym)
        return title;
    return arena_printf(run, "%c%.*s", to_lower(title.ptr[0]), (int)title.len - 1, title.ptr + 1);
}

// "Patient: last name, date of birth, diagnosis". The object's name is what stands before the field's.
static struct slice told_object(const struct group *group, struct slice field, struct arena *run)
{
    struct slice object = field, told = SLICE("");
    while (object.len && object.ptr[object.len - 1] != '.')
        object.len--;
    for (size_t i = 0; i < group->kind_count; i++) {
        struct slice kind = told_kind(group->kinds[i], run);
        told = i ? arena_printf(run, "%.*s, %.*s", SLICE_ARG(told), SLICE_ARG(kind)) : kind;
    }
    if (object.len > 1)
        told = arena_printf(run, "%.*s: %.*s", (int)object.len - 1, object.ptr, SLICE_ARG(told));
    return group->more_kinds ? arena_printf(run, "%.*s and more", SLICE_ARG(told)) : told;
}

static bool has(const struct slice *list, struct slice item)
{
    for (; list->len; list++)
        if (slice_equals(*list, item))
            return true;
    return false;
}

// What regulates one field regulates its object.
static const struct slice *join(const struct slice *a, const struct slice *b, struct arena *run)
{
    size_t count = 0, more = 0;
    while (a[count].len)
        count++;
    for (const struct slice *item = b; item->len; item++)
        more += !has(a, *item);
    if (more == 0)
        return a;
    struct slice *joined = ARENA_ARRAY(run, count + more + 1, struct slice);
    if (count)
        memcpy(joined, a, count * sizeof *joined);
    for (; b->len; b++)
        if (!has(a, *b))
            joined[count++] = *b;
    return joined;
}

static void tell(const struct group *group, struct finding *f, struct arena *run)
{
    if (group->sort == OBJECT) {
        finding_add_why(f, arena_printf(run, "%zu fields of this object", group->count));
        if (group->kind_count > 1)
            f->name = told_object(group, f->name, run);
    }
    if (group->sort == MARKER)
        finding_add_why(f, arena_printf(run, "%zu times in this file", group->count));
    if (group->sort == COLUMN)
        finding_add_why(f, arena_printf(run, "%zu in this file, %zu of them distinct", group->count,
                                        group->values.count));
    if (group->sort == COLUMN) {
        f->persons = (unsigned)group->values.count;
        // Numbers of companies are nobody's, however many.
        if (f->carries != CARRIES_NOTHING)
            f->severity = column_severity(f->severity, group->values.count);
    }
}

static bool is_worse(const struct finding *a, const struct finding *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity;
    // What marks a domain of its own says more than that persons are known.
    return a->carries > CARRIES_PERSONAL && b->carries <= CARRIES_PERSONAL;
}

// The worst field stands for its object, with its place.
static void merge(struct finding *into, const struct finding *other, enum sort sort,
                  struct arena *run)
{
    enum confidence best =
        other->confidence > into->confidence ? other->confidence : into->confidence;
    bool worse = sort == OBJECT && is_worse(other, into);
    unsigned from = into->from_line ? into->from_line : into->line;
    unsigned to = into->to_line ? into->to_line : into->end_line;
    const struct slice *regulations = sort != OBJECT ? into->regulations
                                      : worse ? join(other->regulations, into->regulations, run)
                                              : join(into->regulations, other->regulations, run);
    if (worse) {
        struct slice why[FINDING_MOST_WHY], name = into->name;
        memcpy(why, into->why, sizeof why);
        *into = *other;
        into->name = name;
        memcpy(into->why, why, sizeof why);
    }
    into->confidence = best;
    into->regulations = regulations;
    into->from_line = other->line < from ? other->line : from;
    into->to_line = other->end_line > to ? other->end_line : to;
}

void grouping_collapse(struct grouping *g, struct findings *findings, size_t first,
                       struct arena *run)
{
    size_t *heads = ARENA_ARRAY(g->memory, g->count + 1, size_t);
    bool *started = ARENA_ARRAY(g->memory, g->count + 1, bool);
    size_t kept = first;
    for (size_t i = 0; i < g->noted; i++) {
        struct finding *f = &findings->items[first + i];
        size_t index = g->of[i];
        const struct group *group = index == GROUP_NONE ? NULL : &g->groups[index];
        bool collapses = group && group->count > (group->sort == COLUMN ? FEW_VALUES : 1);
        if (collapses && started[index]) {
            merge(&findings->items[heads[index]], f, group->sort, run);
            continue;
        }
        if (collapses) {
            started[index] = true;
            heads[index] = kept;
            tell(group, f, run);
            // What stands for many values is the same thing when the first of them is another.
            if (group->sort != OBJECT)
                f->same = 0;
        }
        findings->items[kept++] = *f;
    }
    findings->count = kept;
}
