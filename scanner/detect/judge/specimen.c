#include "specimen.h"

#include "synthetic.h"
#include "words.h"

// Whom forms, courts and manuals name where they name nobody.
static const struct slice nobodies[] = {
    SLICE_INIT("john doe"),
    SLICE_INIT("jane doe"),
    SLICE_INIT("john roe"),
    SLICE_INIT("jane roe"),
    SLICE_INIT("richard roe"),
    SLICE_INIT("john smith"),
    SLICE_INIT("jane smith"),
    SLICE_INIT("joe bloggs"),
    SLICE_INIT("fred bloggs"),
    SLICE_INIT("john q public"),
    SLICE_INIT("max mustermann"),
    SLICE_INIT("erika mustermann"),
    SLICE_INIT("martina mustermann"),
    SLICE_INIT("erika musterfrau"),
    SLICE_INIT("hans meier"),
    SLICE_INIT("otto normalverbraucher"),
    SLICE_INIT("jean dupont"),
    SLICE_INIT("jeanne dupont"),
    SLICE_INIT("marie dupont"),
    SLICE_INIT("mario rossi"),
    SLICE_INIT("juan p\xc3\xa9rez"),
    SLICE_INIT("juan perez"),
    SLICE_INIT("fulano de tal"),
    SLICE_INIT("jo\xc3\xa3o da silva"),
    SLICE_INIT("joao da silva"),
    SLICE_INIT("jan jansen"),
    SLICE_INIT("jan kowalski"),
    SLICE_INIT("anna kowalska"),
    SLICE_INIT("ivan ivanov"),
    SLICE_INIT("ola nordmann"),
    SLICE_INIT("kari nordmann"),
    SLICE_INIT("medel svensson"),
    SLICE_INIT("matti meik\xc3\xa4l\xc3\xa4inen"),
    SLICE_INIT("test user"),
    SLICE_INIT("test person"),
    SLICE_INIT("test patient"),
    SLICE_INIT("foo bar"),
    SLICE_INIT("sample user"),
    SLICE_INIT("example user"),
    SLICE_INIT("homer simpson"),
    SLICE_INIT("marge simpson"),
    SLICE_INIT("bart simpson"),
    SLICE_INIT("lisa simpson"),
    SLICE_INIT("ada lovelace"),
    SLICE_INIT("grace hopper"),
    SLICE_INIT("alan turing"),
    SLICE_INIT("bruce wayne"),
    SLICE_INIT("clark kent"),
    SLICE_INIT("tony stark"),
    SLICE_INIT("peter parker"),
    SLICE_INIT("luke skywalker"),
};

// One word is enough of these.
static const struct slice nobodys_names[] = {
    SLICE_INIT("doe"),        SLICE_INIT("roe"),      SLICE_INIT("mustermann"),
    SLICE_INIT("musterfrau"), SLICE_INIT("bloggs"),   SLICE_INIT("testperson"),
    SLICE_INIT("testuser"),   SLICE_INIT("nordmann"), SLICE_INIT("skywalker"),
    SLICE_INIT("simpson"),    SLICE_INIT("lovelace"),
};

static bool is_nobody(struct slice cell)
{
    struct slice rest = cell, word;
    if (SLICE_ANY(cell, slice_equals_nocase, nobodies))
        return true;
    while (slice_split(&rest, ' ', &word)) {
        if (word.len && word.ptr[word.len - 1] == ',')
            word.len--;
        if (SLICE_ANY(word, slice_equals_nocase, nobodys_names))
            return true;
    }
    return false;
}

// The lists of standards and manuals are by type of value.
static bool is_published(struct slice type, struct slice cell)
{
    const struct pattern as = {.kind = KIND_PERSONAL, .evidence = EVIDENCE_VALUE, .type = type};
    return synthetic_why(&as, cell) != NULL;
}

static enum specimen verdict(bool is_specimen)
{
    return is_specimen ? SPECIMEN_YES : SPECIMEN_NO;
}

enum specimen specimen_cell(enum cell_form form, struct slice cell)
{
    switch (form) {
    case CELL_EMAIL:
        return is_published(SLICE("email"), cell) ? SPECIMEN_DECIDES : SPECIMEN_NO;
    case CELL_PHONE:
        return verdict(is_published(SLICE("phone"), cell));
    case CELL_CARD:
        return verdict(is_published(SLICE("payment-card"), cell));
    case CELL_CODE:
        return verdict(is_published(SLICE("national-id"), cell) ||
                       is_published(SLICE("iban"), cell));
    case CELL_NAME:
        return is_nobody(cell) ? SPECIMEN_YES : SPECIMEN_NEUTRAL;
    case CELL_TEXT:
    case CELL_DATE:
    case CELL_ADDRESS:
    case CELL_NUMBER:
        break;
    }
    return SPECIMEN_NEUTRAL;
}

const char *specimen_generator(struct slice path, struct slice text)
{
    enum { HEAD = 4096 };
    static const struct {
        struct slice word;
        const char *why;
    } generators[] = {
        {SLICE_INIT("faker"), "made by Faker, which is visible in the file"},
        {SLICE_INIT("mockaroo"), "made by Mockaroo, which the file names"},
        {SLICE_INIT("factory boy"), "made by factory_boy, which is visible in the file"},
        {SLICE_INIT("factory bot"), "made by FactoryBot, which is visible in the file"},
        {SLICE_INIT("randomuser"), "made by randomuser.me, which the file names"},
        {SLICE_INIT("json generator"), "made by JSON Generator, which the file names"},
        {SLICE_INIT("generatedata"), "made by generatedata, which the file names"},
        {SLICE_INIT("synthea"), "made by Synthea, which the file names"},
        {SLICE_INIT("mimesis"), "made by Mimesis, which is visible in the file"},
        {SLICE_INIT("datafaker"), "made by Datafaker, which is visible in the file"},
    };
    struct slice head = slice_cut(text, 0, HEAD);
    for (size_t i = 0; i < sizeof generators / sizeof generators[0]; i++) {
        const struct slice terms[] = {generators[i].word, {0}};
        if (text_has_any(head, terms).len || text_has_any(path, terms).len)
            return generators[i].why;
    }
    // What Mockaroo calls the files that it makes.
    return slice_starts_with(slice_basename(path), SLICE("MOCK_DATA"))
               ? "made by Mockaroo, as the file's name says"
               : NULL;
}
