(comment) @comment
(string) @string
(encapsed_string) @string
(heredoc_body) @string
(nowdoc_body) @string
(shell_command_expression) @string
(encapsed_string [
  (variable_name) (dynamic_variable_name) (subscript_expression) (member_access_expression)
  (nullsafe_member_access_expression) (member_call_expression)
] @code)
(heredoc_body [
  (variable_name) (dynamic_variable_name) (subscript_expression) (member_access_expression)
  (nullsafe_member_access_expression) (member_call_expression)
] @code)

(assignment_expression left: (variable_name) @name right: (_) @value)
(assignment_expression left: (member_access_expression name: (_) @name) right: (_) @value)
(assignment_expression left: (scoped_property_access_expression name: (_) @name) right: (_) @value)
(assignment_expression left: (subscript_expression (string) @key) right: (_) @value)
(const_element . (name) @name . (_) @value)
(simple_parameter name: (_) @name default_value: (_) @value)
(argument name: (_) @name (_) @value .)
(array_element_initializer . (_) @key . (_) @value .)
(function_call_expression
  function: (name) @_define
  arguments: (arguments . (argument (string) @key) . (argument) @value)
  (#eq? @_define "define"))

(property_declaration (property_element name: (_) @field))
(property_declaration type: (_) @type (property_element name: (_) @field))
(property_element name: (_) @field default_value: (_) @value)
(property_promotion_parameter type: (_)? @type name: (_) @field)
(class_declaration name: (_) @object)
(interface_declaration name: (_) @object)
(trait_declaration name: (_) @object)
(compound_statement) @scope

(function_call_expression function: (_) @call arguments: (_) @argument)
(member_call_expression name: (_) @call arguments: (_) @argument)
(nullsafe_member_call_expression name: (_) @call arguments: (_) @argument)
(scoped_call_expression name: (_) @call arguments: (_) @argument)
(object_creation_expression (name) @call (arguments) @argument)

; Laravel's models and migrations.
((property_element
  name: (_) @_list
  default_value: (array_creation_expression (array_element_initializer (string) @field)))
  (#any-of? @_list "$fillable" "$guarded" "$hidden" "$visible"))
((scoped_call_expression
  name: (name) @_create
  arguments: (arguments . (argument (string) @object)))
  (#any-of? @_create "create" "table"))
((member_call_expression
  object: (variable_name)
  name: (name) @type @_type
  arguments: (arguments . (argument (string) @field)))
  (#any-of? @_type
    "string" "char" "text" "mediumText" "longText" "integer" "bigInteger" "unsignedBigInteger"
    "float" "double" "decimal" "date" "dateTime" "timestamp" "year" "boolean" "binary" "json" "jsonb"
    "ipAddress" "macAddress" "uuid" "enum" "foreignId"))
