#include "by_folder.h"

#include "classify.h"
#include "markers.h"

#include <stdlib.h>

// A folder and what is in it, not below it.
struct leaf {
    struct slice path;
    uint64_t files;
    const struct finding **findings; // that count or mark a package
    size_t count;
};

// A run of leaves, which is a folder with all below it.
struct part {
    size_t from, to;
    size_t len; // of the path that its leaves share
    enum tier tier;
};

struct divider {
    const struct assessment *repository;
    struct leaf *leaves; // sorted, each folder before what is below it
    size_t leaf_count;
    const struct finding *packages[MARKERS_PACKAGES];
    size_t package_count;
    const struct finding **chosen; // room for all findings
    struct folder_tier *rows;
    size_t row_count;
    struct arena *memory;
};

// Byte order, but a slash before all other bytes: then what is below a folder stands together.
static int compare_folders(struct slice a, struct slice b)
{
    size_t at = 0;
    while (at < a.len && at < b.len && a.ptr[at] == b.ptr[at])
        at++;
    if (at == a.len || at == b.len)
        return a.len < b.len ? -1 : a.len > b.len;
    if (a.ptr[at] == '/' || b.ptr[at] == '/')
        return a.ptr[at] == '/' ? -1 : 1;
    return (unsigned char)a.ptr[at] < (unsigned char)b.ptr[at] ? -1 : 1;
}

static int compare_leaves(const void *left, const void *right)
{
    return compare_folders(((const struct leaf *)left)->path, ((const struct leaf *)right)->path);
}

static struct leaf *find_leaf(struct leaf *leaves, size_t count, struct slice path)
{
    struct leaf key = {.path = path};
    return bsearch(&key, leaves, count, sizeof *leaves, compare_leaves);
}

// Where a file that was read is counted: its folder, or the nearest one above it that is kept. NULL for none.
static struct leaf *leaf_of(struct leaf *leaves, size_t count, struct slice path)
{
    struct slice folder = path;
    struct leaf *leaf = NULL;
    while (!leaf && folder.len) {
        folder = folder_of_file(folder);
        leaf = find_leaf(leaves, count, folder);
        if (folder.len == 1 && folder.ptr[0] == '/')
            break;
    }
    return leaf;
}

static bool is_in_a_folder(const struct finding *finding)
{
    return !slice_starts_with(finding->path, SLICE(".git/"));
}

// Sorted, those of one path as one.
static size_t join_leaves(struct leaf *leaves, size_t count)
{
    size_t kept = 0;
    qsort(leaves, count, sizeof *leaves, compare_leaves);
    for (size_t i = 0; i < count; i++) {
        if (kept && slice_equals(leaves[kept - 1].path, leaves[i].path))
            leaves[kept - 1].files += leaves[i].files;
        else
            leaves[kept++] = leaves[i];
    }
    return kept;
}

// What only the history has may be in a folder that is no more: it gets one.
static void list_leaves(struct divider *divider, const struct finding *findings, size_t count,
                        const struct folder_seen *seen, size_t seen_count, struct arena *memory)
{
    struct leaf *leaves = ARENA_ARRAY(memory, count + seen_count + 1, struct leaf);
    size_t leaf_count = 0;
    for (size_t i = 0; i < seen_count; i++)
        leaves[leaf_count++] = (struct leaf){.path = seen[i].path, .files = seen[i].files};
    leaf_count = join_leaves(leaves, leaf_count);
    size_t known = leaf_count;
    for (size_t i = 0; i < count && leaf_count < FOLDERS_MOST; i++) {
        struct slice folder = folder_of_file(finding_file(&findings[i]));
        if (findings[i].past && is_in_a_folder(&findings[i]) && !find_leaf(leaves, known, folder))
            leaves[leaf_count++] = (struct leaf){.path = folder};
    }
    if (leaf_count == 0)
        leaf_count = 1; // the root, and nothing in it
    divider->leaves = leaves;
    divider->leaf_count = join_leaves(leaves, leaf_count);
}

static bool is_of_interest(const struct finding *finding)
{
    return is_in_a_folder(finding) && item_of(finding) != ITEM_NONE;
}

static void deal_findings(struct divider *divider, const struct finding *findings, size_t count,
                          struct arena *memory)
{
    struct leaf **leaf_of_finding = ARENA_ARRAY(memory, count + 1, struct leaf *);
    const struct finding **dealt = ARENA_ARRAY(memory, count + 1, const struct finding *);
    for (size_t i = 0; i < count; i++) {
        if (marker_is_package(&findings[i]) && divider->package_count < MARKERS_PACKAGES)
            divider->packages[divider->package_count++] = &findings[i];
        if (!is_of_interest(&findings[i]))
            continue;
        leaf_of_finding[i] =
            leaf_of(divider->leaves, divider->leaf_count, finding_file(&findings[i]));
        if (!leaf_of_finding[i])
            leaf_of_finding[i] = divider->leaves; // past all ceilings
        leaf_of_finding[i]->count++;
    }
    for (size_t i = 0; i < divider->leaf_count; i++) {
        divider->leaves[i].findings = dealt;
        dealt += divider->leaves[i].count;
        divider->leaves[i].count = 0;
    }
    for (size_t i = 0; i < count; i++)
        if (leaf_of_finding[i])
            leaf_of_finding[i]->findings[leaf_of_finding[i]->count++] = &findings[i];
}

// Chooses the findings of leaves [from, to), behind those that are chosen.
static size_t choose(const struct divider *divider, size_t chosen, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        for (size_t j = 0; j < divider->leaves[i].count; j++)
            divider->chosen[chosen++] = divider->leaves[i].findings[j];
    return chosen;
}

static size_t choose_packages(const struct divider *divider)
{
    for (size_t i = 0; i < divider->package_count; i++)
        divider->chosen[i] = divider->packages[i];
    return divider->package_count;
}

static enum tier tier_of_chosen(const struct divider *divider, size_t chosen)
{
    struct arena scratch = {0};
    struct assessment assessment;
    assess_part(&assessment, divider->repository, divider->chosen, chosen, &scratch);
    arena_release(&scratch);
    return assessment.tier;
}

static enum tier tier_of_part(const struct divider *divider, const struct part *part)
{
    return tier_of_chosen(divider, choose(divider, choose_packages(divider), part->from, part->to));
}

// The folder below one of `len` bytes that a leaf is in: the length of its path.
static size_t child_len(struct slice path, size_t len)
{
    size_t from = len || (path.len && path.ptr[0] == '/') ? len + 1 : len;
    size_t slash = slice_find_byte(slice_cut(path, from, path.len), '/');
    return slash == SLICE_NOT_FOUND ? path.len : from + slash;
}

static struct part child_at(const struct divider *divider, const struct part *parent, size_t from)
{
    struct slice path = divider->leaves[from].path;
    struct part child = {.from = from, .to = from + 1, .len = child_len(path, parent->len)};
    path = slice_cut(path, 0, child.len);
    while (child.to < parent->to &&
           child_len(divider->leaves[child.to].path, parent->len) == child.len &&
           slice_starts_with(divider->leaves[child.to].path, path))
        child.to++;
    return child;
}

static bool has_own_files(const struct divider *divider, const struct part *part)
{
    return divider->leaves[part->from].path.len == part->len;
}

// All of a part, or without the children that are as high as it is.
static void add_row(struct divider *divider, const struct part *part, const struct part *without,
                    size_t count)
{
    struct folder_tier *row = &divider->rows[divider->row_count++];
    struct assessment *assessment = ARENA_NEW(divider->memory, struct assessment);
    size_t chosen = choose_packages(divider), from = part->from, packages = chosen;

    *row = (struct folder_tier){.path = slice_cut(divider->leaves[part->from].path, 0, part->len),
                                .whole = count == 0,
                                .assessment = assessment};
    for (size_t i = 0; i <= count; i++) {
        size_t to = i < count ? without[i].from : part->to;
        chosen = choose(divider, chosen, from, to);
        for (size_t leaf = from; leaf < to; leaf++)
            row->files += divider->leaves[leaf].files;
        from = i < count ? without[i].to : to;
    }
    row->findings = chosen - packages;
    assess_part(assessment, divider->repository, divider->chosen, chosen, divider->memory);
}

static bool divide(struct divider *divider, const struct part *part, unsigned depth);

// Tries rows for the children that are as high as the whole and one for the rest; false where that tells nothing apart.
static bool try_to_divide(struct divider *divider, const struct part *part, unsigned depth,
                          struct arena *scratch)
{
    struct part *high = ARENA_ARRAY(scratch, part->to - part->from + 1, struct part);
    size_t start = divider->row_count, count = 0, rest = has_own_files(divider, part);
    bool separated = false;

    for (size_t i = part->from + rest; i < part->to;) {
        struct part child = child_at(divider, part, i);
        child.tier = tier_of_part(divider, &child);
        if (child.tier == part->tier)
            high[count++] = child;
        else
            rest++;
        i = child.to;
    }
    if (count == 0)
        return false;
    if (rest) {
        add_row(divider, part, high, count);
        separated = divider->rows[start].assessment->tier < part->tier;
    }
    for (size_t i = 0; i < count; i++)
        separated |= divide(divider, &high[i], depth - 1);
    if (!separated)
        divider->row_count = start;
    return separated;
}

// Adds the rows of a part that may be divided `depth` times; true when it was.
static bool divide(struct divider *divider, const struct part *part, unsigned depth)
{
    struct arena scratch = {0};
    bool divided =
        depth > 0 && part->to - part->from > 1 && try_to_divide(divider, part, depth, &scratch);
    if (!divided)
        add_row(divider, part, NULL, 0);
    arena_release(&scratch);
    return divided;
}

// The folder that all leaves are in: rows begin below it.
static struct part whole_of(const struct divider *divider)
{
    struct part whole = {.from = 0, .to = divider->leaf_count, .len = 0};
    struct slice first = divider->leaves[0].path;
    while (whole.len < first.len && !has_own_files(divider, &whole)) {
        struct part child = child_at(divider, &whole, 0);
        if (child.to < divider->leaf_count)
            break;
        whole.len = child.len;
    }
    return whole;
}

size_t by_folder(struct folder_tier **out, const struct assessment *repository,
                 const struct finding *findings, size_t count, const struct folder_seen *seen,
                 size_t seen_count, unsigned depth, struct arena *memory)
{
    struct arena scratch = {0};
    struct divider divider = {.repository = repository, .memory = memory};

    list_leaves(&divider, findings, count, seen, seen_count, &scratch);
    deal_findings(&divider, findings, count, &scratch);
    divider.chosen = ARENA_ARRAY(&scratch, count + MARKERS_PACKAGES + 1, const struct finding *);
    divider.rows = ARENA_ARRAY(memory, 2 * divider.leaf_count + 1, struct folder_tier);
    struct part whole = whole_of(&divider);
    if (has_own_files(&divider, &whole)) {
        struct part own = {.from = 0, .to = 1, .len = whole.len};
        add_row(&divider, &own, NULL, 0);
        divider.rows[0].whole = false;
    }
    for (size_t i = divider.row_count; i < whole.to;) {
        struct part child = child_at(&divider, &whole, i);
        child.tier = tier_of_part(&divider, &child);
        divide(&divider, &child, depth - 1);
        i = child.to;
    }
    arena_release(&scratch);
    *out = divider.rows;
    return divider.row_count;
}
