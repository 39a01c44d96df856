// Reading patterns: what a mistake is told as, and what a good file becomes.
#include "pattern_reader.h"

#include "pattern_texts.h"

#include "unit.h"

#define HEAD                  \
    "kind: credential\n"      \
    "source: a document\n"    \
    "patterns:\n"             \
    "  - id: acme-token\n"    \
    "    title: Acme token\n" \
    "    type: api-token\n"   \
    "    severity: high\n"
#define FOUND                 \
    "    keywords: [acme_]\n" \
    "    regex: 'acme_(?<value>[a-z0-9]{12})'\n"
#define TEXTS                               \
    "    find: ['x acme_<[a-z0-9]{12}>']\n" \
    "    leave: ['acme_<[a-z]{3}>']\n"

static bool read_text(const char *text, struct err *err)
{
    struct arena memory = {0};
    struct pattern_entries entries = {.memory = &memory};
    struct pattern_set set;
    *err = (struct err){0};
    bool good = pattern_file_read(&entries, SLICE("x.yml"), slice_of_string(text), err) &&
                pattern_set_make(&set, NULL, &entries, err) &&
                pattern_texts_hold(&set, &entries, err);
    pattern_entries_release(&entries);
    arena_release(&memory);
    return good;
}

static void takes_a_complete_pattern(void **state)
{
    struct err err;
    (void)state;
    if (!read_text(HEAD FOUND TEXTS, &err))
        fail_msg("%s", err.message);
}

static void mistakes_are_told_with_their_place(void **state)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"", "x.yml:1:1: the file has no patterns"},
        {"kind: credentials\npatterns: []\n", "x.yml:1:7:"},
        {HEAD FOUND TEXTS "    severty: low\n",
         "x.yml:12:5: unknown key \"severty\"; did you mean \"severity\""},
        {HEAD TEXTS, "x.yml:4:9: the pattern finds nothing"},
        {HEAD FOUND TEXTS "    host: bare\n", "x.yml:12:11: host needs at"},
        {HEAD FOUND "    leave: [x]\n", "x.yml:4:5: find and leave are lists"},
        {HEAD "    keywords: [acme_]\n    regex: 'acme_['\n" TEXTS,
         "x.yml:9:12: the regex does not compile"},
        {HEAD "    keywords: [acme_]\n    regex: '(acme_)?'\n" TEXTS,
         "x.yml:9:12: the regex can match the empty text"},
        {HEAD "    keywords: [ab]\n    regex: 'ab'\n" TEXTS, "x.yml:8:15: a keyword has 3 to 64"},
        {HEAD "    keywords: [acme_]\n" TEXTS, "this finder needs a regex"},
        {HEAD FOUND "    names: [acme]\n" TEXTS, "x.yml:10:12: a pattern has one of"},
        {HEAD FOUND "    checks: [lunh]\n" TEXTS, "x.yml:10:13: unknown check"},
        {HEAD FOUND "    entropy: high\n" TEXTS, "x.yml:10:14: entropy is bits"},
        {HEAD "    names: [api key, ab]\n    value: 'a+'\n" TEXTS,
         "x.yml:8:12: a term has 3 to 64"},
        {HEAD "    terms: [a b]\n" TEXTS, "x.yml:8:12: a term has 3 to 64"},
        {HEAD "    packages: ['npm:']\n" TEXTS, "x.yml:8:15: a package reads"},
        // The keyword does not stand in what the regex would match: the text is never found.
        {HEAD "    keywords: [emca_]\n    regex: 'acme_(?<value>[a-z0-9]{12})'\n" TEXTS,
         "x.yml:10:12: acme-token does not find this text"},
        {HEAD FOUND "    find: ['acme_<[a-z0-9]{12}>']\n    leave: ['acme_<[a-z0-9]{12}>']\n",
         "x.yml:11:13: acme-token should leave alone this text; found: acme-token"},
        {HEAD FOUND "    find: ['acme_<[a-z]{0}>']\n    leave: [x]\n",
         "x.yml:10:12: a shape reads <[class]{count}>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err;
        assert_false(read_text(cases[i].text, &err));
        assert_int_equal(err.kind, ERR_CONFIG);
        if (!strstr(err.message, cases[i].told))
            fail_msg("case %zu says: %s", i, err.message);
    }
}

#define AT_URL                \
    "    at: true\n"          \
    "    keywords: ['://']\n" \
    "    regex: '\\w+[:/]+(?<value>[a-z0-9]{12})@[a-z]+'\n"

static void keywords_stand_before_an_at(void **state)
{
    struct err err;
    (void)state;
    if (!read_text(HEAD AT_URL "    find: ['x http://<[a-z0-9]{12}>@acme']\n"
                               "    leave: ['x http:<[a-z0-9]{12}>@acme']\n",
                   &err))
        fail_msg("%s", err.message);
    assert_false(read_text(HEAD AT_URL "    find: ['x http:<[a-z0-9]{12}>@acme']\n"
                                       "    leave: [x]\n",
                           &err));
}

static void an_id_stands_once(void **state)
{
    struct err err;
    (void)state;
    assert_false(read_text(HEAD FOUND TEXTS
                           "  - id: acme-token\n    title: Again\n    type: api-token\n"
                           "    severity: low\n" FOUND TEXTS,
                           &err));
    assert_non_null(strstr(err.message, "x.yml:12: there is another pattern"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_complete_pattern),
        cmocka_unit_test(mistakes_are_told_with_their_place),
        cmocka_unit_test(keywords_stand_before_an_at),
        cmocka_unit_test(an_id_stands_once),
    };
    return RUN_TESTS(tests);
}
