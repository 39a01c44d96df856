#include "column.h"

#include "unit.h"

static void header_over(const char *path, const char *text, const char *needle, const char *header)
{
    struct blob blob = {.path = slice_of_string(path), .bytes = slice_of_string(text)};
    struct doc doc;
    doc_open(&doc, &blob);
    size_t at = slice_find(doc.text, slice_of_string(needle));
    assert_int_not_equal(at, SLICE_NOT_FOUND);
    assert_slice(column_header(&doc, at), header);
    doc_close(&doc);
}

static void a_value_has_the_header_of_its_column(void **state)
{
    (void)state;
    header_over("a.csv", "name,ssn,city\nKim,X,Kassel\n", "X", "ssn");
    header_over("a.csv", "name;\"tax id\";city\r\nKim;X;Kassel\r\n", "X", "\"tax id\"");
    header_over("a.tsv", "name\tssn\nKim\tX\n", "X", "ssn");
    header_over("a.csv", "name,ssn\n\"Kim, Jo\",X\n", "X", "ssn");
    header_over("a.CSV", "ssn\nX", "X", "ssn");
}

static void what_is_no_cell_has_none(void **state)
{
    (void)state;
    header_over("a.txt", "name,ssn\nKim,X\n", "X", "");
    header_over("a.csv", "name,X\n", "X", "");
    header_over("a.csv", "name,ssn\nKim,1,X\n", "X", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_has_the_header_of_its_column),
        cmocka_unit_test(what_is_no_cell_has_none),
    };
    return RUN_TESTS(tests);
}
