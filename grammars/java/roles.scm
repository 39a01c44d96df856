(line_comment) @comment
(block_comment) @comment
(string_literal) @string
(string_interpolation) @code

(variable_declarator name: (identifier) @name value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (field_access field: (identifier) @name) right: (_) @value)
(element_value_pair key: (_) @key value: (_) @value)
(method_invocation
  name: (identifier) @_method
  arguments: (argument_list . (string_literal) @key . (_) @value .)
  (#any-of? @_method "put" "setProperty" "setHeader" "header"))

(field_declaration type: (_) @type declarator: (variable_declarator name: (identifier) @field))
(formal_parameter type: (_) @type name: (identifier) @member)
(class_declaration name: (identifier) @object)
(record_declaration name: (identifier) @object)
(interface_declaration name: (identifier) @object)
(enum_declaration name: (identifier) @object)
(method_declaration) @scope
(constructor_declaration) @scope
(lambda_expression) @scope
(block) @scope

(method_invocation name: (_) @call arguments: (_) @argument)
(object_creation_expression type: (_) @call arguments: (_) @argument)
(annotation name: (_) @call arguments: (_) @argument)
