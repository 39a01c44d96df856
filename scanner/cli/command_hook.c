// `waybill hook`: puts hooks where git looks for them, says which are there, and takes them away again. What
// they do when git runs them is in hook_run.c.
#include "options.h"

#include "file.h"
#include "hook_file.h"
#include "hook_frameworks.h"
#include "hook_run.h"
#include "hooks.h"
#include "print.h"
#include "shell.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 300, MOST_TOLD = 256 * 1024 };

// With --global each repository's own hooks lie idle, so these have to be handed on. (githooks(5), but for
// those that run for each reference or each `git status`.)
static const char *const other_hooks[] = {
    "applypatch-msg", "pre-applypatch",   "post-applypatch",  "prepare-commit-msg",
    "post-commit",    "pre-rebase",       "post-checkout",    "post-merge",
    "pre-auto-gc",    "post-rewrite",     "commit-msg",       "pre-push",
    "pre-receive",    "update",           "post-receive",     "post-update",
    "pre-commit",     "pre-merge-commit", "push-to-checkout", "sendemail-validate",
};

// What one command works on.
struct hooks_job {
    struct options *options;
    struct hooks_place place;
    bool shared;    // the folder is the one that --global sets
    bool in_config; // git runs what is in the folder by hook.waybill-TYPE.command
    struct slice program;
    struct arena *memory;
    struct buf told;
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
                       print_quoted(memory, *program, SHOWN));
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

static struct slice script_of(const struct hooks_job *job, const char *name)
{
    enum hook_type type = hook_type_named(name);
    bool wanted = type < HOOK_TYPE_COUNT && job->options->hook_types & 1U << type;
    struct hook_script script = {
        .name = slice_of_string(name),
        .row = wanted ? &hook_rows[type] : NULL,
        .program = job->program,
        .options = options_of(job->options, job->memory),
        .in_place_of_repositories = job->shared,
    };
    return hook_script_text(&script, job->memory);
}

static struct slice shared_folder(const char *name, struct arena *memory)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/')
        return arena_printf(memory, "%s/waybill/%s", config, name);
    return home && *home ? arena_printf(memory, "%s/.config/waybill/%s", home, name) : SLICE("");
}

static const char *config_key(const char *type, const char *key, struct arena *memory)
{
    return arena_printf(memory, "hook.waybill-%s.%s", type, key).ptr;
}

static bool is_in_config(const char *type, struct arena *memory)
{
    return source_global_path(config_key(type, "command", memory), memory).len > 0;
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
                           print_quoted(memory, slice_of_string(path), SHOWN), strerror(errno));
    }
    return true;
}

static bool is_within(struct slice path, struct slice folder)
{
    return folder.len && slice_starts_with(path, folder) && path.len > folder.len &&
           path.ptr[folder.len] == '/';
}

// Which hooks the user means where none is named.
static unsigned default_types(const struct hooks_job *job)
{
    unsigned types = 0;
    bool bare = job->place.top.len == 0 && !job->options->global;
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (bare ? hook_rows[i].input == HOOK_RECEIVED : hook_rows[i].by_default)
            types |= 1U << i;
    return types;
}

static bool install_one(struct hooks_job *job, const char *name, struct err *err)
{
    struct hook_file hook;
    struct slice text = script_of(job, name);
    return hook_file_look(&hook, job->place.folder, name, text, job->memory, err) &&
           hook_file_install(&hook, text, job->memory, &job->told, err);
}

static bool install_types(struct hooks_job *job, struct err *err)
{
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (job->options->hook_types & 1U << i && !install_one(job, hook_rows[i].name, err))
            return false;
    return true;
}

// Hooks of the folder that --global sets that only pass on.
static bool install_others(struct hooks_job *job, struct err *err)
{
    struct buf told = job->told;
    bool installed = true;

    buf_init(&job->told, MOST_TOLD);
    for (size_t i = 0; installed && i < sizeof other_hooks / sizeof other_hooks[0]; i++) {
        struct hook_file hook;
        installed =
            hook_file_look(&hook, job->place.folder, other_hooks[i], SLICE(""), job->memory, err) &&
            (hook.owner == HOOK_OURS || install_one(job, other_hooks[i], err));
    }
    buf_release(&job->told);
    job->told = told;
    return installed;
}

// A hook in the work tree is a file like others: it can be committed, and others then run it.
static void tell_where(struct hooks_job *job)
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

// git 2.54 and newer run these before the hook's file, whichever folder that is in. The command is read by a shell.
static bool set_in_config(struct hooks_job *job, struct err *err)
{
    struct buf command;
    bool set = true;

    buf_init(&command, MOST_TOLD);
    for (unsigned i = 0; set && i < HOOK_TYPE_COUNT; i++) {
        const char *type = hook_rows[i].name;
        if (!(job->options->hook_types & 1U << i))
            continue;
        buf_clear(&command);
        shell_quote(&command,
                    arena_printf(job->memory, "%.*s/%s", SLICE_ARG(job->place.folder), type));
        set = source_set_global(config_key(type, "command", job->memory), command.ptr, job->memory,
                                err) &&
              source_set_global(config_key(type, "event", job->memory), type, job->memory, err);
    }
    buf_release(&command);
    if (set)
        buf_add_string(&job->told,
                       "  Your configuration of git names them as hook.waybill-TYPE; git 2.54 and "
                       "newer run them, older ones do not\n");
    return set;
}

static bool unset_in_config(struct hooks_job *job, bool named, struct err *err)
{
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++) {
        const char *type = hook_rows[i].name;
        if ((named && !(job->options->hook_types & 1U << i)) || !is_in_config(type, job->memory))
            continue;
        if (!source_set_global(config_key(type, "command", job->memory), NULL, job->memory, err) ||
            !source_set_global(config_key(type, "event", job->memory), NULL, job->memory, err))
            return false;
    }
    return true;
}

static enum exit_code install(struct hooks_job *job, struct err *err)
{
    struct slice file;
    const struct framework *framework = job->options->global || job->options->force
                                            ? NULL
                                            : framework_of(job->place.top, &file, job->memory);
    if (framework)
        return framework_tell(framework, job->place.top, file, job->memory, &job->told)
                   ? EXIT_COMPLETE
                   : EXIT_UNABLE;
    if (!find_program(job->memory, &job->program, err) ||
        !make_folder(job->place.folder, job->memory, err) || !install_types(job, err))
        return EXIT_UNABLE;
    if (job->in_config && !set_in_config(job, err))
        return EXIT_UNABLE;
    if (job->shared &&
        (!install_others(job, err) ||
         !source_set_global("core.hooksPath", job->place.folder.ptr, job->memory, err)))
        return EXIT_UNABLE;
    if (job->shared)
        buf_add_string(&job->told,
                       "  core.hooksPath of your configuration names that folder now. Hooks that a "
                       "repository has run first;\n  one that sets core.hooksPath itself, as husky "
                       "does, goes without\n");
    tell_where(job);
    return EXIT_COMPLETE;
}

static bool uninstall_one(struct hooks_job *job, const char *name, bool quiet, struct err *err)
{
    struct hook_file hook;
    if (!hook_file_look(&hook, job->place.folder, name, SLICE(""), job->memory, err))
        return false;
    if (quiet && hook.owner != HOOK_OURS)
        return true;
    return hook_file_uninstall(&hook, job->memory, &job->told, err);
}

// The folder that --global set, whole: an empty one is removed, too, and git told so before.
static bool uninstall_shared(struct hooks_job *job, struct err *err)
{
    if (!source_set_global("core.hooksPath", NULL, job->memory, err))
        return false;
    for (size_t i = 0; i < sizeof other_hooks / sizeof other_hooks[0]; i++)
        if (!uninstall_one(job, other_hooks[i], true, err))
            return false;
    rmdir(job->place.folder.ptr);
    buf_add_string(&job->told, "core.hooksPath of your configuration is unset\n");
    return true;
}

static enum exit_code uninstall(struct hooks_job *job, bool named, struct err *err)
{
    if (job->shared && !named)
        return uninstall_shared(job, err) ? EXIT_COMPLETE : EXIT_UNABLE;
    if (job->in_config && !unset_in_config(job, named, err))
        return EXIT_UNABLE;
    size_t before = job->told.len;
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++) {
        bool wanted = !named || job->options->hook_types & 1U << i;
        if (wanted && !uninstall_one(job, hook_rows[i].name, !named, err))
            return EXIT_UNABLE;
    }
    if (job->told.len == before)
        buf_printf(&job->told, "There is no hook of waybill to remove in %s\n",
                   print_quoted(job->memory, job->place.folder, SHOWN));
    return EXIT_COMPLETE;
}

static const char *state_of(const struct hook_file *hook)
{
    if (hook->owner == HOOK_ABSENT)
        return "not installed";
    if (hook->owner == HOOK_FOREIGN)
        return hook->is_executable ? "another program's" : "another program's, not executable";
    if (!hook->is_executable)
        return "installed, NOT RUN: it is not executable";
    return hook->is_current ? "installed" : "installed, with other options or by another waybill";
}

// In the folder that --global sets, one that only passes on is none of ours.
static bool look_at(struct hooks_job *job, struct hook_file *hook, const char *name,
                    struct err *err)
{
    unsigned types = job->options->hook_types;
    job->options->hook_types = 0;
    struct slice passes_on = script_of(job, name);
    job->options->hook_types = types;
    if (!hook_file_look(hook, job->place.folder, name, passes_on, job->memory, err))
        return false;
    if (hook->is_current) {
        hook->owner = HOOK_ABSENT;
        return true;
    }
    return hook_file_look(hook, job->place.folder, name, script_of(job, name), job->memory, err);
}

// One line each. Whether there is a hook of ours that git runs, and none that it does not.
static enum exit_code status(struct hooks_job *job, struct err *err)
{
    bool any = false, broken = false;
    struct slice file;

    if (!find_program(job->memory, &job->program, err))
        return EXIT_UNABLE;
    buf_printf(&job->told, "Hooks are in %s", print_quoted(job->memory, job->place.folder, SHOWN));
    if (job->place.set_by.len)
        buf_printf(&job->told, " (core.hooksPath, %.*s configuration)",
                   SLICE_ARG(job->place.set_by));
    buf_add_byte(&job->told, '\n');
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++) {
        struct hook_file hook, idle = {0};
        const char *name = hook_rows[i].name;
        if (!look_at(job, &hook, name, err) ||
            !hook_file_look(&idle, job->place.own, name, SLICE(""), job->memory, err))
            return EXIT_UNABLE;
        buf_printf(&job->told, "  %-17s %s%s\n", name, state_of(&hook),
                   hook.owner == HOOK_OURS && hook.has_kept ? ", after the one that was there"
                                                            : "");
        any = any || hook.owner == HOOK_OURS;
        broken = broken || (hook.owner == HOOK_OURS && !hook.is_executable);
        if (idle.owner == HOOK_OURS && !slice_equals(job->place.own, job->place.folder))
            buf_printf(&job->told, "  %-17s NOT RUN: %s, as core.hooksPath is elsewhere\n", "",
                       print_quoted(job->memory, slice_of_string(idle.path), SHOWN));
    }
    const struct framework *framework = framework_of(job->place.top, &file, job->memory);
    if (!any && framework &&
        framework_tell(framework, job->place.top, file, job->memory, &job->told))
        any = true;
    return any && !broken ? EXIT_COMPLETE : EXIT_REACHED;
}

// --global: the folder that the user's own configuration names, or else one of ours.
static bool find_global(struct hooks_job *job, struct err *err)
{
    struct slice ours = shared_folder("hooks", job->memory);
    struct slice set = source_global_path("core.hooksPath", job->memory);

    job->in_config = job->options->in_config;
    for (unsigned i = 0; i < HOOK_TYPE_COUNT && job->options->hook_action != HOOK_INSTALL; i++)
        job->in_config =
            job->in_config || (set.len == 0 && is_in_config(hook_rows[i].name, job->memory));
    if (job->in_config)
        set = ours = shared_folder("hooks-in-config", job->memory);
    if (set.len && set.ptr[0] != '/')
        return err_set(
            err, ERR_UNABLE,
            "core.hooksPath of your configuration is %s, which is another folder in each "
            "repository",
            print_quoted(job->memory, set, SHOWN));
    job->place.folder = set.len ? set : ours;
    job->place.own = job->place.folder;
    job->shared = !job->in_config && slice_equals(job->place.folder, ours);
    if (job->place.folder.len == 0)
        return err_set(err, ERR_UNABLE, "there is no home folder to keep hooks in");
    if (set.len == 0 && job->options->hook_action != HOOK_INSTALL)
        return err_set(err, ERR_UNABLE,
                       "no hooks were installed with --global: core.hooksPath is "
                       "not set in your configuration of git");
    return true;
}

static enum exit_code act(struct hooks_job *job, struct options *options, struct err *err)
{
    bool named = options->hook_types != 0;
    if (!named)
        options->hook_types =
            options->hook_action == HOOK_STATUS ? (1U << HOOK_TYPE_COUNT) - 1 : default_types(job);
    switch (options->hook_action) {
    case HOOK_INSTALL:
        return install(job, err);
    case HOOK_UNINSTALL:
        return uninstall(job, named, err);
    default:
        return status(job, err);
    }
}

enum exit_code command_hook(const struct options *given, struct arena *run, struct err *err)
{
    struct options options = *given;
    struct hooks_job job = {.options = &options, .memory = run};

    if (options.hook_action == HOOK_RUN)
        return hook_run(&options, run, err);
    if (!(options.global ? find_global(&job, err) : source_hooks(".", run, &job.place, err)))
        return EXIT_UNABLE;
    buf_init(&job.told, MOST_TOLD);
    enum exit_code code = act(&job, &options, err);
    if (!options.quiet || options.hook_action == HOOK_STATUS || code == EXIT_UNABLE) {
        struct err unwritten = {0};
        if (!fd_write(STDOUT_FILENO, buf_slice(&job.told), &unwritten) && err->kind == ERR_NONE)
            *err = unwritten;
    }
    buf_release(&job.told);
    return code;
}
