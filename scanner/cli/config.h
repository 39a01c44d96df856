// `.waybill.yml`: what a repository declares about itself, and how it is scanned.
// The tables of config_keys.c name every key.
#ifndef WAYBILL_CLI_CONFIG_H
#define WAYBILL_CLI_CONFIG_H

#include "acceptance.h"
#include "assessment.h"
#include "exclude.h"
#include "fail_on.h"
#include "options.h"

// Text and lists live in the arena of config_parse().
struct config {
    struct slice path; // as errors name it
    struct declared declared;
    struct exclude exclude;       // `ignore: paths:`
    const struct slice *patterns; // pattern files, relative to the repository's root
    size_t pattern_count;
    const struct slice *pattern_texts;  // of these files, where they were read before; else NULL
    struct acceptances rules, findings; // `ignore: rules:` and `ignore: findings:`
    unsigned foreign_marks;             // of these other scanners inline marks hold too, see mark.h
    bool has_fail_on, has_min_confidence, has_max_file_size;
    struct fail_on fail_on;
    enum confidence min_confidence;
    uint64_t max_file_size;
    bool archives;
    const struct yaml_node *tree; // of the file, to tell what stands where; NULL: empty, or no file
    struct plan_set plans;        // the built-in ones, with those of `policy:`
};

// The configuration of a repository that has none.
void config_init(struct config *config);

// Parses the file's text; `path` is for errors, which are ERR_CONFIG. Pattern files
// stay below the root by their name, but may still be links: whoever reads them
// must not follow one out of the repository.
bool config_parse(struct config *config, struct slice path, struct slice text, struct arena *memory,
                  struct err *err);

// Brings both together: what the command line says goes before what the file says,
// and that before the defaults.
void config_settle(struct config *config, struct options *options);

#endif
