// Blobs that are given outright: standard input, and blobs in memory.
#include "kind.h"

#include "content.h"

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
