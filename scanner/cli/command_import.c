// `waybill import`: what another scanner was told, as far as it has its like here.
#include "job.h"

#include "file.h"
#include "import.h"
#include "import_rules.h"
#include "pattern_reader.h"
#include "print.h"

#include <unistd.h>

#define CONFIG_FILE ".waybill.yml"
#define PATTERNS_FILE ".waybill-patterns.yml"

enum { READ_MOST = 32 * 1024 * 1024, WRITTEN_MOST = 64 * 1024 * 1024, SHOWN = 300 };

enum { CONFIG, PATTERNS, BASELINE, FILES };

// One run: what was read, and the files to write, empty where there is nothing for one.
struct work {
    struct job job;
    struct import import;
    const struct importer *importer;
    struct slice source; // the files read, as the pattern file names its source
    struct buf files[FILES];
    size_t pattern_count, known_count;
};

static const char *const file_names[FILES] = {CONFIG_FILE, PATTERNS_FILE, BASELINE_NAME};

static const char *path_of(const struct work *work, const char *name)
{
    return arena_printf(work->job.memory, "%s%s", source_folder(work->job.source), name).ptr;
}

static bool read_file(struct work *work, const char *path, const char *name, struct err *err)
{
    struct buf bytes;
    struct arena *memory = work->job.memory;

    buf_init(&bytes, READ_MOST);
    bool read = file_read(&bytes, path, err);
    struct slice text = arena_copy(memory, buf_slice(&bytes));
    buf_release(&bytes);
    if (!read) {
        err->kind = ERR_CONFIG;
        return false;
    }
    work->source =
        arena_printf(memory, "%.*s%s%s", SLICE_ARG(work->source), work->source.len ? ", " : "",
                     print_quoted(memory, slice_of_string(name), SHOWN));
    return work->importer->read(&work->import, slice_of_string(name), text, err);
}

static bool read_files(struct work *work, struct err *err)
{
    const struct texts *named = &work->job.options.paths;
    size_t read = 0;

    for (size_t i = 0; i < named->count; i++)
        if (!read_file(work, named->items[i], named->items[i], err))
            return false;
    for (size_t i = 0; named->count == 0 && work->importer->files[i]; i++) {
        const char *path = path_of(work, work->importer->files[i]);
        if (!file_exists(path))
            continue;
        if (!read_file(work, path, work->importer->files[i], err))
            return false;
        read++;
    }
    return named->count || read ||
           err_set(err, ERR_USAGE,
                   "there is no %s at the root of the repository: name the files, as in "
                   "`waybill import %s FILE`",
                   work->importer->files[0], work->importer->name);
}

static void make_config(struct work *work)
{
    struct buf *out = &work->files[CONFIG];

    if (work->pattern_count)
        buf_add_string(out, "patterns: [" PATTERNS_FILE "]\n");
    if (work->import.path_count)
        buf_add_string(out, "ignore:\n  paths:\n");
    for (size_t i = 0; i < work->import.path_count; i++) {
        size_t start = out->len;
        struct exclude checked = {0};
        struct err err = {0};
        buf_add_string(out, "    - ");
        bool sound = yaml_quote(out, work->import.paths[i]) &&
                     exclude_add(&checked, work->import.paths[i], work->job.memory, &err);
        buf_add_byte(out, '\n');
        if (sound)
            continue;
        out->len = start;
        import_leave(&work->import,
                     arena_printf(work->job.memory, "path %s",
                                  print_quoted(work->job.memory, work->import.paths[i], SHOWN)),
                     "it can be no path pattern");
    }
}

static bool is_at(const struct finding *finding, const struct import_place *place)
{
    return finding->line <= place->line && place->line <= finding->end_line &&
           finding->kind == KIND_CREDENTIAL && finding_is_active(finding) &&
           slice_equals(finding->path, place->path);
}

// Entries for what is found now where the other scanner knew of something. A column of
// findings may stand at one place, and one finding at several.
static void make_baseline(struct work *work)
{
    const struct findings *findings = &work->job.scan.findings;
    struct baseline known = {.items = ARENA_ARRAY(work->job.memory,
                                                  work->job.baseline.count + findings->count,
                                                  struct baseline_entry)};
    bool *listed = ARENA_ARRAY(work->job.memory, findings->count, bool);

    for (size_t i = 0; i < work->job.baseline.count; i++)
        known.items[known.count++] = work->job.baseline.items[i];
    for (size_t i = 0; i < work->import.place_count; i++) {
        const struct import_place *place = &work->import.places[i];
        bool found = false;
        for (size_t j = 0; j < findings->count; j++) {
            const struct finding *finding = &findings->items[j];
            if (!is_at(finding, place))
                continue;
            found = true;
            if (listed[j] || finding->suppressed_by.len)
                continue;
            listed[j] = true;
            struct baseline_entry entry = baseline_entry_of(finding, work->job.memory);
            entry.reason = place->reason;
            known.items[known.count++] = entry;
            work->known_count++;
        }
        if (!found)
            import_leave(&work->import, place->what, "nothing is found there now");
    }
    if (work->known_count == 0)
        return;
    baseline_settle(&known);
    baseline_print(&known, &work->job.key, &work->files[BASELINE]);
}

// The scan finds with the imported patterns, too.
static bool add_patterns(struct work *work, struct err *err)
{
    struct pattern_entries entries = {.memory = work->job.memory};
    struct slice text = arena_copy(work->job.memory, buf_slice(&work->files[PATTERNS]));
    bool added = work->pattern_count == 0 || work->job.config.pattern_count > 0 ||
                 (pattern_file_read(&entries, SLICE(PATTERNS_FILE), text, err) &&
                  pattern_set_make(&work->job.patterns, &builtin_patterns, &entries, err));
    pattern_entries_release(&entries);
    return added;
}

static bool check_free(const struct work *work, struct err *err)
{
    for (size_t i = 0; i < FILES; i++)
        if (work->files[i].len && !work->job.options.force &&
            file_exists(path_of(work, file_names[i])))
            return err_set(err, ERR_USAGE,
                           "%s is there already and nothing was written: `--dry-run` prints what "
                           "to put into it by hand, `--force` puts the new one in its place%s",
                           file_names[i], i == BASELINE ? ", with the entries it has" : "");
    return true;
}

static bool write_files(const struct work *work, struct err *err)
{
    for (size_t i = 0; i < FILES; i++)
        if (work->files[i].len &&
            !file_write(path_of(work, file_names[i]), buf_slice(&work->files[i]), err))
            return false;
    return true;
}

static void tell_files(const struct work *work, struct buf *told)
{
    bool dry = work->job.options.dry_run;
    const size_t counts[FILES] = {work->import.path_count, work->pattern_count, work->known_count};
    static const char *const of[FILES] = {"path", "pattern", "known finding"};
    size_t files = 0;

    for (size_t i = 0; i < FILES; i++) {
        if (work->files[i].len == 0)
            continue;
        files++;
        buf_printf(told, "%s%s: %zu %s%s\n", dry ? "# " : "Wrote ", file_names[i], counts[i], of[i],
                   counts[i] == 1 ? "" : "s");
        if (dry)
            buf_add(told, buf_slice(&work->files[i]));
    }
    if (files == 0)
        buf_add_string(told, "Nothing of it has its like here.\n");
}

static void tell(const struct work *work, struct buf *told)
{
    const char *comment = work->job.options.dry_run ? "# " : "";

    tell_files(work, told);
    if (work->import.left_count)
        buf_printf(told, "%sNot carried over:\n", comment);
    for (size_t i = 0; i < work->import.left_count; i++)
        buf_printf(told, "%s  %.*s: %.*s\n", comment, SLICE_ARG(work->import.left[i].what),
                   SLICE_ARG(work->import.left[i].why));
    if (work->import.dropped)
        buf_printf(told, "%s  %zu more: the list is too long\n", comment, work->import.dropped);
    if (!coverage_is_complete(&work->job.scan.coverage))
        buf_printf(told,
                   "%sThe scan was not complete: `waybill scan` tells what was not looked at.\n",
                   comment);
}

static bool run(struct work *work, struct buf *told, struct err *err)
{
    const char *here = ".";
    struct options *options = &work->job.options;
    struct texts named = options->paths;

    options->paths = (struct texts){&here, 1};
    if (!job_open_whole(&work->job, err))
        return false;
    struct texts where = options->paths;
    options->paths = named;
    if (!read_files(work, err))
        return false;
    import_patterns(&work->import,
                    arena_printf(work->job.memory, "imported from %.*s", SLICE_ARG(work->source)),
                    &work->files[PATTERNS], &work->pattern_count);
    options->paths = where;
    if (work->import.place_count && (!add_patterns(work, err) || !job_scan(&work->job, err)))
        return false;
    make_baseline(work);
    make_config(work);
    if (!options->dry_run && (!check_free(work, err) || !write_files(work, err)))
        return false;
    if (!options->quiet || options->dry_run)
        tell(work, told);
    return true;
}

enum exit_code command_import(const struct options *options, struct arena *memory, struct err *err)
{
    struct work work = {.job = {.options = *options, .memory = memory},
                        .import = {.memory = memory},
                        .importer = importers};
    struct buf told;

    while (strcmp(work.importer->name, options->scanner) != 0)
        work.importer++;
    for (size_t i = 0; i < FILES; i++)
        buf_init(&work.files[i], WRITTEN_MOST);
    buf_init(&told, WRITTEN_MOST);
    bool done = run(&work, &told, err) && fd_write(STDOUT_FILENO, buf_slice(&told), err);
    for (size_t i = 0; i < FILES; i++)
        buf_release(&work.files[i]);
    buf_release(&told);
    job_release(&work.job);
    return done ? EXIT_COMPLETE : EXIT_UNABLE;
}
