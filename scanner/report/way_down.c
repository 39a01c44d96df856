#include "way_down.h"

#include "print.h"
#include "shell.h"

enum { COMMAND_MOST = 64 * 1024 }; // a path has at most 4,096 bytes, of four characters each

static const struct {
    const char *one, *many;
    struct slice words;
} burdens[BURDEN_COUNT] = {
    [BURDEN_SECRET] = {"credential", "credentials",
                       SLICE_INIT("revoke it and issue a new one, and read that from the "
                                  "environment or a secret store")},
    [BURDEN_PERSONAL] = {"finding of personal data", "findings of personal data",
                         SLICE_INIT("put made-up data in the place of real people's")},
    [BURDEN_HEALTH] = {"finding of health data", "findings of health data",
                       SLICE_INIT("put records of made-up patients in their place")},
    [BURDEN_CARD] = {"card number", "card numbers",
                     SLICE_INIT("put the test numbers that card schemes publish in their place")},
    [BURDEN_FINANCE] = {"finding of financial data", "findings of financial data",
                        SLICE_INIT("put published sample accounts in their place")},
    [BURDEN_RESTRICTED] = {"mark of restricted data", "marks of restricted data",
                           SLICE_INIT("take the document to where its marking allows it to be")},
    [BURDEN_MARKER] = {"sign of a regulated domain", "signs of a regulated domain",
                       SLICE_INIT("move this code to a repository of its own")},
};

struct slice burden_words(enum burden burden)
{
    return burdens[burden].words;
}

const char *burden_noun(enum burden burden, bool many)
{
    return many ? burdens[burden].many : burdens[burden].one;
}

// What scanner/detect/judge/synthetic.c knows as nobody's.
struct slice type_words(struct slice type)
{
    static const struct {
        struct slice type, words;
    } rows[] = {
        {SLICE_INIT("records"),
         SLICE_INIT(
             "addresses at example.com, numbers 555-0100 to 555-0199, drawn by a generator")},
        {SLICE_INIT("email"), SLICE_INIT("addresses at example.com or under .test (RFC 2606)")},
        {SLICE_INIT("phone"), SLICE_INIT("numbers 555-0100 to 555-0199")},
        {SLICE_INIT("payment-card"), SLICE_INIT("published test numbers of the card schemes")},
        {SLICE_INIT("iban"), SLICE_INIT("the IBAN registry's example of the country")},
        {SLICE_INIT("ip-address"), SLICE_INIT("192.0.2.0/24 or 2001:db8::/32 (RFC 5737, 3849)")},
        {SLICE_INIT("mac-address"), SLICE_INIT("00-00-5E-00-53-00 to -FF (RFC 7042)")},
        {SLICE_INIT("national-id"), SLICE_INIT("specimens that their authority has published")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (slice_equals(rows[i].type, type))
            return rows[i].words;
    return SLICE("");
}

bool step_is_file(const struct step *step)
{
    return !slice_starts_with(step->path, SLICE(".git/"));
}

static bool is_mode(const struct report *report, const char *mode)
{
    return slice_equals(report->mode, slice_of_string(mode));
}

static bool is_of_commits(const struct report *report)
{
    return is_mode(report, "range") || is_mode(report, "history");
}

// Between git's pathspecs and names there is no other quoting: `:(top)` and `*` are magic.
static bool is_magic(struct slice path)
{
    for (size_t i = 0; i < path.len; i++)
        if (strchr("*?[\\", path.ptr[i]))
            return true;
    return slice_starts_with(path, SLICE(":"));
}

static struct slice command(const char *start, struct slice word, const char *end,
                            struct arena *memory)
{
    struct buf text;
    buf_init(&text, COMMAND_MOST);
    buf_add_string(&text, start);
    shell_quote(&text, word);
    buf_add_string(&text, end);
    struct slice copy = text.overflowed ? SLICE("") : arena_copy(memory, buf_slice(&text));
    buf_release(&text);
    return copy;
}

void step_commands(struct slice out[WAY_MOST_COMMANDS], const struct report *report,
                   const struct step *step, struct arena *memory)
{
    const char *git_rm = is_magic(step->path)
                             ? "git --literal-pathspecs rm -q --cached --ignore-unmatch -- "
                             : "git rm -q --cached --ignore-unmatch -- ";

    for (size_t i = 0; i < WAY_MOST_COMMANDS; i++)
        out[i] = SLICE("");
    if (is_of_commits(report) || step->remedy == REMEDY_REWRITE)
        out[0] = step_history_command(report, step, memory);
    else if (is_mode(report, "files"))
        out[0] = command("rm -- ", step->path, "", memory);
    else if (!is_mode(report, "stdin"))
        out[0] = command(git_rm, step->path, "", memory);
    // Else git would add it again, as the scan of a work tree does. The last line may lack its end.
    if (is_mode(report, "worktree"))
        out[1] = command("printf '\\n%s\\n' ", path_pattern(step->path, memory), " >> .gitignore",
                         memory);
}

struct slice step_history_command(const struct report *report, const struct step *step,
                                  struct arena *memory)
{
    if (is_mode(report, "files") || is_mode(report, "stdin"))
        return SLICE("");
    if (!step_is_file(step))
        return SLICE("git filter-repo --replace-message FILE");
    return command("git filter-repo --invert-paths --path=", step->path, "", memory);
}

struct slice path_pattern(struct slice path, struct arena *memory)
{
    struct buf text;
    buf_init(&text, COMMAND_MOST);
    buf_add_byte(&text, '/');
    for (size_t at = 0; at < path.len;) {
        size_t from = at;
        uint32_t code = utf8_next(path, &at);
        if ((code == 0xFFFD && at - from == 1) || code_point_is_unsafe(code)) {
            for (size_t i = from; i < at; i++)
                buf_add_byte(&text, '?');
            continue;
        }
        if (code < 0x80 && (strchr("*?[\\", (int)code) || (code == ' ' && at == path.len)))
            buf_add_byte(&text, '\\');
        buf_add(&text, slice_cut(path, from, at));
    }
    struct slice copy = arena_copy(memory, buf_slice(&text));
    buf_release(&text);
    return copy;
}

struct slice what_else_decides(const struct assessment *assessment, struct arena *memory)
{
    const struct declared *declared = &assessment->declared;
    bool regulated = false;
    for (size_t i = 0; i < assessment->row_count; i++)
        regulated = regulated || assessment->rows[i].row == ROW_R4;
    if (regulated && declared->has_sector && declared->sector != SECTOR_NONE)
        return arena_printf(memory, "the sector is declared: %s", sector_name(declared->sector));
    if (assessment->owner == OWNER_UNKNOWN)
        return SLICE("the owner is not known, and judged as a startup");
    return arena_printf(memory, "the owner is %s: %s",
                        assessment->owner_inferred ? "inferred" : "declared",
                        owner_name(assessment->owner));
}
