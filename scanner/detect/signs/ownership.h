// Ownership: the signs that files give of who owns the repository. Only seen and counted here; sign.h says what they
// weigh, scanner/classify what follows.
#ifndef WAYBILL_DETECT_OWNERSHIP_H
#define WAYBILL_DETECT_OWNERSHIP_H

#include "arena.h"
#include "blob.h"
#include "sign.h"

// A sign is told once, with the smallest of the paths that show it, so that the order in which files come makes no
// difference and a folder of deployments is no heavier than a licence.
struct sighting {
    unsigned files;
    struct slice path; // the smallest
    struct slice more; // what that one says more: a licence's name, a host
    size_t path_room, more_room;
};

// One per worker; its text lives in `memory`. Zero-initialise but for that.
struct ownership {
    struct sighting seen[SIGN_COUNT];
    struct sighting giver; // the company that a root's open licence names, in `more`
    unsigned sources;      // source files, of which some begin with a banner
    struct arena *memory;
};

// Looks at the blob's path, at its text where the path is one that tells (a licence, a manifest, a README: at the
// root, or where such files are kept), and at the head of a source file.
void ownership_blob(struct ownership *ownership, const struct blob *blob);

// Whether the path, or what is at it, may be such a sign.
bool ownership_wants(struct slice path);

// One more file shows the sign. For ownership*.c.
void ownership_saw(struct ownership *ownership, enum sign_id sign, struct slice path,
                   struct slice more);

// An open licence at the root names this company: that its name is on the files, too, says nothing more.
void ownership_saw_giver(struct ownership *ownership, struct slice path, struct slice company);

// Adds what `from` saw, as copies.
void ownership_merge(struct ownership *into, const struct ownership *from);

// What was seen as signals, in the order of the table, at most SIGN_COUNT; in the arena. Returns how many.
size_t ownership_signals(const struct ownership *ownership, struct signal *signals,
                         struct arena *memory);

// Looks into a file whose name tells. For ownership.c; in ownership_files.c.
void ownership_look(struct ownership *ownership, const struct blob *blob);

// The sign that a path gives by itself, or SIGN_COUNT. For ownership.c; in ownership_paths.c.
enum sign_id ownership_of_path(struct slice path);

#endif
