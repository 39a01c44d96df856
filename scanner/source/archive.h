// Archives: the members of zip, tar and gzip files as blobs, read in memory.
//
// They belong to where blobs come from, and to the door of zlib. A member's path is `outer.zip!/inner/path`, its
// bytes are its own; an archive in an archive is opened, too. Archives are hostile input: sizes they tell are only
// believed where a bound is checked, and what is past a ceiling is told and left.
#ifndef WAYBILL_SOURCE_ARCHIVE_H
#define WAYBILL_SOURCE_ARCHIVE_H

#include "blob.h"
#include "coverage.h"

enum {
    ARCHIVE_DEPTH = 3,       // archives in archives; a compressed tar is one
    ARCHIVE_MEMBERS = 20000, // of a file, with those of archives in it
    ARCHIVE_TIMES = 16,      // all that is unpacked of a file: so many times the largest member
    ARCHIVE_RATIO = 200,     // bytes out of one byte, past the first ARCHIVE_FREE
    ARCHIVE_FREE = 1024 * 1024,
};

struct archive_options {
    uint64_t max_file_size; // of a member; larger ones are told as too large
    // Asked about every member's path; NULL: none is.
    bool (*excluded)(void *excluded_by, struct slice path);
    void *excluded_by;
};

// Takes a member, which is lent until it returns.
typedef void archive_take(void *taker, const struct blob *member);

// One per worker; its memory is used again for every file.
struct archive_reader;

struct archive_reader *archive_reader_new(const struct archive_options *options);
// NULL is fine.
void archive_reader_free(struct archive_reader *reader);

// Hands out all members of a blob that begins as an archive does: zip (and jar, war, whl, nupkg, apk, docx, ...), tar,
// gzip. What is skipped is counted in `coverage`, by its path and reason; so is a file that is packed in a way that
// is not read (bzip2, xz, zstd, 7z, rar). True when the members were all that the file has: then it
// need not be searched as a binary one.
bool archive_read(struct archive_reader *reader, const struct blob *blob, archive_take *take,
                  void *taker, struct coverage *coverage);

#endif
