// Whose the repository is, where nobody declares it.
#ifndef WAYBILL_CLASSIFY_OWNER_H
#define WAYBILL_CLASSIFY_OWNER_H

#include "assessment.h"

enum {
    OWNER_LEAST_WEIGHT = 3,            // one faint hint settles nothing
    OWNER_LEAST_WEIGHT_OSS = 4,        // nor does a manifest's field alone
    OWNER_LEAST_WEIGHT_ENTERPRISE = 4, // of a company's size: two things at least
};

// The owner that the signals agree on, or OWNER_UNKNOWN. Open source and a person lower a tier: in doubt they are not
// inferred.
//
// 1. Signs of a startup and of an enterprise are both of a company. It is one when three fifths of all weight say so; an
//    enterprise when what only large ones have weighs enough by itself.
// 2. A person, or open source, takes three quarters of all weight.
// 3. A sign that rules out does so whatever it weighs: a licence for the whole rules out a company; what is closed,
//    proprietary or on a host that is not public, rules out open source and a person. So a company's copy of open code is
//    unknown.
// 4. Without a licence for the whole any sign of a company rules out open source. With one and no such sign it does not
//    matter that one person wrote it.
//
// Each takes its least weight, too. Signals that point to nobody, or weigh nothing, do not count.
enum owner owner_infer(const struct signal *signals, size_t count);

// Whether a declared owner that lowers tiers, open source or a person, has signs against it: they agree on a company, or
// one of them rules it out.
bool owner_is_doubtful(enum owner declared, const struct signal *signals, size_t count);

#endif
