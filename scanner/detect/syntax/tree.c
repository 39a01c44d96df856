// A span is answered from the path of nodes that leads from the root to the
// smallest node around it: each of them, innermost first, is tried as the root of
// each pattern. This costs the depth of the tree and not its width. A class of ten
// thousand fields, or an array of as many strings, is not walked for each span.
#include "tree.h"

#include "roles.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <tree_sitter/api.h>

enum {
    MOST_LEVELS = 192,    // nodes of a path that are tried
    MOST_CHILDREN = 1000, // of a node that are looked at
    MOST_TRIES = 4000,    // of a child as what a pattern wants, at one node of the path
    PIECE = 256,          // bytes that the lexer is given at once
    // What counts as much as a call of the parser's progress callback:
    PIECES_A_STEP = 8,
    BYTES_A_STEP = 32 * 1024,
    TRIES_A_STEP = 400,
};

// A language's roles.scm, with the grammar's numbers for its words.
struct language_roles {
    const struct language *language;
    struct role_patterns patterns;
    struct err err; // why they cannot be used
    struct language_roles *next;
};

struct child {
    TSNode node;
    TSFieldId field;
};

struct tree {
    TSParser *parser;
    struct language_roles *all_roles;
    struct arena memory; // the roles

    // Of the text at hand.
    struct slice text;
    const struct language_roles *roles;
    TSTree *tree;
    TSTreeCursor cursor; // at the last node of the path
    TSNode *path;        // the root first
    size_t path_len, path_room;

    // Of the node that is tried as the root of patterns.
    TSTreeCursor lister;    // over children
    struct child *children; // a stack of lists
    size_t child_count, child_room;
    unsigned tries_left;
};

static struct extent extent_of(TSNode node)
{
    return (struct extent){ts_node_start_byte(node), ts_node_end_byte(node)};
}

// By tree-sitter in this thread, since ever.
static _Thread_local uint64_t allocated;

static void *count_malloc(size_t size)
{
    allocated += size;
    return alloc_grow(NULL, size, 1);
}

static void *count_calloc(size_t count, size_t size)
{
    allocated += count * size;
    return alloc_zeroed(count, size);
}

static void *count_realloc(void *old, size_t size)
{
    allocated += size;
    return alloc_grow(old, size, 1);
}

static void count_allocations(void)
{
    ts_set_allocator(count_malloc, count_calloc, count_realloc, free);
}

struct tree *tree_new(void)
{
    static pthread_once_t counting = PTHREAD_ONCE_INIT;
    pthread_once(&counting, count_allocations);
    struct tree *self = alloc_zeroed(1, sizeof *self);
    self->parser = ts_parser_new();
    return self;
}

void tree_free(struct tree *self)
{
    if (!self)
        return;
    ts_parser_delete(self->parser);
    arena_release(&self->memory);
    free(self->path);
    free(self->children);
    free(self);
}

// Roles: read on first use and kept, also those that cannot be used.

static bool number_step(struct language_roles *roles, struct role_step *step,
                        const TSLanguage *grammar, struct arena *memory)
{
    size_t count = 0;
    while (step->types[count].len)
        count++;
    step->type_ids = ARENA_ARRAY(memory, count, uint16_t);
    for (size_t i = 0; i < count; i++) {
        struct slice type = step->types[i];
        step->type_ids[i] =
            ts_language_symbol_for_name(grammar, type.ptr, (uint32_t)type.len, !step->literal);
        if (step->type_ids[i] == 0)
            return roles_error(&roles->patterns, step->source, "the grammar has no such node",
                               &roles->err);
    }
    if (step->field.len == 0)
        return true;
    step->field_id =
        ts_language_field_id_for_name(grammar, step->field.ptr, (uint32_t)step->field.len);
    return step->field_id || roles_error(&roles->patterns, step->source,
                                         "the grammar has no such field", &roles->err);
}

static bool read_roles(struct language_roles *roles, struct arena *memory)
{
    const struct language *language = roles->language;
    if (!roles_read(&roles->patterns, language->name, language->roles, memory, &roles->err))
        return false;
    for (size_t i = 0; i < roles->patterns.count; i++)
        for (size_t j = 0; j < roles->patterns.at[i].step_count; j++)
            if (!number_step(roles, &roles->patterns.at[i].steps[j], language->grammar(), memory))
                return false;
    return true;
}

static const struct language_roles *roles_of(struct tree *self, const struct language *language)
{
    struct language_roles *roles = self->all_roles;
    while (roles && roles->language != language)
        roles = roles->next;
    if (roles)
        return roles;
    roles = ARENA_NEW(&self->memory, struct language_roles);
    roles->language = language;
    roles->next = self->all_roles;
    self->all_roles = roles;
    read_roles(roles, &self->memory); // roles->err tells
    return roles;
}

bool tree_check_roles(struct tree *self, const struct language *language, struct err *err)
{
    static const char *const what[] = {
        [TSQueryErrorSyntax] = "not a query",        [TSQueryErrorNodeType] = "no such node",
        [TSQueryErrorField] = "no such field",       [TSQueryErrorCapture] = "no such capture",
        [TSQueryErrorStructure] = "can never match", [TSQueryErrorLanguage] = "unusable grammar",
    };
    const struct language_roles *roles = roles_of(self, language);
    if (roles->err.kind)
        return err_set(err, roles->err.kind, "%s", roles->err.message);

    uint32_t offset = 0;
    TSQueryError type = TSQueryErrorNone;
    struct slice text = language->roles;
    TSQuery *query =
        ts_query_new(language->grammar(), text.ptr, (uint32_t)text.len, &offset, &type);
    ts_query_delete(query);
    return query || roles_error(&roles->patterns, offset, what[type], err);
}

// Paths: from the root to the smallest node around a span.

static bool path_holds(struct tree *self, struct extent span)
{
    return extent_covers(extent_of(self->path[self->path_len - 1]), span);
}

static void path_push(struct tree *self, TSNode node)
{
    if (self->path_len == self->path_room) {
        self->path_room = self->path_room ? self->path_room * 2 : 64;
        self->path = alloc_grow(self->path, self->path_room, sizeof *self->path);
    }
    self->path[self->path_len++] = node;
}

// Spans come in the order of the text, so that what the last path and this one
// share is not walked again.
static void path_move(struct tree *self, struct extent span)
{
    while (self->path_len > 1 && !path_holds(self, span)) {
        ts_tree_cursor_goto_parent(&self->cursor);
        self->path_len--;
    }
    while (ts_tree_cursor_goto_first_child_for_byte(&self->cursor, span.from) >= 0) {
        path_push(self, ts_tree_cursor_current_node(&self->cursor));
        if (path_holds(self, span))
            continue;
        ts_tree_cursor_goto_parent(&self->cursor);
        self->path_len--;
        break;
    }
}

// Matches: a pattern's steps are given nodes one after the other, each the next of
// the children of its parent's node that fits. Where none is left, the step before
// goes on to its next one.

struct match {
    const struct role_pattern *pattern;
    struct given {
        TSNode node;
        size_t place;      // of the node in its list; ABSENT for an optional step without
        size_t next;       // where the search goes on
        size_t mark;       // self->child_count before its own list
        bool tried;        // it had a node or was absent since the steps before it changed
        size_t first, len; // its list: the node's children, in self->children
    } given[ROLES_MOST_STEPS];
};

#define ABSENT SIZE_MAX

static void list_children(struct tree *self, struct given *given)
{
    given->first = self->child_count;
    ts_tree_cursor_reset(&self->lister, given->node);
    bool more = ts_tree_cursor_goto_first_child(&self->lister);
    for (given->len = 0; more && given->len < MOST_CHILDREN && self->tries_left; given->len++) {
        if (self->child_count == self->child_room) {
            self->child_room = self->child_room ? self->child_room * 2 : 256;
            self->children = alloc_grow(self->children, self->child_room, sizeof *self->children);
        }
        self->children[self->child_count++] =
            (struct child){ts_tree_cursor_current_node(&self->lister),
                           ts_tree_cursor_current_field_id(&self->lister)};
        more = ts_tree_cursor_goto_next_sibling(&self->lister);
        self->tries_left--;
    }
}

static bool step_takes(const struct role_step *step, TSNode node)
{
    TSSymbol type = ts_node_symbol(node);
    if (step->types[0].len == 0)
        return ts_node_is_named(node) && !ts_node_is_error(node);
    for (size_t i = 0; step->types[i].len; i++)
        if (step->type_ids[i] == type)
            return true;
    return false;
}

// Comments may stand anywhere, and do not come between.
static bool comes_between(TSNode node)
{
    return ts_node_is_named(node) && !ts_node_is_extra(node);
}

// Gives the step the next child that fits.
static bool find_child(struct tree *self, struct match *match, size_t step)
{
    const struct role_step *wanted = &match->pattern->steps[step];
    const struct given *parent = &match->given[wanted->parent];
    const struct child *children = self->children + parent->first;
    struct given *given = &match->given[step];

    if (wanted->immediate && given->tried)
        return false;
    for (size_t i = given->next; i < parent->len && self->tries_left > 0; i++) {
        self->tries_left--;
        bool fits = (!wanted->field_id || wanted->field_id == children[i].field) &&
                    step_takes(wanted, children[i].node);
        for (size_t j = i + 1; fits && wanted->last && j < parent->len; j++)
            fits = !comes_between(children[j].node);
        if (fits) {
            given->node = children[i].node;
            given->place = i;
            given->next = i + 1;
            return true;
        }
        if (wanted->immediate && comes_between(children[i].node))
            return false;
    }
    return false;
}

// The search for a step's node starts behind the sibling before it.
static void start_step(struct tree *self, struct match *match, size_t step)
{
    const struct role_step *steps = match->pattern->steps;
    match->given[step] = (struct given){.mark = self->child_count};
    for (size_t i = step - 1; i > 0; i--)
        if (steps[i].parent == steps[step].parent && match->given[i].place != ABSENT) {
            match->given[step].next = match->given[i].place + 1;
            return;
        }
}

static bool give_step(struct tree *self, struct match *match, size_t step)
{
    const struct role_pattern *pattern = match->pattern;
    const struct role_step *wanted = &pattern->steps[step];
    struct given *given = &match->given[step];
    bool parent_absent = match->given[wanted->parent].place == ABSENT;
    bool is_parent = step + 1 < pattern->step_count && wanted[1].parent == step;

    self->child_count = given->mark;
    if (!parent_absent && find_child(self, match, step)) {
        if (is_parent)
            list_children(self, given);
    } else if (!given->tried && (wanted->optional || parent_absent)) {
        given->place = ABSENT;
    } else {
        return false;
    }
    given->tried = true;
    return true;
}

static bool predicates_hold(const struct role_pattern *pattern, const struct extent found[],
                            struct slice text)
{
    for (size_t i = 0; i < pattern->predicate_count; i++) {
        const struct role_predicate *predicate = &pattern->predicates[i];
        struct extent place = found[predicate->capture];
        struct slice captured = slice_cut(text, place.from, place.to);
        const struct slice *string = predicate->strings;
        while (string->len && !(predicate->prefix ? slice_starts_with(captured, *string)
                                                  : slice_equals(captured, *string)))
            string++;
        if (string->len == 0 || !extent_known(place))
            return false;
    }
    return true;
}

static void take_match(struct tree *self, const struct match *match, struct around *around)
{
    const struct role_pattern *pattern = match->pattern;
    struct extent found[ROLES_MOST_CAPTURES];
    for (size_t i = 0; i < ROLES_MOST_CAPTURES; i++)
        found[i] = NOWHERE;
    for (size_t step = 0; step < pattern->step_count; step++) {
        uint32_t captures = pattern->steps[step].captures;
        for (size_t i = 0; captures && match->given[step].place != ABSENT; i++, captures >>= 1)
            if ((captures & 1) && !extent_known(found[i]))
                found[i] = extent_of(match->given[step].node);
    }
    if (predicates_hold(pattern, found, self->text))
        around_take(around, found, extent_of(match->given[0].node));
}

// Tries the node as the root of each pattern.
static void match_node(struct tree *self, TSNode node, struct around *around)
{
    struct match match = {.given[0] = {.node = node}};
    TSSymbol type = ts_node_symbol(node);
    bool listed = false;

    self->child_count = 0;
    for (size_t i = 0; i < self->roles->patterns.count; i++) {
        match.pattern = &self->roles->patterns.at[i];
        if (match.pattern->steps[0].type_ids[0] != type)
            continue;
        if (match.pattern->step_count == 1) {
            take_match(self, &match, around);
            continue;
        }
        if (!listed)
            list_children(self, &match.given[0]);
        listed = true;
        start_step(self, &match, 1);
        for (size_t step = 1; step > 0;) {
            if (!give_step(self, &match, step))
                step--;
            else if (step + 1 == match.pattern->step_count)
                take_match(self, &match, around);
            else
                start_step(self, &match, ++step);
        }
        self->child_count = match.given[0].len;
    }
}

static void charge(uint64_t *steps_left, uint64_t steps)
{
    *steps_left -= steps < *steps_left ? steps : *steps_left;
}

enum zone_refusal tree_ask(struct tree *self, struct extent span, struct around *around,
                           uint64_t *steps_left)
{
    *around = around_start(span);
    // Some grammars take a NUL for the end of the text.
    if (span.to > ts_node_end_byte(self->path[0]))
        return ZONE_GAVE_UP;
    if (*steps_left == 0)
        return ZONE_OUT_OF_BUDGET;
    path_move(self, span);
    uint64_t tries = TRIES_A_STEP;
    for (size_t i = 0; i < MOST_LEVELS && i < self->path_len; i++) {
        self->tries_left = MOST_TRIES;
        match_node(self, self->path[self->path_len - 1 - i], around);
        tries += MOST_TRIES - self->tries_left;
    }
    charge(steps_left, tries / TRIES_A_STEP);
    return ZONE_ANSWERED;
}

// The parser's own count of its operations says little of their cost: on hostile
// text some grammars read hundreds of lines ahead again and again, as Kotlin's does,
// or keep ever more readings of it, as C's does. So the text goes to the lexer in
// pieces that are counted, and so are the bytes that tree-sitter allocates.
struct meter {
    struct slice text;
    uint64_t steps_left;
    uint64_t pieces;
    uint64_t allocated; // of this thread, at the last charge
};

static bool stop_parsing(TSParseState *state)
{
    struct meter *meter = state->payload;
    uint64_t bytes = allocated - meter->allocated;
    charge(&meter->steps_left, 1 + bytes / BYTES_A_STEP);
    meter->allocated = allocated - bytes % BYTES_A_STEP;
    return meter->steps_left == 0;
}

// Ends the text where the budget ends: a lexer that skips what it cannot read may
// stay in one operation for as long as there is text.
static const char *read_piece(void *payload, uint32_t offset, TSPoint position, uint32_t *len)
{
    struct meter *meter = payload;
    struct slice piece = slice_cut(meter->text, offset, (size_t)offset + PIECE);
    (void)position;
    if (++meter->pieces % PIECES_A_STEP == 0)
        charge(&meter->steps_left, 1);
    if (meter->steps_left == 0)
        piece.len = 0;
    *len = (uint32_t)piece.len;
    return piece.len ? piece.ptr : "";
}

enum zone_refusal tree_parse(struct tree *self, const struct language *language, struct slice text,
                             uint64_t *steps_left)
{
    struct meter meter = {.text = text, .steps_left = *steps_left, .allocated = allocated};
    TSInput input = {.payload = &meter, .read = read_piece, .encoding = TSInputEncodingUTF8};
    TSParseOptions options = {.payload = &meter, .progress_callback = stop_parsing};

    if (!language->grammar || !ts_parser_set_language(self->parser, language->grammar()))
        return ZONE_NO_GRAMMAR;
    self->roles = roles_of(self, language);
    if (self->roles->err.kind)
        return ZONE_BAD_ROLES;
    self->tree = ts_parser_parse_with_options(self->parser, NULL, input, options);
    *steps_left = meter.steps_left;
    if (!self->tree || *steps_left == 0) {
        ts_tree_delete(self->tree);
        ts_parser_reset(self->parser); // or it would go on with this text at the next one
        return ZONE_OUT_OF_BUDGET;
    }
    TSNode root = ts_tree_root_node(self->tree);
    self->text = text;
    self->cursor = ts_tree_cursor_new(root);
    self->lister = ts_tree_cursor_new(root);
    self->path_len = 0;
    path_push(self, root);
    return ZONE_ANSWERED;
}

void tree_drop(struct tree *self)
{
    ts_tree_cursor_delete(&self->cursor);
    ts_tree_cursor_delete(&self->lister);
    ts_tree_delete(self->tree);
    self->tree = NULL;
}

void tree_version(char *out, size_t room)
{
    snprintf(out, room, "%d-%d", TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION,
             TREE_SITTER_LANGUAGE_VERSION);
}
