// Every language's sample says itself what must be found in it. In the file
// grammars/<language>/sample.<extension> these words are looked up:
//
//   STRING...            is in a string
//   COMMENT...           is in a comment
//   CODEWORD...          is code: in neither
//   VALUE__name          is in a value bound to `name`
//   NAME__...            is a name that is bound; KEY__... is a key
//   FIELD__Object__...   is a field of `Object`
//   ARGUMENT__call       is in an argument of a call whose text ends with `call`
//
// Names are compared with all but ASCII letters and digits taken as '_'.
#include "buf.h"
#include "file.h"
#include "zone.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MOST_WORDS = 512, MOST_BYTES = 64 * 1024 };

static const struct slice marks[] = {
    SLICE_INIT("STRING"), SLICE_INIT("COMMENT"), SLICE_INIT("CODEWORD"),   SLICE_INIT("VALUE__"),
    SLICE_INIT("NAME__"), SLICE_INIT("KEY__"),   SLICE_INIT("ARGUMENT__"), SLICE_INIT("FIELD__"),
};
enum { STRING, COMMENT, CODE, VALUE, NAME, KEY, ARGUMENT, FIELD, MARK_COUNT };

struct word {
    struct slice text, rest; // with and without its mark
    int mark;
};

// All of `file` that is marked; returns how many.
static size_t find_words(struct slice file, struct word words[], struct span spans[])
{
    size_t count = 0;
    for (size_t from = 0, to; from < file.len; from = to + 1) {
        for (to = from; to < file.len && is_word(file.ptr[to]); to++)
            ;
        struct slice text = slice_cut(file, from, to);
        for (int mark = 0; mark < MARK_COUNT; mark++) {
            if (!slice_starts_with(text, marks[mark]))
                continue;
            assert_true(count < MOST_WORDS);
            words[count] = (struct word){text, slice_cut(text, marks[mark].len, text.len), mark};
            spans[count++] = (struct span){from, text.len};
        }
    }
    return count;
}

// Whether the text at `span` is `wanted`, or with `at_end` ends with it.
static bool tells(struct slice file, struct span span, struct slice wanted, bool at_end)
{
    if (span.len < wanted.len || (!at_end && span.len != wanted.len) || span.len == 0)
        return false;
    const char *text = file.ptr + span.offset + span.len - wanted.len;
    for (size_t i = 0; i < wanted.len; i++)
        if ((is_alnum(text[i]) ? text[i] : '_') != wanted.ptr[i])
            return false;
    return true;
}

static bool is_as_marked(struct slice file, const struct word *word, const struct syntax *answer)
{
    switch (word->mark) {
    case STRING:
        return answer->role == ROLE_STRING;
    case COMMENT:
        return answer->role == ROLE_COMMENT;
    case CODE:
        return answer->role != ROLE_STRING && answer->role != ROLE_COMMENT;
    case VALUE:
        return answer->role != ROLE_COMMENT && tells(file, answer->name, word->rest, false);
    case NAME:
        return answer->role == ROLE_NAME;
    case KEY:
        return answer->role == ROLE_KEY;
    case ARGUMENT:
        return tells(file, answer->call, word->rest, true);
    default: {
        size_t number = word->rest.len;
        while (number > 2 && memcmp(word->rest.ptr + number - 2, "__", 2) != 0)
            number--;
        struct slice object = slice_cut(word->rest, 0, number - 2);
        return answer->role == ROLE_FIELD && tells(file, answer->object, object, false);
    }
    }
}

static struct slice cut_span(struct slice file, struct span span)
{
    return slice_cut(file, span.offset, span.offset + span.len);
}

static void check_sample(const struct language *language, struct slice file)
{
    static struct word words[MOST_WORDS];
    static struct span spans[MOST_WORDS];
    static struct syntax answers[MOST_WORDS];
    struct zone_parser *parser = zone_parser_new();
    size_t count = find_words(file, words, spans), failed = 0;
    struct err err = {0};

    if (!zone_check_roles(parser, language, &err))
        fail_msg("%s", err.message);
    if (!zone_answer(parser, language, file, spans, count, answers, ZONE_BUDGET_DEFAULT))
        fail_msg("%s", zone_refusal_text(zone_refusal(parser)));
    for (size_t i = 0; i < count; i++) {
        const struct syntax *answer = &answers[i];
        if (answer->by_tree && is_as_marked(file, &words[i], answer))
            continue;
        failed++;
        print_error("%.*s: %.*s: is %s, name '%.*s', call '%.*s', object '%.*s'\n",
                    SLICE_ARG(language->name), SLICE_ARG(words[i].text), role_name(answer->role),
                    SLICE_ARG(cut_span(file, answer->name)),
                    SLICE_ARG(cut_span(file, answer->call)),
                    SLICE_ARG(cut_span(file, answer->object)));
    }
    zone_parser_free(parser);
    assert_int_equal(failed, 0);
    assert_true(count >= 5);
}

// The path of the language's sample in `path`, false without one.
static bool find_sample(const struct language *language, struct buf *path)
{
    const char *root = getenv("WAYBILL_SOURCE");
    buf_printf(path, "%s/grammars/%.*s", root ? root : ".", SLICE_ARG(language->name));
    DIR *folder = opendir(path->ptr);
    bool found = false;
    for (struct dirent *file; folder && !found && (file = readdir(folder));) {
        found = slice_starts_with(slice_of_string(file->d_name), SLICE("sample."));
        if (found)
            buf_printf(path, "/%s", file->d_name);
    }
    if (folder)
        closedir(folder);
    return found;
}

static void sample_is_read_as_it_says(void **state)
{
    const struct language *language = *state;
    struct buf path, file;
    struct err err = {0};

    buf_init(&path, 4096);
    buf_init(&file, MOST_BYTES);
    if (!find_sample(language, &path))
        fail_msg("no sample in %s", path.ptr);
    if (!file_read(&file, path.ptr, &err))
        fail_msg("%s", err.message);
    check_sample(language, buf_slice(&file));
    buf_release(&path);
    buf_release(&file);
}

int main(void)
{
    struct CMUnitTest *tests = calloc(language_count, sizeof *tests);
    size_t count = 0;
    for (size_t i = 0; tests && i < language_count; i++)
        if (languages[i].grammar)
            tests[count++] = (struct CMUnitTest){.name = languages[i].name.ptr,
                                                 .test_func = sample_is_read_as_it_says,
                                                 .initial_state = (void *)&languages[i]};
    int failed = _cmocka_run_group_tests("samples", tests, count, NULL, NULL);
    free(tests);
    return failed;
}
