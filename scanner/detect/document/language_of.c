// All names of all languages stand in one hash table, made at the first question:
// a work tree asks this for every file it has.
#include "language_of.h"

#include "arena.h"

#include <pthread.h>

enum claim { CLAIM_FILENAME, CLAIM_EXTENSION, CLAIM_INTERPRETER };

enum {
    LONGEST_NAME = 64,     // no language claims a longer one
    MOST_ENDINGS = 4,      // that are taken off before giving up
    LONGEST_SHEBANG = 256, // as Linux reads it
};

struct entry {
    struct slice name;
    enum claim claim;
    const struct language *language; // NULL: the place is free
};

static struct entry *entries; // lives as long as the program
static size_t entry_mask;     // their number less one, a power of two less one

static size_t hash_of(enum claim claim, struct slice name)
{
    // FNV-1a, 64 bits.
    uint64_t hash = 0xcbf29ce484222325U ^ (uint64_t)claim;
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)name.ptr[i]) * 0x100000001b3U;
    return (size_t)(hash ^ hash >> 32);
}

// The place where the name stands or would stand. At most half of them are taken.
static struct entry *place_of(enum claim claim, struct slice name)
{
    size_t at = hash_of(claim, name) & entry_mask;
    while (entries[at].language &&
           !(entries[at].claim == claim && slice_equals(entries[at].name, name)))
        at = (at + 1) & entry_mask;
    return &entries[at];
}

// Where two languages claim the same name, the first in languages[] has it.
static void enter_all(const struct language *language, enum claim claim, const struct slice *names)
{
    for (; names && names->len; names++) {
        struct entry *place = place_of(claim, *names);
        if (!place->language)
            *place = (struct entry){*names, claim, language};
    }
}

static size_t count_of(const struct slice *names)
{
    size_t count = 0;
    while (names && names[count].len)
        count++;
    return count;
}

static void enter_languages(void)
{
    size_t names = 0, room = 16;
    for (size_t i = 0; i < language_count; i++)
        names += count_of(languages[i].filenames) + count_of(languages[i].extensions) +
                 count_of(languages[i].shebangs);
    while (room < 2 * names)
        room *= 2;
    entries = alloc_zeroed(room, sizeof *entries);
    entry_mask = room - 1;
    for (size_t i = 0; i < language_count; i++) {
        enter_all(&languages[i], CLAIM_FILENAME, languages[i].filenames);
        enter_all(&languages[i], CLAIM_EXTENSION, languages[i].extensions);
        enter_all(&languages[i], CLAIM_INTERPRETER, languages[i].shebangs);
    }
}

static const struct language *find(enum claim claim, struct slice name)
{
    if (name.len == 0 || name.len > LONGEST_NAME)
        return NULL;
    return place_of(claim, name)->language;
}

static const struct language *find_extension(struct slice extension)
{
    char lower[LONGEST_NAME];
    if (extension.len > sizeof lower)
        return NULL;
    for (size_t i = 0; i < extension.len; i++)
        lower[i] = to_lower(extension.ptr[i]);
    return find(CLAIM_EXTENSION, slice_of(lower, extension.len));
}

// The last of the bytes in `set`, or SLICE_NOT_FOUND.
static size_t find_last(struct slice s, const char *set)
{
    for (size_t i = s.len; i > 0; i--)
        if (s.ptr[i - 1] && strchr(set, s.ptr[i - 1]))
            return i - 1;
    return SLICE_NOT_FOUND;
}

static const struct language *by_name(struct slice name)
{
    const struct language *found = NULL;
    if (slice_ends_with(name, SLICE("~"))) // an editor's backup
        name.len--;
    for (unsigned i = 0; !found && i < MOST_ENDINGS && name.len; i++) {
        found = find(CLAIM_FILENAME, name);
        size_t dot = find_last(name, ".");
        if (found || dot == SLICE_NOT_FOUND)
            break;
        struct slice rest = slice_cut(name, 0, dot);
        size_t earlier = find_last(rest, ".");
        if (earlier != SLICE_NOT_FOUND) // `blade.php`
            found = find_extension(slice_cut(name, earlier + 1, name.len));
        if (!found)
            found = find_extension(slice_cut(name, dot + 1, name.len));
        name = rest;
    }
    return found;
}

// `.env-staging`, `Dockerfile_dev`: whole names with something added.
static const struct language *by_lengthened_name(struct slice name)
{
    size_t cut = find_last(name, "-_");
    return cut == SLICE_NOT_FOUND ? NULL : find(CLAIM_FILENAME, slice_cut(name, 0, cut));
}

static struct slice next_word(struct slice *line)
{
    size_t from = 0;
    while (from < line->len && is_space(line->ptr[from]))
        from++;
    size_t to = from;
    while (to < line->len && !is_space(line->ptr[to]))
        to++;
    struct slice word = slice_cut(*line, from, to);
    *line = slice_cut(*line, to, line->len);
    return word;
}

// The program that `env` is told to run: past its options and assignments.
static struct slice env_program(struct slice line)
{
    const struct slice split = SLICE("--split-string=");
    for (;;) {
        struct slice word = next_word(&line);
        if (slice_equals(word, SLICE("-u")) || slice_equals(word, SLICE("-C")))
            next_word(&line);
        else if (slice_starts_with(word, split))
            return slice_cut(word, split.len, word.len);
        else if (slice_starts_with(word, SLICE("-S")) && word.len > 2)
            return slice_cut(word, 2, word.len);
        else if (word.len == 0 || (word.ptr[0] != '-' && !slice_has_byte(word, '=')))
            return word;
    }
}

static const struct language *by_interpreter(struct slice head)
{
    if (slice_starts_with(head, SLICE("\xEF\xBB\xBF")))
        head = slice_cut(head, 3, head.len);
    if (!slice_starts_with(head, SLICE("#!")))
        return NULL;
    struct slice line = slice_cut(head, 2, LONGEST_SHEBANG);
    line = slice_cut(line, 0, slice_find_byte(line, '\n'));
    struct slice program = slice_basename(next_word(&line));
    if (slice_equals(program, SLICE("env")))
        program = slice_basename(env_program(line));
    // `python3.11`, then `python3.`, `python3` and `python`.
    for (;;) {
        const struct language *found = find(CLAIM_INTERPRETER, program);
        if (found || program.len == 0)
            return found;
        char last = program.ptr[program.len - 1];
        if (!is_digit(last) && last != '.' && last != '-')
            return NULL;
        program.len--;
    }
}

const struct language *language_of(struct slice path, struct slice head)
{
    static pthread_once_t entered = PTHREAD_ONCE_INIT;
    pthread_once(&entered, enter_languages);
    struct slice name = slice_basename(path);
    const struct language *found = by_name(name);
    if (!found)
        found = by_interpreter(head);
    return found ? found : by_lengthened_name(name);
}
