// Manifests: the files in which ten package ecosystems declare dependencies.
#ifndef WAYBILL_DETECT_MANIFEST_H
#define WAYBILL_DETECT_MANIFEST_H

#include "language.h"

bool manifest_is_one(struct slice path);

// True when the file at `path` is a manifest and the name at `name` stands in it as a dependency
// of one of `packages` ("npm:fhir-kit-client"; ends with an empty slice). Lock files are not manifests:
// what they list was asked for by others.
bool manifest_depends_on(struct slice path, struct slice text, struct span name,
                         const struct slice *packages);

#endif
