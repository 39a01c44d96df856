// The tables of footprints and controls before there are any: what the program that makes them is linked with.
#include "control.h"
#include "footprint.h"

const struct footprint footprints[1] = {0};
const size_t footprint_count = 0;
const struct footprint_tool footprint_tools[1] = {0};
const size_t footprint_tool_count = 0;
const struct control controls[1] = {0};
const size_t control_count = 0;
