// Inside of the archive reader: what its formats share.
#ifndef WAYBILL_SOURCE_ARCHIVE_INSIDE_H
#define WAYBILL_SOURCE_ARCHIVE_INSIDE_H

#include "archive.h"
#include "unpack.h"

// One archive while its members are handed out; those of an archive in it have the next one.
struct archive_level {
    struct unpack unpack;
    struct buf bytes; // of the member that is lent
    struct buf path;  // of the archive, then "!/" and the member
    size_t prefix;    // how much of the path is the archive's
};

struct archive_reader {
    struct archive_options options;
    struct archive_level levels[ARCHIVE_DEPTH];
    // Of the file that is being read:
    const struct blob *blob;
    archive_take *take;
    void *taker;
    struct coverage *coverage;
    uint64_t budget;
    unsigned members; // that may still come
    bool is_over;     // a ceiling of the whole file was reached, and told: no more members
    bool is_whole;    // nothing was skipped, nothing lies between the members
};

// The formats. Each hands out its members with archive_member_begin() and archive_member_take().
void archive_zip(struct archive_reader *reader, unsigned depth, struct slice bytes);
// The stream has been started, and `head` is its first block, already read.
void archive_tar(struct archive_reader *reader, unsigned depth, struct slice head);

enum { TAR_BLOCK = 512 };
// Whether a block is the header of a tar member: its checksum says.
bool archive_is_tar(struct slice block);

// Sets the member's path. False when it is not to be read: excluded, or reader->is_over, which ends the format.
bool archive_member_begin(struct archive_reader *reader, unsigned depth, struct slice name);
// Hands out the bytes of the level as the member, or what is in them when they are an archive.
void archive_member_take(struct archive_reader *reader, unsigned depth);
// Tells why the member was not handed out; archive_skip_all() why the rest of the archive was not.
void archive_member_skip(struct archive_reader *reader, unsigned depth, enum skip reason);
void archive_skip_all(struct archive_reader *reader, unsigned depth, enum skip reason);

#endif
