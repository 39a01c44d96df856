// What the readers of manifests share. For manifest*.c alone.
#ifndef WAYBILL_DETECT_MANIFEST_READER_H
#define WAYBILL_DETECT_MANIFEST_READER_H

#include "manifest.h"

// Reads manifest->text and adds what it declares.
typedef void manifest_reader(struct manifest *manifest);

// Adds a dependency; past MANIFEST_MOST, or without a name, nothing.
void manifest_add(struct manifest *manifest, struct span group, struct span name);

// Adds what a requirement of Python (PEP 508) begins with: "fhir.resources[xml]>=7; python_version>'3'".
void manifest_add_requirement(struct manifest *manifest, struct span requirement);
// Adds the "group:artifact" that Maven's coordinates begin with; false when these are none.
bool manifest_add_coordinates(struct manifest *manifest, struct span coordinates);

manifest_reader read_npm, read_composer;                                // manifest_json.c
manifest_reader read_pyproject, read_pipfile, read_cargo, read_catalog; // manifest_toml.c
manifest_reader read_pom, read_nuget;                                   // manifest_xml.c
// manifest_lines.c
manifest_reader read_requirements, read_setup_cfg, read_go_mod, read_pubspec, read_conda;
// manifest_calls.c
manifest_reader read_setup_py, read_gradle, read_sbt, read_ruby, read_mix, read_pods, read_swift;

// The end of the quoted string that begins at `at` with its quote, which a backslash may escape: the
// closing quote's place, or that of the line's end where there is none.
size_t string_end(struct slice text, size_t at);

#endif
