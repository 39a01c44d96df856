#include "flow_words.h"

static bool is_name_byte(char c)
{
    return is_word(c) || (unsigned char)c >= 0x80;
}

// `console.log` is called log; `new A<B>` and `f.g!` are called A and g.
static struct slice last_name(struct slice callee)
{
    size_t bracket = slice_find_byte(callee, '<');
    size_t end = bracket == SLICE_NOT_FOUND ? callee.len : bracket;
    while (end > 0 && !is_name_byte(callee.ptr[end - 1]))
        end--;
    size_t from = end;
    while (from > 0 && is_name_byte(callee.ptr[from - 1]))
        from--;
    return slice_cut(callee, from, end);
}

#define W(word) SLICE_INIT(word)

static const struct slice handing_on[] = {
    // text of a value
    W("str"),
    W("repr"),
    W("string"),
    W("stringvalue"),
    W("format"),
    W("formatted"),
    W("sprintf"),
    W("sprint"),
    W("sprintln"),
    W("vsprintf"),
    W("concat"),
    W("join"),
    W("implode"),
    W("print_r"),
    W("var_export"),
    W("valueof"),
    W("tostring"),
    W("inspect"),
    W("escape"),
    W("quote"),
    W("quote_plus"),
    W("urlencode"),
    W("rawurlencode"),
    W("encodeuricomponent"),
    W("encodeuri"),
    W("queryescape"),
    W("pathescape"),
    W("htmlspecialchars"),
    W("strtolower"),
    W("strtoupper"),
    W("ucfirst"),
    W("ucwords"),
    W("trim"),
    W("trimspace"),
    W("tolower"),
    W("toupper"),
    W("utf8_encode"),
    // values of another form
    W("stringify"),
    W("dumps"),
    W("to_json"),
    W("tojson"),
    W("json_encode"),
    W("marshal"),
    W("marshalindent"),
    W("mustmarshal"),
    W("serialize"),
    W("serializeobject"),
    W("writevalueasstring"),
    W("jsonencode"),
    W("generate"),
    W("urlencoded"),
    // collections, and what is sent in
    W("dict"),
    W("list"),
    W("tuple"),
    W("array"),
    W("assign"),
    W("of"),
    W("entry"),
    W("ofentries"),
    W("aslist"),
    W("array_merge"),
    W("arrayof"),
    W("map"),
    W("collect"),
    W("merge"),
    W("ordereddict"),
    W("newreader"),
    W("newbuffer"),
    W("newbufferstring"),
    W("byte"),
    W("bytes"),
    W("stringcontent"),
    W("jsoncontent"),
    W("formurlencodedcontent"),
    W("urlsearchparams"),
    W("keyvaluepair"),
    W("ofstring"),
    W("httpentity"),
    W("h"),
    // what loggers take
    W("any"),
    W("stringer"),
    W("value"),
    W("kv"),
    W("keyvalue"),
    W("field"),
    W("fields"),
    // messages to a model
    W("humanmessage"),
    W("systemmessage"),
    W("usermessage"),
    W("aimessage"),
    W("chatmessage"),
    W("userchatmessage"),
    W("systemchatmessage"),
    W("assistantmessage"),
    W("message"),
    W("messageparam"),
    W("newusermessage"),
    W("newtextblock"),
    W("textblock"),
    W("textpart"),
    W("text"),
    W("part"),
    W("from_text"),
    W("fromtext"),
    W("content"),
    W("chatcompletionmessage"),
    W("completionrequest"),
    W("prompt"),
    W("textcontent"),
    W("chatrequestusermessage"),
    W("chatrequestsystemmessage"),
    W("from"),
};

bool flow_hands_on(struct slice callee)
{
    return SLICE_ANY(last_name(callee), slice_equals_nocase, handing_on);
}

bool flow_looks_up(struct slice callee)
{
    static const struct slice names[] = {
        W("get"),      W("fetch"),          W("dig"),     W("getstring"),    W("getvalue"),
        W("getitem"),  W("get_value"),      W("input"),   W("getparameter"), W("getattribute"),
        W("getfield"), W("read_attribute"), W("getdate"), W("getobject"),    W("field"),
    };
    return SLICE_ANY(last_name(callee), slice_equals_nocase, names);
}

bool flow_keeps(struct slice member)
{
    static const struct slice names[] = {
        W("value"),       W("lower"),       W("upper"),
        W("strip"),       W("trim"),        W("tostring"),
        W("tolowercase"), W("touppercase"), W("tolower"),
        W("toupper"),     W("to_s"),        W("to_str"),
        W("to_string"),   W("downcase"),    W("upcase"),
        W("title"),       W("capitalize"),  W("isoformat"),
        W("strftime"),    W("toisostring"), W("tolocaledatestring"),
        W("format"),      W("text"),        W("get"),
        W("orelse"),      W("join"),        W("unwrap"),
        W("clone"),       W("encode"),      W("to_json"),
        W("iso8601"),     W("dict"),        W("model_dump"),
        W("to_h"),        W("to_dict"),     W("toarray"),
        W("tojson"),      W("string"),
    };
    return SLICE_ANY(member, slice_equals_nocase, names);
}

// What makes a value unreadable, and what it is called then. Ends with an empty one, which no word is, for
// words_have_any().
static const struct slice unreadable[] = {
    W("mask"),          W("masked"),       W("redact"),        W("redacted"),
    W("hash"),          W("hashed"),       W("digest"),        W("sha"),
    W("anonymize"),     W("anonymized"),   W("anonymise"),     W("anonymised"),
    W("anonymous"),     W("pseudonymize"), W("pseudonymized"), W("pseudonymise"),
    W("pseudonymised"), W("pseudonym"),    W("encrypt"),       W("encrypted"),
    W("cipher"),        W("ciphertext"),   W("scrub"),         W("scrubbed"),
    W("obfuscate"),     W("obfuscated"),   W("sanitize"),      W("sanitized"),
    W("sanitised"),     W("tokenized"),    W("safe"),          W("stripped"),
    W("hidden"),        W("censored"),     W("fingerprint"),   {0}};

bool flow_is_unreadable(const struct words *words)
{
    return words_have_any(words, unreadable).len > 0;
}

static const struct slice other_things[] = {
    // it is about it
    W("count"),
    W("counts"),
    W("num"),
    W("len"),
    W("length"),
    W("size"),
    W("total"),
    W("limit"),
    W("max"),
    W("min"),
    W("index"),
    W("idx"),
    W("offset"),
    W("position"),
    W("type"),
    W("types"),
    W("kind"),
    W("class"),
    W("exists"),
    W("exist"),
    W("valid"),
    W("invalid"),
    W("verified"),
    W("enabled"),
    W("disabled"),
    W("required"),
    W("allowed"),
    W("missing"),
    W("status"),
    W("flag"),
    W("option"),
    W("options"),
    W("opts"),
    W("config"),
    W("configuration"),
    W("conf"),
    W("settings"),
    W("env"),
    W("environ"),
    W("constants"),
    W("const"),
    W("schema"),
    W("schemas"),
    W("column"),
    W("columns"),
    W("attribute"),
    W("attributes"),
    W("attr"),
    W("attrs"),
    W("header"),
    W("headers"),
    W("label"),
    W("labels"),
    W("placeholder"),
    W("template"),
    W("subject"),
    W("provider"),
    W("domain"),
    W("host"),
    W("server"),
    W("service"),
    W("sender"),
    W("handler"),
    W("callback"),
    W("listener"),
    W("error"),
    W("errors"),
    W("err"),
    W("exception"),
    W("message"),
    W("messages"),
    W("warning"),
    W("regex"),
    W("regexp"),
    W("pattern"),
    W("format"),
    W("path"),
    W("file"),
    W("filename"),
    W("dir"),
    W("url"),
    W("uri"),
    W("link"),
    W("route"),
    W("key"),
    W("keys"),
    W("selector"),
    W("button"),
    W("icon"),
    W("color"),
    W("style"),
    W("styles"),
    W("css"),
    W("html"),
    W("view"),
    W("widget"),
    W("component"),
    W("controller"),
    W("i18n"),
    W("translations"),
    W("strings"),
    W("locale"),
    W("queue"),
    W("topic"),
    W("table"),
    W("models"),
    W("factory"),
    W("mock"),
    W("fake"),
    W("faker"),
    W("dummy"),
    W("example"),
    W("sample"),
    W("test"),
    W("default"),
    W("defaults"),
    W("bot"),
    W("git"),
    W("commit"),
    W("maintainer"),
    W("package"),
    W("pkg"),
    W("module"),
    W("plugin"),
    W("api"),
    W("sdk"),
    // it asks or does
    W("is"),
    W("has"),
    W("have"),
    W("had"),
    W("not"),
    W("no"),
    W("should"),
    W("can"),
    W("must"),
    W("was"),
    W("will"),
    W("by"),
    W("on"),
    W("use"),
    W("send"),
    W("sent"),
    W("sending"),
    W("validate"),
    W("validator"),
    W("verify"),
    W("check"),
    W("parse"),
    W("parser"),
    W("set"),
    W("find"),
    W("search"),
    W("lookup"),
    W("create"),
    W("delete"),
    W("remove"),
    W("add"),
    W("show"),
    W("hide"),
    W("toggle"),
    W("render"),
    W("notify"),
    W("extract"),
    W("same"),
    W("match"),
    W("matches"),
    W("equal"),
    W("equals"),
    W("compare"),
};

bool flow_is_other(struct slice word)
{
    return SLICE_ANY(word, slice_equals_nocase, unreadable) ||
           SLICE_ANY(word, slice_equals_nocase, other_things);
}

bool flow_is_vague(struct slice term)
{
    enum { SHORT = 4 };
    static const struct slice clear[] = {
        W("ssn"),
        W("dob"),
        W("iban"),
    };
    static const struct slice vague[] = {
        W("full name"), W("fullname"), W("legal name"), W("fname"),      W("mname"),
        W("lname"),     W("password"), W("passwd"),     W("passphrase"), W("passcode"),
    };
    return (term.len <= SHORT && !SLICE_ANY(term, slice_equals_nocase, clear)) ||
           SLICE_ANY(term, slice_equals_nocase, vague);
}

bool flow_is_organisation(struct slice word)
{
    static const struct slice words[] = {
        W("enterprise"), W("company"),  W("organization"), W("organisation"), W("org"),
        W("corporate"),  W("business"), W("vendor"),       W("merchant"),     W("supplier"),
        W("team"),       W("group"),    W("tenant"),       W("workspace"),    W("firm"),
        W("employer"),   W("school"),   W("hospital"),     W("bank"),
    };
    return SLICE_ANY(word, slice_equals_nocase, words);
}

bool flow_is_person(struct slice word)
{
    static const struct slice persons[] = {
        W("user"),        W("patient"),      W("customer"),    W("client"),   W("person"),
        W("people"),      W("member"),       W("employee"),    W("contact"),  W("applicant"),
        W("subscriber"),  W("student"),      W("pupil"),       W("guest"),    W("passenger"),
        W("recipient"),   W("profile"),      W("staff"),       W("teacher"),  W("doctor"),
        W("driver"),      W("candidate"),    W("lead"),        W("buyer"),    W("payer"),
        W("payee"),       W("cardholder"),   W("holder"),      W("resident"), W("citizen"),
        W("insured"),     W("policyholder"), W("borrower"),    W("donor"),    W("visitor"),
        W("beneficiary"), W("tenant"),       W("spouse"),      W("child"),    W("parent"),
        W("kunde"),       W("kunden"),       W("nutzer"),      W("benutzer"), W("mitarbeiter"),
        W("patienten"),   W("personne"),     W("utilisateur"), W("cliente"),  W("usuario"),
        W("empleado"),    W("paciente"),     W("persona"),     W("utente"),   W("klant"),
    };
    return SLICE_ANY(word, slice_equals_nocase, persons);
}

bool flow_is_key(const struct words *words)
{
    static const struct slice persons[] = {
        W("patient"),    W("person"),       W("user"),      W("customer"),
        W("client"),     W("employee"),     W("member"),    W("account"),
        W("student"),    W("contact"),      W("get"),       W("subscriber"),
        W("medication"), W("prescription"), W("diagnosis"), W("profile"),
    };
    if (words->count < 2)
        return false;
    struct span last = words->word[words->count - 1], before = words->word[words->count - 2];
    return slice_equals_nocase(span_text(words->text, last), SLICE("id")) &&
           SLICE_ANY(span_text(words->text, before), slice_equals_nocase, persons);
}
