#include "ask.h"

#include "file.h"
#include "nearest.h"
#include "print.h"
#include "text.h"

#include <errno.h>
#include <unistd.h>

enum { OUTPUT_MOST = 1024 * 1024, WIDTH = 80, QUOTED = 40 };

bool ask_possible(void)
{
    return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

void asker_init(struct asker *asker, struct arena *memory)
{
    *asker = (struct asker){.memory = memory};
    buf_init(&asker->out, OUTPUT_MOST);
    page_init(&asker->page, &asker->out, WIDTH, false);
}

void asker_release(struct asker *asker)
{
    page_release(&asker->page);
    buf_release(&asker->out);
}

bool asker_show(struct asker *asker, struct err *err)
{
    page_end(&asker->page);
    bool shown = fd_write(STDERR_FILENO, buf_slice(&asker->out), err);
    buf_clear(&asker->out);
    return shown;
}

// Fills what is read with more bytes behind those that wait. False at the end of the input.
static bool read_more(struct asker *asker)
{
    ssize_t count;

    memmove(asker->read, asker->read + asker->at, asker->end - asker->at);
    asker->end -= asker->at;
    asker->at = 0;
    do
        count = read(STDIN_FILENO, asker->read + asker->end, sizeof asker->read - asker->end);
    while (count < 0 && errno == EINTR);
    if (count > 0)
        asker->end += (size_t)count;
    return count > 0;
}

// One line, whole or, where it is too long, up to its end and `*fits` false.
static bool read_line(struct asker *asker, struct slice *line, bool *fits)
{
    *fits = true;
    for (;;) {
        struct slice waiting = slice_of(asker->read + asker->at, asker->end - asker->at);
        size_t end = slice_find_byte(waiting, '\n');
        if (end != SLICE_NOT_FOUND) {
            *line = arena_copy(asker->memory, slice_trim(slice_cut(waiting, 0, end)));
            asker->at += end + 1;
            return true;
        }
        if (waiting.len == sizeof asker->read) {
            *fits = false;
            asker->at = asker->end;
        }
        if (!read_more(asker))
            return false;
    }
}

bool ask_line(struct asker *asker, const char *prompt, struct slice *answer, struct err *err)
{
    for (bool fits = false; !fits;) {
        page_end(&asker->page);
        buf_printf(&asker->out, "%s> ", prompt);
        if (!asker_show(asker, err))
            return false;
        if (!read_line(asker, answer, &fits)) {
            fd_write(STDERR_FILENO, SLICE("\n"), err);
            return err_set(err, ERR_UNABLE, "the answers ended early: nothing was written");
        }
        if (!fits) {
            page_begin(&asker->page, SECTION, SECTION);
            page_printf(&asker->page, "An answer has at most %d bytes.", ASK_MOST_LINE);
        }
    }
    return true;
}

size_t ask_number(struct slice answer, size_t most)
{
    uint64_t number;
    return slice_to_u64(answer, &number) && number >= 1 && number <= most ? (size_t)number : 0;
}

static void say_words(struct asker *asker, const struct choice *choice)
{
    struct page *page = &asker->page;
    enum { NUMBER = 3 };
    size_t width = 0;

    for (size_t i = 0; choice->words[i]; i++)
        if (strlen(choice->words[i]) > width)
            width = strlen(choice->words[i]);
    for (size_t i = 0; choice->words[i]; i++) {
        struct slice row =
            arena_printf(asker->memory, "%zu  %-*s  ", i + 1, (int)width, choice->words[i]);
        page_begin(page, SECTION, SECTION + NUMBER + (unsigned)width + 2);
        page_printable(page, row);
        page_say(page, choice->meanings[i]);
    }
    page_begin(page, SECTION, SECTION);
    if (choice->suggested == ASK_NONE)
        page_say(page, "Enter leaves it undeclared, ? tells why it matters.");
    else
        page_printf(page, "Enter takes %s, %s; s leaves it undeclared, ? tells why it matters.",
                    choice->words[choice->suggested], choice->because);
}

// An index of the words, ASK_NONE, or -2 for what is neither.
static int understand(const struct choice *choice, struct slice answer)
{
    enum { NO_ANSWER = -2 };
    size_t count = 0, number;

    if (answer.len == 0)
        return choice->suggested;
    if (slice_equals_nocase(answer, SLICE("s")))
        return ASK_NONE;
    for (; choice->words[count]; count++)
        if (slice_equals_nocase(answer, slice_of_string(choice->words[count])))
            return (int)count;
    number = ask_number(answer, count);
    return number ? (int)number - 1 : NO_ANSWER;
}

static void say_misunderstood(struct asker *asker, const struct choice *choice, struct slice answer)
{
    struct nearest nearest = {.given = answer};
    size_t count = 0;

    for (; choice->words[count]; count++)
        nearest_offer(&nearest, slice_of_string(choice->words[count]));
    page_begin(&asker->page, SECTION, SECTION);
    page_printf(&asker->page, "'%s' is none of them", print_quoted(asker->memory, answer, QUOTED));
    if (nearest.word.len)
        page_printf(&asker->page, "; did you mean %.*s?", SLICE_ARG(nearest.word));
    else
        page_printf(&asker->page, ": a number from 1 to %zu, a word, s or ?", count);
}

bool ask_choice(struct asker *asker, const struct choice *choice, int *answer, struct err *err)
{
    struct slice line = {0};

    say_words(asker, choice);
    for (;;) {
        if (!ask_line(asker, choice->prompt, &line, err))
            return false;
        if (slice_equals(line, SLICE("?"))) {
            page_begin(&asker->page, SECTION, SECTION);
            page_say(&asker->page, choice->why);
            continue;
        }
        *answer = understand(choice, line);
        if (*answer >= ASK_NONE)
            return true;
        say_misunderstood(asker, choice, line);
    }
}
