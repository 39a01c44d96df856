(Comment) @comment
(AttValue) @string
(CharData) @string
(CDSect) @string

(Attribute . (Name) @key . (AttValue) @value)
(element . (STag . (Name) @key) . (content) @value)

; <add key="password" value="..."/>, <property name="password">...</property>
(EmptyElemTag
  (Attribute . (Name) @_name . (AttValue) @key)
  . (Attribute . (Name) @_value . (AttValue) @value)
  (#any-of? @_name "key" "name")
  (#eq? @_value "value"))
(STag
  (Attribute . (Name) @_name . (AttValue) @key)
  . (Attribute . (Name) @_value . (AttValue) @value)
  (#any-of? @_name "key" "name")
  (#eq? @_value "value"))
(element
  . (STag (Attribute . (Name) @_name . (AttValue) @key))
  . (content) @value
  (#any-of? @_name "key" "name"))
