(comment) @comment
(block_comment) @comment
(string) @string
(interpolated_string) @string
(interpolation) @code

(val_definition pattern: (identifier) @member value: (_) @value)
(val_definition pattern: (identifier) @member type: (_) @type)
(var_definition pattern: (identifier) @member value: (_) @value)
(var_definition pattern: (identifier) @member type: (_) @type)
(val_declaration name: (_) @member type: (_) @type)
(var_declaration name: (_) @member type: (_) @type)
(class_parameter name: (_) @member type: (_) @type)
(class_parameter name: (_) @member default_value: (_) @value)
(parameter name: (_) @name default_value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (field_expression field: (_) @name) right: (_) @value)
(assignment_expression left: (call_expression arguments: (_ . (string) @key .)) right: (_) @value)
(infix_expression left: (string) @key operator: (_) @_arrow right: (_) @value (#eq? @_arrow "->"))

(class_definition name: (_) @object)
(object_definition name: (_) @object)
(trait_definition name: (_) @object)
(function_definition) @scope
(lambda_expression) @scope

(call_expression function: (_) @call arguments: (_) @argument)
(instance_expression (type_identifier) @call arguments: (_) @argument)
(annotation name: (_) @call arguments: (_) @argument)
