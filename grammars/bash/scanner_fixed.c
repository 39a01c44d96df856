// The scanner of the Bash grammar, compiled in place of its package's scanner.c.
//
// That one asks isdigit() about any character of the text, and libc's looks it up
// in a table for bytes: a character far beyond those reads far beyond the table.
#include <ctype.h>

static int is_ascii_digit(int character)
{
    return character >= '0' && character <= '9';
}

#undef isdigit
#define isdigit(character) is_ascii_digit(character)

#include "scanner.c"
