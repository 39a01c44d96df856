#include "report_finding.h"

#include <limits.h>
#include <stddef.h>

enum { REGULATIONS_MOST = 200 };

JSON_WORDS(kind, kind)
JSON_WORDS(severity, severity)
JSON_WORDS(confidence, confidence)
JSON_WORDS(evidence, evidence)
JSON_WORDS(place, place)
JSON_WORDS(role, role)
JSON_WORDS(standing, standing)
JSON_WORDS(carries, carries)
JSON_WORDS(strength, strength)

static const struct {
    const char *key;
    const char *(*word)(unsigned);
    unsigned count;
    size_t field;
} words[] = {
    {"kind", kind_word, KIND_COUNT, offsetof(struct finding, kind)},
    {"severity", severity_word, SEVERITY_COUNT, offsetof(struct finding, severity)},
    {"confidence", confidence_word, CONFIDENCE_COUNT, offsetof(struct finding, confidence)},
    {"evidence", evidence_word, EVIDENCE_COUNT, offsetof(struct finding, evidence)},
    {"place", place_word, PLACE_COUNT, offsetof(struct finding, place)},
    {"role", role_word, ROLE_COUNT, offsetof(struct finding, role)},
    {"standing", standing_word, STANDING_COUNT, offsetof(struct finding, standing)},
    {"carries", carries_word, CARRIES_COUNT, offsetof(struct finding, carries)},
    {"strength", strength_word, STRENGTH_COUNT, offsetof(struct finding, strength)},
};

static const struct {
    const char *key;
    size_t field;
} texts[] = {
    {"rule", offsetof(struct finding, rule)},
    {"title", offsetof(struct finding, title)},
    {"type", offsetof(struct finding, type)},
    {"preview", offsetof(struct finding, preview)},
    {"name", offsetof(struct finding, name)},
    {"commit", offsetof(struct finding, commit)},
    {"language", offsetof(struct finding, language)},
};

static const struct {
    const char *key;
    size_t field;
} numbers[] = {
    {"line", offsetof(struct finding, line)},
    {"column", offsetof(struct finding, column)},
    {"end_line", offsetof(struct finding, end_line)},
    {"end_column", offsetof(struct finding, end_column)},
    {"persons", offsetof(struct finding, persons)},
};

static void *field_of(struct finding *finding, size_t offset)
{
    return (char *)finding + offset;
}

static bool read_fields(struct finding *out, const struct json_source *from,
                        const struct json_node *node)
{
    _Static_assert(sizeof(enum kind) == sizeof(unsigned), "a word's index is the enumeration");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (!json_want_word(from, node, words[i].key, words[i].word, words[i].count,
                            field_of(out, words[i].field)))
            return false;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (!json_want_text(from, node, texts[i].key, field_of(out, texts[i].field)))
            return false;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        uint64_t number = 0;
        if (!json_want_number(from, node, numbers[i].key, UINT_MAX, &number))
            return false;
        *(unsigned *)field_of(out, numbers[i].field) = (unsigned)number;
    }
    return json_want_number(from, node, "offset", INT64_MAX, &out->offset) &&
           json_want_number(from, node, "length", INT64_MAX, &out->length) &&
           json_want_bool(from, node, "gone", &out->past);
}

// `null`, or what suppresses it and why.
static bool read_suppression(struct finding *out, const struct json_source *from,
                             const struct json_node *node)
{
    const struct slice ways[] = {BY_COMMENT, BY_CONFIG, BY_BASELINE};
    const struct json_node *entry = json_find(node, "suppressed");
    struct slice by = SLICE("");

    if (entry && entry->kind == JSON_NOTHING)
        return true;
    entry = json_want(from, node, "suppressed", JSON_MAP);
    if (!entry || !json_want_text(from, entry, "by", &by) ||
        !json_want_text(from, entry, "reason", &out->suppressed_reason))
        return false;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (slice_equals(by, ways[i]))
            out->suppressed_by = ways[i];
    return out->suppressed_by.len ||
           json_error(from->path, entry, from->err,
                      "\"by\" is not \"comment\", \"config\" or \"baseline\"");
}

// How much of the path is an archive's.
static bool read_archive(struct finding *out, const struct json_source *from,
                         const struct json_node *node)
{
    uint64_t outer = 0;
    if (!json_want_number(from, node, "archive_path_length", out->path.len, &outer))
        return false;
    out->outer = (size_t)outer;
    return true;
}

bool report_finding_read(struct finding *out, const struct json_source *from,
                         const struct json_node *node)
{
    const struct slice *why = NULL;

    *out = (struct finding){0};
    if (!json_want_token(from, node, "id", out->id, sizeof out->id) ||
        !json_want_token(from, node, "fingerprint", out->fingerprint, sizeof out->fingerprint) ||
        !read_fields(out, from, node) ||
        !json_want_path(from, node, "path", "path_hex", &out->path) ||
        !read_archive(out, from, node) ||
        !json_want_texts(from, node, "regulations", REGULATIONS_MOST, &out->regulations) ||
        !json_want_texts(from, node, "why", FINDING_MOST_WHY, &why) ||
        !read_suppression(out, from, node))
        return false;
    for (size_t i = 0; i < FINDING_MOST_WHY && why[i].len; i++)
        out->why[i] = why[i];
    return true;
}
