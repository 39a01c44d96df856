#include "objects.h"

#include "kind.h"
#include "pack_reader.h"
#include "repo_open.h"

#include <stdlib.h>

struct objects {
    git_repository *repo;
    git_odb *database;
    git_odb_object *lent;
    const struct object_numbers *numbers;
    struct pack_reader *packs; // NULL without numbers
};

_Static_assert(sizeof(git_oid) <= sizeof((struct source_item *)0)->object,
               "an item has room for an object id");

struct objects *objects_new(const struct source_options *options, struct arena *memory,
                            struct err *err)
{
    struct objects *objects = alloc_zeroed(1, sizeof *objects);
    objects->repo = repo_open_objects(options, memory, err);
    if (!objects->repo) {
        free(objects);
        return NULL;
    }
    if (git_repository_odb(&objects->database, objects->repo) < 0) {
        repo_error(memory, err, "the object database cannot be opened");
        objects_free(objects);
        return NULL;
    }
    return objects;
}

void objects_free(struct objects *objects)
{
    if (!objects)
        return;
    git_odb_object_free(objects->lent);
    pack_reader_free(objects->packs);
    git_odb_free(objects->database);
    git_repository_free(objects->repo);
    free(objects);
}

enum skip objects_type(struct objects *objects, const git_oid *id, git_object_t *type)
{
    size_t size;
    int code = git_odb_read_header(&size, type, objects->database, id);
    if (code == 0)
        return SKIP_NONE;
    *type = GIT_OBJECT_INVALID;
    return code == GIT_ENOTFOUND ? SKIP_MISSING_OBJECT : SKIP_UNREADABLE;
}

// The size is asked first: reading takes all of it in memory.
static enum skip check_size(struct objects *objects, const git_oid *id, git_object_t wanted,
                            uint64_t largest)
{
    git_object_t type;
    size_t size;
    int code = git_odb_read_header(&size, &type, objects->database, id);

    if (code == GIT_ENOTFOUND)
        return SKIP_MISSING_OBJECT;
    if (code < 0 || type != wanted)
        return SKIP_UNREADABLE;
    return size > largest ? SKIP_TOO_LARGE : SKIP_NONE;
}

void objects_use_packs(struct objects *objects, const struct object_numbers *numbers,
                       enum pack_asking asking)
{
    if (numbers == objects->numbers)
        return;
    pack_reader_free(objects->packs);
    objects->numbers = numbers;
    objects->packs = numbers ? pack_reader_new(numbers, asking) : NULL;
}

static enum skip read_by_library(struct objects *objects, const git_oid *id, git_object_t type,
                                 uint64_t largest, struct slice *bytes)
{
    git_odb_object_free(objects->lent);
    objects->lent = NULL;
    enum skip skip = check_size(objects, id, type, largest);
    if (skip != SKIP_NONE)
        return skip;
    if (git_odb_read(&objects->lent, objects->database, id) < 0)
        return SKIP_UNREADABLE;
    *bytes = slice_of(git_odb_object_data(objects->lent), git_odb_object_size(objects->lent));
    return SKIP_NONE;
}

enum skip objects_read_number(struct objects *objects, uint32_t number, git_object_t type,
                              uint64_t largest, struct slice *bytes)
{
    git_object_t found;
    git_oid id;

    if (number < objects->numbers->packed) {
        enum pack_outcome outcome =
            pack_reader_read(objects->packs, number, largest, &found, bytes);
        if (outcome == PACK_TOO_LARGE)
            return SKIP_TOO_LARGE;
        if (outcome == PACK_READ && found == type)
            return SKIP_NONE;
    }
    memcpy(id.id, object_number_id(objects->numbers, number), sizeof id.id);
    return read_by_library(objects, &id, type, largest, bytes);
}

enum skip objects_read_type(struct objects *objects, const git_oid *id, git_object_t type,
                            uint64_t largest, struct slice *bytes)
{
    uint32_t number;
    if (objects->packs && object_number_packed(objects->numbers, id->id, &number))
        return objects_read_number(objects, number, type, largest, bytes);
    return read_by_library(objects, id, type, largest, bytes);
}

enum skip objects_read(struct objects *objects, const git_oid *id, uint64_t largest,
                       struct slice *bytes)
{
    return objects_read_type(objects, id, GIT_OBJECT_BLOB, largest, bytes);
}

void item_set_object(struct source_item *item, const git_oid *id, unsigned mode)
{
    memcpy(item->object, id, sizeof *id);
    item->mode = mode == GIT_FILEMODE_LINK              ? BLOB_SYMLINK
                 : mode == GIT_FILEMODE_BLOB_EXECUTABLE ? BLOB_EXECUTABLE
                                                        : BLOB_REGULAR;
}

enum skip objects_read_item(struct source_reader *reader, const struct source_item *item,
                            struct blob *blob)
{
    git_oid id;
    memcpy(&id, item->object, sizeof id);
    if (reader->source->options.mode == SOURCE_REVISION)
        blob->commit = reader->source->facts.head;
    return objects_read(reader->objects, &id, reader->source->options.max_file_size, &blob->bytes);
}
