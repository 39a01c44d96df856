// Records: any bytes as a file's, through the reader of each family. The first line of the input is the path.
#include "records.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024 };

static void check_span(const struct doc *doc, struct span span)
{
    assert(span.offset <= doc->text.len && span.len <= doc->text.len - span.offset);
}

static bool check_record(void *self, const struct record *record)
{
    const struct doc *doc = self;
    assert(record->count <= RECORD_MOST_CELLS);
    check_span(doc, record->whole);
    check_span(doc, record->head);
    check_span(doc, record->title);
    for (size_t i = 0; i < record->count; i++) {
        check_span(doc, record->cells[i].name);
        check_span(doc, record->cells[i].under);
        check_span(doc, record->cells[i].value);
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice rest = slice_of((const char *)data, size), path;
    struct arena memory = {0};
    struct doc doc;
    if (size > MOST_BYTES || !slice_split(&rest, '\n', &path))
        return 0;
    struct blob blob = {.path = path, .bytes = rest};
    doc_open(&doc, &blob);
    records_read(&doc, RECORDS_KEYED | RECORDS_INSERTED, &memory, check_record, &doc);
    doc_close(&doc);
    arena_release(&memory);
    return 0;
}
