#include "ownership.h"

#include "licence.h"
#include "place.h"
#include "print.h"

enum { SHOWN = 80 };

// Into room that is kept: what a hostile order of paths can take is bounded.
static void keep_text(struct arena *memory, struct slice *kept, size_t *room, struct slice text)
{
    if (text.len > *room) {
        *room = 2 * text.len;
        kept->ptr = arena_alloc(memory, *room);
    }
    if (text.len)
        memcpy((char *)(uintptr_t)kept->ptr, text.ptr, text.len);
    kept->len = text.len;
}

static void add_sighting(struct ownership *o, struct sighting *seen, const struct sighting *fresh)
{
    if (seen->files == 0 || slice_compare(fresh->path, seen->path) < 0) {
        keep_text(o->memory, &seen->path, &seen->path_room, fresh->path);
        keep_text(o->memory, &seen->more, &seen->more_room, slice_cut(fresh->more, 0, SHOWN));
    }
    seen->files += fresh->files;
}

void ownership_saw(struct ownership *o, enum sign_id sign, struct slice path, struct slice more)
{
    add_sighting(o, &o->seen[sign], &(struct sighting){.files = 1, .path = path, .more = more});
}

void ownership_saw_giver(struct ownership *o, struct slice path, struct slice company)
{
    add_sighting(o, &o->giver, &(struct sighting){.files = 1, .path = path, .more = company});
}

void ownership_merge(struct ownership *into, const struct ownership *from)
{
    for (size_t i = 0; i < SIGN_COUNT; i++)
        if (from->seen[i].files)
            add_sighting(into, &into->seen[i], &from->seen[i]);
    if (from->giver.files)
        add_sighting(into, &into->giver, &from->giver);
    into->sources += from->sources;
}

static bool is_source(struct slice path)
{
    static const struct slice extensions[] = {
        SLICE_INIT("c"),    SLICE_INIT("h"),      SLICE_INIT("cc"),  SLICE_INIT("cpp"),
        SLICE_INIT("hpp"),  SLICE_INIT("m"),      SLICE_INIT("mm"),  SLICE_INIT("cs"),
        SLICE_INIT("fs"),   SLICE_INIT("java"),   SLICE_INIT("kt"),  SLICE_INIT("scala"),
        SLICE_INIT("go"),   SLICE_INIT("rs"),     SLICE_INIT("py"),  SLICE_INIT("rb"),
        SLICE_INIT("js"),   SLICE_INIT("jsx"),    SLICE_INIT("mjs"), SLICE_INIT("ts"),
        SLICE_INIT("tsx"),  SLICE_INIT("vue"),    SLICE_INIT("php"), SLICE_INIT("swift"),
        SLICE_INIT("dart"), SLICE_INIT("ex"),     SLICE_INIT("erl"), SLICE_INIT("hs"),
        SLICE_INIT("pl"),   SLICE_INIT("pm"),     SLICE_INIT("lua"), SLICE_INIT("r"),
        SLICE_INIT("sh"),   SLICE_INIT("groovy"), SLICE_INIT("cob"), SLICE_INIT("vb"),
    };
    struct slice extension = slice_extension(path);
    return SLICE_ANY(extension, slice_equals_nocase, extensions);
}

// Vendored code has its own owner's banners.
static void look_at_head(struct ownership *o, const struct blob *blob)
{
    enum { HEAD = 1024 };
    struct slice head = slice_cut(blob->bytes, 0, HEAD), place = blob_place(blob);
    struct slice company;
    struct licence licence = licence_of_head(head, &company);

    if ((licence.kind != LICENCE_NONE || company.len) &&
        place_of(place, SLICE("")) == PLACE_VENDORED)
        return;
    o->sources++;
    if (licence.kind == LICENCE_OPEN)
        ownership_saw(o, SIGN_OPEN_HEADERS, blob->path, SLICE(""));
    else if (licence.kind == LICENCE_CLOSED)
        ownership_saw(o, SIGN_CLOSED_HEADERS, blob->path, SLICE(""));
    else if (company.len)
        ownership_saw(o, SIGN_HELD_HEADERS, blob->path, company);
}

// Deeper nothing has a name that tells.
static bool is_near_root(struct slice path)
{
    enum { DEEPEST = 3 };
    size_t folders = 0;
    for (size_t i = 0; i < path.len; i++)
        folders += path.ptr[i] == '/';
    return folders <= DEEPEST;
}

void ownership_blob(struct ownership *o, const struct blob *blob)
{
    if (blob->mode == BLOB_SYMLINK)
        return;
    if (is_near_root(blob_place(blob))) {
        enum sign_id sign = ownership_of_path(blob_place(blob));
        if (sign != SIGN_COUNT)
            ownership_saw(o, sign, blob->path, SLICE(""));
        ownership_look(o, blob);
    }
    if (is_source(blob->path))
        look_at_head(o, blob);
}

// Banners count by the part of the source files that has them: half for a licence or a name, a fifth for a secret.
// A proprietary banner on fewer than that is a sign of its own, with the place.
static bool is_shown(const struct ownership *o, enum sign_id sign)
{
    unsigned files = o->seen[sign].files;
    if (files == 0 || files < owner_signs[sign].files)
        return false;
    if (sign == SIGN_HELD_HEADERS && slice_equals_nocase(o->seen[sign].more, o->giver.more))
        return false;
    if (sign == SIGN_OPEN_HEADERS || sign == SIGN_HELD_HEADERS)
        return 2ULL * files >= o->sources;
    return sign != SIGN_CLOSED_HEADERS || 5ULL * files >= o->sources;
}

static struct slice shown_by(const struct ownership *o, enum sign_id sign, struct arena *memory)
{
    const struct sighting *seen = &o->seen[sign];
    if (sign == SIGN_OPEN_HEADERS || sign == SIGN_HELD_HEADERS || sign == SIGN_CLOSED_HEADERS)
        return arena_printf(memory, "%u of %u source files", seen->files, o->sources);
    const char *path = print_quoted(memory, seen->path, SHOWN);
    if (owner_signs[sign].files == 1)
        return slice_of_string(path);
    return arena_printf(memory, "%s and %u more", path, seen->files - 1);
}

size_t ownership_signals(const struct ownership *o, struct signal *signals, struct arena *memory)
{
    size_t count = 0;
    for (size_t i = 0; i < SIGN_COUNT; i++) {
        enum sign_id sign = (enum sign_id)i;
        struct slice more = slice_of_string(print_quoted(memory, o->seen[i].more, SHOWN));
        if (is_shown(o, sign))
            signals[count++] = sign_signal(sign, shown_by(o, sign, memory), more, memory);
    }
    if (o->seen[SIGN_CLOSED_HEADERS].files && !is_shown(o, SIGN_CLOSED_HEADERS)) {
        const char *path = print_quoted(memory, o->seen[SIGN_CLOSED_HEADERS].path, SHOWN);
        signals[count++] =
            sign_signal(SIGN_CLOSED_HEADER, slice_of_string(path), SLICE(""), memory);
    }
    return count;
}
