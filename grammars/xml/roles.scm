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

; XML Schema and Hibernate's mappings.
((EmptyElemTag
  (Name) @_tag
  (Attribute (Name) @_name (AttValue) @field))
  (#any-of? @_tag "xs:element" "xsd:element" "element" "xs:attribute" "xsd:attribute" "property" "field")
  (#eq? @_name "name"))
((STag
  (Name) @_tag
  (Attribute (Name) @_name (AttValue) @field))
  (#any-of? @_tag "property" "field")
  (#eq? @_name "name"))
((element
  (STag
    (Name) @_tag
    (Attribute (Name) @_name (AttValue) @object)))
  (#any-of? @_tag "xs:complexType" "xsd:complexType" "complexType" "xs:element" "xsd:element" "class"
    "entity" "table")
  (#eq? @_name "name"))
