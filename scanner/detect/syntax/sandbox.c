#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static bool refuse(struct err *err, const char *what, int reason)
{
    return err_set(err, ERR_UNABLE, "cannot enter the sandbox: %s: %s", what, strerror(reason));
}

// Bytes mapped now: the first number of /proc/self/statm, in pages. A generous
// guess where there is no /proc.
static rlim_t mapped_bytes(void)
{
    rlim_t bytes = (rlim_t)4 << 30;
    char text[64] = "";
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return bytes;
    if (read(fd, text, sizeof text - 1) > 0)
        bytes = (rlim_t)strtoull(text, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE);
    close(fd);
    return bytes;
}

static bool limit(unsigned resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return false;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < most)
        most = now.rlim_max; // it was tighter before
    return setrlimit(resource, &(struct rlimit){most, most}) == 0;
}

// Where memory runs out, the kernel shall take this process and not the scan. Any
// process may ask for that; where it cannot, nothing is lost.
static void volunteer_for_oom(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ssize_t ignored = write(fd, "1000", 4);
    (void)ignored;
    close(fd);
}

static bool limit_resources(rlim_t memory, struct err *err)
{
    // A sanitizer's report may go to a file.
    bool ok = SANDBOX_IS_LENIENT || (limit(RLIMIT_AS, memory) && limit(RLIMIT_FSIZE, 0));
    if (!ok || !limit(RLIMIT_CPU, SANDBOX_CPU_SECONDS) || !limit(RLIMIT_CORE, 0) ||
        !limit(RLIMIT_NOFILE, 0))
        return refuse(err, "resource limits", errno);
    return true;
}

static bool drop_privileges(struct err *err)
{
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return refuse(err, "no dumps", errno);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return refuse(err, "no new privileges", errno);
    return true;
}

// Landlock's calls and words by number: the C library has no functions for them, and
// the kernel that runs may know more than the headers of the one that compiled.
enum {
    LANDLOCK_CREATE_RULESET = 444,
    LANDLOCK_RESTRICT_SELF = 446,
    LANDLOCK_ASK_VERSION = 1,
};

struct landlock_denials {
    uint64_t files;   // one bit for each way to touch a file
    uint64_t network; // bind, connect
    uint64_t scopes;  // abstract sockets, signals to others
};

// The ways that each version of the interface knows. A kernel takes a longer struct
// than its own as long as what it does not know is zero.
static struct landlock_denials landlock_all(long version)
{
    unsigned files = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    return (struct landlock_denials){
        .files = (UINT64_C(1) << files) - 1,
        .network = version >= 4 ? 3 : 0,
        .scopes = version >= 6 ? 3 : 0,
    };
}

static bool deny_by_landlock(struct err *err)
{
    long version = syscall(LANDLOCK_CREATE_RULESET, NULL, 0, LANDLOCK_ASK_VERSION);
    if (version < 1)
        return true;
    struct landlock_denials all = landlock_all(version);
    int ruleset = (int)syscall(LANDLOCK_CREATE_RULESET, &all, sizeof all, 0);
    if (ruleset < 0)
        return refuse(err, "landlock", errno);
    long done = syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0);
    int reason = errno;
    close(ruleset);
    return done == 0 || refuse(err, "landlock", reason);
}

static bool allow_calls(scmp_filter_ctx filter)
{
    static const int calls[] = {
        SCMP_SYS(recvfrom),      SCMP_SYS(sendto), // the client
        SCMP_SYS(recv),          SCMP_SYS(send),
        SCMP_SYS(brk),           SCMP_SYS(munmap),
        SCMP_SYS(mremap),                             // memory
        SCMP_SYS(madvise),       SCMP_SYS(getrandom), // which malloc seeds itself with
        SCMP_SYS(futex),         SCMP_SYS(sched_yield),
        SCMP_SYS(clock_gettime), SCMP_SYS(restart_syscall),
        SCMP_SYS(rt_sigreturn),  SCMP_SYS(exit),
        SCMP_SYS(exit_group),
    };
    static const int mapping_calls[] = {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)};

    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    for (size_t i = 0; i < sizeof mapping_calls / sizeof mapping_calls[0]; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, mapping_calls[i], 1,
                             SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
            return false;
    return true;
}

static bool deny_by_filter(struct err *err)
{
    uint32_t otherwise = SANDBOX_IS_LENIENT ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS;
    scmp_filter_ctx filter = seccomp_init(otherwise);
    bool ok = filter && allow_calls(filter);
    int failed = ok ? seccomp_load(filter) : -EINVAL;
    if (filter)
        seccomp_release(filter);
    return failed == 0 || refuse(err, "system call filter", -failed);
}

bool sandbox_enter(struct err *err)
{
    // In this order: /proc is read while it can be, landlock takes a descriptor.
    rlim_t memory = mapped_bytes() + ((rlim_t)SANDBOX_MEMORY_MIB << 20);
    volunteer_for_oom();
    return drop_privileges(err) && deny_by_landlock(err) && limit_resources(memory, err) &&
           deny_by_filter(err);
}

int sandbox_landlock(void)
{
    long version = syscall(LANDLOCK_CREATE_RULESET, NULL, 0, LANDLOCK_ASK_VERSION);
    return version < 1 ? 0 : (int)version;
}

bool sandbox_works(void)
{
    struct err ignored = {0};
    int status = 1;
    pid_t child = fork();

    // Not by exit(), nor the C library's _exit(): sanitizers do more there than the sandbox allows.
    if (child == 0)
        syscall(SYS_exit_group, sandbox_enter(&ignored) ? 0 : 1);
    if (child < 0)
        return false;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
