#include "content.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_AT_ONCE = 64 * 1024,
    KEPT_ROOM = 4 * 1024 * 1024, // a buffer grown beyond it by one file is given back
};

static void empty(struct buf *buf)
{
    if (buf->room > KEPT_ROOM)
        buf_release(buf);
    buf_clear(buf);
}

// A descriptor of anything at all, without waiting for the other end of a pipe.
static int open_any(int folder, const char *name, int flags)
{
    int fd;
    do
        fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static ssize_t read_some(int fd, char *into, size_t room)
{
    for (;;) {
        ssize_t got = read(fd, into, room);
        if (got < 0 && errno == EAGAIN) // standard input may come without waiting
            poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, -1);
        else if (got >= 0 || errno != EINTR)
            return got;
    }
}

enum skip content_read_all(struct buf *out, int fd)
{
    for (;;) {
        // One byte more than may be, to see that there is more.
        size_t left = out->ceiling - out->len;
        size_t room = left < READ_AT_ONCE ? left : READ_AT_ONCE;
        char beyond;
        char *into = room ? buf_reserve(out, room) : &beyond;
        ssize_t got = read_some(fd, into, room ? room : 1);
        if (got < 0)
            return SKIP_UNREADABLE;
        if (got == 0)
            return SKIP_NONE;
        if (room == 0)
            return SKIP_TOO_LARGE;
        buf_added(out, (size_t)got);
    }
}

// Asking for one byte more than the file has shows in the same call whether it has
// grown, and spares the call that would only say "end".
static enum skip read_regular(struct buf *out, int fd, uint64_t size)
{
    if (size > out->ceiling)
        return SKIP_TOO_LARGE;
    size_t room = (size_t)size < out->ceiling ? (size_t)size + 1 : (size_t)size;
    char *into = buf_reserve(out, room);
    ssize_t got = room ? read_some(fd, into, room) : 0;
    if (got < 0)
        return SKIP_UNREADABLE;
    buf_added(out, (size_t)got);
    return (uint64_t)got == size && size < room ? SKIP_NONE : content_read_all(out, fd);
}

static enum skip read_descriptor(struct buf *out, int fd, enum blob_mode *mode)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return SKIP_UNREADABLE;
    if (S_ISDIR(status.st_mode))
        return SKIP_UNREADABLE;
    if (!S_ISREG(status.st_mode))
        return SKIP_SPECIAL_FILE;
    *mode = status.st_mode & S_IXUSR ? BLOB_EXECUTABLE : BLOB_REGULAR;
    return read_regular(out, fd, status.st_size > 0 ? (uint64_t)status.st_size : 0);
}

static enum skip read_link(struct buf *out, int folder, const char *name, enum blob_mode *mode)
{
    char text[PATH_MAX];
    ssize_t got = readlinkat(folder, name, text, sizeof text);
    if (got < 0)
        return SKIP_UNREADABLE;
    *mode = BLOB_SYMLINK;
    buf_add(out, slice_of(text, (size_t)got));
    return out->overflowed ? SKIP_TOO_LARGE : SKIP_NONE;
}

// open() of a socket, or of a device without a driver.
static enum skip why_not_opened(void)
{
    return errno == ENXIO || errno == ENODEV ? SKIP_SPECIAL_FILE : SKIP_UNREADABLE;
}

enum skip content_read(struct buf *out, int folder, const char *name, enum blob_mode *mode)
{
    empty(out);
    int fd = open_any(folder, name, O_NOFOLLOW);
    if (fd < 0)
        return errno == ELOOP ? read_link(out, folder, name, mode) : why_not_opened();
    enum skip skip = read_descriptor(out, fd, mode);
    close(fd);
    return skip;
}

enum skip content_read_named(struct buf *out, const char *path, enum blob_mode *mode)
{
    empty(out);
    int fd = open_any(AT_FDCWD, path, 0);
    if (fd < 0)
        return why_not_opened();
    enum skip skip = read_descriptor(out, fd, mode);
    close(fd);
    return skip;
}

// Takes a line that starts with `key` and a blank off the text; the rest of it is
// the value.
static bool take_line(struct slice *text, struct slice key, struct slice *value)
{
    if (!slice_starts_with(*text, key) || !slice_split(text, '\n', value))
        return false;
    *value = slice_cut(*value, key.len, value->len);
    return true;
}

// 64 lower-case hex digits.
static bool is_sha256(struct slice value)
{
    for (size_t i = 0; i < value.len; i++)
        if (!is_digit(value.ptr[i]) && !(value.ptr[i] >= 'a' && value.ptr[i] <= 'f'))
            return false;
    return value.len == 64;
}

bool content_is_lfs_pointer(struct slice bytes)
{
    struct slice version, id, size;
    uint64_t number;

    return take_line(&bytes, SLICE("version "), &version) &&
           slice_equals(version, SLICE("https://git-lfs.github.com/spec/v1")) &&
           take_line(&bytes, SLICE("oid sha256:"), &id) && is_sha256(id) &&
           take_line(&bytes, SLICE("size "), &size) && slice_to_u64(size, &number) &&
           bytes.len == 0;
}
