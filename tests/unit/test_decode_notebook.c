// Jupyter notebooks: cells are read as the texts that they are, and findings point into the file.
#include "detected.h"

#include "unit.h"

#define PATTERN                                                                           \
    "id: a-password, type: password, severity: high, generic: true, secret_value: true, " \
    "names: [password], value: '[^\\s\"]{6,64}'"
#define TOKEN "acme_k7q2m9x4c1z8"
#define TOKEN_PATTERN                                                                        \
    "id: acme-token, type: api-token, severity: high, structured: true, keywords: [acme_], " \
    "regex: '(?<![a-z0-9])acme_[a-z0-9]{12}(?![a-z0-9])'"

static void assert_said(const char *path, const char *text, const char *expected, const char *why)
{
    struct detected d = {0};
    detected_with(&d, "credential", PATTERN);
    detected_with(&d, "credential", TOKEN_PATTERN);
    assert_string_equal(detected_in(&d, path, text), expected);
    if (d.findings.count)
        assert_slice(d.findings.items[0].why[0], why);
    detected_release(&d);
}

#define CELLS "decoded from the JSON strings of a notebook"

static void lines_of_a_source_are_one_text(void **state)
{
    (void)state;
    assert_said("a.ipynb",
                "{\"cells\": [{\"source\": [\n"
                "  \"import os\\n\",\n"
                "  \"password = \\\"h7Kq2-xW9!\\\"\\n\"]}]}",
                "a-password 3:17 medium live\n", CELLS);
    // A name in one string and its value in the next.
    assert_said("a.ipynb",
                "{\"cells\": [{\"source\": [\n"
                "  \"password = (\\n\",\n"
                "  \"    'h7Kq2-xW9!')\\n\"]}]}",
                "a-password 3:9 medium live\n", CELLS);
}

static void a_value_s_escapes_are_decoded(void **state)
{
    (void)state;
    assert_said("a.ipynb", "{\"source\": [\"password = 'h7Kq2-x\\u00579!'\\n\"]}",
                "a-password 1:26 medium live\n", CELLS);
    assert_said("a.ipynb", "{\"source\": \"import os\\npassword = 'h7Kq2-xW9!'\\n\"}",
                "a-password 1:36 medium live\n", CELLS);
}

static void outputs_are_read_too(void **state)
{
    (void)state;
    assert_said("a.ipynb",
                "{\"outputs\": [{\"name\": \"stdout\", \"text\": [\n"
                " \"the token is\\n\",\n \"\\t" TOKEN "\\n\"]}]}",
                "acme-token 3:5 high live\n", CELLS);
    assert_said("a.ipynb",
                "{\"outputs\": [{\"data\": {\"text/plain\": [\n"
                " \"{'password': 'h7Kq2-xW9!'}\"]}}]}",
                "a-password 2:17 medium live\n", CELLS);
}

static void what_is_an_expression_there_is_none_of_the_file_s(void **state)
{
    (void)state;
    assert_said("a.ipynb", "{\"source\": [\"password = os.environ[\\\"PASSWORD\\\"]\\n\"]}", "",
                "");
    assert_said("a.ipynb", "{\"source\": [\"password = getpass(\\\"Password: \\\")\\n\"]}", "", "");
}

static void images_are_left_alone(void **state)
{
    (void)state;
    assert_said("a.ipynb", "{\"data\": {\"image/svg+xml\": [\"<svg\\n\", \"" TOKEN "\"]}}",
                "acme-token 1:40 high live\n", "its format is used for nothing else");
    assert_said("a.ipynb", "{\"data\": {\"image/png\": [\"iVBORw0KGgo\\n" TOKEN "\\n\"]}}", "", "");
}

static void another_file_is_no_notebook(void **state)
{
    (void)state;
    assert_said("a.json", "{\"source\": [\"password = 'h7Kq2-xW9!'\\n\"]}",
                "a-password 1:26 medium live\n", "the name it is bound to says what it is");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_a_source_are_one_text),
        cmocka_unit_test(a_value_s_escapes_are_decoded),
        cmocka_unit_test(outputs_are_read_too),
        cmocka_unit_test(what_is_an_expression_there_is_none_of_the_file_s),
        cmocka_unit_test(images_are_left_alone),
        cmocka_unit_test(another_file_is_no_notebook),
    };
    return RUN_TESTS(tests);
}
