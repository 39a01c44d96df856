#include "scan.h"

#include "progress.h"

#include <limits.h>
#include <pthread.h>
#include <stdlib.h>

// What the workers share while they run.
struct shared {
    struct source *source;
    atomic_bool stop;
    bool history, only_findings;
    atomic_ulong findings;
    struct progress progress;
};

struct worker {
    struct shared *shared;
    struct detector *detector;
    struct source_reader *reader;
    struct archive_reader *archives; // NULL: archives are not opened
    struct source_item item;
    const struct blob *blob; // that the source lent; an archive's members are others
    struct findings findings;
    struct sightings sightings;
    struct coverage coverage;
    struct ownership ownership;
    struct tools_seen tools;
    struct folders_seen folders;
    struct arena memory;
    struct err err;
    pthread_t thread;
    bool running;
    bool tells; // this one shows the progress
};

// Of a history only what is new is kept, with its text.
static size_t keep_sightings(struct worker *worker)
{
    size_t fresh = 0;
    for (size_t i = 0; i < worker->findings.count; i++)
        fresh += sightings_add(&worker->sightings, &worker->findings.items[i], SCAN_MOST_FINDINGS);
    worker->findings.count = 0;
    detector_forget(worker->detector);
    return fresh;
}

static void search(void *taker, const struct blob *blob)
{
    struct worker *worker = taker;
    // What is no more, or lies in an archive, says nothing about which tools are in use.
    bool tells = blob == worker->blob && !blob->past && !worker->shared->only_findings;
    detector_tell_tools(worker->detector, tells ? &worker->tools : NULL);
    detector_blob(worker->detector, blob, &worker->findings, &worker->coverage);
}

static void look_at(struct worker *worker, const struct blob *blob)
{
    struct shared *shared = worker->shared;
    size_t before = worker->findings.count;
    worker->blob = blob;
    // What is no more says nothing about whose it is and which tools are in use.
    if (!blob->past && !shared->only_findings) {
        ownership_blob(&worker->ownership, blob);
        tools_seen_path(&worker->tools, blob);
        if (!slice_starts_with(blob->path, SLICE(".git/"))) // a message is in no folder
            folders_seen_file(&worker->folders, blob->path, blob->below);
    }
    if (!worker->archives ||
        !archive_read(worker->archives, blob, search, worker, &worker->coverage))
        search(worker, blob);
    atomic_fetch_add(&shared->progress.files, 1);
    atomic_fetch_add(&shared->progress.bytes, blob->bytes.len);
    if (shared->history) {
        atomic_fetch_add(&shared->findings, keep_sightings(worker));
        return;
    }
    size_t fresh = worker->findings.count - before;
    if (fresh && atomic_fetch_add(&shared->findings, fresh) + fresh > SCAN_MOST_FINDINGS) {
        worker->findings.count = before;
        coverage_skip(&worker->coverage, blob->path, SKIP_TOO_MANY);
    }
}

// Looks at up to `most` files. False at the end of the source, or on an error.
static bool work_on(struct worker *worker, unsigned long most)
{
    struct shared *shared = worker->shared;
    for (unsigned long i = 0; i < most; i++) {
        struct blob blob;
        if (atomic_load(&shared->stop) ||
            !source_next(shared->source, &worker->item, &worker->err)) {
            if (worker->err.kind != ERR_NONE)
                atomic_store(&shared->stop, true);
            return false;
        }
        if (source_read(worker->reader, &worker->item, &blob, &worker->coverage))
            look_at(worker, &blob);
        if (worker->tells)
            progress_tell(&shared->progress, shared->source, atomic_load(&shared->findings));
    }
    return true;
}

static void *work(void *argument)
{
    work_on(argument, ULONG_MAX);
    return NULL;
}

static bool worker_init(struct worker *worker, struct shared *shared,
                        const struct scan_options *options, struct err *err)
{
    *worker = (struct worker){.shared = shared};
    source_item_init(&worker->item);
    worker->ownership.memory = worker->tools.memory = &worker->memory;
    worker->folders.wanted = options->folders;
    worker->detector = detector_new(&options->detector);
    if (options->archives)
        worker->archives = archive_reader_new(options->archives);
    worker->reader = source_reader_new(shared->source, err);
    return worker->reader != NULL;
}

static void take_findings(struct scan *scan, struct worker *worker)
{
    for (size_t i = 0; i < worker->sightings.count; i++)
        sightings_add(&scan->sightings, &worker->sightings.items[i], SCAN_MOST_FINDINGS);
    sightings_release(&worker->sightings);
    for (size_t i = 0; i < worker->findings.count; i++)
        *findings_add(&scan->findings) = worker->findings.items[i];
    findings_release(&worker->findings);
}

// Signs are copied to the scan's own memory; the text of findings stays in the detector, which the scan keeps.
static void worker_merge(struct scan *scan, struct worker *worker)
{
    take_findings(scan, worker);
    notices_merge(&scan->notices, detector_notices(worker->detector));
    coverage_merge(&scan->coverage, &worker->coverage);
    ownership_merge(&scan->ownership, &worker->ownership);
    tools_seen_merge(&scan->tools, &worker->tools);
    folders_seen_merge(&scan->folders, &worker->folders);
    scan->detectors[scan->detector_count++] = worker->detector;
    source_reader_free(worker->reader);
    archive_reader_free(worker->archives);
    source_item_release(&worker->item);
    arena_release(&worker->memory);
}

static int compare_findings(const void *left, const void *right)
{
    return finding_compare(left, right);
}

// The calling thread is a worker itself. Where a thread is not to be had, the others do its part.
static void work_together(struct worker *workers, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        detector_start(workers[i].detector);
    for (unsigned i = 1; i < count; i++)
        workers[i].running = pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
    work(&workers[0]);
    for (unsigned i = 1; i < count; i++)
        if (workers[i].running)
            pthread_join(workers[i].thread, NULL);
}

static void list_sightings(struct scan *scan)
{
    struct sightings *sightings = &scan->sightings;
    sightings_end(sightings, SCAN_MOST_FINDINGS);
    for (size_t i = 0; i < sightings->count; i++) {
        struct finding *finding = findings_add(&scan->findings);
        *finding = sightings->items[i];
        if (finding->past)
            finding_add_why(finding, SLICE("only in history: its file has it no more"));
    }
    if (sightings->cut)
        coverage_skip(&scan->coverage, sightings->items[sightings->count - 1].path, SKIP_TOO_MANY);
}

static void scan_merge(struct scan *scan, struct worker *workers, unsigned count)
{
    progress_end(&workers[0].shared->progress);
    for (unsigned i = 0; i < count; i++)
        worker_merge(scan, &workers[i]);
    if (workers[0].shared->history)
        list_sightings(scan);
    if (scan->findings.count)
        qsort(scan->findings.items, scan->findings.count, sizeof *scan->findings.items,
              compare_findings);
    findings_number(&scan->findings);
    coverage_sort(&scan->coverage);
    notices_settle(&scan->notices);
}

static bool any_failed(const struct worker *workers, unsigned count, struct err *err)
{
    for (unsigned i = 0; i < count; i++) {
        if (workers[i].err.kind != ERR_NONE) {
            *err = workers[i].err;
            return true;
        }
    }
    return false;
}

bool scan_run(struct scan *scan, struct source *source, const struct scan_options *options,
              struct err *err)
{
    // So few files are looked at sooner than another thread is ready: most commits have fewer.
    enum { ALONE = 48 };
    struct shared shared = {
        .source = source, .history = options->history, .only_findings = options->only_findings};
    struct worker *workers = alloc_zeroed(options->jobs, sizeof *workers);
    unsigned ready = 0;
    progress_start(&shared.progress);
    scan->ownership.memory = scan->tools.memory = &scan->memory;
    scan->detectors = alloc_zeroed(options->jobs, sizeof *scan->detectors);

    bool ran = worker_init(&workers[ready++], &shared, options, err);
    workers[0].tells = options->progress;
    if (ran && work_on(&workers[0], options->jobs > 1 ? ALONE : ULONG_MAX)) {
        while (ran && ready < options->jobs)
            ran = worker_init(&workers[ready++], &shared, options, err);
        if (ran)
            work_together(workers, ready);
    }
    ran = ran && !any_failed(workers, ready, err);
    scan_merge(scan, workers, ready);
    free(workers);
    return ran;
}

void scan_release(struct scan *scan)
{
    for (unsigned i = 0; i < scan->detector_count; i++)
        detector_free(scan->detectors[i]);
    free(scan->detectors);
    findings_release(&scan->findings);
    sightings_release(&scan->sightings);
    coverage_release(&scan->coverage);
    notices_release(&scan->notices);
    folders_seen_release(&scan->folders);
    arena_release(&scan->memory);
    *scan = (struct scan){0};
}
