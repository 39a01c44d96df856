#include "markers.h"

#include "arena.h"

#include <stdlib.h>

enum {
    LIST_OF_RULES = 3, // domains that one file speaks of
};

#define KIND_FIELDS SLICE("")
#define KIND_FORMAT SLICE(" format") // no type of a pattern begins with a blank

bool marker_is_package(const struct finding *f)
{
    return slice_equals(f->type, SLICE("format-package")) && f->standing == STANDING_LIVE &&
           f->place == PLACE_PRODUCTION && f->suppressed_by.len == 0;
}

static struct slice folder_of(struct slice path)
{
    return slice_cut(path, 0, path.len - slice_basename(path).len);
}

// A word of a path or name as people join them: hl7_parser, PipeParser, x12-reader.
static bool has_word(struct slice path, struct slice word)
{
    for (size_t from = 0; from < path.len;) {
        size_t at = slice_find_nocase(slice_cut(path, from, path.len), word);
        if (at == SLICE_NOT_FOUND)
            return false;
        at += from;
        size_t end = at + word.len;
        bool begins = at == 0 || !is_alpha(path.ptr[at - 1]) || is_upper(path.ptr[at]);
        bool ends = end == path.len || !is_lower(path.ptr[end]);
        if (begins && ends)
            return true;
        from = at + 1;
    }
    return false;
}

static bool path_reads(struct slice path)
{
    static const struct slice words[] = {
        SLICE_INIT("parser"),    SLICE_INIT("parsers"),    SLICE_INIT("parse"),
        SLICE_INIT("parsing"),   SLICE_INIT("reader"),     SLICE_INIT("writer"),
        SLICE_INIT("decoder"),   SLICE_INIT("encoder"),    SLICE_INIT("lexer"),
        SLICE_INIT("tokenizer"), SLICE_INIT("tokeniser"),  SLICE_INIT("codec"),
        SLICE_INIT("grammar"),   SLICE_INIT("unmarshal"),  SLICE_INIT("decode"),
        SLICE_INIT("encode"),    SLICE_INIT("serializer"), SLICE_INIT("deserializer"),
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (has_word(path, words[i]))
            return true;
    return false;
}

static bool is_in_package(const struct finding *f, const struct markers *markers)
{
    for (size_t i = 0; i < markers->package_count && i < MARKERS_PACKAGES; i++)
        if (sector_of_marker(markers->packages[i]) == sector_of_marker(f) &&
            slice_starts_with(f->path, folder_of(markers->packages[i]->path)))
            return true;
    return false;
}

static bool is_about_format(const struct finding *f, const struct markers *markers)
{
    bool shown = f->role == ROLE_COMMENT && f->strength == STRENGTH_DECISIVE;
    return f->carries != CARRIES_DEFENCE &&
           (shown || path_reads(f->path) || is_in_package(f, markers));
}

static struct slice domain_of(const struct finding *f)
{
    bool known = sector_of_marker(f) != SECTOR_OTHER || f->carries == CARRIES_DEFENCE;
    return known || !f->regulations ? SLICE("") : f->regulations[0];
}

static struct marker marker_of(const struct finding *f, const struct markers *markers)
{
    bool fields = marker_is_of_code(f), format = is_about_format(f, markers);
    return (struct marker){
        .finding = f,
        .sector = sector_of_marker(f),
        .domain = domain_of(f),
        .kind = format   ? KIND_FORMAT
                : fields ? KIND_FIELDS
                         : f->type,
        .decisive = !format && !fields && f->strength == STRENGTH_DECISIVE,
    };
}

static int compare_domains(const struct marker *a, const struct marker *b)
{
    int order = (int)a->sector - (int)b->sector;
    return order ? order : slice_compare(a->domain, b->domain);
}

static int compare_by_path(const void *left, const void *right)
{
    const struct marker *a = left, *b = right;
    int order = slice_compare(a->finding->path, b->finding->path);
    return order ? order : compare_domains(a, b);
}

static int compare_by_kind(const void *left, const void *right)
{
    const struct marker *a = left, *b = right;
    int order = compare_domains(a, b);
    order = order ? order : slice_compare(a->kind, b->kind);
    return order ? order : slice_compare(a->finding->rule, b->finding->rule);
}

bool marker_is_record(const struct marker *marker)
{
    return marker->sector == SECTOR_HEALTH && slice_equals(marker->kind, KIND_FIELDS);
}

// Sorts by path.
static void find_lists(struct marker *markers, size_t count)
{
    qsort(markers, count, sizeof *markers, compare_by_path);
    for (size_t from = 0, to; from < count; from = to) {
        struct slice path = markers[from].finding->path;
        size_t domains = 1;
        for (to = from + 1; to < count && slice_equals(markers[to].finding->path, path); to++)
            domains += compare_domains(&markers[to], &markers[to - 1]) != 0;
        for (size_t i = from; i < to; i++)
            markers[i].is_listed = domains >= LIST_OF_RULES;
    }
}

static void number(struct marker *sorted, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct marker *last = &sorted[i - 1];
        struct marker *next = &sorted[i];
        bool new_domain = compare_domains(last, next) != 0;
        bool new_kind = new_domain || !slice_equals(last->kind, next->kind);
        next->domain_number = last->domain_number + new_domain;
        next->kind_number = last->kind_number + new_kind;
        if (!new_kind)
            next->object = last->object + !slice_equals(last->finding->rule, next->finding->rule);
    }
}

size_t markers_read(struct marker *out, const struct markers *markers)
{
    size_t count = 0;
    for (size_t i = 0; i < markers->count; i++)
        out[i] = marker_of(markers->items[i], markers);
    find_lists(out, markers->count);
    for (size_t i = 0; i < markers->count; i++)
        if (!out[i].is_listed)
            out[count++] = out[i];
    qsort(out, count, sizeof *out, compare_by_kind);
    number(out, count);
    return count;
}

void markers_weigh(struct ledger *ledger, const struct markers *markers)
{
    struct arena scratch = {0};
    struct marker *all = ARENA_ARRAY(&scratch, markers->count + 1, struct marker);
    size_t best = 0, count = markers_read(all, markers);

    for (size_t from = 0, to; from < count; from = to) {
        struct tally tally = {0};
        bool decisive = false;
        uint32_t objects = 0;
        for (to = from; to < count && all[to].domain_number == all[from].domain_number; to++) {
            tally_add(&tally, all[to].finding);
            decisive = decisive || all[to].decisive;
            if (marker_is_record(&all[to]))
                objects = all[to].object + 1;
        }
        tally.kinds = all[to - 1].kind_number - all[from].kind_number + 1;
        // Diagnoses, prescriptions and vaccinations in an object of their own each: that is more than one sign.
        tally.kinds += objects >= MARKERS_RECORD;
        size_t weight = tally.kinds + decisive;
        if (weight >= MARKERS_ENOUGH && weight > best) {
            best = weight;
            ledger->cargo.marked = all[from].sector;
            ledger->items[ITEM_MARKER] = tally;
        }
    }
    arena_release(&scratch);
}
