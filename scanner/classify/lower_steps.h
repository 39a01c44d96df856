// What has to be done about each file that goes.
#ifndef WAYBILL_CLASSIFY_LOWER_STEPS_H
#define WAYBILL_CLASSIFY_LOWER_STEPS_H

#include "cargo.h"
#include "report.h"

// What a tier is made of, as bits: a burden that is there, and a bulk of persons.
static inline unsigned part_of(enum burden burden)
{
    return 1U << burden;
}
#define PART_BULK (1U << BURDEN_COUNT)

// Of a finding that counts.
unsigned part_of_finding(const struct finding *finding);

// A file and its findings that count, the worst first.
struct lower_file {
    struct slice path;
    const struct finding **findings;
    size_t count;
    unsigned parts; // of its findings; never PART_BULK
    bool goes;
};

// Fills lowering->remove and its steps with the files that go, and with how much of these parts they have. All is in the arena
// but paths.
void lower_tell(struct lowering *lowering, const struct lower_file *files, size_t count,
                unsigned parts, struct arena *memory);

#endif
