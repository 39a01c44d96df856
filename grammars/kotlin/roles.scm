(line_comment) @comment
(block_comment) @comment
(string_literal) @string
(multiline_string_literal) @string
(interpolation) @code

(property_declaration (variable_declaration . (identifier) @member) (_) @value .)
(property_declaration (variable_declaration . (identifier) @member . (_)? @type))
(class_parameter (identifier) @member . (_) @type)
(class_parameter (identifier) @member . (_) . (_) @value)
(function_value_parameters (parameter . (identifier) @name) . (string_literal) @value)
(assignment left: (identifier) @name right: (_) @value)
(assignment left: (navigation_expression (identifier) @name .) right: (_) @value)
(assignment left: (index_expression (string_literal) @key) right: (_) @value)
(value_argument . (identifier) @name . (_) @value .)
(infix_expression . (string_literal) @key . (identifier) @_to . (_) @value (#eq? @_to "to"))

(class_declaration name: (_) @object)
(object_declaration name: (_) @object)
(function_body) @scope
(lambda_literal) @scope

(call_expression . (_) @call (value_arguments) @argument)
(constructor_invocation . (_) @call (value_arguments) @argument)
