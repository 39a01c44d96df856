#include "ignore.h"

#include "wildmatch.h"

#include <stdlib.h>

struct ignore_rule {
    struct slice glob; // without the '!', the leading and the trailing '/'
    bool back_in;      // began with '!'
    bool folders_only; // ended with '/'
    bool whole_path;   // had a '/' elsewhere: held against the path, not the name
    char last;         // the byte that the path must end with; '\0': any
};

struct ignore_file {
    struct slice folder;
    size_t from, to; // of its rules
    struct arena_mark mark;
};

void ignore_release(struct ignore *ignore)
{
    free(ignore->rules);
    free(ignore->files);
    arena_release(&ignore->memory);
    *ignore = (struct ignore){0};
}

// Blanks at the end do not count, unless a backslash keeps them.
static struct slice without_blanks(struct slice line)
{
    size_t end = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '\\')
            i++;
        else if (line.ptr[i] == ' ')
            continue;
        end = i + 1;
    }
    return slice_cut(line, 0, end);
}

// A glob that ends in a plain byte is refused by most paths at once.
static char last_byte(struct slice glob)
{
    char last = glob.ptr[glob.len - 1];
    bool plain = last != '*' && last != '?' && last != ']' && last != '\\';
    return plain ? last : '\0';
}

// False for a line that holds no rule.
static bool read_rule(struct slice line, struct ignore_rule *rule)
{
    *rule = (struct ignore_rule){0};
    if (slice_ends_with(line, SLICE("\r")))
        line.len--;
    if (line.len == 0 || line.ptr[0] == '#')
        return false;
    line = without_blanks(line);
    if (slice_starts_with(line, SLICE("!"))) {
        rule->back_in = true;
        line = slice_cut(line, 1, line.len);
    }
    if (slice_ends_with(line, SLICE("/"))) {
        rule->folders_only = true;
        line.len--;
    }
    rule->whole_path = slice_find_byte(line, '/') != SLICE_NOT_FOUND;
    if (slice_starts_with(line, SLICE("/")))
        line = slice_cut(line, 1, line.len);
    if (line.len == 0)
        return false;
    rule->glob = line;
    rule->last = last_byte(line);
    return true;
}

static void add_rule(struct ignore *ignore, const struct ignore_rule *rule)
{
    if (ignore->rule_count == ignore->rule_room) {
        ignore->rule_room = ignore->rule_room ? 2 * ignore->rule_room : 64;
        ignore->rules = alloc_grow(ignore->rules, ignore->rule_room, sizeof *ignore->rules);
    }
    ignore->rules[ignore->rule_count++] = *rule;
}

void ignore_push(struct ignore *ignore, struct slice text, struct slice folder)
{
    struct ignore_file file = {.from = ignore->rule_count, .mark = arena_mark(&ignore->memory)};
    struct ignore_rule rule;
    struct slice line, rest;

    file.folder = arena_copy(&ignore->memory, folder);
    rest = arena_copy(&ignore->memory, text);
    if (slice_starts_with(rest, SLICE("\xEF\xBB\xBF"))) // a byte order mark
        rest = slice_cut(rest, 3, rest.len);
    while (ignore->rule_count - file.from < IGNORE_MOST_RULES && slice_split(&rest, '\n', &line))
        if (read_rule(line, &rule))
            add_rule(ignore, &rule);
    file.to = ignore->rule_count;
    if (ignore->file_count == ignore->file_room) {
        ignore->file_room = ignore->file_room ? 2 * ignore->file_room : 16;
        ignore->files = alloc_grow(ignore->files, ignore->file_room, sizeof *ignore->files);
    }
    ignore->files[ignore->file_count++] = file;
}

void ignore_pop(struct ignore *ignore)
{
    struct ignore_file *file = &ignore->files[--ignore->file_count];
    ignore->rule_count = file->from;
    arena_reset(&ignore->memory, file->mark);
}

static bool rule_matches(const struct ignore_rule *rule, struct slice below, struct slice name,
                         bool is_folder, bool fold)
{
    struct slice text = rule->whole_path ? below : name;
    if (rule->folders_only && !is_folder)
        return false;
    if (rule->last && rule->last != text.ptr[text.len - 1] &&
        !(fold && to_lower(rule->last) == to_lower(text.ptr[text.len - 1])))
        return false;
    return wildmatch(rule->glob, text, fold);
}

// The part of `path` that rules of `folder` are held against.
static bool cut_folder(struct slice path, struct slice folder, struct slice *below)
{
    if (folder.len == 0) {
        *below = path;
        return true;
    }
    *below = slice_cut(path, folder.len + 1, path.len);
    return path.len > folder.len + 1 && path.ptr[folder.len] == '/' &&
           slice_starts_with(path, folder);
}

enum ignore_answer ignore_ask(const struct ignore *ignore, struct slice path, bool is_folder)
{
    struct slice name = slice_basename(path), below;

    for (size_t i = ignore->file_count; i > 0; i--) {
        const struct ignore_file *file = &ignore->files[i - 1];
        if (!cut_folder(path, file->folder, &below))
            continue;
        for (size_t j = file->to; j > file->from; j--) {
            const struct ignore_rule *rule = &ignore->rules[j - 1];
            if (rule_matches(rule, below, name, is_folder, ignore->fold))
                return rule->back_in ? IGNORE_BACK_IN : IGNORE_OUT;
        }
    }
    return IGNORE_SILENT;
}
