#include "pattern_load.h"

#include "file.h"
#include "pattern_reader.h"
#include "pattern_texts.h"
#include "print.h"

#include <errno.h>
#include <stdlib.h>

enum { FILE_MOST = 4 * 1024 * 1024, SHOWN = 300 };

static bool load_file(struct pattern_entries *entries, const char *path, struct err *err)
{
    struct buf text;
    buf_init(&text, FILE_MOST);
    bool loaded = file_read(&text, path, err);
    // Patterns point into the text.
    struct slice kept = arena_copy(entries->memory, buf_slice(&text));
    buf_release(&text);
    if (!loaded) {
        err->kind = ERR_CONFIG;
        return false;
    }
    return pattern_file_read(entries, slice_of_string(path), kept, err);
}

// A link out of the repository could make the scan read any file of the user's.
static bool stays_below(const char *root, const char *path, struct err *err)
{
    char *real_root = realpath(root, NULL);
    char *real = realpath(path, NULL);
    bool below = false;
    if (!real_root || !real)
        err_set(err, ERR_CONFIG, "%s", strerror(errno));
    else {
        struct slice folder = slice_of_string(real_root);
        below = slice_starts_with(slice_of_string(real), folder) &&
                (folder.len == 1 || real[folder.len] == '/');
        if (!below)
            err_set(err, ERR_CONFIG, "leads out of the repository; name it with --patterns");
    }
    free(real_root);
    free(real);
    return below;
}

static bool load_configured(struct pattern_entries *entries, const struct config *config,
                            struct slice root, struct arena *run, struct err *err)
{
    for (size_t i = 0; i < config->pattern_count; i++) {
        struct slice name = config->patterns[i];
        if (config->pattern_texts) {
            if (!pattern_file_read(entries, name, config->pattern_texts[i], err))
                return false;
            continue;
        }
        struct slice path = arena_printf(run, "%.*s/%.*s", SLICE_ARG(root), SLICE_ARG(name));
        if (root.len == 0)
            path = arena_copy(run, name);
        if (!stays_below(root.len ? arena_copy(run, root).ptr : ".", path.ptr, err))
            return err_while(err, "%s", print_quoted(run, path, SHOWN));
        if (!load_file(entries, path.ptr, err))
            return false;
    }
    return true;
}

bool patterns_load(struct pattern_set *set, const struct options *options,
                   const struct config *config, struct slice root, struct arena *run,
                   struct err *err)
{
    struct pattern_entries entries = {.memory = run};
    bool loaded = true;
    *set = builtin_patterns;
    if (options->patterns.count == 0 && config->pattern_count == 0)
        return true;
    for (size_t i = 0; i < options->patterns.count && loaded; i++)
        loaded = load_file(&entries, options->patterns.items[i], err);
    loaded = loaded && load_configured(&entries, config, root, run, err) &&
             pattern_set_make(set, &builtin_patterns, &entries, err) &&
             pattern_texts_hold(set, &entries, err);
    pattern_entries_release(&entries);
    return loaded;
}
