// `waybill policy`: the catalogue that verdicts are computed from, for whoever must defend or mend it.
#include "job.h"

#include "catalogue.h"
#include "file.h"
#include "nearest.h"
#include "policy_diff.h"
#include "policy_effect.h"
#include "text.h"

#include <unistd.h>

enum { OUTPUT_MOST = 64 * 1024 * 1024, FILE_MOST = 64 * 1024 * 1024, WIDTH = 80 };

// One call of the command.
struct call {
    struct job job;
    const struct plan_set *plans;
    struct page page;
    struct buf out;
};

// Outside of a repository there is no configuration, and the catalogue is the built-in one.
static bool read_plans(struct call *call, struct err *err)
{
    struct err none = {0};
    static const char *here = ".";
    struct job *job = &call->job;
    struct texts operands = job->options.paths;
    config_init(&job->config);
    job->options.paths = (struct texts){&here, 1};
    bool opened = job_open(job, &none);
    job->options.paths = operands;
    if (!opened && (job->options.config || none.kind == ERR_CONFIG)) {
        *err = none;
        return false;
    }
    call->plans = &job->config.plans;
    return true;
}

static bool asked_plans(struct call *call, const struct plan **asked, struct err *err)
{
    const struct texts *ids = &call->job.options.paths;
    for (size_t i = 0; i < ids->count; i++) {
        struct slice id = slice_of_string(ids->items[i]);
        const char *unknown = plan_unknown(call->plans, id, call->job.memory);
        if (unknown)
            return err_set(err, ERR_USAGE, "%s", unknown);
        asked[i] = plan_find(call->plans, id);
    }
    return true;
}

static void add_json(struct call *call, const struct plan *const *asked, size_t count)
{
    const struct plan **all =
        ARENA_ARRAY(call->job.memory, call->plans->count, const struct plan *);
    for (size_t i = 0; i < call->plans->count; i++)
        all[i] = &call->plans->plans[i];
    catalogue_json(&call->out, count ? asked : all, count ? count : call->plans->count,
                   call->job.options.day);
}

static enum exit_code list(struct call *call, struct err *err)
{
    (void)err;
    if (call->job.options.format == FORMAT_JSON)
        add_json(call, NULL, 0);
    else
        catalogue_list(&call->page, call->plans);
    return EXIT_COMPLETE;
}

static enum exit_code show(struct call *call, struct err *err)
{
    size_t count = call->job.options.paths.count;
    const struct plan **asked = ARENA_ARRAY(call->job.memory, count + 1, const struct plan *);
    if (!asked_plans(call, asked, err))
        return EXIT_USAGE;
    if (call->job.options.format == FORMAT_JSON)
        add_json(call, asked, count);
    for (size_t i = 0; i < count && call->job.options.format == FORMAT_TEXT; i++)
        catalogue_show(&call->page, asked[i], call->job.options.day);
    return EXIT_COMPLETE;
}

static void tell_doubt(struct call *call, const struct plan *plan, const char *doubt)
{
    struct page *page = &call->page;
    struct slice keys =
        policy_deciding_facts(plan, call->plans, call->job.options.day, call->job.memory);
    page_begin(page, SECTION, ITEM);
    page_say_slice(page, plan->id);
    page_printf(page, ": %s. Look at ", doubt);
    page_say_slice(page, plan->source);
    page_say(page, keys.len ? ": verdicts hang on " : "; no verdict hangs on its facts");
    page_say_slice(page, keys);
    page_say(page, ".");
}

static enum exit_code check(struct call *call, struct err *err)
{
    size_t doubtful = 0;
    (void)err;
    for (size_t i = 0; i < call->plans->count; i++) {
        const struct plan *plan = &call->plans->plans[i];
        const char *doubt = catalogue_doubt(plan, call->job.options.day, call->job.memory);
        if (!doubt)
            continue;
        if (doubtful++ == 0) {
            page_begin(&call->page, 0, 0);
            page_say(&call->page, "To be looked at again:");
        }
        tell_doubt(call, plan, doubt);
    }
    page_begin(&call->page, 0, 0);
    page_printf(&call->page,
                "%zu of %zu plans have facts that are older than %d days, have no date or are not "
                "confirmed.",
                doubtful, call->plans->count, PLAN_STALE_DAYS);
    return doubtful ? EXIT_REACHED : EXIT_COMPLETE;
}

static bool read_other(struct call *call, struct plan_set *other, struct err *err)
{
    const struct texts *files = &call->job.options.paths;
    struct buf bytes;
    if (files->count == 0) {
        *other = builtin_plans;
        return true;
    }
    buf_init(&bytes, FILE_MOST);
    bool read = file_read(&bytes, files->items[0], err) &&
                policy_set_read(other, slice_of_string(files->items[0]), buf_slice(&bytes),
                                call->job.memory, err);
    buf_release(&bytes);
    // As with --from: it is the wrong file that was named.
    if (!read)
        err->kind = ERR_CONFIG;
    return read;
}

static enum exit_code diff(struct call *call, struct err *err)
{
    struct plan_set other;
    if (!read_other(call, &other, err))
        return EXIT_USAGE;
    size_t differ =
        policy_diff(&call->page, call->plans, &other, call->job.options.day, call->job.memory);
    page_gap(&call->page);
    page_begin(&call->page, 0, 0);
    page_printf(&call->page, "%zu of %zu plans differ.", differ, call->plans->count);
    return differ ? EXIT_REACHED : EXIT_COMPLETE;
}

static bool write_out(struct call *call, struct err *err)
{
    const char *file = call->job.options.output;
    if (call->out.overflowed)
        return err_set(err, ERR_UNABLE, "the output is too large");
    return file ? file_write(file, buf_slice(&call->out), err)
                : fd_write(STDOUT_FILENO, buf_slice(&call->out), err) ||
                      err_while(err, "standard output");
}

enum exit_code command_policy(const struct options *options, struct arena *memory, struct err *err)
{
    static enum exit_code (*const actions[])(struct call *, struct err *) = {
        [POLICY_LIST] = list,
        [POLICY_SHOW] = show,
        [POLICY_CHECK] = check,
        [POLICY_DIFF] = diff,
    };
    struct call call = {.job = {.options = *options, .memory = memory}};
    enum exit_code code = EXIT_UNABLE;

    buf_init(&call.out, OUTPUT_MOST);
    page_init(&call.page, &call.out, WIDTH, options->color == COLOR_ALWAYS);
    if (read_plans(&call, err)) {
        code = actions[options->policy_action](&call, err);
        page_end(&call.page);
    }
    if (err->kind == ERR_NONE && !write_out(&call, err))
        code = EXIT_UNABLE;
    page_release(&call.page);
    buf_release(&call.out);
    job_release(&call.job);
    return code;
}
