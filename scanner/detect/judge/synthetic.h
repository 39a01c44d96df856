// Values that were reserved, published or made for tests, and so are nobody's.
#ifndef WAYBILL_DETECT_SYNTHETIC_H
#define WAYBILL_DETECT_SYNTHETIC_H

#include "pattern.h"

// Why the value of a pattern of this type is synthetic, as a constant sentence for why[]; NULL when nothing says
// so. Types with lists of their own: email, phone, payment-card, iban, national-id, private-key; for the other
// personal types and these too, a number of one digit or a count is synthetic.
const char *synthetic_why(const struct pattern *pattern, struct slice value);

// The part of synthetic_why() for network addresses, devices, travel documents and keys of persons.
const char *synthetic_id_why(const struct pattern *pattern, struct slice value);

// An e-mail address that is no person's: noreply, mailer-daemon, `git@host` of a URL.
bool email_is_impersonal(struct slice value);

#endif
