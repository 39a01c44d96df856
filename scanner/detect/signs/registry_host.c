#include "registry_host.h"

// A host fits when it is one of these or ends with a dot and one of these.
static const struct slice public_hosts[] = {
#define HOST(name) SLICE_INIT(name)
    // packages
    HOST("npmjs.org"),
    HOST("npmjs.com"),
    HOST("yarnpkg.com"),
    HOST("npmmirror.com"),
    HOST("taobao.org"),
    HOST("jsr.io"),
    HOST("pypi.org"),
    HOST("python.org"),
    HOST("pythonhosted.org"),
    HOST("pytorch.org"),
    HOST("anaconda.org"),
    HOST("anaconda.com"),
    HOST("crates.io"),
    HOST("rust-lang.org"),
    HOST("rubygems.org"),
    HOST("packagist.org"),
    HOST("getcomposer.org"),
    HOST("drupal.org"),
    HOST("wpackagist.org"),
    HOST("nuget.org"),
    HOST("maven.org"),
    HOST("apache.org"),
    HOST("sonatype.org"),
    HOST("google.com"),
    HOST("googleapis.com"),
    HOST("gradle.org"),
    HOST("spring.io"),
    HOST("jitpack.io"),
    HOST("jboss.org"),
    HOST("eclipse.org"),
    HOST("jetbrains.com"),
    HOST("jetbrains.space"),
    HOST("kotlinlang.org"),
    HOST("clojars.org"),
    HOST("confluent.io"),
    HOST("bintray.com"),
    HOST("java.net"),
    HOST("scala-sbt.org"),
    HOST("jenkins-ci.org"),
    HOST("atlassian.com"),
    HOST("hex.pm"),
    HOST("pub.dev"),
    HOST("r-project.org"),
    HOST("rstudio.com"),
    HOST("golang.org"),
    HOST("goproxy.io"),
    HOST("goproxy.cn"),
    HOST("hackage.haskell.org"),
    HOST("cocoapods.org"),
    HOST("conan.io"),
    HOST("debian.org"),
    HOST("ubuntu.com"),
    HOST("fedoraproject.org"),
    HOST("aliyun.com"),
    HOST("huaweicloud.com"),
    HOST("tencent.com"),
    HOST("edu.cn"),
    HOST("ustc.edu.cn"),
    HOST("minecraftforge.net"),
    HOST("fabricmc.net"),
    HOST("papermc.io"),
    HOST("mozilla.org"),
    HOST("w3.org"),
    HOST("xmlsoap.org"),
    HOST("schema.org"),
    HOST("json-schema.org"),
    HOST("microsoft.com"),
    // code
    HOST("github.com"),
    HOST("githubusercontent.com"),
    HOST("github.io"),
    HOST("gitlab.com"),
    HOST("bitbucket.org"),
    HOST("codeberg.org"),
    HOST("sourceforge.net"),
    HOST("git.sr.ht"),
    // images
    HOST("docker.io"),
    HOST("docker.com"),
    HOST("quay.io"),
    HOST("ghcr.io"),
    HOST("mcr.microsoft.com"),
    HOST("public.ecr.aws"),
    HOST("registry.k8s.io"),
    HOST("k8s.gcr.io"),
    HOST("redhat.com"),
    HOST("redhat.io"),
    HOST("nvcr.io"),
    HOST("elastic.co"),
    HOST("cgr.dev"),
    HOST("suse.com"),
    HOST("opensuse.org"),
    HOST("oracle.com"),
    // nobody's
    HOST("localhost"),
    HOST("localdomain"),
    HOST("example.com"),
    HOST("example.org"),
    HOST("example.net"),
    HOST("example"),
    HOST("test"),
    HOST("invalid"),
};

static const struct slice rented_hosts[] = {
    HOST("npm.pkg.github.com"),
    HOST("maven.pkg.github.com"),
    HOST("nuget.pkg.github.com"),
    HOST("rubygems.pkg.github.com"),
    HOST("docker.pkg.github.com"),
    HOST("pkgs.dev.azure.com"),
    HOST("pkgs.visualstudio.com"),
    HOST("visualstudio.com"),
    HOST("azurecr.io"),
    HOST("amazonaws.com"),
    HOST("pkg.dev"),
    HOST("gcr.io"),
    HOST("gemfury.com"),
    HOST("fury.io"),
    HOST("cloudsmith.io"),
    HOST("jfrog.io"),
    HOST("packagecloud.io"),
    HOST("myget.org"),
    HOST("repo.packagist.com"),
    HOST("registry.gitlab.com"),
    HOST("gem.coop.internal"),
    HOST("deps.co"),
    HOST("repsy.io"),
    HOST("feedz.io"),
#undef HOST
};

static bool is_below(struct slice host, struct slice parent)
{
    return slice_ends_with_nocase(host, parent) &&
           (host.len == parent.len || host.ptr[host.len - parent.len - 1] == '.');
}

// A name with a dot and letters in its last part: no address, no variable, no name of a container.
static bool is_host_name(struct slice host)
{
    size_t dot = SLICE_NOT_FOUND;
    for (size_t i = 0; i < host.len; i++) {
        if (host.ptr[i] == '.')
            dot = i;
        else if (!is_alnum(host.ptr[i]) && host.ptr[i] != '-')
            return false;
    }
    return dot != SLICE_NOT_FOUND && dot > 0 && dot + 2 < host.len && is_alpha(host.ptr[dot + 1]);
}

enum registry_kind registry_kind_of(struct slice host)
{
    if (!is_host_name(host))
        return REGISTRY_PUBLIC;
    if (SLICE_ANY(host, is_below, rented_hosts))
        return REGISTRY_RENTED;
    return SLICE_ANY(host, is_below, public_hosts) ? REGISTRY_PUBLIC : REGISTRY_OWN;
}

// "user:password@host:port/path". A password with a '/' in it leaves something that is no host name, or the user's
// name; what has no '@' in its path is neither.
static struct slice host_of(struct slice url)
{
    size_t end = 0, at;
    while (end < url.len && !is_space(url.ptr[end]) &&
           !slice_has_byte(SLICE("\"'<>)`,;"), url.ptr[end]))
        end++;
    url = slice_cut(url, 0, end);
    size_t slash = slice_find_byte(url, '/');
    if (slice_has_byte(slice_cut(url, slash, url.len), '@'))
        return SLICE("");
    url = slice_cut(url, 0, slash);
    while ((at = slice_find_byte(url, '@')) != SLICE_NOT_FOUND)
        url = slice_cut(url, at + 1, url.len);
    return slice_cut(url, 0, slice_find_byte(url, ':'));
}

struct slice registry_find(struct slice text, struct slice before)
{
    enum { NEAR = 120 };
    size_t at = 0, next;
    while ((next = slice_find(slice_cut(text, at, text.len), SLICE("//"))) != SLICE_NOT_FOUND) {
        at += next;
        struct slice ahead = slice_cut(text, at > NEAR ? at - NEAR : 0, at);
        at += 2;
        struct slice host = host_of(slice_cut(text, at, at + 300));
        if (registry_kind_of(host) != REGISTRY_PUBLIC &&
            (before.len == 0 || slice_find_nocase(ahead, before) != SLICE_NOT_FOUND))
            return host;
    }
    return SLICE("");
}

struct slice registry_find_image(struct slice text)
{
    struct slice line;
    while (slice_split(&text, '\n', &line)) {
        line = slice_trim(line);
        if (!slice_starts_with_nocase(line, SLICE("FROM ")))
            continue;
        line = slice_trim(slice_cut(line, 5, line.len));
        if (slice_starts_with(line, SLICE("--")))
            line = slice_trim(slice_cut(line, slice_find_byte(line, ' '), line.len));
        size_t slash = slice_find_byte(line, '/');
        struct slice host = slice_cut(line, 0, slash);
        host = slice_cut(host, 0, slice_find_byte(host, ':'));
        if (slash != SLICE_NOT_FOUND && registry_kind_of(host) != REGISTRY_PUBLIC)
            return host;
    }
    return SLICE("");
}
