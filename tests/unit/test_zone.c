// What the syntax says of a span. In each text the span is marked «so»; the marks
// are taken out before it is parsed. The languages' own samples say much more:
// test_samples.c.
#include "zone.h"

#include "buf.h"
#include "unit.h"

#include <stdlib.h>

enum { MOST_MARKS = 2048 };

static struct zone_parser *parser;
static struct buf text; // of the last ask()
static struct span spans[MOST_MARKS];
static struct syntax answers[MOST_MARKS];
static size_t marks;

static const struct language *language_named(const char *name)
{
    for (size_t i = 0; i < language_count; i++)
        if (slice_equals(languages[i].name, slice_of_string(name)))
            return &languages[i];
    fail_msg("no language is called %s", name);
    return NULL;
}

static void take_marks(struct slice marked)
{
    const struct slice open = SLICE("«"), close = SLICE("»");
    buf_clear(&text);
    marks = 0;
    for (size_t i = 0; i < marked.len; i++) {
        struct slice rest = slice_cut(marked, i, marked.len);
        if (slice_starts_with(rest, open)) {
            assert_true(marks < MOST_MARKS);
            spans[marks++].offset = text.len;
        } else if (slice_starts_with(rest, close)) {
            spans[marks - 1].len = text.len - spans[marks - 1].offset;
        } else {
            buf_add_byte(&text, marked.ptr[i]);
            continue;
        }
        i += open.len - 1;
    }
}

static bool ask_with(const char *language, struct slice marked, struct zone_budget budget)
{
    take_marks(marked);
    return zone_answer(parser, language_named(language), buf_slice(&text), spans, marks, answers,
                       budget);
}

// The answer to the only mark.
static struct syntax ask(const char *language, struct slice marked)
{
    assert_true(ask_with(language, marked, ZONE_BUDGET_DEFAULT));
    assert_int_equal(marks, 1);
    assert_true(answers[0].by_tree);
    return answers[0];
}

static struct slice said(struct span span)
{
    return slice_cut(buf_slice(&text), span.offset, span.offset + span.len);
}

static void the_innermost_node_decides(void **state)
{
    (void)state;
    assert_int_equal(ask("python", SLICE("x = 'a«b»c'")).role, ROLE_STRING);
    assert_int_equal(ask("python", SLICE("x = f'a{«b»}c'")).role, ROLE_CODE);
    assert_int_equal(ask("python", SLICE("x = f'a{g(\"«b»\")}c'")).role, ROLE_STRING);
    assert_int_equal(ask("python", SLICE("x = 1 # 'a «b»'")).role, ROLE_COMMENT);
    assert_int_equal(ask("python", SLICE("x = «'abc'»")).role, ROLE_STRING);
    assert_int_equal(ask("python", SLICE("x = 'abc' «+ y»")).role, ROLE_CODE);
}

static void a_value_tells_its_nearest_name(void **state)
{
    (void)state;
    struct syntax answer = ask("json", SLICE("{\"a\": {\"b.c\": [1, \"«x»\"]}}"));
    assert_slice(said(answer.name), "b.c");
    assert_int_equal(answer.role, ROLE_STRING);
    assert_slice(said(ask("python", SLICE("a = f(b=['«x»'])")).name), "b");
    assert_slice(said(ask("ruby", SLICE("a = { :b => '«x»' }")).name), "b");
    assert_slice(said(ask("bash", SLICE("login --token '«x»'")).name), "token");
}

static void a_name_tells_itself_whole(void **state)
{
    (void)state;
    struct syntax answer = ask("json", SLICE("{\"user_«ssn»_hash\": 1}"));
    assert_int_equal(answer.role, ROLE_KEY);
    assert_slice(said(answer.name), "user_ssn_hash");
    answer = ask("python", SLICE("«user_email = 'x'»"));
    assert_int_equal(answer.role, ROLE_NAME);
    assert_slice(said(answer.name), "user_email");
}

static void a_function_body_is_out_of_reach_of_what_it_is_bound_to(void **state)
{
    (void)state;
    struct syntax answer = ask("javascript", SLICE("const token = make(() => { log('«x»'); });"));
    assert_int_equal(answer.name.len, 0);
    assert_slice(said(answer.call), "log");
    answer = ask("javascript", SLICE("const token = make({ f: '«x»' });"));
    assert_slice(said(answer.name), "f");
    assert_slice(said(answer.call), "make");
}

static void a_comment_is_bound_to_nothing(void **state)
{
    (void)state;
    struct syntax answer = ask("python", SLICE("a = f(1, # «x»\n 2)"));
    assert_int_equal(answer.role, ROLE_COMMENT);
    assert_int_equal(answer.name.len, 0);
    assert_int_equal(answer.call.len, 0);
}

static void a_field_tells_its_object_and_type(void **state)
{
    (void)state;
    struct syntax answer =
        ask("go", SLICE("package p\ntype User struct {\n\tA, «Email» *string\n}\n"));
    assert_int_equal(answer.role, ROLE_FIELD);
    assert_slice(said(answer.name), "Email");
    assert_slice(said(answer.object), "User");
    assert_slice(said(answer.type), "*string");
    answer = ask("sql", SLICE("CREATE TABLE a.users (id INT, «ssn» CHAR(9));"));
    assert_int_equal(answer.role, ROLE_FIELD);
    assert_slice(said(answer.object), "users");
    assert_slice(said(answer.type), "CHAR(9)");
}

static void a_variable_of_a_method_is_no_field(void **state)
{
    (void)state;
    struct syntax answer = ask("python", SLICE("class A:\n def f(self):\n  «email» = 1\n"));
    assert_int_equal(answer.role, ROLE_NAME);
    assert_int_equal(answer.object.len, 0);
    answer = ask("python", SLICE("class A:\n def f(self):\n  class B:\n   «email» = 1\n"));
    assert_int_equal(answer.role, ROLE_FIELD);
    assert_slice(said(answer.object), "B");
}

// The way out of the only mark.
static struct route route_of(const char *language, struct slice marked)
{
    struct route route;
    take_marks(marked);
    assert_int_equal(marks, 1);
    assert_true(zone_answer_routes(parser, language_named(language), buf_slice(&text), spans, 1,
                                   answers, &route, 1, ZONE_BUDGET_DEFAULT));
    return route;
}

static void a_route_tells_the_calls_from_the_inside_out(void **state)
{
    (void)state;
    struct route route = route_of("python", SLICE("log.info(str(f(x, y=g(«a.b»))))"));
    assert_slice(said(route.calls[0]), "g");
    assert_slice(said(route.calls[1]), "f");
    assert_slice(said(route.calls[2]), "str");
    assert_slice(said(route.calls[3]), "log.info");
    assert_int_equal(route.calls[4].len, 0);
    assert_int_equal(route_of("go", SLICE("package p\nvar x = «a.b»(c)")).calls[0].len, 0);
    route = route_of("java", SLICE("class A { void f() { log.info(\"x\", «a.b()»); } }"));
    assert_slice(said(route.calls[0]), "info");
    assert_int_equal(route.calls[1].len, 0);
    route = route_of("python", SLICE("a(b(c(d(e(f(g(h(«x»))))))))"));
    assert_slice(said(route.calls[ROUTE_MOST_CALLS - 1]), "c");
}

static void a_route_tells_the_outermost_variable_and_no_key(void **state)
{
    (void)state;
    struct route route = route_of("python", SLICE("payload = {'a': [{'b': «user.email»}]}"));
    assert_slice(said(route.variable), "payload");
    route = route_of("javascript", SLICE("const msg = `to ${«user.email»}`;"));
    assert_slice(said(route.variable), "msg");
    route = route_of("php", SLICE("<?php $msg = \"to {«$user->email»}\";"));
    assert_slice(said(route.variable), "msg");
    assert_int_equal(route_of("ruby", SLICE("f(«user.email»)")).variable.len, 0);
}

static void a_route_ends_at_the_body_of_statements(void **state)
{
    (void)state;
    struct route route = route_of("javascript", SLICE("const a = on(() => { log(«x.y»); });"));
    assert_slice(said(route.calls[0]), "log");
    assert_int_equal(route.calls[1].len, 0);
    assert_int_equal(route.variable.len, 0);
    assert_slice(said(route.scope), "{ log(x.y); }");
    assert_int_equal(route_of("python", SLICE("«a»\n")).scope.len, 2); // all
}

static void a_script_in_a_page_is_parsed_by_itself(void **state)
{
    (void)state;
    assert_true(ask_with("html",
                         SLICE("<p id='«a»'>\n<script>let k = '«b»'; // «c»\n</script>"
                               "<script>f(«d»)</script>\n<!-- «e» -->"),
                         ZONE_BUDGET_DEFAULT));
    assert_slice(said(answers[0].name), "id");
    assert_int_equal(answers[1].role, ROLE_STRING);
    assert_slice(said(answers[1].name), "k");
    assert_int_equal(answers[2].role, ROLE_COMMENT);
    assert_slice(said(answers[3].call), "f");
    assert_int_equal(answers[4].role, ROLE_COMMENT);
}

static void answers_stand_in_the_order_of_the_questions(void **state)
{
    (void)state;
    struct slice source = SLICE("a = 'x' # y\n");
    struct span asked[] = {{10, 1}, {5, 1}, {0, 1}, {5, 1}};
    struct syntax given[4];
    assert_true(zone_answer(parser, language_named("python"), source, asked, 4, given,
                            ZONE_BUDGET_DEFAULT));
    assert_int_equal(given[0].role, ROLE_COMMENT);
    assert_int_equal(given[1].role, ROLE_STRING);
    assert_int_equal(given[2].role, ROLE_NAME);
    assert_int_equal(given[3].role, ROLE_STRING);
}

static void spans_that_are_not_in_the_text_have_no_answer(void **state)
{
    (void)state;
    struct span asked[] = {{0, 0}, {3, 0}, {12, 1}, {11, 2}, {SIZE_MAX, 1}, {1, SIZE_MAX}};
    struct syntax given[6];
    assert_true(zone_answer(parser, language_named("python"), SLICE("a = 'x' # y\n"), asked, 6,
                            given, ZONE_BUDGET_DEFAULT));
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(given[i].role, ROLE_UNKNOWN);
        assert_false(given[i].by_tree);
    }
    assert_true(zone_answer(parser, language_named("python"), SLICE(""), asked, 6, given,
                            ZONE_BUDGET_DEFAULT));
    assert_true(zone_answer(parser, language_named("python"), SLICE(""), asked, 0, given,
                            ZONE_BUDGET_DEFAULT));
}

static void a_text_with_errors_still_answers(void **state)
{
    (void)state;
    assert_int_equal(ask("javascript", SLICE("}}) const a = ; 'x «y» z' ((")).role, ROLE_STRING);
    assert_int_equal(ask("c", SLICE("#if X\nint f( {\n#else /* «c» */\n")).role, ROLE_COMMENT);
}

static void a_language_without_a_grammar_is_refused(void **state)
{
    (void)state;
    assert_false(ask_with("dockerfile", SLICE("ENV A=«b»"), ZONE_BUDGET_DEFAULT));
    assert_int_equal(zone_refusal(parser), ZONE_NO_GRAMMAR);
    assert_int_equal(answers[0].role, ROLE_UNKNOWN);
}

static void roles_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    struct language bad = *language_named("python");
    struct err err = {0};
    bad.roles = SLICE("(comment) @comment\n(strings) @string");
    take_marks(SLICE("a = «1»"));
    assert_false(
        zone_answer(parser, &bad, buf_slice(&text), spans, marks, answers, ZONE_BUDGET_DEFAULT));
    assert_int_equal(zone_refusal(parser), ZONE_BAD_ROLES);
    assert_false(zone_check_roles(parser, &bad, &err));
    assert_string_equal(err.message, "python/roles.scm:2:1: the grammar has no such node");
}

// The text up to the NUL is parsed, what follows is not.
static void what_a_parser_did_not_reach_has_no_answer(void **state)
{
    (void)state;
    assert_false(ask_with("yaml", SLICE("a: «b»\nc: \0d\ne: «f»\n"), ZONE_BUDGET_DEFAULT));
    assert_int_equal(zone_refusal(parser), ZONE_GAVE_UP);
    assert_true(answers[0].by_tree);
    assert_slice(said(answers[0].name), "a");
    assert_false(answers[1].by_tree);
    assert_int_equal(answers[1].role, ROLE_UNKNOWN);
}

static void add_repeated(struct buf *out, const char *string, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_add_string(out, string);
}

static void deep_nesting_is_no_danger(void **state)
{
    (void)state;
    static const char *const openers[][2] = {
        {"json", "["}, {"json", "{\"a\":"}, {"python", "("},      {"javascript", "{a:["},
        {"c", "("},    {"go", "["},         {"html", "<p><div>"}, {"yaml", "["},
    };
    struct zone_budget generous = {100 * 1000, 100, 4 * 1024 * 1024};
    struct buf deep;
    buf_init(&deep, 1024 * 1024);
    for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
        buf_clear(&deep);
        add_repeated(&deep, openers[i][1], 50 * 1000);
        buf_add_string(&deep, "«x»");
        ask_with(openers[i][0], buf_slice(&deep), generous);
        assert_int_equal(marks, 1);
    }
    buf_release(&deep);
}

// For each tag the SQL lexer looks for its end, to the end of the text.
static void the_budget_ends_a_hostile_text(void **state)
{
    (void)state;
    struct buf hostile;
    buf_init(&hostile, 1024 * 1024);
    for (size_t i = 0; i < 5000; i++)
        buf_printf(&hostile, "SELECT $t%zu$;\n", i);
    buf_add_string(&hostile, "SELECT '«x»'");
    assert_false(ask_with("sql", buf_slice(&hostile), ZONE_BUDGET_DEFAULT));
    assert_int_equal(zone_refusal(parser), ZONE_OUT_OF_BUDGET);
    assert_int_equal(answers[0].role, ROLE_UNKNOWN);
    buf_release(&hostile);
    // And the next text is parsed from its start.
    assert_int_equal(ask("sql", SLICE("SELECT '«x»'")).role, ROLE_STRING);
}

static void the_budget_counts_the_spans(void **state)
{
    (void)state;
    struct zone_budget small = {50, 0, 1024 * 1024};
    struct buf many;
    buf_init(&many, 1024 * 1024);
    add_repeated(&many, "a = '«x»'\n", 100);
    assert_false(ask_with("python", buf_slice(&many), small));
    assert_int_equal(zone_refusal(parser), ZONE_OUT_OF_BUDGET);
    assert_int_equal(answers[0].role, ROLE_STRING);
    assert_int_equal(answers[99].role, ROLE_UNKNOWN);
    assert_true(ask_with("python", buf_slice(&many), ZONE_BUDGET_DEFAULT));
    buf_release(&many);
}

static void a_wide_node_is_not_walked_for_each_span(void **state)
{
    (void)state;
    struct buf wide;
    buf_init(&wide, 1024 * 1024);
    buf_add_string(&wide, "{");
    add_repeated(&wide, "\"a\": [\"b\"], ", 20 * 1000);
    add_repeated(&wide, "\"c\": \"«d»\", ", 500);
    assert_true(ask_with("json", buf_slice(&wide), ZONE_BUDGET_DEFAULT));
    assert_slice(said(answers[499].name), "c");
    buf_release(&wide);
}

static void add_python_lines(struct buf *out, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        buf_printf(out, "name_%zu = call(%zu, \"text %zu\") # comment\n", i, i, i);
}

static void a_large_text_is_parsed_around_its_spans(void **state)
{
    (void)state;
    struct zone_budget little = {.steps = 1000, .steps_per_kib = 40, .most_bytes = 32 * 1024};
    struct buf large;
    buf_init(&large, 8 * 1024 * 1024);
    buf_add_string(&large, "first = '«a»'\n");
    add_python_lines(&large, 20 * 1000);
    buf_add_string(&large, "middle = [\n    '«b»', # «c»\n]\n");
    add_python_lines(&large, 20 * 1000);
    buf_add_string(&large, "last = '«d»'");
    assert_true(ask_with("python", buf_slice(&large), little));
    assert_slice(said(answers[0].name), "first");
    assert_slice(said(answers[1].name), "middle");
    assert_int_equal(answers[2].role, ROLE_COMMENT);
    assert_slice(said(answers[3].name), "last");
    // A language in which some lines do not parse like the whole is not cut.
    assert_false(ask_with("yaml", buf_slice(&large), little));
    assert_int_equal(zone_refusal(parser), ZONE_TOO_LARGE);
    buf_release(&large);
}

static void windows_past_the_ceiling_are_refused(void **state)
{
    (void)state;
    struct zone_budget little = {.steps = 1000, .steps_per_kib = 40, .most_bytes = 6 * 1024};
    struct buf large;
    buf_init(&large, 8 * 1024 * 1024);
    buf_add_string(&large, "first = '«a»'\n");
    add_python_lines(&large, 5000);
    buf_add_string(&large, "last = '«d»'");
    assert_false(ask_with("python", buf_slice(&large), little));
    assert_int_equal(zone_refusal(parser), ZONE_TOO_LARGE);
    assert_slice(said(answers[0].name), "first");
    assert_int_equal(answers[1].role, ROLE_UNKNOWN);
    buf_release(&large);
}

// Without a line to begin at a window would start anywhere, in a string for one.
static void an_endless_line_is_parsed_whole(void **state)
{
    (void)state;
    struct buf line;
    buf_init(&line, 1024 * 1024);
    add_repeated(&line, "a(\"b'c\");", 20 * 1000);
    buf_add_string(&line, "const k = \"«x»\"");
    assert_true(ask_with("javascript", buf_slice(&line), ZONE_BUDGET_DEFAULT));
    assert_slice(said(answers[0].name), "k");
    buf_release(&line);
}

static void the_same_question_gets_the_same_answer(void **state)
{
    (void)state;
    struct buf hostile;
    buf_init(&hostile, 1024 * 1024);
    add_repeated(&hostile, "fun a<«b»>(c: d = {«e» -> ", 60);
    bool first = ask_with("kotlin", buf_slice(&hostile), ZONE_BUDGET_DEFAULT);
    struct syntax before[MOST_MARKS];
    memcpy(before, answers, marks * sizeof *answers);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ask_with("kotlin", buf_slice(&hostile), ZONE_BUDGET_DEFAULT), first);
        assert_memory_equal(before, answers, marks * sizeof *answers);
    }
    buf_release(&hostile);
}

static int start(void **state)
{
    (void)state;
    parser = zone_parser_new();
    buf_init(&text, 8 * 1024 * 1024);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    zone_parser_free(parser);
    buf_release(&text);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_innermost_node_decides),
        cmocka_unit_test(a_value_tells_its_nearest_name),
        cmocka_unit_test(a_name_tells_itself_whole),
        cmocka_unit_test(a_function_body_is_out_of_reach_of_what_it_is_bound_to),
        cmocka_unit_test(a_comment_is_bound_to_nothing),
        cmocka_unit_test(a_field_tells_its_object_and_type),
        cmocka_unit_test(a_variable_of_a_method_is_no_field),
        cmocka_unit_test(a_route_tells_the_calls_from_the_inside_out),
        cmocka_unit_test(a_route_tells_the_outermost_variable_and_no_key),
        cmocka_unit_test(a_route_ends_at_the_body_of_statements),
        cmocka_unit_test(a_script_in_a_page_is_parsed_by_itself),
        cmocka_unit_test(answers_stand_in_the_order_of_the_questions),
        cmocka_unit_test(spans_that_are_not_in_the_text_have_no_answer),
        cmocka_unit_test(a_text_with_errors_still_answers),
        cmocka_unit_test(a_language_without_a_grammar_is_refused),
        cmocka_unit_test(roles_that_do_not_fit_are_refused),
        cmocka_unit_test(what_a_parser_did_not_reach_has_no_answer),
        cmocka_unit_test(deep_nesting_is_no_danger),
        cmocka_unit_test(the_budget_ends_a_hostile_text),
        cmocka_unit_test(the_budget_counts_the_spans),
        cmocka_unit_test(a_wide_node_is_not_walked_for_each_span),
        cmocka_unit_test(a_large_text_is_parsed_around_its_spans),
        cmocka_unit_test(windows_past_the_ceiling_are_refused),
        cmocka_unit_test(an_endless_line_is_parsed_whole),
        cmocka_unit_test(the_same_question_gets_the_same_answer),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
