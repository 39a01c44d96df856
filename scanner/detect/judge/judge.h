// Judging a value by itself: does it stand for something that is not there, is it made up for
// tests, could it be a secret at all?
#ifndef WAYBILL_DETECT_JUDGE_H
#define WAYBILL_DETECT_JUDGE_H

#include "finding.h"

// Why a value is no live secret; NULL says nothing against it. The sentences are for why[].
struct judgement {
    enum standing standing;
    bool is_secret;  // could be one: not a path, a name, an expression, words
    bool is_random;  // looks generated rather than thought up
    bool is_mixed;   // so much that it is no name in a language either
    const char *why; // constant, or NULL
};

// A placeholder, which is no secret, or a published value, which is everybody's; of any kind of pattern:
// `<your-key>`, `${TOKEN}`, `xxxx`, `AKIAIOSFODNN7EXAMPLE`, one character again and again, 123456789.
struct judgement judge_placeholder(struct slice value);

// The same, and whether a text of a token's format, which digits and signs need not be in, is a name of words.
struct judgement judge_token(struct slice value);

// The same as for placeholders, and whether a literal bound to a secret's name can be a secret. `bare`: it stands
// without quotes where code is written.
struct judgement judge_secret(struct slice value, bool bare);

// Shannon entropy in tenths of a bit a byte.
unsigned entropy_tenths(struct slice value);

#endif
