// Every cargo there is, as bits.
#ifndef WAYBILL_TESTS_CARGOS_H
#define WAYBILL_TESTS_CARGOS_H

#include "assessment.h"

enum { CARGO_BITS = 1 << 9 };

static inline struct cargo cargo_from(unsigned bits)
{
    return (struct cargo){
        .secret = bits & 1,
        .personal = bits & 6,
        .bulk_personal = bits & 4,
        .health = bits & 8,
        .card = bits & 16,
        .finance = bits & 32,
        .restricted = bits & 64,
        .marked = (enum sector)(bits >> 7),
        .persons = bits & 4 ? 20 : 0,
    };
}

#endif
