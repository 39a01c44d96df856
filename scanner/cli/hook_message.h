// What a developer reads when a hook refuses: what, where and why, how to fix it, how to allow it.
#ifndef WAYBILL_CLI_HOOK_MESSAGE_H
#define WAYBILL_CLI_HOOK_MESSAGE_H

#include "buf.h"
#include "fail_on.h"
#include "hook_types.h"

struct hook_message {
    const struct hook_row *row;
    const struct report *report; // judged; with `unchecked` there is none
    struct fail_on fail_on;
    bool refused;           // something that fail_on names is there; else the report is incomplete
    bool only_asked;        // nothing waits for the answer: `pre-commit run --all-files`
    size_t elsewhere;       // findings on lines that are not changed
    struct slice unchecked; // why there was nothing to judge: an err's message
    bool colour;
};

void hook_message_add(struct buf *out, const struct hook_message *message);

#endif
