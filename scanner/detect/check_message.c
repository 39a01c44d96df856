// Messages and files of finance: what their own sums and lengths say.
#include "checks.h"

const struct check checks_message[] = {
    CHECK_ROWS_END,
};
