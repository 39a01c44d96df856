#include "inference.h"

#include "print.h"
#include "sign.h"

enum { SIGNALS_FROM_GIT = 8, SHOWN = 60 };

struct signal_list {
    struct signal *items;
    size_t count, room;
    struct arena *memory;
};

static void add(struct signal_list *list, enum sign_id sign, struct slice more)
{
    if (list->count < list->room)
        list->items[list->count++] = sign_signal(sign, SLICE(""), more, list->memory);
}

enum host_kind {
    HOST_OPEN_TO_ALL, // anybody may keep a repository there, public or not: says nothing
    HOST_COMMUNITY,   // only free software
    HOST_CLOSED,      // a service whose repositories belong to an organisation
    HOST_NAMELESS,    // an address, an alias of SSH's configuration, a machine at home
    HOST_OWN,
};

// A host fits when it is the name, or ends with a dot and the name. The first row that fits wins.
static const struct {
    struct slice name;
    enum host_kind kind;
} hosts[] = {
    {SLICE_INIT("github.com"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("gitlab.com"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("bitbucket.org"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("git.sr.ht"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("gitea.com"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("gitee.com"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("hf.co"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("huggingface.co"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("heroku.com"), HOST_OPEN_TO_ALL},
    {SLICE_INIT("codeberg.org"), HOST_COMMUNITY},
    {SLICE_INIT("notabug.org"), HOST_COMMUNITY},
    {SLICE_INIT("framagit.org"), HOST_COMMUNITY},
    {SLICE_INIT("opendev.org"), HOST_COMMUNITY},
    {SLICE_INIT("sourceforge.net"), HOST_COMMUNITY},
    {SLICE_INIT("launchpad.net"), HOST_COMMUNITY},
    {SLICE_INIT("googlesource.com"), HOST_COMMUNITY},
    {SLICE_INIT("debian.org"), HOST_COMMUNITY},
    {SLICE_INIT("gnome.org"), HOST_COMMUNITY},
    {SLICE_INIT("kde.org"), HOST_COMMUNITY},
    {SLICE_INIT("kernel.org"), HOST_COMMUNITY},
    {SLICE_INIT("gnu.org"), HOST_COMMUNITY},
    {SLICE_INIT("freedesktop.org"), HOST_COMMUNITY},
    {SLICE_INIT("apache.org"), HOST_COMMUNITY},
    {SLICE_INIT("eclipse.org"), HOST_COMMUNITY},
    {SLICE_INIT("fedoraproject.org"), HOST_COMMUNITY},
    {SLICE_INIT("pagure.io"), HOST_COMMUNITY},
    {SLICE_INIT("archlinux.org"), HOST_COMMUNITY},
    {SLICE_INIT("gentoo.org"), HOST_COMMUNITY},
    {SLICE_INIT("alpinelinux.org"), HOST_COMMUNITY},
    {SLICE_INIT("postgresql.org"), HOST_COMMUNITY},
    {SLICE_INIT("wikimedia.org"), HOST_COMMUNITY},
    {SLICE_INIT("videolan.org"), HOST_COMMUNITY},
    {SLICE_INIT("ffmpeg.org"), HOST_COMMUNITY},
    {SLICE_INIT("torproject.org"), HOST_COMMUNITY},
    {SLICE_INIT("blender.org"), HOST_COMMUNITY},
    {SLICE_INIT("code.qt.io"), HOST_COMMUNITY},
    {SLICE_INIT("sourceware.org"), HOST_COMMUNITY},
    {SLICE_INIT("ghe.com"), HOST_CLOSED},
    {SLICE_INIT("dev.azure.com"), HOST_CLOSED},
    {SLICE_INIT("visualstudio.com"), HOST_CLOSED},
    {SLICE_INIT("amazonaws.com"), HOST_CLOSED},
    {SLICE_INIT("source.developers.google.com"), HOST_CLOSED},
    {SLICE_INIT("assembla.com"), HOST_CLOSED},
    {SLICE_INIT("beanstalkapp.com"), HOST_CLOSED},
    {SLICE_INIT("local"), HOST_NAMELESS},
    {SLICE_INIT("lan"), HOST_NAMELESS},
    {SLICE_INIT("home.arpa"), HOST_NAMELESS},
    {SLICE_INIT("localdomain"), HOST_NAMELESS},
};

static bool is_below(struct slice host, struct slice parent)
{
    return slice_ends_with(host, parent) &&
           (host.len == parent.len || host.ptr[host.len - parent.len - 1] == '.');
}

static enum host_kind host_kind(struct slice host)
{
    size_t dot = SLICE_NOT_FOUND;
    for (size_t i = 0; i < host.len; i++)
        if (host.ptr[i] == '.')
            dot = i;
    if (dot == SLICE_NOT_FOUND || dot + 1 == host.len || !is_alpha(host.ptr[dot + 1]))
        return HOST_NAMELESS;
    // "github.com-work" is what people call a second account in the configuration of SSH.
    size_t dash = slice_find(host, SLICE(".com-"));
    host = slice_cut(host, 0, dash == SLICE_NOT_FOUND ? dash : dash + 4);
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++)
        if (is_below(host, hosts[i].name))
            return hosts[i].kind;
    return HOST_OWN;
}

// Of each kind of host the first, in the order of the remotes.
static void add_remotes(struct signal_list *list, const struct repository_facts *facts)
{
    static const struct {
        enum host_kind kind;
        enum sign_id sign;
    } rows[] = {
        {HOST_OWN, SIGN_OWN_HOST},
        {HOST_CLOSED, SIGN_CLOSED_HOST},
        {HOST_COMMUNITY, SIGN_COMMUNITY_HOST},
    };
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        for (size_t i = 0; i < facts->remote_count; i++) {
            struct slice host = facts->remotes[i].host;
            if (host_kind(host) != rows[row].kind)
                continue;
            add(list, rows[row].sign, slice_of_string(print_quoted(list->memory, host, SHOWN)));
            break;
        }
    }
}

// "acme" of "mail.acme.co.uk", as far as that can be told: the longest part.
static bool is_named_after(struct slice owner, struct slice domain)
{
    struct slice part, longest = {0};
    while (slice_split(&domain, '.', &part))
        if (part.len > longest.len)
            longest = part;
    return longest.len > 2 && owner.len > 0 && slice_starts_with_nocase(owner, longest);
}

static void add_organisation(struct signal_list *list, const struct repository_facts *facts,
                             const struct author_domain *company)
{
    for (size_t i = 0; i < facts->remote_count; i++) {
        if (is_named_after(facts->remotes[i].owner, company->domain)) {
            add(list, SIGN_ORGANISATION, SLICE(""));
            return;
        }
    }
}

// What the addresses of the last commits add up to.
struct crowd {
    unsigned people, told; // with addresses that say something, and their commits
    unsigned hidden;       // people with addresses that say nothing
    unsigned free_commits;
    const struct author_domain *company; // the one with the most commits
};

static struct crowd crowd_of(const struct authors *authors)
{
    struct crowd crowd = {0};
    for (size_t i = 0; i < authors->domain_count; i++) {
        const struct author_domain *domain = &authors->domains[i];
        if (domain->kind == DOMAIN_HIDDEN) {
            crowd.hidden += domain->authors;
            continue;
        }
        crowd.people += domain->authors;
        crowd.told += domain->commits;
        if (domain->kind == DOMAIN_FREEMAIL)
            crowd.free_commits += domain->commits;
        else if (!crowd.company)
            crowd.company = domain;
    }
    return crowd;
}

// One person with a freemail address is a sign of a personal project; one company's domain on most
// commits is a sign of that company. A crowd of both is what open source looks like.
static void add_authors(struct signal_list *list, const struct repository_facts *facts,
                        const struct authors *authors)
{
    enum { FEW = 5, CROWD = 10, MANY = 10 };
    struct crowd crowd = crowd_of(authors);
    const struct author_domain *company = crowd.company;

    if (authors->commits >= FEW && authors->by_remote_owner * 3 >= authors->commits * 2)
        add(list, SIGN_OWN_ACCOUNT, SLICE(""));
    if (crowd.told < FEW)
        return;
    // Their commits on the host's pages have another address; more than one of these is somebody else.
    if (crowd.people == 1 && crowd.hidden <= 1 && crowd.free_commits == crowd.told)
        add(list, SIGN_ONE_PERSON, SLICE(""));
    else if (crowd.people >= CROWD && (!company || company->commits * 2 < crowd.told))
        add(list, SIGN_CROWD, SLICE(""));
    else if (company && company->authors > 1 && company->commits * 3 >= crowd.told * 2)
        add(list, SIGN_COLLEAGUES, SLICE(""));
    if (company && company->authors >= MANY)
        add(list, SIGN_MANY_COLLEAGUES, SLICE(""));
    if (company && company->authors > 1)
        add_organisation(list, facts, company);
}

const struct signal *infer_signals(const struct ownership *ownership,
                                   const struct repository_facts *facts,
                                   const struct authors *authors, struct arena *memory,
                                   size_t *count)
{
    struct signal_list list = {.room = SIGN_COUNT + SIGNALS_FROM_GIT, .memory = memory};
    list.items = ARENA_ARRAY(memory, list.room, struct signal);
    list.count = ownership_signals(ownership, list.items, memory);
    add_remotes(&list, facts);
    add_authors(&list, facts, authors);
    *count = list.count;
    return list.items;
}
