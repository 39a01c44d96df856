// A pass over the text that knows, at each span, whether it is in a string or a comment,
// which brackets are open and which class's lines it is on. What a span's name is, the
// other lexer files read off the text around it.
#include "lexer.h"

#include "arena.h"
#include "lexer_declared.h"
#include "lexer_left.h"
#include "lexer_name.h"

#include <stdlib.h>

enum { MOST_OPEN = 128, MOST_OPENERS = 16, MOST_QUOTES = 8 };

// What may begin at a byte.
enum { BEGINS_COMMENT = 1, BEGINS_STRING = 2, BRACKET = 4, LINE_END = 8 };

struct asked {
    struct span span;
    size_t index; // of its answer
};

struct lexer {
    const struct language *language;
    struct slice text;
    unsigned traits;
    unsigned char begins[256];
    size_t at;
    size_t line; // where the present line begins
    size_t open[MOST_OPEN];
    size_t open_count, open_more; // more than fit
    struct lexed_class class;
    bool unclosed[MOST_OPENERS]; // by quote, then by block comment: it is never closed
    struct asked *asked;         // in the order of the text
    size_t next, count;
    struct syntax *answers;
};

static const struct slice no_words[] = {{NULL, 0}};

// For texts of no language that is known.
static const struct slice usual_line_comments[] = {
    SLICE_INIT("#"), SLICE_INIT("//"), SLICE_INIT(";"), {NULL, 0}};
static const struct slice usual_block_comments[] = {
    SLICE_INIT("/*"), SLICE_INIT("*/"), SLICE_INIT("<!--"), SLICE_INIT("-->"), {NULL, 0}};
static const struct slice usual_quotes[] = {SLICE_INIT("\""), SLICE_INIT("'"), {NULL, 0}};
static const struct language unknown = {
    .line_comments = usual_line_comments,
    .block_comments = usual_block_comments,
    .quotes = usual_quotes,
};

static void note_beginnings(struct lexer *self, const struct slice *words, size_t step,
                            unsigned char what)
{
    for (; words->len; words += step)
        self->begins[(unsigned char)words->ptr[0]] |= what;
}

static const struct slice *or_none(const struct slice *words)
{
    return words ? words : no_words;
}

static void lexer_init(struct lexer *self, const struct language *language)
{
    self->language = language;
    self->traits = lexer_traits(language);
    self->class.header = SLICE_NOT_FOUND;
    note_beginnings(self, or_none(language->line_comments), 1, BEGINS_COMMENT);
    note_beginnings(self, or_none(language->block_comments), 2, BEGINS_COMMENT);
    note_beginnings(self, or_none(language->quotes), 1, BEGINS_STRING);
    for (const char *bracket = "()[]{}"; *bracket; bracket++)
        self->begins[(unsigned char)*bracket] |= BRACKET;
    self->begins['\n'] |= LINE_END;
}

static bool is_at(const struct lexer *self, struct slice word)
{
    return slice_starts_with(slice_cut(self->text, self->at, self->text.len), word);
}

static char byte_before(const struct lexer *self)
{
    return self->at ? self->text.ptr[self->at - 1] : '\n';
}

static size_t line_end(const struct lexer *self, size_t from)
{
    size_t len = slice_find_byte(slice_cut(self->text, from, self->text.len), '\n');
    return len == SLICE_NOT_FOUND ? self->text.len : from + len;
}

// Comments.

static bool is_first_on_line(const struct lexer *self)
{
    for (size_t i = self->at; i > self->line; i--)
        if (self->text.ptr[i - 1] != ' ' && self->text.ptr[i - 1] != '\t')
            return false;
    return true;
}

// The first or last line of armour, which is text even where `--` begins a comment.
static bool is_armor_line(const struct lexer *self)
{
    size_t behind = self->at + strlen("-----");
    return is_at(self, SLICE("-----")) && is_upper(byte_at(self->text, behind));
}

// Whether the mark `word` begins a comment here: `a#b`, `http://` and `a;b` do not.
static bool may_begin_comment(const struct lexer *self, struct slice word)
{
    char before = byte_before(self);
    char after = self->at + word.len < self->text.len ? self->text.ptr[self->at + word.len] : '\n';
    switch (word.ptr[0]) {
    case '#':
        return is_space(before) || strchr(";,(){}[]\"'`", before);
    case ';':
        return is_first_on_line(self) || (is_space(before) && is_space(after));
    case '!':
    case '=':
        return is_first_on_line(self);
    case '/':
        return before != ':' && (before != '*' || word.ptr[1] == '/');
    case '%':
        return before != '\\';
    case '-':
        return (before != '-' || word.len > 2) && !is_armor_line(self);
    default:
        return !is_name_byte(word.ptr[0]) || (is_first_on_line(self) && !is_name_byte(after));
    }
}

// Where the comment that begins here ends; 0 if none does. `*mark` is its opener.
static size_t comment_end(struct lexer *self, size_t *mark)
{
    const struct slice *block = or_none(self->language->block_comments);
    const struct slice *line = or_none(self->language->line_comments);
    for (size_t i = MOST_QUOTES; block->len && i < MOST_OPENERS; block += 2, i++) {
        if (self->unclosed[i] || !is_at(self, *block) || !may_begin_comment(self, *block))
            continue;
        size_t from = self->at + block->len;
        size_t len = slice_find(slice_cut(self->text, from, self->text.len), block[1]);
        *mark = block->len;
        if (len != SLICE_NOT_FOUND)
            return from + len + block[1].len;
        self->unclosed[i] = true; // nor is any later one
    }
    for (; line->len; line++)
        if (is_at(self, *line) && may_begin_comment(self, *line)) {
            *mark = line->len;
            return line_end(self, self->at);
        }
    return 0;
}

// Strings.

static bool spans_lines(struct slice quote)
{
    return quote.len > 1 || quote.ptr[0] == '`';
}

// Where the string ends that begins with `quote` at `from`, past its closing quote, or
// at its line's end. 0 where a quote that spans lines is never closed.
static size_t find_string_end(const struct lexer *self, size_t from, struct slice quote)
{
    struct slice text = self->text;
    bool lines = spans_lines(quote);
    bool escapes = !(quote.ptr[0] == '`' && self->traits & LEXER_RAW_BACKTICK);
    for (size_t at = from; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '\n' && !lines)
            return at;
        if (c == '\\' && escapes && at + 1 < text.len && text.ptr[at + 1] != '\n')
            at++;
        else if (c == quote.ptr[0] && slice_starts_with(slice_cut(text, at, text.len), quote)) {
            // A doubled quote inside stands for itself.
            bool doubled = !lines && at > from && at + 1 < text.len && text.ptr[at + 1] == c;
            if (!doubled)
                return at + quote.len;
            at++;
        }
    }
    return lines ? 0 : text.len;
}

// An apostrophe in a word opens nothing, but a prefix may stand before a quote.
static bool is_apostrophe(const struct lexer *self)
{
    char before = byte_before(self);
    if (!is_name_byte(before))
        return false;
    struct left left = {self->text, self->at > 3 ? self->at - 3 : 0, self->at};
    struct span word = left_name(&left, false);
    if (word.len == 0 || word.len > 2 || is_digit(before))
        return true;
    for (size_t i = 0; i < word.len; i++)
        if (!strchr("rRbBuUfFlLnNxXqQ", self->text.ptr[word.offset + i]))
            return true;
    return false;
}

// An apostrophe, or the character '"' where single quotes make no strings.
static bool is_no_quote(const struct lexer *self, struct slice quote)
{
    if (quote.len > 1)
        return false;
    if (quote.ptr[0] == '\'')
        return is_apostrophe(self);
    return byte_before(self) == '\'' && self->at + 1 < self->text.len &&
           self->text.ptr[self->at + 1] == '\'';
}

// Where the string that begins here ends; 0 if none does.
static size_t string_end(struct lexer *self, size_t *mark)
{
    const struct slice *quote = or_none(self->language->quotes);
    for (size_t i = 0; quote->len && i < MOST_QUOTES; quote++, i++) {
        if (self->unclosed[i] || !is_at(self, *quote) || is_no_quote(self, *quote))
            continue;
        size_t end = find_string_end(self, self->at + quote->len, *quote);
        *mark = quote->len;
        if (end)
            return end;
        self->unclosed[i] = true; // nor is any later one
    }
    return 0;
}

// Brackets and lines.

static char closing_of(char opening)
{
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
}

static void take_bracket(struct lexer *self)
{
    char c = self->text.ptr[self->at];
    if (c == '(' || c == '[' || c == '{') {
        if (self->open_count < MOST_OPEN)
            self->open[self->open_count++] = self->at;
        else
            self->open_more++;
        return;
    }
    if (self->open_more > 0) {
        self->open_more--;
        return;
    }
    // A bracket without a partner is not let to close others.
    for (size_t i = self->open_count; i > 0; i--)
        if (closing_of(self->text.ptr[self->open[i - 1]]) == c) {
            self->open_count = i - 1;
            return;
        }
}

// A class of indentation is left with the first line that is indented no more than its own.
static void begin_line(struct lexer *self, size_t start)
{
    struct lexed_class *class = &self->class;
    size_t at = start;
    self->line = start;
    while (at < self->text.len && (self->text.ptr[at] == ' ' || self->text.ptr[at] == '\t'))
        at++;
    char first = at < self->text.len ? self->text.ptr[at] : '\n';
    size_t indent = at - start;
    if (first == '\n' || first == '\r' || first == '#')
        return;
    if (class->header != SLICE_NOT_FOUND) {
        // Objective-C indents nothing, and says where its classes end.
        bool goes_on = self->text.ptr[class->header] == '@' &&
                       !slice_starts_with(slice_cut(self->text, at, at + 4), SLICE("@end"));
        if (indent <= class->indent && !goes_on)
            class->header = SLICE_NOT_FOUND;
        else if (class->body == SLICE_NOT_FOUND)
            class->body = indent;
    }
    if ((first == 'c' || first == 's' || first == '@') &&
        lexed_class_opens(slice_cut(self->text, at, at + 16)))
        *class = (struct lexed_class){at, indent, SLICE_NOT_FOUND};
}

// Answers.

// `$name`, `${name}`: no literal, where bare words are.
static bool is_expansion(const struct lexed *lexed)
{
    struct left left = {lexed->text, 0, lexed->span.offset};
    return byte_at(lexed->text, left.at) == '$' || left_take(&left, SLICE("$")) ||
           left_take(&left, SLICE("${"));
}

static struct syntax answer_of(const struct lexer *self, const struct lexed *lexed)
{
    struct syntax answer = {.role = lexed->role};
    struct bound bound = lexer_bound(lexed);
    bool declared = lexer_declared(lexed, &self->class, &answer);
    if (!declared) {
        answer.name = bound.name;
        if (lexed->role == ROLE_CODE && bound.name.len && (lexed->traits & LEXER_PLAIN) &&
            !is_expansion(lexed))
            answer.role = ROLE_STRING;
    }
    answer.call = bound.call;
    return answer;
}

// Answers all spans that begin before `end`, with what is known at this point.
static void answer_until(struct lexer *self, size_t end, enum role role, size_t token, size_t mark)
{
    while (self->next < self->count && self->asked[self->next].span.offset < end) {
        size_t index = self->asked[self->next].index;
        struct span span = self->asked[self->next++].span;
        struct lexed lexed = {
            .text = self->text,
            .traits = self->traits,
            .span = span,
            .role = role,
            .token = role == ROLE_CODE ? span.offset : token,
            .content = role == ROLE_CODE ? span.offset : token + mark,
            .open = self->open,
            .open_count = self->open_count,
        };
        self->answers[index] = answer_of(self, &lexed);
    }
}

// Moves over one token, or one byte, that may begin something.
static void take_token(struct lexer *self)
{
    unsigned begins = self->begins[(unsigned char)self->text.ptr[self->at]];
    size_t end = 0, mark = 0, start = self->at;
    enum role role = ROLE_COMMENT;
    if (begins & BEGINS_COMMENT)
        end = comment_end(self, &mark);
    if (!end && (begins & BEGINS_STRING)) {
        end = string_end(self, &mark);
        role = ROLE_STRING;
    }
    if (end) {
        answer_until(self, end, role, start, mark);
        size_t last_line = end;
        while (last_line > start && self->text.ptr[last_line - 1] != '\n')
            last_line--;
        if (last_line > start)
            self->line = last_line;
        self->at = end;
        return;
    }
    if (begins & BRACKET)
        take_bracket(self);
    self->at++;
    if (begins & LINE_END)
        begin_line(self, self->at);
}

static void lex(struct lexer *self)
{
    begin_line(self, 0);
    while (self->next < self->count) {
        size_t wanted = self->asked[self->next].span.offset;
        while (self->at < wanted && !self->begins[(unsigned char)self->text.ptr[self->at]])
            self->at++;
        // A span that begins with a quote is the string that begins there.
        unsigned begins = self->begins[(unsigned char)self->text.ptr[self->at]];
        if (self->at < wanted || begins & (BEGINS_STRING | BEGINS_COMMENT)) {
            take_token(self);
            answer_until(self, self->at, ROLE_CODE, 0, 0);
        } else {
            answer_until(self, wanted + 1, ROLE_CODE, 0, 0);
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const struct asked *left = a, *right = b;
    if (left->span.offset != right->span.offset)
        return left->span.offset < right->span.offset ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

void lexer_answer(const struct language *language, struct slice text, const struct span *spans,
                  size_t count, struct syntax *answers)
{
    struct lexer self = {.text = text, .answers = answers};
    bool sorted = true;
    self.asked = alloc_zeroed(count, sizeof *self.asked);
    for (size_t i = 0; i < count; i++) {
        answers[i] = (struct syntax){.role = ROLE_UNKNOWN};
        if (spans[i].len == 0 || spans[i].offset >= text.len ||
            spans[i].len > text.len - spans[i].offset)
            continue;
        sorted = sorted &&
                 (self.count == 0 || self.asked[self.count - 1].span.offset <= spans[i].offset);
        self.asked[self.count++] = (struct asked){spans[i], i};
    }
    if (!sorted)
        qsort(self.asked, self.count, sizeof *self.asked, by_place);
    lexer_init(&self, language ? language : &unknown);
    lex(&self);
    free(self.asked);
}
