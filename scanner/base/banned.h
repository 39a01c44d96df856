// Calls that must not stand in the scanner. The build includes this file ahead of every source of
// scanner/, and a call of one of them does not compile. (The idea is git's banned.h.)
//
// The system's headers that declare them come first: after the macros below they could not be read.
#ifndef WAYBILL_BASE_BANNED_H
#define WAYBILL_BASE_BANNED_H

#include <netdb.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BANNED(name, instead) sorry_##name##_is_banned_use_##instead

// They do not know how much room there is. strncpy() may leave out the NUL.
#undef strcpy
#undef stpcpy
#undef strncpy
#undef strcat
#undef strncat
#undef sprintf
#undef vsprintf
#undef gets
#undef strtok
#define strcpy(...) BANNED(strcpy, arena_copy)
#define stpcpy(...) BANNED(stpcpy, arena_copy)
#define strncpy(...) BANNED(strncpy, arena_copy)
#define strcat(...) BANNED(strcat, buf_add)
#define strncat(...) BANNED(strncat, buf_add)
#define sprintf(...) BANNED(sprintf, arena_printf)
#define vsprintf(...) BANNED(vsprintf, arena_printf)
#define gets(...) BANNED(gets, fgets)
#define strtok(...) BANNED(strtok, slice_split)

// They cannot tell an error from a number.
#undef atoi
#undef atol
#undef atoll
#undef atof
#define atoi(...) BANNED(atoi, slice_to_u64)
#define atol(...) BANNED(atol, slice_to_u64)
#define atoll(...) BANNED(atoll, slice_to_u64)
#define atof(...) BANNED(atof, strtod)

// They answer in memory that all threads share.
#undef asctime
#undef ctime
#undef gmtime
#undef localtime
#define asctime(...) BANNED(asctime, strftime)
#define ctime(...) BANNED(ctime, strftime)
#define gmtime(...) BANNED(gmtime, gmtime_r)
#define localtime(...) BANNED(localtime, gmtime_r)

// The same input gives the same output, and the stack has no ceiling of ours.
#undef rand
#undef random
#undef alloca
#define rand(...) BANNED(rand, siphash)
#define random(...) BANNED(random, siphash)
#define alloca(...) BANNED(alloca, arena_alloc)

// waybill starts no program.
#undef system
#undef popen
#undef execl
#undef execle
#undef execlp
#undef execv
#undef execve
#undef execvp
#undef execvpe
#undef fexecve
#undef posix_spawn
#undef posix_spawnp
#define system(...) BANNED(system, nothing)
#define popen(...) BANNED(popen, nothing)
#define execl(...) BANNED(execl, nothing)
#define execle(...) BANNED(execle, nothing)
#define execlp(...) BANNED(execlp, nothing)
#define execv(...) BANNED(execv, nothing)
#define execve(...) BANNED(execve, nothing)
#define execvp(...) BANNED(execvp, nothing)
#define execvpe(...) BANNED(execvpe, nothing)
#define fexecve(...) BANNED(fexecve, nothing)
#define posix_spawn(...) BANNED(posix_spawn, nothing)
#define posix_spawnp(...) BANNED(posix_spawnp, nothing)

// waybill opens no connection.
#undef connect
#undef getaddrinfo
#undef gethostbyname
#define connect(...) BANNED(connect, nothing)
#define getaddrinfo(...) BANNED(getaddrinfo, nothing)
#define gethostbyname(...) BANNED(gethostbyname, nothing)

#endif
