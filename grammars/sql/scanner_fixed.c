// The scanner of the SQL grammar, compiled in place of its package's scanner.c.
//
// That one forgets the tag of a dollar-quoted string each time that it takes up a
// saved state. Here the tag is freed first.
#define tree_sitter_sql_external_scanner_deserialize sql_deserialize_and_forget

#include "scanner.c"

#undef tree_sitter_sql_external_scanner_deserialize

void tree_sitter_sql_external_scanner_deserialize(void *payload, const char *buffer,
                                                  unsigned length)
{
    free(((LexerState *)payload)->start_tag);
    sql_deserialize_and_forget(payload, buffer, length);
}
