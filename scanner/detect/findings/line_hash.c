#include "line_hash.h"

#include "arena.h"
#include "print.h"

#include <stdlib.h>

enum { WINDOW = 100, FACTOR = 37, END_UNIT = 65535 };

// What is told of each line, in their order. False: no more of them is wanted.
typedef bool told_fn(void *to, unsigned line, uint64_t hash, size_t from, size_t end);

struct roller {
    uint64_t hash, factor_out; // FACTOR to the power of WINDOW
    uint16_t units[WINDOW];
    unsigned lines[WINDOW]; // that begin with the unit in this slot; 0: none
    size_t starts[WINDOW];  // where in the text
    unsigned index, line;
    bool line_start, after_return, stopped;
    told_fn *told;
    void *to;
};

static void roll(struct roller *self, uint16_t unit)
{
    self->hash = FACTOR * self->hash + unit - self->factor_out * (uint64_t)self->units[self->index];
    self->units[self->index] = unit;
    self->index = (self->index + 1) % WINDOW;
}

static void tell(struct roller *self, size_t end)
{
    unsigned line = self->lines[self->index];
    self->lines[self->index] = 0;
    if (line && !self->stopped &&
        !self->told(self->to, line, self->hash, self->starts[self->index], end))
        self->stopped = true;
}

// A unit that stands at `at`. A line end is one unit, however it is written.
static void take(struct roller *self, uint16_t unit, size_t at)
{
    bool follows_return = self->after_return && unit == '\n';
    self->after_return = unit == '\r';
    if (unit == ' ' || unit == '\t' || follows_return)
        return;
    if (unit == '\r')
        unit = '\n';
    tell(self, at);
    if (self->line_start) {
        self->lines[self->index] = ++self->line;
        self->starts[self->index] = at;
    }
    self->line_start = unit == '\n';
    roll(self, unit);
}

static void take_all(struct slice text, told_fn *told, void *to)
{
    struct roller self = {.factor_out = 1, .line_start = true, .told = told, .to = to};
    for (int i = 0; i < WINDOW; i++)
        self.factor_out *= FACTOR;
    for (size_t at = 0; at < text.len && !self.stopped;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code >= 0x10000) {
            take(&self, (uint16_t)(0xD7C0 + (code >> 10)), from);
            take(&self, (uint16_t)(0xDC00 + (code & 0x3FF)), from);
        } else {
            take(&self, (uint16_t)code, from);
        }
    }
    take(&self, END_UNIT, text.len);
    for (int i = 0; i < WINDOW && !self.stopped; i++) {
        tell(&self, text.len);
        roll(&self, 0);
    }
}

static bool is_utf8(struct slice text)
{
    for (size_t at = 0, from = 0; at < text.len; from = at)
        if (utf8_next(text, &at) == 0xFFFD && at - from == 1)
            return false;
    return true;
}

struct tally {
    uint64_t hash;
    unsigned times;
};

struct wanted {
    struct line_hash *hashes;
    size_t count, next;
    struct tally *tallies; // of the hashes that are wanted, sorted, each once
    size_t tally_count;
};

static bool note_hash(void *to, unsigned line, uint64_t hash, size_t from, size_t end)
{
    struct wanted *wanted = to;
    struct line_hash *next = &wanted->hashes[wanted->next];
    if (line != next->line)
        return true;
    next->hash = hash;
    next->from = from;
    next->to = end;
    next->is_known = true;
    return ++wanted->next < wanted->count;
}

static int by_hash(const void *left, const void *right)
{
    uint64_t a = ((const struct tally *)left)->hash, b = ((const struct tally *)right)->hash;
    return a < b ? -1 : a > b;
}

static bool count_hash(void *to, unsigned line, uint64_t hash, size_t from, size_t end)
{
    struct wanted *wanted = to;
    struct line_hash *next = &wanted->hashes[wanted->next];
    struct tally key = {hash, 0};
    struct tally *tally = bsearch(&key, wanted->tallies, wanted->tally_count, sizeof key, by_hash);
    (void)from, (void)end;
    if (tally)
        tally->times++;
    if (!tally || line != next->line)
        return true;
    next->occurrence = tally->times;
    return ++wanted->next < wanted->count;
}

static void make_tallies(struct wanted *wanted)
{
    wanted->tallies = alloc_zeroed(wanted->count, sizeof *wanted->tallies);
    for (size_t i = 0; i < wanted->count; i++)
        wanted->tallies[i].hash = wanted->hashes[i].hash;
    qsort(wanted->tallies, wanted->count, sizeof *wanted->tallies, by_hash);
    for (size_t i = 0; i < wanted->count; i++)
        if (i == 0 || wanted->tallies[i].hash != wanted->tallies[wanted->tally_count - 1].hash)
            wanted->tallies[wanted->tally_count++] = wanted->tallies[i];
}

bool line_hashes(struct slice text, struct line_hash *hashes, size_t count)
{
    struct wanted wanted = {.hashes = hashes, .count = count};
    for (size_t i = 0; i < count; i++)
        hashes[i].is_known = false;
    if (count == 0 || !is_utf8(text))
        return false;
    take_all(text, note_hash, &wanted);
    // Lines past the end of the text have none.
    wanted.count = wanted.next;
    wanted.next = 0;
    if (wanted.count == 0)
        return true;
    make_tallies(&wanted);
    take_all(text, count_hash, &wanted);
    free(wanted.tallies);
    return true;
}
