// Values that stand in a file in other words: what is found, that it is told once, and to which bytes it points.
#include "decode.h"
#include "detected.h"

#include "unit.h"

#include <stdlib.h>

#define TOKEN "acme_k7q2m9x4c1z8"
#define TOKEN_PATTERN                                                                        \
    "id: acme-token, type: api-token, severity: high, structured: true, keywords: [acme_], " \
    "regex: '(?<![a-z0-9])acme_[a-z0-9]{12}(?![a-z0-9])'"
#define PASSWORD_PATTERN                                                                 \
    "id: a-password, type: password, severity: high, generic: true, names: [password], " \
    "value: '[^\\s\"]{6,64}'"

static char *base64_of(struct arena *memory, struct slice bytes)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *out = arena_alloc(memory, bytes.len / 3 * 4 + 5), *to = out;
    for (size_t at = 0; at < bytes.len; at += 3) {
        uint32_t three = 0;
        for (size_t i = 0; i < 3; i++)
            three = three << 8 | (at + i < bytes.len ? (unsigned char)bytes.ptr[at + i] : 0);
        for (size_t i = 0; i < 4; i++)
            *to++ = at + i > bytes.len ? '=' : letters[three >> (18 - 6 * i) & 63];
    }
    return out;
}

static char *hex_of(struct arena *memory, struct slice bytes)
{
    char *out = arena_alloc(memory, 2 * bytes.len + 1);
    for (size_t i = 0; i < bytes.len; i++) {
        out[2 * i] = "0123456789abcdef"[(unsigned char)bytes.ptr[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes.ptr[i] & 15];
    }
    return out;
}

static struct slice wrapped(struct arena *memory, const char *text, size_t width, const char *joint)
{
    struct slice out = SLICE("");
    for (size_t at = 0; text[at]; at += width) {
        struct slice line = slice_cut(slice_of_string(text), at, at + width);
        out = arena_printf(memory, "%.*s%s%.*s", SLICE_ARG(out), at ? joint : "", SLICE_ARG(line));
    }
    return out;
}

// Expects one finding of a token, decoded as `why` says, in the bytes that [start, end] of `text` are.
static void assert_found(struct detected *d, const char *path, struct slice text, size_t start,
                         size_t end, const char *why)
{
    detected_in_bytes(d, path, text);
    assert_int_equal(d->findings.count, 1);
    const struct finding *f = &d->findings.items[0];
    assert_slice(f->why[0], why);
    assert_int_equal(f->offset, start);
    assert_int_equal(f->offset + f->length, end);
    assert_slice(f->preview, "acme_**** (17 characters)");
}

static struct detected *start(void)
{
    struct detected *d = alloc_zeroed(1, sizeof *d);
    detected_with(d, "credential", TOKEN_PATTERN);
    detected_with(d, "credential", PASSWORD_PATTERN);
    return d;
}

static void finish(struct detected *d)
{
    detected_release(d);
    free(d);
}

// The value stands `before` bytes into the encoded text: at every phase of a quad.
static void base64_points_to_the_characters_of_the_value(void **state)
{
    struct detected *d = start();
    (void)state;
    for (size_t before = 8; before < 14; before++) {
        struct slice inner =
            arena_printf(&d->memory, "%.*s " TOKEN " more", (int)before - 1, "some words here");
        char *encoded = base64_of(&d->memory, inner);
        struct slice text = arena_printf(&d->memory, "x = '%s'\n", encoded);
        size_t first = 8 * before / 6, last = (8 * (before + 17) - 1) / 6;
        assert_found(d, "a.py", text, 5 + first, 5 + last + 1, "decoded from base64");
    }
    finish(d);
}

static void base64url_without_padding_is_read(void **state)
{
    struct detected *d = start();
    (void)state;
    char *encoded = base64_of(&d->memory, SLICE("~~~>>>ooo " TOKEN));
    for (char *c = encoded; *c; c++)
        *c = *c == '+' ? '-' : *c == '/' ? '_' : *c == '=' ? '\0' : *c;
    assert_non_null(strpbrk(encoded, "-_"));
    struct slice text = arena_printf(&d->memory, "https://acme.dev/state/%s", encoded);
    assert_found(d, "a.txt", text, text.len - strlen(encoded) + 13, text.len,
                 "decoded from base64");
    finish(d);
}

static void base64_may_be_wrapped_at_any_width(void **state)
{
    static const char *const joints[] = {"\n", "\r\n    ", "' +\n   '"};
    struct detected *d = start();
    char *encoded = base64_of(
        &d->memory, SLICE("some words to begin with, so that there are lines " TOKEN " x"));
    (void)state;
    for (size_t joint = 0; joint < 3; joint++) {
        for (size_t width = 33; width < 80; width++) {
            struct slice lines = wrapped(&d->memory, encoded, width, joints[joint]);
            struct slice text = arena_printf(&d->memory, "'%.*s'\n", SLICE_ARG(lines));
            // The value is the bytes from 50 to 66: the characters from 66 to 89.
            size_t first = 66 + 66 / width * strlen(joints[joint]);
            size_t last = 89 + 89 / width * strlen(joints[joint]);
            assert_found(d, "a.js", text, 1 + first, 2 + last, "decoded from base64");
        }
    }
    finish(d);
}

static void hexadecimal_points_to_its_digits(void **state)
{
    struct detected *d = start();
    char *encoded = hex_of(&d->memory, SLICE("key: " TOKEN "\n"));
    (void)state;
    struct slice text = arena_printf(&d->memory, "a = 0x%s;", encoded);
    assert_found(d, "a.c", text, 6 + 10, 6 + 44, "decoded from hexadecimal");
    finish(d);
}

static void escapes_are_found_that_touch_the_value(void **state)
{
    static const struct {
        const char *text, *escaped, *why;
    } cases[] = {
        {"s = 'one\\n" TOKEN "'", TOKEN, "decoded from backslash escapes"},
        {"s = '\\u0061cme_k7q2m9x4c1z8'", "\\u0061cme_k7q2m9x4c1z8",
         "decoded from backslash escapes"},
        {"s = '\\x61\\143me_k7q2m9x4c1z8'", "\\x61\\143me_k7q2m9x4c1z8",
         "decoded from backslash escapes"},
        {"a?k%3d" TOKEN "&b", TOKEN, "decoded from percent-encoding"},
        {"a?k=acme%5Fk7q2m9x4c1z8&b", "acme%5Fk7q2m9x4c1z8", "decoded from percent-encoding"},
        {"<a b=\"&lt;acme&#95;k7q2m9x4c1z8\">", "acme&#95;k7q2m9x4c1z8",
         "decoded from HTML entities"},
        {"s = '-%5Cu0026amp;#97;cme_k7q2m9x4c1z8'", "%5Cu0026amp;#97;cme_k7q2m9x4c1z8",
         "decoded from percent-encoding, then backslash escapes, then HTML entities, then HTML "
         "entities"},
    };
    struct detected *d = start();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slice text = slice_of_string(cases[i].text);
        size_t at = slice_find(text, slice_of_string(cases[i].escaped));
        assert_found(d, "a.js", text, at, at + strlen(cases[i].escaped), cases[i].why);
    }
    finish(d);
}

static void a_value_beside_escapes_is_the_file_s_own(void **state)
{
    struct detected *d = start();
    (void)state;
    assert_string_equal(detected_in(d, "a.js", "s = 'one\\n two " TOKEN "\\n'"),
                        "acme-token 1:16 high live\n");
    assert_string_equal(d->findings.items[0].why[0].ptr, "its format is used for nothing else");
    assert_string_equal(detected_in(d, "a.js", "s = '{\\\"t\\\": \\\"" TOKEN "\\\"}'"),
                        "acme-token 1:16 high live\n");
    finish(d);
}

static void a_long_line_is_read_to_its_end(void **state)
{
    struct detected *d = start();
    struct buf text;
    (void)state;
    buf_init(&text, 1 << 20);
    while (text.len < 300000)
        buf_add_string(&text, "f(\\\"x\\\");");
    for (size_t i = 0; i < 3000; i++)
        buf_add_string(&text, "plain ");
    size_t at = text.len + 2;
    buf_add_string(&text, "\\n" TOKEN "\\n");
    assert_found(d, "a.js", buf_slice(&text), at, at + 17, "decoded from backslash escapes");
    buf_release(&text);
    finish(d);
}

static void utf16_in_base64_is_read(void **state)
{
    struct detected *d = start();
    char wide[2 * 20];
    (void)state;
    for (size_t i = 0; i < 20; i++) {
        wide[2 * i] = ("$t=" TOKEN)[i];
        wide[2 * i + 1] = '\0';
    }
    struct slice text = slice_of_string(base64_of(&d->memory, slice_of(wide, sizeof wide)));
    assert_found(d, "a.ps1", text, 8, text.len - 2, "decoded from base64, then UTF-16");
    finish(d);
}

// Base64 of base64 of ... `depth` times.
static struct slice nested(struct arena *memory, int depth)
{
    struct slice text = SLICE("words and " TOKEN " and more words");
    for (int i = 0; i < depth; i++)
        text = slice_of_string(base64_of(memory, text));
    return text;
}

static void layers_lie_five_deep(void **state)
{
    struct detected *d = start();
    (void)state;
    for (int depth = 1; depth <= 6; depth++) {
        detected_in_bytes(d, "a.txt", nested(&d->memory, depth));
        assert_int_equal(d->findings.count, depth <= 5);
        assert_string_equal(detected_skips(d), depth <= 5 ? "" : "a.txt decode-limit\n");
    }
    finish(d);
}

static void no_more_is_decoded_than_the_budget(void **state)
{
    struct decoder *decoder = alloc_zeroed(1, sizeof *decoder);
    struct arena memory = {0};
    struct blob blob = {.path = SLICE("a.txt"), .bytes = nested(&memory, 2)};
    struct doc doc, inner;
    (void)state;
    doc_open(&doc, &blob);
    decode_start(decoder, &doc);
    assert_int_equal(decoder->budget, 4 * blob.bytes.len + 1024 * 1024);
    decoder->budget = 60;
    assert_true(decode_next(decoder, &inner));
    assert_int_equal(decoder->budget, 60 - inner.text.len);
    assert_false(decode_next(decoder, &inner));
    assert_true(decoder->is_limited);
    decode_start(decoder, &doc);
    decoder->budget = 10;
    assert_false(decode_next(decoder, &inner));
    assert_true(decoder->is_limited);
    doc_close(&doc);
    decode_release(decoder);
    free(decoder);
    arena_release(&memory);
}

static size_t layers_of(struct slice bytes)
{
    struct decoder *decoder = alloc_zeroed(1, sizeof *decoder);
    struct blob blob = {.path = SLICE("a.txt"), .bytes = bytes};
    struct doc doc, inner;
    size_t count = 0;
    doc_open(&doc, &blob);
    decode_start(decoder, &doc);
    while (decode_next(decoder, &inner))
        count++;
    doc_close(&doc);
    decode_release(decoder);
    free(decoder);
    return count;
}

static void what_is_no_text_is_not_decoded(void **state)
{
    static const struct slice heads[] = {
        SLICE_INIT("\x89PNG\r\n\x1a\n and then some bytes of an image"),
        SLICE_INIT("\xff\xd8\xff\xe0 and then some bytes of a photograph"),
        SLICE_INIT("wOFF\0\1\0\0 and then some bytes of a font"),
        SLICE_INIT("\x30\x82\x04\xa4\x02\x01 and then some bytes of a certificate"),
        SLICE_INIT("\x1f\x8b\x08\0 and then some bytes that are packed"),
    };
    struct arena memory = {0};
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        assert_int_equal(layers_of(slice_of_string(base64_of(&memory, heads[i]))), 0);
        assert_int_equal(layers_of(slice_of_string(hex_of(&memory, heads[i]))), 0);
    }
    // Names, paths and digests.
    assert_int_equal(layers_of(SLICE("a_name_of_more_than_twenty_letters = 1;")), 0);
    assert_int_equal(layers_of(SLICE("#include <scanner/detect/decode_and_more.h>")), 0);
    assert_int_equal(layers_of(SLICE("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b")),
                     0);
    assert_int_equal(layers_of(SLICE("printf(\"%d%%\\n\", x && y);")), 0);
    assert_int_equal(layers_of(slice_of_string(base64_of(&memory, SLICE("a text of words")))), 1);
    arena_release(&memory);
}

// A text at first, and then an image: given up after some hundred bytes.
static void a_text_that_turns_binary_is_given_up(void **state)
{
    struct arena memory = {0};
    struct buf bytes;
    (void)state;
    buf_init(&bytes, 1 << 20);
    buf_add_string(&bytes, "%PDF-1.4 begins as a text does");
    for (size_t i = 0; i < 4096; i++)
        buf_add_byte(&bytes, (char)(i * 37));
    assert_int_equal(layers_of(slice_of_string(base64_of(&memory, buf_slice(&bytes)))), 0);
    buf_release(&bytes);
    arena_release(&memory);
}

static void a_token_in_a_generic_value_is_told_alone(void **state)
{
    struct detected *d = start();
    (void)state;
    char *encoded = base64_of(&d->memory, SLICE("deploy: " TOKEN));
    struct slice text = arena_printf(&d->memory, "password = \"%s\"\n", encoded);
    assert_string_equal(detected_in_bytes(d, "a.py", text), "acme-token 1:23 high live\n");
    finish(d);
}

static void names_in_a_layer_are_bound_to_values(void **state)
{
    struct detected *d = start();
    (void)state;
    char *encoded =
        base64_of(&d->memory, SLICE("{\"user\": \"kim\", \"password\": \"h7Kq2-xW9\"}"));
    struct slice text = arena_printf(&d->memory, "CONFIG=%s\n", encoded);
    assert_string_equal(detected_in_bytes(d, ".env", text), "a-password 1:46 medium live\n");
    assert_slice(d->findings.items[0].name, "password");
    finish(d);
}

static void parts_of_a_web_token_are_no_findings(void **state)
{
    struct detected d = {0};
    (void)state;
    // {"iss":"https://id.acme.dev","sub":"a7f3","exp":1700000000}
    const char *said = detected_in(
        &d, "a.txt",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
        "eyJpc3MiOiJodHRwczovL2lkLmFjbWUuZGV2Iiwic3ViIjoiYTdmMyIsImV4cCI6MTcwMDAwMDAwMH0."
        "<[A-Za-z0-9_]{43}>");
    assert_string_equal(said, "json-web-token 1:1 medium live\n");
    detected_release(&d);
}

// The reason repeats what stands there in base64 only.
static void a_mark_holds_for_what_is_decoded_and_its_reason_gives_nothing_away(void **state)
{
    struct detected *d = start();
    (void)state;
    char *encoded = base64_of(&d->memory, SLICE("deploy: " TOKEN));
    struct slice text = arena_printf(
        &d->memory, "x = '%s' # waybill:allow acme-token reason=\"%s\"\n", encoded, "the demo");
    detected_in_bytes(d, "a.py", text);
    assert_int_equal(d->findings.count, 1);
    assert_slice(d->findings.items[0].suppressed_reason, "the demo");
    text = arena_printf(&d->memory, "x = '%s' # waybill:allow acme-token reason=\"it is %s\"\n",
                        encoded, "acme k7q2m9x4c1z8");
    detected_in_bytes(d, "a.py", text);
    assert_int_equal(d->findings.count, 1);
    assert_slice(d->findings.items[0].suppressed_reason,
                 "the mark's reason is not shown: it could hold a matched value");
    finish(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base64_points_to_the_characters_of_the_value),
        cmocka_unit_test(base64url_without_padding_is_read),
        cmocka_unit_test(base64_may_be_wrapped_at_any_width),
        cmocka_unit_test(hexadecimal_points_to_its_digits),
        cmocka_unit_test(escapes_are_found_that_touch_the_value),
        cmocka_unit_test(a_value_beside_escapes_is_the_file_s_own),
        cmocka_unit_test(a_long_line_is_read_to_its_end),
        cmocka_unit_test(utf16_in_base64_is_read),
        cmocka_unit_test(layers_lie_five_deep),
        cmocka_unit_test(no_more_is_decoded_than_the_budget),
        cmocka_unit_test(what_is_no_text_is_not_decoded),
        cmocka_unit_test(a_text_that_turns_binary_is_given_up),
        cmocka_unit_test(a_token_in_a_generic_value_is_told_alone),
        cmocka_unit_test(names_in_a_layer_are_bound_to_values),
        cmocka_unit_test(parts_of_a_web_token_are_no_findings),
        cmocka_unit_test(a_mark_holds_for_what_is_decoded_and_its_reason_gives_nothing_away),
    };
    return RUN_TESTS(tests);
}
