#include "listing.h"

#include "pack_order.h"
#include "repo_open.h"
#include "resolve.h"

#include <stdlib.h>

// Paths that no commit can have: git keeps `.git` out of trees.
#define MESSAGE_PATH SOURCE_MESSAGE_PATH
#define SHALLOW_PATH SLICE(".git/shallow")

// While the listing is made.
struct making {
    struct listing *listing;
    const struct listing_ends *ends;
    struct commit_graph graph;
    struct number_set taken;  // commits, by number
    struct number_set absent; // parents of those that could not be read
    uint32_t *order;          // places in the graph's nodes
    size_t count;
};

static void add_old(void *taker, const git_oid *id)
{
    struct making *making = taker;
    commit_graph_add_tip(&making->graph, id, SIDE_OLD);
}

// A full id is that of a new object, which need not be one that a name could be found for.
static bool find_id(struct source *source, const char *rev, git_oid *id, struct arena *run,
                    struct err *err)
{
    if (strlen(rev) == 2 * sizeof id->id && git_oid_fromstr(id, rev) == 0)
        return true;
    git_object *named = resolve_object(source, rev, run, err);
    if (named)
        *id = *git_object_id(named);
    git_object_free(named);
    return named != NULL;
}

// Tags are read for their messages, and followed.
static bool find_pushed(struct making *making, struct source *source, struct err *err)
{
    struct listing *listing = making->listing;
    const struct source_push *push = making->ends->push;
    bool all_known = true;
    git_oid id;

    for (size_t i = 0; i < push->new_count; i++) {
        if (!find_id(source, push->news[i], &id, listing->tips.memory, err))
            return false;
        tips_add(&listing->tips, listing->objects, &listing->numbers, &id,
                 slice_of_string(push->names[i]));
    }
    for (size_t i = 0; i < push->old_count; i++)
        all_known = git_oid_fromstr(&id, push->olds[i]) == 0 &&
                    commit_graph_add_tip(&making->graph, &id, SIDE_OLD) && all_known;
    return (all_known && !push->others_always) ||
           tips_find(source->git, push->others, add_old, making, listing->tips.memory, err);
}

static bool find_tips(struct making *making, struct source *source, struct err *err)
{
    struct listing *listing = making->listing;
    const struct listing_ends *ends = making->ends;

    if (ends->push && !find_pushed(making, source, err))
        return false;
    if (ends->is_range && !ends->push) {
        commit_graph_add_tip(&making->graph, &ends->old, SIDE_OLD);
        commit_graph_add_tip(&making->graph, &ends->new, SIDE_NEW);
        return true;
    }
    if (!ends->all && !ends->push)
        tips_add(&listing->tips, listing->objects, &listing->numbers, &ends->head, SLICE("HEAD"));
    else if (ends->all &&
             !tips_add_all(&listing->tips, listing->objects, &listing->numbers, source->git, err))
        return false;
    for (size_t i = 0; i < listing->tips.count; i++) {
        const struct tip *tip = &listing->tips.items[i];
        git_oid id;
        memcpy(id.id, object_number_id(&listing->numbers, tip->object), sizeof id.id);
        if (tip->type == GIT_OBJECT_COMMIT)
            commit_graph_add_tip(&making->graph, &id, SIDE_NEW);
    }
    return true;
}

// The trees of a commit's parents, but for those that come later: commits that are each other's
// ancestors must not hide what both have.
static size_t trees_before(struct making *making, const struct commit_node *node, uint32_t *trees,
                           size_t most)
{
    const struct commit_graph *graph = &making->graph;
    size_t count = 0;
    for (uint32_t i = 0; i < node->parent_count && count < most; i++) {
        uint32_t object = graph->parents[node->parents_at + i];
        const struct commit_node *parent = commit_graph_find(graph, object);
        if (!parent)
            number_set_add(&making->absent, object);
        else if (!commit_is_wanted(graph, parent) || number_set_has(&making->taken, object))
            trees[count++] = parent->tree;
    }
    return count;
}

// Commits that could not be read; not those that only bound a range.
static void tell_lost(struct making *making)
{
    const struct commit_graph *graph = &making->graph;
    for (size_t i = 0; i < graph->lost_count; i++)
        if (!making->ends->is_range || number_set_has(&making->absent, graph->lost[i].object))
            introductions_skip_object(&making->listing->news, graph->lost[i].object,
                                      graph->lost[i].why);
}

static bool take_commits(struct making *making, struct err *err)
{
    enum { MOST_BEFORE = 64, REST = 4096 };
    struct listing *listing = making->listing;
    bool cut_off = false;

    listing->commits = alloc_zeroed(making->count, sizeof *listing->commits);
    listing->commit_count = making->count;
    for (size_t i = 0; i < making->count; i++) {
        const struct commit_node *node = &making->graph.nodes[making->order[i]];
        uint32_t before[MOST_BEFORE];
        size_t count = trees_before(making, node, before, MOST_BEFORE);
        if (!introductions_take(&listing->news, (uint32_t)i, node->tree, before, count, err))
            return false;
        number_set_add(&making->taken, node->object);
        listing->commits[i] = node->object;
        cut_off = cut_off || node->cut_off;
        if (i % REST == 0)
            object_numbers_rest(&listing->numbers);
    }
    tell_lost(making);
    if (cut_off && making->ends->is_range)
        return err_set(err, ERR_UNABLE,
                       "this clone is shallow and ends before the range begins, so what is in it "
                       "cannot be told; " REPO_UNSHALLOW);
    if (cut_off)
        introductions_skip(&listing->news, SHALLOW_PATH, 0, SKIP_CUT_OFF);
    return true;
}

// Tags, and what they name besides commits.
static bool take_tips(struct listing *listing, struct arena *run, struct err *err)
{
    struct introductions *news = &listing->news;

    listing->tags = alloc_zeroed(listing->tips.count, sizeof *listing->tags);
    for (size_t i = 0; i < listing->tips.count; i++) {
        const struct tip *tip = &listing->tips.items[i];
        struct slice path = arena_printf(run, ".git/%.*s", SLICE_ARG(tip->name));
        bool is_tree = tip->type == GIT_OBJECT_TREE;
        if (tip->type == GIT_OBJECT_INVALID)
            introductions_skip_object(news, tip->object, tip->why);
        else if (tip->type == GIT_OBJECT_TAG)
            listing->tags[listing->tag_count++] = (uint32_t)i;
        else if ((is_tree || tip->type == GIT_OBJECT_BLOB) &&
                 !introductions_take_tagged(news, tip->object, is_tree, path, err))
            return false;
    }
    return true;
}

static void note_current(struct making *making)
{
    struct listing *listing = making->listing;
    uint32_t tree;
    uint32_t head = object_number(&listing->numbers, making->ends->head.id);

    listing->has_current = making->ends->has_head &&
                           commit_graph_tree_of(&making->graph, head, &tree) &&
                           introductions_mark(&listing->news, tree, &listing->current);
}

// What is excluded at one path may have come in at another.
static void drop_included(struct introductions *news)
{
    size_t kept = 0;
    for (size_t i = 0; i < news->skip_count; i++)
        if (news->skips[i].why != SKIP_EXCLUDED ||
            !number_set_has(&news->known, news->skips[i].object))
            news->skips[kept++] = news->skips[i];
    news->skip_count = kept;
}

struct placed {
    uint32_t pack, place, blob;
};

static int compare_placed(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->pack != b->pack)
        return a->pack < b->pack ? -1 : 1;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return a->blob < b->blob ? -1 : a->blob > b->blob;
}

// Sets the places of blobs that are all in one pack.
static void place_in_pack(const struct listing *listing, struct pack_reader *reader,
                          struct placed *placed, size_t count)
{
    size_t pack = placed[0].pack;
    const struct numbered_pack *numbered = &listing->numbers.packs[pack];
    struct pack_order order;

    pack_order_init(&order, reader, &numbered->index, pack);
    for (size_t i = 0; i < count; i++) {
        uint32_t n = listing->news.blobs[placed[i].blob].object - numbered->first;
        placed[i].place = pack_order_place(&order, pack_index_offset(&numbered->index, n));
    }
    pack_order_release(&order);
}

static void place_all(const struct listing *listing, struct placed *placed)
{
    struct pack_reader *reader = pack_reader_new(&listing->numbers, PACK_DEPTH_FIRST);
    size_t count = listing->news.blob_count;

    for (size_t i = 0, len; i < count && placed[i].pack != UINT32_MAX; i += len) {
        for (len = 1; i + len < count && placed[i + len].pack == placed[i].pack;)
            len++;
        place_in_pack(listing, reader, placed + i, len);
    }
    pack_reader_free(reader);
}

// What is in no pack comes last, as it was found.
static void sort_by_place(struct listing *listing)
{
    struct introductions *news = &listing->news;
    const struct object_numbers *numbers = &listing->numbers;
    struct placed *placed = alloc_zeroed(news->blob_count, sizeof *placed);

    for (size_t i = 0; i < news->blob_count; i++) {
        uint32_t object = news->blobs[i].object, pack = UINT32_MAX;
        if (object < numbers->packed)
            pack = (uint32_t)(object_number_pack(numbers, object) - numbers->packs);
        placed[i] = (struct placed){pack, 0, (uint32_t)i};
    }
    qsort(placed, news->blob_count, sizeof *placed, compare_placed);
    place_all(listing, placed);
    qsort(placed, news->blob_count, sizeof *placed, compare_placed);
    struct listed_blob *sorted = alloc_zeroed(news->blob_count, sizeof *sorted);
    for (size_t i = 0; i < news->blob_count; i++)
        sorted[i] = news->blobs[placed[i].blob];
    free(placed);
    free(news->blobs);
    news->blobs = sorted;
    news->blob_room = news->blob_count;
}

static bool make(struct making *making, struct source *source, struct arena *run, struct err *err)
{
    struct listing *listing = making->listing;

    if (!commit_graph_init(&making->graph, listing->objects, &listing->numbers,
                           git_repository_commondir(source->git), err))
        return false;
    making->graph.symmetric = making->ends->symmetric;
    if (!find_tips(making, source, err) || !commit_graph_walk(&making->graph, err))
        return false;
    making->order = commit_graph_order(&making->graph, &making->count);
    if (!take_commits(making, err) || !take_tips(listing, run, err))
        return false;
    note_current(making);
    drop_included(&listing->news);
    return true;
}

bool listing_init(struct listing *listing, struct source *source, const struct listing_ends *ends,
                  struct arena *run, struct err *err)
{
    struct making making = {.listing = listing, .ends = ends};
    struct object_folders folders;

    *listing = (struct listing){.tips.memory = run};
    listing->objects = objects_new(&source->options, run, err);
    if (!listing->objects || !object_folders_of(&folders, source->git, run, err) ||
        !object_numbers_init(&listing->numbers, &folders, run, err))
        return false;
    objects_use_packs(listing->objects, &listing->numbers, PACK_ANY_ORDER);
    introductions_init(&listing->news, listing->objects, &listing->numbers, &source->options,
                       !ends->is_range);
    bool made = make(&making, source, run, err);
    commit_graph_release(&making.graph);
    number_set_release(&making.taken);
    number_set_release(&making.absent);
    free(making.order);
    introductions_finish(&listing->news);
    objects_use_packs(listing->objects, NULL, PACK_ANY_ORDER);
    object_numbers_rest(&listing->numbers);
    if (made)
        sort_by_place(listing);
    object_numbers_rest(&listing->numbers);
    return made;
}

void listing_release(struct listing *listing)
{
    objects_free(listing->objects); // before the numbers, which it reads packs by
    introductions_release(&listing->news);
    free(listing->commits);
    free(listing->tags);
    tips_release(&listing->tips);
    number_set_release(&listing->current);
    object_numbers_release(&listing->numbers);
    *listing = (struct listing){0};
}

size_t listing_count(const struct listing *listing)
{
    return listing->commit_count + listing->tag_count + listing->news.blob_count;
}

void listing_at(const struct listing *listing, size_t place, struct listed *listed,
                struct buf *path)
{
    *listed = (struct listed){.commit = NO_COMMIT, .mode = BLOB_REGULAR, .skip = SKIP_NONE};
    if (place < listing->commit_count) {
        listed->kind = LISTED_COMMIT;
        listed->object = listing->commits[place];
        listed->commit = (uint32_t)place;
        buf_add(path, MESSAGE_PATH);
        return;
    }
    place -= listing->commit_count;
    if (place < listing->tag_count) {
        const struct tip *tag = &listing->tips.items[listing->tags[place]];
        listed->kind = LISTED_TAG;
        listed->object = tag->object;
        buf_add_string(path, ".git/");
        buf_add(path, tag->name);
        return;
    }
    const struct listed_blob *blob = &listing->news.blobs[place - listing->tag_count];
    listed->kind = LISTED_BLOB;
    listed->object = blob->object;
    listed->commit = blob->commit;
    listed->mode = blob->mode;
    path_tree_path(&listing->news.paths, blob->path, path);
}

void listing_skip_at(const struct listing *listing, size_t place, struct listed *listed,
                     struct buf *path)
{
    const struct listed_skip *skip = &listing->news.skips[place];
    *listed = (struct listed){LISTED_SKIP, skip->object, NO_COMMIT, BLOB_REGULAR, skip->why};
    path_tree_path(&listing->news.paths, skip->path, path);
}
