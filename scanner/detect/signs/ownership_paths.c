// What a path tells by itself: settings of one's own, documents of compliance, production.
#include "ownership.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

// What paths of one's own settings end with: plain, with a dot, or in a folder for each program.
static const struct slice settings_ends[] = {
    SLICE_INIT("bashrc"),         SLICE_INIT("bash_profile"),  SLICE_INIT("zshrc"),
    SLICE_INIT("vimrc"),          SLICE_INIT("gitconfig"),     SLICE_INIT("tmux.conf"),
    SLICE_INIT("inputrc"),        SLICE_INIT("xinitrc"),       SLICE_INIT("config.fish"),
    SLICE_INIT("init.vim"),       SLICE_INIT("nvim/init.lua"), SLICE_INIT("i3/config"),
    SLICE_INIT("alacritty.toml"), SLICE_INIT("Brewfile"),
};

static bool is_settings(struct slice path)
{
    for (size_t i = 0; i < COUNT_OF(settings_ends); i++)
        if (slice_ends_with(path, settings_ends[i]))
            return true;
    return false;
}

// What documents of compliance are called, as words of a file's or its folder's name.
static const struct slice compliance_words[] = {
    SLICE_INIT("ropa"),
    SLICE_INIT("record-of-processing"),
    SLICE_INIT("records-of-processing"),
    SLICE_INIT("verarbeitungsverzeichnis"),
    SLICE_INIT("dpia"),
    SLICE_INIT("data-protection-impact"),
    SLICE_INIT("datenschutz-folgen"),
    SLICE_INIT("data-processing-agreement"),
    SLICE_INIT("auftragsverarbeitung"),
    SLICE_INIT("soc2"),
    SLICE_INIT("soc-2"),
    SLICE_INIT("iso27001"),
    SLICE_INIT("iso-27001"),
    SLICE_INIT("isms"),
    SLICE_INIT("statement-of-applicability"),
    SLICE_INIT("hipaa-policy"),
    SLICE_INIT("pci-dss"),
    SLICE_INIT("vendor-risk"),
    SLICE_INIT("business-continuity"),
    SLICE_INIT("disaster-recovery-plan"),
    SLICE_INIT("incident-response-plan"),
    SLICE_INIT("data-retention-policy"),
    SLICE_INIT("access-control-policy"),
    SLICE_INIT("risk-register"),
    SLICE_INIT("audit-evidence"),
};

static bool is_document(struct slice path)
{
    static const struct slice extensions[] = {
        SLICE_INIT("md"),  SLICE_INIT("pdf"), SLICE_INIT("docx"), SLICE_INIT("xlsx"),
        SLICE_INIT("odt"), SLICE_INIT("csv"), SLICE_INIT("adoc"), SLICE_INIT("html"),
        SLICE_INIT("txt"), SLICE_INIT("rst"), SLICE_INIT("yml"),  SLICE_INIT("yaml"),
    };
    struct slice extension = slice_extension(path);
    for (size_t i = 0; i < COUNT_OF(extensions); i++)
        if (slice_equals_nocase(extension, extensions[i]))
            return true;
    return false;
}

static bool same_words(struct slice name, struct slice words)
{
    for (size_t i = 0; i < words.len; i++)
        if (to_lower(name.ptr[i]) != words.ptr[i] &&
            (words.ptr[i] != '-' || (name.ptr[i] != '_' && name.ptr[i] != ' ')))
            return false;
    return true;
}

// "soc2-report.md" begins with it, "2026 DPIA.pdf" ends with it; what has it in between is about something else.
static bool is_named(struct slice name, struct slice words)
{
    if (name.len < words.len)
        return false;
    size_t end = name.len - words.len;
    return (same_words(name, words) && (end == 0 || !is_alpha(name.ptr[words.len]))) ||
           (end > 0 && !is_alnum(name.ptr[end - 1]) &&
            same_words(slice_cut(name, end, name.len), words));
}

// Takes the next folder, or at last the file without its extension, off the path.
static bool take_name(struct slice *path, struct slice *name)
{
    if (!slice_split(path, '/', name))
        return false;
    size_t extension = path->len == 0 ? slice_extension(*name).len : 0;
    if (extension)
        name->len -= extension + 1;
    return true;
}

static bool is_compliance(struct slice path)
{
    struct slice name;
    if (!is_document(path))
        return false;
    while (take_name(&path, &name))
        for (size_t i = 0; i < COUNT_OF(compliance_words); i++)
            if (is_named(name, compliance_words[i]))
                return true;
    return false;
}

// Something for production in a folder of deployments: "k8s/overlays/prod/web.yaml", "deploy/values-production.yaml".
static bool is_production(struct slice path)
{
    static const struct slice folders[] = {
        SLICE_INIT("k8s"),    SLICE_INIT("kubernetes"), SLICE_INIT("helm"),
        SLICE_INIT("charts"), SLICE_INIT("terraform"),  SLICE_INIT("infra"),
        SLICE_INIT("deploy"), SLICE_INIT("overlays"),   SLICE_INIT("inventories"),
    };
    struct slice name;
    bool is_deployed = false;
    if (!take_name(&path, &name))
        return false;
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        is_deployed |= slice_equals(name, folders[i]);
    while (is_deployed && take_name(&path, &name))
        if (is_named(name, SLICE("prod")) || is_named(name, SLICE("production")))
            return true;
    return false;
}

enum sign_id ownership_of_path(struct slice path)
{
    if (is_settings(path))
        return SIGN_DOTFILES;
    if (is_compliance(path))
        return SIGN_COMPLIANCE;
    return is_production(path) ? SIGN_PRODUCTION : SIGN_COUNT;
}
