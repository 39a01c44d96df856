// Names of fields, by what stands around them: whether one is read there, and what is done with it at once.
#ifndef WAYBILL_DETECT_FLOW_MENTION_H
#define WAYBILL_DETECT_FLOW_MENTION_H

#include "pattern.h"

// A field that is read: patient.diagnosis, user["ssn"], customer.getBirthDate().
struct mention {
    struct span name; // `diagnosis` or all of `patient.diagnosis`
    // With what it is read from, as far as that is one text: customer?.address.zip.
    struct span whole;
    bool is_bare; // a name of its own: a variable
    bool is_text; // the name stands in quotes, as a subscript
};

// Whether the field that was found at `name` is read there and handed on as it is: not declared or assigned,
// called, compared, asked for or cut.
bool flow_mentions(struct slice text, const struct pattern *field, struct span name,
                   struct mention *mention);

// The same for a variable that carries one.
bool flow_is_handed_on(struct slice text, struct span use);

#endif
