// Keys built as shapes: the octets of their formats, and what is secret at random.
#include "armor.h"
#include "checked.h"
#include "shape.h"
#include "unit.h"

#include <stdio.h>

static const char rsa_512[] =
    "MIIBPQIBAAJBAI<[A-Za-z0-9]{84}>gCAwEAAQJBAI<[A-Za-z0-9]{84}>gCIQC<[A-Za-z0-9]{42}>gI"
    "hAI<[A-Za-z0-9]{42}>AiEA<[A-Za-z0-9]{42}>gCIQC<[A-Za-z0-9]{42}>gIhAI<[A-Za-z0-9]{42}"
    ">";
static const char rsa_1024[] =
    "MIICXwIBAAKBgQC<[A-Za-z0-9]{170}>gIDAQABAoGBAI<[A-Za-z0-9]{170}>AkEA<[A-Za-z0-9]{85}"
    ">gJBAI<[A-Za-z0-9]{84}>gCQQC<[A-Za-z0-9]{85}>AkEA<[A-Za-z0-9]{85}>gJBAI<[A-Za-z0-9]{"
    "84}>g=";
static const char pkcs8_rsa_1024[] =
    "MIICeQIBADANBgkqhkiG9w0BAQEFAASCAmMwggJfAgEAAoGBAI<[A-Za-z0-9]{170}>AgMBAAECgYEA<[A-"
    "Za-z0-9]{170}>gCQQC<[A-Za-z0-9]{85}>AkEA<[A-Za-z0-9]{85}>gJBAI<[A-Za-z0-9]{84}>gCQQC"
    "<[A-Za-z0-9]{85}>AkEA<[A-Za-z0-9]{85}>g==";
static const char sec1_p256[] =
    "MHcCAQEEII<[A-Za-z0-9]{42}>oAoGCCqGSM49AwEHoUQDQgAE<[A-Za-z0-9]{85}>g==";
static const char pkcs8_ed25519[] = "MC4CAQAwBQYDK2VwBCIEII<[A-Za-z0-9]{42}>";
static const char pkcs8_encrypted[] =
    "MIGyME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAi<[A-Za-z0-9]{10}>gICCAAwDAYIKoZIhvcNA"
    "gkFADAUBggqhkiG9w0DBwQI<[A-Za-z0-9]{10}>gEYI<[A-Za-z0-9]{127}>g==";
static const char openssh_plain[] =
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQAAACC<"
    "[A-Za-z0-9]{42}>gAAAJC<[A-Za-z0-9]{191}>g=";
static const char openssh_encrypted[] =
    "b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABC<[A-Za-z0-9]{21}>AAAA"
    "EAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAII<[A-Za-z0-9]{42}>AAAAkI<[A-Za-z0-9]{191}>g==";
static const char pgp_plain[] =
    "lQHYBI<[A-Za-z0-9]{4}>gBBACA<[A-Za-z0-9]{169}>gARAQABAAQAgI<[A-Za-z0-9]{168}>gCAIC<["
    "A-Za-z0-9]{83}>gCAIC<[A-Za-z0-9]{83}>gCAIC<[A-Za-z0-9]{86}>g==";
static const char pgp_encrypted[] =
    "lQFyBI<[A-Za-z0-9]{4}>gBBACA<[A-Za-z0-9]{169}>gARAQAB/gcDAo<[A-Za-z0-9]{299}>g==";
static const char pgp_ed25519[] =
    "lFgE<[A-Za-z0-9]{5}>hYJKwYBBAHaRw8BAQdA<[A-Za-z0-9]{42}>gAAQCA<[A-Za-z0-9]{44}>";

static struct arena memory;

static int forget(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct slice expanded(const char *shape)
{
    struct slice text = SLICE("");
    struct err err = {0};
    if (!shape_expand(slice_of_string(shape), 7, &memory, &text, &err))
        fail_msg("%s: %s", shape, err.message);
    return text;
}

// The text in lines of 64 characters, `line_end` between them, in a block of that label.
static const char *block(const char *label, struct slice base64, const char *line_end)
{
    enum { LINE = 64 };
    struct slice text = arena_printf(&memory, "-----BEGIN %s-----%s", label, line_end);
    for (size_t i = 0; i < base64.len; i += LINE)
        text = arena_printf(&memory, "%.*s%.*s%s", SLICE_ARG(text),
                            SLICE_ARG(slice_cut(base64, i, i + LINE)), line_end);
    return arena_printf(&memory, "%.*s-----END %s-----", SLICE_ARG(text), label).ptr;
}

static const char *with_other_start(struct slice text, const char *start)
{
    return arena_printf(&memory, "%s%.*s", start,
                        SLICE_ARG(slice_cut(text, strlen(start), text.len)))
        .ptr;
}

static void keys_decode_however_they_are_wrapped(void **state)
{
    static const char *const line_ends[] = {"\n",      "\r\n",  "\\n",   "\\r\\n", "\\n\" +\n  \"",
                                            "\n  ",    "\\\\n", "\n# ",  "\n// ",  "',\n'",
                                            "\\n\\\n", " ",     "\n > ", "\n * ",  "\"\n    \""};
    static const struct {
        const char *label, *shape;
    } keys[] = {
        {"RSA PRIVATE KEY", rsa_512},    {"RSA PRIVATE KEY", rsa_1024},
        {"PRIVATE KEY", pkcs8_rsa_1024}, {"EC PRIVATE KEY", sec1_p256},
        {"PRIVATE KEY", pkcs8_ed25519},
    };
    (void)state;
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
        for (size_t i = 0; i < sizeof line_ends / sizeof line_ends[0]; i++)
            HOLDS("pem-private-key", block(keys[k].label, expanded(keys[k].shape), line_ends[i]));
    // PHP's JSON escapes every '/'.
    HOLDS("pem-private-key",
          block("PRIVATE KEY",
                SLICE("MC4CAQAwBQYDK2VwBCIEII\\/\\/abcdefghijabcdefghijabcdefghijabcde"
                      "fghij"),
                "\\n"));
}

static void keys_are_told_apart(void **state)
{
    (void)state;
    tells("pem-private-key", block("RSA PRIVATE KEY", expanded(rsa_512), "\n"),
          "an RSA key so short that it can be broken");
    tells("pem-private-key", block("RSA PRIVATE KEY", expanded(rsa_1024), "\n"),
          "an RSA key of 1024 bits");
    tells("pem-private-key", block("PRIVATE KEY", expanded(pkcs8_rsa_1024), "\n"),
          "an RSA key of 1024 bits");
    tells("pem-private-key", block("EC PRIVATE KEY", expanded(sec1_p256), "\n"),
          "a key on an elliptic curve");
    tells("pem-private-key", expanded(pkcs8_ed25519).ptr, "an Ed25519 key");
    tells("openssh-private-key", block("OPENSSH PRIVATE KEY", expanded(openssh_plain), "\n"),
          "an Ed25519 key");
    tells("pem-private-key", "MII", "");
    tells("openssh-private-key", "", "");
}

static void a_key_under_a_passphrase_is_inert(void **state)
{
    struct slice body = expanded("<[A-Za-z0-9]{256}>");
    (void)state;
    INERT("pem-private-key", block("ENCRYPTED PRIVATE KEY", expanded(pkcs8_encrypted), "\n"));
    INERT("openssh-private-key", block("OPENSSH PRIVATE KEY", expanded(openssh_encrypted), "\n"));
    INERT("pgp-private-key", block("PGP PRIVATE KEY BLOCK", expanded(pgp_encrypted), "\n"));
    INERT("pem-private-key",
          arena_printf(&memory,
                       "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
                       "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\n%.*s\n"
                       "-----END RSA PRIVATE KEY-----",
                       SLICE_ARG(body))
              .ptr);
    // Not a whole number of a cipher's blocks.
    FAILS("pem-private-key",
          arena_printf(&memory,
                       "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n%.*s\n"
                       "-----END RSA PRIVATE KEY-----",
                       SLICE_ARG(slice_cut(body, 0, 252)))
              .ptr);
}

static void what_is_no_key_fails(void **state)
{
    struct slice rsa = expanded(rsa_1024), random = expanded("<[A-Za-z0-9]{256}>");
    (void)state;
    FAILS("pem-private-key", block("RSA PRIVATE KEY", random, "\n"),
          block("RSA PRIVATE KEY", slice_cut(rsa, 0, 100), "\n"),
          // No version; a certificate, which begins with two sequences.
          block("RSA PRIVATE KEY", slice_of_string(with_other_start(rsa, "MIICXwQB")), "\n"),
          "-----BEGIN PRIVATE KEY-----\nYOUR KEY!\n-----END PRIVATE KEY-----",
          "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----",
          "MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJRTESMBAGA1UEChMJ", "M");
    SILENT("pem-private-key", "BEGIN PRIVATE KEY", "", "key");
    // It has lost a few characters: no more is known.
    SILENT("pem-private-key", block("RSA PRIVATE KEY", slice_cut(rsa, 0, rsa.len - 9), "\n"));
    FAILS("openssh-private-key", block("OPENSSH PRIVATE KEY", random, "\n"),
          block("OPENSSH PRIVATE KEY", slice_cut(expanded(openssh_plain), 0, 60), "\n"));
    SILENT("openssh-private-key", "", "OPENSSH");
    FAILS("pgp-private-key", block("PGP PRIVATE KEY BLOCK", rsa, "\n"),
          block("PGP PRIVATE KEY BLOCK",
                slice_of_string(with_other_start(expanded(pgp_plain), "lQHYCI")), "\n"));
    SILENT("pgp-private-key", "");
}

static void a_key_cut_off_has_a_head(void **state)
{
    struct slice rsa = expanded(rsa_1024);
    (void)state;
    HOLDS("pem-private-key", arena_printf(&memory, "-----BEGIN RSA PRIVATE KEY-----\n%.*s",
                                          SLICE_ARG(slice_cut(rsa, 0, 130)))
                                 .ptr);
    HOLDS("pem-private-key", block("RSA PRIVATE KEY", expanded(openssh_plain), "\n"));
    FAILS("pem-private-key", "-----BEGIN RSA PRIVATE KEY-----\nMIICXwIB");
}

static void pgp_packets_have_two_forms(void **state)
{
    struct slice plain = expanded(pgp_plain);
    (void)state;
    HOLDS("pgp-private-key", block("PGP PRIVATE KEY BLOCK", plain, "\n"),
          block("PGP PRIVATE KEY BLOCK", expanded(pgp_ed25519), "\\n"),
          arena_printf(&memory,
                       "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 2\nComment: x\n\n%.*s\n"
                       "-----END PGP PRIVATE KEY BLOCK-----",
                       SLICE_ARG(plain))
              .ptr);
    // A checksum that is another one's proves nothing.
    SILENT("pgp-private-key", arena_printf(&memory,
                                           "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n%.*s\n=aBcD\n"
                                           "-----END PGP PRIVATE KEY BLOCK-----",
                                           SLICE_ARG(plain))
                                  .ptr);
}

// RFC 9580's CRC-24 of "123456789" is in every catalogue of checksums.
static void pgps_checksum(void **state)
{
    (void)state;
    assert_int_equal(crc24_of(SLICE("123456789")), 0x21CF02);
    assert_int_equal(crc24_of(SLICE("")), 0xB704CE);
}

static void armour_has_a_ceiling(void **state)
{
    struct armor armor;
    struct slice letters = expanded("<[A-Za-z0-9]{8192}><[A-Za-z0-9]{8192}><[A-Za-z0-9]{8000}>");
    (void)state;
    assert_false(armor_read(&armor, slice_of_string(block("PRIVATE KEY", letters, "\n"))));
    struct slice most = slice_cut(letters, 0, 20000);
    assert_true(armor_read(&armor, slice_of_string(block("PRIVATE KEY", most, "\n"))));
    assert_slice(armor.label, "PRIVATE KEY");
    assert_int_equal(armor.len, 15000);
    assert_true(armor.whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(keys_decode_however_they_are_wrapped, forget),
        cmocka_unit_test_teardown(keys_are_told_apart, forget),
        cmocka_unit_test_teardown(a_key_under_a_passphrase_is_inert, forget),
        cmocka_unit_test_teardown(what_is_no_key_fails, forget),
        cmocka_unit_test_teardown(a_key_cut_off_has_a_head, forget),
        cmocka_unit_test_teardown(pgp_packets_have_two_forms, forget),
        cmocka_unit_test(pgps_checksum),
        cmocka_unit_test_teardown(armour_has_a_ceiling, forget),
    };
    return RUN_TESTS(tests);
}
