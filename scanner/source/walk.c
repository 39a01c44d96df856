#include "walk.h"

#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct walk_entry {
    const char *name;
    uint32_t len;
    enum walk_kind kind;
};

// A folder entered: its entries are [from, to), the next one is at `at`. It owns
// all entries and names behind those of the level before.
struct walk_level {
    size_t from, at, to;
    size_t path_len;
    struct arena_mark names;
};

void walk_init(struct walk *walk, int root)
{
    *walk = (struct walk){0};
    folders_init(&walk->folders, root);
    buf_init(&walk->path, SOURCE_LONGEST_PATH);
    buf_add_string(&walk->path, "");
}

void walk_release(struct walk *walk)
{
    folders_release(&walk->folders);
    buf_release(&walk->path);
    free(walk->entries);
    free(walk->levels);
    arena_release(&walk->names);
    *walk = (struct walk){.folders.root = -1};
}

static enum walk_kind kind_of_mode(mode_t mode)
{
    return S_ISREG(mode)   ? WALK_FILE
           : S_ISDIR(mode) ? WALK_FOLDER
           : S_ISLNK(mode) ? WALK_LINK
                           : WALK_SPECIAL;
}

// Most file systems tell the kind with the name; the others are asked.
static enum walk_kind kind_of(int folder, const struct dirent *found)
{
    struct stat status;
    switch (found->d_type) {
    case DT_REG:
        return WALK_FILE;
    case DT_DIR:
        return WALK_FOLDER;
    case DT_LNK:
        return WALK_LINK;
    case DT_UNKNOWN:
        // What cannot be asked about cannot be read either, and is told then.
        if (fstatat(folder, found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            return WALK_FILE;
        return kind_of_mode(status.st_mode);
    default:
        return WALK_SPECIAL;
    }
}

static void add_entry(struct walk *walk, struct slice name, enum walk_kind kind)
{
    if (walk->entry_count == walk->entry_room) {
        walk->entry_room = walk->entry_room ? 2 * walk->entry_room : 256;
        walk->entries = alloc_grow(walk->entries, walk->entry_room, sizeof *walk->entries);
    }
    walk->entries[walk->entry_count++] = (struct walk_entry){
        .name = arena_copy(&walk->names, name).ptr,
        .len = (uint32_t)name.len,
        .kind = kind,
    };
}

static bool list_open(struct walk *walk, DIR *folder)
{
    for (;;) {
        errno = 0;
        struct dirent *found = readdir(folder);
        if (!found)
            return errno == 0;
        struct slice name = slice_of_string(found->d_name);
        if (slice_equals(name, SLICE(".")) || slice_equals(name, SLICE("..")))
            continue;
        if (walk->entry_count == WALK_MOST_ENTRIES) {
            errno = EFBIG;
            return false;
        }
        add_entry(walk, name, kind_of(dirfd(folder), found));
    }
}

static bool list(struct walk *walk, int fd)
{
    // A descriptor of its own, because closedir() closes it and reading moves it.
    int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = own >= 0 ? fdopendir(own) : NULL;
    if (!folder) {
        int why = errno;
        if (own >= 0)
            close(own);
        errno = why;
        return false;
    }
    bool listed = list_open(walk, folder);
    int why = errno;
    closedir(folder);
    errno = why;
    return listed;
}

static unsigned char byte_at(const struct walk_entry *entry, size_t at)
{
    if (at < entry->len)
        return (unsigned char)entry->name[at];
    return entry->kind == WALK_FOLDER ? '/' : '\0';
}

static int compare_entries(const void *left, const void *right)
{
    const struct walk_entry *a = left, *b = right;
    size_t common = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->name, b->name, common);
    return order ? order : (int)byte_at(a, common) - (int)byte_at(b, common);
}

// Gives back what was listed since the level began.
static void forget(struct walk *walk, const struct walk_level *level)
{
    walk->entry_count = level->from;
    arena_reset(&walk->names, level->names);
}

bool walk_enter(struct walk *walk)
{
    struct walk_level level = {
        .from = walk->entry_count,
        .at = walk->entry_count,
        .path_len = walk->path.len,
        .names = arena_mark(&walk->names),
    };
    int fd = folders_open(&walk->folders, buf_slice(&walk->path));
    if (fd < 0)
        return false;
    if (!list(walk, fd)) {
        forget(walk, &level);
        return false;
    }
    level.to = walk->entry_count;
    if (level.to > level.from)
        qsort(walk->entries + level.from, level.to - level.from, sizeof *walk->entries,
              compare_entries);
    if (walk->depth == walk->level_room) {
        walk->level_room = walk->level_room ? 2 * walk->level_room : 16;
        walk->levels = alloc_grow(walk->levels, walk->level_room, sizeof *walk->levels);
    }
    walk->levels[walk->depth++] = level;
    return true;
}

bool walk_has(const struct walk *walk, const char *name)
{
    const struct walk_level *level = &walk->levels[walk->depth - 1];
    for (size_t i = level->from; i < level->to; i++)
        if (strcmp(walk->entries[i].name, name) == 0)
            return true;
    return false;
}

void walk_leave(struct walk *walk)
{
    struct walk_level *level = &walk->levels[--walk->depth];
    forget(walk, level);
}

static void cut_path(struct walk *walk, size_t len)
{
    walk->path.len = len;
    walk->path.ptr[len] = '\0';
    walk->path.overflowed = false;
}

bool walk_next(struct walk *walk, enum walk_kind *kind)
{
    while (walk->depth > 0) {
        struct walk_level *level = &walk->levels[walk->depth - 1];
        cut_path(walk, level->path_len);
        if (level->at == level->to) {
            walk_leave(walk);
            continue;
        }
        const struct walk_entry *entry = &walk->entries[level->at++];
        if (level->path_len)
            buf_add_byte(&walk->path, '/');
        buf_add(&walk->path, slice_of(entry->name, entry->len));
        *kind = entry->kind;
        if (walk->path.overflowed) {
            cut_path(walk, level->path_len);
            *kind = WALK_TOO_LONG;
        }
        return true;
    }
    return false;
}

const char *walk_name(const struct walk *walk)
{
    return slice_basename(buf_slice(&walk->path)).ptr;
}
