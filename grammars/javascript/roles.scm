(comment) @comment
(html_comment) @comment
(hash_bang_line) @comment
(string) @string
(template_string) @string
(template_substitution) @code
(jsx_text) @string

(variable_declarator name: (identifier) @name value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (member_expression property: (_) @name) right: (_) @value)
(assignment_expression left: (subscript_expression index: (string) @key) right: (_) @value)
(augmented_assignment_expression left: (identifier) @name right: (_) @value)
(augmented_assignment_expression left: (member_expression property: (_) @name) right: (_) @value)
(assignment_pattern left: (identifier) @name right: (_) @value)
(object_assignment_pattern left: (_) @name right: (_) @value)
(pair key: (_) @key value: (_) @value)
(jsx_attribute (property_identifier) @key (_) @value)

(field_definition property: (_) @field)
(field_definition property: (_) @field value: (_) @value)
(class_declaration name: (identifier) @object)
(class name: (identifier) @object)
(statement_block) @scope

(call_expression function: (_) @call arguments: (_) @argument)
(new_expression constructor: (_) @call arguments: (_) @argument)
