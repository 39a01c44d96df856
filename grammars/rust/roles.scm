(line_comment) @comment
(block_comment) @comment
(string_literal) @string
(raw_string_literal) @string

(let_declaration pattern: (identifier) @name value: (_) @value)
(const_item name: (_) @name value: (_) @value)
(static_item name: (_) @name value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (field_expression field: (_) @name) right: (_) @value)
(field_initializer field: (_) @key value: (_) @value)

(field_declaration name: (_) @field type: (_) @type)
(struct_item name: (_) @object)
(union_item name: (_) @object)
(enum_variant name: (_) @object)
(function_item) @scope
(closure_expression) @scope

(call_expression function: (_) @call arguments: (_) @argument)
(macro_invocation macro: (_) @call (token_tree) @argument)
