// Another scanner's configuration: written by hand, by somebody else.
#include "toml.h"

#include "print.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count(const struct yaml_node *node)
{
    size_t nodes = 1;
    for (const struct yaml_node *child = node->child; child; child = child->next)
        nodes += count(child);
    return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct yaml tree;
    struct err err = {0};
    struct slice text = slice_of((const char *)data, size);

    if (size > 64 * 1024)
        return 0;
    if (toml_parse(&tree, SLICE("t"), text, &memory, &err)) {
        assert(count(tree.root) <= TOML_MOST_NODES);
    } else {
        struct slice message = slice_of_string(err.message);
        assert(err.kind == ERR_CONFIG && slice_starts_with(message, SLICE("t:")));
        for (size_t at = 0; at < message.len;)
            assert(!code_point_is_unsafe(utf8_next(message, &at)));
    }
    arena_release(&memory);
    return 0;
}
