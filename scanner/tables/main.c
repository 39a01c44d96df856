// waybill-tables: checks the data folders and writes them as C tables, while waybill is being built.
//
//   waybill-tables languages|patterns|policy|assets|data-types OUT FILE...
#include "asset_table.h"
#include "data_types_page.h"
#include "file.h"
#include "language_table.h"
#include "pattern_table.h"
#include "policy_table.h"

#include <stdio.h>

typedef bool table_fn(const char *const *paths, size_t count, struct buf *out, struct err *err);

static const struct {
    const char *name;
    table_fn *write;
} tables[] = {
    {"languages", language_table_write},   {"patterns", pattern_table_write},
    {"policy", policy_table_write},        {"assets", asset_table_write},
    {"data-types", data_types_page_write}, // the page of docs/
};

static bool run(int argc, char **argv, struct err *err)
{
    struct buf out;
    buf_init(&out, 256 * 1024 * 1024);
    bool written = false;
    if (argc < 4) {
        err_set(err, ERR_USAGE,
                "usage: waybill-tables languages|patterns|policy|assets|data-types OUT FILE...");
        return false;
    }
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (slice_equals(slice_of_string(argv[1]), slice_of_string(tables[i].name)))
            written = tables[i].write((const char *const *)argv + 3, (size_t)argc - 3, &out, err) &&
                      file_write(argv[2], buf_slice(&out), err);
    if (!written && err->kind == ERR_NONE)
        err_set(err, ERR_USAGE, "there is no such table");
    buf_release(&out);
    return written;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    if (run(argc, argv, &err))
        return 0;
    fprintf(stderr, "%s\n", err.message);
    return err.kind == ERR_UNABLE ? 3 : 2;
}
