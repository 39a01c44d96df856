// What the commits of a range, or of all of the history, brought: each distinct blob once, with
// the commit and the path it first came with, and the messages of commits and tags.
//
// The messages are lent as blobs too, under paths that no commit can have:
//
//     .git/COMMIT_EDITMSG     the message of the commit that the blob names
//     .git/refs/tags/NAME     the message of an annotated tag, or the blob that a tag names
//
// Authors and committers are neither read nor lent.
#include "kind.h"

#include "digest.h"
#include "facts.h"
#include "listing.h"
#include "object_text.h"
#include "objects.h"
#include "repo_open.h"
#include "resolve.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
    PORTION = 256,      // blobs that a reader is given at a time: what lies together is read by one
    TIMED_PORTION = 32, // so that little is read behind the end of a time budget
    REST = 16 * 1024,   // blobs between two times that memory of indexes is given back
    LARGEST_MESSAGE = 16 * 1024 * 1024,
    CURSOR_DIGITS = 16,
};

struct history {
    struct listing_ends ends;
    struct listing listing;
    struct arena *memory; // of the source's next()
    bool is_listed, out_of_time;
    size_t skips; // lent
    size_t at;    // the first place that is not set aside
    size_t start; // where this scan began
    uint64_t deadline;
};

// What the places of a listing stand for: a cursor is good for the same ones only.
static void digest_listing(const struct listing *listing, char digits[CURSOR_DIGITS + 1])
{
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;
    struct buf path;

    sha256_init(&hash);
    buf_init(&path, SOURCE_LONGEST_PATH);
    for (size_t i = 0; i < listing_count(listing); i++) {
        struct listed listed;
        listing_at(listing, i, &listed, &path);
        buf_clear(&path);
        sha256_add(&hash, slice_of((const char *)object_number_id(&listing->numbers, listed.object),
                                   OBJECT_ID_SIZE));
    }
    buf_release(&path);
    sha256_end(&hash, digest);
    for (size_t i = 0; i < CURSOR_DIGITS; i++)
        digits[i] = "0123456789abcdef"[i % 2 ? digest[i / 2] & 15 : digest[i / 2] >> 4];
    digits[CURSOR_DIGITS] = '\0';
}

// "0123456789abcdef-1234": the listing's digest, and a place.
static bool resume(struct history *history, const char *cursor, struct err *err)
{
    struct slice text = slice_of_string(cursor);
    char digits[CURSOR_DIGITS + 1];
    uint64_t place;

    if (text.len < CURSOR_DIGITS + 2 || text.ptr[CURSOR_DIGITS] != '-' ||
        !slice_to_u64(slice_cut(text, CURSOR_DIGITS + 1, text.len), &place))
        return err_set(err, ERR_USAGE, "%s is not what an earlier scan said to resume from",
                       repo_shown(history->memory, cursor));
    digest_listing(&history->listing, digits);
    if (memcmp(digits, text.ptr, CURSOR_DIGITS) != 0 || place > listing_count(&history->listing))
        return err_set(err, ERR_USAGE,
                       "what there is to scan has changed since the scan to resume: new commits, "
                       "other options or packed anew; start again without --resume-from");
    history->at = history->start = (size_t)place;
    return true;
}

// The listing is made when the first item is asked for: what is excluded is known by then.
static bool list(struct source *source, struct history *history, struct err *err)
{
    const struct source_options *options = &source->options;
    history->is_listed = true;
    if (options->time_budget)
        history->deadline = clock_milliseconds() + options->time_budget;
    if (!listing_init(&history->listing, source, &history->ends, history->memory, err))
        return false;
    return !options->resume_from || resume(history, options->resume_from, err);
}

// At least one portion is read, so that a scan that is resumed often enough ends.
static bool set_aside(struct history *history, struct source_item *item)
{
    size_t count = listing_count(&history->listing);
    if (history->at == count)
        return false;
    if (history->deadline && history->at > history->start &&
        clock_milliseconds() >= history->deadline) {
        history->out_of_time = true;
        return false;
    }
    if (history->at / REST != (history->at + PORTION) / REST)
        object_numbers_rest(&history->listing.numbers);
    size_t portion = history->deadline ? TIMED_PORTION : PORTION;
    item->at = history->at;
    history->at = count - history->at < portion ? count : history->at + portion;
    item->until = history->at;
    return true;
}

static void set_commit(struct source_item *item, const struct listing *listing, uint32_t object)
{
    git_oid id;
    memcpy(id.id, object_number_id(&listing->numbers, object), sizeof id.id);
    git_oid_tostr(item->commit, sizeof item->commit, &id);
}

static void fill(struct source_item *item, const struct listing *listing,
                 const struct listed *listed, size_t place)
{
    bool is_blob = listed->kind == LISTED_BLOB;

    memcpy(item->object, &listed->object, sizeof listed->object);
    item->place = listed->kind;
    item->mode = listed->mode;
    item->skip = listed->skip;
    item->order = listed->commit;
    item->distinct = is_blob;
    item->past =
        is_blob && listing->has_current && !number_set_has(&listing->current, listed->object);
    if (listed->commit != NO_COMMIT)
        set_commit(item, listing, listing->commits[listed->commit]);
    else if (listed->kind == LISTED_TAG)
        set_commit(item, listing,
                   listing->tips.items[listing->tags[place - listing->commit_count]].commit);
}

static bool next(struct source *source, struct source_item *item, struct err *err)
{
    struct history *history = source->state;
    const struct listing *listing = &history->listing;
    struct listed listed;

    if (!history->is_listed && !list(source, history, err))
        return false;
    if (history->skips < listing->news.skip_count) {
        listing_skip_at(listing, history->skips++, &listed, &item->path);
        item->skip = listed.skip;
        return true;
    }
    if (item->at == item->until && !set_aside(history, item))
        return false;
    size_t place = (size_t)item->at++;
    listing_at(listing, place, &listed, &item->path);
    fill(item, listing, &listed, place);
    if (item->path.overflowed)
        item->skip = SKIP_UNREADABLE;
    return true;
}

static enum skip read_message(struct objects *objects, uint32_t number, bool is_tag,
                              struct slice *bytes)
{
    struct commit_text commit;
    struct tag_text tag;
    enum skip skip = objects_read_number(
        objects, number, is_tag ? GIT_OBJECT_TAG : GIT_OBJECT_COMMIT, LARGEST_MESSAGE, bytes);
    if (skip != SKIP_NONE)
        return skip;
    if (is_tag ? !tag_read(&tag, *bytes) : !commit_read(&commit, *bytes))
        return SKIP_UNREADABLE;
    *bytes = is_tag ? tag.message : commit.message;
    return SKIP_NONE;
}

static enum skip read_listed(struct source_reader *reader, const struct source_item *item,
                             struct blob *blob)
{
    const struct history *history = reader->source->state;
    uint32_t number;

    memcpy(&number, item->object, sizeof number);
    objects_use_packs(reader->objects, &history->listing.numbers, PACK_DEPTH_FIRST);
    if (item->place != LISTED_BLOB)
        return read_message(reader->objects, number, item->place == LISTED_TAG, &blob->bytes);
    return objects_read_number(reader->objects, number, GIT_OBJECT_BLOB,
                               reader->source->options.max_file_size, &blob->bytes);
}

static bool take_config(struct source *source, const git_oid *id, struct arena *run,
                        struct err *err)
{
    git_commit *commit = NULL;
    git_tree *tree = NULL;
    bool taken = false;

    if (git_commit_lookup(&commit, source->git, id) < 0 || git_commit_tree(&tree, commit) < 0)
        repo_error(run, err, "the files of commit %.*s cannot be read",
                   SLICE_ARG(facts_hex(run, id)));
    else
        taken = facts_config_from_tree(&source->facts, source->git, tree, run, err);
    git_tree_free(tree);
    git_commit_free(commit);
    return taken;
}

static struct history *start(struct source *source, struct arena *run, struct err *err)
{
    if (!facts_of_repository(source, run, err))
        return NULL;
    struct history *history = ARENA_NEW(run, struct history);
    history->memory = &source->memory;
    return history;
}

static bool open_history(struct source *source, struct arena *run, struct err *err)
{
    struct history *history = start(source, run, err);
    if (!history)
        return false;
    struct listing_ends *ends = &history->ends;
    ends->all = source->options.all_references;
    ends->has_head = source->facts.head.len > 0;
    if (!ends->has_head && !ends->all)
        return err_set(err, ERR_UNABLE,
                       "HEAD has no commits yet, so there is no history; --all takes in other "
                       "references");
    source->state = history;
    if (!ends->has_head)
        return true;
    git_oid_fromstrn(&ends->head, source->facts.head.ptr, source->facts.head.len);
    return take_config(source, &ends->head, run, err);
}

// An end that is not named is HEAD.
static bool resolve_end(struct source *source, struct slice rev, git_oid *id, struct arena *run,
                        struct err *err)
{
    const char *name = rev.len ? arena_copy(run, rev).ptr : "HEAD";
    return resolve_commit(source, name, id, run, err);
}

static bool resolve_range(struct source *source, struct listing_ends *ends, struct arena *run,
                          struct err *err)
{
    struct slice range = slice_of_string(source->options.rev);
    size_t dots = slice_find(range, SLICE(".."));

    if (dots == SLICE_NOT_FOUND)
        return err_set(err, ERR_USAGE,
                       "%s is one revision, not a range A..B; for all commits since it: --since "
                       "REV; for its files: --rev REV; for what it changed: --range REV^..REV",
                       repo_shown(run, source->options.rev));
    struct slice from = slice_cut(range, 0, dots), to = slice_cut(range, dots + 2, range.len);
    ends->symmetric = slice_starts_with(to, SLICE("."));
    to = slice_cut(to, ends->symmetric, to.len);
    ends->is_range = ends->has_head = true;
    if (!resolve_end(source, from, &ends->old, run, err) ||
        !resolve_end(source, to, &ends->new, run, err))
        return err_while(err, "range %s", repo_shown(run, source->options.rev));
    ends->head = ends->new;
    return true;
}

// Which files are the current ones can be told where one commit alone is pushed.
static bool resolve_push(struct source *source, struct listing_ends *ends, struct arena *run)
{
    const struct source_push *push = source->options.push;
    struct err ignored = {0};

    ends->is_range = true;
    ends->push = push;
    ends->has_head =
        push->new_count == 1 && resolve_commit(source, push->news[0], &ends->head, run, &ignored);
    return true;
}

static bool open_range(struct source *source, struct arena *run, struct err *err)
{
    struct history *history = start(source, run, err);
    if (!history || !(source->options.push ? resolve_push(source, &history->ends, run)
                                           : resolve_range(source, &history->ends, run, err)))
        return false;
    source->state = history;
    if (!history->ends.has_head) {
        git_oid head;
        return source->facts.head.len == 0 ||
               (git_oid_fromstrn(&head, source->facts.head.ptr, source->facts.head.len) == 0 &&
                take_config(source, &head, run, err));
    }
    source->facts.head = facts_hex(run, &history->ends.head);
    return take_config(source, &history->ends.head, run, err);
}

static void close_history(struct source *source)
{
    listing_release(&((struct history *)source->state)->listing);
}

static struct source_progress progress(struct source *source)
{
    const struct history *history = source->state;
    return (struct source_progress){history->at, listing_count(&history->listing)};
}

static void rest(struct source *source, struct arena *run, struct source_rest *rest)
{
    const struct history *history = source->state;
    const struct listing *listing = &history->listing;
    char digits[CURSOR_DIGITS + 1];
    struct listed listed;
    struct buf path;

    rest->commits = listing->commit_count;
    rest->before = history->start;
    if (!history->out_of_time)
        return;
    rest->left = listing_count(listing) - history->at;
    digest_listing(listing, digits);
    rest->cursor = arena_printf(run, "%s-%zu", digits, history->at);
    buf_init(&path, SOURCE_LONGEST_PATH);
    listing_at(listing, history->at, &listed, &path);
    rest->first = arena_copy(run, buf_slice(&path));
    buf_release(&path);
}

const struct source_kind source_range = {
    .open = open_range,
    .next = next,
    .read = read_listed,
    .close = close_history,
    .progress = progress,
    .rest = rest,
    .uses_git = true,
    .uses_objects = true,
};

const struct source_kind source_history = {
    .open = open_history,
    .next = next,
    .read = read_listed,
    .close = close_history,
    .progress = progress,
    .rest = rest,
    .uses_git = true,
    .uses_objects = true,
};
