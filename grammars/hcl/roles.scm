(comment) @comment
(string_lit) @string
(quoted_template) @string
(heredoc_template) @string
(template_interpolation) @code
(template_directive) @code

(attribute . (identifier) @key . (expression) @value)
(object_elem key: (_) @key val: (_) @value)

; variable "password" { default = "..." }
(block
  . (identifier) @_variable
  . (string_lit) @name
  (body (attribute . (identifier) @_default . (expression) @value))
  (#eq? @_variable "variable")
  (#eq? @_default "default"))

(function_call . (identifier) @call . (function_arguments) @argument)
