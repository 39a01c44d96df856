// Where the program starts and ends: one command, one error at most, one exit code.
#include "options.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

// A descriptor that was closed by the caller would be given to the first file that is
// opened, and what is printed would end up in there. Standing in for it, /dev/null
// opened for reading takes the number and makes writing fail.
static bool hold_standard_descriptors(struct err *err)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
            return err_set(err, ERR_UNABLE, "/dev/null: %s", strerror(errno));
    return true;
}

// Whoever read our output may leave early, as in `waybill scan | head`. That is for
// them to know: the exit code tells, and no message.
static bool is_reader_gone(const struct err *err)
{
    return slice_ends_with(slice_of_string(err->message), slice_of_string(strerror(EPIPE)));
}

static enum exit_code tell(const struct err *err)
{
    if (!is_reader_gone(err))
        fprintf(stderr, "waybill: %s\n", err->message);
    return err->kind == ERR_UNABLE ? EXIT_UNABLE : EXIT_USAGE;
}

// Nothing is known to be written until this has worked: a full disk shows only here.
static bool close_output(struct err *err)
{
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) == 0 && !failed)
        return true;
    return err_set(err, ERR_UNABLE, "standard output: %s", strerror(errno));
}

int main(int argc, char **argv)
{
    static enum exit_code (*const commands[COMMAND_COUNT])(const struct options *, struct arena *,
                                                           struct err *) = {
#define X(NAME, name, help) command_##name,
        COMMANDS(X)
#undef X
    };
    struct arena run = {0};
    struct options options;
    struct err err = {0};
    enum exit_code code = EXIT_UNABLE;

    // Writing to a reader that is gone fails instead of ending the program, so that
    // a syntax worker that died cannot take the scan with it.
    signal(SIGPIPE, SIG_IGN);
    if (hold_standard_descriptors(&err) &&
        options_parse(&options, argc ? argc - 1 : 0, (const char *const *)argv + 1, &run, &err))
        code = commands[options.command](&options, &run, &err);
    if (err.kind == ERR_NONE)
        close_output(&err);
    if (err.kind != ERR_NONE)
        code = tell(&err);
    arena_release(&run);
    return (int)code;
}
