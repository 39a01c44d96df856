// `waybill hook`: puts a pre-commit hook where git looks for it, and takes it away
// again. It never touches a hook that is not its own, unless --force says so, and
// then it keeps that beside its own.
#include "options.h"

#include "file.h"
#include "print.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 200, MOST_HOOK = 1024 * 1024, HOOK_MODE = 0755 };

// How a hook of ours begins, in this version and all others: what tells it from foreign
// ones. The rest may change, so installing again brings an older one up to date.
#define HOOK_START                                                            \
    "#!/bin/sh\n"                                                             \
    "# waybill pre-commit hook. Made by `waybill hook install`, removed by\n" \
    "# `waybill hook uninstall`; changes made here are lost then.\n"

static const char hook_format[] = HOOK_START
    "program=%.*s\n"
    "if ! [ -x \"$program\" ]; then\n"
    "    exec >&2\n"
    "    printf 'waybill: the commit was not checked: %%s is missing\\n' \"$program\"\n"
    "    echo 'waybill: where it is now, run `waybill hook install` once to check commits again'\n"
    "    printf 'waybill: to go on without: rm \"%%s\"; for one commit: git commit --no-verify\\n'"
    " \"$0\"\n"
    "    exit 1\n"
    "fi\n"
    "exec \"$program\" scan --staged\n";

// A hook file as it is found.
enum owner_of_hook { HOOK_ABSENT, HOOK_OURS, HOOK_FOREIGN };

struct hook {
    const char *path;
    const char *kept; // where a foreign one is kept by --force
    enum owner_of_hook owner;
    bool current; // ours, and just as it would be written now
};

// As one word of a POSIX shell: only a quote needs care within quotes.
static struct slice shell_quoted(struct arena *memory, struct slice text)
{
    struct buf out;

    buf_init(&out, 4 * text.len + 2);
    buf_add_byte(&out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'')
            buf_add_string(&out, "'\\''");
        else
            buf_add_byte(&out, text.ptr[i]);
    }
    buf_add_byte(&out, '\'');
    struct slice quoted = arena_copy(memory, buf_slice(&out));
    buf_release(&out);
    return quoted;
}

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

static bool look_at(struct hook *hook, struct slice wanted, struct err *err)
{
    struct stat found;
    struct buf text;

    hook->owner = HOOK_FOREIGN;
    if (lstat(hook->path, &found) != 0) {
        if (errno != ENOENT)
            return err_set(err, ERR_UNABLE, "the pre-commit hook cannot be looked at: %s",
                           strerror(errno));
        hook->owner = HOOK_ABSENT;
        return true;
    }
    // Writing through a link would change a file that lies elsewhere.
    if (!S_ISREG(found.st_mode) || found.st_size > MOST_HOOK)
        return true;
    buf_init(&text, MOST_HOOK);
    bool read = file_read(&text, hook->path, err);
    if (read && slice_starts_with(buf_slice(&text), SLICE(HOOK_START))) {
        hook->owner = HOOK_OURS;
        hook->current =
            slice_equals(buf_slice(&text), wanted) && (found.st_mode & 0777) == HOOK_MODE;
    }
    buf_release(&text);
    return read;
}

static bool refuse_foreign(const struct hook *hook, struct slice program, struct arena *run,
                           struct err *err)
{
    return err_set(err, ERR_UNABLE,
                   "there is another pre-commit hook: %s; either add this line to it: "
                   "%s scan --staged || exit; or replace it: waybill hook install --force",
                   print_quoted(run, slice_of_string(hook->path), SHOWN),
                   print_quoted(run, program, SHOWN));
}

static bool keep_foreign(const struct hook *hook, struct arena *run, struct buf *told,
                         struct err *err)
{
    const char *kept = print_quoted(run, slice_of_string(hook->kept), SHOWN);

    if (file_exists(hook->kept))
        return err_set(err, ERR_UNABLE, "the hook cannot be kept as %s: that is already there",
                       kept);
    if (rename(hook->path, hook->kept) != 0)
        return err_set(err, ERR_UNABLE, "the hook cannot be kept as %s: %s", kept, strerror(errno));
    buf_printf(told, "The hook that was there is kept as %s\n", kept);
    return true;
}

static bool install(struct hook *hook, struct slice folder, bool force, struct arena *run,
                    struct buf *told, struct err *err)
{
    const char *path = print_quoted(run, slice_of_string(hook->path), SHOWN);
    struct slice program = {0};

    if (!find_program(run, &program, err))
        return false;
    program = shell_quoted(run, program);
    struct slice text = arena_printf(run, hook_format, SLICE_ARG(program));
    if (!look_at(hook, text, err))
        return false;
    if (hook->current) {
        buf_printf(told, "The pre-commit hook is already installed: %s\n", path);
        return true;
    }
    if (hook->owner == HOOK_FOREIGN && !force)
        return refuse_foreign(hook, program, run, err);
    // A repository made from an empty template has no such folder.
    if (mkdir(folder.ptr, 0777) != 0 && errno != EEXIST)
        return err_set(err, ERR_UNABLE, "%s: %s", print_quoted(run, folder, SHOWN),
                       strerror(errno));
    if (hook->owner == HOOK_FOREIGN && !keep_foreign(hook, run, told, err))
        return false;
    if (!file_write_mode(hook->path, text, HOOK_MODE, err)) {
        if (hook->owner == HOOK_FOREIGN)
            rename(hook->kept, hook->path);
        return false;
    }
    buf_printf(told, "%s the pre-commit hook: %s\n",
               hook->owner == HOOK_OURS ? "Brought up to date" : "Installed", path);
    return true;
}

static bool uninstall(struct hook *hook, struct arena *run, struct buf *told, struct err *err)
{
    const char *path = print_quoted(run, slice_of_string(hook->path), SHOWN);

    if (!look_at(hook, SLICE(""), err))
        return false;
    if (hook->owner != HOOK_OURS) {
        buf_printf(told,
                   hook->owner == HOOK_ABSENT
                       ? "There is no pre-commit hook to remove: %s\n"
                       : "The pre-commit hook is not waybill's and stays: %s\n",
                   path);
        return true;
    }
    if (unlink(hook->path) != 0)
        return err_set(err, ERR_UNABLE, "%s: %s", path, strerror(errno));
    buf_printf(told, "Removed the pre-commit hook: %s\n", path);
    if (file_exists(hook->kept))
        buf_printf(told, "The hook that was there before is in %s\n",
                   print_quoted(run, slice_of_string(hook->kept), SHOWN));
    return true;
}

enum exit_code command_hook(const struct options *options, struct arena *run, struct err *err)
{
    struct hook hook = {0};
    struct slice folder = {0};
    struct buf told;
    bool done;

    if (!source_hooks_folder(".", run, &folder, err))
        return EXIT_UNABLE;
    hook.path = arena_printf(run, "%.*s/pre-commit", SLICE_ARG(folder)).ptr;
    hook.kept = arena_printf(run, "%s.before-waybill", hook.path).ptr;
    buf_init(&told, 16 * 1024);
    if (options->hook_action == HOOK_INSTALL)
        done = install(&hook, folder, options->force, run, &told, err);
    else
        done = uninstall(&hook, run, &told, err);
    if (done && !options->quiet)
        done = fd_write(STDOUT_FILENO, buf_slice(&told), err);
    buf_release(&told);
    return done ? EXIT_COMPLETE : EXIT_UNABLE;
}
