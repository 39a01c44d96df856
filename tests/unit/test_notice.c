#include "notice.h"

#include "arena.h"
#include "unit.h"

static struct arena memory;

static void add(struct notices *notices, unsigned number)
{
    struct notice notice = {.kind = NOTICE_UNUSED,
                            .by = SLICE("comment"),
                            .path = arena_printf(&memory, "%05u", number),
                            .line = number,
                            .words = SLICE("w")};
    notices_add(notices, &notice);
}

// The first of many are kept, in whatever order and by however many workers they were told.
static void the_first_are_kept_whatever_the_order(void **state)
{
    enum { MANY = 5 * NOTICES_MOST };
    struct notices one = {0}, other = {0}, all = {0};
    (void)state;
    for (unsigned i = 0; i < MANY; i++)
        add(i % 3 ? &one : &other, i * 7919 % MANY);
    notices_merge(&all, &one);
    notices_merge(&all, &other);
    notices_settle(&all);
    assert_int_equal(all.count, NOTICES_MOST);
    assert_int_equal(all.total, MANY);
    for (unsigned i = 0; i < NOTICES_MOST; i++)
        assert_int_equal(all.items[i].line, i);
    assert_false(notices_want(&all, SLICE("99999"), 1));
    assert_true(notices_want(&all, SLICE("00000"), 1));
    notices_release(&all);
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_are_kept_whatever_the_order)};
    return RUN_TESTS(tests);
}
