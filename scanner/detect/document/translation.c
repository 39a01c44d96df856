#include "translation.h"

static const struct slice folders[] = {
    SLICE_INIT("i18n"),         SLICE_INIT("l10n"),         SLICE_INIT("locale"),
    SLICE_INIT("locales"),      SLICE_INIT("lang"),         SLICE_INIT("langs"),
    SLICE_INIT("language"),     SLICE_INIT("languages"),    SLICE_INIT("nls"),
    SLICE_INIT("translation"),  SLICE_INIT("translations"), SLICE_INIT("lproj"),
    SLICE_INIT("intl"),         SLICE_INIT("messages"),     SLICE_INIT("localization"),
    SLICE_INIT("localisation"),
};

static const struct slice extensions[] = {
    SLICE_INIT("po"),      SLICE_INIT("pot"),  SLICE_INIT("xliff"), SLICE_INIT("xlf"),
    SLICE_INIT("strings"), SLICE_INIT("resx"), SLICE_INIT("arb"),   SLICE_INIT("ts"),
};

// xliff says so itself, `.ts` and `.resx` only together with a language: app_de.ts is Qt's, app.ts is TypeScript.
enum { SURE_EXTENSIONS = 5 };

// A language, or a language and a country: de, pt_BR, zh-Hans.
static bool is_language_tag(struct slice tag)
{
    if (tag.len < 2 || !is_alpha(tag.ptr[0]) || !is_alpha(tag.ptr[1]))
        return false;
    if (tag.len == 2)
        return true;
    bool separated = tag.ptr[2] == '-' || tag.ptr[2] == '_';
    bool letters = true;
    for (size_t i = 3; i < tag.len; i++)
        letters = letters && is_alpha(tag.ptr[i]);
    return separated && letters && (tag.len == 5 || tag.len == 7);
}

// de.json, messages_de.properties, app.pt-BR.yml, eu.json.js
static bool name_has_language(struct slice name)
{
    struct slice rest = name, part;
    size_t dot = slice_find_byte(name, '.');
    if (dot == SLICE_NOT_FOUND)
        return false;
    if (is_language_tag(slice_cut(name, 0, dot)))
        return true;
    for (size_t i = dot; i-- > 0;)
        if ((name.ptr[i] == '_' || name.ptr[i] == '-') &&
            is_language_tag(slice_cut(name, i + 1, dot)))
            return true;
    while (slice_split(&rest, '.', &part))
        if (rest.len && part.ptr != name.ptr && is_language_tag(part))
            return true;
    return false;
}

bool path_is_translation(struct slice path)
{
    struct slice name = slice_basename(path), extension = slice_extension(path);
    if (slice_any(extension, slice_equals_nocase, extensions, SURE_EXTENSIONS))
        return true;
    struct slice way = slice_cut(path, 0, path.len - name.len), folder;
    bool known = slice_equals(name, SLICE("strings.xml"));
    while (!known && slice_split(&way, '/', &folder))
        known = SLICE_ANY(folder, slice_equals_nocase, folders) ||
                slice_ends_with(folder, SLICE(".lproj"));
    // A name with a language alone would be a guess: id.json, to.yml.
    bool data = SLICE_ANY(extension, slice_equals_nocase, extensions) ||
                slice_equals(extension, SLICE("properties"));
    return known || (data && name_has_language(name));
}

bool reads_like_a_text(struct slice value)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (!is_alpha(c) && !is_space(c) && (unsigned char)c < 0x80 && !strchr(".,:;!?'()-", c))
            return false;
    }
    return true;
}
