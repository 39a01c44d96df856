// The pieces that the page is written with.
#include "html.h"

#include "print.h"

#include <stdarg.h>
#include <stdio.h>

enum { MOST_MARKUP = 1024, MOST_SAID = 1024 * 1024 };

const char *const tier_titles[TIER_COUNT] = {
    [TIER_LOW] = "Low", [TIER_MEDIUM] = "Medium", [TIER_HIGH] = "High"};

void html_raw(struct html *html, const char *markup)
{
    buf_add_string(html->out, markup);
}

void html_printf(struct html *html, const char *format, ...)
{
    char text[MOST_MARKUP];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    html_raw(html, text);
}

void html_text(struct html *html, struct slice text)
{
    print_html(html->out, text);
}

void html_path(struct html *html, struct slice path)
{
    struct buf safe;
    buf_init(&safe, MOST_SAID);
    print_safe(&safe, path);
    html_text(html, buf_slice(&safe));
    buf_release(&safe);
}

void html_code(struct html *html, struct slice text)
{
    html_raw(html, "<code>");
    html_text(html, text);
    html_raw(html, "</code>");
}

void html_code_path(struct html *html, struct slice path)
{
    html_raw(html, "<code>");
    html_path(html, path);
    html_raw(html, "</code>");
}

void html_capital(struct html *html, const char *words)
{
    if (is_lower(words[0]))
        html_printf(html, "%c%s", words[0] - 'a' + 'A', words + 1);
    else
        html_raw(html, words);
}

void html_number(struct html *html, uint64_t number)
{
    char text[NUMBER_TEXT];
    html_text(html, number_text(number, text));
}

void html_count(struct html *html, uint64_t number, const char *one, const char *many)
{
    html_number(html, number);
    html_printf(html, " %s%s", number != 1 && many ? many : one, number != 1 && !many ? "s" : "");
}

void html_lines(struct html *html, struct lines *lines, const char *before, const char *after)
{
    struct slice line;
    while (lines_next(lines, &line)) {
        html_raw(html, before);
        html_text(html, line);
        html_raw(html, after);
    }
    lines_release(lines);
}
