#include "finding.h"

#include "arena.h"
#include "names.h"

#include <stdlib.h>

// clang-format off
NAMES(kind_name, kind, KIND_COUNT,
      [KIND_CREDENTIAL] = "credential", [KIND_PERSONAL] = "personal",
      [KIND_REGULATED] = "regulated")
NAMES(severity_name, severity, SEVERITY_COUNT,
      [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "medium", [SEVERITY_HIGH] = "high",
      [SEVERITY_CRITICAL] = "critical")
NAMES(confidence_name, confidence, CONFIDENCE_COUNT,
      [CONFIDENCE_LOW] = "low", [CONFIDENCE_MEDIUM] = "medium", [CONFIDENCE_HIGH] = "high")
NAMES(evidence_name, evidence, EVIDENCE_COUNT,
      [EVIDENCE_VALUE] = "value", [EVIDENCE_SCHEMA] = "schema", [EVIDENCE_MARKER] = "marker",
      [EVIDENCE_FLOW] = "flow")
NAMES(place_name, place, PLACE_COUNT,
      [PLACE_PRODUCTION] = "production", [PLACE_TEST] = "test", [PLACE_FIXTURE] = "fixture",
      [PLACE_DOCS] = "docs", [PLACE_VENDORED] = "vendored", [PLACE_GENERATED] = "generated")
NAMES(carries_name, carries, CARRIES_COUNT,
      [CARRIES_NOTHING] = "nothing", [CARRIES_SECRET] = "secret",
      [CARRIES_PERSONAL] = "personal", [CARRIES_HEALTH] = "health", [CARRIES_CARD] = "card",
      [CARRIES_FINANCE] = "finance", [CARRIES_DEFENCE] = "defence",
      [CARRIES_OTHER_REGULATED] = "other-regulated")
NAMES(strength_name, strength, STRENGTH_COUNT,
      [STRENGTH_WEAK] = "weak", [STRENGTH_STRONG] = "strong", [STRENGTH_DECISIVE] = "decisive")
NAMES(standing_name, standing, STANDING_COUNT,
      [STANDING_LIVE] = "live", [STANDING_SYNTHETIC] = "synthetic",
      [STANDING_PLACEHOLDER] = "placeholder")
// clang-format on

void finding_add_why(struct finding *finding, struct slice why)
{
    for (size_t i = 0; i < FINDING_MOST_WHY; i++) {
        if (finding->why[i].len == 0) {
            finding->why[i] = why;
            return;
        }
    }
}

int finding_compare(const struct finding *a, const struct finding *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    if (a->confidence != b->confidence)
        return a->confidence > b->confidence ? -1 : 1;
    int order = slice_compare(a->path, b->path);
    if (order == 0 && a->offset != b->offset)
        order = a->offset < b->offset ? -1 : 1;
    if (order == 0)
        order = slice_compare(a->rule, b->rule);
    if (order == 0 && a->length != b->length)
        order = a->length < b->length ? -1 : 1;
    return order ? order : slice_compare(a->commit, b->commit);
}

bool finding_is_known(const struct finding *finding)
{
    return slice_equals(finding->suppressed_by, BY_BASELINE);
}

bool finding_is_active(const struct finding *finding)
{
    return finding->standing == STANDING_LIVE && finding->confidence != CONFIDENCE_LOW &&
           (finding->suppressed_by.len == 0 || finding_is_known(finding));
}

struct finding *findings_add(struct findings *findings)
{
    if (findings->count == findings->room) {
        findings->room = findings->room ? 2 * findings->room : 64;
        findings->items = alloc_grow(findings->items, findings->room, sizeof *findings->items);
    }
    struct finding *fresh = &findings->items[findings->count++];
    *fresh = (struct finding){0};
    return fresh;
}

void findings_release(struct findings *findings)
{
    free(findings->items);
    *findings = (struct findings){0};
}
