#include "render.h"

const struct format_row format_rows[FORMAT_COUNT] = {
#define X(NAME, name, help) {#name, help, render_##name},
    FORMATS(X)
#undef X
};

bool report_render(enum format format, const struct report *report,
                   const struct report_style *style, struct buf *out, struct err *err)
{
    format_rows[format].render(report, style, out);
    if (out->overflowed)
        return err_set(err, ERR_UNABLE, "the report is longer than %zu bytes", out->ceiling);
    return true;
}
