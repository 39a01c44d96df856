// A text that a regex matches, written as a shape (docs/patterns.md): what is random in
// it is drawn when the text is tried.
#include "regex_tree.h"

enum { MANY = 24, MOST_DEEP_REPEATS = 16 };

struct sampler {
    struct buf *out;
    unsigned value_group;
    bool in_value;
};

static bool sample(struct sampler *sampler, const struct regex_node *node);

// The letters and digits of a class, as a shape writes them: "0-9a-f".
static void add_ranges(struct buf *out, const struct regex_node *class)
{
    for (unsigned c = '0'; c <= 'z'; c++) {
        unsigned to = c;
        if (!is_alnum((char)c) || !regex_has(class, (unsigned char)c))
            continue;
        while (is_alnum((char)(to + 1)) && regex_has(class, (unsigned char)(to + 1)))
            to++;
        buf_printf(out, to > c + 1 ? "%c-%c" : to > c ? "%c%c" : "%c", (char)c, (char)to);
        c = to;
    }
}

// Letters and digits where the class has some; else its first sign that can be shown.
static bool add_class(struct buf *out, const struct regex_node *class, unsigned count)
{
    size_t start = out->len;
    if (count == 0)
        return true;
    buf_add_string(out, "<[");
    add_ranges(out, class);
    if (out->len > start + 2) {
        buf_printf(out, "]{%u}>", count);
        return true;
    }
    out->len = start;
    for (unsigned c = ' '; c < 127; c++) {
        if (!regex_has(class, (unsigned char)c))
            continue;
        for (unsigned i = 0; i < count; i++)
            buf_add_byte(out, (char)c);
        return true;
    }
    return false;
}

// As many as make a value that looks random, where it is one; else as few as can be.
static unsigned count_for(const struct sampler *sampler, const struct regex_node *repeat)
{
    unsigned wanted = sampler->in_value && repeat->least < MANY ? MANY : repeat->least;
    return wanted > repeat->most ? repeat->most : wanted;
}

static bool sample_repeat(struct sampler *sampler, const struct regex_node *repeat)
{
    const struct regex_node *child = repeat->child;
    while (child->kind == REGEX_CONCAT && child->child && !child->child->next)
        child = child->child;
    if (child->kind == REGEX_CLASS)
        return add_class(sampler->out, child, count_for(sampler, repeat));
    if (repeat->least > MOST_DEEP_REPEATS)
        return false;
    for (unsigned i = 0; i < repeat->least; i++)
        if (!sample(sampler, child))
            return false;
    return true;
}

static bool sample(struct sampler *sampler, const struct regex_node *node)
{
    bool in_value = sampler->in_value;
    bool done = true;

    if (sampler->out->overflowed)
        return false;
    switch (node->kind) {
    case REGEX_BYTE:
        buf_add_byte(sampler->out, (char)node->byte);
        return node->byte >= ' ' && node->byte < 127;
    case REGEX_CLASS:
        return add_class(sampler->out, node, 1);
    case REGEX_GROUP:
        sampler->in_value = in_value || (node->group && node->group == sampler->value_group);
        done = !node->child || sample(sampler, node->child);
        sampler->in_value = in_value;
        return done;
    case REGEX_CONCAT:
        for (const struct regex_node *child = node->child; child && done; child = child->next)
            done = sample(sampler, child);
        return done;
    case REGEX_ALTERNATE:
        return sample(sampler, node->child);
    case REGEX_REPEAT:
        return sample_repeat(sampler, node);
    case REGEX_START:
    case REGEX_END:
    case REGEX_BORDER:
        return true;
    }
    return false;
}

bool regex_sample(const struct regex_node *regex, unsigned value_group, struct buf *out)
{
    struct sampler sampler = {out, value_group, value_group == 0};
    return sample(&sampler, regex) && !out->overflowed;
}
