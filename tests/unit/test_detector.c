// Blob in, findings out: what a finding says, that it says nothing it must not, and that what was
// not looked at is told.
#include "detected.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

static struct detected d;

static int release(void **state)
{
    (void)state;
    detected_release(&d);
    return 0;
}

// Structured, so found wherever it stands.
#define ACME                                                                                 \
    "id: acme-token, type: api-token, severity: high, structured: true, keywords: [acme_], " \
    "regex: 'acme_[a-z0-9]{12}'"
#define PASSWORD                                                                                \
    "id: password, type: password, severity: medium, generic: true, names: [password], value: " \
    "'.{4,64}'"
#define TOKEN "acme_<[a-z0-9]{12}>"

// "LINE:COLUMN-LINE:COLUMN OFFSET+LENGTH" of the only finding.
static const char *place_in(const char *path, struct slice bytes)
{
    detected_in_bytes(&d, path, bytes);
    assert_int_equal(d.findings.count, 1);
    const struct finding *f = &d.findings.items[0];
    return arena_printf(&d.memory, "%u:%u-%u:%u %d+%d", f->line, f->column, f->end_line,
                        f->end_column, (int)f->offset, (int)f->length)
        .ptr;
}

static const char *place_in_shape(const char *shape)
{
    return place_in("a.txt", detected_shape(&d, shape));
}

static void lines_and_columns_count_from_one(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    assert_string_equal(place_in_shape(TOKEN), "1:1-1:18 0+17");
    assert_string_equal(place_in_shape("a\nbc\n  x=" TOKEN "\n"), "3:5-3:22 9+17");
    assert_string_equal(place_in_shape("\t" TOKEN), "1:2-1:19 1+17");
}

static void carriage_returns_are_bytes_of_their_line(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    assert_string_equal(place_in_shape("a\r\nb\r\n x=" TOKEN "\r\n"), "3:4-3:21 9+17");
    // As in git, a carriage return alone ends no line.
    assert_string_equal(place_in_shape("a\rb " TOKEN), "1:5-1:22 4+17");
}

static void columns_count_code_points_and_offsets_bytes(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    assert_string_equal(place_in_shape("\xc3\xa4\xe2\x82\xac\xf0\x9f\x94\x91 " TOKEN),
                        "1:5-1:22 10+17");
    // Each byte that is none of UTF-8 is a column of its own.
    assert_string_equal(place_in_shape("\xff\x80\xfe " TOKEN "\xff"), "1:5-1:22 4+17");
}

static void a_byte_order_mark_has_no_column(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    assert_string_equal(place_in_shape("\xef\xbb\xbf" TOKEN), "1:1-1:18 3+17");
    assert_string_equal(place_in_shape("\xef\xbb\xbf"
                                       "a\n" TOKEN),
                        "2:1-2:18 5+17");
}

static struct slice utf16(const char *text, bool big)
{
    struct slice plain = detected_shape(&d, text);
    struct buf out;
    buf_init(&out, 1 << 20);
    buf_add(&out, big ? SLICE("\xfe\xff") : SLICE("\xff\xfe"));
    for (size_t i = 0; i < plain.len; i++) {
        // '~' stands for U+1F511, which takes two units; all else is ASCII.
        const char *unit =
            plain.ptr[i] == '~' ? (big ? "\xd8\x3d\xdd\x11" : "\x3d\xd8\x11\xdd") : NULL;
        const char low[2] = {big ? '\0' : plain.ptr[i], big ? plain.ptr[i] : '\0'};
        buf_add(&out, unit ? slice_of(unit, 4) : slice_of(low, 2));
    }
    struct slice copy = arena_copy(&d.memory, buf_slice(&out));
    buf_release(&out);
    return copy;
}

static void utf16_is_read_and_told_in_bytes_as_stored(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    assert_string_equal(place_in("a.txt", utf16(TOKEN, false)), "1:1-1:18 2+34");
    assert_string_equal(place_in("a.txt", utf16(TOKEN, true)), "1:1-1:18 2+34");
    assert_string_equal(place_in("a.txt", utf16("a\r\n~ " TOKEN, false)), "2:3-2:20 14+34");
    assert_string_equal(place_in("a.txt", utf16("a\r\n~ " TOKEN, true)), "2:3-2:20 14+34");
    assert_string_equal(detected_skips(&d), ""); // for all its NUL bytes it is text
}

static void utf16_that_is_cut_off_is_read_as_far_as_it_goes(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    struct slice whole = utf16("~ " TOKEN "~", false);
    for (size_t len = 0; len <= whole.len; len++)
        detected_in_bytes(&d, "a.txt", slice_cut(whole, 0, len));
    assert_int_equal(d.findings.count, 1);
}

static void a_value_of_several_lines_ends_where_it_ends(void **state)
{
    (void)state;
    detected_with(&d, "credential",
                  "id: key, type: private-key, severity: high, structured: true, after: 1000, "
                  "keywords: ['-BEGIN'], regex: '-BEGIN[^-]+-END'");
    assert_string_equal(place_in_shape("x\n-BEGIN\nab\ncd\n-END y"), "2:1-5:5 2+17");
}

static void a_structured_value_beats_the_name_it_is_bound_to(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_with(&d, "credential", PASSWORD);
    assert_string_equal(detected_in(&d, "a.py", "password = '" TOKEN "'\n"),
                        "acme-token 1:13 high live\n");
    assert_string_equal(detected_in(&d, "a.py", "password = 'kuh7Gras8Weide!'\n"),
                        "password 1:13 medium live\n");
}

static void a_credential_beats_a_number_in_it(void **state)
{
    (void)state;
    detected_with(&d, "credential",
                  "id: hook, type: webhook, severity: high, keywords: ['hooks/'], "
                  "regex: 'hooks/(?<value>[0-9]{8}/[a-z]{8})'");
    detected_with(&d, "personal",
                  "id: number, type: account, severity: low, digits: 8-8, regex: '[0-9]{8}'");
    assert_string_equal(detected_in(&d, "a.py", "u = 'hooks/53957876/kzqwmfpt'"),
                        "hook 1:12 medium live\n");
}

static void the_built_in_patterns_agree_on_one_name_for_a_value(void **state)
{
    (void)state;
    assert_string_equal(
        detected_in(&d, "app/settings.py", "SECRET_KEY = API_TOKEN = 'AKIA<[A-Z2-7]{16}>'\n"),
        "aws-access-key-id 1:27 high live\n");
}

static void a_number_whose_check_fails_is_no_finding(void **state)
{
    (void)state;
    detected_with(&d, "personal",
                  "id: card, type: payment-card, severity: high, digits: 16-16, checks: [luhn], "
                  "context: [card], regex: '\\b[0-9]{16}\\b'");
    assert_string_equal(detected_in(&d, "a.csv", "card,4539578763621486\n"),
                        "card 1:6 high live\n");
    assert_string_equal(detected_in(&d, "a.csv", "card,4539578763621487\n"), "");
    assert_string_equal(detected_in(&d, "a.csv", "\n4539578763621486\n"), "card 2:1 medium live\n");
}

// A key of the bytes 1, 2, 3 ...; a seed phrase of the standard; the rows are the built-in ones.
static void what_only_a_check_could_speak_for_needs_it(void **state)
{
    (void)state;
    detected_with(&d, "credential",
                  "id: a-wif, type: private-key, severity: critical, names: [wif], "
                  "value: '[A-Za-z0-9]{51,52}', checks: [wif-key]");
    assert_string_equal(detected_in(&d, "a.py",
                                    "wif = 'KwFfpDsaF7yxCELuyrH9gP5XL7TAt5b9HPWC"
                                    "1xCQbmrxvhJgMQHb'"),
                        "a-wif 1:8 high live\n");
    assert_string_equal(detected_in(&d, "a.py",
                                    "wif = 'KwFfpDsaF7yxCELuyrH9gP5XL7TAt5b9HPWC"
                                    "1xCQbmrxvhJgMQHc'"),
                        "");
}

static void what_opens_nothing_by_itself_is_of_medium_severity(void **state)
{
    (void)state;
    detected_with(&d, "credential",
                  "id: a-key, type: api-key, severity: critical, structured: true, "
                  "keywords: [sk_], regex: 'sk_[a-z]{4}_[a-z0-9]{12}', checks: [test-mode]");
    assert_string_equal(detected_in(&d, "a.py", "'sk_live_<[a-z0-9]{12}>'"),
                        "a-key 1:2 high live\n");
    assert_int_equal(d.findings.items[0].severity, SEVERITY_CRITICAL);
    assert_string_equal(detected_in(&d, "a.py", "'sk_test_<[a-z0-9]{12}>'"),
                        "a-key 1:2 medium live\n");
    assert_int_equal(d.findings.items[0].severity, SEVERITY_MEDIUM);
}

static void context_can_be_required(void **state)
{
    (void)state;
    detected_with(&d, "personal",
                  "id: pin, type: pin, severity: low, digits: 4-8, context: [pin], "
                  "context_use: required, regex: '\\b[0-9]{4,8}\\b'");
    assert_string_equal(detected_in(&d, "a.csv", "pin,539578\n"), "pin 1:5 medium live\n");
    assert_string_equal(detected_in(&d, "a.csv", "spin,539578\n"), "");
}

static void placeholders_and_published_values_are_told_as_such(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_with(&d, "personal",
                  "id: card, type: payment-card, severity: high, digits: 16-16, checks: [luhn], "
                  "regex: '\\b[0-9]{16}\\b'");
    detected_with(&d, "personal",
                  "id: mail, type: email, severity: low, at: true, regex: '[a-z.]+@[a-z.]+[a-z]'");
    assert_string_equal(detected_in(&d, "a.txt", "acme_xxxxxxxxxxxx\n" TOKEN "\n"),
                        "acme-token 1:1 medium placeholder\nacme-token 2:1 high live\n");
    assert_string_equal(detected_in(&d, "a.txt", "4242424242424242\n4539578763621486\n"),
                        "card 1:1 medium synthetic\ncard 2:1 medium live\n");
    assert_string_equal(detected_in(&d, "a.txt", "p.m@example.org p.m@wohnbau.de noreply@firma.de"),
                        "mail 1:1 medium synthetic\nmail 1:17 medium live\n");
}

static void a_reason_is_given_for_what_is_not_live(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "a.txt", "acme_xxxxxxxxxxxx");
    assert_slice(d.findings.items[0].why[0], "its format is used for nothing else");
    assert_slice(d.findings.items[0].why[1], "its own words say that it is a placeholder");
}

static void a_pattern_may_be_for_some_languages_only(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME ", languages: [python, go]");
    assert_string_equal(detected_in(&d, "a.py", TOKEN), "acme-token 1:1 high live\n");
    assert_string_equal(detected_in(&d, "a.go", TOKEN), "acme-token 1:1 high live\n");
    assert_string_equal(detected_in(&d, "a.rb", TOKEN), "");
    assert_string_equal(detected_in(&d, "a", TOKEN), "");
}

#define FIELDS(id, terms) "id: " id ", type: " id ", severity: medium, terms: [" terms "]"

static void fields_of_one_object_are_one_finding(void **state)
{
    (void)state;
    detected_with(&d, "personal", FIELDS("birth", "birth date"));
    detected_with(&d, "personal", FIELDS("given", "first name"));
    detected_with(&d, "personal", FIELDS("phone", "phone"));
    const char *model = "class Person:\n"
                        "    first_name: str\n"
                        "    birth_date: date\n"
                        "    phone: str\n";
    assert_string_equal(detected_in(&d, "a.py", model), "given 2:5 medium live\n");
    assert_slice(d.findings.items[0].why[0], "3 fields of this object");
    assert_int_equal(d.findings.items[0].role, ROLE_FIELD);
    // Words in comments and strings are no fields.
    assert_string_equal(
        detected_in(&d, "a.py", "# first_name birth_date phone\nx = 'first_name birth_date'\n"),
        "");
}

static void a_few_matches_can_be_too_few(void **state)
{
    (void)state;
    detected_with(&d, "regulated",
                  "id: segment, type: t, severity: low, least: 3, carries: health, "
                  "strength: strong, keywords: ['PID|'], regex: '(?m)^PID\\|[0-9]'");
    assert_string_equal(detected_in(&d, "a.txt", "PID|1\nPID|2\n"), "");
    assert_string_equal(detected_in(&d, "a.txt", "PID|1\nPID|2\nPID|3\n"),
                        "segment 1:1 medium live\n");
    assert_slice(d.findings.items[0].why[0], "3 times in this file");
}

static void a_finding_tells_what_the_value_is_bound_to(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "src/app.py", "client = connect(api_token='" TOKEN "')\n");
    const struct finding *f = &d.findings.items[0];
    assert_slice(f->name, "api_token");
    assert_slice(f->language, "python");
    assert_slice(f->path, "src/app.py");
    assert_int_equal(f->role, ROLE_STRING);
    assert_int_equal(f->place, PLACE_PRODUCTION);
    detected_in(&d, "tests/app.py", "# " TOKEN "\n");
    assert_int_equal(d.findings.items[0].role, ROLE_COMMENT);
    assert_int_equal(d.findings.items[0].place, PLACE_TEST);
}

static void a_name_that_is_itself_a_value_is_not_told(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "a.json", "{\"" TOKEN "\": \"acme_<[a-z]{12}>\"}");
    assert_int_equal(d.findings.count, 2);
    assert_int_equal(d.findings.items[0].name.len, 0);
    assert_int_equal(d.findings.items[1].name.len, 0);
}

static void a_credential_shows_its_public_prefix_and_length(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_with(&d, "credential", PASSWORD);
    detected_in(&d, "a.txt", TOKEN);
    assert_slice(d.findings.items[0].preview, "acme_**** (17 characters)");
    detected_in(&d, "a.py", "password = 'kuh7Gr\xc3\xa4s'");
    assert_slice(d.findings.items[0].preview, "**** (8 characters)");
}

// All text of a finding, in one.
static struct slice all_text_of(const struct finding *f)
{
    const struct slice parts[] = {
        slice_of_string(f->id),
        slice_of_string(f->fingerprint),
        f->title,
        f->type,
        f->path,
        f->preview,
        f->name,
        f->language,
        f->commit,
        f->suppressed_by,
        f->suppressed_reason,
    };
    struct slice all = f->rule;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        all = arena_printf(&d.memory, "%.*s\n%.*s", SLICE_ARG(all), SLICE_ARG(parts[i]));
    for (size_t i = 0; i < FINDING_MOST_WHY && f->why[i].len; i++)
        all = arena_printf(&d.memory, "%.*s\n%.*s", SLICE_ARG(all), SLICE_ARG(f->why[i]));
    return all;
}

// With all built-in patterns: no five bytes of any value, but for the prefix that providers publish.
static void no_text_of_a_finding_holds_a_part_of_a_value(void **state)
{
    static const struct {
        const char *before, *value, *after;
        size_t public;
    } secrets[] = {
        {"aws = '", "AKIA<[A-Z2-7]{16}>", "'\n", 4},
        {"GITHUB_TOKEN=", "ghp_<[A-Za-z0-9]{36}>", "\n", 4},
        {"password: '", "kuh7<[A-Za-z0-9]{12}>!", "'\n", 0},
        {"url: postgres://admin:", "<[A-Za-z0-9]{18}>", "@db.wohnbau.de:5432/app\n", 0},
        {"mail: ", "petra.mustermeier@wohnbau-lindental.de", "\n", 0},
        {"card: ", "4539578763621486", "\n", 0},
        {"iban: ", "DE91100000000123456789", "\n", 0},
        {"ssn: ", "536-22-8716", "\n", 0},
        {"-----BEGIN RSA PRIVATE KEY-----\n", "<[A-Za-z0-9+/]{64}>",
         "\n-----END RSA PRIVATE KEY-----\n", 0},
    };
    enum { SECRETS = sizeof secrets / sizeof secrets[0], PART = 5 };
    struct slice text = SLICE(""), values[SECRETS];
    (void)state;
    for (size_t i = 0; i < SECRETS; i++) {
        values[i] = detected_shape(&d, secrets[i].value);
        text = arena_printf(&d.memory, "%.*s%s%.*s%s", SLICE_ARG(text), secrets[i].before,
                            SLICE_ARG(values[i]), secrets[i].after);
    }
    detected_in_bytes(&d, "app/config.yml", text);
    assert_in_range(d.findings.count, SECRETS - 1, 2 * SECRETS);
    for (size_t f = 0; f < d.findings.count; f++) {
        struct slice shown = all_text_of(&d.findings.items[f]);
        for (size_t i = 0; i < SECRETS; i++)
            for (size_t at = secrets[i].public; at + PART <= values[i].len; at++)
                if (slice_find(shown, slice_cut(values[i], at, at + PART)) != SLICE_NOT_FOUND)
                    fail_msg("a part of value %zu is in: %.*s", i, SLICE_ARG(shown));
    }
}

static void a_fingerprint_stays_when_lines_move_and_changes_with_the_value(void **state)
{
    char first[FINDING_FINGERPRINT], first_id[FINDING_ID];
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "a.txt", TOKEN);
    memcpy(first, d.findings.items[0].fingerprint, sizeof first);
    memcpy(first_id, d.findings.items[0].id, sizeof first_id);
    detected_in(&d, "a.txt", "moved\n\n " TOKEN);
    // Its own shape is expanded differently behind other text, so the same bytes are taken.
    struct slice token = detected_shape(&d, TOKEN);
    struct slice moved = arena_printf(&d.memory, "moved\n\n %.*s", SLICE_ARG(token));
    detected_in_bytes(&d, "a.txt", moved);
    assert_string_equal(d.findings.items[0].fingerprint, first);
    assert_string_not_equal(d.findings.items[0].id, first_id);
    detected_in(&d, "b.txt", TOKEN);
    assert_string_not_equal(d.findings.items[0].fingerprint, first);
    detected_in(&d, "a.txt", "acme_<[a-f]{12}>");
    assert_string_not_equal(d.findings.items[0].fingerprint, first);
    assert_memory_equal(d.findings.items[0].fingerprint, first, 12); // same rule, same file
}

static void ids_are_different_within_a_file(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "a.txt", TOKEN " " TOKEN " " TOKEN);
    assert_int_equal(d.findings.count, 3);
    assert_string_not_equal(d.findings.items[0].id, d.findings.items[1].id);
    assert_string_not_equal(d.findings.items[1].id, d.findings.items[2].id);
    assert_int_equal(strlen(d.findings.items[0].id), FINDING_ID - 1);
}

static void what_was_looked_at_is_counted(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "empty", "");
    detected_in(&d, "one", "x");
    detected_in(&d, "three", "xyz");
    assert_int_equal(d.coverage.files, 3);
    assert_int_equal(d.coverage.bytes, 4);
    assert_string_equal(detected_skips(&d), "");
}

static void a_binary_file_is_searched_less_and_told(void **state)
{
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_with(&d, "credential", PASSWORD);
    struct slice token = detected_shape(&d, TOKEN), bytes;
    bytes = arena_printf(&d.memory, "x%cpassword='kuh7Gras8' %.*s", '\0', SLICE_ARG(token));
    assert_string_equal(detected_in_bytes(&d, "a.bin", bytes), "acme-token 1:24 high live\n");
    assert_string_equal(detected_skips(&d), "a.bin binary\n");
    assert_true(coverage_is_complete(&d.coverage));
}

static void more_candidates_than_a_file_may_have_are_told(void **state)
{
    enum { MANY = 70 * 1000 };
    struct buf text;
    (void)state;
    detected_with(&d, "credential", ACME);
    buf_init(&text, 4 << 20);
    for (int i = 0; i < MANY; i++)
        buf_printf(&text, "acme_q%05da7b8c9\n", i);
    detected_in_bytes(&d, "many.txt", buf_slice(&text));
    assert_in_range(d.findings.count, 10 * 1000, MANY - 1);
    assert_string_equal(detected_skips(&d), "many.txt too-many-findings\n");
    assert_false(coverage_is_complete(&d.coverage));
    buf_release(&text);
}

static void a_pattern_that_gives_up_is_told(void **state)
{
    struct buf text;
    (void)state;
    detected_with(&d, "credential",
                  "id: slow, type: t, severity: low, keywords: [acme_], regex: 'acme_(a+)+b'");
    buf_init(&text, 4096);
    buf_add_string(&text, "acme_");
    for (int i = 0; i < 400; i++)
        buf_add_byte(&text, 'a');
    buf_add_string(&text, "cb");
    detected_in_bytes(&d, "slow.txt", buf_slice(&text));
    detected_in(&d, "fast.txt", "acme_aaab");
    assert_int_equal(d.findings.count, 1);
    assert_string_equal(detected_skips(&d), "slow.txt match-limit\n");
    assert_false(coverage_is_complete(&d.coverage));
    buf_release(&text);
}

static void a_link_is_its_text(void **state)
{
    struct blob blob = {
        .path = SLICE("link.py"), .mode = BLOB_SYMLINK, .commit = SLICE("0123abcd")};
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_in(&d, "start", "");
    blob.bytes = detected_shape(&d, "../" TOKEN);
    detector_blob(d.detector, &blob, &d.findings, &d.coverage);
    assert_int_equal(d.findings.count, 1);
    assert_int_equal(d.findings.items[0].language.len, 0);
    assert_slice(d.findings.items[0].commit, "0123abcd");
}

// One detector for many files: each is judged as if it were the first, and what was said of the
// earlier ones stays as it was.
static void a_detector_is_as_good_for_the_next_file(void **state)
{
    static const struct {
        const char *path, *shape, *says;
    } files[] = {
        {"a.py", "password = '" TOKEN "'", "acme-token 1:13 high live\n"},
        {"b.bin", "\x01\x02 nothing", ""},
        {"c.py", "class A:\n    phone: str\n    first_name: str\n", "given 2:5 medium live\n"},
        {"d.py", "password = 'kuh7Gras8Weide!'", "password 1:13 medium live\n"},
        {"e.txt", "", ""},
    };
    enum { FILES = sizeof files / sizeof files[0] };
    struct finding kept = {0};
    (void)state;
    detected_with(&d, "credential", ACME);
    detected_with(&d, "credential", PASSWORD);
    detected_with(&d, "personal", FIELDS("given", "first name"));
    detected_with(&d, "personal", FIELDS("birth", "phone"));
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < FILES; i++) {
            size_t at = (i * 3 + (size_t)round) % FILES;
            const char *said = detected_in(&d, files[at].path, files[at].shape);
            if (at == 2) // two patterns, one object
                assert_int_equal(d.findings.count, 1);
            else
                assert_string_equal(said, files[at].says);
            if (at == 0 && kept.line == 0)
                kept = d.findings.items[0];
        }
    }
    assert_slice(kept.path, "a.py");
    assert_slice(kept.preview, "acme_**** (17 characters)");
    assert_slice(kept.name, "password");
}

static void two_detectors_say_the_same(void **state)
{
    struct detected other = {0};
    const char *text = "user: p.m@wohnbau.de\npassword: 'kuh7Gras8Weide!'\nAKIA<[A-Z2-7]{16}>\n";
    (void)state;
    const char *said = detected_in(&d, "a.yml", text);
    detected_in(&other, "before.txt", "card 4539578763621486, AKIA<[A-Z2-7]{16}>");
    assert_string_equal(detected_in(&other, "a.yml", text), said);
    assert_int_equal(other.findings.count, d.findings.count);
    for (size_t i = 0; i < d.findings.count; i++) {
        assert_string_equal(other.findings.items[i].id, d.findings.items[i].id);
        assert_string_equal(other.findings.items[i].fingerprint, d.findings.items[i].fingerprint);
    }
    detected_release(&other);
}

static void with_a_tree_fields_are_found_as_without(void **state)
{
    (void)state;
    d.syntax = true;
    detected_with(&d, "personal", FIELDS("given", "first name"));
    detected_with(&d, "personal", FIELDS("birth", "birth date"));
    assert_string_equal(
        detected_in(&d, "a.py", "class Person:\n    first_name: str\n    birth_date: date\n"),
        "given 2:5 medium live\n");
    assert_string_equal(detected_skips(&d), "");
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

static void an_address_in_a_test_or_a_document_is_low(void **state)
{
    static const char *const text = "to = 'petra.<[a-z]{8}>@<[a-z]{9}>.de'\n";
    (void)state;
    assert_string_equal(detected_in(&d, "src/a.py", text), "email-address 1:7 medium live\n");
    assert_string_equal(detected_in(&d, "tests/a.py", text), "email-address 1:7 low live\n");
    assert_string_equal(detected_in(&d, "docs/a.rst", text), "email-address 1:7 low live\n");
    assert_string_equal(detected_in(&d, "vendor/a.py", text), "email-address 1:7 low live\n");
    // Records are data wherever they stand.
    assert_string_equal(
        detected_in(&d, "tests/a.csv", "id;mail\n1;petra.<[a-z]{8}>@<[a-z]{9}>.de\n"),
        "email-address 2:3 medium live\n");
}

static void a_number_in_a_test_or_an_example_is_not_sure(void **state)
{
    static const char *const text = "iban = 'DE89 1001 0010 0000 0000 17'\n";
    (void)state;
    assert_string_equal(detected_in(&d, "src/a.py", text), "iban 1:9 high live\n");
    assert_string_equal(detected_in(&d, "tests/a.py", text), "iban 1:9 medium live\n");
    detected_in(&d, "src/a.py",
                "\"\"\"Checks.\n\n>>> iban.check('DE89 1001 0010 0000 0000 17')\n\"\"\"\n");
    assert_int_equal(d.findings.count, 1);
    assert_int_equal(d.findings.items[0].place, PLACE_DOCS);
    assert_int_equal(d.findings.items[0].confidence, CONFIDENCE_MEDIUM);
    // No live card belongs in a test.
    assert_string_equal(detected_in(&d, "tests/a.py", "card_number = '4<[0-9]{14}><check card>'\n"),
                        "payment-card-number 1:16 high live\n");
}

static void a_name_that_holds_its_value_is_not_told(void **state)
{
    static const char *const texts[] = {
        "ssn_536228716: 536-22-8716\n",
        "password_kuh7gras8x: kuh7gras8x\n",
    };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        detected_in(&d, "a.yml", texts[i]);
        assert_int_equal(d.findings.count, 1);
        assert_int_equal(d.findings.items[0].name.len, 0);
    }
}

static void a_bare_number_has_its_columns_header_for_context(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "people.csv", "name,ssn\nKim,536228716\nJo,401556291\n"),
                        "us-ssn-bare 2:5 high live\nus-ssn-bare 3:4 high live\n");
}

static void a_constant_of_a_class_is_no_field(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "a.py",
                                    "class Names:\n    EMAIL = 'email'\n"
                                    "    PERSON_NAME = 'name'\n"
                                    "    BIRTH_DATE = 'born'\n"),
                        "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_and_columns_count_from_one),
        TEST(carriage_returns_are_bytes_of_their_line),
        TEST(columns_count_code_points_and_offsets_bytes),
        TEST(a_byte_order_mark_has_no_column),
        TEST(utf16_is_read_and_told_in_bytes_as_stored),
        TEST(utf16_that_is_cut_off_is_read_as_far_as_it_goes),
        TEST(a_value_of_several_lines_ends_where_it_ends),
        TEST(a_structured_value_beats_the_name_it_is_bound_to),
        TEST(a_credential_beats_a_number_in_it),
        TEST(the_built_in_patterns_agree_on_one_name_for_a_value),
        TEST(a_number_whose_check_fails_is_no_finding),
        TEST(what_only_a_check_could_speak_for_needs_it),
        TEST(what_opens_nothing_by_itself_is_of_medium_severity),
        TEST(context_can_be_required),
        TEST(placeholders_and_published_values_are_told_as_such),
        TEST(a_reason_is_given_for_what_is_not_live),
        TEST(a_pattern_may_be_for_some_languages_only),
        TEST(fields_of_one_object_are_one_finding),
        TEST(a_few_matches_can_be_too_few),
        TEST(a_finding_tells_what_the_value_is_bound_to),
        TEST(a_name_that_is_itself_a_value_is_not_told),
        TEST(a_credential_shows_its_public_prefix_and_length),
        TEST(no_text_of_a_finding_holds_a_part_of_a_value),
        TEST(a_fingerprint_stays_when_lines_move_and_changes_with_the_value),
        TEST(ids_are_different_within_a_file),
        TEST(what_was_looked_at_is_counted),
        TEST(a_binary_file_is_searched_less_and_told),
        TEST(more_candidates_than_a_file_may_have_are_told),
        TEST(a_pattern_that_gives_up_is_told),
        TEST(a_link_is_its_text),
        TEST(a_detector_is_as_good_for_the_next_file),
        TEST(two_detectors_say_the_same),
        TEST(with_a_tree_fields_are_found_as_without),
        TEST(an_address_in_a_test_or_a_document_is_low),
        TEST(a_number_in_a_test_or_an_example_is_not_sure),
        TEST(a_name_that_holds_its_value_is_not_told),
        TEST(a_bare_number_has_its_columns_header_for_context),
        TEST(a_constant_of_a_class_is_no_field),
    };
    return RUN_TESTS(tests);
}
