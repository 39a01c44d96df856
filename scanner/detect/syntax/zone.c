// Which parts of a text are parsed, at what cost, and for which spans. tree.c does
// the parsing and asks the tree.
#include "zone.h"

#include "arena.h"
#include "tree.h"

#include <stdlib.h>

enum {
    WINDOW_FROM = 64 * 1024,  // larger texts are parsed in windows where the grammar allows
    WINDOW_MARGIN = 4 * 1024, // around each span, then cut to whole lines
    WINDOW_GAP = 1024,        // windows nearer than this become one
};

// What a @script is parsed as. TypeScript is JavaScript too.
static const struct slice script_language = SLICE_INIT("typescript");

struct zone_parser {
    struct tree *tree;
    struct arena call; // one zone_answer()
    uint64_t steps_left;
    enum zone_refusal refusal;
};

struct zone_parser *zone_parser_new(void)
{
    struct zone_parser *self = alloc_zeroed(1, sizeof *self);
    self->tree = tree_new();
    return self;
}

void zone_parser_free(struct zone_parser *self)
{
    if (!self)
        return;
    tree_free(self->tree);
    arena_release(&self->call);
    free(self);
}

enum zone_refusal zone_refusal(const struct zone_parser *self)
{
    return self->refusal;
}

const char *zone_refusal_text(enum zone_refusal refusal)
{
    static const char *const texts[] = {
        [ZONE_ANSWERED] = "answered",
        [ZONE_NO_GRAMMAR] = "no grammar",
        [ZONE_BAD_ROLES] = "roles do not fit the grammar",
        [ZONE_TOO_LARGE] = "too large for a syntax tree",
        [ZONE_OUT_OF_BUDGET] = "syntax budget used up",
        [ZONE_GAVE_UP] = "parser gave up",
    };
    return texts[refusal];
}

bool zone_check_roles(struct zone_parser *self, const struct language *language, struct err *err)
{
    return !language->grammar || tree_check_roles(self->tree, language, err);
}

void zone_version(char *out, size_t room)
{
    tree_version(out, room);
}

// A span within the text, and where its answer goes.
struct question {
    size_t from, to;
    size_t script_from, script_to; // the script it stands in; none while they are equal
    struct syntax *answer;
    struct route *route; // NULL: not asked for
};

struct request {
    const struct language *language;
    struct slice text;
    struct question *questions; // in the order of the text
    size_t count;
    struct zone_budget budget;
};

// Some of the text, and the questions within.
struct window {
    size_t from, to;
    size_t first, end;
};

static bool refuse(struct zone_parser *self, enum zone_refusal refusal)
{
    if (self->refusal == ZONE_ANSWERED)
        self->refusal = refusal;
    return refusal == ZONE_ANSWERED;
}

static bool answer_window(struct zone_parser *self, const struct language *language,
                          const struct request *request, struct window window)
{
    struct slice text = slice_cut(request->text, window.from, window.to);
    self->steps_left += (uint64_t)request->budget.steps_per_kib * (text.len / 1024 + 1);
    enum zone_refusal refusal = tree_parse(self->tree, language, text, &self->steps_left);
    if (refusal != ZONE_ANSWERED)
        return refuse(self, refusal);

    bool complete = true;
    for (size_t i = window.first; i < window.end; i++) {
        struct question *question = &request->questions[i];
        struct extent span = {(uint32_t)(question->from - window.from),
                              (uint32_t)(question->to - window.from)};
        struct around around;
        refusal = tree_ask(self->tree, span, &around, &self->steps_left);
        if (refusal != ZONE_ANSWERED) {
            complete = refuse(self, refusal);
        } else if (extent_known(around.script)) {
            question->script_from = window.from + around.script.from;
            question->script_to = window.from + around.script.to;
        } else {
            *question->answer = around_answer(&around, text, window.from);
            if (question->route)
                *question->route = around_route(&around, text, window.from);
        }
    }
    tree_drop(self->tree);
    return complete;
}

static const struct language *language_named(struct slice name)
{
    for (size_t i = 0; i < language_count; i++)
        if (slice_equals(languages[i].name, name))
            return &languages[i];
    return NULL;
}

// Answers what stands in scripts, which the first trees did not look into.
static bool answer_scripts(struct zone_parser *self, const struct request *request)
{
    const struct language *language = language_named(script_language);
    bool complete = true;
    for (size_t first = 0, end; first < request->count; first = end) {
        const struct question *question = &request->questions[first];
        struct window script = {question->script_from, question->script_to, first, 0};
        for (end = first + 1; end < request->count; end++)
            if (request->questions[end].script_from != script.from ||
                request->questions[end].script_to != script.to)
                break;
        script.end = end;
        if (script.from == script.to)
            continue;
        if (!language || !language->grammar)
            complete = refuse(self, ZONE_NO_GRAMMAR);
        else
            complete = answer_window(self, language, request, script) && complete;
    }
    return complete;
}

// The start of the line WINDOW_MARGIN before `offset`, or of the next one if that
// is not behind `offset`. False within an endless line.
static bool window_start(struct slice text, size_t offset, size_t *from)
{
    if (offset <= WINDOW_MARGIN) {
        *from = 0;
        return true;
    }
    size_t start = offset - WINDOW_MARGIN - 1;
    size_t line_end = slice_find_byte(slice_cut(text, start, offset), '\n');
    *from = start + line_end + 1;
    return line_end != SLICE_NOT_FOUND;
}

static size_t window_end(struct slice text, size_t offset)
{
    struct slice after = slice_cut(text, offset, offset + WINDOW_MARGIN);
    size_t len = after.len;
    while (len > 0 && after.ptr[len - 1] != '\n')
        len--;
    return offset + (len ? len : after.len);
}

// Fills `windows`, of which there are at most as many as questions, and returns
// their number; 0 when some question has no line to begin at.
static size_t plan_windows(const struct request *request, struct window *windows)
{
    size_t count = 0;
    for (size_t i = 0; i < request->count; i++) {
        const struct question *question = &request->questions[i];
        size_t from, to = window_end(request->text, question->to);
        if (!window_start(request->text, question->from, &from))
            return 0;
        if (count == 0 || from > windows[count - 1].to + WINDOW_GAP)
            windows[count++] = (struct window){from, to, i, i};
        if (to > windows[count - 1].to)
            windows[count - 1].to = to;
        windows[count - 1].end = i + 1;
    }
    return count;
}

static bool answer_request(struct zone_parser *self, const struct request *request)
{
    struct window *windows = ARENA_ARRAY(&self->call, request->count, struct window);
    size_t count = 0, left = request->budget.most_bytes;
    bool complete = true;

    if (!request->language->grammar)
        return refuse(self, ZONE_NO_GRAMMAR);
    if (request->language->window && request->text.len > WINDOW_FROM)
        count = plan_windows(request, windows);
    if (count == 0)
        windows[count++] = (struct window){0, request->text.len, 0, request->count};
    for (size_t i = 0; i < count; i++) {
        size_t len = windows[i].to - windows[i].from;
        if (len > left) {
            complete = refuse(self, ZONE_TOO_LARGE);
            continue;
        }
        left -= len;
        complete = answer_window(self, request->language, request, windows[i]) && complete;
    }
    return answer_scripts(self, request) && complete;
}

static int by_place(const void *a, const void *b)
{
    const struct question *left = a, *right = b;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    return left->to < right->to ? -1 : left->to > right->to;
}

bool zone_answer(struct zone_parser *self, const struct language *language, struct slice text,
                 const struct span *spans, size_t count, struct syntax *answers,
                 struct zone_budget budget)
{
    return zone_answer_routes(self, language, text, spans, count, answers, NULL, 0, budget);
}

bool zone_answer_routes(struct zone_parser *self, const struct language *language,
                        struct slice text, const struct span *spans, size_t count,
                        struct syntax *answers, struct route *routes, size_t route_count,
                        struct zone_budget budget)
{
    struct request request = {
        .language = language,
        .text = text,
        .questions = ARENA_ARRAY(&self->call, count, struct question),
        .budget = budget,
    };

    self->refusal = ZONE_ANSWERED;
    self->steps_left = budget.steps;
    for (size_t i = 0; i < count; i++) {
        answers[i] = (struct syntax){.role = ROLE_UNKNOWN};
        if (i < route_count)
            routes[i] = (struct route){0};
        if (spans[i].len > 0 && spans[i].offset < text.len &&
            spans[i].len <= text.len - spans[i].offset)
            request.questions[request.count++] = (struct question){
                .from = spans[i].offset,
                .to = span_end(spans[i]),
                .answer = &answers[i],
                .route = i < route_count ? &routes[i] : NULL,
            };
    }
    qsort(request.questions, request.count, sizeof *request.questions, by_place);
    bool complete = request.count == 0 || answer_request(self, &request);
    arena_reset(&self->call, (struct arena_mark){NULL, 0});
    return complete;
}
