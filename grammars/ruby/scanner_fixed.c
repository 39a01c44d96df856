// The scanner of the Ruby grammar, compiled in place of its package's scanner.c.
//
// That one saves the length of a heredoc's word in one byte, whatever it is. Read
// back, what follows is taken for other heredocs, past the end of the saved state.
// Here a longer word makes a state that is not saved, as one that is too large is.
#define tree_sitter_ruby_external_scanner_serialize ruby_serialize_any

#include "scanner.c"

#undef tree_sitter_ruby_external_scanner_serialize

unsigned tree_sitter_ruby_external_scanner_serialize(void *payload, char *buffer)
{
    const Scanner *scanner = payload;
    for (uint32_t i = 0; i < scanner->open_heredocs.size; i++)
        if (scanner->open_heredocs.contents[i].word.size > UINT8_MAX)
            return 0;
    return ruby_serialize_any(payload, buffer);
}
