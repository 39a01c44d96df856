(comment) @comment
(string) @string

(pair key: (_) @key value: (_) @value)

; {"name": "PASSWORD", "value": "..."}, as container definitions and parameter files write it.
(object
  . (pair key: (string) @_name value: (string) @key)
  . (pair key: (string) @_value value: (_) @value) .
  (#any-of? @_name "\"name\"" "\"Name\"" "\"key\"" "\"Key\"")
  (#any-of? @_value "\"value\"" "\"Value\""))
