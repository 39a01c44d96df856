// Client and worker share one region of memory, made before the fork: the client
// writes text and spans, the worker answers. Two small messages over a socket say
// whose turn it is. The client believes nothing of what it reads back.
#include "syntax.h"

#include "arena.h"
#include "sandbox.h"
#include "zone.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_CRASHES = 256, // of one client's workers, then it asks no more
    MOST_HANGS = 32,    // they cost seconds each
    RETIREMENT = 60,    // seconds of work after which a worker is replaced, see sandbox.h
    EXIT_NO_SANDBOX = 71,
    WORKER_SOCKET = 0, // the worker's one descriptor
};

// Numbers as they cross the process boundary.
struct wire_span {
    uint32_t offset, len;
};

struct wire_answer {
    uint32_t role, by_tree;
    struct wire_span name, object, call, type;
};

struct wire_route {
    struct wire_span calls[ROUTE_MOST_CALLS], variable, scope;
};

struct region {
    struct span spans[SYNTAX_MOST_SPANS];
    struct wire_answer answers[SYNTAX_MOST_SPANS];
    struct wire_route routes[SYNTAX_MOST_ROUTES];
    char text[SYNTAX_MOST_BYTES];
};

// Languages are constants: the pointer means the same in both processes.
struct request {
    const struct language *language;
    size_t text_len, count, route_count;
    uint64_t number;
};

struct reply {
    uint64_t number;  // of its request
    uint32_t refusal; // enum zone_refusal
};

struct syntax_client {
    pid_t worker; // 0: none
    int socket;
    struct region *region; // NULL before the first question
    uint64_t number;       // of the last request
    uint64_t worked;       // nanoseconds, by the present worker
    unsigned crashes, hangs;
    bool off;
};

// The worker's side.

// Only the socket stays open, and with sanitizers the way their reports take.
static void close_descriptors(int socket)
{
    unsigned from = SANDBOX_IS_LENIENT ? STDERR_FILENO + 1 : WORKER_SOCKET + 1;
    if (socket != WORKER_SOCKET && dup2(socket, WORKER_SOCKET) < 0)
        _exit(EXIT_NO_SANDBOX);
    close(STDOUT_FILENO);
    if (syscall(SYS_close_range, from, ~0U, 0) == 0)
        return;
    long most = sysconf(_SC_OPEN_MAX); // before Linux 5.9
    for (int fd = (int)from; fd < most; fd++)
        close(fd);
}

static int by_byte(const void *left, const void *right)
{
    return *(const unsigned char *)left - *(const unsigned char *)right;
}

// The first time that it is given more than a kilobyte, glibc's qsort asks for the machine's memory, by a call that the
// sandbox kills for.
static void prepare_sorting(void)
{
    unsigned char bytes[2048] = {0};
    qsort(bytes, sizeof bytes, 1, by_byte);
}

// What a process inherits and a parser has no business with.
static void leave_parent(int socket, pid_t parent)
{
    sigset_t none;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent) // it died before the line above
        _exit(0);
    prctl(PR_SET_NAME, "waybill-syntax", 0, 0, 0);
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    close_descriptors(socket);
#ifdef __GLIBC__
    // Else malloc may count the processors, which takes calls that the sandbox kills for.
    mallopt(M_ARENA_MAX, 1);
#endif
}

static struct wire_span to_wire(struct span span)
{
    return (struct wire_span){(uint32_t)span.offset, (uint32_t)span.len};
}

static void answer_to_wire(struct wire_answer *wire, const struct syntax *answer)
{
    *wire = (struct wire_answer){
        .role = answer->role,
        .by_tree = answer->by_tree,
        .name = to_wire(answer->name),
        .object = to_wire(answer->object),
        .call = to_wire(answer->call),
        .type = to_wire(answer->type),
    };
}

static void route_to_wire(struct wire_route *wire, const struct route *route)
{
    for (size_t i = 0; i < ROUTE_MOST_CALLS; i++)
        wire->calls[i] = to_wire(route->calls[i]);
    wire->variable = to_wire(route->variable);
    wire->scope = to_wire(route->scope);
}

static struct reply work(struct region *region, const struct request *request,
                         struct zone_parser *parser)
{
    struct reply reply = {.number = request->number};
    struct syntax *answers = alloc_zeroed(request->count, sizeof *answers);
    struct route *routes = alloc_zeroed(request->route_count + 1, sizeof *routes);
    zone_answer_routes(parser, request->language, slice_of(region->text, request->text_len),
                       region->spans, request->count, answers, routes, request->route_count,
                       ZONE_BUDGET_DEFAULT);
    reply.refusal = zone_refusal(parser);
    for (size_t i = 0; i < request->count; i++)
        answer_to_wire(&region->answers[i], &answers[i]);
    for (size_t i = 0; i < request->route_count; i++)
        route_to_wire(&region->routes[i], &routes[i]);
    free(answers);
    free(routes);
    return reply;
}

static _Noreturn void worker_main(struct region *region, int socket, pid_t parent)
{
    struct err err = {0};
    struct request request;

    leave_parent(socket, parent);
    struct zone_parser *parser = zone_parser_new();
    prepare_sorting();
    if (!sandbox_enter(&err))
        _exit(EXIT_NO_SANDBOX);
    while (recv(WORKER_SOCKET, &request, sizeof request, 0) == sizeof request) {
        struct reply reply = work(region, &request, parser);
        if (send(WORKER_SOCKET, &reply, sizeof reply, MSG_NOSIGNAL) != sizeof reply)
            break;
    }
    _exit(0); // the client has closed its end
}

// The client's side.

struct syntax_client *syntax_client_new(void)
{
    return alloc_zeroed(1, sizeof(struct syntax_client));
}

static bool worker_start(struct syntax_client *self);

void syntax_client_start(struct syntax_client *self)
{
    if (!self->worker && !self->off)
        self->off = !worker_start(self);
}

// Ends the worker, dead or alive. Returns its exit code if it ended by itself, else -1.
static int worker_end(struct syntax_client *self)
{
    int status = 0;
    kill(self->worker, SIGKILL);
    while (waitpid(self->worker, &status, 0) < 0 && errno == EINTR)
        ;
    close(self->socket);
    self->worker = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void syntax_client_free(struct syntax_client *self)
{
    if (!self)
        return;
    if (self->worker)
        worker_end(self);
    if (self->region)
        munmap(self->region, sizeof *self->region);
    free(self);
}

static bool region_make(struct syntax_client *self)
{
    // Address space only: a page takes memory once it is written to.
    void *region = mmap(NULL, sizeof *self->region, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED)
        return false;
    madvise(region, sizeof *self->region, MADV_DONTDUMP);
    self->region = region;
    return true;
}

static bool worker_start(struct syntax_client *self)
{
    // A worker must not see what other clients ask theirs: a region is inherited only
    // by its own client's fork, and no two clients fork at the same time.
    static pthread_mutex_t forking = PTHREAD_MUTEX_INITIALIZER;
    int ends[2];
    pid_t parent = getpid();

    if (!self->region && !region_make(self))
        return false;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pthread_mutex_lock(&forking);
    madvise(self->region, sizeof *self->region, MADV_DOFORK);
    pid_t worker = fork();
    if (worker == 0)
        worker_main(self->region, ends[1], parent);
    madvise(self->region, sizeof *self->region, MADV_DONTFORK);
    close(ends[1]);
    pthread_mutex_unlock(&forking);
    if (worker < 0) {
        close(ends[0]);
        return false;
    }
    self->worker = worker;
    self->socket = ends[0];
    self->worked = 0;
    return true;
}

static uint64_t now(clockid_t clock)
{
    struct timespec time = {0};
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000U + (uint64_t)time.tv_nsec;
}

// Bytes of the text that zone_answer() parses at most.
static size_t parsed_bytes(struct slice text)
{
    size_t most = ZONE_BUDGET_DEFAULT.most_bytes;
    return text.len < most ? text.len : most;
}

// Milliseconds that an answer may take: twice what zone.h reckons for its budget, on
// a slow machine. The budget ends a parse, this ends a worker that no budget reaches.
static uint64_t patience(struct slice text)
{
    return (1000 + 4 * (uint64_t)(parsed_bytes(text) / 1024)) * (SANDBOX_IS_LENIENT ? 4 : 1);
}

enum waited { WAITED_READY, WAITED_DEAD, WAITED_TOO_LONG };

// Waits until the worker has used up `most` milliseconds of processor time, so that
// a busy machine does not change what is answered; ten times that by the clock on the
// wall, for a worker that sleeps.
static enum waited worker_wait(const struct syntax_client *self, uint64_t most)
{
    clockid_t clock;
    bool has_clock = clock_getcpuclockid(self->worker, &clock) == 0;
    uint64_t since = now(CLOCK_MONOTONIC);
    uint64_t used_since = has_clock ? now(clock) : 0, used = 0;

    for (;;) {
        struct pollfd ready = {.fd = self->socket, .events = POLLIN};
        int count = poll(&ready, 1, (int)(most - used) + 1);
        if (count > 0)
            return ready.revents & POLLIN ? WAITED_READY : WAITED_DEAD;
        uint64_t passed = (now(CLOCK_MONOTONIC) - since) / 1000000;
        used = has_clock ? (now(clock) - used_since) / 1000000 : passed;
        if (used >= most || passed >= 10 * most)
            return WAITED_TOO_LONG;
    }
}

static bool span_from_wire(struct wire_span wire, size_t text_len, struct span *span)
{
    if (wire.offset > text_len || wire.len > text_len - wire.offset)
        return false;
    *span = wire.len ? (struct span){wire.offset, wire.len} : (struct span){0, 0};
    return true;
}

static bool answer_from_wire(const struct wire_answer *shared, size_t text_len,
                             struct syntax *answer)
{
    // The worker could still write: what is checked and what is used is one copy.
    struct wire_answer wire = *(const volatile struct wire_answer *)shared;
    if (wire.role >= ROLE_COUNT || wire.by_tree > 1)
        return false;
    answer->role = (enum role)wire.role;
    answer->by_tree = wire.by_tree == 1;
    return span_from_wire(wire.name, text_len, &answer->name) &&
           span_from_wire(wire.object, text_len, &answer->object) &&
           span_from_wire(wire.call, text_len, &answer->call) &&
           span_from_wire(wire.type, text_len, &answer->type);
}

static bool route_from_wire(const struct wire_route *shared, size_t text_len, struct route *route)
{
    struct wire_route wire = *(const volatile struct wire_route *)shared;
    bool ok = true;
    for (size_t i = 0; ok && i < ROUTE_MOST_CALLS; i++)
        ok = span_from_wire(wire.calls[i], text_len, &route->calls[i]);
    return ok && span_from_wire(wire.variable, text_len, &route->variable) &&
           span_from_wire(wire.scope, text_len, &route->scope);
}

// Where a client's question and its answers are.
struct asked {
    struct slice text;
    const struct span *spans;
    struct syntax *answers;
    struct route *routes;
};

static bool take_answers(const struct syntax_client *self, const struct request *request,
                         const struct asked *asked)
{
    bool ok = true;
    for (size_t i = 0; ok && i < request->count; i++)
        ok = answer_from_wire(&self->region->answers[i], request->text_len, &asked->answers[i]);
    for (size_t i = 0; ok && i < request->route_count; i++)
        ok = route_from_wire(&self->region->routes[i], request->text_len, &asked->routes[i]);
    return ok;
}

static void forget_answers(const struct request *request, const struct asked *asked)
{
    memset(asked->answers, 0, request->count * sizeof *asked->answers);
    if (request->route_count)
        memset(asked->routes, 0, request->route_count * sizeof *asked->routes);
}

static enum syntax_outcome outcome_of(uint32_t refusal)
{
    static const enum syntax_outcome outcomes[] = {
        [ZONE_ANSWERED] = SYNTAX_ANSWERED,     [ZONE_NO_GRAMMAR] = SYNTAX_NO_GRAMMAR,
        [ZONE_BAD_ROLES] = SYNTAX_NO_GRAMMAR,  [ZONE_TOO_LARGE] = SYNTAX_TOO_LARGE,
        [ZONE_OUT_OF_BUDGET] = SYNTAX_NO_TREE, [ZONE_GAVE_UP] = SYNTAX_NO_TREE,
    };
    return refusal < sizeof outcomes / sizeof outcomes[0] ? outcomes[refusal] : SYNTAX_COUNT;
}

static enum syntax_outcome worker_await(struct syntax_client *self, const struct request *request,
                                        const struct asked *asked)
{
    struct reply reply;
    uint64_t since = now(CLOCK_MONOTONIC);
    enum waited waited = worker_wait(self, patience(asked->text));

    self->worked += now(CLOCK_MONOTONIC) - since;
    if (waited == WAITED_TOO_LONG)
        return SYNTAX_HUNG;
    if (waited == WAITED_DEAD ||
        recv(self->socket, &reply, sizeof reply, MSG_DONTWAIT) != sizeof reply ||
        reply.number != request->number || outcome_of(reply.refusal) == SYNTAX_COUNT ||
        !take_answers(self, request, asked))
        return SYNTAX_CRASHED;
    return outcome_of(reply.refusal);
}

// What was in the text must not stay behind in memory that a parser can read.
static void region_wipe(struct region *region, const struct request *request)
{
    enum { WORTH_A_CALL = 256 * 1024 }; // which frees the memory too
    explicit_bzero(region->spans, request->count * sizeof region->spans[0]);
    explicit_bzero(region->answers, request->count * sizeof region->answers[0]);
    explicit_bzero(region->routes, request->route_count * sizeof region->routes[0]);
    if (request->text_len < WORTH_A_CALL || madvise(region, sizeof *region, MADV_REMOVE) != 0)
        explicit_bzero(region->text, request->text_len);
}

static enum syntax_outcome worker_ask(struct syntax_client *self, struct request *request,
                                      const struct asked *asked)
{
    enum syntax_outcome outcome = SYNTAX_CRASHED;
    struct slice text = asked->text;

    request->number = ++self->number;
    if (text.len)
        memcpy(self->region->text, text.ptr, text.len);
    memcpy(self->region->spans, asked->spans, request->count * sizeof *asked->spans);
    if (send(self->socket, request, sizeof *request, MSG_NOSIGNAL) == sizeof *request)
        outcome = worker_await(self, request, asked);
    region_wipe(self->region, request);
    if (outcome == SYNTAX_CRASHED || outcome == SYNTAX_HUNG) {
        bool unable = worker_end(self) == EXIT_NO_SANDBOX;
        outcome = unable ? SYNTAX_OFF : outcome;
        forget_answers(request, asked); // half taken, perhaps
    }
    return outcome;
}

static bool is_too_large(const struct language *language, struct slice text, size_t count)
{
    return text.len > (language->window ? SYNTAX_MOST_BYTES : parsed_bytes(text)) ||
           count > SYNTAX_MOST_SPANS;
}

enum syntax_outcome syntax_ask(struct syntax_client *self, const struct language *language,
                               struct slice text, const struct span *spans, size_t count,
                               struct syntax *answers)
{
    return syntax_ask_routes(self, language, text, spans, count, answers, NULL, 0);
}

enum syntax_outcome syntax_ask_routes(struct syntax_client *self, const struct language *language,
                                      struct slice text, const struct span *spans, size_t count,
                                      struct syntax *answers, struct route *routes,
                                      size_t route_count)
{
    struct request request = {
        .language = language, .text_len = text.len, .count = count, .route_count = route_count};
    struct asked asked = {text, spans, answers, routes};
    enum syntax_outcome outcome = SYNTAX_OFF;
    bool is_new;

    forget_answers(&request, &asked);
    if (!language || !language->grammar)
        return SYNTAX_NO_GRAMMAR;
    if (is_too_large(language, text, count) || route_count > SYNTAX_MOST_ROUTES)
        return SYNTAX_TOO_LARGE;
    if (count == 0)
        return SYNTAX_ANSWERED;
    // An old worker may die of what an earlier text did to it, or of nothing to do with
    // texts. An answer must not hang on that: only a new worker's death is the text's.
    do {
        if (self->worker && self->worked / 1000000000U >= RETIREMENT)
            worker_end(self);
        is_new = !self->worker;
        if (self->off || (is_new && !worker_start(self))) {
            self->off = true;
            return SYNTAX_OFF;
        }
        outcome = worker_ask(self, &request, &asked);
    } while (outcome == SYNTAX_CRASHED && !is_new);
    self->crashes += outcome == SYNTAX_CRASHED;
    self->hangs += outcome == SYNTAX_HUNG;
    self->off = outcome == SYNTAX_OFF || self->crashes >= MOST_CRASHES || self->hangs >= MOST_HANGS;
    return outcome;
}
