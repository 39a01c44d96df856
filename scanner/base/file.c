// Reading and replacing whole files.
//
// A file is replaced by writing a new one beside it and renaming that over it, so
// that whoever reads the path sees the old bytes or the new ones, never a part. The
// new one is beside the *target* of a symbolic link: a rename must stay in one file
// system, and must not replace the link itself. What is no regular file (a terminal,
// a pipe, /dev/null) is never renamed over; it is written to.
#include "file.h"

#include "print.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PATH_SHOWN = 400, // code points of a path in a message
    READ_AT_ONCE = 64 * 1024,
    MOST_LINKS = 40,  // as Linux follows
    MOST_NAMES = 100, // names tried for the new file
};

static bool fail_because(struct err *err, const char *path, const char *why)
{
    struct arena scratch = {0};
    err_set(err, ERR_UNABLE, "%s: %s", print_quoted(&scratch, slice_of_string(path), PATH_SHOWN),
            why);
    arena_release(&scratch);
    return false;
}

// For the reason that errno gives.
static bool fail(struct err *err, const char *path)
{
    return fail_because(err, path, strerror(errno));
}

// Puts the path in front of an error of fd_write().
static bool fail_while(struct err *err, const char *path)
{
    struct arena scratch = {0};
    err_while(err, "%s", print_quoted(&scratch, slice_of_string(path), PATH_SHOWN));
    arena_release(&scratch);
    return false;
}

// Without O_NONBLOCK, opening a pipe nobody writes to would wait for good.
static int open_to_read(const char *path)
{
    int fd;
    do
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    while (fd < 0 && errno == EINTR);
    return fd;
}

// Up to `room` bytes, 0 at the end, -1 with errno set.
static ssize_t read_some(int fd, char *into, size_t room)
{
    ssize_t got;
    do
        got = read(fd, into, room);
    while (got < 0 && errno == EINTR);
    return got;
}

// True when nothing is left to read. One byte past the ceiling is one too many.
static bool at_end(int fd, const char *path, size_t ceiling, struct err *err)
{
    char beyond, why[64];
    ssize_t got = read_some(fd, &beyond, 1);
    if (got < 0)
        return fail(err, path);
    snprintf(why, sizeof why, "larger than %zu bytes", ceiling);
    return got == 0 || fail_because(err, path, why);
}

// Reads to the end. The size that stat() told is not trusted: files grow, and those
// of /proc have none.
bool fd_read(struct buf *out, int fd, const char *path, struct err *err)
{
    buf_add(out, SLICE("")); // an empty file, too, gets its NUL
    for (;;) {
        size_t room = out->ceiling - out->len;
        if (room == 0)
            return at_end(fd, path, out->ceiling, err);
        if (room > READ_AT_ONCE)
            room = READ_AT_ONCE;
        char *into = buf_reserve(out, room);
        ssize_t got = into ? read_some(fd, into, room) : 0;
        if (got < 0)
            return fail(err, path);
        if (got == 0)
            return true;
        buf_added(out, (size_t)got);
    }
}

bool file_read(struct buf *out, const char *path, struct err *err)
{
    struct stat stat;
    int fd = open_to_read(path);
    if (fd < 0)
        return fail(err, path);

    bool done;
    if (fstat(fd, &stat) != 0)
        done = fail(err, path);
    else if (S_ISDIR(stat.st_mode))
        done = fail_because(err, path, "is a directory");
    else if (!S_ISREG(stat.st_mode))
        done = fail_because(err, path, "is not a regular file");
    else
        done = fd_read(out, fd, path, err);
    close(fd);
    return done;
}

bool file_exists(const char *path)
{
    struct stat ignored;
    return stat(path, &ignored) == 0;
}

bool fd_write(int fd, struct slice bytes, struct err *err)
{
    while (bytes.len) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);
        if (put >= 0) {
            bytes = slice_cut(bytes, (size_t)put, bytes.len);
        } else if (errno == EAGAIN) {
            // Whoever gave us the descriptor made it non-blocking: wait our turn.
            struct pollfd turn = {.fd = fd, .events = POLLOUT};
            poll(&turn, 1, -1);
        } else if (errno != EINTR) {
            return err_set(err, ERR_UNABLE, "cannot write: %s", strerror(errno));
        }
    }
    return true;
}

static struct slice folder_of(struct slice path)
{
    return slice_cut(path, 0, path.len - slice_basename(path).len);
}

// The text of the symbolic link at `path`, or an empty slice when it is none.
static struct slice link_text(struct arena *memory, const char *path)
{
    char text[4096];
    ssize_t len = readlink(path, text, sizeof text);
    if (len <= 0 || len == (ssize_t)sizeof text)
        return SLICE("");
    return arena_copy(memory, slice_of(text, (size_t)len));
}

// Where `path` leads in the end, the last name of which need not exist. NULL with
// ELOOP when links lead in a circle.
static const char *target_of(struct arena *memory, const char *path)
{
    for (int i = 0; i < MOST_LINKS; i++) {
        struct slice text = link_text(memory, path);
        if (text.len == 0)
            return path;
        struct slice folder = folder_of(slice_of_string(path));
        if (text.ptr[0] == '/')
            folder = SLICE("");
        path = arena_printf(memory, "%.*s%s", SLICE_ARG(folder), text.ptr).ptr;
    }
    errno = ELOOP;
    return NULL;
}

// Opens a new file in the folder of `target`. The name does not depend on that of
// the target, which may already be as long as a name can be.
static int open_beside(struct arena *memory, const char *target, mode_t mode, const char **name)
{
    struct slice folder = folder_of(slice_of_string(target));
    long process = (long)getpid();
    int fd = -1;
    for (int i = 0; i < MOST_NAMES && fd < 0; i++) {
        struct slice fresh =
            arena_printf(memory, "%.*s.waybill-%ld-%d.tmp", SLICE_ARG(folder), process, i);
        *name = fresh.ptr;
        fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (fd < 0 && errno != EEXIST && errno != EINTR)
            break;
    }
    return fd;
}

// Makes the rename itself last. Where folders cannot be synced, nothing is lost but
// the promise against a power failure.
static void sync_folder(struct arena *memory, const char *target)
{
    struct slice folder = folder_of(slice_of_string(target));
    int fd =
        open(folder.len ? arena_copy(memory, folder).ptr : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

static bool write_and_sync(int fd, const char *path, struct slice bytes, const mode_t *mode,
                           struct err *err)
{
    if (mode && fchmod(fd, *mode) != 0)
        return fail(err, path);
    if (!fd_write(fd, bytes, err))
        return fail_while(err, path);
    // Some file systems have no sync; EINVAL is how they say so.
    if (fsync(fd) != 0 && errno != EINVAL)
        return fail(err, path);
    return true;
}

// `mode` NULL: 0666 less the umask, which the kernel takes off in open().
static bool replace(struct arena *memory, const char *path, struct slice bytes, const mode_t *mode,
                    struct err *err)
{
    const char *fresh;
    const char *target = target_of(memory, path);
    if (!target)
        return fail(err, path);
    // Until its permissions are set, nobody else may open it.
    int fd = open_beside(memory, target, mode ? 0600 : 0666, &fresh);
    if (fd < 0)
        return fail(err, path);

    bool done = write_and_sync(fd, path, bytes, mode, err);
    if (close(fd) != 0 && done)
        done = fail(err, path);
    if (done && rename(fresh, target) != 0)
        done = fail(err, path);
    if (!done)
        unlink(fresh);
    else
        sync_folder(memory, target);
    return done;
}

static bool write_in_place(const char *path, struct slice bytes, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return fail(err, path);
    bool done = fd_write(fd, bytes, err) || fail_while(err, path);
    if (close(fd) != 0 && done)
        done = fail(err, path);
    return done;
}

// `mode` NULL: that of the file which is there, if one is.
static bool write_file(const char *path, struct slice bytes, const mode_t *mode, struct err *err)
{
    struct stat there;
    mode_t kept;

    if (stat(path, &there) == 0) {
        if (S_ISDIR(there.st_mode))
            return fail_because(err, path, "is a directory");
        if (!S_ISREG(there.st_mode))
            return write_in_place(path, bytes, err);
        kept = there.st_mode & 0777;
        if (!mode)
            mode = &kept;
    }
    struct arena memory = {0};
    bool done = replace(&memory, path, bytes, mode, err);
    arena_release(&memory);
    return done;
}

bool file_write(const char *path, struct slice bytes, struct err *err)
{
    return write_file(path, bytes, NULL, err);
}

bool file_write_mode(const char *path, struct slice bytes, unsigned mode, struct err *err)
{
    mode_t wanted = mode & 0777;
    return write_file(path, bytes, &wanted, err);
}
