#define PCRE2_CODE_UNIT_WIDTH 8
#include "matcher.h"

#include "arena.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MATCH_LIMIT = 10000, // about 0.06 ms for one starting position
    JIT_STACK_LEAST = 32 * 1024,
    JIT_STACK_MOST = 512 * 1024,
    REGEX_LONGEST = 8192,
};

struct compiled {
    pcre2_code *code;     // NULL until first use
    uint32_t value_group; // 0: the whole match
    struct byte_set first;
};

struct matcher {
    const struct pattern *patterns;
    size_t count;
    struct compiled *compiled;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

static void *not_null(void *made)
{
    if (!made)
        abort(); // out of memory inside pcre2
    return made;
}

struct matcher *matcher_new(const struct pattern *patterns, size_t count)
{
    struct matcher *matcher = alloc_zeroed(1, sizeof *matcher);
    matcher->patterns = patterns;
    matcher->count = count;
    matcher->compiled = alloc_zeroed(count, sizeof *matcher->compiled);
    // Group numbers up to 15 are kept; patterns have one that matters.
    matcher->data = not_null(pcre2_match_data_create(16, NULL));
    matcher->context = not_null(pcre2_match_context_create(NULL));
    matcher->stack = not_null(pcre2_jit_stack_create(JIT_STACK_LEAST, JIT_STACK_MOST, NULL));
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    return matcher;
}

void matcher_free(struct matcher *matcher)
{
    if (!matcher)
        return;
    for (size_t i = 0; i < matcher->count; i++)
        pcre2_code_free(matcher->compiled[i].code);
    free(matcher->compiled);
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    free(matcher);
}

static pcre2_code *compile(struct slice regex, int *error, PCRE2_SIZE *at)
{
    // Newlines as everywhere in a repository; $ as in every other engine; bytes, since a window may
    // begin inside a character.
    return pcre2_compile((PCRE2_SPTR)regex.ptr, regex.len,
                         PCRE2_USE_OFFSET_LIMIT | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C |
                             PCRE2_NEVER_UTF,
                         error, at, NULL);
}

static void add_byte(struct byte_set *set, unsigned char byte)
{
    set->bits[byte / 64] |= 1ULL << byte % 64;
}

static struct byte_set first_bytes_of(const pcre2_code *code)
{
    enum { FIRST_IS_ONE = 1 };
    struct byte_set set = {{0}};
    const uint8_t *bitmap = NULL;
    uint32_t type = 0, unit = 0;
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &bitmap);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
    for (unsigned byte = 0; byte < 256; byte++) {
        bool is_first = bitmap
                            ? bitmap[byte / 8] >> byte % 8 & 1
                            : type != FIRST_IS_ONE || to_lower((char)byte) == to_lower((char)unit);
        if (is_first)
            add_byte(&set, (unsigned char)byte);
    }
    return set;
}

static struct compiled *compiled_for(struct matcher *matcher, size_t pattern)
{
    struct compiled *compiled = &matcher->compiled[pattern];
    if (compiled->code)
        return compiled;
    int error;
    PCRE2_SIZE at;
    // The pattern reader has compiled it before, so this cannot fail.
    compiled->code = not_null(compile(matcher->patterns[pattern].regex, &error, &at));
    pcre2_jit_compile(compiled->code, PCRE2_JIT_COMPLETE);
    int group = pcre2_substring_number_from_name(compiled->code, (PCRE2_SPTR) "value");
    compiled->value_group = group > 0 ? (uint32_t)group : 0;
    compiled->first = first_bytes_of(compiled->code);
    return compiled;
}

const struct byte_set *matcher_first_bytes(struct matcher *matcher, size_t pattern)
{
    return &compiled_for(matcher, pattern)->first;
}

static enum match_result run(struct matcher *matcher, size_t pattern, struct slice window,
                             size_t first, size_t last, uint32_t options, struct match *match)
{
    struct compiled *compiled = compiled_for(matcher, pattern);
    pcre2_set_offset_limit(matcher->context, last);
    int rc = pcre2_match(compiled->code, (PCRE2_SPTR)(window.len ? window.ptr : ""), window.len,
                         first, options, matcher->data, matcher->context);
    if (rc == PCRE2_ERROR_NOMATCH)
        return MATCH_NONE;
    if (rc < 0)
        return MATCH_GAVE_UP;
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(matcher->data);
    uint32_t value = compiled->value_group;
    if (rc != 0 && value >= (uint32_t)rc)
        value = 0;
    if (ends[2 * value] == PCRE2_UNSET)
        value = 0;
    // \K may put the start behind the end.
    if (ends[1] < ends[0])
        return MATCH_NONE;
    match->whole = (struct span){ends[0], ends[1] - ends[0]};
    match->value = (struct span){ends[2 * value], ends[2 * value + 1] - ends[2 * value]};
    return match->value.len ? MATCH_FOUND : MATCH_NONE;
}

enum match_result matcher_find(struct matcher *matcher, size_t pattern, struct slice window,
                               size_t first, size_t last, struct match *match)
{
    return run(matcher, pattern, window, first, last, 0, match);
}

enum match_result matcher_fits(struct matcher *matcher, size_t pattern, struct slice value)
{
    struct match match;
    return run(matcher, pattern, value, 0, 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED, &match);
}

static bool matches_empty(const pcre2_code *code)
{
    pcre2_match_data *data = not_null(pcre2_match_data_create(1, NULL));
    int rc = pcre2_match(code, (PCRE2_SPTR) "", 0, 0, 0, data, NULL);
    pcre2_match_data_free(data);
    return rc >= 0;
}

bool regex_check(struct slice regex, struct err *err)
{
    int error;
    PCRE2_SIZE at;
    if (regex.len > REGEX_LONGEST)
        return err_set(err, ERR_CONFIG, "the regex has %zu bytes: %d are the most", regex.len,
                       REGEX_LONGEST);
    pcre2_code *code = compile(regex, &error, &at);
    if (!code) {
        unsigned char said[160] = "";
        pcre2_get_error_message(error, said, sizeof said);
        return err_set(err, ERR_CONFIG, "the regex does not compile: %s at character %zu", said,
                       (size_t)at + 1);
    }
    uint32_t least = 0;
    pcre2_pattern_info(code, PCRE2_INFO_MINLENGTH, &least);
    bool empty = least == 0 && matches_empty(code);
    pcre2_code_free(code);
    if (empty)
        return err_set(err, ERR_CONFIG, "the regex can match the empty text");
    return true;
}

void matcher_version(char *out, size_t room)
{
    char version[64] = "";
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version)
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    snprintf(out, room, "%s", version);
}
