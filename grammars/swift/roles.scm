(comment) @comment
(multiline_comment) @comment
(line_string_literal) @string
(multi_line_string_literal) @string
(raw_string_literal) @string
(interpolated_expression) @code

(property_declaration name: (pattern bound_identifier: (_) @member) value: (_) @value)
(property_declaration name: (pattern bound_identifier: (_) @member))
(property_declaration
  name: (pattern bound_identifier: (_) @member)
  (type_annotation (_) @type))
(protocol_property_declaration
  name: (pattern bound_identifier: (_) @field)
  (type_annotation (_) @type)?)
(function_declaration (parameter name: (simple_identifier) @name) . default_value: (_) @value)
(assignment target: (_ . (simple_identifier) @name .) result: (_) @value)
(assignment target: (_ (navigation_expression suffix: (_ suffix: (_) @name))) result: (_) @value)
(assignment
  target: (_ (call_expression (call_suffix (_ . (value_argument value: (line_string_literal) @key)))))
  result: (_) @value)
(value_argument name: (_) @name value: (_) @value)
(dictionary_literal key: (_) @key . value: (_) @value)
(enum_entry name: (_) @name raw_value: (_) @value)

(class_declaration name: (_) @object)
(protocol_declaration name: (_) @object)
(function_body) @scope
(lambda_literal) @scope

(call_expression . (_) @call (call_suffix (value_arguments) @argument))
