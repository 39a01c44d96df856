(comment) @comment
(plain_scalar) @string
(single_quote_scalar) @string
(double_quote_scalar) @string
(block_scalar) @string

(block_mapping_pair key: (_) @key value: (_) @value)
(flow_pair key: (_) @key value: (_) @value)

; - name: PASSWORD
;   value: ...
(block_sequence_item
  (block_node
    (block_mapping
      . (block_mapping_pair key: (_) @_name value: (_) @key)
      . (block_mapping_pair key: (_) @_value value: (_) @value) .))
  (#any-of? @_name "name" "key")
  (#eq? @_value "value"))
(block_sequence_item
  (flow_node
    (flow_mapping
      . (flow_pair key: (_) @_name value: (_) @key)
      . (flow_pair key: (_) @_value value: (_) @value) .))
  (#any-of? @_name "name" "key")
  (#eq? @_value "value"))

; JSON Schema and OpenAPI: the object is the key above, or the title beside it.
((block_mapping_pair
  key: (_) @_properties
  value: (block_node (block_mapping (block_mapping_pair key: (_) @field))))
  (#eq? @_properties "properties"))
((block_mapping_pair
  key: (_) @object
  value: (block_node (block_mapping (block_mapping_pair key: (_) @_properties value: (block_node)))))
  (#eq? @_properties "properties"))
((block_mapping
  (block_mapping_pair key: (_) @_title value: (_) @object)
  (block_mapping_pair key: (_) @_properties value: (block_node)))
  (#eq? @_title "title")
  (#eq? @_properties "properties"))
