(comment) @comment
(marginalia) @comment
; Numbers are literals too.
(literal) @string

(assignment left: (field name: (_) @name) right: (_) @value)
(binary_expression left: (field name: (_) @name) right: (literal) @value)
(set_configuration option: (_) @name (literal) @value)

(create_table . (_) . (_) (object_reference name: (_) @object))
(alter_table (object_reference name: (_) @object))
(column_definition name: (_) @field type: (_)? @type)

(invocation . (object_reference) @call parameter: (_) @argument)
