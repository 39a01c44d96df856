#include "pattern_texts.h"

#include "detector.h"

struct trial {
    struct detector *detector;
    struct findings findings;
    struct coverage coverage;
};

// The finding of the rule in the text; NULL when there is none.
static const struct finding *try_text(struct trial *trial, struct slice rule,
                                      const struct pattern_text *text)
{
    struct blob blob = {
        .path = text->path.len ? text->path : SLICE("text"),
        .bytes = text->text,
    };
    trial->findings.count = 0;
    detector_blob(trial->detector, &blob, &trial->findings, &trial->coverage);
    for (size_t i = 0; i < trial->findings.count; i++)
        if (slice_equals(trial->findings.items[i].rule, rule))
            return &trial->findings.items[i];
    return NULL;
}

static bool fail(const struct pattern_entry *entry, const struct pattern_text *text,
                 const struct trial *trial, const char *what, struct err *err)
{
    const struct finding *other = trial->findings.count ? trial->findings.items : NULL;
    return err_set(err, ERR_CONFIG, "%.*s:%u:%u: %.*s %s this text%s%.*s", SLICE_ARG(entry->file),
                   text->line, text->column, SLICE_ARG(entry->pattern.id), what,
                   other ? "; found: " : "", other ? (int)other->rule.len : 0,
                   other ? other->rule.ptr : "");
}

static bool texts_of_entry_hold(struct trial *trial, const struct pattern_entry *entry,
                                struct err *err)
{
    for (size_t i = 0; i < entry->text_count; i++) {
        const struct pattern_text *text = &entry->texts[i];
        const struct finding *found = try_text(trial, entry->pattern.id, text);
        if (text->find && !found)
            return fail(entry, text, trial, "does not find", err);
        if (!text->find && found && finding_is_active(found))
            return fail(entry, text, trial, "should leave alone", err);
    }
    return true;
}

bool pattern_texts_hold(const struct pattern_set *set, const struct pattern_entries *entries,
                        struct err *err)
{
    struct detector_options options = {.patterns = set};
    struct trial trial = {0};
    bool hold = true;
    fingerprint_key_make(&options.key, NULL);
    trial.detector = detector_new(&options);
    for (size_t i = 0; i < entries->count && hold; i++)
        hold = texts_of_entry_hold(&trial, &entries->items[i], err);
    findings_release(&trial.findings);
    coverage_release(&trial.coverage);
    detector_free(trial.detector);
    return hold;
}
