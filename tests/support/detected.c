#include "detected.h"

#include "shape.h"

#include <stdio.h>
#include <stdlib.h>

enum { SEED = 1 };

static _Noreturn void give_up(const struct err *err)
{
    fprintf(stderr, "detected: %s\n", err->message);
    abort();
}

void detected_with(struct detected *d, const char *kind, const char *entry)
{
    struct err err = {0};
    struct slice text = arena_printf(&d->memory,
                                     "kind: %s\nsource: a test\npatterns:\n"
                                     "  - {title: Of a test, find: [x], leave: [y], %s}\n",
                                     kind, entry);
    d->entries.memory = &d->memory;
    if (!pattern_file_read(&d->entries, SLICE("test.yml"), text, &err))
        give_up(&err);
}

void detected_release(struct detected *d)
{
    detector_free(d->detector);
    findings_release(&d->findings);
    coverage_release(&d->coverage);
    pattern_entries_release(&d->entries);
    arena_release(&d->memory);
    *d = (struct detected){0};
}

const struct pattern_set *detected_set(struct detected *d)
{
    struct err err = {0};
    if (d->set.count)
        return &d->set;
    d->set = builtin_patterns;
    if (d->entries.count && !pattern_set_make(&d->set, NULL, &d->entries, &err))
        give_up(&err);
    return &d->set;
}

static void start(struct detected *d)
{
    struct detector_options options = {
        .patterns = detected_set(d), .marks = d->marks, .syntax = d->syntax};
    fingerprint_key_make(&options.key, NULL);
    d->detector = detector_new(&options);
}

static int compare_places(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    if (a->offset != b->offset)
        return a->offset < b->offset ? -1 : 1;
    return slice_compare(a->rule, b->rule);
}

static const char *say(struct detected *d)
{
    struct buf said;
    buf_init(&said, SIZE_MAX / 2);
    buf_add_string(&said, "");
    for (size_t i = 0; i < d->findings.count; i++) {
        const struct finding *f = &d->findings.items[i];
        buf_printf(&said, "%.*s %u:%u %s %s\n", SLICE_ARG(f->rule), f->line, f->column,
                   confidence_name(f->confidence), standing_name(f->standing));
    }
    const char *copy = arena_copy(&d->memory, buf_slice(&said)).ptr;
    buf_release(&said);
    return copy;
}

const char *detected_in_bytes(struct detected *d, const char *path, struct slice bytes)
{
    // A copy of the exact size, so that reading past its end is noticed.
    char *exact = malloc(bytes.len ? bytes.len : 1);
    if (!exact)
        abort();
    if (bytes.len)
        memcpy(exact, bytes.ptr, bytes.len);
    struct blob blob = {.path = slice_of_string(path), .bytes = slice_of(exact, bytes.len)};
    if (!d->detector)
        start(d);
    d->findings.count = 0;
    detector_blob(d->detector, &blob, &d->findings, &d->coverage);
    free(exact);
    if (d->findings.count)
        qsort(d->findings.items, d->findings.count, sizeof *d->findings.items, compare_places);
    findings_number(&d->findings);
    return say(d);
}

const char *detected_in(struct detected *d, const char *path, const char *shape)
{
    return detected_in_bytes(d, path, detected_shape(d, shape));
}

const char *detected_suppressed(struct detected *d)
{
    struct slice said = arena_copy(&d->memory, SLICE(""));
    for (size_t i = 0; i < d->findings.count; i++) {
        const struct finding *f = &d->findings.items[i];
        if (f->suppressed_by.len)
            said = arena_printf(&d->memory, "%.*s%.*s %u %.*s: %.*s\n", SLICE_ARG(said),
                                SLICE_ARG(f->rule), f->line, SLICE_ARG(f->suppressed_by),
                                SLICE_ARG(f->suppressed_reason));
    }
    return said.ptr;
}

const char *detected_notices(struct detected *d)
{
    struct slice said = arena_copy(&d->memory, SLICE(""));
    struct notices *notices = detector_notices(d->detector);
    notices_settle(notices);
    for (size_t i = 0; i < notices->count; i++)
        said = arena_printf(&d->memory, "%.*s%s %u: %.*s\n", SLICE_ARG(said),
                            notice_name(notices->items[i].kind), notices->items[i].line,
                            SLICE_ARG(notices->items[i].words));
    return said.ptr;
}

const char *detected_skips(struct detected *d)
{
    struct slice said = arena_copy(&d->memory, SLICE(""));
    coverage_sort(&d->coverage);
    for (size_t i = 0; i < d->coverage.skipped_count; i++)
        said = arena_printf(&d->memory, "%.*s%.*s %s\n", SLICE_ARG(said),
                            SLICE_ARG(d->coverage.skipped[i].path),
                            skip_name(d->coverage.skipped[i].reason));
    return said.ptr;
}

struct slice detected_shape(struct detected *d, const char *shape)
{
    struct slice text;
    struct err err = {0};
    if (!shape_expand(slice_of_string(shape), SEED, &d->memory, &text, &err))
        give_up(&err);
    return text;
}
