// `waybill scan` and `waybill advise`: read, judge, say.
#include "job.h"

#include "file.h"
#include "nearest.h"
#include "render.h"
#include "report_files.h"
#include "show_config.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { REPORT_MOST = 1024 * 1024 * 1024 };

// What of the question is about plans can be understood once the configuration is read.
static bool read_question(struct job *job, struct err *err)
{
    const struct texts *lists = &job->options.what_if;
    job->what_if.question = &job->question;
    return lists->count == 0 || what_if_ask(&job->question, lists, &job->config.declared,
                                            &job->config.plans, job->memory, err);
}

static bool check_tools(const struct job *job, struct err *err)
{
    const struct texts *tools = &job->options.tools;
    for (size_t i = 0; i < tools->count; i++) {
        const char *unknown =
            plan_unknown(&job->config.plans, slice_of_string(tools->items[i]), job->memory);
        if (unknown)
            return err_set(err, ERR_USAGE, "--tool: %s", unknown);
    }
    return true;
}

static bool is_terminal(int fd)
{
    return isatty(fd) == 1;
}

// https://no-color.org; a dumb terminal shows no colours either.
static bool wants_colour(const struct options *options)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return !options->output && is_terminal(STDOUT_FILENO) && !(no_color && *no_color) &&
           !(term && strcmp(term, "dumb") == 0);
}

static unsigned terminal_width(void)
{
    enum { NARROWEST = 60, WIDEST = 100 };
    struct winsize size;
    if (!is_terminal(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
}

static bool write_reports(struct job *job, bool advice_only, struct err *err)
{
    struct report_style style = {
        .colour = job->options.color == COLOR_ALWAYS,
        .verbose = job->options.verbose,
        .quiet = job->options.quiet,
        .advice_only = advice_only,
    };
    struct err in_file = {0};
    bool filed =
        report_files_write(&job->options.reports, &job->report, &style, REPORT_MOST, &in_file);
    style.colour = wants_colour(&job->options);
    style.width = job->options.output ? 0 : terminal_width();
    struct buf out;
    buf_init(&out, REPORT_MOST);
    bool written = report_render(job->options.format, &job->report, &style, &out, err);
    if (written && job->options.output)
        written = file_write(job->options.output, buf_slice(&out), err);
    else if (written)
        written =
            fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    if (written && !filed)
        *err = in_file;
    return written && filed;
}

static bool find(struct job *job, struct err *err)
{
    bool from = job->options.from != NULL;
    return (from ? job_read_saved(job, err) : job_open(job, err)) && check_tools(job, err) &&
           read_question(job, err) && (from || job_scan(job, err));
}

static enum exit_code run(const struct options *options, bool advice_only, struct arena *memory,
                          struct err *err)
{
    struct job job = {.options = *options, .memory = memory};
    enum exit_code code = EXIT_UNABLE;
    if (options->show_config) {
        code = show_config(&job, err) ? EXIT_COMPLETE : EXIT_UNABLE;
    } else if (find(&job, err)) {
        job_judge(&job);
        if (write_reports(&job, advice_only, err))
            code = job_exit_code(&job);
    }
    job_release(&job);
    return code;
}

enum exit_code command_scan(const struct options *options, struct arena *memory, struct err *err)
{
    return run(options, false, memory, err);
}

enum exit_code command_advise(const struct options *options, struct arena *memory, struct err *err)
{
    return run(options, true, memory, err);
}

enum exit_code command_badge(const struct options *options, struct arena *memory, struct err *err)
{
    return run(options, false, memory, err);
}
