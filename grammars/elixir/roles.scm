(comment) @comment
(string) @string
(charlist) @string
(sigil) @string
(interpolation) @code

(binary_operator left: (identifier) @name operator: "=" right: (_) @value)
(binary_operator left: (identifier) @name operator: "\\\\" right: (_) @value)
(binary_operator left: (_) @key operator: "=>" right: (_) @value)
(pair key: (_) @key value: (_) @value)
(unary_operator operator: "@" operand: (call target: (_) @name (arguments . (_) @value)))
(call
  target: (identifier) @_config
  (arguments . (atom) . (atom) @key . (_) @value .)
  (#eq? @_config "config"))

(call target: (identifier) @_module (arguments . (alias) @object) (#eq? @_module "defmodule"))
(call target: (identifier) @_schema (arguments . (string) @object) (#eq? @_schema "schema"))
(call
  target: (identifier) @_create
  (arguments . (call target: (identifier) @_table (arguments . (atom) @object)))
  (#any-of? @_create "create" "alter")
  (#eq? @_table "table"))
(call
  target: (identifier) @_field
  (arguments . (atom) @field . (_)? @type)
  (#any-of? @_field "field" "add" "add_if_not_exists"))
(call
  target: (identifier) @_struct
  (arguments (list (atom) @field))
  (#eq? @_struct "defstruct"))
(call
  target: (identifier) @_struct
  (arguments (list (keywords (pair key: (_) @field))))
  (#eq? @_struct "defstruct"))
((call target: (identifier) @_def) @scope (#any-of? @_def "def" "defp" "defmacro" "test"))

(call target: (_) @call (arguments) @argument)
