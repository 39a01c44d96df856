// Which hooks of ours are there, and whether git runs them.
#include "hook_job.h"

#include "hook_file.h"
#include "hook_frameworks.h"
#include "print.h"

void hook_tell_unsure(struct hook_job *job)
{
    if (job->place.unsure)
        buf_add_string(
            &job->told,
            "  git may look elsewhere: an includeIf with hasconfig is not followed here; "
            "see git rev-parse --git-path hooks\n");
}

static const char *state_of(const struct hook_file *hook, struct arena *memory)
{
    if (hook->owner == HOOK_ABSENT || hook->is_folder)
        return "not installed";
    if (hook->owner == HOOK_FOREIGN)
        return arena_printf(memory, "another program's%s%s",
                            hook->speaks_of_us ? ", which speaks of waybill" : "",
                            hook->is_executable ? "" : ", not executable")
            .ptr;
    if (!hook->is_executable)
        return "installed, NOT RUN: it is not executable";
    return arena_printf(memory, "installed%s%s",
                        hook->is_current ? "" : ", with other options or by another waybill",
                        !hook->has_kept ? ""
                        : hook->runs_kept
                            ? ", after the one that was there"
                            : ", in place of one that is kept, as it is not executable")
        .ptr;
}

// In the folder that --global sets, one that only passes on is none of ours.
static bool look_at(struct hook_job *job, struct hook_file *hook, const char *name, struct err *err)
{
    unsigned types = job->options->hook_types;
    struct slice passes_on, ours;

    job->options->hook_types = 0;
    bool known = hook_job_script(job, name, &passes_on, err);
    job->options->hook_types = types;
    if (!known || !hook_job_script(job, name, &ours, err) ||
        !hook_file_look(hook, job->place.folder, name, passes_on, job->memory, err))
        return false;
    if (hook->is_current) {
        hook->owner = HOOK_ABSENT;
        return true;
    }
    return hook_file_look(hook, job->place.folder, name, ours, job->memory, err);
}

static void tell_folder(struct hook_job *job)
{
    if (job->place.folder.len)
        buf_printf(&job->told, "Hooks are in %s",
                   print_quoted(job->memory, job->place.folder, HOOK_PATH_SHOWN));
    else if (job->place.in_config_count)
        buf_add_string(&job->told, "Hooks are in your configuration of git");
    else
        buf_add_string(&job->told, "Your configuration of git has neither core.hooksPath nor "
                                   "hook.waybill-TYPE");
    if (job->place.set_by.len)
        buf_printf(&job->told, " (core.hooksPath, %.*s configuration)",
                   SLICE_ARG(job->place.set_by));
    buf_add_byte(&job->told, '\n');
}

static void tell_in_config(struct hook_job *job, const struct config_hook *hook)
{
    if (hook->off_by.len)
        buf_printf(&job->told, "NOT RUN: %s is false\n",
                   print_quoted(job->memory, hook->off_by, HOOK_PATH_SHOWN));
    else
        buf_printf(&job->told, "by hook.%s (%.*s configuration) where git is 2.54 or newer\n",
                   print_quoted(job->memory, hook->name, HOOK_PATH_SHOWN), SLICE_ARG(hook->set_by));
}

// What there is of one type. Sets whether git runs one of ours, and whether one of ours is not run.
static bool tell_type(struct hook_job *job, const char *name, bool *any, bool *broken,
                      struct err *err)
{
    const struct config_hook *in_config = hook_in_config_of(&job->place, name);
    struct hook_file hook = {0}, idle = {0};

    if (job->place.folder.len &&
        (!look_at(job, &hook, name, err) ||
         !hook_file_look(&idle, job->place.own, name, SLICE(""), job->memory, err)))
        return false;
    buf_printf(&job->told, "  %-17s ", name);
    if (hook.owner != HOOK_ABSENT || !in_config)
        buf_printf(&job->told, "%s\n", state_of(&hook, job->memory));
    if (in_config) {
        if (hook.owner != HOOK_ABSENT)
            buf_printf(&job->told, "  %-17s ", "");
        tell_in_config(job, in_config);
    }
    bool ours = hook.owner == HOOK_OURS || hook.speaks_of_us;
    *any = *any || ours || (in_config && in_config->off_by.len == 0);
    *broken = *broken || (hook.owner == HOOK_OURS && !hook.is_executable) ||
              (in_config && in_config->off_by.len && !ours);
    if (idle.owner == HOOK_OURS && !slice_equals(job->place.own, job->place.folder))
        buf_printf(&job->told, "  %-17s NOT RUN: %s, as core.hooksPath is elsewhere\n", "",
                   print_quoted(job->memory, slice_of_string(idle.path), HOOK_PATH_SHOWN));
    return true;
}

enum exit_code hook_status(struct hook_job *job, struct err *err)
{
    bool any = false, broken = false;
    struct slice file;

    tell_folder(job);
    hook_tell_unsure(job);
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (!tell_type(job, hook_rows[i].name, &any, &broken, err))
            return EXIT_UNABLE;
    const struct framework *framework = framework_of(job->place.top, &file, job->memory);
    if (!any && framework &&
        framework_tell(framework, job->place.top, file, job->memory, &job->told))
        any = true;
    return any && !broken ? EXIT_COMPLETE : EXIT_REACHED;
}
