(comment) @comment
(string) @string

(pair key: (_) @key value: (_) @value)

; {"name": "PASSWORD", "value": "..."}, as container definitions and parameter files write it.
(object
  . (pair key: (string) @_name value: (string) @key)
  . (pair key: (string) @_value value: (_) @value) .
  (#any-of? @_name "\"name\"" "\"Name\"" "\"key\"" "\"Key\"")
  (#any-of? @_value "\"value\"" "\"Value\""))

; JSON Schema and OpenAPI: the object is the key above, or the title beside it.
((pair key: (string) @_properties value: (object (pair key: (string) @field)))
  (#eq? @_properties "\"properties\""))
((pair key: (string) @object value: (object (pair key: (string) @_properties value: (object))))
  (#eq? @_properties "\"properties\""))
((object
  (pair key: (string) @_title value: (string) @object)
  (pair key: (string) @_properties value: (object)))
  (#eq? @_title "\"title\"")
  (#eq? @_properties "\"properties\""))

; Avro's records.
((pair
  key: (string) @_fields
  value: (array (object (pair key: (string) @_name value: (string) @field))))
  (#eq? @_fields "\"fields\"")
  (#eq? @_name "\"name\""))
((object
  (pair key: (string) @_name value: (string) @object)
  (pair key: (string) @_fields value: (array)))
  (#eq? @_name "\"name\"")
  (#eq? @_fields "\"fields\""))
