// The keyword sweep: it finds what a plain search finds, whatever the kernel, and nothing else.
#include "sweep.h"

#include "unit.h"
#include "words.h"

static struct sweep_table table_of(const struct sweep_keyword *keywords, size_t count,
                                   struct arena *memory)
{
    struct sweep_table table = {0};
    struct err err = {0};
    assert_true(sweep_build(&table, keywords, count, memory, &err));
    return table;
}

static size_t plain_count(const struct sweep_keyword *keyword, struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at + keyword->text.len <= text.len; at++) {
        struct slice there = slice_cut(text, at, at + keyword->text.len);
        count += keyword->exact ? slice_equals(there, keyword->text)
                                : slice_equals_nocase(there, keyword->text);
    }
    return count;
}

static size_t swept_count(enum sweep_kernel kernel, const struct sweep_table *table,
                          struct slice word, struct slice text, size_t room)
{
    struct sweep_hit hits[256];
    size_t count = 0;
    for (size_t from = 0; from < text.len;) {
        size_t found = sweep_run_with(kernel, table, text, &from, hits, room);
        for (size_t i = 0; i < found; i++)
            count += slice_equals_nocase(sweep_word_text(table, hits[i].word), word);
    }
    return count;
}

static void finds_what_a_plain_search_finds(void **state)
{
    (void)state;
    static const struct sweep_keyword keywords[] = {
        {SLICE_INIT("AKIA"), true, 0, false},
        {SLICE_INIT("password"), false, 1, false},
        {SLICE_INIT("api_key"), false, 2, false},
        {SLICE_INIT("-----BEGIN"), true, 3, false},
        {SLICE_INIT("xoxb-"), true, 4, false},
        {SLICE_INIT("aaaa"), false, 5, false},
        {SLICE_INIT("MSH|^~\\&"), true, 6, false},
        {SLICE_INIT("\xc3\xa9t\xc3\xa9"), true, 7, false},
    };
    enum { COUNT = sizeof keywords / sizeof keywords[0], LENGTH = 40000 };
    struct arena memory = {0};
    struct sweep_table table = table_of(keywords, COUNT, &memory);
    char *bytes = arena_alloc(&memory, LENGTH);
    uint64_t random = 7;
    for (size_t at = 0; at < LENGTH;) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        struct slice word = keywords[random >> 40 & 7].text;
        if ((random >> 50 & 3) == 0 && at + word.len <= LENGTH) {
            memcpy(bytes + at, word.ptr, word.len);
            at += word.len;
        } else {
            bytes[at++] = "aApP_xX-bB|~ \n"[random >> 33 & 7];
        }
    }
    for (int kernel = 0; kernel < SWEEP_KERNELS; kernel++) {
        if (!sweep_kernel_usable((enum sweep_kernel)kernel))
            continue;
        for (size_t i = 0; i < COUNT; i++) {
            struct slice text = slice_of(bytes + i, LENGTH - 2 * i);
            assert_int_equal(
                swept_count((enum sweep_kernel)kernel, &table, keywords[i].text, text, 2 + 20 * i),
                plain_count(&keywords[i], text));
        }
    }
    arena_release(&memory);
}

static void finds_a_keyword_at_either_end_of_any_short_text(void **state)
{
    (void)state;
    static const struct sweep_keyword keyword = {SLICE_INIT("token"), false, 0, false};
    struct arena memory = {0};
    struct sweep_table table = table_of(&keyword, 1, &memory);
    for (size_t len = 5; len < 80; len++) {
        char *bytes = arena_alloc(&memory, len);
        memset(bytes, '.', len);
        memcpy(bytes, "TOKEN", 5);
        memcpy(bytes + len - 5, "token", 5);
        for (int kernel = 0; kernel < SWEEP_KERNELS; kernel++)
            if (sweep_kernel_usable((enum sweep_kernel)kernel))
                assert_int_equal(swept_count((enum sweep_kernel)kernel, &table, keyword.text,
                                             slice_of(bytes, len), 64),
                                 plain_count(&keyword, slice_of(bytes, len)));
    }
    arena_release(&memory);
}

static void takes_three_bytes_when_a_token_goes_on(void **state)
{
    (void)state;
    static const struct sweep_keyword keyword = {SLICE_INIT("SG."), true, 0, false};
    struct arena memory = {0};
    struct sweep_table table = table_of(&keyword, 1, &memory);
    assert_int_equal(swept_count(SWEEP_SCALAR, &table, keyword.text, SLICE("a SG.x sg.x SG."), 64),
                     1);
    arena_release(&memory);
}

static size_t standing_count(struct slice word, struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at + word.len <= text.len; at++)
        count += slice_equals_nocase(slice_cut(text, at, at + word.len), word) &&
                 words_stand(text, at, word.len);
    return count;
}

// Capitals, letters of other scripts and signs around words of each length, at every place of a block.
static void finds_a_whole_word_wherever_it_stands(void **state)
{
    (void)state;
    static const struct sweep_keyword keywords[] = {
        {SLICE_INIT("xqz"), false, 0, true},
        {SLICE_INIT("zqxq"), false, 1, true},
        {SLICE_INIT("qzxzqx"), false, 2, true},
        {SLICE_INIT("q\xc3\xa9"), false, 3, true},
    };
    enum { COUNT = sizeof keywords / sizeof keywords[0], LENGTH = 30000 };
    struct arena memory = {0};
    struct sweep_table table = table_of(keywords, COUNT, &memory);
    char *bytes = arena_alloc(&memory, LENGTH);
    uint64_t random = 11;
    for (size_t at = 0; at < LENGTH;) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        struct slice word = keywords[random >> 40 & 3].text;
        if ((random >> 50 & 3) == 0 && at + word.len <= LENGTH) {
            memcpy(bytes + at, word.ptr, word.len);
            bytes[at] =
                random >> 53 & 1 && is_lower(bytes[at]) ? (char)(bytes[at] & ~0x20) : bytes[at];
            at += word.len;
        } else {
            bytes[at++] = "xQ_Z \xc3q7.X(z-Zx="[random >> 33 & 15];
        }
    }
    for (int kernel = 0; kernel < SWEEP_KERNELS; kernel++) {
        if (!sweep_kernel_usable((enum sweep_kernel)kernel))
            continue;
        for (size_t i = 0; i < 70; i++) {
            struct slice word = keywords[i % COUNT].text;
            struct slice text = slice_of(bytes + i, LENGTH - 5 * i);
            size_t expected = standing_count(word, text);
            assert_true(expected > 50);
            assert_int_equal(swept_count((enum sweep_kernel)kernel, &table, word, text, 2 + 3 * i),
                             expected);
        }
    }
    arena_release(&memory);
}

static void a_word_that_is_common_in_others_has_no_letter_on_its_rarer_side(void **state)
{
    static const struct sweep_keyword whole[] = {{SLICE_INIT("age"), false, 0, true}};
    static const struct sweep_keyword shared[] = {{SLICE_INIT("age"), false, 0, true},
                                                  {SLICE_INIT("age"), false, 1, false}};
    static const char text[] = "an age, the_age: max_age ages page AGE, minAge ageMin";
    struct arena memory = {0};
    (void)state;
    for (int kernel = 0; kernel < SWEEP_KERNELS; kernel++) {
        if (!sweep_kernel_usable((enum sweep_kernel)kernel))
            continue;
        struct sweep_table table = table_of(whole, 1, &memory);
        // Either of minAge and ageMin.
        assert_int_equal(swept_count((enum sweep_kernel)kernel, &table, whole[0].text,
                                     slice_of_string(text), 64),
                         5);
        table = table_of(shared, 2, &memory);
        assert_int_equal(swept_count((enum sweep_kernel)kernel, &table, whole[0].text,
                                     slice_of_string(text), 64),
                         8);
    }
    arena_release(&memory);
}

static void names_every_pattern_of_a_shared_keyword(void **state)
{
    (void)state;
    static const struct sweep_keyword keywords[] = {
        {SLICE_INIT("token"), false, 3, false},
        {SLICE_INIT("Token"), false, 1, false},
        {SLICE_INIT("token"), false, 3, false},
        {SLICE_INIT("token"), true, 9, false},
    };
    struct arena memory = {0};
    struct sweep_table table = table_of(keywords, 4, &memory);
    assert_int_equal(table.word_count, 2);
    assert_int_equal(table.use_count, 3);
    arena_release(&memory);
}

static void refuses_keywords_that_cannot_be_swept_for(void **state)
{
    (void)state;
    static const struct sweep_keyword keyword = {SLICE_INIT("ab"), false, 0, false};
    struct arena memory = {0};
    struct sweep_table table;
    struct err err = {0};
    assert_false(sweep_build(&table, &keyword, 1, &memory, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_a_plain_search_finds),
        cmocka_unit_test(finds_a_keyword_at_either_end_of_any_short_text),
        cmocka_unit_test(takes_three_bytes_when_a_token_goes_on),
        cmocka_unit_test(finds_a_whole_word_wherever_it_stands),
        cmocka_unit_test(a_word_that_is_common_in_others_has_no_letter_on_its_rarer_side),
        cmocka_unit_test(names_every_pattern_of_a_shared_keyword),
        cmocka_unit_test(refuses_keywords_that_cannot_be_swept_for),
    };
    return RUN_TESTS(tests);
}
