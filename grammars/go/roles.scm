(comment) @comment
(interpreted_string_literal) @string
(raw_string_literal) @string

(const_spec . name: (identifier) @name value: (expression_list . (_) @value .))
(var_spec . name: (identifier) @name value: (expression_list . (_) @value .))
(short_var_declaration
  left: (expression_list . (identifier) @name .)
  right: (expression_list . (_) @value .))
(assignment_statement
  left: (expression_list . (identifier) @name .)
  right: (expression_list . (_) @value .))
(assignment_statement
  left: (expression_list . (selector_expression field: (_) @name) .)
  right: (expression_list . (_) @value .))
(assignment_statement
  left: (expression_list . (index_expression index: (interpreted_string_literal) @key) .)
  right: (expression_list . (_) @value .))
(keyed_element key: (_) @key value: (_) @value)

(field_declaration name: (_) @field type: (_) @type)
(type_spec name: (_) @object)
(block) @scope

(call_expression function: (_) @call arguments: (_) @argument)
