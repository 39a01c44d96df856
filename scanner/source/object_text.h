// The texts of commits, tags and trees (git-cat-file(1), gitdatamodel(7)), read without copying. All slices point
// into the object.
//
// Ids are those of its hash, so a repository cannot be made to run in circles; but a damaged or
// invented object may say anything else, and is refused here or read as far as it makes sense.
#ifndef WAYBILL_SOURCE_OBJECT_TEXT_H
#define WAYBILL_SOURCE_OBJECT_TEXT_H

#include "slice.h"

#include <git2.h>

// "tree ID", any number of "parent ID", "author ...", "committer NAME <MAIL> TIME ZONE", other
// headers, an empty line, the message.
struct commit_text {
    git_oid tree;
    struct slice parents; // their lines, for commit_next_parent()
    int64_t time;         // of the committer, in seconds since 1970; 0 when it makes no sense
    struct slice message;
};

bool commit_read(struct commit_text *commit, struct slice object);
// Takes a parent off the front; false at the end.
bool commit_next_parent(struct slice *parents, git_oid *id);

// "object ID", "type WORD", "tag NAME", "tagger ...", an empty line, the message.
struct tag_text {
    git_oid target;
    git_object_t type; // of the target, as the tag says
    struct slice name;
    struct slice message;
};

bool tag_read(struct tag_text *tag, struct slice object);

// "MODE NAME", a NUL and the 20 bytes of the id, for each entry.
struct tree_entry {
    unsigned mode;
    struct slice name;
    const unsigned char *id;
};

enum tree_step { TREE_ENTRY, TREE_END, TREE_DAMAGED };

// Takes an entry off the front. Names are those that git lets into a tree: not empty, no '/'.
enum tree_step tree_next_entry(struct slice *tree, struct tree_entry *entry);
bool tree_entry_is_folder(const struct tree_entry *entry);
// The order of a tree's entries, in which folders count as if their name ended in '/'.
int tree_entry_compare(const struct tree_entry *a, const struct tree_entry *b);

#endif
