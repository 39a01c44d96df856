// gitleaks: `.gitleaks.toml` (rules and allowlists), `.gitleaksignore` (fingerprints, one
// a line) and the JSON report that serves it as a baseline.
//
// A rule becomes a pattern when its regex has a literal that every match holds, which is
// how waybill finds anything, and when the pattern finds the example that is made for it.
#include "import.h"

#include "json_read.h"
#include "print.h"
#include "regex_tree.h"
#include "toml.h"

enum { SHOWN = 100, KEYWORDS_MOST = 64, SHORTEST_KEYWORD = 4, ENTRY_MOST = 64 * 1024 };

static struct slice place_of(struct import *import, struct slice name, unsigned line,
                             const char *what, struct slice of)
{
    return arena_printf(import->memory, "%s:%u %s%s%s", print_quoted(import->memory, name, SHOWN),
                        line, what, of.len ? " " : "",
                        of.len ? print_quoted(import->memory, of, SHOWN) : "");
}

static struct slice text_of(const struct yaml_node *table, const char *key)
{
    const struct yaml_node *node = yaml_get(table, key);
    return node && node->kind == YAML_SCALAR ? node->scalar : SLICE("");
}

// Kebab case, as ids of patterns are.
static struct slice id_of(struct import *import, struct slice id)
{
    struct buf out;
    buf_init(&out, 48);
    for (size_t i = 0; i < id.len; i++) {
        if (is_alnum(id.ptr[i]))
            buf_add_byte(&out, to_lower(id.ptr[i]));
        else if (out.len && out.ptr[out.len - 1] != '-')
            buf_add_byte(&out, '-');
    }
    while (out.len && out.ptr[out.len - 1] == '-')
        out.len--;
    struct slice kebab = arena_copy(import->memory, buf_slice(&out));
    buf_release(&out);
    return kebab;
}

// The regex with the group of the secret called `value`.
static void add_regex(struct buf *out, struct slice regex, const struct regex_node *group)
{
    if (!group) {
        buf_add(out, regex);
        return;
    }
    buf_add(out, slice_cut(regex, 0, group->open));
    buf_add_string(out, "(?<value>");
    buf_add(out, slice_cut(regex, group->open_end, regex.len));
}

static const struct regex_node *group_numbered(const struct regex_node *node, unsigned number)
{
    if (node->kind == REGEX_GROUP && node->group == number)
        return node;
    for (const struct regex_node *child = node->child; child; child = child->next) {
        const struct regex_node *found = group_numbered(child, number);
        if (found)
            return found;
    }
    return NULL;
}

// A rule as it is carried over.
struct rule {
    struct slice id, title, regex, what;
    const struct regex_node *tree, *value; // value NULL: the whole match
    struct slice keywords[KEYWORDS_MOST];
    size_t keyword_count;
    bool folded;
    unsigned entropy; // tenths of a bit
};

static bool add_line(struct buf *out, const char *key, struct slice value)
{
    buf_printf(out, "    %s: ", key);
    bool quoted = yaml_quote(out, value);
    buf_add_byte(out, '\n');
    return quoted;
}

static bool add_list(struct buf *out, const char *key, const struct slice *items, size_t count)
{
    bool quoted = true;
    buf_printf(out, "    %s: [", key);
    for (size_t i = 0; i < count; i++) {
        buf_add_string(out, i ? ", " : "");
        quoted = yaml_quote(out, items[i]) && quoted;
    }
    buf_add_string(out, "]\n");
    return quoted;
}

// False when some text of it cannot stand in a pattern file.
static bool add_entry(struct buf *out, const struct rule *rule, struct arena *memory)
{
    struct buf regex, sample;
    buf_init(&regex, 2 * REGEX_LONGEST);
    buf_init(&sample, ENTRY_MOST);
    add_regex(&regex, rule->regex, rule->value);
    bool made = regex_sample(rule->tree, rule->value ? rule->value->group : 0, &sample);
    struct slice find = arena_copy(memory, buf_slice(&sample));
    // The nearest thing that is none: a keyword without its end.
    struct slice leave = slice_cut(rule->keywords[0], 0, rule->keywords[0].len - 1);

    buf_printf(out, "  - id: %.*s\n", SLICE_ARG(rule->id));
    made = add_line(out, "title", rule->title) && made;
    buf_add_string(out, "    type: api-token\n    severity: high\n");
    made = add_list(out, "keywords", rule->keywords, rule->keyword_count) && made;
    if (rule->folded)
        buf_add_string(out, "    case: any\n");
    if (rule->entropy)
        buf_printf(out, "    entropy: %u.%u\n", rule->entropy / 10, rule->entropy % 10);
    made = add_line(out, "regex", buf_slice(&regex)) && made;
    made = add_list(out, "find", &find, 1) && made;
    made = add_list(out, "leave", &leave, 1) && made;
    buf_release(&regex);
    buf_release(&sample);
    return made && !out->overflowed;
}

// The secret is the group that the rule names, or its only one, or the whole match.
static bool find_value(struct rule *rule, struct slice number, unsigned groups)
{
    uint64_t group = groups == 1 ? 1 : 0;
    if (number.len && !slice_to_u64(number, &group))
        return false;
    if (group > groups)
        return false;
    rule->value = group ? group_numbered(rule->tree, (unsigned)group) : NULL;
    return true;
}

// "3.5" and "4" in tenths, rounded down.
static unsigned tenths_of(struct slice text)
{
    uint64_t whole = 0, tenth = 0;
    size_t dot = slice_find_byte(text, '.');
    if (!slice_to_u64(slice_cut(text, 0, dot), &whole) || whole > 8)
        return 0;
    if (dot != SLICE_NOT_FOUND)
        slice_to_u64(slice_cut(text, dot + 1, dot + 2), &tenth);
    return (unsigned)(10 * whole + tenth);
}

// Why a rule is left, or NULL when it is carried.
static const char *carry_rule(struct import *import, struct rule *rule,
                              const struct yaml_node *table)
{
    struct err err = {0};
    struct buf entry;
    unsigned groups;

    if (text_of(table, "path").len)
        return "it is for file names: write a pattern with `files`";
    if (rule->regex.len == 0)
        return "it has no regex";
    if (yaml_get(table, "required"))
        return "it needs other rules' findings near its own";
    rule->tree = regex_parse(rule->regex, &groups, import->memory, &err);
    if (!rule->tree)
        return arena_printf(import->memory, "its regex is not understood %s", err.message).ptr;
    if (!find_value(rule, text_of(table, "secretGroup"), groups))
        return "its secretGroup is no group of its regex";
    rule->keyword_count = regex_literals(rule->tree, SHORTEST_KEYWORD, rule->keywords,
                                         KEYWORDS_MOST, &rule->folded, import->memory);
    if (rule->keyword_count == 0)
        return "not every match of its regex holds a literal of four bytes or more, which is "
               "how waybill finds it";
    buf_init(&entry, ENTRY_MOST);
    bool made = add_entry(&entry, rule, import->memory);
    if (made)
        import_add_rule(import, &(struct import_rule){rule->id,
                                                      arena_copy(import->memory, buf_slice(&entry)),
                                                      rule->what});
    buf_release(&entry);
    return made ? NULL : "no example could be made of its regex";
}

static void leave_list(struct import *import, struct slice name, const struct yaml_node *table,
                       const char *key, const char *why, struct slice of)
{
    const struct yaml_node *list = yaml_get(table, key);
    if (list && (list->kind != YAML_SEQUENCE || list->child))
        import_leave(
            import,
            place_of(
                import, name, list->line,
                arena_printf(import->memory, "allowlist %s%s", key, of.len ? " of rule" : "").ptr,
                of),
            why);
}

// An allowlist of a rule, or the global one where `of` is empty: only its global paths
// have their like here.
static void read_allowlist(struct import *import, struct slice name, const struct yaml_node *table,
                           struct slice of)
{
    static const char inline_mark[] = "mark the values where they stand: waybill:allow";
    const struct yaml_node *paths = yaml_get(table, "paths");
    bool alone = of.len == 0 && !yaml_get(table, "targetRules") &&
                 !slice_equals_nocase(text_of(table, "condition"), SLICE("AND"));

    leave_list(import, name, table, "regexes", inline_mark, of);
    leave_list(import, name, table, "stopwords", inline_mark, of);
    leave_list(import, name, table, "commits",
               "what is known of the past goes to the baseline: waybill baseline create", of);
    if (!alone)
        leave_list(import, name, table, "paths", "paths are ignored for all patterns or for none",
                   of);
    for (const struct yaml_node *path = alone && paths ? paths->child : NULL; path;
         path = path->next)
        if (path->kind == YAML_SCALAR)
            import_path_regex(import, path->scalar,
                              place_of(import, name, path->line, "path", path->scalar));
}

// `[allowlist]` is a table, `[[allowlists]]` are several.
static void read_allowlists(struct import *import, struct slice name, const struct yaml_node *table,
                            struct slice of)
{
    const struct yaml_node *one = yaml_get(table, "allowlist");
    const struct yaml_node *many = yaml_get(table, "allowlists");
    if (one && one->kind == YAML_MAPPING)
        read_allowlist(import, name, one, of);
    for (const struct yaml_node *list = many ? many->child : NULL; list; list = list->next)
        if (list->kind == YAML_MAPPING)
            read_allowlist(import, name, list, of);
}

static void read_rule(struct import *import, struct slice name, const struct yaml_node *table)
{
    struct slice id = text_of(table, "id");
    struct rule rule = {
        .id = id_of(import, id),
        .title = text_of(table, "description"),
        .regex = text_of(table, "regex"),
        .what = place_of(import, name, table->line, "rule", id),
        .entropy = tenths_of(text_of(table, "entropy")),
    };
    while (slice_ends_with(rule.title, SLICE(".")))
        rule.title.len--;
    if (rule.title.len == 0)
        rule.title = rule.id;
    const char *why = rule.id.len ? carry_rule(import, &rule, table) : "it has no id";
    if (why)
        import_leave(import, rule.what, why);
    else
        read_allowlists(import, name, table, id);
}

static bool read_config(struct import *import, struct slice name, struct slice text,
                        struct err *err)
{
    struct yaml tree;
    if (!toml_parse(&tree, name, text, import->memory, err))
        return false;
    const struct yaml_node *extend = yaml_get(tree.root, "extend");
    const struct yaml_node *rules = yaml_get(tree.root, "rules");
    if (text_of(extend, "path").len)
        import_leave(import, place_of(import, name, extend->line, "extend path", SLICE("")),
                     "name that file too: waybill import gitleaks FILE...");
    if (yaml_get(extend, "disabledRules"))
        import_leave(import,
                     place_of(import, name, yaml_get(extend, "disabledRules")->line,
                              "disabledRules", SLICE("")),
                     "waybill's patterns are its own: `ignore: rules:` switches one off");
    for (const struct yaml_node *rule = rules ? rules->child : NULL; rule; rule = rule->next)
        if (rule->kind == YAML_MAPPING)
            read_rule(import, name, rule);
    read_allowlists(import, name, tree.root, SLICE(""));
    return true;
}

// The part behind the last ':' of `*rest`, which is taken off.
static bool take_last(struct slice *rest, struct slice *part)
{
    const char *colon = rest->len ? memrchr(rest->ptr, ':', rest->len) : NULL;
    if (!colon)
        return false;
    size_t at = (size_t)(colon - rest->ptr);
    *part = slice_cut(*rest, at + 1, rest->len);
    *rest = slice_cut(*rest, 0, at);
    return true;
}

static bool is_commit(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i]) &&
            !(to_lower(text.ptr[i]) >= 'a' && to_lower(text.ptr[i]) <= 'f'))
            return false;
    return text.len == 40;
}

// "COMMIT:FILE:RULE:LINE" or "FILE:RULE:LINE".
static void read_fingerprint(struct import *import, struct slice name, unsigned number,
                             struct slice text)
{
    struct slice path = text, line, rule;
    uint64_t at;
    struct slice what = place_of(import, name, number, "finding", text);

    if (!take_last(&path, &line) || !take_last(&path, &rule) || !slice_to_u64(line, &at) ||
        at == 0 || at > UINT32_MAX || path.len == 0) {
        import_leave(import, what, "it is no fingerprint");
        return;
    }
    size_t colon = slice_find_byte(path, ':');
    if (colon != SLICE_NOT_FOUND && is_commit(slice_cut(path, 0, colon)))
        path = slice_cut(path, colon + 1, path.len);
    import_add_place(
        import, &(struct import_place){path, (unsigned)at, what, SLICE("was in .gitleaksignore")});
}

static bool read_ignore(struct import *import, struct slice text, struct slice name)
{
    struct slice line;
    for (unsigned number = 1; slice_split(&text, '\n', &line); number++) {
        line = slice_trim(slice_cut(line, 0, slice_find_byte(line, '#')));
        if (line.len)
            read_fingerprint(import, name, number, line);
    }
    return true;
}

static bool read_report(struct import *import, struct slice name, struct slice text,
                        struct err *err)
{
    const struct json_node *root;
    if (!json_parse(&root, name, text, import->memory, err))
        return false;
    if (root->kind != JSON_LIST)
        return json_error(name, root, err, "not a JSON report of gitleaks: a list was expected");
    for (const struct json_node *item = root->child; item; item = item->next) {
        const struct json_node *line = json_find(item, "StartLine");
        struct slice path = json_find_text(item, "File");
        if (path.len == 0 || !line || line->kind != JSON_WHOLE || line->whole < 1 ||
            line->whole > UINT32_MAX)
            return json_error(name, item, err, "a finding without \"File\" and \"StartLine\"");
        import_add_place(
            import, &(struct import_place){path, (unsigned)line->whole,
                                           place_of(import, name, item->line, "finding in", path),
                                           SLICE("was in the baseline of gitleaks")});
    }
    return true;
}

bool import_gitleaks(struct import *import, struct slice name, struct slice text, struct err *err)
{
    if (slice_ends_with(name, SLICE(".toml")))
        return read_config(import, name, text, err);
    if (slice_starts_with(slice_trim(text), SLICE("[")))
        return read_report(import, name, text, err);
    if (slice_ends_with(name, SLICE("ignore")))
        return read_ignore(import, text, name);
    return err_set(err, ERR_CONFIG,
                   "%s: neither a configuration (.toml), nor a JSON report, nor a .gitleaksignore",
                   print_quoted(import->memory, name, SHOWN));
}
