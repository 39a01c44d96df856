// Folders seen: in which folders the files of a scan are, for tiers by folder.
#ifndef WAYBILL_CLI_FOLDERS_SEEN_H
#define WAYBILL_CLI_FOLDERS_SEEN_H

#include "arena.h"
#include "folder.h"

// One per worker; zero-initialise, and set `wanted` where they are to be kept at all. Past FOLDERS_MOST the depth is
// reduced until they are fewer, so that what is kept depends on the files alone.
struct folders_seen {
    bool wanted;
    struct folder_seen *items;
    size_t count, room;
    unsigned less_depth; // than FOLDER_DEPTH_MOST
    uint32_t *table;     // hashed places in `items`, plus 1
    size_t table_size;
    struct arena memory;
};

// A file. `below` is where in its path the part begins that depth is counted in.
void folders_seen_file(struct folders_seen *seen, struct slice path, size_t below);
// Adds `from` to `into` and releases `from`.
void folders_seen_merge(struct folders_seen *into, struct folders_seen *from);
void folders_seen_release(struct folders_seen *seen);

#endif
