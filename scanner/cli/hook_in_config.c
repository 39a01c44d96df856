#include "hook_in_config.h"

#include "shell.h"

enum { MOST_COMMAND = 64 * 1024 };

static const char *setting(unsigned type, const char *key, struct arena *memory)
{
    return arena_printf(memory, "hook.waybill-%s.%s", hook_rows[type].name, key).ptr;
}

bool hook_in_config_has(const struct hook_in_config *config, unsigned type, struct arena *memory)
{
    return source_own_path(config->scope, setting(type, "command", memory), memory).len > 0;
}

// A shell reads it, and git adds the hook's arguments. Within the repository's folder it is named from there, so that it
// is found when the repository is moved.
static void add_command(struct buf *out, const struct hook_in_config *config, unsigned type,
                        struct arena *memory)
{
    if (config->scope == SETTING_OF_REPOSITORY)
        buf_printf(out, "\"$(git rev-parse --git-common-dir)\"/%.*s/%s",
                   SLICE_ARG(slice_basename(config->folder)), hook_rows[type].name);
    else
        shell_quote_bytes(
            out, arena_printf(memory, "%.*s/%s", SLICE_ARG(config->folder), hook_rows[type].name));
}

bool hook_in_config_set(const struct hook_in_config *config, unsigned types, struct buf *told,
                        struct arena *memory, struct err *err)
{
    struct buf command;
    bool set = true;

    buf_init(&command, MOST_COMMAND);
    for (unsigned i = 0; set && i < HOOK_TYPE_COUNT; i++) {
        if (!hook_types_have(types, i))
            continue;
        buf_clear(&command);
        add_command(&command, config, i, memory);
        set =
            source_set(config->scope, setting(i, "command", memory), command.ptr, memory, err) &&
            source_set(config->scope, setting(i, "event", memory), hook_rows[i].name, memory, err);
    }
    buf_release(&command);
    if (set)
        buf_printf(told,
                   "  %s configuration of git names them as hook.waybill-TYPE; git 2.54 and newer "
                   "run them, older ones do not\n",
                   config->scope == SETTING_OF_REPOSITORY ? "The repository's" : "Your");
    return set;
}

bool hook_in_config_unset(const struct hook_in_config *config, unsigned types, struct arena *memory,
                          struct err *err)
{
    for (unsigned i = 0; i < HOOK_TYPE_COUNT; i++)
        if (hook_types_have(types, i) && hook_in_config_has(config, i, memory) &&
            (!source_set(config->scope, setting(i, "event", memory), NULL, memory, err) ||
             !source_set(config->scope, setting(i, "command", memory), NULL, memory, err)))
            return false;
    return true;
}

const struct config_hook *hook_in_config_of(const struct hooks_place *place, const char *event)
{
    const struct config_hook *found = NULL;
    for (size_t i = 0; i < place->in_config_count; i++) {
        const struct config_hook *hook = &place->in_config[i];
        if (slice_equals(hook->event, slice_of_string(event)) &&
            slice_find(hook->command, SLICE("waybill")) != SLICE_NOT_FOUND &&
            (!found || found->off_by.len))
            found = hook;
    }
    return found;
}
