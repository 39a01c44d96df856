// The sandbox of the syntax worker, a process that parses hostile text with
// third-party C.
#ifndef WAYBILL_DETECT_SANDBOX_H
#define WAYBILL_DETECT_SANDBOX_H

#include "err.h"

// Sanitizers report to standard error, read /proc and reserve terabytes: with them
// the sandbox refuses what it would else kill for, and limits no memory.
#if defined(__SANITIZE_ADDRESS__)
#define SANDBOX_IS_LENIENT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANDBOX_IS_LENIENT 1
#endif
#endif
#ifndef SANDBOX_IS_LENIENT
#define SANDBOX_IS_LENIENT 0
#endif

enum {
    SANDBOX_MEMORY_MIB = 1024, // beyond what the process has mapped when it enters
    SANDBOX_CPU_SECONDS = 300, // for its whole life
};

// Gives up, for good and for this process, all that a parser does not need: files,
// network, other processes, executable memory, traces left by a crash, more memory
// and time than the limits. What stays is its own memory and the descriptors it
// has open for send and recv. Any other system call ends the process by SIGSYS.
//
// False when the kernel cannot do it; then nothing hostile may be touched. Landlock
// is a second wall behind the system call filter and may be absent.
bool sandbox_enter(struct err *err);

// Whether a process can enter it here: one that is forked tries.
bool sandbox_works(void);
// The version of landlock that the kernel has; 0: none.
int sandbox_landlock(void);

#endif
