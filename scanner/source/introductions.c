#include "introductions.h"

#include "digest.h"
#include "object_text.h"
#include "tree_store.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_BEFORE = 64,     // parents that a merge is compared with; Linux has one of 66
    MOST_STEPS = 1 << 27, // folders entered and blobs met: a repository of trees in trees ends here
    NO_PATH = UINT32_MAX,
};

// A folder being compared, and the same folder in those parents that have another one there.
struct level {
    struct tree_bytes *own;
    struct slice rest;
    struct tree_bytes *before[MOST_BEFORE];
    struct slice before_rest[MOST_BEFORE];
    struct tree_entry before_entry[MOST_BEFORE]; // its name is empty at the end
    unsigned before_count;
    size_t path_len;
    uint32_t path; // its node, or NO_PATH as long as nobody asked
};

void introductions_init(struct introductions *news, struct objects *objects,
                        struct object_numbers *numbers, const struct source_options *options,
                        bool whole)
{
    *news = (struct introductions){
        .objects = objects,
        .numbers = numbers,
        .options = options,
        .whole = whole,
        .trees = tree_store_new(objects),
    };
    path_tree_init(&news->paths);
    buf_init(&news->path, SOURCE_LONGEST_PATH);
    buf_add_string(&news->path, "");
}

void introductions_finish(struct introductions *news)
{
    tree_store_free(news->trees);
    news->trees = NULL;
    number_set_release(&news->known);
    number_set_release(&news->excluded);
    number_set_release(&news->told);
    hash_set_release(&news->compared);
    free(news->levels);
    news->levels = NULL;
    news->room = 0;
    buf_release(&news->path);
}

void introductions_release(struct introductions *news)
{
    introductions_finish(news);
    path_tree_release(&news->paths);
    free(news->blobs);
    free(news->skips);
    *news = (struct introductions){0};
}

static void cut_path(struct introductions *news, size_t len)
{
    news->path.len = len;
    news->path.ptr[len] = '\0';
    news->path.overflowed = false;
}

static bool count_step(struct introductions *news, struct err *err)
{
    if (news->steps++ < MOST_STEPS)
        return true;
    return err_set(err, ERR_UNABLE, "the folders of this history hold more than %d files",
                   MOST_STEPS);
}

static void add_skip(struct introductions *news, uint32_t path, uint32_t object, enum skip why)
{
    if (!number_set_add(&news->told, path))
        return;
    if (news->skip_count == news->skip_room) {
        news->skip_room = news->skip_room ? 2 * news->skip_room : 64;
        news->skips = alloc_grow(news->skips, news->skip_room, sizeof *news->skips);
    }
    news->skips[news->skip_count++] = (struct listed_skip){path, object, why};
}

void introductions_skip(struct introductions *news, struct slice path, uint32_t object,
                        enum skip why)
{
    add_skip(news, path_tree_add(&news->paths, 0, path), object, why);
}

void introductions_skip_object(struct introductions *news, uint32_t object, enum skip why)
{
    char path[sizeof ".git/objects/" + 2 * OBJECT_ID_SIZE + 1], hex[2 * OBJECT_ID_SIZE + 1];
    git_oid id;
    memcpy(id.id, object_number_id(news->numbers, object), sizeof id.id);
    git_oid_tostr(hex, sizeof hex, &id);
    snprintf(path, sizeof path, ".git/objects/%.2s/%s", hex, hex + 2);
    introductions_skip(news, slice_of_string(path), object, why);
}

// The node of a folder, made with those above it when something in it is listed first.
static uint32_t folder_path(struct introductions *news, size_t depth)
{
    size_t known = depth;
    while (known > 0 && news->levels[known].path == NO_PATH)
        known--;
    for (; known < depth; known++) {
        struct level *level = &news->levels[known + 1];
        size_t start = news->levels[known].path_len;
        start += start > 0;
        level->path = path_tree_add(&news->paths, news->levels[known].path,
                                    slice_of(news->path.ptr + start, level->path_len - start));
    }
    return news->levels[depth].path;
}

static uint32_t entry_path(struct introductions *news, struct slice name)
{
    return path_tree_add(&news->paths, folder_path(news, news->depth - 1), name);
}

static void add_blob(struct introductions *news, const struct listed_blob *blob)
{
    if (news->blob_count == news->blob_room) {
        news->blob_room = news->blob_room ? news->blob_room + news->blob_room / 2 : 1024;
        news->blobs = alloc_grow(news->blobs, news->blob_room, sizeof *news->blobs);
    }
    news->blobs[news->blob_count++] = *blob;
}

// A tree with something excluded is not known as a whole: at another path it may not be. From
// here on none is.
static void note_excluded(struct introductions *news)
{
    news->any_excluded = true;
    for (size_t i = 0; i < news->depth; i++)
        number_set_drop(&news->known, news->levels[i].own->object);
}

static bool is_excluded(struct introductions *news)
{
    const struct source_options *options = news->options;
    return options->excluded && options->excluded(options->excluded_by, buf_slice(&news->path));
}

// The path is that of the entry.
static void take_blob(struct introductions *news, uint32_t commit, const struct tree_entry *entry)
{
    uint32_t object = object_number(news->numbers, entry->id);
    if (number_set_has(&news->known, object))
        return;
    if (is_excluded(news)) {
        note_excluded(news);
        if (number_set_add(&news->excluded, object))
            add_skip(news, entry_path(news, entry->name), object, SKIP_EXCLUDED);
        return;
    }
    number_set_add(&news->known, object);
    add_blob(news, &(struct listed_blob){
                       .object = object,
                       .commit = commit,
                       .path = entry_path(news, entry->name),
                       .mode = entry->mode == GIT_FILEMODE_LINK ? BLOB_SYMLINK
                               : entry->mode & 0111             ? BLOB_EXECUTABLE
                                                                : BLOB_REGULAR,
                   });
}

// Moves a parent's folder on to its first entry that does not come before `entry`.
static const struct tree_entry *same_in(struct level *level, unsigned i,
                                        const struct tree_entry *entry)
{
    struct tree_entry *other = &level->before_entry[i];
    while (other->name.len > 0 && tree_entry_compare(other, entry) < 0)
        if (tree_next_entry(&level->before_rest[i], other) != TREE_ENTRY)
            other->name.len = 0;
    return other->name.len > 0 && tree_entry_compare(other, entry) == 0 ? other : NULL;
}

static void add_before(struct introductions *news, struct level *level, uint32_t object)
{
    enum skip why;
    unsigned i = level->before_count;
    struct tree_bytes *tree = i < MOST_BEFORE ? tree_store_get(news->trees, object, &why) : NULL;
    if (!tree)
        return;
    level->before[i] = tree;
    level->before_rest[i] = slice_of(tree->bytes, tree->size);
    if (tree_next_entry(&level->before_rest[i], &level->before_entry[i]) != TREE_ENTRY)
        level->before_entry[i].name.len = 0;
    level->before_count++;
}

static struct level *push_level(struct introductions *news, struct tree_bytes *tree, uint32_t path)
{
    if (news->depth == news->room) {
        news->room = news->room ? 2 * news->room : 8;
        news->levels = alloc_grow(news->levels, news->room, sizeof *news->levels);
    }
    struct level *level = &news->levels[news->depth++];
    level->own = tree;
    level->rest = slice_of(tree->bytes, tree->size);
    level->before_count = 0;
    level->path_len = news->path.len;
    level->path = path;
    return level;
}

static void leave(struct introductions *news)
{
    struct level *level = &news->levels[--news->depth];
    tree_store_put(news->trees, level->own);
    for (unsigned i = 0; i < level->before_count; i++)
        tree_store_put(news->trees, level->before[i]);
}

// Whether all that a folder brings beside these is listed already. If not, it is once the folder
// was gone through: what is skipped because a parent has it was listed with the parent, or is
// none of the range. A tree may have itself below it a million times, so this is also what ends.
static bool is_known_folder(struct introductions *news, uint32_t object, const uint32_t *before,
                            size_t before_count)
{
    if (number_set_has(&news->known, object))
        return true;
    if (news->any_excluded)
        return false;
    if (news->whole || before_count == 0)
        return !number_set_add(&news->known, object);
    uint64_t hash =
        siphash(hash_key(), slice_of((const char *)before, before_count * sizeof *before));
    return !hash_set_add(
        &news->compared,
        hash ^ siphash(hash_key(), slice_of((const char *)&object, sizeof object)) * 3);
}

// What a folder is compared with: those in its parents that are not the same.
struct others {
    uint32_t objects[MOST_BEFORE];
    unsigned count;
};

static void take_folder(struct introductions *news, const struct tree_entry *entry,
                        const struct others *others)
{
    uint32_t object = object_number(news->numbers, entry->id);
    enum skip why;

    if (is_known_folder(news, object, others->objects, others->count))
        return;
    struct tree_bytes *tree = tree_store_get(news->trees, object, &why);
    if (!tree) {
        add_skip(news, entry_path(news, entry->name), object, why);
        return;
    }
    struct level *level = push_level(news, tree, NO_PATH);
    for (unsigned i = 0; i < others->count; i++)
        add_before(news, level, others->objects[i]);
}

// Whether a parent has the same entry; if none has, the folders of that name are noted.
static bool is_old(struct introductions *news, const struct tree_entry *entry,
                   struct others *others)
{
    struct level *level = &news->levels[news->depth - 1];
    others->count = 0;
    for (unsigned i = 0; i < level->before_count; i++) {
        const struct tree_entry *other = same_in(level, i, entry);
        if (!other)
            continue;
        if (memcmp(other->id, entry->id, OBJECT_ID_SIZE) == 0)
            return true;
        if (tree_entry_is_folder(entry))
            others->objects[others->count++] = object_number(news->numbers, other->id);
    }
    return false;
}

static void take_entry(struct introductions *news, uint32_t commit, const struct tree_entry *entry,
                       const struct others *others)
{
    const struct level *level = &news->levels[news->depth - 1];

    cut_path(news, level->path_len);
    if (level->path_len)
        buf_add_byte(&news->path, '/');
    buf_add(&news->path, entry->name);
    if (news->path.overflowed) {
        // The folder stands for all that has no room for its path.
        cut_path(news, level->path_len);
        add_skip(news, folder_path(news, news->depth - 1), level->own->object, SKIP_UNREADABLE);
    } else if (entry->mode == GIT_FILEMODE_COMMIT) {
        add_skip(news, entry_path(news, entry->name), 0, SKIP_SUBMODULE);
    } else if (tree_entry_is_folder(entry)) {
        take_folder(news, entry, others);
    } else {
        take_blob(news, commit, entry);
    }
}

// Goes through the folder on top and all below it.
static bool take_levels(struct introductions *news, uint32_t commit, struct err *err)
{
    while (news->depth > 0) {
        struct level *level = &news->levels[news->depth - 1];
        struct tree_entry entry;
        struct others others;
        enum tree_step step = tree_next_entry(&level->rest, &entry);
        if (step == TREE_DAMAGED) {
            cut_path(news, level->path_len);
            add_skip(news, folder_path(news, news->depth - 1), level->own->object, SKIP_UNREADABLE);
        }
        if (step != TREE_ENTRY) {
            leave(news);
        } else if (!is_old(news, &entry, &others)) {
            if (!count_step(news, err))
                return false;
            take_entry(news, commit, &entry, &others);
        }
    }
    return true;
}

// The path is there already: empty, or that of a tag.
static bool take_root(struct introductions *news, uint32_t commit, uint32_t tree, uint32_t path,
                      const uint32_t *before, size_t before_count, struct err *err)
{
    enum skip why;

    for (size_t i = 0; i < before_count; i++)
        if (before[i] == tree)
            return true;
    if (is_known_folder(news, tree, before, before_count))
        return true;
    struct tree_bytes *root = tree_store_get(news->trees, tree, &why);
    if (!root) {
        introductions_skip_object(news, tree, why);
        return true;
    }
    struct level *level = push_level(news, root, path);
    for (size_t i = 0; i < before_count; i++)
        add_before(news, level, before[i]);
    bool taken = take_levels(news, commit, err);
    while (news->depth > 0)
        leave(news);
    return taken;
}

bool introductions_take(struct introductions *news, uint32_t commit, uint32_t tree,
                        const uint32_t *before, size_t before_count, struct err *err)
{
    cut_path(news, 0);
    return take_root(news, commit, tree, 0, before, before_count, err);
}

bool introductions_take_tagged(struct introductions *news, uint32_t object, bool is_tree,
                               struct slice path, struct err *err)
{
    uint32_t node = path_tree_add(&news->paths, 0, path);

    cut_path(news, 0);
    buf_add(&news->path, path);
    if (is_tree)
        return take_root(news, NO_COMMIT, object, node, NULL, 0, err);
    if (number_set_add(&news->known, object))
        add_blob(news, &(struct listed_blob){object, NO_COMMIT, node, BLOB_REGULAR});
    return true;
}

static bool mark_folder(struct introductions *news, uint32_t tree)
{
    enum skip why;
    struct tree_bytes *bytes = tree_store_get(news->trees, tree, &why);
    if (bytes)
        push_level(news, bytes, NO_PATH);
    return bytes != NULL;
}

bool introductions_mark(struct introductions *news, uint32_t tree, struct number_set *set)
{
    bool whole = mark_folder(news, tree);

    while (news->depth > 0) {
        struct tree_entry entry;
        enum tree_step step = tree_next_entry(&news->levels[news->depth - 1].rest, &entry);
        whole = whole && step != TREE_DAMAGED;
        if (step != TREE_ENTRY) {
            leave(news);
            continue;
        }
        uint32_t object = object_number(news->numbers, entry.id);
        if (number_set_add(set, object) && tree_entry_is_folder(&entry))
            whole = mark_folder(news, object) && whole;
    }
    return whole;
}
