// Tokens with something inside, made by the rule their providers document.
#include "checked.h"
#include "unit.h"

// Ids built the way they are read: a set bit, then the account's number in 40 bits.
static void aws_key_ids_carry_an_account(void **state)
{
    static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const uint64_t accounts[] = {123456789012ULL, 999999999999ULL, 1000000000000ULL, 0};
    (void)state;
    for (size_t a = 0; a < sizeof accounts / sizeof accounts[0]; a++) {
        char id[] = "AKIAAAAAAAAAAAAAAAAA";
        uint64_t bits = 1ULL << 49 | accounts[a] << 9;
        for (size_t i = 0; i < 10; i++)
            id[4 + i] = base32[bits >> (45 - 5 * i) & 31];
        expect("aws-key-id", a < 2 ? CHECK_HOLDS : CHECK_FAILS, (const char *const[]){id, NULL});
    }
    // Made before 2019; the sample of the documentation; not base32; too short.
    SILENT("aws-key-id", "AKIAIOSFODNN7EXAMPLE", "AKIAI00000000000000A", "AKIAQ");
}

static void slack_tokens_have_numbers_and_a_secret(void **state)
{
    (void)state;
    HOLDS("slack-token", "xoxb-123456789012-1234567890123-abcdefghijklmnopqrstuvwx",
          "xoxp-123456789012-123456789012-123456789012-0123456789abcdef0123456789abcdef",
          "xapp-1-A0123456789-1234567890123-"
          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    FAILS("slack-token", "xoxb-some-words-in-a-row", "xoxb-123456789012-abc",
          "xapp-1-B0123456789-1234567890123-abc");
    SILENT("slack-token", "token", "xox");
}

static void basic_credentials_are_a_user_and_a_password(void **state)
{
    (void)state;
    // operator:Kx-41!pq, the header of RFC 7617's example, user:user, admin:password, and no pair.
    HOLDS("basic-credentials", "b3BlcmF0b3I6S3gtNDEhcHE=");
    // _json_key:{ and the lines of a file, as a registry wants it.
    HOLDS("basic-credentials", "X2pzb25fa2V5OnsKICAidHlwZSI6ICJ4Igp9");
    FAILS("basic-credentials", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "dXNlcjp1c2Vy",
          "YWRtaW46cGFzc3dvcmQ=", "bm9jb2xvbmhlcmU=", "Og==", "not base64");
}

static void tokens_decode_to_json(void **state)
{
    (void)state;
    // {"signInAddress":"x.1password.com","userAuth":{...},"email":"a@b"}; {"signIn":1}; not base64.
    HOLDS("onepassword-token",
          "ops_"
          "eyJzaWduSW5BZGRyZXNzIjoieC4xcGFzc3dvcmQuY29tIiwidXNlckF1dGgiOnsibWV0aG9kIjoiU1JQZy00MDk2"
          "In0sImVtYWlsIjoiYUBiIn0=");
    FAILS("onepassword-token", "ops_eyJzaWduSW4iOjF9", "ops_eyJz!", "ops_");
    SILENT("onepassword-token", "opt_eyJ", "");
    HOLDS("sentry-token",
          "sntrys_"
          "eyJpYXQiOjEsInVybCI6Imh0dHBzOi8vc2VudHJ5LmlvIiwicmVnaW9uX3VybCI6Imh0dHBzOi8vdXMuc2VudHJ5"
          "LmlvIiwib3JnIjoiYWNtZSJ9_0123456789abcdefghijABCDEFGHIJ0123456789abc");
    FAILS("sentry-token", "sntrys_eyJpYXQiOjF9_0123", "sntrys_", "sntrys__");
    HOLDS("grafana-cloud-token", "glc_eyJvIjoiMSIsIm4iOiJ4IiwiayI6ImFiYyIsIm0iOnsiciI6InVzIn19");
    FAILS("grafana-cloud-token", "glc_eyJvIjoiMSJ9", "glc_eyJvIjoi");
    HOLDS("grafana-api-key", "eyJrIjoiYWJjIiwibiI6IngiLCJpZCI6MX0=");
    FAILS("grafana-api-key", "eyJrIjoiYWJjIiwibiI6IngifQ==");
    SILENT("grafana-api-key", "eyJhbGciOiJIUzI1NiJ9");
}

static void bots_have_numbers(void **state)
{
    (void)state;
    // 123456789012345678, and the same with a letter at its end.
    HOLDS("discord-token",
          "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.0123456789abcdefghijABCDEFG_-0123456789a");
    FAILS("discord-token",
          "MTIzNDU2Nzg5MDEyMzQ1Njd4.GabcdE.0123456789abcdefghijABCDEFG_-0123456789a",
          "MDEyMzQ1Njc4OTAxMjM0NTY3.GabcdE.0123456789abcdefghijABCDEFG_-0123456789a");
    SILENT("discord-token", "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE", "a.b.c", "");
    HOLDS("telegram-token", "123456789:AAabcdefghijABCDEFGHIJ0123456789-_a");
    FAILS("telegram-token", "123456789:AAabcdefghijABCDEFGHIJ0123456789-_",
          "023456789:AAabcdefghijABCDEFGHIJ0123456789-_a", "1234567890123:AA");
    SILENT("telegram-token", "12345:AA", "123456789", "text");
    HOLDS("mailchimp-key", "0123456789abcdef0123456789abcdef-us21");
    FAILS("mailchimp-key", "0123456789abcdef0123456789abcdef-us0",
          "0123456789abcdef0123456789abcdef-us99");
    SILENT("mailchimp-key", "0123456789abcdef0123456789abcdef-us", "0123456789abcdef-us1");
}

static void a_test_mode_is_told_by_the_prefix(void **state)
{
    (void)state;
    INERT("test-mode", "sk_test_0123456789", "FLWSECK_TEST-0123", "sandbox-sq0idp-0123",
          "scp-test-0123456789");
    SILENT("test-mode", "sk_live_0123456789", "sk_live_0123456789012345678901_test_", "");
}

static void tokens_decode_to_bytes(void **state)
{
    (void)state;
    // pypi.org, an identifier and a signature; without the signature's last byte; of version 1.
    HOLDS("pypi-token",
          "pypi-AgEIcHlwaS5vcmcCA2FiYwAABiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw");
    FAILS("pypi-token", "pypi-AgEIcHlwaS5vcmcCA2FiYwAABiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0e",
          "pypi-AQEIcHlwaS5vcmcCA2FiYwAABiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw", "pypi-",
          "pypi-AgEI");
    HOLDS("bedrock-key", "ABSKQmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjphYmM=");
    FAILS("bedrock-key", "ABSKQmVkcm9jazFQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjphYmM=", "ABSK");
    HOLDS("jfrog-reference-token",
          "cmVmdGtuOjAxOjEyMzQ1Njc4OTA6YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=");
    FAILS("jfrog-reference-token", "cmVmdGtuOjAxOg==", "cmVmdGtu",
          "cmVmdGtuOnh4OjEyMzQ1Njc4OTA6YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=");
    HOLDS("data-center-token", "MTIzNDU2Nzg5MDEyOgABAgMEBQYHCAkKCwwNDg8QERIT",
          "BBDC-MTIzNDU2Nzg5MDEyOgABAgMEBQYHCAkKCwwNDg8QERIT");
    FAILS("data-center-token", "TTIzNDU2Nzg5MDEyOgABAgMEBQYHCAkKCwwNDg8QERIT");
    SILENT("data-center-token", "MTIzNDU2Nzg5MDEyOgABAgMEBQYHCAkKCwwNDg8QERI", "BBDC-");
    HOLDS("ntlm-message",
          "TlRMTVNTUAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==");
    INERT("ntlm-message",
          "TlRMTVNTUAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==");
    FAILS(
        "ntlm-message",
        "TlRMTVNTUAAJAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==", "TlRMTVNTUAAD");
}

static void azures_keys_have_marks(void **state)
{
#define FIFTY_TWO "0123456789abcdefghijABCDEFGHIJ0123456789abcdefghijAB"
    (void)state;
    HOLDS("azure-annotated-key", FIFTY_TWO "JQQJ99BAACAAAAAAAAAAAAASAZDO0123",
          FIFTY_TWO "JQQJ99ALACAAAAAAAAAAAAASAZDO0123");
    FAILS("azure-annotated-key", FIFTY_TWO "JQQJ99BMACAAAAAAAAAAAAASAZDO0123",
          FIFTY_TWO "JQQJ991AACAAAAAAAAAAAAASAZDO0123");
    SILENT("azure-annotated-key", FIFTY_TWO "JQQJ98BAACAAAAAAAAAAAAASAZDO0123",
           FIFTY_TWO "JQQJ99BAACAAAAAAAAAAAAASAZDO012", FIFTY_TWO);
    HOLDS("azure-storage-key", FIFTY_TWO "0123456789abcdefghijABCDEFGHIJ012A==",
          FIFTY_TWO "0123456789abcdefghijABCDEFGHIJ012w==");
    FAILS("azure-storage-key", FIFTY_TWO "0123456789abcdefghijABCDEFGHIJ012B==",
          FIFTY_TWO "0123456789abcdefghij!BCDEFGHIJ012A==");
    SILENT("azure-storage-key", FIFTY_TWO "==", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aws_key_ids_carry_an_account),
        cmocka_unit_test(slack_tokens_have_numbers_and_a_secret),
        cmocka_unit_test(basic_credentials_are_a_user_and_a_password),
        cmocka_unit_test(tokens_decode_to_json),
        cmocka_unit_test(bots_have_numbers),
        cmocka_unit_test(a_test_mode_is_told_by_the_prefix),
        cmocka_unit_test(tokens_decode_to_bytes),
        cmocka_unit_test(azures_keys_have_marks),
    };
    return RUN_TESTS(tests);
}
