#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum {
    FIRST = 1000,      // milliseconds: most scans are over by then
    LEAST = 200,       // to tell a rate from
    TERMINAL = 500,    // between two lines on a terminal,
    ELSEWHERE = 10000, // and in a log
};

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

void progress_start(struct progress *progress)
{
    progress->started = now();
    progress->terminal = isatty(STDERR_FILENO) == 1;
}

static bool is_time(const struct progress *progress, uint64_t at)
{
    uint64_t pause = progress->terminal ? TERMINAL : ELSEWHERE;
    if (progress->told == 0)
        return at - progress->started >= (progress->terminal ? FIRST : ELSEWHERE);
    return at - progress->told >= pause;
}

// "34 %, 12345 of 36000, 1500 files/s, 40 MB/s, 16 s left, 2 findings"
void progress_tell(struct progress *progress, struct source *source, unsigned long findings)
{
    uint64_t at = now();
    // Rates are those of reading: what goes before it, listing a history, has its own.
    if (progress->reading == 0)
        progress->reading = at;
    uint64_t spent = at - progress->reading, files = atomic_load(&progress->files);
    if (!is_time(progress, at) || spent < LEAST)
        return;
    struct source_progress far = source_progress(source);
    progress->told = at;
    fputs(progress->terminal ? "\r\033[K" : "waybill: ", stderr);
    if (far.total)
        fprintf(stderr, "%" PRIu64 " %%, %" PRIu64 " of %" PRIu64, far.done * 100 / far.total,
                far.done, far.total);
    else
        fprintf(stderr, "%" PRIu64 " files read", files);
    fprintf(stderr, ", %" PRIu64 " files/s, %" PRIu64 " MB/s", files * 1000 / spent,
            atomic_load(&progress->bytes) / spent / 1000);
    if (far.total && files)
        fprintf(stderr, ", %" PRIu64 " s left", (far.total - far.done) * spent / files / 1000);
    fprintf(stderr, ", %lu findings%s", findings, progress->terminal ? "" : "\n");
}

void progress_end(struct progress *progress)
{
    if (progress->told && progress->terminal)
        fputs("\r\033[K", stderr);
}
