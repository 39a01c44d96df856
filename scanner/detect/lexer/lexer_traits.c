// What cannot be read off a language's comments and quotes, by its name in grammars/.
#include "lexer_name.h"

unsigned lexer_traits(const struct language *language)
{
    enum {
        SETTINGS = LEXER_SETTINGS,
        SHELL = LEXER_SETTINGS | LEXER_LINES | LEXER_PLAIN | LEXER_VARIABLES,
        MARKUP = LEXER_SETTINGS | LEXER_PLAIN | LEXER_MARKUP,
    };
    static const struct {
        struct slice name;
        unsigned traits;
    } known[] = {
        {SLICE_INIT(""), SETTINGS | LEXER_CALLS},
        {SLICE_INIT("yaml"), SETTINGS | LEXER_INDENTS | LEXER_PLAIN},
        {SLICE_INIT("json"), SETTINGS},
        {SLICE_INIT("toml"), SETTINGS},
        {SLICE_INIT("hcl"), SETTINGS | LEXER_CALLS},
        {SLICE_INIT("nix"), SETTINGS | LEXER_CALLS},
        {SLICE_INIT("powershell"), LEXER_FLAGS},
        {SLICE_INIT("go"), LEXER_TYPE_LAST | LEXER_RAW_BACKTICK},
        {SLICE_INIT("haskell"), LEXER_DOUBLE_COLON},
        {SLICE_INIT("julia"), LEXER_DOUBLE_COLON},
        {SLICE_INIT("erlang"), LEXER_DOUBLE_COLON},
        {SLICE_INIT("c"), LEXER_DECLARES},
        {SLICE_INIT("cpp"), LEXER_DECLARES},
        {SLICE_INIT("properties"), SETTINGS | LEXER_LINES | LEXER_PLAIN},
        {SLICE_INIT("text"), SETTINGS},
        {SLICE_INIT("markdown"), SETTINGS},
        {SLICE_INIT("bash"), SHELL},
        {SLICE_INIT("dockerfile"), SHELL},
        {SLICE_INIT("makefile"), SHELL},
        {SLICE_INIT("xml"), MARKUP},
        {SLICE_INIT("html"), MARKUP},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (slice_equals(language->name, known[i].name))
            return known[i].traits;
    return 0;
}
