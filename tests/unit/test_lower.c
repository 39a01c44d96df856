// The way down against all ways there are: small repositories made at random, and every set of their files tried.
#include "classify.h"

#include "fewest.h"
#include "markers.h"
#include "unit.h"

#include <stdio.h>

enum { MOST_FILES = 12 };

static struct arena memory;
static struct findings found;
static uint64_t seed;

static int start(void **state)
{
    (void)state;
    seed = 20261122;
    found = (struct findings){0};
    return 0;
}

static int release(void **state)
{
    (void)state;
    findings_release(&found);
    arena_release(&memory);
    return 0;
}

static unsigned pick(unsigned below)
{
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(seed >> 33) % below;
}

static struct finding *add(enum carries carries, const char *path)
{
    struct finding *f = findings_add(&found);
    f->carries = carries;
    f->confidence = CONFIDENCE_HIGH;
    f->evidence = EVIDENCE_VALUE;
    f->rule = SLICE("rule");
    f->type = SLICE("type");
    f->path = slice_of_string(path);
    f->line = 1;
    return f;
}

static void set_value(struct finding *f, unsigned value)
{
    struct slice print = arena_printf(&memory, "%012u-%04u", pick(1000), value);
    memcpy(f->fingerprint, print.ptr, print.len + 1);
}

static void add_marker(const char *path)
{
    static const struct slice kinds[] = {SLICE_INIT("fhir"), SLICE_INIT("hl7"), SLICE_INIT("x12")};
    static const struct slice laws[][2] = {{SLICE_INIT("FERPA"), {NULL, 0}},
                                           {SLICE_INIT("COPPA"), {NULL, 0}}};
    static const enum carries carries[] = {CARRIES_HEALTH, CARRIES_HEALTH, CARRIES_FINANCE,
                                           CARRIES_OTHER_REGULATED};
    static const struct slice rules[] = {SLICE_INIT("diagnosis"), SLICE_INIT("medication"),
                                         SLICE_INIT("vaccination"), SLICE_INIT("allergy"),
                                         SLICE_INIT("blood")};
    struct finding *f = add(carries[pick(4)], path);
    f->evidence = pick(2) ? EVIDENCE_MARKER : EVIDENCE_SCHEMA;
    f->rule = rules[pick(5)];
    f->strength = pick(8) ? STRENGTH_STRONG : STRENGTH_DECISIVE;
    f->type = kinds[pick(3)];
    f->regulations = laws[pick(2)];
    if (pick(20) == 0) { // it counts as nothing by itself
        f->type = SLICE("format-package");
        f->evidence = EVIDENCE_MARKER;
        f->strength = STRENGTH_WEAK;
    }
}

static void add_any(const char *path, unsigned markers, unsigned persons)
{
    static const enum carries others[] = {CARRIES_SECRET, CARRIES_CARD, CARRIES_FINANCE,
                                          CARRIES_DEFENCE, CARRIES_HEALTH};
    if (pick(8) < markers) {
        add_marker(path);
    } else if (pick(8) < persons) {
        struct finding *f = add(pick(9) ? CARRIES_PERSONAL : CARRIES_HEALTH, path);
        f->type = pick(3) ? SLICE("name") : SLICE("email"); // few addresses in a file do not count
        f->persons = pick(4);
        if (pick(8))
            set_value(f, pick(9));
        if (pick(10) == 0)
            f->place = PLACE_TEST;
    } else if (pick(4) == 0) {
        struct finding *f = add(others[pick(5)], path);
        f->strength = (enum strength)pick(3);
        f->place = (enum place)pick(PLACE_COUNT);
    }
}

// The files that have findings which count, in order.
static size_t list_paths(struct slice paths[MOST_FILES])
{
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++) {
        struct slice path = finding_file(&found.items[i]);
        size_t at = 0;
        while (at < count && slice_compare(paths[at], path) < 0)
            at++;
        if (item_of(&found.items[i]) == ITEM_NONE || (at < count && slice_equals(paths[at], path)))
            continue;
        memmove(&paths[at + 1], &paths[at], (count - at) * sizeof *paths);
        paths[at] = path;
        count++;
    }
    return count;
}

// The first path is the highest bit, so that among sets of a size the largest number is the list that comes first.
static unsigned bit_of(const struct slice *paths, size_t count, struct slice path)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals(paths[i], path))
            return 1U << (count - 1 - i);
    return 0;
}

static enum tier tier_without(const struct assessment *a, const unsigned *bits, unsigned gone)
{
    struct findings rest = {0};
    struct arena scratch = {0};
    struct assessment less;
    for (size_t i = 0; i < found.count; i++)
        if (!(bits[i] & gone) || marker_is_package(&found.items[i]))
            *findings_add(&rest) = found.items[i];
    assess(&less, rest.items, rest.count, &a->declared, NULL, 0, &scratch);
    findings_release(&rest);
    arena_release(&scratch);
    return less.tier;
}

static unsigned best_by_force(const enum tier *tiers, size_t count, enum tier target)
{
    unsigned best = 0;
    int least = MOST_FILES + 1;
    for (unsigned gone = 1; gone < 1U << count; gone++) {
        int size = __builtin_popcount(gone);
        if (tiers[gone] <= target && size <= least)
            best = gone, least = size;
    }
    return best;
}

// Returns how many lowerings there were.
static size_t compare_with_force(const struct declared *declared)
{
    struct slice paths[MOST_FILES];
    const struct lowering *lowerings;
    struct assessment a;
    size_t count = list_paths(paths), told = 0;
    unsigned *bits = ARENA_ARRAY(&memory, found.count + 1, unsigned);
    enum tier *tiers = ARENA_ARRAY(&memory, (size_t)1 << count, enum tier);

    assess(&a, found.items, found.count, declared, NULL, 0, &memory);
    size_t lowering_count = lower_tier(&lowerings, &a, found.items, found.count, &memory);
    for (size_t i = 0; i < found.count; i++)
        bits[i] = bit_of(paths, count, finding_file(&found.items[i]));
    for (unsigned gone = 0; gone < 1U << count; gone++)
        tiers[gone] = tier_without(&a, bits, gone);
    enum tier reached = a.tier;
    for (int target = (int)a.tier - 1; target >= TIER_LOW; target--) {
        unsigned best = best_by_force(tiers, count, (enum tier)target), ours = 0;
        if (best == 0)
            break;
        if (reached <= (enum tier)target)
            continue;
        assert_true(told < lowering_count);
        const struct lowering *lowering = &lowerings[told++];
        for (size_t i = 0; i < lowering->step_count; i++) {
            assert_true(slice_equals(lowering->remove[i], lowering->steps[i].path));
            ours |= bit_of(paths, count, lowering->remove[i]);
        }
        assert_int_equal(lowering->remove[lowering->step_count].len, 0);
        assert_int_equal(ours, best);
        assert_int_equal(lowering->would_be, tiers[best]);
        assert_true(lowering->smallest);
        reached = lowering->would_be;
    }
    assert_int_equal(told, lowering_count);
    return told;
}

// Health records in different objects, and little else.
static void add_record(const char *path)
{
    static const struct slice rules[] = {SLICE_INIT("diagnosis"), SLICE_INIT("medication"),
                                         SLICE_INIT("vaccination"), SLICE_INIT("allergy")};
    struct finding *f = add(CARRIES_HEALTH, path);
    f->evidence = pick(9) ? EVIDENCE_SCHEMA : EVIDENCE_MARKER;
    f->strength = STRENGTH_STRONG;
    f->rule = rules[pick(4)];
}

static void try_repositories(unsigned rounds, unsigned least_files, unsigned most_files)
{
    size_t told = 0;
    for (unsigned round = 0; round < rounds; round++) {
        unsigned files = least_files + pick(most_files - least_files + 1);
        unsigned findings = files + pick(2 * files + 1), markers = pick(9), persons = pick(9);
        bool records = round % 8 == 0;
        struct declared declared = {
            .has_owner = true,
            .owner = (enum owner)(1 + pick(OWNER_COUNT - 1)),
            .has_sector = pick(12) == 0,
            .sector = (enum sector)pick(SECTOR_COUNT),
            .bulk_persons = 1 + pick(12),
        };
        found.count = 0;
        for (unsigned i = 0; i < findings; i++) {
            static const char *const folders[] = {"src", "src/parser", "lib"};
            unsigned file = pick(files);
            const char *path = arena_printf(&memory, "%s/f%02u%s", folders[file % 3], file,
                                            file == 7 ? ".zip!/a" : "")
                                   .ptr;
            if (records && pick(5))
                add_record(path);
            else
                add_any(path, markers, persons);
            if (file == 7 && found.count)
                found.items[found.count - 1].outer =
                    slice_find_byte(found.items[found.count - 1].path, '!') == SLICE_NOT_FOUND
                        ? 0
                        : slice_find_byte(found.items[found.count - 1].path, '!');
        }
        told += compare_with_force(&declared);
        arena_release(&memory);
    }
    assert_true(told > rounds / 4); // the repositories are of some worth
}

static void no_set_of_files_is_smaller_in_small_repositories(void **state)
{
    (void)state;
    try_repositories(4000, 1, 7);
}

static void no_set_of_files_is_smaller_in_larger_ones(void **state)
{
    (void)state;
    try_repositories(150, 8, MOST_FILES);
}

// parts_to_go() rests on it: nothing is high because of two things that are not high each.
static void the_tier_is_the_highest_that_any_part_makes(void **state)
{
    (void)state;
    for (unsigned n = 0; n < OWNER_COUNT * SECTOR_COUNT; n++) {
        struct declared declared = {.has_owner = true,
                                    .owner = (enum owner)(n % OWNER_COUNT),
                                    .has_sector = true,
                                    .sector = (enum sector)(n / OWNER_COUNT)};
        for (unsigned parts = 0; parts < 1U << 8; parts++) {
            enum tier highest = TIER_LOW;
            struct assessment a;
            for (int bit = -1; bit < 9; bit++) { // nothing, each part, and all of them
                unsigned some = bit < 0 ? 0 : bit == 8 ? parts : parts & 1U << bit;
                struct cargo cargo = {
                    .secret = some & 1,
                    .personal = some & (2 | 128),
                    .health = some & 4,
                    .card = some & 8,
                    .finance = some & 16,
                    .restricted = some & 32,
                    .marked = some & 64 ? SECTOR_FINANCE : SECTOR_NONE,
                    .bulk_personal = some & 128,
                };
                classify(&a, &cargo, &declared, NULL, 0, NULL, &memory);
                if (bit == 8)
                    assert_int_equal(a.tier, highest);
                highest = a.tier > highest ? a.tier : highest;
            }
        }
        arena_release(&memory);
    }
}

static void a_file_says_what_of_it_has_to_go(void **state)
{
    const struct declared declared = {.has_owner = true, .owner = OWNER_PERSONAL};
    const struct lowering *lowerings;
    struct assessment a;
    (void)state;
    add(CARRIES_SECRET, "a.py");
    add(CARRIES_PERSONAL, "a.py")->type = SLICE("phone");
    add(CARRIES_PERSONAL, "b.csv")->persons = 7;
    add(CARRIES_PERSONAL, "b.csv")->type = SLICE("email");
    add(CARRIES_SECRET, "c.py")->past = true;
    add(CARRIES_SECRET, ".git/COMMIT_EDITMSG");
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_int_equal(lower_tier(&lowerings, &a, found.items, found.count, &memory), 1);
    const struct step *steps = lowerings[0].steps;
    assert_int_equal(lowerings[0].step_count, 4);
    assert_slice(steps[0].path, ".git/COMMIT_EDITMSG");
    assert_int_equal(steps[0].remedy, REMEDY_REWRITE);
    assert_int_equal(steps[1].remedy, REMEDY_ROTATE);
    assert_int_equal(steps[1].counts[BURDEN_SECRET].findings, 1);
    assert_int_equal(steps[1].counts[BURDEN_PERSONAL].findings, 1);
    assert_slice(steps[1].counts[BURDEN_PERSONAL].types[0], "phone");
    assert_int_equal(steps[2].remedy, REMEDY_REPLACE);
    assert_int_equal(steps[2].counts[BURDEN_PERSONAL].findings, 2);
    assert_int_equal(steps[2].counts[BURDEN_PERSONAL].persons, 7);
    assert_slice(steps[2].counts[BURDEN_PERSONAL].types[0], "email");
    assert_slice(steps[2].counts[BURDEN_PERSONAL].types[1], "type");
    assert_int_equal(steps[2].counts[BURDEN_PERSONAL].types[2].len, 0);
    assert_int_equal(steps[3].remedy, REMEDY_REWRITE);
}

static void what_does_not_count_for_the_tier_is_in_no_step(void **state)
{
    const struct declared declared = {.has_owner = true, .owner = OWNER_STARTUP};
    const struct lowering *lowerings;
    struct assessment a;
    (void)state;
    add(CARRIES_SECRET, "a.csv");
    add(CARRIES_PERSONAL, "a.csv")->persons = 30;
    add(CARRIES_PERSONAL, "b.csv")->persons = 3;
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_int_equal(lower_tier(&lowerings, &a, found.items, found.count, &memory), 1);
    assert_int_equal(lowerings[0].step_count, 1);
    assert_slice(lowerings[0].steps[0].path, "a.csv");
    assert_int_equal(lowerings[0].steps[0].remedy, REMEDY_REPLACE);
    assert_int_equal(lowerings[0].steps[0].counts[BURDEN_SECRET].findings, 0);
}

// A hundred files, each with a person of its own and one that it shares with the next.
static void fill_chain(struct fewest *problem, struct holding *holdings, struct value *values)
{
    enum { FILES = 100 };
    size_t held = 0;
    for (uint32_t i = 0; i < FILES; i++) {
        values[2 * i] = (struct value){0, held, held + 1};
        holdings[held++] = (struct holding){i, 1};
        values[2 * i + 1] = (struct value){0, held, held + 2};
        holdings[held++] = (struct holding){i, 2};
        holdings[held++] = (struct holding){(i + 1) % FILES, 2};
    }
    *problem = (struct fewest){.file_count = FILES,
                               .holdings = holdings,
                               .values = values,
                               .value_count = (size_t)2 * FILES,
                               .type_count = 1,
                               .most_persons = 150};
}

static uint64_t persons_left(const struct fewest *problem, const bool *gone)
{
    uint64_t persons = 0;
    for (size_t i = 0; i < problem->value_count; i++) {
        size_t at = problem->values[i].from;
        while (at < problem->values[i].to && gone[problem->holdings[at].file])
            at++;
        persons += at < problem->values[i].to ? problem->holdings[at].persons : 0;
    }
    return persons;
}

static void a_search_that_takes_too_long_ends_with_a_set_that_suffices(void **state)
{
    struct fewest problem;
    struct holding holdings[300];
    struct value values[200];
    (void)state;
    fill_chain(&problem, holdings, values);
    for (uint64_t work = 0; work <= 1 << 20; work = 4 * work + 1) {
        bool gone[100] = {false};
        fewest_find(&problem, gone, work);
        assert_true(persons_left(&problem, gone) <= problem.most_persons);
        for (size_t i = 0; i < problem.file_count && work; i++) {
            if (!gone[i])
                continue;
            gone[i] = false;
            if (work > 1000) // else there was not even time to look for what is superfluous
                assert_true(persons_left(&problem, gone) > problem.most_persons);
            gone[i] = true;
        }
    }
}

static void without_a_search_the_bound_may_still_prove_the_set(void **state)
{
    enum { FILES = 50000 };
    struct holding *holdings = ARENA_ARRAY(&memory, FILES, struct holding);
    struct value *values = ARENA_ARRAY(&memory, FILES, struct value);
    bool *gone = ARENA_ARRAY(&memory, FILES, bool);
    (void)state;
    for (uint32_t i = 0; i < FILES; i++) {
        holdings[i] = (struct holding){i, 1 + i % 5};
        values[i] = (struct value){0, i, i + 1};
    }
    struct fewest problem = {.file_count = FILES,
                             .holdings = holdings,
                             .values = values,
                             .value_count = FILES,
                             .type_count = 1,
                             .most_persons = 19};
    assert_true(fewest_find(&problem, gone, FEWEST_WORK));
    size_t left = 0;
    for (size_t i = 0; i < FILES; i++)
        left += !gone[i];
    assert_int_equal(left, 19); // each with one person
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_set_of_files_is_smaller_in_small_repositories),
        TEST(no_set_of_files_is_smaller_in_larger_ones),
        TEST(the_tier_is_the_highest_that_any_part_makes),
        TEST(a_file_says_what_of_it_has_to_go),
        TEST(what_does_not_count_for_the_tier_is_in_no_step),
        TEST(a_search_that_takes_too_long_ends_with_a_set_that_suffices),
        TEST(without_a_search_the_bound_may_still_prove_the_set),
    };
    return RUN_TESTS(tests);
}
