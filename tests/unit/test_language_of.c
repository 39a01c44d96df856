#include "language_of.h"

#include "unit.h"

#include <pthread.h>

struct expected {
    const char *path, *head;
    const char *language; // NULL: none
};

static void check(const struct expected *expected)
{
    const struct language *language =
        language_of(slice_of_string(expected->path), slice_of_string(expected->head));
    struct slice got = language ? language->name : SLICE("(none)");
    const char *wanted = expected->language ? expected->language : "(none)";
    if (!slice_equals(got, slice_of_string(wanted)))
        fail_msg("%s is %.*s, not %s", expected->path, (int)got.len, got.ptr, wanted);
}

#define CHECK_ALL(cases)                                            \
    for (size_t i = 0; i < sizeof(cases) / sizeof((cases)[0]); i++) \
    check(&(cases)[i])

static bool claims(const struct language *language, struct slice extension)
{
    for (const struct slice *own = language->extensions; own && own->len; own++)
        if (slice_equals(*own, extension))
            return true;
    return false;
}

static void the_first_language_that_claims_an_extension_has_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < language_count; i++) {
        const struct slice *extension = languages[i].extensions;
        for (; extension && extension->len; extension++) {
            char path[80] = "a/b.";
            size_t first = 0;
            while (!claims(&languages[first], *extension))
                first++;
            memcpy(path + 4, extension->ptr, extension->len);
            assert_ptr_equal(language_of(slice_of(path, 4 + extension->len), SLICE("")),
                             &languages[first]);
        }
    }
}

static void a_file_is_known_by_its_extension(void **state)
{
    static const struct expected cases[] = {
        {"main.py", "", "python"},
        {"src/Main.JAVA", "", "java"},
        {"a.b/c.d/x.go", "", "go"},
        {"types.d.ts", "", "typescript"},
        {"view.blade.php", "", "php"},
        {"page.html", "#!/bin/sh", "html"},
        {"x.py.d/y", "", NULL},
        {"x.unknownextension", "", NULL},
        {"x.", "", NULL},
        {"py", "", NULL},
        {".", "", NULL},
        {"..", "", NULL},
        {"", "", NULL},
        {"dir.py/", "", NULL},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void a_file_is_known_by_its_whole_name(void **state)
{
    static const struct expected cases[] = {
        {"Dockerfile", "", "dockerfile"},    {"deploy/Makefile", "", "makefile"},
        {".env", "", "properties"},          {"CMakeLists.txt", "", "cmake"},
        {"my.Dockerfile", "", "dockerfile"},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void what_is_added_to_a_name_is_looked_past(void **state)
{
    static const struct expected cases[] = {
        {".env.local", "", "properties"},       {".env.some-stage", "", "properties"},
        {".env-staging", "", "properties"},     {"prod.env", "", "properties"},
        {"prod.env.example", "", "properties"}, {"Dockerfile.dev", "", "dockerfile"},
        {"Dockerfile_dev", "", "dockerfile"},   {"config.yml.example", "", "yaml"},
        {"config.json.tmpl.bak", "", "json"},   {"main.go~", "", "go"},
        {"a.py.1.2.3.4.5.6", "", NULL},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void a_script_is_known_by_its_interpreter(void **state)
{
    static const struct expected cases[] = {
        {"run", "#!/bin/sh\n", "bash"},
        {"run", "#! /bin/bash -e\nx", "bash"},
        {"run", "#!/usr/bin/python3.11\n", "python"},
        {"run", "#!/usr/bin/env python3\r\n", "python"},
        {"run", "#!/usr/bin/env -S python3 -u\n", "python"},
        {"run", "#!/usr/bin/env -Spython3 -u\n", "python"},
        {"run", "#!/usr/bin/env -i -u HOME A=b ruby2.7\n", "ruby"},
        {"run", "#!/usr/bin/env --split-string=ruby -w\n", "ruby"},
        {"run.unknownextension", "#!/usr/bin/env node", "javascript"},
        {"run", "\xEF\xBB\xBF#!/bin/sh\n", "bash"},
        {"run", " #!/bin/sh\n", NULL},
        {"run", "#!\n/bin/sh", NULL},
        {"run", "#!/usr/bin/env", NULL},
        {"run", "#!/usr/bin/env A=b -i", NULL},
        {"run", "#!/opt/unknowninterpreter1.2", NULL},
        {"run", "#!/bin/1.2", NULL},
        {"run", "#!", NULL},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void *ask(void *found)
{
    *(const struct language **)found = language_of(SLICE("x.py"), SLICE(""));
    return NULL;
}

static void several_threads_may_ask_first(void **state)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    const struct language *found[THREADS] = {0};
    (void)state;
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &found[i]), 0);
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_ptr_equal(found[i], found[0]);
        assert_non_null(found[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_threads_may_ask_first),
        cmocka_unit_test(the_first_language_that_claims_an_extension_has_it),
        cmocka_unit_test(a_file_is_known_by_its_extension),
        cmocka_unit_test(a_file_is_known_by_its_whole_name),
        cmocka_unit_test(what_is_added_to_a_name_is_looked_past),
        cmocka_unit_test(a_script_is_known_by_its_interpreter),
    };
    return RUN_TESTS(tests);
}
