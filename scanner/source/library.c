// What the rest of the program asks beyond blobs: the library's version.
#include "kind.h"
#include "repo_open.h"

#include <stdio.h>

void source_version(char *out, size_t room)
{
    int major, minor, patch;
    git_libgit2_version(&major, &minor, &patch);
    snprintf(out, room, "%d.%d.%d", major, minor, patch);
}

void source_limit(struct source *source, uint64_t max_file_size)
{
    source->options.max_file_size = max_file_size;
}
