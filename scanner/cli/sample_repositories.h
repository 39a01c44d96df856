// A few repositories that between them meet every row of the matrix: what a change of a plan's facts changes for whom.
#ifndef WAYBILL_CLI_SAMPLE_REPOSITORIES_H
#define WAYBILL_CLI_SAMPLE_REPOSITORIES_H

#include "assessment.h"

struct sample_repository {
    const char *title;
    struct declared declared;
    struct cargo cargo;
};

extern const struct sample_repository sample_repositories[];
extern const size_t sample_repository_count;

#endif
