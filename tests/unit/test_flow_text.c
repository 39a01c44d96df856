// What the text alone tells of flows. The name that a pattern found is marked «so».
#include "flow_text.h"

#include "flow_mention.h"

#include "unit.h"

static const struct slice none[1],
    terms[] = {SLICE_INIT("email"), SLICE_INIT("patient id"), SLICE_INIT("full name"), {0}},
    places[] = {SLICE_INIT("address"), {0}}, owners[] = {SLICE_INIT("user"), {0}};
static const struct pattern email = {
    .type = SLICE_INIT("email"), .terms = terms, .objects = none, .ambiguous = none};
static const struct pattern address = {
    .type = SLICE_INIT("postal-address"), .terms = places, .objects = owners, .ambiguous = none};

static char bytes[512];
static struct slice text;

// Takes the marks out. Returns what is between them.
static struct span take_mark(struct slice marked)
{
    const struct slice open = SLICE("«"), close = SLICE("»");
    size_t from = slice_find(marked, open), to = slice_find(marked, close), len = 0;
    assert_true(marked.len < sizeof bytes && to != SLICE_NOT_FOUND);
    for (size_t i = 0; i < marked.len; i++)
        if (i == from || i == to)
            i += open.len - 1;
        else
            bytes[len++] = marked.ptr[i];
    text = slice_of(bytes, len);
    return (struct span){from, to - from - open.len};
}

// What is read there, with what it is read from; empty if it is not handed on.
static struct slice mentioned(struct slice marked)
{
    struct mention mention;
    struct span name = take_mark(marked);
    if (!flow_mentions(text, &email, name, &mention))
        return SLICE("");
    return slice_cut(text, mention.whole.offset, mention.whole.offset + mention.whole.len);
}

static void a_field_is_told_with_what_it_is_read_from(void **state)
{
    (void)state;
    assert_slice(mentioned(SLICE("f(«user.email»)")), "user.email");
    assert_slice(mentioned(SLICE("f($a->user()->«email»)")), "$a->user()->email");
    assert_slice(mentioned(SLICE("f(user?.«email»)")), "user?.email");
    assert_slice(mentioned(SLICE("f(users[0].«email»)")), "users[0].email");
    assert_slice(mentioned(SLICE("f(user['«email»'])")), "user['email']");
    assert_slice(mentioned(SLICE("f(user[:«email»])")), "user[:email]");
    assert_slice(mentioned(SLICE("f(user.get(\"«email»\", \"\"))")), "user.get(\"email\", \"\")");
    assert_slice(mentioned(SLICE("f(«user.getEmail»())")), "user.getEmail()");
    assert_slice(mentioned(SLICE("f(«user.email.lower»())")), "user.email");
    assert_slice(mentioned(SLICE("f(a, «email»)")), "email");
    assert_slice(mentioned(SLICE("f\"to {«user.email»}\"")), "user.email");
}

static void what_is_asked_or_made_of_it_is_no_field(void **state)
{
    static const char *const texts[] = {
        "f(«user.email» == x)",
        "f(x != «user.email»)",
        "f(!«user.email»)",
        "f(«user.email» ? 1 : 2)",
        "f(a if «user.email» else b)",
        "f(not «user.email»)",
        "f(«user.email» is None)",
        "f(«user.email».length)",
        "f(«user.email».split('@'))",
        "f(«email»=user.mail)",
        "f({«email»: x})",
        "f(«sendEmail»(x))",
        "f(«user.email_count»)",
        "f(«user.maskedEmail»)",
        "f(«config.email»)",
        "f(«has_email»)",
        "f('«email»')",
        "f(«User.EMAIL_ADDRESS»)",
        "f(«patient.id»)",
        "f(«user.email»[0])",
        "f(«full_name»)",
        "f(:«email»)",
        "f('the «email» is')",
        "f(typeof «email»)",
        "def «email»(x)",
        "f(«user.email» && x)",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (mentioned(slice_of_string(texts[i])).len)
            fail_msg("%s", texts[i]);
    assert_slice(mentioned(SLICE("f(«user.full_name»)")), "user.full_name");
}

static void a_field_of_certain_objects_needs_one(void **state)
{
    struct mention mention;
    (void)state;
    struct span name = take_mark(SLICE("f(«user.address»)"));
    assert_true(flow_mentions(text, &address, name, &mention));
    name = take_mark(SLICE("f(«socket.address»)"));
    assert_false(flow_mentions(text, &address, name, &mention));
}

static struct slice arguments_of(const char *call)
{
    text = slice_of_string(call);
    struct span span = flow_arguments(text, 1);
    return slice_cut(text, span.offset, span.offset + span.len);
}

static void arguments_end_with_their_parenthesis(void **state)
{
    (void)state;
    assert_slice(arguments_of("f(a, (b), [c]) + d"), "(a, (b), [c])");
    assert_slice(arguments_of("f(')', \"\\\")\", `)`) + d"), "(')', \"\\\")\", `)`)");
    assert_slice(arguments_of("f (it's,\n b)\nc"), "(it's,\n b)");
    assert_slice(arguments_of("f a, b: [\n c],\n  d\ne"), "a, b: [\n c],\n  d");
    assert_slice(arguments_of("f(never"), "(never");
    assert_slice(arguments_of("f"), "");
}

static void names_before_an_assignment_are_told_from_the_inside_out(void **state)
{
    struct span out[FLOW_MOST_VARIABLES];
    (void)state;
    struct span name = take_mark(SLICE("a = 1; let body: Body = { b: f(x == 1, c=«user.email»"));
    assert_int_equal(flow_assigned(text, name, out), 2);
    assert_slice(slice_cut(text, out[0].offset, out[0].offset + out[0].len), "c");
    assert_slice(slice_cut(text, out[1].offset, out[1].offset + out[1].len), "body");
    name = take_mark(SLICE("$text := a(b) . «user.email»"));
    assert_int_equal(flow_assigned(text, name, out), 1);
    assert_slice(slice_cut(text, out[0].offset, out[0].offset + out[0].len), "text");
}

static void a_name_is_found_as_a_word_and_no_member(void **state)
{
    (void)state;
    text = SLICE("messages x.msg a->msg _msg $msg");
    assert_int_equal(flow_find(text, 0, text.len, SLICE("msg")).offset, text.len - 3);
    assert_int_equal(flow_find(text, 0, text.len - 3, SLICE("msg")).len, 0);
}

static void what_was_redacted_last_stays_so(void **state)
{
    (void)state;
    text = SLICE("email = a.email\nemail = mask(email)\nif email == mask(x):\n f(email)");
    assert_true(flow_was_redacted(text, 0, text.len, SLICE("email")));
    text = SLICE("email = mask(email)\nemail = a.email\n f(mask, email)");
    assert_false(flow_was_redacted(text, 0, text.len, SLICE("email")));
    assert_true(flow_is_assigned(text, 0, text.len, SLICE("email")));
    assert_false(flow_is_assigned(text, 21, text.len, SLICE("mask")));
}

static void an_import_names_the_package_in_a_line_of_its_own(void **state)
{
    static const struct slice packages[] = {SLICE_INIT("openai"), {0}};
    (void)state;
    assert_true(flow_imports(SLICE("x\nfrom openai import OpenAI\n"), packages));
    assert_true(flow_imports(SLICE("const o = require('openai')\n"), packages));
    assert_true(flow_imports(SLICE("import (\n\t\"github.com/x/openai\"\n)\n"), packages));
    assert_true(flow_imports(SLICE("using OpenAI.Chat;\n"), packages));
    assert_false(flow_imports(SLICE("# about openai\nimport openair\n"), packages));
    assert_false(flow_imports(SLICE(""), packages));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_told_with_what_it_is_read_from),
        cmocka_unit_test(what_is_asked_or_made_of_it_is_no_field),
        cmocka_unit_test(a_field_of_certain_objects_needs_one),
        cmocka_unit_test(arguments_end_with_their_parenthesis),
        cmocka_unit_test(names_before_an_assignment_are_told_from_the_inside_out),
        cmocka_unit_test(a_name_is_found_as_a_word_and_no_member),
        cmocka_unit_test(what_was_redacted_last_stays_so),
        cmocka_unit_test(an_import_names_the_package_in_a_line_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
