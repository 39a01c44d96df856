// In each text the span asked about stands between « and », which are taken out.
#include "lexer.h"

#include "unit.h"

#include <stdlib.h>

// What a span is expected to be. A name that is NULL is not looked at; an empty one
// must not be there.
struct expected {
    const char *language; // NULL: unknown
    const char *text;
    enum role role;
    const char *name, *call, *object, *type;
};

static const struct language *language_named(const char *name)
{
    for (size_t i = 0; name && i < language_count; i++)
        if (slice_equals(languages[i].name, slice_of_string(name)))
            return &languages[i];
    if (name)
        fail_msg("no language is called %s", name);
    return NULL;
}

// Copies the text without its marks and returns the span between them.
static struct span unmark(const char *marked, char *text, size_t *len)
{
    static const char open[] = "«", close[] = "»";
    const char *from = strstr(marked, open), *to = strstr(marked, close);
    assert_non_null(from);
    assert_non_null(to);
    size_t before = (size_t)(from - marked);
    size_t inside = (size_t)(to - from) - strlen(open);
    size_t after = strlen(to) - strlen(close);
    memcpy(text, marked, before);
    memcpy(text + before, from + strlen(open), inside);
    memcpy(text + before + inside, to + strlen(close), after);
    *len = before + inside + after;
    return (struct span){before, inside};
}

static void check_part(const struct expected *expected, const char *what, const char *text,
                       struct span got, const char *wanted)
{
    if (wanted && !slice_equals(slice_of(text + got.offset, got.len), slice_of_string(wanted)))
        fail_msg("%s is \"%.*s\", not \"%s\", in:\n%s", what, (int)got.len, text + got.offset,
                 wanted, expected->text);
}

static void check(const struct expected *expected)
{
    // Exactly as large as the text, for the sanitizers.
    size_t len = strlen(expected->text);
    char *copy = malloc(len + 1);
    struct span span = unmark(expected->text, copy, &len);
    char *text = malloc(len ? len : 1);
    struct syntax answer;
    memcpy(text, copy, len);
    lexer_answer(language_named(expected->language), slice_of(text, len), &span, 1, &answer);
    if (answer.role != expected->role)
        fail_msg("role is %s, not %s, in:\n%s", role_name(answer.role), role_name(expected->role),
                 expected->text);
    check_part(expected, "name", text, answer.name, expected->name);
    check_part(expected, "call", text, answer.call, expected->call);
    check_part(expected, "object", text, answer.object, expected->object);
    check_part(expected, "type", text, answer.type, expected->type);
    assert_false(answer.by_tree);
    free(text);
    free(copy);
}

#define IS(its_language, its_text, its_role, ...)                                        \
    {                                                                                    \
        .language = its_language, .text = its_text, .role = ROLE_##its_role, __VA_ARGS__ \
    }

#define CHECK_ALL(cases)                                            \
    for (size_t i = 0; i < sizeof(cases) / sizeof((cases)[0]); i++) \
    check(&(cases)[i])

static void tells_comments_strings_and_code_apart(void **state)
{
    static const struct expected cases[] = {
        IS("c", "int «a» = 1;", NAME, .name = "a"),
        IS("c", "f(«a»);", CODE),
        IS("c", "/* «a» */", COMMENT),
        IS("c", "x; // «a»", COMMENT),
        IS("c", "char *u = \"http://«a»\";", STRING),
        IS("c", "char c = '\"'; f(«a», \"\");", CODE),
        IS("c", "f(\"/*\", «a»);", CODE),
        IS("c", "f(\"\\\"\", «a»);", CODE),
        IS("c", "\"unfinished\nf(«a»);", CODE),
        IS("c", "/* unfinished\nf(«a»);", CODE),
        IS("python", "x = 1  # «a»", COMMENT),
        IS("python", "x = \"\"\"one\n«a»\n\"\"\"", STRING),
        IS("python", "x = '''it's\n'''\nf(«a»)", CODE),
        IS("python", "x = \"#\" + str(«a»)", CODE),
        IS("javascript", "x = `one\n«a»`", STRING),
        IS("go", "x := `C:\\`\nf(«a»)", CODE),
        IS("rust", "fn f<'b>(c: char) { if c == '\"' { g(«a») } }", CODE),
        IS("sql", "SELECT 'it''s', «a» FROM t -- b", CODE),
        IS("sql", "SELECT 1 -- «a»", COMMENT),
        IS("sql", "SELECT dearmor('\n«-----BEGIN A-----\nb»')", CODE),
        IS("sql", "x;\n«-- a»", COMMENT),
        IS("c", "f(«\"a\"»);", STRING),
        IS("bash", "echo $#; f «a»", CODE),
        IS("bash", "echo http://x/#«a»", CODE),
        IS("bash", "echo x # «a»", COMMENT),
        IS("bash", "run --password $«a»", CODE),
        IS("bash", "x=${«a»}", CODE),
        IS("bash", "x=«a»", STRING),
        IS("yaml", "x: http://y#z «a»", STRING),
        IS("yaml", "x: 1 # «a»", COMMENT),
        IS("properties", "! «a»", COMMENT),
        IS("properties", "x=wow! «a»", STRING),
        IS("html", "<!-- «a» --><p>", COMMENT),
        IS("lua", "x = 1 --[[ one\n«a» ]]", COMMENT),
        IS("haskell", "{- «a» -} f", COMMENT),
        IS("erlang", "% «a»", COMMENT),
        IS("text", "It's a # sign and «a» text", CODE),
        IS(NULL, "# «a»", COMMENT),
        IS(NULL, "it doesn't say «a» 'x'", CODE),
        IS(NULL, "say \"«a»\"", STRING),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void settings_bind_values_to_keys(void **state)
{
    static const struct expected cases[] = {
        IS("properties", "password=«abc»\n", STRING, .name = "password"),
        IS("properties", "spring.datasource.password = «abc»", STRING,
           .name = "spring.datasource.password"),
        IS("properties", "password: «abc»", STRING, .name = "password"),
        IS("properties", "empty=\nother=«abc»", STRING, .name = "other"),
        IS("properties", "list = one \\\n  «abc»", STRING, .name = "list"),
        IS("properties", "export DB_PASSWORD=\"«abc»\"", STRING, .name = "DB_PASSWORD"),
        IS("properties", "url=postgres://user:«abc»@host/db", STRING, .name = "url"),
        IS("properties", "url=https://host/?token=«abc»&x=1", STRING, .name = "token"),
        IS("properties", "keys=one,«abc»", STRING, .name = "keys"),
        IS("yaml", "password: «abc»", STRING, .name = "password"),
        IS("yaml", "- password: '«abc»'", STRING, .name = "password"),
        IS("yaml", "a:\n  pass-word: \"«abc»\"", STRING, .name = "pass-word"),
        IS("yaml", "db password: «abc»", STRING, .name = "db password"),
        IS("yaml", "password: !vault «abc»", STRING, .name = "password"),
        IS("yaml", "command: serve --password=«abc»", STRING, .name = "password"),
        IS("yaml", "command: serve --password «abc»", STRING, .name = "password"),
        IS("yaml", "description: set to «abc» always", STRING, .name = "description"),
        IS("yaml", "passwords:\n  - one\n  - «abc»", STRING, .name = "passwords"),
        IS("yaml", "passwords: [one, «abc»]", STRING, .name = "passwords"),
        IS("yaml", "key: |\n  one\n  «abc»", STRING, .name = "key"),
        IS("yaml", "key: |-\n  «abc»", STRING, .name = "key"),
        IS("yaml", "key: >\n  «abc»", STRING, .name = "key"),
        IS("yaml", "data:\n  app.env: |\n    TOKEN=«abc»", STRING, .name = "TOKEN"),
        IS("yaml", "env: {TOKEN: «abc»}", STRING, .name = "TOKEN"),
        IS("json", "{\"api key\": \"«abc»\"}", STRING, .name = "api key"),
        IS("json", "{\"password\":«12345»}", CODE, .name = "password"),
        IS("json", "{\"a\": {\"b\": [\"x\", \"«abc»\"]}}", STRING, .name = "b"),
        IS("json", "{\"password\" :\n  \"«abc»\"}", STRING, .name = "password"),
        IS("toml", "password = \"«abc»\"", STRING, .name = "password"),
        IS("toml", "db.password = '«abc»'", STRING, .name = "db.password"),
        IS("toml", "keys = [\n  \"x\",\n  \"«abc»\",\n]", STRING, .name = "keys"),
        IS("hcl", "password = \"«abc»\"", STRING, .name = "password"),
        IS("dockerfile", "ENV PASSWORD «abc»", STRING, .name = "PASSWORD"),
        IS("dockerfile", "ENV A=b PASSWORD=«abc»", STRING, .name = "PASSWORD"),
        IS("dockerfile", "ARG TOKEN=«abc»", STRING, .name = "TOKEN"),
        IS("bash", "PASSWORD='«abc»' run", STRING, .name = "PASSWORD"),
        IS("bash", "export PASSWORD=«abc»", STRING, .name = "PASSWORD"),
        IS("bash", "run --password «abc»", STRING, .name = "password"),
        IS("bash", "run --password=\"«abc»\"", STRING, .name = "password"),
        IS("bash", "java -Ddb.password=«abc»", STRING, .name = "db.password"),
        IS("bash", "echo \"${PASSWORD:-«abc»}\"", STRING, .name = "PASSWORD"),
        IS("bash", "config[password]=«abc»", STRING, .name = "password"),
        IS("bash", "curl -H \"Authorization: Bearer «abc»\"", STRING, .name = "Authorization"),
        IS("bash", "curl -d '{\"password\": \"«abc»\"}'", STRING, .name = "password"),
        IS("makefile", "PASSWORD ?= «abc»", STRING, .name = "PASSWORD"),
        IS("makefile", "PASSWORD := «abc»", STRING, .name = "PASSWORD"),
        IS("text", "AWS Secret Access Key: «abc»", CODE, .name = "AWS Secret Access Key"),
        IS("text", "Authorization: Basic «abc»", CODE, .name = "Authorization"),
        IS("markdown", "set `password=«abc»` first", CODE, .name = "password"),
        IS(NULL, "password = «abc»", CODE, .name = "password"),
        IS(NULL, "set password \"«abc»\"", STRING, .name = "password"),
        IS(NULL, "CREATE USER x IDENTIFIED BY '«abc»'", STRING, .name = "IDENTIFIED BY"),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void markup_binds_values_to_attributes_and_elements(void **state)
{
    static const struct expected cases[] = {
        IS("xml", "<user password=\"«abc»\"/>", STRING, .name = "password"),
        IS("xml", "<password>«abc»</password>", STRING, .name = "password"),
        IS("xml", "<db:password>\n  «abc»\n</db:password>", STRING, .name = "password"),
        IS("xml", "<password>one «abc»</password>", STRING, .name = "password"),
        IS("xml", "<password><![CDATA[«abc»]]></password>", STRING, .name = "password"),
        IS("xml", "<add key=\"Password\" value=\"«abc»\"/>", STRING, .name = "Password"),
        IS("xml", "<add value=\"«abc»\" key=\"Password\"/>", STRING, .name = "Password"),
        IS("xml", "<property name=\"password\">«abc»</property>", STRING, .name = "password"),
        IS("xml", "<property name=\"password\"><value>«abc»</value></property>", STRING,
           .name = "password"),
        IS("xml", "<key>password</key>\n<string>«abc»</string>", STRING, .name = "password"),
        IS("xml", "<name>password</name><value>«abc»</value>", STRING, .name = "password"),
        IS("xml", "<a></a> «abc»", CODE, .name = ""),
        IS("html", "<input name=\"token\" value=\"«abc»\">", STRING, .name = "token"),
        IS("html", "<input data-token='«abc»'>", STRING, .name = "data-token"),
        IS("html", "<script>const token = \"«abc»\"</script>", STRING, .name = "token"),
        IS("html", "<script>\n  f(«abc»)</script>", CODE, .name = ""),
        IS("tsx", "<Input password=\"«abc»\" />", STRING, .name = "password"),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void programs_bind_values_to_names(void **state)
{
    static const struct expected cases[] = {
        IS("python", "password = \"«abc»\"", STRING, .name = "password"),
        IS("python", "password=b'«abc»'", STRING, .name = "password"),
        IS("python", "self.password = '«abc»'", STRING, .name = "password"),
        IS("python", "password: str = '«abc»'", STRING, .name = "password"),
        IS("python", "password: Optional[str] = '«abc»'", STRING, .name = "password"),
        IS("python", "os.environ[\"PASSWORD\"] = '«abc»'", STRING, .name = "PASSWORD"),
        IS("python", "passwords[0] = '«abc»'", STRING, .name = "passwords"),
        IS("python", "password = (\n    'x'\n    '«abc»')", STRING, .name = "password"),
        IS("python", "password = 'x' + \\\n    '«abc»'", STRING, .name = "password"),
        IS("python", "passwords = ['x', '«abc»']", STRING, .name = "passwords"),
        IS("python", "d = {'password': '«abc»'}", STRING, .name = "password"),
        IS("python", "password = get() or '«abc»'", STRING, .name = "password"),
        IS("python", "password = 'x' if debug else '«abc»'", STRING, .name = "password"),
        IS("python", "if password == '«abc»':", STRING, .name = "password"),
        IS("python", "def f(password='«abc»'):", STRING, .name = "password", .call = ""),
        IS("python", "if x: password = '«abc»'", STRING, .name = "password"),
        IS("python", "password = os.environ.get('PASSWORD', '«abc»')", STRING, .name = "PASSWORD",
           .call = "os.environ.get"),
        IS("python", "return '«abc»'", STRING, .name = "", .call = ""),
        IS("python", "def f():\n    '«abc»'", STRING, .name = "", .call = ""),
        IS("python", "x['«abc»']", STRING, .name = ""),
        IS("javascript", "const password = '«abc»';", STRING, .name = "password"),
        IS("javascript", "let password = process.env.PASSWORD || '«abc»'", STRING,
           .name = "password"),
        IS("javascript", "f(process.env.PASSWORD || '«abc»')", STRING, .name = "PASSWORD",
           .call = "f"),
        IS("javascript", "f(process.env.PASSWORD ?? '«abc»')", STRING, .name = "PASSWORD",
           .call = "f"),
        IS("javascript", "let password = debug ? 'x' : '«abc»'", STRING, .name = "password"),
        IS("javascript", "connect({user: 'x', password: '«abc»'})", STRING, .name = "password",
           .call = "connect"),
        IS("javascript", "x = {\"pass-word\": \"«abc»\"}", STRING, .name = "pass-word"),
        IS("javascript", "config['db']['password'] = '«abc»'", STRING, .name = "password"),
        IS("javascript", "switch (x) { case 'y': f('«abc»') }", STRING, .name = "", .call = "f"),
        IS("javascript", "f(() => { g('«abc»') })", STRING, .name = "", .call = "g"),
        IS("typescript", "private password: string = '«abc»';", STRING, .name = "password"),
        IS("typescript", "password?: Map<string, string> = '«abc»'", STRING, .name = "password"),
        IS("java", "String password = \"«abc»\";", STRING, .name = "password"),
        IS("java", "List<String> keys = List.of(\"x\", \"«abc»\");", STRING, .name = "",
           .call = "List.of"),
        IS("java", "private static final byte[] KEY = Base64.decode(\"«abc»\");", STRING,
           .name = "KEY", .call = "Base64.decode"),
        IS("java", "String[] keys = new String[] {\"x\", \"«abc»\"};", STRING, .name = "keys"),
        IS("java", "props.setProperty(\"password\", \"«abc»\");", STRING, .name = "password",
           .call = "props.setProperty"),
        IS("java", "props.put(Context.PASSWORD, \"«abc»\");", STRING, .name = "PASSWORD",
           .call = "props.put"),
        IS("java", "db.setPassword(\"«abc»\");", STRING, .name = "", .call = "db.setPassword"),
        IS("java", "new Login(\"ann\", \"«abc»\");", STRING, .name = "", .call = "Login"),
        IS("java", "if (password.equals(\"«abc»\"))", STRING, .name = "",
           .call = "password.equals"),
        IS("kotlin", "val password: String? = \"«abc»\"", STRING, .name = "password"),
        IS("kotlin", "mapOf(\"password\" to \"«abc»\")", STRING, .name = "password",
           .call = "mapOf"),
        IS("scala", "val m = Map(\"password\" -> \"«abc»\")", STRING, .name = "password",
           .call = "Map"),
        IS("csharp", "public string Password { get; set; } = \"«abc»\";", STRING,
           .name = "Password"),
        IS("csharp", "var password = $@\"«abc»\";", STRING, .name = "password"),
        IS("c", "char password[] = \"«abc»\";", STRING, .name = "password"),
        IS("c", "#define PASSWORD \"«abc»\"", STRING, .name = "PASSWORD"),
        IS("c", "#define SIZE «100»", CODE, .name = "SIZE"),
        IS("c", "strcpy(password, \"«abc»\");", STRING, .name = "password", .call = "strcpy"),
        IS("c", "struct x y = {.password = \"«abc»\"};", STRING, .name = "password"),
        IS("c", "user->password = \"«abc»\";", STRING, .name = "password"),
        IS("c", "setenv(\"PASSWORD\", \"«abc»\", 1);", STRING, .name = "PASSWORD",
           .call = "setenv"),
        IS("cpp", "std::string password{\"«abc»\"};", STRING, .name = "password"),
        IS("cpp", "std::string password(\"«abc»\");", STRING, .name = "password"),
        IS("go", "password := \"«abc»\"", STRING, .name = "password"),
        IS("go", "var password string = `«abc»`", STRING, .name = "password"),
        IS("go", "keys := []string{\"x\", \"«abc»\"}", STRING, .name = "keys"),
        IS("go", "Config{Password: \"«abc»\"}", STRING, .name = "Password"),
        IS("go", "os.Setenv(\"PASSWORD\", \"«abc»\")", STRING, .name = "PASSWORD",
           .call = "os.Setenv"),
        IS("rust", "let password: &'static str = \"«abc»\";", STRING, .name = "password"),
        IS("rust", "let keys = vec![\"«abc»\"];", STRING, .name = "keys"),
        IS("swift", "let password: String = \"«abc»\"", STRING, .name = "password"),
        IS("objectivec", "NSString *password = @\"«abc»\";", STRING, .name = "password"),
        IS("objectivec", "@{@\"password\": @\"«abc»\"}", STRING, .name = "password"),
        IS("php", "$password = '«abc»';", STRING, .name = "password"),
        IS("php", "define('PASSWORD', '«abc»');", STRING, .name = "PASSWORD", .call = "define"),
        IS("php", "$c['db']['password'] = '«abc»';", STRING, .name = "password"),
        IS("php", "array('password' => '«abc»')", STRING, .name = "password", .call = "array"),
        IS("php", "putenv('PASSWORD=«abc»');", STRING, .name = "PASSWORD", .call = "putenv"),
        IS("php", "$password = 'x' . '«abc»';", STRING, .name = "password"),
        IS("perl", "my %c = (password => '«abc»');", STRING, .name = "password"),
        IS("ruby", "@password = '«abc»'", STRING, .name = "password"),
        IS("ruby", "{:password => '«abc»', x: 1}", STRING, .name = "password"),
        IS("ruby", "login password: '«abc»'", STRING, .name = "password"),
        IS("ruby", "PASSWORD ||= '«abc»'", STRING, .name = "PASSWORD"),
        IS("ruby", "config.secret_key = '«abc»'", STRING, .name = "secret_key"),
        IS("elixir", "config :app, :api_key, \"«abc»\"", STRING, .name = "api_key"),
        IS("groovy", "storePassword \"«abc»\"", STRING, .name = "", .call = "storePassword"),
        IS("groovy", "buildConfigField 'String', 'API_KEY', '«abc»'", STRING, .name = "API_KEY"),
        IS("powershell", "$password = '«abc»'", STRING, .name = "password"),
        IS("powershell", "Connect -Password '«abc»'", STRING, .name = "Password"),
        IS("powershell", "$p = ConvertTo-SecureString '«abc»'", STRING, .name = "p"),
        IS("r", "password <- \"«abc»\"", STRING, .name = "password"),
        IS("lua", "config[\"password\"] = \"«abc»\"", STRING, .name = "password"),
        IS("sql", "UPDATE users SET password = '«abc»'", STRING, .name = "password"),
        IS("sql", "CREATE USER x WITH PASSWORD '«abc»'", STRING, .name = "PASSWORD"),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void strings_and_comments_may_say_it_themselves(void **state)
{
    static const struct expected cases[] = {
        IS("python", "dsn = 'Server=x;Password=«abc»;'", STRING, .name = "Password"),
        IS("python", "dsn = 'postgres://user:«abc»@host'", STRING, .name = "dsn"),
        IS("python", "body = '{\"password\": \"«abc»\"}'", STRING, .name = "password"),
        IS("java", "String body = \"{\\\"password\\\": \\\"«abc»\\\"}\";", STRING,
           .name = "password"),
        IS("python", "get('https://host/?key=«abc»')", STRING, .name = "key", .call = "get"),
        IS("python", "headers = {'Authorization': 'Bearer «abc»'}", STRING,
           .name = "Authorization"),
        IS("python", "run('mysql --password «abc»')", STRING, .name = "password", .call = "run"),
        IS("python", "message = 'this is «abc»'", STRING, .name = "message"),
        IS("javascript", "env = `A=1\nTOKEN=«abc»`", STRING, .name = "TOKEN"),
        IS("python", "# password = «abc»", COMMENT, .name = "password"),
        IS("python", "# password: see «abc»", COMMENT, .name = "password"),
        IS("c", "/*\n * password: «abc»\n */", COMMENT, .name = "password"),
        IS("c", "// see «abc»", COMMENT, .name = "", .call = ""),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void a_value_called_value_has_its_siblings_name(void **state)
{
    static const struct expected cases[] = {
        IS("yaml", "env:\n  - name: PASSWORD\n    value: «abc»", STRING, .name = "PASSWORD"),
        IS("yaml", "- name: OTHER\n  value: x\n- value: «abc»", STRING, .name = "value"),
        IS("yaml", "metadata:\n  name: x\nvalue: «abc»", STRING, .name = "value"),
        IS("yaml", "password:\n  default: «abc»", STRING, .name = "password"),
        IS("json", "{\"name\": \"PASSWORD\", \"value\": \"«abc»\"}", STRING, .name = "PASSWORD"),
        IS("json", "[{\"name\": \"x\"}, {\"value\": \"«abc»\"}]", STRING, .name = "value"),
        IS("json", "{\"password\": {\"type\": \"x\", \"default\": \"«abc»\"}}", STRING,
           .name = "password"),
        IS("hcl", "variable \"password\" {\n  default = \"«abc»\"\n}", STRING, .name = "password"),
        IS("hcl", "env {\n  name  = \"PASSWORD\"\n  value = \"«abc»\"\n}", STRING,
           .name = "PASSWORD"),
        IS("javascript", "{ key: 'password', value: '«abc»' }", STRING, .name = "password"),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void calls_hold_their_arguments(void **state)
{
    static const struct expected cases[] = {
        IS("python", "login(user, password='«abc»')", STRING, .name = "password", .call = "login"),
        IS("python", "a.b.login(user, [«abc»])", CODE, .name = "", .call = "a.b.login"),
        IS("python", "f(g('x'), '«abc»')", STRING, .name = "", .call = "f"),
        IS("python", "f(g('«abc»'))", STRING, .name = "", .call = "g"),
        IS("javascript", "f({a: {b: '«abc»'}})", STRING, .name = "b", .call = "f"),
        IS("javascript", "function f(a, b = '«abc»') {}", STRING, .name = "b", .call = ""),
        IS("javascript", "if (x, '«abc»') {}", STRING, .name = "", .call = ""),
        IS("java", "new Key(bytes, \"«abc»\")", STRING, .name = "", .call = "Key"),
        IS("go", "const (\n\tx = \"«abc»\"\n)", STRING, .name = "x", .call = ""),
        IS("yaml", "x: f(«abc»)", STRING, .name = "x", .call = ""),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void names_and_keys_are_bound_where_they_stand(void **state)
{
    static const struct expected cases[] = {
        IS("python", "«password» = 'x'", NAME, .name = "password"),
        IS("python", "db_«password»_old = 'x'", NAME, .name = "db_password_old"),
        IS("python", "self.«password» += 'x'", NAME, .name = "password"),
        IS("python", "f(«password»=x)", NAME, .name = "password", .call = "f"),
        IS("python", "«password»: str = 'x'", NAME, .name = "password"),
        IS("python", "«password» == 'x'", CODE),
        IS("python", "x = «password»", CODE, .name = "x"),
        IS("python", "{'«password»': x}", KEY, .name = "password"),
        IS("python", "x['«password»'] = y", KEY, .name = "password"),
        IS("python", "x = ['«password»', y]", STRING),
        IS("python", "x['«password»']", STRING),
        IS("go", "«password» := f()", NAME, .name = "password"),
        IS("go", "T{«Password»: x}", KEY, .name = "Password"),
        IS("r", "«password» <- x", NAME, .name = "password"),
        IS("c", "#define «PASSWORD» x", NAME, .name = "PASSWORD"),
        IS("c", "x ? «password» : y", CODE),
        IS("c", "case «password»: f();", CODE),
        IS("php", "$«password» = 'x'", NAME, .name = "password"),
        IS("php", "['«password»' => 'x']", KEY, .name = "password"),
        IS("ruby", "{:«password» => 'x'}", KEY, .name = "password"),
        IS("javascript", "{ «password»: x, y }", KEY, .name = "password"),
        IS("javascript", "«password» => f(x)", CODE),
        IS("swift", "f(«password»: x)", NAME, .name = "password", .call = "f"),
        IS("yaml", "«password»: x", KEY, .name = "password"),
        IS("yaml", "db-«password»: x", KEY, .name = "db-password"),
        IS("yaml", "'«password»': x", KEY, .name = "password"),
        IS("yaml", "x: «password»", STRING, .name = "x"),
        IS("yaml", "x: a «password»:b", STRING, .name = "x"),
        IS("json", "{\"«password»\": 1}", KEY, .name = "password"),
        IS("toml", "«password» = 1", KEY, .name = "password"),
        IS("properties", "db.«password»=x", KEY, .name = "db.password"),
        IS("properties", "token=QUJD«REVG»=", STRING, .name = "token"),
        IS("bash", "«PASSWORD»=x", NAME, .name = "PASSWORD"),
        IS("xml", "<user «password»=\"x\"/>", KEY, .name = "password"),
        IS("xml", "<«password»>x</password>", KEY, .name = "password"),
        IS("xml", "<a>«password»</a>", STRING, .name = "a"),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void declared_fields_have_an_object_and_a_type(void **state)
{
    static const struct expected cases[] = {
        IS("java", "public class User {\n  private String «email»;\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "String"),
        IS("java", "class User {\n  List<String> «emails» = x;\n}", FIELD, .name = "emails",
           .call = "", .object = "User", .type = "List<String>"),
        IS("java", "record User(String name, String «email») {}", FIELD, .name = "email",
           .object = "User", .type = "String"),
        IS("java", "class User {\n  String «email»() {}\n}", CODE),
        IS("java", "class User {\n  void f() { String «email»; }\n}", CODE),
        IS("csharp", "public class User\n{\n  public string «Email» { get; set; }\n}", FIELD,
           .name = "Email", .call = "", .object = "User", .type = "string"),
        IS("c", "struct user {\n  char *name, «email»[10];\n};", FIELD, .name = "email", .call = "",
           .object = "user"),
        IS("c", "struct user {\n  const char *«email»;\n};", FIELD, .name = "email", .call = "",
           .object = "user", .type = "char"),
        IS("c", "typedef struct {\n  int «age»;\n} user;", FIELD, .name = "age", .call = "",
           .object = "user", .type = "int"),
        IS("c", "struct user find(int x) {\n  int «age»;\n}", CODE),
        IS("go", "type User struct {\n\t«Email» string `json:\"email\"`\n}", FIELD, .name = "Email",
           .call = "", .object = "User", .type = "string"),
        IS("go", "type User struct {\n\tName, «Email» *string\n}", FIELD, .name = "Email",
           .call = "", .object = "User", .type = "*string"),
        IS("rust", "pub struct User {\n  pub «email»: Option<String>,\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "Option<String>"),
        IS("typescript", "export interface User {\n  «email»?: string;\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "string"),
        IS("typescript", "type User = {\n  readonly «email»: string\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "string"),
        IS("javascript", "class User {\n  #«email» = '';\n}", FIELD, .name = "email", .call = "",
           .object = "User"),
        IS("kotlin", "data class User(val name: String, val «email»: String? = null)", FIELD,
           .name = "email", .object = "User", .type = "String?"),
        IS("swift", "struct User: Codable {\n  let «email»: String\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "String"),
        IS("scala", "case class User(«email»: String)", FIELD, .name = "email", .object = "User",
           .type = "String"),
        IS("php", "class User {\n  protected ?string $«email» = null;\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "string"),
        IS("protobuf", "message User {\n  optional string «email» = 2;\n}", FIELD, .name = "email",
           .call = "", .object = "User", .type = "string"),
        IS("graphql", "type User {\n  «email»: String!\n}", FIELD, .name = "email", .call = "",
           .object = "User", .type = "String!"),
        IS("python", "class User(Base):\n    «email»: str = ''\n", FIELD, .name = "email",
           .call = "", .object = "User", .type = "str"),
        IS("python", "class User:\n    «email» = models.EmailField(max=1)\n", FIELD,
           .name = "email", .call = "", .object = "User", .type = "models.EmailField"),
        IS("python", "class User:\n    x = 1\n\n    def f(self):\n        «email» = 1\n", NAME,
           .name = "email", .call = ""),
        IS("python", "class User:\n    x = 1\n«email» = 1\n", NAME, .name = "email"),
        IS("sql",
           "CREATE TABLE IF NOT EXISTS app.users (\n  id INT,\n  «email» VARCHAR(255) NOT NULL\n)",
           FIELD, .name = "email", .object = "users", .type = "VARCHAR(255)"),
        IS("sql", "create table `users` (`«email»` text)", FIELD, .name = "email",
           .object = "users", .type = "text"),
        IS("sql", "create table users (\"«email»\" text)", FIELD, .name = "email",
           .object = "users", .type = "text"),
        IS("sql", "CREATE TABLE [users] ([«email»] text)", FIELD, .name = "email",
           .object = "users", .type = "text"),
        IS("sql", "CREATE TABLE users (\n  id INT,\n  «UNIQUE» KEY x (id)\n)", CODE),
        IS("sql", "ALTER TABLE users ADD COLUMN «email» text;", FIELD, .name = "email", .call = "",
           .object = "users", .type = "text"),
        IS("sql", "INSERT INTO users («email») VALUES (1)", CODE),
        IS("ruby", "create_table \"users\" do |t|\n  t.string \"«email»\", null: false\nend", FIELD,
           .name = "email", .call = "t.string", .object = "users", .type = "string"),
        IS("ruby", "create_table :users do |t|\n  t.string :«email»\nend", FIELD, .name = "email",
           .call = "", .object = "users", .type = "string"),
        IS("ruby", "class User\n  attr_accessor :name, :«email»\nend", FIELD, .name = "email",
           .call = "", .object = "User"),
        IS("ruby", "add_column :users, :«email», :string", FIELD, .name = "email", .call = "",
           .object = "users", .type = "string"),
        IS(NULL, "model User {\n  «email» String @unique\n}", FIELD, .name = "email", .call = "",
           .object = "User", .type = "String"),
    };
    (void)state;
    CHECK_ALL(cases);
}

static void spans_are_answered_in_any_order(void **state)
{
    struct slice text = SLICE("a = 'one' # two\nb = 'three'\n");
    static const char *const words[] = {"three", "two", "one", "three"};
    static const enum role roles[] = {ROLE_STRING, ROLE_COMMENT, ROLE_STRING, ROLE_STRING};
    struct span spans[7];
    struct syntax answers[7];
    (void)state;
    for (size_t i = 0; i < 4; i++)
        spans[i] = (struct span){slice_find(text, slice_of_string(words[i])), strlen(words[i])};
    spans[4] = (struct span){5, 0};
    spans[5] = (struct span){text.len, 1};
    spans[6] = (struct span){text.len - 1, SIZE_MAX};
    lexer_answer(language_named("python"), text, spans, 7, answers);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(answers[i].role, roles[i]);
    for (size_t i = 4; i < 7; i++)
        assert_int_equal(answers[i].role, ROLE_UNKNOWN);
    lexer_answer(NULL, SLICE(""), spans, 0, answers);
}

// At each byte, asked about together with all others and alone.
static void an_answer_hangs_on_no_other_span(void **state)
{
    static const struct slice texts[] = {
        SLICE_INIT("f(\"one\", 'two')\n# three\n\"four\": \"five\"\n"),
        SLICE_INIT("<a><!--one--><!--two--></a>\n//x\n/*y*//*z*/\n"),
        SLICE_INIT("it's <'_> `a``b`\n;c\n--d\n(* e *)(\"f\")\"\"\"g\"\"\"'h'\n"),
    };
    static const char *const names[] = {NULL, "python", "php", "sql", "xml", "javascript"};
    (void)state;
    for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++)
        for (size_t l = 0; l < sizeof names / sizeof names[0]; l++) {
            struct span spans[128];
            struct syntax together[128], alone;
            assert_true(texts[t].len <= 128);
            for (size_t i = 0; i < texts[t].len; i++)
                spans[i] = (struct span){i, 1};
            lexer_answer(language_named(names[l]), texts[t], spans, texts[t].len, together);
            for (size_t i = 0; i < texts[t].len; i++) {
                lexer_answer(language_named(names[l]), texts[t], &spans[i], 1, &alone);
                if (alone.role != together[i].role ||
                    alone.name.offset != together[i].name.offset ||
                    alone.name.len != together[i].name.len)
                    fail_msg("byte %zu of text %zu in %s", i, t, names[l] ? names[l] : "none");
            }
        }
}

// Megabytes of one line, with spans all over it. What is not linear in this takes so long
// that the test's time limit is the assertion.
static void hostile_texts_cost_no_more_than_others(void **state)
{
    enum { LEN = 4 * 1024 * 1024, SPANS = 4000 };
    static const char *const patterns[] = {"\"", "'",  "(",      "a(b(", " ",   "\t",
                                           "=",  "/*", "`",      "\\\"", "<a ", "key: |\n",
                                           "{",  "a,", "\"\"\"", "- ",   "a+",  "])}"};
    static const char *const names[] = {"python", "yaml", "xml"};
    char *bytes = malloc(LEN);
    struct span *spans = calloc(SPANS, sizeof *spans);
    struct syntax *answers = calloc(SPANS, sizeof *answers);
    (void)state;
    for (size_t p = 0; p < sizeof patterns / sizeof patterns[0]; p++) {
        for (size_t i = 0; i < LEN; i++)
            bytes[i] = patterns[p][i % strlen(patterns[p])];
        for (size_t i = 0; i < SPANS; i++)
            spans[i] = (struct span){(LEN / SPANS) * i + i % 7, 3};
        for (size_t n = 0; n < sizeof names / sizeof names[0]; n++)
            lexer_answer(language_named(names[n]), slice_of(bytes, LEN), spans, SPANS, answers);
    }
    free(answers);
    free(spans);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_comments_strings_and_code_apart),
        cmocka_unit_test(settings_bind_values_to_keys),
        cmocka_unit_test(markup_binds_values_to_attributes_and_elements),
        cmocka_unit_test(programs_bind_values_to_names),
        cmocka_unit_test(strings_and_comments_may_say_it_themselves),
        cmocka_unit_test(a_value_called_value_has_its_siblings_name),
        cmocka_unit_test(calls_hold_their_arguments),
        cmocka_unit_test(names_and_keys_are_bound_where_they_stand),
        cmocka_unit_test(declared_fields_have_an_object_and_a_type),
        cmocka_unit_test(spans_are_answered_in_any_order),
        cmocka_unit_test(an_answer_hangs_on_no_other_span),
        cmocka_unit_test(hostile_texts_cost_no_more_than_others),
    };
    return RUN_TESTS(tests);
}
