// A pattern in words: what it looks for, what it is put to, and what that counts as.
#include "explain.h"

#include "text.h"

static void say_list(struct page *page, const char *what, const struct slice *list, size_t most)
{
    size_t count = 0;
    while (list && list[count].len)
        count++;
    if (count == 0)
        return;
    page_begin(page, SECTION, ITEM);
    page_say(page, what);
    for (size_t i = 0; i < count && i < most; i++) {
        page_say(page, i ? ", " : "");
        page_say_slice(page, list[i]);
    }
    if (count > most)
        page_printf(page, " and %zu more", count - most);
    page_say(page, ".");
}

static const char *finder_words(const struct pattern *p)
{
    static const char *const words[FINDER_COUNT] = {
        [FINDER_KEYWORD] =
            "a text that begins or stands beside one of its key words, in its format",
        [FINDER_NAME] = "a value that is bound to a name with its words",
        [FINDER_DIGITS] = "a run of digits in its format",
        [FINDER_AT] = "a text with an @ in it, in its format",
        [FINDER_FILE] = "a file by its name, and by how it begins",
        [FINDER_FIELD] = "a field of a data model, by its name and the object it belongs to",
        [FINDER_PACKAGE] = "a dependency in a manifest",
        [FINDER_CONTEXT] = "a text in its format beside one of its words",
        [FINDER_CALL] = "a call that is given such a field",
        [FINDER_RECORDS] = "a table or list whose columns are fields of persons",
    };
    return words[p->finder];
}

static void say_context(struct page *page, const struct pattern *p)
{
    enum { SHOWN = 12 };
    static const char *const uses[] = {
        [CONTEXT_UNUSED] = "Words of its context: ",
        [CONTEXT_RAISES] = "Surer with one of these words beside it: ",
        [CONTEXT_REQUIRED] = "Only with one of these words beside it, in its key or its column: ",
    };
    say_list(page, uses[p->context_use], p->context, SHOWN);
    say_list(page, "Not with: ", p->without, SHOWN);
}

static const char *carries_words(enum carries carries)
{
    static const char *const words[CARRIES_COUNT] = {
        [CARRIES_NOTHING] = "nothing: it is shown, and weighs nothing",
        [CARRIES_SECRET] = "a credential (SECRET)",
        [CARRIES_PERSONAL] = "personal data (PII)",
        [CARRIES_HEALTH] = "health data (PHI) where it is a value, else a sign of that domain",
        [CARRIES_CARD] = "a card number (PAN) where it is a value, else a sign of that domain",
        [CARRIES_FINANCE] = "bank data (FIN) where it is a value, else a sign of that domain",
        [CARRIES_DEFENCE] = "classified or export controlled material",
        [CARRIES_OTHER_REGULATED] = "a sign of a regulated domain",
    };
    return words[carries];
}

void explain_pattern(struct page *page, const struct pattern *p, const struct check_words *checks)
{
    enum { SHOWN = 12 };
    text_title(page, p->id, p->title);
    page_begin(page, SECTION, ITEM);
    page_printf(page, "What: %s, %s, severity %s.", kind_name(p->kind), evidence_name(p->evidence),
                severity_name(p->severity));
    page_begin(page, SECTION, ITEM);
    page_printf(page, "Looks for %s%s.", finder_words(p),
                p->structured ? "; the format is used for nothing else" : "");
    say_list(page, "Key words: ", p->keywords, SHOWN);
    say_list(page, "Names: ", p->names, SHOWN);
    say_list(page, "Terms: ", p->terms, SHOWN);
    say_list(page, "Packages: ", p->packages, SHOWN);
    say_context(page, p);
    for (; checks->says.len; checks++) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "Checked: ");
        page_say_slice(page, checks->says);
        if (checks->source.len) {
            page_say(page, " (");
            page_say_slice(page, checks->source);
            page_say(page, ")");
        }
        page_say(page, ".");
    }
    page_begin(page, SECTION, ITEM);
    page_printf(page, "In the matrix it counts as %s.", carries_words(p->carries));
    say_list(page, "Regulations: ", p->regulations, SIZE_MAX);
    if (p->source.len) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "Source: ");
        page_say_slice(page, p->source);
    }
}
