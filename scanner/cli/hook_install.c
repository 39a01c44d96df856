// Puts hooks of ours where git looks for them, and takes them away again.
#include "hook_job.h"

#include "hook_file.h"
#include "hook_frameworks.h"
#include "print.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TOLD = 64 * 1024 };

// With --global each repository's own hooks lie idle, so these have to be handed on: those of githooks(5), but for
// the ones that run for each reference or each `git status`, and those that do by being there what git does without
// (push-to-checkout, proc-receive).
static const char *const other_hooks[] = {
    "applypatch-msg", "pre-applypatch",   "post-applypatch",    "prepare-commit-msg",
    "post-commit",    "pre-rebase",       "post-checkout",      "post-merge",
    "pre-auto-gc",    "post-rewrite",     "commit-msg",         "pre-push",
    "pre-receive",    "update",           "post-receive",       "post-update",
    "pre-commit",     "pre-merge-commit", "sendemail-validate",
};

// The absolute path of the program that runs, links resolved.
static bool find_program(struct arena *memory, struct slice *program, struct err *err)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path);

    if (len <= 0 || (size_t)len == sizeof path)
        return err_set(err, ERR_UNABLE, "cannot tell the path of this program");
    *program = arena_copy(memory, slice_of(path, (size_t)len));
    if (access(program->ptr, X_OK) != 0)
        return err_set(err, ERR_UNABLE, "this program is no longer at %s",
                       print_quoted(memory, *program, HOOK_PATH_SHOWN));
    return true;
}

// Options of the command that are those of `waybill hook run`.
static struct slice options_of(const struct options *options, struct arena *memory)
{
    struct slice text = SLICE("");
    if (options->whole_file)
        text = SLICE(" --whole-file");
    if (options->time_budget)
        text = arena_printf(memory, "%.*s --time-budget %llums", SLICE_ARG(text),
                            (unsigned long long)options->time_budget);
    return text;
}

static struct slice installed_by(const struct hook_job *job)
{
    if (!job->options->in_config)
        return job->shared ? SLICE(" --global") : SLICE("");
    return job->options->global ? SLICE(" --global --in-config") : SLICE(" --in-config");
}

bool hook_job_script(const struct hook_job *job, const char *name, struct slice *text,
                     struct err *err)
{
    enum hook_type type = hook_type_named(name);
    bool wanted = type < HOOK_TYPE_COUNT && hook_types_have(job->options->hook_types, type);
    struct hook_script script = {
        .name = slice_of_string(name),
        .row = wanted ? &hook_rows[type] : NULL,
        .options = options_of(job->options, job->memory),
        .installed_by = installed_by(job),
        .in_place_of_repositories = job->shared,
    };
    if (!find_program(job->memory, &script.program, err))
        return false;
    *text = hook_script_text(&script, job->memory);
    return true;
}

// All folders on the way, as mkdir -p.
static bool make_folder(struct slice folder, struct arena *memory, struct err *err)
{
    for (size_t i = 1; i <= folder.len; i++) {
        if (i < folder.len && folder.ptr[i] != '/')
            continue;
        const char *path = arena_copy(memory, slice_cut(folder, 0, i)).ptr;
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return err_set(err, ERR_UNABLE, "%s: %s",
                           print_quoted(memory, slice_of_string(path), HOOK_PATH_SHOWN),
                           strerror(errno));
    }
    return true;
}

static bool is_within(struct slice path, struct slice folder)
{
    return folder.len && slice_starts_with(path, folder) && path.len > folder.len &&
           path.ptr[folder.len] == '/';
}

static bool install_one(struct hook_job *job, struct slice folder, const char *name,
                        struct err *err)
{
    struct hook_file hook;
    struct slice text;
    return hook_job_script(job, name, &text, err) &&
           hook_file_look(&hook, folder, name, text, job->memory, err) &&
           hook_file_install(&hook, text, job->memory, &job->told, err);
}

static bool install_types(struct hook_job *job, struct slice folder, struct err *err)
{
    if (!make_folder(folder, job->memory, err))
        return false;
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (hook_types_have(job->options->hook_types, i) &&
            !install_one(job, folder, hook_rows[i].name, err))
            return false;
    return true;
}

// Hooks of the folder that --global sets that only pass on.
static bool install_others(struct hook_job *job, struct err *err)
{
    struct buf told = job->told;
    bool installed = true;

    buf_init(&job->told, MOST_TOLD);
    for (size_t i = 0; installed && i < sizeof other_hooks / sizeof other_hooks[0]; i++) {
        struct hook_file hook;
        installed =
            hook_file_look(&hook, job->place.folder, other_hooks[i], SLICE(""), job->memory, err) &&
            (hook.owner == HOOK_OURS || install_one(job, job->place.folder, other_hooks[i], err));
    }
    buf_release(&job->told);
    job->told = told;
    return installed;
}

// A hook in the work tree is a file like others: it can be committed, and others then run it.
static void tell_where(struct hook_job *job)
{
    const struct hooks_place *place = &job->place;
    if (place->set_by.len && !job->shared)
        buf_printf(&job->told, "  core.hooksPath (%.*s configuration) says that hooks are there\n",
                   SLICE_ARG(place->set_by));
    if (is_within(place->folder, place->top) && !is_within(place->folder, place->own) &&
        !slice_equals(place->folder, place->own))
        buf_add_string(&job->told, "  That is in the work tree: who gets it by git and has waybill "
                                   "elsewhere needs it in PATH\n");
}

// Where git is new enough, the same would be said twice.
static void tell_twice(struct hook_job *job)
{
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++) {
        const struct config_hook *hook = hook_in_config_of(&job->place, hook_rows[i].name);
        if (!hook_types_have(job->options->hook_types, i) || !hook || hook->off_by.len)
            continue;
        buf_printf(&job->told,
                   "  hook.%s of the %.*s configuration runs %s, too, where git is 2.54 or newer\n",
                   print_quoted(job->memory, hook->name, HOOK_PATH_SHOWN), SLICE_ARG(hook->set_by),
                   hook_rows[i].name);
    }
}

static bool install_in_config(struct hook_job *job, struct err *err)
{
    return install_types(job, job->in_config.folder, err) &&
           hook_in_config_set(&job->in_config, job->options->hook_types, &job->told, job->memory,
                              err);
}

static bool install_files(struct hook_job *job, struct err *err)
{
    if (!install_types(job, job->place.folder, err))
        return false;
    if (job->shared &&
        (!install_others(job, err) ||
         !source_set(SETTING_OF_USER, "core.hooksPath", job->place.folder.ptr, job->memory, err)))
        return false;
    if (job->shared)
        buf_add_string(&job->told,
                       "  core.hooksPath of your configuration names that folder now. Hooks that a "
                       "repository has run first;\n  one that sets core.hooksPath itself, as husky "
                       "does, goes without\n");
    tell_where(job);
    hook_tell_unsure(job);
    tell_twice(job);
    return true;
}

// A hook of git's configuration runs beside a framework's, which knows of files alone.
enum exit_code hook_install(struct hook_job *job, struct err *err)
{
    const struct options *options = job->options;
    struct slice file;
    bool beside = options->global || options->force || options->in_config;
    const struct framework *framework =
        beside ? NULL : framework_of(job->place.top, &file, job->memory);
    if (framework)
        return framework_tell(framework, job->place.top, file, job->memory, &job->told)
                   ? EXIT_COMPLETE
                   : EXIT_UNABLE;
    return (options->in_config ? install_in_config(job, err) : install_files(job, err))
               ? EXIT_COMPLETE
               : EXIT_UNABLE;
}

static bool uninstall_one(struct hook_job *job, struct slice folder, const char *name, bool quiet,
                          struct err *err)
{
    struct hook_file hook;
    if (!hook_file_look(&hook, folder, name, SLICE(""), job->memory, err))
        return false;
    if (quiet && hook.owner != HOOK_OURS)
        return true;
    return hook_file_uninstall(&hook, job->memory, &job->told, err);
}

// The folder that --global set, whole: an empty one is removed, too, and git told so before. What only passed on is not
// told one by one.
static bool uninstall_shared(struct hook_job *job, struct err *err)
{
    if (!source_set(SETTING_OF_USER, "core.hooksPath", NULL, job->memory, err))
        return false;
    for (size_t i = 0; i < sizeof other_hooks / sizeof other_hooks[0]; i++) {
        size_t before = job->told.len;
        if (!uninstall_one(job, job->place.folder, other_hooks[i], true, err))
            return false;
        if (hook_type_named(other_hooks[i]) == HOOK_TYPE_COUNT)
            job->told.len = before;
    }
    rmdir(job->place.folder.ptr);
    buf_add_string(&job->told, "core.hooksPath of your configuration is unset\n");
    return true;
}

// `quiet`: nothing is said of hooks that are not there, or not ours.
static bool uninstall_files(struct hook_job *job, bool quiet, struct err *err)
{
    if (job->place.folder.len == 0)
        return true;
    if (job->shared && job->options->hook_types == HOOK_ALL_TYPES)
        return uninstall_shared(job, err);
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (hook_types_have(job->options->hook_types, i) &&
            !uninstall_one(job, job->place.folder, hook_rows[i].name, quiet, err))
            return false;
    return true;
}

// Git's configuration is told first: a command that is not there any more stops every commit.
static bool uninstall_in_config(struct hook_job *job, struct err *err)
{
    unsigned types = job->options->hook_types;
    if (!hook_in_config_unset(&job->in_config, types, job->memory, err))
        return false;
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (hook_types_have(types, i) &&
            !uninstall_one(job, job->in_config.folder, hook_rows[i].name, true, err))
            return false;
    rmdir(job->in_config.folder.ptr);
    return true;
}

enum exit_code hook_uninstall(struct hook_job *job, bool named, struct err *err)
{
    size_t before = job->told.len;
    if (!uninstall_in_config(job, err))
        return EXIT_UNABLE;
    // What was named and is not there is told, unless it was in the other place.
    if (!uninstall_files(job, !named || job->told.len > before, err))
        return EXIT_UNABLE;
    if (job->told.len == before)
        buf_printf(&job->told, "There is no hook of waybill to remove in %s\n",
                   print_quoted(job->memory, job->place.folder, HOOK_PATH_SHOWN));
    return EXIT_COMPLETE;
}
