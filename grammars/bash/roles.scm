(comment) @comment
(string) @string
(raw_string) @string
(ansi_c_string) @string
(translated_string) @string
(heredoc_body) @string
(expansion) @code
(simple_expansion) @code
(command_substitution) @code

; What a shell takes literally without quotes.
(variable_assignment value: (word) @string)
(command argument: (word) @string)
(array (word) @string)

(variable_assignment name: (variable_name) @name value: (_) @value)
(variable_assignment name: (subscript index: (_) @key) value: (_) @value)
; --password "...", --password="..."
(command argument: (word) @name . argument: (_) @value (#starts-with? @name "--"))
(concatenation . (word) @name . (_) @value (#starts-with? @name "--"))

(command name: (_) @call argument: (_) @argument)
