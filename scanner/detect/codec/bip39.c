#include "bip39.h"

int bip39_index(struct slice word)
{
    char wanted[BIP39_WIDTH];
    int low = 0, high = BIP39_WORDS;
    if (word.len == 0 || word.len > BIP39_WIDTH)
        return -1;
    memset(wanted, ' ', sizeof wanted);
    for (size_t i = 0; i < word.len; i++)
        wanted[i] = to_lower(word.ptr[i]);
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = memcmp(wanted, bip39_words + (size_t)middle * BIP39_WIDTH, BIP39_WIDTH);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}
