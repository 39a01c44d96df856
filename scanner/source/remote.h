// The host and owner in the URL of a remote. Everything else in a URL may be secret:
// user, password, a token in place of either.
#ifndef WAYBILL_SOURCE_REMOTE_H
#define WAYBILL_SOURCE_REMOTE_H

#include "source.h"

// In the ways git lets one write it. The slices are parts of `url`. False for a local
// path, and for a URL whose parts cannot be told apart from a password in it.
bool remote_from_url(struct slice url, struct remote *remote);

#endif
