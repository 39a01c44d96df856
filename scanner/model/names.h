// One function from an enumeration's values to the words that reports, policy and configuration use.
#ifndef WAYBILL_MODEL_NAMES_H
#define WAYBILL_MODEL_NAMES_H

#define NAMES(function, type, count, ...)                      \
    const char *function(enum type value)                      \
    {                                                          \
        static const char *const names[count] = {__VA_ARGS__}; \
        return names[value];                                   \
    }

#endif
