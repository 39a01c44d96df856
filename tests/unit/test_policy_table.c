// The tables' sources belong to the program that the build runs, not to a library, so
// they are taken in here as they are.
#include "../../scanner/tables/c_source.c"
#include "../../scanner/tables/policy_read.c"
#include "../../scanner/tables/policy_table.c"

#include "unit.h"

#include <glob.h>

#define PLAN_BUT(...) "vendor: V\nplans:\n  - id: a-plan\n" __VA_ARGS__
#define WORDS "    account: api\n    training: \"no\"\n    dpa: included\n    baa: \"no\"\n"
#define TEXTS                                                                \
    "    tool: T\n    plan: P\n    regions: US\n    region_choice: \"no\"\n" \
    "    retention: r\n    retention_choice: c\n    human_review: h\n"       \
    "    certifications: z\n    subprocessors: s\n"
#define SOURCE "    source: v.example/terms\n    source_date: 2026-08\n    confidence: high\n"
#define PLAN PLAN_BUT(WORDS TEXTS SOURCE)
#define FOOTPRINT "footprints:\n  - tool: T\n    source: s\n"
#define FOOTPRINTS FOOTPRINT "    paths: [.t/]\n"

static struct arena memory;
static struct policy policy;
static struct err err;
static struct buf out;

static int start(void **state)
{
    (void)state;
    policy = (struct policy){.memory = &memory};
    err = (struct err){0};
    buf_init(&out, 1 << 20);
    return 0;
}

static int release(void **state)
{
    (void)state;
    buf_release(&out);
    arena_release(&memory);
    return 0;
}

static bool reads(const char *path, const char *text)
{
    return policy_read(&policy, slice_of_string(path), slice_of_string(text), &err);
}

static void refuses(const char *text, const char *message)
{
    err = (struct err){0};
    assert_false(reads("p.yml", text));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_string_equal(err.message, message);
}

// All rows in the order of the enumeration, with one word for each.
static const char *matrix(void)
{
    struct slice text = SLICE("rows:\n");
    for (size_t i = 0; i < ROW_COUNT; i++)
        text = arena_printf(
            &memory, "%.*s  - {id: %s, scenario: s, tier: Low, reason: r, fires: f, asks: a}\n",
            SLICE_ARG(text), row_names[i]);
    return arena_printf(&memory,
                        "%.*srecommend: {low: l, medium: m, high: h, regulated: r}\n"
                        "disclaimer: d\n",
                        SLICE_ARG(text))
        .ptr;
}

static void reads_a_plan(void **state)
{
    (void)state;
    assert_true(reads("p.yml", PLAN));
    const struct plan *plan = &policy.plans->plan;
    assert_slice(plan->id, "a-plan");
    assert_slice(plan->vendor, "V");
    assert_slice(plan->name, "P");
    assert_int_equal(plan->account, ACCOUNT_API);
    assert_int_equal(plan->training, TRAINING_NO);
    assert_int_equal(plan->dpa, DPA_INCLUDED);
    assert_int_equal(plan->baa, BAA_NO);
    assert_int_equal(plan->certainty, CERTAINTY_HIGH);
    assert_slice(plan->source, "v.example/terms");
    assert_slice(plan->source_date, "2026-08");
    assert_slice(plan->documents_say, "");
    assert_false(plan->eu_capable);
}

static void a_plan_may_name_its_own_vendor(void **state)
{
    (void)state;
    assert_true(reads("p.yml", PLAN_BUT("    vendor: W\n" WORDS TEXTS SOURCE)));
    assert_slice(policy.plans->plan.vendor, "W");
}

static void a_plan_needs_a_source_and_a_date(void **state)
{
    (void)state;
    refuses(PLAN_BUT(WORDS TEXTS "    source_date: 2026\n    confidence: high\n"),
            "p.yml:3:5: the key \"source\" is missing");
    refuses(
        PLAN_BUT(WORDS TEXTS "    source: \" \"\n    source_date: 2026\n    confidence: high\n"),
        "p.yml:17:13: \"source\" is empty");
    refuses(PLAN_BUT(WORDS TEXTS "    source: v.example\n    confidence: high\n"),
            "p.yml:3:5: the key \"source_date\" is missing");
    refuses(PLAN_BUT(WORDS TEXTS "    source: https://v.example\n    source_date: 2026\n"
                                 "    confidence: high\n"),
            "p.yml:17:13: a source is written without its scheme");
}

static void a_date_is_one_of_the_calendar(void **state)
{
    static const char *const dates[] = {"2026-8", "2026-13", "2026-02-30", "26", "n/a", "today"};
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        const char *text = arena_printf(&memory,
                                        "%s    source: v.example\n    source_date: %s\n"
                                        "    confidence: high\n",
                                        PLAN_BUT(WORDS TEXTS), dates[i])
                               .ptr;
        refuses(text, "p.yml:18:18: a date is YYYY, YYYY-MM or YYYY-MM-DD; a page without one is "
                      "\"undated\"");
    }
}

static void a_page_without_a_date_says_so(void **state)
{
    (void)state;
    assert_true(reads("p.yml", PLAN_BUT(WORDS TEXTS "    source: v.example\n"
                                                    "    source_date: undated\n"
                                                    "    confidence: low\n")));
    assert_slice(policy.plans->plan.source_date, "");
}

static void unknown_words_and_keys_are_refused_with_the_nearest(void **state)
{
    (void)state;
    refuses(PLAN_BUT("    account: bussiness\n    training: \"no\"\n    dpa: included\n"
                     "    baa: \"no\"\n" TEXTS SOURCE),
            "p.yml:4:14: \"bussiness\" is no word for \"account\"; did you mean \"business\"?");
    refuses(PLAN_BUT("    account: api\n    training: optout\n    dpa: included\n"
                     "    baa: \"no\"\n" TEXTS SOURCE),
            "p.yml:5:15: \"optout\" is no word for \"training\"; did you mean \"opt-out\"?");
    refuses(PLAN_BUT("    trainin: \"no\"\n" WORDS TEXTS SOURCE),
            "p.yml:4:5: unknown key \"trainin\"; did you mean \"training\"?");
    refuses("plan: []\n",
            "p.yml:1:1: a policy file has \"plans\", \"rows\", \"footprints\" or \"controls\"");
    refuses("", "p.yml:1:1: a policy file has \"plans\", \"rows\", \"footprints\" or \"controls\"");
}

static void ids_are_plain(void **state)
{
    (void)state;
    refuses("vendor: V\nplans:\n  - id: A plan\n" WORDS TEXTS SOURCE,
            "p.yml:3:9: an id has lower-case letters, digits and hyphens");
}

static void text_that_could_harm_a_terminal_is_refused(void **state)
{
    (void)state;
    refuses(PLAN_BUT("    vendor: \"a\\x1b[31m\"\n" WORDS TEXTS SOURCE),
            "p.yml:4:13: a character that cannot be printed safely");
}

static void an_id_used_twice_is_refused_across_files(void **state)
{
    (void)state;
    assert_true(reads("b.yml", PLAN));
    assert_true(reads("a.yml", PLAN));
    assert_true(reads("m.yml", matrix()));
    assert_true(reads("f.yml", FOOTPRINTS));
    assert_false(write_all(&policy, &out, &err));
    assert_string_equal(err.message, "b.yml:3:9: the plan a-plan is there already, in a.yml:3");
}

static bool is_capable(const char *regions, const char *choice)
{
    const struct plan plan = {.regions = slice_of_string(regions),
                              .region_choice = slice_of_string(choice)};
    return plan_is_eu_capable(&plan);
}

static void eu_hosting_is_computed_from_the_regions(void **state)
{
    (void)state;
    assert_true(is_capable("EU", "no"));
    assert_false(is_capable("EU (some features US)", "no"));
    assert_false(is_capable("US; EU", "no"));
    assert_true(is_capable("US", "yes: US, EU, UK"));
    assert_true(is_capable("US", "yes: with EU project"));
    assert_true(is_capable("US", "yes: customer-chosen model provider"));
    assert_true(is_capable("US", "yes: local"));
    assert_false(is_capable("global", "yes: US"));
    assert_false(is_capable("US", "yes: EUROPA, NEU"));
    assert_false(is_capable("US", "yes: switch to Regional, locally"));
    assert_true(is_capable("US", "yes: NEU, EU"));
    assert_false(is_capable("US", "unknown"));
}

static void the_matrix_has_each_row_once(void **state)
{
    (void)state;
    refuses("rows:\n  - {id: R1, scenario: s, tier: Low, reason: r, fires: f, asks: a}\n",
            "p.yml:2:3: the row R2 is missing");
    policy = (struct policy){.memory = &memory};
    refuses("rows:\n  - {id: R1, scenario: s, tier: Low, reason: r, fires: f, asks: a}\n"
            "  - {id: R1, scenario: s, tier: Low, reason: r, fires: f, asks: a}\n",
            "p.yml:3:10: the row R1 is there already");
    policy = (struct policy){.memory = &memory};
    refuses("rows:\n  - {id: R6, scenario: s, tier: Low, reason: r, fires: f, asks: a}\n",
            "p.yml:2:10: \"R6\" is no word for \"id\"; did you mean \"R1\"?");
    policy = (struct policy){.memory = &memory};
    refuses("rows:\n  - {id: R1, scenario: s, tier: low, reason: r, fires: f, asks: a}\n",
            "p.yml:2:33: \"low\" is no word for \"tier\"; did you mean \"Low\"?");
    policy = (struct policy){.memory = &memory};
    assert_true(reads("m.yml", matrix()));
    refuses(matrix(), "p.yml:2:3: there is a matrix already, in another file");
}

// What the table of all of it says to a file of footprints, beside one plan of the tool T.
static const char *refused(const char *text)
{
    policy = (struct policy){.memory = &memory};
    err = (struct err){0};
    assert_true(reads("p.yml", PLAN));
    assert_true(reads("m.yml", matrix()));
    assert_true(reads("f.yml", text));
    assert_false(write_all(&policy, &out, &err));
    return err.message;
}

static void a_footprint_names_plans_that_are_there(void **state)
{
    (void)state;
    assert_string_equal(refused(FOOTPRINT "    plans: [b-plan]\n    paths: [a, b]\n"),
                        "f.yml:4:12: there is no plan \"b-plan\"");
    assert_string_equal(refused("tools:\n  - tool: U\n    plans: [b-plan]\n" FOOTPRINTS),
                        "f.yml:3:12: there is no plan \"b-plan\"");
}

static void a_footprint_is_one_of_a_tool_with_plans(void **state)
{
    (void)state;
    assert_string_equal(refused("footprints:\n  - tool: U\n    source: s\n    paths: [.u/]\n"),
                        "f.yml:2:11: no plan is one of \"U\": name its plans in \"tools\", or "
                        "[unknown-plan]");
    assert_string_equal(
        refused(
            "tools:\n  - {tool: T, plans: [a-plan]}\n  - {tool: T, plans: [a-plan]}\n" FOOTPRINTS),
        "f.yml:2:5: the tool \"T\" is there twice");
    assert_string_equal(refused(FOOTPRINT "    paths: [.t/, .t/]\n"),
                        "f.yml:2:5: the sign \".t/\" is there twice");
}

static void a_footprint_has_a_source_and_signs(void **state)
{
    (void)state;
    refuses("footprints:\n  - tool: T\n    paths: [.t/]\n",
            "p.yml:2:5: the key \"source\" is missing");
    refuses(FOOTPRINT, "p.yml:2:5: a footprint has signs, such as \"paths\"");
    refuses(FOOTPRINT "    says: maybe\n    paths: [.t/]\n",
            "p.yml:4:11: \"maybe\" is no word for \"says\"; did you mean \"used\"?");
    refuses(FOOTPRINT "    packages: [openai]\n", "p.yml:4:15: a package is ECOSYSTEM:NAME");
    refuses(FOOTPRINT "    settings: [model]\n", "p.yml:4:15: a setting is KEY=GLOB");
    refuses(FOOTPRINT "    hosts: [\"*.ab\"]\n",
            "p.yml:4:12: \"*.ab\" has no part of 4 to 64 characters to look for");
}

static void what_is_swept_for_is_the_rarest_part(void **state)
{
    (void)state;
    assert_true(reads("f.yml", FOOTPRINT "    settings: [model=ollama*]\n"));
    assert_slice(policy.footprints->footprint.keyword, "ollama");
    assert_true(reads("f.yml", FOOTPRINT "    settings: [use_bedrock=true]\n"));
    assert_slice(policy.footprints->footprint.keyword, "use_bedrock");
    assert_true(reads("f.yml", FOOTPRINT "    hosts: [\"bedrock-runtime.*.amazonaws.com\"]\n"));
    assert_slice(policy.footprints->footprint.keyword, "bedrock-runtime.");
    assert_true(reads("f.yml", FOOTPRINT "    paths: [.t/]\n"));
    assert_slice(policy.footprints->footprint.keyword, "");
}

#define CONTROL "controls:\n  - tool: T\n    kind: ignore-file\n    name: .tignore\n    covers: c\n"

static void a_control_says_how_far_it_goes_and_whence_it_is_known(void **state)
{
    (void)state;
    refuses(CONTROL "    enforcement: none\n", "p.yml:2:5: the key \"source\" is missing");
    refuses(CONTROL "    enforcement: strong\n    source: s\n    source_date: 2026\n",
            "p.yml:6:18: \"strong\" is no word for \"enforcement\"; did you mean \"none\"?");
    refuses(CONTROL "    enforcement: none\n    into: .t\n    source: s\n    source_date: 2026\n",
            "p.yml:2:5: \"into\" goes with a \"line\" that has PATH in it");
    assert_true(
        reads("p.yml", CONTROL "    enforcement: none\n    source: s\n    source_date: 2026\n"));
    refuses(CONTROL, "p.yml:1:1: there are controls already, in another file");
}

static void nothing_may_be_missing_altogether(void **state)
{
    (void)state;
    assert_false(write_all(&policy, &out, &err));
    assert_string_equal(err.message, "no policy file has the matrix");
    assert_true(reads("m.yml", matrix()));
    assert_false(write_all(&policy, &out, &err));
    assert_string_equal(err.message, "no policy file has the plans");
    assert_true(reads("p.yml", PLAN));
    assert_false(write_all(&policy, &out, &err));
    assert_string_equal(err.message, "no policy file has the footprints");
    refuses("vendor: V\nplans: []\n", "p.yml:2:8: expected a list with entries");
}

static void the_order_of_files_does_not_matter(void **state)
{
    const char *texts[] = {PLAN, "vendor: B\nplans:\n  - id: b-plan\n" WORDS TEXTS SOURCE,
                           FOOTPRINTS, matrix()};
    struct buf again;
    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_true(reads("x.yml", texts[i]));
    assert_true(write_all(&policy, &out, &err));
    policy = (struct policy){.memory = &memory};
    for (size_t i = 4; i > 0; i--)
        assert_true(reads("x.yml", texts[i - 1]));
    buf_init(&again, 1 << 20);
    assert_true(write_all(&policy, &again, &err));
    assert_true(out.len > 0);
    assert_true(slice_equals(buf_slice(&out), buf_slice(&again)));
    buf_release(&again);
}

static void texts_are_c_strings_whatever_they_hold(void **state)
{
    (void)state;
    assert_true(
        reads("p.yml", PLAN_BUT("    vendor: \"q\\\"b\\\\e\\u00e91\"\n" WORDS TEXTS SOURCE)));
    assert_true(reads("m.yml", matrix()));
    assert_true(reads("f.yml", FOOTPRINTS));
    assert_true(write_all(&policy, &out, &err));
    assert_true(
        slice_find(buf_slice(&out), SLICE(".vendor = SLICE_INIT(\"q\\042b\\134e\\303\\2511\"),")) !=
        SLICE_NOT_FOUND);
}

static void a_file_that_cannot_be_read_is_an_error(void **state)
{
    static const char *const paths[] = {"no/such/policy.yml"};
    (void)state;
    assert_false(policy_table_write(paths, 1, &out, &err));
    assert_int_equal(err.kind, ERR_UNABLE);
}

static void the_policy_on_file_is_good(void **state)
{
    const char *root = getenv("WAYBILL_SOURCE");
    glob_t files;
    (void)state;
    root = root ? root : ".";
    glob(arena_printf(&memory, "%s/policy/*.yml", root).ptr, 0, NULL, &files);
    glob(arena_printf(&memory, "%s/policy/*/*.yml", root).ptr, GLOB_APPEND, NULL, &files);
    assert_true(files.gl_pathc > 2);
    if (!policy_table_write((const char *const *)files.gl_pathv, files.gl_pathc, &out, &err))
        fail_msg("%s", err.message);
    globfree(&files);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_a_plan),
        TEST(a_plan_may_name_its_own_vendor),
        TEST(a_plan_needs_a_source_and_a_date),
        TEST(a_date_is_one_of_the_calendar),
        TEST(a_page_without_a_date_says_so),
        TEST(unknown_words_and_keys_are_refused_with_the_nearest),
        TEST(ids_are_plain),
        TEST(text_that_could_harm_a_terminal_is_refused),
        TEST(an_id_used_twice_is_refused_across_files),
        TEST(eu_hosting_is_computed_from_the_regions),
        TEST(the_matrix_has_each_row_once),
        TEST(a_footprint_names_plans_that_are_there),
        TEST(a_footprint_is_one_of_a_tool_with_plans),
        TEST(a_footprint_has_a_source_and_signs),
        TEST(what_is_swept_for_is_the_rarest_part),
        TEST(a_control_says_how_far_it_goes_and_whence_it_is_known),
        TEST(nothing_may_be_missing_altogether),
        TEST(the_order_of_files_does_not_matter),
        TEST(texts_are_c_strings_whatever_they_hold),
        TEST(a_file_that_cannot_be_read_is_an_error),
        TEST(the_policy_on_file_is_good),
    };
    return RUN_TESTS(tests);
}
