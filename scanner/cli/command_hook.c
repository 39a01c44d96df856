// `waybill hook`: puts hooks where git looks for them, says which are there, and takes them away again. What
// they do when git runs them is in hook_run.c.
#include "file.h"
#include "hook_job.h"
#include "hook_run.h"
#include "print.h"

#include <stdlib.h>
#include <unistd.h>

enum { MOST_TOLD = 256 * 1024 };

static struct slice shared_folder(const char *name, struct arena *memory)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0] == '/')
        return arena_printf(memory, "%s/waybill/%s", config, name);
    return home && *home ? arena_printf(memory, "%s/.config/waybill/%s", home, name) : SLICE("");
}

// Which hooks the user means where none is named.
static unsigned default_types(const struct hook_job *job)
{
    unsigned types = 0;
    bool bare = job->place.top.len == 0 && !job->options->global;
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (bare ? hook_rows[i].input == HOOK_RECEIVED : hook_rows[i].by_default)
            types |= 1U << i;
    return types;
}

// The user's configuration alone: whatever repository this is called in may have others.
static void find_in_config(struct hook_job *job)
{
    job->place.in_config = ARENA_ARRAY(job->memory, HOOK_TYPE_COUNT, struct config_hook);
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (hook_in_config_has(&job->in_config, i, job->memory))
            job->place.in_config[job->place.in_config_count++] = (struct config_hook){
                .name = arena_printf(job->memory, "waybill-%s", hook_rows[i].name),
                .event = slice_of_string(hook_rows[i].name),
                .command = SLICE("waybill"),
                .set_by = SLICE("global"),
            };
}

// --global: the folder that the user's own configuration names, or else one of ours; or git's configuration.
static bool find_global(struct hook_job *job, struct err *err)
{
    const struct options *options = job->options;
    struct slice ours = shared_folder("hooks", job->memory);
    struct slice set = source_own_path(SETTING_OF_USER, "core.hooksPath", job->memory);
    bool installs = options->hook_action == HOOK_INSTALL;

    if (ours.len == 0)
        return err_set(err, ERR_UNABLE, "there is no home folder to keep hooks in");
    job->in_config =
        (struct hook_in_config){SETTING_OF_USER, shared_folder("hooks-in-config", job->memory)};
    find_in_config(job);
    if (options->in_config)
        return true;
    if (set.len && set.ptr[0] != '/')
        return err_set(
            err, ERR_UNABLE,
            "core.hooksPath of your configuration is %s, which is another folder in each "
            "repository",
            print_quoted(job->memory, set, HOOK_PATH_SHOWN));
    job->place.folder = set.len || !installs ? set : ours;
    job->place.own = job->place.folder;
    job->shared = slice_equals(job->place.folder, ours);
    if (job->place.folder.len || job->place.in_config_count || options->hook_action == HOOK_STATUS)
        return true;
    return err_set(err, ERR_UNABLE,
                   "no hooks were installed with --global: your configuration of git has neither "
                   "core.hooksPath nor hook.waybill-TYPE");
}

static bool find_in_repository(struct hook_job *job, struct err *err)
{
    if (!source_hooks(".", false, job->memory, &job->place, err))
        return false;
    struct slice own = job->place.own;
    job->in_config = (struct hook_in_config){
        SETTING_OF_REPOSITORY, arena_printf(job->memory, "%.*swaybill-hooks",
                                            (int)(own.len - slice_basename(own).len), own.ptr)};
    return true;
}

static enum exit_code act(struct hook_job *job, struct options *options, struct err *err)
{
    bool named = options->hook_types != 0;
    if (!named)
        options->hook_types =
            options->hook_action == HOOK_INSTALL ? default_types(job) : HOOK_ALL_TYPES;
    switch (options->hook_action) {
    case HOOK_INSTALL:
        return hook_install(job, err);
    case HOOK_UNINSTALL:
        return hook_uninstall(job, named, err);
    default:
        return hook_status(job, err);
    }
}

enum exit_code command_hook(const struct options *given, struct arena *run, struct err *err)
{
    struct options options = *given;
    struct hook_job job = {.options = &options, .memory = run};

    if (options.hook_action == HOOK_RUN)
        return hook_run(&options, run, err);
    if (!(options.global ? find_global(&job, err) : find_in_repository(&job, err)))
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
