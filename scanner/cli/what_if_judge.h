// `--what-if`: the same repository judged a second time, as asked, and what that changes.
#ifndef WAYBILL_CLI_WHAT_IF_JUDGE_H
#define WAYBILL_CLI_WHAT_IF_JUDGE_H

#include "advise.h"
#include "tools_in_use.h"
#include "what_if_ask.h"

// What is known of the repository besides findings, and asked about it.
struct what_if_job {
    const struct what_if_question *question;
    struct assessment then;
    struct what_if told; // what the report tells of it
    // What it would be then: assessment, findings, tools and advice are those of then.
    struct report report;
};

// The assessment as asked, of all findings that were judged. The same functions as for what is declared: no key takes a row
// away that a declaration could not.
void what_if_assess(struct what_if_job *job, const struct finding *findings, size_t count,
                    const struct signal *signals, size_t signal_count, struct arena *memory);

// Compares. `now` is the report as it is, all but what_if set, `now_all` and the inquiry's answer are of all plans;
// `asked` are plans by --tool. Everything lives in the arena.
void what_if_compare(struct what_if_job *job, const struct report *now,
                     const struct inquiry *inquiry, const struct advice *now_all,
                     struct sign_list signs, const struct texts *asked, struct arena *memory);

#endif
