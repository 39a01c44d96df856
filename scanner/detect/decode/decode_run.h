// Decoding one run of base64 or hexadecimal into a layer: shared by the codecs that find them.
#ifndef WAYBILL_DETECT_DECODE_RUN_H
#define WAYBILL_DETECT_DECODE_RUN_H

#include "encoded_run.h"
#include "layer.h"
#include "textual.h"

// What a run would be as base64, by its first 16 bytes.
enum textual run_base64_head(const struct encoded_run *run);

// Adds the run's bytes to the layer, and moves `run` to its last line. False when what follows the head is no text,
// which is noticed after some hundred bytes, or no more of the encoding; some bytes may have been added then.
bool run_add_base64(struct encoded_run *run, enum textual head, struct layer *layer);

#endif
