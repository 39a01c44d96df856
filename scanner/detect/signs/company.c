#include "company.h"

// What the name of a company ends with, whole words in the case they are written in.
static const struct slice company_ends[] = {
    SLICE_INIT("GmbH"),         SLICE_INIT("mbH"),     SLICE_INIT("AG"),    SLICE_INIT("SE"),
    SLICE_INIT("KG"),           SLICE_INIT("KGaA"),    SLICE_INIT("UG"),    SLICE_INIT("eG"),
    SLICE_INIT("Inc"),          SLICE_INIT("INC"),     SLICE_INIT("LLC"),   SLICE_INIT("L.L.C"),
    SLICE_INIT("LLP"),          SLICE_INIT("Corp"),    SLICE_INIT("Ltd"),   SLICE_INIT("LTD"),
    SLICE_INIT("Corporation"),  SLICE_INIT("Limited"), SLICE_INIT("PLC"),   SLICE_INIT("plc"),
    SLICE_INIT("Incorporated"), SLICE_INIT("Pty"),     SLICE_INIT("Pte"),   SLICE_INIT("Pvt"),
    SLICE_INIT("S.A"),          SLICE_INIT("SA"),      SLICE_INIT("SAS"),   SLICE_INIT("S.A.S"),
    SLICE_INIT("SASU"),         SLICE_INIT("SARL"),    SLICE_INIT("S.L"),   SLICE_INIT("S.L.U"),
    SLICE_INIT("B.V"),          SLICE_INIT("BV"),      SLICE_INIT("N.V"),   SLICE_INIT("NV"),
    SLICE_INIT("Oy"),           SLICE_INIT("Oyj"),     SLICE_INIT("AB"),    SLICE_INIT("AS"),
    SLICE_INIT("ASA"),          SLICE_INIT("A/S"),     SLICE_INIT("ApS"),   SLICE_INIT("S.r.l"),
    SLICE_INIT("Srl"),          SLICE_INIT("S.p.A"),   SLICE_INIT("SpA"),   SLICE_INIT("s.r.o"),
    SLICE_INIT("a.s"),          SLICE_INIT("o.o"),     SLICE_INIT("d.o.o"), SLICE_INIT("Kft"),
    SLICE_INIT("Zrt"),          SLICE_INIT("Lda"),     SLICE_INIT("Ltda"),  SLICE_INIT("K.K"),
    SLICE_INIT("O\xc3\x9c"),
};

// Who has such an ending, or any, and is no company.
static const struct slice no_companies[] = {
    SLICE_INIT("foundation"), SLICE_INIT("author"),     SLICE_INIT("contributor"),
    SLICE_INIT("community"),  SLICE_INIT("universit"),  SLICE_INIT("regents"),
    SLICE_INIT("institute"),  SLICE_INIT("developers"), SLICE_INIT("stiftung"),
};

static bool is_no_company(struct slice name)
{
    return SLICE_ANY(name, slice_contains_nocase, no_companies);
}

static struct slice strip(struct slice word)
{
    while (word.len && slice_has_byte(SLICE(",;.)\"'*<"), word.ptr[word.len - 1]))
        word.len--;
    while (word.len && slice_has_byte(SLICE("(\"'<"), word.ptr[0]))
        word = slice_cut(word, 1, word.len);
    return word;
}

static bool is_company_end(struct slice word)
{
    return SLICE_ANY(word, slice_equals, company_ends);
}

// "(c)", "2019-2026", "by": what stands between the word and the name.
static bool is_before_name(struct slice word)
{
    return word.len == 0 || is_digit(word.ptr[0]) || slice_equals_nocase(word, SLICE("c")) ||
           slice_equals_nocase(word, SLICE("by")) || slice_equals(word, SLICE("\xc2\xa9")) ||
           slice_equals(word, SLICE("-")) || slice_equals(word, SLICE("\xe2\x80\x93")) ||
           slice_equals_nocase(word, SLICE("present")) || slice_equals(word, SLICE(":"));
}

// The company at the start of what follows the word "copyright" on its line.
static struct slice company_on(struct slice line)
{
    struct slice rest = line, word;
    const char *start = NULL;
    while (slice_split(&rest, ' ', &word)) {
        word = strip(word);
        if (!start && is_before_name(word))
            continue;
        if (start && is_company_end(word)) {
            struct slice name = slice_of(start, (size_t)(word.ptr + word.len - start));
            return is_no_company(name) ? SLICE("") : name;
        }
        if (!start)
            start = word.ptr;
    }
    return SLICE("");
}

struct slice company_of(struct slice text)
{
    enum { LINE = 120 };
    for (;;) {
        size_t at = slice_find_nocase(text, SLICE("copyright"));
        if (at == SLICE_NOT_FOUND)
            return SLICE("");
        text = slice_cut(text, at + 9, text.len);
        struct slice line = slice_cut(text, 0, LINE);
        line = slice_cut(line, 0, slice_find_byte(line, '\n'));
        struct slice company = company_on(line);
        if (company.len)
            return company;
    }
}
