// Signs of who owns a repository: those of its files, of its remotes and of its authors.
#include "inference.h"
#include "sign.h"

#include "unit.h"

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

// "OWNER WEIGHT WORDS" for each sign, one a line.
static const char *signs_of(const struct ownership *files, const struct repository_facts *facts,
                            const struct authors *authors)
{
    static const struct ownership no_files;
    static const struct repository_facts no_facts;
    static const struct authors no_authors;
    size_t count;
    const struct signal *all = infer_signals(files ? files : &no_files, facts ? facts : &no_facts,
                                             authors ? authors : &no_authors, &memory, &count);
    struct slice said = arena_copy(&memory, SLICE(""));
    for (size_t i = 0; i < count; i++)
        said = arena_printf(&memory, "%.*s%s %d %.*s\n", SLICE_ARG(said),
                            owner_name(all[i].points_to), all[i].weight, SLICE_ARG(all[i].words));
    return said.ptr;
}

static void nothing_known_gives_no_sign(void **state)
{
    (void)state;
    assert_string_equal(signs_of(NULL, NULL, NULL), "");
}

static void signs_of_files_come_first(void **state)
{
    struct ownership files = {.memory = &memory};
    const struct remote remote = {SLICE("git.firma.de"), SLICE("team")};
    const struct repository_facts facts = {.remotes = &remote, .remote_count = 1};
    (void)state;
    ownership_saw(&files, SIGN_DEPLOYMENT, SLICE("Procfile"), SLICE(""));
    assert_string_equal(signs_of(&files, &facts, NULL),
                        "startup 1 Procfile deploys a service\n"
                        "enterprise 3 a remote is on a host of its own, git.firma.de\n");
}

static const char *signs_of_remotes(const struct remote *remotes, size_t count)
{
    struct repository_facts facts = {.remotes = remotes, .remote_count = count};
    return signs_of(NULL, &facts, NULL);
}

#define REMOTES(...)                                       \
    signs_of_remotes((const struct remote[]){__VA_ARGS__}, \
                     sizeof((const struct remote[]){__VA_ARGS__}) / sizeof(struct remote))

static void a_host_of_ones_own_points_to_a_company(void **state)
{
    (void)state;
    assert_string_equal(REMOTES({SLICE("git.firma.de"), SLICE("team")}),
                        "enterprise 3 a remote is on a host of its own, git.firma.de\n");
    // Once, however many there are; public ones do not take it back.
    assert_string_equal(REMOTES({SLICE("github.com"), SLICE("octo-org")},
                                {SLICE("git.firma.de"), SLICE("a")},
                                {SLICE("git.other.de"), SLICE("b")}),
                        "enterprise 3 a remote is on a host of its own, git.firma.de\n");
    assert_string_equal(REMOTES({SLICE("firma.ghe.com"), SLICE("a")}),
                        "startup 3 a remote is on a service for organisations, firma.ghe.com\n");
}

static void a_host_of_free_software_points_to_that(void **state)
{
    (void)state;
    assert_string_equal(REMOTES({SLICE("salsa.debian.org"), SLICE("debian")}),
                        "oss 2 a remote is on a host of free software, salsa.debian.org\n");
    assert_string_equal(REMOTES({SLICE("notdebian.org"), SLICE("debian")}),
                        "enterprise 3 a remote is on a host of its own, notdebian.org\n");
}

static void a_host_that_is_open_to_anyone_or_nameless_says_nothing(void **state)
{
    (void)state;
    assert_string_equal(REMOTES({SLICE("github.com"), SLICE("octo-org")},
                                {SLICE("ssh.github.com"), SLICE("x")},
                                {SLICE("github.com-work"), SLICE("x")}, {SLICE("work"), SLICE("x")},
                                {SLICE("192.168.1.4"), SLICE("x")}, {SLICE("nas.local"), {0}},
                                {SLICE(""), SLICE("")}, {SLICE("."), SLICE("")}),
                        "");
}

static const char *signs_of_authors(const struct author_domain *domains, size_t count)
{
    struct authors authors = {.commits = 200, .domains = domains, .domain_count = count};
    return signs_of(NULL, NULL, &authors);
}

#define AUTHORS(...)                                                       \
    signs_of_authors((const struct author_domain[]){__VA_ARGS__},          \
                     sizeof((const struct author_domain[]){__VA_ARGS__}) / \
                         sizeof(struct author_domain))
#define COMPANY(name, commits, authors)               \
    {                                                 \
        SLICE(name), DOMAIN_COMPANY, commits, authors \
    }
#define FREEMAIL(name, commits, authors)               \
    {                                                  \
        SLICE(name), DOMAIN_FREEMAIL, commits, authors \
    }
#define HIDDEN(commits, authors)                                \
    {                                                           \
        SLICE("users.noreply"), DOMAIN_HIDDEN, commits, authors \
    }

static void one_person_with_a_freemail_address_points_to_a_personal_project(void **state)
{
    const char *personal = "personal 3 all commits are by one person with a freemail address\n";
    (void)state;
    assert_string_equal(AUTHORS(FREEMAIL("gmail.com", 40, 1)), personal);
    assert_string_equal(AUTHORS(FREEMAIL("gmail.com", 40, 1), HIDDEN(30, 1)), personal);
    assert_string_equal(AUTHORS(FREEMAIL("gmail.com", 40, 1), HIDDEN(30, 2)), "");
    assert_string_equal(AUTHORS(FREEMAIL("gmail.com", 40, 2)), "");
    assert_string_equal(AUTHORS(COMPANY("sam.name", 40, 1)), "");
}

static void one_companys_addresses_on_most_commits_point_to_it(void **state)
{
    const char *company = "startup 2 most commits come from one company's addresses\n";
    (void)state;
    assert_string_equal(AUTHORS(COMPANY("firma.de", 40, 4)), company);
    assert_string_equal(AUTHORS(COMPANY("firma.de", 20, 4), FREEMAIL("gmx.de", 10, 2)), company);
    assert_string_equal(AUTHORS(COMPANY("firma.de", 19, 4), FREEMAIL("gmx.de", 11, 2)), "");
}

static void a_crowd_of_many_domains_points_to_open_source(void **state)
{
    const char *crowd = "oss 2 many people with addresses of many domains commit\n";
    (void)state;
    assert_string_equal(AUTHORS(COMPANY("a.org", 20, 4), FREEMAIL("gmx.de", 30, 9)), crowd);
    assert_string_equal(AUTHORS(FREEMAIL("gmail.com", 30, 12)), crowd);
    // Half of the commits by one of them: no crowd any more.
    assert_string_equal(AUTHORS(COMPANY("a.org", 30, 4), FREEMAIL("gmx.de", 30, 9)), "");
}

static void a_handful_of_commits_says_nothing(void **state)
{
    (void)state;
    assert_string_equal(AUTHORS(FREEMAIL("gmail.com", 4, 1)), "");
    assert_string_equal(AUTHORS(HIDDEN(200, 30)), "");
}

static void ten_colleagues_are_many(void **state)
{
    const char *company = "startup 2 most commits come from one company's addresses\n";
    (void)state;
    assert_string_equal(AUTHORS(COMPANY("firma.de", 40, 9)), company);
    assert_string_equal(AUTHORS(COMPANY("firma.de", 40, 10)),
                        "startup 2 most commits come from one company's addresses\n"
                        "enterprise 2 ten people or more commit with one company's addresses\n");
}

static const char *signs_of_owner(const char *owner, const char *domain, unsigned people)
{
    const struct remote remote = {SLICE("github.com"), slice_of_string(owner)};
    const struct repository_facts facts = {.remotes = &remote, .remote_count = 1};
    const struct author_domain domains[] = {
        {slice_of_string(domain), DOMAIN_COMPANY, 3, people},
        {SLICE("gmx.de"), DOMAIN_FREEMAIL, 4, 2},
    };
    const struct authors authors = {.commits = 7, .domains = domains, .domain_count = 2};
    return signs_of(NULL, &facts, &authors);
}

static void an_organisation_is_named_like_its_addresses(void **state)
{
    const char *same = "startup 2 a remote belongs to the organisation whose addresses commit\n";
    (void)state;
    assert_string_equal(signs_of_owner("Firma", "firma.de", 2), same);
    assert_string_equal(signs_of_owner("firma-labs", "mail.firma.co.uk", 2), same);
    assert_string_equal(signs_of_owner("other", "firma.de", 2), "");
    assert_string_equal(signs_of_owner("", "firma.de", 2), "");
    assert_string_equal(signs_of_owner("samdoe", "samdoe.name", 1), ""); // may be a person
}

static void ones_own_account_points_to_a_person(void **state)
{
    struct authors authors = {.commits = 9, .by_remote_owner = 6};
    (void)state;
    assert_string_equal(signs_of(NULL, NULL, &authors),
                        "personal 2 a remote is on the account of the one who commits\n");
    authors.by_remote_owner = 5;
    assert_string_equal(signs_of(NULL, NULL, &authors), "");
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_known_gives_no_sign),
        TEST(signs_of_files_come_first),
        TEST(a_host_of_ones_own_points_to_a_company),
        TEST(a_host_of_free_software_points_to_that),
        TEST(a_host_that_is_open_to_anyone_or_nameless_says_nothing),
        TEST(one_person_with_a_freemail_address_points_to_a_personal_project),
        TEST(one_companys_addresses_on_most_commits_point_to_it),
        TEST(a_crowd_of_many_domains_points_to_open_source),
        TEST(a_handful_of_commits_says_nothing),
        TEST(ten_colleagues_are_many),
        TEST(an_organisation_is_named_like_its_addresses),
        TEST(ones_own_account_points_to_a_person),
    };
    return RUN_TESTS(tests);
}
