#include "hook_file.h"

#include "file.h"
#include "print.h"
#include "shell.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN = 300, MOST_HOOK = 1024 * 1024, HOOK_MODE = 0755, MOST_SCRIPT = 64 * 1024 };

// How a hook of ours begins, in this version and all others: what tells it from foreign ones. The rest may
// change, so installing again brings an older one up to date.
static struct slice first_lines(struct slice name, struct arena *memory)
{
    return arena_printf(memory,
                        "#!/bin/sh\n"
                        "# waybill %.*s hook. Made by `waybill hook install`, removed by\n"
                        "# `waybill hook uninstall`; changes made here are lost then.\n",
                        SLICE_ARG(name));
}

// $input has a '.' behind what was read: $(...) takes line ends off. Whoever does not read all of it
// is no reason to complain.
static void add_earlier(struct buf *out, const struct hook_script *script, bool reads)
{
    if (script->in_place_of_repositories)
        buf_printf(out,
                   "earlier=$(git rev-parse --git-common-dir)/hooks/%.*s\n"
                   "! head -n 2 \"$earlier\" 2>/dev/null | grep -q '^# waybill ' || earlier=\n",
                   SLICE_ARG(script->name));
    else
        buf_printf(out, "earlier=${0%%/*}/%.*s.before-waybill\n", SLICE_ARG(script->name));
    if (!script->row) {
        buf_add_string(out, "[ -x \"$earlier\" ] || exit 0\nexec \"$earlier\" \"$@\"\n");
        return;
    }
    if (reads)
        buf_add_string(out, "input=$(cat && echo .) || exit\n");
    buf_printf(out,
               "if [ -f \"$earlier\" ] && [ -x \"$earlier\" ]; then\n"
               "    %s\"$earlier\" \"$@\" || exit\n"
               "fi\n",
               reads ? "printf %s \"${input%.}\" 2>/dev/null | " : "");
}

static void add_missing(struct buf *out, const struct hook_script *script)
{
    const struct hook_row *row = script->row;
    buf_printf(
        out,
        "[ -x \"$program\" ] || program=$(command -v waybill) || {\n"
        "    exec >&2\n"
        "    printf 'waybill: %s was not checked: %%s is missing\\n' \"$program\"\n"
        "    echo 'waybill: where it is now, run `waybill hook install%.*s` once to check again'\n",
        row->stops, SLICE_ARG(script->installed_by));
    if (*row->skip)
        buf_printf(out,
                   "    echo 'waybill: for this once: %s; to be warned only: git config "
                   "waybill.missing warn'\n",
                   row->skip);
    else
        buf_add_string(out, "    echo 'waybill: who runs the server can set there: git config "
                            "waybill.missing warn'\n");
    buf_add_string(out, "    [ \"$(git config --get waybill.missing)\" = warn ] && exit 0\n"
                        "    exit 1\n"
                        "}\n");
}

struct slice hook_script_text(const struct hook_script *script, struct arena *memory)
{
    bool reads = script->row && hook_reads_stdin(script->row);
    struct buf out;

    buf_init(&out, MOST_SCRIPT);
    buf_add(&out, first_lines(script->name, memory));
    if (script->row) {
        buf_add_string(&out, "program=");
        shell_quote_bytes(&out, script->program);
        buf_add_byte(&out, '\n');
    }
    add_earlier(&out, script, reads);
    if (script->row) {
        add_missing(&out, script);
        buf_printf(&out, "%s\"$program\" hook run%.*s %.*s -- \"$@\"\n",
                   reads ? "printf %s \"${input%.}\" 2>/dev/null | " : "exec ",
                   SLICE_ARG(script->options), SLICE_ARG(script->name));
    }
    struct slice text = arena_copy(memory, buf_slice(&out));
    buf_release(&out);
    return text;
}

static bool read_hook(struct hook_file *hook, const struct stat *found, struct slice wanted,
                      struct arena *memory, struct err *err)
{
    struct buf text;
    buf_init(&text, MOST_HOOK);
    bool read = file_read(&text, hook->path, err);
    if (read &&
        slice_starts_with(buf_slice(&text), first_lines(slice_of_string(hook->name), memory))) {
        hook->owner = HOOK_OURS;
        hook->is_current =
            slice_equals(buf_slice(&text), wanted) && (found->st_mode & 0777) == HOOK_MODE;
    } else {
        hook->speaks_of_us = slice_find(buf_slice(&text), SLICE("waybill")) != SLICE_NOT_FOUND;
    }
    buf_release(&text);
    return read;
}

bool hook_file_look(struct hook_file *hook, struct slice folder, const char *name,
                    struct slice wanted, struct arena *memory, struct err *err)
{
    struct stat found;

    *hook = (struct hook_file){.name = name, .owner = HOOK_FOREIGN};
    hook->path = arena_printf(memory, "%.*s/%s", SLICE_ARG(folder), name).ptr;
    hook->kept = arena_printf(memory, "%s.before-waybill", hook->path).ptr;
    hook->has_kept = lstat(hook->kept, &found) == 0 && !S_ISDIR(found.st_mode);
    hook->runs_kept = access(hook->kept, X_OK) == 0;
    if (lstat(hook->path, &found) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return err_set(err, ERR_UNABLE, "the %s hook cannot be looked at: %s", name,
                           strerror(errno));
        hook->owner = HOOK_ABSENT;
        return true;
    }
    hook->is_executable = access(hook->path, X_OK) == 0;
    hook->is_folder = S_ISDIR(found.st_mode);
    // Writing through a link would change a file that lies elsewhere.
    if (!S_ISREG(found.st_mode) || found.st_size > MOST_HOOK)
        return true;
    return read_hook(hook, &found, wanted, memory, err);
}

static bool keep_foreign(const struct hook_file *hook, struct arena *memory, struct err *err)
{
    const char *kept = print_quoted(memory, slice_of_string(hook->kept), SHOWN);

    if (hook->is_folder)
        return err_set(err, ERR_UNABLE, "there is a folder where the %s hook goes: %s", hook->name,
                       print_quoted(memory, slice_of_string(hook->path), SHOWN));
    if (hook->has_kept)
        return err_set(err, ERR_UNABLE,
                       "the %s hook that is there cannot be kept as %s: that is already there; "
                       "remove the one that is not needed",
                       hook->name, kept);
    if (rename(hook->path, hook->kept) != 0)
        return err_set(err, ERR_UNABLE, "the hook cannot be kept as %s: %s", kept, strerror(errno));
    return true;
}

bool hook_file_install(struct hook_file *hook, struct slice text, struct arena *memory,
                       struct buf *told, struct err *err)
{
    const char *path = print_quoted(memory, slice_of_string(hook->path), SHOWN);
    bool foreign = hook->owner == HOOK_FOREIGN;

    if (hook->is_current) {
        buf_printf(told, "The %s hook is already installed: %s\n", hook->name, path);
        return true;
    }
    if (foreign && !keep_foreign(hook, memory, err))
        return false;
    if (!file_write_mode(hook->path, text, HOOK_MODE, err)) {
        if (foreign)
            rename(hook->kept, hook->path);
        return false;
    }
    buf_printf(told, "%s the %s hook: %s\n",
               hook->owner == HOOK_OURS ? "Brought up to date" : "Installed", hook->name, path);
    if (foreign)
        buf_printf(told, "  The one that was there %s: %s\n",
                   hook->is_executable ? "runs first"
                                       : "is kept, and not run, as it is not executable",
                   print_quoted(memory, slice_of_string(hook->kept), SHOWN));
    return true;
}

bool hook_file_uninstall(struct hook_file *hook, struct arena *memory, struct buf *told,
                         struct err *err)
{
    const char *path = print_quoted(memory, slice_of_string(hook->path), SHOWN);

    if (hook->owner != HOOK_OURS) {
        buf_printf(told,
                   hook->owner == HOOK_ABSENT ? "There is no %s hook to remove: %s\n"
                                              : "The %s hook is not waybill's and stays: %s\n",
                   hook->name, path);
        return true;
    }
    if ((hook->has_kept ? rename(hook->kept, hook->path) : unlink(hook->path)) != 0)
        return err_set(err, ERR_UNABLE, "%s: %s", path, strerror(errno));
    buf_printf(told, "Removed the %s hook: %s\n", hook->name, path);
    if (hook->has_kept)
        buf_add_string(told, "  The one that was there before is back in its place\n");
    return true;
}
