#include "classify.h"

#include "matrix.h"
#include "print.h"
#include "settle.h"

#include <stdlib.h>

enum { PATH_SHOWN = 200 };

// What a because[] is told from.
struct teller {
    const struct assessment *assessment;
    const struct ledger *ledger; // NULL: only the cargo is known
    const struct plan *plan;
    struct arena *memory;
};

static void add_because(struct fired_row *row, struct slice sentence)
{
    for (size_t i = 0; i < ROW_MOST_BECAUSE; i++) {
        if (row->because[i].len == 0) {
            row->because[i] = sentence;
            return;
        }
    }
}

static void tell_owner(const struct teller *teller, struct fired_row *row)
{
    const struct assessment *a = teller->assessment;
    const char *name = owner_name(a->owner);

    if (a->owner == OWNER_UNKNOWN)
        add_because(row, SLICE("the owner is not known: judged as a startup"));
    else
        add_because(row, arena_printf(teller->memory, "the owner is %s: %s",
                                      a->owner_inferred ? "inferred" : "declared", name));
}

// ", first at PATH:LINE", where that is known.
static struct slice first_place(const struct teller *teller, enum item item)
{
    const struct finding *first = teller->ledger ? teller->ledger->items[item].first : NULL;
    if (!first)
        return SLICE("");
    const char *path = print_quoted(teller->memory, first->path, PATH_SHOWN);
    return arena_printf(teller->memory, ", %s %s:%u",
                        teller->ledger->items[item].count > 1 ? "first at" : "at", path,
                        first->line);
}

static void tell_item(const struct teller *teller, struct fired_row *row, enum item item)
{
    static const struct {
        const char *one, *many;
    } words[ITEM_COUNT] = {
        [ITEM_SECRET] = {"credential", "credentials"},
        [ITEM_PERSONAL] = {"finding of personal data", "findings of personal data"},
        [ITEM_HEALTH] = {"finding of health data", "findings of health data"},
        [ITEM_CARD] = {"card number", "card numbers"},
        [ITEM_FINANCE] = {"finding of financial data", "findings of financial data"},
        [ITEM_RESTRICTED] = {"mark of restricted data", "marks of restricted data"},
    };
    size_t count = teller->ledger ? teller->ledger->items[item].count : 0;

    if (count == 0)
        add_because(row, slice_of_string(words[item].many));
    else
        add_because(row, arena_printf(teller->memory, "%zu %s%.*s", count,
                                      count == 1 ? words[item].one : words[item].many,
                                      SLICE_ARG(first_place(teller, item))));
}

static void tell_persons(const struct teller *teller, struct fired_row *row)
{
    enum item item = ITEM_PERSONAL;
    if (teller->ledger && teller->ledger->items[item].count == 0)
        item = ITEM_HEALTH;
    add_because(row, arena_printf(teller->memory, "personal data of %u persons%.*s",
                                  teller->assessment->cargo.persons,
                                  SLICE_ARG(first_place(teller, item))));
}

static void tell_markers(const struct teller *teller, struct fired_row *row)
{
    const char *sector = sector_name(teller->assessment->sector);
    const struct tally *tally = teller->ledger ? &teller->ledger->items[ITEM_MARKER] : NULL;

    if (!tally || tally->count == 0)
        add_because(row,
                    arena_printf(teller->memory, "inferred from signs in the code: %s", sector));
    else
        add_because(row, arena_printf(teller->memory,
                                      "inferred from %zu sign%s of %zu kind%s in the code: %s%.*s",
                                      tally->count, tally->count == 1 ? "" : "s", tally->kinds,
                                      tally->kinds == 1 ? "" : "s", sector,
                                      SLICE_ARG(first_place(teller, ITEM_MARKER))));
}

static void tell_data(const struct teller *teller, struct fired_row *row)
{
    const struct cargo *cargo = &teller->assessment->cargo;
    const bool has[ITEM_COUNT] = {
        [ITEM_SECRET] = cargo->secret,   [ITEM_PERSONAL] = cargo->personal,
        [ITEM_HEALTH] = cargo->health,   [ITEM_CARD] = cargo->card,
        [ITEM_FINANCE] = cargo->finance, [ITEM_RESTRICTED] = cargo->restricted,
    };
    // Of a regulated codebase the other data are not the reason.
    enum item from = row->row == ROW_R4 ? ITEM_HEALTH : ITEM_SECRET;
    enum item to = row->row == ROW_R4 ? ITEM_RESTRICTED : ITEM_FINANCE;

    for (enum item item = from; item <= to; item++)
        if (has[item])
            tell_item(teller, row, item);
}

static void tell_sector(const struct teller *teller, struct fired_row *row)
{
    const struct assessment *a = teller->assessment;
    bool by_data = a->cargo.health || a->cargo.card || a->cargo.finance || a->cargo.restricted;

    tell_data(teller, row);
    if (a->declared.has_sector && a->declared.sector != SECTOR_NONE)
        add_because(row, arena_printf(teller->memory, "the sector is declared: %s",
                                      sector_name(a->declared.sector)));
    else if (!by_data)
        tell_markers(teller, row);
}

static void tell_terms(const struct teller *teller, struct fired_row *row)
{
    const struct plan *plan = teller->plan;
    if (!plan)
        add_because(row, SLICE("no tool is given: a commercial API is assumed"));
    else
        add_because(row, arena_printf(teller->memory, "%.*s: account %s, training %s, DPA %s",
                                      SLICE_ARG(plan->id), account_name(plan->account),
                                      training_name(plan->training), dpa_name(plan->dpa)));
}

static void tell(const struct teller *teller, struct fired_row *row)
{
    tell_owner(teller, row);
    switch (row->row) {
    case ROW_R4:
        tell_sector(teller, row);
        break;
    case ROW_R3:
    case ROW_X2B:
    case ROW_X3:
        tell_persons(teller, row);
        break;
    case ROW_X1:
        tell_item(teller, row, ITEM_SECRET);
        break;
    case ROW_X2:
    case ROW_X6:
        tell_data(teller, row);
        break;
    case ROW_R1:
    case ROW_X5:
        add_because(row, SLICE("no credentials and no personal or regulated data were found"));
        break;
    default:
        tell_terms(teller, row);
    }
}

static int compare_signals(const void *left, const void *right)
{
    const struct signal *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    int order = (int)a->points_to - (int)b->points_to;
    return order ? order : slice_compare(a->words, b->words);
}

static void weigh_signals(struct assessment *out, const struct signal *signals, size_t count,
                          struct arena *memory)
{
    struct signal *sorted = ARENA_ARRAY(memory, count, struct signal);

    if (count) {
        memcpy(sorted, signals, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, compare_signals);
    }
    out->signals = sorted;
    out->signal_count = count;
    out->signs_say = owner_infer(signals, count);
}

static int compare_fired(const void *left, const void *right)
{
    return row_compare(((const struct fired_row *)left)->row,
                       ((const struct fired_row *)right)->row);
}

// The rows, once owner, cargo and declarations are set.
static void judge(struct assessment *out, const struct ledger *ledger, const struct plan *plan,
                  struct arena *memory)
{
    const struct declared *declared = &out->declared;
    struct matrix_input input = {
        .cargo = &out->cargo,
        .plan = plan,
        .owner = out->owner,
        .declared_sector = declared->has_sector ? declared->sector : SECTOR_NONE,
    };
    struct matrix_answer answer;
    struct teller teller = {out, ledger, plan, memory};

    matrix_ask(&answer, &input);
    out->sector = answer.sector;
    out->sector_inferred = answer.sector_inferred;
    out->tier = answer.tier;
    out->row_count = 0;
    for (size_t row = 0; row < ROW_COUNT; row++)
        if (answer.fires[row])
            out->rows[out->row_count++] = (struct fired_row){.row = (enum row_id)row};
    qsort(out->rows, out->row_count, sizeof *out->rows, compare_fired);
    for (size_t i = 0; i < out->row_count; i++)
        tell(&teller, &out->rows[i]);
    settle_by_line(out, memory);
}

static void settle(struct assessment *out, const struct cargo *cargo,
                   const struct declared *declared, const struct signal *signals,
                   size_t signal_count, struct arena *memory)
{
    *out = (struct assessment){
        .cargo = *cargo,
        .declared = *declared,
        .eu = declared->has_eu ? declared->eu : EU_NOT_REQUIRED,
        .mode = declared->has_mode ? declared->mode : MODE_SELF_HOST,
    };
    weigh_signals(out, signals, signal_count, memory);
    if (declared->has_owner && declared->owner != OWNER_UNKNOWN) {
        out->owner = declared->owner;
        out->owner_doubtful = owner_is_doubtful(out->owner, signals, signal_count);
    } else {
        out->owner = out->signs_say;
        out->owner_inferred = out->owner != OWNER_UNKNOWN;
    }
}

void classify(struct assessment *out, const struct cargo *cargo, const struct declared *declared,
              const struct signal *signals, size_t signal_count, const struct plan *plan,
              struct arena *memory)
{
    settle(out, cargo, declared, signals, signal_count, memory);
    judge(out, NULL, plan, memory);
}

static bool is_bulk_without_known(const struct finding **all, size_t count,
                                  const struct declared *declared)
{
    struct ledger ledger;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (!finding_is_known(all[i]))
            all[kept++] = all[i];
    ledger_fill(&ledger, all, kept, declared);
    return ledger.cargo.bulk_personal;
}

void assess(struct assessment *out, const struct finding *findings, size_t count,
            const struct declared *declared, const struct signal *signals, size_t signal_count,
            struct arena *memory)
{
    const struct finding **all = ARENA_ARRAY(memory, count, const struct finding *);
    struct ledger ledger;

    for (size_t i = 0; i < count; i++)
        all[i] = &findings[i];
    ledger_fill(&ledger, all, count, declared);
    settle(out, &ledger.cargo, declared, signals, signal_count, memory);
    judge(out, &ledger, NULL, memory);
    out->regulation_count = sum_regulations(&out->regulations, findings, count, memory);
    out->new_bulk = ledger.cargo.bulk_personal && is_bulk_without_known(all, count, declared);
}

void assess_part(struct assessment *out, const struct assessment *repository,
                 const struct finding *const *findings, size_t count, struct arena *memory)
{
    struct ledger ledger;
    *out = *repository;
    ledger_fill(&ledger, findings, count, &repository->declared);
    out->cargo = ledger.cargo;
    for (size_t i = 0; i < ROW_COUNT; i++)
        out->rows[i] = (struct fired_row){0};
    judge(out, &ledger, NULL, memory);
}

void classify_under(struct assessment *out, const struct assessment *repository,
                    const struct plan *plan, struct arena *memory)
{
    *out = *repository;
    judge(out, NULL, plan, memory);
}
