#include "licence.h"

#include "company.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

// A text is brought to lower case once, and words are searched in that. ORDER: frequent ones first, since what is
// found shortens the search for the rest.
enum { MOST_READ = 16 * 1024 };

struct lowered {
    char bytes[MOST_READ];
};

static struct slice to_lowered(struct lowered *lowered, struct slice text)
{
    text = slice_cut(text, 0, MOST_READ);
    for (size_t i = 0; i < text.len; i++)
        lowered->bytes[i] = to_lower(text.ptr[i]);
    return slice_of(lowered->bytes, text.len);
}

// Words by which a licence's text is known.
static const struct {
    struct slice words;
    enum licence_kind kind;
    struct slice name;
} texts[] = {
#define OPEN(words, name)                                 \
    {                                                     \
        SLICE_INIT(words), LICENCE_OPEN, SLICE_INIT(name) \
    }
    OPEN("permission is hereby granted, free of charge", "the MIT licence or one like it"),
    OPEN("mit licen", "the MIT licence"),
    OPEN("mit/x", "the MIT licence"),
    OPEN("mit expat", "the MIT licence"),
    OPEN("apache license", "the Apache licence"),
    OPEN("gnu affero general public license", "the GNU AGPL"),
    OPEN("gnu lesser general public license", "the GNU LGPL"),
    OPEN("gnu library general public license", "the GNU LGPL"),
    OPEN("lgplv", "the GNU LGPL"),
    OPEN("gnu general public license", "the GNU GPL"),
    OPEN("redistribution and use in source and binary forms", "a BSD licence"),
    OPEN("mit-style license", "a licence like MIT's"),
    OPEN("bsd-style license", "a BSD licence"),
    OPEN("bsd 3-clause", "a BSD licence"),
    OPEN("bsd 2-clause", "a BSD licence"),
    OPEN("mozilla public license", "the Mozilla licence"),
    OPEN("eclipse public license", "the Eclipse licence"),
    OPEN("common development and distribution license", "the CDDL"),
    OPEN("permission to use, copy, modify, and", "the ISC licence or one like it"),
    OPEN("permission to use, copy, modify and", "the ISC licence or one like it"),
    OPEN("isc license", "the ISC licence"),
    OPEN("released into the public domain", "public domain"),
    OPEN("dedicated to the public domain", "public domain"),
    OPEN("disclaims copyright to this source code", "public domain"),
    OPEN("cc0 1.0", "public domain"),
    OPEN("european union public licence", "the EUPL"),
    OPEN("boost software license", "the Boost licence"),
    OPEN("python software foundation license", "the Python licence"),
    OPEN("the artistic license", "the Artistic licence"),
    OPEN("the php license", "the PHP licence"),
    OPEN("academic free license", "the Academic Free licence"),
    OPEN("microsoft public license", "the MS-PL"),
    OPEN("open software license", "the Open Software licence"),
    OPEN("mulan permissive software license", "the Mulan licence"),
    OPEN("sil open font license", "the Open Font licence"),
    OPEN("do what the fuck you want", "the WTFPL"),
    OPEN("creative commons", "a Creative Commons licence"),
    OPEN("altered source versions must be plainly marked", "the zlib licence"),
    OPEN("this code is licensed under the same terms as perl", "Perl's licence"),
#undef OPEN
#define SOURCE(words, name)                                           \
    {                                                                 \
        SLICE_INIT(words), LICENCE_SOURCE_AVAILABLE, SLICE_INIT(name) \
    }
    SOURCE("business source license", "the Business Source License"),
    SOURCE("server side public license", "the Server Side Public License"),
    SOURCE("elastic license", "the Elastic License"),
    SOURCE("commons clause", "the Commons Clause"),
    SOURCE("polyform", "the PolyForm"),
    SOURCE("sustainable use license", "the Sustainable Use License"),
    SOURCE("functional source license", "the Functional Source License"),
    SOURCE("fair source license", "the Fair Source License"),
    SOURCE("confluent community license", "the Confluent Community License"),
    SOURCE("redis source available license", "the Redis Source Available License"),
    SOURCE("timescale license", "the Timescale License"),
#undef SOURCE
#define CLOSED(words)                                     \
    {                                                     \
        SLICE_INIT(words), LICENCE_CLOSED, SLICE_INIT("") \
    }
    CLOSED("proprietary and confidential"),
    CLOSED("confidential and proprietary"),
    CLOSED("strictly confidential"),
    CLOSED("proprietary license"),
    CLOSED("proprietary software"),
    CLOSED("unauthorized copying of this file"),
    CLOSED("unauthorised copying of this file"),
    CLOSED("unauthorized use, reproduction"),
    CLOSED("all rights reserved. no part of"),
    CLOSED("no license is granted"),
    CLOSED("no licence is granted"),
    CLOSED("trade secrets of"),
    CLOSED("end user license agreement"),
    CLOSED("end-user license agreement"),
#undef CLOSED
};

// Rights that are reserved and perhaps given away further down: BSD licences begin so.
static const struct slice reserved_words[] = {
    SLICE_INIT("all rights reserved"),
    SLICE_INIT("alle rechte vorbehalten"),
    SLICE_INIT("tous droits r\xc3\xa9serv\xc3\xa9s"),
    SLICE_INIT("todos los derechos reservados"),
    SLICE_INIT("tutti i diritti riservati"),
};

// Whose the text is, without which "for internal use only" is said of a function.
static const struct slice owner_words[] = {
    SLICE_INIT("copyright"),
    SLICE_INIT("(c)"),
    SLICE_INIT("confidential"),
    SLICE_INIT("\xc2\xa9"),
};

static bool has_any(struct slice text, const struct slice *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_find(text, words[i]) != SLICE_NOT_FOUND)
            return true;
    return false;
}

#define HAS_ANY(text, words) has_any(text, words, COUNT_OF(words))

// Near enough to be one statement: a copyright line further up is of the file.
static bool is_internal(struct slice text)
{
    enum { NEAR = 80 };
    size_t at = slice_find(text, SLICE("internal use only"));
    return at != SLICE_NOT_FOUND &&
           HAS_ANY(slice_cut(text, at > NEAR ? at - NEAR : 0, at + NEAR), owner_words);
}

static struct licence first_of(struct slice text)
{
    struct licence first = {0};
    size_t end = text.len;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        size_t at = slice_find(slice_cut(text, 0, end + texts[i].words.len), texts[i].words);
        if (at >= end || (at > 0 && is_alnum(text.ptr[at - 1])))
            continue;
        end = at;
        first = (struct licence){texts[i].kind, texts[i].name};
    }
    if (first.kind == LICENCE_NONE && is_internal(text))
        first.kind = LICENCE_CLOSED;
    return first;
}

struct licence licence_of_text(struct slice text)
{
    struct lowered memory;
    struct slice lowered = to_lowered(&memory, text);
    struct licence licence = first_of(lowered);
    if (licence.kind == LICENCE_NONE && HAS_ANY(lowered, reserved_words))
        licence.kind = LICENCE_CLOSED;
    return licence;
}

// What the names of licences begin with (spdx.org/licenses, Python's classifiers, Maven's usual names). What is
// closed comes first: "Other/Proprietary".
static const struct {
    struct slice start;
    enum licence_kind kind;
} names[] = {
#define NAME(start, kind)                 \
    {                                     \
        SLICE_INIT(start), LICENCE_##kind \
    }
    NAME("UNLICENSED", CLOSED),
    NAME("Proprietary", CLOSED),
    NAME("Other/Proprietary", CLOSED),
    NAME("Commercial", CLOSED),
    NAME("LicenseRef-Propr", CLOSED),
    NAME("LicenseRef-Comm", CLOSED),
    NAME("Private", CLOSED),
    NAME("All rights reserved", CLOSED),
    NAME("Closed", CLOSED),
    NAME("BUSL", SOURCE_AVAILABLE),
    NAME("SSPL", SOURCE_AVAILABLE),
    NAME("Elastic", SOURCE_AVAILABLE),
    NAME("PolyForm", SOURCE_AVAILABLE),
    NAME("FSL-", SOURCE_AVAILABLE),
    NAME("OSI Approved", OPEN),
    NAME("MIT", OPEN),
    NAME("Expat", OPEN),
    NAME("The MIT", OPEN),
    NAME("Apache", OPEN),
    NAME("The Apache", OPEN),
    NAME("ASL 2", OPEN),
    NAME("BSD", OPEN),
    NAME("The BSD", OPEN),
    NAME("New BSD", OPEN),
    NAME("Modified BSD", OPEN),
    NAME("Simplified BSD", OPEN),
    NAME("2-Clause BSD", OPEN),
    NAME("3-Clause BSD", OPEN),
    NAME("Revised BSD", OPEN),
    NAME("ISC", OPEN),
    NAME("GPL", OPEN),
    NAME("LGPL", OPEN),
    NAME("AGPL", OPEN),
    NAME("GNU", OPEN),
    NAME("MPL", OPEN),
    NAME("Mozilla", OPEN),
    NAME("EPL", OPEN),
    NAME("Eclipse", OPEN),
    NAME("EDL", OPEN),
    NAME("CDDL", OPEN),
    NAME("EUPL", OPEN),
    NAME("Unlicense", OPEN),
    NAME("The Unlicense", OPEN),
    NAME("0BSD", OPEN),
    NAME("Zlib", OPEN),
    NAME("BSL-1", OPEN),
    NAME("Boost", OPEN),
    NAME("CC0", OPEN),
    NAME("CC-BY", OPEN),
    NAME("Artistic", OPEN),
    NAME("PSF", OPEN),
    NAME("Python", OPEN),
    NAME("WTFPL", OPEN),
    NAME("PostgreSQL", OPEN),
    NAME("Ruby", OPEN),
    NAME("OFL", OPEN),
    NAME("NCSA", OPEN),
    NAME("Public Domain", OPEN),
    NAME("BlueOak", OPEN),
    NAME("W3C", OPEN),
    NAME("Zope", OPEN),
    NAME("ZPL", OPEN),
    NAME("Perl", OPEN),
    NAME("MulanPSL", OPEN),
#undef NAME
};

struct licence licence_of_name(struct slice value)
{
    while (value.len && !is_alnum(value.ptr[0])) // "(MIT OR Apache-2.0)"
        value = slice_cut(value, 1, value.len);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (!slice_starts_with_nocase(value, names[i].start))
            continue;
        size_t end = names[i].start.len;
        while (end < value.len && (is_alnum(value.ptr[end]) || value.ptr[end] == '-' ||
                                   value.ptr[end] == '.' || value.ptr[end] == '+'))
            end++;
        return (struct licence){names[i].kind, slice_cut(value, 0, end)};
    }
    return (struct licence){0};
}

static struct slice skip_until_value(struct slice rest)
{
    static const struct slice wraps[] = {
        SLICE_INIT("text"), SLICE_INIT("name"), SLICE_INIT("expression"),
        SLICE_INIT("type"), SLICE_INIT("spdx"),
    };
    enum { FAR = 80 };
    rest = slice_cut(rest, 0, FAR);
    for (bool again = true; again;) {
        again = false;
        while (rest.len && !is_alnum(rest.ptr[0]))
            rest = slice_cut(rest, 1, rest.len);
        for (size_t i = 0; i < COUNT_OF(wraps); i++) {
            struct slice after = slice_cut(rest, wraps[i].len, rest.len);
            if (slice_starts_with(rest, wraps[i]) && after.len &&
                slice_has_byte(SLICE(" =:\">"), *after.ptr)) {
                rest = after;
                again = true;
            }
        }
    }
    return rest;
}

struct licence licence_of_field(struct slice text)
{
    static const struct slice keys[] = {SLICE_INIT("license"), SLICE_INIT("licence")};
    struct licence found = {0};
    for (size_t i = 0; i < COUNT_OF(keys) && found.kind == LICENCE_NONE; i++) {
        struct slice rest = text;
        size_t at;
        while (found.kind == LICENCE_NONE &&
               (at = slice_find_nocase(rest, keys[i])) != SLICE_NOT_FOUND) {
            rest = slice_cut(rest, at + keys[i].len, rest.len);
            if (slice_starts_with(rest, SLICE("s")))
                rest = slice_cut(rest, 1, rest.len);
            if (slice_starts_with(rest, SLICE("-Expression")))
                rest = slice_cut(rest, 11, rest.len);
            else if (slice_starts_with(rest, SLICE("Expression")))
                rest = slice_cut(rest, 10, rest.len);
            // Behind a name comes what binds it; prose goes on with a letter or a blank and a word.
            struct slice bound = rest;
            while (bound.len && slice_has_byte(SLICE(" \t\"'"), *bound.ptr))
                bound = slice_cut(bound, 1, bound.len);
            if (bound.len && slice_has_byte(SLICE(":=>[("), *bound.ptr))
                found = licence_of_name(skip_until_value(bound));
        }
    }
    return found;
}

// A banner is a comment that stands first, and has one of these words. Most files have none, and are done with.
static bool may_have_banner(struct slice head)
{
    static const struct slice parts[] = {
        SLICE_INIT("icens"),    SLICE_INIT("opyright"),    SLICE_INIT("ICENS"),
        SLICE_INIT("OPYRIGHT"), SLICE_INIT("onfidential"), SLICE_INIT("ONFIDENTIAL"),
        SLICE_INIT("nauthori"), SLICE_INIT("nternal use"),
    };
    size_t start = 0;
    while (start < head.len && is_space(head.ptr[start]))
        start++;
    if (start == head.len || is_alnum(head.ptr[start]))
        return false;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (slice_find(head, parts[i]) != SLICE_NOT_FOUND)
            return true;
    return false;
}

struct licence licence_of_head(struct slice head, struct slice *company)
{
    *company = SLICE("");
    if (!may_have_banner(head))
        return (struct licence){0};
    size_t spdx = slice_find(head, SLICE("SPDX-License-Identifier:"));
    if (spdx != SLICE_NOT_FOUND) {
        struct licence licence = licence_of_name(slice_cut(head, spdx + 24, spdx + 100));
        if (licence.kind != LICENCE_NONE)
            return licence;
    }
    struct lowered memory;
    struct licence licence = first_of(to_lowered(&memory, head));
    if (licence.kind == LICENCE_NONE)
        licence = licence_of_field(head);
    if (licence.kind == LICENCE_NONE)
        *company = company_of(head);
    return licence;
}
