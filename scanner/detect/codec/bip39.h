// The English words of BIP 39, bip39_english.txt. The build makes one constant text of them.
#ifndef WAYBILL_DETECT_BIP39_H
#define WAYBILL_DETECT_BIP39_H

#include "slice.h"

enum { BIP39_WORDS = 2048, BIP39_WIDTH = 8 };

// All words in order, each with blanks behind it up to BIP39_WIDTH characters. Made by scanner/detect/CMakeLists.txt.
extern const char bip39_words[];

// The number of a word, in either case, from 0; -1 when it is not one of them.
int bip39_index(struct slice word);

#endif
