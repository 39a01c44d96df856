// Where blobs come from: a work tree, the index, a commit, plain files, standard
// input or memory. The only folder that includes libgit2.
//
// One source lists what there is; each worker thread has a reader of its own:
//
//     while (source_next(source, &item, &err))
//         if (source_read(reader, &item, &blob, &coverage))
//             ... // blob.bytes are lent until the reader's next call
#ifndef WAYBILL_SOURCE_SOURCE_H
#define WAYBILL_SOURCE_SOURCE_H

#include "arena.h"
#include "blob.h"
#include "buf.h"
#include "coverage.h"
#include "err.h"

struct source;
struct source_reader;

// The path that messages of commits are lent under: none that a commit can have.
#define SOURCE_MESSAGE_PATH SLICE(".git/COMMIT_EDITMSG")

enum source_mode {
    SOURCE_WORKTREE, // what `git add -A` would take: tracked files, and untracked ones not ignored
    SOURCE_STAGED,   // what `git commit` would add or change: the index against HEAD
    SOURCE_REVISION, // all of one commit
    SOURCE_FILES,    // named files and folders, without git
    SOURCE_STDIN,
    SOURCE_MEMORY,  // for tests and fuzzers
    SOURCE_RANGE,   // what each commit of a range brought, and its message
    SOURCE_HISTORY, // each distinct blob of the history, and its messages
    SOURCE_MESSAGE, // the message of a commit that is being made
};

// As reports print it: "worktree".
const char *source_mode_name(enum source_mode mode);

enum {
    SOURCE_LONGEST_PATH = 4096,   // longer paths are told as unreadable
    SOURCE_MOST_ITEMS = 10000000, // more is an error: nobody's tree, but a hostile one's
};

// Commits on their way to another repository: what of `news` is in none of `olds`.
struct source_push {
    const char *const *news; // revisions, of commits, tags and what tags name
    // Of the references that come to these, for the paths of what is no commit.
    const char *const *names;
    size_t new_count;
    const char *const *olds; // ids in hex; one that is not here says nothing
    size_t old_count;
    // Commits of references that start with this are old, too: always, or where an old one is not here.
    const char *others;
    bool others_always;
};

// Its pointers must outlive the source.
struct source_options {
    enum source_mode mode;
    // Git modes: where the repository is looked for, from here upwards; NULL: ".".
    // SOURCE_WORKTREE reads only what is below it.
    const char *path;
    // SOURCE_REVISION: a commit, a tag or a tree, as git spells them; SOURCE_RANGE: A..B or A...B
    const char *rev;
    const struct source_push *push; // SOURCE_RANGE: instead of `rev`; NULL: none
    // SOURCE_WORKTREE, SOURCE_STAGED: these files alone, by paths from the root in byte order; none: all. Of the work tree
    // they are read whether git ignores them or not.
    const char *const *only;
    size_t only_count;
    struct slice message;     // SOURCE_MESSAGE: its text
    const char *const *paths; // SOURCE_FILES
    size_t path_count;
    const char *stdin_name;   // SOURCE_STDIN: the path of its blob; NULL: "stdin"
    const struct blob *blobs; // SOURCE_MEMORY
    size_t blob_count;
    uint64_t max_file_size; // bytes; larger files are skipped without being read
    bool trust_owner;       // read a repository that belongs to another user
    // SOURCE_HISTORY: from all references, tags, stashes and linked work trees too, not from HEAD
    bool all_references;
    // How long to hand out blobs, in milliseconds; 0: to the end. What a history leaves over is told by source_rest(), and
    // what others do is skipped path by path.
    uint64_t time_budget;
    const char *resume_from; // what source_rest() of an earlier scan gave; NULL: the start
    // Asked about every file before it is read, by one thread at a time; NULL: none.
    bool (*excluded)(void *excluded_by, struct slice path);
    void *excluded_by;
};

// NULL on error. What the source needs as long as it lives is taken from `run`,
// here and nowhere later.
struct source *source_open(const struct source_options *options, struct arena *run,
                           struct err *err);
// Changes options->max_file_size. Before the first reader is made.
void source_limit(struct source *source, uint64_t max_file_size);
// After all its readers. NULL is fine.
void source_close(struct source *source);

// Nothing stands against reading it.
#define SKIP_NONE SKIP_COUNT

// One path to look at. Initialised and released by whoever asks for items, and
// filled anew by each call; `path` is a copy and NUL-terminated.
struct source_item {
    uint64_t number; // 0, 1, 2, ... in the order of the source
    struct buf path;
    enum blob_mode mode;
    enum skip skip;           // known before reading: submodule, excluded, ...; or SKIP_NONE
    size_t place;             // for readers: which named file or folder, which blob in memory
    unsigned char object[40]; // for readers: its id in git, or what the source has for one
    // Of histories:
    bool distinct;      // a content that is lent once
    bool past;          // HEAD has it no more
    uint32_t order;     // of the commit that brought it: smaller came earlier
    char commit[41];    // the id of that in hex, or ""
    uint64_t at, until; // for the source: what it has set aside for whoever asks with this item
};

void source_item_init(struct source_item *item);
void source_item_release(struct source_item *item);

// Fills `item`; false at the end, or on an error (then `err` is set). Any thread
// may call it at any time. Within a folder paths come in git's order.
bool source_next(struct source *source, struct source_item *item, struct err *err);

// One per thread; NULL on error.
struct source_reader *source_reader_new(struct source *source, struct err *err);
void source_reader_free(struct source_reader *reader);

// Lends the item's blob: its bytes until the reader's next call, its path as long
// as the item's. False: it is skipped, and counted in `coverage` with the reason.
// What is lent is counted by whoever looks at it.
bool source_read(struct source_reader *reader, const struct source_item *item, struct blob *blob,
                 struct coverage *coverage);

// How far a history has been handed out. Both are 0 where that is not known.
struct source_progress {
    uint64_t done, total;
};

struct source_progress source_progress(struct source *source);

// What a history's time budget left over; after the scan.
struct source_rest {
    uint64_t commits;    // walked
    uint64_t left;       // blobs and messages that were not handed out
    uint64_t before;     // that earlier scans were handed, when this one resumed
    struct slice first;  // the path of the first one left
    struct slice cursor; // for `resume_from`; empty when nothing is left
};

void source_rest(struct source *source, struct arena *run, struct source_rest *rest);

// Where a remote's repository lives: never its user, password or repository name.
struct remote {
    struct slice host;  // "github.com"
    struct slice owner; // "octo-org"; empty when the URL has none
};

// All text is printable but `root`, `paths` and `config`, and lives in the run's arena.
struct repository_facts {
    struct slice root; // absolute; what paths are relative to; empty for standard input and memory
    const struct slice *paths; // the files and folders that were asked for; none: all of the root
    size_t path_count;
    struct slice head;   // hex id of HEAD's commit, or of the revision's; empty: none
    const char *mode;    // source_mode_name()
    bool shallow;        // history is cut off
    struct slice config; // text of `.waybill.yml` at the root, of the same place as the blobs
    bool has_config;
    const struct remote *remotes; // without repeats, in byte order
    size_t remote_count;
};

const struct repository_facts *source_facts(const struct source *source);

// A commit as it was written, lent for one call. Who wrote it must go no further than to be compared or counted.
struct recent_commit {
    struct slice id;                // hex
    struct slice author, committer; // "NAME <ADDRESS>"
    struct slice author_name, author_mail;
    struct slice message;
};

// Lends the last commits from the source's HEAD on, the latest first, at most `most` of them; none without git or
// history. A commit that is not there, as beyond the edge of a shallow clone, or is as large as a book, ends its
// line. Not while others read.
void source_recent_commits(struct source *source, size_t most,
                           void (*take)(void *to, const struct recent_commit *commit), void *to);

// Lends the regular files at the root that `wants` has, of HEAD's commit or a range's last one. What is large or cannot be
// read is left out. Not while others read.
void source_root_files(struct source *source, bool (*wants)(struct slice path),
                       void (*take)(void *to, const struct blob *blob), void *to);

// The version of libgit2 that runs: "1.5.1".
void source_version(char *out, size_t room);

#endif
