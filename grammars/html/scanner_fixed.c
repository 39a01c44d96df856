// The scanner of the HTML grammar, compiled in place of its package's scanner.c.
//
// That one makes its stack of open elements anew for each token, so that a page of
// nothing but opening tags takes the square of its length: 40 seconds for 400 KB.
// Here a deeper stack than any page needs is not saved, as one that is too large
// is not, and starts again from nothing.
#define tree_sitter_html_external_scanner_serialize html_serialize_any

#include "scanner.c"

#undef tree_sitter_html_external_scanner_serialize

enum { MOST_OPEN_ELEMENTS = 500 };

unsigned tree_sitter_html_external_scanner_serialize(void *payload, char *buffer)
{
    const Scanner *scanner = payload;
    return scanner->tags.size > MOST_OPEN_ELEMENTS ? 0 : html_serialize_any(payload, buffer);
}
