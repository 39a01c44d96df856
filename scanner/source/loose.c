#include "loose.h"

#include "arena.h"

#include <git2.h>
// Newer ones declare git_error_set_str() in a header of its own.
#if __has_include(<git2/sys/errors.h>)
#include <git2/sys/errors.h>
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum {
    ID_HEX = 40,
    LONGEST_HEADER = 32,              // "commit 18446744073709551615" and a NUL
    LARGEST_OTHER = 64 * 1024 * 1024, // trees, commits and tags; blobs are the reader's affair
};

struct loose {
    git_odb_backend backend; // first, so that libgit2's pointer is ours
    int folder;              // -1: missing
};

// A stream that is being inflated.
struct stream {
    int fd;
    z_stream zlib;
    bool ended;
    unsigned char input[16 * 1024];
};

static int damaged(void)
{
    git_error_set_str(GIT_ERROR_ODB, "damaged loose object");
    return GIT_ERROR;
}

static int missing(void)
{
    git_error_set_str(GIT_ERROR_ODB, "no such loose object");
    return GIT_ENOTFOUND;
}

// "01/23456789...": two digits are the folder's name.
static void file_name(char name[ID_HEX + 2], const git_oid *id)
{
    char hex[ID_HEX + 1] = {0};
    git_oid_fmt(hex, id);
    snprintf(name, ID_HEX + 2, "%.2s/%s", hex, hex + 2);
}

static int stream_open(struct stream *stream, const struct loose *loose, const git_oid *id)
{
    char name[ID_HEX + 2];

    file_name(name, id);
    *stream = (struct stream){.fd = -1};
    if (loose->folder >= 0)
        stream->fd = openat(loose->folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (stream->fd < 0)
        return loose->folder < 0 || errno == ENOENT || errno == ENOTDIR ? missing() : damaged();
    if (inflateInit(&stream->zlib) == Z_OK)
        return 0;
    close(stream->fd);
    return damaged();
}

static void stream_close(struct stream *stream)
{
    inflateEnd(&stream->zlib);
    close(stream->fd);
}

// Nothing at the end of the file, or when it cannot be read.
static void stream_fill(struct stream *stream)
{
    ssize_t got;
    do
        got = read(stream->fd, stream->input, sizeof stream->input);
    while (got < 0 && errno == EINTR);
    stream->zlib.next_in = stream->input;
    stream->zlib.avail_in = got > 0 ? (uInt)got : 0;
}

// Up to `room` bytes, fewer only at the end of the stream. False when it is damaged or
// cut off: zlib tells when a call neither takes input nor gives output.
static bool stream_read(struct stream *stream, unsigned char *out, size_t room, size_t *got)
{
    *got = 0;
    while (*got < room && !stream->ended) {
        size_t left = room - *got;
        uInt piece = left < 1 << 30 ? (uInt)left : 1 << 30;
        if (stream->zlib.avail_in == 0)
            stream_fill(stream);
        stream->zlib.next_out = out + *got;
        stream->zlib.avail_out = piece;
        int code = inflate(&stream->zlib, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END)
            return false;
        *got += piece - stream->zlib.avail_out;
        stream->ended = code == Z_STREAM_END;
    }
    return true;
}

static bool read_type(struct slice name, git_object_t *type)
{
    static const struct {
        struct slice name;
        git_object_t type;
    } types[] = {
        {SLICE_INIT("blob"), GIT_OBJECT_BLOB},
        {SLICE_INIT("tree"), GIT_OBJECT_TREE},
        {SLICE_INIT("commit"), GIT_OBJECT_COMMIT},
        {SLICE_INIT("tag"), GIT_OBJECT_TAG},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (slice_equals(types[i].name, name)) {
            *type = types[i].type;
            return true;
        }
    }
    return false;
}

// The header is "TYPE SIZE" and a NUL, read byte by byte so that none of what follows
// is taken.
static bool stream_header(struct stream *stream, size_t *size, git_object_t *type)
{
    unsigned char header[LONGEST_HEADER];
    size_t len = 0, got;
    uint64_t number;

    do
        if (len == sizeof header || !stream_read(stream, &header[len], 1, &got) || got == 0)
            return false;
    while (header[len++] != '\0');
    struct slice text = slice_of((const char *)header, len - 1), word;
    if (!slice_split(&text, ' ', &word) || !read_type(word, type) || !slice_to_u64(text, &number) ||
        number > SIZE_MAX - 1)
        return false;
    *size = (size_t)number;
    return *type == GIT_OBJECT_BLOB || *size <= LARGEST_OTHER;
}

// All of the body, and nothing behind it.
static bool stream_body(struct stream *stream, unsigned char *body, size_t size)
{
    unsigned char beyond;
    size_t got, more;
    return stream_read(stream, body, size, &got) && got == size &&
           stream_read(stream, &beyond, 1, &more) && more == 0;
}

static int read_object(void **bytes, size_t *size, git_object_t *type, git_odb_backend *backend,
                       const git_oid *id)
{
    struct stream stream;
    int code = stream_open(&stream, (const struct loose *)backend, id);

    if (code < 0)
        return code;
    if (!stream_header(&stream, size, type)) {
        code = damaged();
    } else if (!(*bytes = git_odb_backend_data_alloc(backend, *size + 1))) {
        code = GIT_ERROR;
    } else {
        ((char *)*bytes)[*size] = '\0';
        if (!stream_body(&stream, *bytes, *size)) {
            git_odb_backend_data_free(backend, *bytes);
            code = damaged();
        }
    }
    stream_close(&stream);
    return code;
}

static int read_header(size_t *size, git_object_t *type, git_odb_backend *backend,
                       const git_oid *id)
{
    struct stream stream;
    int code = stream_open(&stream, (const struct loose *)backend, id);

    if (code < 0)
        return code;
    if (!stream_header(&stream, size, type))
        code = damaged();
    stream_close(&stream);
    return code;
}

static int exists(git_odb_backend *backend, const git_oid *id)
{
    const struct loose *loose = (const struct loose *)backend;
    char name[ID_HEX + 2];
    file_name(name, id);
    return loose->folder >= 0 && faccessat(loose->folder, name, F_OK, 0) == 0;
}

// The one object in an open folder whose id, in hex, starts with `start`. The folder's
// own name is its first two digits.
static int find_in_folder(git_oid *found, DIR *folder, struct slice start)
{
    char hex[ID_HEX + 1] = {start.ptr[0], start.ptr[1]};
    struct dirent *entry;
    git_oid id;
    int count = 0;

    while ((entry = readdir(folder))) {
        struct slice name = slice_of_string(entry->d_name);
        if (name.len != ID_HEX - 2 || !slice_starts_with(name, slice_cut(start, 2, start.len)))
            continue;
        memcpy(hex + 2, name.ptr, name.len);
        if (git_oid_fromstr(&id, hex) < 0)
            continue;
        *found = id;
        count++;
    }
    return count == 0 ? missing() : count == 1 ? 0 : GIT_EAMBIGUOUS;
}

static int exists_prefix(git_oid *found, git_odb_backend *backend, const git_oid *id, size_t len)
{
    const struct loose *loose = (const struct loose *)backend;
    char hex[ID_HEX + 1] = {0}, name[3] = {0};

    git_oid_fmt(hex, id);
    memcpy(name, hex, 2);
    // Git takes no abbreviation below four digits.
    int fd = loose->folder < 0 || len < 4 || len > ID_HEX
                 ? -1
                 : openat(loose->folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder) {
        if (fd >= 0)
            close(fd);
        return missing();
    }
    int code = find_in_folder(found, folder, slice_of(hex, len));
    closedir(folder);
    return code;
}

static int read_prefix(git_oid *found, void **bytes, size_t *size, git_object_t *type,
                       git_odb_backend *backend, const git_oid *id, size_t len)
{
    int code = exists_prefix(found, backend, id, len);
    return code < 0 ? code : read_object(bytes, size, type, backend, found);
}

static void free_backend(git_odb_backend *backend)
{
    struct loose *loose = (struct loose *)backend;
    if (loose->folder >= 0)
        close(loose->folder);
    free(loose);
}

git_odb_backend *loose_new(const char *objects)
{
    struct loose *loose = alloc_zeroed(1, sizeof *loose);
    git_odb_init_backend(&loose->backend, GIT_ODB_BACKEND_VERSION);
    loose->backend.read = read_object;
    loose->backend.read_prefix = read_prefix;
    loose->backend.read_header = read_header;
    loose->backend.exists = exists;
    loose->backend.exists_prefix = exists_prefix;
    loose->backend.free = free_backend;
    loose->folder = open(objects, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return &loose->backend;
}
