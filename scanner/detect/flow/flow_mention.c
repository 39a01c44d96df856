#include "flow_mention.h"

#include "flow_scan.h"
#include "flow_text.h"
#include "flow_words.h"

// What joins a member to what it is read from, on the way to the left: . -> ?. &. !. ?-> ::
static size_t back_joint(struct slice text, size_t at)
{
    size_t start = at;
    if (at > 0 && text.ptr[at - 1] == '.')
        at--;
    else if (at > 1 && (slice_ends_with(slice_cut(text, 0, at), SLICE("->"))))
        at -= 2;
    else
        return start;
    if (at > 0 && strchr("?&!", text.ptr[at - 1]))
        at--;
    return at;
}

// The start of customer?.address[0].zip, for `at` the start of `zip`.
static size_t back_receiver(struct slice text, size_t at)
{
    size_t least = at > FLOW_NAME_MOST ? at - FLOW_NAME_MOST : 0;
    while (at > least) {
        size_t joint = back_joint(text, at), from = joint;
        if (joint == at)
            return at;
        for (int pairs = 0; pairs < 2 && from > least && strchr(")]", text.ptr[from - 1]);
             pairs++) {
            char open = text.ptr[from - 1] == ')' ? '(' : '[';
            size_t back = from - 1;
            while (back > least && text.ptr[back] != open && text.ptr[back] != '\n')
                back--;
            if (text.ptr[back] != open)
                return at;
            from = back;
        }
        size_t end = from;
        while (from > least && is_name_byte(text.ptr[from - 1]))
            from--;
        if (from == end)
            return at;
        at = from;
    }
    return at;
}

static bool ends_with_word(struct slice text, struct slice word)
{
    return slice_ends_with(text, word) &&
           (text.len == word.len || !is_name_byte(text.ptr[text.len - word.len - 1]));
}

// What stands before a name that is declared, asked for or compared.
static bool begins_other(struct slice text, size_t at)
{
    static const struct slice words[] = {
        SLICE_INIT("if"),     SLICE_INIT("elif"),     SLICE_INIT("unless"), SLICE_INIT("not"),
        SLICE_INIT("in"),     SLICE_INIT("for"),      SLICE_INIT("is"),     SLICE_INIT("typeof"),
        SLICE_INIT("delete"), SLICE_INIT("def"),      SLICE_INIT("func"),   SLICE_INIT("function"),
        SLICE_INIT("import"), SLICE_INIT("defined?"), SLICE_INIT("isset"),  SLICE_INIT("empty"),
        SLICE_INIT("nameof"), SLICE_INIT("class"),    SLICE_INIT("del"),    {0}};
    size_t end = back_space(text, at, 16);
    struct slice before = slice_cut(text, end > 16 ? end - 16 : 0, end);
    if (before.len == 0)
        return false;
    char last = before.ptr[before.len - 1], prior = before.len > 1 ? before.ptr[before.len - 2] : 0;
    if (last == '!' || last == '<' || (last == '>' && prior != '=' && prior != '-') ||
        (last == '=' && (prior == '=' || prior == '!' || prior == '<' || prior == '>')))
        return true;
    for (const struct slice *word = words; word->len; word++)
        if (ends_with_word(before, *word))
            return true;
    return false;
}

// Members and calls behind a value that leave it as it is: .lower(), .strip. False where another one takes a part of
// it or asks something.
static bool skip_members(struct slice text, size_t *at)
{
    enum { MOST_MEMBERS = 4 };
    for (int i = 0; i < MOST_MEMBERS; i++) {
        size_t name = *at;
        if (byte_at(text, name) == '?' || byte_at(text, name) == '!' || byte_at(text, name) == '&')
            name++;
        if (byte_at(text, name) == '-' && byte_at(text, name + 1) == '>')
            name += 2;
        else if (byte_at(text, name) == '.' && is_name_byte(byte_at(text, name + 1)))
            name++;
        else
            return true;
        size_t end = name;
        while (end - name < FLOW_NAME_MOST && is_name_byte(byte_at(text, end)))
            end++;
        if (!flow_keeps(slice_cut(text, name, end)))
            return false;
        if (byte_at(text, end) == '(') {
            struct span arguments = flow_arguments(text, end);
            // Of an optional; not of a map or a model, by a name.
            if (slice_equals(slice_cut(text, name, end), SLICE("get")) && arguments.len > 2)
                return false;
            end = span_end(arguments);
        }
        *at = end;
    }
    return true;
}

static bool follows_word(struct slice text, size_t at, struct slice word)
{
    return slice_starts_with(slice_cut(text, at, at + word.len), word) &&
           !is_name_byte(byte_at(text, at + word.len));
}

// What follows a value that is compared, asked for or assigned to. A bare name before a colon is a key.
static bool ends_other(struct slice text, size_t at, bool bare)
{
    static const struct slice words[] = {SLICE_INIT("is"),
                                         SLICE_INIT("in"),
                                         SLICE_INIT("not"),
                                         SLICE_INIT("and"),
                                         SLICE_INIT("instanceof"),
                                         SLICE_INIT("for"),
                                         {0}};
    char c = byte_at(text, at);
    if (c == '[' || c == '(')
        return true;
    at = skip_space(text, at, 80);
    c = byte_at(text, at);
    char next = byte_at(text, at + 1);
    if ((c == '=' || c == '<' || c == '>') || (c == '!' && next == '=') ||
        (c == '?' && next != '?' && next != '.' && next != ':') || (c == '&' && next == '&') ||
        ((c == '+' || c == '-') && next == c) || ((c == ':' && next != ':') && bare) ||
        (strchr("+-*/|%", c) && c && next == '='))
        return true;
    for (const struct slice *word = words; word->len; word++)
        if (follows_word(text, at, *word))
            return true;
    return false;
}

// The identifier ends in what the field is called, but for such words as `value`.
static const struct slice *ending_term(const struct slice *terms, const struct words *words,
                                       size_t *first)
{
    static const struct slice tails[] = {
        SLICE_INIT("value"),  SLICE_INIT("text"),  SLICE_INIT("str"),
        SLICE_INIT("string"), SLICE_INIT("raw"),   SLICE_INIT("plain"),
        SLICE_INIT("param"),  SLICE_INIT("input"), {0}};
    size_t end = words->count, at, count;
    while (end > 1) {
        struct span last = words->word[end - 1];
        bool is_tail = false;
        for (const struct slice *tail = tails; tail->len; tail++)
            is_tail |= slice_equals_nocase(span_text(words->text, last), *tail);
        if (!is_tail)
            break;
        end--;
    }
    for (; terms->len; terms++)
        if (words_have(words, *terms, &at, &count) && at + count == end) {
            *first = at;
            return terms;
        }
    return NULL;
}

// EMAIL, CUSTOMER.EMAIL: a constant is called so. A short name may be one of Go's or C#'s: SSN, DOB.
static bool is_constant(struct slice name)
{
    enum { SHORT = 4 };
    size_t dot = name.len;
    while (dot > 0 && is_name_byte(name.ptr[dot - 1]))
        dot--;
    if (name.len - dot <= SHORT && dot > 0)
        return false;
    for (size_t i = name.len; i > 0 && is_name_byte(name.ptr[i - 1]); i--)
        if (is_lower(name.ptr[i - 1]) || (unsigned char)name.ptr[i - 1] >= 0x80)
            return false;
    return true;
}

static bool is_persons(const struct pattern *field, struct slice whole, struct slice name)
{
    struct words words;
    size_t first;
    bool is_person = false, names_person = slice_equals(field->type, SLICE("person-name"));
    words_split(&words, whole);
    const struct slice *term = ending_term(field->terms, &words, &first);
    // What says little in a data model says as little here.
    bool leans = !term || field->subjects;
    if (!term)
        term = ending_term(field->ambiguous, &words, &first);
    if (!term || is_constant(name) || flow_is_key(&words))
        return false;
    for (size_t i = 0; i < first; i++) {
        struct slice word = span_text(whole, words.word[i]);
        if (flow_is_other(word) || (names_person && flow_is_organisation(word)))
            return false;
        is_person |= flow_is_person(word);
    }
    if ((leans || flow_is_vague(*term)) && !is_person)
        return false;
    return !field->objects->len || words_have_any(&words, field->objects).len > 0;
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

// user["ssn"], user[:ssn], user.get("ssn"): `name` is `ssn`.
static bool is_subscript(struct slice text, struct span name, struct mention *mention)
{
    size_t from = name.offset, end = span_end(name);
    char before = from ? text.ptr[from - 1] : '\0';
    if (before == ':') {
        from--;
    } else if (is_quote(before) && byte_at(text, end) == before) {
        from--;
        end++;
    } else {
        return false;
    }
    if (from < 2 || !strchr("[(", text.ptr[from - 1]))
        return false;
    char close = byte_at(text, end);
    bool is_call = text.ptr[from - 1] == '(';
    if (close != (is_call ? ')' : ']') && !(is_call && close == ','))
        return false;
    size_t at = from - 1;
    while (at > 0 && is_name_byte(text.ptr[at - 1]) && from - at < FLOW_NAME_MOST)
        at--;
    if (at == from - 1 && (!at || !strchr(")]", text.ptr[at - 1])))
        return false;
    if (is_call) {
        if (!flow_looks_up(slice_cut(text, at, from - 1)))
            return false;
        struct span arguments = flow_arguments(text, from - 1);
        end = span_end(arguments);
    } else {
        end++;
    }
    at = back_receiver(text, at);
    mention->whole = (struct span){at, end - at};
    mention->is_text = true;
    return true;
}

// Code within a text stands in braces, or behind a sigil.
static bool is_interpolated(struct slice text, size_t at)
{
    enum { REACH = 120 };
    size_t least = at > REACH ? at - REACH : 0;
    for (size_t i = at; i > least && text.ptr[i - 1] != '\n' && text.ptr[i - 1] != '}'; i--)
        if (text.ptr[i - 1] == '{' || text.ptr[i - 1] == '$')
            return true;
    return false;
}

// `user.email` of `user.email.lower`, which the sweep takes for one name.
static struct span without_members(struct slice text, struct span name)
{
    for (size_t end = span_end(name); end > name.offset; end--)
        if (text.ptr[end - 1] == '.') {
            if (!flow_keeps(slice_cut(text, end, span_end(name))))
                break;
            name.len = end - 1 - name.offset;
        }
    return name;
}

bool flow_mentions(struct slice text, const struct pattern *field, struct span name,
                   struct mention *mention)
{
    name = without_members(text, name);
    *mention = (struct mention){.name = name};
    size_t end = span_end(name);
    char before = name.offset ? text.ptr[name.offset - 1] : '\0';
    if (is_subscript(text, name, mention)) {
        end = span_end(mention->whole);
    } else {
        if ((is_quote(before) && byte_at(text, end) == before) || before == ':')
            return false; // a text of its own, a symbol
        size_t from = back_receiver(text, name.offset);
        // `getBirthDate()`; another call is a function's and not a field.
        if (byte_at(text, end) == '(') {
            size_t close = skip_space(text, end + 1, 8);
            struct words words;
            words_split(&words, slice_cut(text, from, end));
            if (byte_at(text, close) != ')' || from == end)
                return false;
            end = close + 1;
        }
        mention->whole = (struct span){from, end - from};
    }
    struct slice whole = slice_cut(text, mention->whole.offset, end);
    struct slice named = slice_cut(text, mention->whole.offset, span_end(name));
    bool is_bare =
        !mention->is_text && mention->whole.len == name.len && !slice_has_byte(whole, '.');
    mention->is_bare = is_bare;
    return is_persons(field, named, span_text(text, name)) &&
           !begins_other(text, mention->whole.offset) && skip_members(text, &end) &&
           !ends_other(text, end, is_bare) &&
           (!is_bare || !is_quote(before) || is_interpolated(text, name.offset));
}

bool flow_is_handed_on(struct slice text, struct span use)
{
    size_t end = span_end(use);
    return !begins_other(text, use.offset) && skip_members(text, &end) &&
           !ends_other(text, end, true);
}
