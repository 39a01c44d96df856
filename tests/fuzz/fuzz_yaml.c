// The door to libyaml: whatever stands in a configuration, the tree is sound or the error tells where.
#include "yaml.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The nodes below `node`, all of them within the ceilings and with a place.
static size_t count_nodes(const struct yaml_node *node, size_t depth)
{
    size_t count = 0;
    assert(depth <= YAML_MOST_DEPTH);
    for (; node; node = node->next) {
        assert(node->line > 0 && node->column > 0);
        assert(node->kind == YAML_SCALAR || node->scalar.len == 0);
        assert(node->kind != YAML_SCALAR || node->scalar.ptr[node->scalar.len] == '\0');
        count += 1 + count_nodes(node->child, depth + 1);
    }
    return count;
}

static void read_entries(const struct yaml *yaml)
{
    static const char *const allowed[] = {"key", "list", "flag", "number", NULL};
    static const char *const words[] = {"one", "two", NULL};
    struct err err = {0};
    struct slice text;
    const struct slice *list;
    size_t count;
    uint64_t number;
    bool flag;
    int word;
    if (!yaml_expect_keys(yaml, yaml->root, allowed, &err)) {
        assert(err.kind == ERR_CONFIG && err.message[0]);
        return;
    }
    yaml_read_text(yaml, yaml->root, "key", true, &text, &err);
    if (yaml_get(yaml->root, "list") &&
        yaml_read_list(yaml, yaml->root, "list", &list, &count, &err))
        assert(list[count].len == 0);
    yaml_read_bool(yaml, yaml->root, "flag", &flag, &err);
    if (yaml_get(yaml->root, "number") &&
        yaml_read_number(yaml, yaml->root, "number", 1, 9, &number, &err))
        assert(number >= 1 && number <= 9);
    if (yaml_read_choice(yaml, yaml->root, "key", words, true, &word, &err))
        assert(word == 0 || word == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena memory = {0};
    struct err err = {0};
    struct yaml yaml;
    if (yaml_parse(&yaml, SLICE("x.yml"), slice_of((const char *)data, size), &memory, &err)) {
        assert(err.kind == ERR_NONE);
        assert(count_nodes(yaml.root, 0) <= YAML_MOST_NODES);
        if (yaml.root)
            read_entries(&yaml);
    } else {
        assert(err.kind == ERR_CONFIG);
        assert(slice_starts_with(slice_of_string(err.message), SLICE("x.yml:")));
    }
    arena_release(&memory);
    return 0;
}
