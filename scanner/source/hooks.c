#include "hooks.h"

#include "file.h"
#include "print.h"
#include "repo_open.h"

enum { SHOWN = 200 };

static struct slice without_slash(struct arena *memory, struct slice path)
{
    while (path.len > 1 && slice_ends_with(path, SLICE("/")))
        path.len--;
    return arena_copy(memory, path);
}

static const char *level_name(git_config_level_t level)
{
    switch (level) {
    case GIT_CONFIG_LEVEL_LOCAL:
        return "local";
    case GIT_CONFIG_LEVEL_GLOBAL:
    case GIT_CONFIG_LEVEL_XDG:
        return "global";
    default:
        return "system";
    }
}

// What a value of core.hooksPath stands for. libgit2 spells out ~ but not ~NAME, and git alone knows where it
// is installed, which is %(prefix).
static bool take_path(git_config *config, const char *set_by, struct slice *path,
                      struct arena *memory, struct err *err)
{
    static const char name[] = "core.hooksPath";
    git_buf value = {0};
    const char *raw = "";
    bool taken = git_config_get_string(&raw, config, name) == 0 && *raw &&
                 !slice_starts_with(slice_of_string(raw), SLICE("%(prefix)")) &&
                 git_config_get_path(&value, config, name) == 0;

    if (taken)
        *path = without_slash(memory, slice_of_string(value.ptr));
    else
        err_set(err, ERR_UNABLE,
                "core.hooksPath (%s configuration) is '%s', which waybill cannot follow: name the "
                "folder in full, or take the setting out",
                set_by, print_quoted(memory, slice_of_string(raw), SHOWN));
    git_buf_dispose(&value);
    return taken;
}

// libgit2 knows the extension for configurations of linked work trees, and does not read them. NULL: there is none.
static git_config *worktree_config(git_repository *repo, git_config *config, struct arena *memory)
{
    int on = 0;
    git_config *own = NULL, *snapshot = NULL;
    const char *file = arena_printf(memory, "%sconfig.worktree", git_repository_path(repo)).ptr;
    if (git_config_get_bool(&on, config, "extensions.worktreeConfig") == 0 && on &&
        file_exists(file) && git_config_open_ondisk(&own, file) == 0)
        git_config_snapshot(&snapshot, own);
    git_config_free(own);
    return snapshot;
}

// Whether core.hooksPath stands in a configuration, and in which.
static bool has_path(git_config *config, const char **set_by)
{
    git_config_entry *entry = NULL;
    bool has = config && git_config_get_entry(&entry, config, "core.hooksPath") == 0;
    if (has && !*set_by)
        *set_by = level_name(entry->level);
    git_config_entry_free(entry);
    return has;
}

static bool find_path(git_repository *repo, git_config *config, struct hooks_place *place,
                      struct slice *path, struct arena *memory, struct err *err)
{
    git_config *of_worktree = worktree_config(repo, config, memory);
    const char *worktree = "worktree", *set_by = NULL;
    bool found = true;

    if (has_path(of_worktree, &worktree))
        found = take_path(of_worktree, set_by = worktree, path, memory, err);
    else if (has_path(config, &set_by))
        found = take_path(config, set_by, path, memory, err);
    place->set_by = set_by ? slice_of_string(set_by) : SLICE("");
    git_config_free(of_worktree);
    return found;
}

// hook.NAME.event: the NAME, which may hold dots itself. False for another setting.
static bool split_event(const char *setting, struct slice *name)
{
    struct slice text = slice_of_string(setting), start = SLICE("hook."), end = SLICE(".event");
    if (text.len <= start.len + end.len || !slice_starts_with(text, start) ||
        !slice_ends_with(text, end))
        return false;
    *name = slice_cut(text, start.len, text.len - end.len);
    return true;
}

// The setting of that hook or event, if it is false.
static struct slice off_by(git_config *config, struct slice name, struct arena *memory)
{
    int on = 1;
    struct slice setting = arena_printf(memory, "hook.%.*s.enabled", SLICE_ARG(name));
    return git_config_get_bool(&on, config, setting.ptr) == 0 && !on ? setting : SLICE("");
}

// An event that is named without a value takes back those named before it.
static void add_event(struct hooks_place *place, struct slice name, const git_config_entry *entry,
                      struct arena *memory)
{
    struct slice event = slice_of_string(entry->value ? entry->value : "");
    size_t kept = 0;

    for (size_t i = 0; i < place->in_config_count; i++) {
        struct config_hook *hook = &place->in_config[i];
        bool same =
            slice_equals(hook->name, name) && (event.len == 0 || slice_equals(hook->event, event));
        if (!same)
            place->in_config[kept++] = *hook;
    }
    place->in_config_count = kept;
    if (event.len == 0 || kept == HOOKS_MOST_IN_CONFIG)
        return;
    place->in_config[place->in_config_count++] = (struct config_hook){
        .name = arena_copy(memory, name),
        .event = arena_copy(memory, event),
        .set_by = slice_of_string(level_name(entry->level)),
    };
}

// git follows an include for repositories with a certain remote, libgit2 does not.
static bool is_condition(const char *setting)
{
    return slice_starts_with(slice_of_string(setting), SLICE("includeif.hasconfig:"));
}

// All settings are gone through, since libgit2's search by an expression leaks with each entry.
static void find_in_config(git_config *config, struct hooks_place *place, struct arena *memory)
{
    git_config_iterator *entries = NULL;
    git_config_entry *entry;
    struct slice name;

    place->in_config = ARENA_ARRAY(memory, HOOKS_MOST_IN_CONFIG, struct config_hook);
    if (git_config_iterator_new(&entries, config) == 0)
        while (git_config_next(&entry, entries) == 0) {
            if (split_event(entry->name, &name))
                add_event(place, name, entry, memory);
            else if (is_condition(entry->name))
                place->unsure = true;
        }
    git_config_iterator_free(entries);
    for (size_t i = 0; i < place->in_config_count; i++) {
        struct config_hook *hook = &place->in_config[i];
        const char *command = "";
        git_config_get_string(&command, config,
                              arena_printf(memory, "hook.%.*s.command", SLICE_ARG(hook->name)).ptr);
        hook->command = arena_copy(memory, slice_of_string(command));
        hook->off_by = off_by(config, hook->event, memory);
        if (hook->off_by.len == 0)
            hook->off_by = off_by(config, hook->name, memory);
    }
}

static bool find_place(git_repository *repo, struct hooks_place *place, struct arena *memory,
                       struct err *err)
{
    const char *top = git_repository_workdir(repo);
    git_config *config = NULL;
    struct slice set = SLICE("");

    place->own = arena_printf(memory, "%shooks", git_repository_commondir(repo));
    place->top = top ? without_slash(memory, slice_of_string(top)) : SLICE("");
    if (git_repository_config_snapshot(&config, repo) < 0)
        return repo_error(memory, err, "the configuration of git");
    bool found = find_path(repo, config, place, &set, memory, err);
    find_in_config(config, place, memory);
    git_config_free(config);
    // A relative one is relative to where hooks run: the top of the work tree (githooks(5)).
    if (set.len == 0)
        place->folder = place->own;
    else if (set.ptr[0] == '/')
        place->folder = set;
    else
        place->folder =
            arena_printf(memory, "%s%.*s", top ? top : git_repository_path(repo), SLICE_ARG(set));
    return found;
}

bool source_hooks(const char *path, bool trust_owner, struct arena *memory,
                  struct hooks_place *place, struct err *err)
{
    struct source_options options = {
        .mode = SOURCE_STAGED, .path = path, .trust_owner = trust_owner};
    git_repository *repo = NULL;

    *place = (struct hooks_place){0};
    if (repo_library_start(&options, err))
        repo = repo_open(&options, memory, err);
    bool found = repo && find_place(repo, place, memory, err);
    repo_library_stop(repo);
    return found;
}

bool source_has_head(const char *path, struct arena *memory)
{
    struct source_options options = {.mode = SOURCE_REVISION, .path = path, .trust_owner = true};
    struct err ignored = {0};
    git_repository *repo = NULL;
    git_oid id;

    if (repo_library_start(&options, &ignored))
        repo = repo_open(&options, memory, &ignored);
    bool has = repo && git_reference_name_to_id(&id, repo, "HEAD") == 0;
    repo_library_stop(repo);
    return has;
}
