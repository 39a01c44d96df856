(comment) @comment
(html_comment) @comment
(hash_bang_line) @comment
(string) @string
(template_string) @string
(template_substitution) @code
(jsx_text) @string

(variable_declarator name: (identifier) @name value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(assignment_expression left: (member_expression property: (_) @name) right: (_) @value)
(assignment_expression left: (subscript_expression index: (string) @key) right: (_) @value)
(augmented_assignment_expression left: (identifier) @name right: (_) @value)
(augmented_assignment_expression left: (member_expression property: (_) @name) right: (_) @value)
(required_parameter pattern: (identifier) @name value: (_) @value)
(optional_parameter pattern: (identifier) @name value: (_) @value)
(enum_assignment name: (_) @name value: (_) @value)
(assignment_pattern left: (identifier) @name right: (_) @value)
(object_assignment_pattern left: (_) @name right: (_) @value)
(pair key: (_) @key value: (_) @value)
(jsx_attribute (property_identifier) @key (_) @value)

(public_field_definition name: (_) @field)
(public_field_definition name: (_) @field type: (_ (_) @type))
(public_field_definition name: (_) @field value: (_) @value)
(required_parameter (accessibility_modifier) pattern: (identifier) @field type: (_ (_) @type))
(property_signature name: (_) @field type: (_ (_) @type))
(class_declaration name: (_) @object)
(abstract_class_declaration name: (_) @object)
(class name: (_) @object)
(interface_declaration name: (_) @object)
(type_alias_declaration name: (_) @object)
(statement_block) @scope

(call_expression function: (_) @call arguments: (_) @argument)
(new_expression constructor: (_) @call arguments: (_) @argument)

; Models and tables that are made by a call: Sequelize, Knex, Drizzle, Mongoose, and validators such as Zod.
((call_expression
  function: (member_expression property: (property_identifier) @_define)
  arguments: (arguments . (string) @object))
  (#any-of? @_define "define" "createTable" "alterTable" "table"))
((call_expression
  function: (member_expression property: (property_identifier) @_define)
  arguments: (arguments . (string) . (object (pair key: (_) @field value: (_) @type))))
  (#any-of? @_define "define" "createTable"))
((call_expression
  function: (member_expression object: (identifier) property: (property_identifier) @type @_type)
  arguments: (arguments . (string) @field))
  (#any-of? @_type
    "string" "text" "integer" "bigInteger" "float" "decimal" "date" "dateTime" "datetime" "time"
    "timestamp" "boolean" "binary" "json" "jsonb" "uuid" "enu" "specificType"))
((call_expression
  function: (identifier) @_table
  arguments: (arguments . (string) @object . (object (pair key: (_) @field value: (_) @type))))
  (#any-of? @_table "pgTable" "mysqlTable" "sqliteTable"))
((call_expression
  function: (member_expression
    object: (identifier) @object
    property: (property_identifier) @_init)
  arguments: (arguments . (object (pair key: (_) @field value: (_) @type))))
  (#eq? @_init "init"))
((variable_declarator
  name: (identifier) @object
  value: (new_expression constructor: (_) @_schema))
  (#any-of? @_schema "Schema" "mongoose.Schema"))
((new_expression
  constructor: (_) @_schema
  arguments: (arguments . (object (pair key: (_) @field value: (_) @type))))
  (#any-of? @_schema "Schema" "mongoose.Schema"))
((variable_declarator
  name: (identifier) @object
  value: (call_expression function: (member_expression property: (property_identifier) @_object)))
  (#any-of? @_object "object" "shape"))
((call_expression
  function: (member_expression property: (property_identifier) @_object)
  arguments: (arguments . (object (pair key: (_) @field value: (_) @type))))
  (#any-of? @_object "object" "shape"))
