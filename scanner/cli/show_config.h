// `--show-config`: every key of the configuration, what it comes to, and who says so.
#ifndef WAYBILL_CLI_SHOW_CONFIG_H
#define WAYBILL_CLI_SHOW_CONFIG_H

#include "job.h"

// Opens the job, scans nothing, and prints the settings that a scan would have: as JSON where that is the format,
// else as text. No key for fingerprints is shown.
bool show_config(struct job *job, struct err *err);

#endif
