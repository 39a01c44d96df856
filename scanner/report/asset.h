// Files that stand in a report as they are in the tree. They are compiled in by waybill-tables.
#ifndef WAYBILL_REPORT_ASSET_H
#define WAYBILL_REPORT_ASSET_H

#include "slice.h"

struct asset {
    struct slice text;
    struct slice digest; // of it, as a Content-Security-Policy names it: "sha256-..."
};

extern const struct asset html_css, html_js;

#endif
