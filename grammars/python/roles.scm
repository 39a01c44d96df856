(comment) @comment
(string) @string
(concatenated_string) @string
(interpolation) @code

(assignment left: (identifier) @member right: (_) @value)
(assignment left: (identifier) @member type: (_) @type)
(assignment left: (identifier) @member right: (call function: (_) @type))
(assignment left: (attribute attribute: (identifier) @name) right: (_) @value)
(assignment left: (subscript subscript: (string) @key) right: (_) @value)
(named_expression name: (identifier) @name value: (_) @value)
(default_parameter name: (identifier) @name value: (_) @value)
(typed_default_parameter name: (identifier) @name value: (_) @value)
(keyword_argument name: (identifier) @name value: (_) @value)
(pair key: (_) @key value: (_) @value)

(class_definition name: (identifier) @object)
(function_definition) @scope

(call function: (_) @call arguments: (_) @argument)

; SQLAlchemy's tables and Alembic's migrations.
(call
  function: (identifier) @_table
  arguments: (argument_list . (string) @object)
  (#eq? @_table "Table"))
(call
  function: (attribute attribute: (identifier) @_table)
  arguments: (argument_list . (string) @object)
  (#any-of? @_table "Table" "create_table"))
(call
  function: (identifier) @_column
  arguments: (argument_list . (string) @field . (_)? @type)
  (#eq? @_column "Column"))
(call
  function: (attribute attribute: (identifier) @_column)
  arguments: (argument_list . (string) @field . (_)? @type)
  (#eq? @_column "Column"))

; Django's migrations.
((call
  function: (attribute attribute: (identifier) @_model)
  arguments: (argument_list (keyword_argument name: (identifier) @_name value: (string) @object)))
  (#eq? @_model "CreateModel")
  (#eq? @_name "name"))
((keyword_argument
  name: (identifier) @_fields
  value: (list (tuple . (string) @field . (_) @type)))
  (#eq? @_fields "fields"))
((call
  function: (attribute attribute: (identifier) @_add)
  arguments: (argument_list
    (keyword_argument name: (identifier) @_model value: (string) @object)
    (keyword_argument name: (identifier) @_name value: (string) @field)))
  (#eq? @_add "AddField")
  (#eq? @_model "model_name")
  (#eq? @_name "name"))
