// Further reports of one scan: --report FORMAT=FILE.
#ifndef WAYBILL_CLI_REPORT_FILES_H
#define WAYBILL_CLI_REPORT_FILES_H

#include "options.h"

// ERR_USAGE where a command has not one of the formats, or where two reports, that of --output among them, would
// go to one file, by whatever names. Looks at the file system and changes nothing.
bool report_files_check(const struct options *options, struct err *err);

// Writes all of them, each whole or not at all, with at most `most` bytes. One that fails keeps none of the others from
// being written; the error is the first one's and names format or file.
bool report_files_write(const struct report_files *files, const struct report *report,
                        const struct report_style *style, size_t most, struct err *err);

#endif
