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
