// The packages that patterns and footprints name, to look dependencies up in.
#ifndef WAYBILL_DETECT_PACKAGES_H
#define WAYBILL_DETECT_PACKAGES_H

#include "arena.h"
#include "manifest.h"
#include "pattern.h"

// Sorted by ecosystem and name. Zero-initialise before use.
struct packages {
    struct arena memory;
    struct package *items;
    size_t count;
};

void packages_init(struct packages *packages, const struct pattern_set *set);
void packages_release(struct packages *packages);

// Calls found() with each pattern that names the dependency, and with each footprint behind the patterns: the place
// in footprints[] plus the number of patterns. A dependency is compared as its ecosystem does: without regard to
// case in pypi, nuget, composer and hex, to hyphens and underscores in pypi and cargo; a package of Maven by its
// artifact, its group or both; a module of Go and a pod by what it begins with, up to a slash.
void packages_find(const struct packages *packages, const struct manifest *manifest,
                   const struct dependency *dependency, void (*found)(void *to, size_t pattern),
                   void *to);

#endif
