// Several workers over one source: what they say together is what one of them says.
#include "scan.h"

#include "print.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILES = 120, MOST_BYTES = 1024 * 1024 };

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

// A file whose text has its number in the place of each '#', so that no two hold the same value.
static struct blob file(const char *path, const char *text, unsigned number)
{
    struct slice bytes = SLICE(""), rest = slice_of_string(text), piece;
    bool first = true;
    for (; slice_split(&rest, '#', &piece); first = false)
        bytes =
            first ? piece
                  : arena_printf(&memory, "%.*s%u%.*s", SLICE_ARG(bytes), number, SLICE_ARG(piece));
    return (struct blob){.path = slice_of_string(path), .bytes = bytes};
}

static size_t many_files(struct blob *blobs)
{
    static const char *const texts[] = {
        "x = #\ny = #\n",
        "password = 'kuh#Gras#Weide!'\n",
        "user = 'p.m#@wohnbau#.de'\n",
        "url = 'postgres://admin:Gras#Weide#@db.wohnbau.de/app'\n",
        "class P#:\n    first_name: str\n    diagnosis: str\n    patient_id: int\n",
    };
    size_t count = 0;
    for (unsigned i = 0; i < FILES; i++) {
        const char *path = arena_printf(&memory, "src/%u/file%u.py", i % 9, i).ptr;
        blobs[count++] = file(path, texts[i % 5], i);
    }
    blobs[count++] = file("LICENSE", "Permission is hereby granted, free of charge", 0);
    blobs[count++] = file("CLAUDE.md", "x", 0);
    blobs[count++] = file("web/.cursor/rules/a.mdc", "x", 0);
    blobs[count++] = file("large.bin", "x", 0);
    static char large[MOST_BYTES + 1];
    blobs[count - 1].bytes = slice_of(large, sizeof large);
    return count;
}

static void scan_blobs(struct scan *scan, const struct blob *blobs, size_t count, unsigned jobs)
{
    struct source_options where = {
        .mode = SOURCE_MEMORY, .blobs = blobs, .blob_count = count, .max_file_size = MOST_BYTES};
    struct scan_options options = {.detector = {.patterns = &builtin_patterns}, .jobs = jobs};
    struct err err = {0};
    struct source *source = source_open(&where, &memory, &err);
    assert_non_null(source);
    fingerprint_key_make(&options.detector.key, NULL);
    *scan = (struct scan){0};
    if (!scan_run(scan, source, &options, &err))
        fail_msg("%s", err.message);
    source_close(source);
}

// All that a report would know of the scan.
static struct slice all_of(const struct scan *scan)
{
    struct buf said;
    buf_init(&said, 16 * 1024 * 1024);
    for (size_t i = 0; i < scan->findings.count; i++) {
        const struct finding *f = &scan->findings.items[i];
        buf_printf(&said, "%s %s %.*s %.*s:%u:%u %.*s", f->id, f->fingerprint, SLICE_ARG(f->rule),
                   SLICE_ARG(f->path), f->line, f->column, SLICE_ARG(f->preview));
        for (size_t w = 0; w < FINDING_MOST_WHY && f->why[w].len; w++)
            buf_printf(&said, "; %.*s", SLICE_ARG(f->why[w]));
        buf_add_byte(&said, '\n');
    }
    for (size_t i = 0; i < scan->coverage.skipped_count; i++)
        buf_printf(&said, "skipped %.*s %s\n", SLICE_ARG(scan->coverage.skipped[i].path),
                   skip_name(scan->coverage.skipped[i].reason));
    buf_printf(&said, "%d files, %d bytes\n", (int)scan->coverage.files, (int)scan->coverage.bytes);
    struct signal signals[SIGN_COUNT];
    size_t signal_count = ownership_signals(&scan->ownership, signals, &memory);
    for (size_t i = 0; i < signal_count; i++)
        buf_printf(&said, "sign %.*s\n", SLICE_ARG(signals[i].words));
    for (size_t i = 0; i < scan->tools.count; i++)
        buf_printf(&said, "tool %.*s\n", SLICE_ARG(scan->tools.items[i].path));
    struct slice copy = arena_copy(&memory, buf_slice(&said));
    assert_false(said.overflowed);
    buf_release(&said);
    return copy;
}

static void the_number_of_workers_makes_no_difference(void **state)
{
    static const unsigned jobs[] = {1, 2, 3, 8, 2};
    struct blob blobs[FILES + 8];
    size_t count = many_files(blobs);
    struct slice alone = SLICE("");
    (void)state;
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
        struct scan scan;
        scan_blobs(&scan, blobs, count, jobs[i]);
        struct slice said = all_of(&scan);
        alone = alone.len ? alone : said;
        assert_string_equal(said.ptr, alone.ptr);
        scan_release(&scan);
    }
    assert_int_not_equal(slice_find(alone, SLICE("skipped large.bin too-large")), SLICE_NOT_FOUND);
    assert_int_not_equal(slice_find(alone, SLICE("sign LICENSE")), SLICE_NOT_FOUND);
    assert_int_not_equal(slice_find(alone, SLICE("tool web/.cursor")), SLICE_NOT_FOUND);
}

static void findings_come_worst_first_with_ids_of_their_own(void **state)
{
    struct blob blobs[FILES + 8];
    struct scan scan;
    size_t count = many_files(blobs);
    (void)state;
    scan_blobs(&scan, blobs, count, 2);
    assert_true(scan.findings.count > FILES / 2);
    for (size_t i = 1; i < scan.findings.count; i++) {
        const struct finding *before = &scan.findings.items[i - 1], *f = &scan.findings.items[i];
        assert_true(finding_compare(before, f) < 0);
        assert_true(before->severity >= f->severity);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(scan.findings.items[j].id, f->id);
    }
    scan_release(&scan);
}

static void more_workers_than_files_is_fine(void **state)
{
    struct blob blob = {.path = SLICE("a"), .bytes = SLICE("x")};
    struct scan scan;
    (void)state;
    scan_blobs(&scan, &blob, 1, 16);
    assert_int_equal(scan.coverage.files, 1);
    assert_int_equal(scan.findings.count, 0);
    scan_release(&scan);
}

// Not a byte more is kept than there may be; files without findings are none the worse for it.
static void there_is_an_end_to_findings(void **state)
{
    enum { EACH = 15 * 1000, FULL = SCAN_MOST_FINDINGS / EACH + 1 };
    struct blob blobs[FULL + 1];
    struct buf text;
    struct scan scan;
    (void)state;
    buf_init(&text, 16 * 1024 * 1024);
    for (int i = 0; i < EACH; i++)
        buf_printf(&text, "AKIAQ%c%c%cQWERTZUIOPAS\n", 'A' + i / 676, 'A' + i / 26 % 26,
                   'A' + i % 26);
    for (int i = 0; i < FULL; i++)
        blobs[i] =
            (struct blob){.path = arena_printf(&memory, "%d.txt", i), .bytes = buf_slice(&text)};
    blobs[FULL] = (struct blob){.path = SLICE("clean.txt"), .bytes = SLICE("x")};
    scan_blobs(&scan, blobs, FULL + 1, 1);
    assert_int_equal(scan.findings.count, (FULL - 1) * EACH);
    assert_int_equal(scan.coverage.skipped_count, 1);
    assert_slice(scan.coverage.skipped[0].path, arena_printf(&memory, "%d.txt", FULL - 1).ptr);
    assert_int_equal(scan.coverage.skipped[0].reason, SKIP_TOO_MANY);
    assert_false(coverage_is_complete(&scan.coverage));
    scan_release(&scan);
    buf_release(&text);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_number_of_workers_makes_no_difference),
        TEST(findings_come_worst_first_with_ids_of_their_own),
        TEST(more_workers_than_files_is_fine),
        TEST(there_is_an_end_to_findings),
    };
    return RUN_TESTS(tests);
}
