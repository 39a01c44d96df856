// What words say of a value on its way to a call: whether it still is itself.
#ifndef WAYBILL_DETECT_FLOW_WORDS_H
#define WAYBILL_DETECT_FLOW_WORDS_H

#include "words.h"

// A function that hands on what it is given, as text or as a part of something: str, format, JSON.stringify,
// HumanMessage. By the last name of `callee`. Of a function that is not known nothing is believed.
bool flow_hands_on(struct slice callee);

// A function or method that looks a field up by its name: user.get("ssn").
bool flow_looks_up(struct slice callee);

// A member of a value that is the value in another form: email.lower(), ssn.to_s.
bool flow_keeps(struct slice member);

// A word beside a field's name that says that it is no person's datum: masked_email, email_count, config.email.
bool flow_is_other(struct slice word);

// An expression that makes a value unreadable, or the name of one that was: mask(email), sha256.
bool flow_is_unreadable(const struct words *words);

// A term that means other things too where no person is named beside it: full name, hkid, mrn.
bool flow_is_vague(struct slice term);

// An organisation, whose name is nobody's: enterprise_customer.name.
bool flow_is_organisation(struct slice word);

// A person by what they are: customer, patient.
bool flow_is_person(struct slice word);

// The key of a row: patient.id, customer_id. What logs are told instead of who it is.
bool flow_is_key(const struct words *words);

#endif
