// The detector: blob in, findings out. One per worker; nothing is shared between two but the
// pattern set, which is constant.
#ifndef WAYBILL_DETECT_DETECTOR_H
#define WAYBILL_DETECT_DETECTOR_H

#include "blob.h"
#include "coverage.h"
#include "finding.h"
#include "fingerprint.h"
#include "marks.h"
#include "notice.h"
#include "pattern.h"
#include "tools_seen.h"

struct detector_options {
    const struct pattern_set *patterns;
    struct fingerprint_key key;
    struct mark_options marks;
    bool syntax;      // ask the syntax worker; else the line lexer answers alone
    bool line_hashes; // tell findings the hash of their line, see alert_line.h
};

struct detector;

struct detector *detector_new(const struct detector_options *options);
// Starts what a scan with several threads must have before the first of them: see syntax_client_start().
void detector_start(struct detector *detector);

// Frees the detector and all text its findings and notices point to.
void detector_free(struct detector *detector);

// Looks for all patterns in the blob and adds what it finds to `findings`, in no order. The blob is counted as
// looked at, or its skip reasons are, in `coverage`. Findings hold nothing of the blob but redacted text.
void detector_blob(struct detector *detector, const struct blob *blob, struct findings *findings,
                   struct coverage *coverage);

// From now on adds the signs of AI tools in the texts of blobs to `tools`; NULL, as at first: does not look for any.
void detector_tell_tools(struct detector *detector, struct tools_seen *tools);

// What was told about marks so far. The detector's own; may be merged elsewhere.
struct notices *detector_notices(struct detector *detector);

// Gives back the text of all findings made so far, which whoever wants to keep them has copied.
void detector_forget(struct detector *detector);

// Gives each finding its id, unique within the list, which must be sorted.
void findings_number(struct findings *findings);

#endif
