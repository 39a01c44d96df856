// What every match of a regex holds: the keywords that a pattern needs.
#include "regex_tree.h"

enum { MOST = 64 };

// Literals one of which every match holds, and how long the shortest is.
struct literals {
    struct slice items[MOST];
    size_t count, shortest;
    bool folded;
};

// A run of bytes that stand side by side.
struct run {
    struct buf bytes;
    bool folded;
};

static void take_better(struct literals *best, const struct literals *other)
{
    if (other->count && (best->count == 0 || other->shortest > best->shortest))
        *best = *other;
}

static void end_run(struct run *run, struct literals *best, struct arena *memory)
{
    if (run->bytes.len) {
        struct literals one = {.count = 1, .shortest = run->bytes.len, .folded = run->folded};
        one.items[0] = arena_copy(memory, buf_slice(&run->bytes));
        take_better(best, &one);
    }
    buf_clear(&run->bytes);
    run->folded = false;
}

static void find(const struct regex_node *node, struct run *run, struct literals *best,
                 struct arena *memory);

// All branches must have some.
static struct literals of_alternate(const struct regex_node *node, struct arena *memory)
{
    struct literals all = {.shortest = SIZE_MAX};
    for (const struct regex_node *branch = node->child; branch; branch = branch->next) {
        struct literals best = {0};
        struct run run = {0};
        buf_init(&run.bytes, REGEX_LONGEST);
        find(branch, &run, &best, memory);
        end_run(&run, &best, memory);
        buf_release(&run.bytes);
        if (best.count == 0 || all.count + best.count > MOST)
            return (struct literals){0};
        for (size_t i = 0; i < best.count; i++)
            all.items[all.count++] = best.items[i];
        all.folded |= best.folded;
        all.shortest = best.shortest < all.shortest ? best.shortest : all.shortest;
    }
    return all;
}

static void find(const struct regex_node *node, struct run *run, struct literals *best,
                 struct arena *memory)
{
    switch (node->kind) {
    case REGEX_BYTE:
        buf_add_byte(&run->bytes, (char)node->byte);
        run->folded |= node->fold && is_alpha((char)node->byte);
        break;
    case REGEX_GROUP:
    case REGEX_CONCAT:
        for (const struct regex_node *child = node->child; child; child = child->next)
            find(child, run, best, memory);
        break;
    case REGEX_REPEAT:
        end_run(run, best, memory);
        if (node->least > 0) {
            find(node->child, run, best, memory);
            end_run(run, best, memory);
        }
        break;
    case REGEX_ALTERNATE: {
        end_run(run, best, memory);
        struct literals all = of_alternate(node, memory);
        take_better(best, &all);
        break;
    }
    case REGEX_CLASS:
        end_run(run, best, memory);
        break;
    case REGEX_START:
    case REGEX_END:
    case REGEX_BORDER:
        break;
    }
}

size_t regex_literals(const struct regex_node *regex, size_t shortest, struct slice *out,
                      size_t room, bool *folded, struct arena *memory)
{
    struct literals best = {0};
    struct run run = {0};
    buf_init(&run.bytes, REGEX_LONGEST);
    find(regex, &run, &best, memory);
    end_run(&run, &best, memory);
    buf_release(&run.bytes);
    if (best.count == 0 || best.shortest < shortest || best.count > room)
        return 0;
    memcpy(out, best.items, best.count * sizeof *out);
    *folded = best.folded;
    return best.count;
}
