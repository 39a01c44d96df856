// Objects that are passed on whole: a class of the file has fields of a person, and a variable is one of it.
#ifndef WAYBILL_DETECT_FLOW_OBJECT_H
#define WAYBILL_DETECT_FLOW_OBJECT_H

#include "candidates.h"

enum {
    FLOW_MOST_OBJECTS = 8,    // of a document
    FLOW_MOST_INSTANCES = 16, // names of one object's variables
};

struct flow_object {
    struct span name; // of the class, struct, ..
    uint32_t pattern; // of the worst field
    uint32_t other;   // of another sort of field; two make a person
    // Names of variables: what the class is called in small letters, in the language's two ways, stands anywhere; what
    // is declared with its type behind that place.
    struct flow_instance {
        struct slice name;
        size_t place; // 0: anywhere
    } instances[FLOW_MOST_INSTANCES];
    size_t instance_count;
};

// The document's objects with two sorts of field, as the lexer or by now the tree tells them. Returns how many; `out`
// has FLOW_MOST_OBJECTS.
size_t flow_objects(const struct collector *collector, const struct doc *doc,
                    struct flow_object *out);

// Finds what variables of the object are called. New text goes to `memory`.
void flow_find_instances(struct flow_object *object, const struct doc *doc, struct arena *memory);

#endif
