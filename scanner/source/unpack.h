// Bytes that come out of packed ones, some at a time and within ceilings.
#ifndef WAYBILL_SOURCE_UNPACK_H
#define WAYBILL_SOURCE_UNPACK_H

#include "buf.h"
#include "coverage.h"
#include "source.h"

struct z_stream_s;

enum packing {
    PACKED_NOT,     // bytes as they are
    PACKED_DEFLATE, // RFC 1951, as in zip
    PACKED_GZIP,    // RFC 1952, one or several after the other
};

// Zero-initialise before the first unpack_start(); release at the end.
struct unpack {
    enum packing packing;
    struct z_stream_s *zlib; // NULL: not needed so far
    bool ended;              // all is out
    enum skip failed;        // or why no more comes; SKIP_NONE
    struct slice rest;       // of PACKED_NOT: what is to come
    uint64_t given;          // bytes that came out
    uint64_t *budget;        // bytes that may come out of all streams of the file
    const char *packed;      // where the packed bytes begin
};

// The packed bytes and the budget must outlive the stream.
void unpack_start(struct unpack *unpack, enum packing packing, struct slice packed,
                  uint64_t *budget);
void unpack_release(struct unpack *unpack);

// Up to `room` bytes; fewer at the end or where it failed: see unpack->failed.
size_t unpack_read(struct unpack *unpack, char *out, size_t room);
// Passes over so many bytes. False when there are fewer.
bool unpack_pass(struct unpack *unpack, uint64_t len);
// Replaces `out` by the next `len` bytes, or by all up to the end (UINT64_MAX). SKIP_TOO_LARGE past its ceiling.
enum skip unpack_into(struct unpack *unpack, struct buf *out, uint64_t len);

// How many packed bytes were used up.
size_t unpack_used(const struct unpack *unpack);

#endif
