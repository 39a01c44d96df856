// Hooks of ours in git's own configuration (git-hook(1)): hook.waybill-TYPE.event and .command, which names a script like
// that of hook_file.h. git 2.54 and newer run them beside the file in the hooks folder, whoever that belongs to; older ones
// take no notice. waybill starts no program, so it cannot ask which git there is.
#ifndef WAYBILL_CLI_HOOK_IN_CONFIG_H
#define WAYBILL_CLI_HOOK_IN_CONFIG_H

#include "buf.h"
#include "git_settings.h"
#include "hook_types.h"
#include "hooks.h"

// Of the repository's configuration or the user's.
struct hook_in_config {
    enum setting_scope scope;
    struct slice folder; // where the scripts are
};

// Whether that configuration names a hook of ours of this type.
bool hook_in_config_has(const struct hook_in_config *config, unsigned type, struct arena *memory);

// Both for the types whose bits are set. The first adds to `told` what it did.
bool hook_in_config_set(const struct hook_in_config *config, unsigned types, struct buf *told,
                        struct arena *memory, struct err *err);
bool hook_in_config_unset(const struct hook_in_config *config, unsigned types, struct arena *memory,
                          struct err *err);

// The hook by which git's whole configuration runs waybill on an event, one that is enabled rather than one that is not;
// NULL: none does.
const struct config_hook *hook_in_config_of(const struct hooks_place *place, const char *event);

#endif
