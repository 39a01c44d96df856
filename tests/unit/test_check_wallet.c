// The published vectors of BIP 32, 39, 173 and 350, NIP-19 and the Bitcoin wiki, and keys of the
// bytes 1, 2, 3 and so on. In pieces, so that they are found in no listing of this file.
#include "base58.h"
#include "bip39.h"
#include "checked.h"
#include "unit.h"

#include <stdio.h>

static void wif_keys_carry_a_checksum(void **state)
{
    (void)state;
    breaks_when_changed("wif-key",
                        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4"
                        "dZ1jvhTVqvbTLvyTJ",
                        0);
    breaks_when_changed("wif-key",
                        "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB"
                        "2LJGU1ZxJwYvP98617",
                        0);
    // Of a test network; a key of zero; one above the curve's order. Their sums hold.
    INERT("wif-key", "cMcfH8sRgBgDMfpBNG6H3haaxLkaYXgqMRef"
                     "8Nev6tWyBSNr6c3n");
    FAILS("wif-key",
          "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjg"
          "d9M7rFU73Nd2Mcv1",
          "L5oLkpV3aqBjhki6LmvChTCq73v9gyymzzMp"
          "BbhDLjDpKCuAXpsi");
    SILENT("wif-key", "5HueCGU8rMjxEXxi", "lIO0lIO0lIO0lIO0lIO0lIO0lIO0lIO0lIO0lIO0lIO0lIO0lIO0");
}

static void extended_keys_carry_a_checksum(void **state)
{
    (void)state;
    // BIP 32, test vector 1, m.
    breaks_when_changed("extended-private-key",
                        "xprv"
                        "9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmP"
                        "GJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
                        0);
    INERT("extended-private-key",
          "tprv"
          "8ZgxMBicQKsPcsbL9DeQ3zWViW4rT5xsxYNbWcnE56ZqZdagb8uMLc1aL1Zw9K9URiLFD8aCuiVVts7Z"
          "dSycJjxurMNHtgNRTokknRkyDa4");
    // A public key where the private one should be.
    FAILS("extended-private-key",
          "xprv"
          "9s21ZrQH143K24MoUenttLtWQNeeDZvsczTUeCMmb85Mn2qbbmZbpre8QuHmVQfDm89vUg7rZX9hLemN"
          "LTs6o6P4tzJCid2AY227L1bbeXw");
    SILENT("extended-private-key", "xprv", "xpub661MyMwAqRbcF", "");
}

static void base58check_holds_whatever_is_inside(void **state)
{
    (void)state;
    breaks_when_changed("base58check",
                        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4"
                        "dZ1jvhTVqvbTLvyTJ",
                        0);
    SILENT("base58check", "1", "11111", "not base58", "0OIl");
}

static void base58_keeps_zeros(void **state)
{
    unsigned char bytes[BASE58_LONGEST];
    char text[2 * BASE58_LONGEST];
    (void)state;
    size_t len = base58_encode(slice_of("\0\0\1\2", 4), text);
    assert_slice(slice_of(text, len), "115T");
    assert_int_equal(base58_decode(slice_of(text, len), bytes, sizeof bytes), 4);
    assert_memory_equal(bytes, "\0\0\1\2", 4);
    assert_int_equal(base58_decode(slice_of(text, len), bytes, 3), 0);
    assert_int_equal(base58_decode(SLICE(""), bytes, sizeof bytes), 0);
    memset(bytes, 0xFF, sizeof bytes);
    len = base58_encode(slice_of((const char *)bytes, sizeof bytes), text);
    assert_int_equal(base58_decode(slice_of(text, len), bytes, sizeof bytes), sizeof bytes);
}

static void bech32_and_bech32m(void **state)
{
    (void)state;
    HOLDS("bech32", "A12UEL5L", "?1ezyfcl", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
          "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5t"
          "gs",
          "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w");
    HOLDS("bech32", "A1LQFN3A", "a1lqfn3a", "?1v759aa",
          "split1checkupstagehandshakeupstreamerranterredcaperredlc445v");
    FAILS("bech32", "A1G7SGD8", "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3x");
    SILENT("bech32", "1nwldj5", "10a06t8", "a12UEL5L", "pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "");
    breaks_when_changed("bech32", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5",
                        5);
}

static void an_age_key_carries_a_checksum(void **state)
{
    (void)state;
    SILENT("age-secret-key", "AGE-SECRET-KEY-1B", "age1qqqq", "AGE-SECRET-KEY-1qpzry");
    FAILS("age-secret-key",
          "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ");
}

static void a_seed_phrase_has_words_of_the_list(void **state)
{
    (void)state;
    HOLDS(
        "seed-phrase",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
        "Letter, advice, cage, absurd, amount, doctor, acoustic, avoid, letter, advice, cage, "
        "above",
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
        "abandon abandon abandon abandon abandon abandon\nabandon abandon abandon abandon abandon "
        "abandon\nabandon abandon abandon abandon abandon agent",
        "legal winner thank year wave sausage worth useful legal winner thank year wave sausage "
        "worth useful legal winner thank year wave sausage worth title");
    FAILS("seed-phrase", "legal winner thank year wave sausage worth useful legal winner thank zoo",
          "winner legal thank year wave sausage worth useful legal winner thank yellow",
          "lorem winner thank year wave sausage worth useful legal winner thank yellow",
          "there are no more than twelve words in this line of text");
    SILENT("seed-phrase", "legal winner thank year", "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo",
           "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong wrong", "", " ,, ");
}

static void the_list_is_whole(void **state)
{
    (void)state;
    assert_int_equal(bip39_index(SLICE("abandon")), 0);
    assert_int_equal(bip39_index(SLICE("zoo")), BIP39_WORDS - 1);
    assert_int_equal(bip39_index(SLICE("LEGAL")), 1019);
    assert_int_equal(bip39_index(SLICE("aban")), -1);
    assert_int_equal(bip39_index(SLICE("abandoned")), -1);
    assert_int_equal(bip39_index(SLICE("")), -1);
    for (int i = 0; i < BIP39_WORDS; i++) {
        struct slice word = slice_trim(slice_of(bip39_words + i * BIP39_WIDTH, BIP39_WIDTH));
        assert_int_equal(bip39_index(word), i);
    }
    assert_int_equal(strlen(bip39_words), BIP39_WORDS * BIP39_WIDTH);
}

static void a_scalar_is_below_the_order(void **state)
{
    (void)state;
    HOLDS("secp256k1-key", "0000000000000000000000000000000000000000000000000000000000000001",
          "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140");
    FAILS("secp256k1-key", "0000000000000000000000000000000000000000000000000000000000000000",
          "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
          "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
    SILENT("secp256k1-key", "0x", "0x1", "",
           "000000000000000000000000000000000000000000000000000000000000000g");
}

static void keys_can_be_completed(void **state)
{
    static const struct {
        const char *check, *body;
    } made[] = {
        {"wif-key", "L2mySampqeBase58WithSomeLettersAndDigits12345"},
        {"extended-private-key", "xprv9s21ZrQH143KmySampqeBase58WithSomeLettersAndDigits123456"},
        {"bech32", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laq"},
        {"nkey-seed", "SUAAAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H"},
    };
    char value[256], tail[65];
    (void)state;
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        const struct check *check = check_named(made[i].check);
        size_t len = check->complete(slice_of_string(made[i].body), tail);
        assert_in_range(len, 4, 64);
        snprintf(value, sizeof value, "%s%.*s", made[i].body, (int)len, tail);
        HOLDS(made[i].check, value);
        assert_int_equal(check->complete(SLICE("x"), tail), 0);
        assert_int_equal(check->complete(SLICE(""), tail), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wif_keys_carry_a_checksum),
        cmocka_unit_test(extended_keys_carry_a_checksum),
        cmocka_unit_test(base58check_holds_whatever_is_inside),
        cmocka_unit_test(base58_keeps_zeros),
        cmocka_unit_test(bech32_and_bech32m),
        cmocka_unit_test(an_age_key_carries_a_checksum),
        cmocka_unit_test(a_seed_phrase_has_words_of_the_list),
        cmocka_unit_test(the_list_is_whole),
        cmocka_unit_test(a_scalar_is_below_the_order),
        cmocka_unit_test(keys_can_be_completed),
    };
    return RUN_TESTS(tests);
}
