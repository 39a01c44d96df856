// The table of languages before there is one: what the program that makes it is linked with.
#include "language.h"

const struct language languages[1] = {0};
const size_t language_count = 0;
