#include "authors.h"

#include "digest.h"
#include "kind.h"

#include <stdlib.h>

enum { LONGEST_DOMAIN = 253 };

// Open to anyone, so they say nothing of an employer.
static const char *const freemail[] = {
    "126.com",        "163.com",        "aol.com",       "bk.ru",          "duck.com",
    "email.cz",       "fastmail.com",   "fastmail.fm",   "free.fr",        "gmail.com",
    "gmx.at",         "gmx.ch",         "gmx.com",       "gmx.de",         "gmx.net",
    "googlemail.com", "hey.com",        "hotmail.com",   "hotmail.co.uk",  "hotmail.de",
    "hotmail.fr",     "icloud.com",     "inbox.ru",      "laposte.net",    "libero.it",
    "list.ru",        "live.com",       "mac.com",       "mail.com",       "mail.ru",
    "mailbox.org",    "me.com",         "msn.com",       "naver.com",      "orange.fr",
    "outlook.com",    "outlook.de",     "outlook.fr",    "pm.me",          "posteo.de",
    "posteo.net",     "proton.me",      "protonmail.ch", "protonmail.com", "qq.com",
    "rambler.ru",     "rediffmail.com", "riseup.net",    "seznam.cz",      "t-online.de",
    "tuta.io",        "tutanota.com",   "tutanota.de",   "web.de",         "wp.pl",
    "yahoo.co.in",    "yahoo.co.jp",    "yahoo.co.uk",   "yahoo.com",      "yahoo.com.br",
    "yahoo.de",       "yahoo.fr",       "yandex.com",    "yandex.ru",      "ymail.com",
    "zoho.com",
};

struct author_count {
    const struct repository_facts *facts;
    struct arena *run;
    struct authors authors;
    struct author_domain domains[AUTHORS_MOST_COMMITS];
    uint64_t addresses[AUTHORS_MOST_COMMITS]; // as hashes
    size_t domain_count, address_count;
};

struct author_count *author_count_new(const struct source *source, struct arena *run)
{
    struct author_count *count = ARENA_NEW(run, struct author_count);
    count->facts = &source->facts;
    count->run = run;
    return count;
}

static bool is_within(struct slice domain, struct slice parent)
{
    return slice_ends_with(domain, parent) &&
           (domain.len == parent.len || domain.ptr[domain.len - parent.len - 1] == '.');
}

static enum domain_kind kind_of(struct slice domain)
{
    static const char *const hidden[] = {"noreply.github.com", "noreply.gitlab.com",
                                         "noreply.codeberg.org", "localhost", "localdomain",
                                         "local", "invalid", "example", "test",
                                         // of those who study or teach: no employer's code
                                         "edu"};
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
        if (is_within(domain, slice_of_string(hidden[i])))
            return DOMAIN_HIDDEN;
    for (size_t i = 0; i < sizeof freemail / sizeof freemail[0]; i++)
        if (slice_equals(domain, slice_of_string(freemail[i])))
            return DOMAIN_FREEMAIL;
    // A host name without a dot is a machine's.
    return slice_find_byte(domain, '.') == SLICE_NOT_FOUND ? DOMAIN_HIDDEN : DOMAIN_COMPANY;
}

// The domain in lower case; false for what is no host name.
static bool take_domain(struct slice address, char domain[LONGEST_DOMAIN], struct slice *out)
{
    size_t at = slice_find_byte(address, '@');
    struct slice host = slice_cut(address, at == SLICE_NOT_FOUND ? at : at + 1, address.len);
    if (host.len == 0 || host.len > LONGEST_DOMAIN)
        return false;
    for (size_t i = 0; i < host.len; i++) {
        char c = to_lower(host.ptr[i]);
        if (!is_alnum(c) && c != '.' && c != '-')
            return false;
        domain[i] = c;
    }
    *out = slice_of(domain, host.len);
    return true;
}

static bool is_new_address(struct author_count *count, struct slice address)
{
    static const unsigned char key[16] = {0};
    uint64_t hash = siphash(key, address);
    for (size_t i = 0; i < count->address_count; i++)
        if (count->addresses[i] == hash)
            return false;
    count->addresses[count->address_count++] = hash;
    return true;
}

static void count_address(struct author_count *count, struct slice address)
{
    char text[LONGEST_DOMAIN];
    struct slice domain;
    size_t i = 0;

    if (!take_domain(address, text, &domain))
        return;
    while (i < count->domain_count && !slice_equals(count->domains[i].domain, domain))
        i++;
    if (i == count->domain_count)
        count->domains[count->domain_count++] = (struct author_domain){
            .domain = arena_copy(count->run, domain), .kind = kind_of(domain)};
    count->domains[i].commits++;
    count->domains[i].authors += is_new_address(count, address);
}

// "12345+octocat@users.noreply.github.com", "octocat@example.com" and "Octo Cat" are all likely to be the
// account github.com/octocat.
static bool is_account(struct slice account, const struct recent_commit *commit)
{
    struct slice user = commit->author_mail, name = commit->author_name;
    size_t at = 0;

    user = slice_cut(user, 0, slice_find_byte(user, '@'));
    size_t plus = slice_find_byte(user, '+');
    if (plus != SLICE_NOT_FOUND)
        user = slice_cut(user, plus + 1, user.len);
    if (account.len == 0 || slice_equals_nocase(account, user))
        return account.len > 0;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == ' ' || name.ptr[i] == '-' || name.ptr[i] == '.')
            continue;
        while (at < account.len && account.ptr[at] == '-')
            at++;
        if (at == account.len || to_lower(account.ptr[at++]) != to_lower(name.ptr[i]))
            return false;
    }
    return at > 0 && at == account.len;
}

static bool is_by_remote_owner(const struct repository_facts *facts,
                               const struct recent_commit *commit)
{
    for (size_t i = 0; i < facts->remote_count; i++)
        if (is_account(facts->remotes[i].owner, commit))
            return true;
    return false;
}

static int compare_domains(const void *left, const void *right)
{
    const struct author_domain *a = left, *b = right;
    if (a->commits != b->commits)
        return a->commits > b->commits ? -1 : 1;
    return slice_compare(a->domain, b->domain);
}

void author_count_add(struct author_count *count, const struct recent_commit *commit)
{
    if (count->authors.commits == AUTHORS_MOST_COMMITS)
        return;
    count->authors.commits++;
    count->authors.by_remote_owner += is_by_remote_owner(count->facts, commit);
    count_address(count, commit->author_mail);
}

const struct authors *author_count_sum(struct author_count *count)
{
    if (count->domain_count)
        qsort(count->domains, count->domain_count, sizeof *count->domains, compare_domains);
    count->authors.domains = count->domains;
    count->authors.domain_count = count->domain_count;
    return &count->authors;
}
