// Stand-ins: what people write where a password would stand. `password`, `changeme`, `my_db_pass`,
// `test123`; the syntax around them is that of a real one, so only the text itself tells.
#ifndef WAYBILL_DETECT_STAND_IN_H
#define WAYBILL_DETECT_STAND_IN_H

#include "judge.h"

// A word that documents and tests use for any password, alone or as the last part of a name, with
// or without digits behind it.
bool is_stand_in(struct slice value);

// Judges text that its syntax says is a password: `IDENTIFIED BY '...'`, the userinfo of a URL, an
// argument of curl -u. A password may be a word of a language or look like a name, so all but
// placeholders, expressions, stand-ins and what is too short for one (below 4 bytes, or 6
// digits) is a secret.
struct judgement judge_password(struct slice value);

#endif
