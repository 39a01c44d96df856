// One run, from the source to what was found: what `scan`, `advise` and `baseline` share.
#ifndef WAYBILL_CLI_JOB_H
#define WAYBILL_CLI_JOB_H

#include "base_policy.h"
#include "config.h"
#include "known.h"
#include "policy.h"
#include "report_read.h"
#include "scan.h"
#include "what_if_judge.h"

// Text lives in `memory` or in the scan. Set up `options` and `memory`, zero the rest.
struct job {
    struct options options;
    bool makes_baseline;    // the file that --baseline names need not be there,
    bool replaces_baseline; // and is not read when it is
    bool may_be_empty;      // having no file to read is no error
    bool only_findings;     // nobody asks for owner, tools and advice, so they are not looked for
    struct config config;
    struct fingerprint_key key;
    struct slice baseline_path; // as messages name it
    bool has_baseline;
    struct baseline baseline;
    struct known known;
    struct policy_changes changes; // of the policy, with --config-from
    struct pattern_set patterns;
    struct source *source;
    struct scan scan;
    struct saved_report saved; // with --from: what is not in the fields around it
    struct assessment assessment;
    struct folder_tier *folders;      // of the report
    struct what_if_question question; // with --what-if,
    struct what_if_job what_if;       // and what comes of it
    struct report report;
    struct arena *memory;
};

// Opens the source and reads the policy. On an error, too, the job must be released.
bool job_open(struct job *job, struct err *err);
// The same for all of the repository, wherever in it the user is.
bool job_open_whole(struct job *job, struct err *err);
// Scans, and settles which findings are suppressed by what.
bool job_scan(struct job *job, struct err *err);
// In place of all that: takes what was found, and what was declared, from the report that --from names. Of a file that
// --config names the declarations and plans hold instead, and what the command line says goes before both.
bool job_read_saved(struct job *job, struct err *err);
// Tier, advice and report of what was found. All of job->report is set then.
void job_judge(struct job *job);
// What --fail-on and the coverage come to, once it is judged.
enum exit_code job_exit_code(const struct job *job);
void job_release(struct job *job);

// Whether all of the repository is scanned, so that what is not found is not there.
bool job_is_whole(const struct job *job);

// Parts of the above, in job_policy.c: the configuration, its pattern files and the baseline; and what they suppress
// of what was found.
bool job_read_policy(struct job *job, struct err *err);
void job_suppress(struct job *job);

#endif
