// Elements of XML. One with attributes or further elements is an object, one of text alone a value by its name, and
// <field name="city">Oslo</field> a value by that of its attribute.
#include "record_tree.h"

enum { TAG_MOST = 4096, NAMES_MOST = RECORD_TREE_DEPTH };

struct xml {
    struct record_tree tree;
    struct slice text;
    size_t at;
    struct span name;        // of the element that was opened last and has nothing in it yet
    struct span called;      // its attribute `name`
    size_t start, inside;    // where it begins, and what it holds
    bool pending, has_frame; // it is such a one; it is open in the tree
};

static bool is_name_byte(char c)
{
    return is_alnum(c) || (c & 0x80) || (c && strchr("_-.:", c));
}

static struct span take_name(struct xml *x, size_t end)
{
    size_t from = x->at;
    while (x->at < end && x->text.ptr[x->at] && is_name_byte(x->text.ptr[x->at]))
        x->at++;
    // ns:name
    const char *colon = memrchr(x->text.ptr + from, ':', x->at - from);
    if (colon)
        from = (size_t)(colon - x->text.ptr) + 1;
    return (struct span){from, x->at - from};
}

static void open_pending(struct xml *x)
{
    if (x->pending && !x->has_frame)
        record_tree_open(&x->tree, '{', x->name, x->start);
    x->has_frame = true;
}

static void take_attributes(struct xml *x, size_t end)
{
    while (x->at < end) {
        while (x->at < end && !is_name_byte(x->text.ptr[x->at]))
            x->at++;
        struct span name = take_name(x, end);
        while (x->at < end && (is_space(x->text.ptr[x->at]) || x->text.ptr[x->at] == '='))
            x->at++;
        if (x->at >= end || !x->text.ptr[x->at] || !strchr("\"'", x->text.ptr[x->at])) {
            x->at += !name.len;
            continue;
        }
        const char *close = memchr(x->text.ptr + x->at + 1, x->text.ptr[x->at], end - x->at - 1);
        if (!close)
            return;
        struct span value = {x->at + 1, (size_t)(close - x->text.ptr) - x->at - 1};
        x->at += value.len + 2;
        if (slice_equals(span_text(x->text, name), SLICE("name")))
            x->called = value;
        if (name.len && value.len) {
            open_pending(x);
            record_tree_value(&x->tree, name, value);
        }
    }
}

static void close_element(struct xml *x, size_t tag, size_t end)
{
    if (x->pending) {
        struct span value = span_trim(x->text, span_between(x->inside, tag));
        bool has_frame = x->has_frame;
        if (has_frame)
            record_tree_close(&x->tree, end);
        if (value.len)
            record_tree_value(&x->tree, x->called.len ? x->called : x->name, value);
    } else {
        record_tree_close(&x->tree, end);
    }
    x->pending = x->has_frame = false;
}

static void open_element(struct xml *x, size_t end)
{
    bool empty = x->text.ptr[end - 1] == '/';
    if (x->pending)
        open_pending(x);
    x->start = x->at;
    x->at++;
    x->name = take_name(x, end);
    x->called = (struct span){0, 0};
    x->pending = true;
    x->has_frame = false;
    take_attributes(x, end);
    x->inside = end + 1;
    if (empty)
        close_element(x, end + 1, end + 1);
}

// Comments, CDATA, instructions, declarations: returns the offset behind what begins here.
static size_t skip_other(const struct xml *x)
{
    static const struct {
        struct slice start, end;
    } others[] = {
        {SLICE_INIT("<!--"), SLICE_INIT("-->")},
        {SLICE_INIT("<![CDATA["), SLICE_INIT("]]>")},
        {SLICE_INIT("<?"), SLICE_INIT("?>")},
        {SLICE_INIT("<!"), SLICE_INIT(">")},
    };
    struct slice rest = slice_cut(x->text, x->at, x->text.len);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (slice_starts_with(rest, others[i].start)) {
            size_t end = slice_find(rest, others[i].end);
            return end == SLICE_NOT_FOUND ? x->text.len : x->at + end + others[i].end.len;
        }
    return x->at;
}

void records_read_xml(const struct record_sink *sink)
{
    struct xml *x = ARENA_NEW(sink->memory, struct xml);
    x->text = sink->text;
    record_tree_start(&x->tree, sink, true, false);
    while (x->at < x->text.len) {
        const char *open = memchr(x->text.ptr + x->at, '<', x->text.len - x->at);
        if (!open)
            break;
        x->at = (size_t)(open - x->text.ptr);
        size_t behind = skip_other(x);
        if (behind > x->at) {
            x->at = behind;
            continue;
        }
        struct slice tag = slice_cut(x->text, x->at, x->at + TAG_MOST);
        size_t len = slice_find_byte(tag, '>');
        if (len == SLICE_NOT_FOUND || len < 2) {
            x->at++;
            continue;
        }
        size_t start = x->at, end = start + len;
        if (tag.ptr[1] == '/')
            close_element(x, start, end + 1);
        else
            open_element(x, end);
        x->at = end + 1;
    }
    record_tree_close_all(&x->tree, x->text.len);
}
