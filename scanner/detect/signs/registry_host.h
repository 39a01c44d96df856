// Hosts that packages and images come from: public, rented, or an organisation's own.
#ifndef WAYBILL_DETECT_REGISTRY_HOST_H
#define WAYBILL_DETECT_REGISTRY_HOST_H

#include "slice.h"

enum registry_kind {
    REGISTRY_PUBLIC, // open to anyone, or no host that says anything: localhost, example.com
    REGISTRY_RENTED, // a service where organisations keep private packages
    REGISTRY_OWN,
};

enum registry_kind registry_kind_of(struct slice host);

// The host of the first URL in `text` that is not public and, unless `before` is empty, has that word shortly
// before it (letters of either case are equal). Never a user, password or path. Part of `text`, or empty.
struct slice registry_find(struct slice text, struct slice before);

// The same of "FROM host/name:tag", as containers name the images they are made of.
struct slice registry_find_image(struct slice text);

#endif
