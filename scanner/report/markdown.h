// Text that is not to be markup in Markdown.
#ifndef WAYBILL_REPORT_MARKDOWN_H
#define WAYBILL_REPORT_MARKDOWN_H

#include "buf.h"

// Adds printable text with what GitHub and GitLab take for markup, a link or a mention made harmless.
void markdown_add_text(struct buf *out, struct slice text);

#endif
