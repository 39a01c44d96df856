#!/usr/bin/env ruby
=begin
COMMENT
=end
require "STRING" # COMMENT

PASSWORD = "VALUE__PASSWORD"
$token ||= 'VALUE__token'
ENV["DB_PASSWORD"] = "VALUE__DB_PASSWORD"
text = <<~TEXT
  STRING over lines #{CODEWORD_x}
TEXT
words = %w[STRING VALUE__words]
percent = %q(STRING (nested) VALUE__percent)

class Patient < ApplicationRecord
  attr_accessor :FIELD__Patient__1, :FIELD__Patient__2
  attribute :FIELD__Patient__3, :string
  LIMIT = 3

  def login(user, secret = "VALUE__secret", pin: "VALUE__pin")
    @hash = "VALUE__hash STRING #{CODEWORD_y + "STRING"} STRING"
    self.apiKey = 'VALUE__apiKey'
    config = { "KEY__a" => "STRING", :symbol => "VALUE__symbol", key: ["VALUE__key"], "quoted": "VALUE__quoted" }
    client.connect "ARGUMENT__connect", phrase: "VALUE__phrase" # COMMENT
    Login.new(["ARGUMENT__new"])
    NAME__local = `STRING #{CODEWORD_z}`
  end
end

create_table :patients do |t|
  t.string :FIELD__patients__1, null: false
  t.date "FIELD__patients__2"
end
add_column :visits, :FIELD__visits__1, :string
