// What flow_seek.c hands to flow_judge.c.
#ifndef WAYBILL_DETECT_FLOW_LEAD_H
#define WAYBILL_DETECT_FLOW_LEAD_H

#include "flow.h"
#include "flow_mention.h"
#include "flow_object.h"

#define FLOW_NO_SPAN UINT32_MAX

// A field and a call that may meet.
struct flow_lead {
    uint32_t pattern; // the field's
    const struct called *call;
    struct mention mention;
    struct span variable;        // empty: the field is an argument itself
    uint32_t of_mention, of_use; // in spans[]; of_use is FLOW_NO_SPAN without a variable
    struct span lexer_call;      // of the mention, by the lexer
    struct span object;          // its class, of an object that is passed on whole; else empty
    size_t declared;             // where the object's variable was, if that tells what it is
};

static inline struct slice flow_bytes(const struct flows *self, struct span span)
{
    return span_text(self->doc->text, span);
}

static inline const struct pattern *flow_pattern(const struct flows *self, uint32_t index)
{
    return &self->collector->set->patterns[index];
}

static inline bool flow_is_worse(const struct flows *self, uint32_t a, uint32_t b)
{
    return flow_pattern(self, a)->severity > flow_pattern(self, b)->severity;
}

#endif
