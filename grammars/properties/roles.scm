(comment) @comment
; The comments of ini files.
((property . (key) @_key) @comment (#starts-with? @_key ";"))
((property . (key) @_key . (value) @comment) (#starts-with? @_key ";"))

(value) @string

(property . (key) @key . (value) @value)
(property . (key) @key)
