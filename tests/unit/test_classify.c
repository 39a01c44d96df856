#include "classify.h"

#include "cargos.h"
#include "unit.h"

static struct arena memory;
static struct findings found;

static int start(void **state)
{
    (void)state;
    found = (struct findings){0};
    return 0;
}

static int release(void **state)
{
    (void)state;
    findings_release(&found);
    arena_release(&memory);
    return 0;
}

// A live datum with high confidence in production code.
static struct finding *add(enum carries carries, const char *path, unsigned line)
{
    struct finding *f = findings_add(&found);
    struct slice print = arena_printf(&memory, "0123456789ab-%04zx", found.count);
    f->carries = carries;
    f->confidence = CONFIDENCE_HIGH;
    f->evidence = EVIDENCE_VALUE;
    f->rule = SLICE("rule");
    f->type = SLICE("type");
    f->path = slice_of_string(path);
    f->line = line;
    memcpy(f->fingerprint, print.ptr, print.len);
    return f;
}

static struct finding *add_marker(enum carries carries, enum strength strength, const char *type)
{
    struct finding *f = add(carries, "src/a.c", 1);
    f->evidence = EVIDENCE_MARKER;
    f->strength = strength;
    f->type = slice_of_string(type);
    return f;
}

static struct cargo cargo(void)
{
    const struct declared declared = {.bulk_persons = 20};
    return cargo_of(found.items, found.count, &declared);
}

static struct assessment assessed(enum owner owner)
{
    const struct declared declared = {.has_owner = true, .owner = owner};
    struct assessment a;
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    return a;
}

static bool fires(const struct assessment *a, enum row_id row)
{
    for (size_t i = 0; i < a->row_count; i++)
        if (a->rows[i].row == row)
            return true;
    return false;
}

static void each_datum_counts_as_what_it_carries(void **state)
{
    (void)state;
    assert_false(cargo().secret);
    add(CARRIES_SECRET, "a", 1);
    assert_true(cargo().secret);
    assert_false(cargo().personal);
    add(CARRIES_PERSONAL, "a", 2);
    assert_true(cargo().personal);
    assert_false(cargo().bulk_personal);
    add(CARRIES_HEALTH, "a", 3);
    add(CARRIES_CARD, "a", 4);
    add(CARRIES_FINANCE, "a", 5);
    struct cargo all = cargo();
    assert_true(all.health && all.card && all.finance);
    assert_false(all.restricted);
    assert_int_equal(all.marked, SECTOR_NONE);
}

static void what_is_not_live_or_suppressed_or_faint_does_not_count(void **state)
{
    (void)state;
    add(CARRIES_SECRET, "a", 1)->standing = STANDING_PLACEHOLDER;
    add(CARRIES_PERSONAL, "a", 2)->standing = STANDING_SYNTHETIC;
    add(CARRIES_HEALTH, "a", 3)->suppressed_by = SLICE("config");
    add(CARRIES_CARD, "a", 4)->confidence = CONFIDENCE_LOW;
    add(CARRIES_NOTHING, "a", 5);
    struct cargo all = cargo();
    assert_false(all.secret || all.personal || all.health || all.card || all.finance);
    assert_int_equal(all.persons, 0);
}

static void what_the_baseline_knows_counts_and_is_not_new(void **state)
{
    struct assessment a;
    (void)state;
    for (unsigned i = 0; i < 20; i++) {
        struct finding *f = add(CARRIES_PERSONAL, "customers.csv", i + 1);
        f->suppressed_by = BY_BASELINE;
    }
    assert_true(cargo().bulk_personal);
    a = assessed(OWNER_STARTUP);
    assert_true(a.cargo.bulk_personal);
    assert_false(a.new_bulk);
    for (size_t i = 0; i < found.count; i++)
        found.items[i].suppressed_by = SLICE("");
    a = assessed(OWNER_STARTUP);
    assert_true(a.new_bulk);
}

static void a_tier_that_suppressed_findings_would_raise_is_told(void **state)
{
    struct assessment a;
    struct suppressed s;
    (void)state;
    add(CARRIES_SECRET, "a", 1)->suppressed_by = BY_COMMENT;
    add(CARRIES_NOTHING, "a", 2)->suppressed_by = BY_CONFIG;
    add(CARRIES_SECRET, "a", 3)->confidence = CONFIDENCE_LOW;
    a = assessed(OWNER_PERSONAL);
    assert_int_equal(a.tier, TIER_LOW);
    weigh_suppressed(&s, &a, found.items, found.count);
    assert_int_equal(s.count, 2);
    assert_int_equal(s.weighing, 1);
    assert_int_equal(s.would_be, TIER_MEDIUM);
    assert_slice(found.items[0].suppressed_by, "comment");

    found.items[0].suppressed_by = BY_BASELINE;
    a = assessed(OWNER_PERSONAL);
    assert_int_equal(a.tier, TIER_MEDIUM);
    weigh_suppressed(&s, &a, found.items, found.count);
    assert_int_equal(s.weighing, 0);
    assert_int_equal(s.would_be, TIER_MEDIUM);
}

static void regulated_samples_count_only_with_high_confidence(void **state)
{
    static const enum place places[] = {PLACE_TEST, PLACE_FIXTURE, PLACE_DOCS};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        found.count = 0;
        struct finding *f = add(CARRIES_CARD, "tests/a", 1);
        f->place = places[i];
        f->confidence = CONFIDENCE_MEDIUM;
        assert_false(cargo().card);
        f->confidence = CONFIDENCE_HIGH;
        assert_true(cargo().card);
    }
    found.count = 0;
    struct finding *f = add(CARRIES_SECRET, "tests/a", 1);
    f->place = PLACE_TEST;
    f->confidence = CONFIDENCE_MEDIUM;
    assert_true(cargo().secret);
}

static void persons_in_tests_and_documents_are_no_customers(void **state)
{
    static const enum place places[] = {PLACE_TEST, PLACE_DOCS, PLACE_FIXTURE};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        found.count = 0;
        struct finding *f = add(CARRIES_PERSONAL, "tests/a", 1);
        f->place = places[i];
        f->persons = 40;
        assert_true(cargo().personal);
        assert_int_equal(cargo().bulk_personal, places[i] == PLACE_FIXTURE);
    }
}

static void one_decisive_marker_or_two_kinds_of_strong_ones_mark_a_domain(void **state)
{
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "fhir");
    assert_int_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "fhir"); // the same kind again
    assert_int_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "icd-10");
    assert_int_equal(cargo().marked, SECTOR_HEALTH);

    found.count = 0;
    add_marker(CARRIES_FINANCE, STRENGTH_DECISIVE, "iso-20022");
    assert_int_equal(cargo().marked, SECTOR_FINANCE);

    found.count = 0;
    add_marker(CARRIES_OTHER_REGULATED, STRENGTH_DECISIVE, "ferpa");
    assert_int_equal(cargo().marked, SECTOR_OTHER);
}

static void two_domains_do_not_add_up(void **state)
{
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "fhir");
    add_marker(CARRIES_FINANCE, STRENGTH_STRONG, "sepa");
    assert_int_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_CARD, STRENGTH_STRONG, "pci"); // of finance too
    assert_int_equal(cargo().marked, SECTOR_FINANCE);
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "icd-10");
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "snomed");
    assert_int_equal(cargo().marked, SECTOR_HEALTH); // more kinds
}

static void weak_markers_and_markers_elsewhere_never_count(void **state)
{
    static const enum place places[] = {PLACE_DOCS, PLACE_VENDORED, PLACE_TEST, PLACE_FIXTURE};
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_WEAK, "rxnorm");
    add_marker(CARRIES_HEALTH, STRENGTH_WEAK, "loinc");
    for (size_t i = 0; i < 4; i++)
        add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7")->place = places[i];
    assert_int_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7")->place = PLACE_GENERATED;
    assert_int_equal(cargo().marked, SECTOR_HEALTH);
}

static void data_models_are_one_strong_marker(void **state)
{
    (void)state;
    add_marker(CARRIES_FINANCE, STRENGTH_WEAK, "account")->evidence = EVIDENCE_SCHEMA;
    add_marker(CARRIES_CARD, STRENGTH_WEAK, "card")->evidence = EVIDENCE_SCHEMA;
    add_marker(CARRIES_PERSONAL, STRENGTH_WEAK, "email")->evidence = EVIDENCE_SCHEMA;
    assert_int_equal(cargo().marked, SECTOR_NONE);
    assert_false(cargo().personal);
    add_marker(CARRIES_FINANCE, STRENGTH_STRONG, "sepa");
    assert_int_equal(cargo().marked, SECTOR_FINANCE);
}

static void what_reads_a_format_is_about_the_format(void **state)
{
    static const char *const readers[] = {"lib/parser.js", "src/PipeParser.java", "hl7_reader.py",
                                          "src/decode/pid.go"};
    static const char *const others[] = {"lib/sparser.js", "src/Parsersome.java", "src/threader.py",
                                         "src/patient.go"};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        found.count = 0;
        add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7")->path = slice_of_string(readers[i]);
        add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "mllp")->path = slice_of_string(readers[i]);
        assert_int_equal(cargo().marked, SECTOR_NONE);
        add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "library");
        assert_int_equal(cargo().marked, SECTOR_HEALTH);
        found.count = 0;
        add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7")->path = slice_of_string(others[i]);
        assert_int_equal(cargo().marked, SECTOR_HEALTH);
    }
    found.count = 0;
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7")->role = ROLE_COMMENT;
    assert_int_equal(cargo().marked, SECTOR_NONE);
}

static struct finding *add_package(enum carries carries, const char *path)
{
    struct finding *f = add_marker(carries, STRENGTH_WEAK, "format-package");
    f->confidence = CONFIDENCE_LOW;
    f->path = slice_of_string(path);
    return f;
}

static void a_package_named_after_a_format_is_no_company_of_the_sector(void **state)
{
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7");
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "icd-10");
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "library");
    add_package(CARRIES_HEALTH, "package.json");
    assert_int_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_FINANCE, STRENGTH_DECISIVE, "iso-20022"); // it is named after another one
    assert_int_equal(cargo().marked, SECTOR_FINANCE);

    // Only what lies beside its manifest and below.
    found.count = 0;
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7");
    add_package(CARRIES_HEALTH, "packages/hl7/package.json");
    assert_int_equal(cargo().marked, SECTOR_HEALTH);
    found.items[0].path = SLICE("packages/hl7/index.js");
    assert_int_equal(cargo().marked, SECTOR_NONE);
    found.items[1].place = PLACE_VENDORED;
    assert_int_equal(cargo().marked, SECTOR_HEALTH);
}

static void a_file_that_speaks_of_three_domains_lists_rules(void **state)
{
    static const struct slice ferpa[] = {SLICE_INIT("FERPA"), {0}};
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7");
    add_marker(CARRIES_FINANCE, STRENGTH_DECISIVE, "iso-20022");
    assert_int_not_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_OTHER_REGULATED, STRENGTH_DECISIVE, "sif")->regulations = ferpa;
    assert_int_equal(cargo().marked, SECTOR_NONE);
    found.items[0].path = SLICE("src/b.c");
    assert_int_equal(cargo().marked, SECTOR_HEALTH);
}

static void other_domains_are_told_apart_by_their_regulation(void **state)
{
    static const struct slice ferpa[] = {SLICE_INIT("FERPA"), {0}};
    static const struct slice bipa[] = {SLICE_INIT("BIPA"), SLICE_INIT("FERPA"), {0}};
    (void)state;
    add_marker(CARRIES_OTHER_REGULATED, STRENGTH_STRONG, "learning")->regulations = ferpa;
    add_marker(CARRIES_OTHER_REGULATED, STRENGTH_STRONG, "faces")->regulations = bipa;
    assert_int_equal(cargo().marked, SECTOR_NONE);
    add_marker(CARRIES_OTHER_REGULATED, STRENGTH_STRONG, "notice")->regulations = ferpa;
    assert_int_equal(cargo().marked, SECTOR_OTHER);
}

static void the_head_of_a_document_may_be_marked(void **state)
{
    (void)state;
    struct finding *banner = add_marker(CARRIES_DEFENCE, STRENGTH_DECISIVE, "banner");
    banner->place = PLACE_DOCS;
    assert_true(cargo().restricted);
    banner->line = 6;
    assert_false(cargo().restricted);
    banner->place = PLACE_VENDORED;
    banner->line = 1;
    assert_false(cargo().restricted);
}

static void regulations_are_summed_over_what_counts(void **state)
{
    static const struct slice both[] = {SLICE_INIT("HIPAA"), SLICE_INIT("GDPR Art. 9"), {0}};
    static const struct slice one[] = {SLICE_INIT("HIPAA"), {0}};
    (void)state;
    assert_int_equal(assessed(OWNER_STARTUP).regulation_count, 0);
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "a")->regulations = both;
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "b")->regulations = one;
    struct finding *faint = add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "c");
    faint->regulations = both;
    faint->confidence = CONFIDENCE_LOW;
    struct assessment a = assessed(OWNER_STARTUP);
    assert_int_equal(a.regulation_count, 2);
    assert_slice(a.regulations[0].name, "HIPAA");
    assert_int_equal(a.regulations[0].findings, 2);
    assert_slice(a.regulations[1].name, "GDPR Art. 9");
    assert_int_equal(a.regulations[1].findings, 1);
}

static void a_decisive_mark_of_classification_is_restricted(void **state)
{
    (void)state;
    add_marker(CARRIES_DEFENCE, STRENGTH_STRONG, "itar");
    assert_false(cargo().restricted);
    add_marker(CARRIES_DEFENCE, STRENGTH_DECISIVE, "banner");
    assert_true(cargo().restricted);
    for (enum owner owner = OWNER_UNKNOWN; owner < OWNER_COUNT; owner++) {
        struct assessment a = assessed(owner);
        assert_int_equal(a.rows[0].row, ROW_R4);
        assert_int_equal(a.sector, SECTOR_OTHER);
    }
}

static void many_persons_are_bulk(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 19; i++)
        add(CARRIES_PERSONAL, "dump.csv", i + 1);
    assert_int_equal(cargo().persons, 19);
    assert_false(cargo().bulk_personal);
    add(CARRIES_PERSONAL, "dump.csv", 20);
    assert_int_equal(cargo().persons, 20);
    assert_true(cargo().bulk_personal);
    const struct declared declared = {.bulk_persons = 21};
    assert_false(cargo_of(found.items, found.count, &declared).bulk_personal);
    const struct declared silent = {0};
    assert_true(cargo_of(found.items, found.count, &silent).bulk_personal);
}

static void a_column_stands_for_its_persons(void **state)
{
    (void)state;
    add(CARRIES_PERSONAL, "dump.csv", 1)->persons = 25;
    assert_int_equal(cargo().persons, 25);
    assert_true(cargo().bulk_personal);
}

static void a_person_is_counted_once(void **state)
{
    (void)state;
    // The same value in thirty files: fingerprints that differ before the hyphen only.
    for (unsigned i = 0; i < 30; i++) {
        struct finding *f = add(CARRIES_PERSONAL, "a", i + 1);
        struct slice print = arena_printf(&memory, "%012x-beef", i);
        memcpy(f->fingerprint, print.ptr, print.len);
    }
    assert_int_equal(cargo().persons, 1);
    // Ten persons with an address and a number each.
    found.count = 0;
    for (unsigned i = 0; i < 10; i++) {
        add(CARRIES_PERSONAL, "a", i + 1)->type = SLICE("email");
        add(CARRIES_PERSONAL, "a", i + 1)->type = SLICE("phone");
    }
    assert_int_equal(cargo().persons, 10);
}

static struct finding *add_contact(const char *path)
{
    struct finding *f = add(CARRIES_PERSONAL, path, 1);
    f->type = SLICE("email");
    f->persons = 1;
    return f;
}

static void three_kinds_of_health_data_are_a_record(void **state)
{
    static const char *const rules[] = {"field-diagnosis", "field-medication",
                                        "field-immunization"};
    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(cargo().marked, SECTOR_NONE);
        struct finding *f = add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "health-record");
        f->evidence = EVIDENCE_SCHEMA;
        f->rule = slice_of_string(rules[i]);
        // Another object with the same kind of data says no more.
        struct finding *again = findings_add(&found);
        *again = found.items[found.count - 2];
        again->line++;
    }
    assert_int_equal(cargo().marked, SECTOR_HEALTH);
}

static void an_address_here_and_there_is_no_list(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 60; i++)
        add_contact(arena_printf(&memory, "src/%u.c", i / 2).ptr);
    assert_int_equal(cargo().persons, 0);
    assert_true(cargo().personal);
    for (unsigned i = 0; i < 30; i++)
        add_contact(arena_printf(&memory, "customers/%u.txt", i / 3).ptr);
    assert_int_equal(cargo().persons, 30);
    assert_true(cargo().bulk_personal);
}

static void an_address_in_a_comment_is_where_to_ask(void **state)
{
    struct finding *f;
    (void)state;
    f = add_contact("src/a.c");
    f->role = ROLE_COMMENT;
    assert_false(cargo().personal);
    f->persons = 10;
    assert_true(cargo().personal);
    f->persons = 1;
    f->type = SLICE("national-id");
    assert_true(cargo().personal);
    f->type = SLICE("email");
    f->role = ROLE_STRING;
    f->place = PLACE_GENERATED;
    assert_false(cargo().personal);
}

static void data_overrides_the_declared_sector(void **state)
{
    const struct declared declared = {
        .has_owner = true, .owner = OWNER_STARTUP, .has_sector = true, .sector = SECTOR_FINANCE};
    struct assessment a;
    (void)state;
    assess(&a, NULL, 0, &declared, NULL, 0, &memory);
    assert_int_equal(a.sector, SECTOR_FINANCE);
    assert_false(a.sector_inferred);
    add(CARRIES_HEALTH, "a", 1);
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_int_equal(a.sector, SECTOR_HEALTH);
    assert_true(a.sector_inferred);
}

static void markers_regulate_companies_only(void **state)
{
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_DECISIVE, "hl7");
    for (enum owner owner = OWNER_UNKNOWN; owner < OWNER_COUNT; owner++) {
        struct assessment a = assessed(owner);
        bool company = owner != OWNER_PERSONAL && owner != OWNER_OSS;
        assert_int_equal(fires(&a, ROW_R4), company);
        assert_int_equal(a.sector, company ? SECTOR_HEALTH : SECTOR_NONE);
        assert_int_equal(a.sector_inferred, company);
    }
}

static void public_code_of_a_sector_is_regulated_by_data_only(void **state)
{
    const struct declared declared = {
        .has_owner = true, .owner = OWNER_OSS, .has_sector = true, .sector = SECTOR_HEALTH};
    struct assessment a;
    (void)state;
    assess(&a, NULL, 0, &declared, NULL, 0, &memory);
    assert_int_equal(a.rows[0].row, ROW_X5);
    add(CARRIES_FINANCE, "a", 1);
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_int_equal(a.rows[0].row, ROW_R4);
    assert_true(fires(&a, ROW_X6));
}

static void an_unknown_owner_is_judged_as_a_startup(void **state)
{
    const struct declared declared = {0};
    const struct signal signals[] = {
        {OWNER_OSS, 2, SLICE_INIT("light"), false, "a"},
        {OWNER_STARTUP, 5, SLICE_INIT("heavy"), false, "b"},
        {OWNER_OSS, 5, SLICE_INIT("heavy too"), false, "c"},
    };
    struct assessment a;
    (void)state;
    assess(&a, NULL, 0, &declared, signals, 3, &memory);
    assert_int_equal(a.owner, OWNER_UNKNOWN);
    assert_false(a.owner_inferred);
    assert_int_equal(a.rows[0].row, ROW_R2);
    assert_slice(a.rows[0].because[0], "the owner is not known: judged as a startup");
    assert_int_equal(a.signal_count, 3);
    assert_slice(a.signals[0].words, "heavy too");
    assert_slice(a.signals[2].words, "light");
}

static void an_inferred_owner_is_called_so(void **state)
{
    const struct declared declared = {0};
    const struct signal signals[] = {{OWNER_PERSONAL, 5, SLICE_INIT("a"), false, "a"}};
    struct assessment a;
    (void)state;
    assess(&a, NULL, 0, &declared, signals, 1, &memory);
    assert_int_equal(a.owner, OWNER_PERSONAL);
    assert_true(a.owner_inferred);
    assert_slice(a.rows[0].because[0], "the owner is inferred: personal");
}

// The lines that would settle something: "key: value" each, one a line.
static const char *settled_by(const struct assessment *a)
{
    struct slice said = arena_copy(&memory, SLICE(""));
    for (size_t i = 0; i < a->settle_count; i++)
        said = arena_printf(&memory, "%.*s%.*s\n", SLICE_ARG(said), SLICE_ARG(a->settle[i].line));
    return said.ptr;
}

static void what_hangs_on_a_declaration_is_told_with_its_line(void **state)
{
    struct declared declared = {0};
    struct assessment a;
    (void)state;
    assess(&a, NULL, 0, &declared, NULL, 0, &memory);
    assert_string_equal(settled_by(&a), "owner: startup\n");
    add(CARRIES_PERSONAL, "dump.csv", 1)->persons = 40;
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_string_equal(settled_by(&a), "owner: startup\neu: required\n");
    add(CARRIES_HEALTH, "dump.csv", 2);
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_string_equal(settled_by(&a), "owner: startup\nsector: health\neu: required\n");
    // What is declared is settled, and what the data say otherwise is not asked again.
    declared = (struct declared){.has_owner = true,
                                 .owner = OWNER_ENTERPRISE,
                                 .has_sector = true,
                                 .sector = SECTOR_FINANCE,
                                 .has_eu = true};
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    assert_string_equal(settled_by(&a), "");
    // Under a plan as well as without one.
    declared = (struct declared){0};
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    struct assessment under;
    classify_under(&under, &a, NULL, &memory);
    assert_int_equal(under.settle_count, 3);
}

static void signs_against_a_declared_owner_are_told_and_change_nothing(void **state)
{
    const struct signal closed[] = {
        {OWNER_STARTUP, 5, SLICE_INIT("LICENSE reserves all rights"), true, "closed-licence"}};
    const struct signal open[] = {
        {OWNER_OSS, 5, SLICE_INIT("LICENSE is the MIT licence"), true, "open-licence"}};
    (void)state;
    for (enum owner owner = OWNER_PERSONAL; owner < OWNER_COUNT; owner++) {
        const struct declared declared = {.has_owner = true, .owner = owner};
        struct assessment a;
        assess(&a, NULL, 0, &declared, closed, 1, &memory);
        assert_int_equal(a.owner, owner);
        assert_false(a.owner_inferred);
        assert_int_equal(a.signs_say, OWNER_STARTUP);
        assert_int_equal(a.owner_doubtful, owner == OWNER_PERSONAL || owner == OWNER_OSS);
        assess(&a, NULL, 0, &declared, open, 1, &memory);
        assert_int_equal(a.owner, owner);
        assert_false(a.owner_doubtful);
    }
}

static void a_row_says_how_many_and_where_first(void **state)
{
    (void)state;
    add(CARRIES_SECRET, "z.env", 9);
    add(CARRIES_SECRET, "a\x1b[31m.env", 7);
    add(CARRIES_SECRET, "a\x1b[31m.env", 3);
    struct assessment a = assessed(OWNER_PERSONAL);
    assert_int_equal(a.rows[0].row, ROW_X1);
    assert_slice(a.rows[0].because[1], "3 credentials, first at a\\x1b[31m.env:3");
    found.count = 0;
    add(CARRIES_PERSONAL, "dump.csv", 2)->persons = 31;
    a = assessed(OWNER_ENTERPRISE);
    assert_int_equal(a.rows[0].row, ROW_R3);
    assert_slice(a.rows[0].because[1], "personal data of 31 persons, at dump.csv:2");
    found.count = 0;
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "fhir");
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "icd-10");
    a = assessed(OWNER_STARTUP);
    assert_slice(a.rows[0].because[1],
                 "inferred from 2 signs of 2 kinds in the code: health, first at src/a.c:1");
}

static void the_printed_row_is_the_highest_and_ties_have_an_order(void **state)
{
    const struct plan free = {.id = SLICE("free"),
                              .account = ACCOUNT_CONSUMER,
                              .training = TRAINING_OPT_OUT,
                              .dpa = DPA_NONE};
    struct assessment a, under;
    (void)state;
    add(CARRIES_HEALTH, "dump.csv", 1);
    add(CARRIES_PERSONAL, "dump.csv", 2)->persons = 40;
    a = assessed(OWNER_ENTERPRISE);
    classify_under(&under, &a, &free, &memory);
    assert_int_equal(under.row_count, 3);
    assert_int_equal(under.rows[0].row, ROW_R4);
    assert_int_equal(under.rows[1].row, ROW_R3);
    assert_int_equal(under.rows[2].row, ROW_R5);
    a = assessed(OWNER_STARTUP);
    classify_under(&under, &a, &free, &memory);
    assert_int_equal(under.rows[0].row, ROW_R4);
    assert_int_equal(under.rows[1].row, ROW_R5);
    assert_int_equal(under.rows[2].row, ROW_X3);
}

static void own_machines_lower_a_companys_tier_and_nothing_else(void **state)
{
    const struct plan own = {
        .id = SLICE("own"), .account = ACCOUNT_SELF_HOSTED, .dpa = DPA_NOT_NEEDED};
    struct assessment a, under;
    (void)state;
    for (enum owner owner = OWNER_STARTUP; owner <= OWNER_ENTERPRISE; owner++) {
        found.count = 0;
        a = assessed(owner);
        assert_int_equal(a.tier, TIER_MEDIUM);
        classify_under(&under, &a, &own, &memory);
        assert_int_equal(under.tier, TIER_LOW);
        assert_int_equal(under.rows[0].row, ROW_X7);
        add(CARRIES_PERSONAL, "dump.csv", 2)->persons = 40;
        a = assessed(owner);
        classify_under(&under, &a, &own, &memory);
        assert_int_equal(under.tier, TIER_HIGH);
        assert_false(fires(&under, ROW_X7));
    }
}

// Plans of each kind, by what the rows ask of them.
static struct plan plan_from(unsigned bits)
{
    return (struct plan){
        .id = SLICE("plan"),
        .account = (enum account)(bits % ACCOUNT_COUNT),
        .training = (enum training)(bits / ACCOUNT_COUNT % TRAINING_COUNT),
        .dpa = (enum dpa)(bits / ACCOUNT_COUNT / TRAINING_COUNT % DPA_COUNT),
    };
}

enum { PLAN_BITS = ACCOUNT_COUNT * TRAINING_COUNT * DPA_COUNT };

// All that can be declared but the owner: sector, EU, mode, and each list of agreements with the plan in it or not.
static void declare(struct declared *declared, unsigned bits)
{
    static const struct agreement all[] = {{SLICE_INIT("plan"), SLICE_INIT("2026-01-01")},
                                           {{0}, {0}}};
    declared->has_sector = bits & 1;
    declared->sector = (enum sector)(bits >> 1 & 3);
    declared->has_eu = bits & 8;
    declared->eu = bits & 16 ? EU_REQUIRED : EU_NOT_REQUIRED;
    declared->has_mode = bits & 32;
    declared->mode = MODE_CONTRACT;
    declared->tools_in_use = bits & 64 ? all : NULL;
    declared->dpa_signed = declared->baa_signed = bits & 128 ? all : NULL;
    declared->audit_log = declared->terms_reviewed = declared->training_off =
        bits & 64 ? all : NULL;
    declared->approved = bits & 128 ? all : NULL;
}

enum { DECLARED_BITS = 1 << 8 };

static void no_declaration_takes_r4_or_r5_away(void **state)
{
    (void)state;
    for (unsigned p = 0; p < PLAN_BITS; p++) {
        const struct plan plan = plan_from(p);
        for (unsigned bits = 0; bits < CARGO_BITS; bits += 8) { // persons do not matter here
            struct cargo cargo = cargo_from(bits | (p & 7));
            for (enum owner owner = OWNER_UNKNOWN; owner < OWNER_COUNT; owner++) {
                struct declared plain = {.has_owner = true, .owner = owner}, rich = plain;
                struct assessment before, after;
                classify(&before, &cargo, &plain, NULL, 0, &plan, &memory);
                for (unsigned d = 0; d < DECLARED_BITS; d += 1 + p % 3) {
                    declare(&rich, d);
                    classify(&after, &cargo, &rich, NULL, 0, &plan, &memory);
                    assert_true(after.tier >= before.tier);
                    assert_true(fires(&after, ROW_R4) || !fires(&before, ROW_R4));
                    assert_true(fires(&after, ROW_R5) || !fires(&before, ROW_R5));
                }
            }
            arena_release(&memory);
        }
    }
}

// An owner is the one input that only its declaration settles. It moves between a company's rows and the others as the
// matrix says, and takes R4 away in one case alone: marks in the code without data, which speak for companies only.
static void a_declared_owner_changes_what_the_matrix_says_it_does(void **state)
{
    const struct declared silent = {0};
    (void)state;
    for (unsigned p = 0; p < PLAN_BITS; p++) {
        const struct plan plan = plan_from(p);
        for (unsigned bits = 0; bits < CARGO_BITS; bits++) {
            struct cargo cargo = cargo_from(bits);
            struct assessment before, after;
            classify(&before, &cargo, &silent, NULL, 0, &plan, &memory);
            for (enum owner owner = OWNER_PERSONAL; owner < OWNER_COUNT; owner++) {
                const struct declared declared = {.has_owner = true, .owner = owner};
                bool company = owner == OWNER_STARTUP || owner == OWNER_ENTERPRISE;
                bool data = cargo.health || cargo.card || cargo.finance || cargo.restricted;
                classify(&after, &cargo, &declared, NULL, 0, &plan, &memory);
                if (company || data)
                    assert_int_equal(fires(&after, ROW_R4), fires(&before, ROW_R4));
                else
                    assert_false(fires(&after, ROW_R4));
                assert_int_equal(fires(&after, ROW_R5), company && fires(&before, ROW_R5));
            }
            arena_release(&memory);
        }
    }
}

static void more_cargo_never_lowers_the_tier(void **state)
{
    const struct declared declared = {.has_owner = true};
    (void)state;
    for (unsigned bits = 0; bits < CARGO_BITS; bits++) {
        for (enum owner owner = OWNER_PERSONAL; owner < OWNER_COUNT; owner++) {
            struct declared d = declared;
            struct assessment less, more;
            d.owner = owner;
            struct cargo cargo = cargo_from(bits);
            classify(&less, &cargo, &d, NULL, 0, NULL, &memory);
            assert_true(less.row_count > 0);
            for (unsigned bit = 1; bit < 1 << 7; bit <<= 1) {
                cargo = cargo_from(bits | bit);
                classify(&more, &cargo, &d, NULL, 0, NULL, &memory);
                assert_true(more.tier >= less.tier);
            }
        }
        arena_release(&memory);
    }
}

static void what_would_lower_the_tier_is_the_files_that_raised_it(void **state)
{
    const struct lowering *lowerings;
    (void)state;
    add(CARRIES_SECRET, "b.env", 1);
    add(CARRIES_SECRET, "a.env", 1);
    struct assessment a = assessed(OWNER_PERSONAL);
    assert_int_equal(a.tier, TIER_MEDIUM);
    assert_int_equal(lower_tier(&lowerings, &a, found.items, found.count, &memory), 1);
    assert_int_equal(lowerings[0].would_be, TIER_LOW);
    assert_slice(lowerings[0].remove[0], "a.env");
    assert_slice(lowerings[0].remove[1], "b.env");
    assert_int_equal(lowerings[0].remove[2].len, 0);
}

static void a_bulk_needs_only_its_largest_files_away(void **state)
{
    const struct lowering *lowerings;
    (void)state;
    add(CARRIES_PERSONAL, "small.csv", 1)->persons = 5;
    add(CARRIES_PERSONAL, "large.csv", 1)->persons = 30;
    add(CARRIES_PERSONAL, "tiny.csv", 1)->persons = 2;
    struct assessment a = assessed(OWNER_PERSONAL);
    assert_int_equal(a.rows[0].row, ROW_X2B);
    assert_int_equal(lower_tier(&lowerings, &a, found.items, found.count, &memory), 2);
    assert_int_equal(lowerings[0].would_be, TIER_MEDIUM);
    assert_slice(lowerings[0].remove[0], "large.csv");
    assert_int_equal(lowerings[0].remove[1].len, 0);
    assert_int_equal(lowerings[1].would_be, TIER_LOW);
    assert_slice(lowerings[1].remove[0], "large.csv");
    assert_slice(lowerings[1].remove[1], "small.csv");
    assert_slice(lowerings[1].remove[2], "tiny.csv");
    assert_int_equal(lowerings[1].remove[3].len, 0);
}

static void nothing_lowers_what_the_data_did_not_raise(void **state)
{
    const struct lowering *lowerings;
    (void)state;
    add(CARRIES_SECRET, "a.env", 1);
    struct assessment a = assessed(OWNER_STARTUP);
    assert_int_equal(a.tier, TIER_MEDIUM);
    assert_int_equal(lower_tier(&lowerings, &a, found.items, found.count, &memory), 0);
    a = assessed(OWNER_OSS);
    assert_int_equal(lower_tier(&lowerings, &a, NULL, 0, &memory), 0);
}

static void a_domain_needs_only_as_many_marks_away_as_make_it(void **state)
{
    const struct lowering *lowerings;
    (void)state;
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "fhir")->path = SLICE("a.c");
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "fhir")->path = SLICE("b.c");
    add_marker(CARRIES_HEALTH, STRENGTH_STRONG, "icd-10")->path = SLICE("c.c");
    struct assessment a = assessed(OWNER_STARTUP);
    assert_int_equal(a.tier, TIER_HIGH);
    assert_int_equal(lower_tier(&lowerings, &a, found.items, found.count, &memory), 1);
    assert_int_equal(lowerings[0].would_be, TIER_MEDIUM);
    assert_slice(lowerings[0].remove[0], "c.c"); // not the two files of the other kind
    assert_int_equal(lowerings[0].remove[1].len, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_datum_counts_as_what_it_carries),
        TEST(what_is_not_live_or_suppressed_or_faint_does_not_count),
        TEST(what_the_baseline_knows_counts_and_is_not_new),
        TEST(a_tier_that_suppressed_findings_would_raise_is_told),
        TEST(regulated_samples_count_only_with_high_confidence),
        TEST(persons_in_tests_and_documents_are_no_customers),
        TEST(one_decisive_marker_or_two_kinds_of_strong_ones_mark_a_domain),
        TEST(two_domains_do_not_add_up),
        TEST(weak_markers_and_markers_elsewhere_never_count),
        TEST(data_models_are_one_strong_marker),
        TEST(what_reads_a_format_is_about_the_format),
        TEST(a_package_named_after_a_format_is_no_company_of_the_sector),
        TEST(a_file_that_speaks_of_three_domains_lists_rules),
        TEST(other_domains_are_told_apart_by_their_regulation),
        TEST(the_head_of_a_document_may_be_marked),
        TEST(regulations_are_summed_over_what_counts),
        TEST(a_decisive_mark_of_classification_is_restricted),
        TEST(many_persons_are_bulk),
        TEST(a_column_stands_for_its_persons),
        TEST(a_person_is_counted_once),
        TEST(three_kinds_of_health_data_are_a_record),
        TEST(an_address_here_and_there_is_no_list),
        TEST(an_address_in_a_comment_is_where_to_ask),
        TEST(data_overrides_the_declared_sector),
        TEST(markers_regulate_companies_only),
        TEST(public_code_of_a_sector_is_regulated_by_data_only),
        TEST(an_unknown_owner_is_judged_as_a_startup),
        TEST(an_inferred_owner_is_called_so),
        TEST(a_row_says_how_many_and_where_first),
        TEST(the_printed_row_is_the_highest_and_ties_have_an_order),
        TEST(own_machines_lower_a_companys_tier_and_nothing_else),
        TEST(what_hangs_on_a_declaration_is_told_with_its_line),
        TEST(signs_against_a_declared_owner_are_told_and_change_nothing),
        TEST(no_declaration_takes_r4_or_r5_away),
        TEST(a_declared_owner_changes_what_the_matrix_says_it_does),
        TEST(more_cargo_never_lowers_the_tier),
        TEST(what_would_lower_the_tier_is_the_files_that_raised_it),
        TEST(a_bulk_needs_only_its_largest_files_away),
        TEST(nothing_lowers_what_the_data_did_not_raise),
        TEST(a_domain_needs_only_as_many_marks_away_as_make_it),
    };
    return RUN_TESTS(tests);
}
