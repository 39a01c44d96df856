#include "commit_message.h"

#include "buf.h"
#include "hooks.h"

#include <stdlib.h>

#define SCISSORS SLICE("------------------------ >8 ------------------------")

// Behind whatever comments begin with.
static bool is_scissors(struct slice line)
{
    enum { LONGEST_COMMENT = 16 };
    line = slice_trim(line);
    return slice_ends_with(line, SCISSORS) && line.len > SCISSORS.len &&
           line.len <= SCISSORS.len + LONGEST_COMMENT;
}

struct slice commit_message_clean(struct slice text, const struct message_cleanup *cleanup,
                                  struct arena *memory)
{
    struct slice rest = text, line;
    struct buf out;

    buf_init(&out, text.len + 1);
    while (slice_split(&rest, '\n', &line) && !(cleanup->edited && is_scissors(line))) {
        if (cleanup->comment.len == 0 || !slice_starts_with(line, cleanup->comment))
            buf_add(&out, line);
        buf_add_byte(&out, '\n');
    }
    struct slice cleaned = arena_copy(memory, buf_slice(&out));
    buf_release(&out);
    return cleaned;
}

// Without an editor (git commit -m) lines that begin with '#' are part of the message; git tells its hooks so by
// GIT_EDITOR. What --cleanup says on its command line it does not tell. With core.commentChar "auto" comments begin with
// a character that no line began with, whichever that was: then they are scanned, too.
struct slice commit_message_of(struct slice text, struct arena *memory)
{
    static const char *const keeping[] = {"verbatim", "whitespace", "scissors"};
    const char *editor = getenv("GIT_EDITOR");
    struct message_cleanup cleanup = {.edited = !editor || strcmp(editor, ":") != 0};
    struct slice mode = source_setting(".", "commit.cleanup", memory);
    struct slice comment = source_setting(".", "core.commentString", memory);
    bool keeps = !cleanup.edited;

    if (comment.len == 0)
        comment = source_setting(".", "core.commentChar", memory);
    if (comment.len == 0)
        comment = SLICE("#");
    for (size_t i = 0; i < sizeof keeping / sizeof keeping[0]; i++)
        keeps = keeps || slice_equals(mode, slice_of_string(keeping[i]));
    if (!keeps && !slice_equals(comment, SLICE("auto")))
        cleanup.comment = comment;
    return commit_message_clean(text, &cleanup, memory);
}
