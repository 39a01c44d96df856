// What one line in .waybill.yml would settle.
#ifndef WAYBILL_CLASSIFY_SETTLE_H
#define WAYBILL_CLASSIFY_SETTLE_H

#include "arena.h"
#include "assessment.h"

// Fills settle[] of an assessment that has its owner, sector and rows: the owner where it is not declared, the sector
// where what was found made it one and the code regulated, EU hosting where customers' or regulated data is there and nobody
// said whether they may leave the EU. Text is constant or in the arena.
void settle_by_line(struct assessment *assessment, struct arena *memory);

#endif
