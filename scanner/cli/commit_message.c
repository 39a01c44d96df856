#include "commit_message.h"

#include "buf.h"
#include "git_settings.h"

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

// With `commit --verbose` git cuts there, too, and had said so in comments below.
static bool is_cut(const struct message_cleanup *cleanup, struct slice line, struct slice below)
{
    if (!is_scissors(line))
        return false;
    size_t comment = slice_find(line, SCISSORS);
    return cleanup->scissors || slice_starts_with(below, slice_cut(line, 0, comment));
}

struct slice commit_message_clean(struct slice text, const struct message_cleanup *cleanup,
                                  struct arena *memory)
{
    struct slice rest = text, line;
    struct buf out;

    buf_init(&out, text.len + 1);
    while (slice_split(&rest, '\n', &line) && !is_cut(cleanup, line, rest)) {
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
    struct message_cleanup cleanup = {0};
    struct slice mode = source_setting(".", "commit.cleanup", memory);
    struct slice comment = source_setting(".", "core.commentString", memory);
    bool keeps = editor && strcmp(editor, ":") == 0;

    if (comment.len == 0)
        comment = source_setting(".", "core.commentChar", memory);
    if (comment.len == 0)
        comment = SLICE("#");
    cleanup.scissors = !keeps && slice_equals(mode, SLICE("scissors"));
    for (size_t i = 0; i < sizeof keeping / sizeof keeping[0]; i++)
        keeps = keeps || slice_equals(mode, slice_of_string(keeping[i]));
    if (!keeps && !slice_equals(comment, SLICE("auto")))
        cleanup.comment = comment;
    return commit_message_clean(text, &cleanup, memory);
}
