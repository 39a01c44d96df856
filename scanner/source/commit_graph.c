#include "commit_graph.h"

#include "file.h"
#include "object_text.h"

#include <stdlib.h>

enum {
    MOST_COMMITS = 1 << 28,
    MOST_PARENTS = 1 << 29, // of all commits together
    LARGEST_COMMIT = 16 * 1024 * 1024,
    LARGEST_SHALLOW = 64 * 1024 * 1024,
    LEAST_TABLE = 1024,
    ID_HEX = 40,
    // How many commits are followed after the last wanted one, for clocks that are off: git's
    // own number.
    SLOP = 5,
};

static bool read_shallow(struct commit_graph *graph, const char *folder, struct err *err)
{
    char path[4096];
    struct buf text;
    git_oid id;
    bool fine = true;

    if (snprintf(path, sizeof path, "%s/shallow", folder) >= (int)sizeof path || !file_exists(path))
        return true;
    buf_init(&text, LARGEST_SHALLOW);
    fine = file_read(&text, path, err);
    struct slice rest = buf_slice(&text), line;
    while (fine && slice_split(&rest, '\n', &line))
        if (line.len >= ID_HEX && git_oid_fromstrn(&id, line.ptr, ID_HEX) == 0)
            number_set_add(&graph->shallow, object_number(graph->numbers, id.id));
    buf_release(&text);
    return fine;
}

bool commit_graph_init(struct commit_graph *graph, struct objects *objects,
                       struct object_numbers *numbers, const char *folder, struct err *err)
{
    *graph = (struct commit_graph){.objects = objects, .numbers = numbers};
    return read_shallow(graph, folder, err);
}

void commit_graph_release(struct commit_graph *graph)
{
    number_set_release(&graph->shallow);
    number_set_release(&graph->known_lost);
    free(graph->nodes);
    free(graph->parents);
    free(graph->table);
    free(graph->queue);
    free(graph->lost);
    *graph = (struct commit_graph){0};
}

bool commit_is_wanted(const struct commit_graph *graph, const struct commit_node *node)
{
    return graph->symmetric ? node->sides == SIDE_OLD || node->sides == SIDE_NEW
                            : node->sides == SIDE_NEW;
}

// Numbers are places in indexes, so they are spread by multiplying (Knuth, TAOCP 3, 6.4).
static size_t slot_of(const struct commit_graph *graph, uint32_t object)
{
    size_t slot = (object * UINT32_C(0x9E3779B1)) & (graph->table_size - 1);
    while (graph->table[slot] && graph->nodes[graph->table[slot] - 1].object != object)
        slot = (slot + 1) & (graph->table_size - 1);
    return slot;
}

static struct commit_node *find(const struct commit_graph *graph, uint32_t object)
{
    if (graph->table_size == 0)
        return NULL;
    uint32_t place = graph->table[slot_of(graph, object)];
    return place ? &graph->nodes[place - 1] : NULL;
}

const struct commit_node *commit_graph_find(const struct commit_graph *graph, uint32_t object)
{
    return find(graph, object);
}

static void add_node(struct commit_graph *graph, const struct commit_node *node)
{
    if (graph->count == graph->room) {
        graph->room = graph->room ? graph->room + graph->room / 2 : LEAST_TABLE / 2;
        graph->nodes = alloc_grow(graph->nodes, graph->room, sizeof *graph->nodes);
    }
    graph->nodes[graph->count++] = *node;
    if (4 * graph->count > 3 * graph->table_size) {
        free(graph->table);
        graph->table_size = graph->table_size ? 2 * graph->table_size : LEAST_TABLE;
        graph->table = alloc_zeroed(graph->table_size, sizeof *graph->table);
        for (size_t i = 0; i + 1 < graph->count; i++)
            graph->table[slot_of(graph, graph->nodes[i].object)] = (uint32_t)i + 1;
    }
    graph->table[slot_of(graph, node->object)] = (uint32_t)graph->count;
}

static void lose(struct commit_graph *graph, uint32_t object, enum skip why)
{
    if (!number_set_add(&graph->known_lost, object))
        return;
    if (graph->lost_count == graph->lost_room) {
        graph->lost_room = graph->lost_room ? 2 * graph->lost_room : 16;
        graph->lost = alloc_grow(graph->lost, graph->lost_room, sizeof *graph->lost);
    }
    graph->lost[graph->lost_count++] = (struct commit_lost){object, why};
}

static void add_parent(struct commit_graph *graph, uint32_t object)
{
    if (graph->parent_count == graph->parent_room) {
        graph->parent_room =
            graph->parent_room ? graph->parent_room + graph->parent_room / 2 : LEAST_TABLE;
        graph->parents = alloc_grow(graph->parents, graph->parent_room, sizeof *graph->parents);
    }
    graph->parents[graph->parent_count++] = object;
}

static enum skip read_text(struct commit_graph *graph, uint32_t object, struct commit_text *text)
{
    struct slice bytes;
    enum skip skip =
        objects_read_number(graph->objects, object, GIT_OBJECT_COMMIT, LARGEST_COMMIT, &bytes);
    if (skip == SKIP_TOO_LARGE || (skip == SKIP_NONE && !commit_read(text, bytes)))
        return SKIP_UNREADABLE;
    return skip;
}

// The node of a commit, read on the way if it is new; NULL when it is lost.
static struct commit_node *node_of(struct commit_graph *graph, uint32_t object)
{
    struct commit_node *known = find(graph, object);
    struct commit_text text;
    git_oid parent;

    if (known || number_set_has(&graph->known_lost, object))
        return known;
    enum skip skip = read_text(graph, object, &text);
    if (skip != SKIP_NONE) {
        lose(graph, object, skip);
        return NULL;
    }
    struct commit_node node = {
        .time = text.time,
        .object = object,
        .tree = object_number(graph->numbers, text.tree.id),
        .parents_at = (uint32_t)graph->parent_count,
        .cut_off = number_set_has(&graph->shallow, object),
    };
    while (!node.cut_off && commit_next_parent(&text.parents, &parent))
        add_parent(graph, object_number(graph->numbers, parent.id));
    node.parent_count = (uint32_t)graph->parent_count - node.parents_at;
    add_node(graph, &node);
    return &graph->nodes[graph->count - 1];
}

bool commit_graph_tree_of(struct commit_graph *graph, uint32_t object, uint32_t *tree)
{
    const struct commit_node *known = find(graph, object);
    struct commit_text text;

    if (known)
        *tree = known->tree;
    else if (read_text(graph, object, &text) == SKIP_NONE)
        *tree = object_number(graph->numbers, text.tree.id);
    else
        return false;
    return true;
}

static int compare_nodes(const struct commit_graph *graph, uint32_t left, uint32_t right)
{
    const struct commit_node *a = &graph->nodes[left], *b = &graph->nodes[right];
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    // Not by number, which depends on how the objects are packed.
    unsigned char id[OBJECT_ID_SIZE];
    memcpy(id, object_number_id(graph->numbers, a->object), sizeof id);
    return memcmp(id, object_number_id(graph->numbers, b->object), sizeof id);
}

// A heap of nodes, with the latest on top, or with the earliest.
struct heap {
    const struct commit_graph *graph;
    uint32_t *items;
    size_t count;
    int sign;
};

static bool goes_before(const struct heap *heap, uint32_t left, uint32_t right)
{
    return compare_nodes(heap->graph, left, right) * heap->sign < 0;
}

static void heap_push(struct heap *heap, uint32_t item)
{
    size_t at = heap->count++;
    while (at > 0 && goes_before(heap, item, heap->items[(at - 1) / 2])) {
        heap->items[at] = heap->items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap->items[at] = item;
}

static uint32_t heap_pop(struct heap *heap)
{
    uint32_t top = heap->items[0], item = heap->items[--heap->count];
    size_t at = 0;
    for (size_t below; (below = 2 * at + 1) < heap->count; at = below) {
        if (below + 1 < heap->count &&
            goes_before(heap, heap->items[below + 1], heap->items[below]))
            below++;
        if (!goes_before(heap, heap->items[below], item))
            break;
        heap->items[at] = heap->items[below];
    }
    heap->items[at] = item;
    return top;
}

static struct heap queue_of(struct commit_graph *graph)
{
    return (struct heap){graph, graph->queue, graph->queue_count, -1};
}

static void push(struct commit_graph *graph, struct commit_node *node)
{
    if (graph->queue_count == graph->queue_room) {
        graph->queue_room = graph->queue_room ? 2 * graph->queue_room : 64;
        graph->queue = alloc_grow(graph->queue, graph->queue_room, sizeof *graph->queue);
    }
    struct heap heap = queue_of(graph);
    heap_push(&heap, (uint32_t)(node - graph->nodes));
    graph->queue_count = heap.count;
    node->queued = true;
    graph->queue_wanted += commit_is_wanted(graph, node);
}

static struct commit_node *pop(struct commit_graph *graph)
{
    struct heap heap = queue_of(graph);
    struct commit_node *node = &graph->nodes[heap_pop(&heap)];
    graph->queue_count = heap.count;
    node->queued = false;
    graph->queue_wanted -= commit_is_wanted(graph, node);
    return node;
}

// A commit that turns out to be reached from another side too is followed once more.
static void reach(struct commit_graph *graph, struct commit_node *node, unsigned sides)
{
    if ((node->sides | sides) == node->sides)
        return;
    if (node->queued)
        graph->queue_wanted -= commit_is_wanted(graph, node);
    node->sides |= (uint8_t)sides;
    if (node->queued)
        graph->queue_wanted += commit_is_wanted(graph, node);
    else
        push(graph, node);
}

bool commit_graph_add_tip(struct commit_graph *graph, const git_oid *id, enum commit_side side)
{
    struct commit_node *node = node_of(graph, object_number(graph->numbers, id->id));
    if (node)
        reach(graph, node, side);
    return node != NULL;
}

static void visit(struct commit_graph *graph, const struct commit_node *visited)
{
    // By value: reading parents moves the nodes.
    const struct commit_node node = *visited;
    for (uint32_t i = 0; i < node.parent_count; i++) {
        struct commit_node *parent = node_of(graph, graph->parents[node.parents_at + i]);
        if (parent)
            reach(graph, parent, node.sides);
    }
}

bool commit_graph_walk(struct commit_graph *graph, struct err *err)
{
    int64_t earliest = INT64_MAX; // of the wanted
    unsigned slop = SLOP;

    while (graph->queue_count > 0) {
        struct commit_node *node = pop(graph);
        node->visited = true;
        if (commit_is_wanted(graph, node))
            earliest = node->time < earliest ? node->time : earliest;
        if (graph->queue_wanted > 0 || node->time >= earliest)
            slop = SLOP;
        else if (slop-- == 0)
            break;
        visit(graph, node);
        if (graph->count > MOST_COMMITS || graph->parent_count > MOST_PARENTS)
            return err_set(err, ERR_UNABLE, "more than %d commits", MOST_COMMITS);
    }
    return true;
}

// For each node its wanted children: those of node i stand from first[i] to first[i + 1].
struct children {
    uint32_t *first, *places;
};

static bool is_listed(const struct commit_graph *graph, size_t i)
{
    return graph->nodes[i].visited && commit_is_wanted(graph, &graph->nodes[i]);
}

static const struct commit_node *parent_at(const struct commit_graph *graph,
                                           const struct commit_node *node, uint32_t i)
{
    return find(graph, graph->parents[node->parents_at + i]);
}

static void children_init(struct children *children, const struct commit_graph *graph,
                          uint32_t *waits_for)
{
    children->first = alloc_zeroed(graph->count + 2, sizeof *children->first);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < graph->count; i++) {
            const struct commit_node *node = &graph->nodes[i], *parent;
            for (uint32_t j = 0; is_listed(graph, i) && j < node->parent_count; j++) {
                if (!(parent = parent_at(graph, node, j)))
                    continue;
                size_t at = (size_t)(parent - graph->nodes);
                if (!is_listed(graph, at))
                    continue;
                if (pass == 0)
                    children->first[at + 2]++, waits_for[i]++;
                else
                    children->places[children->first[at + 1]++] = (uint32_t)i;
            }
        }
        if (pass == 1)
            break;
        for (size_t i = 2; i < graph->count + 2; i++)
            children->first[i] += children->first[i - 1];
        children->places =
            alloc_zeroed(children->first[graph->count + 1], sizeof *children->places);
    }
}

uint32_t *commit_graph_order(const struct commit_graph *graph, size_t *count)
{
    uint32_t *order = alloc_zeroed(graph->count, sizeof *order);
    uint32_t *waits_for = alloc_zeroed(graph->count, sizeof *waits_for);
    struct heap ready = {graph, alloc_zeroed(graph->count, sizeof *ready.items), 0, 1};
    struct children children = {0};

    children_init(&children, graph, waits_for);
    *count = 0;
    for (size_t i = 0; i < graph->count; i++)
        if (is_listed(graph, i) && waits_for[i] == 0)
            heap_push(&ready, (uint32_t)i);
    while (ready.count > 0) {
        uint32_t place = heap_pop(&ready);
        order[(*count)++] = place;
        for (uint32_t i = children.first[place]; i < children.first[place + 1]; i++)
            if (--waits_for[children.places[i]] == 0)
                heap_push(&ready, children.places[i]);
    }
    // Commits that are each other's ancestors are not git's doing: they come as they were met.
    for (size_t i = 0; i < graph->count; i++)
        if (is_listed(graph, i) && waits_for[i] > 0)
            order[(*count)++] = (uint32_t)i;
    free(children.first);
    free(children.places);
    free(ready.items);
    free(waits_for);
    return order;
}
