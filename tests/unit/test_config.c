// Plans are those of policy/, whichever they are: the tests take the first two.
#include "config.h"

#include "day.h"
#include "mark.h"
#include "unit.h"

#include <limits.h>
#include <stdlib.h>

struct fixture {
    struct arena memory;
    struct config config;
    struct err err;
};

static int set_up(void **state)
{
    *state = alloc_zeroed(1, sizeof(struct fixture));
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->memory);
    free(fixture);
    return 0;
}

// "$1" and "$2" stand for the first two plans' ids.
static struct slice with_plans(struct arena *memory, const char *text)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    for (; *text; text++) {
        if (text[0] == '$' && (text[1] == '1' || text[1] == '2'))
            buf_add(&out, builtin_plans.plans[*++text - '1'].id);
        else
            buf_add_byte(&out, *text);
    }
    struct slice filled = arena_copy(memory, buf_slice(&out));
    buf_release(&out);
    return filled;
}

static bool parse(struct fixture *fixture, const char *text)
{
    fixture->err = (struct err){0};
    return config_parse(&fixture->config, SLICE(".waybill.yml"), with_plans(&fixture->memory, text),
                        &fixture->memory, &fixture->err);
}

static struct config *parsed(void **state, const char *text)
{
    struct fixture *fixture = *state;
    if (!parse(fixture, text))
        fail_msg("%s", fixture->err.message);
    return &fixture->config;
}

// The message begins with the place and contains `because`.
static void assert_refused(void **state, const char *text, const char *place, const char *because)
{
    struct fixture *fixture = *state;
    if (parse(fixture, text))
        fail_msg("taken: %s", text);
    assert_int_equal(fixture->err.kind, ERR_CONFIG);
    struct slice start = arena_printf(&fixture->memory, ".waybill.yml:%s: ", place);
    if (!slice_starts_with(slice_of_string(fixture->err.message), start) ||
        !strstr(fixture->err.message, because))
        fail_msg("'%s' is not %s%s", fixture->err.message, start.ptr, because);
}

static void an_empty_file_declares_nothing(void **state)
{
    const struct config *config = parsed(state, "# nothing yet\n");
    assert_false(config->declared.has_owner || config->declared.has_sector ||
                 config->declared.has_eu || config->declared.has_mode || config->has_fail_on);
    assert_int_equal(config->declared.bulk_persons, 20);
    assert_int_equal(config->declared.tools_in_use->plan.len, 0);
    assert_int_equal(config->declared.training_off->plan.len, 0);
    assert_false(exclude_has_file(&config->exclude, SLICE("a")));
}

static void declarations_are_read(void **state)
{
    const struct declared *declared = &parsed(state, "owner: enterprise\n"
                                                     "sector: other-regulated\n"
                                                     "eu: required\n"
                                                     "mode: contract\n"
                                                     "bulk_persons: 50\n")
                                           ->declared;
    assert_true(declared->has_owner && declared->has_sector && declared->has_eu &&
                declared->has_mode);
    assert_int_equal(declared->owner, OWNER_ENTERPRISE);
    assert_int_equal(declared->sector, SECTOR_OTHER);
    assert_int_equal(declared->eu, EU_REQUIRED);
    assert_int_equal(declared->mode, MODE_CONTRACT);
    assert_int_equal(declared->bulk_persons, 50);
}

static void agreements_are_plans_with_or_without_a_date(void **state)
{
    const struct declared *declared = &parsed(state, "tools_in_use: [$1, $2]\n"
                                                     "agreements:\n"
                                                     "  dpa_signed:\n"
                                                     "    - $2\n"
                                                     "    - {plan: $1, date: 2026-03-01}\n"
                                                     "  training_off:\n"
                                                     "    - plan: $1\n")
                                           ->declared;
    assert_true(slice_equals(declared->tools_in_use[0].plan, builtin_plans.plans[0].id));
    assert_true(slice_equals(declared->tools_in_use[1].plan, builtin_plans.plans[1].id));
    assert_int_equal(declared->tools_in_use[2].plan.len, 0);
    assert_int_equal(declared->dpa_signed[0].date.len, 0);
    assert_true(slice_equals(declared->dpa_signed[1].plan, builtin_plans.plans[0].id));
    assert_slice(declared->dpa_signed[1].date, "2026-03-01");
    assert_int_equal(declared->dpa_signed[2].plan.len, 0);
    assert_true(slice_equals(declared->training_off[0].plan, builtin_plans.plans[0].id));
    assert_int_equal(declared->baa_signed[0].plan.len, 0);
}

static void a_key_that_does_not_exist_is_an_error_with_the_nearest(void **state)
{
    assert_refused(state, "owner: oss\nsectr: none\n", "2:1", "did you mean \"sector\"?");
    assert_refused(state, "agreements:\n  dpa_sign: []\n", "2:3", "\"dpa_signed\"");
    assert_refused(state, "ignore:\n  path: [a]\n", "2:3", "\"paths\"");
    assert_refused(state, "tools_in_use:\n  - {dat: 2026-01-01, plan: $1}\n", "2:6", "\"date\"");
    assert_refused(state, "- owner\n", "1:1", "keys");
}

static void a_plan_that_does_not_exist_is_an_error_with_the_nearest(void **state)
{
    struct fixture *fixture = *state;
    const char *near =
        arena_printf(&fixture->memory, "did you mean '%.*s'?", SLICE_ARG(builtin_plans.plans[0].id))
            .ptr;
    assert_refused(state, "tools_in_use:\n  - $1x\n", "2:5", near);
    assert_refused(state, "agreements:\n  baa_signed:\n    - plan: no such plan at all\n", "3:13",
                   "there is no plan 'no such plan at all'");
    assert_refused(state, "tools_in_use: $1\n", "1:15", "list");
    assert_refused(state, "tools_in_use:\n  - {date: 2026-01-01}\n", "2:5", "\"plan\" is missing");
}

static void wrong_values_are_errors_with_their_place(void **state)
{
    assert_refused(state, "owner: acme\n", "1:8", "startup");
    assert_refused(state, "eu: yes\n", "1:5", "required");
    assert_refused(state, "bulk_persons: 0\n", "1:15", "");
    assert_refused(state, "min_confidence: certain\n", "1:17", "medium");
    assert_refused(state, "max_file_size: 2T\n", "1:16", "size");
    assert_refused(state, "fail_on: [credential, cards]\n", "1:10", "did you mean 'card'?");
    assert_refused(state, "agreements:\n  audit_log:\n    - {date: 2026-02-30, plan: $1}\n", "3:14",
                   "date");
    assert_refused(state, "ignore:\n  paths:\n    - a\n    - '[b'\n", "4:7", "']'");
}

// It would hold for good, or from no day on, and nobody meant that.
static void an_empty_date_is_refused(void **state)
{
    assert_refused(state, "tools_in_use:\n  - {date: '', plan: $1}\n", "2:12", "'' is not a date");
    assert_refused(state, "ignore:\n  rules:\n    - {rule: a, reason: b, expires: ''}\n", "3:37",
                   "'' is not a date");
}

static void what_to_fail_on_is_a_list_of_either_form(void **state)
{
    const unsigned expected = 1U << FAIL_ON_CREDENTIAL | 1U << FAIL_ON_TIER_HIGH;
    assert_int_equal(parsed(state, "fail_on: credential,high\n")->fail_on.words, expected);
    assert_int_equal(parsed(state, "fail_on: [high, credential]\n")->fail_on.words, expected);
    const struct config *config = parsed(state, "fail_on: never\n");
    assert_true(config->has_fail_on);
    assert_int_equal(config->fail_on.words, 0);
}

static void pattern_files_stay_in_the_repository(void **state)
{
    const struct config *config = parsed(state, "patterns: [a.yml, ci/b..yml]\n");
    assert_int_equal(config->pattern_count, 2);
    assert_slice(config->patterns[1], "ci/b..yml");
    assert_refused(state, "patterns:\n  - a.yml\n  - /etc/passwd\n", "3:5", "in the repository");
    assert_refused(state, "patterns: [../a.yml]\n", "1:12", "in the repository");
    assert_refused(state, "patterns: a/../../b.yml\n", "1:11", "in the repository");
    assert_refused(state, "patterns: a/..\n", "1:11", "in the repository");
    assert_refused(state, "patterns: \"a\\0b\"\n", "1:11", "in the repository");
}

static void ignored_paths_are_patterns_as_of_gitignore(void **state)
{
    const struct config *config = parsed(
        state, "ignore:\n  paths:\n    - 'third_party/'\n    - '*.min.js'\n    - '!a.min.js'\n");
    assert_true(exclude_has_file(&config->exclude, SLICE("a/third_party/b.c")));
    assert_true(exclude_has_file(&config->exclude, SLICE("b.min.js")));
    assert_false(exclude_has_file(&config->exclude, SLICE("a.min.js")));
}

static const char accepting[] = "ignore:\n"
                                "  rules:\n"
                                "    - rule: email\n"
                                "      reason: authors of the docs\n"
                                "  findings:\n"
                                "    - fingerprint: f1\n"
                                "      reason: \" revoked\\e[0m \"\n"
                                "      expires: 2026-06-30\n";

static void accepted_findings_have_a_reason_and_may_expire(void **state)
{
    const struct config *config = parsed(state, accepting);
    const struct acceptance *rule = config->rules.items, *finding = config->findings.items;
    int last;

    assert_true(day_parse(SLICE("2026-06-30"), &last));
    assert_int_equal(config->rules.count, 1);
    assert_slice(rule->of, "email");
    assert_slice(rule->reason, "authors of the docs");
    assert_int_equal(rule->last_day, INT_MAX);
    assert_int_equal(config->findings.count, 1);
    assert_slice(finding->of, "f1");
    assert_slice(finding->reason, "revoked\\x1b[0m");
    assert_int_equal(finding->last_day, last);
    assert_int_equal(finding->line, 6);
}

static void marks_of_other_scanners_hold_unless_they_are_not_named(void **state)
{
    assert_int_equal(parsed(state, "")->foreign_marks, FOREIGN_ALL);
    assert_int_equal(parsed(state, "marks: []\n")->foreign_marks, 0);
    assert_int_equal(parsed(state, "marks: [ggshield, gitleaks]\n")->foreign_marks,
                     1U << FOREIGN_GGSHIELD | 1U << FOREIGN_GITLEAKS);
    assert_int_equal(parsed(state, "marks: detect-secrets\n")->foreign_marks,
                     1U << FOREIGN_DETECT_SECRETS);
    assert_refused(state, "marks: [gitleaks, gitleak]\n", "1:19", "did you mean 'gitleaks'?");
}

static void an_acceptance_without_a_reason_is_refused(void **state)
{
    assert_refused(state, "ignore:\n  rules:\n    - rule: email\n", "3:7", "\"reason\" is missing");
    assert_refused(state, "ignore:\n  rules:\n    - {rule: email, reason: ' '}\n", "3:29",
                   "reason");
    assert_refused(state, "ignore:\n  findings: [f1]\n", "2:14", "keys");
    assert_refused(state, "ignore:\n  findings: f1\n", "2:13", "list");
    assert_refused(state, "ignore:\n  findings:\n    - {fingerprint: '', reason: a}\n", "3:21",
                   "empty");
    assert_refused(state,
                   "ignore:\n  findings:\n    - {fingerprint: f, reason: a, expires: soon}\n",
                   "3:44", "'soon' is not a date");
}

static void only_patterns_that_exist_can_be_ignored(void **state)
{
    const struct pattern known[] = {{.id = SLICE_INIT("phone")}, {.id = SLICE_INIT("e-mail")}};
    const struct pattern same[] = {{.id = SLICE_INIT("email")}};
    const struct config *config = parsed(state, accepting);
    struct pattern_set patterns = {.patterns = same, .count = 1};
    struct err err = {0};

    assert_true(acceptances_check_rules(&config->rules, &patterns, config->path, &err));
    patterns = (struct pattern_set){.patterns = known, .count = 2};
    assert_false(acceptances_check_rules(&config->rules, &patterns, config->path, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_string_equal(err.message, ".waybill.yml:3:13: there is no pattern 'email'; "
                                     "did you mean 'e-mail'?");
}

static void the_command_line_goes_first(void **state)
{
    struct fixture *fixture = *state;
    struct config *config = parsed(state, "owner: oss\nsector: health\nfail_on: high\n"
                                          "min_confidence: high\nmax_file_size: 1K\n");
    struct options options;

    assert_true(options_parse(&options, 4,
                              (const char *const[]){"scan", "--owner=startup", "--fail-on=card",
                                                    "--max-file-size=2K", NULL},
                              &fixture->memory, &fixture->err));
    config_settle(config, &options);
    assert_int_equal(config->declared.owner, OWNER_STARTUP);
    assert_int_equal(config->declared.sector, SECTOR_HEALTH);
    assert_false(options.declared.has_sector);
    assert_int_equal(options.fail_on.words, 1U << FAIL_ON_CARD);
    assert_int_equal(options.min_confidence, CONFIDENCE_HIGH);
    assert_int_equal(options.max_file_size, 2048);
}

static void the_file_goes_before_the_defaults(void **state)
{
    struct fixture *fixture = *state;
    const char *const staged[] = {"scan", "--staged", NULL};
    struct options options;

    assert_true(options_parse(&options, 2, staged, &fixture->memory, &fixture->err));
    config_settle(parsed(state, "owner: oss\n"), &options);
    assert_int_equal(options.fail_on.words, fail_on_staged.words);
    config_settle(parsed(state, "fail_on: card\n"), &options);
    assert_int_equal(options.fail_on.words, 1U << FAIL_ON_CARD);
    assert_false(options.archives);
    config_settle(parsed(state, "archives: true\n"), &options);
    assert_true(options.archives);
    // A repository asks for more to be looked at, never for less.
    config_settle(parsed(state, "archives: false\n"), &options);
    assert_true(options.archives);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_empty_file_declares_nothing),
        TEST(declarations_are_read),
        TEST(agreements_are_plans_with_or_without_a_date),
        TEST(a_key_that_does_not_exist_is_an_error_with_the_nearest),
        TEST(a_plan_that_does_not_exist_is_an_error_with_the_nearest),
        TEST(wrong_values_are_errors_with_their_place),
        TEST(an_empty_date_is_refused),
        TEST(what_to_fail_on_is_a_list_of_either_form),
        TEST(pattern_files_stay_in_the_repository),
        TEST(ignored_paths_are_patterns_as_of_gitignore),
        TEST(accepted_findings_have_a_reason_and_may_expire),
        TEST(marks_of_other_scanners_hold_unless_they_are_not_named),
        TEST(an_acceptance_without_a_reason_is_refused),
        TEST(only_patterns_that_exist_can_be_ignored),
        TEST(the_command_line_goes_first),
        TEST(the_file_goes_before_the_defaults),
    };
    return RUN_TESTS(tests);
}
