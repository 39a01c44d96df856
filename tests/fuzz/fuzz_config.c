// `.waybill.yml`: it comes with a pull request, so anything may stand in it.
#include "config_edit.h"

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
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        exclude_has_file(&config->exclude, paths[i]);
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

// Other declarations in the same file: as they were asked for, or refused.
static void change(struct slice text, struct arena *memory)
{
    static const struct agreement none = {0};
    struct config wanted, again;
    struct err err = {0};
    struct buf out;

    buf_init(&out, 2 * MOST_BYTES);
    config_parse(&wanted, SLICE(".waybill.yml"), text, memory, &err);
    wanted.declared.has_owner = true;
    wanted.declared.owner = OWNER_ENTERPRISE;
    wanted.declared.has_sector = false;
    wanted.declared.tools_in_use = &none;
    if (config_edit(&out, SLICE(".waybill.yml"), text, &wanted, memory, &err)) {
        assert(config_parse(&again, SLICE(".waybill.yml"), buf_slice(&out), memory, &err));
        assert(again.declared.owner == OWNER_ENTERPRISE && !again.declared.has_sector &&
               again.declared.tools_in_use->plan.len == 0);
    } else {
        check_message(err.message);
    }
    buf_release(&out);
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
        change(text, &memory);
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
