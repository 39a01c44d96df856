#include "sample_report.h"

#define S(literal) SLICE_INIT(literal)

// clang-format off
static const struct plan sample_plans[] = {
    {.id = S("ollama"), .vendor = S("Ollama"), .tool = S("Ollama"), .name = S("self-hosted model"),
     .account = ACCOUNT_SELF_HOSTED, .training = TRAINING_NO, .dpa = DPA_NOT_NEEDED,
     .baa = BAA_NOT_NEEDED, .certainty = CERTAINTY_HIGH, .regions = S("local"),
     .region_choice = S("yes: local"), .eu_capable = true, .retention = S("none"),
     .source = S("docs.example/ollama"), .source_date = S("2026")},
    {.id = S("alpha-api"), .vendor = S("Alpha"), .tool = S("Alpha API"), .name = S("Pay as you go"),
     .account = ACCOUNT_API, .training = TRAINING_NO, .dpa = DPA_INCLUDED, .baa = BAA_ON_REQUEST,
     .certainty = CERTAINTY_HIGH, .regions = S("US; global"), .region_choice = S("yes: EU, US"),
     .eu_capable = true, .retention = S("30 days"), .source = S("docs.alpha.example/data-usage"),
     .source_date = S("2026-08-22"), .source_note = S("snapshot")},
    {.id = S("alpha-api-zdr"), .vendor = S("Alpha"), .tool = S("Alpha API"), .name = S("API + ZDR"),
     .account = ACCOUNT_API, .training = TRAINING_NO, .dpa = DPA_INCLUDED, .baa = BAA_YES,
     .certainty = CERTAINTY_HIGH, .regions = S("US; global"), .region_choice = S("yes: EU, US"),
     .eu_capable = true, .retention = S("none"), .source = S("docs.alpha.example/zdr"),
     .source_date = S("2026-08")},
    {.id = S("alpha-code-free"), .vendor = S("Alpha"), .tool = S("Alpha Code"), .name = S("Free"),
     .account = ACCOUNT_CONSUMER, .training = TRAINING_OPT_OUT, .dpa = DPA_NONE, .baa = BAA_NO,
     .certainty = CERTAINTY_HIGH, .regions = S("US"), .region_choice = S("no"),
     .retention = S("30 days (training off) / 5 years (training on)"),
     .source = S("docs.alpha.example/data-usage"), .source_date = S("2026-08-22")},
    {.id = S("alpha-code-team"), .vendor = S("Alpha"), .tool = S("Alpha Code"), .name = S("Team"),
     .account = ACCOUNT_BUSINESS, .training = TRAINING_NO, .dpa = DPA_INCLUDED, .baa = BAA_NO,
     .certainty = CERTAINTY_HIGH, .regions = S("US"), .region_choice = S("no"),
     .retention = S("30 days"), .source = S("docs.alpha.example/data-usage"),
     .source_date = S("2026-08-22")},
    {.id = S("beta-chat-free"), .vendor = S("Beta"), .tool = S("Beta Chat"), .name = S("Free"),
     .account = ACCOUNT_CONSUMER, .training = TRAINING_YES, .dpa = DPA_NONE, .baa = BAA_NO,
     .certainty = CERTAINTY_LOW, .regions = S("unknown"), .region_choice = S("no"),
     .retention = S("unknown"), .source = S("no vendor page retrieved")},
    {.id = S("beta-teams"), .vendor = S("Beta"), .tool = S("Beta Editor"), .name = S("Teams"),
     .account = ACCOUNT_BUSINESS, .training = TRAINING_OPT_IN, .dpa = DPA_AVAILABLE,
     .baa = BAA_NO, .certainty = CERTAINTY_MEDIUM, .regions = S("EU"),
     .region_choice = S("no"), .eu_capable = true, .retention = S("none with privacy mode"),
     .source = S("beta.example/security"), .source_date = S("2025-03-01")},
    {.id = S("unknown-plan"), .vendor = S("Any"), .tool = S("any tool whose plan is not declared"),
     .name = S("unknown"), .account = ACCOUNT_CONSUMER, .training = TRAINING_OPT_OUT,
     .dpa = DPA_NONE, .baa = BAA_NO, .certainty = CERTAINTY_HIGH, .regions = S("unknown"),
     .region_choice = S("unknown"), .retention = S("unknown"), .source = S("rule of this project"),
     .source_date = S("2026-11-21")},
};
// clang-format on

// ORDER PLAN: by their place in sample_plans[].
enum {
    PLAN_OLLAMA,
    PLAN_API,
    PLAN_ZDR,
    PLAN_FREE,
    PLAN_TEAM,
    PLAN_CHAT,
    PLAN_EDITOR,
    PLAN_UNKNOWN
};

static const struct slice alpha_evidence[] = {S("ALPHA.md"), S(".alpha/"), {NULL, 0}};
static const struct slice beta_evidence[] = {S(".betarules"), {NULL, 0}};

static void begin(struct sample *sample, const char *mode)
{
    *sample = (struct sample){
        .report = {.version = S("1.2.3"),
                   .root = S("."),
                   .mode = slice_of_string(mode),
                   .head = S("3f2a9c1e4b5d60718293a4b5c6d7e8f901234567"),
                   .disclaimer = S("Guidance, not legal advice. It rests on what was found, on "
                                   "what you declared and on facts of the dates shown.")},
    };
    sample->report.coverage = &sample->coverage;
    sample->report.assessment = &sample->assessment;
    sample->report.findings = sample->findings;
    sample->report.advice = sample->advice;
    sample->report.tools = sample->tools;
    sample->report.lowerings = &sample->lowering;
}

static struct advice *add_advice(struct sample *sample, int plan, enum verdict verdict,
                                 enum row_id row, const char *condition, const char *reason)
{
    struct advice *advice = &sample->advice[sample->report.advice_count++];
    *advice = (struct advice){.plan = &sample_plans[plan],
                              .verdict = verdict,
                              .row = row,
                              .tier = matrix_rows[row].tier,
                              .age_days = 91};
    advice->conditions[0] = slice_of_string(condition);
    advice->reasons[0] = slice_of_string(reason);
    return advice;
}

static const struct slice no_plans[] = {{NULL, 0}};

static const struct advice *advice_on(const struct sample *sample, struct slice plan)
{
    for (size_t i = 0; i < sample->report.advice_count; i++)
        if (slice_equals(sample->advice[i].plan->id, plan))
            return &sample->advice[i];
    return NULL;
}

// Once all advice is there. A tool whose plan is not known is judged as the free one.
static void add_tool(struct sample *sample, const char *tool, const char *plan,
                     const struct slice *evidence)
{
    static const struct tool_sign signs[] = {
        {.kind = S("file"), .plans = no_plans, .path = S("ALPHA.md")},
        {.kind = S("ci-action"),
         .plans = no_plans,
         .path = S(".github/workflows/alpha.yml"),
         .line = 12},
        {.kind = S("commit-trailer"),
         .plans = no_plans,
         .commit = S("0123456789abcdef"),
         .commits = 7},
    };
    static const struct control deny = {.tool = S("Alpha Code"),
                                        .kind = CONTROL_PERMISSION,
                                        .enforcement = ENFORCEMENT_BEST_EFFORT,
                                        .name = S("deny rules in .alpha/settings.json"),
                                        .into = S(".alpha/settings.json"),
                                        .key = S("deny"),
                                        .line = S("\"PATH\""),
                                        .covers = S("reading"),
                                        .gaps = S("the shell"),
                                        .source = S("docs.alpha.example/deny"),
                                        .source_date = S("2026-08")};
    struct tool_in_use *made = &sample->tools[sample->report.tool_count++];
    *made = (struct tool_in_use){
        .tool = slice_of_string(tool),
        .plan = slice_of_string(plan),
        .evidence = evidence,
        .judged_as = slice_of_string(*plan ? plan : "alpha-code-free"),
        .judged_because =
            slice_of_string(*plan ? "ALPHA.md tells it" : "the least protective of its 2 plans"),
        .signs = signs,
        .sign_count = sizeof signs / sizeof signs[0],
        .control = evidence == alpha_evidence ? &deny : NULL,
    };
    made->advice = advice_on(sample, made->judged_as);
}

static void add_other_signs(struct sample *sample)
{
    static const struct slice one_plan[] = {S("alpha-api"), {NULL, 0}};
    static const struct tool_sign called[] = {
        {.kind = S("dependency"), .plans = no_plans, .path = S("package.json"), .line = 8}};
    static const struct tool_sign weak[] = {
        {.kind = S("file"), .plans = no_plans, .path = S("AGENTS.md")}};
    static const struct tool_signs calls[] = {{S("Alpha API"), one_plan, called, 1}};
    static const struct tool_signs weaks[] = {{S("Several agents"), no_plans, weak, 1}};
    static const struct control nothing = {.tool = S("Alpha Code"),
                                           .kind = CONTROL_IGNORE_FILE,
                                           .name = S(".alphaignore"),
                                           .file = S(".alphaignore"),
                                           .covers = S("nothing"),
                                           .source = S("docs.alpha.example/ignore"),
                                           .source_date = S("2026-08")};
    static const struct control index = {.tool = S("Beta Editor"),
                                         .kind = CONTROL_IGNORE_FILE,
                                         .enforcement = ENFORCEMENT_ADVISORY,
                                         .name = S(".betaindex"),
                                         .file = S(".betaindex"),
                                         .covers = S("the index only"),
                                         .source = S("docs.beta.example/index"),
                                         .source_date = S("2026")};
    static const struct control ignore = {.tool = S("Beta Editor"),
                                          .kind = CONTROL_IGNORE_FILE,
                                          .enforcement = ENFORCEMENT_ENFORCED,
                                          .name = S(".betaignore"),
                                          .file = S(".betaignore"),
                                          .covers = S("reading"),
                                          .source = S("docs.beta.example/ignore"),
                                          .source_date = S("2026")};
    static const struct idle_file idle[] = {{S(".alphaignore"), &nothing, NULL},
                                            {S("web/.betaindex"), &index, &ignore}};
    sample->report.product_calls = calls;
    sample->report.weak_signs = weaks;
    sample->report.idle_files = idle;
    sample->report.product_call_count = sample->report.weak_sign_count = 1;
    sample->report.idle_file_count = 2;
}

static struct fired_row *add_row(struct sample *sample, enum row_id row, const char *because)
{
    struct fired_row *fired = &sample->assessment.rows[sample->assessment.row_count++];
    fired->row = row;
    fired->because[0] = slice_of_string(because);
    return fired;
}

// A credential in production code.
static struct finding *add_finding(struct sample *sample, const char *rule, const char *title,
                                   const char *path, unsigned line)
{
    size_t n = sample->report.finding_count++;
    struct finding *finding = &sample->findings[n];
    *finding = (struct finding){
        .id = "W000000000000",
        .fingerprint = "0123456789abcdef0123456789abcdef",
        .rule = slice_of_string(rule),
        .title = slice_of_string(title),
        .type = S("api-token"),
        .kind = KIND_CREDENTIAL,
        .severity = SEVERITY_HIGH,
        .confidence = CONFIDENCE_HIGH,
        .evidence = EVIDENCE_VALUE,
        .carries = CARRIES_SECRET,
        .path = slice_of_string(path),
        .line = line,
        .column = 15,
        .end_line = line,
        .end_column = 35,
        .offset = 40 * line + 14,
        .length = 20,
        .preview = S("AKIA************"),
        .language = S("python"),
        .role = ROLE_STRING,
    };
    finding->id[11] = (char)('0' + n / 10);
    finding->id[12] = (char)('0' + n % 10);
    finding_add_why(finding, SLICE("the form of the value leaves no doubt"));
    return finding;
}

static void add_settling(struct sample *sample, const char *line)
{
    struct assessment *assessment = &sample->assessment;
    assessment->settle[assessment->settle_count++] =
        (struct settling){"owner", "the owner", slice_of_string(line), S("or another one")};
    assessment->signs_say = assessment->owner;
}

void sample_clean(struct sample *sample)
{
    static const struct signal signals[] = {
        {OWNER_PERSONAL, 3, S("the only author uses a freemail address"), false, "one-person"},
        {OWNER_PERSONAL, 1, S("the remote belongs to a user, not to an organisation"), false,
         "own-account"},
    };
    begin(sample, "worktree");
    sample->coverage.files = 42;
    sample->coverage.bytes = 123456;
    sample->assessment.owner = OWNER_PERSONAL;
    sample->assessment.owner_inferred = true;
    sample->assessment.signals = signals;
    sample->assessment.signal_count = 2;
    add_settling(sample, "owner: personal");
    add_row(sample, ROW_R1, "nothing that counts was found");
    add_advice(sample, PLAN_OLLAMA, VERDICT_ACCEPTABLE, ROW_R1, "", "");
    add_advice(sample, PLAN_API, VERDICT_ACCEPTABLE, ROW_R1, "", "");
    add_advice(sample, PLAN_FREE, VERDICT_ACCEPTABLE, ROW_R1, "", "tip: switch training off");
}

static void add_startup_findings(struct sample *sample)
{
    static const char *const paths[] = {"config/prod.env", "deploy/values.yaml", "src/billing.py",
                                        "src/mail.py", "src/upload.py"};
    struct finding *finding;
    finding = add_finding(sample, "aws-secret-access-key", "AWS secret access key",
                          "config/prod.env", 12);
    finding->severity = SEVERITY_CRITICAL;
    finding->preview = SLICE("****************");
    finding->name = SLICE("AWS_SECRET_ACCESS_KEY");
    for (unsigned i = 0; i < 5; i++)
        add_finding(sample, "aws-access-key-id", "AWS access key id", paths[i], 11 + i)->name =
            SLICE("AWS_ACCESS_KEY_ID");
    finding = add_finding(sample, "email-address", "E-mail address", "tests/test_mail.py", 7);
    finding->kind = KIND_PERSONAL;
    finding->carries = CARRIES_PERSONAL;
    finding->severity = SEVERITY_MEDIUM;
    finding->confidence = CONFIDENCE_MEDIUM;
    finding->place = PLACE_TEST;
    finding->preview = SLICE("j***@****.io");
    finding = add_finding(sample, "email-address", "E-mail address", "docs/setup.md", 3);
    finding->kind = KIND_PERSONAL;
    finding->severity = SEVERITY_LOW;
    finding->preview = SLICE("j***@*******.com");
    finding->standing = STANDING_SYNTHETIC;
    finding->place = PLACE_DOCS;
    finding_add_why(finding, SLICE("example.com is reserved for documentation (RFC 2606)"));
    finding = add_finding(sample, "aws-access-key-id", "AWS access key id", "old/notes.txt", 1);
    finding->severity = SEVERITY_LOW;
    finding->suppressed_by = SLICE("config");
    finding->suppressed_reason = SLICE("rotated on 2026-01-05");
}

void sample_startup(struct sample *sample)
{
    static const struct signal signals[] = {
        {OWNER_STARTUP, 4, S("LICENSE names a company, Example GmbH"), false, "holder"},
        {OWNER_STARTUP, 2, S("package.json is private"), false, "private-manifest"},
        {OWNER_ENTERPRISE, 1, S("there is a CODEOWNERS file"), false, "many-teams"},
        {OWNER_STARTUP, 1, S("there are deployment manifests"), false, "deployment"},
    };
    static const struct policy_change changes[] = {
        {S(".waybill.yml"), 9, S("ignore.rules: 1 added, 0 taken away")},
        {S(".waybill-baseline.json"), 0, S("the file is new")},
    };
    static const struct notice notices[] = {
        {NOTICE_EXPIRED, S("config"), S(".waybill.yml"), 7, S("its last day is over")},
        {NOTICE_MALFORMED, S("comment"), S("src/pay.py"), 12, S("names no pattern")},
    };
    begin(sample, "worktree");
    sample->report.root = SLICE("/home/sam/shop");
    sample->coverage.files = 1204;
    sample->coverage.bytes = 8412345;
    coverage_skip(&sample->coverage, SLICE("data/export.sql"), SKIP_TOO_LARGE);
    coverage_skip(&sample->coverage, SLICE("data/private.csv"), SKIP_UNREADABLE);
    coverage_skip(&sample->coverage, SLICE("assets/logo.png"), SKIP_BINARY);
    coverage_skip(&sample->coverage, SLICE("assets/photo.jpg"), SKIP_BINARY);
    coverage_skip(&sample->coverage, SLICE("third_party/lib"), SKIP_SUBMODULE);
    coverage_sort(&sample->coverage);
    add_startup_findings(sample);
    sample->report.hidden_low = 7;
    sample->report.suppressed = (struct suppressed){1, 1, TIER_HIGH};
    sample->report.notices = notices;
    sample->report.notice_count = 2;
    sample->report.policy_from = SLICE("7aa4c0b1216d6b7aa4c0b1216d6b7aa4c0b1216d");
    sample->report.policy_changes = changes;
    sample->report.policy_change_count = 2;
    sample->assessment.tier = TIER_MEDIUM;
    sample->assessment.owner = OWNER_STARTUP;
    sample->assessment.owner_inferred = true;
    sample->assessment.signals = signals;
    sample->assessment.signal_count = 4;
    add_settling(sample, "owner: startup");
    sample->assessment.cargo.secret = true;
    add_row(sample, ROW_R2, "the owner is a startup");
    add_advice(sample, PLAN_OLLAMA, VERDICT_ACCEPTABLE, ROW_X7, "", "")->stale = true;
    add_advice(sample, PLAN_API, VERDICT_CONDITIONAL, ROW_R2, "remove and rotate the credentials",
               "Need DPA, review terms")
        ->conditions[1] = SLICE("sign the DPA");
    add_advice(sample, PLAN_ZDR, VERDICT_CONDITIONAL, ROW_R2, "remove and rotate the credentials",
               "Need DPA, review terms");
    add_advice(sample, PLAN_TEAM, VERDICT_CONDITIONAL, ROW_R2, "remove and rotate the credentials",
               "Need DPA, review terms");
    struct advice *editor =
        add_advice(sample, PLAN_EDITOR, VERDICT_CONDITIONAL, ROW_R2,
                   "confirm the terms with the vendor", "Need DPA, review terms");
    editor->stale = true;
    editor->age_days = 630;
    add_advice(sample, PLAN_FREE, VERDICT_NOT_ACCEPTABLE, ROW_R5, "",
               "No DPA, data may be used for training");
    struct advice *chat = add_advice(sample, PLAN_CHAT, VERDICT_NOT_ACCEPTABLE, ROW_R5, "",
                                     "No DPA, data may be used for training");
    chat->stale = true;
    chat->age_days = -1;
    add_advice(sample, PLAN_UNKNOWN, VERDICT_NOT_ACCEPTABLE, ROW_R5, "",
               "No DPA, data may be used for training");
    add_tool(sample, "Alpha Code", "", alpha_evidence);
    add_tool(sample, "Beta Editor", "beta-teams", beta_evidence);
    add_other_signs(sample);
}

static void add_enterprise_findings(struct sample *sample)
{
    static const struct slice laws[] = {S("GDPR"), S("PCI DSS"), {NULL, 0}};
    for (unsigned i = 0; i < 15; i++) {
        struct finding *finding = add_finding(sample, "payment-card-number", "Payment card number",
                                              "db/seed/customers.sql", 20 + i);
        finding->kind = KIND_PERSONAL;
        finding->severity = SEVERITY_CRITICAL;
        finding->carries = CARRIES_CARD;
        finding->place = i > 1 ? PLACE_FIXTURE : PLACE_PRODUCTION;
        finding->confidence = i > 3 ? CONFIDENCE_MEDIUM : CONFIDENCE_HIGH;
        finding->preview = SLICE("4*** **** **** ***2");
        finding->name = SLICE("card_number");
        finding->language = SLICE("sql");
        finding->regulations = laws;
        finding_add_why(finding, SLICE("its check digit holds (Luhn)"));
    }
    struct finding *finding = add_finding(sample, "swift-mt", "SWIFT MT message", "lib/swift.c", 9);
    finding->kind = KIND_REGULATED;
    finding->severity = SEVERITY_MEDIUM;
    finding->carries = CARRIES_FINANCE;
    finding->evidence = EVIDENCE_MARKER;
    finding->preview = SLICE("");
    finding->name = SLICE("mt103_header");
}

void sample_enterprise(struct sample *sample)
{
    static const struct slice removed[] = {S("db/seed/customers.sql"), {NULL, 0}};
    static const struct slice types[] = {S("payment-card"), {NULL, 0}};
    static const struct step steps[] = {{
        .path = S("db/seed/customers.sql"),
        .remedy = REMEDY_REPLACE,
        .counts = {[BURDEN_CARD] = {.findings = 15, .types = types}},
    }};
    static const struct agreement signed_plans[] = {
        {S("alpha-api"), S("2026-03-01")}, {S("beta-teams"), S("")}, {{NULL, 0}, {NULL, 0}}};
    struct fired_row *row;
    begin(sample, "revision");
    sample->coverage.files = 25310;
    sample->coverage.bytes = 402000000;
    add_enterprise_findings(sample);
    sample->assessment = (struct assessment){
        .tier = TIER_HIGH,
        .owner = OWNER_ENTERPRISE,
        .sector = SECTOR_FINANCE,
        .sector_inferred = true,
        .eu = EU_REQUIRED,
        .mode = MODE_SELF_HOST,
        .declared = {.has_owner = true,
                     .has_eu = true,
                     .owner = OWNER_ENTERPRISE,
                     .eu = EU_REQUIRED,
                     .dpa_signed = signed_plans},
        .cargo = {.personal = true, .bulk_personal = true, .card = true, .persons = 24},
    };
    row = add_row(sample, ROW_R4, "payment card numbers in db/seed/customers.sql");
    row->because[1] = SLICE("messages of a payment network in lib/swift.c");
    add_row(sample, ROW_R3, "data of 24 persons in db/seed/customers.sql");
    sample->lowering = (struct lowering){removed, TIER_MEDIUM, steps, 1, true};
    sample->report.lowering_count = 1;
    add_advice(sample, PLAN_OLLAMA, VERDICT_ACCEPTABLE, ROW_R4, "", "");
    add_advice(sample, PLAN_API, VERDICT_NOT_ACCEPTABLE, ROW_R4, "",
               "self-host first, as documented");
    add_advice(sample, PLAN_TEAM, VERDICT_NOT_ACCEPTABLE, ROW_R4, "",
               "payment card numbers must be removed first");
    add_advice(sample, PLAN_EDITOR, VERDICT_NOT_ACCEPTABLE, ROW_R4, "",
               "self-host first, as documented");
    add_tool(sample, "Alpha Code", "alpha-code-team", alpha_evidence);
}

// Escape sequences, bidirectional overrides, invalid UTF-8, quotes, line ends, and a
// path and a name longer than any line.
#define HOSTILE "\x1B[2J\xE2\x80\xAE\xFF\"'\\<b>\nRISK TIER: LOW\r\xC2\x9B\xE2\x80\x8B"

void sample_hostile(struct sample *sample)
{
    static const struct slice hostile = S(HOSTILE), nothing[] = {S(HOSTILE), {NULL, 0}};
    static const struct signal signals[] = {{OWNER_OSS, 1, S(HOSTILE), true, "open-licence"}};
    static char longest[300];
    memset(longest, 'n', sizeof longest - 1);
    begin(sample, HOSTILE);
    sample->report.root = hostile;
    sample->report.paths = nothing;
    sample->report.path_count = 1;
    sample->report.head = hostile;
    coverage_skip(&sample->coverage, hostile, SKIP_UNREADABLE);
    sample->coverage.files = 1;
    sample->assessment.owner = OWNER_OSS;
    sample->assessment.owner_inferred = true;
    sample->assessment.signals = signals;
    sample->assessment.signal_count = 1;
    add_settling(sample, HOSTILE);
    add_row(sample, ROW_X6, HOSTILE);
    static const struct notice notice = {NOTICE_UNUSED, S(HOSTILE), S(HOSTILE), 1, S(HOSTILE)};
    sample->report.notices = &notice;
    sample->report.notice_count = 1;
    static const struct tool_sign signs[] = {{.kind = S("file"),
                                              .tool = S(HOSTILE),
                                              .plans = nothing,
                                              .path = S(HOSTILE),
                                              .line = 1,
                                              .commit = S(HOSTILE)}};
    static const struct tool_signs lists[] = {{S(HOSTILE), nothing, signs, 1}};
    static const struct control control = {.tool = S(HOSTILE),
                                           .name = S(HOSTILE),
                                           .covers = S(HOSTILE),
                                           .source = S(HOSTILE),
                                           .source_date = S(HOSTILE)};
    static const struct idle_file idle = {S(HOSTILE), &control, &control};
    add_tool(sample, HOSTILE, "", nothing);
    sample->tools[0].judged_because = hostile;
    sample->tools[0].control = &control;
    sample->tools[0].signs = signs;
    sample->tools[0].sign_count = 1;
    sample->report.product_calls = sample->report.weak_signs = lists;
    sample->report.product_call_count = sample->report.weak_sign_count = 1;
    sample->report.idle_files = &idle;
    sample->report.idle_file_count = 1;
    struct finding *finding = add_finding(sample, HOSTILE, HOSTILE, HOSTILE, 1);
    finding->preview = finding->name = finding->language = finding->commit = hostile;
    finding->suppressed_by = finding->suppressed_reason = hostile;
    finding->regulations = nothing;
    finding->why[0] = hostile;
    finding = add_finding(sample, "long", longest, longest, 1);
    finding->name = finding->preview = slice_of_string(longest);
    finding = add_finding(sample, "hostile", HOSTILE, HOSTILE, 1);
    finding->name = hostile;
    static struct step steps[2];
    steps[0] = (struct step){.path = slice_of_string(longest), .remedy = REMEDY_ROTATE};
    steps[0].counts[BURDEN_SECRET] = (struct step_count){.findings = 1, .types = nothing};
    steps[1] = (struct step){.path = SLICE(HOSTILE), .remedy = REMEDY_REMOVE};
    steps[1].counts[BURDEN_MARKER] = (struct step_count){.findings = 1, .types = nothing};
    sample->lowering = (struct lowering){nothing, TIER_LOW, steps, 2, false};
    sample->assessment.tier = TIER_MEDIUM;
    sample->report.lowering_count = 1;
    add_advice(sample, PLAN_FREE, VERDICT_CONDITIONAL, ROW_X6, HOSTILE, HOSTILE);
    static struct folder_tier folders[2];
    folders[0] = (struct folder_tier){.files = 1, .assessment = &sample->assessment};
    folders[1] = (struct folder_tier){.path = SLICE(HOSTILE),
                                      .whole = true,
                                      .files = 12,
                                      .findings = 2,
                                      .assessment = &sample->assessment,
                                      .advice = sample->advice,
                                      .advice_count = sample->report.advice_count};
    sample->report.folders = folders;
    sample->report.folder_count = 2;
}

void sample_release(struct sample *sample)
{
    coverage_release(&sample->coverage);
}
