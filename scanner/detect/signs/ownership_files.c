// The files whose names tell, and what is read in them. Globs are held against the path from the root, so that what
// lies deeper and is often somebody else's says nothing.
#include "company.h"
#include "licence.h"
#include "ownership.h"
#include "path_glob.h"
#include "registry_host.h"

enum { HEAD = 16 * 1024, README_HEAD = 8 * 1024 };

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static struct slice head_of(const struct blob *blob)
{
    return slice_cut(blob->bytes, 0, HEAD);
}

static bool has(struct slice text, struct slice words)
{
    return slice_find_nocase(text, words) != SLICE_NOT_FOUND;
}

static void saw(struct ownership *o, enum sign_id sign, const struct blob *blob)
{
    ownership_saw(o, sign, blob->path, SLICE(""));
}

// "THIRD-PARTY-LICENSES.txt" and "licenses.csv" list what is used here, and give nothing away.
static bool is_of_others(struct slice path)
{
    static const struct slice words[] = {
        SLICE_INIT("third"),     SLICE_INIT("3rd"),    SLICE_INIT("party"),
        SLICE_INIT("depend"),    SLICE_INIT("vendor"), SLICE_INIT("licenses."),
        SLICE_INIT("licences."),
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (has(path, words[i]))
            return true;
    return false;
}

static void look_at_licence(struct ownership *o, const struct blob *blob)
{
    if (is_of_others(blob_place(blob)))
        return;
    struct slice text = head_of(blob), company = company_of(text);
    struct licence licence = licence_of_text(text);
    if (licence.kind == LICENCE_OPEN)
        ownership_saw(o, SIGN_OPEN_LICENCE, blob->path, licence.name);
    else if (licence.kind == LICENCE_SOURCE_AVAILABLE)
        ownership_saw(o, SIGN_SOURCE_AVAILABLE, blob->path, licence.name);
    else if (licence.kind == LICENCE_CLOSED)
        saw(o, SIGN_CLOSED_LICENCE, blob);
    // Who gives code away is a company as well as who does not; and whoever wrote a licence that others use
    // is named in it, too.
    if (company.len == 0 || licence.kind == LICENCE_SOURCE_AVAILABLE)
        return;
    if (licence.kind == LICENCE_OPEN)
        ownership_saw_giver(o, blob->path, company);
    else
        ownership_saw(o, SIGN_HOLDER, blob->path, company);
}

// The folder of a project that follows REUSE (reuse.software): its files are named by SPDX.
static void look_at_licence_of_reuse(struct ownership *o, const struct blob *blob)
{
    if (licence_of_name(slice_basename(blob->path)).kind == LICENCE_OPEN)
        look_at_licence(o, blob);
}

// A company packages its own programs as well: what counts is the licence that stands in it.
static void look_at_debian(struct ownership *o, const struct blob *blob)
{
    struct licence licence = licence_of_field(head_of(blob));
    if (licence.kind == LICENCE_NONE)
        licence = licence_of_text(head_of(blob));
    if (licence.kind == LICENCE_OPEN)
        saw(o, SIGN_DEBIAN, blob);
    else if (licence.kind == LICENCE_CLOSED)
        saw(o, SIGN_CLOSED_LICENCE, blob);
}

static bool json_says(struct slice text, struct slice key, struct slice value)
{
    size_t at = slice_find(text, key);
    if (at == SLICE_NOT_FOUND)
        return false;
    struct slice rest = slice_trim(slice_cut(text, at + key.len, at + key.len + 40));
    if (!slice_starts_with(rest, SLICE(":")))
        return false;
    return slice_starts_with(slice_trim(slice_cut(rest, 1, rest.len)), value);
}

// What `npm init` and the skeletons of frameworks fill in says nothing of a decision.
static bool is_filled_in(struct slice text, struct licence licence)
{
    return (slice_equals(licence.name, SLICE("ISC")) && has(text, SLICE("\"license\""))) ||
           json_says(text, SLICE("\"type\""), SLICE("\"project\"")) ||
           json_says(text, SLICE("\"private\""), SLICE("true"));
}

static void look_for_registry(struct ownership *o, const struct blob *blob, struct slice host)
{
    if (host.len)
        ownership_saw(
            o, registry_kind_of(host) == REGISTRY_OWN ? SIGN_OWN_REGISTRY : SIGN_PRIVATE_REGISTRY,
            blob->path, host);
}

static void look_at_manifest(struct ownership *o, const struct blob *blob)
{
    struct slice text = head_of(blob);
    struct licence licence = licence_of_field(text);
    if (licence.kind == LICENCE_OPEN)
        ownership_saw(o, is_filled_in(text, licence) ? SIGN_DEFAULT_LICENCE : SIGN_OPEN_MANIFEST,
                      blob->path, licence.name);
    else if (licence.kind == LICENCE_SOURCE_AVAILABLE)
        ownership_saw(o, SIGN_SOURCE_AVAILABLE, blob->path, licence.name);
    else if (licence.kind == LICENCE_CLOSED)
        saw(o, SIGN_CLOSED_MANIFEST, blob);
    if (json_says(text, SLICE("\"private\""), SLICE("true")) ||
        has(text, SLICE("Private :: Do Not Upload")) || has(text, SLICE("\npublish = false")))
        saw(o, SIGN_PRIVATE_MANIFEST, blob);
}

static void look_at_package_json(struct ownership *o, const struct blob *blob)
{
    look_at_manifest(o, blob);
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("\"registry\"")));
    if (has(head_of(blob), SLICE("\"funding\"")))
        saw(o, SIGN_FUNDING, blob);
}

static void look_at_pyproject(struct ownership *o, const struct blob *blob)
{
    look_at_manifest(o, blob);
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("\nurl = \"")));
}

static void look_at_build(struct ownership *o, const struct blob *blob)
{
    look_at_manifest(o, blob);
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("repositor")));
}

static void look_at_index(struct ownership *o, const struct blob *blob)
{
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("index-url")));
}

static void look_at_sources(struct ownership *o, const struct blob *blob)
{
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("source")));
}

static void look_at_lock(struct ownership *o, const struct blob *blob)
{
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("resolved")));
}

static void look_at_registry_file(struct ownership *o, const struct blob *blob)
{
    look_for_registry(o, blob, registry_find(head_of(blob), SLICE("")));
}

// Mirrors of public images are as often for everyone as registries are for oneself.
static void look_at_dockerfile(struct ownership *o, const struct blob *blob)
{
    struct slice host = registry_find_image(head_of(blob));
    if (host.len)
        ownership_saw(o, SIGN_PRIVATE_REGISTRY, blob->path, host);
}

// Teams are written "@organisation/team"; a person's "@name" says nothing of whose the code is.
static bool take_team(struct slice *line, struct slice *team)
{
    while (line->len) {
        size_t end = 0;
        while (end < line->len && !is_space(line->ptr[end]))
            end++;
        *team = slice_cut(*line, 0, end);
        *line = slice_cut(*line, end + 1, line->len);
        if (slice_starts_with(*team, SLICE("@")) && slice_has_byte(*team, '/'))
            return true;
    }
    return false;
}

static void look_at_codeowners(struct ownership *o, const struct blob *blob)
{
    enum { MANY = 4 };
    struct slice rest = head_of(blob), line, team, teams[MANY];
    size_t count = 0;
    while (slice_split(&rest, '\n', &line)) {
        line = slice_cut(line, 0, slice_find_byte(line, '#'));
        while (count < MANY && take_team(&line, &team)) {
            size_t known = 0;
            while (known < count && !slice_equals(teams[known], team))
                known++;
            if (known == count)
                teams[count++] = team;
        }
    }
    if (count)
        saw(o, SIGN_CODE_TEAMS, blob);
    if (count == MANY)
        saw(o, SIGN_MANY_TEAMS, blob);
}

// Words with which a README calls the code one's own or nobody else's business. In lower case.
static const struct {
    struct slice words;
    enum sign_id sign;
    const char *more;
} readme_words[] = {
    {SLICE_INIT("my dotfiles"), SIGN_PERSONAL_README, "my dotfiles"},
    {SLICE_INIT("my personal "), SIGN_PERSONAL_README, "what is personal"},
    {SLICE_INIT("personal website"), SIGN_PERSONAL_README, "a personal website"},
    {SLICE_INIT("personal project"), SIGN_PERSONAL_README, "a personal project"},
    {SLICE_INIT("side project"), SIGN_PERSONAL_README, "a side project"},
    {SLICE_INIT("hobby project"), SIGN_PERSONAL_README, "a hobby project"},
    {SLICE_INIT("toy project"), SIGN_PERSONAL_README, "a toy project"},
    {SLICE_INIT("advent of code"), SIGN_PERSONAL_README, "Advent of Code"},
    {SLICE_INIT("my homework"), SIGN_PERSONAL_README, "homework"},
    {SLICE_INIT("my blog"), SIGN_PERSONAL_README, "a blog"},
    {SLICE_INIT("internal use only"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("strictly confidential"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("proprietary and confidential"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("confidential and proprietary"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("this is a private repository"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("this repository is private"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("proprietary software of"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("nur f\xc3\xbcr den internen gebrauch"), SIGN_CLOSED_README, ""},
    {SLICE_INIT("badge.fury.io"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/npm"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/pypi"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/crates"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/github/license"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/badge/license"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/maven-central"), SIGN_BADGE, ""},
    {SLICE_INIT("img.shields.io/gem"), SIGN_BADGE, ""},
    {SLICE_INIT("pkg.go.dev/badge"), SIGN_BADGE, ""},
    {SLICE_INIT("docs.rs/"), SIGN_BADGE, ""},
    {SLICE_INIT("goreportcard.com"), SIGN_BADGE, ""},
    {SLICE_INIT("readthedocs.org/projects"), SIGN_BADGE, ""},
    {SLICE_INIT("opencollective.com"), SIGN_BADGE, ""},
    {SLICE_INIT("bestpractices.coreinfrastructure.org"), SIGN_BADGE, ""},
};

static void look_at_readme(struct ownership *o, const struct blob *blob)
{
    struct slice text = slice_cut(blob->bytes, 0, README_HEAD);
    bool told[SIGN_COUNT] = {false};
    for (size_t i = 0; i < COUNT_OF(readme_words); i++) {
        enum sign_id sign = readme_words[i].sign;
        if (told[sign] || !has(text, readme_words[i].words))
            continue;
        told[sign] = true;
        ownership_saw(o, sign, blob->path, slice_of_string(readme_words[i].more));
    }
    // Its last part says which licence; the words there are those of a licence, or its name.
    size_t from = blob->bytes.len > README_HEAD ? blob->bytes.len - README_HEAD : 0;
    text = slice_cut(blob->bytes, from, blob->bytes.len);
    struct licence licence = licence_of_text(text);
    if (licence.kind == LICENCE_OPEN && !told[SIGN_CLOSED_README])
        ownership_saw(o, SIGN_README_LICENCE, blob->path, licence.name);
}

static void look_at_security(struct ownership *o, const struct blob *blob)
{
    if (has(head_of(blob), SLICE("vulnerabilit")))
        saw(o, SIGN_SECURITY_POLICY, blob);
}

// A pipeline: where it runs, what it shares, whether it deploys.
static void look_at_pipeline(struct ownership *o, const struct blob *blob)
{
    static const struct {
        struct slice words;
        enum sign_id sign;
    } rows[] = {
        {SLICE_INIT("self-hosted"), SIGN_OWN_RUNNERS},
        {SLICE_INIT("@Library("), SIGN_SHARED_CI},
        {SLICE_INIT("- project:"), SIGN_SHARED_CI},
        {SLICE_INIT("template: azure-pipelines/shared"), SIGN_SHARED_CI},
        {SLICE_INIT("kubectl apply"), SIGN_DEPLOYMENT},
        {SLICE_INIT("helm upgrade"), SIGN_DEPLOYMENT},
        {SLICE_INIT("terraform apply"), SIGN_DEPLOYMENT},
        {SLICE_INIT("environment: production"), SIGN_PRODUCTION},
        {SLICE_INIT("environment: prod\n"), SIGN_PRODUCTION},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (slice_find(head_of(blob), rows[i].words) != SLICE_NOT_FOUND)
            saw(o, rows[i].sign, blob);
}

static void look_at_company_pipeline(struct ownership *o, const struct blob *blob)
{
    saw(o, SIGN_COMPANY_CI, blob);
    look_at_pipeline(o, blob);
}

// One way of reading a file, or one sign that its mere being there gives.
static const struct {
    struct slice glob;
    void (*look)(struct ownership *, const struct blob *);
    enum sign_id sign;
} files[] = {
#define LOOK(glob, look)                   \
    {                                      \
        SLICE_INIT(glob), look, SIGN_COUNT \
    }
#define SIGN(glob, sign)             \
    {                                \
        SLICE_INIT(glob), NULL, sign \
    }
    LOOK("LICEN?E*", look_at_licence),
    LOOK("COPYING*", look_at_licence),
    LOOK("COPYRIGHT*", look_at_licence),
    LOOK("UNLICEN?E*", look_at_licence),
    LOOK("*-LICEN?E", look_at_licence),
    LOOK("*-LICEN?E.*", look_at_licence),
    LOOK("EULA*", look_at_licence),
    LOOK("LICENSES/*", look_at_licence_of_reuse),
    LOOK("META-INF/LICEN?E*", look_at_licence),
    LOOK("README*", look_at_readme),
    // Manifests.
    LOOK("package.json", look_at_package_json),
    LOOK("composer.json", look_at_manifest),
    LOOK("Cargo.toml", look_at_manifest),
    LOOK("pyproject.toml", look_at_pyproject),
    LOOK("setup.py", look_at_manifest),
    LOOK("setup.cfg", look_at_manifest),
    LOOK("PKG-INFO", look_at_manifest),
    LOOK("META-INF/MANIFEST.MF", look_at_manifest),
    LOOK("DESCRIPTION", look_at_manifest),
    LOOK("*.gemspec", look_at_manifest),
    LOOK("*.cabal", look_at_manifest),
    LOOK("*.nuspec", look_at_manifest),
    LOOK("*.csproj", look_at_manifest),
    LOOK("Directory.Build.props", look_at_manifest),
    LOOK("mix.exs", look_at_manifest),
    LOOK("pom.xml", look_at_build),
    LOOK("build.gradle*", look_at_build),
    LOOK("settings.gradle*", look_at_build),
    SIGN("PKG-INFO", SIGN_PUBLISHED),
    SIGN(".cargo_vcs_info.json", SIGN_PUBLISHED),
    SIGN("META-INF/maven/**/pom.properties", SIGN_PUBLISHED),
    // Where packages and images come from.
    LOOK(".npmrc", look_at_registry_file),
    LOOK(".yarnrc*", look_at_registry_file),
    LOOK("bunfig.toml", look_at_registry_file),
    LOOK("pip.conf", look_at_registry_file),
    LOOK("pip.ini", look_at_registry_file),
    LOOK("NuGet.config", look_at_registry_file),
    LOOK(".cargo/config*", look_at_registry_file),
    LOOK(".bundle/config", look_at_registry_file),
    LOOK("settings.xml", look_at_registry_file),
    LOOK(".mvn/settings.xml", look_at_registry_file),
    LOOK("requirements*.txt", look_at_index),
    LOOK("Pipfile", look_at_sources),
    LOOK("Gemfile", look_at_sources),
    LOOK("package-lock.json", look_at_lock),
    LOOK("yarn.lock", look_at_lock),
    LOOK("Dockerfile*", look_at_dockerfile),
    // Who takes part.
    LOOK("CODEOWNERS", look_at_codeowners),
    LOOK(".github/CODEOWNERS", look_at_codeowners),
    LOOK(".gitlab/CODEOWNERS", look_at_codeowners),
    LOOK("docs/CODEOWNERS", look_at_codeowners),
    SIGN("CONTRIBUTING*", SIGN_CONTRIBUTING),
    SIGN(".github/CONTRIBUTING*", SIGN_CONTRIBUTING),
    SIGN("docs/CONTRIBUTING*", SIGN_CONTRIBUTING),
    SIGN("CODE?OF?CONDUCT*", SIGN_CONDUCT),
    SIGN(".github/CODE?OF?CONDUCT*", SIGN_CONDUCT),
    SIGN("GOVERNANCE*", SIGN_GOVERNANCE),
    SIGN("MAINTAINERS*", SIGN_GOVERNANCE),
    SIGN("AUTHORS*", SIGN_GOVERNANCE),
    SIGN("CONTRIBUTORS*", SIGN_GOVERNANCE),
    SIGN(".all-contributorsrc", SIGN_GOVERNANCE),
    SIGN(".github/FUNDING.yml", SIGN_FUNDING),
    SIGN("FUNDING.json", SIGN_FUNDING),
    SIGN(".github/ISSUE_TEMPLATE*", SIGN_ISSUE_FORM),
    SIGN(".github/ISSUE_TEMPLATE/*", SIGN_ISSUE_FORM),
    SIGN(".gitlab/issue_templates/*", SIGN_ISSUE_FORM),
    LOOK("SECURITY.*", look_at_security),
    LOOK(".github/SECURITY.*", look_at_security),
    LOOK("debian/copyright", look_at_debian),
    // Services for public projects, and for companies.
    SIGN(".travis.yml", SIGN_PUBLIC_CI),
    SIGN(".readthedocs.y*ml", SIGN_PUBLIC_CI),
    SIGN("codecov.yml", SIGN_PUBLIC_CI),
    SIGN(".codecov.yml", SIGN_PUBLIC_CI),
    SIGN(".goreleaser.y*ml", SIGN_PUBLIC_CI),
    SIGN(".zuul.yaml", SIGN_PUBLIC_CI),
    LOOK(".github/workflows/*", look_at_pipeline),
    LOOK(".gitlab-ci.yml", look_at_pipeline),
    LOOK("Jenkinsfile*", look_at_company_pipeline),
    LOOK("azure-pipelines*.y*ml", look_at_company_pipeline),
    LOOK("bitbucket-pipelines.yml", look_at_company_pipeline),
    LOOK("buildspec.yml", look_at_company_pipeline),
    LOOK("sonar-project.properties", look_at_company_pipeline),
    // Deployments.
    SIGN("k8s/*", SIGN_DEPLOYMENT),
    SIGN("kubernetes/*.y*ml", SIGN_DEPLOYMENT),
    SIGN("helm/*", SIGN_DEPLOYMENT),
    SIGN("terraform/*.tf", SIGN_DEPLOYMENT),
    SIGN("infra/*.tf", SIGN_DEPLOYMENT),
    SIGN("deploy/*.y*ml", SIGN_DEPLOYMENT),
    SIGN("fly.toml", SIGN_DEPLOYMENT),
    SIGN("vercel.json", SIGN_DEPLOYMENT),
    SIGN("render.yaml", SIGN_DEPLOYMENT),
    SIGN("Procfile", SIGN_DEPLOYMENT),
    SIGN("app.yaml", SIGN_DEPLOYMENT),
    SIGN("serverless.yml", SIGN_DEPLOYMENT),
    SIGN("skaffold.yaml", SIGN_DEPLOYMENT),
    SIGN("docker-compose.prod*.y*ml", SIGN_PRODUCTION),
    SIGN("compose.prod*.y*ml", SIGN_PRODUCTION),
#undef LOOK
#undef SIGN
};

bool ownership_wants(struct slice path)
{
    for (size_t i = 0; i < COUNT_OF(files); i++)
        if (path_glob_fits(files[i].glob, path))
            return true;
    return ownership_of_path(path) != SIGN_COUNT;
}

void ownership_look(struct ownership *o, const struct blob *blob)
{
    struct slice path = blob_place(blob);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        if (!path_glob_fits(files[i].glob, path))
            continue;
        if (files[i].look)
            files[i].look(o, blob);
        else
            saw(o, files[i].sign, blob);
    }
}
