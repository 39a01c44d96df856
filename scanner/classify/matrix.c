#include "matrix.h"

#include <assert.h>

static enum owner owner_judged_as(enum owner owner)
{
    return owner == OWNER_UNKNOWN ? OWNER_STARTUP : owner;
}

static bool has_regulated_data(const struct cargo *cargo)
{
    return cargo->health || cargo->card || cargo->finance;
}

static bool has_any_data(const struct cargo *cargo)
{
    return cargo->secret || cargo->personal || cargo->bulk_personal || has_regulated_data(cargo);
}

// Data overrides what is declared. Markers alone speak only where nothing is declared,
// and only for companies: a hobby or a public library may well parse HL7. That no
// sector is declared, or `none`, does not silence them.
static void settle_sector(struct matrix_answer *answer, const struct matrix_input *input,
                          enum owner owner)
{
    const struct cargo *cargo = input->cargo;

    if (cargo->restricted)
        answer->sector = SECTOR_OTHER;
    else if (cargo->health)
        answer->sector = SECTOR_HEALTH;
    else if (cargo->card || cargo->finance)
        answer->sector = SECTOR_FINANCE;
    else if (input->declared_sector != SECTOR_NONE)
        answer->sector = input->declared_sector;
    else if (owner_is_company(owner))
        answer->sector = cargo->marked;
    answer->sector_inferred = answer->sector != input->declared_sector;
}

// Public code of a regulated sector is not regulated by that: only data is.
static bool is_regulated(const struct matrix_answer *answer, const struct cargo *cargo,
                         enum owner owner)
{
    if (owner == OWNER_OSS)
        return cargo->restricted || has_regulated_data(cargo);
    return answer->sector != SECTOR_NONE;
}

// How a company's code fares under the terms of the plan that it goes to.
enum terms {
    TERMS_OWN_MACHINE,
    TERMS_COMMERCIAL,          // or still undecided: a client whose backend is not known
    TERMS_INDIVIDUAL,          // for consumers, or without a DPA; no training
    TERMS_INDIVIDUAL_TRAINING, // the same, and training is on
};

static enum terms terms_of(const struct plan *plan)
{
    if (!plan)
        return TERMS_COMMERCIAL;
    if (plan->account == ACCOUNT_SELF_HOSTED)
        return TERMS_OWN_MACHINE;
    if (plan->account != ACCOUNT_CONSUMER && plan->dpa != DPA_NONE)
        return TERMS_COMMERCIAL;
    if (plan->training == TRAINING_OPT_OUT || plan->training == TRAINING_YES)
        return TERMS_INDIVIDUAL_TRAINING;
    return TERMS_INDIVIDUAL;
}

static void fire_company(bool fires[ROW_COUNT], const struct matrix_input *input, enum owner owner)
{
    enum terms terms = terms_of(input->plan);
    bool startup = owner == OWNER_STARTUP;
    bool bulk = input->cargo->bulk_personal;

    fires[startup ? ROW_X3 : ROW_R3] = bulk;
    fires[ROW_R5] = terms == TERMS_INDIVIDUAL_TRAINING;
    fires[ROW_X8] = terms == TERMS_INDIVIDUAL;
    if (fires[ROW_R4] || bulk)
        return;
    fires[startup ? ROW_R2 : ROW_X4] = terms == TERMS_COMMERCIAL;
    fires[ROW_X7] = terms == TERMS_OWN_MACHINE;
}

static void fire_personal(bool fires[ROW_COUNT], const struct cargo *cargo)
{
    bool others = cargo->personal || cargo->bulk_personal;

    fires[ROW_R1] = !has_any_data(cargo) && !fires[ROW_R4];
    fires[ROW_X1] = cargo->secret && !others && !has_regulated_data(cargo);
    fires[ROW_X2] = others && !cargo->bulk_personal;
    fires[ROW_X2B] = cargo->bulk_personal;
}

void matrix_ask(struct matrix_answer *answer, const struct matrix_input *input)
{
    enum owner owner = owner_judged_as(input->owner);
    bool any = false;

    *answer = (struct matrix_answer){0};
    settle_sector(answer, input, owner);
    answer->fires[ROW_R4] = is_regulated(answer, input->cargo, owner);
    if (owner_is_company(owner)) {
        fire_company(answer->fires, input, owner);
    } else if (owner == OWNER_OSS) {
        answer->fires[ROW_X5] = !has_any_data(input->cargo);
        answer->fires[ROW_X6] = has_any_data(input->cargo);
    } else {
        fire_personal(answer->fires, input->cargo);
    }
    for (size_t row = 0; row < ROW_COUNT; row++) {
        if (!answer->fires[row])
            continue;
        any = true;
        if (matrix_rows[row].tier > answer->tier)
            answer->tier = matrix_rows[row].tier;
    }
    assert(any);
    (void)any;
}

// ORDER: R4, R3, R5, X2b, X3 go first among the rows of one tier.
static int row_rank(enum row_id row)
{
    switch (row) {
    case ROW_R4:
        return 0;
    case ROW_R3:
        return 1;
    case ROW_R5:
        return 2;
    case ROW_X2B:
        return 3;
    case ROW_X3:
        return 4;
    default:
        return 5 + (int)row;
    }
}

int row_compare(enum row_id a, enum row_id b)
{
    if (matrix_rows[a].tier != matrix_rows[b].tier)
        return matrix_rows[a].tier > matrix_rows[b].tier ? -1 : 1;
    return row_rank(a) - row_rank(b);
}
