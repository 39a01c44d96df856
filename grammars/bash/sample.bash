#!/bin/bash
# COMMENT
export TOKEN="VALUE__TOKEN" PIN=VALUE__PIN
PASSWORD='VALUE__PASSWORD' # COMMENT
local_text="STRING $CODEWORD_a ${CODEWORD_b} $(CODEWORD_c "STRING") VALUE__local_text"
KEYWORD=VALUE__KEYWORD NAME__other=$'STRING\n'
curl -H "ARGUMENT__curl: STRING $CODEWORD_d" --password "VALUE__password"
mysql --user="VALUE__user" --secret VALUE__secret
cat <<EOF
STRING $CODEWORD_e
 STRING
EOF
cat <<'EOF' >> file
STRING $STRING
EOF
list=(STRING "VALUE__list")
declare -A map=([key]="VALUE__map")
map[item]="VALUE__item"
login "ARGUMENT__login" <<<"STRING"
run() {
  local inner="VALUE__inner"
  CODEWORD_command STRING
}
