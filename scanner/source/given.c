// Blobs that are given outright: standard input, the message of a commit, and blobs in memory.
#include "kind.h"

#include "content.h"
#include "facts.h"
#include "policy.h"

#include <unistd.h>

static bool open_given(struct source *source, struct arena *run, struct err *err)
{
    (void)source;
    (void)run;
    (void)err;
    return true;
}

static bool next_stdin(struct source *source, struct source_item *item, struct err *err)
{
    const char *name = source->options.stdin_name;
    (void)err;
    if (source->lent > 0)
        return false;
    item_set_path(item, slice_of_string(name ? name : "stdin"));
    return true;
}

static enum skip read_stdin(struct source_reader *reader, const struct source_item *item,
                            struct blob *blob)
{
    (void)item;
    buf_clear(&reader->bytes);
    enum skip skip = content_read_all(&reader->bytes, STDIN_FILENO);
    blob->bytes = buf_slice(&reader->bytes);
    return skip;
}

const struct source_kind source_stdin = {
    .open = open_given,
    .next = next_stdin,
    .read = read_stdin,
};

static bool next_memory(struct source *source, struct source_item *item, struct err *err)
{
    (void)err;
    if (source->lent == source->options.blob_count)
        return false;
    item->place = (size_t)source->lent;
    item->mode = source->options.blobs[item->place].mode;
    item_set_path(item, source->options.blobs[item->place].path);
    return true;
}

static enum skip read_memory(struct source_reader *reader, const struct source_item *item,
                             struct blob *blob)
{
    const struct source_options *options = &reader->source->options;
    const struct blob *given = &options->blobs[item->place];
    if (given->bytes.len > options->max_file_size)
        return SKIP_TOO_LARGE;
    blob->bytes = given->bytes;
    blob->commit = given->commit;
    return SKIP_NONE;
}

const struct source_kind source_memory = {
    .open = open_given,
    .next = next_memory,
    .read = read_memory,
};

// The policy is that of the commit that the message is for.
static bool open_message(struct source *source, struct arena *run, struct err *err)
{
    enum { CONFIG_MOST = 1024 * 1024 };
    struct repository_facts *facts = &source->facts;
    return facts_of_repository(source, run, err) &&
           source_policy(source, NULL, SLICE(CONFIG_NAME), CONFIG_MOST, &facts->config,
                         &facts->has_config, run, err);
}

static bool next_message(struct source *source, struct source_item *item, struct err *err)
{
    (void)err;
    if (source->lent > 0)
        return false;
    item_set_path(item, SOURCE_MESSAGE_PATH);
    return true;
}

static enum skip read_given_message(struct source_reader *reader, const struct source_item *item,
                                    struct blob *blob)
{
    (void)item;
    blob->bytes = reader->source->options.message;
    return blob->bytes.len > reader->source->options.max_file_size ? SKIP_TOO_LARGE : SKIP_NONE;
}

const struct source_kind source_message = {
    .open = open_message,
    .next = next_message,
    .read = read_given_message,
    .uses_git = true,
};
