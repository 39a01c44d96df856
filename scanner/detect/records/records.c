#include "records.h"

uint64_t record_hash(uint64_t hash, struct slice bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.ptr[i]) * 0x100000001B3U;
    return hash;
}

bool records_is_delimited(struct slice path)
{
    static const struct slice endings[] = {
        SLICE_INIT("csv"),
        SLICE_INIT("tsv"),
        SLICE_INIT("tab"),
        SLICE_INIT("psv"),
    };
    struct slice extension = slice_extension(path);
    return SLICE_ANY(extension, slice_equals_nocase, endings);
}

enum family { FAMILY_LITERALS, FAMILY_YAML, FAMILY_XML, FAMILY_SQL };

// Languages whose records are read, and what begins a comment in them.
static const struct {
    struct slice name;
    enum family family;
    struct slice comment;
} families[] = {
    {SLICE_INIT("json"), FAMILY_LITERALS, SLICE_INIT("")},
    {SLICE_INIT("javascript"), FAMILY_LITERALS, SLICE_INIT("//")},
    {SLICE_INIT("typescript"), FAMILY_LITERALS, SLICE_INIT("//")},
    {SLICE_INIT("tsx"), FAMILY_LITERALS, SLICE_INIT("//")},
    {SLICE_INIT("python"), FAMILY_LITERALS, SLICE_INIT("#")},
    {SLICE_INIT("ruby"), FAMILY_LITERALS, SLICE_INIT("#")},
    {SLICE_INIT("php"), FAMILY_LITERALS, SLICE_INIT("//")},
    {SLICE_INIT("r"), FAMILY_LITERALS, SLICE_INIT("#")},
    {SLICE_INIT("yaml"), FAMILY_YAML, SLICE_INIT("")},
    {SLICE_INIT("xml"), FAMILY_XML, SLICE_INIT("")},
    {SLICE_INIT("sql"), FAMILY_SQL, SLICE_INIT("--")},
};

static void read_known(const struct record_sink *sink, enum family family, struct slice comment,
                       unsigned wanted)
{
    bool keyed = wanted & RECORDS_KEYED, inserted = wanted & RECORDS_INSERTED;
    switch (family) {
    case FAMILY_LITERALS:
        if (keyed)
            records_read_literals(sink, comment);
        if (inserted && comment.len)
            records_read_sql(sink);
        break;
    case FAMILY_YAML:
        if (keyed)
            records_read_yaml(sink);
        break;
    case FAMILY_XML:
        if (keyed)
            records_read_xml(sink);
        break;
    case FAMILY_SQL:
        records_read_sql(sink);
        break;
    }
}

// Without a language the first bytes say what it may be.
static void read_unknown(const struct record_sink *sink, unsigned wanted)
{
    struct slice head = slice_trim(slice_cut(sink->text, 0, 256));
    if (records_read_delimited(sink, false))
        return;
    if (head.len && strchr("{[", head.ptr[0]))
        records_read_literals(sink, SLICE(""));
    else if (slice_starts_with(head, SLICE("<?xml")))
        records_read_xml(sink);
    else if (wanted & RECORDS_INSERTED)
        records_read_sql(sink);
}

void records_read(const struct doc *doc, unsigned families_wanted, struct arena *memory,
                  record_visit *visit, void *self)
{
    struct record_sink sink = {.text = doc->text, .visit = visit, .self = self, .memory = memory};
    const struct language *language = doc->language;
    if (records_is_delimited(doc->blob->path)) {
        records_read_delimited(&sink, true);
        return;
    }
    if (!language || slice_equals(language->name, SLICE("text")) ||
        slice_equals(language->name, SLICE("markdown"))) {
        read_unknown(&sink, families_wanted);
        return;
    }
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
        if (slice_equals(language->name, families[i].name)) {
            read_known(&sink, families[i].family, families[i].comment, families_wanted);
            return;
        }
}
