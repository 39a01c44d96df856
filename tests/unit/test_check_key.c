// Keys of counting bytes, written as their formats say.
#include "checked.h"
#include "unit.h"

#define PUTTY_HEAD(version, encryption)                                          \
    "PuTTY-User-Key-File-" version ": ssh-ed25519\nEncryption: " encryption "\n" \
    "Comment: a comment\nPublic-Lines: 2\n"                                      \
    "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhsc\nHR4f\n"
#define PUTTY_PRIVATE "Private-Lines: 1\nAAAAICAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/\n"

static void putty_keys_are_lines(void **state)
{
    (void)state;
    // HMAC-SHA-256 by Python's hmac.
    HOLDS("putty-private-key",
          PUTTY_HEAD("3", "none") PUTTY_PRIVATE
          "Private-MAC: 3133f52a645631b1f49fb0567dce3a4cc28047cb55c1b0981b4ad444319250fd\n",
          PUTTY_HEAD("2", "none") PUTTY_PRIVATE "Private-MAC: 0123456789\n");
    FAILS("putty-private-key",
          PUTTY_HEAD("3", "none") PUTTY_PRIVATE
          "Private-MAC: 3133f52a645631b1f49fb0567dce3a4cc28047cb55c1b0981b4ad444319250fe\n",
          PUTTY_HEAD("2", "none"), PUTTY_HEAD("2", "none") "Private-Lines: 2\nAAAA",
          PUTTY_HEAD("2", "none") "Private-Lines: 999999999999\nAAAA",
          PUTTY_HEAD("2", "none") "Private-Lines: x\n", PUTTY_HEAD("9", "none") PUTTY_PRIVATE,
          "PuTTY-User-Key-File-", "PuTTY-User-Key-File-2: ");
    INERT("putty-private-key", PUTTY_HEAD("2", "aes256-cbc") PUTTY_PRIVATE "Private-MAC: 00\n");
    SILENT("putty-private-key", "", "PuTTY");
}

#define ZEROS_40 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static void signing_keys_say_whether_they_are_locked(void **state)
{
    (void)state;
    // signify: 104 bytes, with 0 and with 42 rounds. minisign: 158 bytes, without and with "Sc".
    HOLDS("signify-secret-key", "RWRCSwAAAAA" ZEROS_40 ZEROS_40 ZEROS_40 "AAAAAAAA=",
          "RWQAAEIy" ZEROS_40 ZEROS_40 ZEROS_40 ZEROS_40 ZEROS_40 "AAA=");
    INERT("signify-secret-key", "RWRCSwAAACo" ZEROS_40 ZEROS_40 ZEROS_40 "AAAAAAAA=",
          "RWRTY0Iy" ZEROS_40 ZEROS_40 ZEROS_40 ZEROS_40 ZEROS_40 "AAA=");
    // Public keys are shorter.
    FAILS("signify-secret-key", "RWQAAAAA" ZEROS_40 "AAAAAAAA", "RW", "RWQAAEIz" ZEROS_40 ZEROS_40);
    SILENT("signify-secret-key", "", "untrusted comment: x");
}

static void wireguard_keys_are_clamped(void **state)
{
    (void)state;
    HOLDS("wireguard-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHl8=");
    // Bits that are another way round; too short.
    SILENT("wireguard-key", "AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHl8=",
           "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHp8=", "AAECAwQFBgcICQ==", "");
}

static void nkeys_carry_a_checksum(void **state)
{
    const char *seed = "SUAAAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H776Y";
    (void)state;
    breaks_when_changed("nkey-seed", seed, 2);
    tells("nkey-seed", seed, "a user's");
    tells("nkey-seed", "SX", "for encryption");
    tells("nkey-seed", "S", "");
    SILENT("nkey-seed", "SU", "", "UAAAAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H776Y",
           "SZAAAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H776Y",
           "SU1AAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H776Y");
}

static void stellars_seeds_carry_a_checksum(void **state)
{
    (void)state;
    breaks_when_changed("stellar-seed", "SAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6NKI",
                        1);
    SILENT("stellar-seed", "S", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(putty_keys_are_lines),
        cmocka_unit_test(signing_keys_say_whether_they_are_locked),
        cmocka_unit_test(wireguard_keys_are_clamped),
        cmocka_unit_test(nkeys_carry_a_checksum),
        cmocka_unit_test(stellars_seeds_carry_a_checksum),
    };
    return RUN_TESTS(tests);
}
