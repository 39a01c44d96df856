#include "marks.h"

#include "lexer.h"
#include "print.h"

enum { REASON_SHOWN = 300, SHORTEST_VALUE = 4, COMPARED = 64, MOST_COMPARED = 200 * 1000 };

static size_t line_start(struct slice text, size_t at)
{
    const char *before = at ? memrchr(text.ptr, '\n', at) : NULL;
    return before ? (size_t)(before - text.ptr) + 1 : 0;
}

static size_t line_end(struct slice text, size_t at)
{
    size_t len = slice_find_byte(slice_cut(text, at, text.len), '\n');
    return len == SLICE_NOT_FOUND ? text.len : at + len;
}

static bool has_alnum(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_alnum(text.ptr[i]))
            return true;
    return false;
}

// What opens a comment in some language, looked for where none is known.
static bool ends_with_opener(struct slice before)
{
    static const struct slice openers[] = {
        SLICE_INIT("#"),    SLICE_INIT("//"), SLICE_INIT("/*"), SLICE_INIT("--"),
        SLICE_INIT("<!--"), SLICE_INIT(";"),  SLICE_INIT("%"),  SLICE_INIT("*"),
    };
    before = slice_trim(before);
    return SLICE_ANY(before, slice_ends_with, openers);
}

static bool is_remark_word(struct slice before)
{
    before = slice_trim(before);
    return slice_equals_nocase(before, SLICE("rem")) || slice_equals(before, SLICE("dnl"));
}

static bool has_comments(const struct language *language)
{
    return language && (language->line_comments->len || language->block_comments->len);
}

// A mark is in a comment where the lexer says so, or where it looks like that in a
// language whose comments are not known. It fills a line when only signs stand before
// it, or when its comment is older than the line's first letter.
static void judge_places(struct marks *marks, bool *alone, struct arena *blob)
{
    struct slice text = marks->doc->text;
    struct span *spans = ARENA_ARRAY(blob, 2 * marks->count, struct span);
    struct syntax *answers = ARENA_ARRAY(blob, 2 * marks->count, struct syntax);

    for (size_t i = 0; i < marks->count; i++) {
        size_t at = marks->items[i].offset, first = line_start(text, at);
        while (first < at && is_space(text.ptr[first]))
            first++;
        spans[2 * i] = (struct span){first, 1};
        spans[2 * i + 1] = (struct span){at, strlen(MARK_TEXT)};
    }
    lexer_answer(marks->doc->language, text, spans, 2 * marks->count, answers);
    for (size_t i = 0; i < marks->count; i++) {
        struct placed_mark *placed = &marks->items[i];
        struct slice before = slice_cut(text, line_start(text, placed->offset), placed->offset);
        placed->in_comment = answers[2 * i + 1].role == ROLE_COMMENT;
        alone[i] = (placed->in_comment && answers[2 * i].role == ROLE_COMMENT) ||
                   !has_alnum(before) || is_remark_word(before);
        if (!has_comments(marks->doc->language))
            placed->in_comment = ends_with_opener(before);
    }
}

// The line behind the one at `at` that holds more than signs, such as what closes a
// comment; 0 when an empty line or the end comes first.
static unsigned next_line(struct slice text, size_t at, unsigned line)
{
    for (size_t end = line_end(text, at); end < text.len; end = line_end(text, end + 1)) {
        struct slice next = slice_trim(slice_cut(text, end + 1, line_end(text, end + 1)));
        line++;
        if (next.len == 0)
            return 0;
        if (has_alnum(next))
            return line;
    }
    return 0;
}

// From the last to the first, so that a mark above another holds for what that holds for.
static void aim(struct marks *marks, const bool *alone)
{
    for (size_t i = marks->count; i-- > 0;) {
        struct placed_mark *placed = &marks->items[i];
        if (!alone[i])
            continue;
        placed->target = next_line(marks->doc->text, placed->offset, placed->line);
        const struct placed_mark *next = placed + 1;
        if (i + 1 < marks->count && next->line == placed->target && alone[i + 1])
            placed->target = next->target;
    }
}

// As a word of its own: `waybill:allowed` is something else.
static bool is_mark(struct slice text, size_t at)
{
    size_t end = at + strlen(MARK_TEXT);
    return (at == 0 || !is_word(text.ptr[at - 1])) &&
           (end == text.len || (!is_word(text.ptr[end]) && text.ptr[end] != '-'));
}

static void find(struct marks *marks, struct arena *blob)
{
    struct slice text = marks->doc->text, wanted = SLICE(MARK_TEXT);
    struct doc_cursor cursor;

    for (size_t at = 0, found;
         (found = slice_find(slice_cut(text, at, text.len), wanted)) != SLICE_NOT_FOUND;
         at += found + wanted.len) {
        if (!is_mark(text, at + found))
            continue;
        marks->too_many = marks->count == MARKS_MOST;
        if (marks->too_many)
            return;
        if (marks->count == 0) {
            marks->items = ARENA_ARRAY(blob, MARKS_MOST, struct placed_mark);
            doc_cursor_init(&cursor, marks->doc);
        }
        struct placed_mark *placed = &marks->items[marks->count++];
        doc_cursor_move(&cursor, at + found);
        placed->offset = at + found;
        placed->line = cursor.line;
        mark_read(&placed->mark, slice_cut(text, at + found + wanted.len, text.len));
    }
}

void marks_open(struct marks *marks, const struct doc *doc, const struct collector *collector,
                const struct mark_options *options, struct arena *blob)
{
    *marks = (struct marks){.doc = doc, .collector = collector, .options = options};
    if (doc->binary)
        return;
    find(marks, blob);
    if (marks->count == 0)
        return;
    bool *alone = ARENA_ARRAY(blob, marks->count, bool);
    judge_places(marks, alone, blob);
    aim(marks, alone);
}

void marks_mind(struct marks *marks, struct slice value, struct arena *blob)
{
    enum { KEPT = 4 * COMPARED };
    if (marks->count == 0)
        return;
    if (marks->minded_count == marks->minded_room) {
        size_t room = marks->minded_room ? 2 * marks->minded_room : 16;
        struct slice *more = ARENA_ARRAY(blob, room, struct slice);
        for (size_t i = 0; i < marks->minded_count; i++)
            more[i] = marks->minded[i];
        marks->minded = more;
        marks->minded_room = room;
    }
    marks->minded[marks->minded_count++] = arena_copy(blob, slice_cut(value, 0, KEPT));
}

static bool is_meant(const struct mark *mark, const struct finding *finding)
{
    struct slice kind = slice_of_string(kind_name(finding->kind));
    for (size_t i = 0; i < mark->word_count; i++)
        if (slice_equals(mark->words[i], finding->rule) ||
            slice_equals(mark->words[i], finding->type) || slice_equals(mark->words[i], kind))
            return true;
    return false;
}

static bool has_expired(const struct marks *marks, const struct mark *mark)
{
    return mark->last_day < marks->options->day;
}

static bool holds_for(const struct placed_mark *placed, const struct finding *finding)
{
    bool here = placed->line == finding->line || placed->line == finding->end_line;
    return !placed->mark.flaw && (here || (placed->target && placed->target == finding->line)) &&
           is_meant(&placed->mark, finding);
}

// Whether `value` stands in `text` at `from`, letters of either case alike and all that
// is no letter or digit left aside: 078-05-1120 is also 078 05 1120.
static bool stands_at(struct slice text, size_t from, struct slice value)
{
    size_t same = 0;
    for (size_t i = 0; i < value.len && same < COMPARED; i++) {
        if (!is_alnum(value.ptr[i]))
            continue;
        while (from < text.len && !is_alnum(text.ptr[from]))
            from++;
        if (from == text.len || to_lower(text.ptr[from++]) != to_lower(value.ptr[i]))
            return false;
        same++;
    }
    return same >= SHORTEST_VALUE;
}

static bool repeats(struct slice text, struct slice value)
{
    for (size_t from = 0; from < text.len; from++)
        if (is_alnum(text.ptr[from]) && stands_at(text, from, value))
            return true;
    return false;
}

// Whether the reason is, or holds, what was matched somewhere in this document. So many
// values that it would take long to tell may as well be there.
static bool gives_value_away(const struct marks *marks, struct slice reason)
{
    const struct collector *collector = marks->collector;
    struct slice text = marks->doc->text;
    size_t from = (size_t)(reason.ptr - text.ptr), to = from + reason.len;

    if (collector->count + marks->minded_count > MOST_COMPARED / marks->count)
        return true;
    for (size_t i = 0; i < marks->minded_count; i++)
        if (repeats(reason, marks->minded[i]))
            return true;
    for (size_t i = 0; i < collector->count; i++) {
        struct span span = collector->items[i].value;
        struct slice value = span_text(text, span);
        if ((span.offset < to && from < span_end(span)) || repeats(reason, value))
            return true;
    }
    return false;
}

static struct slice reason_of(struct marks *marks, struct placed_mark *placed, struct arena *run)
{
    struct slice reason = slice_cut(placed->mark.reason, 0, 4 * REASON_SHOWN);

    if (reason.len == 0 || placed->reason.len)
        return placed->reason;
    if (gives_value_away(marks, reason))
        placed->reason = SLICE("the mark's reason is not shown: it could hold a matched value");
    else
        placed->reason = slice_of_string(print_quoted(run, reason, REASON_SHOWN));
    return placed->reason;
}

// Every mark that holds is used, not only the one that is told.
static bool own_holds(struct marks *marks, struct finding *finding, struct arena *run)
{
    struct placed_mark *told = NULL;

    for (size_t i = 0; i < marks->count; i++) {
        struct placed_mark *placed = &marks->items[i];
        if (!holds_for(placed, finding))
            continue;
        placed->used = true;
        if (!told && !has_expired(marks, &placed->mark))
            told = placed;
    }
    if (!told)
        return false;
    finding->suppressed_by = BY_COMMENT;
    finding->suppressed_reason = reason_of(marks, told, run);
    return true;
}

// A line is searched once, however many findings are in it.
static const char *foreign_at(const struct marks *marks, struct looked_at *line, size_t at)
{
    struct slice text = marks->doc->text;

    if (line->valid && line->from <= at && at <= line->to)
        return line->foreign;
    size_t from = line_start(text, at), to = line_end(text, at);
    size_t before = from ? line_start(text, from - 1) : 0;
    *line = (struct looked_at){true, from, to, NULL};
    line->foreign = foreign_mark(marks->options->foreign, slice_cut(text, from, to),
                                 slice_cut(text, before, from));
    return line->foreign;
}

static bool foreign_holds(struct marks *marks, struct span span, struct finding *finding,
                          struct arena *run)
{
    // Those scanners look for credentials: of a name or a number their marks say nothing.
    if (marks->options->foreign == 0 || finding->kind != KIND_CREDENTIAL)
        return false;
    const char *foreign = foreign_at(marks, &marks->first, span.offset);
    if (!foreign)
        foreign = foreign_at(marks, &marks->last, span_end(span));
    if (!foreign)
        return false;
    finding->suppressed_by = BY_COMMENT;
    finding->suppressed_reason = arena_printf(run, "the line says \"%s\"", foreign);
    return true;
}

bool marks_hold(struct marks *marks, struct span value, struct finding *finding, struct arena *run)
{
    return !marks->doc->binary &&
           (own_holds(marks, finding, run) || foreign_holds(marks, value, finding, run));
}

// The first word that is no pattern's id or type and no kind, or an empty slice.
static struct slice unknown_word(const struct marks *marks, const struct mark *mark)
{
    const struct pattern_set *set = marks->collector->set;

    for (size_t i = 0; i < mark->word_count; i++) {
        struct slice word = mark->words[i];
        bool known = false;
        for (enum kind kind = 0; kind < KIND_COUNT && !known; kind++)
            known = slice_equals(slice_of_string(kind_name(kind)), word);
        for (size_t j = 0; j < set->count && !known; j++)
            known = slice_equals(set->patterns[j].id, word) ||
                    slice_equals(set->patterns[j].type, word);
        if (!known)
            return word;
    }
    return SLICE("");
}

// What is wrong with a mark, in constant words: what stands in it may be a value that
// somebody put in the wrong place.
static bool flaw_of(const struct marks *marks, const struct placed_mark *placed,
                    struct notice *notice)
{
    const struct mark *mark = &placed->mark;

    notice->kind = NOTICE_MALFORMED;
    if (mark->flaw)
        notice->words = slice_of_string(mark->flaw);
    else if (unknown_word(marks, mark).len)
        notice->words = SLICE("names what is no pattern's id or type, and no kind");
    else if (has_expired(marks, mark) && placed->used)
        *notice = (struct notice){.kind = NOTICE_EXPIRED,
                                  .words = SLICE("its last day is over: what it allowed counts")};
    else if (has_expired(marks, mark))
        *notice = (struct notice){.kind = NOTICE_EXPIRED,
                                  .words = SLICE("its last day is over, and it allowed nothing")};
    else if (!placed->used)
        *notice = (struct notice){.kind = NOTICE_UNUSED,
                                  .words = SLICE("nothing is found here that it allows")};
    else
        return false;
    return true;
}

void marks_tell(const struct marks *marks, struct notices *notices, struct arena *run)
{
    struct slice path = marks->doc->blob->path, kept = {0};

    if (marks->options->silent)
        return;
    for (size_t i = 0; i < marks->count + marks->too_many; i++) {
        struct notice notice = {.kind = NOTICE_MALFORMED,
                                .words = SLICE("more marks than one file may have: the further "
                                               "ones hold for nothing")};
        bool last = i == marks->count;
        if (!last && !(marks->items[i].in_comment || marks->items[i].used))
            continue;
        if (!last && !flaw_of(marks, &marks->items[i], &notice))
            continue;
        notice.by = BY_COMMENT;
        notice.line = marks->items[last ? i - 1 : i].line;
        if (!kept.len && notices_want(notices, path, notice.line))
            kept = arena_copy(run, path);
        notice.path = kept.len ? kept : path;
        notices_add(notices, &notice);
    }
}
