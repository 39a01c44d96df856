// git's index, with the file that a split one stands on behind it: read and unfolded in a repository without objects.
#include "index_file.h"
#include "index_layers.h"

#include "file.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// libgit2 1.5 leaks a path where an index of version 4 is damaged.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgit2\n";
}

enum { MOST_BYTES = 16 * 1024, MOST_UNFOLDED = 16 };

// No bit of a bitmap is for a place that is not there: the sanitizer looks.
static void try_places(struct slice bitmap, size_t count, struct arena *memory)
{
    bool *places = index_file_places(bitmap, count, memory);
    size_t named = 0;
    for (size_t i = 0; places && i < count; i++)
        named += places[i];
    assert(named <= count);
}

static void try_text(struct slice text, struct arena *memory, struct index_file *file)
{
    uint64_t paths = 0;
    if (!index_file_read(file, text, memory))
        return;
    for (size_t i = 0; i < file->count; i++)
        paths += strlen(file->entries[i].path);
    assert(paths <= (uint64_t)MOST_UNFOLDED * text.len);
    try_places(file->deleted, file->count, memory);
    try_places(file->replaced, file->count / 2, memory);
    try_places(file->replaced, 3000, memory);
}

// A folder of this process alone, that goes with it.
static char folder[] = "/tmp/waybill-fuzz-XXXXXX";

static const char *path_of(struct arena *memory, const char *name)
{
    return arena_printf(memory, "%s/%s", folder, name).ptr;
}

static void clean(void)
{
    struct arena memory = {0};
    static const char *const names[] = {"HEAD", "index", "refs", "objects", ""};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        remove(path_of(&memory, names[i]));
    arena_release(&memory);
}

static void set_up(struct arena *memory)
{
    static bool done;
    struct err err = {0};
    if (done)
        return;
    done = true;
    unsetenv("GIT_INDEX_FILE");
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    if (!mkdtemp(folder) || atexit(clean) != 0 || mkdir(path_of(memory, "refs"), 0700) != 0 ||
        mkdir(path_of(memory, "objects"), 0700) != 0 ||
        !file_write(path_of(memory, "HEAD"), SLICE("ref: refs/heads/main\n"), &err))
        abort();
}

// libgit2 asks for the memory of as many entries as the head says, and fills none of it.
static bool asks_for_much(struct slice text)
{
    return text.len >= 12 && (text.ptr[8] || text.ptr[9]);
}

static void must_write(const char *path, struct slice bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file || (bytes.len && fwrite(bytes.ptr, bytes.len, 1, file) != 1) || fclose(file) != 0)
        abort();
}

static void try_repository(struct slice own, struct slice base, const git_oid *base_id,
                           struct arena *memory)
{
    char id[41];
    git_repository *repo = NULL;
    git_index *index = NULL;
    struct err err = {0};
    const char *shared = path_of(
        memory, arena_printf(memory, "sharedindex.%s", git_oid_tostr(id, sizeof id, base_id)).ptr);

    must_write(path_of(memory, "index"), own);
    must_write(shared, base);
    if (git_repository_open_bare(&repo, folder) != 0)
        abort();
    if (index_open(&index, repo, memory, &err)) {
        for (size_t i = 0; i < git_index_entrycount(index); i++)
            assert(*git_index_get_byindex(index, i)->path);
    } else {
        assert(err.kind == ERR_UNABLE);
    }
    git_index_free(index);
    git_repository_free(repo);
    remove(shared);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct index_file file = {0}, below = {0};
    struct slice own = slice_of((const char *)data, size), base = SLICE("");

    if (size > MOST_BYTES)
        return 0;
    // What lies below begins as the index itself does.
    for (size_t at = size; at-- > 1 && base.len == 0;)
        if (slice_starts_with(slice_cut(own, at, size), SLICE("DIRC")))
            base = slice_cut(own, at, size);
    own = slice_cut(own, 0, size - base.len);
    set_up(&memory);
    try_text(own, &memory, &file);
    try_text(base, &memory, &below);
    if (!asks_for_much(own))
        try_repository(own, base, &file.base, &memory);
    arena_release(&memory);
    return 0;
}
