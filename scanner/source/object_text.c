#include "object_text.h"

#include "hex.h"

enum { ID_HEX = 40, ID_SIZE = 20, FOLDER = 040000, TYPE_OF_MODE = 0170000 };

// Takes a line "KEY VALUE" off the front.
static bool take_header(struct slice *text, struct slice key, struct slice *value)
{
    struct slice rest = *text, line;
    if (!slice_starts_with(rest, key) || !slice_split(&rest, '\n', &line) || line.len <= key.len ||
        line.ptr[key.len] != ' ')
        return false;
    *value = slice_cut(line, key.len + 1, line.len);
    *text = rest;
    return true;
}

// Not libgit2's reader, which keeps a message for each text that is no id.
static bool take_id(struct slice *text, struct slice key, git_oid *id)
{
    struct slice rest = *text, value;
    if (!take_header(&rest, key, &value) || value.len != ID_HEX)
        return false;
    for (size_t i = 0; i < ID_HEX; i += 2) {
        int high = hex_value(value.ptr[i]), low = hex_value(value.ptr[i + 1]);
        if (high < 0 || low < 0)
            return false;
        id->id[i / 2] = (unsigned char)(high << 4 | low);
    }
    *text = rest;
    return true;
}

// Everything behind the first empty line.
static struct slice message_of(struct slice headers)
{
    struct slice line;
    while (slice_split(&headers, '\n', &line))
        if (line.len == 0)
            return headers;
    return SLICE("");
}

// The number behind the last '>', as git reads it.
static int64_t time_of(struct slice person)
{
    size_t at = person.len;
    uint64_t seconds;
    struct slice word;
    while (at > 0 && person.ptr[at - 1] != '>')
        at--;
    struct slice rest = slice_trim(slice_cut(person, at, person.len));
    if (at == 0 || !slice_split(&rest, ' ', &word) || !slice_to_u64(word, &seconds) ||
        seconds > INT64_MAX)
        return 0;
    return (int64_t)seconds;
}

bool commit_read(struct commit_text *commit, struct slice object)
{
    struct slice rest = object, value;
    git_oid parent;

    *commit = (struct commit_text){.message = message_of(object)};
    if (!take_id(&rest, SLICE("tree"), &commit->tree))
        return false;
    commit->parents = rest;
    while (take_id(&rest, SLICE("parent"), &parent))
        ;
    commit->parents.len -= rest.len;
    if (take_header(&rest, SLICE("author"), &value) &&
        take_header(&rest, SLICE("committer"), &value))
        commit->time = time_of(value);
    return true;
}

bool commit_next_parent(struct slice *parents, git_oid *id)
{
    return take_id(parents, SLICE("parent"), id);
}

bool tag_read(struct tag_text *tag, struct slice object)
{
    struct slice rest = object, type;

    *tag = (struct tag_text){.message = message_of(object)};
    if (!take_id(&rest, SLICE("object"), &tag->target) || !take_header(&rest, SLICE("type"), &type))
        return false;
    tag->type = slice_equals(type, SLICE("commit")) ? GIT_OBJECT_COMMIT
                : slice_equals(type, SLICE("tree")) ? GIT_OBJECT_TREE
                : slice_equals(type, SLICE("blob")) ? GIT_OBJECT_BLOB
                : slice_equals(type, SLICE("tag"))  ? GIT_OBJECT_TAG
                                                    : GIT_OBJECT_INVALID;
    if (!take_header(&rest, SLICE("tag"), &tag->name))
        tag->name = SLICE("");
    return tag->type != GIT_OBJECT_INVALID;
}

static bool take_mode(struct slice *tree, unsigned *mode)
{
    size_t i = 0;
    *mode = 0;
    for (; i < tree->len && tree->ptr[i] != ' '; i++) {
        if (i == 6 || tree->ptr[i] < '0' || tree->ptr[i] > '7')
            return false;
        *mode = *mode << 3 | (unsigned)(tree->ptr[i] - '0');
    }
    if (i == 0 || i == tree->len)
        return false;
    *tree = slice_cut(*tree, i + 1, tree->len);
    return true;
}

enum tree_step tree_next_entry(struct slice *tree, struct tree_entry *entry)
{
    if (tree->len == 0)
        return TREE_END;
    if (!take_mode(tree, &entry->mode))
        return TREE_DAMAGED;
    const char *end = memchr(tree->ptr, '\0', tree->len);
    if (!end)
        return TREE_DAMAGED;
    entry->name = slice_of(tree->ptr, (size_t)(end - tree->ptr));
    size_t used = entry->name.len + 1;
    if (tree->len - used < ID_SIZE || entry->name.len == 0 ||
        memchr(entry->name.ptr, '/', entry->name.len))
        return TREE_DAMAGED;
    entry->id = (const unsigned char *)tree->ptr + used;
    *tree = slice_cut(*tree, used + ID_SIZE, tree->len);
    return TREE_ENTRY;
}

bool tree_entry_is_folder(const struct tree_entry *entry)
{
    return (entry->mode & TYPE_OF_MODE) == FOLDER;
}

// The byte at `at`, with what ends a name of this type behind its last.
static int byte_at(const struct tree_entry *entry, size_t at)
{
    if (at < entry->name.len)
        return (unsigned char)entry->name.ptr[at];
    return tree_entry_is_folder(entry) ? '/' : '\0';
}

int tree_entry_compare(const struct tree_entry *a, const struct tree_entry *b)
{
    size_t len = a->name.len < b->name.len ? a->name.len : b->name.len;
    int order = memcmp(a->name.ptr, b->name.ptr, len);
    if (order == 0)
        order = byte_at(a, len) - byte_at(b, len);
    if (order == 0 && a->name.len != b->name.len)
        order = a->name.len < b->name.len ? -1 : 1;
    return order;
}
