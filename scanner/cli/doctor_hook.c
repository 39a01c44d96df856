// A hook is taken for one that runs waybill when its text names it, or when the file of a framework
// does that runs hooks. Nothing is executed to find out.
#include "doctor.h"

#include "file.h"
#include "hook_in_config.h"
#include "print.h"

#include <unistd.h>

enum { MOST_HOOK = 1024 * 1024, SHOWN = 200 };

// Where frameworks are told what to run, from the root of the work tree.
static const char *const framework_files[] = {
    ".pre-commit-config.yaml", ".pre-commit-config.yml", "lefthook.yml",      "lefthook.yaml",
    ".lefthook.yml",           ".lefthook.yaml",         ".husky/pre-commit", "prek.toml",
};

// The text of a file; empty where there is none that can be read.
static struct slice text_of(const struct doctor *doctor, const char *path)
{
    struct err ignored = {0};
    struct buf text;
    buf_init(&text, MOST_HOOK);
    file_read(&text, path, &ignored);
    struct slice copy = arena_copy(doctor->memory, buf_slice(&text));
    buf_release(&text);
    return copy;
}

static bool names_waybill(struct slice text)
{
    return slice_find(text, SLICE("waybill")) != SLICE_NOT_FOUND;
}

static const char *framework(const struct doctor *doctor)
{
    for (size_t i = 0; i < sizeof framework_files / sizeof framework_files[0]; i++) {
        const char *path =
            arena_printf(doctor->memory, "%s/%s", doctor->condition.root.ptr, framework_files[i])
                .ptr;
        if (names_waybill(text_of(doctor, path)))
            return framework_files[i];
    }
    return NULL;
}

// The program that a hook of `waybill hook install` starts: program='...'. Empty where it names
// none in this way, with a quote in it included.
static struct slice program_of(struct slice hook)
{
    struct slice line, start = SLICE("program='");
    while (slice_split(&hook, '\n', &line)) {
        if (!slice_starts_with(line, start) || !slice_ends_with(line, SLICE("'")))
            continue;
        line = slice_cut(line, start.len, line.len - 1);
        return slice_has_byte(line, '\'') ? SLICE("") : line;
    }
    return SLICE("");
}

static struct diagnosis mend(const struct doctor *doctor, const char *what, const char *path,
                             const char *mend)
{
    const char *shown = print_quoted(doctor->memory, slice_of_string(path), SHOWN);
    return (struct diagnosis){HEALTH_MEND, arena_printf(doctor->memory, "%s: %s", what, shown).ptr,
                              mend};
}

// Nobody commits in a bare repository: commits come to it by pushes.
struct watched {
    const char *hook, *missing, *install;
    enum health health; // where it is missing: a bare repository may be a mirror
};

static const struct watched *watched(const struct doctor *doctor)
{
    static const struct watched commits = {"pre-commit",
                                           "commits are not checked: there is no hook",
                                           "waybill hook install", HEALTH_MEND};
    static const struct watched pushes = {"pre-receive",
                                          "what is pushed to it is not checked: there is no hook",
                                          "waybill hook install pre-receive", HEALTH_NOTE};
    return doctor->condition.bare ? &pushes : &commits;
}

static struct diagnosis without_waybill(const struct doctor *doctor, const char *path, bool there)
{
    const struct watched *watch = watched(doctor);
    const char *own =
        arena_printf(doctor->memory, "%s/%s", doctor->condition.hooks.own.ptr, watch->hook).ptr;
    if (strcmp(own, path) != 0 && names_waybill(text_of(doctor, own)))
        return mend(doctor,
                    "git does not look at the hook that runs waybill, for core.hooksPath "
                    "leads elsewhere",
                    own, "waybill hook install, or git config --unset core.hooksPath");
    if (there)
        return mend(doctor, "another hook is there and does not run waybill", path,
                    "waybill hook install, which has it run first");
    struct diagnosis missing = mend(doctor, watch->missing, path, watch->install);
    missing.health = watch->health;
    return missing;
}

// One of git's configuration. No file tells which git there is, and older ones take no notice.
static struct diagnosis of_config(const struct doctor *doctor, const struct config_hook *hook)
{
    struct arena *memory = doctor->memory;
    const char *off = print_quoted(memory, hook->off_by, SHOWN);
    if (hook->off_by.len)
        return (struct diagnosis){
            HEALTH_MEND, arena_printf(memory, "the hook is turned off: %s is false", off).ptr,
            arena_printf(memory, "git config %s true", off).ptr};
    return (struct diagnosis){
        HEALTH_NOTE,
        arena_printf(memory,
                     "hook.%s of the %.*s configuration: git 2.54 and newer run it, older "
                     "ones do not",
                     print_quoted(memory, hook->name, SHOWN), SLICE_ARG(hook->set_by))
            .ptr,
        "git --version, and where it is older: waybill hook install"};
}

struct diagnosis doctor_hook(const struct doctor *doctor)
{
    struct arena *memory = doctor->memory;
    const struct hooks_place *place = &doctor->condition.hooks;
    if (doctor->condition.hooks_error)
        return (struct diagnosis){HEALTH_MEND, doctor->condition.hooks_error,
                                  "git config core.hooksPath FOLDER, or --unset"};
    const struct config_hook *in_config = hook_in_config_of(place, watched(doctor)->hook);
    const char *path = arena_printf(memory, "%s/%s", place->folder.ptr, watched(doctor)->hook).ptr;
    bool there = file_exists(path);
    struct slice text = text_of(doctor, path);
    const char *by = framework(doctor);

    if (!there || (!names_waybill(text) && !by))
        return in_config ? of_config(doctor, in_config) : without_waybill(doctor, path, there);
    if (access(path, X_OK) != 0)
        return mend(doctor, "the hook is not executable, so git leaves it out", path,
                    "chmod +x FILE, or waybill hook install");
    struct slice program = program_of(text);
    if (program.len && access(arena_copy(memory, program).ptr, X_OK) != 0) {
        struct diagnosis gone = mend(doctor, "the program that the hook runs is gone",
                                     arena_copy(memory, program).ptr, "waybill hook install");
        // It may look for another one, which only the shell that runs it can find.
        if (slice_find(text, SLICE("command -v waybill")) != SLICE_NOT_FOUND)
            gone.health = HEALTH_NOTE;
        return gone;
    }
    const char *shown = print_quoted(memory, slice_of_string(path), SHOWN);
    if (!names_waybill(text))
        return (struct diagnosis){HEALTH_FINE, arena_printf(memory, "%s, by %s", shown, by).ptr,
                                  NULL};
    return (struct diagnosis){HEALTH_FINE, shown, NULL};
}
