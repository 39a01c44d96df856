// Signs of AI tools in texts, found by the sweep that looks for everything else.
#include "signs.h"

#include "detected.h"
#include "unit.h"

static struct arena memory;
static struct detector *detector;

static int start(void **state)
{
    const struct detector_options options = {.patterns = &builtin_patterns};
    (void)state;
    detector = detector_new(&options);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    detector_free(detector);
    arena_release(&memory);
    return 0;
}

static struct tools_seen *seen_in(const char *path, const char *text)
{
    struct tools_seen *seen = ARENA_NEW(&memory, struct tools_seen);
    struct findings findings = {0};
    struct coverage coverage = {0};
    seen->memory = &memory;
    detector_tell_tools(detector, seen);
    detector_blob(detector,
                  &(struct blob){.path = slice_of_string(path), .bytes = slice_of_string(text)},
                  &findings, &coverage);
    findings_release(&findings);
    coverage_release(&coverage);
    tools_seen_sort(seen);
    return seen;
}

// "TOOL KIND LINE CLAIM[ PLAN...]" for each sign.
static const char *signs_in(const char *path, const char *text)
{
    static const char *const claims[] = {"used", "weak", "product"};
    struct tools_seen *seen = seen_in(path, text);
    struct slice said = SLICE("");
    for (size_t i = 0; i < seen->count; i++) {
        const struct tool_seen *item = &seen->items[i];
        const struct footprint *footprint = item->footprint;
        assert_slice(item->path, path);
        said = arena_printf(&memory, "%.*s%s%.*s %s %u %s", SLICE_ARG(said), i ? "; " : "",
                            SLICE_ARG(footprint->tool), footprint_kind_word(footprint->kind),
                            item->line, claims[footprint->claim]);
        for (const struct slice *id = footprint->plans; id->len; id++)
            said = arena_printf(&memory, "%.*s %.*s", SLICE_ARG(said), SLICE_ARG(*id));
    }
    return arena_copy(&memory, said).ptr;
}

static void a_variable_counts_as_a_whole(void **state)
{
    const char *mistral = "Mistral API environment 1 product";
    (void)state;
    assert_string_equal(signs_in("a.py", "k = os.environ['MISTRAL_API_KEY']\n"), mistral);
    assert_string_equal(signs_in("a.sh", "MISTRAL_API_KEY"), mistral);
    assert_string_equal(signs_in("a.py", "MY_MISTRAL_API_KEY = MISTRAL_API_KEYS"), "");
    assert_string_equal(signs_in("a.py", "mistral_api_key = 1"), "");
    assert_string_equal(signs_in("a.sh", "export AIDER_MODEL=x AIDERS=1"),
                        "Aider environment 1 weak");
}

static void a_host_counts_as_a_whole(void **state)
{
    const char *openai = "OpenAI API endpoint 1 product";
    (void)state;
    assert_string_equal(signs_in("a.py", "u = 'https://api.openai.com/v1'"), openai);
    assert_string_equal(signs_in("a.py", "u = 'api.openai.com'"), openai);
    assert_string_equal(signs_in("a.py", "x = 1 # see https://api.openai.com."), openai);
    assert_string_equal(signs_in("a.py", "u = 'https://API.OPENAI.COM:443'"), openai);
    assert_string_equal(signs_in("a.py", "u = 'https://eu.api.openai.com/v1'"),
                        "OpenAI API endpoint 1 product openai-api-eu");
    assert_string_equal(signs_in("a.py", "u = 'https://api.openai.com.example.org'"), "");
    assert_string_equal(signs_in("a.py", "u = 'https://not-api.openai.com'"), "");
    assert_string_equal(signs_in("a.py", "u = 'https://example.org/api.openai.com'"), "");
    assert_string_equal(signs_in("a.py", "mail = 'sam@api.openai.com'"), "");
    assert_string_equal(signs_in("a.py", "u = f'https://{name}.openai.azure.com/x'"),
                        "Azure OpenAI endpoint 1 product");
    assert_string_equal(signs_in("a.py", "u = 'bedrock-runtime.eu-west-1.amazonaws.com'"),
                        "Amazon Bedrock endpoint 1 product; Amazon Bedrock endpoint 1 product "
                        "aws-bedrock-eu");
    assert_string_equal(signs_in("a.py", "u = 'http://localhost:11434/api'"),
                        "Ollama endpoint 1 product");
    assert_string_equal(signs_in("a.py", "u = 'http://localhost:114345'"), "");
    // A model of this name runs at the vendor's.
    assert_string_equal(signs_in("a.py", "u = 'localhost:11434'; m = 'qwen3-coder:480b-cloud'"),
                        "");
}

static void a_region_in_the_host_or_model_tells_the_plan(void **state)
{
    (void)state;
    assert_string_equal(signs_in("a.py", "m = 'eu.anthropic.claude-sonnet-4'"),
                        "Amazon Bedrock text 1 product aws-bedrock-eu");
    assert_string_equal(signs_in("a.py", "m = 'global.anthropic.claude-sonnet-4'"),
                        "Amazon Bedrock text 1 product aws-bedrock-crossregion");
    assert_string_equal(signs_in("a.py", "m = 'www.eu.anthropic.claude'"), "");
    assert_string_equal(signs_in("a.py", "u='https://europe-west4-aiplatform.googleapis.com'"),
                        "Vertex AI endpoint 1 product; Vertex AI endpoint 1 product "
                        "google-vertex-eu");
}

#define WORKFLOW ".github/workflows/ci.yml"
#define CLAUDE_ACTION "    steps:\n      - uses: anthropics/claude-code-action@v1\n        with:\n"
#define SUBSCRIPTIONS                                                                 \
    " anthropic-claude-code-pro anthropic-claude-code-max anthropic-claude-code-team" \
    " anthropic-claude-code-enterprise anthropic-claude-code-enterprise-zdr"

static void a_job_that_runs_a_tool_tells_its_plan_by_its_input(void **state)
{
    const char *action = "Claude Code ci-action 2 used";
    (void)state;
    assert_string_equal(signs_in(WORKFLOW, CLAUDE_ACTION), action);
    assert_string_equal(signs_in(WORKFLOW, "  - uses: \"anthropics/claude-code-action@v1\"\n"),
                        "Claude Code ci-action 1 used");
    assert_string_equal(signs_in(WORKFLOW, CLAUDE_ACTION "          anthropic_api_key: ${{ x }}\n"),
                        "Claude Code ci-action 2 used; Claude Code setting 4 used anthropic-api "
                        "anthropic-api-zdr");
    assert_string_equal(
        signs_in(WORKFLOW, CLAUDE_ACTION "          claude_code_oauth_token: ${{ secrets.T }}\n"),
        "Claude Code ci-action 2 used; Claude Code setting 4 used" SUBSCRIPTIONS
        "; Claude Code setting 4 weak" SUBSCRIPTIONS);
    assert_string_equal(
        signs_in(WORKFLOW, CLAUDE_ACTION "          use_bedrock: \"true\"\n"),
        "Claude Code ci-action 2 used; Claude Code setting 4 used anthropic-bedrock");
    assert_string_equal(signs_in(WORKFLOW, CLAUDE_ACTION "          use_bedrock: false\n"), action);
    assert_string_equal(
        signs_in(WORKFLOW, CLAUDE_ACTION "          # anthropic_api_key: ${{ x }}\n"), action);
    // Another tool's input of this name.
    assert_string_equal(signs_in(WORKFLOW, "   with:\n     anthropic_api_key: ${{ x }}\n"), "");
    assert_string_equal(signs_in(WORKFLOW, "  # - uses: anthropics/claude-code-action@v1\n"), "");
    assert_string_equal(signs_in(WORKFLOW, "  - run: echo anthropics/claude-code-action@v1\n"), "");
    assert_string_equal(signs_in(WORKFLOW, "  - uses: mine/anthropics/claude-code-action@v1\n"),
                        "");
    assert_string_equal(signs_in(".github/workflows/run_test.yml", CLAUDE_ACTION), action);
}

static void a_tools_own_settings_tell_its_backend(void **state)
{
    (void)state;
    assert_string_equal(
        signs_in(".claude/settings.json", "{\"env\": {\"CLAUDE_CODE_USE_VERTEX\": \"1\"}}"),
        "Claude Code environment 1 weak; Claude Code setting 1 weak "
        "anthropic-vertex");
    assert_string_equal(
        signs_in(".claude/settings.json", "{\n  \"forceLoginMethod\": \"console\"\n}"),
        "Claude Code setting 2 used anthropic-api anthropic-api-zdr");
    assert_string_equal(
        signs_in("web/.claude/settings.json", "{\n  \"forceLoginMethod\": \"console\"\n}"),
        "Claude Code setting 2 used anthropic-api anthropic-api-zdr");
    assert_string_equal(signs_in("src/login.json", "{\n  \"forceLoginMethod\": \"console\"\n}"),
                        "");
    assert_string_equal(signs_in(".gemini/settings.json",
                                 "{\"security\":{\"auth\":{\"selectedType\":\"vertex-ai\"}}}"),
                        "Gemini CLI setting 1 used google-vertex-global google-vertex-eu");
    assert_string_equal(signs_in(".aider.conf.yml", "model: ollama_chat/qwen3\n"),
                        "Aider setting 1 used selfhosted-ollama");
    assert_string_equal(signs_in(".aider.conf.yml", "model: ollama_chat/qwen3-coder:480b-cloud\n"),
                        "");
    assert_string_equal(signs_in(".aider.conf.yml", "weak-model: sonnet\n"), "");
    assert_string_equal(signs_in("opencode.json", "{\"model\": \"anthropic/claude-sonnet-4\"}"),
                        "OpenCode setting 1 used anthropic-api anthropic-api-zdr");
    assert_string_equal(signs_in(".continue/config.yaml", "models:\n  - provider: ollama\n"),
                        "Continue setting 2 used selfhosted-ollama");
    assert_string_equal(signs_in("Dockerfile", "ENV CLAUDE_CODE_USE_BEDROCK=1\n"),
                        "Claude Code environment 1 weak; Claude Code setting 1 weak "
                        "anthropic-bedrock");
}

static void a_dependency_says_what_the_product_calls(void **state)
{
    (void)state;
    assert_string_equal(signs_in("package.json", "{\n\"dependencies\": {\n\"openai\": \"^5\"\n}}"),
                        "OpenAI API dependency 3 product");
    assert_string_equal(signs_in("requirements.txt", "mistralai==1.0\n"),
                        "Mistral API dependency 1 product");
    assert_string_equal(
        signs_in("go.mod", "module x\nrequire github.com/openai/openai-go/v2 v2.1.0\n"),
        "OpenAI API dependency 2 product");
    assert_string_equal(
        signs_in("package.json", "{\"devDependencies\": {\"@anthropic-ai/claude-code\": \"1\"}}"),
        "Claude Code dependency 1 weak");
    assert_string_equal(signs_in("package.json", "{\"name\": \"openai\"}"), "");
    assert_string_equal(signs_in("compose.yml", "    image: ollama/ollama:0.9\n"),
                        "Ollama image 1 product");
    assert_string_equal(signs_in("compose.yml", "    image: my-ollama/ollama-x\n"), "");
}

static void where_tools_are_only_spoken_of_nothing_is_said(void **state)
{
    static const char *const places[] = {"docs/a.py",     "README.md",     "tests/test_a.py",
                                         "src/a_test.go", "vendor/x/a.py", "node_modules/x/a.js",
                                         "fixtures/a.py", ".env.example"};
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        assert_string_equal(signs_in(places[i], "MISTRAL_API_KEY https://api.mistral.ai\n"), "");
    assert_string_equal(
        signs_in("vendor/x/package.json", "{\"dependencies\": {\"openai\": \"1\"}}"), "");
    assert_string_equal(signs_in("src/a.py", "# MISTRAL_API_KEY\n"), "");
    assert_string_equal(signs_in("src/a.js", "  // needs MISTRAL_API_KEY\n"), "");
}

static void a_list_of_tools_says_nothing(void **state)
{
    const char *list = "DEEPSEEK_API_KEY\nMISTRAL_API_KEY\nOPENAI_API_KEY\nXAI_API_KEY\n"
                       "PERPLEXITY_API_KEY\n";
    (void)state;
    assert_string_equal(signs_in("src/providers.py", list), "");
    assert_string_equal(signs_in("src/providers.py", "MISTRAL_API_KEY\nOPENAI_API_KEY\n"),
                        "Mistral API environment 1 product; OpenAI API environment 2 product");
}

static void bytes_that_are_no_text_and_long_lines_do_no_harm(void **state)
{
    size_t size = 1 << 20;
    char *text = arena_alloc(&memory, size + 1);
    (void)state;
    for (size_t i = 0; i < size; i++)
        text[i] = "localhost:11434/"[i % 16];
    text[size] = '\0';
    assert_true(seen_in("a.py", text)->count <= EVIDENCE_PER_TOOL);
    struct tools_seen *seen = seen_in("a.py", "x = '\xff\xfe' MISTRAL_API_KEY\n");
    assert_int_equal(seen->count, 1);
}

static void every_keyword_is_swept_for(void **state)
{
    (void)state;
    // A line in which each sign of these kinds stands by itself.
    for (size_t i = 0; i < footprint_count; i++) {
        const struct footprint *footprint = &footprints[i];
        if ((footprint->kind != FOOTPRINT_ENV && footprint->kind != FOOTPRINT_HOST) ||
            footprint->files->len)
            continue;
        struct slice mark = footprint->mark;
        struct buf line;
        buf_init(&line, 1000);
        for (size_t j = 0; j < mark.len; j++)
            buf_add_byte(&line, mark.ptr[j] == '*' ? 'X' : mark.ptr[j]);
        buf_add_string(&line, "\n");
        struct tools_seen *seen = seen_in("src/x.py", line.ptr);
        bool found = false;
        for (size_t j = 0; j < seen->count; j++)
            found |= slice_equals(seen->items[j].footprint->tool, footprint->tool);
        if (!found)
            fail_msg("%.*s is not found", SLICE_ARG(mark));
        buf_release(&line);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_variable_counts_as_a_whole),
        TEST(a_host_counts_as_a_whole),
        TEST(a_region_in_the_host_or_model_tells_the_plan),
        TEST(a_job_that_runs_a_tool_tells_its_plan_by_its_input),
        TEST(a_tools_own_settings_tell_its_backend),
        TEST(a_dependency_says_what_the_product_calls),
        TEST(where_tools_are_only_spoken_of_nothing_is_said),
        TEST(a_list_of_tools_says_nothing),
        TEST(bytes_that_are_no_text_and_long_lines_do_no_harm),
        TEST(every_keyword_is_swept_for),
    };
    return RUN_TESTS(tests);
}
