#include "authors.h"

#include "buf.h"
#include "remote.h"
#include "repository_fixture.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

static struct source *open_at(const char *folder)
{
    struct source_options options = {
        .mode = SOURCE_WORKTREE,
        .path = repository_path(&repo, folder),
        .max_file_size = 1000,
    };
    struct err err = {0};
    struct source *source = source_open(&options, &repo.memory, &err);
    if (!source)
        fail_msg("%s", err.message);
    return source;
}

static void count_author(void *count, const struct recent_commit *commit)
{
    author_count_add(count, commit);
}

// Of more commits than are counted.
static const struct authors *authors_of(struct source *source)
{
    struct author_count *count = author_count_new(source, &repo.memory);
    source_recent_commits(source, AUTHORS_MOST_COMMITS + 50, count_author, count);
    return author_count_sum(count);
}

static void root_head_and_mode_are_told(void **state)
{
    (void)state;
    repository_write(&repo, "sub/a", "x");
    struct source *source = open_at("sub");
    assert_slice(source_facts(source)->root, repo.root);
    assert_int_equal(source_facts(source)->path_count, 1);
    assert_slice(source_facts(source)->paths[0], "sub");
    assert_int_equal(source_facts(source)->head.len, 0);
    assert_string_equal(source_facts(source)->mode, "worktree");
    assert_false(source_facts(source)->shallow);
    source_close(source);
    repository_commit(&repo, "one");
    const char *head = repository_git_says(&repo, "rev-parse", "HEAD", NULL);
    source = open_at(".");
    assert_slice(source_facts(source)->head, head);
    assert_int_equal(source_facts(source)->path_count, 0);
    source_close(source);
    repository_git(&repo, "checkout", "-q", "--detach", NULL);
    source = open_at(".");
    assert_slice(source_facts(source)->head, head);
    source_close(source);
}

static void a_root_is_as_it_is(void **state)
{
    (void)state;
    repository_git(&repo, "init", "-q", "../a\033[31m\n", NULL);
    struct source *source = open_at("../a\033[31m\n");
    struct slice root = source_facts(source)->root;
    assert_true(slice_ends_with(root, SLICE("/a\033[31m\n")));
    source_close(source);
}

static void a_shallow_clone_says_so(void **state)
{
    (void)state;
    repository_commit(&repo, "one");
    repository_commit(&repo, "two");
    const char *url = arena_printf(&repo.memory, "file://%s", repo.root).ptr;
    repository_git(&repo, "clone", "-q", "--depth", "1", url, "../shallow", NULL);
    struct source *source = open_at("../shallow");
    assert_true(source_facts(source)->shallow);
    const struct authors *authors = authors_of(source);
    assert_int_equal(authors->commits, 1);
    source_close(source);
}

static void remotes_are_told_without_repeats_and_without_secrets(void **state)
{
    (void)state;
    repository_git(&repo, "remote", "add", "a",
                   "https://user:not-a-password@GitHub.com/octo-org/x.git", NULL);
    repository_git(&repo, "remote", "add", "b", "git@github.com:octo-org/y.git", NULL);
    repository_git(&repo, "remote", "add", "c", "ssh://git@example.com:22/team/z", NULL);
    repository_git(&repo, "remote", "add", "d", "../local", NULL);
    struct source *source = open_at(".");
    const struct repository_facts *facts = source_facts(source);
    assert_int_equal(facts->remote_count, 2);
    assert_slice(facts->remotes[0].host, "example.com");
    assert_slice(facts->remotes[0].owner, "team");
    assert_slice(facts->remotes[1].host, "github.com");
    assert_slice(facts->remotes[1].owner, "octo-org");
    source_close(source);
}

// "HOST OWNER", or "-".
static const char *place_of(const char *url)
{
    struct remote remote;
    if (!remote_from_url(slice_of_string(url), &remote))
        return "-";
    return arena_printf(&repo.memory, "%.*s %.*s", SLICE_ARG(remote.host), SLICE_ARG(remote.owner))
        .ptr;
}

static void urls_are_read_as_git_reads_them(void **state)
{
    (void)state;
    assert_string_equal(place_of("https://github.com/octo-org/x.git"), "github.com octo-org");
    assert_string_equal(place_of("https://github.com/x.git"), "github.com ");
    assert_string_equal(place_of("https://github.com"), "github.com ");
    assert_string_equal(place_of("git@github.com:octo-org/x"), "github.com octo-org");
    assert_string_equal(place_of("github.com:/octo-org/x"), "github.com octo-org");
    assert_string_equal(place_of("ssh://git@[::1]:22/team/x"), "::1 team");
    assert_string_equal(place_of("https://gitlab.example.com:8443/group/sub/x"),
                        "gitlab.example.com group");
    assert_string_equal(place_of("git@ssh.dev.azure.com:v3/org/project/x"),
                        "ssh.dev.azure.com org");
    assert_string_equal(place_of("https://bitbucket.example.com/scm/team/x.git"),
                        "bitbucket.example.com team");
    assert_string_equal(place_of("file:///srv/git/x"), "-");
    assert_string_equal(place_of("/srv/git/x"), "-");
    assert_string_equal(place_of("../x:y"), "-");
    assert_string_equal(place_of("C:\\work\\x"), "-");
    assert_string_equal(place_of("ext::sh -c true"), "-");
    assert_string_equal(place_of("helper::https://example.com/a/b"), "-");
    assert_string_equal(place_of(""), "-");
}

static void nothing_of_a_password_is_taken_for_a_host_or_an_owner(void **state)
{
    (void)state;
    assert_string_equal(place_of("https://user:p@ss@host.example/team/x"), "host.example team");
    assert_string_equal(place_of("https://user:pa/ss@host.example/team/x"), "-");
    assert_string_equal(place_of("https://tok/en@host.example/team/x"), "-");
    assert_string_equal(place_of("https://user:1/2/3@host.example/team/x"), "-");
    assert_string_equal(place_of("user:pass@host.example:team/x"), "-");
}

static void commit_as(const char *address)
{
    setenv("GIT_AUTHOR_EMAIL", address, 1);
    repository_commit(&repo, "x");
}

static void commits_by_the_account_of_a_remote_are_counted(void **state)
{
    (void)state;
    setenv("GIT_AUTHOR_NAME", "Octo Cat", 1);
    repository_git(&repo, "remote", "add", "a", "git@github.com:octo-cat/x.git", NULL);
    commit_as("sam@example.com"); // by the name
    setenv("GIT_AUTHOR_NAME", "Sam", 1);
    commit_as("1+Octo-Cat@users.noreply.github.com");
    commit_as("octo-cat@gmail.com");
    commit_as("octo-cats@gmail.com");
    commit_as("");
    struct source *source = open_at(".");
    const struct authors *authors = authors_of(source);
    assert_int_equal(authors->commits, 5);
    assert_int_equal(authors->by_remote_owner, 3);
    source_close(source);
}

static void domains_of_authors_are_counted(void **state)
{
    (void)state;
    commit_as("one@Company.example.com");
    commit_as("two@company.example.com");
    commit_as("one@Company.example.com");
    commit_as("somebody@gmail.com");
    commit_as("1+x@users.noreply.github.com");
    commit_as("root@localhost");
    commit_as("no address at all");
    struct source *source = open_at(".");
    const struct authors *authors = authors_of(source);
    assert_int_equal(authors->commits, 7);
    assert_int_equal(authors->domain_count, 4);
    assert_slice(authors->domains[0].domain, "company.example.com");
    assert_int_equal(authors->domains[0].kind, DOMAIN_COMPANY);
    assert_int_equal(authors->domains[0].commits, 3);
    assert_int_equal(authors->domains[0].authors, 2);
    assert_slice(authors->domains[1].domain, "gmail.com");
    assert_int_equal(authors->domains[1].kind, DOMAIN_FREEMAIL);
    assert_slice(authors->domains[2].domain, "localhost");
    assert_int_equal(authors->domains[2].kind, DOMAIN_HIDDEN);
    assert_slice(authors->domains[3].domain, "users.noreply.github.com");
    assert_int_equal(authors->domains[3].kind, DOMAIN_HIDDEN);
    source_close(source);
}

static void only_the_last_commits_are_counted_and_each_once(void **state)
{
    char text[4096];
    struct buf stream;
    (void)state;
    // A history of many merges: each commit has the two before it as parents.
    buf_init(&stream, 1000 * 1000);
    for (int i = 1; i <= 300; i++) {
        snprintf(text, sizeof text,
                 "commit refs/heads/main\nmark :%d\n"
                 "author A <a@%s.example.com> %d +0000\ncommitter C <c@example.com> %d +0000\n"
                 "data 0\n",
                 i, i <= 100 ? "old" : "new", 1700000000 + i, 1700000000 + i);
        buf_add_string(&stream, text);
        if (i > 1)
            buf_printf(&stream, "from :%d\n", i - 1);
        if (i > 2)
            buf_printf(&stream, "merge :%d\n", i - 2);
        buf_add_string(&stream, "\n");
    }
    repository_write_bytes(&repo, "../stream", buf_slice(&stream));
    buf_release(&stream);
    repository_git(&repo, "-c", "alias.in=!git fast-import --quiet <../stream", "in", NULL);
    struct source *source = open_at(".");
    const struct authors *authors = authors_of(source);
    assert_int_equal(authors->commits, AUTHORS_MOST_COMMITS);
    assert_int_equal(authors->domain_count, 1);
    assert_slice(authors->domains[0].domain, "new.example.com");
    assert_int_equal(authors->domains[0].commits, AUTHORS_MOST_COMMITS);
    assert_int_equal(authors->domains[0].authors, 1);
    source_close(source);
}

static bool is_no_header(struct slice path)
{
    return !slice_ends_with(path, SLICE(".h"));
}

static void add_name(void *names, const struct blob *blob)
{
    buf_printf(names, "%.*s %zu, ", SLICE_ARG(blob->path), blob->bytes.len);
}

static void small_files_at_the_root_of_the_last_commit_are_lent(void **state)
{
    struct buf names, large;
    (void)state;
    buf_init(&names, 1000);
    buf_init(&large, 1000 * 1000);
    for (size_t i = 0; i < 300 * 1024; i++)
        buf_add_byte(&large, 'x');
    struct source *source = open_at(".");
    source_root_files(source, is_no_header, add_name, &names); // there is no commit
    source_close(source);
    repository_write(&repo, "LICENSE", "MIT");
    repository_write(&repo, "a.h", "x");
    repository_write(&repo, "folder/a", "x");
    repository_link(&repo, "link", "LICENSE");
    repository_write_bytes(&repo, "large", buf_slice(&large));
    repository_commit(&repo, "one");
    repository_write(&repo, "LICENSE", "another, not committed");
    source = open_at(".");
    source_root_files(source, is_no_header, add_name, &names);
    assert_slice(buf_slice(&names), "LICENSE 3, ");
    source_close(source);
    buf_release(&large);
    buf_release(&names);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, repository_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(root_head_and_mode_are_told),
        TEST(a_root_is_as_it_is),
        TEST(a_shallow_clone_says_so),
        TEST(remotes_are_told_without_repeats_and_without_secrets),
        TEST(urls_are_read_as_git_reads_them),
        TEST(nothing_of_a_password_is_taken_for_a_host_or_an_owner),
        TEST(commits_by_the_account_of_a_remote_are_counted),
        TEST(domains_of_authors_are_counted),
        TEST(only_the_last_commits_are_counted_and_each_once),
        TEST(small_files_at_the_root_of_the_last_commit_are_lent),
    };
    return RUN_TESTS(tests);
}
