// Grammars that misbehave: what a language's grammar function does happens in the
// worker, inside its sandbox, as a parser's own misbehaviour would.
#include "syntax.h"

#include "sandbox.h"
#include "unit.h"
#include "zone.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct language *language_named(const char *name)
{
    for (size_t i = 0; i < language_count; i++)
        if (slice_equals(languages[i].name, slice_of_string(name)))
            return &languages[i];
    fail_msg("no language is called %s", name);
    return NULL;
}

// The name that `value` is bound to by the answer to one span of a Python text.
static struct slice name_of_value(struct syntax_client *client, struct slice text,
                                  struct slice value)
{
    struct span span = {slice_find(text, value), value.len};
    struct syntax answer;
    assert_int_equal(syntax_ask(client, language_named("python"), text, &span, 1, &answer),
                     SYNTAX_ANSWERED);
    assert_true(answer.by_tree);
    assert_int_equal(answer.role, ROLE_STRING);
    return slice_cut(text, answer.name.offset, answer.name.offset + answer.name.len);
}

static void assert_works(struct syntax_client *client)
{
    assert_slice(name_of_value(client, SLICE("colour = 'blue'\n"), SLICE("blue")), "colour");
}

static void assert_no_child_is_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static enum syntax_outcome ask_with(struct syntax_client *client, const struct language *bad)
{
    struct span span = {0, 3};
    struct syntax answer;
    enum syntax_outcome outcome = syntax_ask(client, bad, SLICE("abc = 1\n"), &span, 1, &answer);
    assert_int_equal(answer.role, ROLE_UNKNOWN);
    assert_false(answer.by_tree);
    return outcome;
}

// A language is a constant, for the worker has it by its address. Of these nothing
// matters but the grammar function, which does not return.
#define BAD_LANGUAGE(function) \
    static const struct language function##_ = {.name = SLICE_INIT(#function), .grammar = function}

static void the_worker_answers_as_the_parser_in_process_does(void **state)
{
    const struct language *python = language_named("python");
    struct slice text = SLICE("class Person:\n    def greet(self, name='Ann'):\n"
                              "        # says hello\n        say(self, \"hello\")\n");
    struct span spans[8] = {{500, 1}};
    static const char *const words[] = {"Person", "name", "hello", "Ann", "says", "say(", "self"};
    struct syntax here[8], there[8];
    struct route ways_here[4], ways_there[4];
    (void)state;

    for (size_t i = 0; i < 7; i++)
        spans[i + 1] = (struct span){slice_find(text, slice_of_string(words[i])), strlen(words[i])};
    struct zone_parser *parser = zone_parser_new();
    assert_true(zone_answer_routes(parser, python, text, spans, 8, here, ways_here, 4,
                                   ZONE_BUDGET_DEFAULT));
    zone_parser_free(parser);

    struct syntax_client *client = syntax_client_new();
    assert_int_equal(syntax_ask_routes(client, python, text, spans, 8, there, ways_there, 4),
                     SYNTAX_ANSWERED);
    assert_memory_equal(ways_there, ways_here, sizeof ways_here);
    assert_true(ways_here[3].scope.len > 0);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(there[i].role, here[i].role);
        assert_int_equal(there[i].by_tree, here[i].by_tree);
        assert_memory_equal(&there[i].name, &here[i].name, sizeof here[i].name);
        assert_memory_equal(&there[i].call, &here[i].call, sizeof here[i].call);
        assert_memory_equal(&there[i].object, &here[i].object, sizeof here[i].object);
        assert_memory_equal(&there[i].type, &here[i].type, sizeof here[i].type);
    }
    syntax_client_free(client);
    assert_no_child_is_left();
}

static void many_questions_are_answered_by_a_new_worker(void **state)
{
    enum { MANY = 400 };
    static struct span spans[MANY];
    static struct syntax answers[MANY];
    (void)state;
    for (size_t i = 0; i < MANY; i++)
        spans[i] = (struct span){0, 1};
    struct syntax_client *client = syntax_client_new();
    syntax_client_start(client);
    assert_int_equal(
        syntax_ask(client, language_named("python"), SLICE("a = 1\n"), spans, MANY, answers),
        SYNTAX_ANSWERED);
    assert_int_equal(answers[MANY - 1].role, ROLE_NAME);
    syntax_client_free(client);
}

static void without_a_grammar_nothing_is_started(void **state)
{
    static const struct language plain = {.name = SLICE_INIT("plain")};
    struct syntax_client *client = syntax_client_new();
    struct span span = {0, 1};
    struct syntax answer = {.role = ROLE_STRING};
    (void)state;
    assert_int_equal(syntax_ask(client, &plain, SLICE("a"), &span, 1, &answer), SYNTAX_NO_GRAMMAR);
    assert_int_equal(answer.role, ROLE_UNKNOWN);
    assert_int_equal(syntax_ask(client, NULL, SLICE("a"), &span, 1, &answer), SYNTAX_NO_GRAMMAR);
    assert_no_child_is_left();
    syntax_client_free(client);
    syntax_client_free(NULL);
}

static void a_text_past_the_ceilings_is_not_sent(void **state)
{
    struct syntax_client *client = syntax_client_new();
    struct syntax *answers = calloc(SYNTAX_MOST_SPANS + 1, sizeof *answers);
    struct span *spans = calloc(SYNTAX_MOST_SPANS + 1, sizeof *spans);
    char *text = calloc(1, SYNTAX_MOST_BYTES + 1);
    (void)state;
    assert_int_equal(syntax_ask(client, language_named("python"),
                                slice_of(text, SYNTAX_MOST_BYTES + 1), spans, 1, answers),
                     SYNTAX_TOO_LARGE);
    assert_int_equal(
        syntax_ask(client, language_named("yaml"), slice_of(text, 1 << 20), spans, 1, answers),
        SYNTAX_TOO_LARGE);
    assert_int_equal(syntax_ask(client, language_named("python"), SLICE("a"), spans,
                                SYNTAX_MOST_SPANS + 1, answers),
                     SYNTAX_TOO_LARGE);
    free(text);
    free(spans);
    free(answers);
    syntax_client_free(client);
}

static void a_large_text_is_answered_from_its_window(void **state)
{
    enum { LINES = 400 * 1000 };
    static const char line[] = "count = 1\n";
    struct syntax_client *client = syntax_client_new();
    struct slice last = SLICE("colour = 'blue'\n");
    size_t len = LINES * (sizeof line - 1);
    char *text = malloc(len + last.len);
    (void)state;
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + i * (sizeof line - 1), line, sizeof line - 1);
    memcpy(text + len, last.ptr, last.len);
    assert_slice(name_of_value(client, slice_of(text, len + last.len), SLICE("blue")), "colour");
    assert_works(client);
    free(text);
    syntax_client_free(client);
}

static const void *abort_now(void)
{
    abort();
}
BAD_LANGUAGE(abort_now);

static const void *read_nothing(void)
{
    const void *const *volatile nowhere = NULL;
    return *nowhere;
}
BAD_LANGUAGE(read_nothing);

__attribute__((noinline)) static int dig(volatile char *above)
{
    volatile char hole[4096];
    hole[0] = *above;
    return hole[0] ? hole[0] + dig(hole) : 0; // it is always 1
}

static const void *overflow_the_stack(void)
{
    volatile char top = 1;
    return dig(&top) ? NULL : NULL;
}
BAD_LANGUAGE(overflow_the_stack);

static const void *leave(void)
{
    _exit(0);
}
BAD_LANGUAGE(leave);

static void a_crash_costs_one_text_its_answer(void **state)
{
    const struct language *const crashes[] = {&abort_now_, &read_nothing_, &overflow_the_stack_,
                                              &leave_};
    struct syntax_client *client = syntax_client_new();
    (void)state;
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        assert_int_equal(ask_with(client, crashes[i]), SYNTAX_CRASHED);
        assert_no_child_is_left();
        assert_works(client);
    }
    syntax_client_free(client);
    assert_no_child_is_left();
}

static const void *spin(void)
{
    for (volatile unsigned i = 0;; i++)
        ;
    return NULL;
}
BAD_LANGUAGE(spin);

static void a_worker_that_hangs_is_killed(void **state)
{
    struct syntax_client *client = syntax_client_new();
    (void)state;
    assert_works(client);
    assert_int_equal(ask_with(client, &spin_), SYNTAX_HUNG);
    assert_no_child_is_left();
    assert_works(client);
    syntax_client_free(client);
}

static const void *eat_memory(void)
{
    enum { BITE = 16 * 1024 * 1024 };
    for (;;) {
        char *volatile bite = malloc(BITE); // reserved is as good as eaten
        if (!bite)
            abort();
        *bite = 1;
    }
}
BAD_LANGUAGE(eat_memory);

static void a_worker_that_eats_memory_dies_of_it(void **state)
{
    (void)state;
    if (SANDBOX_IS_LENIENT)
        skip(); // a sanitizer's own mappings leave no limit to set
    struct syntax_client *client = syntax_client_new();
    assert_int_equal(ask_with(client, &eat_memory_), SYNTAX_CRASHED);
    assert_works(client);
    syntax_client_free(client);
}

static const void *send_too_little(void)
{
    send(0, "x", 1, 0);
    return spin();
}
BAD_LANGUAGE(send_too_little);

static const void *send_nonsense(void)
{
    uint64_t nonsense[2] = {UINT64_MAX, UINT64_MAX};
    send(0, nonsense, sizeof nonsense, 0);
    return spin();
}
BAD_LANGUAGE(send_nonsense);

static void a_worker_that_lies_is_not_believed(void **state)
{
    struct syntax_client *client = syntax_client_new();
    (void)state;
    assert_int_equal(ask_with(client, &send_too_little_), SYNTAX_CRASHED);
    assert_int_equal(ask_with(client, &send_nonsense_), SYNTAX_CRASHED);
    assert_works(client);
    syntax_client_free(client);
    assert_no_child_is_left();
}

static void a_client_whose_workers_keep_dying_stops_asking(void **state)
{
    struct syntax_client *client = syntax_client_new();
    enum syntax_outcome outcome = SYNTAX_CRASHED;
    unsigned deaths = 0;
    (void)state;
    for (; outcome == SYNTAX_CRASHED && deaths < 10000; deaths++)
        outcome = ask_with(client, &leave_);
    assert_int_equal(outcome, SYNTAX_OFF);
    assert_in_range(deaths, 16, 1000);
    assert_no_child_is_left();
    syntax_client_free(client);
}

// What a worker in its sandbox tried, seen from outside: memory that both have.
static struct attempt {
    volatile int begun, done; // done: the call came back
    volatile long result;
    volatile int reason; // errno
} * attempt;

#define ATTEMPT(name, call)             \
    static const void *try_##name(void) \
    {                                   \
        attempt->begun = 1;             \
        errno = 0;                      \
        attempt->result = (long)(call); \
        attempt->reason = errno;        \
        attempt->done = 1;              \
        _exit(0);                       \
    }                                   \
    BAD_LANGUAGE(try_##name);

ATTEMPT(reading_a_file, open("/etc/passwd", O_RDONLY))
ATTEMPT(making_a_file, open("waybill-sandbox-test", O_WRONLY | O_CREAT, 0600))
ATTEMPT(removing_a_file, unlink("waybill-sandbox-test"))
ATTEMPT(network, socket(AF_INET, SOCK_STREAM, 0))
ATTEMPT(local_sockets, socket(AF_UNIX, SOCK_STREAM, 0))
ATTEMPT(running_a_program, syscall(SYS_execve, "/bin/true", NULL, NULL))
ATTEMPT(forking, fork())
ATTEMPT(killing_its_parent, kill(getppid(), SIGKILL))
ATTEMPT(raising_a_limit, nice(1))
ATTEMPT(a_pipe, pipe((int[2]){0, 0}))
ATTEMPT(code_in_memory,
        mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))

static void the_sandbox_refuses(void **state)
{
    static const struct {
        const char *what;
        const struct language *language;
    } attempts[] = {
#define ROW(name) {#name, &try_##name##_}
        ROW(reading_a_file),  ROW(making_a_file), ROW(removing_a_file),   ROW(network),
        ROW(local_sockets),   ROW(forking),       ROW(running_a_program), ROW(killing_its_parent),
        ROW(raising_a_limit), ROW(a_pipe),        ROW(code_in_memory),
#undef ROW
    };
    struct syntax_client *client = syntax_client_new();
    (void)state;
    attempt =
        mmap(NULL, sizeof *attempt, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(attempt != MAP_FAILED);
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++) {
        memset((void *)attempt, 0, sizeof *attempt);
        assert_int_equal(ask_with(client, attempts[i].language), SYNTAX_CRASHED);
        if (!attempt->begun)
            fail_msg("%s was not tried", attempts[i].what);
        if (attempt->done != SANDBOX_IS_LENIENT)
            fail_msg("%s came back with %ld", attempts[i].what, attempt->result);
        if (attempt->done && (attempt->result != -1 || attempt->reason != EPERM))
            fail_msg("%s gave %ld, errno %d", attempts[i].what, attempt->result, attempt->reason);
    }
    assert_int_equal(access("waybill-sandbox-test", F_OK), -1);
    munmap((void *)attempt, sizeof *attempt);
    syntax_client_free(client);
}

static void a_worker_that_died_in_between_is_replaced(void **state)
{
    char path[64];
    int worker = 0;
    struct syntax_client *client = syntax_client_new();
    (void)state;
    assert_works(client);
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *children = fopen(path, "r");
    if (!children) {
        syntax_client_free(client);
        skip(); // a kernel without that file
    }
    assert_int_equal(fscanf(children, "%d", &worker), 1);
    fclose(children);
    assert_int_equal(kill(worker, SIGKILL), 0);
    assert_works(client);
    syntax_client_free(client);
    assert_no_child_is_left();
}

static void *ask_often(void *wrong)
{
    struct syntax_client *client = syntax_client_new();
    struct slice text = SLICE("colour = 'blue'\n");
    struct span span = {10, 4};
    struct syntax answer;
    for (unsigned i = 0; i < 50; i++) {
        // Every tenth text takes the worker down, in the middle of the others' work.
        if (i % 10 == 9)
            *(int *)wrong |= syntax_ask(client, &leave_, text, &span, 1, &answer) != SYNTAX_CRASHED;
        *(int *)wrong |= syntax_ask(client, language_named("python"), text, &span, 1, &answer) !=
                             SYNTAX_ANSWERED ||
                         answer.name.len != 6;
    }
    syntax_client_free(client);
    return NULL;
}

static void each_thread_may_have_a_client(void **state)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    int wrong[THREADS] = {0};
    (void)state;
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask_often, &wrong[i]), 0);
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(wrong[i], 0);
    }
    assert_no_child_is_left();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worker_answers_as_the_parser_in_process_does),
        cmocka_unit_test(many_questions_are_answered_by_a_new_worker),
        cmocka_unit_test(without_a_grammar_nothing_is_started),
        cmocka_unit_test(a_text_past_the_ceilings_is_not_sent),
        cmocka_unit_test(a_large_text_is_answered_from_its_window),
        cmocka_unit_test(a_crash_costs_one_text_its_answer),
        cmocka_unit_test(a_worker_that_hangs_is_killed),
        cmocka_unit_test(a_worker_that_eats_memory_dies_of_it),
        cmocka_unit_test(a_worker_that_lies_is_not_believed),
        cmocka_unit_test(a_client_whose_workers_keep_dying_stops_asking),
        cmocka_unit_test(the_sandbox_refuses),
        cmocka_unit_test(a_worker_that_died_in_between_is_replaced),
        cmocka_unit_test(each_thread_may_have_a_client),
    };
    return RUN_TESTS(tests);
}
