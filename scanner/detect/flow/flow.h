// Flows: a field of a person that is passed to a log, an analytics service, another host or an AI service, inside of
// one function.
//
// The sweep finds the calls (FINDER_CALL) and the names of fields (FINDER_FIELD). The text alone tells which of them
// may meet (flow_seek.c), mostly none. For those the syntax is asked, and the tree's routes tell whether they do:
// the field, or a variable that it is assigned to, is an argument of the call, and nothing between that could
// make another thing of it.
#ifndef WAYBILL_DETECT_FLOW_H
#define WAYBILL_DETECT_FLOW_H

#include "candidates.h"
#include "syntax.h"

enum {
    FLOW_MOST_FIELDS = 4,                     // of a call that are told
    FLOW_MOST_LEADS = SYNTAX_MOST_ROUTES / 2, // of a document
};

// A field that reaches a call.
struct flow_field {
    uint32_t pattern;     // of FINDER_FIELD
    struct span field;    // `patient.diagnosis`
    struct span variable; // that carries it; none: it is an argument itself
    unsigned line;        // of the field
};

// What one call is given.
struct flow {
    struct span callee;
    unsigned line;                              // of the callee
    struct flow_field fields[FLOW_MOST_FIELDS]; // the worst first
    size_t count, more;                         // told, and not
    bool is_declared;                           // the file has the class with the field
};

struct flow_lead;
struct flow_object;

// Of one document; memory is the arena's.
struct flows {
    const struct collector *collector;
    const struct doc *doc;
    struct arena *memory;
    struct flow_lead *leads;
    size_t lead_count;
    struct span *spans; // to be asked for, with their routes
    struct syntax *answers;
    struct route *routes;
    size_t span_count;
    size_t pairs;  // of variables and calls that were tried
    bool too_many; // past a ceiling
    bool has_trees;
    struct flow_object *objects; // of the tree
    size_t object_count;
    struct candidate *found;
    size_t count;
};

// What may be a flow, of the collector's candidates that stand, sorted by place and answered by the lexer.
void flows_seek(struct flows *flows, const struct collector *collector, const struct doc *doc,
                struct arena *memory);

// Fills found[] by answers[] and routes[]. What the tree did not answer is none, unless there is no tree to be had
// for any text: then the lexer's word for what is passed directly will do.
void flows_judge(struct flows *flows, bool has_trees);

#endif
