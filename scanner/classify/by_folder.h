// A tier for each folder, so that one knows which parts of a repository may be shown to which tools.
//
// Each top-level folder has a row, and the root's own files. A folder is divided where that separates something: where
// some of its folders are as high as it is, and what is left without those is lower. Those get rows of their own, and
// are divided in turn. So every file is in one row, and a row is judged by its files alone, as if they were
// the repository. Owner and declarations are the repository's, and packages named after formats are
// known in every row, for a manifest at the root tells what the code below it is about.
#ifndef WAYBILL_CLASSIFY_BY_FOLDER_H
#define WAYBILL_CLASSIFY_BY_FOLDER_H

#include "arena.h"
#include "folder.h"
#include "report.h"

// The folder that all files are in is where the rows begin; `depth` is how far below they may go, one or more. Findings in
// messages of commits are in no folder. `*out` is in the arena, sorted by path and without advice. Returns how many there are.
size_t by_folder(struct folder_tier **out, const struct assessment *repository,
                 const struct finding *findings, size_t count, const struct folder_seen *seen,
                 size_t seen_count, unsigned depth, struct arena *memory);

#endif
