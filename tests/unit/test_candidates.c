// Where patterns fit, before anything is decided: each way of finding, by itself.
#include "candidates.h"

#include "detected.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

static struct detected d;
static struct collector collector;
static bool started;

static int release(void **state)
{
    (void)state;
    if (started)
        collector_release(&collector);
    started = false;
    detected_release(&d);
    return 0;
}

#define PATTERN(kind, text) detected_with(&d, kind, text ", type: t, severity: low")

static int by_place(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->value.offset != b->value.offset)
        return a->value.offset < b->value.offset ? -1 : 1;
    return (int)a->pattern - (int)b->pattern;
}

static void collect_in(const char *path, struct slice bytes)
{
    struct blob blob = {.path = slice_of_string(path), .bytes = bytes};
    struct doc doc;
    if (!started)
        collector_init(&collector, detected_set(&d));
    started = true;
    doc_open(&doc, &blob);
    collect(&collector, &doc);
    doc_close(&doc);
    if (collector.count)
        qsort(collector.items, collector.count, sizeof *collector.items, by_place);
}

// "RULE:VALUE RULE:VALUE", in the order of the places.
static const char *candidates_in(const char *path, const char *text)
{
    struct slice bytes = slice_of_string(text), said = SLICE("");
    collect_in(path, bytes);
    for (size_t i = 0; i < collector.count; i++) {
        const struct candidate *c = &collector.items[i];
        said = arena_printf(&d.memory, "%.*s%s%.*s:%.*s", SLICE_ARG(said), i ? " " : "",
                            SLICE_ARG(d.set.patterns[c->pattern].id), (int)c->value.len,
                            text + c->value.offset);
    }
    return said.len ? said.ptr : "";
}

static void a_keyword_is_confirmed_in_its_window(void **state)
{
    (void)state;
    PATTERN("credential", "id: acme, keywords: [acme_], regex: 'acme_(?<value>[a-z0-9]{6})'");
    assert_string_equal(candidates_in("a", "x = acme_abc123"), "acme:abc123");
    assert_string_equal(candidates_in("a", "acme_abc123,acme_def456\nacme_ghi789"),
                        "acme:abc123 acme:def456 acme:ghi789");
    assert_string_equal(candidates_in("a", "acme_ abc123 and acme_ab"), "");
    assert_string_equal(candidates_in("a", "acme"), "");
    assert_string_equal(candidates_in("a", ""), "");
}

static void case_counts_unless_the_pattern_says_otherwise(void **state)
{
    (void)state;
    PATTERN("credential", "id: exact, keywords: [acme_], regex: '(?i)acme_[a-z0-9]{6}'");
    PATTERN("credential", "id: any, keywords: [bolt_], case: any, regex: '(?i)bolt_[a-z0-9]{6}'");
    assert_string_equal(candidates_in("a", "ACME_abc123 BOLT_abc123"), "any:BOLT_abc123");
}

static void a_regex_sees_as_much_before_and_after_as_it_asks_for(void **state)
{
    char text[2000];
    (void)state;
    PATTERN("credential", "id: behind, keywords: [acme_], before: 20, after: 100, "
                          "regex: 'key +(?<value>acme_[a-z0-9]{6})'");
    PATTERN("credential", "id: ahead, keywords: [bolt_], before: 0, after: 100, "
                          "regex: 'bolt_[a-z]+ +(?<value>end)'");
    assert_string_equal(candidates_in("a", "key            acme_abc123"), "behind:acme_abc123");
    // Whole lines, where they are not too long, come on top of it.
    snprintf(text, sizeof text, "key%200sacme_abc123", "");
    assert_string_equal(candidates_in("a", text), "behind:acme_abc123");
    snprintf(text, sizeof text, "key%800sacme_abc123", "");
    assert_string_equal(candidates_in("a", text), "");
    snprintf(text, sizeof text, "bolt_x%90send", "");
    assert_string_equal(candidates_in("a", text), "ahead:end");
    snprintf(text, sizeof text, "bolt_x%800send", "");
    assert_string_equal(candidates_in("a", text), "");
}

static void several_keywords_of_one_match_give_one_candidate(void **state)
{
    (void)state;
    PATTERN("credential", "id: url, keywords: ['acme://', '@acme'], "
                          "regex: 'acme://(?<value>[a-z0-9]+)@acme'");
    assert_string_equal(candidates_in("a", "acme://abc123@acme acme://def456@acme"),
                        "url:abc123 url:def456");
}

static void a_prefix_may_be_shown_where_the_value_begins_with_it(void **state)
{
    (void)state;
    PATTERN("credential", "id: whole, keywords: [acme_], structured: true, regex: 'acme_[a-z]{6}'");
    PATTERN("credential",
            "id: inner, keywords: [bolt_], structured: true, regex: 'bolt_(?<value>[a-z]{6})'");
    PATTERN("credential", "id: loose, keywords: [cask_], regex: 'cask_[a-z]{6}'");
    collect_in("a", SLICE("acme_abcdef bolt_abcdef cask_abcdef"));
    assert_int_equal(collector.count, 3);
    assert_int_equal(collector.items[0].prefix, 5);
    assert_int_equal(collector.items[1].prefix, 0);
    assert_int_equal(collector.items[2].prefix, 0);
}

static void a_name_gives_its_literal_away(void **state)
{
    (void)state;
    PATTERN("credential", "id: key, names: [api key], value: '[a-z0-9-]{6,20}'");
    assert_string_equal(candidates_in("a.py", "API_KEY = 'kqh7-xzas8'"), "key:kqh7-xzas8");
    assert_string_equal(candidates_in("a.py", "myApiKey: str = \"kqh7-xzas8\""), "key:kqh7-xzas8");
    assert_string_equal(candidates_in("a.env", "ACME_API_KEY=kqh7-xzas8"), "key:kqh7-xzas8");
    assert_string_equal(candidates_in("a.py", "api_key = settings.api_key"), "");
    assert_string_equal(candidates_in("a.py", "capikey = 'kqh7-xzas8'"), "");
    assert_string_equal(candidates_in("a.py", "api_key"), "");
    // The value fits as a whole, not in part.
    assert_string_equal(candidates_in("a.py", "API_KEY = 'kqh7-xzas8!'"), "");
    assert_string_equal(candidates_in("a.py", "API_KEY = 'kqh7'"), "");
}

static void a_name_with_a_word_that_vetoes_is_another_one(void **state)
{
    (void)state;
    PATTERN("credential", "id: key, names: [api key], without: [label], value: '[a-z0-9-]{6,20}'");
    assert_string_equal(candidates_in("a.py", "api_key_label = 'kqh7-xzas8'"), "");
    assert_string_equal(candidates_in("a.py", "api_key = 'kqh7-xzas8' # label"), "key:kqh7-xzas8");
}

static void a_part_of_a_resource_name_is_no_name(void **state)
{
    (void)state;
    PATTERN("credential", "id: key, names: [secret], value: '[a-zA-Z0-9-]{4,20}'");
    assert_string_equal(candidates_in("a.env", "arn:aws:secret:kqh7-xzas8"), "");
    assert_string_equal(candidates_in("a.env", "secret:kqh7-xzas8"), "key:kqh7-xzas8");
}

static void a_word_of_its_line_can_veto_a_match(void **state)
{
    (void)state;
    PATTERN("credential", "id: acme, keywords: [acme_], without: [sample], regex: 'acme_[a-z]{6}'");
    assert_string_equal(candidates_in("a", "sample: acme_abcdef\nreal: acme_ghijkl\n"),
                        "acme:acme_ghijkl");
}

static void what_is_too_regular_is_no_value(void **state)
{
    (void)state;
    PATTERN("credential",
            "id: acme, keywords: [acme_], entropy: 2.5, regex: 'acme_(?<value>[a-z]{8})'");
    assert_string_equal(candidates_in("a", "acme_aaaabbbb acme_kzqwmfpt"), "acme:kzqwmfpt");
}

static void a_secret_that_cannot_be_one_is_dropped_at_once(void **state)
{
    (void)state;
    PATTERN("credential", "id: acme, keywords: ['acme='], secret_value: true, "
                          "regex: 'acme=(?<value>[^ ]+)'");
    collect_in("a", SLICE("acme=/usr/share/acme.conf"));
    assert_int_equal(collector.count, 1);
    assert_true(collector.items[0].dropped);
    collect_in("a", SLICE("acme=kuh7Gras8Wxide"));
    assert_int_equal(collector.count, 1);
    assert_false(collector.items[0].dropped);
}

static void digits_are_found_in_groups_and_without(void **state)
{
    (void)state;
    PATTERN("personal", "id: number, digits: 16-16, "
                        "regex: '(?<![0-9])[0-9]{4}(?:[ -]?[0-9]{4}){3}(?![0-9])'");
    assert_string_equal(candidates_in("a", "card 4539578763621486."), "number:4539578763621486");
    assert_string_equal(candidates_in("a", "4539-5787-6362-1486"), "number:4539-5787-6362-1486");
    assert_string_equal(candidates_in("a", "4539 5787 6362 1486"), "number:4539 5787 6362 1486");
    assert_string_equal(candidates_in("a", "45395787636214861"), "");
    assert_string_equal(candidates_in("a", "453957876362148"), "");
}

static void numbers_side_by_side_are_all_found(void **state)
{
    (void)state;
    PATTERN("personal", "id: number, digits: 9-9, regex: '\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b'");
    assert_string_equal(candidates_in("a.csv", "536-22-8716,536-22-8717;536-22-8718\n"
                                               "536-22-8719 536-22-8720\t536-22-8721"),
                        "number:536-22-8716 number:536-22-8717 number:536-22-8718 "
                        "number:536-22-8719 number:536-22-8720 number:536-22-8721");
}

static void checks_are_run_and_their_answers_kept(void **state)
{
    (void)state;
    PATTERN("personal", "id: card, digits: 16-16, checks: [luhn], regex: '[0-9]{16}'");
    collect_in("a", SLICE("4539578763621486 4539578763621487"));
    // A number that fails is none; a token that fails is kept, and judged.
    assert_int_equal(collector.count, 1);
    assert_int_equal(collector.items[0].check, CHECK_HOLDS);
}

static void context_is_a_word_within_forty_bytes(void **state)
{
    char text[200];
    (void)state;
    PATTERN("personal", "id: n, digits: 8-8, context: [tax id], regex: '\\b[0-9]{8}\\b'");
    collect_in("a", SLICE("tax_id 53957876"));
    assert_slice(collector.items[0].context, "tax id");
    collect_in("a", SLICE("53957876 is the taxId"));
    assert_slice(collector.items[0].context, "tax id");
    collect_in("a", SLICE("syntaxid 53957876"));
    assert_int_equal(collector.items[0].context.len, 0);
    snprintf(text, sizeof text, "tax id %50s 53957876", "");
    collect_in("a", slice_of_string(text));
    assert_int_equal(collector.items[0].context.len, 0);
}

static void addresses_are_found_at_their_sign(void **state)
{
    (void)state;
    PATTERN("personal", "id: mail, at: true, regex: '[a-z.]+@[a-z.]+[a-z]'");
    assert_string_equal(candidates_in("a", "<p.m@firma.de>, q@b.org; @alone no@ x"),
                        "mail:p.m@firma.de mail:q@b.org");
}

static const char hosts[] = "p@bank, q@b.org; r@c. s@d.-e t@f-g_h.i u@2";

static void a_bare_host_has_no_dot(void **state)
{
    (void)state;
    PATTERN("personal", "id: bare, at: true, host: bare, regex: '[a-z]@[a-z0-9]'");
    assert_string_equal(candidates_in("a", hosts), "bare:p@b bare:r@c bare:s@d");
}

static void a_dotted_host_has_one(void **state)
{
    (void)state;
    PATTERN("personal", "id: dotted, at: true, host: dotted, regex: '[a-z]@[a-z0-9]'");
    assert_string_equal(candidates_in("a", hosts), "dotted:q@b dotted:s@d dotted:t@f");
}

static void a_number_is_tried_behind_a_sign(void **state)
{
    (void)state;
    PATTERN("personal", "id: abroad, digits: 6-12, regex: '\\+[1-9][0-9 ]{5,14}'");
    assert_string_equal(candidates_in("a", "+49 30 123456, 49 30 123456; x=+4930123456"),
                        "abroad:+49 30 123456 abroad:+4930123456");
}

static void a_number_is_tried_behind_letters_of_either_case(void **state)
{
    (void)state;
    PATTERN("personal", "id: of-letters, digits: 6-6, regex: '(?i)ab[ -]?[0-9]{6}'");
    assert_string_equal(candidates_in("a", "ab 123456 AB-123456 c 123456 aB123456"),
                        "of-letters:ab 123456 of-letters:AB-123456 of-letters:aB123456");
}

static void files_are_found_by_their_name(void **state)
{
    (void)state;
    PATTERN("credential", "id: key-file, files: [id_rsa, '*.p12', 'secrets/*.txt']");
    assert_string_equal(candidates_in("home/id_rsa", "x"), "key-file:");
    assert_string_equal(candidates_in("certs/web.P12", "x"), "key-file:");
    assert_string_equal(candidates_in("secrets/a.txt", "x"), "key-file:");
    assert_string_equal(candidates_in("other/a.txt", "x"), "");
    assert_string_equal(candidates_in("home/id_rsa.pub", "x"), "");
    assert_string_equal(candidates_in("home/id_rsa", ""), ""); // there is nothing in it
}

static void a_files_regex_sees_its_first_64_kilobytes(void **state)
{
    enum { HEAD = 64 * 1024 };
    static char text[HEAD + 100];
    (void)state;
    PATTERN("credential", "id: pass, files: [.netrc], regex: 'password (?<value>[a-z0-9]+)'");
    assert_string_equal(candidates_in(".netrc", "password kuh7\npassword gras8\n"),
                        "pass:kuh7 pass:gras8");
    memset(text, ' ', sizeof text - 1);
    memcpy(text + HEAD + 10, "password kuh7", 13);
    assert_string_equal(candidates_in(".netrc", text), "");
    memcpy(text + HEAD - 20, "password kuh7", 13);
    assert_string_equal(candidates_in(".netrc", text), "pass:kuh7");
}

static void terms_are_found_as_runs_of_words(void **state)
{
    (void)state;
    PATTERN("personal", "id: birth, terms: [birth date]");
    assert_string_equal(candidates_in("a.py", "customerBirthDate"), "birth:customerBirthDate");
    assert_string_equal(candidates_in("a.py", "birth_date_format"), "birth:birth_date_format");
    assert_string_equal(candidates_in("a.py", "rebirth_date birth_dates"), "");
    assert_string_equal(candidates_in("a.py", "date_of_birth"), "");
}

static void packages_are_found_in_manifests(void **state)
{
    (void)state;
    PATTERN("regulated", "id: fhir, packages: ['npm:fhir-kit-client'], carries: health, "
                         "strength: strong");
    const char *manifest = "{\"dependencies\": {\"fhir-kit-client\": \"1.9\"}}";
    assert_string_equal(candidates_in("package.json", manifest), "fhir:fhir-kit-client");
    assert_string_equal(candidates_in("package-lock.json", manifest), "");
    assert_string_equal(candidates_in("readme.md", manifest), "");
}

static void binary_files_are_swept_for_structured_credentials_only(void **state)
{
    static const char both[] = "\0 acme_abcdef bolt_abcdef cask_abcdef p@firma.de 53957876";
    (void)state;
    PATTERN("credential", "id: token, structured: true, keywords: [acme_], regex: 'acme_[a-z]{6}'");
    PATTERN("credential", "id: loose, keywords: [bolt_], regex: 'bolt_[a-z]{6}'");
    PATTERN("personal", "id: person, structured: true, keywords: [cask_], regex: 'cask_[a-z]{6}'");
    PATTERN("personal", "id: mail, at: true, regex: '[a-z]+@[a-z.]+'");
    PATTERN("personal", "id: number, digits: 8-8, regex: '[0-9]{8}'");
    collect_in("a.bin", slice_of(both, sizeof both - 1));
    assert_int_equal(collector.count, 1);
    assert_slice(d.set.patterns[collector.items[0].pattern].id, "token");
    assert_string_equal(candidates_in("a.txt", both + 1),
                        "token:acme_abcdef loose:bolt_abcdef person:cask_abcdef mail:p@firma.de "
                        "number:53957876");
}

static void there_is_an_end_to_candidates(void **state)
{
    enum { EACH = 8 };
    char *text = malloc(EACH * (CANDIDATES_MOST + 1));
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i <= CANDIDATES_MOST; i++)
        memcpy(text + EACH * i, "acme_ab ", EACH);
    PATTERN("credential", "id: acme, keywords: [acme_], regex: 'acme_[a-z]{2}'");
    collect_in("a", slice_of(text, EACH * CANDIDATES_MOST));
    assert_int_equal(collector.count, CANDIDATES_MOST);
    assert_false(collector.too_many);
    collect_in("a", slice_of(text, EACH * (CANDIDATES_MOST + 1)));
    assert_int_equal(collector.count, CANDIDATES_MOST);
    assert_true(collector.too_many);
    // The next document starts anew.
    collect_in("a", SLICE("acme_ab"));
    assert_int_equal(collector.count, 1);
    assert_false(collector.too_many);
    free(text);
}

static void a_match_that_was_given_up_is_told(void **state)
{
    char text[600];
    (void)state;
    PATTERN("credential", "id: slow, keywords: [acme_], regex: 'acme_(a+)+b'");
    snprintf(text, sizeof text, "acme_%0400dcb", 0);
    for (char *c = text; *c; c++)
        *c = *c == '0' ? 'a' : *c;
    collect_in("a", slice_of_string(text));
    assert_true(collector.gave_up);
    collect_in("a", SLICE("acme_aab"));
    assert_false(collector.gave_up);
    assert_int_equal(collector.count, 1);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_keyword_is_confirmed_in_its_window),
        TEST(case_counts_unless_the_pattern_says_otherwise),
        TEST(a_regex_sees_as_much_before_and_after_as_it_asks_for),
        TEST(several_keywords_of_one_match_give_one_candidate),
        TEST(a_prefix_may_be_shown_where_the_value_begins_with_it),
        TEST(a_name_gives_its_literal_away),
        TEST(a_name_with_a_word_that_vetoes_is_another_one),
        TEST(a_part_of_a_resource_name_is_no_name),
        TEST(a_word_of_its_line_can_veto_a_match),
        TEST(what_is_too_regular_is_no_value),
        TEST(a_secret_that_cannot_be_one_is_dropped_at_once),
        TEST(digits_are_found_in_groups_and_without),
        TEST(numbers_side_by_side_are_all_found),
        TEST(checks_are_run_and_their_answers_kept),
        TEST(context_is_a_word_within_forty_bytes),
        TEST(addresses_are_found_at_their_sign),
        TEST(a_bare_host_has_no_dot),
        TEST(a_dotted_host_has_one),
        TEST(a_number_is_tried_behind_a_sign),
        TEST(a_number_is_tried_behind_letters_of_either_case),
        TEST(files_are_found_by_their_name),
        TEST(a_files_regex_sees_its_first_64_kilobytes),
        TEST(terms_are_found_as_runs_of_words),
        TEST(packages_are_found_in_manifests),
        TEST(binary_files_are_swept_for_structured_credentials_only),
        TEST(there_is_an_end_to_candidates),
        TEST(a_match_that_was_given_up_is_told),
    };
    return RUN_TESTS(tests);
}
