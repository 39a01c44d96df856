(comment) @comment
(html_comment) @comment
(hash_bang_line) @comment
(string) @string
(template_string) @string
(template_substitution) @code

(variable_declarator name: (identifier) @name value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (member_expression property: (_) @name) right: (_) @value)
(assignment_expression left: (subscript_expression index: (string) @key) right: (_) @value)
(augmented_assignment_expression left: (identifier) @name right: (_) @value)
(augmented_assignment_expression left: (member_expression property: (_) @name) right: (_) @value)
(required_parameter pattern: (identifier) @name value: (_) @value)
(optional_parameter pattern: (identifier) @name value: (_) @value)
(enum_assignment name: (_) @name value: (_) @value)
(assignment_pattern left: (identifier) @name right: (_) @value)
(object_assignment_pattern left: (_) @name right: (_) @value)
(pair key: (_) @key value: (_) @value)

(public_field_definition name: (_) @field)
(public_field_definition name: (_) @field type: (_ (_) @type))
(public_field_definition name: (_) @field value: (_) @value)
(required_parameter (accessibility_modifier) pattern: (identifier) @field type: (_ (_) @type))
(property_signature name: (_) @field type: (_ (_) @type))
(class_declaration name: (_) @object)
(abstract_class_declaration name: (_) @object)
(class name: (_) @object)
(interface_declaration name: (_) @object)
(type_alias_declaration name: (_) @object)
(statement_block) @scope

(call_expression function: (_) @call arguments: (_) @argument)
(new_expression constructor: (_) @call arguments: (_) @argument)
