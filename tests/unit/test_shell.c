#include "shell.h"

#include "unit.h"

static void reads_back(const char *word, const char *quoted)
{
    struct buf out;
    buf_init(&out, 1000);
    shell_quote(&out, slice_of_string(word));
    assert_string_equal(out.ptr, quoted);
    buf_release(&out);
}

static void plain_words_stay_as_they_are(void **state)
{
    (void)state;
    reads_back("data/customers-1.csv", "data/customers-1.csv");
    reads_back("-rf", "-rf");
}

static void what_a_shell_would_read_is_quoted(void **state)
{
    (void)state;
    reads_back("", "''");
    reads_back("a b", "'a b'");
    reads_back("~", "'~'");
    reads_back("$(rm -r /);`id`&", "'$(rm -r /);`id`&'");
    reads_back("it's", "'it'\\''s'");
    reads_back("a\\b", "'a\\b'");
    reads_back("h\xC3\xA4t", "'h\xC3\xA4t'");
    reads_back("!x", "'!x'");
}

static void a_script_gets_the_bytes(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    shell_quote_bytes(&out, SLICE("it's\n\xFF"));
    assert_string_equal(out.ptr, "'it'\\''s\n\xFF'");
    buf_release(&out);
}

static void what_is_not_to_be_printed_is_escaped(void **state)
{
    (void)state;
    reads_back("a\nb", "$'a\\012b'");
    reads_back("it's\t\\0", "$'it\\'s\\011\\\\0'");
    reads_back("\x1B[2J", "$'\\033[2J'");
    reads_back("a\xFF"
               "1",
               "$'a\\3771'");
    reads_back("\xE2\x80\xAE", "$'\\342\\200\\256'");
    reads_back("\xEF\xBF\xBD", "'\xEF\xBF\xBD'"); // that is its own name
    reads_back("::add-mask::x", "$'\\072:add-mask\\072:x'");
    reads_back("##[group]", "$'\\043#[group]'");
    reads_back("##vso[x]", "$'\\043#vso[x]'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_words_stay_as_they_are),
        cmocka_unit_test(what_a_shell_would_read_is_quoted),
        cmocka_unit_test(what_is_not_to_be_printed_is_escaped),
        cmocka_unit_test(a_script_gets_the_bytes),
    };
    return RUN_TESTS(tests);
}
