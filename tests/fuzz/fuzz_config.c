// `.waybill.yml`: it comes with a pull request, so anything may stand in it.
#include "config.h"

#include "print.h"
#include "suppress.h"

#include <assert.h>
#include <limits.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 64 * 1024 };

static void use(const struct config *config)
{
    static const struct slice paths[] = {
        SLICE_INIT("a"),
        SLICE_INIT("src/main.c"),
        SLICE_INIT("a/b/c/d/e/f.log"),
        SLICE_INIT("\xff/ \\*[a]"),
    };
    struct finding finding = {.rule = SLICE("generic-password"), .fingerprint = "0-0"};
    struct findings findings = {&finding, 1, 1};
    struct notices notices = {0};
    struct arena memory = {0};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        exclude_has_file(&config->exclude, paths[i]);
        exclude_has_folder(&config->exclude, paths[i]);
    }
    suppress_accepted(&findings, config, 20000, true, &notices, &memory);
    assert(!finding.suppressed_by.len || finding.suppressed_reason.len > 0);
    notices_release(&notices);
    arena_release(&memory);
    for (size_t i = 0; i < config->pattern_count; i++)
        assert(config->patterns[i].len > 0 && config->patterns[i].ptr[0] != '/');
    for (const struct agreement *a = config->declared.dpa_signed; a->plan.len; a++)
        assert(plan_find(&config->plans, a->plan));
}

// One line that does no harm to a terminal, and names the file.
static void check_message(const char *message)
{
    struct slice text = slice_of_string(message);
    assert(slice_starts_with(text, SLICE(".waybill.yml")));
    for (size_t at = 0; at < text.len;)
        assert(!code_point_is_unsafe(utf8_next(text, &at)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct config config;
    struct options options = {0};
    struct err err = {0};
    struct slice text = slice_of((const char *)data, size);
    if (size > MOST_BYTES)
        return 0;
    if (config_parse(&config, SLICE(".waybill.yml"), text, &memory, &err)) {
        assert(err.kind == ERR_NONE);
        use(&config);
        config_settle(&config, &options);
        acceptances_check_rules(&config.rules, &builtin_patterns, config.path, &err);
    } else {
        assert(err.kind == ERR_CONFIG);
    }
    if (err.kind != ERR_NONE)
        check_message(err.message);
    arena_release(&memory);
    return 0;
}
