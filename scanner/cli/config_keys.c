#include "config_keys.h"

#include "mark.h"

#include <stddef.h>

#define FIELD(name) .field = offsetof(struct config, name)
#define GIVEN(name) .given = offsetof(struct config, name)

// ORDER owner_words
static const char *const owner_meanings[] = {
    "a person's own code, for no company",
    "public code under an open-source licence",
    "a company's code, a young or small one's",
    "code of an established company or a public body",
};

// ORDER sector_words
static const char *const sector_meanings[] = {
    "no sector with rules of its own",
    "health care: patients, insurance, medical devices",
    "banking, payments, insurance, trading",
    "another one: education, public sector, defence, law, ...",
};

// ORDER eu_words
static const char *const eu_meanings[] = {
    "code may be sent to any region",
    "what is sent must be processed and kept in the EU",
};

// ORDER mode_words
static const char *const mode_meanings[] = {
    "nothing of it is sent to anybody, models run on own machines",
    "the contracts that the sector asks for exist with the vendor",
};

// ORDER confidence_words
static const char *const confidence_meanings[] = {
    "what merely has the form, too",
    "what has a form and a context or checksum",
    "only what is structured, or checked and in context",
};

// clang-format off
static const struct key policy_keys[] = {
    {"plans", KEY_PLANS, FIELD(plans), // before what names plans
     .help = "Plans of your own (a company's gateway, a contract) with all facts, or facts of a "
             "known plan that hold otherwise for you.",
     .example = "[{id: anthropic-api, baa: \"yes\", source: contract, source_date: 2026}]"},
    {"approved", KEY_AGREEMENTS, FIELD(declared.approved),
     .help = "The plans that are approved here: whatever is not in this list is not acceptable.",
     .example = "[anthropic-api, cursor-teams]"},
    {0},
};

static const struct key agreement_keys[] = {
    {"dpa_signed", KEY_AGREEMENTS, FIELD(declared.dpa_signed),
     .help = "A data processing agreement is signed.",
     .example = "[{plan: anthropic-api, date: 2026-03-01}]"},
    {"baa_signed", KEY_AGREEMENTS, FIELD(declared.baa_signed),
     .help = "A business associate agreement (HIPAA) is signed.",
     .example = "[anthropic-api]"},
    {"audit_log", KEY_AGREEMENTS, FIELD(declared.audit_log),
     .help = "Somebody keeps an audit log of its use.",
     .example = "[anthropic-api]"},
    {"terms_reviewed", KEY_AGREEMENTS, FIELD(declared.terms_reviewed),
     .help = "Its terms were reviewed.",
     .example = "[anthropic-api]"},
    {"training_off", KEY_AGREEMENTS, FIELD(declared.training_off),
     .help = "Training on what is sent is switched off.",
     .example = "[cursor-individual-privacy]"},
    {0},
};

static const struct key ignore_keys[] = {
    {"paths", KEY_PATHS, FIELD(exclude),
     .help = "Files and folders that are not read, as in .gitignore.",
     .example = "[third_party/, \"*.min.js\"]"},
    {"rules", KEY_ACCEPTANCES, FIELD(rules), .item = "rule",
     .help = "Patterns whose findings do not count, with the reason.",
     .example = "[{rule: generic-password, reason: test accounts of the demo}]"},
    {"findings", KEY_ACCEPTANCES, FIELD(findings), .item = "fingerprint",
     .help = "Findings that do not count, by the fingerprint that reports show, with the reason "
             "and perhaps a last day.",
     .example = "[{fingerprint: FINGERPRINT, reason: revoked, expires: 2027-01-31}]"},
    {0},
};

const struct key config_keys[] = {
    {"owner", KEY_CHOICE, .words = owner_words, .meanings = owner_meanings, .first = OWNER_PERSONAL,
     FIELD(declared.owner), GIVEN(declared.has_owner),
     .help = "Whose code this is. Inferred from signs in the repository when it is not declared.",
     .example = "startup"},
    {"sector", KEY_CHOICE, .words = sector_words, .meanings = sector_meanings,
     .first = SECTOR_NONE, FIELD(declared.sector), GIVEN(declared.has_sector),
     .help = "The regulated sector that it is for. What is found can make it stricter, and "
             "nothing declared makes it laxer.",
     .example = "none"},
    {"eu", KEY_CHOICE, .words = eu_words, .meanings = eu_meanings, .first = EU_NOT_REQUIRED,
     FIELD(declared.eu), GIVEN(declared.has_eu),
     .help = "Whether an AI tool must process it in the EU. Not required when it is not declared.",
     .example = "required"},
    {"mode", KEY_CHOICE, .words = mode_words, .meanings = mode_meanings, .first = MODE_SELF_HOST,
     FIELD(declared.mode), GIVEN(declared.has_mode),
     .help = "How code of a regulated sector is handled.", .example = "contract"},
    {"policy", KEY_MAPPING, FIELD(plans), .keys = policy_keys, // before what names plans
     .help = "What your organisation knows of plans. Verdicts and reports show it as declared."},
    {"tools_in_use", KEY_AGREEMENTS, FIELD(declared.tools_in_use),
     .help = "The AI tools that are used here, by the plan they are used on. A tool that left "
             "files is found without; its plan is not. `waybill policy list` has the plans.",
     .example = "[anthropic-api]"},
    {"agreements", KEY_MAPPING, FIELD(declared), .keys = agreement_keys,
     .help = "What is settled with vendors, for each plan, with the day if you like. It meets "
             "conditions of verdicts."},
    {"bulk_persons", KEY_BULK, FIELD(declared.bulk_persons),
     .help = "From how many distinct persons on personal data is customer data; 20 when it is "
             "not declared.",
     .example = "20"},
    {"ignore", KEY_MAPPING, FIELD(exclude), .keys = ignore_keys,
     .help = "What is left out. The report tells what is, and a tier that it lowers."},
    {"patterns", KEY_PATTERNS, FIELD(patterns),
     .help = "Files with patterns of your own, from the repository's root.",
     .example = "[security/patterns.yml]"},
    {"marks", KEY_MARKS, .words = foreign_words, FIELD(foreign_marks),
     .help = "The scanners whose marks in the code hold besides waybill:allow; all of them when "
             "it is not said, none with [].",
     .example = "[gitleaks]"},
    {"fail_on", KEY_FAIL_ON, FIELD(fail_on),
     .help = "What ends `waybill scan` with exit code 1, as --fail-on; `waybill help scan` lists "
             "the words.",
     .example = "[credential, high]"},
    {"min_confidence", KEY_CHOICE, .words = confidence_words, .meanings = confidence_meanings,
     .first = CONFIDENCE_LOW, FIELD(min_confidence), GIVEN(has_min_confidence),
     .help = "From which confidence on findings are reported; medium when it is not said.",
     .example = "medium"},
    {"max_file_size", KEY_SIZE, FIELD(max_file_size),
     .help = "Larger files are skipped, and the report says so; K, M and G are powers of 1024. "
             "16M when it is not said.",
     .example = "16M"},
    {"archives", KEY_SWITCH, FIELD(archives),
     .help = "Whether to look into zip, tar and gzip files, too.", .example = "true"},
    {0},
};
// clang-format on

const struct key *config_key(const char *name)
{
    for (const struct key *key = config_keys; key->name; key++)
        if (strcmp(key->name, name) == 0)
            return key;
    return NULL;
}
