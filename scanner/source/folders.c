#include "folders.h"

#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

void folders_init(struct folders *folders, int root)
{
    *folders = (struct folders){.root = root};
    buf_init(&folders->path, SOURCE_LONGEST_PATH);
}

void folders_release(struct folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        close(folders->open[i].fd);
    if (folders->root >= 0)
        close(folders->root);
    buf_release(&folders->path);
    folders_init(folders, -1);
}

static bool is_at_or_below(struct slice folder, struct slice above)
{
    return slice_starts_with(folder, above) &&
           (folder.len == above.len || folder.ptr[above.len] == '/');
}

static void push(struct folders *folders, size_t len, int fd)
{
    // Any open folder above will do to go on from, so the outermost can be spared.
    if (folders->count == FOLDERS_MOST_OPEN) {
        close(folders->open[0].fd);
        folders->count--;
        memmove(&folders->open[0], &folders->open[1], folders->count * sizeof folders->open[0]);
    }
    folders->open[folders->count].len = len;
    folders->open[folders->count].fd = fd;
    folders->count++;
}

static int open_one(int above, struct slice name)
{
    char terminated[NAME_MAX + 1];
    if (name.len >= sizeof terminated) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(terminated, name.ptr, name.len);
    terminated[name.len] = '\0';
    return openat(above, terminated, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Closes what does not lie above `folder`; says how much of its path stays open.
static size_t close_others(struct folders *folders, struct slice folder)
{
    while (folders->count > 0) {
        size_t len = folders->open[folders->count - 1].len;
        if (is_at_or_below(folder, slice_cut(buf_slice(&folders->path), 0, len)))
            return len;
        close(folders->open[--folders->count].fd);
    }
    return 0;
}

int folders_open(struct folders *folders, struct slice folder)
{
    if (folder.len > SOURCE_LONGEST_PATH) {
        errno = ENAMETOOLONG;
        return -1;
    }
    size_t done = close_others(folders, folder);
    int fd = folders->count ? folders->open[folders->count - 1].fd : folders->root;

    if (done == folder.len)
        return fd;
    buf_clear(&folders->path);
    buf_add(&folders->path, folder);
    while (done < folder.len) {
        size_t from = done ? done + 1 : 0;
        struct slice rest = slice_cut(folder, from, folder.len), name;
        slice_split(&rest, '/', &name);
        fd = open_one(fd, name);
        if (fd < 0)
            return -1;
        done = from + name.len;
        push(folders, done, fd);
    }
    return fd;
}
