#include "remote.h"

// What hosting software puts in front of the owner.
static const struct slice not_owners[] = {
    SLICE_INIT("v3"),  // Azure DevOps over SSH
    SLICE_INIT("scm"), // Bitbucket Data Center
};

static bool is_host(struct slice host)
{
    for (size_t i = 0; i < host.len; i++)
        if (!is_alnum(host.ptr[i]) && host.ptr[i] != '.' && host.ptr[i] != '-' &&
            host.ptr[i] != ':')
            return false;
    return host.len > 0;
}

// "user:password@host:port", "[::1]:port". Only digits are a port.
static bool take_authority(struct slice authority, struct slice *host)
{
    uint64_t port;
    size_t at;
    while ((at = slice_find_byte(authority, '@')) != SLICE_NOT_FOUND)
        authority = slice_cut(authority, at + 1, authority.len);
    if (authority.len && authority.ptr[0] == '[') {
        size_t end = slice_find_byte(authority, ']');
        *host = slice_cut(authority, 1, end);
        return end != SLICE_NOT_FOUND && is_host(*host);
    }
    at = slice_find_byte(authority, ':');
    *host = slice_cut(authority, 0, at);
    if (at != SLICE_NOT_FOUND && at + 1 < authority.len &&
        !slice_to_u64(slice_cut(authority, at + 1, authority.len), &port))
        return false;
    return is_host(*host);
}

// The first folder of the path, when the repository's name comes behind it.
static void take_owner(struct slice path, struct slice *owner)
{
    struct slice piece;
    *owner = SLICE("");
    while (slice_split(&path, '/', &piece)) {
        bool counts = piece.len > 0;
        for (size_t i = 0; i < sizeof not_owners / sizeof not_owners[0]; i++)
            if (slice_equals(piece, not_owners[i]))
                counts = false;
        if (counts) {
            if (path.len)
                *owner = piece;
            return;
        }
    }
}

bool remote_from_url(struct slice url, struct remote *remote)
{
    struct slice authority, path;
    size_t scheme = slice_find(url, SLICE("://"));
    size_t slash, colon, helper = slice_find(url, SLICE("::"));

    // "helper::address" is for a program to make sense of; "[::1]" has it too, later.
    if (helper < scheme)
        return false;
    if (scheme != SLICE_NOT_FOUND) {
        if (slice_starts_with_nocase(url, SLICE("file:")))
            return false;
        url = slice_cut(url, scheme + 3, url.len);
        slash = slice_find_byte(url, '/');
        authority = slice_cut(url, 0, slash);
        path = slice_cut(url, slash, url.len);
    } else {
        // "user@host:path"; a '/' before the ':' makes it a local path.
        slash = slice_find_byte(url, '/');
        colon = slice_find_byte(url, ':');
        if (colon == SLICE_NOT_FOUND || slash < colon)
            return false;
        authority = slice_cut(url, 0, colon);
        path = slice_cut(url, colon + 1, url.len);
        // "C:\work\project"
        if (authority.len == 1)
            return false;
    }
    // A password with a '/' in it would end the authority too early: then what looks
    // like the path has the '@', and its parts are not what they seem.
    if (slice_find_byte(path, '@') != SLICE_NOT_FOUND || !take_authority(authority, &remote->host))
        return false;
    take_owner(path, &remote->owner);
    return true;
}
