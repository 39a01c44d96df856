#include "options.h"

#include "day.h"
#include "unit.h"

#include <stdlib.h>

struct fixture {
    struct arena memory;
    struct options options;
    struct err err;
};

static int set_up(void **state)
{
    *state = alloc_zeroed(1, sizeof(struct fixture));
    return setenv("SOURCE_DATE_EPOCH", "86400", 1);
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->memory);
    free(fixture);
    return unsetenv("SOURCE_DATE_EPOCH");
}

static bool parse(void **state, const char *const *argv)
{
    struct fixture *fixture = *state;
    int argc = 0;
    while (argv[argc])
        argc++;
    fixture->err = (struct err){0};
    return options_parse(&fixture->options, argc, argv, &fixture->memory, &fixture->err);
}

static const struct options *parsed(void **state, const char *const *argv)
{
    struct fixture *fixture = *state;
    if (!parse(state, argv))
        fail_msg("%s", fixture->err.message);
    return &fixture->options;
}

static void assert_refused(void **state, const char *because, const char *const *argv)
{
    struct fixture *fixture = *state;
    assert_false(parse(state, argv));
    assert_int_equal(fixture->err.kind, ERR_USAGE);
    if (!strstr(fixture->err.message, because))
        fail_msg("'%s' does not say: %s", fixture->err.message, because);
}

#define ARGV(...)         \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }
#define PARSED(...) parsed(state, ARGV(__VA_ARGS__))
#define REFUSED(because, ...) assert_refused(state, because, ARGV(__VA_ARGS__))

static void what_is_left_open_has_defaults(void **state)
{
    const struct options *options = PARSED("scan");
    assert_int_equal(options->command, COMMAND_SCAN);
    assert_int_equal(options->mode, SOURCE_WORKTREE);
    assert_int_equal(options->paths.count, 1);
    assert_string_equal(options->paths.items[0], ".");
    assert_int_equal(options->min_confidence, CONFIDENCE_MEDIUM);
    assert_int_equal(options->max_file_size, MAX_FILE_SIZE_DEFAULT);
    assert_in_range(options->jobs, 1, JOBS_MOST_BY_DEFAULT);
    assert_int_equal(options->fail_on.words, 0);
    assert_int_equal(options->day, 1);
    assert_int_equal(options->format, FORMAT_TEXT);
    assert_int_equal(options->color, COLOR_AUTO);
    assert_null(options->output);
    assert_false(options->archives);
    assert_true(PARSED("scan", "--archives")->archives);
    assert_false(options->has_fail_on || options->has_min_confidence ||
                 options->has_max_file_size || options->declared.has_owner);
}

static void values_stand_behind_a_name_an_equals_sign_or_a_letter(void **state)
{
    assert_int_equal(PARSED("scan", "--jobs", "3")->jobs, 3);
    assert_int_equal(PARSED("scan", "--jobs=4")->jobs, 4);
    assert_int_equal(PARSED("scan", "-j", "5")->jobs, 5);
    assert_int_equal(PARSED("scan", "-j6")->jobs, 6);
    const struct options *options = PARSED("scan", "-qj7", "-ofile=x");
    assert_true(options->quiet);
    assert_int_equal(options->jobs, 7);
    assert_string_equal(options->output, "file=x");
}

static void options_and_paths_mix_until_two_dashes(void **state)
{
    const struct options *options =
        PARSED("scan", "--no-git", "a", "-v", "b", "--", "-q", "--", "c");
    assert_true(options->verbose);
    assert_false(options->quiet);
    assert_int_equal(options->mode, SOURCE_FILES);
    assert_int_equal(options->paths.count, 5);
    assert_string_equal(options->paths.items[0], "a");
    assert_string_equal(options->paths.items[2], "-q");
    assert_string_equal(options->paths.items[3], "--");
    assert_string_equal(options->paths.items[4], "c");
}

static void a_value_may_look_like_an_option(void **state)
{
    assert_string_equal(PARSED("scan", "--output", "--staged")->output, "--staged");
    assert_int_equal(PARSED("scan", "--output", "--staged")->mode, SOURCE_WORKTREE);
}

// Any value that the option takes.
static const char *value_for(const struct option_row *row)
{
    static const struct {
        const char *argument, *value;
    } values[] = {
        {"N", "2"},     {"SIZE", "20K"},           {"LIST", "card"}, {"YYYY-MM-DD", "2026-01-31"},
        {"TIME", "5m"}, {"FORMAT=FILE", "json=x"},
    };
    if (row->words)
        return row->words[0];
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (strcmp(values[i].argument, row->argument) == 0)
            return values[i].value;
    return "text";
}

static bool needs_history(const struct option_row *row)
{
    return strcmp(row->name, "all") == 0 || strcmp(row->name, "resume-from") == 0;
}

// An option may have a row for some commands and another one for others.
static bool has_option_called(enum command command, const char *name)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (option_rows[i].commands & 1U << command && strcmp(option_rows[i].name, name) == 0)
            return true;
    return false;
}

static void every_option_is_taken_by_its_commands_and_no_other(void **state)
{
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        struct fixture *fixture = *state;
        const char *name = arena_printf(&fixture->memory, "--%s", row->name).ptr;
        for (enum command command = 0; command < COMMAND_COUNT; command++) {
            const char *argv[6] = {command_rows[command].name};
            size_t count = 1;
            if (command == COMMAND_HOOK)
                argv[count++] = "install";
            if (command == COMMAND_BASELINE)
                argv[count++] = strcmp(row->name, "add") == 0 ? "update" : "create";
            if (command == COMMAND_IMPORT)
                argv[count++] = "gitleaks";
            if (command == COMMAND_EXPLAIN)
                argv[count++] = "R4";
            if (command == COMMAND_POLICY)
                argv[count++] = "list";
            if (strcmp(row->name, "stdin-filename") == 0)
                argv[count++] = "--stdin";
            if (command != COMMAND_HOOK && needs_history(row))
                argv[count++] = "--history";
            argv[count++] = name;
            if (option_takes_value(row))
                argv[count++] = value_for(row);
            if (row->commands & 1U << command)
                parsed(state, argv);
            else if (!has_option_called(command, row->name))
                assert_refused(state, "option", argv);
        }
    }
}

static void no_two_options_of_a_command_share_a_name_or_letter(void **state)
{
    (void)state;
    for (size_t i = 0; i < option_row_count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct option_row *a = &option_rows[i], *b = &option_rows[j];
            if (!(a->commands & b->commands))
                continue;
            assert_string_not_equal(a->name, b->name);
            assert_true(!a->letter || a->letter != b->letter);
        }
    }
}

static void what_is_scanned_is_said_once(void **state)
{
    assert_int_equal(PARSED("scan", "--staged")->mode, SOURCE_STAGED);
    assert_string_equal(PARSED("scan", "--rev", "HEAD~1", "a")->revision, "HEAD~1");
    assert_int_equal(PARSED("scan", "--stdin")->paths.count, 0);
    assert_string_equal(PARSED("scan", "--stdin", "--stdin-filename=a.py")->stdin_name, "a.py");
    assert_string_equal(PARSED("scan", "--no-git")->paths.items[0], ".");
    assert_string_equal(PARSED("scan", "--range", "a..b")->range, "a..b");
    assert_int_equal(PARSED("scan", "--since=v1")->mode, SOURCE_RANGE);
    assert_true(PARSED("scan", "--history", "--all")->all_references);
    REFUSED("--range and --since", "scan", "--range", "a..b", "--since", "a");
    REFUSED("a range and --history", "scan", "--since", "a", "--history");
    REFUSED("--all needs --history", "scan", "--all");
    assert_int_equal(PARSED("scan", "--time-budget", "5m")->time_budget, 300000);
    REFUSED("--resume-from needs", "scan", "--staged", "--resume-from", "x");
    REFUSED("--staged and --rev", "scan", "--staged", "--rev", "x");
    REFUSED("--no-git and --stdin", "scan", "--no-git", "--stdin");
    REFUSED("--stdin and a PATH", "scan", "--stdin", "a");
    REFUSED("needs --stdin", "scan", "--stdin-filename", "a.py");
    REFUSED("--no-git", "scan", "a", "b");
    REFUSED("empty", "scan", "");
    REFUSED("--stdin", "scan", "-");
}

static void a_staged_scan_fails_on_data_unless_told_otherwise(void **state)
{
    const struct options *options = PARSED("scan", "--staged");
    assert_int_equal(options->fail_on.words, fail_on_staged.words);
    assert_false(options->has_fail_on);
    options = PARSED("scan", "--staged", "--fail-on", "never");
    assert_int_equal(options->fail_on.words, 0);
    assert_true(options->has_fail_on);
}

static void values_are_checked(void **state)
{
    REFUSED("--jobs: '0'", "scan", "--jobs", "0");
    REFUSED("--jobs: '65'", "scan", "-j65");
    REFUSED("--jobs: '-1'", "scan", "--jobs=-1");
    REFUSED("--max-file-size: '2G'", "scan", "--max-file-size", "2G");
    REFUSED("one of text, json, html, markdown, badge, jsonl", "scan", "--format", "jsno");
    REFUSED("; did you mean json?", "scan", "--format", "jsno");
    REFUSED("one of low, medium, high", "scan", "--min-confidence", "some");
    REFUSED("--date: '2026-02-30'", "scan", "--date", "2026-02-30");
    REFUSED("--fail-on: ", "scan", "--fail-on", "cards");
    REFUSED("did you mean 'default'?", "scan", "--fail-on", "defualt");
    REFUSED("'default' stands alone", "scan", "--fail-on", "credential,default");
    REFUSED("empty value", "scan", "--output", "");
    REFUSED("empty value", "advise", "--tool=");
    REFUSED("--rev needs a value", "scan", "--rev");
    REFUSED("--jobs needs a value", "scan", "-qj");
    REFUSED("--quiet takes no value", "scan", "--quiet=yes");
    REFUSED("cannot be used together", "scan", "-q", "-v");
    REFUSED("jsonl", "advise", "--format", "jsonl");
    REFUSED("\\x1b", "scan", "--format", "\x1B[2J");
}

static void further_reports_have_a_format_and_a_file(void **state)
{
    const struct options *options =
        PARSED("scan", "--report", "json=a=b.json", "--report=html=x.html");
    assert_int_equal(options->reports.count, 2);
    assert_int_equal(options->reports.items[0].format, FORMAT_JSON);
    assert_string_equal(options->reports.items[0].path, "a=b.json");
    assert_int_equal(options->reports.items[1].format, FORMAT_HTML);
    assert_int_equal(options->format, FORMAT_TEXT);
    REFUSED("--report: 'json' is not FORMAT=FILE", "scan", "--report", "json");
    REFUSED("is not FORMAT=FILE", "scan", "--report", "json=");
    REFUSED("is not FORMAT=FILE", "scan", "--report", "=x");
    REFUSED("no format 'jsno'; did you mean json?", "scan", "--report", "jsno=x");
    REFUSED("no format '\\x1b'", "scan", "--report", "\x1B=x");
    REFUSED("'./-'", "scan", "--report", "json=-");
    REFUSED("two reports would be written to 'x'", "scan", "--report", "json=x", "-ox");
    REFUSED("prints none", "advise", "--report", "jsonl=x");
    REFUSED("not as html", "advise", "--what-if", "eu=required", "--report", "html=x");
    REFUSED("no option --report", "badge", "--report", "json=x");
}

static void unknown_words_are_told_with_the_nearest(void **state)
{
    REFUSED("did you mean `waybill scan`?", "scna");
    REFUSED("did you mean `waybill advise`?", "advice");
    REFUSED("did you mean `waybill hook install`?", "install");
    REFUSED("did you mean `waybill baseline create`?", "create");
    REFUSED("`waybill scan .`", ".");
    REFUSED("`waybill scan --staged`", "--staged");
    REFUSED("see `waybill help`", "xyzzy");
    REFUSED("did you mean --staged?", "scan", "--stage");
    REFUSED("did you mean --no-git?", "scan", "--no-gti");
    REFUSED("did you mean --no-config?", "scan", "--noconfig");
    REFUSED("did you mean --in-config?", "hook", "install", "--inconfig");
    REFUSED("no option --tool", "scan", "--tool", "x");
    REFUSED("no option -x", "scan", "-qx");
    REFUSED("no option --xyzzy; see `waybill help scan`", "scan", "--xyzzy");
    REFUSED("no command", NULL);
}

static void declarations_are_kept_with_the_word_that_they_were_made(void **state)
{
    const struct options *options = PARSED("advise", "--owner", "oss", "--sector=health", "--eu",
                                           "required", "--mode", "contract");
    assert_true(options->declared.has_owner && options->declared.has_sector &&
                options->declared.has_eu && options->declared.has_mode);
    assert_int_equal(options->declared.owner, OWNER_OSS);
    assert_int_equal(options->declared.sector, SECTOR_HEALTH);
    assert_int_equal(options->declared.eu, EU_REQUIRED);
    assert_int_equal(options->declared.mode, MODE_CONTRACT);
}

static void the_words_are_those_of_reports(void **state)
{
    (void)state;
    for (int i = 0; owner_words[i]; i++)
        assert_string_equal(owner_words[i], owner_name((enum owner)(OWNER_PERSONAL + i)));
    for (int i = 0; sector_words[i]; i++)
        assert_string_equal(sector_words[i], sector_name((enum sector)i));
    for (int i = 0; eu_words[i]; i++)
        assert_string_equal(eu_words[i], eu_name((enum eu)i));
    for (int i = 0; mode_words[i]; i++)
        assert_string_equal(mode_words[i], mode_name((enum contract_mode)i));
    for (int i = 0; confidence_words[i]; i++)
        assert_string_equal(confidence_words[i], confidence_name((enum confidence)i));
}

static void lists_grow_with_each_use(void **state)
{
    const struct options *options = PARSED("advise", "--tool", "a", "--tool=b", "--patterns", "p");
    assert_int_equal(options->tools.count, 2);
    assert_string_equal(options->tools.items[0], "a");
    assert_string_equal(options->tools.items[1], "b");
    assert_int_equal(options->patterns.count, 1);
}

static void the_day_is_told_or_that_of_the_environment(void **state)
{
    int day = 0;
    day_parse(SLICE("2026-08-22"), &day);
    assert_int_equal(PARSED("scan", "--date", "2026-08-22")->day, day);
    setenv("SOURCE_DATE_EPOCH", "1795219201", 1);
    assert_int_equal(PARSED("scan")->day, 1795219200 / SECONDS_PER_DAY);
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    REFUSED("SOURCE_DATE_EPOCH", "scan");
    assert_int_equal(PARSED("scan", "--date=2026-08-22")->day, day);
    unsetenv("SOURCE_DATE_EPOCH");
    assert_true(PARSED("scan")->day > 20000);
}

static void sizes_have_units_and_limits(void **state)
{
    uint64_t size = 0;
    (void)state;
    assert_true(size_parse(SLICE("512"), &size));
    assert_int_equal(size, 512);
    assert_true(size_parse(SLICE("2k"), &size));
    assert_int_equal(size, 2048);
    assert_true(size_parse(SLICE("3M"), &size));
    assert_int_equal(size, 3 << 20);
    assert_true(size_parse(SLICE("1G"), &size));
    assert_int_equal(size, MAX_FILE_SIZE_LIMIT);
    static const char *const wrong[] = {"",   "0",  "K",   "0K", "1.5M",  "1T",
                                        "-1", "1 ", "1KK", "2G", "1025M", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (size_parse(slice_of_string(wrong[i]), &size))
            fail_msg("'%s' was taken", wrong[i]);
}

static void times_have_units_and_limits(void **state)
{
    uint64_t time = 0;
    (void)state;
    assert_true(duration_parse(SLICE("90s"), &time) && time == 90000);
    assert_true(duration_parse(SLICE("5m"), &time) && time == 300000);
    assert_true(duration_parse(SLICE("1ms"), &time) && time == 1);
    assert_true(duration_parse(SLICE("24h"), &time) && time == 86400000);
    static const char *const wrong[] = {"", "5", "s", "0s", "25h", "1d", "-1s", "1.5m", "5 m"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(duration_parse(slice_of_string(wrong[i]), &time));
}

static void help_and_version_have_the_usual_forms(void **state)
{
    assert_int_equal(PARSED("--help")->command, COMMAND_HELP);
    assert_int_equal(PARSED("-h")->topic, COMMAND_COUNT);
    assert_int_equal(PARSED("help", "scan")->topic, COMMAND_SCAN);
    assert_int_equal(PARSED("--version")->command, COMMAND_VERSION);
    const struct options *options = PARSED("hook", "uninstall", "--help", "--nonsense");
    assert_int_equal(options->command, COMMAND_HELP);
    assert_int_equal(options->topic, COMMAND_HOOK);
    REFUSED("did you mean `waybill hook`?", "help", "hooks");
    REFUSED("too many", "help", "scan", "hook");
    REFUSED("too many", "version", "1");
    assert_true(PARSED("help", "--man")->manual);
    REFUSED("too many", "help", "--man", "scan");
}

static void init_and_badge_take_a_folder(void **state)
{
    const struct options *options = PARSED("init", "--yes", "--tool", "a", "--tool", "b", "x");
    assert_int_equal(options->command, COMMAND_INIT);
    assert_true(options->yes && !options->force && !options->schema);
    assert_int_equal(options->tools.count, 2);
    assert_string_equal(options->paths.items[0], "x");
    assert_true(PARSED("init", "--schema")->schema);
    REFUSED("too many", "init", "--schema", "x");
    REFUSED("one PATH", "init", "a", "b");
    options = PARSED("badge", "-o", "b.svg", "x");
    assert_int_equal(options->format, FORMAT_BADGE);
    assert_string_equal(options->output, "b.svg");
    REFUSED("no option --format", "badge", "--format", "json");
    REFUSED("waybill badge", "advise", "--format", "badge");
    REFUSED("one of text, json", "policy", "list", "--format", "badge");
}

static void hook_needs_to_know_what_to_do(void **state)
{
    assert_int_equal(PARSED("hook", "install")->hook_action, HOOK_INSTALL);
    assert_true(PARSED("hook", "--force", "install")->force);
    assert_int_equal(PARSED("hook", "uninstall", "-q")->hook_action, HOOK_UNINSTALL);
    REFUSED("install", "hook");
    REFUSED("install", "hook", "instal");
    REFUSED("did you mean pre-push?", "hook", "install", "prepush");
    REFUSED("no now hook", "hook", "install", "now");
    REFUSED("too many", "hook", "status", "pre-push");
    REFUSED("which hook", "hook", "run");
    REFUSED("--whole-file", "hook", "status", "--whole-file");
    REFUSED("--global", "hook", "run", "--global", "pre-push");
    REFUSED("--in-config", "hook", "uninstall", "--in-config");
    const struct options *run =
        PARSED("hook", "run", "--whole-file", "pre-push", "--", "-r", "URL");
    assert_int_equal(run->hook_action, HOOK_RUN);
    assert_int_equal(run->hook_type, HOOK_PRE_PUSH);
    assert_int_equal(run->hook_arguments.count, 2);
    assert_string_equal(run->hook_arguments.items[0], "-r");
    assert_true(run->whole_file);
    assert_int_equal(PARSED("hook", "install", "commit-msg", "pre-commit")->hook_types,
                     1U << HOOK_COMMIT_MSG | 1U << HOOK_PRE_COMMIT);
    REFUSED("--force", "hook", "uninstall", "--force");
}

static void baseline_needs_to_know_what_to_do(void **state)
{
    assert_int_equal(PARSED("baseline", "create", "-f")->baseline_action, BASELINE_CREATE);
    assert_true(PARSED("baseline", "update", "--add")->add);
    assert_string_equal(PARSED("baseline", "diff", "src")->paths.items[0], "src");
    assert_string_equal(PARSED("baseline", "prune")->paths.items[0], ".");
    REFUSED("create, update, prune or diff", "baseline");
    REFUSED("create, update, prune or diff", "baseline", "src");
    REFUSED("there is no `waybill baseline crate`; did you mean create?", "baseline", "crate");
    REFUSED("one PATH", "baseline", "diff", "a", "b");
    REFUSED("--force", "baseline", "update", "--force");
    REFUSED("--add", "baseline", "create", "--add");
}

static void import_needs_to_know_from_what(void **state)
{
    assert_string_equal(PARSED("import", "detect-secrets")->scanner, "detect-secrets");
    assert_int_equal(PARSED("import", "ggshield", "--dry-run", "a", "b")->paths.count, 2);
    assert_int_equal(PARSED("import", "gitleaks")->paths.count, 0);
    REFUSED("gitleaks, detect-secrets or ggshield", "import");
    REFUSED("did you mean gitleaks?", "import", "gitleeks");
}

static void policy_needs_to_know_what_to_do(void **state)
{
    assert_int_equal(PARSED("policy", "check")->policy_action, POLICY_CHECK);
    assert_int_equal(PARSED("policy", "show", "a", "b")->paths.count, 2);
    assert_int_equal(PARSED("policy", "diff", "x.json")->paths.count, 1);
    REFUSED("list", "policy");
    REFUSED("list", "policy", "forget");
    REFUSED("did you mean list?", "policy", "lsit");
    REFUSED("which plan", "policy", "show");
    REFUSED("one argument too many", "policy", "list", "x");
    REFUSED("one argument too many", "policy", "diff", "x", "y");
    REFUSED("text alone", "policy", "check", "--format", "json");
}

static void a_depth_may_follow_an_equals_sign_and_nothing_else(void **state)
{
    assert_int_equal(PARSED("scan")->by_folder, 0);
    assert_int_equal(PARSED("scan", "--by-folder=2")->by_folder, 2);
    const struct options *options = PARSED("advise", "--by-folder", "/");
    assert_int_equal(options->by_folder, 3);
    assert_string_equal(options->paths.items[0], "/");
    REFUSED("as the depth it is --by-folder=2", "scan", "--by-folder", "2");
    REFUSED("as the depth it is --by-folder=2", "scan", "--by-folder", "2", ".");
    REFUSED("--by-folder: '0' is not a number from 1 to 8", "scan", "--by-folder=0");
    REFUSED("--by-folder: '9'", "scan", "--by-folder=9");
    REFUSED("--by-folder: ''", "scan", "--by-folder=");
}

static void help_names_every_option_and_fits_80_columns(void **state)
{
    struct fixture *fixture = *state;

    for (enum command topic = 0; topic <= COMMAND_COUNT; topic++) {
        struct buf help;
        struct slice rest, line;
        buf_init(&help, 64 * 1024);
        help_add(&help, topic);
        assert_false(help.overflowed);
        for (size_t i = 0; i < option_row_count && topic < COMMAND_COUNT; i++) {
            struct slice name = arena_printf(&fixture->memory, "--%s", option_rows[i].name);
            if (option_rows[i].commands & 1U << topic)
                assert_true(slice_find(buf_slice(&help), name) != SLICE_NOT_FOUND);
        }
        rest = buf_slice(&help);
        while (slice_split(&rest, '\n', &line)) {
            if (line.len > 80 || slice_ends_with(line, SLICE(" ")))
                fail_msg("help %u: '%.*s'", topic, SLICE_ARG(line));
        }
        buf_release(&help);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_left_open_has_defaults),
        TEST(values_stand_behind_a_name_an_equals_sign_or_a_letter),
        TEST(options_and_paths_mix_until_two_dashes),
        TEST(a_value_may_look_like_an_option),
        TEST(every_option_is_taken_by_its_commands_and_no_other),
        TEST(no_two_options_of_a_command_share_a_name_or_letter),
        TEST(what_is_scanned_is_said_once),
        TEST(a_staged_scan_fails_on_data_unless_told_otherwise),
        TEST(values_are_checked),
        TEST(further_reports_have_a_format_and_a_file),
        TEST(unknown_words_are_told_with_the_nearest),
        TEST(declarations_are_kept_with_the_word_that_they_were_made),
        TEST(the_words_are_those_of_reports),
        TEST(lists_grow_with_each_use),
        TEST(the_day_is_told_or_that_of_the_environment),
        TEST(sizes_have_units_and_limits),
        TEST(times_have_units_and_limits),
        TEST(help_and_version_have_the_usual_forms),
        TEST(init_and_badge_take_a_folder),
        TEST(hook_needs_to_know_what_to_do),
        TEST(baseline_needs_to_know_what_to_do),
        TEST(import_needs_to_know_from_what),
        TEST(policy_needs_to_know_what_to_do),
        TEST(a_depth_may_follow_an_equals_sign_and_nothing_else),
        TEST(help_names_every_option_and_fits_80_columns),
    };
    return RUN_TESTS(tests);
}
