#include "report_files.h"

#include "file.h"
#include "print.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { QUOTED = 60 };

static struct slice folder_of(const char *path)
{
    size_t name = slice_basename(slice_of_string(path)).len, len = strlen(path) - name;
    return len ? slice_of(path, len) : SLICE(".");
}

static bool is_same_inode(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

// Two names of a file that is there, or of one that is not there yet.
static bool is_same_file(const char *left, const char *right)
{
    struct arena scratch = {0};
    struct stat a, b;
    bool has_left = stat(left, &a) == 0, has_right = stat(right, &b) == 0, same = false;

    if (strcmp(left, right) == 0)
        return true;
    if (has_left && has_right)
        return S_ISREG(a.st_mode) && is_same_inode(&a, &b);
    if (!slice_equals(slice_basename(slice_of_string(left)),
                      slice_basename(slice_of_string(right))))
        return false;
    if (stat(arena_copy(&scratch, folder_of(left)).ptr, &a) == 0 &&
        stat(arena_copy(&scratch, folder_of(right)).ptr, &b) == 0)
        same = is_same_inode(&a, &b);
    arena_release(&scratch);
    return same;
}

// Where standard output goes to a file or a program: a second report there would be lost, or stand in the first.
static bool is_standard_output(const char *path)
{
    struct stat there, out;
    return stat(path, &there) == 0 && fstat(STDOUT_FILENO, &out) == 0 &&
           (S_ISREG(out.st_mode) || S_ISFIFO(out.st_mode)) && is_same_inode(&there, &out);
}

static bool check_format(const struct options *options, enum format format, struct err *err)
{
    const char *name = format_rows[format].name;

    if (options->what_if.count && format != FORMAT_TEXT && format != FORMAT_JSON)
        return err_set(err, ERR_USAGE, "--what-if is told as text and json, not as %s", name);
    if (options->command != COMMAND_ADVISE)
        return true;
    if (format == FORMAT_BADGE)
        return err_set(err, ERR_USAGE, "--format badge shows the tier alone; `waybill badge` does");
    if (format_is_of_findings(format))
        return err_set(err, ERR_USAGE,
                       "%s tells findings, and `waybill advise` prints none; it has text, json, "
                       "html and markdown",
                       name);
    return true;
}

bool report_files_check(const struct options *options, struct err *err)
{
    const struct report_files *files = &options->reports;
    struct arena scratch = {0};
    const char *twice = NULL;

    if (!check_format(options, options->format, err))
        return false;
    for (size_t i = 0; i < files->count; i++) {
        if (!check_format(options, files->items[i].format, err))
            return false;
        if (options->output ? is_same_file(options->output, files->items[i].path)
                            : is_standard_output(files->items[i].path))
            twice = files->items[i].path;
        for (size_t k = 0; k < i; k++)
            if (is_same_file(files->items[k].path, files->items[i].path))
                twice = files->items[i].path;
    }
    if (twice)
        err_set(err, ERR_USAGE, "two reports would be written to '%s'",
                print_quoted(&scratch, slice_of_string(twice), QUOTED));
    arena_release(&scratch);
    return !twice;
}

static bool write_one(const struct report_file *file, const struct report *report,
                      const struct report_style *style, size_t most, struct err *err)
{
    struct buf out;
    buf_init(&out, most);
    bool written = (report_render(file->format, report, style, &out, err) ||
                    err_while(err, "--report %s", format_rows[file->format].name)) &&
                   file_write(file->path, buf_slice(&out), err);
    buf_release(&out);
    return written;
}

bool report_files_write(const struct report_files *files, const struct report *report,
                        const struct report_style *style, size_t most, struct err *err)
{
    bool all = true;
    for (size_t i = 0; i < files->count; i++) {
        struct err own = {0};
        if (write_one(&files->items[i], report, style, most, &own))
            continue;
        if (all)
            *err = own;
        all = false;
    }
    return all;
}
