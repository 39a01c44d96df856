// In a static program, the two calls of the C library's name service that are in libgit2. Those of
// glibc load shared libraries at run time, which must be of the very glibc that was linked with.
//
// Neither is ever called. libgit2 asks for the home of a user only where the program runs with
// another user's rights (setuid), and for the address of a host only in a transport. With these in
// their place nothing of the name service is in the program, and nothing that could ask one.
#include <errno.h>
#include <netdb.h>
#include <pwd.h>
#include <stddef.h>

int getpwuid_r(uid_t user, struct passwd *entry, char *text, size_t room, struct passwd **found)
{
    (void)user;
    (void)entry;
    (void)text;
    (void)room;
    *found = NULL;
    return ENOSYS;
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                struct addrinfo **found)
{
    (void)host;
    (void)service;
    (void)hints;
    *found = NULL;
    return EAI_FAIL;
}

// Of the same object of glibc, which must not come in beside this one.
void freeaddrinfo(struct addrinfo *list)
{
    (void)list;
}
