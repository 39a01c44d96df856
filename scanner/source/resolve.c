#include "resolve.h"

#include "repo_open.h"

static bool not_found(struct source *source, const char *rev, int code, struct arena *run,
                      struct err *err)
{
    const char *shown = repo_shown(run, rev);
    if (code == GIT_EAMBIGUOUS)
        return err_set(err, ERR_USAGE, "revision %s: more than one object starts with this id",
                       shown);
    if (code != GIT_ENOTFOUND && code != GIT_EINVALIDSPEC && code != GIT_EPEEL)
        return repo_error(run, err, "revision %s", shown);
    if (source->facts.head.len == 0)
        return err_set(err, ERR_USAGE,
                       "revision %s is not in this repository, which has no commits yet", shown);
    if (source->facts.shallow)
        return err_set(
            err, ERR_USAGE,
            "revision %s is not in this clone, whose history is cut off; " REPO_UNSHALLOW, shown);
    return err_set(err, ERR_USAGE, "revision %s is not in this repository", shown);
}

// A branch or tag whose object is gone is not the user's mistake.
static bool check_reference(struct source *source, const char *rev, struct arena *run,
                            struct err *err)
{
    git_reference *named;
    git_object *object;
    bool missing;

    if (git_reference_dwim(&named, source->git, rev) < 0)
        return true;
    missing = git_reference_peel(&object, named, GIT_OBJECT_ANY) < 0;
    git_reference_free(named);
    if (missing)
        return repo_error(run, err, "the commit of revision %s cannot be read",
                          repo_shown(run, rev));
    git_object_free(object);
    return true;
}

git_object *resolve_object(struct source *source, const char *rev, struct arena *run,
                           struct err *err)
{
    git_object *named;

    if (!check_reference(source, rev, run, err))
        return NULL;
    int code = git_revparse_single(&named, source->git, rev);
    if (code == 0)
        return named;
    not_found(source, rev, code, run, err);
    return NULL;
}

bool resolve_commit(struct source *source, const char *rev, git_oid *id, struct arena *run,
                    struct err *err)
{
    git_object *named = resolve_object(source, rev, run, err), *commit;

    if (!named)
        return false;
    int code = git_object_peel(&commit, named, GIT_OBJECT_COMMIT);
    git_object_free(named);
    if (code == GIT_ENOTFOUND || code == GIT_ERROR)
        return repo_error(run, err, "the commit of revision %s cannot be read",
                          repo_shown(run, rev));
    if (code < 0)
        return err_set(err, ERR_USAGE, "revision %s is not a commit", repo_shown(run, rev));
    *id = *git_object_id(commit);
    git_object_free(commit);
    return true;
}
