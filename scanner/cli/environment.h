// The one table of the variables that waybill itself listens to. Those of git (GIT_DIR, GIT_INDEX_FILE, ...) mean what
// they mean to git.
#ifndef WAYBILL_CLI_ENVIRONMENT_H
#define WAYBILL_CLI_ENVIRONMENT_H

//  X(NAME, "what it does")
#define ENVIRONMENT(X)                                                                             \
    X(SOURCE_DATE_EPOCH, "The day that verdicts are given for and entries expire on, as seconds "  \
                         "since 1970, where --date does not say it.")                              \
    X(WAYBILL_FINGERPRINT_KEY, "A secret that fingerprints are made with, so that nobody without " \
                               "it can try values against them. A baseline holds for one key.")    \
    X(NO_COLOR, "Set to anything: no colours, where --color does not ask for them.")               \
    X(CI, "Set to anything: no progress is told, where --progress does not ask for it.")

enum environment_name {
#define X(NAME, help) ENVIRONMENT_##NAME,
    ENVIRONMENT(X)
#undef X
        ENVIRONMENT_COUNT,
};

struct environment_row {
    const char *name, *help;
};

extern const struct environment_row environment_rows[ENVIRONMENT_COUNT];

#endif
