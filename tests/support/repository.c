#include "repository.h"

#include "buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_ARGUMENTS = 40, MOST_OUTPUT = 64 * 1024 * 1024 };

extern char **environ;

// libgit2 1.5 leaks what it matches the names of settings with, each time it opens a
// repository of format version 1. To see that a leak is that one, its callers have to
// be found without the help of frame pointers.
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "fast_unwind_on_malloc=0";
}

const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:git_repository_open_ext\n";
}

static _Noreturn void give_up(const char *what, const char *name)
{
    fprintf(stderr, "repository: %s %s: %s\n", what, name, strerror(errno));
    abort();
}

// A test must not see the repository it is started from, nor the settings of whoever
// started it.
static void clear_environment(void)
{
    for (size_t i = 0; environ[i];) {
        struct slice entry = slice_of_string(environ[i]), name;
        char copy[256];
        if (!slice_starts_with(entry, SLICE("GIT_")) || !slice_split(&entry, '=', &name) ||
            name.len >= sizeof copy) {
            i++;
            continue;
        }
        memcpy(copy, name.ptr, name.len);
        copy[name.len] = '\0';
        unsetenv(copy);
    }
    unsetenv("XDG_CONFIG_HOME");
}

static void set_environment(const char *home)
{
    static const char *const settings[][2] = {
        {"GIT_CONFIG_NOSYSTEM", "1"},
        {"GIT_AUTHOR_NAME", "A U Thor"},
        {"GIT_AUTHOR_EMAIL", "author@example.com"},
        {"GIT_AUTHOR_DATE", "1700000000 +0000"},
        {"GIT_COMMITTER_NAME", "C O Mitter"},
        {"GIT_COMMITTER_EMAIL", "committer@example.com"},
        {"GIT_COMMITTER_DATE", "1700000000 +0000"},
        {"GIT_TERMINAL_PROMPT", "0"},
        {"GIT_CEILING_DIRECTORIES", NULL},
        {"LC_ALL", "C"},
    };
    clear_environment();
    setenv("HOME", home, 1);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        setenv(settings[i][0], settings[i][1] ? settings[i][1] : home, 1);
}

void repository_init_plain(struct repository *repo)
{
    const char *folder = getenv("TMPDIR");
    char name[512], resolved[4096];

    *repo = (struct repository){0};
    snprintf(name, sizeof name, "%s/waybill-test-XXXXXX", folder && *folder ? folder : "/tmp");
    if (!mkdtemp(name) || !realpath(name, resolved))
        give_up("mkdtemp", name);
    repo->base = arena_copy(&repo->memory, slice_of_string(resolved)).ptr;
    repo->root = arena_printf(&repo->memory, "%s/work", repo->base).ptr;
    repository_folder(repo, ".");
    set_environment(repo->base);
    repository_write(repo, "../.gitconfig",
                     "[init]\n\tdefaultBranch = main\n"
                     "[core]\n\tfsync = none\n"
                     "[advice]\n\tdetachedHead = false\n"
                     "[gc]\n\tauto = 0\n"
                     "[maintenance]\n\tauto = false\n"
                     "[protocol \"file\"]\n\tallow = always\n");
}

void repository_init(struct repository *repo)
{
    repository_init_plain(repo);
    repository_git(repo, "init", "-q", NULL);
}

// Runs a program in the work tree and takes what it prints; -1 when it was killed.
static int run(struct repository *repo, char *const arguments[], bool quiet, struct buf *output)
{
    int ends[2], status;
    if (pipe2(ends, O_CLOEXEC) != 0)
        give_up("pipe", "");
    pid_t child = fork();
    if (child < 0)
        give_up("fork", "");
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(nothing, STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        if (quiet)
            dup2(nothing, STDERR_FILENO);
        if (chdir(repo->root) == 0 || chdir(repo->base) == 0)
            execvp(arguments[0], arguments);
        _exit(127);
    }
    close(ends[1]);
    for (;;) {
        char *into = buf_reserve(output, 4096);
        ssize_t got = into ? read(ends[0], into, 4096) : 0;
        if (got <= 0)
            break;
        buf_added(output, (size_t)got);
    }
    close(ends[0]);
    if (waitpid(child, &status, 0) != child)
        give_up("waitpid", "");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// By rm, which gets at files whose paths are longer than any call takes.
static void remove_tree(struct repository *repo, const char *path)
{
    char *path_argument = strdup(path);
    char program[] = "rm", flags[] = "-rf", end[] = "--";
    char *arguments[] = {program, flags, end, path_argument, NULL};
    struct buf output;

    buf_init(&output, MOST_OUTPUT);
    if (run(repo, arguments, false, &output) != 0)
        give_up("rm", path);
    buf_release(&output);
    free(path_argument);
}

static const char *run_list(struct repository *repo, bool may_fail, va_list list)
{
    char program[] = "git";
    char *arguments[MOST_ARGUMENTS] = {program};
    struct buf output;

    for (size_t i = 1; i < MOST_ARGUMENTS - 1; i++)
        if (!(arguments[i] = va_arg(list, char *)))
            break;
    buf_init(&output, MOST_OUTPUT);
    int code = run(repo, arguments, may_fail, &output);
    if (code != 0 && !may_fail) {
        errno = 0;
        give_up("git", arguments[1]);
    }
    const char *said = arena_copy(&repo->memory, slice_trim(buf_slice(&output))).ptr;
    buf_release(&output);
    return said;
}

void repository_release(struct repository *repo)
{
    remove_tree(repo, repo->base);
    arena_release(&repo->memory);
    *repo = (struct repository){0};
}

void repository_git(struct repository *repo, ...)
{
    va_list list;
    va_start(list, repo);
    run_list(repo, false, list);
    va_end(list);
}

void repository_git_fails(struct repository *repo, ...)
{
    va_list list;
    va_start(list, repo);
    run_list(repo, true, list);
    va_end(list);
}

const char *repository_git_says(struct repository *repo, ...)
{
    va_list list;
    va_start(list, repo);
    const char *said = run_list(repo, false, list);
    va_end(list);
    return said;
}

void repository_commit(struct repository *repo, const char *message)
{
    repository_git(repo, "add", "-A", NULL);
    repository_git(repo, "commit", "-q", "--allow-empty", "-m", message, NULL);
}

const char *repository_path(struct repository *repo, const char *name)
{
    return arena_printf(&repo->memory, "%s/%s", repo->root, name).ptr;
}

static void make_folders(const char *path, size_t len)
{
    char part[4096];
    for (size_t i = 1; i <= len; i++) {
        if (i < len && path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            give_up("mkdir", part);
    }
}

static const char *path_to_make(struct repository *repo, const char *name)
{
    const char *path = repository_path(repo, name);
    make_folders(path, (size_t)(strrchr(path, '/') - path));
    return path;
}

void repository_folder(struct repository *repo, const char *name)
{
    const char *path = repository_path(repo, name);
    make_folders(path, strlen(path));
}

void repository_write_bytes(struct repository *repo, const char *name, struct slice bytes)
{
    const char *path = path_to_make(repo, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file) != 0)
        give_up("write", path);
}

void repository_write(struct repository *repo, const char *name, const char *text)
{
    repository_write_bytes(repo, name, slice_of_string(text));
}

void repository_link(struct repository *repo, const char *name, const char *text)
{
    const char *path = path_to_make(repo, name);
    if (symlink(text, path) != 0)
        give_up("symlink", path);
}

void repository_remove(struct repository *repo, const char *name)
{
    remove_tree(repo, repository_path(repo, name));
}
