#include "digest.h"

#include "unit.h"

#include <stdio.h>

// The digest in hex, in the same memory at every call.
static const char *hex(const unsigned char digest[SHA256_SIZE])
{
    static char text[2 * SHA256_SIZE + 1];
    for (size_t i = 0; i < SHA256_SIZE; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return text;
}

static const char *sha256_hex(struct slice bytes)
{
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;
    sha256_init(&hash);
    sha256_add(&hash, bytes);
    sha256_end(&hash, digest);
    return hex(digest);
}

static const char *hmac_hex(struct slice key, struct slice bytes)
{
    unsigned char digest[SHA256_SIZE];
    hmac_sha256(key, bytes, digest);
    return hex(digest);
}

static struct slice repeat(char *into, char byte, size_t count)
{
    memset(into, byte, count);
    return slice_of(into, count);
}

// The examples that NIST gives to FIPS 180-4.
static void sha256_matches_fips_180_4(void **state)
{
    (void)state;
    assert_string_equal(sha256_hex(SLICE("")),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_string_equal(sha256_hex(SLICE("abc")),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(
        sha256_hex(SLICE("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_string_equal(
        sha256_hex(SLICE("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                         "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")),
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

static void sha256_of_a_million_letters_taken_in_uneven_pieces(void **state)
{
    unsigned char digest[SHA256_SIZE];
    char letters[997];
    struct sha256 hash;
    size_t left = 1000 * 1000;
    (void)state;
    sha256_init(&hash);
    while (left) {
        size_t take = left < sizeof letters ? left : sizeof letters;
        sha256_add(&hash, repeat(letters, 'a', take));
        left -= take;
    }
    sha256_end(&hash, digest);
    assert_string_equal(hex(digest),
                        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// 55 bytes are the most that leave room for the padding in one block.
static void sha256_pads_across_the_end_of_a_block(void **state)
{
    char letters[64];
    (void)state;
    assert_string_equal(sha256_hex(repeat(letters, 'a', 55)),
                        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    assert_string_equal(sha256_hex(repeat(letters, 'a', 56)),
                        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    assert_string_equal(sha256_hex(repeat(letters, 'a', 63)),
                        "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
    assert_string_equal(sha256_hex(repeat(letters, 'a', 64)),
                        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

// Test cases 1 to 4, 6 and 7.
static void hmac_matches_rfc_4231(void **state)
{
    char key[131], bytes[50], counted[25];
    (void)state;
    assert_string_equal(hmac_hex(repeat(key, 0x0b, 20), SLICE("Hi There")),
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assert_string_equal(hmac_hex(SLICE("Jefe"), SLICE("what do ya want for nothing?")),
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assert_string_equal(hmac_hex(repeat(key, (char)0xaa, 20), repeat(bytes, (char)0xdd, 50)),
                        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    for (size_t i = 0; i < sizeof counted; i++)
        counted[i] = (char)(i + 1);
    assert_string_equal(hmac_hex(slice_of(counted, 25), repeat(bytes, (char)0xcd, 50)),
                        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    assert_string_equal(hmac_hex(repeat(key, (char)0xaa, 131),
                                 SLICE("Test Using Larger Than Block-Size Key - Hash Key First")),
                        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    assert_string_equal(
        hmac_hex(repeat(key, (char)0xaa, 131),
                 SLICE("This is a test using a larger than block-size key and a larger than "
                       "block-size data. The key needs to be hashed before being used by the "
                       "HMAC algorithm.")),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

static void hmac_takes_an_empty_key(void **state)
{
    (void)state;
    assert_string_equal(hmac_hex((struct slice){NULL, 0}, SLICE("")),
                        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

// Appendix A of the paper: key 00 to 0f, input 00 to 0e. And from the authors'
// reference table of the same key, inputs of other lengths.
static void siphash_matches_its_paper(void **state)
{
    unsigned char key[16];
    char bytes[64];
    (void)state;
    for (unsigned i = 0; i < sizeof key; i++)
        key[i] = (unsigned char)i;
    for (unsigned i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)i;
    assert_true(siphash(key, slice_of(bytes, 15)) == 0xa129ca6149be45e5);
    assert_true(siphash(key, slice_of(NULL, 0)) == 0x726fdb47dd0e0e31);
    assert_true(siphash(key, slice_of(bytes, 1)) == 0x74f839c593dc67fd);
    assert_true(siphash(key, slice_of(bytes, 8)) == 0x93f5f5799a932462);
    assert_true(siphash(key, slice_of(bytes, 63)) == 0x958a324ceb064572);
}

static void siphash_depends_on_the_key(void **state)
{
    unsigned char one[16] = {0}, other[16] = {0};
    (void)state;
    other[15] = 1;
    assert_true(siphash(one, SLICE("token")) != siphash(other, SLICE("token")));
}

// The check value of the CRC catalogue, and those that zlib gives.
static void crc32_matches_zlib(void **state)
{
    (void)state;
    assert_int_equal(crc32_of(SLICE("123456789")), 0xcbf43926);
    assert_int_equal(crc32_of(SLICE("")), 0);
    assert_int_equal(crc32_of(SLICE("a")), 0xe8b7be43);
    assert_int_equal(crc32_of(SLICE("\0\0\0\0")), 0x2144df1c);
    assert_int_equal(crc32_of(SLICE("\xFF\xFF\xFF\xFF")), 0xffffffff);
    assert_int_equal(crc32_of(SLICE("The quick brown fox jumps over the lazy dog")), 0x414fa339);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_matches_fips_180_4),
        cmocka_unit_test(sha256_of_a_million_letters_taken_in_uneven_pieces),
        cmocka_unit_test(sha256_pads_across_the_end_of_a_block),
        cmocka_unit_test(hmac_matches_rfc_4231),
        cmocka_unit_test(hmac_takes_an_empty_key),
        cmocka_unit_test(siphash_matches_its_paper),
        cmocka_unit_test(siphash_depends_on_the_key),
        cmocka_unit_test(crc32_matches_zlib),
    };
    return RUN_TESTS(tests);
}
