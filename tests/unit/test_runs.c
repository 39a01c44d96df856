#include "runs.h"

#include "unit.h"

static bool is_sign(char c)
{
    return c && strchr(" -./", c);
}

static size_t digits_at(struct slice text, size_t at)
{
    size_t count = 0;
    while (at + count < text.len && is_digit(text.ptr[at + count]))
        count++;
    return count;
}

static bool three_groups(struct slice text, size_t at)
{
    for (int i = 0; i < 2; i++) {
        at += digits_at(text, at);
        if (at + 1 >= text.len || !is_sign(text.ptr[at]) || !is_digit(text.ptr[at + 1]))
            return false;
        at++;
    }
    return true;
}

// Every '@' between two bytes that are no blanks, and every number that begins a run, found one by one.
static size_t plain(struct slice text, struct run *runs)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool first = digits_at(text, i) > 0 && (i == 0 || !is_digit(text.ptr[i - 1]));
        bool inner = i > 1 && is_sign(text.ptr[i - 1]) && text.ptr[i - 1] != ' ' &&
                     is_digit(text.ptr[i - 2]);
        bool starts =
            first && (digits_at(text, i) >= RUN_DIGITS || (!inner && three_groups(text, i)));
        bool joins = text.ptr[i] == '@' && i > 0 && i + 1 < text.len && text.ptr[i - 1] != ' ' &&
                     text.ptr[i + 1] != ' ';
        if (starts || joins)
            runs[count++] = (struct run){i, starts};
    }
    return count;
}

static void finds_what_a_plain_search_finds(void **state)
{
    enum { LENGTH = 3000 };
    static char bytes[LENGTH];
    static struct run expected[LENGTH], found[LENGTH];
    uint64_t random = 3;
    (void)state;
    for (size_t i = 0; i < LENGTH; i++) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        bytes[i] = "01234567@ -./ab\xb0"[random >> 40 & 15];
    }
    for (size_t start = 0; start < 130; start++) {
        struct slice text = slice_of(bytes + start, LENGTH - start - start * 7);
        size_t want = plain(text, expected), have = 0;
        for (size_t from = 0; from < text.len;)
            have += runs_find(text, &from, found + have, 1 + start % 5);
        assert_int_equal(have, want);
        for (size_t i = 0; i < want; i++) {
            assert_int_equal(found[i].offset, expected[i].offset);
            assert_int_equal(found[i].digits, expected[i].digits);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_what_a_plain_search_finds)};
    return RUN_TESTS(tests);
}
