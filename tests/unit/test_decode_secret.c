// Kubernetes Secrets: what is bound to a key is the decoded value.
#include "detected.h"

#include "unit.h"

#define PATTERN                                                                           \
    "id: a-password, type: password, severity: high, generic: true, secret_value: true, " \
    "names: [password], value: '[^\\s\"]{6,64}'"

// Base64 of "h7Kq2-xW9!" and of "changeme".
#define ENCODED "aDdLcTIteFc5IQ=="
#define ENCODED_CHANGEME "Y2hhbmdlbWU="

static void assert_said(const char *path, const char *text, const char *expected)
{
    struct detected d = {0};
    detected_with(&d, "credential", PATTERN);
    assert_string_equal(detected_in(&d, path, text), expected);
    detected_release(&d);
}

#define FOUND(path, text, place) assert_said(path, text, "a-password " place " medium live\n")
#define NOTHING(path, text) assert_said(path, text, "")

static void the_value_of_a_key_is_the_decoded_one(void **state)
{
    (void)state;
    FOUND("a.yml", "apiVersion: v1\nkind: Secret\ndata:\n  password: " ENCODED "\n", "4:13");
    FOUND("a.yml", "data:\n  db-password: \"" ENCODED "\" # old\nkind: 'Secret'\n", "2:17");
    FOUND("a.yml", "kind: Secret\r\ndata:\r\n    password: " ENCODED "\r\n", "3:15");
    FOUND("a.yml", "kind: Secret\ndata: {user: a2lt, password: " ENCODED "}\n", "2:30");
    FOUND("a.yml", "kind: List\nitems:\n- kind: Secret\n  data:\n    password: " ENCODED "\n",
          "5:15");
    FOUND("a.yml", "kind: Secret\ndata:\n\n  # of the database\n  password: |\n    " ENCODED "\n",
          "6:5");
    FOUND("a.json",
          "{\"data\": {\"user\": \"a2lt\", \"password\": \"" ENCODED "\"}, \"kind\": \"Secret\"}",
          "1:40");
    FOUND("a.json", "{\n\"kind\" : \"Secret\",\n\"data\" : {\n\"password\" :\n\"" ENCODED "\"}}",
          "5:2");
    FOUND("secret.tpl", "apiVersion: v1\nkind: Secret\ndata:\n  password: " ENCODED "\n", "4:13");
}

static void the_finding_is_the_characters_of_the_value(void **state)
{
    struct detected d = {0};
    (void)state;
    detected_with(&d, "credential", PATTERN);
    detected_in(&d, "a.yml", "kind: Secret\ndata:\n  password: " ENCODED "\n");
    assert_int_equal(d.findings.count, 1);
    assert_int_equal(d.findings.items[0].offset, 31);
    assert_int_equal(d.findings.items[0].length, strlen("aDdLcTIteFc5IQ"));
    assert_slice(d.findings.items[0].why[0], "decoded from base64 in a Kubernetes Secret");
    assert_slice(d.findings.items[0].preview, "**** (10 characters)");
    detected_release(&d);
}

static void a_decoded_value_is_judged_as_any_other(void **state)
{
    (void)state;
    // In the clear this is no secret, though its base64 looks like one.
    NOTHING("a.yml", "kind: Secret\ndata:\n  password: " ENCODED_CHANGEME "\n");
    NOTHING("a.yml", "kind: Secret\ndata:\n  password: {{ .Values.password | b64enc }}\n");
}

// A pattern that goes by how the encoded value looks is asked to leave what is none in the clear.
static void vague_patterns_of_encoded_values_give_way(void **state)
{
    static const char vague[] =
        "id: in-a-secret, type: secret-key, severity: high, secret_value: true, "
        "keywords: ['key'], regex: 'key: (?<value>[\\w+/=]{8,})'";
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"kind: Secret\ndata:\n  key: " ENCODED_CHANGEME "\n", ""},
        {"kind: Secret\ndata:\n  key: " ENCODED "\n", "in-a-secret 3:8 medium live\n"},
        // Random bytes, no text.
        {"kind: Secret\ndata:\n  key: 8Jx3q7l0wZyGmQ==\n", "in-a-secret 3:8 medium live\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct detected d = {0};
        detected_with(&d, "credential", vague);
        assert_string_equal(detected_in(&d, "a.yml", cases[i].text), cases[i].said);
        detected_release(&d);
    }
}

static void only_data_of_a_secret_is_decoded(void **state)
{
    (void)state;
    // Where it is no Secret the base64 is the value itself.
    FOUND("a.yml", "kind: ConfigMap\ndata:\n  password: " ENCODED "\n", "3:13");
    FOUND("a.yml", "kind: SecretStore\ndata:\n  password: " ENCODED "\n", "3:13");
    FOUND("a.yml",
          "kind: Secret\ndata:\n  user: a2lt\n---\nkind: A\ndata:\n  password: " ENCODED "\n",
          "7:13");
    FOUND("a.yml", "kind: Secret\nstringData:\n  password: " ENCODED "\n", "3:13");
    FOUND("a.yml", "kind: Secret\ndata:\n  user: a2lt\nmore:\n  password: " ENCODED "\n", "5:13");
}

static void a_value_of_several_lines_is_a_text(void **state)
{
    // "# of the app\npassword=h7Kq2-xW9!\nport=1\n"
    (void)state;
    FOUND("a.yml",
          "kind: Secret\ndata:\n  app.env: "
          "IyBvZiB0aGUgYXBwCnBhc3N3b3JkPWg3S3EyLXhXOSEKcG9ydD0xCg==\n",
          "3:41");
    FOUND("a.yml",
          "kind: Secret\ndata:\n  app.env: |\n"
          "    IyBvZiB0aGUgYXBwCnBhc3N3b3JkPWg3\n    S3EyLXhXOSEKcG9ydD0xCg==\n  z: a2lt\n",
          "4:34");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_value_of_a_key_is_the_decoded_one),
        cmocka_unit_test(the_finding_is_the_characters_of_the_value),
        cmocka_unit_test(a_decoded_value_is_judged_as_any_other),
        cmocka_unit_test(vague_patterns_of_encoded_values_give_way),
        cmocka_unit_test(only_data_of_a_secret_is_decoded),
        cmocka_unit_test(a_value_of_several_lines_is_a_text),
    };
    return RUN_TESTS(tests);
}
