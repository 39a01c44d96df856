#include "stand_in.h"

#include "unit.h"

static void words_for_any_password_are_stand_ins(void **state)
{
    static const char *const values[] = {
        "password",  "Password", "pass",         "secret",      "changeit",        "admin",
        "test",      "test123",  "Secret!",      "my_password", "mypassword",      "dbPassword",
        "db-pass",   "root_pw",  "newPwd",       "password2",   "password123!",    "user.password",
        "API_TOKEN", "testpwd",  "MYSQL_PASSWD", "SECRETKEY",   "KEYSTONE_DBPASS",
    };
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (!is_stand_in(slice_of_string(values[i])))
            fail_msg("judged wrongly: %s", values[i]);
}

static void words_that_end_like_one_are_not(void **state)
{
    static const char *const values[] = {"monkey",  "compass",       "turkey-7", "lovelace",
                                         "otter9x", "pass-the-salt", "12345",    ""};
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (is_stand_in(slice_of_string(values[i])))
            fail_msg("taken for a stand-in: %s", values[i]);
}

static void a_password_may_be_a_word(void **state)
{
    static const char *const values[] = {"lovelace", "green-otter", "winter.tale", "Xk7",
                                         "abcf",     "4711",        "80417293"};
    static const bool secret[] = {true, true, true, false, true, false, true};
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct judgement judged = judge_password(slice_of_string(values[i]));
        if (judged.is_secret != secret[i] || (judged.why != NULL) == secret[i])
            fail_msg("judged wrongly: %s", values[i]);
    }
}

static void a_stand_in_is_a_placeholder_and_says_why(void **state)
{
    static const char *const values[] = {"${DB_PASS}",
                                         "$DB_PASS",
                                         "<password>",
                                         "xxxxxxxx",
                                         "password",
                                         "123456",
                                         "{{pw}}",
                                         "config[CONF_PASSWORD]",
                                         "hash[:password].to_s"};
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct judgement judged = judge_password(slice_of_string(values[i]));
        if (judged.is_secret || !judged.why || judged.standing != STANDING_PLACEHOLDER)
            fail_msg("taken for a password: %s", values[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_for_any_password_are_stand_ins),
        cmocka_unit_test(words_that_end_like_one_are_not),
        cmocka_unit_test(a_password_may_be_a_word),
        cmocka_unit_test(a_stand_in_is_a_placeholder_and_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
