// What other programs list: an entry for each finding, and one for each reason why the scan is not complete, so that a list
// without findings is never taken for a clean repository.
//
// Only findings that are neither suppressed nor stand-ins (finding_is_live()) are entries.
#ifndef WAYBILL_REPORT_ISSUES_H
#define WAYBILL_REPORT_ISSUES_H

#include "buf.h"
#include "report.h"

// The rule of an entry that is no finding.
#define ISSUE_INCOMPLETE SLICE("scan-incomplete")

// How loud an entry is: most programs know three ways.
enum loudness { LOUD_ERROR, LOUD_WARNING, LOUD_NOTE, LOUD_COUNT };

struct issue {
    const struct finding *finding; // NULL: a reason why the scan is not complete
    enum skip reason;              // then this one
    struct slice rule;
    enum severity severity;
    // Bytes, of a file as git knows it; of a reason, that of the first it holds for.
    struct slice path;
    // 0: not in that file itself, but in a member of it.
    unsigned line, column, end_line, end_column;
};

// Reasons first, then findings, worst first. Whoever takes the list frees `items`.
struct issues {
    struct issue *items;
    size_t count;
};

void issues_init(struct issues *issues, const struct report *report);
void issues_release(struct issues *issues);

enum loudness issue_loudness(const struct issue *issue);

// Adds what it is, in a printable line without rule and path: "AWS access key id: AKIA**** (20 characters), in key".
void issue_say(struct buf *out, const struct issue *issue, const struct report *report);
void finding_say(struct buf *out, const struct finding *finding);

// Adds "PATH:LINE:COLUMN: error: WORDS [RULE]", as the GNU coding standards have it, printable and without a line's end.
void issue_add_line(struct buf *out, const struct issue *issue, const struct report *report);

// Adds a path as a URI reference (RFC 3986): its bytes, all but the unreserved and '/' percent-encoded.
void path_add_uri(struct buf *out, struct slice path);

#endif
