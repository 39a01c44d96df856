(comment) @comment
(string_literal) @string
(verbatim_string_literal) @string
(raw_string_literal) @string
(interpolated_string_expression) @string
(interpolation) @code

(variable_declarator name: (identifier) @name . (_) @value .)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (member_access_expression name: (_) @name) right: (_) @value)
(assignment_expression
  left: (element_access_expression subscript: (_ . (argument (string_literal) @key) .))
  right: (_) @value)
(assignment_expression
  left: (element_binding_expression (argument (string_literal) @key))
  right: (_) @value)
(parameter name: (identifier) @name . (_) @value .)
(argument name: (identifier) @name (_) @value .)
(attribute_argument name: (identifier) @name (_) @value .)
(anonymous_object_creation_expression (identifier) @name . (_) @value)

(field_declaration
  (variable_declaration type: (_) @type (variable_declarator name: (identifier) @field)))
(property_declaration type: (_) @type name: (identifier) @field)
(property_declaration name: (identifier) @field value: (_) @value)
(parameter type: (_) @type name: (identifier) @member)
(class_declaration name: (_) @object)
(struct_declaration name: (_) @object)
(record_declaration name: (_) @object)
(interface_declaration name: (_) @object)
(method_declaration) @scope
(constructor_declaration) @scope
(delegate_declaration) @scope
(local_function_statement) @scope
(lambda_expression) @scope
(block) @scope

(invocation_expression function: (_) @call arguments: (_) @argument)
(object_creation_expression type: (_) @call arguments: (_) @argument)
(attribute name: (_) @call (attribute_argument_list) @argument)
