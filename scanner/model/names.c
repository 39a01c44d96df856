// The words that reports, policy and configuration use for the enumerations.
#include "report.h"

#include "names.h"

// clang-format off
NAMES(account_name, account, ACCOUNT_COUNT,
      [ACCOUNT_CONSUMER] = "consumer", [ACCOUNT_API] = "api", [ACCOUNT_BUSINESS] = "business",
      [ACCOUNT_SELF_HOSTED] = "self-hosted",
      [ACCOUNT_BRING_YOUR_OWN] = "bring-your-own-model")
NAMES(training_name, training, TRAINING_COUNT,
      [TRAINING_NO] = "no", [TRAINING_OPT_IN] = "opt-in", [TRAINING_OPT_OUT] = "opt-out",
      [TRAINING_YES] = "yes")
NAMES(dpa_name, dpa, DPA_COUNT,
      [DPA_INCLUDED] = "included", [DPA_AVAILABLE] = "available", [DPA_NONE] = "none",
      [DPA_NOT_NEEDED] = "not-needed")
NAMES(baa_name, baa, BAA_COUNT,
      [BAA_NO] = "no", [BAA_ON_REQUEST] = "on-request", [BAA_YES] = "yes",
      [BAA_NOT_NEEDED] = "not-needed", [BAA_UNKNOWN] = "unknown")
NAMES(certainty_name, certainty, CERTAINTY_COUNT,
      [CERTAINTY_LOW] = "low", [CERTAINTY_MEDIUM] = "medium", [CERTAINTY_HIGH] = "high")
NAMES(owner_name, owner, OWNER_COUNT,
      [OWNER_UNKNOWN] = "unknown", [OWNER_PERSONAL] = "personal", [OWNER_OSS] = "oss",
      [OWNER_STARTUP] = "startup", [OWNER_ENTERPRISE] = "enterprise")
NAMES(sector_name, sector, SECTOR_COUNT,
      [SECTOR_NONE] = "none", [SECTOR_HEALTH] = "health", [SECTOR_FINANCE] = "finance",
      [SECTOR_OTHER] = "other-regulated")
NAMES(eu_name, eu, EU_COUNT,
      [EU_NOT_REQUIRED] = "not-required", [EU_REQUIRED] = "required")
NAMES(mode_name, contract_mode, MODE_COUNT,
      [MODE_SELF_HOST] = "selfhost", [MODE_CONTRACT] = "contract")
NAMES(tier_name, tier, TIER_COUNT,
      [TIER_LOW] = "low", [TIER_MEDIUM] = "medium", [TIER_HIGH] = "high")
NAMES(verdict_name, verdict, VERDICT_COUNT,
      [VERDICT_ACCEPTABLE] = "acceptable", [VERDICT_CONDITIONAL] = "conditional",
      [VERDICT_NOT_ACCEPTABLE] = "not-acceptable")
NAMES(burden_name, burden, BURDEN_COUNT,
      [BURDEN_SECRET] = "secret", [BURDEN_PERSONAL] = "personal", [BURDEN_HEALTH] = "health",
      [BURDEN_CARD] = "card", [BURDEN_FINANCE] = "finance", [BURDEN_RESTRICTED] = "restricted",
      [BURDEN_MARKER] = "marker")
NAMES(remedy_name, remedy, REMEDY_COUNT,
      [REMEDY_ROTATE] = "rotate", [REMEDY_REPLACE] = "replace", [REMEDY_REMOVE] = "remove",
      [REMEDY_REWRITE] = "rewrite-history")
// clang-format on
