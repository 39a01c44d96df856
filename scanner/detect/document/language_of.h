// Which language a file is written in.
#ifndef WAYBILL_DETECT_LANGUAGE_OF_H
#define WAYBILL_DETECT_LANGUAGE_OF_H

#include "language.h"

// By the file's name, then by the interpreter its first line names; NULL when
// neither says. `head` is the start of its content, as much as there is at hand:
// 256 bytes are enough. Safe to call from several threads.
//
// A name is looked up whole, then by its longest known ending, in any case. An
// ending that no language claims is taken off and the rest judged, so that
// `.env.local`, `Dockerfile.dev` and `config.yml.example` are what they look like.
const struct language *language_of(struct slice path, struct slice head);

#endif
