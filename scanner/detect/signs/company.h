// Companies in copyright lines.
#ifndef WAYBILL_DETECT_COMPANY_H
#define WAYBILL_DETECT_COMPANY_H

#include "slice.h"

// The company that the first copyright line with one names, up to what companies' names end with: "Example GmbH". Empty
// when there is none: a person, a foundation, "the authors". Part of `text`.
struct slice company_of(struct slice text);

#endif
