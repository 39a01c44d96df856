-- COMMENT
--[[ COMMENT
over lines ]]
local password = "VALUE__password" -- COMMENT
NAME__token = 'STRING \' STRING'
local config = {
  key = "VALUE__key",
  ["quoted-key"] = 'VALUE__quoted_key',
  "VALUE__config",
  KEY__nested = { deep = [[VALUE__deep
  over lines STRING]] },
}
config.secret = "VALUE__secret"
config["header-name"] = [==[VALUE__header_name ]] STRING]==]
connect("ARGUMENT__connect", { pin = "VALUE__pin" })
client:login("ARGUMENT__client_login")
client.run "ARGUMENT__client_run"
function run(CODEWORD_a)
  local inner = "VALUE__inner" .. CODEWORD_b
end
handler = function() local x = "VALUE__x"; call("ARGUMENT__call") end
