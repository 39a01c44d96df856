// The rows of the command line, each with the function that takes its value.
#include "options.h"

#include "day.h"
#include "folder.h"
#include "nearest.h"
#include "print.h"

#include <stddef.h>

enum { QUOTED = 60, LIST_MOST = 100 };

const char *const owner_words[] = {"personal", "oss", "startup", "enterprise", NULL};
const char *const sector_words[] = {"none", "health", "finance", "other-regulated", NULL};
const char *const eu_words[] = {"not-required", "required", NULL};
const char *const mode_words[] = {"selfhost", "contract", NULL};
const char *const confidence_words[] = {"low", "medium", "high", NULL};
static const char *const format_words[] = {
#define X(NAME, name, help) #name,
    FORMATS(X)
#undef X
        NULL,
};
// ORDER FORMAT: the first two.
static const char *const policy_format_words[] = {"text", "json", NULL};
static const char *const color_words[] = {"auto", "always", "never", NULL};

static const char *const mode_options[] = {
    [SOURCE_STAGED] = "--staged", [SOURCE_REVISION] = "--rev", [SOURCE_FILES] = "--no-git",
    [SOURCE_STDIN] = "--stdin",   [SOURCE_RANGE] = "a range",  [SOURCE_HISTORY] = "--history",
};

static void *field_of(struct options *options, size_t offset)
{
    return (char *)options + offset;
}

static void set_given(struct options *options, const struct option_row *row)
{
    if (row->given)
        *(bool *)field_of(options, row->given) = true;
}

static bool refuse(const struct option_row *row, const char *value, const char *expected,
                   struct err *err)
{
    struct arena scratch = {0};
    const char *quoted = print_quoted(&scratch, slice_of_string(value), QUOTED);
    err_set(err, ERR_USAGE, "--%s: '%s' is not %s", row->name, quoted, expected);
    arena_release(&scratch);
    return false;
}

static bool read_help(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    (void)row, (void)value, (void)memory, (void)err;
    options->topic = options->command;
    options->command = COMMAND_HELP;
    return true;
}

static bool read_flag(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    (void)value, (void)memory, (void)err;
    *(bool *)field_of(options, row->field) = true;
    return true;
}

static bool read_text(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    (void)memory;
    if (!*value)
        return err_set(err, ERR_USAGE, "--%s has an empty value", row->name);
    *(const char **)field_of(options, row->field) = value;
    return true;
}

// `-` is standard output, which it is without the option.
static bool read_output(struct options *options, const struct option_row *row, const char *value,
                        struct arena *memory, struct err *err)
{
    if (strcmp(value, "-") != 0)
        return read_text(options, row, value, memory, err);
    options->output = NULL;
    return true;
}

static bool read_list(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    struct texts *list = field_of(options, row->field);

    if (!*value)
        return err_set(err, ERR_USAGE, "--%s has an empty value", row->name);
    if (list->count == LIST_MOST)
        return err_set(err, ERR_USAGE, "--%s is given more than %d times", row->name, LIST_MOST);
    if (!list->items)
        list->items = ARENA_ARRAY(memory, LIST_MOST, const char *);
    list->items[list->count++] = value;
    return true;
}

// The field is an enumeration.
static bool read_choice(struct options *options, const struct option_row *row, const char *value,
                        struct arena *memory, struct err *err)
{
    struct nearest nearest = {.given = slice_of_string(value)};

    for (int i = 0; row->words[i]; i++) {
        nearest_offer(&nearest, slice_of_string(row->words[i]));
        if (strcmp(row->words[i], value) != 0)
            continue;
        int chosen = row->value + i;
        _Static_assert(sizeof(enum owner) == sizeof chosen, "an enumeration is an int");
        memcpy(field_of(options, row->field), &chosen, sizeof chosen);
        set_given(options, row);
        return true;
    }
    struct slice expected = SLICE("one of");
    for (int i = 0; row->words[i]; i++)
        expected =
            arena_printf(memory, "%.*s%s %s", SLICE_ARG(expected), i ? "," : "", row->words[i]);
    if (nearest.word.len)
        expected = arena_printf(memory, "%.*s; did you mean %.*s?", SLICE_ARG(expected),
                                SLICE_ARG(nearest.word));
    return refuse(row, value, expected.ptr, err);
}

static bool read_report(struct options *options, const struct option_row *row, const char *value,
                        struct arena *memory, struct err *err)
{
    struct report_files *files = &options->reports;
    struct slice path = slice_of_string(value), name;
    struct nearest nearest = {0};
    enum format format = 0;

    if (!slice_split(&path, '=', &name) || !name.len || !path.len)
        return refuse(row, value, "FORMAT=FILE, such as sarif=waybill.sarif", err);
    nearest.given = name;
    while (format < FORMAT_COUNT && !slice_equals(slice_of_string(format_rows[format].name), name))
        nearest_offer(&nearest, slice_of_string(format_rows[format++].name));
    if (format == FORMAT_COUNT && nearest.word.len)
        return err_set(err, ERR_USAGE, "--%s: there is no format '%s'; did you mean %.*s?",
                       row->name, print_quoted(memory, name, QUOTED), SLICE_ARG(nearest.word));
    if (format == FORMAT_COUNT)
        return err_set(err, ERR_USAGE, "--%s: there is no format '%s'; --format has them all",
                       row->name, print_quoted(memory, name, QUOTED));
    if (slice_equals(path, SLICE("-")))
        return err_set(err, ERR_USAGE,
                       "--%s writes files, and --format says what standard output gets; a file of "
                       "that name is './-'",
                       row->name);
    if (files->count == REPORT_FILES_MOST)
        return err_set(err, ERR_USAGE, "--%s is given more than %d times", row->name,
                       REPORT_FILES_MOST);
    files->items[files->count++] = (struct report_file){format, path.ptr};
    return true;
}

// What is scanned can be said once. `value` of the row is the mode; a row with an
// argument keeps that too.
static bool read_mode(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    enum source_mode mode = (enum source_mode)row->value;

    if (options->mode != SOURCE_WORKTREE && options->mode != mode)
        return err_set(err, ERR_USAGE,
                       "%s and --%s cannot be used together: each says what to scan",
                       mode_options[options->mode], row->name);
    options->mode = mode;
    return !value || read_text(options, row, value, memory, err);
}

static bool read_jobs(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    uint64_t jobs;
    (void)memory;
    if (!slice_to_u64(slice_of_string(value), &jobs) || jobs < 1 || jobs > JOBS_MOST)
        return refuse(row, value, "a number from 1 to 64", err);
    options->jobs = (unsigned)jobs;
    return true;
}

static bool read_depth(struct options *options, const struct option_row *row, const char *value,
                       struct arena *memory, struct err *err)
{
    uint64_t depth = FOLDER_DEPTH_DEFAULT;
    (void)memory;
    if (value &&
        (!slice_to_u64(slice_of_string(value), &depth) || depth < 1 || depth > FOLDER_DEPTH_MOST))
        return refuse(row, value, "a number from 1 to 8", err);
    options->by_folder = (unsigned)depth;
    return true;
}

static bool read_size(struct options *options, const struct option_row *row, const char *value,
                      struct arena *memory, struct err *err)
{
    (void)memory;
    if (!size_parse(slice_of_string(value), &options->max_file_size))
        return refuse(row, value, "a size from 1 to 1G, such as 512K or 16M", err);
    set_given(options, row);
    return true;
}

static bool read_duration(struct options *options, const struct option_row *row, const char *value,
                          struct arena *memory, struct err *err)
{
    (void)memory;
    if (!duration_parse(slice_of_string(value), field_of(options, row->field)))
        return refuse(row, value, "a time from 1ms to 24h, such as 90s or 5m", err);
    return true;
}

static bool read_day(struct options *options, const struct option_row *row, const char *value,
                     struct arena *memory, struct err *err)
{
    (void)memory;
    if (!day_parse(slice_of_string(value), &options->day))
        return refuse(row, value, "a date of the form YYYY-MM-DD", err);
    set_given(options, row);
    return true;
}

static bool read_fail_on(struct options *options, const struct option_row *row, const char *value,
                         struct arena *memory, struct err *err)
{
    (void)memory;
    if (slice_equals(slice_of_string(value), fail_on_default.word)) {
        options->fail_on = fail_on_staged;
        options->has_fail_on = false;
        return true;
    }
    if (!fail_on_parse(&options->fail_on, slice_of_string(value), err))
        return err_while(err, "--%s", row->name);
    set_given(options, row);
    return true;
}

static const char *const scan_usage[] = {
    "[OPTION]... [PATH]",
    "[OPTION]... --range A..B [PATH]",
    "[OPTION]... --history [--all] [PATH]",
    "[OPTION]... --no-git PATH...",
    "[OPTION]... --stdin [--stdin-filename NAME]",
    NULL,
};
static const char *const advise_usage[] = {
    "[OPTION]... [PATH]",
    "[OPTION]... --no-git PATH...",
    "[OPTION]... --from REPORT",
    "[OPTION]... --what-if KEY=VALUE[,KEY=VALUE]... [PATH]",
    NULL,
};
static const char *const init_usage[] = {
    "[OPTION]... [PATH]",
    "--schema",
    NULL,
};
static const char *const badge_usage[] = {
    "[OPTION]... [PATH]",
    "[OPTION]... --no-git PATH...",
    "[OPTION]... --from REPORT",
    NULL,
};
static const char *const baseline_usage[] = {
    "create [--force] [OPTION]... [PATH]",
    "update [--add] [OPTION]... [PATH]",
    "prune [OPTION]... [PATH]",
    "diff [OPTION]... [PATH]",
    NULL,
};
static const char *const review_usage[] = {"[OPTION]... [PATH]", NULL};
static const char *const import_usage[] = {
    "gitleaks|detect-secrets|ggshield [OPTION]... [FILE]...",
    NULL,
};
static const char *const explain_usage[] = {"[OPTION]... SUBJECT...", NULL};
static const char *const policy_usage[] = {
    "list [OPTION]...",
    "show [OPTION]... PLAN...",
    "check [OPTION]...",
    "diff [OPTION]... [FILE]",
    NULL,
};
static const char *const hook_usage[] = {
    "install [OPTION]... [TYPE]...",
    "uninstall [--global] [TYPE]...",
    "status [--global]",
    "run [OPTION]... TYPE [--] [ARGUMENT]...",
    NULL,
};
// ORDER baseline_action
static const char *const baseline_words[] = {"create", "update", "prune", "diff", NULL};
// ORDER importers
static const char *const import_words[] = {"gitleaks", "detect-secrets", "ggshield", NULL};
// ORDER policy_action
static const char *const policy_words[] = {"list", "show", "check", "diff", NULL};
// ORDER hook_action
static const char *const hook_words[] = {"install", "uninstall", "status", "run", NULL};
// ORDER shell
static const char *const shell_words[] = {"bash", "zsh", "fish", NULL};

const char *const *const command_words[COMMAND_COUNT] = {
    [COMMAND_BASELINE] = baseline_words, [COMMAND_IMPORT] = import_words,
    [COMMAND_POLICY] = policy_words,     [COMMAND_HOOK] = hook_words,
    [COMMAND_COMPLETION] = shell_words,
};

static const char *const doctor_usage[] = {"[OPTION]... [PATH]", NULL};
static const char *const completion_usage[] = {"bash|zsh|fish", NULL};
static const char *const help_usage[] = {"[COMMAND]", "--man", NULL};
static const char *const version_usage[] = {"", NULL};

static const char scan_about[] =
    "Without PATH it scans the repository you are in; with one, what is below that folder. "
    "Findings are shown with their place and never in the clear.";
static const char advise_about[] =
    "Scans as `waybill scan` does, and judges each plan of the AI tools it knows against the "
    "tier: acceptable, conditional or not acceptable, with the facts behind that and their "
    "date. It is guidance, not legal advice.";
static const char init_about[] =
    "Scans the repository, shows what it can tell by itself, and asks what only you know: whose "
    "code it is, for which sector, whether it must stay in the EU, and which AI tools are used on "
    "which plans. The answers go to .waybill.yml at the repository's root, with a comment for each "
    "key there is. Where no terminal is to answer, --yes accepts what was inferred and leaves the "
    "rest undeclared. A file that is there is kept: with --force its declarations alone change.";
static const char badge_about[] =
    "Scans as `waybill scan` does, and writes an SVG that says low, medium or high risk, to show "
    "on a page. When something that could have held findings was not read it says incomplete.";
static const char baseline_about[] =
    "The baseline is .waybill-baseline.json at the repository's root. What it lists stays in the "
    "report and in the tier, and no run fails because of it. create: list all that is found now. "
    "update: drop what is gone and follow what moved to another file; with --add list what is "
    "new, too. prune: only drop what is gone. diff: tell what is new, moved and gone, and exit "
    "with 1 if there is any. It holds no value and nothing that one could be guessed from.";
static const char review_about[] =
    "Scans the repository and shows what counts one by one, the worst first: what it is, where, "
    "why "
    "it was found and what to do. Each can be allowed with a reason and perhaps a last day "
    "(`ignore: "
    "findings:` in .waybill.yml), put on the baseline, or left as it is. What was decided is "
    "written "
    "at the end, and all else in the files stays. It needs a terminal, and never shows a value.";
static const char import_about[] =
    "Reads the configuration, ignore files and baseline of another scanner (without FILE those at "
    "the repository's root) and writes .waybill.yml, .waybill-patterns.yml and "
    ".waybill-baseline.json there, as far as there is something for each. Rules become patterns, "
    "known findings become entries of the baseline where something is found in the same place "
    "now. It lists what was not carried over, and why. Marks in the code hold as they are.";
static const char explain_about[] =
    "Tells in plain words what a report names, with the sources: a finding by its id or "
    "fingerprint (the repository you are in is scanned for it, or --from is read), a pattern, a "
    "row "
    "of the matrix (R4), a tier (high), a verdict (not-acceptable), or a plan of an AI tool: its "
    "facts and what follows from them; with --here or --from, why the verdict on it is what it is.";
static const char policy_about[] =
    "The catalogue of plans that verdicts are computed from, with what .waybill.yml declares "
    "beside it. list: a line each. show: all facts of a plan, their source and date. check: what "
    "is too old, not dated or not confirmed, and which verdicts hang on it; exits with 1 if there "
    "is any. "
    "diff: what .waybill.yml declares otherwise and the verdicts it changes, or against FILE, "
    "which an earlier `waybill policy list --format json` wrote; exits with 1 if anything "
    "differs.";
static const char hook_about[] =
    "Refuses what would bring in a credential, a payment card number, health data or the data of "
    "many "
    "persons, or what fail_on of .waybill.yml names. install: put the hooks where git looks for "
    "them, "
    "core.hooksPath included; one that is there runs first. Where pre-commit, prek, lefthook or "
    "husky "
    "manage the hooks, it prints what to add to theirs. uninstall: take them away and put back "
    "what "
    "was there. status: tell which are there and run, and exit with 1 where none does. run: what "
    "a hook of that type calls, with its "
    "arguments and standard input; pre-commit takes names of files, too. Only lines that are "
    "changed are reported.";
static const char doctor_about[] =
    "Looks at the repository and the machine: whether git runs waybill before a commit, whether "
    "all "
    "of the history and the files is here, whether .waybill.yml, its patterns and the baseline can "
    "be read, and what has expired. Nothing is scanned or changed. Exits with 0 when all is fine, "
    "1 "
    "when there is something to mend, and 3 when it could not look.";
static const char completion_about[] =
    "The script completes commands, options and their values, plans, patterns and files. Packages "
    "and `cmake --install` put it where the shell finds it; by hand: `source <(waybill completion "
    "bash)` in ~/.bashrc, the output as _waybill in a folder of zsh's $fpath, or as "
    "~/.config/fish/completions/waybill.fish.";
static const char help_about[] = "";
static const char version_about[] = "";

const struct command_row command_rows[COMMAND_COUNT] = {
#define X(NAME, name, help) {#name, help, name##_usage, name##_about},
    COMMANDS(X)
#undef X
};

#define FIELD(name) .field = offsetof(struct options, name)
#define GIVEN(name) .given = offsetof(struct options, name)
#define SCAN (1U << COMMAND_SCAN)
#define ADVISE (1U << COMMAND_ADVISE)
#define HOOK (1U << COMMAND_HOOK)
#define BASELINE (1U << COMMAND_BASELINE)
#define IMPORT (1U << COMMAND_IMPORT)
#define POLICY (1U << COMMAND_POLICY)
#define EXPLAIN (1U << COMMAND_EXPLAIN)
#define INIT (1U << COMMAND_INIT)
#define BADGE (1U << COMMAND_BADGE)
#define DOCTOR (1U << COMMAND_DOCTOR)
#define REVIEW (1U << COMMAND_REVIEW)
#define HELP (1U << COMMAND_HELP)
#define BOTH (SCAN | ADVISE)
#define THREE (BOTH | BASELINE)
#define JUDGING (BOTH | BADGE)
#define SCANNING (THREE | BADGE)
#define ALL ((1U << COMMAND_COUNT) - 1)

// clang-format off
const struct option_row option_rows[] = {
    {"staged", 0, SCAN, GROUP_READ, read_mode, .value = SOURCE_STAGED,
     .help = "what the next commit would change: the index against HEAD"},
    {"rev", 0, JUDGING, GROUP_READ, read_mode, "REV", FIELD(revision), .value = SOURCE_REVISION,
     .help = "the files of a commit; works in bare repositories too"},
    {"no-git", 0, JUDGING, GROUP_READ, read_mode, .value = SOURCE_FILES,
     .help = "files and folders as they are, without asking git what is ignored"},
    {"stdin", 0, SCAN, GROUP_READ, read_mode, .value = SOURCE_STDIN,
     .help = "one file from standard input"},
    {"stdin-filename", 0, SCAN, GROUP_READ, read_text, "NAME", FIELD(stdin_name),
     .help = "the name to judge it by and to report it under"},
    {"trust-owner", 0, SCANNING | IMPORT | INIT | EXPLAIN | DOCTOR | REVIEW, GROUP_READ, read_flag,
     FIELD(trust_owner),
     .help = "read a repository that belongs to another user"},
    {"archives", 0, JUDGING | REVIEW, GROUP_READ, read_flag, FIELD(archives),
     .help = "look into zip, tar and gzip files too, in memory and three deep"},
    {"range", 0, BOTH, GROUP_READ, read_mode, "A..B", FIELD(range), .value = SOURCE_RANGE,
     .help = "what each commit in B but not in A brought, and its message; or A...B"},
    {"since", 0, BOTH, GROUP_READ, read_mode, "REV", FIELD(since), .value = SOURCE_RANGE,
     .help = "the same for all commits after REV: REV..HEAD"},
    {"history", 0, BOTH, GROUP_READ, read_mode, .value = SOURCE_HISTORY,
     .help = "each file that HEAD's history ever had, once, and the commits' messages"},
    {"all", 0, BOTH, GROUP_READ, read_flag, FIELD(all_references),
     .help = "with --history: from all branches, tags, notes, stashes and other references"},
    {"time-budget", 0, BOTH | HOOK, GROUP_READ, read_duration, "TIME", FIELD(time_budget),
     .help = "stop reading after TIME, be incomplete and say where; 500ms, 90s or 1h"},
    {"resume-from", 0, BOTH, GROUP_READ, read_text, "CURSOR", FIELD(resume_from),
     .help = "go on where a scan with --time-budget stopped"},
    {"from", 0, ADVISE | BADGE | EXPLAIN, GROUP_READ, read_text, "REPORT", FIELD(from),
     .help = "do not scan: judge what a report of `waybill scan --format json` found; '-': standard "
             "input"},
    {"here", 0, EXPLAIN, GROUP_READ, read_flag, FIELD(here),
     .help = "scan the repository you are in, and explain verdicts for it"},

    {"config", 0, SCANNING | POLICY | EXPLAIN, GROUP_JUDGE, read_text, "FILE", FIELD(config),
     .help = "instead of .waybill.yml at the repository's root"},
    {"patterns", 0, SCANNING | EXPLAIN | REVIEW, GROUP_JUDGE, read_list, "FILE", FIELD(patterns),
     .help = "search for these patterns too; may be repeated"},
    {"min-confidence", 0, BOTH, GROUP_JUDGE, read_choice, .words = confidence_words,
     FIELD(min_confidence), GIVEN(has_min_confidence), .value = CONFIDENCE_LOW,
     .help = "report findings from this confidence on; default medium"},
    {"max-file-size", 0, SCANNING | INIT | REVIEW, GROUP_JUDGE, read_size, "SIZE", FIELD(max_file_size),
     GIVEN(has_max_file_size),
     .help = "skip larger files and say so; K, M and G are powers of 1024; default 16M"},
    {"no-syntax", 0, SCANNING | INIT | REVIEW, GROUP_JUDGE, read_flag, FIELD(no_syntax),
     .help = "judge places line by line, without parsing the file's language"},
    {"fail-on", 0, JUDGING, GROUP_JUDGE, read_fail_on, "LIST", FIELD(fail_on), GIVEN(has_fail_on),
     .help = "exit with 1 when one of these is there; see below"},
    {"baseline", 0, SCANNING, GROUP_JUDGE, read_text, "FILE", FIELD(baseline),
     .help = "instead of .waybill-baseline.json at the repository's root"},
    {"config-from", 0, JUDGING, GROUP_JUDGE, read_text, "REV", FIELD(config_from),
     .help = "take .waybill.yml, its pattern files and the baseline from this commit, and tell "
             "what the scanned files would change of them"},
    {"no-config", 0, JUDGING, GROUP_JUDGE, read_flag, FIELD(no_config),
     .help = "take no .waybill.yml and no baseline, whatever the repository holds"},
    {"jobs", 'j', SCANNING | IMPORT | INIT | EXPLAIN | REVIEW, GROUP_JUDGE, read_jobs, "N", FIELD(jobs),
     .help = "work on N files at a time; default one for each processor, at most 8"},

    {"owner", 0, JUDGING | INIT | EXPLAIN, GROUP_DECLARE, read_choice, .words = owner_words,
     FIELD(declared.owner), GIVEN(declared.has_owner), .value = OWNER_PERSONAL,
     .help = "whose code this is; inferred when nothing is declared"},
    {"sector", 0, JUDGING | INIT | EXPLAIN, GROUP_DECLARE, read_choice, .words = sector_words,
     FIELD(declared.sector), GIVEN(declared.has_sector), .value = SECTOR_NONE,
     .help = "the regulated sector it is for"},
    {"eu", 0, JUDGING | INIT | EXPLAIN, GROUP_DECLARE, read_choice, .words = eu_words,
     FIELD(declared.eu), GIVEN(declared.has_eu), .value = EU_NOT_REQUIRED,
     .help = "whether it must be processed in the EU"},
    {"mode", 0, JUDGING | INIT | EXPLAIN, GROUP_DECLARE, read_choice, .words = mode_words,
     FIELD(declared.mode), GIVEN(declared.has_mode), .value = MODE_SELF_HOST,
     .help = "how regulated code is handled: on own machines, or under sector contracts"},
    {"tool", 0, ADVISE, GROUP_DECLARE, read_list, "ID", FIELD(tools),
     .help = "only this plan of an AI tool; may be repeated"},
    {"what-if", 0, ADVISE, GROUP_DECLARE, read_list, "LIST", FIELD(what_if),
     .help = "tell what would change if this were so; may be repeated, see below"},
    {"tool", 0, INIT, GROUP_DECLARE, read_list, "PLAN", FIELD(tools),
     .help = "an AI tool that is used here, by its plan; may be repeated"},
    {"yes", 'y', INIT, GROUP_DECLARE, read_flag, FIELD(yes),
     .help = "ask nothing: declare what was inferred, leave the rest undeclared"},
    {"date", 0, SCANNING | POLICY | EXPLAIN | DOCTOR | REVIEW, GROUP_DECLARE, read_day, "YYYY-MM-DD", FIELD(day),
     GIVEN(has_day),
     .help = "judge the age of facts as on this day; default SOURCE_DATE_EPOCH, else today"},

    {"format", 0, BOTH, GROUP_SHOW, read_choice, "FORMAT", .words = format_words,
     FIELD(format), .value = FORMAT_TEXT, .help = "the form of the report; see below; default text"},
    {"format", 0, POLICY, GROUP_SHOW, read_choice, .words = policy_format_words,
     FIELD(format), .value = FORMAT_TEXT, .help = "for people or for programs; default text"},
    {"output", 'o', JUDGING | POLICY, GROUP_SHOW, read_output, "FILE", FIELD(output),
     .help = "write the report to FILE, whole or not at all; -: to standard output"},
    {"report", 0, BOTH, GROUP_SHOW, read_report, "FORMAT=FILE",
     .help = "write this report of the same scan, too; may be repeated"},
    {"color", 0, BOTH | POLICY | EXPLAIN | DOCTOR, GROUP_SHOW, read_choice, .words = color_words,
     FIELD(color), .value = COLOR_AUTO,
     .help = "colours; auto: in a terminal, unless NO_COLOR is set"},
    {"quiet", 'q', THREE | HOOK | IMPORT | INIT, GROUP_SHOW, read_flag, FIELD(quiet),
     .help = "say less: of a report, the tier and what counts for it"},
    {"verbose", 'v', BOTH, GROUP_SHOW, read_flag, FIELD(verbose),
     .help = "each finding with why it was found, and each path left out"},
    {"by-folder", 0, BOTH, GROUP_SHOW, read_depth, "DEPTH", .optional = true,
     .help = "a tier for each folder, too, and for those below as far as DEPTH (3) where it differs"},
    {"progress", 0, JUDGING | INIT | REVIEW, GROUP_SHOW, read_flag, FIELD(progress),
     .help = "tell how far the scan is, even where standard error is no terminal"},
    {"whole-file", 0, HOOK, GROUP_SHOW, read_flag, FIELD(whole_file),
     .help = "report what is on other lines of changed files, too"},
    {"global", 0, HOOK, GROUP_SHOW, read_flag, FIELD(global),
     .help = "for all repositories of this user, by core.hooksPath; their own hooks run first"},
    {"in-config", 0, HOOK, GROUP_SHOW, read_flag, FIELD(in_config),
     .help = "by hooks in git's configuration, which git 2.54 and newer know, beside other hooks"},
    {"force", 'f', HOOK, GROUP_SHOW, read_flag, FIELD(force),
     .help = "install where a framework manages the hooks, in place of its own"},
    {"force", 'f', BASELINE | IMPORT, GROUP_SHOW, read_flag, FIELD(force),
     .help = "put it in place of what is there"},
    {"force", 'f', INIT, GROUP_SHOW, read_flag, FIELD(force),
     .help = "change the declarations of the .waybill.yml that is there; all else in it stays"},
    {"show-config", 0, SCANNING, GROUP_SHOW, read_flag, FIELD(show_config),
     .help = "scan nothing: tell each setting and where it comes from; as text, or --format json"},
    {"schema", 0, INIT, GROUP_SHOW, read_flag, FIELD(schema),
     .help = "print a JSON Schema of .waybill.yml, for editors, and do nothing else"},
    {"dry-run", 0, IMPORT | INIT, GROUP_SHOW, read_flag, FIELD(dry_run),
     .help = "print what would be written, and write nothing"},
    {"add", 0, BASELINE, GROUP_SHOW, read_flag, FIELD(add),
     .help = "update with what is new, too: the list grows"},
    {"json", 0, DOCTOR, GROUP_SHOW, read_flag, FIELD(json), .help = "print JSON, for programs"},
    {"man", 0, HELP, GROUP_SHOW, read_flag, FIELD(manual),
     .help = "print the manual page waybill(1), in the language of man(7)"},
    {"help", 'h', ALL, GROUP_SHOW, read_help, .help = "explain the command"},
};
// clang-format on

_Static_assert(sizeof option_rows / sizeof option_rows[0] <= OPTION_ROWS_MOST,
               "each row has its place in struct options");
const size_t option_row_count = sizeof option_rows / sizeof option_rows[0];

bool size_parse(struct slice text, uint64_t *size)
{
    static const char units[] = {'K', 'M', 'G'};
    uint64_t number, unit = 1;

    for (unsigned i = 0; text.len && i < sizeof units; i++)
        if ((text.ptr[text.len - 1] & ~0x20) == units[i])
            unit = (uint64_t)1 << 10 * (i + 1);
    if (unit > 1)
        text.len--;
    if (!slice_to_u64(text, &number) || number < 1 || number > MAX_FILE_SIZE_LIMIT / unit)
        return false;
    *size = number * unit;
    return true;
}

bool duration_parse(struct slice text, uint64_t *milliseconds)
{
    static const struct {
        struct slice name;
        uint64_t milliseconds;
    } units[] = {
        {SLICE_INIT("ms"), 1},
        {SLICE_INIT("s"), 1000},
        {SLICE_INIT("m"), 60 * 1000},
        {SLICE_INIT("h"), 60 * 60 * 1000},
    };
    enum { DAY = 24 * 60 * 60 * 1000 };
    uint64_t number;

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!slice_ends_with(text, units[i].name))
            continue;
        if (!slice_to_u64(slice_cut(text, 0, text.len - units[i].name.len), &number) ||
            number < 1 || number > DAY / units[i].milliseconds)
            return false;
        *milliseconds = number * units[i].milliseconds;
        return true;
    }
    return false;
}
