#include "rule_help.h"

const char *rule_help(const struct finding *finding)
{
    static const char *const of_values[KIND_COUNT] = {
        [KIND_CREDENTIAL] =
            ("A credential in a repository is known to whoever can read it, and stays in every "
             "clone. Revoke it where it was issued, keep the new one in a secret store or the "
             "environment, and read it from there."),
        [KIND_PERSONAL] =
            ("Data of real persons does not belong into a repository, nor into the prompt of an AI "
             "tool without a contract for that. Put made-up data in its place, or move it to where "
             "access is limited and recorded. What was pushed stays in the history until that is "
             "rewritten."),
        [KIND_REGULATED] =
            ("Data of a regulated kind may be processed only where its rules allow. Put made-up "
             "data in its place, or move it to a place that is approved for it."),
    };
    static const char signs[] =
        "Nothing leaked here: it tells what the code handles, and so counts in which AI tools may "
        "see the repository, and on what conditions. `waybill advise` lists them.";
    return finding_is_sign(finding) ? signs : of_values[finding->kind];
}
