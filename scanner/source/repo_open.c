// The variables are applied one by one instead of with libgit2's own flag for them,
// GIT_REPOSITORY_OPEN_FROM_ENV: that one refuses GIT_WORK_TREE altogether, and git
// sets it for the hooks of `git --work-tree=... commit`.
#include "repo_open.h"

#include "database.h"
#include "index_layers.h"
#include "print.h"
#include "refusal.h"
#include "repo_config.h"

#include <git2/sys/repository.h>

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    PATH_SHOWN = 200,
    REASON_SHOWN = 300,
    WINDOW = 32 * 1024 * 1024,
    MOST_MAPPED = 64 * 1024 * 1024,
};

const char *repo_shown(struct arena *memory, const char *path)
{
    return print_quoted(memory, slice_of_string(path), PATH_SHOWN);
}

bool repo_error(struct arena *memory, struct err *err, const char *what, ...)
{
    char tried[sizeof err->message];
    const git_error *last = git_error_last();
    const char *reason = last && last->message ? last->message : "no reason given";
    va_list args;

    va_start(args, what);
    vsnprintf(tried, sizeof tried, what, args);
    va_end(args);
    err_set(err, ERR_UNABLE, "%s", print_quoted(memory, slice_of_string(reason), REASON_SHOWN));
    return err_while(err, "%s", tried);
}

// When libgit2 starts it reads the certificates of all authorities, for connections that waybill
// never makes: with Debian's build, which uses Mbed TLS, a third of the time a commit hook takes.
// The dynamic linker looks into the program before it looks into libraries, and libgit2 goes on
// without certificates. Weak, so that a static Mbed TLS has the last word.
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);

enum { MBEDTLS_FILE_IO_ERROR = -0x2900 }; // MBEDTLS_ERR_X509_FILE_IO_ERROR

__attribute__((weak)) int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
    (void)chain;
    (void)path;
    return MBEDTLS_FILE_IO_ERROR;
}

__attribute__((weak)) int mbedtls_x509_crt_parse_path(void *chain, const char *path)
{
    (void)chain;
    (void)path;
    return MBEDTLS_FILE_IO_ERROR;
}

// A variable that is set, and not to nothing.
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

// Whoever names a repository by GIT_DIR trusts it; so does git, which sets it for the hooks of a server.
static bool is_trusted(const struct source_options *options)
{
    return options->trust_owner || variable("GIT_DIR");
}

bool repo_library_start(const struct source_options *options, struct err *err)
{
    // Each of these changes only what git writes, or where it keeps it. Formats of
    // objects and references are another matter: a libgit2 that does not know them
    // would see an empty repository.
    static const char *extensions[] = {
        "partialclone",
        "worktreeconfig",
        "preciousobjects",
        "relativeworktrees",
    };
    if (git_libgit2_init() < 0)
        return err_set(err, ERR_UNABLE, "libgit2 does not start");
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, sizeof extensions / sizeof extensions[0]);
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, is_trusted(options) ? 0 : 1);
    // Checking each object against its id costs several times what reading it does.
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    // Packs are mapped a window at a time, so that a large one does not count as ours.
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, (size_t)WINDOW);
    git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, (size_t)MOST_MAPPED);
    // Every object is read once.
    git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
    return true;
}

void repo_library_stop(git_repository *repo)
{
    git_repository_free(repo);
    git_libgit2_shutdown();
}

static bool check_start(const char *path, struct arena *memory, struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return err_set(err, ERR_USAGE, "%s: %s", repo_shown(memory, path), strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return err_set(err, ERR_USAGE,
                       "%s: not a folder; to scan single files: waybill scan --no-git PATH",
                       repo_shown(memory, path));
    return true;
}

static bool apply_work_tree(git_repository *repo, struct arena *memory, struct err *err)
{
    const char *work_tree = variable("GIT_WORK_TREE");
    if (work_tree && git_repository_set_workdir(repo, work_tree, 0) < 0)
        return repo_error(memory, err, "GIT_WORK_TREE %s", repo_shown(memory, work_tree));
    return true;
}

// `git commit -a` and `git commit FILE` show their hooks a temporary index.
static bool apply_index(git_repository *repo, struct arena *memory, struct err *err)
{
    const char *path = variable("GIT_INDEX_FILE");
    return !path || index_apply(repo, path, memory, err);
}

static int find(git_repository **repo, const char *start)
{
    const char *folder = variable("GIT_DIR");
    unsigned flags = 0;

    if (folder)
        flags |= GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT;
    if (variable("GIT_DISCOVERY_ACROSS_FILESYSTEM"))
        flags |= GIT_REPOSITORY_OPEN_CROSS_FS;
    return git_repository_open_ext(repo, folder ? folder : start, flags,
                                   variable("GIT_CEILING_DIRECTORIES"));
}

git_repository *repo_open_objects(const struct source_options *options, struct arena *memory,
                                  struct err *err)
{
    const char *start = options->path ? options->path : ".";
    git_repository *repo = NULL;

    if (!check_start(start, memory, err))
        return NULL;
    if (variable("GIT_COMMON_DIR")) {
        err_set(err, ERR_UNABLE, "GIT_COMMON_DIR is set, which waybill cannot follow");
        return NULL;
    }
    int code = find(&repo, start);
    if (code < 0) {
        const char *folder = variable("GIT_DIR");
        repo_refused(folder ? folder : start, code, memory, err);
        return NULL;
    }
    if (repo_config_apply(repo, memory, err) && apply_work_tree(repo, memory, err) &&
        database_apply(repo, memory, err))
        return repo;
    git_repository_free(repo);
    return NULL;
}

git_repository *repo_open(const struct source_options *options, struct arena *memory,
                          struct err *err)
{
    git_repository *repo = repo_open_objects(options, memory, err);
    if (repo && apply_index(repo, memory, err))
        return repo;
    git_repository_free(repo);
    return NULL;
}
