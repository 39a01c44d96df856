#include "kind.h"

#include "content.h"
#include "objects.h"
#include "repo_open.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

static const struct {
    const char *name;
    const struct source_kind *kind;
} modes[] = {
    [SOURCE_WORKTREE] = {"worktree", &source_worktree},
    [SOURCE_STAGED] = {"staged", &source_staged},
    [SOURCE_REVISION] = {"revision", &source_revision},
    [SOURCE_FILES] = {"files", &source_files},
    [SOURCE_STDIN] = {"stdin", &source_stdin},
    [SOURCE_MEMORY] = {"memory", &source_memory},
    [SOURCE_RANGE] = {"range", &source_range},
    [SOURCE_HISTORY] = {"history", &source_history},
    [SOURCE_MESSAGE] = {"message", &source_message},
};

const char *source_mode_name(enum source_mode mode)
{
    return modes[mode].name;
}

uint64_t clock_milliseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

static bool open_kind(struct source *source, struct arena *run, struct err *err)
{
    if (source->kind->uses_git) {
        if (!repo_library_start(&source->options, err))
            return false;
        source->git_started = true;
        source->git = repo_open(&source->options, run, err);
        if (!source->git)
            return false;
    }
    return source->kind->open(source, run, err);
}

struct source *source_open(const struct source_options *options, struct arena *run, struct err *err)
{
    struct source *source = ARENA_NEW(run, struct source);
    source->kind = modes[options->mode].kind;
    source->options = *options;
    if (!options->path)
        source->options.path = ".";
    source->facts.mode = source_mode_name(options->mode);
    if (options->time_budget && !source->kind->rest)
        source->deadline = clock_milliseconds() + options->time_budget;
    pthread_mutex_init(&source->lock, NULL);
    if (open_kind(source, run, err))
        return source;
    source_close(source);
    return NULL;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    // An open function that failed may have left no state.
    if (source->state && source->kind->close)
        source->kind->close(source);
    if (source->git_started)
        repo_library_stop(source->git);
    pthread_mutex_destroy(&source->lock);
    arena_release(&source->memory);
}

const struct repository_facts *source_facts(const struct source *source)
{
    return &source->facts;
}

void source_item_init(struct source_item *item)
{
    *item = (struct source_item){.skip = SKIP_NONE};
    buf_init(&item->path, SOURCE_LONGEST_PATH);
}

void source_item_release(struct source_item *item)
{
    buf_release(&item->path);
}

void item_set_path(struct source_item *item, struct slice path)
{
    if (path.len > SOURCE_LONGEST_PATH) {
        path.len = SOURCE_LONGEST_PATH;
        item->skip = SKIP_UNREADABLE;
    }
    buf_add(&item->path, path);
}

static bool next_locked(struct source *source, struct source_item *item, struct err *err)
{
    item->mode = BLOB_REGULAR;
    item->skip = SKIP_NONE;
    item->place = 0;
    item->distinct = item->past = false;
    item->order = 0;
    item->commit[0] = '\0';
    item->number = source->lent;
    buf_clear(&item->path);
    if (!source->kind->next(source, item, err))
        return false;
    if (source->lent >= SOURCE_MOST_ITEMS)
        return err_set(err, ERR_UNABLE, "more than %d files: name a part of them",
                       SOURCE_MOST_ITEMS);
    source->lent++;
    const struct source_options *options = &source->options;
    if (item->skip == SKIP_NONE && options->excluded &&
        options->excluded(options->excluded_by, buf_slice(&item->path)))
        item->skip = SKIP_EXCLUDED;
    // The first one is always read.
    if (item->skip == SKIP_NONE && source->deadline && source->lent > 1 &&
        clock_milliseconds() >= source->deadline)
        item->skip = SKIP_TIME_LIMIT;
    return true;
}

bool source_next(struct source *source, struct source_item *item, struct err *err)
{
    pthread_mutex_lock(&source->lock);
    bool got = next_locked(source, item, err);
    pthread_mutex_unlock(&source->lock);
    return got;
}

struct source_progress source_progress(struct source *source)
{
    struct source_progress progress = {0};
    pthread_mutex_lock(&source->lock);
    if (source->kind->progress)
        progress = source->kind->progress(source);
    pthread_mutex_unlock(&source->lock);
    return progress;
}

void source_rest(struct source *source, struct arena *run, struct source_rest *rest)
{
    *rest = (struct source_rest){0};
    if (source->kind->rest)
        source->kind->rest(source, run, rest);
}

struct source_reader *source_reader_new(struct source *source, struct err *err)
{
    struct source_reader *reader = alloc_zeroed(1, sizeof *reader);
    reader->source = source;
    buf_init(&reader->bytes, source->options.max_file_size);
    folders_init(&reader->folders, -1);
    reader->place = SIZE_MAX;
    if (source->kind->uses_objects) {
        reader->objects = objects_new(&source->options, &reader->memory, err);
        if (!reader->objects) {
            source_reader_free(reader);
            return NULL;
        }
    }
    return reader;
}

void source_reader_free(struct source_reader *reader)
{
    if (!reader)
        return;
    objects_free(reader->objects);
    folders_release(&reader->folders);
    buf_release(&reader->bytes);
    arena_release(&reader->memory);
    free(reader);
}

bool source_read(struct source_reader *reader, const struct source_item *item, struct blob *blob,
                 struct coverage *coverage)
{
    enum skip skip = item->skip;

    *blob = (struct blob){.path = buf_slice(&item->path),
                          .mode = item->mode,
                          .commit = slice_of_string(item->commit),
                          .order = item->order,
                          .past = item->past};
    if (skip == SKIP_NONE)
        skip = reader->source->kind->read(reader, item, blob);
    if (skip == SKIP_NONE && content_is_lfs_pointer(blob->bytes))
        skip = SKIP_LFS_POINTER;
    coverage->blobs += item->distinct && skip == SKIP_NONE;
    if (skip == SKIP_NONE)
        return true;
    coverage_skip(coverage, blob->path, skip);
    return false;
}
