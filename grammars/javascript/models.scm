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
