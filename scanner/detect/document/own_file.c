#include "own_file.h"

#define CONFIG_NAME ".waybill.yml"

enum { FINGERPRINT_MOST = 16 }; // hexadecimal digits: 64 bits

enum own_file own_file_of(struct slice path, struct slice text)
{
    if (slice_equals(slice_basename(path), SLICE(CONFIG_NAME)))
        return OWN_CONFIG;
    return slice_starts_with(text, SLICE("{\"waybill_baseline\":")) ? OWN_BASELINE : OWN_NONE;
}

static bool is_fingerprint(struct slice value)
{
    for (size_t i = 0; i < value.len; i++)
        if (!is_digit(value.ptr[i]) && !(value.ptr[i] >= 'a' && value.ptr[i] <= 'f'))
            return false;
    return value.len <= FINGERPRINT_MOST;
}

bool own_file_disowns(enum own_file own, enum evidence evidence, struct slice value)
{
    return (own == OWN_CONFIG && evidence != EVIDENCE_VALUE) ||
           (own == OWN_BASELINE && is_fingerprint(value));
}

static bool is_config_name(struct slice name)
{
    static const struct slice names[] = {
        SLICE_INIT(CONFIG_NAME),
        SLICE_INIT(".waybill.yaml"),
        SLICE_INIT("waybill.yml"),
        SLICE_INIT("waybill.yaml"),
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (slice_equals(name, names[i]))
            return true;
    return false;
}

void own_file_tell(const struct blob *blob, enum place place, struct notices *notices,
                   struct arena *run)
{
    struct notice notice = {
        .kind = NOTICE_UNUSED,
        .by = BY_CONFIG,
        .line = 1,
        .words = SLICE("only " CONFIG_NAME " at the root of the repository is read"),
    };
    struct slice name = slice_basename(blob->path), path = blob_place(blob);
    if (!is_config_name(name) || slice_equals(path, SLICE(CONFIG_NAME)))
        return;
    // Further down a name without the dot is one for a job: .github/workflows/waybill.yml.
    if (!slice_starts_with(name, SLICE(".")) && !slice_equals(path, name))
        return;
    if (place != PLACE_PRODUCTION || blob->outer || blob->past ||
        !notices_want(notices, blob->path, notice.line))
        return;
    notice.path = arena_copy(run, blob->path);
    notices_add(notices, &notice);
}
