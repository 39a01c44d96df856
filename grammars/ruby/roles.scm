(comment) @comment
(string) @string
(bare_string) @string
(chained_string) @string
(heredoc_body) @string
(subshell) @string
(delimited_symbol) @string
(interpolation) @code

(assignment left: (identifier) @name right: (_) @value)
(assignment left: (constant) @name right: (_) @value)
(assignment left: (instance_variable) @name right: (_) @value)
(assignment left: (class_variable) @name right: (_) @value)
(assignment left: (global_variable) @name right: (_) @value)
(assignment left: (call method: (_) @name) right: (_) @value)
(assignment left: (element_reference object: (_) . [(string) (simple_symbol)] @key) right: (_) @value)
(operator_assignment left: (_) @name right: (_) @value)
(optional_parameter name: (_) @name value: (_) @value)
(keyword_parameter name: (_) @name value: (_) @value)
(pair key: (_) @key value: (_) @value)

(class name: (_) @object)
(module name: (_) @object)
(method) @scope
(singleton_method) @scope

(call method: (_) @call arguments: (_) @argument)

; Accessors, and the columns of Rails' migrations and models.
(call
  method: (identifier) @_accessor
  arguments: (argument_list (simple_symbol) @field)
  (#any-of? @_accessor "attr_accessor" "attr_reader" "attr_writer"))
(call
  method: (identifier) @_attribute
  arguments: (argument_list . (simple_symbol) @field . (_)? @type)
  (#any-of? @_attribute "attribute" "field" "property"))
(call
  method: (identifier) @_table
  arguments: (argument_list . [(simple_symbol) (string)] @object)
  (#any-of? @_table "create_table" "change_table"))
(call
  receiver: (identifier)
  method: (identifier) @type @_type
  arguments: (argument_list . [(simple_symbol) (string)] @field)
  (#any-of? @_type
    "string" "text" "citext" "integer" "bigint" "float" "decimal" "numeric" "date" "datetime"
    "time" "timestamp" "timestamptz" "boolean" "binary" "json" "jsonb" "inet" "uuid" "column"))
(call
  method: (identifier) @_add
  arguments: (argument_list . (_) @object . [(simple_symbol) (string)] @field)
  (#eq? @_add "add_column"))
