#include "tools_seen.h"

#include "place.h"

#include <stdlib.h>

static int compare_plans(const struct slice *a, const struct slice *b)
{
    int order = 0;
    while (order == 0 && (a->len || b->len))
        order = slice_compare(*a++, *b++);
    return order;
}

// By what makes signs alike.
static int compare_footprints(const struct footprint *a, const struct footprint *b)
{
    int order = slice_compare(a->tool, b->tool);
    if (order == 0)
        order = (int)a->claim - (int)b->claim;
    return order ? order : compare_plans(a->plans, b->plans);
}

// Whether both are signs of the same tool that say the same and tell the same plans.
static bool tool_seen_alike(const struct footprint *a, const struct footprint *b)
{
    return compare_footprints(a, b) == 0;
}

static int compare_evidence(const struct tool_seen *a, const struct tool_seen *b)
{
    int order = slice_compare(a->path, b->path);
    if (order == 0)
        order = (int)(a->line > b->line) - (int)(a->line < b->line);
    return order ? order : footprint_compare(a->footprint, b->footprint);
}

// Where the evidence belongs: in the place of the same, or of what comes after it once there is enough; else
// `count`, to append.
static size_t place_for(const struct tools_seen *seen, const struct tool_seen *fresh)
{
    size_t have = 0, last = seen->count;
    for (size_t i = 0; i < seen->count; i++) {
        const struct tool_seen *item = &seen->items[i];
        if (!tool_seen_alike(item->footprint, fresh->footprint))
            continue;
        // Several footprints may fit one place: `.claude/CLAUDE.md` is in a folder and has a name.
        if (fresh->path.len ? slice_equals(item->path, fresh->path) && item->line == fresh->line
                            : item->footprint == fresh->footprint)
            return i;
        have++;
        if (last == seen->count || compare_evidence(item, &seen->items[last]) > 0)
            last = i;
    }
    return have < EVIDENCE_PER_TOOL ? seen->count : last;
}

void tools_seen_add(struct tools_seen *seen, const struct tool_seen *sign)
{
    size_t at = place_for(seen, sign);
    struct tool_seen *item = &seen->items[at];
    if (at == seen->count) {
        if (seen->count == TOOLS_SEEN_MOST)
            return;
        seen->count++;
    } else if (!sign->path.len && item->footprint == sign->footprint) {
        item->commits += sign->commits;
        return;
    } else if (compare_evidence(item, sign) <= 0) {
        return;
    }
    *item = *sign;
    item->path = arena_copy(seen->memory, sign->path);
    item->commit = arena_copy(seen->memory, sign->commit);
}

static void add_control(struct tools_seen *seen, const struct control *control, struct slice path)
{
    for (size_t i = 0; i < seen->control_count; i++) {
        struct control_seen *known = &seen->controls[i];
        if (known->control != control)
            continue;
        if (slice_compare(path, known->path) < 0)
            known->path = arena_copy(seen->memory, path);
        return;
    }
    if (seen->control_count < CONTROLS_SEEN_MOST)
        seen->controls[seen->control_count++] =
            (struct control_seen){control, arena_copy(seen->memory, path)};
}

// Vendored code and samples of repositories are somebody else's.
static bool is_own(const struct blob *blob)
{
    enum place place = place_of(blob_place(blob), SLICE(""));
    return place != PLACE_VENDORED && place != PLACE_FIXTURE;
}

// What the names in the path begin with, a bit for each byte: most footprints begin with something else.
struct initials {
    uint64_t bits[4];
};

static struct initials initials_of(struct slice path)
{
    struct initials initials = {{0}};
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        if (i == 0 || path.ptr[i - 1] == '/')
            initials.bits[c / 64] |= 1ULL << c % 64;
    }
    return initials;
}

static bool has_initial(const struct initials *initials, char first)
{
    unsigned char c = (unsigned char)first;
    return initials->bits[c / 64] >> c % 64 & 1;
}

void tools_seen_path(struct tools_seen *seen, const struct blob *blob)
{
    struct slice path = blob->path;
    struct initials initials = initials_of(path);
    for (size_t i = 0; i < footprint_count; i++) {
        const struct footprint *footprint = &footprints[i];
        char first = footprint->mark.ptr[0];
        if (footprint->kind != FOOTPRINT_PATH || (first != '*' && !has_initial(&initials, first)))
            continue;
        if (footprint_fits(footprint, path) && is_own(blob))
            tools_seen_add(seen, &(struct tool_seen){.footprint = footprint, .path = path});
    }
    const struct control *control = has_initial(&initials, '.') ? control_of_file(path) : NULL;
    if (control && is_own(blob))
        add_control(seen, control, path);
}

enum { MESSAGE_MOST = 64 * 1024, LINE_MOST = 512 };

// "Merge branch 'NAME'" and "Merge pull request #1 from OWNER/NAME".
static bool merges_branch(struct slice subject, struct slice glob)
{
    if (!slice_starts_with(subject, SLICE("Merge ")))
        return false;
    struct slice rest = slice_cut(subject, 6, subject.len), word;
    while (slice_split(&rest, ' ', &word)) {
        while (word.len && (word.ptr[0] == '\'' || word.ptr[0] == '"'))
            word = slice_cut(word, 1, word.len);
        while (word.len &&
               (slice_ends_with(word, SLICE("'")) || slice_ends_with(word, SLICE("\""))))
            word.len--;
        size_t slash = slice_find_byte(word, '/');
        if (footprint_glob_fits(glob, word) ||
            (slash != SLICE_NOT_FOUND &&
             footprint_glob_fits(glob, slice_cut(word, slash + 1, word.len))))
            return true;
    }
    return false;
}

// Trailers begin their line; what is quoted does not.
static bool line_fits(const struct footprint *footprint, struct slice line, bool first)
{
    switch (footprint->kind) {
    case FOOTPRINT_TRAILER:
        return !first && !is_space(line.ptr[0]) && footprint_glob_fits(footprint->mark, line);
    case FOOTPRINT_MESSAGE:
        return footprint_glob_fits(footprint->mark, slice_trim(line));
    case FOOTPRINT_BRANCH:
        return first && merges_branch(line, footprint->mark);
    default:
        return false;
    }
}

// The footprints of commits, looked up once.
static void list_of_commits(struct tools_seen *seen)
{
    if (seen->of_commits_known)
        return;
    seen->of_commits_known = true;
    for (size_t i = 0; i < footprint_count; i++) {
        enum footprint_kind kind = footprints[i].kind;
        if ((kind == FOOTPRINT_AUTHOR || kind == FOOTPRINT_TRAILER || kind == FOOTPRINT_MESSAGE ||
             kind == FOOTPRINT_BRANCH) &&
            seen->of_commits_count < FOOTPRINTS_OF_COMMITS)
            seen->of_commits[seen->of_commits_count++] = &footprints[i];
    }
}

// One sign of each kind is enough of a commit.
static void add_commit(struct tools_seen *seen, size_t which, const struct commit_words *commit,
                       bool *told)
{
    if (told[which])
        return;
    told[which] = true;
    tools_seen_add(seen, &(struct tool_seen){.footprint = seen->of_commits[which],
                                             .commit = commit->id,
                                             .commits = 1});
}

static bool is_by(const struct footprint *footprint, struct slice person)
{
    return person.len <= LINE_MOST && footprint_glob_fits(footprint->mark, person);
}

void tools_seen_commit(struct tools_seen *seen, const struct commit_words *commit)
{
    bool told[FOOTPRINTS_OF_COMMITS] = {false};
    struct slice rest = slice_cut(commit->message, 0, MESSAGE_MOST), line;

    list_of_commits(seen);
    for (size_t i = 0; i < seen->of_commits_count; i++)
        if (seen->of_commits[i]->kind == FOOTPRINT_AUTHOR &&
            (is_by(seen->of_commits[i], commit->author) ||
             is_by(seen->of_commits[i], commit->committer)))
            add_commit(seen, i, commit, told);
    for (bool first = true; slice_split(&rest, '\n', &line); first = false) {
        while (line.len && is_space(line.ptr[line.len - 1]))
            line.len--;
        if (line.len == 0 || line.len > LINE_MOST)
            continue;
        for (size_t i = 0; i < seen->of_commits_count; i++)
            if (line_fits(seen->of_commits[i], line, first))
                add_commit(seen, i, commit, told);
    }
}

static int compare_seen(const void *left, const void *right)
{
    const struct tool_seen *a = left, *b = right;
    int order = compare_footprints(a->footprint, b->footprint);
    return order ? order : compare_evidence(a, b);
}

static int compare_controls(const void *left, const void *right)
{
    const struct control_seen *a = left, *b = right;
    return slice_compare(a->path, b->path);
}

void tools_seen_sort(struct tools_seen *seen)
{
    if (seen->count)
        qsort(seen->items, seen->count, sizeof *seen->items, compare_seen);
    if (seen->control_count)
        qsort(seen->controls, seen->control_count, sizeof *seen->controls, compare_controls);
}

void tools_seen_merge(struct tools_seen *into, const struct tools_seen *from)
{
    for (size_t i = 0; i < from->count; i++)
        tools_seen_add(into, &from->items[i]);
    for (size_t i = 0; i < from->control_count; i++)
        add_control(into, from->controls[i].control, from->controls[i].path);
    tools_seen_sort(into);
}
