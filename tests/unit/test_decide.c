// Which of several candidates stands, and how sure we may be of it. Candidates are made by hand,
// so that each rule is seen by itself; test_detector.c sees them at work on texts.
#include "decide.h"

#include "doc.h"

#include "unit.h"

static const struct slice none[] = {{0}};

enum {
    NUMBER,
    CONTEXTUAL,
    CREDENTIAL,
    STRUCTURED,
    SECOND_NUMBER,
    NAMED,
    GENERIC,
    FILE_RULE,
    MARKER,
    NAME_FIELD,
    BIRTH_FIELD,
    THREE_TIMES,
    EMAIL,
    PATTERNS,
};

// The lists that nobody here fills.
#define LISTS                                                                                      \
    .keywords = none, .names = none, .context = none, .near = none, .checks = none, .files = none, \
    .languages = none, .terms = none, .without = none, .packages = none, .regulations = none
#define ROW(its_kind, its_evidence, its_finder)                                                  \
    .kind = KIND_##its_kind, .evidence = EVIDENCE_##its_evidence, .finder = FINDER_##its_finder, \
    LISTS

// clang-format off
static const struct pattern patterns[PATTERNS] = {
    [NUMBER] = {ROW(PERSONAL, VALUE, KEYWORD)},
    [CONTEXTUAL] = {ROW(PERSONAL, VALUE, KEYWORD), .context_use = CONTEXT_RAISES},
    [CREDENTIAL] = {ROW(CREDENTIAL, VALUE, KEYWORD)},
    [STRUCTURED] = {ROW(PERSONAL, VALUE, KEYWORD), .structured = true},
    [SECOND_NUMBER] = {ROW(PERSONAL, VALUE, KEYWORD)},
    [NAMED] = {ROW(CREDENTIAL, VALUE, NAME), .secret_value = true},
    [GENERIC] = {ROW(CREDENTIAL, VALUE, NAME), .secret_value = true, .generic = true},
    [FILE_RULE] = {ROW(CREDENTIAL, VALUE, FILE)},
    [MARKER] = {ROW(REGULATED, MARKER, KEYWORD), .strength = STRENGTH_STRONG},
    [NAME_FIELD] = {ROW(PERSONAL, SCHEMA, FIELD), .objects = none},
    [BIRTH_FIELD] = {ROW(PERSONAL, SCHEMA, FIELD), .objects = none},
    [THREE_TIMES] = {ROW(PERSONAL, VALUE, KEYWORD), .least = 3},
    [EMAIL] = {ROW(PERSONAL, VALUE, AT), .context_use = CONTEXT_RAISES},
};
// clang-format on

static const struct pattern_set set = {patterns, PATTERNS, NULL};

static const struct check holding = {.name = SLICE_INIT("held"), .says = SLICE_INIT("it holds")};

static struct slice tell_one_byte(struct slice value)
{
    return value.len == 1 ? SLICE("a value of one byte") : SLICE("");
}

static const struct check deciding = {
    .name = SLICE_INIT("decided"),
    .decides = true,
    .tell = tell_one_byte,
    .says = SLICE_INIT("it holds"),
    .denies = SLICE_INIT("it is none"),
    .inert = SLICE_INIT("it opens nothing"),
};

static struct candidate at(uint32_t pattern, size_t from, size_t to)
{
    struct span span = {from, to - from};
    return (struct candidate){
        .pattern = pattern, .whole = span, .value = span, .check = CHECK_SILENT};
}

static struct candidate with_check(struct candidate c)
{
    c.check = CHECK_HOLDS;
    c.held = &holding;
    return c;
}

static struct candidate with_decision(struct candidate c, enum check_result result)
{
    c.check = result;
    *(result == CHECK_FAILS ? &c.failed : &c.held) = &deciding;
    return c;
}

static struct candidate with_context(struct candidate c, const char *words)
{
    c.context = slice_of_string(words);
    return c;
}

// Which pattern is left of two candidates, whatever the order they come in; PATTERNS: both.
static uint32_t winner(struct candidate a, struct candidate b)
{
    uint32_t left[2];
    for (int turn = 0; turn < 2; turn++) {
        struct candidate items[] = {turn ? b : a, turn ? a : b};
        sort_by_place(items, 2);
        resolve_overlaps(&set, items, 2);
        assert_false(items[0].dropped && items[1].dropped);
        left[turn] = items[0].dropped   ? items[1].pattern
                     : items[1].dropped ? items[0].pattern
                                        : PATTERNS;
    }
    assert_int_equal(left[0], left[1]);
    return left[0];
}

static void a_structured_value_beats_all_others(void **state)
{
    (void)state;
    assert_int_equal(winner(at(STRUCTURED, 4, 20), at(NUMBER, 0, 40)), STRUCTURED);
    assert_int_equal(winner(at(STRUCTURED, 4, 20), with_check(at(NUMBER, 0, 40))), STRUCTURED);
    assert_int_equal(
        winner(at(STRUCTURED, 4, 20), with_context(at(NAMED, 0, 40), "aws secret access key")),
        STRUCTURED);
}

static void a_check_that_holds_beats_context(void **state)
{
    (void)state;
    assert_int_equal(
        winner(with_check(at(NUMBER, 4, 20)), with_context(at(CONTEXTUAL, 0, 30), "account")),
        NUMBER);
}

static void a_check_that_decides_is_as_good_as_a_structure(void **state)
{
    (void)state;
    struct candidate structured = at(STRUCTURED, 4, 20);
    assert_int_equal(winner(structured, with_decision(at(NUMBER, 0, 30), CHECK_HOLDS)), NUMBER);
    assert_int_equal(winner(structured, with_decision(at(NUMBER, 0, 30), CHECK_INERT)), NUMBER);
    assert_int_equal(winner(with_decision(structured, CHECK_FAILS), at(NUMBER, 6, 10)), NUMBER);
}

static void context_beats_a_bare_format(void **state)
{
    (void)state;
    assert_int_equal(winner(with_context(at(CONTEXTUAL, 4, 20), "phone"), at(NUMBER, 0, 30)),
                     CONTEXTUAL);
    assert_int_equal(winner(at(FILE_RULE, 4, 20), at(NUMBER, 0, 30)), FILE_RULE);
}

static void a_generic_pattern_gives_way_to_any_other(void **state)
{
    (void)state;
    struct candidate generic = with_context(at(GENERIC, 0, 40), "secret");
    assert_int_equal(winner(generic, with_context(at(NAMED, 0, 40), "token")), NAMED);
    assert_int_equal(winner(generic, with_context(at(CONTEXTUAL, 8, 20), "tax id")), CONTEXTUAL);
    assert_int_equal(winner(generic, with_check(at(NUMBER, 8, 20))), NUMBER);
}

static void a_credential_beats_a_number_of_the_same_standing(void **state)
{
    (void)state;
    assert_int_equal(winner(at(CREDENTIAL, 8, 20), at(NUMBER, 0, 40)), CREDENTIAL);
    assert_int_equal(winner(with_check(at(CREDENTIAL, 8, 20)), with_check(at(NUMBER, 0, 40))),
                     CREDENTIAL);
    // But not one of better standing.
    assert_int_equal(winner(at(CREDENTIAL, 8, 20), with_check(at(NUMBER, 0, 40))), NUMBER);
}

static void the_longer_name_says_more(void **state)
{
    (void)state;
    struct candidate longer = with_context(at(NAMED, 0, 40), "secret access key");
    struct candidate shorter = with_context(at(FILE_RULE, 0, 40), "secret");
    assert_int_equal(winner(longer, shorter), NAMED);
}

static void the_longer_value_wins_between_equals_then_the_first_id(void **state)
{
    (void)state;
    assert_int_equal(winner(at(NUMBER, 4, 20), at(SECOND_NUMBER, 0, 40)), SECOND_NUMBER);
    assert_int_equal(winner(at(NUMBER, 0, 20), at(SECOND_NUMBER, 10, 40)), SECOND_NUMBER);
    assert_int_equal(winner(at(NUMBER, 0, 20), at(SECOND_NUMBER, 0, 20)), NUMBER);
}

static void values_that_share_no_byte_both_stand(void **state)
{
    (void)state;
    assert_int_equal(winner(at(STRUCTURED, 0, 20), at(NUMBER, 20, 40)), PATTERNS);
    assert_int_equal(winner(at(STRUCTURED, 0, 20), at(NUMBER, 60, 80)), PATTERNS);
    assert_int_equal(winner(at(FILE_RULE, 0, 0), at(NUMBER, 0, 8)), PATTERNS);
}

static void fields_and_markers_compete_with_nobody(void **state)
{
    (void)state;
    assert_int_equal(winner(at(MARKER, 0, 20), at(STRUCTURED, 0, 20)), PATTERNS);
    assert_int_equal(winner(at(NAME_FIELD, 0, 20), at(STRUCTURED, 4, 8)), PATTERNS);
    assert_int_equal(winner(at(NAME_FIELD, 0, 9), at(BIRTH_FIELD, 0, 9)), PATTERNS);
}

// Of a chain a-b-c where b loses to a, c must not lose to b.
static void who_was_beaten_beats_nobody(void **state)
{
    struct candidate items[] = {
        at(STRUCTURED, 0, 10),
        with_check(at(NUMBER, 5, 25)),
        at(SECOND_NUMBER, 20, 30),
    };
    (void)state;
    sort_by_place(items, 3);
    resolve_overlaps(&set, items, 3);
    assert_false(items[0].dropped);
    assert_true(items[1].dropped);
    assert_false(items[2].dropped);
}

static void candidates_come_out_in_the_order_of_their_places(void **state)
{
    struct candidate items[] = {
        at(NUMBER, 50, 60),
        at(STRUCTURED, 0, 4),
        at(SECOND_NUMBER, 20, 24),
        at(NUMBER, 20, 30),
    };
    (void)state;
    sort_by_place(items, 4);
    resolve_overlaps(&set, items, 4);
    assert_int_equal(items[0].value.offset, 0);
    assert_int_equal(items[1].pattern, NUMBER); // the longer first
    assert_int_equal(items[2].pattern, SECOND_NUMBER);
    assert_int_equal(items[3].value.offset, 50);
    sort_by_place(items, 0);
    resolve_overlaps(&set, items, 0);
}

static size_t standing(const struct candidate *items, size_t count)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        left += !items[i].dropped;
    return left;
}

static void fewer_than_least_are_none(void **state)
{
    struct candidate items[] = {
        at(THREE_TIMES, 0, 4), at(NUMBER, 10, 14),      at(THREE_TIMES, 20, 24),
        at(NUMBER, 30, 34),    at(THREE_TIMES, 40, 44),
    };
    (void)state;
    apply_least(&set, items, 5);
    assert_int_equal(standing(items, 5), 5);
    apply_least(&set, items, 4);
    assert_int_equal(standing(items, 4), 2);
    assert_true(items[0].dropped && items[2].dropped);
}

static void what_was_dropped_counts_for_no_least(void **state)
{
    struct candidate items[] = {at(THREE_TIMES, 0, 4), at(THREE_TIMES, 20, 24),
                                at(THREE_TIMES, 40, 44)};
    (void)state;
    items[1].dropped = true;
    apply_least(&set, items, 3);
    assert_int_equal(standing(items, 3), 0);
}

static void only_names_and_models_are_worth_a_parse(void **state)
{
    struct candidate number = at(NUMBER, 0, 4), marker = at(MARKER, 0, 4);
    struct candidate named = at(NAMED, 0, 4), fielded = at(NAME_FIELD, 0, 4);
    (void)state;
    assert_false(wants_syntax(&set, &number, 1));
    assert_false(wants_syntax(&set, &marker, 1));
    assert_true(wants_syntax(&set, &named, 1));
    assert_false(wants_syntax(&set, &fielded, 1));
    fielded.of_model = true;
    assert_true(wants_syntax(&set, &fielded, 1));
    named.dropped = true;
    assert_false(wants_syntax(&set, &named, 1));
    assert_false(wants_syntax(&set, &named, 0));
}

// What confidence_of() says of a candidate of `pattern` in a file.
static struct finding said;

static size_t said_count(void)
{
    size_t count = 0;
    while (count < FINDING_MOST_WHY && said.why[count].len)
        count++;
    return count;
}

static enum confidence confidence_in(const char *path, const struct pattern *pattern,
                                     struct candidate c)
{
    struct blob blob = {.path = slice_of_string(path), .bytes = SLICE("x")};
    struct doc doc;
    said = (struct finding){0};
    doc_open(&doc, &blob);
    enum confidence confidence = confidence_of(pattern, &c, &doc, &said);
    doc_close(&doc);
    return confidence;
}

static enum confidence confidence(const struct pattern *pattern, struct candidate c)
{
    return confidence_in("src/main.py", pattern, c);
}

static struct candidate with_failed_check(struct candidate c)
{
    c.check = CHECK_FAILS;
    c.failed = &holding;
    return c;
}

static void high_is_a_format_used_for_nothing_else(void **state)
{
    (void)state;
    assert_int_equal(confidence(&patterns[STRUCTURED], at(STRUCTURED, 0, 8)), CONFIDENCE_HIGH);
    assert_int_equal(said_count(), 1);
    assert_slice(said.why[0], "its format is used for nothing else");
}

static void high_is_a_check_and_context(void **state)
{
    struct candidate c = with_context(with_check(at(CONTEXTUAL, 0, 8)), "phone");
    (void)state;
    assert_int_equal(confidence(&patterns[CONTEXTUAL], c), CONFIDENCE_HIGH);
    assert_int_equal(said_count(), 2);
    assert_slice(said.why[0], "it holds");
    assert_slice(said.why[1], "words beside it say what it is");
}

static void medium_is_a_check_alone(void **state)
{
    (void)state;
    assert_int_equal(confidence(&patterns[CONTEXTUAL], with_check(at(CONTEXTUAL, 0, 8))),
                     CONFIDENCE_MEDIUM);
    assert_int_equal(confidence(&patterns[NUMBER], with_check(at(NUMBER, 0, 8))),
                     CONFIDENCE_MEDIUM);
}

static void medium_is_context_and_the_format(void **state)
{
    struct candidate c = with_context(at(CONTEXTUAL, 0, 8), "phone");
    (void)state;
    assert_int_equal(confidence(&patterns[CONTEXTUAL], c), CONFIDENCE_MEDIUM);
}

static void low_is_a_format_without_the_context_it_wants(void **state)
{
    (void)state;
    assert_int_equal(confidence(&patterns[CONTEXTUAL], at(CONTEXTUAL, 0, 8)), CONFIDENCE_LOW);
    assert_int_equal(said_count(), 0);
}

static void a_check_that_fails_takes_one_level_off(void **state)
{
    struct candidate c = with_failed_check(at(STRUCTURED, 0, 8));
    (void)state;
    assert_int_equal(confidence(&patterns[STRUCTURED], c), CONFIDENCE_MEDIUM);
    assert_slice(said.why[1], "its checksum does not hold");
    c = with_context(with_failed_check(at(CONTEXTUAL, 0, 8)), "phone");
    assert_int_equal(confidence(&patterns[CONTEXTUAL], c), CONFIDENCE_LOW);
}

static bool is_said(const char *sentence)
{
    for (size_t i = 0; i < said_count(); i++)
        if (slice_equals(said.why[i], slice_of_string(sentence)))
            return true;
    return false;
}

static void a_check_that_decides_is_believed(void **state)
{
    (void)state;
    struct candidate c = with_decision(at(CONTEXTUAL, 0, 8), CHECK_HOLDS);
    assert_int_equal(confidence(&patterns[CONTEXTUAL], c), CONFIDENCE_HIGH);
    c = with_decision(at(STRUCTURED, 0, 8), CHECK_FAILS);
    assert_int_equal(confidence(&patterns[STRUCTURED], c), CONFIDENCE_LOW);
    assert_true(is_said("it is none"));
    assert_int_equal(said_count(), 1); // and not that the format is used for nothing else
}

static void what_opens_nothing_is_of_medium_confidence(void **state)
{
    (void)state;
    struct candidate c = with_decision(at(STRUCTURED, 0, 8), CHECK_INERT);
    assert_int_equal(confidence(&patterns[STRUCTURED], c), CONFIDENCE_MEDIUM);
    assert_true(is_said("it holds") && is_said("it opens nothing"));
    c = with_check(at(NUMBER, 0, 8));
    c.check = CHECK_INERT;
    assert_int_equal(confidence(&patterns[NUMBER], c), CONFIDENCE_MEDIUM);
}

// The file of these tests has one byte.
static void a_check_tells_more_of_what_it_knows(void **state)
{
    (void)state;
    confidence(&patterns[STRUCTURED], with_decision(at(STRUCTURED, 0, 1), CHECK_HOLDS));
    assert_true(is_said("a value of one byte"));
    confidence(&patterns[STRUCTURED], with_decision(at(STRUCTURED, 1, 1), CHECK_HOLDS));
    assert_int_equal(said_count(), 2); // an empty sentence is none
}

static void a_key_in_test_code_is_of_medium_confidence(void **state)
{
    struct pattern key = patterns[CREDENTIAL];
    (void)state;
    key.structured = true;
    key.type = SLICE("private-key");
    assert_int_equal(confidence_in("src/tls.c", &key, at(CREDENTIAL, 0, 1)), CONFIDENCE_HIGH);
    assert_int_equal(confidence_in("tests/tls.c", &key, at(CREDENTIAL, 0, 1)), CONFIDENCE_MEDIUM);
    assert_true(is_said("it stands in test code, where keys are made for the test"));
    assert_int_equal(confidence_in("testdata/ca.pem", &key, at(CREDENTIAL, 0, 1)),
                     CONFIDENCE_MEDIUM);
    assert_int_equal(confidence_in("vendor/tls/ca.pem", &key, at(CREDENTIAL, 0, 1)),
                     CONFIDENCE_MEDIUM);
    assert_true(is_said("it came with another's code"));
}

static void a_token_that_no_check_proves_is_of_medium_confidence_where_examples_are(void **state)
{
    struct pattern token = patterns[CREDENTIAL];
    (void)state;
    token.structured = true;
    token.type = SLICE("api-token");
    assert_int_equal(confidence_in("src/a.c", &token, at(CREDENTIAL, 0, 1)), CONFIDENCE_HIGH);
    assert_int_equal(confidence_in("tests/a.c", &token, at(CREDENTIAL, 0, 1)), CONFIDENCE_MEDIUM);
    assert_int_equal(confidence_in("docs/a.md", &token, at(CREDENTIAL, 0, 1)), CONFIDENCE_MEDIUM);
    assert_true(is_said("it stands where examples do, and no check proves it"));
    struct candidate proven = with_check(at(CREDENTIAL, 0, 1));
    assert_int_equal(confidence_in("tests/a.c", &token, proven), CONFIDENCE_HIGH);
}

static void what_rests_on_little_is_low_until_a_check_holds(void **state)
{
    struct pattern little = patterns[NUMBER];
    (void)state;
    little.low = true;
    assert_int_equal(confidence(&little, at(NUMBER, 0, 8)), CONFIDENCE_LOW);
    assert_int_equal(confidence(&little, with_check(at(NUMBER, 0, 8))), CONFIDENCE_MEDIUM);
}

static void a_marker_is_as_sure_as_it_is_strong(void **state)
{
    struct pattern marker = patterns[MARKER];
    (void)state;
    marker.context_use = CONTEXT_RAISES;
    marker.strength = STRENGTH_WEAK;
    assert_int_equal(confidence(&marker, at(MARKER, 0, 8)), CONFIDENCE_LOW);
    marker.strength = STRENGTH_STRONG;
    assert_int_equal(confidence(&marker, at(MARKER, 0, 8)), CONFIDENCE_MEDIUM);
    marker.strength = STRENGTH_DECISIVE;
    assert_int_equal(confidence(&marker, at(MARKER, 0, 8)), CONFIDENCE_MEDIUM);
    marker.structured = true;
    assert_int_equal(confidence(&marker, at(MARKER, 0, 8)), CONFIDENCE_HIGH);
}

static void a_made_up_looking_secret_is_low_outside_of_production(void **state)
{
    struct candidate c = with_context(at(NAMED, 0, 8), "password");
    (void)state;
    assert_int_equal(confidence_in("src/app.py", &patterns[NAMED], c), CONFIDENCE_MEDIUM);
    assert_int_equal(confidence_in("tests/app.py", &patterns[NAMED], c), CONFIDENCE_LOW);
    assert_int_equal(confidence_in("README.md", &patterns[NAMED], c), CONFIDENCE_LOW);
    c.judgement.is_random = true;
    assert_int_equal(confidence_in("tests/app.py", &patterns[NAMED], c), CONFIDENCE_MEDIUM);
}

static void an_address_where_authors_sign_is_low(void **state)
{
    struct candidate c = with_context(with_check(at(EMAIL, 40, 60)), "mail");
    (void)state;
    assert_int_equal(confidence(&patterns[EMAIL], c), CONFIDENCE_HIGH);
    assert_int_equal(confidence_in("package.json", &patterns[EMAIL], c), CONFIDENCE_LOW);
    c.syntax.role = ROLE_COMMENT;
    assert_int_equal(confidence(&patterns[EMAIL], c), CONFIDENCE_LOW);
    c.value.offset = 100 * 1000; // far from the head, so of whom the code is about
    assert_int_equal(confidence(&patterns[EMAIL], c), CONFIDENCE_HIGH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_structured_value_beats_all_others),
        cmocka_unit_test(a_check_that_holds_beats_context),
        cmocka_unit_test(a_check_that_decides_is_as_good_as_a_structure),
        cmocka_unit_test(context_beats_a_bare_format),
        cmocka_unit_test(a_generic_pattern_gives_way_to_any_other),
        cmocka_unit_test(a_credential_beats_a_number_of_the_same_standing),
        cmocka_unit_test(the_longer_name_says_more),
        cmocka_unit_test(the_longer_value_wins_between_equals_then_the_first_id),
        cmocka_unit_test(values_that_share_no_byte_both_stand),
        cmocka_unit_test(fields_and_markers_compete_with_nobody),
        cmocka_unit_test(who_was_beaten_beats_nobody),
        cmocka_unit_test(candidates_come_out_in_the_order_of_their_places),
        cmocka_unit_test(fewer_than_least_are_none),
        cmocka_unit_test(what_was_dropped_counts_for_no_least),
        cmocka_unit_test(only_names_and_models_are_worth_a_parse),
        cmocka_unit_test(high_is_a_format_used_for_nothing_else),
        cmocka_unit_test(high_is_a_check_and_context),
        cmocka_unit_test(medium_is_a_check_alone),
        cmocka_unit_test(medium_is_context_and_the_format),
        cmocka_unit_test(low_is_a_format_without_the_context_it_wants),
        cmocka_unit_test(a_check_that_fails_takes_one_level_off),
        cmocka_unit_test(a_check_that_decides_is_believed),
        cmocka_unit_test(what_opens_nothing_is_of_medium_confidence),
        cmocka_unit_test(a_check_tells_more_of_what_it_knows),
        cmocka_unit_test(a_key_in_test_code_is_of_medium_confidence),
        cmocka_unit_test(a_token_that_no_check_proves_is_of_medium_confidence_where_examples_are),
        cmocka_unit_test(what_rests_on_little_is_low_until_a_check_holds),
        cmocka_unit_test(a_marker_is_as_sure_as_it_is_strong),
        cmocka_unit_test(a_made_up_looking_secret_is_low_outside_of_production),
        cmocka_unit_test(an_address_where_authors_sign_is_low),
    };
    return RUN_TESTS(tests);
}
