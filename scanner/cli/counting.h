// What a finding counts as in the matrix, in words.
#ifndef WAYBILL_CLI_COUNTING_H
#define WAYBILL_CLI_COUNTING_H

#include "explain.h"

struct counting counting_of(const struct finding *finding);

#endif
