#include "hook_run.h"

#include "changed_lines.h"
#include "commit_message.h"
#include "file.h"
#include "hook_message.h"
#include "hooks.h"
#include "job.h"
#include "print.h"

#include <stdlib.h>
#include <unistd.h>

enum { SHOWN = 200, MOST_INPUT = 64 * 1024 * 1024, MOST_MESSAGE = 16 * 1024 * 1024 };
enum { MOST_TOLD = 4 * 1024 * 1024 };

// A variable that is set, and not to nothing.
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

// Files that a framework names, relative to the root, where it starts its hooks.
static bool take_files(struct options *options, struct err *err)
{
    struct texts *files = &options->hook_arguments;
    for (size_t i = 0; i < files->count; i++) {
        const char *file = files->items[i];
        while (file[0] == '.' && file[1] == '/')
            file += 2;
        if (!*file || *file == '/' || strncmp(file, "../", 3) == 0 || strstr(file, "/../"))
            return err_set(err, ERR_USAGE,
                           "files are named relative to the top of the work tree, and within it");
        files->items[i] = file;
    }
    qsort(files->items, files->count, sizeof *files->items, compare_texts);
    options->only = *files;
    return true;
}

static bool ask_message(struct options *options, struct arena *memory, struct err *err)
{
    struct buf text;

    if (options->hook_arguments.count != 1)
        return err_set(err, ERR_USAGE, "commit-msg has one argument: the file with the message");
    buf_init(&text, MOST_MESSAGE);
    bool read = file_read(&text, options->hook_arguments.items[0], err);
    options->mode = SOURCE_MESSAGE;
    if (read)
        options->message = commit_message_of(buf_slice(&text), memory);
    buf_release(&text);
    return read;
}

// The frameworks hand names of files to a hook. When git is about to commit they are among what is
// staged; else someone asked for just these files (--all-files, --files), as they are on disk.
static bool ask_files(struct options *options, struct err *err)
{
    if (!variable("GIT_INDEX_FILE")) {
        options->mode = SOURCE_WORKTREE;
        options->whole_file = true;
    }
    return take_files(options, err);
}

// The frameworks tell by variables what is pushed. What lies between two commits may have been in files that are no
// more; where nothing of a branch was pushed yet, there is only its end.
static bool ask_framework_push(struct options *options, struct arena *memory)
{
    const char *from = variable("PRE_COMMIT_FROM_REF"), *to = variable("PRE_COMMIT_TO_REF");
    const char *branch = variable("PRE_COMMIT_LOCAL_BRANCH");

    if (variable("PRE_COMMIT_REMOTE_BRANCH"))
        options->hook_type = HOOK_PRE_PUSH;
    if (from && to) {
        options->mode = SOURCE_RANGE;
        options->range = arena_printf(memory, "%s..%s", from, to).ptr;
        return true;
    }
    if (options->hook_type != HOOK_PRE_PUSH || (!to && !branch))
        return false;
    struct source_push *push = ARENA_NEW(memory, struct source_push);
    const char **new = ARENA_NEW(memory, const char *), **name = ARENA_NEW(memory, const char *);
    *new = to ? to : branch;
    *name = branch ? branch : to;
    *push = (struct source_push){.news = new,
                                 .names = name,
                                 .new_count = 1,
                                 .others = "refs/remotes/",
                                 .others_always = true};
    options->mode = SOURCE_RANGE;
    options->push = push;
    return true;
}

// The file with the message, as git names it to its hooks; no file of the work tree can have that name.
static bool is_message_file(const char *file)
{
    static const char *const names[] = {"/COMMIT_EDITMSG", "/MERGE_MSG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (slice_ends_with(slice_of_string(file), slice_of_string(names[i])))
            return strstr(file, ".git/") != NULL || file[0] == '/';
    return false;
}

static bool ask_index(struct options *options, struct arena *memory, struct err *err)
{
    struct texts files = options->hook_arguments;

    options->mode = SOURCE_STAGED;
    if (files.count == 1 && is_message_file(files.items[0])) {
        options->hook_type = HOOK_COMMIT_MSG;
        return ask_message(options, memory, err);
    }
    return ask_framework_push(options, memory) || files.count == 0 || ask_files(options, err);
}

static bool is_id(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!is_digit(word.ptr[i]) && !(word.ptr[i] >= 'a' && word.ptr[i] <= 'f'))
            return false;
    return word.len == 40 || word.len == 64;
}

static bool is_zeros(struct slice id)
{
    while (id.len && id.ptr[0] == '0')
        id = slice_cut(id, 1, id.len);
    return id.len == 0;
}

// One line of what git says on standard input: where an id stands in it is told by the hook.
static bool read_line(struct source_push *push, struct slice line, const struct hook_row *row,
                      struct arena *memory, struct err *err)
{
    const char **news = (const char **)push->news, **names = (const char **)push->names;
    const char **olds = (const char **)push->olds;
    struct slice words[4] = {{0}}, rest = line;
    size_t count = 0;

    while (count < 4 && slice_split(&rest, ' ', &words[count]))
        count++;
    bool pushed = row->input == HOOK_PUSHED;
    struct slice new = words[1], old = pushed ? words[3] : words[0];
    if (count != (pushed ? 4 : 3) || rest.len || !is_id(new) || !is_id(old))
        return err_set(err, ERR_USAGE, "standard input is not what git tells a %s hook: %s",
                       row->name, print_quoted(memory, line, SHOWN));
    if (is_zeros(new)) // deleted
        return true;
    names[push->new_count] = arena_copy(memory, words[pushed ? 0 : 2]).ptr;
    news[push->new_count++] = arena_copy(memory, new).ptr;
    if (!is_zeros(old))
        olds[push->old_count++] = arena_copy(memory, old).ptr;
    else
        push->others_always = true;
    return true;
}

// A new branch has no commit that it had before: what is on a remote (or on the server) already
// was pushed by someone else.
static bool ask_push(struct options *options, struct arena *memory, struct err *err)
{
    const struct hook_row *row = &hook_rows[options->hook_type];
    struct source_push *push = ARENA_NEW(memory, struct source_push);
    struct buf input;
    size_t most = 1;
    bool read;

    buf_init(&input, MOST_INPUT);
    read = fd_read(&input, STDIN_FILENO, "standard input", err);
    for (size_t i = 0; i < input.len; i++)
        most += input.ptr[i] == '\n';
    push->news = ARENA_ARRAY(memory, most, const char *);
    push->names = ARENA_ARRAY(memory, most, const char *);
    push->olds = ARENA_ARRAY(memory, most, const char *);
    push->others = row->input == HOOK_PUSHED ? "refs/remotes/" : "refs/";
    struct slice rest = buf_slice(&input), line;
    while (read && slice_split(&rest, '\n', &line))
        read = line.len == 0 || read_line(push, line, row, memory, err);
    buf_release(&input);
    options->mode = SOURCE_RANGE;
    options->push = push;
    // What is pushed must not say by itself what it may hold.
    if (row->input == HOOK_RECEIVED && source_has_head(".", memory))
        options->config_from = "HEAD";
    if (row->input == HOOK_RECEIVED)
        push->others_always = true;
    return read;
}

static bool ask(struct options *options, struct arena *memory, struct err *err)
{
    switch (hook_rows[options->hook_type].input) {
    case HOOK_INDEX:
        return ask_index(options, memory, err);
    case HOOK_MESSAGE:
        return ask_message(options, memory, err);
    default:
        return ask_push(options, memory, err);
    }
}

// By commit and file, so that each file is compared once.
static int compare_places(const void *left, const void *right)
{
    const struct finding *const *a = left, *const *b = right;
    int order = slice_compare((*a)->commit, (*b)->commit);
    return order ? order : slice_compare((*a)->path, (*b)->path);
}

// A finding may stand for many lines. Of a history each is told with the commit that had it first, and may have grown in a
// later one, so there those are told whatever was changed.
static bool is_changed(struct changed_lines *changes, const struct finding *finding)
{
    unsigned from = finding->from_line ? finding->from_line : finding->line;
    unsigned to = finding->to_line ? finding->to_line : finding->end_line;
    bool many = finding->to_line || finding->persons > 1;
    return from == 0 || (many && finding->commit.len) ||
           changed_lines_has(changes, finding->commit, finding_file(finding), from,
                             to > from ? to : from);
}

// Takes out what stands on lines that were there before. Returns how many of these are active, and let off by nothing.
static size_t drop_unchanged(struct job *job)
{
    struct findings *findings = &job->scan.findings;
    struct changed_lines *changes = changed_lines_new(job->source);
    struct finding **places = alloc_zeroed(findings->count + 1, sizeof *places);
    bool *changed = alloc_zeroed(findings->count + 1, sizeof *changed);
    size_t kept = 0, dropped = 0;

    for (size_t i = 0; i < findings->count; i++)
        places[i] = &findings->items[i];
    qsort(places, findings->count, sizeof *places, compare_places);
    for (size_t i = 0; i < findings->count; i++)
        changed[places[i] - findings->items] = is_changed(changes, places[i]);
    for (size_t i = 0; i < findings->count; i++) {
        if (changed[i])
            findings->items[kept++] = findings->items[i];
        else
            dropped +=
                finding_is_active(&findings->items[i]) && !finding_is_known(&findings->items[i]);
    }
    findings->count = kept;
    free(changed);
    free(places);
    changed_lines_free(changes);
    return dropped;
}

static bool write_message(const struct hook_message *message, struct err *err)
{
    struct buf out;

    buf_init(&out, MOST_TOLD);
    hook_message_add(&out, message);
    bool told = fd_write(STDERR_FILENO, buf_slice(&out), err);
    buf_release(&out);
    return told;
}

static bool is_colourful(void)
{
    return isatty(STDERR_FILENO) == 1 && !variable("NO_COLOR") && !variable("CI");
}

static bool tell(const struct job *job, size_t elsewhere, enum exit_code code, struct err *err)
{
    const struct options *options = &job->options;
    const struct hook_row *row = &hook_rows[options->hook_type];
    struct hook_message message = {
        .row = row,
        .report = &job->report,
        .fail_on = options->fail_on,
        .refused = code == EXIT_REACHED,
        .only_asked = options->mode == SOURCE_WORKTREE ||
                      (options->mode == SOURCE_RANGE && row->input == HOOK_INDEX),
        .elsewhere = elsewhere,
        .colour = is_colourful(),
    };
    return write_message(&message, err);
}

// Without a report, too, whoever is stopped is told by what, and how to go on.
static enum exit_code fail(const struct options *options, struct err *err)
{
    enum exit_code code = err->kind == ERR_UNABLE ? EXIT_UNABLE : EXIT_USAGE;
    struct hook_message message = {.row = &hook_rows[options->hook_type],
                                   .unchecked = slice_of_string(err->message),
                                   .colour = is_colourful()};
    struct err unwritten = {0};
    bool told = write_message(&message, &unwritten);
    *err = told ? (struct err){0} : unwritten;
    return code;
}

enum exit_code hook_run(const struct options *given, struct arena *run, struct err *err)
{
    struct job job = {.options = *given, .memory = run, .may_be_empty = true};
    enum exit_code code = EXIT_UNABLE;
    size_t elsewhere = 0;
    const char *here = ".";

    job.options.paths = (struct texts){&here, 1};
    // git has looked at who owns the repository before it ran the hook, and nothing of that is run here.
    job.options.trust_owner = true;
    if (!ask(&job.options, run, err))
        return fail(&job.options, err);
    if (job.options.push && job.options.push->new_count == 0)
        return EXIT_COMPLETE;
    bool opened = job_open(&job, err);
    job.only_findings = !fail_on_asks_for_verdict(job.options.fail_on);
    if (opened && job_scan(&job, err)) {
        if (!job.options.whole_file)
            elsewhere = drop_unchanged(&job);
        job_judge(&job);
        code = job_exit_code(&job);
        if (code != EXIT_COMPLETE && !tell(&job, elsewhere, code, err))
            code = EXIT_UNABLE;
    }
    if (err->kind != ERR_NONE)
        code = fail(&job.options, err);
    job_release(&job);
    return code;
}
