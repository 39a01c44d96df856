// The examples of RFC 7515, 7517, 7518, 7519 and 8037.
#include "checked.h"
#include "json_peek.h"
#include "unit.h"

#define RFC_7519_CLAIMS                                                                        \
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0" \
    "cnVlfQ"

// Section 3.1 of RFC 7519, and parts that are no JSON, no object or name no algorithm.
static void a_jwt_is_json_behind_base64(void **state)
{
    (void)state;
    HOLDS("jwt", "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." RFC_7519_CLAIMS
                 ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    FAILS("jwt", "eyJ0eXAiOiJKV1QifQ.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP", // no alg
          "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2Ui.dBjftJeZ4CVP",        // claims without their end
          "eyJhbGciOiJIUzI1NiJ9.WzFd.dBjftJeZ4CVP",                    // claims are a list
          "eyJ4IjoiYWxnIn0.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP",           // alg is a value
          "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBj.x");            // five parts are a JWE
    SILENT("jwt", "eyJhbGciOiJIUzI1NiJ9", "..", "");
}

// Section 6.1 of RFC 7519.
static void a_jwt_without_signature_is_inert(void **state)
{
    (void)state;
    INERT("jwt", "eyJhbGciOiJub25lIn0." RFC_7519_CLAIMS ".",
          "eyJhbGciOiJub25lIn0." RFC_7519_CLAIMS ".c2lnbmF0dXJl",
          "eyJhbGciOiJIUzI1NiJ9." RFC_7519_CLAIMS, // cut off
          "eyJhbGciOiJIUzI1NiJ9." RFC_7519_CLAIMS ".");
}

static void a_jwt_tells_its_algorithm(void **state)
{
    (void)state;
    tells("jwt", "eyJhbGciOiJIUzI1NiJ9.x.y",
          "it is signed with a shared secret (HS256 and its like)");
    tells("jwt", "eyJhbGciOiJFUzI1NiJ9.x.y",
          "it is signed with a key on a curve (ES256 and its like)");
    tells("jwt", "eyJhbGciOiJYWTI1NiJ9.x.y", "");
    tells("jwt", "", "");
}

static void a_jwk_has_private_members(void **state)
{
    (void)state;
    // RFC 8037 A.1, RFC 7517 A.2 and A.3.
    HOLDS("jwk-private",
          "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_"
          "9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
          "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
          "{\"kty\": \"EC\", \"crv\": \"P-256\",\n"
          " \"x\": \"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\n"
          " \"y\": \"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\",\n"
          " \"d\": \"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\", \"use\": \"enc\"}",
          "{\"kty\":\"oct\",\"alg\":\"A128KW\",\"k\":\"GawgguFyGrWKav7AX4VKUg\"}");
    FAILS("jwk-private", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"MKBC\",\"y\":\"4Etl\"}",
          "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"your-key\"}", "{\"kty\":\"oct\"}",
          "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"AQAB\"}");
    SILENT("jwk-private", "{}", "{\"kty\":\"XYZ\"}", "{\"kty\":", "", "{\"kty\":1}");
}

static void json_is_looked_into(void **state)
{
    struct slice text;
    struct slice json = SLICE("{ \"a\" : {\"b\": \"no\"}, \"l\": [\"b\", 1], \"b\": \"yes\\\"\" }");
    (void)state;
    assert_true(json_is_object(json));
    assert_true(json_string_of(json, SLICE("b"), &text));
    assert_slice(text, "yes\\\"");
    assert_false(json_string_of(json, SLICE("a"), &text));
    assert_false(json_string_of(json, SLICE("c"), &text));
    assert_true(json_has(json, SLICE("a")));
    assert_false(json_has(json, SLICE("yes")));
    assert_true(json_is_object(SLICE("{}\n")));
    assert_false(json_is_object(SLICE("{}{}")));
    assert_false(json_is_object(SLICE("{\"a\": \"b}")));
    assert_false(json_is_object(SLICE("[]")));
    assert_false(json_is_object(SLICE("{[}]")));
    assert_false(json_is_object(SLICE("{{{{{{{{{{{{{{{{{}}}}}}}}}}}}}}}}}")));
    assert_false(json_has(SLICE("}}}{\"a\":1}"), SLICE("a")));
    assert_false(json_has(SLICE("{\"a"), SLICE("a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_jwt_is_json_behind_base64),
        cmocka_unit_test(a_jwt_without_signature_is_inert),
        cmocka_unit_test(a_jwt_tells_its_algorithm),
        cmocka_unit_test(a_jwk_has_private_members),
        cmocka_unit_test(json_is_looked_into),
    };
    return RUN_TESTS(tests);
}
