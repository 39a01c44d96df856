// The texts of git's objects and the deltas of its packs: the first byte says which, the rest is
// the object.
#include "delta.h"
#include "object_text.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_RESULT = 1 << 20 };

static void assert_inside(struct slice part, struct slice whole)
{
    assert(part.len == 0 ||
           (part.ptr >= whole.ptr && part.ptr + part.len <= whole.ptr + whole.len));
}

static void try_commit(struct slice text)
{
    struct commit_text commit;
    git_oid parent;
    if (!commit_read(&commit, text))
        return;
    assert_inside(commit.message, text);
    assert(commit.time >= 0);
    while (commit_next_parent(&commit.parents, &parent))
        assert_inside(commit.parents, text);
}

static void try_tag(struct slice text)
{
    struct tag_text tag;
    if (!tag_read(&tag, text))
        return;
    assert_inside(tag.name, text);
    assert_inside(tag.message, text);
}

static void try_tree(struct slice text)
{
    struct slice rest = text;
    struct tree_entry entry, last = {0};
    while (tree_next_entry(&rest, &entry) == TREE_ENTRY) {
        assert(entry.name.len > 0);
        assert_inside(entry.name, text);
        assert_inside(slice_of((const char *)entry.id, 20), text);
        if (last.id)
            assert((tree_entry_compare(&last, &entry) < 0) ==
                   (tree_entry_compare(&entry, &last) > 0));
        last = entry;
    }
}

// The base is the first half.
static void try_delta(struct slice text)
{
    struct slice base = slice_cut(text, 0, text.len / 2);
    struct delta delta;
    if (!delta_open(&delta, slice_cut(text, base.len, text.len)) || delta.result_size > MOST_RESULT)
        return;
    char *out = malloc((size_t)delta.result_size + 1);
    if (out)
        delta_apply(&delta, base, out);
    free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void (*const tries[])(struct slice) = {try_commit, try_tag, try_tree, try_delta};
    if (size == 0)
        return 0;
    // A copy of its own, so that one byte beyond is one too many.
    char *copy = malloc(size);
    if (copy) {
        memcpy(copy, data, size);
        tries[(unsigned char)copy[0] % 4](slice_of(copy + 1, size - 1));
    }
    free(copy);
    return 0;
}
