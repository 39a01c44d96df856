(comment) @comment
(string_literal) @string
(concatenated_string) @string
(char_literal) @string
(system_lib_string) @string
; The body of a macro is not parsed.
((preproc_arg) @string (#starts-with? @string "\""))

(preproc_def name: (_) @name value: (_) @value)
(init_declarator declarator: (identifier) @name value: (_) @value)
(init_declarator declarator: (_ declarator: (identifier) @name) value: (_) @value)
(init_declarator declarator: (_ declarator: (_ declarator: (identifier) @name)) value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (field_expression field: (_) @name) right: (_) @value)
(initializer_pair designator: (field_designator (_) @key) value: (_) @value)

(field_declaration type: (_) @type declarator: (field_identifier) @field)
(field_declaration type: (_) @type declarator: (_ declarator: (field_identifier) @field))
(struct_specifier name: (_) @object)
(union_specifier name: (_) @object)
(type_definition declarator: (type_identifier) @object)
(compound_statement) @scope

(call_expression function: (_) @call arguments: (_) @argument)
