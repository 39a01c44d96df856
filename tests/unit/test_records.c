// What readers make of texts: each record as "TITLE: NAME=VALUE NAME=VALUE".
#include "records.h"

#include "unit.h"

#include <stdio.h>

static struct arena memory;
static struct slice text, seen;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct slice at(struct span span)
{
    return slice_cut(text, span.offset, span.offset + span.len);
}

static bool note(void *self, const struct record *record)
{
    (void)self;
    assert_true(record->whole.offset + record->whole.len <= text.len);
    seen = arena_printf(&memory, "%.*s%.*s:", SLICE_ARG(seen), SLICE_ARG(at(record->title)));
    for (size_t i = 0; i < record->count; i++)
        seen = arena_printf(&memory, "%.*s %.*s=%.*s", SLICE_ARG(seen),
                            SLICE_ARG(at(record->cells[i].name)),
                            SLICE_ARG(at(record->cells[i].value)));
    seen = arena_printf(&memory, "%.*s\n", SLICE_ARG(seen));
    return true;
}

static const char *records_of(const char *path, const char *content)
{
    struct blob blob = {.path = slice_of_string(path), .bytes = slice_of_string(content)};
    struct doc doc;
    doc_open(&doc, &blob);
    text = doc.text;
    seen = SLICE("");
    records_read(&doc, RECORDS_KEYED | RECORDS_INSERTED, &memory, note, NULL);
    doc_close(&doc);
    return arena_copy(&memory, seen).ptr;
}

static void separated_values_have_the_names_of_the_first_line(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.csv", "name,dob\nKim,1980\nRobin,1971\n"),
                        ": name=Kim dob=1980\n: name=Robin dob=1971\n");
    assert_string_equal(records_of("a.csv", "\xef\xbb\xbfname;dob\r\nKim;1980\r\n"),
                        ": name=Kim dob=1980\n");
    assert_string_equal(records_of("a.tsv", "name\tdob\nKim\t\n"), ": name=Kim dob=\n");
    assert_string_equal(records_of("a.psv", "name|dob\nKim|1980"), ": name=Kim dob=1980\n");
    assert_string_equal(records_of("a.csv", "sep=;\n# from the shop\nname;dob\nKim;1980\n"),
                        ": name=Kim dob=1980\n");
}

static void quotes_hold_separators_quotes_and_line_ends(void **state)
{
    (void)state;
    assert_string_equal(
        records_of("a.csv", "name,\"note\"\n\"Lee, Kim\",\"say \"\"hi\"\"\nand go\"\nRo,x\n"),
        ": name=Lee, Kim note=say \"\"hi\"\"\nand go\n: name=Ro note=x\n");
    // One that is not closed is a byte like any other.
    assert_string_equal(records_of("a.csv", "name,size\n\"Kim,5\nRo,6\n"),
                        ": name=\"Kim size=5\n: name=Ro size=6\n");
}

static void a_header_alone_is_no_record(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.csv", "name,dob\n"), "");
    assert_string_equal(records_of("a.csv", "name\nKim\n"), "");
    assert_string_equal(records_of("a.csv", ""), "");
}

static void the_content_may_speak_for_a_table(void **state)
{
    (void)state;
    assert_string_equal(records_of("people.dat", "name;dob\nKim;1980\nRo;1971\n"),
                        ": name=Kim dob=1980\n: name=Ro dob=1971\n");
    assert_string_equal(records_of("notes.txt", "Dear all, hello\nthis is a, b, c letter\n"), "");
    assert_string_equal(
        records_of("README.md", "| name | dob |\n|------|-----|\n| Kim | 1980 |\n| Ro | 1971 |\n"),
        ": name=Kim dob=1980\n: name=Ro dob=1971\n");
}

static void inserts_have_the_names_of_their_list(void **state)
{
    (void)state;
    assert_string_equal(
        records_of("a.sql",
                   "insert into `t` (`name`, dob) values ('O''Neil', 1), ('a\\'b', NULL);"),
        "t: name=O''Neil dob=1\nt: name=a\\'b dob=NULL\n");
    assert_string_equal(records_of("a.sql", "INSERT INTO s.t (a, b) VALUES (f('x,', 1), N'y');"),
                        "t: a=f('x,', 1) b=y\n");
    assert_string_equal(records_of("a.sql", "INSERT INTO t (a, b) VALUES (1, 2, 3), (4, 5);"),
                        "t: a=4 b=5\n");
}

static void an_insert_without_names_has_those_of_the_table(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.sql",
                                   "CREATE TABLE IF NOT EXISTS t (\n  id int(11) DEFAULT '1',\n"
                                   "  name varchar(9),\n  PRIMARY KEY (id)\n);\n"
                                   "INSERT INTO t VALUES (1,'Kim'),(2,'Ro');\n"),
                        "t: id=1 name=Kim\nt: id=2 name=Ro\n");
    assert_string_equal(records_of("a.sql", "INSERT INTO u VALUES (1,'Kim');\n"), "");
}

static void copied_rows_end_with_a_backslash_and_a_dot(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.sql", "COPY public.t (name, dob) FROM stdin;\nKim\t1980\n"
                                            "Ro\t\\N\n\\.\nSELECT 1\t2;\n"),
                        "t: name=Kim dob=1980\nt: name=Ro dob=\\N\n");
}

static void objects_in_arrays_are_records(void **state)
{
    (void)state;
    assert_string_equal(
        records_of("a.json",
                   "{\"people\": [{\"name\": \"Kim\", \"address\": {\"zip\": 1}, \"tags\": "
                   "[\"a\", \"b\"]}, {\"name\": \"R\\\"o\"}]}"),
        "people: name=Kim zip=1 tags=a\npeople: name=R\\\"o\n");
    assert_string_equal(records_of("a.ndjson", "{\"a\": 1, \"b\": {\"c\": 2}}\n{\"a\": 3}\n"),
                        ": a=1 c=2\n: a=3\n");
}

static void the_first_of_an_array_of_parts_is_part_of_the_record(void **state)
{
    (void)state;
    assert_string_equal(
        records_of("a.json",
                   "[{\"name\": [{\"family\": \"x\"}, {\"family\": \"y\"}], \"dob\": 1}]"),
        "name: family=y\n: family=x dob=1\n");
}

static void nested_objects_outside_of_arrays_stand_alone_unless_they_are_parts(void **state)
{
    (void)state;
    assert_string_equal(
        records_of("a.json", "{\"id\": 1, \"kim\": {\"name\": {\"last\": \"x\"}, \"age\": 2}}"),
        "kim: last=x age=2\n: id=1\n");
}

static void literals_of_languages_are_read_alike(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.js", "const a = [{name: 'Kim', age: 4}]; // {b: 'c'}\n"),
                        ": name=Kim age=4\n");
    assert_string_equal(records_of("a.rb", "create(:user, name: 'Kim', 'dob' => \"1980\")\n"),
                        ": name=Kim dob=1980\n");
    assert_string_equal(records_of("a.py", "p = Person(name=\"Kim\", age=f(4), dob='1980', x=y)\n"),
                        ": name=Kim dob=1980\n");
    // What is computed is no value.
    assert_string_equal(records_of("a.py", "p = {'name': 'a' + b, 'dob': c['d'], 'e': 'f'}\n"),
                        ": e=f\n");
}

static void frames_are_read_by_column_and_by_row(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.py", "pd.DataFrame({'name': ['Kim', 'Ro'], 'age': [1, 2]})"),
                        ": name=Kim age=1\n: name=Ro age=2\n");
    assert_string_equal(
        records_of("a.py", "pd.DataFrame([('Kim', 1), ('Ro', 2)], columns=['name', 'age'])"),
        ": name=Kim age=1\n: name=Ro age=2\n");
    assert_string_equal(
        records_of("a.json",
                   "{\"columns\": [\"name\", \"age\"], \"data\": [[\"Kim\", 1], [\"Ro\", 2]]}"),
        "data: name=Kim age=1\ndata: name=Ro age=2\n");
    assert_string_equal(records_of("a.py", "rows = [['name', 'age'], ['Kim', 1], ['Ro', 2]]\n"),
                        ": name=Kim age=1\n: name=Ro age=2\n");
}

static void yaml_is_read_by_its_indentation(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.yml",
                                   "# staff\n- name: Kim  # boss\n  dob: '1980'\n  address:\n"
                                   "    zip: 1\n- name: Ro\n"),
                        ": name=Kim dob=1980 zip=1\n: name=Ro\n");
    assert_string_equal(records_of("a.yml", "people:\n- name: Kim\n- name: Ro\nother: 1\n"),
                        "people: name=Kim\npeople: name=Ro\n: other=1\n");
    assert_string_equal(records_of("a.yml",
                                   "kim:\n  name: Kim\n  text: |\n    dob: 1\n  age: 4\nro:\n"
                                   "  name: Ro\n"),
                        "kim: name=Kim age=4\nro: name=Ro\n");
}

static void xml_has_elements_and_attributes(void **state)
{
    (void)state;
    assert_string_equal(records_of("a.xml",
                                   "<?xml version=\"1.0\"?>\n<!-- <a>b</a> --><all><p id=\"1\">\n"
                                   "<name>Kim</name><address><zip>2</zip></address></p>"
                                   "<p><n:name>Ro</n:name></p></all>"),
                        "p: id=1 name=Kim zip=2\np: name=Ro\n");
    assert_string_equal(records_of("a.xml", "<row><field name=\"dob\">1980</field></row>"),
                        "field: name=dob\nrow: dob=1980\n");
}

static void what_never_closes_is_read_to_its_end(void **state)
{
    static const char *const texts[] = {
        "{\"a\": \"", "{\"a\": 1", "[[[[[[[[[[[[", "{'a': [1, 2", "}}}])]", "{\"a\" \"b\" : : , =>",
        "\"\"\"",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        records_of("a.json", texts[i]);
        records_of("a.py", texts[i]);
        records_of("a.yml", texts[i]);
        records_of("a.csv", texts[i]);
        records_of("a.sql", texts[i]);
    }
    records_of("a.xml", "<a><b c=\"d");
    records_of("a.xml", "</a></b><c/><d e='f'/><!--");
    records_of("a.sql", "INSERT INTO t (a VALUES ('");
    records_of("a.sql", "CREATE TABLE t (a int, b varchar(");
    assert_string_equal(records_of("a.sql", "COPY t (a) FROM stdin;"), "");
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(separated_values_have_the_names_of_the_first_line),
        TEST(quotes_hold_separators_quotes_and_line_ends),
        TEST(a_header_alone_is_no_record),
        TEST(the_content_may_speak_for_a_table),
        TEST(inserts_have_the_names_of_their_list),
        TEST(an_insert_without_names_has_those_of_the_table),
        TEST(copied_rows_end_with_a_backslash_and_a_dot),
        TEST(objects_in_arrays_are_records),
        TEST(the_first_of_an_array_of_parts_is_part_of_the_record),
        TEST(nested_objects_outside_of_arrays_stand_alone_unless_they_are_parts),
        TEST(literals_of_languages_are_read_alike),
        TEST(frames_are_read_by_column_and_by_row),
        TEST(yaml_is_read_by_its_indentation),
        TEST(xml_has_elements_and_attributes),
        TEST(what_never_closes_is_read_to_its_end),
    };
    return RUN_TESTS(tests);
}
