// Files that banks exchange by the day: Nacha's for ACH and BAI2, which count and sum themselves.
#include "checks.h"

// A field of a record, by its columns from 1; 0 when it is no number.
static uint64_t column_number(struct slice record, size_t first, size_t last)
{
    uint64_t number;
    return slice_to_u64(slice_trim(slice_cut(record, first - 1, last)), &number) ? number : 0;
}

static bool next_line(struct slice *rest, struct slice *line)
{
    if (!slice_split(rest, '\n', line))
        return false;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

enum { ACH_COLUMNS = 94 };

static bool is_routing(struct slice number)
{
    const struct check *check = check_find(SLICE("aba-routing"));
    return check->run(number) == CHECK_HOLDS;
}

// What the records of an ACH file add up to, and what its last record says.
struct ach {
    uint64_t batches, entries, hash, debit, credit;
};

// Of the transaction codes 22, 27, 32, 37 and their neighbours the second digit tells the side.
static void ach_add_entry(struct ach *sum, struct slice entry)
{
    uint64_t amount = column_number(entry, 30, 39);
    *(entry.ptr[2] >= '5' ? &sum->debit : &sum->credit) += amount;
    sum->hash = (sum->hash + column_number(entry, 4, 11)) % 10000000000U;
    sum->entries++;
}

static bool ach_agrees(const struct ach *sum, struct slice control)
{
    return column_number(control, 2, 7) == sum->batches &&
           column_number(control, 14, 21) == sum->entries &&
           column_number(control, 22, 31) == sum->hash &&
           column_number(control, 32, 43) == sum->debit &&
           column_number(control, 44, 55) == sum->credit;
}

// A header with the routing number of whom it goes to, then batches of records. A value may end
// anywhere; where it has the file's control record, that is held against the others.
static enum check_result nacha_run(struct slice value)
{
    struct ach sum = {0};
    struct slice line;
    if (!next_line(&value, &line) || line.len < 13 || !slice_starts_with(line, SLICE("101")))
        return CHECK_SILENT;
    bool sound = is_routing(slice_cut(line, line.ptr[3] == ' ' ? 4 : 3, 13));
    while (sound && next_line(&value, &line) && line.len == ACH_COLUMNS) {
        switch (line.ptr[0]) {
        case '5':
            sum.batches++;
            break;
        case '6':
            ach_add_entry(&sum, line);
            sound = is_routing(slice_cut(line, 3, 12));
            break;
        case '7':
            sum.entries++;
            break;
        case '8':
            break;
        case '9':
            return check_verdict(ach_agrees(&sum, line));
        default:
            return CHECK_FAILS;
        }
    }
    return check_verdict(sound);
}

// The record's fields by number from 0, where commas part them and a slash ends it.
static struct slice bai_field(struct slice record, size_t number)
{
    struct slice field = SLICE("");
    record = slice_cut(record, 0, slice_find_byte(record, '/'));
    for (size_t i = 0; i <= number; i++)
        if (!slice_split(&record, ',', &field))
            return SLICE("");
    return field;
}

static int64_t bai_amount(struct slice field)
{
    uint64_t number;
    bool negative = slice_starts_with(field, SLICE("-"));
    size_t sign = negative || slice_starts_with(field, SLICE("+"));
    if (!slice_to_u64(slice_cut(field, sign, field.len), &number) || number > INT64_MAX / 1024)
        return 0;
    return negative ? -(int64_t)number : (int64_t)number;
}

// The three levels of a file, from the inside: an account (03 to 49) in a group (02 to 98) in the
// file (01 to 99). A trailer has the sum of its parts' totals, and counts parts and records.
struct bai_level {
    int64_t total, parts, records;
};

enum { BAI_ACCOUNT, BAI_GROUP, BAI_FILE, BAI_LEVELS };

static bool bai_close(struct bai_level levels[BAI_LEVELS], size_t level, struct slice trailer)
{
    struct bai_level *closed = &levels[level];
    int64_t total = bai_amount(bai_field(trailer, 1));
    bool is_account = level == BAI_ACCOUNT;
    if (bai_amount(bai_field(trailer, is_account ? 2 : 3)) != closed->records)
        return false;
    if (!is_account &&
        (total != closed->total || bai_amount(bai_field(trailer, 2)) != closed->parts))
        return false;
    if (level < BAI_FILE) {
        levels[level + 1].total += total;
        levels[level + 1].parts++;
    }
    *closed = (struct bai_level){0};
    return true;
}

static enum check_result bai2_run(struct slice value)
{
    static const char *const opens[] = {"03", "02", "01"}, *const closes[] = {"49", "98", "99"};
    struct bai_level levels[BAI_LEVELS] = {0};
    struct slice line;
    if (!slice_starts_with(value, SLICE("01,")))
        return CHECK_SILENT;
    for (size_t most = 10000; most > 0 && next_line(&value, &line); most--) {
        struct slice code = slice_cut(line, 0, 2);
        for (size_t level = 0; level < BAI_LEVELS; level++)
            if (slice_equals(code, slice_of_string(opens[level])))
                levels[level] = (struct bai_level){0};
        for (size_t level = 0; level < BAI_LEVELS; level++)
            levels[level].records++;
        for (size_t level = 0; level < BAI_LEVELS; level++) {
            if (!slice_equals(code, slice_of_string(closes[level])))
                continue;
            if (!bai_close(levels, level, line))
                return CHECK_FAILS;
            if (level == BAI_FILE)
                return CHECK_HOLDS;
        }
    }
    return CHECK_SILENT;
}

const struct check checks_batch[] = {
    CHECK_ROW("nacha-file", nacha_run, "its routing numbers hold, and so do the totals that it has",
              "Nacha Operating Rules, appendix three: ACH record format specifications",
              .denies = SLICE_INIT("its routing numbers or its totals do not hold")),
    CHECK_ROW("bai2-file", bai2_run, "the totals and counts of its groups hold",
              "BAI cash management balance reporting specifications, version 2",
              .denies = SLICE_INIT("its totals or counts do not hold")),
    CHECK_ROWS_END,
};
