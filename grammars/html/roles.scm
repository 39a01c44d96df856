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

; The fields of forms. A form without a name is called what it is.
((start_tag
  (tag_name) @_tag
  (attribute (attribute_name) @_name (quoted_attribute_value) @field))
  (#any-of? @_tag "input" "select" "textarea")
  (#eq? @_name "name"))
((self_closing_tag
  (tag_name) @_tag
  (attribute (attribute_name) @_name (quoted_attribute_value) @field))
  (#any-of? @_tag "input" "select" "textarea")
  (#eq? @_name "name"))
((element
  (start_tag
    (tag_name) @_tag
    (attribute (attribute_name) @_name (quoted_attribute_value) @object)))
  (#eq? @_tag "form")
  (#any-of? @_name "id" "name" "class"))
((element (start_tag (tag_name) @object @_tag))
  (#eq? @_tag "form"))
