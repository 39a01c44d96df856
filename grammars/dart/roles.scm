(comment) @comment
(documentation_comment) @comment
(string_literal) @string
(template_substitution) @code

(static_final_declaration . (identifier) @name . (_) @value)
(initialized_identifier . (identifier) @name . (_) @value)
(initialized_variable_definition name: (_) @name value: (_) @value)
(assignment_expression left: (assignable_expression . (identifier) @name .) right: (_) @value)
(assignment_expression
  left: (assignable_expression (unconditional_assignable_selector (identifier) @name) .)
  right: (_) @value)
(assignment_expression
  left: (assignable_expression
    (unconditional_assignable_selector (index_selector (string_literal) @key)) .)
  right: (_) @value)
(optional_formal_parameters (formal_parameter name: (_) @name) . (string_literal) @value)
(named_argument . (label (_) @name) . (_) @value)
(pair key: (_) @key value: (_) @value)

(declaration (initialized_identifier_list (initialized_identifier . (identifier) @field)))
(declaration
  (type_identifier) @type
  (initialized_identifier_list (initialized_identifier . (identifier) @field)))
(declaration (static_final_declaration_list (static_final_declaration . (identifier) @field)))
(class_definition name: (_) @object)
(function_body) @scope

(annotation name: (_) @call (arguments) @argument)
(new_expression (type_identifier) @call (arguments) @argument)
; A call is the name and what follows it, side by side in whatever holds them.
(expression_statement (identifier) @call . (selector (argument_part) @argument))
(expression_statement (selector (_ (identifier) @call)) . (selector (argument_part) @argument))
(return_statement (identifier) @call . (selector (argument_part) @argument))
(return_statement (selector (_ (identifier) @call)) . (selector (argument_part) @argument))
(await_expression (identifier) @call . (selector (argument_part) @argument))
(await_expression (selector (_ (identifier) @call)) . (selector (argument_part) @argument))
(argument (identifier) @call . (selector (argument_part) @argument))
(argument (selector (_ (identifier) @call)) . (selector (argument_part) @argument))
(initialized_variable_definition (identifier) @call . (selector (argument_part) @argument))
(initialized_variable_definition
  (selector (_ (identifier) @call)) . (selector (argument_part) @argument))
