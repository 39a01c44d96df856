#include "language.h"

const char *role_name(enum role role)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_UNKNOWN] = "unknown", [ROLE_CODE] = "code", [ROLE_STRING] = "string",
        [ROLE_COMMENT] = "comment", [ROLE_NAME] = "name", [ROLE_KEY] = "key",
        [ROLE_FIELD] = "field",
    };
    return names[role];
}
