#include "judge.h"

#include "unit.h"

static void placeholders_are_told(void **state)
{
    static const char *const placeholders[] = {
        "${TOKEN}",     "{{ token }}", "$(get_token)", "<your-key>",
        "%TOKEN%",      "%s",          "$TOKEN",       "xxxxxxxxxxxxxxxx",
        "****",         "0000000000",  "changeme",     "CHANGE_ME_PLEASE",
        "your_api_key", "EXAMPLEKEY",  "abababababab", "1234567890",
        "abcdefghijkl", "__TOKEN__",   "#{token}",     "sk-...",
        "[token]",      "###TOKEN###", "@@TOKEN@@",    " + config.token + ",
    };
    (void)state;
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++)
        if (judge_placeholder(slice_of_string(placeholders[i])).standing != STANDING_PLACEHOLDER)
            fail_msg("not told as a placeholder: %s", placeholders[i]);
}

static void what_is_no_secret_is_told(void **state)
{
    static const char *const values[] = {
        "password",
        "true",
        "none",
        "https://x.org/token",
        "/etc/ssl/private",
        "./keys/id",
        "user.password.label",
        "getPassword()",
        "PASSWORD_FIELD",
        "Enter your password",
        "abc",
        "Passwort vergessen?",
        "new_password1",
        "password2",
        "password2*",
        "178:problems",
        "oldPassword",
        "git-p4.password",
        "v1.issuing_token.updated",
        "App\\Controllers\\UserPassword",
        "Has\xc5\x82o",
        "Contrase\xc3\xb1"
        "a",
        "\\u0160patn\\u00E9",
        "\\x2A\\x86\\x48\\x86",
        "$2a$10$",
        "pbkdf2_sha256$10000$abc$def=",
        "#login-password",
        "input[name=pma_pw]",
        "&edam_shard=s1",
        "*LOCKED*",
        "1.2.1",
        "^4.0.0-beta.1",
        "192.168.10.7",
        "^(?:.+[-_])?pass(?:word)?$",
        "urn:k8s:secret:app:bindpassword",
        "server-ecdsa-brainpoolP256r1-key.pem",
        "KEYSTONE_DBPASS",
        "gnutls_x509_privkey_t",
        "MBEDTLS_ECP_DP_SECP256R1:",
        "argon2i",
        "M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10z",
        "Login_apiKey__x7Yz2",
        "openssl rand -hex 32",
        "\\r\\nssh> ",
        "mfa,totp,qr",
        "+ UGFzc3dvcmQ6",
        "ca.uhn.hl7v2.llp.charset",
        "aws.auth#sigv4a",
        "aabbccddeeff00112233",
        "^.{8,32}$",
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJxRENDQVU2Z0F3SUJBZ0lV",
        "md592350e12ac34e52dd598f90893bb3ae7",
        "00000000-0000-4000-8000-000000000123",
    };
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (judge_secret(slice_of_string(values[i]), false).is_secret)
            fail_msg("taken for a secret: %s", values[i]);
}

static void what_could_be_a_secret_stays(void **state)
{
    static const char *const values[] = {
        "hxntqr2",          "kuh7Gras!",      "Tr0ub4dor&3",           "q8Zt-4Lmx9Rw2Vk7",
        "5up3r-p4ssw0rd-9", "kuh7Gras8Weide", "term-gPFEGk7CF4wS901w", "ab12-cd34-ef56",
        "S3CR3TT0K3N99",
    };
    (void)state;
    // A type of several, standing where no quotes are.
    assert_false(judge_secret(SLICE("Buffer|Uint8Array|string"), true).is_secret);
    assert_false(judge_secret(SLICE("_mm512_xor_si512"), true).is_secret);
    assert_false(judge_secret(SLICE("env.APP_TEST_E2E_PASSWORD"), true).is_secret);
    assert_false(judge_secret(SLICE("this.shiftKey=this.altKey=this.ctrlKey=!1"), true).is_secret);
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (!judge_secret(slice_of_string(values[i]), false).is_secret)
            fail_msg("not taken for a secret: %s", values[i]);
}

static void a_token_of_words_is_a_name(void **state)
{
    (void)state;
    assert_false(judge_token(SLICE("AIzaParseOptionsAndReturnTheFirstValueOf")).is_secret);
    assert_false(judge_token(SLICE("hf_parse_options_and_return_the_first")).is_secret);
    assert_true(judge_token(SLICE("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")).is_secret);
    assert_true(judge_token(SLICE("hf_parse")).is_secret);
}

static void entropy_counts_bits_a_byte(void **state)
{
    (void)state;
    assert_int_equal(entropy_tenths(SLICE("aaaa")), 0);
    assert_int_equal(entropy_tenths(SLICE("abab")), 10);
    assert_int_equal(entropy_tenths(SLICE("abcdefgh")), 30);
    assert_int_equal(entropy_tenths(SLICE("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_told),
        cmocka_unit_test(what_is_no_secret_is_told),
        cmocka_unit_test(what_could_be_a_secret_stays),
        cmocka_unit_test(a_token_of_words_is_a_name),
        cmocka_unit_test(entropy_counts_bits_a_byte),
    };
    return RUN_TESTS(tests);
}
