(comment) @comment
(string_literal) @string
(expandable_string_literal (variable) @code)
(expandable_string_literal (sub_expression) @code)
(expandable_here_string_literal (variable) @code)
(expandable_here_string_literal (sub_expression) @code)

(assignment_expression (left_assignment_expression) @name value: (_) @value)
(hash_entry . (key_expression) @key . (_) @value)
(script_parameter (variable) @name . (script_parameter_default) @value)
(command_elements (command_parameter) @name . (command_argument_sep) . (_) @value)

(class_property_definition (variable) @field)
(class_property_definition (type_literal) @type . (variable) @field)
(class_property_definition (variable) @field . (_) @value)
(class_statement . (simple_name) @object)
(function_statement) @scope
(script_block_expression) @scope

(command command_name: (_) @call command_elements: (_) @argument)
(invokation_expression (member_name) @call (argument_list) @argument)
