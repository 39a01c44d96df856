// Blobs of git's object database, read by one thread through a repository of its own.
#ifndef WAYBILL_SOURCE_OBJECTS_H
#define WAYBILL_SOURCE_OBJECTS_H

#include "pack_reader.h"
#include "source.h"

#include <git2/types.h>

struct git_oid;
struct objects;

struct objects *objects_new(const struct source_options *options, struct arena *memory,
                            struct err *err);
void objects_free(struct objects *objects);

// Lets it read from packs without libgit2, which stays for what is elsewhere or damaged. The
// numbers must live as long. NULL, as at first: everything is read by libgit2.
void objects_use_packs(struct objects *objects, const struct object_numbers *numbers,
                       enum pack_asking asking);

// Lends the blob's bytes until the next call, or says why not.
enum skip objects_read(struct objects *objects, const struct git_oid *id, uint64_t largest,
                       struct slice *bytes);

// The same for an object of this type.
enum skip objects_read_type(struct objects *objects, const struct git_oid *id, git_object_t type,
                            uint64_t largest, struct slice *bytes);

// The same for an object of the numbers that it uses.
enum skip objects_read_number(struct objects *objects, uint32_t number, git_object_t type,
                              uint64_t largest, struct slice *bytes);

// What the object is, without reading it; GIT_OBJECT_INVALID where that cannot be told.
enum skip objects_type(struct objects *objects, const struct git_oid *id, git_object_t *type);

// What an item says of its object, written by source_next() and read by readers. The
// mode is git's.
void item_set_object(struct source_item *item, const struct git_oid *id, unsigned mode);
enum skip objects_read_item(struct source_reader *reader, const struct source_item *item,
                            struct blob *blob);

#endif
