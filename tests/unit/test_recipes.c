// The YAML that is there for others to read or to copy is YAML: files of other systems, and what stands in the pages.
#include "file.h"
#include "unit.h"
#include "yaml.h"

enum { PAGE_MOST = 1 << 20 };

static void parses(const char *path, struct slice text)
{
    struct arena memory = {0};
    struct yaml yaml;
    struct err err = {0};

    yaml_parse(&yaml, slice_of_string(path), text, &memory, &err);
    assert_string_equal(err.message, "");
    assert_non_null(yaml.root);
    arena_release(&memory);
}

// Cuts `text` where `separator` first stands in it: returns what is before, and leaves what is behind.
static struct slice before(struct slice *text, struct slice separator)
{
    size_t at = slice_find(*text, separator);
    struct slice piece = slice_cut(*text, 0, at);
    *text = at < text->len ? slice_cut(*text, at + separator.len, text->len) : SLICE("");
    return piece;
}

static void reads_the_files_of_other_systems(void **state)
{
    static const char *const paths[] = {"action.yml", ".pre-commit-hooks.yaml",
                                        "templates/waybill.yml"};
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct buf file;
        struct err err = {0};
        buf_init(&file, PAGE_MOST);
        assert_true(file_read(&file, paths[i], &err));
        struct slice text = buf_slice(&file);
        // A component is two documents: its inputs, and the job.
        while (text.len)
            parses(paths[i], before(&text, SLICE("\n---\n")));
        buf_release(&file);
    }
}

static size_t blocks_of(const char *path)
{
    size_t count = 0;
    struct buf page;
    struct err err = {0};

    buf_init(&page, PAGE_MOST);
    assert_true(file_read(&page, path, &err));
    struct slice text = buf_slice(&page);
    for (before(&text, SLICE("\n```yaml\n")); text.len; before(&text, SLICE("\n```yaml\n"))) {
        parses(path, before(&text, SLICE("\n```")));
        count++;
    }
    buf_release(&page);
    return count;
}

static void reads_what_the_pages_give_to_copy(void **state)
{
    (void)state;
    assert_in_range(blocks_of("docs/ci.md"), 5, 100);
    assert_in_range(blocks_of("docs/hooks.md"), 1, 100);
    assert_in_range(blocks_of("docs/policy.md"), 1, 100);
    assert_in_range(blocks_of("README.md"), 1, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_files_of_other_systems),
        cmocka_unit_test(reads_what_the_pages_give_to_copy),
    };
    return RUN_TESTS(tests);
}
