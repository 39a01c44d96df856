(comment) @comment
(quoted_attribute_value) @string
(attribute_value) @string
(text) @string

(attribute . (attribute_name) @key . (_) @value)

; <input name="password" value="...">, <meta name="api-key" content="...">
(start_tag
  (attribute . (attribute_name) @_name . (_) @key)
  . (attribute . (attribute_name) @_value . (_) @value)
  (#any-of? @_name "name")
  (#any-of? @_value "value" "content"))
(self_closing_tag
  (attribute . (attribute_name) @_name . (_) @key)
  . (attribute . (attribute_name) @_value . (_) @value)
  (#any-of? @_name "name")
  (#any-of? @_value "value" "content"))

(script_element (raw_text) @script)
