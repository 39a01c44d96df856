// From findings and declared facts to a tier and the rows of the matrix. Pure: the
// same input gives the same assessment, and nothing is read but the arguments.
//
// All text is in the arena or constant, and printable: paths are escaped.
#ifndef WAYBILL_CLASSIFY_CLASSIFY_H
#define WAYBILL_CLASSIFY_CLASSIFY_H

#include "arena.h"
#include "cargo.h"
#include "owner.h"
#include "report.h"

// The assessment under a plan, or of the repository itself where `plan` is NULL: then a
// tool under commercial API terms is assumed. `signals` count when no owner is declared.
void classify(struct assessment *out, const struct cargo *cargo, const struct declared *declared,
              const struct signal *signals, size_t signal_count, const struct plan *plan,
              struct arena *memory);

// The repository's own assessment, straight from its findings: because[] of each row
// then also tells how many there are and where the first one is.
void assess(struct assessment *out, const struct finding *findings, size_t count,
            const struct declared *declared, const struct signal *signals, size_t signal_count,
            struct arena *memory);

// A part of the repository by itself, from those of its findings that are in it: owner and declarations are the repository's,
// and so are the regulations. because[] tells of the part.
void assess_part(struct assessment *out, const struct assessment *repository,
                 const struct finding *const *findings, size_t count, struct arena *memory);

// The same repository under a plan.
void classify_under(struct assessment *out, const struct assessment *repository,
                    const struct plan *plan, struct arena *memory);

// The regulations that active findings name, the most named first. `*out` is in the arena. Returns how
// many there are.
size_t sum_regulations(const struct regulation **out, const struct finding *findings, size_t count,
                       struct arena *memory);

// What is suppressed and would weigh otherwise. A finding that the baseline knows weighs
// as it is.
void weigh_suppressed(struct suppressed *out, const struct assessment *repository,
                      const struct finding *findings, size_t count);

// What would lower the tier: for each lower tier that can be reached by taking away what counts in files, the
// smallest set of such files; among equals the one whose sorted list of paths comes first. The least change comes
// first. An archive is one file. The name of a package stays where its manifest is in the set: without it its code
// might weigh more. `*out` is in the arena. Returns how many there are, at most LOWERING_MOST; none where no set of
// files helps.
enum { LOWERING_MOST = TIER_COUNT - 1 };
size_t lower_tier(const struct lowering **out, const struct assessment *repository,
                  const struct finding *findings, size_t count, struct arena *memory);

#endif
