#include "ownership.h"

#include "path_glob.h"
#include "print.h"

#include <stdlib.h>

enum { HEAD = 16 * 1024 };

// Words by which a licence's text is known.
static const struct {
    struct slice words;
    const char *name;
} open_licences[] = {
    {SLICE_INIT("Permission is hereby granted, free of charge"), "the MIT licence or one like it"},
    {SLICE_INIT("Apache License"), "the Apache licence"},
    {SLICE_INIT("GNU AFFERO GENERAL PUBLIC LICENSE"), "the GNU AGPL"},
    {SLICE_INIT("GNU LESSER GENERAL PUBLIC LICENSE"), "the GNU LGPL"},
    {SLICE_INIT("GNU GENERAL PUBLIC LICENSE"), "the GNU GPL"},
    {SLICE_INIT("GNU General Public License"), "the GNU GPL"},
    {SLICE_INIT("GNU Lesser General Public License"), "the GNU LGPL"},
    {SLICE_INIT("Redistribution and use in source and binary forms"), "a BSD licence"},
    {SLICE_INIT("Mozilla Public License"), "the Mozilla licence"},
    {SLICE_INIT("Eclipse Public License"), "the Eclipse licence"},
    {SLICE_INIT("Permission to use, copy, modify, and/or distribute"), "the ISC licence"},
    {SLICE_INIT("Permission to use, copy, modify, and distribute"), "the ISC licence"},
    {SLICE_INIT("free and unencumbered software released into the public domain"), "the Unlicense"},
    {SLICE_INIT("European Union Public Licence"), "the EUPL"},
    {SLICE_INIT("Boost Software License"), "the Boost licence"},
    {SLICE_INIT("PYTHON SOFTWARE FOUNDATION LICENSE"), "the Python licence"},
    {SLICE_INIT("The Artistic License"), "the Artistic licence"},
    {SLICE_INIT("CREATIVE COMMONS"), "a Creative Commons licence"},
    {SLICE_INIT("Creative Commons"), "a Creative Commons licence"},
    {SLICE_INIT("altered source versions must be plainly marked"), "the zlib licence"},
};

static const struct slice closed_words[] = {
    SLICE_INIT("proprietary and confidential"),
    SLICE_INIT("confidential and proprietary"),
    SLICE_INIT("strictly confidential"),
    SLICE_INIT("unauthorized copying of this file"),
    SLICE_INIT("unauthorised copying of this file"),
    SLICE_INIT("all rights reserved. no part of"),
    SLICE_INIT("trade secrets of"),
};

struct sign {
    struct slice path;
    struct signal signal;
    size_t says_at;
};

static struct sign sign_at(const struct ownership *o, size_t at)
{
    return (struct sign){o->paths[at], o->signals[at], o->says_at[at]};
}

static struct slice says_of(const struct sign *sign)
{
    return slice_cut(sign->signal.words, sign->says_at, sign->signal.words.len);
}

static void keep(struct ownership *o, const struct sign *fresh)
{
    size_t same = 0, last = 0, at = o->count;
    for (size_t i = 0; i < o->count; i++) {
        struct sign other = sign_at(o, i);
        if (!slice_equals(says_of(&other), says_of(fresh)))
            continue;
        if (same++ == 0 || slice_compare(o->paths[i], o->paths[last]) > 0)
            last = i;
    }
    if (same >= OWNERSHIP_PER_WORDS) {
        if (slice_compare(fresh->path, o->paths[last]) >= 0)
            return;
        at = last;
    }
    if (at == OWNERSHIP_MOST)
        return;
    o->count += at == o->count;
    o->paths[at] = fresh->path;
    o->signals[at] = fresh->signal;
    o->says_at[at] = fresh->says_at;
}

static void add_signal(struct ownership *o, const struct blob *blob, enum owner points_to,
                       int weight, const char *says)
{
    const char *path = print_quoted(o->memory, blob->path, 80);
    struct slice words = arena_printf(o->memory, "%s %s", path, says);
    keep(o, &(struct sign){.path = arena_copy(o->memory, blob->path),
                           .signal = {points_to, weight, words},
                           .says_at = strlen(path) + 1});
}

static bool has_nocase(struct slice text, const struct slice *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_find_nocase(text, words[i]) != SLICE_NOT_FOUND)
            return true;
    return false;
}

// Whose the text is, without which "for internal use only" is said of a function.
static const struct slice owner_words[] = {
    SLICE_INIT("copyright"),
    SLICE_INIT("(c)"),
    SLICE_INIT("confidential"),
    SLICE_INIT("\xc2\xa9"),
};

static bool is_closed(struct slice text)
{
    return has_nocase(text, closed_words, sizeof closed_words / sizeof closed_words[0]) ||
           (slice_find_nocase(text, SLICE("internal use only")) != SLICE_NOT_FOUND &&
            has_nocase(text, owner_words, sizeof owner_words / sizeof owner_words[0]));
}

// Licences name each other, so the words that come first tell which one it is.
static const char *open_licence_of(struct slice text)
{
    const char *name = NULL;
    size_t first = SLICE_NOT_FOUND;
    for (size_t i = 0; i < sizeof open_licences / sizeof open_licences[0]; i++) {
        size_t at = slice_find(text, open_licences[i].words);
        if (at < first) {
            first = at;
            name = open_licences[i].name;
        }
    }
    return name;
}

static void look_at_licence(struct ownership *o, const struct blob *blob)
{
    struct slice text = slice_cut(blob->bytes, 0, HEAD);
    const char *name = open_licence_of(text);
    if (name)
        add_signal(o, blob, OWNER_OSS, 5, arena_printf(o->memory, "is %s", name).ptr);
    else if (is_closed(text) ||
             slice_find_nocase(text, SLICE("all rights reserved")) != SLICE_NOT_FOUND)
        add_signal(o, blob, OWNER_ENTERPRISE, 5, "reserves all rights");
}

static bool json_says(struct slice text, struct slice key, struct slice value)
{
    size_t at = slice_find(text, key);
    if (at == SLICE_NOT_FOUND)
        return false;
    struct slice rest = slice_trim(slice_cut(text, at + key.len, at + key.len + 40));
    if (!slice_starts_with(rest, SLICE(":")))
        return false;
    return slice_starts_with(slice_trim(slice_cut(rest, 1, rest.len)), value);
}

static void look_at_package_json(struct ownership *o, const struct blob *blob)
{
    struct slice text = slice_cut(blob->bytes, 0, HEAD);
    if (json_says(text, SLICE("\"license\""), SLICE("\"UNLICENSED\"")))
        add_signal(o, blob, OWNER_STARTUP, 4, "says UNLICENSED");
    else if (slice_find(text, SLICE("\"license\"")) != SLICE_NOT_FOUND)
        add_signal(o, blob, OWNER_OSS, 2, "names an open licence");
    if (json_says(text, SLICE("\"private\""), SLICE("true")))
        add_signal(o, blob, OWNER_STARTUP, 1, "is private");
    if (slice_find(text, SLICE("publishConfig")) != SLICE_NOT_FOUND &&
        slice_find(text, SLICE("\"registry\"")) != SLICE_NOT_FOUND)
        add_signal(o, blob, OWNER_ENTERPRISE, 1, "publishes to a registry of its own");
}

static void look_at_cargo(struct ownership *o, const struct blob *blob)
{
    struct slice text = slice_cut(blob->bytes, 0, HEAD);
    if (slice_find(text, SLICE("\nlicense = ")) != SLICE_NOT_FOUND ||
        slice_find(text, SLICE("License :: OSI Approved")) != SLICE_NOT_FOUND)
        add_signal(o, blob, OWNER_OSS, 2, "names an open licence");
    if (slice_find(text, SLICE("License :: Other/Proprietary")) != SLICE_NOT_FOUND)
        add_signal(o, blob, OWNER_ENTERPRISE, 4, "names a proprietary licence");
}

static void look_at_codeowners(struct ownership *o, const struct blob *blob)
{
    add_signal(o, blob, OWNER_ENTERPRISE, 1, "assigns code to owners");
}

static void look_at_community(struct ownership *o, const struct blob *blob)
{
    add_signal(o, blob, OWNER_OSS, 1, "invites contributions");
}

static void look_at_debian(struct ownership *o, const struct blob *blob)
{
    add_signal(o, blob, OWNER_OSS, 4, "is of a package in Debian");
}

static void look_at_deployment(struct ownership *o, const struct blob *blob)
{
    add_signal(o, blob, OWNER_STARTUP, 1, "deploys a service");
}

// Only at the root: what lies deeper is often somebody else's.
static const struct {
    struct slice glob;
    void (*look)(struct ownership *, const struct blob *);
} rows[] = {
    {SLICE_INIT("LICEN?E*"), look_at_licence},
    {SLICE_INIT("COPYING*"), look_at_licence},
    {SLICE_INIT("UNLICENSE*"), look_at_licence},
    {SLICE_INIT("MIT-LICENSE*"), look_at_licence},
    {SLICE_INIT("package.json"), look_at_package_json},
    {SLICE_INIT("composer.json"), look_at_package_json},
    {SLICE_INIT("Cargo.toml"), look_at_cargo},
    {SLICE_INIT("pyproject.toml"), look_at_cargo},
    {SLICE_INIT("setup.py"), look_at_cargo},
    {SLICE_INIT("setup.cfg"), look_at_cargo},
    {SLICE_INIT("PKG-INFO"), look_at_cargo},
    {SLICE_INIT("CODEOWNERS"), look_at_codeowners},
    {SLICE_INIT(".github/CODEOWNERS"), look_at_codeowners},
    {SLICE_INIT("CONTRIBUTING*"), look_at_community},
    {SLICE_INIT("CODE_OF_CONDUCT*"), look_at_community},
    {SLICE_INIT("debian/copyright"), look_at_debian},
    {SLICE_INIT("k8s/*"), look_at_deployment},
    {SLICE_INIT("helm/*"), look_at_deployment},
    {SLICE_INIT("terraform/*"), look_at_deployment},
    {SLICE_INIT("fly.toml"), look_at_deployment},
    {SLICE_INIT("vercel.json"), look_at_deployment},
    {SLICE_INIT("Procfile"), look_at_deployment},
};

// Proprietary banners stand at the head of source files.
static void look_for_banner(struct ownership *o, const struct blob *blob)
{
    enum { BANNER = 1024 };
    if (is_closed(slice_cut(blob->bytes, 0, BANNER)))
        add_signal(o, blob, OWNER_ENTERPRISE, 2, "has a proprietary banner");
}

void ownership_blob(struct ownership *o, const struct blob *blob)
{
    size_t slashes = 0;
    if (blob->mode == BLOB_SYMLINK)
        return;
    struct slice place = blob_place(blob);
    for (size_t i = 0; i < place.len; i++)
        slashes += place.ptr[i] == '/';
    if (slashes > 1)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bool deep = slice_find_byte(rows[i].glob, '/') != SLICE_NOT_FOUND;
        if (deep == (slashes == 1) && path_glob_fits(rows[i].glob, place)) {
            rows[i].look(o, blob);
            return;
        }
    }
    look_for_banner(o, blob);
}

static int compare_signs(const void *left, const void *right)
{
    const struct sign *a = left, *b = right;
    int order = slice_compare(a->path, b->path);
    return order ? order : slice_compare(a->signal.words, b->signal.words);
}

void ownership_merge(struct ownership *into, const struct ownership *from)
{
    struct sign signs[OWNERSHIP_MOST];
    for (size_t i = 0; i < from->count; i++) {
        struct sign sign = sign_at(from, i);
        keep(into, &sign);
    }
    for (size_t i = 0; i < into->count; i++)
        signs[i] = sign_at(into, i);
    if (into->count)
        qsort(signs, into->count, sizeof *signs, compare_signs);
    for (size_t i = 0; i < into->count; i++) {
        into->paths[i] = signs[i].path;
        into->signals[i] = signs[i].signal;
        into->says_at[i] = signs[i].says_at;
    }
}
