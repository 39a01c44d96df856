(comment) @comment
(string) @string

(assignment_statement
  (variable_list . (identifier) @name .)
  (expression_list . (_) @value .))
(assignment_statement
  (variable_list . (dot_index_expression field: (_) @name) .)
  (expression_list . (_) @value .))
(assignment_statement
  (variable_list . (bracket_index_expression field: (string) @key) .)
  (expression_list . (_) @value .))
(field name: (_) @key value: (_) @value)
(block) @scope

(function_call name: (_) @call arguments: (_) @argument)
