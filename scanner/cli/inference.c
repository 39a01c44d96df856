#include "inference.h"

#include "print.h"

enum { SIGNALS_FROM_GIT = 8, SHOWN = 60 };

struct signal_list {
    struct signal *items;
    size_t count, room;
    struct arena *memory;
};

static void add(struct signal_list *list, enum owner points_to, int weight, struct slice words)
{
    if (list->count < list->room)
        list->items[list->count++] = (struct signal){points_to, weight, words};
}

// Hosts where anybody may keep a public repository say nothing; a host of one's own does.
static bool is_public_host(struct slice host)
{
    static const struct slice hosts[] = {
        SLICE_INIT("github.com"),   SLICE_INIT("gitlab.com"), SLICE_INIT("bitbucket.org"),
        SLICE_INIT("codeberg.org"), SLICE_INIT("git.sr.ht"),  SLICE_INIT("ssh.github.com"),
    };
    static const struct slice commons[] = {
        SLICE_INIT(".debian.org"), SLICE_INIT(".gnome.org"),        SLICE_INIT(".kde.org"),
        SLICE_INIT(".kernel.org"), SLICE_INIT(".gnu.org"),          SLICE_INIT(".freedesktop.org"),
        SLICE_INIT(".apache.org"), SLICE_INIT(".googlesource.com"),
    };
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++)
        if (slice_equals_nocase(host, hosts[i]))
            return true;
    for (size_t i = 0; i < sizeof commons / sizeof commons[0]; i++)
        if (slice_ends_with(host, commons[i]))
            return true;
    return false;
}

static void add_remotes(struct signal_list *list, const struct repository_facts *facts)
{
    for (size_t i = 0; i < facts->remote_count; i++) {
        struct slice host = facts->remotes[i].host;
        if (host.len == 0 || is_public_host(host))
            continue;
        add(list, OWNER_ENTERPRISE, 2,
            arena_printf(list->memory, "a remote is on %s, a host of its own",
                         print_quoted(list->memory, host, SHOWN)));
        return;
    }
}

// One person with a freemail address is a sign of a personal project; one company's domain on most
// commits is a sign of that company. A crowd of both is what open source looks like.
static void add_authors(struct signal_list *list, const struct authors *authors)
{
    enum { FEW = 5, CROWD = 10 };
    unsigned people = 0, free_commits = 0, told = 0;
    const struct author_domain *company = NULL;
    for (size_t i = 0; i < authors->domain_count; i++) {
        const struct author_domain *d = &authors->domains[i];
        if (d->kind == DOMAIN_HIDDEN)
            continue;
        people += d->authors;
        told += d->commits;
        if (d->kind == DOMAIN_FREEMAIL)
            free_commits += d->commits;
        else if (!company)
            company = d;
    }
    if (told < FEW)
        return;
    if (people == 1 && free_commits == told)
        add(list, OWNER_PERSONAL, 3,
            SLICE("all commits are by one person with a freemail address"));
    else if (people >= CROWD && (!company || company->commits * 2 < told))
        add(list, OWNER_OSS, 2, SLICE("many people with addresses of many domains commit"));
    else if (company && company->authors > 1 && company->commits * 3 >= told * 2)
        add(list, OWNER_STARTUP, 2, SLICE("most commits come from one company's addresses"));
}

const struct signal *infer_signals(const struct ownership *ownership,
                                   const struct repository_facts *facts,
                                   const struct authors *authors, struct arena *memory,
                                   size_t *count)
{
    struct signal_list list = {.room = ownership->count + SIGNALS_FROM_GIT, .memory = memory};
    list.items = ARENA_ARRAY(memory, list.room, struct signal);
    for (size_t i = 0; i < ownership->count; i++) {
        const struct signal *s = &ownership->signals[i];
        add(&list, s->points_to, s->weight, s->words);
    }
    add_remotes(&list, facts);
    add_authors(&list, authors);
    *count = list.count;
    return list.items;
}
