// What the objects of a data model are about, by the words of their names: a person, somebody's health, an account.
#ifndef WAYBILL_DETECT_SUBJECTS_H
#define WAYBILL_DETECT_SUBJECTS_H

#include "pattern.h"

// Of SUBJECT_PERSON: its word is used for nothing but people. `User` is also a kind of login, `client` a program.
#define SUBJECT_SURE (1U << SUBJECT_COUNT)

// Bits by enum subject, and SUBJECT_SURE, of an object's name in English, German, French, Spanish, Italian, Portuguese
// or Dutch, in the singular or plural: CustomerAddress, tbl_patients, Mitarbeiter.
unsigned subjects_of(struct slice object);

// The subject of this name, as patterns write it.
bool subject_named(struct slice name, enum subject *subject);

#endif
