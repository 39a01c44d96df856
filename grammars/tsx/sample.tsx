/* COMMENT of
   two lines */
'use strict'; // COMMENT
const password = "VALUE__password", NAME__other = 'STRING';
let token: string = `VALUE__token STRING ${CODEWORD_x + "STRING"} STRING`;
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
function login(user: User, phrase = "VALUE__phrase", { pass = "VALUE__pass" } = {}) {
  return CODEWORD_user;
}
interface Person {
  FIELD__Person__1: string;
  "FIELD__Person__2"?: number;
  readonly FIELD__Person__3: { FIELD__Person__4: Date };
}
type Visit = {
  FIELD__Visit__1: string; // COMMENT
};
enum Level { low = "VALUE__low" }
@Entity("STRING")
class Patient extends Base<CODEWORD_Type> implements Person {
  FIELD__Patient__1 = "VALUE__FIELD__Patient__1";
  private static FIELD__Patient__2?: string;
  @Column({ name: "VALUE__name" }) FIELD__Patient__4!: string;
  constructor(private readonly FIELD__Patient__5: string, secret: string = "VALUE__secret") {
    super("ARGUMENT__super");
  }
  #FIELD__Patient__3 = new Map();
  visit() {
    const NAME__local = "STRING";
    this.ssn = "VALUE__ssn";
  }
}
const view = (
  <Card title="VALUE__title" data-id={CODEWORD_id}>
    STRING in an element {CODEWORD_expression}
  </Card>
);
// COMMENT at the end
