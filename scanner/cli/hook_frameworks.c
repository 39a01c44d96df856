#include "hook_frameworks.h"

#include "file.h"

enum { MOST_CONFIG = 1024 * 1024 };

static const char *const pre_commit_files[] = {".pre-commit-config.yaml", ".pre-commit-config.yml",
                                               NULL};
static const char *const prek_files[] = {"prek.toml", ".prek.toml", NULL};
static const char *const lefthook_files[] = {"lefthook.yml",
                                             ".lefthook.yml",
                                             ".config/lefthook.yml",
                                             "lefthook.yaml",
                                             ".lefthook.yaml",
                                             ".config/lefthook.yaml",
                                             NULL};
static const char *const husky_files[] = {".husky/_/h", ".husky/_/husky.sh", ".husky/pre-commit",
                                          ".husky", NULL};
static const char *const husky_hooks[] = {".husky/pre-commit", NULL};

// Each is tried by tests/integration/hook_frameworks.py, where the framework is installed.
static const struct framework frameworks[] = {
    {"pre-commit", pre_commit_files, NULL, NULL,
     "repos:\n"
     "  - repo: local\n"
     "    hooks:\n"
     "      - id: waybill\n"
     "        name: waybill\n"
     "        entry: waybill hook run pre-commit --\n"
     "        language: system\n"
     "        require_serial: true\n"},
    {"prek", prek_files, NULL, NULL,
     "[[repos]]\n"
     "repo = \"local\"\n"
     "hooks = [{ id = \"waybill\", name = \"waybill\", language = \"system\", "
     "require_serial = true, entry = \"waybill hook run pre-commit --\" }]\n"},
    {"lefthook", lefthook_files, NULL, NULL,
     "pre-commit:\n"
     "  commands:\n"
     "    waybill:\n"
     "      run: waybill hook run pre-commit\n"
     "pre-push:\n"
     "  commands:\n"
     "    waybill:\n"
     "      run: waybill hook run pre-push -- {1} {2}\n"
     "      use_stdin: true\n"},
    {"husky", husky_files, ".husky/pre-commit", husky_hooks, "waybill hook run pre-commit\n"},
};

static const char *below(struct slice top, const char *name, struct arena *memory)
{
    return arena_printf(memory, "%.*s/%s", SLICE_ARG(top), name).ptr;
}

const struct framework *framework_of(struct slice top, struct slice *file, struct arena *memory)
{
    if (top.len == 0)
        return NULL;
    for (size_t i = 0; i < sizeof frameworks / sizeof frameworks[0]; i++) {
        for (const char *const *name = frameworks[i].files; *name; name++) {
            if (!file_exists(below(top, *name, memory)))
                continue;
            *file = slice_of_string(*name);
            return &frameworks[i];
        }
    }
    return NULL;
}

static bool speaks_of_us(const char *path)
{
    struct err ignored = {0};
    struct buf text;
    buf_init(&text, MOST_CONFIG);
    bool speaks = file_exists(path) && file_read(&text, path, &ignored) &&
                  slice_find(buf_slice(&text), SLICE("waybill")) != SLICE_NOT_FOUND;
    buf_release(&text);
    return speaks;
}

static bool is_part_of(const struct framework *framework, struct slice top, struct slice file,
                       struct arena *memory)
{
    if (!framework->runs_in)
        return speaks_of_us(below(top, file.ptr, memory));
    for (const char *const *name = framework->runs_in; *name; name++)
        if (speaks_of_us(below(top, *name, memory)))
            return true;
    return false;
}

static void add_indented(struct buf *out, const char *text)
{
    struct slice rest = slice_of_string(text), line;
    while (slice_split(&rest, '\n', &line)) {
        buf_add_string(out, "    ");
        buf_add(out, line);
        buf_add_byte(out, '\n');
    }
}

bool framework_tell(const struct framework *framework, struct slice top, struct slice file,
                    struct arena *memory, struct buf *told)
{
    const char *into = framework->into ? framework->into : file.ptr;
    if (is_part_of(framework, top, file, memory)) {
        buf_printf(told, "The hooks here are %s's, and %s speaks of waybill already\n",
                   framework->name, into);
        return true;
    }
    buf_printf(
        told,
        "The hooks here are %s's (%s), which would overwrite another hook. Add this to %s:\n\n",
        framework->name, file.ptr, into);
    add_indented(told, framework->snippet);
    buf_add_string(told, "\nBeside it, where git is 2.54 or newer: waybill hook install "
                         "--in-config\nIn its place: waybill hook install --force\n");
    return false;
}
