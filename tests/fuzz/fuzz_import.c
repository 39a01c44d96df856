// Another scanner's files, each read as all of them in turn, with the regexes in them.
#include "import.h"

#include "print.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(struct slice text)
{
    for (size_t at = 0; at < text.len;)
        assert(!code_point_is_unsafe(utf8_next(text, &at)));
}

static void check(const struct import *import)
{
    for (size_t i = 0; i < import->left_count; i++) {
        check_text(import->left[i].what);
        check_text(import->left[i].why);
    }
    for (size_t i = 0; i < import->place_count; i++)
        assert(import->places[i].line > 0 && import->places[i].path.len > 0);
    for (size_t i = 0; i < import->rule_count; i++)
        assert(import->rules[i].id.len > 0 && import->rules[i].yaml.len > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        import_read *read;
        const char *name;
    } files[] = {
        {import_gitleaks, "a.toml"},
        {import_gitleaks, "a.gitleaksignore"},
        {import_detect_secrets, "b"},
        {import_ggshield, "c"},
    };
    struct slice text = slice_of((const char *)data, size);
    if (size > 16 * 1024)
        return 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct arena memory = {0};
        struct import import = {.memory = &memory};
        struct err err = {0};
        if (!files[i].read(&import, slice_of_string(files[i].name), text, &err)) {
            assert(err.kind == ERR_CONFIG);
            check_text(slice_of_string(err.message));
        }
        check(&import);
        arena_release(&memory);
    }
    return 0;
}
