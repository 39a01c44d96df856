// Words for a shell to read: commands that a person is to copy and run.
#ifndef WAYBILL_BASE_SHELL_H
#define WAYBILL_BASE_SHELL_H

#include "buf.h"

// Adds `word` so that a shell reads it back as one word of just these bytes: as it is, in 'quotes', or, where it has
// a byte that is not to be printed (print.h), in $'quotes' with octal escapes. Those are POSIX.1-2024's: bash, zsh, ksh and
// busybox know them, an older dash does not. What it adds is printable.
void shell_quote(struct buf *out, struct slice word);

// The same for a script, which no person reads: always in 'quotes', which every sh knows, with the bytes as they are.
void shell_quote_bytes(struct buf *out, struct slice word);

#endif
