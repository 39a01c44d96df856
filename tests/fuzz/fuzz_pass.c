// The pass: a file of any name with any bytes, from the source to its findings. The first line of
// the input is the path, the rest the bytes.
#include "detector.h"
#include "source.h"

#include "print.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024, INPUTS_PER_DETECTOR = 256 };

// Detectors serve many files one after the other, so this one does; its memory grows with them.
static struct detector *detector_for(unsigned input)
{
    static struct detector *detector;
    struct detector_options options = {.patterns = &builtin_patterns,
                                       .marks = {.foreign = FOREIGN_ALL, .day = 20000}};
    if (input % INPUTS_PER_DETECTOR == 0) {
        detector_free(detector);
        fingerprint_key_make(&options.key, NULL);
        detector = detector_new(&options);
    }
    return detector;
}

static void check_printable(struct slice text)
{
    for (size_t at = 0; at < text.len;)
        assert(!code_point_is_unsafe(utf8_next(text, &at)));
}

static void check_finding(const struct finding *f, const struct blob *blob)
{
    assert(f->offset <= blob->bytes.len && f->length <= blob->bytes.len - f->offset);
    assert(f->line > 0 && f->column > 0 && f->end_line >= f->line);
    assert(f->end_line > f->line || f->end_column >= f->column);
    assert(slice_equals(f->path, blob->path));
    assert(f->rule.len && f->title.len && f->fingerprint[0]);
    assert(f->evidence == EVIDENCE_VALUE || f->preview.len == 0);
    check_printable(f->preview);
    check_printable(f->name);
    // A preview is a public prefix, which no pattern has longer than this, stars and a length.
    size_t stars = slice_find(f->preview, SLICE("****"));
    assert(f->preview.len == 0 || stars <= 64);
    for (size_t i = 0; i < FINDING_MOST_WHY; i++)
        check_printable(f->why[i]);
}

static void pass(const struct blob *blob, unsigned input)
{
    struct source_options options = {
        .mode = SOURCE_MEMORY, .blobs = blob, .blob_count = 1, .max_file_size = MOST_BYTES};
    struct detector *detector = detector_for(input);
    struct arena run = {0};
    struct err err = {0};
    struct findings findings = {0};
    struct coverage coverage = {0};
    struct source_item item;
    struct blob lent;

    struct source *source = source_open(&options, &run, &err);
    assert(source);
    struct source_reader *reader = source_reader_new(source, &err);
    source_item_init(&item);
    while (source_next(source, &item, &err))
        if (source_read(reader, &item, &lent, &coverage))
            detector_blob(detector, &lent, &findings, &coverage);
    assert(err.kind == ERR_NONE);
    for (size_t i = 0; i < findings.count; i++)
        check_finding(&findings.items[i], blob);
    source_item_release(&item);
    source_reader_free(reader);
    source_close(source);
    findings_release(&findings);
    coverage_release(&coverage);
    arena_release(&run);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned inputs;
    struct slice rest = slice_of((const char *)data, size), path;
    if (size > MOST_BYTES || !slice_split(&rest, '\n', &path) || path.len == 0 ||
        slice_find_byte(path, '\0') != SLICE_NOT_FOUND)
        return 0;
    pass(&(struct blob){.path = path, .bytes = rest}, inputs++);
    return 0;
}
