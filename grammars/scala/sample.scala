/* COMMENT /* nested COMMENT */ COMMENT */
package org.example // COMMENT

@Table(name = "VALUE__name")
case class Patient(FIELD__Patient__1: String, FIELD__Patient__2: Int = 3) extends Person("STRING") {
  private val FIELD__Patient__3: String = "VALUE__FIELD__Patient__3"
  var FIELD__Patient__4 = CODEWORD_x

  def login(CODEWORD_user: String, secret: String = "VALUE__secret"): Unit = {
    val NAME__local = s"STRING $CODEWORD_y ${CODEWORD_z + "STRING"} STRING"
    this.token = """STRING
      over lines "quoted" VALUE__token"""
    headers("api-key") = "VALUE__api_key"
    connect("ARGUMENT__connect", pin = "VALUE__pin")
    client.login(List("ARGUMENT__List"))
    val map = Map("inner-key" -> "VALUE__inner_key")
    new Login("ARGUMENT__Login")
  }
}

object Settings {
  val PASSWORD = "VALUE__PASSWORD"
}

trait Visit {
  val FIELD__Visit__1: String
}
