#!/usr/bin/env node
/* COMMENT of
   two lines */
'use strict'; // COMMENT
const password = "VALUE__password", NAME__other = 'STRING';
let token = `VALUE__token STRING ${CODEWORD_x + "STRING"} STRING`;
var lines = `STRING
over lines`;
const config = {
  // COMMENT
  'KEY__host': "STRING",
  apiKey: 'VALUE__apiKey',
  "nested-key": { deep: ["VALUE__deep", { deeper: "VALUE__deeper" }] },
  [CODEWORD_computed]: "STRING",
  method() { return "STRING"; },
};
config.secret = "VALUE__secret";
config["header-name"] = "VALUE__header_name";
process.env.DB_PASSWORD ||= "VALUE__DB_PASSWORD";
const client = connect("ARGUMENT__connect", { pin: "VALUE__pin" });
client.auth.login(["ARGUMENT__client_auth_login"], () => { const inner = "VALUE__inner"; });
const db = new Database("ARGUMENT__Database");
const pattern = /CODEWORD"/g, query = sql`ARGUMENT__sql STRING`;
function login(user, phrase = "VALUE__phrase", { pass = "VALUE__pass" } = {}) {
  return CODEWORD_user;
}
class Patient extends Base {
  FIELD__Patient__1 = "VALUE__FIELD__Patient__1";
  static FIELD__Patient__2;
  #FIELD__Patient__3 = new Map();
  visit() {
    const NAME__local = "STRING";
    this.ssn = "VALUE__ssn";
  }
}
const view = <Card title="VALUE__title" data-id={CODEWORD_id}>STRING in an element</Card>;
// COMMENT at the end
